//! A page as a scraper's text: line by line, or flattened onto one line. In one line only those parts are written
//! that words alone tell apart.

use super::page::Page;
use super::part::{Gift, Part, Piece, Shape, Zone};

/// Beginnings of a paragraph that takes the article up again, so that a headline before it has an end.
const OPENERS: [&str; 26] = [
    "وقال",
    "وأضاف",
    "وأوضح",
    "وأشار",
    "وأكد",
    "ولفت",
    "وبين",
    "وتابع",
    "ودعا",
    "من جهته",
    "من جانب",
    "وذكر",
    "كما",
    "وأبرز",
    "يذكر",
    "وكان",
    "ونبه",
    "وأفاد",
    "ويقول",
    "ووجه",
    "وطالب",
    "واستمع",
    "وبحسب",
    "وحسب",
    "وفي السياق",
    "وفي سياق",
];

pub(super) fn lines(page: &Page) -> (String, Vec<&Part>) {
    let parts: Vec<&Part> = page.parts.iter().collect();
    (printed_lines(&parts, page.gap), parts)
}

/// Parts line by line, with that many line ends between two lines.
pub(super) fn printed_lines(parts: &[&Part], gap: usize) -> String {
    let gap = "\n".repeat(gap);
    let mut text = String::new();
    for part in parts {
        for line in part.printed(false) {
            text += &printed(&line);
            text += &gap;
        }
    }
    text
}

pub(super) fn one_line(page: &Page) -> (String, Vec<&Part>) {
    let candidates: Vec<&Part> = page.parts.iter().filter(|part| part.flat).collect();
    let mut parts: Vec<&Part> = Vec::new();
    for (at, part) in candidates.iter().enumerate() {
        let inline = part.zone == Zone::Aside;
        if !inline || goes_on(candidates.get(at + 1)) {
            parts.push(part);
        }
    }
    let mut words = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let text: Vec<String> = part
            .printed(false)
            .iter()
            .map(|line| printed(line))
            .collect();
        let text = text.join(" ");
        // A headline ends where nothing but a second printing says so.
        if is_lone_title(part) && !(at == 0 && ends_here(parts.get(1))) {
            words.push(text.clone());
        }
        words.push(text);
    }
    (words.join(" "), parts)
}

fn goes_on(next: Option<&&Part>) -> bool {
    let next = next.and_then(|part| part.lines.first());
    next.is_some_and(|line| OPENERS.iter().any(|opener| line.text.starts_with(opener)))
}

fn is_lone_title(part: &Part) -> bool {
    let is = |shape| part.lines.len() == 1 && part.lines[0].shape == shape;
    is(Shape::Headline)
}

/// Whether what follows a headline shows where the headline ends: a date or a count.
fn ends_here(next: Option<&&Part>) -> bool {
    next.is_some_and(|part| {
        part.zone == Zone::Meta
            && !part
                .lines
                .iter()
                .any(|line| line.gifts.contains(&Gift::Title))
    })
}

fn printed(line: &[Piece<'_>]) -> String {
    line.iter()
        .map(|piece| format!("{}{}{}", piece.before, piece.mark, piece.text))
        .collect()
}
