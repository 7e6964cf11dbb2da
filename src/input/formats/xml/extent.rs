//! Where an element ends in a text that is not all there. It looks at tags and at what they are called, and reads nothing.

use super::RecordReader;
use super::names;
use super::tokens::{self, Token};
use crate::text::chars::char_boundary;
use foldhash::{HashMap, HashMapExt};
use memchr::memmem;

/// Bytes in which a tag ends, in a record that is passed over.
const CUT_BYTES: usize = 256 * 1024;

/// How far an element goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// So many bytes, its end tag included.
    Whole(usize),
    /// It has no end tag: something begins or ends at this place that does so outside of it.
    Unclosed(usize),
    /// The text ends in it. An element of its name begins in it at this place, which may be its next sibling.
    Cut(Option<usize>),
    /// It was not looked for to the end: too much was read in vain before.
    Lost,
}

/// How far the element at the start of the rest goes; none where that is more than a record may have. `vain` are the bytes
/// that may still be read in vain: where they do not reach as far as the text, neither does the search.
pub(super) fn reach(
    cut: &mut RecordReader<'_, '_, '_>,
    outer: &[String],
    name: &str,
    vain: &mut usize,
) -> Option<Extent> {
    loop {
        let rest = cut.rest();
        let window = rest.get(..char_boundary(rest, *vain)).unwrap_or(rest);
        let is_short = window.len() < rest.len();
        let found = of_element(window, outer, is_short);
        let Extent::Cut(nested) = found else {
            return Some(found);
        };
        let is_over = rest.len() > cut.limit();
        if !is_short && !is_over && !cut.ended() {
            cut.fill();
            continue;
        }
        *vain = vain.saturating_sub(window.len());
        let next = nested.or_else(|| next_start(window, name));
        return match next {
            Some(next) => Some(Extent::Unclosed(next)),
            None if is_short => Some(Extent::Lost),
            None => (!is_over).then_some(found),
        };
    }
}

/// Passes over a record that is not held.
pub(super) fn skip(cut: &mut RecordReader<'_, '_, '_>, name: &str, tag: usize) {
    cut.advance(tag);
    loop {
        let rest = cut.rest();
        let found = match rest.is_empty() {
            true => None,
            false => tokens::next(rest),
        };
        match found {
            Some((Token::End(end), length)) if end == name => return cut.advance(length),
            Some((Token::Start { name: start, .. }, _)) if start == name => return,
            Some((_, length)) => cut.advance(length),
            None if cut.ended() => return cut.advance(rest.len()),
            None if rest.len() > CUT_BYTES => cut.advance(1),
            None => cut.fill(),
        }
    }
}

/// The extent of the element at the start of a text. `outer` are the names of the elements around it. Where it is
/// `eager`, each element of its name is taken for its sibling.
fn of_element(text: &str, outer: &[String], eager: bool) -> Extent {
    let mut open = Open::default();
    let mut nested = None;
    let mut at = 0;
    while let Some((token, length)) = text
        .get(at..)
        .filter(|rest| !rest.is_empty())
        .and_then(tokens::next)
    {
        match token {
            Token::Start { name, empty, .. } => {
                if open.first() == Some(name) {
                    if open.names.len() == 1 || eager {
                        return Extent::Unclosed(at);
                    }
                    nested = nested.or(Some(at));
                }
                if !empty && (!names::is_void(name) || open.names.is_empty()) {
                    open.push(name);
                } else if open.names.is_empty() {
                    return Extent::Whole(length);
                }
            }
            Token::End(name) => {
                open.close(name);
                if open.names.is_empty() {
                    return Extent::Whole(at + length);
                }
                if !open.has(name) && open.was_none && outer.iter().any(|outer| outer == name) {
                    return Extent::Unclosed(nested.unwrap_or(at));
                }
            }
            _ => {}
        }
        at += length;
    }
    Extent::Cut(nested)
}

/// Where the next element of a name begins behind the first byte, whatever it is inside of.
fn next_start(text: &str, name: &str) -> Option<usize> {
    let start = format!("<{name}");
    let found = memmem::find_iter(text.as_bytes(), start.as_bytes());
    found.filter(|at| *at > 0).find(|at| {
        let behind = text.as_bytes().get(at + start.len());
        behind.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
    })
}

/// The elements that are open.
#[derive(Default)]
struct Open<'a> {
    names: Vec<&'a str>,
    counts: HashMap<&'a str, usize>,
    /// The last end tag had no start tag.
    was_none: bool,
}

impl<'a> Open<'a> {
    fn first(&self) -> Option<&'a str> {
        self.names.first().copied()
    }

    fn has(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }

    fn push(&mut self, name: &'a str) {
        if self.names.is_empty() {
            self.counts = HashMap::with_capacity(16);
        }
        self.names.push(name);
        *self.counts.entry(name).or_default() += 1;
    }

    /// Closes the last of a name, and what was opened in it.
    fn close(&mut self, name: &str) {
        self.was_none = !self.has(name);
        if self.was_none {
            return;
        }
        while let Some(last) = self.names.pop() {
            if let Some(count) = self.counts.get_mut(last) {
                *count -= 1;
            }
            if last == name {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, next_start, of_element};

    #[track_caller]
    fn is(text: &str, extent: Extent) {
        let outer = [String::from("items")];
        assert_eq!(of_element(text, &outer, false), extent, "{text}");
    }

    #[test]
    fn an_element_ends_at_its_end_tag() {
        for whole in [
            "<item/>",
            "<item><a>1</a><br></item>",
            "<item><a></b></item>",
            "<item><list><item>1</item></list></item>",
            "<item><!-- </item> --><![CDATA[</item>]]></item>",
        ] {
            is(&format!("{whole}<item>"), Extent::Whole(whole.len()));
        }
    }

    #[test]
    fn an_element_without_end_tag_ends_where_the_next_begins() {
        is("<item><a>1</a><item>", Extent::Unclosed(14));
        is("<item><a>1</a></items>", Extent::Unclosed(14));
        is(
            "<item><a>1<item>2</item><item>3</item></items>",
            Extent::Unclosed(10),
        );
        is("<item><a>1<item>2</item>", Extent::Cut(Some(10)));
        is("<item><a>1", Extent::Cut(None));
        is("<item><!-- ", Extent::Cut(None));
        let eager = of_element("<item><a>1<item>2</item>", &[], true);
        assert_eq!(eager, Extent::Unclosed(10));
    }

    #[test]
    fn the_next_element_of_a_name_is_found_in_anything() {
        assert_eq!(next_start("<item><!-- <items><item >", "item"), Some(18));
        assert_eq!(next_start("<item>", "item"), None);
    }
}
