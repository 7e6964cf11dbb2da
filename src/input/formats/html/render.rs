//! A page as blocks of text: html5ever's tokenizer reads it once, and each stretch between two block boundaries
//! becomes a line. The tokenizer alone is used and not the tree builder, whose cost grows with the square of the
//! nesting; what the text needs of the tree is in `tree.rs`. It does not choose among the blocks.

use super::attributes;
use super::head::Head;
use super::piece::Piece;
use super::tags::{self, Kind};
use super::tree::{Node, Tree};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::{local_name, tendril::StrTendril};
use std::cell::RefCell;

/// A page as it was read.
pub(super) struct Rendered {
    pub(super) pieces: Vec<Piece>,
    pub(super) nodes: Vec<Node>,
    pub(super) head: Head,
}

impl Rendered {
    /// Whether there is running text among the lines.
    pub(super) fn has_text(&self) -> bool {
        self.pieces.iter().any(super::focus::is_prose)
    }

    /// Adds the text of an article that the page leaves to scripts to show.
    pub(super) fn append(&mut self, text: &str) {
        let around = Tree::new().around();
        self.pieces.extend(text.lines().map(|line| Piece {
            text: line.to_owned(),
            ..Piece::new(around, None)
        }));
    }
}

/// Reads a page. With `lines`, line ends in its text are line ends, as in a pre-formatted text.
pub(super) fn render(html: &str, lines: bool) -> Rendered {
    let sink = Sink(RefCell::new(Page::new(lines)));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    for chunk in chunks(&attributes::bounded(html)) {
        queue.push_back(StrTendril::from_slice(chunk));
        // The sink never asks to stop: scripts are not run, and the encoding is known.
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

/// Tendrils hold less than 4 GiB, and smaller pieces are copied in the cache.
fn chunks(html: &str) -> impl Iterator<Item = &str> {
    const CHUNK_BYTES: usize = 64 * 1024;
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = char_boundary(rest, CHUNK_BYTES);
        let (chunk, after) = rest.split_at(end);
        rest = after;
        Some(chunk)
    })
}

/// The last place up to `most` bytes where a text can be cut.
pub(super) fn char_boundary(text: &str, most: usize) -> usize {
    (0..=most.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or_default()
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Ok(mut page) = self.0.try_borrow_mut() else {
            return TokenSinkResult::Continue;
        };
        match token {
            Token::CharacterTokens(text) => page.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return page.start(&tag),
            Token::TagToken(tag) => page.end(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The page so far.
struct Page {
    tree: Tree,
    pieces: Vec<Piece>,
    /// The line that is being filled.
    line: Option<Piece>,
    /// White space came, and nothing after it.
    space: bool,
    /// Length of the line when its last link ended, as long as nothing has followed.
    link_end: Option<usize>,
    /// Line ends of the source are line ends of the text.
    lines: bool,
    head: Head,
}

impl Page {
    fn new(lines: bool) -> Self {
        Self {
            tree: Tree::new(),
            pieces: Vec::new(),
            line: None,
            space: false,
            link_end: None,
            lines,
            head: Head::default(),
        }
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let kind = tags::kind(&tag.name);
        if !self.tree.is_in_drawing() {
            self.head.start(tag);
        }
        match kind {
            Kind::Void => return TokenSinkResult::Continue,
            Kind::Break => {
                self.flush();
                return TokenSinkResult::Continue;
            }
            Kind::Block | Kind::Cell => self.flush(),
            Kind::Inline | Kind::Skipped => {}
        }
        let drawing = self.tree.is_in_drawing();
        if tag.self_closing && drawing {
            return TokenSinkResult::Continue;
        }
        self.tree.start(tag, kind);
        // Browsers set these apart by style; without it their words would run together.
        self.space |= self.link_end.is_some();
        self.joint(tag.name == local_name!("a"));
        if tag.name == local_name!("time") {
            self.time(tag);
        }
        match tags::raw(&tag.name).filter(|_| !drawing) {
            Some(raw) => TokenSinkResult::RawData(raw),
            None if tag.name == local_name!("plaintext") => TokenSinkResult::Plaintext,
            None => TokenSinkResult::Continue,
        }
    }

    /// An inline element that follows a link with nothing between stands beside it and not in its sentence.
    fn joint(&mut self, link: bool) {
        let end = self.link_end;
        let Some(line) = &mut self.line else { return };
        let at = line.text.len();
        if at > 0 && end == Some(at) && line.joints.last() != Some(&at) {
            line.joints.push(at);
        }
        if link {
            line.first_link.get_or_insert(at);
        }
    }

    /// Outside of a paragraph a time is a line of its own.
    fn time(&mut self, tag: &Tag) {
        if self.tree.around().is_loose() {
            self.flush();
        }
        let date = tag
            .attrs
            .iter()
            .find(|attribute| attribute.name.local == local_name!("datetime"));
        if let Some(date) = date {
            let date = date.value.to_string();
            self.line().time.get_or_insert(date);
        }
    }

    fn end(&mut self, tag: &Tag) {
        self.head.end(&tag.name);
        match tags::kind(&tag.name) {
            Kind::Block | Kind::Cell => self.flush(),
            Kind::Break if tag.name == local_name!("br") => self.flush(),
            _ => {}
        }
        if tag.name == local_name!("time") && self.tree.around().is_loose() {
            self.flush();
        }
        if tag.name == local_name!("a") {
            self.link_end = self.line.as_ref().map(|line| line.text.len());
        }
        self.tree.end(&tag.name);
    }

    fn text(&mut self, text: &str) {
        if self.head.text(text) || self.tree.around().skipped {
            return;
        }
        let around = self.tree.around();
        if !around.lines && !self.lines {
            return self.words(text);
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.flush();
            }
            self.words(line);
        }
    }

    /// Appends text to the line; runs of white space are one space, as HTML has it.
    fn words(&mut self, text: &str) {
        for (at, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            self.space |= at > 0;
            if word.is_empty() {
                continue;
            }
            self.link_end = None;
            let space = std::mem::take(&mut self.space);
            let link = self.tree.around().link;
            let line = self.line();
            if space && !line.text.is_empty() {
                line.text.push(' ');
            }
            line.text.push_str(word);
            if link {
                line.linked += word.chars().count();
            }
        }
    }

    fn line(&mut self) -> &mut Piece {
        let (around, tree) = (self.tree.around(), &self.tree);
        self.line
            .get_or_insert_with(|| Piece::new(around, tree.row()))
    }

    fn flush(&mut self) {
        self.space = false;
        self.link_end = None;
        self.pieces
            .extend(self.line.take().filter(|line| !line.text.is_empty()));
    }

    fn finish(mut self) -> Rendered {
        self.flush();
        Rendered {
            pieces: self.pieces,
            nodes: self.tree.nodes,
            head: self.head,
        }
    }
}
