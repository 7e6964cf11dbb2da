//! The attributes of a tag, as far as they mean something here; the others are passed over.

use super::references;
use html5ever::{LocalName, local_name};
use memchr::memchr;
use std::borrow::Cow;

/// Attributes of one tag that are read. Pages written by programs have some tens; a tag of a million is an attack, and
/// its size is told by the white space in it.
const MOST_ATTRIBUTES: usize = 512;

/// Attributes that mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
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

const COUNT: usize = Attribute::Type as usize + 1;

/// The attributes of one tag.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes<'a>([Option<Cow<'a, str>>; COUNT]);

impl<'a> Attributes<'a> {
    /// The value of an attribute; empty where it has none.
    pub(super) fn get(&self, attribute: Attribute) -> Option<&str> {
        self.0[attribute as usize].as_deref()
    }

    /// Reads the attributes of a tag of that name, given what stands behind the name. Returns them with what stands
    /// behind the tag, and whether it closes itself; nothing where the tag has no end.
    pub(super) fn read(text: &'a str, tag: &LocalName) -> Option<(Self, &'a str, bool)> {
        let (bytes, mut at, mut spaces) = (text.as_bytes(), 0, 0);
        let mut read = Self::default();
        loop {
            match bytes.get(at)? {
                b'>' => return Some((read, &text[at + 1..], false)),
                b'/' if bytes.get(at + 1)? == &b'>' => return Some((read, &text[at + 2..], true)),
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
            at += 1 + position(&bytes[at + 1..], |byte| {
                is_space(byte) || matches!(byte, b'/' | b'>' | b'=')
            })?;
            let name = &bytes[start..at];
            let gap = position(&bytes[at..], |byte| !is_space(byte))?;
            let mut value = (&text[at..at], "");
            if bytes[at + gap] == b'=' {
                spaces += gap;
                at += gap + 1;
                let gap = position(&bytes[at..], |byte| !is_space(byte))?;
                spaces += gap;
                at += gap;
                value = self::value(text, &mut at)?;
            }
            if spaces <= MOST_ATTRIBUTES
                && let Some(attribute) = named(name, tag)
            {
                // The first of several of a name counts.
                read.0[attribute as usize]
                    .get_or_insert_with(|| references::value(value.0, value.1));
            }
        }
    }
}

/// The value that stands at a place, and the mark around it; the place moves behind both.
fn value<'a>(text: &'a str, at: &mut usize) -> Option<(&'a str, &'a str)> {
    let rest = &text[*at..];
    let (value, mark) = match rest.as_bytes().first()? {
        quote @ (b'"' | b'\'') => {
            let value = &rest[1..];
            let end = memchr(*quote, value.as_bytes())?;
            (&value[..end], &rest[..1])
        }
        b'>' => ("", ""),
        _ => {
            let end = position(rest.as_bytes(), |byte| is_space(byte) || byte == b'>')?;
            (&rest[..end], "")
        }
    };
    *at += value.len() + 2 * mark.len();
    Some((value, mark))
}

fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.iter().position(|&byte| is(byte))
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b' ')
}

/// The attribute of that name, where it means something on that element.
fn named(name: &[u8], tag: &LocalName) -> Option<Attribute> {
    /// Bytes of the longest name.
    const LONGEST: usize = 8;
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    let of = |known: LocalName, attribute| (*tag == known).then_some(attribute);
    match &*lower {
        b"class" => Some(Attribute::Class),
        b"id" => Some(Attribute::Id),
        b"style" => Some(Attribute::Style),
        b"hidden" => Some(Attribute::Hidden),
        b"itemprop" => Some(Attribute::ItemProp),
        b"rel" => Some(Attribute::Rel),
        b"role" => Some(Attribute::Role),
        b"href" => of(local_name!("link"), Attribute::Href),
        b"type" => of(local_name!("script"), Attribute::Type),
        b"datetime" => of(local_name!("time"), Attribute::DateTime),
        b"name" => of(local_name!("meta"), Attribute::Name),
        b"property" => of(local_name!("meta"), Attribute::Property),
        b"content" => of(local_name!("meta"), Attribute::Content),
        _ => None,
    }
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
            let (read, rest, _) = Attributes::read(&tag, &local_name!("p")).unwrap();
            assert_eq!((read.get(Attribute::Id), rest), (id, "نص"));
        }
    }
}
