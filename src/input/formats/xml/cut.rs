//! Cuts XML and SGML into records: a sample of the start tells which elements those are, containers are walked through,
//! and each record is handed over as it stands. A record that cannot be read costs itself alone: it ends where the next
//! begins.
//!
//! Reading in vain uses up an allowance that grows with the text, so that a file without end tags is read in linear
//! time: when it is used up, no element is followed further than it reaches.

use super::around::Around;
use super::element::Element;
use super::entities::Declared;
use super::extent::{self, Extent};
use super::sample;
use super::shape::{self, Role, Shape};
use super::site;
use super::tokens::{self, Token};
use super::tree::{self, Matching};
use super::values::Values;
use super::{RecordReader, Shared, UnparsedRecord};
use crate::input::fields::RecordValues;
use crate::text::chars::is_arabic_letter;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Elements around a record that are walked through.
const MOST_LEVELS: usize = 16;
/// Bytes that may be read in vain for each byte of text.
const VAIN_SHARE: usize = 4;
/// Bytes that may be read in vain at the start, and never more at once.
const VAIN_BYTES: usize = 128 * 1024 * 1024;
/// Arabic words outside of records that are told of.
const STRAY_WORDS: usize = 5;

/// Cuts the text into its records.
pub(super) fn cut(cut: &mut RecordReader<'_, '_, '_>, matching: Matching) -> ControlFlow<()> {
    let shape = sample::shape(cut);
    let is_known = shape.is_known();
    let allowance = VAIN_BYTES.max(cut.limit().saturating_mul(2));
    let mut walk = Walk {
        cut,
        matching,
        shape,
        open: Vec::new(),
        shared: Arc::default(),
        allowance,
        met: false,
        has_unclosed: false,
    };
    while is_known && walk.step()? {}
    if walk.met {
        return ControlFlow::Continue(());
    }
    let what = "has no element with an article's text";
    cut.unsupported(
        what,
        "name it with --field body=NAME, or convert it to plain text",
    )
}

struct Walk<'c, 'a, 'r, 'e> {
    cut: &'c mut RecordReader<'a, 'r, 'e>,
    matching: Matching,
    shape: Shape,
    /// The elements around the rest.
    open: Vec<String>,
    shared: Arc<Shared>,
    /// Bytes that may still be read in vain.
    allowance: usize,
    /// A record was met, or something that should be one.
    met: bool,
    /// A record had no end tag: the last may have none either.
    has_unclosed: bool,
}

impl Walk<'_, '_, '_, '_> {
    /// Takes the next token; false at the end.
    fn step(&mut self) -> ControlFlow<(), bool> {
        let rest = self.cut.rest();
        if rest.is_empty() {
            return self.end();
        }
        let Some((token, length)) = tokens::next(rest) else {
            return self.cut_token();
        };
        match token {
            // It may go on.
            Token::Text(_)
                if length == rest.len() && !self.cut.ended() && length <= self.cut.limit() =>
            {
                self.cut.fill();
            }
            Token::Text(text) | Token::Verbatim(text) => {
                let words = text.split_whitespace();
                let words = words.filter(|word| word.contains(is_arabic_letter));
                if words.take(STRAY_WORDS).count() == STRAY_WORDS {
                    let raw = Some(text.to_owned());
                    let line = self.cut.line();
                    self.cut
                        .bad_at(line, "text stands outside of the records", raw)?;
                }
                self.pass(length);
            }
            Token::Declaration(text) => {
                let mut shared = (*self.shared).clone();
                shared.declared.add(text);
                self.shared = Arc::new(shared);
                self.pass(length);
            }
            Token::Aside | Token::Broken => self.pass(length),
            Token::End(name) => {
                let open = self.open.iter().rposition(|open| open == name);
                self.open.truncate(open.unwrap_or(self.open.len()));
                self.pass(length);
            }
            Token::Start { name, empty, .. } => {
                let name = name.to_owned();
                self.element(&name, empty, length)?;
            }
        }
        ControlFlow::Continue(true)
    }

    /// Nothing of the text is left.
    fn end(&mut self) -> ControlFlow<(), bool> {
        if !self.cut.ended() {
            self.cut.fill();
            return ControlFlow::Continue(true);
        }
        if self.matching == Matching::Strict
            && let Some(open) = self.open.last()
        {
            let open = open.clone();
            self.met = true;
            self.cut.ends_inside(&open)?;
        }
        ControlFlow::Continue(false)
    }

    /// The text ends inside of a token.
    fn cut_token(&mut self) -> ControlFlow<(), bool> {
        let length = self.cut.rest().len();
        if self.cut.ended() {
            self.cut
                .ends_early("ends inside a tag or a comment; what came before was used")?;
            self.pass(length);
            return ControlFlow::Continue(false);
        }
        if length > self.cut.limit() {
            let line = self.cut.line();
            self.cut
                .bad_at(line, "a tag or a comment is not closed", None)?;
            self.pass(1);
        } else {
            self.cut.fill();
        }
        ControlFlow::Continue(true)
    }

    fn pass(&mut self, bytes: usize) {
        self.cut.advance(bytes);
        let grown = self
            .allowance
            .saturating_add(bytes.saturating_mul(VAIN_SHARE));
        self.allowance = grown.min(self.cut.limit().saturating_mul(2).max(VAIN_BYTES));
    }

    fn path(&self, name: &str) -> String {
        let outer = self.open.iter().map(|open| format!("/{open}"));
        outer.collect::<String>() + "/" + name
    }

    /// An element begins, whose start tag has `tag` bytes.
    fn element(&mut self, name: &str, empty: bool, tag: usize) -> ControlFlow<()> {
        let path = self.path(name);
        if self.shape.containers.contains(&path) && !empty {
            self.enter(name, tag);
            return ControlFlow::Continue(());
        }
        let is_record = self.shape.records.contains(&path);
        self.met |= is_record;
        match extent::reach(self.cut, &self.open, name, &mut self.allowance) {
            Some(Extent::Whole(length)) if is_record => {
                self.give(length)?;
                self.pass(length);
            }
            Some(Extent::Whole(length)) => return self.unknown(name, &path, tag, length),
            Some(Extent::Unclosed(length)) if is_record => {
                self.unclosed(name, length)?;
                self.pass(length);
            }
            Some(Extent::Lost) if is_record => {
                self.unclosed(name, tag)?;
                self.pass(tag);
            }
            Some(Extent::Unclosed(looked_at)) => {
                self.allowance = self.allowance.saturating_sub(looked_at);
                self.pass(tag);
            }
            Some(Extent::Lost) => self.pass(tag),
            Some(Extent::Cut(_)) if is_record => {
                let length = self.cut.rest().len();
                match self.has_unclosed {
                    true => self.give(length)?,
                    false => self.cut.ends_inside(name)?,
                }
                self.open.clear();
                self.pass(length);
            }
            None if is_record => {
                self.cut.too_long(None)?;
                extent::skip(self.cut, name, tag);
            }
            // What is in it is looked at piece by piece.
            Some(Extent::Cut(_)) | None => self.enter(name, tag),
        }
        ControlFlow::Continue(())
    }

    fn enter(&mut self, name: &str, tag: usize) {
        if self.open.len() < MOST_LEVELS {
            self.open.push(name.to_owned());
        }
        self.pass(tag);
    }

    /// Hands over the record at the start of the rest.
    fn give(&mut self, length: usize) -> ControlFlow<()> {
        if length > self.cut.limit() {
            return self.cut.too_long(None);
        }
        let text = self.cut.rest().get(..length).unwrap_or_default();
        let values = self.cut.is_sampling().then(|| {
            let root = tree::read(text, Matching::Loose, &Declared::default());
            let root = root.unwrap_or_default();
            root.elements()
                .next()
                .map(|record| Values::new(record).entries())
        });
        let record = UnparsedRecord {
            decoding: self.cut.decoding_of(text),
            text: text.to_owned(),
            matching: self.matching,
            shared: Arc::clone(&self.shared),
            plan: self.cut.plan(),
        };
        self.cut.give(record, values.flatten().as_deref())
    }

    /// A record without end tag: SGML leaves it out, in XML something is missing.
    fn unclosed(&mut self, name: &str, length: usize) -> ControlFlow<()> {
        if self.matching == Matching::Loose {
            self.has_unclosed = true;
            return self.give(length);
        }
        let raw = self.cut.rest().get(..length).map(str::to_owned);
        let line = self.cut.line();
        self.cut
            .bad_at(line, &format!("<{name}> is not closed"), raw)
    }

    /// An element that the sample did not show, or that is no record.
    fn unknown(&mut self, name: &str, path: &str, tag: usize, length: usize) -> ControlFlow<()> {
        let text = self.cut.rest().get(..length).unwrap_or_default();
        let root = tree::read(text, Matching::Loose, &Declared::default()).unwrap_or_default();
        let Some(element) = root.elements().next() else {
            self.pass(length);
            return ControlFlow::Continue(());
        };
        let outer = Element {
            name: self.open.last().cloned().unwrap_or_default(),
            ..Element::default()
        };
        let levels = MOST_LEVELS.saturating_sub(self.open.len());
        match shape::role(
            element,
            &Around::new(&outer),
            &self.cut.options.fields,
            levels,
        ) {
            Role::Record => {
                self.met = true;
                self.give(length)?;
                self.shape.records.insert(path.to_owned());
                self.pass(length);
            }
            Role::Container => {
                self.shape.containers.insert(path.to_owned());
                self.enter(name, tag);
            }
            Role::Other => {
                if let Some(name) = site::name(element, &outer.name) {
                    let mut shared = (*self.shared).clone();
                    shared.site.get_or_insert(name);
                    self.shared = Arc::new(shared);
                }
                self.pass(length);
            }
        }
        ControlFlow::Continue(())
    }
}
