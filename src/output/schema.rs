//! The published schema of the wire forms (JSON Schema, draft 2020-12). It is data beside the types; a test holds
//! real output against it.

/// Schema of a record and of the answer that stands in for one; the audit's lines stand under `$defs`.
pub const RECORD: &str = include_str!("record.schema.json");
/// Schema of an audit line.
pub const AUDIT: &str = include_str!("audit.schema.json");
/// Schema of the summary of a run.
pub const SUMMARY: &str = include_str!("summary.schema.json");
