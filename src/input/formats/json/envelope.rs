//! Envelopes: objects that are no records but hold records, as `{"status": …, "articles": [{…}, {…}]}`. It tells what an
//! object is; the splitter goes into it.

use super::columns;
use super::object::Object;
use super::parts;
use super::rich;
use super::scan::{self, Scan, blank};
use crate::input::fields::{self, RecordValues, keys, names};
use crate::input::options::{Field, FieldOptions};

/// Envelopes inside each other that are gone into.
const MOST_ENVELOPES: usize = 4;
/// Elements of a list that are looked at.
const LOOKED_AT: usize = 3;

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectKind {
    /// It has a text of its own.
    Record,
    /// Records are inside of it.
    Envelope,
    /// Neither.
    Other,
}

/// What the object is that `text` holds from end to end. What cannot be parsed is taken for a record.
pub(super) fn classify(text: &str, options: &FieldOptions) -> ObjectKind {
    kind(text, options, MOST_ENVELOPES)
}

fn kind(text: &str, options: &FieldOptions, levels: usize) -> ObjectKind {
    let Ok(object) = Object::parse(text) else {
        return ObjectKind::Record;
    };
    if has_own_text(&object, options) {
        return ObjectKind::Record;
    }
    if levels > 0 && holds_records(&object, options, levels - 1) {
        return ObjectKind::Envelope;
    }
    if fields::has_text(&object.entries()) {
        ObjectKind::Record
    } else {
        ObjectKind::Other
    }
}

/// A field that the user calls the text, or a string that is named so.
fn has_own_text(object: &Object<'_>, options: &FieldOptions) -> bool {
    let is_given =
        |(field, path): &(Field, String)| *field == Field::Body && object.at(path).is_some();
    options.given.iter().any(is_given)
        || object.fields().iter().any(|(name, raw)| {
            let json = raw.get();
            names::is_body(name)
                && match json.as_bytes().first() {
                    Some(b'"') => json.len() > 2,
                    Some(b'[') => {
                        fields::has_title(&object.entries()) && rich::paragraphs(json).is_some()
                    }
                    _ => false,
                }
        })
}

fn holds_records(object: &Object<'_>, options: &FieldOptions, levels: usize) -> bool {
    let own_title = fields::has_title(&object.entries());
    let in_parts = own_title && parts::are_in(object);
    let mut titled = 0;
    for (name, raw) in object.fields() {
        let json = raw.get();
        if json.starts_with('[') {
            let list: Vec<&serde_json::value::RawValue> =
                serde_json::from_str(json).unwrap_or_default();
            // The blocks of one text are no records, and neither are its tags and authors.
            if names::is_of_people_or_tags(name)
                || rich::is_text(&list, names::is_body(name))
                || in_parts && !keys::is_record_list(name)
            {
                continue;
            }
            let found = list.iter().take(LOOKED_AT).any(|element| {
                let inside = inside(element.get(), options, levels);
                // Paragraphs and sections of a text are no articles, and neither are comments under one.
                let is_part = if own_title {
                    !inside.title || !inside.identified
                } else {
                    !inside.title && names::is_body(name)
                };
                inside.kind == ObjectKind::Envelope || inside.kind == ObjectKind::Record && !is_part
            });
            if found {
                return true;
            }
        } else if json.starts_with('{') {
            let inside = inside(json, options, levels);
            titled += usize::from(inside.kind == ObjectKind::Record && inside.title);
            if inside.kind == ObjectKind::Envelope {
                return true;
            }
        }
    }
    // One inner record is the record of this object, with more about it outside.
    titled > 1 || columns::is_by_address(object)
}

/// What an inner value is.
struct Inside {
    kind: ObjectKind,
    /// It has a headline of its own.
    title: bool,
    /// It has an address, a date or an id of its own.
    identified: bool,
}

fn inside(json: &str, options: &FieldOptions, levels: usize) -> Inside {
    let object = json.starts_with('{').then(|| Object::parse(json).ok());
    let entries = object.flatten().map(|object| object.entries());
    let Some(entries) = entries else {
        return Inside {
            kind: ObjectKind::Other,
            title: false,
            identified: false,
        };
    };
    Inside {
        kind: kind(json, options, levels),
        title: fields::has_title(&entries),
        identified: fields::is_identified(&entries),
    }
}

/// Whether an object of which only the start can be read is an envelope: its own fields hold no text, and then comes a
/// list or object that holds records.
pub(super) fn opens(text: &str, options: &FieldOptions) -> bool {
    opens_within(text, options, MOST_ENVELOPES)
}

fn opens_within(text: &str, options: &FieldOptions, levels: usize) -> bool {
    let bytes = text.as_bytes();
    let mut at = 1;
    loop {
        at += blank_or(bytes, at, b',');
        let Some(end) = (bytes.get(at) == Some(&b'"'))
            .then(|| scan::string(bytes, at))
            .flatten()
        else {
            return false;
        };
        let name = text.get(at + 1..end.saturating_sub(1)).unwrap_or_default();
        at = end + blank_or(bytes, end, b':');
        let value = text.get(at..).unwrap_or_default();
        if value.starts_with('"') && names::is_body(name) {
            return false;
        }
        let whole = scan::value(value.as_bytes());
        match (whole, value.as_bytes().first()) {
            (Scan::Whole(length), first) => {
                let inner = value.get(..length).unwrap_or_default();
                let records = match first {
                    Some(b'[') => format!("{{\"{name}\":{inner}}}"),
                    Some(b'{') => inner.to_owned(),
                    _ => String::new(),
                };
                if !records.is_empty() && classify(&records, options) == ObjectKind::Envelope {
                    return true;
                }
                at += length;
            }
            (_, Some(b'[')) => return list_opens(name, value, options),
            (_, Some(b'{')) if levels > 0 => return opens_within(value, options, levels - 1),
            _ => return false,
        }
    }
}

/// Whether a list of which only the start can be read holds records.
fn list_opens(name: &str, list: &str, options: &FieldOptions) -> bool {
    let at = 1 + blank_or(list.as_bytes(), 1, b'[');
    let first = list.get(at..).unwrap_or_default();
    if !first.starts_with('{') {
        return false;
    }
    match scan::value(first.as_bytes()) {
        Scan::Whole(length) => {
            let inside = inside(first.get(..length).unwrap_or_default(), options, 1);
            inside.kind == ObjectKind::Record && (inside.title || !names::is_body(name))
        }
        // Its first element cannot be read.
        _ => keys::is_record_list(name),
    }
}

/// Bytes from `at` on that are white space or `sign`.
fn blank_or(bytes: &[u8], at: usize, sign: u8) -> usize {
    let mut end = at;
    loop {
        end += blank(bytes.get(end..).unwrap_or_default());
        if bytes.get(end) != Some(&sign) {
            return end - at;
        }
        end += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{ObjectKind, classify, opens};
    use crate::input::options::FieldOptions;

    #[track_caller]
    fn is(text: &str, kind: ObjectKind) {
        assert_eq!(classify(text, &FieldOptions::default()), kind, "{text}");
    }

    #[test]
    fn envelopes_hold_records() {
        is(
            r#"{"status":"ok","articles":[{"title":"أ","body":"نص"}]}"#,
            ObjectKind::Envelope,
        );
        is(
            r#"{"data":{"items":[{"title":"أ","content":"نص"}]}}"#,
            ObjectKind::Envelope,
        );
        is(
            r#"{"1":{"title":"أ","text":"ن"},"2":{"title":"ب","text":"ن"}}"#,
            ObjectKind::Envelope,
        );
        is(
            r#"{"version":1,"title":"موقع","items":[{"id":"1","title":"أ","content_html":"نص"}]}"#,
            ObjectKind::Envelope,
        );
    }

    #[test]
    fn records_may_hold_lists() {
        is(
            r#"{"title":"أ","body":"نص","comments":[{"title":"ت","text":"رأي"}]}"#,
            ObjectKind::Record,
        );
        is(
            r#"{"title":"أ","paragraphs":[{"text":"فقرة"},{"text":"فقرة"}]}"#,
            ObjectKind::Record,
        );
        is(
            r#"{"title":"أ","sections":[{"heading":"ب","text":"نص فيه كلمات تكفي لفقرة قصيرة"}]}"#,
            ObjectKind::Record,
        );
        is(
            r#"{"data":{"title":"أ","body":"نص"},"id":7}"#,
            ObjectKind::Record,
        );
        is(
            r#"{"total":7,"tags":[{"id":1,"name":"وسم"}]}"#,
            ObjectKind::Other,
        );
    }

    #[test]
    fn an_envelope_is_seen_by_its_start() {
        let options = FieldOptions::default();
        assert!(opens(
            r#"{"status":"ok","n":2,"articles":[{"title":"أ","body":"ن"},{"title":"#,
            &options
        ));
        assert!(opens(r#"{"data":{"articles":[{"title":"أ"#, &options));
        assert!(!opens(
            r#"{"title":"أ","body":"ن","x":[{"title":"أ","body":"ن"},{"#,
            &options
        ));
        assert!(!opens(r#"{"a":"b},{"c":"d"}"#, &options));
    }

    #[test]
    fn envelopes_are_gone_into_down_to_a_level() {
        for (levels, kind) in [(4, ObjectKind::Envelope), (5, ObjectKind::Other)] {
            let records = r#"[{"title":"أ","body":"نص"}]"#;
            let text = format!(
                "{}{records}{}",
                "{\"x\":".repeat(levels),
                "}".repeat(levels)
            );
            is(&text, kind);
        }
    }

    #[test]
    fn the_first_elements_tell_whether_a_list_holds_records() {
        for (before, kind) in [(2, ObjectKind::Envelope), (3, ObjectKind::Other)] {
            let text = format!(
                r#"{{"x":[{}{{"title":"أ","body":"نص"}}]}}"#,
                "1,".repeat(before)
            );
            is(&text, kind);
        }
    }
}
