//! Which element of a page holds most of its running text: the place where the article is. It is evidence for the
//! segmenter; a page may have its article in two places, or none.

use super::blocks::links;
use super::render::Piece;
use super::tree::Node;
use crate::model::Zone;
use crate::text::chars::is_letter;

/// Shortest line that counts as running text, in letters: about a line of print.
const PROSE_LETTERS: usize = 60;

/// Share of links, in percent, above which a line is a list and not running text.
const PROSE_LINKS: u8 = 40;

/// Share of an element's running text that one of its children must hold to be looked into instead.
const MAIN_SHARE: f64 = 0.7;

/// Share of the running text that must lie outside of what the page sets apart, for that to be believed.
const WANTED_SHARE: f64 = 0.3;

/// Of several articles one below the other, the first is the page's own if it has this share of the longest's text.
const FIRST_ARTICLE_SHARE: f64 = 0.3;

/// The node of the element that holds most of the running text.
pub(super) fn main(pieces: &[Piece], nodes: &[Node], title: Option<&str>) -> usize {
    let around_title = around_title(pieces, nodes, title);
    let all = Prose::of(pieces, nodes, |_| true);
    let apart = set_apart(nodes);
    let wanted = Prose::of(pieces, nodes, |node| !apart[node]);
    // Where nearly everything is set apart, it is the article that has an unlucky name.
    let prose = match wanted.letters[0] as f64 >= WANTED_SHARE * all.letters[0] as f64 {
        true => wanted,
        false => all,
    };
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate().skip(1) {
        if prose.letters[at] > 0
            && let Some(children) = children.get_mut(node.parent)
        {
            children.push(at);
        }
    }
    let mut main = 0;
    loop {
        let below = children.get(main).map_or(&[][..], Vec::as_slice);
        match prose.inside(main, below, nodes, &around_title) {
            Some(next) => main = next,
            None => return main,
        }
    }
}

/// The elements around the first line that is the headline.
fn around_title(pieces: &[Piece], nodes: &[Node], title: Option<&str>) -> Vec<bool> {
    let mut around = vec![false; nodes.len()];
    let line = pieces
        .iter()
        .find(|piece| Some(piece.text.as_str()) == title);
    let mut at = line.map_or(0, |piece| piece.around.node);
    while at != 0 {
        around[at] = true;
        at = nodes[at].parent;
    }
    around
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
        for piece in pieces {
            let count = piece.text.chars().filter(|&c| is_letter(c)).count();
            if count >= PROSE_LETTERS && links(piece) <= PROSE_LINKS && counts(piece.around.node) {
                letters[piece.around.node] += count;
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

    /// The child to look into: the one that holds most, or the first of several articles.
    fn inside(
        &self,
        main: usize,
        children: &[usize],
        nodes: &[Node],
        around_title: &[bool],
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
            articles.clone().find(|&at| around_title[at]),
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
