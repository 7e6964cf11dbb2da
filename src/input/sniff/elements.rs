//! XML and SGML by their prologue, their root or their tags: corpora, exports, feeds, and one article whose tags are called
//! as fields are. It tells the kind by the tags alone and reads no record. One document in other tags is read as a page or a
//! text, since nothing is merged with it.

use super::tag::Tag;
use crate::input::fields::{elements, names};
use crate::input::format::Format;
use memchr::memchr;
use std::collections::HashSet;

/// Fewest tags of elements that no page knows; fewer are names in angle brackets, as `<a.writer@mail.example>`.
const FEWEST_TAGS: usize = 4;
/// Fewest different names of such elements: one that comes again and again is a sign of somebody's own.
const FEWEST_NAMES: usize = 2;
/// Records are the roots or directly in one: deeper, the paragraphs and lists of one document come again as well.
const RECORD_DEPTH: usize = 1;
/// Tags that are looked at: the first tell the kind.
const LOOKED_AT: usize = 256;
/// Names of the elements of pages that a text may begin with.
const OF_PAGES: &str = "a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas \
    caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset \
    figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input \
    ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option output p picture \
    pre progress q s samp script search section select small source span strike strong style sub summary sup svg table \
    tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr";

/// Elements that are called as those of pages are, and may be the root of records.
const ROOTS: [&str; 6] = ["article", "data", "object", "output", "section", "source"];
/// Levels of the fields of a record below an element of pages.
const FIELD_DEPTH: usize = 2;
/// Fewest different fields that make a record of one element.
const FEWEST_FIELDS: usize = 2;

/// XML where each tag is closed in its order below one root, SGML where not, another format where the root says so; none
/// where the text begins otherwise.
pub(super) fn detect(start: &str, name: &str) -> Option<Format> {
    let has_prologue = start.starts_with("<?xml");
    let text = behind_prologue(start);
    let Some(first) = Tag::at(text).filter(|first| !first.closes) else {
        let xml = has_prologue.then_some(Format::Xml);
        return xml.or_else(|| below_other_lines(text));
    };
    let seen = Seen::of(text);
    let is_named = [Format::Xml, Format::Sgml]
        .into_iter()
        .find(|format| format.is_suffix_of(name));
    let is_known = has_prologue || is_named.is_some();
    let refused = elements::said(first.name).refused.and_then(Format::parse);
    if refused.is_some() && (is_known || first.has_attributes() || seen.tags >= FEWEST_TAGS) {
        return refused;
    }
    let is_page = is_of_pages(first.name);
    let many = seen.tags >= FEWEST_TAGS && seen.names.len() >= FEWEST_NAMES;
    let may_be_root = !is_page || ROOTS.contains(&first.name);
    let told = is_known && !is_page
        || !is_page && seen.are_records && (many || seen.has_attributes)
        || !is_page && elements::said(first.name).container && seen.tags >= FEWEST_TAGS
        || may_be_root && seen.fields.len() >= FEWEST_FIELDS;
    if has_prologue {
        return Some(Format::Xml);
    }
    told.then_some(match is_named {
        Some(format) if format == Format::Sgml || !seen.is_loose => format,
        None if !seen.is_loose && !seen.has_roots => Format::Xml,
        _ => Format::Sgml,
    })
}

/// SGML below a few lines of something else, as the name of the corpus.
fn below_other_lines(text: &str) -> Option<Format> {
    /// Lines that may stand above.
    const MOST_LINES: usize = 10;
    memchr(b'<', text.as_bytes())?;
    let mut rest = text;
    for _ in 0..MOST_LINES {
        let (_, below) = rest.split_once('\n')?;
        rest = below.trim_start();
        let Some(first) = Tag::at(rest) else {
            continue;
        };
        if first.closes || is_of_pages(first.name) {
            return None;
        }
        let seen = Seen::of(rest);
        let are_records = seen.are_records || seen.fields.len() >= FEWEST_FIELDS;
        return (seen.tags >= FEWEST_TAGS && are_records).then_some(Format::Sgml);
    }
    None
}

/// What the tags said so far.
#[derive(Default)]
struct Seen<'a> {
    /// Tags of elements that no page knows.
    tags: usize,
    names: HashSet<&'a str>,
    /// One of them has attributes: nobody writes those into prose.
    has_attributes: bool,
    /// An element with elements in it comes again beside itself.
    are_records: bool,
    /// The elements that are open, and whether elements are in them.
    open: Vec<(&'a str, bool)>,
    /// Elements with elements in them that were closed, with how deep they were.
    parents: HashSet<(usize, &'a str)>,
    /// Names of fields that elements and attributes have.
    fields: HashSet<&'a str>,
    /// The root was closed.
    is_over: bool,
    /// There are several roots.
    has_roots: bool,
    /// A tag stands where XML has none.
    is_loose: bool,
}

impl<'a> Seen<'a> {
    fn of(text: &'a str) -> Self {
        let mut seen = Self::default();
        let mut rest = text;
        let mut looked_at = 0;
        while let Some(at) = memchr(b'<', rest.as_bytes()).filter(|_| looked_at < LOOKED_AT) {
            rest = rest.get(at..).unwrap_or_default();
            if let Some(tag) = Tag::at(rest) {
                looked_at += 1;
                seen.add(&tag);
            }
            rest = rest.get(1..).unwrap_or_default();
        }
        seen
    }

    /// Names of fields. A page has titles and texts in other places.
    fn take_fields(&mut self, tag: &Tag<'a>, depth: usize) {
        let is_field = |name: &str| {
            let said = elements::said(name);
            said.is_field() || names::is_known(name) || names::is_known(elements::local(name))
        };
        let is_of_field = matches!(tag.name, "title" | "body" | "text") || !is_of_pages(tag.name);
        if tag.closes && (1..=FIELD_DEPTH).contains(&depth) && is_of_field && is_field(tag.name) {
            self.fields.insert(tag.name);
        }
        let starts_record = !tag.closes && depth <= RECORD_DEPTH && !is_of_pages(tag.name);
        if starts_record {
            let pieces = tag
                .attributes
                .split('=')
                .filter_map(|piece| piece.split_whitespace().last());
            self.fields.extend(pieces.filter(|name| is_field(name)));
        }
    }

    fn add(&mut self, tag: &Tag<'a>) {
        if !is_of_pages(tag.name) {
            self.tags += 1;
            self.names.insert(tag.name);
            self.has_attributes |= tag.has_attributes();
        }
        let depth = self.open.len().saturating_sub(usize::from(tag.closes));
        self.take_fields(tag, depth);
        if tag.closes {
            // SGML leaves end tags out.
            let open = self.open.iter().rposition(|(name, _)| *name == tag.name);
            self.is_loose |= open != self.open.len().checked_sub(1);
            let open = open.map(|at| {
                let closed = self.open[at];
                self.open.truncate(at);
                closed
            });
            self.is_over |= self.open.is_empty();
            let parents = open.filter(|(_, holds)| *holds);
            self.parents
                .extend(parents.map(|(name, _)| (self.open.len(), name)));
        } else {
            self.has_roots |= self.is_over && self.open.is_empty();
            let depth = self.open.len();
            // A record that stands in one of its own name: the end tag of that is missing.
            self.is_loose |= matches!(self.open[..], [(outer, true)] if outer == tag.name);
            self.are_records |= depth <= RECORD_DEPTH && self.parents.contains(&(depth, tag.name));
            if let Some((_, holds)) = self.open.last_mut() {
                *holds = true;
            }
            if !tag.is_empty {
                self.open.push((tag.name, false));
            }
        }
    }
}

fn is_of_pages(name: &str) -> bool {
    OF_PAGES
        .split_whitespace()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// What follows the declarations and comments before the first element.
fn behind_prologue(mut text: &str) -> &str {
    loop {
        let end = match () {
            () if text.starts_with("<!--") => text.find("-->").map(|at| at + 3),
            () if text.starts_with("<?") => text.find("?>").map(|at| at + 2),
            () if text.starts_with("<!") => declaration_end(text),
            () => None,
        };
        match end.and_then(|end| text.get(end..)) {
            Some(rest) => text = rest.trim_start(),
            None => return text,
        }
    }
}

/// The end of a document type, which may declare things between square brackets.
fn declaration_end(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    match text.find('[').filter(|at| *at < end) {
        None => Some(end + 1),
        Some(open) => {
            let close = open + text.get(open..)?.find(']')?;
            Some(close + text.get(close..)?.find('>')? + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, detect};

    #[test]
    fn elements_of_corpora_and_exports_are_seen() {
        for (text, format) in [
            (
                "<rows><row><name>نص</name></row><row><name>نص</name></row></rows>",
                Format::Xml,
            ),
            (
                "<!-- x -->\n<قائمة><خبر><نص>نص</نص></خبر><خبر><نص>نص",
                Format::Xml,
            ),
            (
                "<DOC id=1>\n<TEXT>\n<P>\nنص\n</TEXT>\n</DOC>\n<DOC id=2>\n<TEXT>نص</TEXT></DOC>",
                Format::Sgml,
            ),
            ("<DOC><NO>1</NO></DOC>\n<DOC><NO>2</NO></DOC>", Format::Sgml),
        ] {
            assert_eq!(detect(text, ""), Some(format), "{text}");
        }
    }

    #[test]
    fn records_are_seen_below_other_lines_and_without_end_tags() {
        let record = "<DOC>\n<DOCNO>1</DOCNO>\n<TITLE>خبر</TITLE>\n<TEXT>نص</TEXT>\n";
        let closed = format!("{record}</DOC>\n");
        for text in [
            format!("مدونة أخبار\n\n{closed}"),
            format!("# a\n# b\n{closed}{closed}"),
            format!("Corpus\n{record}{record}"),
            format!("{record}{closed}{closed}"),
        ] {
            assert_eq!(detect(&text, "a.txt"), Some(Format::Sgml), "{text}");
        }
        for text in [
            "سطر\n".repeat(11) + &closed,
            String::from("قال\n<div>\n<x>نص</x><title>نص</title><text>نص</text></div>"),
        ] {
            assert_eq!(detect(&text, "a.txt"), None, "{text}");
        }
    }

    #[test]
    fn one_document_in_tags_is_no_corpus() {
        let page = "<doc><main><p>نص</p><p>نص</p><p>نص</p></main></doc>";
        assert_eq!(detect(page, ""), None);
        let corpus = page.replace("main", "text").repeat(2);
        assert_eq!(detect(&corpus, ""), Some(Format::Sgml));
    }

    #[test]
    fn names_in_angle_brackets_and_pages_are_not() {
        for text in [
            "<صورة> افتتح المعرض <صورة> وقال",
            "<< عاجل >>",
            "<writer@mail.example> <x> <y> <z>",
            "<ملاحظة من المحرر> نص <أخرى> نص <ثالثة> نص </ثالثة>",
            "<article><x>نص</x><y>نص</y></article>",
            "<!-- x --><div><x-card>نص</x-card></div>",
            "نص <doc><a>نص</a><b>نص</b></doc>",
        ] {
            assert_eq!(detect(text, ""), None, "{text}");
        }
    }

    #[test]
    fn a_few_tags_of_different_names_tell() {
        let two = |attribute: &str| {
            format!("<rows><row{attribute}><a>نص</a></row><row><a>نص</a></row></rows>")
        };
        assert_eq!(detect(&two(""), ""), Some(Format::Xml));
        assert_eq!(detect(&two(" id=\"1\""), ""), Some(Format::Xml));
        assert_eq!(detect("<row><a>نص</a></row>", ""), None);
        assert_eq!(detect("<row><row></row></row><row>", ""), None);
    }
}
