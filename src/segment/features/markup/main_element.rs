//! Which element of a page holds most of its running text: the place where the article is. It is evidence; a page may
//! have its article in two places, or none.

use super::page::{PROSE_LINKS, PageMarkup, is_prose};
use super::running_text::RunningText;
use crate::model::{Element, PageElement, Zone};

/// Share of an element's running text that one of its children must hold to be looked into instead.
const MAIN_SHARE: f64 = 0.7;

/// Share of the running text that must lie outside of what the page sets apart, for that to be believed.
const WANTED_SHARE: f64 = 0.3;

/// Of several articles one below the other, the first is the page's own if it has this share of the longest's text.
const FIRST_ARTICLE_SHARE: f64 = 0.3;

/// Paragraphs behind the headline, inside one element with it, that make that element the article's place; fewer may
/// be a summary at the head of the page.
const TITLED_LINES: usize = 2;

/// Share of the page's running text that such an element must hold.
const TITLED_SHARE: f64 = 0.1;

/// Paragraphs in a child that are enough for it to be looked into; one long paragraph in a division of its own among
/// others is not the article.
const CHILD_LINES: usize = 3;

/// Longest paragraph in a division of its own, in letters, that is no place of an article while sentences stand beside
/// it: they are its next paragraphs, too short to be running text by themselves.
const PARAGRAPH_LETTERS: usize = 600;

/// Blocks on either side of such a paragraph that are looked at: below a lede may be a clock and a heading.
const BESIDE: usize = 3;

/// Lines right below such a paragraph that are its list, if none is a link or a word or two.
const LINES_BELOW: usize = 3;

/// Where the article is.
pub(super) struct MainElement {
    /// The element that holds most of the running text.
    pub(super) element: usize,
    /// The block that is the headline.
    pub(super) title: Option<usize>,
}

/// Finds the article's place.
pub(super) fn main_element(page: &PageMarkup<'_>) -> MainElement {
    let title = title_block(page);
    let apart = set_apart(page.elements);
    let all = RunningText::new(page, |at| !page.is_teaser(at));
    let wanted = RunningText::new(page, |at| {
        !apart[page.blocks[at].node] && !page.is_teaser(at)
    });
    // Where nearly everything is set apart, it is the article that has an unlucky name.
    let believed = wanted.letters[0] as f64 >= WANTED_SHARE * all.letters[0] as f64;
    let candidates = Candidates {
        elements: page.elements,
        around_title: title.map_or(Vec::new(), |at| page.around(page.blocks[at].node).collect()),
        text: if believed { wanted } else { all },
    };
    let start = title.and_then(|title| candidates.below_title(page, title));
    let children = candidates.children();
    let mut element = start.unwrap_or(0);
    while let Some(next) = candidates.inside(element, &children[element]) {
        let is_paragraph =
            candidates.is_short_paragraph(next) && candidates.text.blocks[element] > 1;
        if is_paragraph && has_text_beside(page, element, next, &apart) {
            break;
        }
        element = next;
    }
    MainElement { element, title }
}

/// The block that is the headline: a heading if there is one, and no link, which would lead to another page.
pub(super) fn title_block(page: &PageMarkup<'_>) -> Option<usize> {
    let blocks = page.blocks;
    let says_so = |at: &usize| blocks[*at].says_title && blocks[*at].links <= PROSE_LINKS;
    let is_heading = |at: &usize| blocks[*at].element == Element::TopHeading;
    let titles = || (0..blocks.len()).filter(says_so);
    titles().find(is_heading).or_else(|| titles().next())
}

/// Elements inside of what a page sets apart from its article: policies and comments are running text as well.
fn set_apart(elements: &[PageElement]) -> Vec<bool> {
    let mut apart = vec![false; elements.len()];
    for (at, element) in elements.iter().enumerate().skip(1) {
        let zone = element
            .zone
            .is_some_and(|zone| !matches!(zone, Zone::Article | Zone::Card | Zone::Meta));
        apart[at] = zone || apart[element.parent];
    }
    apart
}

/// Whether one of the next blocks beside an element, inside of the one around it, says something in a sentence or
/// announces what follows, or those below are lines of text.
fn has_text_beside(page: &PageMarkup<'_>, around: usize, element: usize, apart: &[bool]) -> bool {
    let within = |at: usize| page.is_inside(page.blocks[at].node, element);
    let (Some(first), Some(last)) = (
        (0..page.blocks.len()).find(|&at| within(at)),
        (0..page.blocks.len()).rfind(|&at| within(at)),
    ) else {
        return false;
    };
    let is_own = |at: usize| {
        let node = page.blocks[at].node;
        page.is_inside(node, around) && !apart[node] && !page.is_teaser(at)
    };
    let below = last + 1..page.blocks.len();
    let mut beside = (0..first)
        .rev()
        .take(BESIDE)
        .chain(below.clone().take(BESIDE));
    let mut lines = below.take(LINES_BELOW);
    beside.any(|at| is_own(at) && page.is_sentence(at))
        || lines.len() == LINES_BELOW && lines.all(|at| is_own(at) && page.is_line(at))
}

/// The elements of a page with the running text that counts.
struct Candidates<'a> {
    elements: &'a [PageElement],
    /// The elements around the headline.
    around_title: Vec<usize>,
    text: RunningText,
}

impl Candidates<'_> {
    /// The children of each element that hold running text.
    fn children(&self) -> Vec<Vec<usize>> {
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); self.elements.len()];
        for (at, element) in self.elements.iter().enumerate().skip(1) {
            if self.text.letters[at] > 0 {
                children[element.parent].push(at);
            }
        }
        children
    }

    /// Whether an element is one paragraph of an ordinary length.
    fn is_short_paragraph(&self, at: usize) -> bool {
        self.text.blocks[at] == 1 && self.text.letters[at] <= PARAGRAPH_LETTERS
    }

    /// The smallest element that holds the headline and, behind it, enough of the running text.
    fn below_title(&self, page: &PageMarkup<'_>, title: usize) -> Option<usize> {
        let RunningText { letters, lines, .. } = &self.text;
        let enough = |&&at: &&usize| {
            lines[at] >= TITLED_LINES && letters[at] as f64 >= TITLED_SHARE * letters[0] as f64
        };
        let found = *self.around_title.iter().find(enough)?;
        // Text above the headline belongs to others.
        let first = page.blocks[title..].iter().find(|block| is_prose(block))?;
        (first.node >= found).then_some(found)
    }

    /// The child to look into: the one that holds most, or the first of several articles.
    fn inside(&self, main: usize, children: &[usize]) -> Option<usize> {
        let RunningText { letters, lines, .. } = &self.text;
        let is_comment = |at: usize| self.elements[at].zone == Some(Zone::Comments);
        let open: Vec<usize> = children
            .iter()
            .copied()
            .filter(|&at| self.elements[at].is_container && !is_comment(at))
            .collect();
        let of_comments = children.iter().filter(|&&at| is_comment(at));
        let of_comments: usize = of_comments.map(|&at| letters[at]).sum();
        let of_text = (letters[main] - of_comments).max(1) as f64;
        let is_article = |at: &usize| self.elements[*at].is_article;
        let articles: Vec<usize> = open.iter().copied().filter(is_article).collect();
        // Of several articles the page is about the one with its headline, however long the next ones are.
        if let [_, _, ..] = *articles
            && let Some(titled) = articles.iter().find(|at| self.around_title.contains(at))
        {
            return Some(*titled);
        }
        let most = *open
            .iter()
            .max_by_key(|&&at| (letters[at], usize::MAX - at))?;
        let holds_lines = lines[most] * 2 >= lines[main] || lines[most] >= CHILD_LINES;
        if letters[most] as f64 / of_text >= MAIN_SHARE && holds_lines {
            return Some(most);
        }
        // Inside of an article they are its parts: the entries of a live page.
        if self.elements[main].is_article {
            return None;
        }
        let together: usize = articles.iter().map(|&at| letters[at]).sum();
        let longest = articles.iter().map(|&at| letters[at]).max()?;
        let long_enough = |&at: &usize| letters[at] as f64 >= FIRST_ARTICLE_SHARE * longest as f64;
        (together as f64 / of_text >= MAIN_SHARE)
            .then(|| articles.into_iter().find(long_enough))
            .flatten()
    }
}
