//! The output formats: one file each, and one table that says which suffix of `-o FILE` asks for which. A new format is
//! a file with its [`RecordWriter`] and a row in [`FORMATS`].

mod json_lines;

pub use json_lines::JsonLines;

use super::writer::RecordWriter;
use std::path::Path;

/// A row of the table.
#[derive(Debug)]
pub struct OutputFormat {
    /// Its public name.
    pub name: &'static str,
    /// Suffixes of file names that ask for it, in lower case.
    pub suffixes: &'static [&'static str],
    /// What encodes it.
    pub writer: &'static dyn RecordWriter,
}

/// All formats; the first is that of standard output and of names whose suffix asks for no other.
pub static FORMATS: &[OutputFormat] = &[OutputFormat {
    name: "jsonl",
    suffixes: &["jsonl", "ndjson"],
    writer: &JsonLines,
}];

/// The format that the name of an output asks for.
pub fn for_path(path: &Path) -> &'static OutputFormat {
    let suffix = path.extension().and_then(|suffix| suffix.to_str());
    let suffix = suffix.unwrap_or_default().to_ascii_lowercase();
    FORMATS
        .iter()
        .find(|format| format.suffixes.contains(&suffix.as_str()))
        .unwrap_or(&FORMATS[0])
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, for_path};
    use crate::model::{Address, Record, RejectReason};
    use crate::output::answer::Answer;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn each_writer_writes_records_and_answers() {
        let record = Record {
            id: "7".into(),
            body: "سطر".into(),
            ..Record::default()
        };
        let address = Address::default();
        let answer = Answer::to_rejected(None, &address, RejectReason::ALL[0], None);
        for format in FORMATS {
            let (mut records, mut answers) = (Vec::new(), Vec::new());
            format.writer.write_record(&record, &mut records);
            format.writer.write_answer(&answer, &mut answers);
            assert!(!records.is_empty(), "{}: no record", format.name);
            assert!(!answers.is_empty(), "{}: no answer", format.name);
            assert_ne!(records, answers, "{}", format.name);
        }
    }

    #[test]
    fn each_file_here_is_a_row_of_the_table() {
        // A unit struct shows itself by its name, after which its file is named: `JsonLines` is in `json_lines.rs`.
        let writers: Vec<String> = FORMATS
            .iter()
            .map(|format| format!("{:?}", format.writer))
            .collect();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/output/formats");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_stem().unwrap().to_str().unwrap();
            let name = file.replace('_', "");
            assert!(
                file == "mod"
                    || writers
                        .iter()
                        .any(|writer| writer.eq_ignore_ascii_case(&name)),
                "{file}: give its writer a row in FORMATS"
            );
        }
    }

    #[test]
    fn each_suffix_asks_for_one_format() {
        let mut seen = BTreeSet::new();
        for format in FORMATS {
            assert!(!format.suffixes.is_empty(), "{}: no suffix", format.name);
            for suffix in format.suffixes {
                assert!(seen.insert(suffix), "{suffix}: asks for two formats");
                assert_eq!(*suffix, suffix.to_ascii_lowercase());
                let path = format!("a/b.{}", suffix.to_ascii_uppercase());
                assert_eq!(for_path(Path::new(&path)).name, format.name);
            }
        }
    }

    #[test]
    fn names_that_ask_for_none_get_json_lines() {
        for name in ["-", "out", "out.of.order", "/dev/null", ".jsonl"] {
            assert_eq!(for_path(Path::new(name)).name, "jsonl", "{name}");
        }
    }
}
