//! `check` gives the verdict of the schema that `schema` prints, over lines that differ from good ones in one value.

use super::lines::{ANSWER, RECORD, kinds};
use crate::dir::Dir;
use serde_json::{Value, json};

/// Lines that differ from good ones in one key, which is another value, missing, or one more.
fn variants() -> Vec<Value> {
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(-1),
        json!(0.5),
        json!(2),
        json!(""),
        json!("7"),
        json!("metadata"),
        json!("lead"),
        json!("signature"),
        json!("frame"),
        json!("error"),
        json!("rejected"),
        json!("no-body"),
        json!("e/8="),
        json!([]),
        json!(["أ"]),
        json!(["أ", "ب", "أ"]),
        json!([1]),
        json!({}),
    ];
    let mut variants = Vec::new();
    for good in [RECORD, ANSWER] {
        let good: Value = serde_json::from_str(good).unwrap();
        let of_answers = ["status", "reason", "message", "raw", "raw_base64", "sauce"];
        let keys = good.as_object().unwrap().keys().map(String::as_str);
        for key in keys.chain(of_answers) {
            let mut without = good.clone();
            without.as_object_mut().unwrap().remove(key);
            variants.push(without);
            for value in &values {
                let mut other = good.clone();
                other[key] = value.clone();
                variants.push(other);
            }
        }
    }
    variants
}

#[test]
fn the_verdict_is_that_of_the_printed_schema() {
    const OF_SCHEMA: [&str; 4] = ["missing-key", "unknown-key", "wrong-value", "related-twice"];
    let printed: Value = serde_json::from_str(&Dir::new().run(&["schema"]).stdout).unwrap();
    let schema = jsonschema::validator_for(&printed).unwrap();
    let variants = variants();
    let text: String = variants.iter().map(|line| format!("{line}\n")).collect();
    let found = kinds(text, variants.len());
    let mut valid = 0;
    for (line, kinds) in variants.iter().zip(found) {
        let ours = !kinds.iter().any(|kind| OF_SCHEMA.contains(&kind.as_str()));
        assert_eq!(ours, schema.is_valid(line), "{line}: {kinds:?}");
        valid += usize::from(ours);
    }
    assert!(
        valid > 50 && variants.len() - valid > 400,
        "{valid} of {}",
        variants.len()
    );
}
