//! What pages say in the place of their pictures (`alt`): the line below a picture that says the same again, and what the
//! logo says. Whether such a line is a caption, and such a name that of the site, is judged elsewhere.

use super::attributes::Attribute;
use super::piece::Piece;
use super::tokens::Tag;
use super::tree::Tree;
use crate::model::Element;
use crate::text::chars::is_letter;
use crate::text::words;
use memchr::memchr2;

/// Words of what a picture says that is a caption: fewer are a name, which a text may begin with, and more are its first
/// paragraph, which some systems put there.
const ALT_WORDS: std::ops::RangeInclusive<usize> = 4..=24;

/// The same, at most, where the line is a paragraph like those of the text.
const PARAGRAPH_WORDS: usize = 11;

/// Lines below a picture that are compared with it: its credit may be between.
const LINES_BELOW: usize = 2;

/// Elements at the head of a page among which its logo is; the class of each is looked at.
const HEAD_ELEMENTS: usize = 512;

/// Words of the longest name of a site.
const NAME_WORDS: usize = 6;

/// The pictures of a page so far.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    /// What the last picture says, and how many lines below it may say so again.
    last: Option<(String, usize)>,
    /// The element of the logo that is open, by its node.
    logo: Option<usize>,
    /// What the logo says.
    pub(super) site: Option<String>,
}

impl Pictures {
    /// Takes an element that can hold others, which the tree has opened.
    pub(super) fn element(&mut self, tag: &Tag<'_>, tree: &Tree) {
        let node = tree.around().node;
        let may_be = self.site.is_none() && node <= HEAD_ELEMENTS;
        if may_be && !self.is_in_logo(tree) && is_logo(tag) {
            self.logo = Some(node);
        }
    }

    /// Takes a picture.
    pub(super) fn picture(&mut self, tag: &Tag<'_>, tree: &Tree) {
        let Some(alt) = tag.attributes.get(Attribute::Alt) else {
            return;
        };
        if is_logo(tag) || self.is_in_logo(tree) {
            return self.name(alt);
        }
        let is_sentence = !words::at_most(ALT_WORDS.start() - 1, alt);
        if is_sentence && words::at_most(*ALT_WORDS.end(), alt) {
            self.last = Some((alt.to_owned(), LINES_BELOW));
        }
    }

    /// Takes a line, and says whether it is what the picture above it says. What is a heading or a link is the headline of
    /// the picture's article.
    pub(super) fn line(&mut self, line: &Piece, tree: &Tree) -> bool {
        if self.is_in_logo(tree) {
            self.name(&line.text);
        }
        let Some((alt, lines)) = &mut self.last else {
            return false;
        };
        *lines -= 1;
        let is_last = *lines == 0;
        let is_text = match line.around.element {
            Element::Paragraph => words::at_most(PARAGRAPH_WORDS, &line.text),
            Element::Other | Element::Row => true,
            _ => false,
        };
        let says_it = is_text && line.linked == 0 && is_same(alt, &line.text);
        if is_last || says_it {
            self.last = None;
        }
        says_it
    }

    fn is_in_logo(&self, tree: &Tree) -> bool {
        self.logo.is_some_and(|node| tree.is_in(node))
    }

    fn name(&mut self, name: &str) {
        let name = name.trim();
        if self.site.is_none() && name.contains(is_letter) && words::at_most(NAME_WORDS, name) {
            self.site = Some(name.to_owned());
            self.logo = None;
        }
    }
}

/// Whether the class or the id of an element says that it is a logo.
fn is_logo(tag: &Tag<'_>) -> bool {
    let names = [Attribute::Class, Attribute::Id];
    let mut names = names.iter().filter_map(|name| tag.attributes.get(*name));
    names.any(|name| {
        // Most names have no such letter, and need not be taken apart.
        if memchr2(b'g', b'G', name.as_bytes()).is_none() {
            return false;
        }
        let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| word.eq_ignore_ascii_case("logo"))
    })
}

/// Whether two texts have the same words; a full stop at the end of one is no difference.
fn is_same(alt: &str, line: &str) -> bool {
    let [alt, line] = [alt, line].map(|text| text.trim().trim_end_matches('.').trim_end());
    alt.split_whitespace().eq(line.split_whitespace())
}

#[cfg(test)]
mod tests {
    use crate::input::html::render::render;

    const ALT: &str = "صيادون يفرغون صناديقهم على رصيف المرفأ";

    /// The lines of a page that say what their picture says.
    fn captions(html: &str) -> Vec<String> {
        let pieces = render(html, false).pieces.into_iter();
        let said = pieces.filter(|piece| piece.says_picture);
        said.map(|piece| piece.text).collect()
    }

    #[test]
    fn a_line_below_a_picture_that_says_the_same_is_found() {
        for html in [
            format!("<img alt='{ALT}'><p>{ALT}.</p><p>عادت القوارب.</p>"),
            format!("<a href=x><img src=y alt='{ALT}'></a><div>تصوير المرفأ</div><div>{ALT}</div>"),
            format!("<p><img alt=' {ALT} '><br>{ALT}</p>"),
        ] {
            assert_eq!(captions(&html).len(), 1, "{html}");
        }
    }

    #[test]
    fn headlines_links_and_texts_are_not() {
        for html in [
            format!("<img alt='{ALT}'><h2>{ALT}</h2>"),
            format!("<img alt='{ALT}'><p><a href=x>{ALT}</a></p>"),
            format!("<img alt='{ALT}'><p>{ALT} قبل الغروب</p>"),
            format!("<img alt='{ALT}'><p>أ</p><p>ب</p><p>{ALT}</p>"),
            format!("<p>عادت القوارب <img alt='{ALT}'></p><p>{ALT}</p>"),
            "<img alt='رصيف المرفأ القديم'><p>رصيف المرفأ القديم</p>".to_owned(),
        ] {
            assert_eq!(captions(&html), [""; 0], "{html}");
        }
    }

    #[test]
    fn a_long_line_is_the_first_paragraph() {
        let page = |words: usize, tag: &str| {
            let text = ["سطر"].repeat(words).join(" ");
            format!("<img alt='{text}'><{tag}>{text}</{tag}>")
        };
        for (words, tag, found) in [
            (3, "div", 0),
            (4, "div", 1),
            (24, "div", 1),
            (25, "div", 0),
            (11, "p", 1),
            (12, "p", 0),
        ] {
            assert_eq!(captions(&page(words, tag)).len(), found, "{words} {tag}");
        }
    }

    #[test]
    fn the_logo_says_a_name() {
        let logo = |html: &str| render(html, false).logo;
        for html in [
            "<a class='site-logo' href=/><img src=x alt='جريدة المرفأ'></a>",
            "<img id=logo alt='جريدة المرفأ'>",
            "<div id='header_logo'><h2><a href=/>جريدة المرفأ</a></h2></div><p>خبر</p>",
        ] {
            assert_eq!(logo(html).as_deref(), Some("جريدة المرفأ"), "{html}");
        }
        for html in [
            "<div class=logout>جريدة المرفأ</div>",
            "<div class=logo></div><p>جريدة المرفأ</p>",
            "<img class=logo alt=''><p>جريدة المرفأ</p>",
            "<input class=logo><p>جريدة المرفأ</p>",
            "<div class=logo>خمسة أسباب تجعل المرفأ القديم وجهة لكل زائر</div>",
        ] {
            assert_eq!(logo(html), None, "{html}");
        }
    }
}
