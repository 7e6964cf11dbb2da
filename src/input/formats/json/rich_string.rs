//! Rich text that a field holds as JSON in a string, as databases keep it (`"body": "{\"blocks\": […]}"`). A string that
//! holds a record is another matter.

use super::nodes::NODES;
use super::rich;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Objects around the nodes that are gone into.
const MOST_LEVELS: usize = 4;

/// Keys of lists of nodes that only the outermost object of an editor has.
const OPERATIONS: &str = "ops";

/// The paragraphs of a text that is rich text as JSON; none where it is something else.
pub(super) fn paragraphs(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    match text.as_bytes().first() {
        Some(b'[') => rich::paragraphs(text),
        Some(b'{') if text.contains('[') => of_object(text, MOST_LEVELS),
        _ => None,
    }
}

fn of_object(json: &str, levels: usize) -> Option<Vec<String>> {
    let levels = levels.checked_sub(1)?;
    if let Some(paragraphs) = rich::paragraphs(&format!("[{json}]")) {
        return Some(paragraphs);
    }
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(json).ok()?;
    let is_record = NODES.records.iter().any(|key| fields.contains_key(*key));
    if is_record {
        return None;
    }
    let keys = NODES.inside.iter().chain(&NODES.holders);
    keys.copied().chain([OPERATIONS]).find_map(|key| {
        let json = fields.get(key)?.get();
        match json.starts_with('{') {
            true => of_object(json, levels),
            false => rich::paragraphs(json),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn editors_keep_texts_in_strings() {
        let two = ["خبر أول", "خبر ثان"];
        for json in [
            r#"{"blocks":[{"key":"a","text":"خبر أول","type":"unstyled"},{"key":"b","text":"خبر ثان","type":"unstyled"}],"entityMap":{}}"#,
            r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"خبر أول"}]},{"type":"paragraph","content":[{"type":"text","text":"خبر ثان"}]}]}"#,
            r#"{"root":{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","text":"خبر أول"}]},{"type":"paragraph","children":[{"type":"text","text":"خبر ثان"}]}]}}"#,
            r#" [{"type":"p","children":[{"text":"خبر أول"}]},{"type":"p","children":[{"text":"خبر ثان"}]}]"#,
        ] {
            assert_eq!(paragraphs(json).unwrap_or_default(), two, "{json}");
        }
        let quill = r#"{"ops":[{"insert":"خبر\n"}]}"#;
        assert_eq!(paragraphs(quill).unwrap_or_default(), ["خبر\n"]);
    }

    #[test]
    fn records_and_other_strings_are_no_rich_text() {
        for text in [
            r#"{"title":"خبر","content":[{"type":"p","text":"نص"}]}"#,
            r#"{"type":"article","text":"نص"}"#,
            "{نص [ثان]}",
            "[نص]",
            "نص",
        ] {
            assert_eq!(paragraphs(text), None, "{text}");
        }
    }
}
