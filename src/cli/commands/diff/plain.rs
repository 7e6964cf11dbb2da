//! What differs, for people: a line a document, under it the fields, safe for a terminal. Arabic values are shown
//! on two lines, since an arrow between two of them points the wrong way.

use super::Change;
use super::counts::Counts;
use super::paragraphs::changes;
use crate::cli::messages::counted;
use crate::cli::terminal::safe;
use ghirbal::output::compare::Difference;
use ghirbal::output::line::{Address, FieldValue, Line};
use serde_json::value::RawValue;
use std::fmt::Write as _;

/// Characters of a title or message in the line of its document.
const SHOWN_CHARS: usize = 72;

/// Shows what became of a document. Writing to a String cannot fail, so results are dropped here.
pub(super) fn change(address: &Address<'_>, change: &Change<'_, '_>) -> String {
    let place = address.to_string();
    let mut text = format!("{}: ", safe(&place));
    match change {
        Change::Added(new) => _ = writeln!(text, "added, {}", essence(new)),
        Change::Gone(old) => _ = writeln!(text, "gone, {}", essence(old)),
        Change::Moved { old, new } => {
            let _ = writeln!(text, "{} -> {}", essence(old), essence(new));
        }
        Change::Changed(differences) => {
            let keys: Vec<&str> = differences
                .iter()
                .map(|difference| difference.key)
                .collect();
            let _ = writeln!(text, "{} changed", safe(&keys.join(", ")));
            for difference in *differences {
                field(difference, &mut text);
            }
        }
    }
    text
}

/// What a line is about, in a few words.
fn essence(line: &Line<'_>) -> String {
    let text = |key: &str| line.text(key).unwrap_or_default();
    if line.is_answer() {
        let (status, reason) = (text("status"), text("reason"));
        return format!("{} ({})", safe(&status), safe(&reason));
    }
    match line.text("title") {
        Some(title) => format!("record \u{ab}{}\u{bb}", shortened(&title)),
        None => String::from("record without a title"),
    }
}

fn field(difference: &Difference<'_, '_>, text: &mut String) {
    let key = safe(difference.key);
    let values = [difference.old, difference.new].map(|value| value.map(FieldValue::read));
    if let [Some(old), Some(new)] = &values
        && let Some((old, new)) = paragraphs(old).zip(paragraphs(new))
        && !(is_plain(&old) && is_plain(&new))
    {
        for (sign, shown) in changes(&old, &new) {
            let _ = writeln!(text, "  {key} {sign} {}", safe(&shown));
        }
        return;
    }
    let [old, new] = [difference.old, difference.new].map(written);
    let _ = if old.is_ascii() && new.is_ascii() {
        writeln!(text, "  {key}: {old} -> {new}")
    } else {
        writeln!(text, "  {key} - {old}\n  {key} + {new}")
    };
}

/// The paragraphs of a text, or the entries of a list.
fn paragraphs<'v>(value: &'v FieldValue<'_>) -> Option<Vec<&'v str>> {
    match value {
        FieldValue::Text(text) => Some(text.split('\n').collect()),
        FieldValue::Texts(texts) => Some(texts.iter().map(AsRef::as_ref).collect()),
        _ => None,
    }
}

/// Whether it is a single ASCII entry, which is shown beside another on one line.
fn is_plain(texts: &[&str]) -> bool {
    matches!(texts, [text] if text.is_ascii())
}

/// A value as its file has it.
fn written(value: Option<&RawValue>) -> String {
    let text = value.map(FieldValue::read);
    match (value, &text) {
        (None, _) => String::from("(none)"),
        (Some(_), Some(FieldValue::Text(text))) => shortened(text),
        (Some(value), _) => shortened(value.get()),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        None => safe(text).into_owned(),
        Some((end, _)) => format!("{}…", safe(&text[..end])),
    }
}

/// Shows the counts.
pub(super) fn summary(counts: &Counts) -> String {
    let mut text = format!("{} the same, {} changed", counts.same, counts.changed);
    let fields = counts.fields.iter();
    let fields: Vec<String> = fields
        .map(|(field, count)| format!("{} {count}", safe(field)))
        .collect();
    if !fields.is_empty() {
        let _ = write!(text, " ({})", fields.join(", "));
    }
    let _ = writeln!(
        text,
        ", {} added, {} gone, {} now an answer, {} now a record",
        counts.added,
        counts.gone,
        counted(counts.to_answer, "record"),
        counted(counts.to_record, "answer"),
    );
    text
}
