//! Accepting: is this document an article at all? Each way not to be one has a name.

use super::page::Page;
use crate::model::{RejectReason, Role};
use crate::text::chars::{is_arabic_letter, is_visible};
use crate::text::words;

/// Teasers that make a listing page; an article has at most a related box of this size behind it.
const LISTING_TEASERS: usize = 3;

/// Share of a listing's longer lines that are cut off or lead to the rest.
const LISTING_SHARE: f64 = 0.6;

/// Why the document gives no record; `None` for an article.
pub(super) fn reject(page: &Page<'_>, body: &str) -> Option<RejectReason> {
    let text = page.text;
    if !text.chars().any(is_visible) {
        return Some(RejectReason::Blank);
    }
    if !text.chars().any(char::is_alphabetic) {
        return Some(RejectReason::NoLetters);
    }
    if !text.chars().any(is_arabic_letter) {
        return Some(RejectReason::NoArabic);
    }
    if is_listing(page) {
        return Some(RejectReason::Listing);
    }
    (!body.chars().any(char::is_alphabetic)).then_some(RejectReason::NoBody)
}

/// A page of teasers: most of its longer lines end in dots, or a "read more" stands behind each of them.
fn is_listing(page: &Page<'_>) -> bool {
    const LONG_LINE_WORDS: usize = 12;
    let (mut long, mut cut_off, mut leads_on) = (0_usize, 0_usize, 0_usize);
    for labelled in page.labelled {
        let text = page.text_of(labelled);
        if words::count(text) >= LONG_LINE_WORDS {
            long += 1;
            cut_off += usize::from(text.ends_with("...") || text.ends_with('…') || text.ends_with("[…]"));
        }
        let control = labelled.verdict.role == Role::Ui && labelled.verdict.marker.is_some();
        leads_on += usize::from(control && words::count(text) <= 4 && is_read_more(page, labelled));
    }
    #[expect(clippy::cast_precision_loss, reason = "lines of one page")]
    let share = cut_off.max(leads_on.min(long)) as f64 / long.max(1) as f64;
    (leads_on >= LISTING_TEASERS || cut_off > LISTING_TEASERS) && share >= LISTING_SHARE
}

fn is_read_more(page: &Page<'_>, labelled: &crate::model::Labelled) -> bool {
    let folded = crate::text::fold::Folded::of(page.text_of(labelled));
    ["المزيد", "القراءه", "التفاصيل", "اكثر", "كامل"].iter().any(|word| folded.as_str().contains(word))
}
