//! Where a script ends. Old pages wrap a script in `<!--` and `-->`; in there `<script>` and `</script>` are text of the
//! script, so that the first `</script>` need not be its end.

use super::tag_name::{self, is_end_tag};
use memchr::{memchr, memchr2};

/// What the text is inside of: it decides whether an end tag ends the script.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Script,
    /// In a comment that starts at this offset.
    Comment(usize),
    /// In a `<script>` inside of the comment that starts at this offset.
    Written(usize),
}

/// Offset of the end tag of the script whose content `text` begins with; the text's length where there is none.
pub(super) fn end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut inside = Inside::Script;
    let mut from = 0;
    loop {
        let rest = bytes.get(from..).unwrap_or_default();
        // Only a comment ends in `>`, which scripts are full of.
        let next = match inside {
            Inside::Script => memchr(b'<', rest),
            Inside::Comment(_) | Inside::Written(_) => memchr2(b'<', b'>', rest),
        };
        let Some(at) = next.map(|next| from + next) else {
            return text.len();
        };
        from = at + 1;
        let here = &bytes[at..];
        inside = match inside {
            Inside::Script if here.starts_with(b"<!--") => Inside::Comment(at + "<!".len()),
            Inside::Comment(start) | Inside::Written(start)
                if here.starts_with(b">") && bytes[start..at].ends_with(b"--") =>
            {
                Inside::Script
            }
            Inside::Script | Inside::Comment(_) if is_end_tag(here, "script") => return at,
            Inside::Comment(start) if is_start(here) => Inside::Written(start),
            Inside::Written(start) if is_end_tag(here, "script") => Inside::Comment(start),
            inside => inside,
        };
    }
}

fn is_start(bytes: &[u8]) -> bool {
    const START: &[u8] = b"<script";
    bytes
        .get(..START.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(START))
        && bytes.get(START.len()).copied().is_some_and(tag_name::ends)
}
