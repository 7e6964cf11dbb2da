//! The wire form of a record: keys, order and spelling. Every key is always present; what is unknown is null or [].

use super::json;
use crate::model::Record;
use serde::{Serialize, Serializer, ser::SerializeMap};

/// Appends the record as one line of JSON.
pub fn write(record: &Record, out: &mut Vec<u8>) {
    json::write_line(&Wire::new(record), out);
}

#[derive(Serialize)]
struct Wire<'a> {
    id: &'a str,
    title: Option<&'a str>,
    title_origin: Option<&'static str>,
    body: &'a str,
    source: Option<&'a str>,
    source_origin: Option<&'static str>,
    related: &'a [String],
    keywords: &'a [String],
    date: Option<&'a str>,
    author: Option<&'a str>,
    url: Option<&'a str>,
    lang: Option<&'a str>,
    path: &'a str,
    member: Option<&'a str>,
    record: u64,
    part: u32,
    kept: f64,
    /// Filled by `--duplicates mark`, which does not exist yet; the key is part of the form already.
    duplicate_of: (),
    extra: Extra<'a>,
}

impl<'a> Wire<'a> {
    fn new(record: &'a Record) -> Self {
        let (title, source) = (record.title.as_ref(), record.source.as_ref());
        Self {
            id: &record.id,
            title: title.map(|(text, _)| text.as_str()),
            title_origin: title.map(|(_, origin)| origin.as_str()),
            body: &record.body,
            source: source.map(|(text, _)| text.as_str()),
            source_origin: source.map(|(_, origin)| origin.as_str()),
            related: &record.related,
            keywords: &record.keywords,
            date: record.date.as_deref(),
            author: record.author.as_deref(),
            url: record.url.as_deref(),
            lang: record.lang.as_deref(),
            path: &record.address.path,
            member: record.address.member.as_deref(),
            record: record.address.record,
            part: record.address.part,
            kept: two_decimals(record.kept),
            duplicate_of: (),
            extra: Extra(&record.extra),
        }
    }
}

/// A share between 0 and 1; what is no number is 0.
fn two_decimals(share: f64) -> f64 {
    let clamped = if share.is_nan() {
        0.0
    } else {
        share.clamp(0.0, 1.0)
    };
    (clamped * 100.0).round() / 100.0
}

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
    use super::write;
    use crate::model::{Address, Record, SourceOrigin, TitleOrigin};

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
            extra: vec![("n".into(), "1".into()), ("n".into(), "2.50".into())],
        }
    }

    #[test]
    fn keys_stand_in_their_order() {
        let mut out = Vec::new();
        write(&full(), &mut out);
        let expected = concat!(
            r#"{"id":"7","title":"عنوان","title_origin":"headline","body":"سطر\nسطر","source":"وكالة","#,
            r#""source_origin":"label","related":["خبر"],"keywords":["وسم"],"date":"2024-05-01","author":null,"#,
            r#""url":null,"lang":"ar","path":"a.txt","member":null,"record":0,"part":0,"kept":0.87,"#,
            r#""duplicate_of":null,"extra":{"n":2.50}}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_share_that_is_no_number_is_zero() {
        let record = Record {
            kept: f64::NAN,
            ..full()
        };
        let mut out = Vec::new();
        write(&record, &mut out);
        assert!(String::from_utf8(out).unwrap().contains(r#""kept":0.0,"#));
    }
}
