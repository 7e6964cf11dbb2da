//! What a line keeps beyond its schema: the laws of records and answers. Each looks at one line alone.

use super::problem::{Kind, Problem};
use crate::model::RejectReason;
use crate::output::line::FieldValue;
use crate::text::chars::is_visible;
use crate::text::dates::is_iso;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::borrow::Cow;
use std::collections::HashSet;

/// Fields whose text was tidied; lines are only in a body.
const TIDIED: [&str; 8] = [
    "title", "body", "source", "related", "keywords", "author", "url", "lang",
];

/// The values of a line by their keys.
pub(super) type Read<'r, 'a> = &'r dyn Fn(&str) -> Option<&'r FieldValue<'a>>;

/// The laws of a record.
pub(super) fn record(read: Read<'_, '_>, problems: &mut Vec<Problem>) {
    let mut found = |kind, what: String| problems.push(Problem::new(kind, what));
    tidied(read, &mut found);
    if text(read, "id").is_some_and(str::is_empty) {
        found(Kind::EmptyId, String::from("the id is empty"));
    }
    for (field, origin) in [("title", "title_origin"), ("source", "source_origin")] {
        let (value, its_origin) = (read(field), read(origin));
        let is_null =
            |value: Option<&FieldValue<'_>>| value.map(|value| *value == FieldValue::Null);
        if let (Some(none), Some(of_none)) = (is_null(value), is_null(its_origin))
            && none != of_none
        {
            let (null, other) = if none {
                (field, origin)
            } else {
                (origin, field)
            };
            found(
                Kind::LoneOrigin,
                format!("{null} is null and {other} is not"),
            );
        }
    }
    if let Some(FieldValue::Texts(related)) = read("related")
        && let Some(twice) = repeated(related)
    {
        found(
            Kind::RelatedTwice,
            format!("related holds \u{ab}{twice}\u{bb} twice"),
        );
    }
    if let Some(date) = text(read, "date").filter(|date| !is_iso(date)) {
        found(
            Kind::WrongDate,
            format!("the date \u{ab}{date}\u{bb} is not ISO 8601"),
        );
    }
    for name in ["kept", "confidence"] {
        if let Some(FieldValue::Number(share)) = read(name).filter(|share| !has_two_decimals(share))
        {
            found(
                Kind::LongShare,
                format!("{name} has more than two decimals ({share})"),
            );
        }
    }
}

/// The laws of an answer.
pub(super) fn answer(read: Read<'_, '_>, problems: &mut Vec<Problem>) {
    let mut found = |kind, what: String| problems.push(Problem::new(kind, what));
    if text(read, "id").is_some_and(str::is_empty) {
        found(Kind::EmptyId, String::from("the id is empty"));
    }
    if let (Some(status), Some(reason)) = (text(read, "status"), text(read, "reason"))
        && (status == "rejected") != RejectReason::parse(reason).is_some()
    {
        found(
            Kind::WrongReason,
            format!("the reason {reason} is not one of status {status}"),
        );
    }
    match (read("raw"), text(read, "raw_base64")) {
        (None, None) => found(
            Kind::MissingKey,
            String::from("has neither raw nor raw_base64"),
        ),
        (Some(_), Some(_)) => found(
            Kind::UnknownKey,
            String::from("has both raw and raw_base64"),
        ),
        (None, Some(raw)) => match STANDARD.decode(raw).map(String::from_utf8) {
            Err(_) => found(Kind::WrongBase64, String::from("raw_base64 is not base64")),
            Ok(Ok(_)) => found(
                Kind::WrongBase64,
                String::from("raw_base64 is UTF-8, which stands in raw"),
            ),
            Ok(Err(_)) => {}
        },
        (Some(_), None) => {}
    }
}

/// Text that was tidied shows something, and holds no control character.
fn tidied(read: Read<'_, '_>, found: &mut dyn FnMut(Kind, String)) {
    for field in TIDIED {
        let texts = match read(field) {
            Some(FieldValue::Text(text)) => std::slice::from_ref(text),
            Some(FieldValue::Texts(texts)) => texts.as_slice(),
            _ => continue,
        };
        let is_body = field == "body";
        if texts.iter().any(|text| !text.contains(is_visible)) {
            let kind = if is_body {
                Kind::EmptyBody
            } else {
                Kind::BlankText
            };
            found(kind, format!("{field} holds nothing visible"));
        }
        let is_wrong = |ch: char| {
            let ends_lines = matches!(ch, '\u{2028}' | '\u{2029}') || ch.is_control();
            ends_lines && !(ch == '\n' && is_body)
        };
        let mut wrong = texts
            .iter()
            .filter_map(|text| text.chars().find(|ch| is_wrong(*ch)));
        if let Some(ch) = wrong.next() {
            let what = format!("{field} holds U+{:04X}", u32::from(ch));
            found(Kind::ControlCharacter, what);
        }
    }
}

fn text<'r>(read: Read<'r, '_>, key: &str) -> Option<&'r str> {
    match read(key) {
        Some(FieldValue::Text(text)) => Some(text),
        _ => None,
    }
}

fn repeated<'r>(texts: &'r [Cow<'_, str>]) -> Option<&'r str> {
    let mut seen = HashSet::new();
    texts
        .iter()
        .map(Cow::as_ref)
        .find(|text| !seen.insert(*text))
}

fn has_two_decimals(share: &FieldValue<'_>) -> bool {
    match share {
        FieldValue::Number(share) => (share * 100.0).round() / 100.0 == *share,
        _ => true,
    }
}
