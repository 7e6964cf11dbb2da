//! The steps from text to record, each alone: `cargo bench --bench steps`. `BENCH_DOCUMENTS` texts of 10 KB (100
//! without it); a fold or a match goes over all their lines.

#![expect(clippy::unwrap_used, reason = "the generator is a test's")]
#![allow(
    clippy::disallowed_methods,
    reason = "the dumps that other benches use are written to files"
)]

#[path = "../generated/mod.rs"]
#[allow(dead_code, reason = "the test of that name uses more of it")]
mod composed;
#[allow(dead_code, reason = "other benches use more of it")]
mod dump;
mod floor;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use dump::Press;
use floor::Floor;
use ghirbal::clean::{Knowledge, clean};
use ghirbal::model::{Document, Outcome};
use ghirbal::output::formats::JsonLines;
use ghirbal::output::writer::RecordWriter;
use ghirbal::segment::{self, Grammar};
use ghirbal::settings::Settings;
use ghirbal::text::fold::Folded;
use ghirbal::text::utf8;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::builtin);
static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let count = std::env::var("BENCH_DOCUMENTS").map_or(100, |count| count.parse().unwrap());
    let mut press = Press::new();
    let document = |text| Document {
        text,
        ..Document::default()
    };
    (0..count).map(|_| document(press.text())).collect()
});

fn main() {
    divan::main();
}

/// So many bytes of text are worked through.
fn text_bytes() -> BytesCount {
    let bytes: usize = DOCUMENTS.iter().map(|document| document.text.len()).sum();
    BytesCount::new(bytes)
}

fn lines() -> impl Iterator<Item = &'static str> {
    DOCUMENTS.iter().flat_map(|document| document.text.lines())
}

#[divan::bench]
fn knowledge() -> Knowledge {
    Knowledge::builtin()
}

#[divan::bench]
fn fold(bencher: Bencher<'_, '_>) {
    let mut folded = Folded::default();
    bencher.counter(text_bytes()).bench_local(|| {
        for line in lines() {
            folded.refold(black_box(line));
            black_box(folded.as_str());
        }
    });
}

#[divan::bench(name = "match")]
fn hits(bencher: Bencher<'_, '_>) {
    let folded: Vec<(&str, Folded)> = lines().map(|line| (line, Folded::new(line))).collect();
    let lexicon = KNOWLEDGE.lexicon();
    bencher.counter(text_bytes()).bench_local(|| {
        for (line, folded) in &folded {
            black_box(lexicon.hits(line, folded));
        }
    });
}

/// The text checked, and then what cannot be left out.
#[divan::bench]
fn floor(bencher: Bencher<'_, '_>) {
    let mut floor = Floor::default();
    bencher.counter(text_bytes()).bench_local(|| {
        for document in DOCUMENTS.iter() {
            let text = utf8::valid(black_box(document.text.as_bytes())).unwrap();
            black_box(floor.pass(text, KNOWLEDGE.lexicon()));
        }
    });
}

#[divan::bench]
fn segment(bencher: Bencher<'_, '_>) {
    let (grammar, settings) = (Grammar::builtin(), Settings::default());
    let lexicon = KNOWLEDGE.lexicon();
    bencher.counter(text_bytes()).bench_local(|| {
        for document in DOCUMENTS.iter() {
            let segmented = segment::segment(document, lexicon, &grammar, &settings);
            black_box(segmented);
        }
    });
}

#[divan::bench(name = "clean")]
fn whole(bencher: Bencher<'_, '_>) {
    let settings = Settings::default();
    bencher.counter(text_bytes()).bench_local(|| {
        for document in DOCUMENTS.iter() {
            black_box(clean(document, &KNOWLEDGE, &settings));
        }
    });
}

#[divan::bench]
fn encode(bencher: Bencher<'_, '_>) {
    let settings = Settings::default();
    let outcome = |document| clean(document, &KNOWLEDGE, &settings).outcome;
    let records: Vec<_> = DOCUMENTS
        .iter()
        .map(outcome)
        .filter_map(|outcome| match outcome {
            Outcome::Record(record) => Some(record),
            Outcome::Rejected(_) => None,
        })
        .collect();
    let mut out = Vec::new();
    records
        .iter()
        .for_each(|one| JsonLines.write_record(one, &mut out));
    bencher.counter(BytesCount::new(out.len())).bench_local(|| {
        out.clear();
        records
            .iter()
            .for_each(|one| JsonLines.write_record(one, &mut out));
        black_box(&out);
    });
}
