//! What stands below an article: sign-off, source, tags, share words, related lists, an embedded article, most-read
//! lists, a newsletter, comments, the foot. The order is that of real pages, with the exceptions they have.

use ghirbal::lexicon::{Class, Position};

use super::asides;
use super::desk::Desk;
use super::markers::{alone, has, spelled, tells_itself};
use super::page::{Origin, Plan};
use super::part::{Gift, Line, Part, Shape, Trust, Zone};
use super::stamps;

pub(super) fn tail(desk: &mut Desk, plan: &mut Plan) -> Vec<Part> {
    let mut parts = Vec::new();
    if desk.dice.percent(10) {
        let row = desk.markers.deal(Class::SignOff, |_| true);
        parts.push(
            text(
                "sign-off",
                Zone::Source,
                spelled(&mut desk.dice, &row.phrase),
            )
            .flat(has(&row, Position::Suffix)),
        );
    }
    match plan.origin {
        Origin::TailLabel => parts.push(source_label(desk, "source-label")),
        Origin::Signature => parts.push(signature(desk, plan)),
        Origin::ClosingFrame => parts.push(closing_frame(desk, plan)),
        _ => {}
    }
    let mut near = Vec::new();
    if desk.dice.percent(48) {
        near.extend(tags(desk, plan));
    }
    if desk.dice.percent(50) {
        near.push(share(desk));
    }
    let related_at = near.len();
    if desk.dice.percent(45) {
        near.push(asides::related(desk, plan));
    }
    // Now and then tags or share words stand behind the related list.
    if desk.dice.percent(20) && near.len() > related_at && related_at > 0 {
        near.rotate_right(1);
    }
    parts.extend(near);
    if desk.dice.percent(8) {
        let row = desk
            .markers
            .deal(Class::ReadAlso, |row| row.payload != "headline");
        parts.push(text(
            "button",
            Zone::Aside,
            spelled(&mut desk.dice, &row.phrase),
        ));
    }
    if desk.dice.percent(14) {
        parts.push(asides::embedded(desk, plan));
    }
    parts.extend(foot(desk, plan));
    parts
}

/// What every page of a site has at its end.
fn foot(desk: &mut Desk, plan: &Plan) -> Vec<Part> {
    let mut parts = Vec::new();
    if desk.dice.percent(35) {
        parts.push(asides::most_read(desk, plan));
    }
    if desk.dice.percent(22) {
        parts.push(newsletter(desk));
    }
    if desk.dice.percent(40) {
        parts.push(comments(desk, plan));
    }
    if desk.dice.percent(12) {
        parts.push(text("blurb", Zone::Footer, desk.one("blurb")));
    }
    if desk.dice.percent(30) {
        let words = desk.some("foot", 3, 6);
        let items = words.into_iter().map(|word| Line::new(Shape::Item, word));
        parts.push(Part::new("foot-menu", Zone::Footer, items.collect()));
    }
    if desk.dice.percent(40) {
        parts.push(copyright(desk));
    }
    parts
}

fn text(name: &'static str, zone: Zone, text: String) -> Part {
    Part::new(name, zone, vec![Line::new(Shape::Text, text)])
}

/// `المصدر: X`, on one line or two.
pub(super) fn source_label(desk: &mut Desk, name: &'static str) -> Part {
    let row = desk
        .markers
        .deal(Class::SourceLine, |row| row.payload == "source");
    let label = spelled(&mut desk.dice, &row.phrase);
    let joint = match (has(&row, Position::Label), has(&row, Position::Whole)) {
        (true, true) => *desk.dice.pick(&[": ", ": ", " : ", ":", "\n"]),
        (true, false) => ": ",
        _ => "\n",
    };
    let source = desk.one("labelled");
    let (open, close) = *desk.dice.pick(&[("", ""), ("", ""), ("", ""), ("(", ")")]);
    let line = Line::new(Shape::Text, format!("{open}{source}{close}"))
        .gives(Gift::Source(Trust::Label, source));
    Part::new(name, Zone::Source, vec![line])
        .headed(label, joint)
        .flat(has(&row, Position::Label))
}

/// A line that is only an outlet's or agency's name.
fn signature(desk: &mut Desk, plan: &Plan) -> Part {
    /// Lines in a source's place that name none.
    const NO_NAMES: [&str; 5] = [
        "الخبر من المصدر",
        "منقول",
        "مواقع التواصل",
        "ترجمة هافينغتون بوست",
        "ترجمة هافينغتون بوست عربي",
    ];
    if desk.dice.percent(45) {
        let row = desk
            .markers
            .deal(Class::SourceLine, |row| row.payload == "none");
        let line = Line::new(Shape::Text, row.phrase.clone());
        let gift = if NO_NAMES.contains(&row.phrase.as_str()) {
            Gift::Unsaid("source")
        } else {
            Gift::Source(Trust::Signature, row.phrase)
        };
        let names_one = matches!(gift, Gift::Source(..));
        let part = Part::new("signature-row", Zone::Source, vec![line.gives(gift)]);
        return part.flat(names_one);
    }
    let name = desk.one("signature");
    let line = match desk.dice.below(5) {
        0 => format!("({name})"),
        1 => format!("--({name})"),
        2 => format!("{} - {name}", plan.article.fact("city")),
        3 => format!("({} - {name})", plan.article.fact("city")),
        _ => name.clone(),
    };
    let line = Line::new(Shape::Text, line).gives(Gift::Source(Trust::Signature, name));
    Part::new("signature", Zone::Source, vec![line]).flat(true)
}

fn closing_frame(desk: &mut Desk, plan: &Plan) -> Part {
    let site = plan.site.clone().unwrap();
    let headline = plan.article.fact("headline");
    let line = match desk.dice.below(3) {
        0 => format!("ظهرت المقالة {headline} أولاً على {site}."),
        1 => format!("The post {headline} appeared first on {site}."),
        _ => format!("تجدر الإشارة إلى أن الموضوع الأصلي قد تم نشره ومتواجد على {site}"),
    };
    let line = Line::new(Shape::Paragraph, line).gives(Gift::Source(Trust::Frame, site));
    Part::new("closing-frame", Zone::Source, vec![line]).flat(true)
}

fn tags(desk: &mut Desk, plan: &Plan) -> Option<Part> {
    const CATEGORIES: [&str; 5] = ["التصنيف", "التصنيفات", "القسم", "فئة", "مدرج تحت"];
    let line = |tag: &str| Line::new(Shape::Item, tag).gives(Gift::Tag(tag.to_owned()));
    let body: Vec<&str> = plan
        .article
        .body
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    let body = body.join("\n");
    let all = &plan.article.tags;
    let told: Vec<Line> = all
        .iter()
        .filter(|tag| body.contains(tag.as_str()))
        .map(|tag| line(tag))
        .collect();
    let lines: Vec<Line> = all.iter().map(|tag| line(tag)).collect();
    let hashed = all
        .iter()
        .map(|tag| line(&tag.replace(' ', "_")).marked("#"));
    let unlabelled = desk.dice.below(100);
    if unlabelled < 12 {
        let column = Part::new("tags-column", Zone::Tags, told);
        return (column.lines.len() > 2).then_some(column);
    } else if unlabelled < 20 {
        let between = *desk.dice.pick(&[" ", "\n"]);
        let part = Part::new("tags-hash", Zone::Tags, hashed.collect());
        return Some(part.between(between).flat(true));
    }
    let row = desk
        .markers
        .deal(Class::Keywords, |row| !has(row, Position::Prefix));
    let label = spelled(&mut desk.dice, &row.phrase);
    let joint = if has(&row, Position::Label) {
        *desk.dice.pick(&[": ", ": ", " : ", ":", "\n"])
    } else {
        "\n"
    };
    if CATEGORIES.contains(&row.phrase.as_str()) {
        let topic = Line::new(Shape::Item, plan.article.fact("topic"));
        let lines = vec![topic.gives(Gift::Unsaid("keywords"))];
        return Some(Part::new("category", Zone::Tags, lines).headed(label, joint));
    }
    let (name, lines, between, flat) = match desk.dice.below(6) {
        0 => ("tags-lines", lines, "\n", false),
        1 if told.len() > 1 => ("tags-glued", told, " ", true),
        2 => ("tags-bar", lines, " | ", true),
        3 => ("tags-comma", lines, ", ", true),
        4 => ("tags-hash-labelled", hashed.collect(), " ", true),
        _ => ("tags-comma", lines, "، ", true),
    };
    let joint = if name == "tags-lines" { "\n" } else { joint };
    let part = Part::new(name, Zone::Tags, lines).headed(label, joint);
    Some(
        part.between(between)
            .flat(flat && has(&row, Position::Label)),
    )
}

fn share(desk: &mut Desk) -> Part {
    let row = desk.markers.deal(Class::Share, |_| true);
    let mut lines = vec![Line::new(Shape::Text, alone(&mut desk.dice, &row))];
    let mut flat = tells_itself(&row);
    if desk.dice.percent(50) {
        let networks =
            *desk
                .dice
                .pick(&["فيسبوك تويتر واتساب", "فيسبوك", "واتساب تلغرام نسخ الرابط"]);
        lines.push(Line::new(Shape::Text, networks));
    }
    if desk.dice.percent(30) {
        let row = desk.markers.deal(Class::Share, |_| true);
        flat &= tells_itself(&row);
        lines.push(Line::new(Shape::Text, alone(&mut desk.dice, &row)));
    }
    Part::new("share", Zone::Share, lines).flat(flat)
}

fn newsletter(desk: &mut Desk) -> Part {
    let row = desk.markers.deal(Class::Newsletter, |_| true);
    let mut lines = vec![Line::new(Shape::Text, alone(&mut desk.dice, &row))];
    if desk.dice.percent(50) {
        let row = desk.markers.deal(Class::Newsletter, |_| true);
        lines.push(Line::new(Shape::Text, alone(&mut desk.dice, &row)));
    }
    Part::new("newsletter", Zone::Newsletter, lines).flat(tells_itself(&row))
}

fn comments(desk: &mut Desk, plan: &Plan) -> Part {
    let mut lines = Vec::new();
    let with_prose = desk.dice.percent(50);
    if with_prose {
        let readers = desk.dice.between(1, 3);
        for comment in desk.some("comment", readers, readers) {
            lines.push(Line::new(Shape::Text, desk.one("reader")));
            let stamp = stamps::brief(&mut desk.dice, plan.article.fact("calendar"));
            lines.push(Line::new(Shape::Text, stamp));
            lines.push(Line::new(Shape::Paragraph, comment));
        }
    }
    let opens = |text: &str| text.contains("تعليقات") || text.starts_with("أضف");
    let row = desk
        .markers
        .deal(Class::Comments, |row| !with_prose || opens(&row.phrase));
    let heading = alone(&mut desk.dice, &row);
    for _ in 0..desk.dice.between(0, 3) {
        let row = desk.markers.deal(Class::Comments, |_| true);
        lines.push(Line::new(Shape::Text, alone(&mut desk.dice, &row)));
    }
    let name = if with_prose {
        "comments-prose"
    } else {
        "comments"
    };
    let flat = tells_itself(&row);
    Part::new(name, Zone::Comments, lines)
        .headed(heading, "\n")
        .flat(flat)
}

fn copyright(desk: &mut Desk) -> Part {
    let row = desk.markers.deal(Class::Copyright, |_| true);
    let site = desk.one("site");
    let phrase = row.phrase.clone();
    let year = desk.dice.between(2012, 2025);
    let line = if phrase.contains("حقوق") || phrase.contains("reserved") {
        format!("{phrase} © {year} {site}")
    } else if has(&row, Position::Prefix) {
        format!("{phrase} {site} {year}")
    } else if has(&row, Position::Label) {
        format!("{phrase}: {site}")
    } else {
        phrase
    };
    text("copyright", Zone::Footer, line).flat(tells_itself(&row))
}
