//! The address that a line of the strict filter brings along: `path`, `member` and `record` of its own pass through to its
//! record, so that whoever cuts a corpus into shards finds each record again. It judges types and nothing else.

use super::object::Object;
use crate::input::options::InputOptions;
use crate::model::Address;

/// Whether lines from this path bring their addresses along: those of a file are where they stand in it.
pub(super) fn passes(path: &str, options: &InputOptions) -> bool {
    options.lines_alone && path == "-"
}

/// Puts the address that the object brings along into `address`, where it passes through, and gives the names of the fields
/// that were used.
pub(super) fn pass(
    object: &Object<'_>,
    address: &mut Address,
    options: &InputOptions,
) -> Vec<&'static str> {
    match passes(&address.path, options) {
        true => take(object, address),
        false => Vec::new(),
    }
}

/// What fits the types of the schema is used.
fn take(object: &Object<'_>, address: &mut Address) -> Vec<&'static str> {
    let mut used = Vec::new();
    for (name, raw) in object.fields() {
        let json = raw.get();
        match name.as_str() {
            "path" => {
                if let Ok(path) = serde_json::from_str(json) {
                    address.path = path;
                    used.push("path");
                }
            }
            "member" => {
                if let Ok(member) = serde_json::from_str(json) {
                    address.member = member;
                    used.push("member");
                }
            }
            "record" => {
                if let Ok(record) = serde_json::from_str(json) {
                    address.record = record;
                    used.push("record");
                }
            }
            _ => {}
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use super::take;
    use crate::input::formats::json::object::Object;
    use crate::model::Address;

    fn read(text: &str) -> (Address, usize) {
        let mut address = Address {
            path: String::from("-"),
            ..Address::default()
        };
        let used = take(&Object::parse(text).unwrap(), &mut address);
        (address, used.len())
    }

    #[test]
    fn what_fits_the_schema_passes() {
        let (address, used) =
            read(r#"{"path":"a\u0628","member":"m","record":18446744073709551615}"#);
        assert_eq!((address.path.as_str(), used), ("aب", 3));
        assert_eq!(address.member.as_deref(), Some("m"));
        assert_eq!(address.record, u64::MAX);
        assert_eq!(read(r#"{"member":null}"#), (read("{}").0, 1));
    }

    #[test]
    fn what_does_not_fit_stays_where_it_was() {
        for text in [
            r#"{"path":7,"member":7,"record":"7"}"#,
            r#"{"path":null,"member":["m"],"record":-1}"#,
            r#"{"path":"\ud83d","member":{},"record":1.5}"#,
            r#"{"record":18446744073709551616}"#,
            r#"{"record":null,"Path":"x"}"#,
        ] {
            assert_eq!(read(text), (read("{}").0, 0), "{text}");
        }
    }
}
