//! Names of tags as a page writes them: where they end, and which element they name. What an element means is in
//! `tags.rs`.

use super::references;
use crate::text::packed_bytes;
use foldhash::HashMap;
use html5ever::LocalName;
use std::sync::LazyLock;

/// The name at the start of `markup`, and the markup behind it.
pub(super) fn read(markup: &str) -> (LocalName, &str) {
    let end = markup.bytes().position(|byte| ENDS[usize::from(byte)]);
    let end = end.unwrap_or(markup.len());
    (known(markup, end), &markup[end..])
}

/// Whether a byte ends the name of a tag.
pub(super) const fn ends(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b' ' | b'/' | b'>')
}

/// Whether the bytes begin with an end tag of that name.
pub(super) fn is_end_tag(bytes: &[u8], name: &str) -> bool {
    let Some(rest) = bytes.strip_prefix(b"</") else {
        return false;
    };
    rest.get(..name.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && rest.get(name.len()).copied().is_some_and(ends)
}

/// [`ends`] as a table: most names have one letter or two, so that a test of six signs a byte would cost more.
const ENDS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = ends(byte as u8);
        byte += 1;
    }
    table
};

/// The name of an element: the first `length` bytes of the markup.
fn known(markup: &str, length: usize) -> LocalName {
    match number(markup, length).and_then(|number| COMMON.get(&number)) {
        Some(name) => name.clone(),
        None => LocalName::from(references::without_nul(&markup[..length]).to_ascii_lowercase()),
    }
}

/// Names that pages are full of: html5ever finds its number of a name by a hash that is safe and slow.
static COMMON: LazyLock<HashMap<u128, LocalName>> = LazyLock::new(|| {
    const NAMES: &str = "a abbr address article aside b blockquote body br button center div em figcaption figure font \
        footer form g h1 h2 h3 h4 h5 h6 head header hr html i iframe img input label li link main meta nav noscript ol \
        option p path picture script section select small source span strong style sup svg table tbody td th time \
        title tr ul use";
    let name = |name: &'static str| Some((number(name, name.len())?, LocalName::from(name)));
    NAMES.split_whitespace().filter_map(name).collect()
});

/// A name as a number, where it is no longer than the common ones and no other name has the same number: shorter names
/// are filled up with NUL, so that a name that ends in NUL would be taken for the one without.
fn number(markup: &str, length: usize) -> Option<u128> {
    let name = markup.as_bytes();
    let ends_in_nul = length.checked_sub(1).map(|last| name[last]) == Some(0);
    (length <= packed_bytes::U128_BYTES && !ends_in_nul)
        .then(|| packed_bytes::packed_u128(name, length))
}
