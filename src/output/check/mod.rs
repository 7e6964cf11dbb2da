//! Checking lines of records and answers: the schema that is published, and the laws beyond it. It reads no file and
//! says nothing about how well a page was cleaned.

mod form;
mod laws;
mod problem;

pub use problem::{Kind, Problem};

use super::line::{Address, FieldValue, Line, NoLine};
use crate::text::id::{Mark, mark};
use form::{ANSWER, Key, RECORD};
use std::borrow::Cow;
use std::collections::HashSet;

/// Characters of a value that a message shows.
const SHOWN_CHARS: usize = 40;

/// The names of all keys, those of a record first.
pub fn keys() -> impl Iterator<Item = &'static str> {
    let of_answers = ANSWER.iter().map(|key| key.name);
    let more = of_answers.filter(|name| RECORD.iter().all(|key| key.name != *name));
    RECORD.iter().map(|key| key.name).chain(more)
}

/// Checks the lines of one file, one after another. It remembers their addresses, 16 bytes each, and as much of lines whose
/// address their id completes.
#[derive(Debug, Default)]
pub struct Checker {
    addresses: HashSet<Mark>,
    lines: HashSet<Mark>,
}

/// A line that was checked.
#[derive(Debug)]
pub struct Checked<'a> {
    /// What it was taken for.
    pub shape: Shape<'a>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub enum Shape<'a> {
    /// A record, with its body where that is a text.
    Record(Option<Cow<'a, str>>),
    /// An answer in place of a record.
    Answer,
    /// No JSON object.
    None,
}

impl Checker {
    /// Checks a line, given without its line feed.
    pub fn line<'a>(&mut self, bytes: &'a [u8]) -> Checked<'a> {
        let mut problems = Vec::new();
        let shape = self.look(bytes, &mut problems);
        Checked { shape, problems }
    }

    fn look<'a>(&mut self, bytes: &'a [u8], problems: &mut Vec<Problem>) -> Shape<'a> {
        if bytes.trim_ascii().is_empty() {
            problems.push(Problem::new(Kind::BlankLine, "is blank"));
            return Shape::None;
        }
        let line = match Line::parse(bytes) {
            Ok(line) => line,
            Err(no_line) => {
                problems.push(not_a_line(no_line));
                return Shape::None;
            }
        };
        raw_characters(bytes, problems);
        let keys = if line.is_answer() { ANSWER } else { RECORD };
        compare_keys(&line, keys, problems);
        let mut values: Vec<Option<FieldValue<'a>>> = keys
            .iter()
            .map(|key| line.get(key.name).map(FieldValue::read))
            .collect();
        for (key, value) in keys.iter().zip(&mut values) {
            if value.as_ref().is_some_and(|value| !key.form.fits(value)) {
                let shown = line.get(key.name).map_or("", |value| value.get());
                let what = format!(
                    "{} is {}, not {}",
                    key.name,
                    shortened(shown),
                    key.form.says()
                );
                problems.push(Problem::new(Kind::WrongValue, what));
                // A value of the wrong type is reported once; the laws do not see it.
                *value = None;
            }
        }
        let read = |name: &str| {
            let at = keys.iter().position(|key| key.name == name)?;
            values.get(at)?.as_ref()
        };
        if line.is_answer() {
            laws::answer(&read, problems);
        } else {
            laws::record(&read, problems);
        }
        self.address(&line, bytes, problems);
        if line.is_answer() {
            return Shape::Answer;
        }
        let body = keys.iter().position(|key| key.name == "body");
        let body = body.and_then(|at| values.get_mut(at)?.take());
        Shape::Record(match body {
            Some(FieldValue::Text(body)) => Some(body),
            _ => None,
        })
    }

    /// Reports an address that occurred before. Not those of whole files: several answers may be about one file. Not those
    /// of standard input without an id, which are none; and where the id completes the address, the same line may come again,
    /// since equal lines of a filter have equal answers.
    fn address(&mut self, line: &Line<'_>, bytes: &[u8], problems: &mut Vec<Problem>) {
        let is_one = |address: &Address<'_>| {
            address.record.is_some() && (address.path != "-" || address.id.is_some())
        };
        let Some(address) = line.address().filter(is_one) else {
            return;
        };
        let is_new_line = address.id.is_none() || self.lines.insert(mark(&[bytes]));
        if !self.addresses.insert(address.mark()) && is_new_line {
            let what = format!("{address} stands in an earlier line already");
            problems.push(Problem::new(Kind::AddressTwice, what));
        }
    }
}

fn not_a_line(no_line: NoLine) -> Problem {
    match no_line {
        NoLine::NotUtf8(at) => {
            Problem::new(Kind::NotUtf8, format!("is not UTF-8 from byte {at} on"))
        }
        NoLine::NotJson(what) => Problem::new(Kind::NotJson, format!("is no JSON object ({what})")),
    }
}

/// What must be escaped in a string, and has no place outside of one.
fn raw_characters(bytes: &[u8], problems: &mut Vec<Problem>) {
    if let Some(control) = bytes.iter().find(|byte| **byte < 0x20) {
        let what = format!("U+{control:04X} stands in it as it is");
        problems.push(Problem::new(Kind::ControlCharacter, what));
    }
    for (separator, name) in [
        ("\u{85}", "U+0085"),
        ("\u{2028}", "U+2028"),
        ("\u{2029}", "U+2029"),
    ] {
        if memchr::memmem::find(bytes, separator.as_bytes()).is_some() {
            let what = format!("{name} stands in it as it is");
            problems.push(Problem::new(Kind::LineSeparator, what));
        }
    }
}

fn compare_keys(line: &Line<'_>, keys: &[Key], problems: &mut Vec<Problem>) {
    let place = |name: &str| keys.iter().position(|key| key.name == name);
    let mut met = vec![false; keys.len()];
    let mut last = 0;
    let mut in_order = true;
    for (name, _) in line.pairs() {
        let Some(at) = place(name) else {
            let what = format!(
                "has the key {}, which is not in the schema",
                shortened(name)
            );
            problems.push(Problem::new(Kind::UnknownKey, what));
            continue;
        };
        if std::mem::replace(&mut met[at], true) {
            let what = format!("has the key {name} twice");
            problems.push(Problem::new(Kind::RepeatedKey, what));
            continue;
        }
        if at < last && in_order {
            in_order = false;
            let what = format!("has the key {name} behind {}", keys[last].name);
            problems.push(Problem::new(Kind::KeyOrder, what));
        }
        last = at;
    }
    for (key, met) in keys.iter().zip(met) {
        if key.always && !met {
            let what = format!("has no key {}", key.name);
            problems.push(Problem::new(Kind::MissingKey, what));
        }
    }
}

fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN_CHARS) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
    }
}
