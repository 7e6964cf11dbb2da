//! Which element of a page holds most of its running text: the place where the article is. It is evidence for the
//! segmenter; a page may have its article in two places, or none.

use super::piece::{PROSE_LINKS, Piece};
use super::tree::Node;
use crate::model::{Element, Zone};
use crate::text::words;

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

/// Share of links, in percent, of a line that is a link from end to end.
const ALL_LINK: u8 = 97;

/// Shortest headline of a teaser, in words.
const TEASER_WORDS: usize = 3;

/// Where the article is.
pub(super) struct Focus {
    /// The node of the element that holds most of the running text.
    pub(super) main: usize,
    /// The line that is the headline.
    pub(super) title: Option<usize>,
}

/// Finds the article's place; `title` is what the page's metadata give as its headline.
pub(super) fn focus(pieces: &[Piece], nodes: &[Node], title: Option<&str>) -> Focus {
    let title = title_line(pieces, title);
    let apart = set_apart(nodes);
    let prose = Prose::of(pieces, nodes, |at| !is_teaser(pieces, at));
    let wanted = Prose::of(pieces, nodes, |at| {
        !apart[pieces[at].around.node] && !is_teaser(pieces, at)
    });
    // Where nearly everything is set apart, it is the article that has an unlucky name.
    let believed = wanted.letters[0] as f64 >= WANTED_SHARE * prose.letters[0] as f64;
    let prose = if believed { wanted } else { prose };
    let around_title = title.map_or(Vec::new(), |at| around(nodes, pieces[at].around.node));
    let start = title.and_then(|title| prose.below_title(pieces, &around_title, title));
    let children = children(nodes, &prose);
    let mut main = start.unwrap_or(0);
    while let Some(next) = prose.inside(main, &children[main], nodes, &around_title) {
        main = next;
    }
    Focus { main, title }
}

/// The line that is the headline: a heading if there is one, and no link, which would lead to another page.
fn title_line(pieces: &[Piece], title: Option<&str>) -> Option<usize> {
    let says_so =
        |at: &usize| Some(pieces[*at].text.as_str()) == title && pieces[*at].links() <= PROSE_LINKS;
    let is_heading = |at: &usize| pieces[*at].around.element == Element::TopHeading;
    let lines = || (0..pieces.len()).filter(says_so);
    lines().find(is_heading).or_else(|| lines().next())
}

/// The elements around a node, itself first, without the root.
fn around(nodes: &[Node], node: usize) -> Vec<usize> {
    let above = |&at: &usize| Some(nodes[at].parent);
    std::iter::successors(Some(node), above)
        .take_while(|&at| at != 0)
        .collect()
}

fn children(nodes: &[Node], prose: &Prose) -> Vec<Vec<usize>> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate().skip(1) {
        if prose.letters[at] > 0 {
            children[node.parent].push(at);
        }
    }
    children
}

/// A paragraph alone under a linked headline leads to another article.
pub(super) fn is_teaser(pieces: &[Piece], at: usize) -> bool {
    let piece = |at: Option<usize>| at.and_then(|at| pieces.get(at));
    let headline = piece(at.checked_sub(1)).is_some_and(|piece| {
        // What says more than its link is a read-also inside of the text.
        piece.links() >= ALL_LINK && words::count(&piece.text) >= TEASER_WORDS
    });
    headline && !piece(at.checked_add(1)).is_some_and(Piece::is_prose)
}

/// Elements inside of what a page sets apart from its article: policies and comments are running text as well.
fn set_apart(nodes: &[Node]) -> Vec<bool> {
    let mut apart = vec![false; nodes.len()];
    for (at, node) in nodes.iter().enumerate().skip(1) {
        let zone = node
            .zone
            .is_some_and(|zone| !matches!(zone, Zone::Article | Zone::Card | Zone::Meta));
        apart[at] = zone || apart[node.parent];
    }
    apart
}

/// Letters and lines of running text in each element, those of its children included.
struct Prose {
    letters: Vec<usize>,
    lines: Vec<usize>,
}

impl Prose {
    fn of(pieces: &[Piece], nodes: &[Node], counts: impl Fn(usize) -> bool) -> Self {
        let (mut letters, mut lines) = (vec![0; nodes.len()], vec![0; nodes.len()]);
        for (at, piece) in pieces.iter().enumerate() {
            if piece.is_prose() && counts(at) {
                letters[piece.around.node] += piece.measure().letters;
                lines[piece.around.node] += 1;
            }
        }
        // A child is opened after its parent, so one pass from the end adds everything up.
        for at in (1..nodes.len()).rev() {
            let parent = nodes[at].parent;
            letters[parent] += letters[at];
            lines[parent] += lines[at];
        }
        Self { letters, lines }
    }

    /// The smallest element that holds the headline and, behind it, enough of the running text.
    fn below_title(&self, pieces: &[Piece], around: &[usize], title: usize) -> Option<usize> {
        let enough = |&&at: &&usize| {
            self.lines[at] >= TITLED_LINES
                && self.letters[at] as f64 >= TITLED_SHARE * self.letters[0] as f64
        };
        let found = *around.iter().find(enough)?;
        // Text above the headline belongs to others.
        let first = pieces.iter().skip(title).find(|piece| piece.is_prose())?;
        (first.around.node >= found).then_some(found)
    }

    /// The child to look into: the one that holds most, or the first of several articles.
    fn inside(
        &self,
        main: usize,
        children: &[usize],
        nodes: &[Node],
        around_title: &[usize],
    ) -> Option<usize> {
        let all = self.letters[main];
        let is_comment = |at: usize| nodes[at].zone == Some(Zone::Comments);
        let open: Vec<usize> = children
            .iter()
            .copied()
            .filter(|&at| nodes[at].container && !is_comment(at))
            .collect();
        let comments: usize = children
            .iter()
            .filter(|&&at| is_comment(at))
            .map(|&at| self.letters[at])
            .sum();
        // Of several articles the page is about the one with its headline, however long the next ones are.
        let articles = open.iter().copied().filter(|&at| nodes[at].article);
        if let (Some(titled), true) = (
            articles.clone().find(|at| around_title.contains(at)),
            articles.clone().nth(1).is_some(),
        ) {
            return Some(titled);
        }
        let most = *open
            .iter()
            .max_by_key(|&&at| (self.letters[at], usize::MAX - at))?;
        let share = |letters: usize| letters as f64 / (all - comments).max(1) as f64;
        // One long paragraph in a division of its own among others is not the article.
        let holds_lines = self.lines[most] * 2 >= self.lines[main] || self.lines[most] >= 3;
        if share(self.letters[most]) >= MAIN_SHARE && holds_lines {
            return Some(most);
        }
        let articles: Vec<usize> = articles.collect();
        let together: usize = articles.iter().map(|&at| self.letters[at]).sum();
        let longest = articles.iter().map(|&at| self.letters[at]).max()?;
        let long_enough =
            |&at: &usize| self.letters[at] as f64 >= FIRST_ARTICLE_SHARE * longest as f64;
        (share(together) >= MAIN_SHARE)
            .then(|| articles.into_iter().find(long_enough))
            .flatten()
    }
}
