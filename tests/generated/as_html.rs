//! A page as HTML in four styles: with elements and classes that say what they are, with bare `div`s, with line
//! breaks, and with tables. What the text prints on one line for want of markup is a list here.

use super::page::Page;
use super::part::{Part, Piece, Shape, Zone};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Semantic,
    Divs,
    Breaks,
    Tables,
}

pub(super) fn html(page: &Page, style: Style) -> String {
    let parts: Vec<&Part> = page.parts.iter().collect();
    let [above, article, below] = regions(&parts, style);
    let body = match style {
        Style::Semantic => format!(
            "<header class=\"site-header\">{above}</header>\n<main><article>{article}</article>\n{below}</main>"
        ),
        Style::Divs => format!("<div>{above}</div>\n<div>{article}</div>\n<div>{below}</div>"),
        Style::Breaks => format!("{above}<hr>\n{article}<hr>\n{below}"),
        Style::Tables => format!(
            "<table width=\"100%\"><tr><td width=\"180\" valign=\"top\"><table>{above}</table></td>\n\
             <td valign=\"top\"><table>{article}</table></td></tr>\n\
             <tr><td colspan=\"2\"><table>{below}</table></td></tr></table>"
        ),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\">\
         <title>{}</title></head>\n<body>\n{body}\n</body></html>\n",
        escaped(&title(page))
    )
}

/// Parts as the content of a field: the article's element, and what the site puts below it.
pub(super) fn fragment(parts: &[&Part]) -> String {
    let [above, article, below] = regions(parts, Style::Semantic);
    format!("{above}<article>{article}</article>\n{below}")
}

/// What stands above the article, the article, and what stands below.
fn regions(parts: &[&Part], style: Style) -> [String; 3] {
    let first = parts.iter().position(|part| {
        matches!(part.zone, Zone::Title | Zone::Meta | Zone::Body) && !only_page_title(part)
    });
    let first = first.unwrap_or_default();
    let belongs = |part: &&Part| {
        matches!(
            part.zone,
            Zone::Body | Zone::Source | Zone::Tags | Zone::Entry | Zone::Update
        )
    };
    let last = parts.iter().rposition(belongs).unwrap_or_default();
    let regions = [&parts[..first], &parts[first..=last], &parts[last + 1..]];
    regions.map(|parts| parts.iter().map(|part| element(part, style)).collect())
}

fn title(page: &Page) -> String {
    match &page.site {
        Some(site) => format!("{} - {site}", page.headline),
        None => page.headline.clone(),
    }
}

fn only_page_title(part: &Part) -> bool {
    part.lines.iter().all(|line| line.shape == Shape::PageTitle)
}

/// A part in its own element.
fn element(part: &Part, style: Style) -> String {
    if only_page_title(part) {
        return String::new();
    }
    let splits = match style {
        Style::Semantic => true,
        Style::Divs | Style::Breaks | Style::Tables => {
            matches!(part.zone, Zone::Menu | Zone::MostRead)
        }
    };
    let lines = part.printed(splits);
    let inside = match style {
        Style::Semantic if part.zone == Zone::Cards => cards(&lines),
        Style::Semantic => semantic(&lines),
        Style::Divs => lines
            .iter()
            .map(|line| wrapped("div", &inline(line)))
            .collect(),
        Style::Breaks => broken(&lines),
        Style::Tables => lines.iter().map(|line| row(line)).collect(),
    };
    match style {
        Style::Semantic if part.zone == Zone::Body => inside,
        Style::Semantic => {
            let (tag, class) = named(part.zone);
            format!("<{tag} class=\"{class}\">{inside}</{tag}>\n")
        }
        Style::Divs if part.zone != Zone::Body => format!("<div>{inside}</div>\n"),
        Style::Divs | Style::Breaks | Style::Tables => inside,
    }
}

/// Element and class of a part, as current sites have them.
fn named(zone: Zone) -> (&'static str, &'static str) {
    match zone {
        Zone::Menu => ("nav", "main-menu"),
        Zone::Breadcrumb => ("nav", "breadcrumb"),
        Zone::Title => ("div", "entry-header"),
        Zone::Meta => ("div", "post-meta"),
        Zone::Caption => ("figure", "post-image"),
        Zone::Body => ("div", "entry-content"),
        Zone::Aside => ("div", "read-also"),
        Zone::Advert => ("div", "ad-slot"),
        Zone::Source => ("div", "post-source"),
        Zone::Tags => ("div", "post-tags"),
        Zone::Share => ("div", "share-buttons"),
        Zone::Related => ("section", "related-posts"),
        Zone::Embedded => ("article", "next-post"),
        Zone::Cards => ("section", "more-stories"),
        Zone::Entry => ("article", "entry"),
        Zone::Update => ("div", "live-item"),
        Zone::MostRead => ("aside", "most-read"),
        Zone::Newsletter => ("div", "newsletter"),
        Zone::Comments => ("section", "comments"),
        Zone::Footer => ("footer", "site-footer"),
    }
}

fn semantic(lines: &[Vec<Piece<'_>>]) -> String {
    let mut out = String::new();
    let mut open = None;
    for line in lines {
        let shape = line.last().map_or(Shape::Text, |piece| piece.shape);
        let holder = holder(shape).filter(|_| line.len() == 1);
        if holder != open {
            out += &open.map_or_else(String::new, |tag| format!("</{tag}>\n"));
            out += &holder.map_or_else(String::new, |tag| format!("<{tag}>"));
            open = holder;
        }
        let inside = inline(line);
        out += &match (holder, shape) {
            (Some("p"), _) => format!("{inside}<br>\n"),
            (Some(_), _) => wrapped("li", &inside),
            (None, Shape::Headline) => wrapped("h1", &inside),
            (None, Shape::Heading) => wrapped("h3", &inside),
            (None, Shape::Text | Shape::PageTitle) => wrapped("span", &inside),
            (None, Shape::Time) => wrapped("time", &inside),
            (None, _) => wrapped("p", &inside),
        };
    }
    out + &open.map_or_else(String::new, |tag| format!("</{tag}>\n"))
}

/// The element around lines of that shape that stand in a row.
fn holder(shape: Shape) -> Option<&'static str> {
    match shape {
        Shape::Item | Shape::Bullet => Some("ul"),
        Shape::Step => Some("ol"),
        Shape::Row => Some("p"),
        _ => None,
    }
}

/// Each card in an element of its own: a headline, and what stands below it.
fn cards(lines: &[Vec<Piece<'_>>]) -> String {
    let is = |line: &[Piece<'_>], shape| line.first().is_some_and(|piece| piece.shape == shape);
    let mut out = String::new();
    for card in lines.chunk_by(|_, next| !is(next, Shape::Item)) {
        for line in card {
            out += &match line.first().map(|piece| piece.shape) {
                Some(Shape::Heading) => wrapped("h2", &inline(line)),
                Some(Shape::Item) => {
                    format!("<article class=\"card\">{}", wrapped("h3", &inline(line)))
                }
                _ => wrapped("p", &inline(line)),
            };
        }
        if card.first().is_some_and(|line| is(line, Shape::Item)) {
            out += "</article>\n";
        }
    }
    out
}

fn broken(lines: &[Vec<Piece<'_>>]) -> String {
    let line = |line: &Vec<Piece<'_>>| {
        let long = line.iter().any(|piece| piece.shape == Shape::Paragraph);
        let breaks = if long { "<br><br>" } else { "<br>" };
        format!("{}{breaks}\n", inline(line))
    };
    lines.iter().map(line).collect()
}

fn row(line: &[Piece<'_>]) -> String {
    format!("<tr><td>{}</td></tr>\n", inline(line))
}

fn wrapped(tag: &str, inside: &str) -> String {
    format!("<{tag}>{inside}</{tag}>\n")
}

/// The pieces of a line with the inline elements of their kind.
fn inline(line: &[Piece<'_>]) -> String {
    let piece = |piece: &Piece<'_>| {
        let text = escaped(piece.text);
        let text = match piece.shape {
            Shape::Item => format!("<a href=\"/n/1\">{text}</a>"),
            Shape::Heading | Shape::Headline => format!("<b>{text}</b>"),
            _ => text,
        };
        format!("{}{}{text}", escaped(piece.before), escaped(piece.mark))
    };
    line.iter().map(piece).collect()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}
