//! JSON lines: the wire form of a record and of an answer, one object on each line. Every key of a record is always
//! present, in this order; what is unknown is null or [].

use crate::model::{Duplicate, Record};
use crate::output::answer::Answer;
use crate::output::json::{self, Object};
use crate::output::wire_address::WireAddress;
use crate::output::writer::RecordWriter;
use memchr::memmem;
use serde::{Serialize, Serializer, ser::SerializeMap};

/// The writer of JSON lines.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonLines;

impl RecordWriter for JsonLines {
    fn write_record(&self, record: &Record, out: &mut Vec<u8>) {
        /// Bytes of a typical record besides its body.
        const OTHERS: usize = 2048;
        out.reserve(record.body.len() + OTHERS);
        let (title, source) = (record.title.as_ref(), record.source.as_ref());
        let mut object = Object::begin(out);
        object.text("id", Some(&record.id));
        object.text("title", title.map(|(text, _)| text.as_str()));
        object.text("title_origin", title.map(|(_, origin)| origin.as_str()));
        object.text("body", Some(&record.body));
        object.text("source", source.map(|(text, _)| text.as_str()));
        object.text("source_origin", source.map(|(_, origin)| origin.as_str()));
        object.value("related", &record.related);
        object.value("keywords", &record.keywords);
        object.text("date", record.date.as_deref());
        object.text("author", record.author.as_deref());
        object.text("url", record.url.as_deref());
        object.text("lang", record.lang.as_deref());
        object.text("path", Some(&record.address.path));
        object.text("member", record.address.member.as_deref());
        object.value("record", &record.address.record);
        object.value("part", &record.address.part);
        object.value("kept", &json::two_decimals(record.kept));
        object.value("confidence", &json::two_decimals(record.confidence));
        // Whether it is one is known when all before it are written; it is filled in then.
        object.text("duplicate_of", None);
        if record.fingerprint.is_some() {
            object.text("fingerprint", record.fingerprint.as_deref());
        }
        object.value("extra", &Extra(&record.extra));
        object.end();
    }

    fn write_duplicate(&self, line: &[u8], duplicate: &Duplicate, out: &mut Vec<u8>) {
        // No string holds it, since quotes in strings are escaped, and what the user keeps comes behind it.
        let Some(at) = memmem::find(line, NO_DUPLICATE) else {
            out.extend_from_slice(line);
            return;
        };
        let (before, behind) = line.split_at(at + NO_DUPLICATE.len());
        out.extend_from_slice(&before[..before.len() - NULL.len()]);
        json::write_line(&WireAddress::from(&duplicate.of), out);
        out.pop();
        out.extend_from_slice(behind);
    }

    fn write_answer(&self, answer: &Answer<'_>, out: &mut Vec<u8>) {
        json::write_line(answer, out);
    }
}

/// The key of a record that repeats none, and its value.
const NO_DUPLICATE: &[u8] = b"\"duplicate_of\":null";
const NULL: &[u8] = b"null";

/// Input fields as an object of raw values; of fields with the same name the last wins.
struct Extra<'a>(&'a [(String, String)]);

impl Serialize for Extra<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (at, (name, value)) in self.0.iter().enumerate() {
            if self.0[at + 1..].iter().all(|(later, _)| later != name) {
                map.serialize_entry(name, &json::raw(value))?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::JsonLines;
    use crate::model::{Address, Duplicate, Likeness, Record, SourceOrigin, TitleOrigin};
    use crate::output::writer::RecordWriter;

    /// A record with everything in it.
    fn full() -> Record {
        Record {
            id: "7".into(),
            title: Some(("عنوان".into(), TitleOrigin::Headline)),
            body: "سطر\nسطر".into(),
            source: Some(("وكالة".into(), SourceOrigin::Label)),
            related: vec!["خبر".into()],
            keywords: vec!["وسم".into()],
            date: Some("2024-05-01".into()),
            author: None,
            url: None,
            lang: Some("ar".into()),
            address: Address {
                path: "a.txt".into(),
                ..Address::default()
            },
            kept: 0.871_9,
            confidence: 0.914,
            fingerprint: None,
            extra: vec![("n".into(), "1".into()), ("n".into(), "2.50".into())],
        }
    }

    #[test]
    fn keys_stand_in_their_order() {
        let mut out = Vec::new();
        JsonLines.write_record(&full(), &mut out);
        let expected = concat!(
            r#"{"id":"7","title":"عنوان","title_origin":"headline","body":"سطر\nسطر","source":"وكالة","#,
            r#""source_origin":"label","related":["خبر"],"keywords":["وسم"],"date":"2024-05-01","author":null,"#,
            r#""url":null,"lang":"ar","path":"a.txt","member":null,"record":0,"part":0,"kept":0.87,"confidence":0.91,"#,
            r#""duplicate_of":null,"extra":{"n":2.50}}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn what_a_record_repeats_is_filled_in() {
        let mut line = Vec::new();
        let body = r#"قال: "duplicate_of":null"#.into();
        let fingerprint = Some("g1:".into());
        let extra = vec![("old".into(), r#"{"duplicate_of":null}"#.into())];
        let record = Record {
            body,
            fingerprint,
            extra,
            ..full()
        };
        JsonLines.write_record(&record, &mut line);
        let duplicate = Duplicate {
            of: Address {
                member: Some("س".into()),
                ..full().address
            },
            likeness: Likeness::Near,
            similarity: 0.9,
        };
        let mut out = Vec::new();
        JsonLines.write_duplicate(&line, &duplicate, &mut out);
        let line = String::from_utf8(line).unwrap();
        let of = r#""duplicate_of":{"path":"a.txt","member":"س","record":0,"part":0},"fingerprint":"g1:","extra""#;
        let expected = line.replacen(r#""duplicate_of":null,"fingerprint":"g1:","extra""#, of, 1);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        assert!(expected.contains(of));
    }

    #[test]
    fn a_share_that_is_no_number_is_zero() {
        let record = Record {
            kept: f64::NAN,
            ..full()
        };
        let mut out = Vec::new();
        JsonLines.write_record(&record, &mut out);
        assert!(String::from_utf8(out).unwrap().contains(r#""kept":0.0,"#));
    }
}
