//! Labelled pages for the tests of this folder: lines with the rule that each was given. No decoder runs.

use super::labelled_text::LabelledText;
use crate::lexicon::Lexicon;
use crate::model::{Break, Counts, Labelled, Part, RuleId, Segment, Shown, Verdict};
use crate::text::chars::{is_arabic_letter, is_letter, is_visible};
use crate::text::words;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

/// A page under construction.
#[derive(Default)]
pub(super) struct Sample {
    pub(super) text: String,
    pub(super) labelled: Vec<Labelled>,
    has_markup: bool,
}

impl Sample {
    /// A paragraph of the article below what is there.
    pub(super) fn body(self, text: &str) -> Self {
        self.push(text, None, 0)
    }

    /// A line that a rule takes out.
    pub(super) fn line(self, rule: RuleId, text: &str) -> Self {
        self.push(text, Some(rule), 0)
    }

    /// A line that a rule takes out because of the marker at its start.
    pub(super) fn marked(self, rule: RuleId, marker: &str, rest: &str) -> Self {
        self.push(&format!("{marker}{rest}"), Some(rule), marker.len())
    }

    /// The last line is in a part of the page.
    pub(super) fn part(mut self, part: Part) -> Self {
        self.last().verdict.part = part;
        self
    }

    /// The last line is what is left of a longer one behind a marker.
    pub(super) fn behind_marker(mut self) -> Self {
        self.last().segment.before = Break::Marker;
        self
    }

    /// The page has markup, which shows this of the last line.
    pub(super) fn shown(mut self, link_only: bool, teaser: bool) -> Self {
        self.has_markup = true;
        self.last().shown = Shown { link_only, teaser };
        self
    }

    pub(super) fn page(&self) -> LabelledText<'_> {
        LabelledText {
            text: &self.text,
            labelled: &self.labelled,
            lexicon: &LEXICON,
            has_markup: self.has_markup,
        }
    }

    fn push(mut self, text: &str, rule: Option<RuleId>, marker: usize) -> Self {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(text);
        let count = |test: fn(char) -> bool| text.chars().filter(|&c| test(c)).count();
        self.labelled.push(Labelled {
            segment: Segment {
                span: start..self.text.len(),
                before: Break::Line,
            },
            counts: Counts {
                words: words::count(text),
                visible: count(is_visible),
                letters: count(is_letter),
                arabic: count(is_arabic_letter),
            },
            shown: Shown::default(),
            verdict: Verdict {
                rule,
                marker: (marker > 0).then(|| start..start + marker),
                part: Part::Text,
                state: "",
                evidence: Vec::new(),
                margin: f32::MAX,
                runner_up: None,
            },
        });
        self
    }

    fn last(&mut self) -> &mut Labelled {
        self.labelled.last_mut().expect("a line came before")
    }
}

/// Words that are no phrase of any table: `count` different ones, from a number on.
pub(super) fn filler(from: usize, count: usize) -> String {
    let letters: Vec<char> = "بتثجحخدذرزسشصضطظعغفق".chars().collect();
    let word = |number: usize| -> String {
        let digits = [number / 400 % 20, number / 20 % 20, number % 20];
        ['م', 'ي']
            .into_iter()
            .chain(digits.map(|digit| letters[digit]))
            .collect()
    };
    let words: Vec<String> = (from..from + count).map(word).collect();
    words.join(" ")
}
