//! A page: which article, where its origin is named, and the parts from head to foot. How a part is made is the
//! business of `head`, `body` and `tail`.

use super::article::{Article, Kind};
use super::desk::Desk;
use super::endings;
use super::part::{Line, Part, Shape, Zone};
use super::{body, head, tail};

/// Where a page names the article's origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Nowhere,
    HeadLabel,
    TailLabel,
    Signature,
    OpeningFrame,
    ClosingFrame,
}

/// What is decided about a page before its parts are made.
pub(super) struct Plan {
    pub(super) article: Article,
    pub(super) origin: Origin,
    pub(super) site: Option<String>,
    /// Whether a text of the page has its headline.
    pub(super) titled: bool,
}

/// A composed page.
#[derive(Debug)]
pub(crate) struct Page {
    pub(super) headline: String,
    /// The site's name as the page's title has it.
    pub(super) site: Option<String>,
    pub(super) parts: Vec<Part>,
    /// How many line ends stand between two lines of the text.
    pub(super) gap: usize,
    /// Whether a record has the headline in its own field and not in the text as well.
    pub(super) headline_in_field_alone: bool,
}

#[allow(dead_code, reason = "only the dumps of tests/bench use it")]
impl Page {
    /// The page's headline.
    pub(crate) fn headline(&self) -> &str {
        &self.headline
    }

    /// The running text of the article.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = &str> {
        let body = self.parts.iter().filter(|part| part.zone == Zone::Body);
        let lines = body.flat_map(|part| &part.lines);
        lines
            .filter(|line| line.shape == Shape::Paragraph)
            .map(|line| line.text.as_str())
    }

    /// Puts more paragraphs before the article's last one.
    pub(crate) fn lengthen(&mut self, paragraphs: &[String]) {
        let is_body = |part: &Part| part.zone == Zone::Body;
        let last = self.parts.iter().rposition(is_body).unwrap_or_default();
        let parts = paragraphs.iter().map(|text| {
            let line = Line::body(Shape::Paragraph, text);
            Part::new("p", Zone::Body, vec![line]).flat(true)
        });
        self.parts.splice(last..last, parts);
    }
}

pub(super) fn compose(desk: &mut Desk) -> Page {
    let mut plan = plan(desk);
    let mut parts = head::head(desk, &plan);
    parts.extend(body::body(desk, &mut plan));
    parts.extend(endings::ending(desk));
    parts.extend(tail::tail(desk, &mut plan));
    Page {
        headline: plan.article.fact("headline").to_owned(),
        site: plan.site,
        parts,
        gap: if desk.dice.percent(30) { 2 } else { 1 },
        headline_in_field_alone: false,
    }
}

fn plan(desk: &mut Desk) -> Plan {
    let mut article = desk.dice.pick(&desk.pool.articles).clone();
    shorten(desk, &mut article);
    plan_for(desk, article)
}

/// What is decided about a page with that article.
pub(super) fn plan_for(desk: &mut Desk, mut article: Article) -> Plan {
    desk.dice.shuffle(&mut article.related);
    let origin = match desk.dice.below(100) {
        0..10 => Origin::HeadLabel,
        10..38 => Origin::TailLabel,
        38..58 => Origin::Signature,
        58..64 => Origin::OpeningFrame,
        64..72 => Origin::ClosingFrame,
        _ => Origin::Nowhere,
    };
    let framed = matches!(origin, Origin::OpeningFrame | Origin::ClosingFrame);
    let site = (framed || desk.dice.percent(50)).then(|| desk.one("site"));
    let titled = origin != Origin::OpeningFrame && !desk.dice.percent(5);
    Plan {
        article,
        origin,
        site,
        titled,
    }
}

/// Leaves paragraphs and subheadings out, so that an article comes in several lengths.
fn shorten(desk: &mut Desk, article: &mut Article) {
    let paragraphs = |body: &[(Kind, String)]| {
        let is = |(kind, _): &&(Kind, String)| *kind == Kind::Paragraph;
        body.iter().filter(is).count()
    };
    let kept = desk.dice.between(3, paragraphs(&article.body));
    while paragraphs(&article.body) > kept {
        article.body.pop();
    }
    while article
        .body
        .last()
        .is_some_and(|(kind, _)| *kind != Kind::Paragraph)
    {
        article.body.pop();
    }
    let heads_a_list = article.body.iter().any(|(kind, _)| *kind == Kind::Bullet);
    if desk.dice.percent(40) && !heads_a_list {
        article.body.retain(|(kind, _)| *kind != Kind::Subheading);
    }
}
