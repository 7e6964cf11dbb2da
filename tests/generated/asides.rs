//! Headlines of other articles under their markers: inline read-also, related lists, embedded articles, most-read
//! lists. Which of them count as related, the conventions of the gold say.

use ghirbal::lexicon::{Class, Position, Row};

use super::article::Kind;
use super::desk::Desk;
use super::markers::{has, spelled, tells_itself};
use super::page::Plan;
use super::part::{Gift, Line, Part, Shape, Zone};
use super::stamps;

/// A read-also between two paragraphs.
pub(super) fn inline(desk: &mut Desk, plan: &mut Plan) -> Part {
    match desk.dice.below(100) {
        0..50 => {
            let (heading, joint) = marker_before_headline(desk);
            let line = Line::related(&headline(desk, plan));
            Part::new("inline-one-line", Zone::Aside, vec![line])
                .headed(heading, joint)
                .flat(true)
        }
        50..80 => {
            let heading = marker_above_headlines(desk);
            let line = Line::related(&headline(desk, plan));
            Part::new("inline-below", Zone::Aside, vec![line]).headed(heading, "\n")
        }
        _ => {
            let heading = marker_above_headlines(desk);
            let dated = desk.dice.percent(40);
            let lines = list(desk, plan, (2, 3), dated.then_some(Style::DatesAfter));
            Part::new("inline-block", Zone::Aside, lines.0).headed(heading, "\n")
        }
    }
}

/// A read-also line as an article that goes on has it: any of the usual ones, or the headline behind a slash.
pub(super) fn inline_of_any_kind(desk: &mut Desk, plan: &mut Plan) -> Part {
    if desk.dice.percent(60) {
        return inline(desk, plan);
    }
    let row = desk.markers.deal(Class::ReadAlso, |row| {
        announces_headline(row) && has(row, Position::Label)
    });
    let heading = spelled(&mut desk.dice, &row.phrase);
    let joint = *desk.dice.pick(&["/ ", " / ", "/"]);
    let line = Line::related(&headline(desk, plan));
    let part = Part::new("inline-slash", Zone::Aside, vec![line]);
    part.headed(heading, joint).flat(true)
}

/// Cards of other articles below an article: a headline and a teaser each.
pub(super) fn cards(desk: &mut Desk, plan: &mut Plan) -> Part {
    let lines = list(desk, plan, (2, 4), Some(Style::Teasers)).0;
    let heading = marker_above_headlines(desk);
    Part::new("cards", Zone::Cards, lines).headed(heading, "\n")
}

/// One more headline on the article's subject, or one of another subject when there is none left.
fn headline(desk: &mut Desk, plan: &mut Plan) -> String {
    let near = plan.article.related.pop();
    near.unwrap_or_else(|| desk.one("headline"))
}

fn announces_headline(row: &Row) -> bool {
    row.payload == "headline"
}

fn marker_before_headline(desk: &mut Desk) -> (String, &'static str) {
    let row = desk.markers.deal(Class::ReadAlso, |row| {
        announces_headline(row) && (has(row, Position::Label) || has(row, Position::Prefix))
    });
    let joints: &[&str] = if has(&row, Position::Prefix) {
        &[": ", ": ", " : ", " ", " .. ", " | "]
    } else {
        &[": ", ": ", " : ", ":", " - "]
    };
    let joint = *desk.dice.pick(joints);
    let text = spelled(&mut desk.dice, &row.phrase);
    let bullet = *desk.dice.pick(&["", "", "", "◀ ", "- ", "🔴 "]);
    (format!("{bullet}{text}"), joint)
}

fn marker_above_headlines(desk: &mut Desk) -> String {
    let row = desk.markers.deal(Class::ReadAlso, announces_headline);
    let text = spelled(&mut desk.dice, &row.phrase);
    let end = *desk.dice.pick(&["", "", ":", " :", "..."]);
    format!("{text}{end}")
}

/// How a list prints its headlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Bullets,
    DatesAfter,
    DatesBefore,
    Doubled,
    Teasers,
}

const STYLES: [(Style, &str); 6] = [
    (Style::Plain, "related-plain"),
    (Style::Bullets, "related-bullets"),
    (Style::DatesAfter, "related-dates-after"),
    (Style::DatesBefore, "related-dates-before"),
    (Style::Doubled, "related-doubled"),
    (Style::Teasers, "related-teasers"),
];

fn list(
    desk: &mut Desk,
    plan: &mut Plan,
    (least, most): (usize, usize),
    style: Option<Style>,
) -> (Vec<Line>, Style) {
    let style = style.unwrap_or(desk.dice.pick(&STYLES).0);
    let calendar = plan.article.fact("calendar").to_owned();
    let mut lines = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..desk.dice.between(least, most) {
        let text = headline(desk, plan);
        if seen.contains(&text) {
            continue;
        }
        let item = Line::related(&text);
        let date = Line::new(Shape::Text, stamps::brief(&mut desk.dice, &calendar));
        match style {
            Style::Plain => lines.push(item),
            Style::Bullets => lines.push(item.marked("• ")),
            Style::DatesAfter => lines.extend([item, date]),
            Style::DatesBefore => lines.extend([date, item]),
            Style::Doubled => lines.extend([item, Line::new(Shape::Item, text.clone())]),
            Style::Teasers => {
                lines.extend([item, Line::new(Shape::Paragraph, desk.one("teaser"))]);
            }
        }
        seen.push(text);
    }
    (lines, style)
}

/// A list of related headlines behind the article.
pub(super) fn related(desk: &mut Desk, plan: &mut Plan) -> Part {
    let (mut lines, style) = list(desk, plan, (2, 5), None);
    let (_, name) = STYLES.iter().find(|(of, _)| *of == style).unwrap();
    let (name, heading, tells) = if desk.dice.percent(30) {
        (
            "related-under-read-also",
            marker_above_headlines(desk),
            true,
        )
    } else {
        let row = desk.markers.deal(Class::RelatedList, |_| true);
        match row.phrase.as_str() {
            // Names of people and places follow it, not headlines.
            "ذكر في هذا الخبر" => {
                let names = plan.article.tags.iter();
                let line = |name| Line::new(Shape::Item, name).gives(Gift::Unsaid("keywords"));
                lines = names.map(line).collect();
                lines[0].gifts.push(Gift::Unsaid("related"));
            }
            "قصص مقترحة نهاية" => {
                lines.push(Line::new(Shape::Text, row.phrase));
                return Part::new(name, Zone::Related, lines).headed("قصص مقترحة".to_owned(), "\n");
            }
            _ => {}
        }
        (
            *name,
            spelled(&mut desk.dice, &row.phrase),
            tells_itself(&row),
        )
    };
    let told_apart = matches!(
        style,
        Style::Bullets | Style::DatesAfter | Style::DatesBefore | Style::Doubled
    );
    Part::new(name, Zone::Related, lines)
        .headed(heading, "\n")
        .flat(tells && told_apart)
}

/// A whole second article behind a read-also; its headline is related and the rest is nothing.
pub(super) fn embedded(desk: &mut Desk, plan: &mut Plan) -> Part {
    let other = loop {
        let other = desk.dice.pick(&desk.pool.articles).clone();
        if other.fact("headline") != plan.article.fact("headline") {
            break other;
        }
    };
    let mut lines = vec![Line::related(other.fact("headline"))];
    let dated = desk.dice.percent(50);
    if dated {
        let stamp = stamps::stamp(&mut desk.dice, other.fact("calendar"));
        lines.push(Line::new(Shape::Text, stamp));
    }
    let paragraphs = desk.dice.between(2, other.body.len());
    for (kind, text) in other.body.iter().take(paragraphs) {
        let shape = if *kind == Kind::Subheading {
            Shape::Heading
        } else {
            Shape::Paragraph
        };
        lines.push(Line::new(shape, text));
    }
    let (heading, joint) = if desk.dice.percent(50) {
        marker_before_headline(desk)
    } else {
        (marker_above_headlines(desk), "\n")
    };
    let name = if dated { "embedded-dated" } else { "embedded" };
    Part::new(name, Zone::Embedded, lines)
        .headed(heading, joint)
        .flat(dated)
}

/// A most-read or latest list, or the site's recommendations.
pub(super) fn most_read(desk: &mut Desk, plan: &Plan) -> Part {
    let promo = desk.dice.percent(30);
    let class = if promo {
        Class::SitePromo
    } else {
        Class::MostRead
    };
    let row = desk.markers.deal(class, |_| true);
    let style = desk.dice.below(4);
    let mut lines = Vec::new();
    for (text, number) in desk.headlines(3, 8).into_iter().zip(1..) {
        let item = Line::new(Shape::Item, text);
        match style {
            0 => lines.push(item.marked(format!("{number}- "))),
            1 => lines.push(item.marked(format!(
                "{:02}:{:02} ",
                desk.dice.between(1, 23),
                desk.dice.between(10, 59)
            ))),
            2 => {
                let date = stamps::brief(&mut desk.dice, plan.article.fact("calendar"));
                lines.extend([item, Line::new(Shape::Text, date)]);
            }
            _ => lines.push(item),
        }
    }
    let name = if promo { "site-promo" } else { "most-read" };
    let heading = spelled(&mut desk.dice, &row.phrase);
    let flat = tells_itself(&row);
    Part::new(name, Zone::MostRead, lines)
        .headed(heading, "\n")
        .flat(flat)
}
