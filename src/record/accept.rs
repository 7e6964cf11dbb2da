//! Accepting: is this document an article at all? Each way not to be one has a name.

use super::page::Page;
use crate::model::{Labelled, RejectReason, Role};
use crate::text::chars::{char_boundary, is_arabic_letter, is_letter, is_visible, is_word};
use crate::text::fold::{self, Folded, first_letters};

/// Teasers that make a listing page; an article has at most a related box of this size behind it.
const LISTING_TEASERS: usize = 3;

/// Share of the longer lines of a page that have a "read more" behind them when it is a listing; the others are
/// the headlines.
const LED_ON_SHARE: f64 = 0.4;

/// Share of the longer lines that are cut off when nothing else says that the page is a listing.
const CUT_OFF_SHARE: f64 = 0.7;

/// A shorter line is no teaser but a heading or a control.
const LONG_LINE_WORDS: usize = 7;

/// Why the document gives no record; `None` for an article.
pub(super) fn reject(page: &Page<'_>, body: &str) -> Option<RejectReason> {
    let text = page.text;
    if !text.chars().any(is_visible) {
        return Some(RejectReason::Blank);
    }
    if !text.chars().any(is_letter) {
        return Some(RejectReason::NoLetters);
    }
    if !text.chars().any(is_arabic_letter) {
        return Some(RejectReason::NoArabic);
    }
    let teasers = teasers(page);
    if teasers.make_a_listing() || is_page_of_cards(page) {
        return Some(RejectReason::Listing);
    }
    if is_error_page(page) {
        return Some(RejectReason::ErrorPage);
    }
    if body.chars().any(is_letter) {
        return None;
    }
    // Without a body fewer teasers say the same.
    Some(if teasers.lead_on >= 2 || teasers.cut_off >= 2 {
        RejectReason::Listing
    } else {
        RejectReason::NoBody
    })
}

/// Whether a short page says that the page asked for is not there, or that a program is not welcome.
fn is_error_page(page: &Page<'_>) -> bool {
    const SAYS_SO: &[&str] = &[
        "الصفحه التي تبحث عنها غير موجوده",
        "الصفحه المطلوبه غير موجوده",
        "لم يتم العثور علي الصفحه",
        "عذرا, الصفحه غير موجوده",
        "page not found",
        "enable javascript and cookies to continue",
        "verifies you are not a bot",
    ];
    /// An article about such pages is longer.
    const MAX_BODY_WORDS: usize = 60;
    let body = page.with_role(Role::Body);
    body.map(|line| line.counts.words).sum::<usize>() <= MAX_BODY_WORDS && {
        let folded = Folded::new(page.text);
        SAYS_SO
            .iter()
            .any(|phrase| folded.as_str().contains(phrase))
    }
}

/// Whether the markup shows nothing but linked headlines, each with a paragraph under it.
fn is_page_of_cards(page: &Page<'_>) -> bool {
    /// Share of the paragraphs taken for the article.
    const CARDS_SHARE: f64 = 0.8;
    /// Links of a page that has no paragraph at all.
    const MANY_LINKS: usize = 20;
    let is_shown = |labelled: &Labelled| labelled.shown.link_only || labelled.shown.teaser;
    if !page.has_markup || !page.labelled.iter().any(is_shown) {
        return false;
    }
    let paragraphs = || {
        page.with_role(Role::Body)
            .filter(|labelled| labelled.counts.words >= LONG_LINE_WORDS)
            .filter(|labelled| !labelled.shown.link_only)
    };
    let links = page
        .labelled
        .iter()
        .filter(|labelled| labelled.shown.link_only);
    if paragraphs().next().is_none() {
        return links.count() >= MANY_LINKS;
    }
    let (cards, others): (Vec<_>, Vec<_>) =
        paragraphs().partition(|labelled| labelled.shown.teaser);
    #[expect(clippy::cast_precision_loss, reason = "lines of one page")]
    let share = cards.len() as f64 / (cards.len() + others.len()).max(1) as f64;
    cards.len() >= LISTING_TEASERS && share >= CARDS_SHARE
}

/// Lines that are cut off, lines that lead to the rest of an article, and all longer lines.
#[derive(Default)]
struct Teasers {
    long: usize,
    cut_off: usize,
    lead_on: usize,
}

impl Teasers {
    /// With a "read more" behind each, teasers stand between headlines; without one, only lines that nearly all
    /// end in dots are teasers, since writers of verse and memoirs like dots as well.
    fn make_a_listing(&self) -> bool {
        let led_on = self.lead_on >= LISTING_TEASERS && self.share(self.lead_on) >= LED_ON_SHARE;
        led_on || self.cut_off > LISTING_TEASERS && self.share(self.cut_off) >= CUT_OFF_SHARE
    }

    #[expect(clippy::cast_precision_loss, reason = "lines of one page")]
    fn share(&self, teasers: usize) -> f64 {
        teasers.min(self.long) as f64 / self.long.max(1) as f64
    }
}

fn teasers(page: &Page<'_>) -> Teasers {
    let mut teasers = Teasers::default();
    let mut folded = Folded::default();
    for labelled in page.labelled {
        let text = page.text_of(labelled);
        teasers.lead_on += usize::from(leads_on(text, &mut folded));
        if labelled.counts.words >= LONG_LINE_WORDS {
            teasers.long += 1;
            teasers.cut_off +=
                usize::from(text.ends_with("...") || text.ends_with('…') || text.ends_with("[…]"));
        }
    }
    teasers
}

/// Phrases that lead to the rest of an article, folded.
const READ_MORE: &[&str] = &[
    "اقرا المزيد",
    "اقرا اكثر",
    "اكمل القراءه",
    "تابع القراءه",
    "واصل القراءه",
    "قراءه المزيد",
    "المزيد ..",
    "read more",
];

/// Words that do so where they stand alone.
const MORE: &[&str] = &["المزيد", "التفاصيل"];

/// Whether a line is a "read more", or begins with the one of the teaser before it.
fn leads_on(text: &str, folded: &mut Folded) -> bool {
    /// Longer than each phrase with all its marks; what follows does not matter.
    const PHRASE_BYTES: usize = 160;
    /// Letters that tell nearly all lines apart.
    const LOOK: usize = 3;
    let text = text.trim_start_matches(|c: char| !is_word(c));
    let may_lead = match first_letters(text) {
        Some(letters) => BEGINNINGS.contains(&letters),
        // The first letters folded are the first letters of the text folded.
        None => {
            let look = text.char_indices().nth(LOOK);
            let look = fold::phrase(&text[..look.map_or(text.len(), |(at, _)| at)]);
            begins_leading_on(look.as_bytes())
        }
    };
    if !may_lead {
        return false;
    }
    folded.refold(&text[..char_boundary(text, PHRASE_BYTES)]);
    let line = folded.as_str();
    READ_MORE.iter().any(|phrase| line.starts_with(phrase)) || MORE.contains(&line)
}

/// The first three letters of each phrase; six bytes of a Latin one, which no three Arabic letters are.
const BEGINNINGS: [[u8; 6]; READ_MORE.len() + MORE.len()] = {
    let mut beginnings = [[0; 6]; READ_MORE.len() + MORE.len()];
    let mut at = 0;
    while at < beginnings.len() {
        let phrase = match at < READ_MORE.len() {
            true => READ_MORE[at],
            false => MORE[at - READ_MORE.len()],
        };
        if let Some(letters) = phrase.as_bytes().first_chunk() {
            beginnings[at] = *letters;
        }
        at += 1;
    }
    beginnings
};

/// A look at the first letters, which tells nearly all lines apart.
fn begins_leading_on(letters: &[u8]) -> bool {
    let mut phrases = READ_MORE.iter().chain(MORE);
    phrases.any(|phrase| phrase.as_bytes().starts_with(letters))
}
