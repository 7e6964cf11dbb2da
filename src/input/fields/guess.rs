//! Where names say nothing of the text: the field with the most Arabic in it over the first records of a source.
//! The choice is made once for a source, so that its records are all read alike.

use super::FEWEST_WORDS;
use super::choose::body_by_name;
use super::names::TEASER_RANK;
use super::value::Named;
use crate::input::options::Field;
use crate::text::fold;
use std::collections::{HashMap, HashSet};

/// Records that are looked at. Columns that hold articles hold them in nearly every row.
const SAMPLE_RECORDS: usize = 32;
/// Different fields that are looked at, so that objects whose keys are data stay small.
const SAMPLE_FIELDS: usize = 512;

/// Words of a headline: the median of a column of headlines lies in this range.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=20;

/// What is read from which field where its name does not say so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::input) struct Plan {
    pub(super) body: Option<String>,
    pub(super) title: Option<String>,
}

impl Plan {
    /// Whether something was chosen that a person should look at.
    pub(in crate::input) fn choices(&self) -> Vec<(&'static str, String)> {
        let body = self.body.iter().map(|path| (Field::Body, path));
        let title = self.title.iter().map(|path| (Field::Title, path));
        title
            .chain(body)
            .map(|(field, path)| (field.as_str(), path.clone()))
            .collect()
    }
}

/// The first records of a source.
#[derive(Debug, Default)]
pub(in crate::input) struct Sample {
    records: usize,
    /// A record has a field that is named as the text and holds some.
    named_body: bool,
    named_title: bool,
    columns: Vec<Column>,
    by_path: HashMap<String, usize>,
}

/// What a field holds over the sample.
#[derive(Debug)]
struct Column {
    path: String,
    letters: usize,
    values: usize,
    most_words: usize,
    words: Vec<usize>,
    full_stops: usize,
    distinct: HashSet<String>,
}

impl Sample {
    /// Adds a record.
    pub(in crate::input) fn add(&mut self, entries: &[Named]) {
        self.records += 1;
        self.named_body |= body_by_name(entries).is_some_and(|(at, rank)| {
            let is_arabic = entries.get(at).is_some_and(|entry| entry.value.is_arabic());
            rank < TEASER_RANK && is_arabic
        });
        for entry in entries.iter().filter(|entry| !entry.value.is_empty()) {
            let known = entry.known();
            self.named_title |= known.is_some_and(|known| known.field == Field::Title);
            // A teaser may turn out to be the longest text there is.
            if entry.may_be_text() {
                self.value(entry);
            }
        }
    }

    fn value(&mut self, entry: &Named) {
        let at = match self.by_path.get(&entry.path) {
            Some(&at) => at,
            None if self.columns.len() < SAMPLE_FIELDS => {
                self.by_path.insert(entry.path.clone(), self.columns.len());
                self.columns.push(Column::new(&entry.path));
                self.columns.len() - 1
            }
            None => return,
        };
        if let Some(column) = self.columns.get_mut(at) {
            column.add(entry);
        }
    }

    /// Whether the plan is certain, so that no more records need to be added.
    pub(in crate::input) fn is_enough(&self) -> bool {
        self.named_body || self.records >= SAMPLE_RECORDS
    }

    /// The plan that follows from the records.
    pub(in crate::input) fn plan(self) -> Plan {
        if self.named_body {
            return Plan::default();
        }
        // `max_by_key` gives the last of equals, hence from the back: the first field of the record.
        let longest = self
            .columns
            .iter()
            .rev()
            .max_by_key(|column| column.letters)
            .filter(|column| column.most_words >= FEWEST_WORDS);
        let Some(body) = longest else {
            return Plan::default();
        };
        let title = self.columns.iter().find(|column| {
            !self.named_title && column.path != body.path && column.holds_headlines(body)
        });
        Plan {
            body: Some(body.path.clone()),
            title: title.map(|column| column.path.clone()),
        }
    }
}

impl Column {
    fn new(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            letters: 0,
            values: 0,
            most_words: 0,
            words: Vec::new(),
            full_stops: 0,
            distinct: HashSet::new(),
        }
    }

    fn add(&mut self, entry: &Named) {
        let words = entry.value.arabic_words();
        self.letters += entry.value.arabic_letters();
        self.values += 1;
        self.most_words = self.most_words.max(words);
        self.words.push(words);
        let [text] = entry.value.texts() else {
            return;
        };
        self.full_stops += usize::from(text.trim_end().ends_with(['.', '…']));
        if words <= *HEADLINE_WORDS.end() {
            self.distinct.insert(fold::phrase(text));
        }
    }

    /// Whether its values are short, distinct, without full stop, and clearly shorter than the text.
    fn holds_headlines(&self, body: &Self) -> bool {
        const SHORTER: usize = 3;
        let mut words = self.words.clone();
        words.sort_unstable();
        let median = words.get(words.len() / 2).copied().unwrap_or(0);
        HEADLINE_WORDS.contains(&median)
            && self.distinct.len() * 10 >= self.values * 9
            && self.full_stops * 10 <= self.values
            && self.letters * SHORTER <= body.letters
    }
}

#[cfg(test)]
mod tests {
    use super::super::value::{FieldValue, Named};
    use super::Sample;

    fn choices(rows: &[&[(&str, &str)]]) -> Vec<(&'static str, String)> {
        let mut sample = Sample::default();
        for row in rows {
            let named = |(path, text): &(&str, &str)| {
                Named::new(String::from(*path), FieldValue::from_text(*text))
            };
            sample.add(&row.iter().map(named).collect::<Vec<_>>());
        }
        sample.plan().choices()
    }

    #[test]
    fn the_longest_arabic_column_is_the_text_and_a_short_one_the_headline() {
        let long = "أعلنت الوزارة اليوم خطة جديدة لتطوير الموانئ. ".repeat(9);
        let found = choices(&[
            &[
                ("a", "خطة جديدة لتطوير الموانئ"),
                ("b", &long),
                ("c", "https://x/خبر"),
                ("url", &long.repeat(2)),
            ],
            &[
                ("a", "الموانئ تستقبل سفنا أكبر"),
                ("b", &long),
                ("c", "https://x/خبر"),
            ],
        ]);
        assert_eq!(
            found,
            [("title", String::from("a")), ("body", String::from("b"))]
        );
    }

    #[test]
    fn a_label_that_repeats_is_no_headline() {
        let long = "كلمة ثم أخرى ".repeat(40);
        let row: &[(&str, &str)] = &[("label", "خبر فيه معلومة مضللة"), ("b", &long)];
        assert_eq!(choices(&[row, row]), [("body", String::from("b"))]);
    }

    #[test]
    fn names_and_short_values_leave_nothing_to_choose() {
        assert!(choices(&[&[("text", "نص الخبر"), ("b", "نص أطول بكثير من ذلك كله")]]).is_empty());
        assert!(choices(&[&[("b", "أحمد علي")]]).is_empty());
    }
}
