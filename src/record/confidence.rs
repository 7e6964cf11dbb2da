//! How sure the cut is: an estimate of the chance that the body is right, from the margins of the decoder and from what was
//! removed. It orders documents for people who review them; nothing else of a record depends on it.

use super::labelled_text::LabelledText;
use crate::model::{Break, Labelled, Role, RuleId};
use crate::text::chars::{ends_sentence, is_closing};
use crate::text::table::cells;
use std::sync::LazyLock;

/// Words of a paragraph; what is removed in such pieces without a marker weighs most.
const PARAGRAPH_WORDS: usize = 12;

/// Margins of the decoder beyond a few of this say nothing more.
const MARGIN_SCALE: f32 = 2.0;

/// What is looked at, in the order of the signs.
const SIGNS: [&str; 7] = [
    "doubtful-kept",
    "doubtful-removed",
    "removed-paragraphs",
    "no-headline",
    "unended",
    "pieces",
    "removed",
];

/// The weight of each sign and the bias, fitted by logistic regression (`confidence.tsv`).
static WEIGHTS: LazyLock<([f64; SIGNS.len()], f64)> = LazyLock::new(|| {
    let (mut weights, mut bias) = ([0.0; SIGNS.len()], 0.0);
    for row in include_str!("confidence.tsv").lines() {
        let mut cells = cells(row);
        let (Some(name), Some(weight)) = (cells.next(), cells.next()) else {
            continue;
        };
        let weight: f64 = weight.parse().unwrap_or_default();
        match SIGNS.iter().position(|sign| *sign == name) {
            Some(at) => weights[at] = weight,
            None if name == "bias" => bias = weight,
            None => {}
        }
    }
    (weights, bias)
});

/// The chance that the body is right, from 0 to 1.
pub(super) fn confidence(page: LabelledText<'_>, has_headline: bool, kept: f64) -> f64 {
    let signs = signs(page, has_headline, kept);
    let (weights, bias) = &*WEIGHTS;
    let terms = signs
        .iter()
        .zip(weights)
        .map(|(sign, weight)| sign * weight);
    1.0 / (1.0 + (-(bias + terms.sum::<f64>())).exp())
}

/// The signs of a document, each from 0 to 1.
fn signs(page: LabelledText<'_>, has_headline: bool, kept: f64) -> [f64; SIGNS.len()] {
    let mut sums = Sums::default();
    for line in page.labelled {
        sums.add(page, line);
    }
    let body = sums.body.max(1.0);
    // Of what is removed there may be many times the body.
    let beside_body = |words: f64| words / (words + body);
    [
        sums.doubtful_kept / body,
        beside_body(sums.doubtful_removed),
        beside_body(sums.paragraphs),
        f64::from(u8::from(!has_headline)),
        sums.unended / body,
        sums.pieces / body,
        1.0 - kept,
    ]
}

/// Words of a document by what was decided about them.
#[derive(Default)]
struct Sums {
    body: f64,
    doubtful_kept: f64,
    doubtful_removed: f64,
    paragraphs: f64,
    unended: f64,
    pieces: f64,
}

impl Sums {
    fn add(&mut self, page: LabelledText<'_>, line: &Labelled) {
        #[expect(clippy::cast_precision_loss, reason = "words of one line")]
        let words = line.counts.words as f64;
        let doubt = f64::from((-line.verdict.margin.max(0.0) / MARGIN_SCALE).exp());
        if line.verdict.role() == Role::Body {
            self.body += words;
            self.doubtful_kept += words * doubt;
            let text = page.text_of(line).trim_end_matches(is_closing);
            self.unended += if text.ends_with(ends_sentence) {
                0.0
            } else {
                words
            };
            self.pieces += if line.segment.before == Break::Line {
                0.0
            } else {
                words
            };
        } else if line.verdict.marker.is_none() && !is_said_elsewhere(line) {
            self.doubtful_removed += words * doubt;
            let is_paragraph = line.counts.words >= PARAGRAPH_WORDS;
            self.paragraphs += if is_paragraph { words } else { 0.0 };
        }
    }
}

/// Whether a removed line is in the record anyway: its headline, or a second printing.
fn is_said_elsewhere(line: &Labelled) -> bool {
    let role = line.verdict.role();
    role == Role::Headline || line.verdict.rule == Some(RuleId::PrintedTwice)
}

#[cfg(test)]
mod tests {
    use super::{SIGNS, WEIGHTS, confidence};
    use crate::model::RuleId;
    use crate::record::sample::{Sample, filler};

    fn sure(sample: &Sample) -> f64 {
        confidence(sample.page(), true, 1.0)
    }

    fn sentence(from: usize, words: usize) -> String {
        format!("{}.", filler(from, words))
    }

    #[test]
    fn every_sign_has_a_weight_that_speaks_against() {
        let (weights, bias) = &*WEIGHTS;
        for (name, weight) in SIGNS.iter().zip(weights) {
            assert!(*weight < 0.0, "{name}");
        }
        assert!(*bias > 0.0);
    }

    #[test]
    fn paragraphs_removed_without_a_marker_weigh_most() {
        let body = || Sample::default().body(&sentence(0, 60));
        let ticker = |words| sure(&body().line(RuleId::Ticker, &filler(100, words)));
        let clean = sure(&body());
        // One word fewer and it is no paragraph.
        assert!(ticker(12) < ticker(11) - 0.005);
        assert!(ticker(11) <= clean);
        assert!(ticker(60) < clean - 0.05 && ticker(300) < ticker(60) - 0.05);
        let marked =
            sure(&body().marked(RuleId::ReadAlsoMarker, &filler(100, 2), &filler(200, 58)));
        assert!((marked - clean).abs() < 1e-9);
    }

    #[test]
    fn a_headline_and_ended_sentences_are_surer() {
        let ended = Sample::default().body(&sentence(0, 40));
        let open = Sample::default().body(&filler(0, 40));
        assert!(sure(&open) < sure(&ended));
        assert!(confidence(ended.page(), false, 1.0) < sure(&ended));
        assert!(confidence(ended.page(), true, 0.4) < sure(&ended));
    }
}
