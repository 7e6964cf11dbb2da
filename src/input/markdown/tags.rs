//! Markup inside of Markdown, where the rules of Markdown or of pages would swallow what follows: comments and
//! declarations that do not end, and elements whose text no page shows and whose end tag is missing.

use crate::text::chars;

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

/// Longest start tag that is looked at, in bytes.
const MOST_BYTES: usize = 4096;

/// The text without comments, and without start tags that never end.
pub(super) fn mend(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut ends = Ends::new(text);
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes().get(1) {
            Some(b'!' | b'?') => ends.declaration(rest),
            Some(byte) if byte.is_ascii_alphabetic() => ends.start_tag(rest),
            _ => None,
        };
        match length {
            Some(length) => rest = &rest[length..],
            // The mark of a comment that never ends says nothing.
            None if rest.starts_with("<!--") => rest = &rest["<!--".len()..],
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

/// Where comments and elements end for the last time, looked for once each.
struct Ends<'t> {
    text: &'t str,
    lower: Option<String>,
    /// Bytes from the last end to the end of the text, for each of [`SWALLOWING`].
    last: [Option<usize>; SWALLOWING.len()],
    comments: Option<usize>,
}

impl<'t> Ends<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            lower: None,
            last: [None; SWALLOWING.len()],
            comments: None,
        }
    }

    /// How much is a whole comment or declaration.
    fn declaration(&mut self, rest: &str) -> Option<usize> {
        if starts_with(rest, "<!doctype") {
            return Some(rest[..chars::char_boundary(rest, MOST_BYTES)].find('>')? + 1);
        }
        let text = self.text;
        let last = *self.comments.get_or_insert_with(|| from_end(text, "-->"));
        if !rest.starts_with("<!--") || last >= rest.len() {
            return None;
        }
        Some(rest.find("-->")? + "-->".len())
    }

    /// How much is a start tag that would swallow all that follows it.
    fn start_tag(&mut self, rest: &str) -> Option<usize> {
        let inside = &rest[1..];
        let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &inside[..length];
        let which = SWALLOWING
            .iter()
            .position(|known| name.eq_ignore_ascii_case(known))?;
        let end = memchr::memchr(b'>', &rest.as_bytes()[..rest.len().min(MOST_BYTES)])? + 1;
        let text = self.text;
        let lower = self.lower.get_or_insert_with(|| text.to_ascii_lowercase());
        let known = SWALLOWING[which];
        let last = *self.last[which].get_or_insert_with(|| from_end(lower, &format!("</{known}")));
        let is_drawing = matches!(known, "svg" | "math") && rest[..end].ends_with("/>");
        let ends = known != "plaintext" && (is_drawing || last < rest.len());
        (!ends).then_some(end)
    }
}

/// Bytes from the last place of something to the end of the text; more than the text has where there is none.
fn from_end(text: &str, what: &str) -> usize {
    text.rfind(what).map_or(usize::MAX, |at| text.len() - at)
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
            ("نص <!-- نص", "نص  نص"),
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
