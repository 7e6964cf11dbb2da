//! Texts that editors of content systems keep as trees of blocks: EditorJS, Contentful, Draft.js, Portable Text, Slate,
//! ProseMirror, Lexical, Quill, Arc XP, Notion, Telegram. They have one thing in common, and only that is known here:
//! nodes that name their type, with a text of their own or nodes inside. Which node is a block and which is a part of a
//! line follows from what they hold. Pictures, embedded things and links to other stories are left out.

use super::nodes::NODES;
use super::repair;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// Levels of nodes that are gone into.
const MOST_LEVELS: usize = 32;

/// The paragraphs of a text kept as a list of nodes; none where the list is something else.
pub(super) fn paragraphs(json: &str) -> Option<Vec<String>> {
    // Strings alone are paragraphs, tags or authors, and objects without a type may be anything.
    let may_be = json.contains("ype\"")
        || json.contains("\"__typename\"")
        || json.contains("\"children\"")
        || json.contains("\"insert\"");
    if !may_be || !json.starts_with('[') {
        return None;
    }
    let list: Vec<Value> = serde_json::from_str(json)
        .or_else(|_| serde_json::from_str(&repair::repair(json).text))
        .ok()?;
    is_story(&list).then(|| {
        let mut story = Story::default();
        story.list(&list, MOST_LEVELS);
        story.finish()
    })
}

/// Nodes at the start of a list that are looked at to tell whether it is a text.
const LOOKED_AT: usize = 8;

/// Whether a list is a text, by its first elements. Flat nodes (`{"type": "post", "text": "…"}`) may be records as well;
/// nodes that hold nodes are none.
pub(super) fn is_text(list: &[&RawValue], may_be_flat: bool) -> bool {
    let first = list.iter().take(LOOKED_AT).map(|raw| raw.get());
    let nodes: Vec<Value> = first
        .filter_map(|json| serde_json::from_str(json).ok())
        .collect();
    let is_deep = |value: &Value| match value {
        Value::String(_) => true,
        Value::Object(object) => !inner(object).is_empty(),
        _ => false,
    };
    nodes.len() == list.len().min(LOOKED_AT)
        && is_story(&nodes)
        && (may_be_flat || nodes.iter().any(is_deep))
}

/// Whether all of a list are nodes, or strings between nodes, and one of them holds a text.
fn is_story(list: &[Value]) -> bool {
    let is_part = |value: &Value| match value {
        Value::String(_) => true,
        Value::Object(object) => is_node(object),
        _ => false,
    };
    let has_text = |value: &Value| {
        value.as_object().is_some_and(|object| {
            is_node(object) && !is_no_text(object) && holds_text(object, MOST_LEVELS)
        })
    };
    list.iter().all(is_part) && list.iter().any(has_text)
}

/// A node has a type, or nodes inside, or is an insertion of Quill. A thing with a headline or an address of its own is
/// a record.
fn is_node(object: &Map<String, Value>) -> bool {
    let holds_record = || {
        let held = NODES
            .holders
            .iter()
            .filter_map(|key| object.get(*key)?.as_object());
        held.into_iter().any(is_record)
    };
    let is_record = is_record(object) || holds_record();
    let has_type = kind(object).is_some();
    let has_inside = object.get("children").is_some_and(Value::is_array);
    !is_record && (has_type || has_inside || object.contains_key("insert"))
}

fn is_record(object: &Map<String, Value>) -> bool {
    let said = |key: &&str| object.get(*key).is_some_and(|value| !value.is_null());
    NODES.records.iter().any(said)
}

fn kind(object: &Map<String, Value>) -> Option<&str> {
    NODES
        .types
        .iter()
        .find_map(|key| object.get(*key)?.as_str())
}

fn is_no_text(object: &Map<String, Value>) -> bool {
    let kind = kind(object).unwrap_or_default().to_ascii_lowercase();
    NODES.others.iter().any(|word| kind.contains(word))
}

fn holds_text(object: &Map<String, Value>, levels: usize) -> bool {
    own_text(object).is_some_and(|text| !text.trim().is_empty())
        || levels > 0
            && inner(object).iter().any(|inside| match inside {
                Value::String(text) => !text.trim().is_empty(),
                Value::Object(inner) => !is_no_text(inner) && holds_text(inner, levels - 1),
                _ => false,
            })
}

fn own_text(object: &Map<String, Value>) -> Option<&str> {
    NODES
        .texts
        .iter()
        .find_map(|key| object.get(*key)?.as_str())
}

/// What is inside of a node: a list of nodes, or the one object that it keeps its text in.
fn inner(object: &Map<String, Value>) -> &[Value] {
    if let Some(list) = NODES
        .inside
        .iter()
        .find_map(|key| object.get(*key)?.as_array())
    {
        return list;
    }
    let own = kind(object);
    let held = own
        .into_iter()
        .chain(NODES.holders.iter().copied())
        .find_map(|key| {
            let value = object.get(key)?;
            let filled = value.as_object().is_some_and(|it| !it.is_empty());
            filled.then_some(value)
        });
    held.map(std::slice::from_ref).unwrap_or_default()
}

/// Whether a value is a part of a line: a string, a text with marks, a link.
fn is_inline(value: &Value) -> bool {
    let Value::Object(object) = value else {
        return value.is_string();
    };
    match kind(object) {
        None => object.get("text").is_some_and(Value::is_string),
        // The blocks of Arc XP are called so, too.
        Some("text") => ["text", "value", "plain_text"]
            .iter()
            .any(|key| object.contains_key(*key)),
        Some(kind) => NODES.inline.contains(&kind.to_ascii_lowercase().as_str()),
    }
}

/// The paragraphs found so far.
#[derive(Default)]
struct Story {
    paragraphs: Vec<String>,
    line: String,
}

impl Story {
    /// Reads nodes: parts of one line, where one of them is a string, inline or an insertion, else blocks.
    fn list(&mut self, list: &[Value], levels: usize) {
        if levels == 0 {
            return;
        }
        for value in list {
            let inline = is_inline(value) || is_insertion(value);
            if !inline {
                self.end_line();
            }
            match value {
                Value::String(text) => self.line.push_str(text),
                Value::Object(object) if !is_no_text(object) => self.node(object, levels),
                _ => {}
            }
            if !inline {
                self.end_line();
            }
        }
    }

    fn node(&mut self, object: &Map<String, Value>, levels: usize) {
        let Some(below) = levels.checked_sub(1) else {
            return;
        };
        match inner(object) {
            [] => self.line.push_str(own_text(object).unwrap_or_default()),
            inside => {
                // EditorJS and Notion keep the text in an object of its own.
                if let [Value::Object(held)] = inside
                    && kind(held).is_none()
                    && own_text(held).is_some()
                    && inner(held).is_empty()
                {
                    self.line.push_str(own_text(held).unwrap_or_default());
                } else if let [Value::Object(held)] = inside
                    && kind(held).is_none()
                {
                    self.node(held, below);
                } else if inside.iter().all(Value::is_string) {
                    self.lines(inside);
                } else {
                    self.list(inside, below);
                }
            }
        }
    }

    /// Items of a list, each a line of its own.
    fn lines(&mut self, items: &[Value]) {
        for item in items.iter().filter_map(Value::as_str) {
            self.end_line();
            self.line.push_str(item);
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.paragraphs.push(line);
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.end_line();
        self.paragraphs
    }
}

fn is_insertion(value: &Value) -> bool {
    value.get("insert").is_some()
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[track_caller]
    fn is(json: &str, expected: &[&str]) {
        let found = paragraphs(json).unwrap_or_default();
        assert_eq!(found, expected, "{json}");
    }

    #[test]
    fn blocks_are_paragraphs_and_inline_nodes_are_not() {
        let two = ["خبر أول", "خبر ثان"];
        for json in [
            r#"[{"type":"paragraph","data":{"text":"خبر أول"}},{"type":"image","data":{"text":"x"}},{"type":"header","data":{"text":"خبر ثان","level":2}}]"#,
            r#"[{"type":"list","data":{"style":"ordered","items":["خبر أول","خبر ثان"]}}]"#,
            r#"[{"type":"list","data":{"items":[{"content":"خبر أول","items":[]},{"content":"خبر ثان","items":[]}]}}]"#,
            r#"[{"nodeType":"paragraph","data":{},"content":[{"nodeType":"text","value":"خبر ","marks":[]},{"nodeType":"hyperlink","data":{"uri":"x"},"content":[{"nodeType":"text","value":"أول"}]}]},{"nodeType":"paragraph","content":[{"nodeType":"text","value":"خبر ثان"}]}]"#,
            r#"[{"key":"a","text":"خبر أول","type":"unstyled","depth":0},{"key":"b","text":"خبر ثان","type":"unstyled"}]"#,
            r#"[{"_type":"block","children":[{"_type":"span","text":"خبر "},{"_type":"span","text":"أول"}]},{"_type":"block","children":[{"_type":"span","text":"خبر ثان"}]}]"#,
            r#"[{"type":"p","children":[{"text":"خبر "},{"text":"أول","bold":true}]},{"type":"p","children":[{"text":"خبر ثان"}]}]"#,
            r#"[{"children":[{"text":"خبر أول"}]},{"children":[{"text":"خبر ثان"}]}]"#,
            r#"[{"insert":"خبر "},{"insert":"أول","attributes":{"bold":true}}]"#,
            r#"[{"_id":"1","type":"text","content":"خبر أول"},{"_id":"2","type":"image","caption":"x"},{"_id":"3","type":"text","content":"خبر ثان"}]"#,
            r#"[{"type":"paragraph","paragraph":{"rich_text":[{"type":"text","plain_text":"خبر "},{"type":"text","plain_text":"أول"}]}},{"type":"paragraph","paragraph":{"rich_text":[{"type":"text","plain_text":"خبر ثان"}]}}]"#,
            r#"[{"__typename":"EntryBodyParagraph","contents":{"html":"خبر أول"}},{"__typename":"EntryBodyParagraph","contents":{"html":"خبر ثان"}}]"#,
        ] {
            let expected = if json.contains("insert") {
                &two[..1]
            } else {
                &two
            };
            is(json, expected);
        }
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = format!("{}\"عمق\"{}", "{\"data\":".repeat(60), "}".repeat(60));
        let json = format!(r#"[{{"type":"p","text":"خبر أول"}},{{"type":"x","data":{deep}}}]"#);
        is(&json, &["خبر أول"]);
    }

    #[test]
    fn strings_between_nodes_are_one_line() {
        is(
            r#"[{"type":"bold","text":"خبر"},"\n\nأول ",{"type":"hashtag","text":"وسم"}]"#,
            &["خبر\n\nأول وسم"],
        );
    }

    #[test]
    fn records_strings_and_things_are_no_story() {
        for json in [
            r#"[{"type":"article","title":"خبر","text":"نص"}]"#,
            r#"["خبر","نص"]"#,
            r#"[{"name":"وسم"}]"#,
            r#"[{"type":"image","url":"x"}]"#,
            r#"[{"type":"author","name":"كاتب"}]"#,
            r#"[1,{"type":"p","text":"نص"}]"#,
        ] {
            assert_eq!(paragraphs(json), None, "{json}");
        }
    }
}
