//! Peeling: a source may be compressed, an archive, or both; below these layers is a format that holds documents.
//! Content decides at each layer. It reads no format itself.

use super::archive;
use super::compress;
use super::formats::{self, Emit, Item};
use super::opened::{Opened, Origin};
use super::options::InputOptions;
use super::read::{Source, unreadable};
use crate::error::Error;
use crate::report::{Event, SkipReason};
use std::ops::ControlFlow;

/// Compressions that may lie around each other; more is a trap or a mistake.
pub(super) const MOST_COMPRESSIONS: usize = 3;

/// Archives that may lie inside each other: an archive of archives is read, what is deeper is passed over.
pub(super) const MOST_ARCHIVES: usize = 2;

/// Reads `source` and hands each document to `emit`, which can end the reading; frames are opened on the way.
pub fn documents(
    source: &Source,
    options: &InputOptions,
    emit: &mut dyn FnMut(Item) -> ControlFlow<()>,
) {
    frames(source, options, &mut |item| match item {
        Item::Frame(frame) => frame.open(options, emit),
        item => emit(item),
    });
}

/// Reads `source` and hands each frame to `emit`, which can end the reading; what needs no parsing comes as a document.
pub fn frames(
    source: &Source,
    options: &InputOptions,
    emit: &mut dyn FnMut(Item) -> ControlFlow<()>,
) {
    let origin = Origin {
        path: source.name.clone(),
        member: None,
        explicit: source.explicit,
        size: source.size,
    };
    let (reader, end) = match source.open() {
        Ok(opened) => opened,
        Err(error) => {
            let event = unreadable(source.name.clone(), &error);
            // Nothing is left to do, whether or not more is wanted.
            let _: ControlFlow<()> = emit(Item::Event(event));
            return;
        }
    };
    let read = peel(Opened::new(origin, reader), Some(source), 0, options, emit);
    if read.is_continue() && end.is_some_and(|end| end.has_moved()) {
        let what = "grew while it was read; what was added was left out";
        let error = Error::new(source.name.clone(), what, "run again when it is complete");
        let _: ControlFlow<()> = emit(Item::Event(Event::Warning(error)));
    }
}

/// Takes compression and archives off a stream and reads what is below. `file` is where the stream's bytes can be
/// read at any place, when nothing was taken off yet; `archives` is how many archives it lies in.
pub(super) fn peel(
    mut opened: Opened<'_>,
    mut file: Option<&Source>,
    archives: usize,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    for _ in 0..MOST_COMPRESSIONS {
        let Some(compression) = compress::of(&opened.head) else {
            break;
        };
        opened = compress::open(compression, opened);
        file = None;
    }
    if opened.head.is_empty() {
        if let Some(damage) = opened.take_damage() {
            return emit(Item::Event(damage));
        }
        if !opened.origin.explicit {
            return emit(Item::Event(opened.origin.skipped(SkipReason::Empty)));
        }
    }
    if compress::of(&opened.head).is_some() {
        let what = format!("is compressed more than {MOST_COMPRESSIONS} times");
        return emit(Item::Event(
            opened.origin.unsupported(what, "decompress it first"),
        ));
    }
    // A pipe of lines is lines: one that holds an archive's magic costs no other.
    let is_filter = options.lines_alone && opened.origin.path == "-";
    let archive = archive::of(&opened.head).filter(|_| !is_filter);
    match archive {
        Some(kind) => archive::members(kind, opened, file, archives, options, emit),
        None => {
            formats::documents(&mut opened, options, emit)?;
            while let Some(damage) = opened.take_damage() {
                emit(Item::Event(damage))?;
            }
            ControlFlow::Continue(())
        }
    }
}
