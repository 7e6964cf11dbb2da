//! Listing pages: pages of teasers or of cards, each with the headline of an article that is elsewhere. It does not say
//! what becomes of such a page.

use super::labelled_text::LabelledText;
use super::read_more::leads_on;
use crate::model::{Labelled, Role};
use crate::text::fold::Folded;

/// Teasers that make a listing page; an article has at most a related box of this size behind it.
const LISTING_TEASERS: usize = 3;

/// Lines that are cut off and make a listing page when nothing else says that it is one.
const CUT_OFF_LINES: usize = 4;

/// Teasers that make a listing page where there is no body.
const TEASERS_WITHOUT_BODY: usize = 2;

/// Share of the longer lines of a page that have a "read more" behind them when it is a listing; the others are
/// the headlines.
const LED_ON_SHARE: f64 = 0.4;

/// Share of the longer lines that are cut off when nothing else says that the page is a listing.
const CUT_OFF_SHARE: f64 = 0.7;

/// A shorter line is no teaser but a heading or a control.
const LONG_LINE_WORDS: usize = 7;

/// Lines below a teaser within which its "read more" is; a date may be between.
const NEAR_LINES: usize = 2;

/// Share of the paragraphs taken for the article that are cards.
const CARDS_SHARE: f64 = 0.8;

/// Links that make a listing page where there is no paragraph at all.
const MANY_LINKS: usize = 20;

/// Lines without a link, one below the other, that are an article beside as many links.
const LINES_IN_A_ROW: usize = 4;

/// Lines that are cut off, lines that lead to the rest of an article, and all longer lines.
#[derive(Default)]
pub(super) struct Teasers {
    long: usize,
    cut_off: usize,
    lead_on: usize,
    /// Those that are below no teaser as well.
    lead_elsewhere: usize,
}

impl Teasers {
    /// Counts those of a page.
    pub(super) fn count(page: &LabelledText<'_>) -> Self {
        let mut teasers = Self::default();
        let mut folded = Folded::default();
        let mut below = NEAR_LINES;
        for labelled in page.labelled {
            let text = page.text_of(labelled);
            // Below a headline alone it leads to a related article.
            let leads_on = leads_on(text, &mut folded);
            teasers.lead_on += usize::from(leads_on && below < NEAR_LINES);
            teasers.lead_elsewhere += usize::from(leads_on);
            below += 1;
            if labelled.counts.words >= LONG_LINE_WORDS {
                below = 0;
                teasers.long += 1;
                teasers.cut_off += usize::from(
                    text.ends_with("...") || text.ends_with('…') || text.ends_with("[…]"),
                );
            }
        }
        teasers
    }

    /// With a "read more" behind each, teasers alternate with headlines; without one, only lines that nearly all
    /// end in dots are teasers, since writers of verse and memoirs like dots as well.
    pub(super) fn make_a_listing(&self) -> bool {
        let led_on = self.lead_on >= LISTING_TEASERS && self.share(self.lead_on) >= LED_ON_SHARE;
        led_on || self.cut_off >= CUT_OFF_LINES && self.share(self.cut_off) >= CUT_OFF_SHARE
    }

    /// Without a body fewer teasers say the same.
    pub(super) fn make_a_listing_without_body(&self) -> bool {
        self.lead_elsewhere >= TEASERS_WITHOUT_BODY || self.cut_off >= TEASERS_WITHOUT_BODY
    }

    #[expect(clippy::cast_precision_loss, reason = "lines of one page")]
    fn share(&self, teasers: usize) -> f64 {
        teasers.min(self.long) as f64 / self.long.max(1) as f64
    }
}

/// Whether the markup shows nothing but linked headlines, each with a paragraph under it.
pub(super) fn is_page_of_cards(page: &LabelledText<'_>) -> bool {
    let is_shown = |labelled: &Labelled| labelled.shown.link_only || labelled.shown.teaser;
    if !page.has_markup || !page.labelled.iter().any(is_shown) {
        return false;
    }
    let paragraphs: Vec<&Labelled> = page
        .with_role(Role::Body)
        .filter(|labelled| labelled.counts.words >= LONG_LINE_WORDS)
        .filter(|labelled| !labelled.shown.link_only)
        .collect();
    if paragraphs.is_empty() {
        let links = page.labelled.iter();
        let links = links.filter(|labelled| labelled.shown.link_only).count();
        return links >= MANY_LINKS && !has_lines_in_a_row(page);
    }
    let cards = paragraphs.iter().filter(|labelled| labelled.shown.teaser);
    let cards = cards.count();
    #[expect(clippy::cast_precision_loss, reason = "lines of one page")]
    let share = cards as f64 / paragraphs.len() as f64;
    cards >= LISTING_TEASERS && share >= CARDS_SHARE
}

/// Whether lines of the article without a link follow each other: prices, a line-up, verse. Between the links of a
/// listing are headings, one at a time.
fn has_lines_in_a_row(page: &LabelledText<'_>) -> bool {
    let is_line =
        |labelled: &Labelled| labelled.verdict.role() == Role::Body && !labelled.shown.link_only;
    let mut rows = page
        .labelled
        .chunk_by(|one, next| is_line(one) && is_line(next));
    rows.any(|row| row.len() >= LINES_IN_A_ROW)
}

#[cfg(test)]
mod tests {
    use super::{Teasers, is_page_of_cards};
    use crate::model::RuleId;
    use crate::record::sample::{Sample, filler};

    /// Teasers, each with a "read more" below it, and longer lines that are none.
    fn led_on(teasers: usize, others: usize) -> Sample {
        let page = (0..teasers).fold(Sample::default(), |page, at| {
            page.body(&filler(at, 7)).body("اقرأ المزيد")
        });
        (0..others).fold(page, |page, at| page.body(&filler(at, 7)))
    }

    /// Lines that end in dots, and others as long.
    fn cut_off(cut: usize, others: usize, words: usize) -> Sample {
        let page = (0..cut).fold(Sample::default(), |page, at| {
            page.body(&format!("{} ...", filler(at, words)))
        });
        (0..others).fold(page, |page, at| page.body(&filler(at, words)))
    }

    fn is_listing(page: &Sample) -> bool {
        Teasers::count(&page.page()).make_a_listing()
    }

    #[test]
    fn three_teasers_that_lead_on_make_a_listing() {
        assert!(!is_listing(&led_on(2, 0)));
        assert!(is_listing(&led_on(3, 0)));
    }

    #[test]
    fn two_in_five_longer_lines_lead_on_in_a_listing() {
        assert!(is_listing(&led_on(4, 6)));
        assert!(!is_listing(&led_on(4, 7)));
    }

    #[test]
    fn four_cut_off_lines_make_a_listing_by_themselves() {
        assert!(!is_listing(&cut_off(3, 0, 7)));
        assert!(is_listing(&cut_off(4, 0, 7)));
        assert!(!is_listing(&cut_off(4, 0, 6)));
    }

    #[test]
    fn seven_in_ten_longer_lines_are_cut_off_in_a_listing() {
        assert!(is_listing(&cut_off(7, 3, 7)));
        // 0.692 of them.
        assert!(!is_listing(&cut_off(9, 4, 7)));
    }

    #[test]
    fn two_teasers_are_enough_where_there_is_no_body() {
        let is_listing = |page: Sample| Teasers::count(&page.page()).make_a_listing_without_body();
        let few = 1;
        assert!(!is_listing(led_on(few, 0)) && is_listing(led_on(2, 0)));
        let cut = |lines| cut_off(lines, 0, 7);
        assert!(!is_listing(cut(few)) && is_listing(cut(2)));
    }

    /// Paragraphs, some of which are cards.
    fn cards(cards: usize, others: usize) -> Sample {
        let page = (0..cards).fold(Sample::default(), |page, at| {
            page.body(&filler(at, 7)).shown(false, true)
        });
        (0..others).fold(page, |page, at| page.body(&filler(at, 7)))
    }

    #[test]
    fn three_cards_make_a_page_of_cards() {
        assert!(!is_page_of_cards(&cards(2, 0).page()));
        assert!(is_page_of_cards(&cards(3, 0).page()));
        let sample = cards(3, 0);
        let mut page = sample.page();
        page.has_markup = false;
        assert!(!is_page_of_cards(&page));
    }

    #[test]
    fn four_in_five_paragraphs_are_cards_on_such_a_page() {
        assert!(is_page_of_cards(&cards(4, 1).page()));
        assert!(!is_page_of_cards(&cards(7, 2).page()));
    }

    #[test]
    fn a_page_of_links_alone_has_twenty_of_them() {
        let links = |count| {
            (0..count).fold(Sample::default(), |page, at| {
                page.line(RuleId::Menu, &filler(at, 3)).shown(true, false)
            })
        };
        assert!(!is_page_of_cards(&links(19).page()));
        assert!(is_page_of_cards(&links(20).page()));
        let with_a_line = |words| links(20).body(&filler(0, words));
        assert!(is_page_of_cards(&with_a_line(6).page()));
        assert!(!is_page_of_cards(&with_a_line(7).page()));
        let with_lines = |count| (0..count).fold(links(20), |page, at| page.body(&filler(at, 3)));
        assert!(is_page_of_cards(&with_lines(3).page()));
        assert!(!is_page_of_cards(&with_lines(4).page()));
    }
}
