//! Layers: a source may be compressed, an archive, or both; inside is a format that holds documents. The first bytes
//! of each layer tell what it is, not names. It reads no format itself.

use super::formats::{self, Emit, Item};
use super::options::InputOptions;
use super::stream::archive::{self, Entry};
use super::stream::compression::{self, MOST_COMPRESSIONS};
use super::stream::input_stream::InputStream;
use super::stream::origin::Origin;
use super::stream::source::{Source, unreadable};
use crate::error::Error;
use crate::report::{Event, SkipReason};
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

/// Archives that may lie inside each other: an archive of archives is read, what is deeper is passed over.
const MOST_ARCHIVES: usize = 2;

/// Reads `source` and hands each document to `emit`, which can end the reading; frames are parsed on the way.
pub fn documents(
    source: &Source,
    options: &InputOptions,
    emit: &mut dyn FnMut(Item) -> ControlFlow<()>,
) {
    frames(source, options, &mut |item| match item {
        Item::Frame(frame) => frame.parse(options, emit),
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
    let is_filter = options.lines_alone && origin.path == "-";
    let input = match is_filter {
        true => InputStream::live(origin, reader),
        false => InputStream::new(origin, reader),
    };
    let read = read_layers(input, Some(source), 0, options, emit);
    if read.is_continue() && end.is_some_and(|end| end.has_moved()) {
        let what = "grew while it was read; what was added was left out";
        let error = Error::new(source.name.clone(), what, "run again when it is complete");
        let _: ControlFlow<()> = emit(Item::Event(Event::Warning(error)));
    }
}

/// The first bytes of a file, behind its compression: enough to tell what it is.
///
/// # Errors
/// The file cannot be read.
pub fn first_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let source = Source::named(path.to_path_buf(), &path.metadata()?);
    let (reader, _) = source.open()?;
    let input = InputStream::new(Origin::default(), reader);
    Ok(compression::decompress(input).head)
}

/// Takes compression and archives off a stream and reads what is below. `file` is where the stream's bytes can be
/// read at any place, when nothing was taken off yet; `archives` is how many archives it lies in.
fn read_layers(
    input: InputStream<'_>,
    file: Option<&Source>,
    archives: usize,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    // A filter answers each line by itself: a first line that begins like a compressed file or an archive must not swallow
    // the others.
    let is_filter = options.lines_alone && input.origin.path == "-";
    if is_filter {
        return documents_of(input, options, emit);
    }
    let file = file.filter(|_| compression::detect(&input.head).is_none());
    let mut input = compression::decompress(input);
    if input.head.is_empty() {
        if let Some(damage) = input.take_damage() {
            return emit(Item::Event(damage));
        }
        if !input.origin.explicit {
            return emit(Item::Event(input.origin.skipped(SkipReason::Empty)));
        }
    }
    if compression::detect(&input.head).is_some() {
        let what = format!("is compressed more than {MOST_COMPRESSIONS} times");
        let remedy = "decompress it first";
        return emit(Item::Event(input.origin.unsupported(what, remedy)));
    }
    if let Some(file) = file {
        input.set_source(file);
    }
    let Some(kind) = archive::detect(&input.head) else {
        return documents_of(input, options, emit);
    };
    if archives >= MOST_ARCHIVES && input.origin.explicit {
        let what = "is an archive too deep inside others";
        return emit(Item::Event(
            input.origin.unsupported(what, "extract it first"),
        ));
    }
    if archives >= MOST_ARCHIVES {
        return emit(Item::Event(input.origin.skipped(SkipReason::DeepArchive)));
    }
    archive::read(kind, input, options, &mut |entry| match entry {
        Entry::Document(document) => documents_of(document, options, emit),
        Entry::Member(member) if member.origin.explicit => {
            answered_member(member, archives + 1, options, emit)
        }
        Entry::Member(member) => read_layers(member, None, archives + 1, options, emit),
        Entry::Event(event) => emit(Item::Event(event)),
    })
}

/// Reads a member that is owed an answer: where nothing comes of it, that is told.
fn answered_member(
    member: InputStream<'_>,
    archives: usize,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    let origin = member.origin.clone();
    let mut is_silent = true;
    read_layers(member, None, archives, options, &mut |item| {
        is_silent &= matches!(
            item,
            Item::Pause
                | Item::Event(Event::Warning(_) | Event::Guessed { .. } | Event::Skipped { .. })
        );
        emit(item)
    })?;
    match is_silent {
        true => emit(Item::Event(origin.unsupported("holds no document", ""))),
        false => ControlFlow::Continue(()),
    }
}

/// Reads what is neither compressed nor an archive.
fn documents_of(
    mut input: InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    formats::documents(&mut input, options, emit)?;
    while let Some(damage) = input.take_damage() {
        emit(Item::Event(damage))?;
    }
    ControlFlow::Continue(())
}
