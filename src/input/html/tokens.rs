//! A page as start tags, end tags and text, as the HTML standard cuts it. What the renderer does not ask for is passed
//! over and not built: comments, doctypes, attributes without meaning. html5ever's tokenizer gives the same and
//! everything else as well, which was half of the work of a page; `tokens_law.rs` holds the two against each other.

use super::attributes::Attributes;
use super::references;
use super::script;
use super::tag_name::{self, is_end_tag};
use super::tags::Content;
use html5ever::LocalName;
use memchr::{memchr, memchr_iter, memchr3};

/// A start tag.
pub(super) struct Tag<'a> {
    pub(super) name: LocalName,
    pub(super) attributes: &'a Attributes<'a>,
    pub(super) self_closing: bool,
}

/// What takes the tokens.
pub(super) trait Sink {
    /// Takes a start tag and says how its content is to be read.
    fn start(&mut self, tag: &Tag<'_>) -> Content;
    /// Takes an end tag.
    fn end(&mut self, name: &LocalName);
    /// Takes text, in pieces that may end anywhere.
    fn text(&mut self, text: &str);
}

/// Reads a page whose line ends are line feeds.
pub(super) fn read(page: &str, sink: &mut impl Sink) {
    let mut attributes = Attributes::default();
    let mut rest = page.strip_prefix('\u{feff}').unwrap_or(page);
    while !rest.is_empty() {
        let markup = text(rest, sink);
        rest = match markup.as_bytes() {
            [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => start_tag(markup, &mut attributes, sink),
            [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => end_tag(markup, &mut attributes, sink),
            [b'<', b'/', b'>', ..] => &markup[3..],
            [b'<', b'!', b'-', b'-', ..] => behind_comment(&markup[4..]),
            [b'<', b'!' | b'?', ..] | [b'<', b'/', _, ..] => behind_declaration(markup),
            [b'<', ..] => less_than(markup, sink),
            _ => markup,
        };
    }
}

/// Hands over the text before the next markup. Returns the markup.
fn text<'a>(rest: &'a str, sink: &mut impl Sink) -> &'a str {
    let bytes = rest.as_bytes();
    if bytes.first() == Some(&b'<') {
        return rest;
    }
    let first = memchr3(b'<', b'&', 0, bytes).unwrap_or(rest.len());
    let plain = bytes.get(first).is_none_or(|byte| *byte == b'<');
    let end = match plain {
        true => first,
        false => memchr(b'<', &bytes[first..]).map_or(rest.len(), |at| first + at),
    };
    let (text, markup) = rest.split_at(end);
    match plain {
        true => sink.text(text),
        false => references::text(text, &mut |text| sink.text(text)),
    }
    markup
}

/// Reads a start tag, and its content where that is no markup. Returns the markup behind both.
fn start_tag<'a>(
    markup: &'a str,
    attributes: &mut Attributes<'a>,
    sink: &mut impl Sink,
) -> &'a str {
    let (name, rest) = tag_name::read(&markup[1..]);
    let Some((rest, self_closing)) = attributes.read(rest, &name) else {
        // The page ends inside of the tag: the standard drops it.
        return "";
    };
    let tag = Tag {
        name,
        attributes,
        self_closing,
    };
    let content = sink.start(&tag);
    let end = match content {
        Content::Markup => return rest,
        Content::Plain => rest.len(),
        Content::Script => script::end(rest),
        Content::Raw | Content::References => end_of(rest, &tag.name),
    };
    let (text, after) = rest.split_at(end);
    match content {
        Content::References => references::raw(text, &mut |text| sink.text(text)),
        _ if text.is_empty() => {}
        _ => sink.text(&references::without_nul(text)),
    }
    after
}

/// Reads an end tag, whose attributes are passed over. Returns the markup behind it.
fn end_tag<'a>(markup: &'a str, attributes: &mut Attributes<'a>, sink: &mut impl Sink) -> &'a str {
    let (name, rest) = tag_name::read(&markup[2..]);
    let Some((rest, _)) = attributes.read(rest, &name) else {
        return "";
    };
    sink.end(&name);
    rest
}

/// Hands over a `<` that begins no tag as text (`</` where the page ends with it). Returns the markup behind it.
fn less_than<'a>(markup: &'a str, sink: &mut impl Sink) -> &'a str {
    let sign = if markup == "</" { markup } else { "<" };
    sink.text(sign);
    &markup[sign.len()..]
}

/// The markup behind a comment; `text` begins behind its `<!--`.
fn behind_comment(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix('>').or(text.strip_prefix("->")) {
        return rest;
    }
    let bytes = text.as_bytes();
    let is_end = |&at: &usize| bytes[..at].ends_with(b"--") || bytes[..at].ends_with(b"--!");
    let end = memchr_iter(b'>', bytes).find(is_end);
    end.map_or("", |at| &text[at + 1..])
}

/// The markup behind a doctype, a processing instruction or an end tag without a name.
fn behind_declaration(markup: &str) -> &str {
    let end = memchr(b'>', markup.as_bytes());
    end.map_or("", |at| &markup[at + 1..])
}

/// Offset of the end tag of an element whose content is no markup; the content's length where there is none.
fn end_of(content: &str, name: &str) -> usize {
    let bytes = content.as_bytes();
    let found = memchr_iter(b'<', bytes).find(|&at| is_end_tag(&bytes[at..], name));
    found.unwrap_or(content.len())
}
