//! Markup inside of Markdown, where the rules of Markdown or of pages would swallow what follows: comments and
//! declarations that do not end, and elements whose text no page shows and whose end tag is missing.

use memchr::memmem;

/// Elements whose content is no text of a page.
const SWALLOWING: [&str; 19] = [
    "audio",
    "canvas",
    "datalist",
    "iframe",
    "math",
    "noembed",
    "noframes",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
    "frameset",
];

/// The text without comments, and without start tags that never end.
pub(super) fn mend(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut lower = None;
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes().get(1) {
            Some(b'!' | b'?') => declaration(rest),
            Some(byte) if byte.is_ascii_alphabetic() => {
                let lower = lower.get_or_insert_with(|| text.to_ascii_lowercase());
                start_tag(&lower[lower.len() - rest.len()..])
            }
            _ => None,
        };
        match length {
            Some(length) => rest = &rest[length..],
            None if rest.starts_with("<!") || rest.starts_with("<?") => {
                mended.push_str("&lt;");
                rest = &rest[1..];
            }
            None => {
                mended.push('<');
                rest = &rest[1..];
            }
        }
    }
    mended.push_str(rest);
    mended
}

/// How much is a whole comment or declaration.
fn declaration(rest: &str) -> Option<usize> {
    let end = match () {
        () if rest.starts_with("<!--") => "-->",
        () if starts_with(rest, "<!doctype") => ">",
        () => return None,
    };
    Some(rest.find(end)? + end.len())
}

/// How much is a start tag that would swallow all that follows it; `lower` is in lower case.
fn start_tag(lower: &str) -> Option<usize> {
    let inside = &lower[1..];
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = SWALLOWING.iter().find(|name| **name == &inside[..length])?;
    let end = lower.find('>')? + 1;
    let closed = format!("</{name}");
    let ends = *name != "plaintext"
        && (lower[..end].ends_with("/>") && matches!(*name, "svg" | "math")
            || memmem::find(lower.as_bytes(), closed.as_bytes()).is_some());
    (!ends).then_some(end)
}

fn starts_with(text: &str, prefix: &str) -> bool {
    let start = text.as_bytes().get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn what_does_not_end_swallows_nothing() {
        for (text, mended) in [
            ("نص <!-- نص", "نص &lt;!-- نص"),
            ("نص <!-- x -->نص", "نص نص"),
            ("<script>نص", "نص"),
            ("<SCRIPT>x</Script>نص", "<SCRIPT>x</Script>نص"),
            ("<iframe src=x>نص", "نص"),
            ("<![CDATA[نص", "&lt;![CDATA[نص"),
            ("<b>نص <صورة> 5 < 6", "<b>نص <صورة> 5 < 6"),
        ] {
            assert_eq!(mend(text), mended);
        }
    }
}
