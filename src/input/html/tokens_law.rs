//! The laws that a page is cut as html5ever's tokenizer cuts it, and that a name with a control character in it is not
//! the name without.

use super::attributes::{Attribute, Attributes};
use super::tags::{self, Content};
use super::tokens::{Sink, Tag, read};
use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use std::cell::RefCell;

const ATTRIBUTES: [(Attribute, &str); 5] = [
    (Attribute::AriaHidden, "aria-hidden"),
    (Attribute::Class, "class"),
    (Attribute::Id, "id"),
    (Attribute::Hidden, "hidden"),
    (Attribute::Role, "role"),
];

/// What was read, a line a token; pieces of text that follow each other are one.
#[derive(Default)]
struct Told(String);

impl Told {
    fn text_of(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.0.ends_with('}') {
            self.0.push_str("\n{}");
        }
        self.0.pop();
        self.0.push_str(text);
        self.0.push('}');
    }

    fn tag(&mut self, name: &str, closing: bool, attribute: impl Fn(usize) -> Option<String>) {
        self.0.push_str(&format!("\n<{name} {closing}"));
        for at in 0..ATTRIBUTES.len() {
            self.0.push_str(&format!(" {:?}", attribute(at)));
        }
    }
}

impl Sink for Told {
    fn start(&mut self, tag: &Tag<'_>) -> Content {
        self.tag(&tag.name, tag.self_closing, |at| {
            tag.attributes.get(ATTRIBUTES[at].0).map(str::to_owned)
        });
        tags::content(&tag.name)
    }

    fn end(&mut self, name: &LocalName) {
        self.0.push_str(&format!("\n</{name}"));
    }

    fn text(&mut self, text: &str) {
        self.text_of(text);
    }
}

#[derive(Default)]
struct Theirs(RefCell<Told>);

impl TokenSink for Theirs {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut told = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => told.text_of(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                told.tag(&tag.name, tag.self_closing, |at| {
                    let named = |name: &LocalName| **name == *ATTRIBUTES[at].1;
                    let found = tag.attrs.iter().find(|found| named(&found.name.local));
                    found.map(|found| found.value.to_string())
                });
                return match tags::content(&tag.name) {
                    Content::Markup => TokenSinkResult::Continue,
                    Content::Plain => TokenSinkResult::Plaintext,
                    Content::References => TokenSinkResult::RawData(RawKind::Rcdata),
                    Content::Raw => TokenSinkResult::RawData(RawKind::Rawtext),
                    Content::Script => TokenSinkResult::RawData(RawKind::ScriptData),
                };
            }
            Token::TagToken(tag) => told.0.push_str(&format!("\n</{}", tag.name)),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn theirs(page: &str) -> String {
    let tokenizer = Tokenizer::new(Theirs::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(page));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner().0
}

#[track_caller]
fn assert_same(page: &str) {
    let mut ours = Told::default();
    read(page, &mut ours);
    assert_eq!(ours.0, theirs(page), "{page:?}");
}

/// Pieces of which pages are made, whole and broken.
const PIECES: &[&str] = &[
    "<",
    ">",
    "/",
    "</",
    "/>",
    "=",
    "\"",
    "'",
    "-",
    "--",
    "!",
    "?",
    "&",
    ";",
    "#",
    " ",
    "\n",
    "\t",
    "\u{c}",
    "<!--",
    "-->",
    "--!>",
    "<!-",
    "<!",
    "<!doctype html>",
    "<?xml?>",
    "<![CDATA[",
    "]]>",
    "<p",
    "<p>",
    "</p>",
    "<A CLASS=",
    "<a",
    "</a",
    "class",
    " class=",
    "ID",
    " id='",
    " hidden",
    " role=\"x\"",
    " class=\"a&amp;b\"",
    "<script>",
    "</script>",
    "<SCRIPT ",
    "</script ",
    "<script",
    "</script",
    "<style>",
    "</style>",
    "</style",
    "<title>",
    "</title>",
    "<TITLE/>",
    "<textarea id=1>",
    "</textarea>",
    "<xmp>",
    "<iframe>",
    "</iframe>",
    "<plaintext>",
    "&amp;",
    "&nbsp;",
    "&nbsp",
    "&notit;",
    "&not",
    "&#1593;",
    "&#x639;",
    "&#0;",
    "&#128;",
    "&#xD800;",
    "&#x1F600;",
    "&#",
    "&#x",
    "&lt",
    "&copy=1",
    "&copy;",
    "&quot;",
    "&#39;",
    "&#+5;",
    "\0",
    "&CounterClockwiseContourIntegral;",
    "a",
    "script",
    "نص",
    "ﷺ",
    "\u{feff}",
    "<svg/>",
    "<ب>",
    "<b-ب",
    "1",
];

/// Names of elements and attributes that are known here.
const KNOWN: &[&str] = &[
    "a",
    "article",
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "iframe",
    "itemprop",
    "math",
    "name",
    "nav",
    "noembed",
    "p",
    "plaintext",
    "property",
    "rel",
    "role",
    "script",
    "select",
    "style",
    "svg",
    "table",
    "template",
    "textarea",
    "title",
    "type",
    "video",
    "xmp",
];

/// A known name with control characters behind one of its letters. Those that end a name are left out.
fn damaged_name() -> impl Strategy<Value = String> {
    let known = prop::sample::select(KNOWN);
    let controls = "[\\x00\\x01-\\x08\\x0b\\x0e-\\x1f]{1,3}|\\x00";
    (known, 1..16_usize, controls).prop_map(|(known, at, controls)| {
        let (before, behind) = known.split_at(at.min(known.len()));
        format!("{before}{controls}{behind}")
    })
}

fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24)
}

proptest! {
    // A failing input becomes a test with a name, not a line in a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_are_cut_as_browsers_cut_them(pieces in pieces()) {
        assert_same(&pieces.concat());
    }

    #[test]
    fn scripts_end_where_browsers_end_them(pieces in pieces()) {
        assert_same(&format!("<script>{}", pieces.concat()));
        assert_same(&format!("<script><!--{}</script>", pieces.concat()));
    }

    #[test]
    fn a_name_with_a_control_in_it_is_no_known_name(name in damaged_name()) {
        let page = format!("<p>قبل</p><{name} x {name}=نص>خلف</p><p>بعد</p>");
        assert_same(&page);
        let text = super::page(&page, false).text;
        assert_eq!(text.lines().collect::<Vec<_>>(), ["قبل", "خلف", "بعد"], "{name:?}");
        for (known, name_of_known) in ATTRIBUTES {
            let mut ours = Attributes::default();
            let tag = format!(" {name}=x>");
            assert!(ours.read(&tag, &LocalName::from("p")).is_some());
            assert_eq!(ours.get(known), None, "{name:?} is read as {name_of_known}");
        }
    }
}
