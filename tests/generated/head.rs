//! What stands above an article: menus, tickers, breadcrumbs, the headline in its several forms, the deck, and the
//! lines of data around them in any order. The part of the body is `body`'s.

use ghirbal::lexicon::Class;

use super::desk::Desk;
use super::markers::alone;
use super::page::{Origin, Plan};
use super::part::{Gift, Line, Part, Shape, Trust, Zone};
use super::{asides, stamps, tail};

pub(super) fn head(desk: &mut Desk, plan: &Plan) -> Vec<Part> {
    let mut parts = Vec::new();
    let page_title = plan.titled && desk.dice.percent(22);
    if page_title && let Some(site) = &plan.site {
        parts.push(with_suffix(desk, plan, site));
    }
    if desk.dice.percent(55) {
        parts.push(menu(desk));
    }
    if plan.titled && desk.dice.percent(18) {
        parts.push(ticker(desk));
    }
    if desk.dice.percent(10) && plan.titled {
        parts.push(asides::most_read(desk, plan));
    }
    if desk.dice.percent(22) {
        parts.push(breadcrumb(desk, plan));
    }
    parts.extend(titles(desk, plan, parts.first()));
    let mut data = data(desk, plan);
    desk.dice.shuffle(&mut data);
    if plan.titled && desk.dice.percent(30) {
        let deck = Line::body(Shape::Paragraph, plan.article.fact("deck"));
        let deck = Part::new("deck", Zone::Body, vec![deck]).flat(true);
        let at = if desk.dice.percent(60) { 0 } else { data.len() };
        data.insert(at, deck);
    }
    parts.extend(data);
    parts
}

/// The headline as the page's title prints it, the site's name behind it.
fn with_suffix(desk: &mut Desk, plan: &Plan, site: &str) -> Part {
    let dash = desk.dice.pick(&[" - ", " | ", " – "]);
    let text = format!("{}{dash}{site}", plan.article.fact("headline"));
    let line = Line::new(Shape::PageTitle, text)
        .gives(Gift::Title)
        .gives(Gift::Source(Trust::Suffix, site.to_owned()));
    Part::new("title-suffix", Zone::Title, vec![line]).flat(true)
}

fn titles(desk: &mut Desk, plan: &Plan, first: Option<&Part>) -> Vec<Part> {
    let headline = plan.article.fact("headline");
    let title = || Line::new(Shape::Headline, headline).gives(Gift::Title);
    let mut parts = Vec::new();
    if plan.origin == Origin::OpeningFrame {
        return vec![opening_frame(desk, plan)];
    }
    if !plan.titled {
        return parts;
    }
    if desk.dice.percent(22) {
        let kicker = Line::new(Shape::Text, plan.article.fact("kicker"));
        parts.push(Part::new("kicker", Zone::Title, vec![kicker]));
    }
    let named_already = first.is_some_and(|part| part.name == "title-suffix");
    match desk.dice.below(100) {
        // The page's title is then the only headline.
        0..25 if named_already && parts.is_empty() => {}
        25..40 => {
            let again = Line::new(Shape::Text, headline);
            parts.push(Part::new("title-twice", Zone::Title, vec![title(), again]).flat(true));
        }
        _ => parts.push(Part::new("title", Zone::Title, vec![title()]).flat(true)),
    }
    parts
}

fn opening_frame(desk: &mut Desk, plan: &Plan) -> Part {
    let site = plan.site.clone().unwrap();
    let opening = desk.dice.pick(&[
        "نقدم لكم زوارنا الكرام أهم وآخر المستجدات كما وردت في المقال التالي",
        "نقدم لكم زوارنا الكرام أهم وأحدث الأخبار في المقال الآتي",
    ]);
    let on = stamps::of_frame(&mut desk.dice, plan.article.fact("calendar"));
    let headline = plan.article.fact("headline");
    let line = Line::new(
        Shape::Paragraph,
        format!("{opening} {headline} - {site} {on}"),
    )
    .gives(Gift::Title)
    .gives(Gift::Source(Trust::Frame, site));
    Part::new("opening-frame", Zone::Meta, vec![line]).flat(true)
}

fn menu(desk: &mut Desk) -> Part {
    let mut words = desk.some("menu", 5, 28);
    words.insert(0, "الرئيسية".to_owned());
    if desk.dice.percent(30) {
        words.extend(desk.some("foot", 2, 5));
    }
    let items = words.into_iter().map(|word| Line::new(Shape::Item, word));
    let between = *desk.dice.pick(&["\n", "\n", " ", " | "]);
    let part = Part::new("menu", Zone::Menu, items.collect());
    part.between(between).flat(true)
}

fn ticker(desk: &mut Desk) -> Part {
    let headlines = desk.headlines(3, 30);
    let items = headlines.iter().map(|text| Line::new(Shape::Item, text));
    let between = *desk.dice.pick(&["\n", "\n", "    ", " • "]);
    let name = if between == "\n" {
        "ticker"
    } else {
        "ticker-one-line"
    };
    let part = Part::new(name, Zone::MostRead, items.collect()).between(between);
    if desk.dice.percent(60) {
        let word = *desk.dice.pick(&["عاجل", "شريط الأخبار", "آخر الأخبار"]);
        return part.headed(word.to_owned(), "\n");
    }
    part
}

fn breadcrumb(desk: &mut Desk, plan: &Plan) -> Part {
    let steps = ["الرئيسية", plan.article.fact("topic")];
    let items = steps.map(|step| Line::new(Shape::Item, step));
    let between = *desk.dice.pick(&[" » ", " / ", " > ", "\n"]);
    let part = Part::new("breadcrumb", Zone::Breadcrumb, items.to_vec());
    part.between(between).flat(between != "\n")
}

/// The lines of data, not yet in order.
fn data(desk: &mut Desk, plan: &Plan) -> Vec<Part> {
    let mut parts = Vec::new();
    let text = |name, text: String, flat| {
        Part::new(name, Zone::Meta, vec![Line::new(Shape::Text, text)]).flat(flat)
    };
    if desk.dice.percent(80) {
        let stamp = stamps::stamp(&mut desk.dice, plan.article.fact("calendar"));
        parts.push(text("date", stamp, true));
    }
    if desk.dice.percent(50) {
        let (name, line) = byline(desk, plan);
        parts.push(text(name, line, false));
    }
    if desk.dice.percent(15) {
        let label = desk
            .dice
            .pick(&["عدد القراءات", "المشاهدات", "عدد المشاهدات"]);
        let count = format!("{label}: {}", desk.dice.between(12, 9000));
        parts.push(text("read-count", count, true));
    }
    if desk.dice.percent(22) {
        parts.push(share_bar(desk));
    }
    if plan.titled && desk.dice.percent(30) {
        parts.push(caption(desk, plan.article.fact("caption")));
    }
    if plan.origin == Origin::HeadLabel {
        parts.push(tail::source_label(desk, "head-source").flat(false));
    }
    parts
}

fn byline(desk: &mut Desk, plan: &Plan) -> (&'static str, String) {
    let (author, city) = (plan.article.fact("author"), plan.article.fact("city"));
    let label = desk.dice.pick(&["كتب", "بقلم", "تقرير", "إعداد"]);
    match desk.dice.below(6) {
        0 | 1 => ("byline", format!("{label}: {author}")),
        2 => ("byline-city", format!("{city} - {author}")),
        3 => ("byline-city", format!("{author} - {city}")),
        4 => ("byline-wrote", format!("كتب {author}")),
        _ => ("byline-bare", author.to_owned()),
    }
}

fn share_bar(desk: &mut Desk) -> Part {
    let mut words = desk.dice.some(
        &["طباعة", "تكبير الخط", "نسخ الرابط", "استمع للخبر"].map(str::to_owned),
        2,
    );
    let row = desk.markers.deal(Class::Share, |_| true);
    words.insert(0, alone(&mut desk.dice, &row));
    let lines = words.into_iter().map(|word| Line::new(Shape::Text, word));
    Part::new("head-share", Zone::Share, lines.collect())
}

/// A picture's caption, mostly with something that says so.
pub(super) fn caption(desk: &mut Desk, caption: &str) -> Part {
    let (name, line) = match desk.dice.below(5) {
        0 => ("caption", format!("{caption} (رويترز)")),
        1 => ("caption", format!("صورة: {caption}")),
        2 => ("caption", format!("{caption} - أرشيفية")),
        3 => ("caption", format!("{caption} (صورة من الأرشيف)")),
        _ => ("caption-bare", caption.to_owned()),
    };
    let line = Line::new(Shape::Text, line).gives(Gift::Optional(caption.to_owned()));
    let line = if name == "caption" {
        Line {
            gifts: Vec::new(),
            ..line
        }
    } else {
        line
    };
    Part::new(name, Zone::Caption, vec![line])
}
