//! Notes that ask for consent to cookies: paragraphs in which the site speaks to its reader about them. An article about
//! cookies speaks of others. What a site says of its cookies in a few fixed words is in the lexicon.

use crate::segment::phrases::{WordList, words_of};
use crate::text::haystack::finder;
use memchr::memchr2;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Parts of the names as they are printed: a text is asked once for these, and its lines only if it has one. Those in
/// Latin letters come last.
static PRINTED: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| {
    let mut words: Vec<&String> = words_of(WordList::CookiesPrinted).iter().collect();
    words.sort_by_key(|word| word.is_ascii());
    let finders = words.into_iter();
    finders.map(|word| finder(word)).collect()
});

/// Whether a text may name cookies.
pub(in crate::segment) fn may_name_cookies(text: &str) -> bool {
    let names = |name: &Finder<'_>| {
        // One look for the rarest of their letters spares Arabic texts those in Latin letters.
        !name.needle().is_ascii() || has_latin_k(text)
    };
    let mut printed = PRINTED.iter().take_while(|name| names(name));
    printed.any(|name| name.find(text.as_bytes()).is_some())
}

/// All names in Latin letters have it.
fn has_latin_k(text: &str) -> bool {
    memchr2(b'k', b'K', text.as_bytes()).is_some()
}

/// Whether a folded line names cookies and the site or its reader.
pub(super) fn is_consent(folded: &str) -> bool {
    /// Words of the site's voice: one alone may be somebody who is quoted.
    const LEAST_VOICE: usize = 2;
    let mut cookies = words_of(WordList::Cookies).iter();
    let voice = words_of(WordList::SiteVoice).iter();
    let mut said = voice.filter(|word| folded.contains(word.as_str()));
    cookies.any(|name| folded.contains(name.as_str())) && said.nth(LEAST_VOICE - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::{has_latin_k, is_consent, may_name_cookies};
    use crate::segment::phrases::{WordList, words_of};
    use crate::text::fold;

    #[test]
    fn whatever_names_cookies_may_name_them() {
        for name in words_of(WordList::Cookies) {
            assert!(may_name_cookies(name), "{name}");
        }
        assert!(may_name_cookies("Cookies") && may_name_cookies("COOKIES"));
        assert!(!may_name_cookies("نستخدم مياه النهر في هذا الموقع"));
    }

    #[test]
    fn names_in_latin_letters_have_the_letter_that_is_looked_for() {
        for name in words_of(WordList::CookiesPrinted) {
            assert!(!name.is_ascii() || has_latin_k(name), "{name}");
        }
    }

    #[test]
    fn a_site_speaks_of_its_cookies_to_its_reader() {
        let asks = |text: &str| is_consent(&fold::phrase(text));
        assert!(asks(
            "نحن وشركاؤنا نستخدم ملفات تعريف الارتباط لقياس الزيارات"
        ));
        assert!(asks("يحفظ موقعنا بعض بياناتك في الكوكيز"));
        assert!(!asks(
            "غرمت المحكمة شركة لأنها خزنت ملفات تعريف الارتباط بلا إذن"
        ));
        assert!(!asks("لا أدري لم نستخدم ملفات تعريف الارتباط في المدرسة"));
        assert!(!asks("نحن وشركاؤنا نستخدم مياه النهر لري البساتين"));
    }
}
