//! Arrays that are one text and no list of records: the paragraphs of an article in an array of such arrays, the blocks of
//! an editor. They become an object, so that they are read as other records.

use super::rich;
use serde_json::value::RawValue;

/// Whether an object is a block of an editor that holds others.
pub(super) fn is_block(json: &str) -> bool {
    serde_json::from_str(json).is_ok_and(|raw| rich::is_text(&[raw], false))
}

/// The record of an array that is one text, as the JSON of an object.
pub(super) fn of(list: &str) -> Option<String> {
    let elements: Vec<&RawValue> = serde_json::from_str(list).ok()?;
    let are_strings = elements.iter().all(|raw| raw.get().starts_with('"'));
    let is_text = !elements.is_empty() && (are_strings || rich::is_text(&elements, false));
    is_text.then(|| format!("{{\"paragraphs\":{list}}}"))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn paragraphs_and_blocks_are_one_record() {
        for (list, is_text) in [
            (r#"["خبر", "نص"]"#, true),
            (r#"[{"_type":"block","children":[{"text":"نص"}]}]"#, true),
            (r#"[{"type":"tweet","text":"نص"}]"#, false),
            (r#"["خبر", 1]"#, false),
            ("[]", false),
        ] {
            let record = is_text.then(|| format!("{{\"paragraphs\":{list}}}"));
            assert_eq!(of(list), record, "{list}");
        }
    }
}
