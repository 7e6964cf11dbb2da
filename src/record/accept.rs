//! Accepting: is this document an article at all? Each way not to be one has a name.

use super::dated_headlines::is_archive;
use super::directory::is_directory;
use super::headline_pairs::is_page_of_headlines;
use super::home_page::is_home_page;
use super::labelled_text::LabelledText;
use super::listing::{Teasers, is_page_of_cards};
use super::phrases::{PhraseUse, phrases};
use super::teaser_chain::is_teaser_chain;
use crate::model::{Fields, RejectReason, Role};
use crate::text::chars::{is_arabic_letter, is_letter, is_visible};
use crate::text::fold::Folded;

/// Longest text around the sentence of an error page, in words: an article about such pages is longer.
const MAX_BODY_WORDS: usize = 60;

/// Why the document gives no record; `None` for an article.
pub(super) fn reject(
    page: &LabelledText<'_>,
    body: &str,
    fields: &Fields,
    kept: f64,
) -> Option<RejectReason> {
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
    let teasers = Teasers::count(page);
    let is_listing = teasers.make_a_listing()
        || is_page_of_cards(page)
        || is_page_of_headlines(page)
        || is_teaser_chain(page)
        || is_archive(page)
        || is_directory(page)
        || is_home_page(page, fields, kept);
    if is_listing {
        return Some(RejectReason::Listing);
    }
    if is_error_page(page) {
        return Some(RejectReason::ErrorPage);
    }
    if body.chars().any(is_letter) {
        return None;
    }
    Some(match teasers.make_a_listing_without_body() {
        true => RejectReason::Listing,
        false => RejectReason::NoBody,
    })
}

/// Whether a short page says that the page asked for is not there, or that a program is not welcome.
fn is_error_page(page: &LabelledText<'_>) -> bool {
    let body = page.with_role(Role::Body);
    body.map(|line| line.counts.words).sum::<usize>() <= MAX_BODY_WORDS && {
        let folded = Folded::new(page.text);
        phrases(PhraseUse::ErrorPage)
            .iter()
            .any(|phrase| folded.as_str().contains(phrase))
    }
}

#[cfg(test)]
mod tests {
    use super::reject;
    use crate::model::{Fields, RejectReason, RuleId};
    use crate::record::sample::{Sample, filler};

    fn reason(page: &Sample) -> Option<RejectReason> {
        let body = page
            .labelled
            .iter()
            .filter(|line| line.verdict.rule.is_none());
        let body: Vec<&str> = body
            .map(|line| &page.text[line.segment.span.clone()])
            .collect();
        reject(&page.page(), &body.join("\n"), &Fields::default(), 1.0)
    }

    #[test]
    fn each_text_that_is_no_article_has_its_reason() {
        let body = |text: &str| reason(&Sample::default().body(text));
        assert_eq!(body("\u{200f} "), Some(RejectReason::Blank));
        assert_eq!(body("12 — 13"), Some(RejectReason::NoLetters));
        assert_eq!(body("The harbour reopens"), Some(RejectReason::NoArabic));
        assert_eq!(body("عاد الصيادون إلى المرفأ"), None);
        let menu = Sample::default().line(RuleId::Menu, "الصفحة الأولى");
        assert_eq!(reason(&menu), Some(RejectReason::NoBody));
        let more = menu
            .line(RuleId::Menu, "التفاصيل")
            .line(RuleId::Menu, "التفاصيل");
        assert_eq!(reason(&more), Some(RejectReason::Listing));
    }

    #[test]
    fn only_a_short_text_is_an_error_page() {
        let page = |words| {
            let page = Sample::default().line(RuleId::Menu, "الصفحة المطلوبة غير موجودة");
            reason(&page.body(&filler(0, words)))
        };
        assert_eq!(page(60), Some(RejectReason::ErrorPage));
        assert_eq!(page(61), None);
    }
}
