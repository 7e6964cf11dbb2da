//! The article itself, with what sites set between its paragraphs: inline read-also links, captions, adverts.

use ghirbal::lexicon::Class;

use super::article::Kind;
use super::asides;
use super::desk::Desk;
use super::head;
use super::markers::alone;
use super::page::Plan;
use super::part::{Line, Part, Shape, Zone};

pub(super) fn body(desk: &mut Desk, plan: &mut Plan) -> Vec<Part> {
    let body = plan.article.body.clone();
    let mut parts: Vec<Part> = Vec::new();
    let inline = desk.dice.percent(45);
    let places = places(desk, &body);
    for (at, (kind, text)) in body.iter().enumerate() {
        if at > 0 && places.contains(&at) {
            if inline {
                parts.push(asides::inline(desk, plan));
            } else if desk.dice.percent(30) {
                parts.push(between_paragraphs(desk, plan));
            }
        }
        let (name, shape) = match kind {
            Kind::Paragraph => ("p", Shape::Paragraph),
            Kind::Subheading => ("subheading", Shape::Heading),
            Kind::Question => ("question", Shape::Paragraph),
            Kind::Bullet => ("bullets", Shape::Bullet),
        };
        let line = Line::body(shape, text);
        let line = if *kind == Kind::Bullet {
            line.marked("- ")
        } else {
            line
        };
        parts.push(Part::new(name, Zone::Body, vec![line]).flat(true));
    }
    parts
}

/// Before which paragraphs something may stand: never between a question and its answer or inside a list.
fn places(desk: &mut Desk, body: &[(Kind, String)]) -> Vec<usize> {
    let free = |&at: &usize| {
        matches!(body[at].0, Kind::Paragraph | Kind::Subheading)
            && matches!(body[at - 1].0, Kind::Paragraph)
    };
    let mut places: Vec<usize> = (1..body.len()).filter(free).collect();
    desk.dice.shuffle(&mut places);
    places.truncate(desk.dice.between(1, 2));
    places
}

fn between_paragraphs(desk: &mut Desk, plan: &Plan) -> Part {
    if desk.dice.percent(50) {
        return head::caption(desk, plan.article.fact("caption"));
    }
    let row = desk.markers.deal(Class::Advert, |row| {
        row.phrase.contains("إعلان") || row.phrase.contains("محتوى")
    });
    let mut lines = vec![Line::new(Shape::Text, alone(&mut desk.dice, &row))];
    if desk.dice.percent(25) {
        lines.push(Line::new(Shape::Text, desk.one("advert")));
    }
    Part::new("advert", Zone::Advert, lines)
}
