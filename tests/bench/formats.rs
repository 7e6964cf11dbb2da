//! From files to documents, format by format, on one thread and without cleaning, and from there to a record of which
//! nothing is decided: `cargo bench --bench formats`.
//! `BENCH_BYTES` of each (1,000,000 without it), written to a fresh folder; bytes are those of the files, so what is
//! compressed counts as what it takes on the disk.

#![expect(clippy::unwrap_used, reason = "a dump that cannot be made is no bench")]
#![expect(
    clippy::disallowed_methods,
    reason = "benches make the files they need"
)]

#[path = "../generated/mod.rs"]
#[allow(dead_code, reason = "the test of that name uses more of it")]
mod composed;
#[allow(dead_code, reason = "other benches use more of it")]
mod dump;
mod floor;
mod kinds;

use divan::{Bencher, black_box, counter::BytesCount};
use floor::Floor;
use ghirbal::clean::Knowledge;
use ghirbal::input::{self, InputOptions, Item, Source, WalkItem, WalkOptions};
use kinds::{Kind, Written, dump};
use std::ops::ControlFlow;

fn main() {
    divan::main();
}

#[divan::bench(args = Kind::ALL)]
fn parse(bencher: Bencher<'_, '_>, kind: Kind) {
    let dump = dump(kind);
    let (sources, options) = (sources(&dump), InputOptions::default());
    let counted = bencher.counter(BytesCount::new(dump.bytes));
    counted.bench_local(|| {
        for source in &sources {
            input::documents(source, &options, &mut |item| {
                black_box(item);
                ControlFlow::Continue(())
            });
        }
    });
}

/// What no cleaner of this design can be faster than: read, unpacked, parsed, and taken through what cannot be left out.
/// Bytes are those before compression.
#[divan::bench(args = [Kind::Text, Kind::Jsonl, Kind::JsonlGz, Kind::JsonlZst])]
fn floor(bencher: Bencher<'_, '_>, kind: Kind) {
    let written = dump(kind);
    let (sources, options) = (sources(&written), InputOptions::default());
    let bytes = match kind {
        Kind::JsonlGz | Kind::JsonlZst => dump(Kind::Jsonl).bytes,
        _ => written.bytes,
    };
    let (knowledge, mut floor) = (Knowledge::builtin(), Floor::default());
    let counted = bencher.counter(BytesCount::new(bytes));
    counted.bench_local(|| {
        for source in &sources {
            input::documents(source, &options, &mut |item| {
                if let Item::Document(document) = item {
                    black_box(floor.pass(&document.text, knowledge.lexicon()));
                }
                ControlFlow::Continue(())
            });
        }
    });
}

fn sources(dump: &Written) -> Vec<Source> {
    let walk = input::find(vec![dump.path.clone()], WalkOptions::default());
    let found = walk.filter_map(|found| match found {
        WalkItem::Source(source) => Some(source),
        WalkItem::Event(_) => None,
    });
    found.collect()
}
