//! The wire form of an answer: the line that stands in the output where a record would, with `--bad-records emit`. It
//! says why there is none, so that whoever feeds records in gets one line out for each.

use super::json;
use crate::model::{Address, RejectReason};
use crate::report::Fault;
use crate::text::id::content_id;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

/// Appends the answer to what could not be used. `raw` is the record as it came in, where the fault does not hold it.
pub fn write_error(fault: &Fault, raw: Option<&[u8]>, out: &mut Vec<u8>) {
    let raw = raw.or(fault.raw.as_deref());
    let line = fault.error.line;
    let message = match (line, fault.error.remedy.as_str()) {
        (None, "") => fault.error.what.clone(),
        (Some(line), "") => format!("line {line}: {}", fault.error.what),
        (None, remedy) => format!("{}; {remedy}", fault.error.what),
        (Some(line), remedy) => format!("line {line}: {}; {remedy}", fault.error.what),
    };
    let answer = Answer {
        id: fault.id.clone().or_else(|| raw.map(id_of_bytes)),
        path: &fault.path,
        member: fault.member.as_deref(),
        record: fault.record,
        status: "error",
        reason: fault.reason.name(),
        message: &message,
        raw: Raw::from_bytes(raw),
    };
    json::write_line(&answer, out);
}

/// Appends the answer to a document that is no article; `id` and `raw` are there where it was read.
pub fn write_rejected(
    id: Option<String>,
    address: &Address,
    reason: RejectReason,
    raw: Option<&[u8]>,
    out: &mut Vec<u8>,
) {
    let answer = Answer {
        id,
        path: &address.path,
        member: address.member.as_deref(),
        record: Some(address.record),
        status: "rejected",
        reason: reason.as_str(),
        message: reason.says(),
        raw: Raw::from_bytes(raw),
    };
    json::write_line(&answer, out);
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<String>,
    path: &'a str,
    member: Option<&'a str>,
    record: Option<u64>,
    status: &'static str,
    reason: &'static str,
    message: &'a str,
    #[serde(flatten)]
    raw: Raw<'a>,
}

/// What came in: as text where it is UTF-8.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Raw<'a> {
    Raw(Option<&'a str>),
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
    use super::{write_error, write_rejected};
    use crate::error::Error;
    use crate::model::{Address, RejectReason};
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
        write_error(&fault, Some(b"{\xff"), &mut out);
        write_error(&fault, Some("{\u{2028}".as_bytes()), &mut out);
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
        write_rejected(None, &address(), RejectReason::TooLong, None, &mut out);
        let expected = concat!(
            r#"{"id":null,"path":"-","member":null,"record":7,"status":"rejected","reason":"too-long","#,
            r#""message":"is longer than --max-document allows","raw":null}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
