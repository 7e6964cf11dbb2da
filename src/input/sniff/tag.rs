//! A tag of XML or SGML at the start of a text; words in angle brackets are none.

use memchr::memchr2;

/// A tag.
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) closes: bool,
    /// What is written behind its name.
    pub(super) attributes: &'a str,
    /// It is an element without content: `<pb/>`.
    pub(super) is_empty: bool,
}

impl<'a> Tag<'a> {
    pub(super) fn has_attributes(&self) -> bool {
        !self.attributes.is_empty()
    }

    /// The tag at the start of `text`: a name directly behind `<`, and a `>` before any other `<`.
    pub(super) fn at(text: &'a str) -> Option<Self> {
        let inside = text.strip_prefix('<')?;
        let (inside, closes) = match inside.strip_prefix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        let is_in_name = |ch: char| ch.is_alphanumeric() || matches!(ch, '_' | '-' | ':' | '.');
        let length = inside.find(|ch| !is_in_name(ch))?;
        let name = inside.get(..length).filter(|name| is_name(name))?;
        let behind = inside.get(length..)?;
        let end = memchr2(b'<', b'>', behind.as_bytes())?;
        let attributes = behind
            .get(..end)
            .filter(|_| behind[end..].starts_with('>'))?;
        let plain = attributes.trim_end_matches('/').trim();
        // `<a note, as editors write it>` has no attribute.
        let is_tag = plain.is_empty()
            || plain.contains('=') && attributes.starts_with(|ch: char| ch.is_whitespace());
        is_tag.then_some(Self {
            name,
            closes,
            attributes: plain,
            is_empty: attributes.ends_with('/'),
        })
    }
}

/// A name begins with a letter or a low line.
fn is_name(name: &str) -> bool {
    name.starts_with(|ch: char| ch.is_alphabetic() || ch == '_')
}
