//! Codes in square brackets that systems of pages and forums keep in text: `[caption]` of WordPress, `[b]` and `[url=…]` of
//! forums. What they hold is text, or a picture, which is none. Other words in brackets are words.

use memchr::{memchr, memmem};
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Codes around text, and those that stand alone.
static CODES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let around = "b|i|u|s|h[1-6]|size|color|font|center|left|right|justify|quote|code|list|url|email|align|caption";
    let alone = r"gallery|embed|audio|video|playlist|contact-form-7|\*";
    Regex::new(&format!(
        r"(?i)\[(?:/?(?:{around})|{alone})(?:[= ][^\]\n]*)?\]|\[/(?:{alone})\]"
    ))
    .ok()
});

/// Pictures and films by their addresses.
static MEDIA: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\[(img|youtube|video|embed|media)[^\]\n]*\][^\[\]\n]*\[/(?:img|youtube|video|embed|media)\]").ok()
});

/// Pictures with their captions, as WordPress keeps them.
static CAPTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?is)\[caption[^\]]*\](?:\s*<a [^>]*>)?\s*(?:<img[^>]*>)?(?:\s*</a>)?\s*(.*?)\[/caption\]").ok()
});

/// The text without codes; `None` where it has none.
pub(super) fn without_codes(text: &str) -> Option<String> {
    // A code around text is closed.
    memmem::find(text.as_bytes(), b"[/")?;
    let closed = CODES.as_ref()?;
    if !closed
        .find_iter(text)
        .any(|code| code.as_str().starts_with("[/"))
        && !MEDIA.as_ref()?.is_match(text)
    {
        return None;
    }
    let text = MEDIA.as_ref()?.replace_all(text, "");
    match closed.replace_all(&text, "") {
        Cow::Borrowed(_) => Some(text.into_owned()),
        Cow::Owned(plain) => Some(plain),
    }
}

/// HTML in which the captions of WordPress are captions of HTML.
pub(super) fn with_captions(html: &str) -> Cow<'_, str> {
    // Few texts have brackets at all.
    let has_any = memchr(b'[', html.as_bytes()).is_some()
        && memmem::find(html.as_bytes(), b"[/caption]").is_some();
    match CAPTION.as_ref().filter(|_| has_any) {
        Some(caption) => caption.replace_all(html, "<figure><figcaption>$1</figcaption></figure>"),
        None => Cow::Borrowed(html),
    }
}

#[cfg(test)]
mod tests {
    use super::{with_captions, without_codes};

    #[test]
    fn codes_go_and_their_text_stays() {
        for (text, plain) in [
            (
                "[b]عودة الماء[/b] إلى [url=https://x.test]القرية[/url]",
                "عودة الماء إلى القرية",
            ),
            (
                "[QUOTE=كاتب]قال الوزير[/QUOTE]\n[img]https://x.test/a.jpg[/img]نص",
                "قال الوزير\nنص",
            ),
            ("[size=4][color=red]خبر[/color][/size]", "خبر"),
        ] {
            assert_eq!(without_codes(text).as_deref(), Some(plain));
        }
    }

    #[test]
    fn words_in_brackets_stay() {
        for text in [
            "[صورة] نص [فيديو]",
            "قال [b] ثم",
            "[1] نص [/أ]",
            "[video] نص",
            "أ[/]",
        ] {
            assert_eq!(without_codes(text), None, "{text}");
        }
    }

    #[test]
    fn captions_of_wordpress_are_captions() {
        let html = "<p>نص</p>[caption id=\"a\" width=\"6\"]<img src=\"x.jpg\" /> صورة السوق[/caption]<p>نص</p>";
        let expected = "<p>نص</p><figure><figcaption>صورة السوق</figcaption></figure><p>نص</p>";
        assert_eq!(with_captions(html), expected);
        assert_eq!(with_captions("<p>[caption]</p>"), "<p>[caption]</p>");
    }
}
