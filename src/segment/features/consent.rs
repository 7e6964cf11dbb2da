//! Notes that ask for consent to cookies: paragraphs in which the site speaks to its reader about them. An article about
//! cookies speaks of others. What a site says of its cookies in a few fixed words is in the lexicon.

use crate::segment::phrases::{WordList, words_of};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Each line is asked for these, so that they are looked for with vectors.
static COOKIES: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| {
    let words = words_of(WordList::Cookies).iter();
    words.map(|word| Finder::new(word.as_bytes())).collect()
});

/// Whether a folded line names cookies and the site or its reader.
pub(super) fn is_consent(folded: &str) -> bool {
    /// Words of the site's voice: one alone may be somebody who is quoted.
    const LEAST_VOICE: usize = 2;
    let mut cookies = COOKIES.iter();
    let voice = words_of(WordList::SiteVoice).iter();
    let mut said = voice.filter(|word| folded.contains(word.as_str()));
    cookies.any(|name| name.find(folded.as_bytes()).is_some())
        && said.nth(LEAST_VOICE - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::is_consent;
    use crate::text::fold;

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
