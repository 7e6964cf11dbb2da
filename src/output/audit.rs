//! The wire form of the audit: what each document was, every span that did not reach its body, and every rejection,
//! one JSON line each. Offsets are bytes of the document text.

use super::json;
use super::wire_address::WireAddress;
use crate::model::{Address, Cleaned, Document, Duplicate, Outcome, RejectReason, Removal, Span};
use serde::{Serialize, Serializer, ser::SerializeMap};

/// Appends the lines about a cleaned document.
pub fn write(document: &Document, cleaned: &Cleaned, out: &mut Vec<u8>) {
    json::write_line(&DocumentLine::new(document), out);
    let id = cleaned.record().map(|record| record.id.as_str());
    for removal in &cleaned.removals {
        json::write_line(&RemovedLine::new(document, id, removal), out);
    }
    if let Outcome::Rejected(rejection) = &cleaned.outcome {
        json::write_line(
            &RejectedLine::new(&document.address, rejection.reason, Some(&document.text)),
            out,
        );
    }
}

/// Appends the line about a document that was too long to be read: its text is not there to be shown.
pub fn write_unread(address: &Address, reason: RejectReason, out: &mut Vec<u8>) {
    json::write_line(&RejectedLine::new(address, reason, None), out);
}

/// Appends the line about a record that repeats an earlier one. `dropped` is its body, where it was not written for that.
pub fn write_duplicate(
    address: &Address,
    id: &str,
    dropped: Option<&str>,
    duplicate: &Duplicate,
    out: &mut Vec<u8>,
) {
    let line = DuplicateLine {
        kind: "duplicate",
        address: address.into(),
        id,
        duplicate_of: (&duplicate.of).into(),
        likeness: duplicate.likeness.as_str(),
        similarity: json::two_decimals(duplicate.similarity),
        dropped: dropped.is_some(),
        text: dropped,
    };
    json::write_line(&line, out);
}

#[derive(Serialize)]
struct DocumentLine<'a> {
    kind: &'static str,
    #[serde(flatten)]
    address: WireAddress<'a>,
    encoding: &'static str,
    how: &'static str,
    replaced: u64,
    repaired: Option<&'static str>,
    mapped: Mapped<'a>,
    unmapped: &'a [String],
}

impl<'a> DocumentLine<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            kind: "document",
            address: (&document.address).into(),
            encoding: document.decoding.encoding,
            how: document.decoding.how.as_str(),
            replaced: document.decoding.replaced,
            repaired: document.decoding.repaired,
            mapped: Mapped(&document.mapping.mapped),
            unmapped: &document.mapping.unmapped,
        }
    }
}

/// Fields of the record, each with the input's name for it; of several inputs for one field the first.
struct Mapped<'a>(&'a [(&'static str, String)]);

impl Serialize for Mapped<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (at, (field, name)) in self.0.iter().enumerate() {
            if self.0[..at].iter().all(|(earlier, _)| earlier != field) {
                map.serialize_entry(field, name)?;
            }
        }
        map.end()
    }
}

#[derive(Serialize)]
struct RemovedLine<'a> {
    kind: &'static str,
    #[serde(flatten)]
    address: WireAddress<'a>,
    /// That of the record.
    id: Option<&'a str>,
    start: usize,
    end: usize,
    role: &'static str,
    rule: &'static str,
    marker: Option<Marker<'a>>,
    to: Option<&'static str>,
    text: &'a str,
}

#[derive(Serialize)]
struct Marker<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> RemovedLine<'a> {
    fn new(document: &'a Document, id: Option<&'a str>, removal: &'a Removal) -> Self {
        Self {
            kind: "removed",
            address: (&document.address).into(),
            id,
            start: removal.span.start,
            end: removal.span.end,
            role: removal.rule.role().as_str(),
            rule: removal.rule.as_str(),
            marker: removal.marker.as_ref().map(|span| Marker {
                start: span.start,
                end: span.end,
                text: slice(document, span),
            }),
            to: removal.to.map(|to| to.as_str()),
            text: slice(document, &removal.span),
        }
    }
}

/// The text of a span; empty for a span outside the text or inside a character, so that a wrong span does not panic
/// here.
fn slice<'a>(document: &'a Document, span: &Span) -> &'a str {
    document.text.get(span.clone()).unwrap_or_default()
}

#[derive(Serialize)]
struct RejectedLine<'a> {
    kind: &'static str,
    #[serde(flatten)]
    address: WireAddress<'a>,
    reason: &'static str,
    text: Option<&'a str>,
}

impl<'a> RejectedLine<'a> {
    fn new(address: &'a Address, reason: RejectReason, text: Option<&'a str>) -> Self {
        Self {
            kind: "rejected",
            address: address.into(),
            reason: reason.as_str(),
            text,
        }
    }
}

#[derive(Serialize)]
struct DuplicateLine<'a> {
    kind: &'static str,
    #[serde(flatten)]
    address: WireAddress<'a>,
    id: &'a str,
    duplicate_of: WireAddress<'a>,
    likeness: &'static str,
    similarity: f64,
    dropped: bool,
    text: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::model::{
        Cleaned, Decoding, Destination, Document, Mapping, Outcome, RejectReason, Rejection,
        Removal, RuleId,
    };

    #[test]
    fn a_document_shows_what_was_done_to_its_bytes_and_fields() {
        let document = Document {
            decoding: Decoding {
                repaired: Some("windows-1256"),
                ..Decoding::default()
            },
            mapping: Mapping {
                mapped: vec![("title", "headline".into()), ("body", "text".into())],
                unmapped: vec!["views".into()],
            },
            ..Document::default()
        };
        let cleaned = Cleaned {
            outcome: Outcome::Rejected(Rejection {
                reason: RejectReason::Blank,
            }),
            removals: Vec::new(),
            labelled: Vec::new(),
            embedded: Vec::new(),
            users_rows: Vec::new(),
        };
        let mut out = Vec::new();
        write(&document, &cleaned, &mut out);
        let expected = r#""repaired":"windows-1256","mapped":{"title":"headline","body":"text"},"unmapped":["views"]}"#;
        assert!(String::from_utf8(out).unwrap().contains(expected));
    }

    #[test]
    fn a_removal_shows_its_span_its_marker_and_where_it_went() {
        let document = Document {
            text: "المصدر: وكالة".into(),
            ..Document::default()
        };
        let removal = Removal {
            span: 0..document.text.len(),
            rule: RuleId::SourceLabel,
            marker: Some(0..12),
            to: Some(Destination::Source),
        };
        let cleaned = Cleaned {
            outcome: Outcome::Rejected(Rejection {
                reason: RejectReason::NoBody,
            }),
            removals: vec![removal],
            labelled: Vec::new(),
            embedded: Vec::new(),
            users_rows: Vec::new(),
        };
        let mut out = Vec::new();
        write(&document, &cleaned, &mut out);
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with(
            r#"{"kind":"document","path":"","member":null,"record":0,"part":0,"encoding":"#
        ));
        assert!(lines[1].contains(
            r#""marker":{"start":0,"end":12,"text":"المصدر"},"to":"source","text":"المصدر: وكالة""#
        ));
        assert!(
            lines[2].contains(r#""kind":"rejected""#) && lines[2].contains(r#""reason":"no-body""#)
        );
    }
}
