//! The attributes of a tag, as far as they mean something here; the others are passed over.

use super::references;
use crate::text::packed_bytes::{self, PackedBytes};
use html5ever::{LocalName, local_name};
use memchr::{memchr, memchr3};
use std::borrow::Cow;

/// Attributes of one tag that are read; those behind them are passed over. Pages written by programs have some tens; a
/// tag of a million is an attack. Counted by the white space in the tag, which is cheaper than counting attributes.
const MOST_ATTRIBUTES: usize = 512;

/// Attributes that mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    Alt,
    AriaHidden,
    Class,
    Content,
    DateTime,
    Hidden,
    Href,
    Id,
    ItemProp,
    Name,
    Property,
    Rel,
    Role,
    Style,
    Type,
}

/// The attributes of one tag: hardly ever more than a few that mean something. Reuse one for many tags.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes<'a>(Vec<(Attribute, Cow<'a, str>)>);

impl<'a> Attributes<'a> {
    /// The value of an attribute; empty where it has none.
    pub(super) fn get(&self, attribute: Attribute) -> Option<&str> {
        let mut given = self.0.iter();
        let (_, value) = given.find(|(given, _)| *given == attribute)?;
        Some(value)
    }

    /// Reads the attributes of a tag of that name in place of those of the tag before; `text` begins behind the name.
    /// Returns the text behind the tag, and whether the tag closes itself; nothing where the tag has no end.
    pub(super) fn read(&mut self, text: &'a str, tag: &LocalName) -> Option<(&'a str, bool)> {
        let (bytes, mut at, mut spaces) = (text.as_bytes(), 0, 0);
        self.0.clear();
        loop {
            match bytes.get(at)? {
                b'>' => return Some((&text[at + 1..], false)),
                b'/' if bytes.get(at + 1)? == &b'>' => return Some((&text[at + 2..], true)),
                b'/' => {
                    at += 1;
                    continue;
                }
                byte if is_space(*byte) => {
                    at += 1;
                    spaces += 1;
                    continue;
                }
                _ => {}
            }
            let start = at;
            // A name may begin with the sign that ends it.
            at += 1 + position(&bytes[at + 1..], |byte| ENDS_NAME[usize::from(byte)])?;
            let name = (&bytes[start..], at - start);
            let gap = position(&bytes[at..], |byte| !is_space(byte))?;
            let mut value = WrittenValue::plain(&text[at..at]);
            if bytes[at + gap] == b'=' {
                spaces += gap;
                at += gap + 1;
                let gap = position(&bytes[at..], |byte| !is_space(byte))?;
                spaces += gap;
                at += gap;
                value = self::value(text, &mut at)?;
            }
            if spaces <= MOST_ATTRIBUTES
                && let Some(attribute) = named(name.0, name.1, tag)
                // The first of several of a name counts.
                && self.get(attribute).is_none()
            {
                self.0.push((attribute, value.read()));
            }
        }
    }
}

/// A value as it is written.
struct WrittenValue<'a> {
    text: &'a str,
    /// The quote around it, or nothing.
    mark: &'a str,
    /// It holds no reference and no NUL, so that it is its own value.
    plain: bool,
}

impl<'a> WrittenValue<'a> {
    fn plain(text: &'a str) -> Self {
        Self {
            text,
            mark: "",
            plain: true,
        }
    }

    fn read(self) -> Cow<'a, str> {
        match self.plain {
            true => Cow::Borrowed(self.text),
            false => references::value(self.text, self.mark),
        }
    }
}

/// The value at `at`, which moves behind the value and its quotes.
fn value<'a>(text: &'a str, at: &mut usize) -> Option<WrittenValue<'a>> {
    let rest = &text[*at..];
    let value = match rest.as_bytes().first()? {
        quote @ (b'"' | b'\'') => {
            let inside = &rest[1..];
            let first = memchr3(*quote, b'&', 0, inside.as_bytes())?;
            let plain = inside.as_bytes()[first] == *quote;
            let end = match plain {
                true => first,
                false => first + memchr(*quote, &inside.as_bytes()[first..])?,
            };
            WrittenValue {
                text: &inside[..end],
                mark: &rest[..1],
                plain,
            }
        }
        b'>' => WrittenValue::plain(""),
        _ => {
            let end = position(rest.as_bytes(), |byte| is_space(byte) || byte == b'>')?;
            WrittenValue {
                text: &rest[..end],
                mark: "",
                plain: false,
            }
        }
    };
    *at += value.text.len() + 2 * value.mark.len();
    Some(value)
}

fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.iter().position(|&byte| is(byte))
}

/// Which bytes end the name of an attribute.
const ENDS_NAME: [bool; 256] = {
    let mut ends = [false; 256];
    let signs = b"\t\n\x0c />=";
    let mut at = 0;
    while at < signs.len() {
        ends[signs[at] as usize] = true;
        at += 1;
    }
    ends
};

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b' ')
}

/// The attribute of the name at the start of the bytes, where it means something on that element.
fn named(bytes: &[u8], length: usize, tag: &LocalName) -> Option<Attribute> {
    if length > LONGEST {
        let is_hidden = bytes
            .get(..length)
            .is_some_and(|name| name.eq_ignore_ascii_case(b"aria-hidden"));
        return is_hidden.then_some(Attribute::AriaHidden);
    }
    // The bytes behind the name are masked. Case is ignored by setting its bit: no byte but a letter becomes a letter
    // by it, and NUL becomes a space, so that a name filled up with NUL equals no known one.
    let given = (packed_bytes::packed_u64(bytes) | LOWER) & (u64::MAX >> (8 * (LONGEST - length)));
    let (_, attribute) = NAMES.iter().find(|(name, _)| *name == given)?;
    let element = match attribute {
        Attribute::Alt => local_name!("img"),
        Attribute::Href => local_name!("link"),
        Attribute::Type => local_name!("script"),
        Attribute::DateTime => local_name!("time"),
        Attribute::Name | Attribute::Property | Attribute::Content => local_name!("meta"),
        _ => return Some(*attribute),
    };
    (*tag == element).then_some(*attribute)
}

/// Bytes of the longest name that means something.
const LONGEST: usize = 8;

/// The bit of case in each byte.
const LOWER: u64 = u64::from_le_bytes([0x20; LONGEST]);

/// Names as numbers, the first letter the lowest.
const NAMES: [(u64, Attribute); 14] = [
    (number("class"), Attribute::Class),
    (number("id"), Attribute::Id),
    (number("style"), Attribute::Style),
    (number("hidden"), Attribute::Hidden),
    (number("itemprop"), Attribute::ItemProp),
    (number("rel"), Attribute::Rel),
    (number("role"), Attribute::Role),
    (number("href"), Attribute::Href),
    (number("type"), Attribute::Type),
    (number("datetime"), Attribute::DateTime),
    (number("name"), Attribute::Name),
    (number("property"), Attribute::Property),
    (number("content"), Attribute::Content),
    (number("alt"), Attribute::Alt),
];

const fn number(name: &str) -> u64 {
    PackedBytes::pack(name).bytes
}

#[cfg(test)]
mod tests {
    use super::{Attribute, Attributes};
    use html5ever::local_name;

    #[test]
    fn attributes_beyond_the_bound_say_nothing_and_the_text_stays() {
        let tag = |count: usize| format!("{} id=x>نص", " a='1 2'".repeat(count));
        for (count, id) in [(500, Some("x")), (600, None)] {
            let tag = tag(count);
            let mut read = Attributes::default();
            let (rest, _) = read.read(&tag, &local_name!("p")).unwrap();
            assert_eq!((read.get(Attribute::Id), rest), (id, "نص"));
        }
    }
}
