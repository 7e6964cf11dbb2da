//! An answer: what an output holds in the place of a record that is not there, with `--bad-records emit`. It says why
//! there is none, so that whoever feeds records in gets one answer for each.

use crate::error::Error;
use crate::model::{Address, RejectReason};
use crate::report::{Fault, FaultReason};
use crate::text::id::content_id;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use std::borrow::Cow;

/// The names of the reasons: why something could not be used, then why a document is no article. That a PATH leads
/// nowhere is no answer, since no record was asked for.
pub const REASONS: [&str; FaultReason::NAMES.len() - 1 + RejectReason::NAMES.len()] = {
    assert!(FaultReason::Missing as usize == 0);
    let (_, faults) = FaultReason::NAMES.split_at(1);
    let mut reasons = [""; FaultReason::NAMES.len() - 1 + RejectReason::NAMES.len()];
    let mut at = 0;
    while at < reasons.len() {
        reasons[at] = match at < faults.len() {
            true => faults[at],
            false => RejectReason::NAMES[at - faults.len()],
        };
        at += 1;
    }
    reasons
};

/// Says why there is no record. The names of its fields, in their order, are the keys of its wire form.
#[derive(Debug, Serialize)]
pub struct Answer<'a> {
    /// The record's own id, or one of its content; none where nothing of it was read.
    pub id: Option<String>,
    /// Path as given.
    pub path: &'a str,
    /// Member of an archive.
    pub member: Option<&'a str>,
    /// Index of the record in its file; none where it is about the file or member.
    pub record: Option<u64>,
    /// `error`, or `rejected` for a document that is no article.
    pub status: &'static str,
    /// The public name of the reason.
    pub reason: &'static str,
    /// The reason for a person.
    pub message: Cow<'a, str>,
    /// The record as it came in.
    #[serde(flatten)]
    pub raw: Raw<'a>,
}

impl<'a> Answer<'a> {
    /// The answer to what could not be used. `raw` is the record as it came in, where the fault does not hold it.
    pub fn to_fault(fault: &'a Fault, raw: Option<&'a [u8]>) -> Self {
        let raw = raw.or(fault.raw.as_deref());
        Self {
            id: fault.id.clone().or_else(|| raw.map(id_of_bytes)),
            path: &fault.path,
            member: fault.member.as_deref(),
            record: fault.record,
            status: "error",
            reason: fault.reason.as_str(),
            message: message(&fault.error),
            raw: Raw::from_bytes(raw),
        }
    }

    /// The answer to a document that is no article; `id` and `raw` are there where it was read.
    pub fn to_rejected(
        id: Option<String>,
        address: &'a Address,
        reason: RejectReason,
        raw: Option<&'a [u8]>,
    ) -> Self {
        Self {
            id,
            path: &address.path,
            member: address.member.as_deref(),
            record: Some(address.record),
            status: "rejected",
            reason: reason.as_str(),
            message: Cow::Borrowed(reason.says()),
            raw: Raw::from_bytes(raw),
        }
    }
}

fn message(error: &Error) -> Cow<'_, str> {
    match (error.line, error.remedy.as_str()) {
        (None, "") => Cow::Borrowed(&error.what),
        (Some(line), "") => format!("line {line}: {}", error.what).into(),
        (None, remedy) => format!("{}; {remedy}", error.what).into(),
        (Some(line), remedy) => format!("line {line}: {}; {remedy}", error.what).into(),
    }
}

/// What came in.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Raw<'a> {
    /// As text, where it is UTF-8; none where it is not at hand.
    Raw(Option<&'a str>),
    /// In base64, where it is not.
    RawBase64(String),
}

impl<'a> Raw<'a> {
    fn from_bytes(bytes: Option<&'a [u8]>) -> Self {
        let Some(bytes) = bytes else {
            return Self::Raw(None);
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::Raw(Some(text)),
            Err(_) => Self::RawBase64(STANDARD.encode(bytes)),
        }
    }
}

/// The id of something that could not be parsed: of its content, as for a document without an id of its own.
fn id_of_bytes(bytes: &[u8]) -> String {
    content_id("", &String::from_utf8_lossy(bytes))
}

#[cfg(test)]
mod tests {
    use super::Answer;
    use crate::error::Error;
    use crate::model::{Address, RejectReason};
    use crate::output::json::write_line;
    use crate::report::{Fault, FaultReason};

    fn address() -> Address {
        Address {
            path: "-".into(),
            record: 7,
            ..Address::default()
        }
    }

    #[test]
    fn an_error_keeps_what_came_in() {
        let error = Error::new("-", "is no JSON", "").at_line(8);
        let fault = Fault::of_record(&address(), FaultReason::BadRecord, error);
        let mut out = Vec::new();
        write_line(&Answer::to_fault(&fault, Some(b"{\xff")), &mut out);
        write_line(
            &Answer::to_fault(&fault, Some("{\u{2028}".as_bytes())),
            &mut out,
        );
        let text = String::from_utf8(out).unwrap();
        let (first, second) = text.split_once('\n').unwrap();
        assert!(first.ends_with(
            r#""path":"-","member":null,"record":7,"status":"error","reason":"bad-record","message":"line 8: is no JSON","raw_base64":"e/8="}"#
        ));
        assert!(second.ends_with("\"raw\":\"{\\u2028\"}\n"), "{second}");
    }

    #[test]
    fn a_rejection_says_why() {
        let mut out = Vec::new();
        let address = address();
        let answer = Answer::to_rejected(None, &address, RejectReason::TooLong, None);
        write_line(&answer, &mut out);
        let expected = concat!(
            r#"{"id":null,"path":"-","member":null,"record":7,"status":"rejected","reason":"too-long","#,
            r#""message":"is longer than --max-document allows","raw":null}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
