//! XML and SGML of several records that begin with an element which no page knows, with or without a prologue: corpora,
//! exports, feeds. It tells the kind by the tags alone and reads no record. One document in such tags is read as a page
//! or a text, since nothing is merged with it.

use crate::input::format::Format;
use memchr::{memchr, memchr2};
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

/// XML where each tag is closed in its order below one root, SGML where not; none where the text begins otherwise.
pub(super) fn detect(start: &str, _name: &str) -> Option<Format> {
    let text = behind_comments(start);
    let first = Tag::at(text)?;
    if first.closes || is_of_pages(first.name) {
        return None;
    }
    let mut seen = Seen::default();
    let mut rest = text;
    let mut looked_at = 0;
    while let Some(at) = memchr(b'<', rest.as_bytes()).filter(|_| looked_at < LOOKED_AT) {
        rest = rest.get(at..)?;
        if let Some(tag) = Tag::at(rest) {
            looked_at += 1;
            seen.add(&tag);
        }
        rest = rest.get(1..)?;
    }
    let many = seen.tags >= FEWEST_TAGS && seen.names.len() >= FEWEST_NAMES;
    let told = seen.are_records && (many || seen.has_attributes);
    told.then_some(match seen.is_loose {
        true => Format::Sgml,
        false => Format::Xml,
    })
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
    /// The root was closed.
    is_over: bool,
    /// A tag stands where XML has none.
    is_loose: bool,
}

impl<'a> Seen<'a> {
    fn add(&mut self, tag: &Tag<'a>) {
        if !is_of_pages(tag.name) {
            self.tags += 1;
            self.names.insert(tag.name);
            self.has_attributes |= tag.has_attributes;
        }
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
            self.is_loose |= self.is_over;
            let depth = self.open.len();
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

/// A tag.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    has_attributes: bool,
    /// It is an element without content: `<pb/>`.
    is_empty: bool,
}

impl<'a> Tag<'a> {
    /// The tag at the start of `text`: a name directly behind `<`, and a `>` before any other `<`.
    fn at(text: &'a str) -> Option<Self> {
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
            has_attributes: !plain.is_empty(),
            is_empty: attributes.ends_with('/'),
        })
    }
}

/// A name begins with a letter or a low line.
fn is_name(name: &str) -> bool {
    name.starts_with(|ch: char| ch.is_alphabetic() || ch == '_')
}

fn is_of_pages(name: &str) -> bool {
    OF_PAGES
        .split_whitespace()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// What follows the declarations and comments before the first element.
fn behind_comments(mut text: &str) -> &str {
    loop {
        let end = match () {
            () if text.starts_with("<!--") => text.find("-->").map(|at| at + 3),
            () if text.starts_with("<?") => text.find("?>").map(|at| at + 2),
            () if text.starts_with("<!") => text.find('>').map(|at| at + 1),
            () => None,
        };
        match end.and_then(|end| text.get(end..)) {
            Some(rest) => text = rest.trim_start(),
            None => return text,
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
