//! From files to documents, format by format, on one thread and without cleaning: `cargo bench --bench formats`.
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
mod kinds;

use divan::{Bencher, black_box, counter::BytesCount};
use ghirbal::input::{self, Found, InputOptions, Source, WalkOptions};
use kinds::{Kind, dump};
use std::ops::ControlFlow;

fn main() {
    divan::main();
}

#[divan::bench(args = Kind::ALL)]
fn parse(bencher: Bencher<'_, '_>, kind: Kind) {
    let dump = dump(kind);
    let walk = input::find(vec![dump.path.clone()], WalkOptions::default());
    let sources: Vec<Source> = walk
        .filter_map(|found| match found {
            Found::Source(source) => Some(source),
            Found::Event(_) => None,
        })
        .collect();
    let options = InputOptions::default();
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
