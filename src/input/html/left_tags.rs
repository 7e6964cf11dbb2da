//! Tags that are told from words in angle brackets where a text is not known to be HTML: those that editors of content
//! systems write. Anything else between such brackets is text.

/// Their names.
const TAGS: &[&str] = &[
    "a",
    "article",
    "b",
    "blockquote",
    "br",
    "center",
    "div",
    "em",
    "figcaption",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "ol",
    "p",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];

/// After `<`: the name of such a tag, or `/` and the name, and no letter behind it.
pub(in crate::input) fn is_tag(rest: &str) -> bool {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let closed = matches!(
        name.as_bytes().get(length),
        Some(b'>' | b' ' | b'/' | b'\n' | b'\t' | b'\r')
    );
    closed
        && TAGS
            .iter()
            .any(|tag| name[..length].eq_ignore_ascii_case(tag))
}
