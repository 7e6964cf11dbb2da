//! Where a script ends. Scripts of old pages stand in comments, and inside of those a script may be written out: its
//! end tag is then none.

use super::tokens::{ends_name, is_end_tag};
use memchr::memchr2_iter;

/// How an end tag is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Script,
    /// In a comment that starts at this place.
    Comment(usize),
    /// In a script that is written out in such a comment.
    Written(usize),
}

/// Where the end tag stands of the script whose content `text` begins with.
pub(super) fn end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut inside = Inside::Script;
    for at in memchr2_iter(b'<', b'>', bytes) {
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
    text.len()
}

fn is_start(bytes: &[u8]) -> bool {
    const START: &[u8] = b"<script";
    bytes
        .get(..START.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(START))
        && bytes.get(START.len()).copied().is_some_and(ends_name)
}
