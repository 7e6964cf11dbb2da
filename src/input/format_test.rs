//! The table of formats: each row is well formed, and suffixes and first bytes tell.

use super::format::Format;
use super::support::Support;
use std::collections::HashSet;

#[test]
fn each_row_is_well_formed() {
    let mut suffixes = HashSet::new();
    for format in Format::ALL {
        let (Support::Read(said) | Support::NotRead(said)) = format.support();
        assert!(!format.title().is_empty() && !said.is_empty(), "{format:?}");
        for suffix in format.suffixes() {
            assert_eq!(*suffix, suffix.to_ascii_lowercase(), "{format:?}");
            assert!(suffixes.insert(suffix), "{format:?}: {suffix} comes twice");
        }
    }
}

#[test]
fn magic_needs_all_its_bytes() {
    assert_eq!(Format::by_magic(b"%PDF-1.7"), Some(Format::Pdf));
    assert_eq!(Format::by_magic(b"%PDF"), None);
    assert_eq!(Format::by_magic("Rar! نص".as_bytes()), None);
}

#[test]
fn suffixes_are_known_in_any_case() {
    assert!(Format::JsonLines.is_suffix_of("a/b.NDJSON"));
    assert!(!Format::JsonLines.is_suffix_of("a/b.json"));
    assert!(!Format::JsonLines.is_suffix_of("jsonl"));
}
