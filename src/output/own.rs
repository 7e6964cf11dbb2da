//! What the program has written itself, told by the first keys of its first bytes: such files may be replaced, and are
//! no input. It opens no file, and takes off no compression.

use memchr::memmem;

/// What a file of ours holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnKind {
    /// Records, or the answers that take their place.
    Records,
    /// Lines of an audit.
    Audit,
    /// The summary of a run.
    Summary,
    /// Lines about what went wrong.
    Errors,
    /// What a run can be taken up again from.
    Resume,
}

/// The keys that each kind begins with, in their order. They are as many as no other program's file has by chance.
const KINDS: [(OwnKind, &[&str]); 6] = [
    (
        OwnKind::Records,
        &["id", "title", "title_origin", "body"] as &[&str],
    ),
    (
        OwnKind::Records,
        &["id", "path", "member", "record", "status"],
    ),
    (
        OwnKind::Audit,
        &["kind", "path", "member", "record", "part"],
    ),
    (OwnKind::Summary, &["version", "options", "exit_status"]),
    (OwnKind::Errors, &["severity", "kind", "path", "member"]),
    // Its options are a list, behind which no key is looked for.
    (OwnKind::Resume, &["version", "options"]),
];

/// Keys that are looked at.
const MOST_KEYS: usize = 5;

/// Bytes that are enough to tell: the body of a record need not be in them, but its title.
pub const TELLING_BYTES: usize = 64 * 1024;

/// How a table with all fields begins. It may have been worked on since, so it is no input, and not ours to replace.
const TABLE: &[u8] = b"id,title,title_origin,body,source,source_origin,related,keywords,date,";

/// Whether a file that begins with `head` was written by the program, or made of what it wrote: none of it is an input.
pub fn is_no_input(head: &[u8]) -> bool {
    kind(head).is_some() || head.starts_with(TABLE)
}

/// The key of the metadata that says that a Parquet file is ours.
pub const PARQUET_KEY: &str = "ghirbal.version";

/// How a string begins in them (compact Thrift).
const STRING: u8 = 0x18;

/// What a Parquet file that ends with `tail` holds; none where it is not ours. Its metadata are behind its rows.
pub fn kind_of_parquet(tail: &[u8]) -> Option<OwnKind> {
    let metadata = tail.strip_suffix(b"PAR1")?;
    // As the metadata have it: each string behind its type and its length.
    let length = u8::try_from(PARQUET_KEY.len()).ok()?;
    let entry = [&[STRING, length], PARQUET_KEY.as_bytes(), &[STRING]].concat();
    memmem::find(metadata, &entry).map(|_| OwnKind::Records)
}

/// What a file that begins with `head` holds; none where it is not ours.
pub fn kind(head: &[u8]) -> Option<OwnKind> {
    let keys = first_keys(head);
    let begins = |names: &[&str]| {
        let same = names.iter().zip(&keys);
        keys.len() >= names.len() && same.into_iter().all(|(name, key)| name.as_bytes() == *key)
    };
    let found = KINDS.into_iter().find(|(_, names)| begins(names));
    let kind = found.map(|(kind, _)| kind);
    kind.filter(|kind| *kind != OwnKind::Resume || has_list_of_options(head))
}

/// Whether a head that may be that of a state of `--resume` goes on as one: the two keys alone are those of other
/// programs' files as well.
fn has_list_of_options(head: &[u8]) -> bool {
    let begins = |list: &[u8]| memmem::find(head, list).is_some_and(|at| at < MOST_VERSION_BYTES);
    begins(b"\",\"options\":[[\"--") || begins(b"\",\"options\":[]}\n")
}

/// Bytes before the list, with the version.
const MOST_VERSION_BYTES: usize = 64;

/// The first keys of a JSON object, up to the first value that is a list or an object.
fn first_keys(head: &[u8]) -> Vec<&[u8]> {
    let mut keys = Vec::new();
    let mut rest = head.trim_ascii_start().strip_prefix(b"{");
    while let Some(inside) = rest.filter(|_| keys.len() < MOST_KEYS) {
        rest = None;
        let Some((key, behind)) = string(inside.trim_ascii_start()) else {
            break;
        };
        let Some(value) = behind.trim_ascii_start().strip_prefix(b":") else {
            break;
        };
        keys.push(key);
        if let Some(behind) = behind_scalar(value.trim_ascii_start()) {
            rest = behind.trim_ascii_start().strip_prefix(b",");
        }
    }
    keys
}

/// The string at the start, and what is behind it.
fn string(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let inside = bytes.strip_prefix(b"\"")?;
    let mut escaped = false;
    let end = inside.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    })?;
    Some((inside.get(..end)?, inside.get(end + 1..)?))
}

/// What is behind a string, a number, `true`, `false` or `null`.
fn behind_scalar(bytes: &[u8]) -> Option<&[u8]> {
    if let Some((_, behind)) = string(bytes) {
        return Some(behind);
    }
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    let end = bytes.iter().position(|byte| !is_part(byte))?;
    (end > 0).then(|| bytes.get(end..)).flatten()
}

#[cfg(test)]
mod tests {
    use super::{OwnKind, kind};

    #[test]
    fn each_kind_is_told_by_its_keys() {
        for (head, expected) in [
            (
                r#"{"id":"7","title":"a \" b","title_origin":"lead","body":"cut he"#,
                Some(OwnKind::Records),
            ),
            (
                r#"{"id":null,"path":"-","member":null,"record":12,"status":"error"}"#,
                Some(OwnKind::Records),
            ),
            (
                r#"{"kind":"removed","path":"a","member":null,"record":0,"part":0}"#,
                Some(OwnKind::Audit),
            ),
            (
                "{\n  \"version\": \"1\",\n  \"options\": \"f\",\n  \"exit_status\": 0",
                Some(OwnKind::Summary),
            ),
            (
                r#"{"version":"1","options":[["--a","b"]]}"#,
                Some(OwnKind::Resume),
            ),
            (r#"{"version":"1","options":{},"articles":[]}"#, None),
            (r#"{"version":"1","options":["a"],"articles":[]}"#, None),
            (
                r#"{"severity":"error","kind":"damaged","path":"a","member":null}"#,
                Some(OwnKind::Errors),
            ),
            (r#"{"id":"7","title":"a","body":"b"}"#, None),
            (
                r#"{"title":"a","id":"7","title_origin":"x","body":"b"}"#,
                None,
            ),
            (r#"[{"id":"7"}]"#, None),
            ("{", None),
            ("{\"id", None),
            ("", None),
            ("id,title,title_origin,body", None),
        ] {
            assert_eq!(kind(head.as_bytes()), expected, "{head}");
        }
    }
}
