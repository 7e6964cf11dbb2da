//! `schema`: real output is held against what is printed.

use crate::dir::{Dir, article, lines};
use serde_json::Value;

fn schema(args: &[&str]) -> jsonschema::Validator {
    let ran = Dir::new().run(args);
    let schema: Value = serde_json::from_str(&ran.exits(0).stdout).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn assert_valid(validator: &jsonschema::Validator, values: &[Value]) {
    assert!(!values.is_empty());
    for value in values {
        let errors: Vec<_> = validator
            .iter_errors(value)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{value}: {errors:?}");
    }
}

#[test]
fn records_and_audit_lines_keep_their_schema() {
    let dir = Dir::new();
    let tail = "\nالمصدر: وكالة الأفق\n\nاقرأ أيضاً: افتتاح جسر جديد\n\nكلمات دلالية: مكتبة، ترميم\n";
    dir.file(
        "d/a.txt",
        format!("ترميم مكتبة عين الماء\n\n{}{tail}", article("عين الماء")),
    );
    dir.file("d/b.txt", article("تل"))
        .file("d/c.txt", "\n")
        .file("d/long.txt", article("واد").repeat(9));
    let ran = dir.run(&[
        "clean",
        "d",
        "--audit",
        "audit.jsonl",
        "--max-document",
        "3K",
    ]);
    let (record, audit) = (schema(&["schema"]), schema(&["schema", "--audit"]));
    assert_valid(&record, &ran.exits(0).records());
    assert_valid(&audit, &lines(&dir.read("audit.jsonl")));
    assert!(!record.is_valid(&serde_json::json!({ "id": "x" })));
}
