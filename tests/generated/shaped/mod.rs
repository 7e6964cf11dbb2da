//! Pages of the shapes in which a cleaner loses text: bodies of short lines, live pages, short items, articles that go
//! on below a read-also, and first and last lines that look like something else. They are drawn apart from the other
//! pages, which do not move for them; what stands around the article is the same. It writes no page in a form.

mod body;
mod hard;
mod story;

use super::desk::Desk;
use super::page::{self, Origin, Page, Plan};
use super::part::{Part, Zone};
use super::{asides, head, tail};
pub(crate) use hard::Hard;
use story::Story;

/// Pages of a hundred short items that have cards of other articles below them.
const WITH_CARDS: usize = 50;

/// A page of that kind, with what other pages have around their article.
pub(super) fn compose(desk: &mut Desk, hard: Hard) -> Page {
    let story = desk.dice.pick(&Story::all(hard)).clone();
    let base = desk.dice.pick(&desk.pool.articles).clone();
    let mut plan = page::plan_for(desk, base.retold(&story.text));
    if matches!(hard, Hard::ShortLines | Hard::Brief) {
        name_it(&mut plan);
    }
    let mut parts = head::head(desk, &plan);
    let has_deck = story.says("deck");
    parts.retain(|part| part.name != "deck" || has_deck);
    parts.extend(body::body(desk, &mut plan, hard, &story));
    let tail_at = parts.len();
    parts.extend(tail::tail(desk, &mut plan));
    if hard == Hard::Brief && desk.dice.percent(WITH_CARDS) {
        let below = parts[tail_at..].iter().position(is_of_the_site);
        let at = below.map_or(parts.len(), |below| tail_at + below);
        parts.insert(at, asides::cards(desk, &mut plan));
    }
    parts.retain(|part| !is_ambiguous(part));
    Page {
        headline: plan.article.fact("headline").to_owned(),
        site: plan.site,
        parts,
        gap: if desk.dice.percent(30) { 2 } else { 1 },
        headline_in_field_alone: desk.dice.percent(50),
    }
}

/// Gives the page a headline: nobody could tell short lines without one.
fn name_it(plan: &mut Plan) {
    plan.titled = true;
    if plan.origin == Origin::OpeningFrame {
        plan.origin = Origin::Nowhere;
    }
}

fn is_of_the_site(part: &Part) -> bool {
    matches!(
        part.zone,
        Zone::MostRead | Zone::Newsletter | Zone::Comments | Zone::Footer
    )
}

/// What no reader could tell from an article of short lines, or what is of the article that lends its facts.
fn is_ambiguous(part: &Part) -> bool {
    matches!(
        part.name,
        "tags-column" | "foot-menu" | "kicker" | "caption" | "caption-bare"
    )
}
