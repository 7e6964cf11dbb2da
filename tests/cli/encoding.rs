//! Encodings: each file of a mixed folder is read in its own, and what could not be decoded is told.

use crate::dir::{Dir, article, lines};
use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1252, WINDOWS_1256};

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn a_folder_of_mixed_encodings_gives_one_text() {
    let dir = Dir::new();
    let text = article("جزيرة المرجان");
    let marked = format!("\u{feff}{text}");
    dir.file("d/1.txt", &text).file("d/2.txt", &marked);
    dir.file("d/3.txt", utf16(&marked, u16::to_le_bytes))
        .file("d/4.txt", utf16(&marked, u16::to_be_bytes));
    dir.file("d/5.txt", utf16(&text, u16::to_le_bytes))
        .file("d/6.txt", utf16(&text, u16::to_be_bytes));
    dir.file("d/7.txt", WINDOWS_1256.encode(&text).0)
        .file("d/8.txt", ISO_8859_6.encode(&text).0);
    let ran = dir.run(&["clean", "d", "--audit", "audit.jsonl"]);
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 8);
    for record in &records {
        assert_eq!(record["body"], records[0]["body"], "{}", record["path"]);
    }
    let audit = lines(&dir.read("audit.jsonl"));
    let documents = audit.iter().filter(|line| line["kind"] == "document");
    let known: Vec<_> = documents
        .map(|line| format!("{} {}", line["encoding"], line["how"]).replace('"', ""))
        .collect();
    let expected = [
        "UTF-8 valid",
        "UTF-8 bom",
        "UTF-16LE bom",
        "UTF-16BE bom",
        "UTF-16LE guessed",
        "UTF-16BE guessed",
        "windows-1256 guessed",
        "ISO-8859-6 guessed",
    ];
    assert_eq!(known, expected);
}

#[test]
fn broken_bytes_are_replaced_told_and_counted() {
    let dir = Dir::new();
    let text = article("جزيرة المرجان");
    let space = text.find(' ').unwrap();
    let mut bytes = text.into_bytes();
    bytes.splice(space..space, *b" \xff\xfe");
    dir.file("a.txt", bytes);
    let ran = dir.run(&["clean", "a.txt", "--audit", "audit.jsonl"]);
    assert_eq!(ran.exits(0).records().len(), 1);
    ran.says("warning: a.txt: undecodable bytes 2");
    let audit = lines(&dir.read("audit.jsonl"));
    assert_eq!(
        (audit[0]["encoding"].as_str(), audit[0]["replaced"].as_u64()),
        (Some("UTF-8"), Some(2))
    );
}

#[test]
fn the_user_can_force_an_encoding() {
    let dir = Dir::new();
    let text = article("جزيرة المرجان");
    dir.file("a.txt", WINDOWS_1256.encode(&text).0);
    let right = dir.run(&["clean", "a.txt", "--encoding", "cp1256"]);
    assert!(right.exits(0).stdout.contains("جزيرة المرجان"));
    let wrong = dir.run(&["clean", "a.txt", "--encoding", "iso-8859-6"]);
    assert!(!wrong.exits(0).stdout.contains("جزيرة المرجان"));
    dir.run(&["clean", "a.txt", "--encoding", "klingon"])
        .exits(2)
        .says("unknown encoding");
}

#[test]
fn separators_work_in_any_encoding() {
    let dir = Dir::new();
    let text = format!("{}***\n{}", article("تل"), article("واد"));
    dir.file("a.txt", utf16(&text, u16::to_le_bytes))
        .file("b.txt", WINDOWS_1256.encode(&text).0);
    let ran = dir.run(&["clean", "a.txt", "b.txt", "--separator", r"^\*{3}$"]);
    assert_eq!(ran.exits(0).paths(), ["a.txt", "a.txt", "b.txt", "b.txt"]);
}

/// `text` after its UTF-8 was taken for another encoding.
fn misread(text: &str, encoding: &'static Encoding) -> String {
    let (text, _) = encoding.decode_without_bom_handling(text.as_bytes());
    text.into_owned()
}

#[test]
fn mojibake_is_repaired_told_and_noted() {
    let dir = Dir::new();
    let text = article("جزيرة المرجان");
    let twice = misread(&misread(&text, WINDOWS_1252), WINDOWS_1252);
    dir.file("d/1.txt", &text)
        .file("d/2.txt", misread(&text, WINDOWS_1256))
        .file("d/3.txt", misread(&text, WINDOWS_1252))
        .file("d/4.txt", twice);
    let ran = dir.run(&["clean", "d", "--audit", "audit.jsonl"]);
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 4);
    for record in &records {
        assert_eq!(record["body"], records[0]["body"], "{}", record["path"]);
    }
    ran.says("warning: d/2.txt: mojibake repaired: UTF-8 had been read as windows-1256")
        .is_silent_on("d/1.txt");
    let audit = lines(&dir.read("audit.jsonl"));
    let documents = audit.iter().filter(|line| line["kind"] == "document");
    let repaired: Vec<_> = documents.map(|line| line["repaired"].as_str()).collect();
    let names = ["windows-1256", "windows-1252", "windows-1252 twice"].map(Some);
    assert_eq!(repaired, [&[None], &names[..]].concat());
}

#[test]
fn mojibake_stays_when_it_shall() {
    let dir = Dir::new();
    let damaged = misread(&article("جزيرة المرجان"), WINDOWS_1256);
    dir.file("a.txt", &damaged);
    let ran = dir.run(&["clean", "a.txt", "--repair-mojibake=false"]);
    assert!(
        ran.exits(0)
            .stdout
            .contains(damaged.split(' ').next().unwrap())
    );
    ran.is_silent_on("mojibake");
}

#[test]
fn mojibake_between_separators_is_told_once() {
    let dir = Dir::new();
    let damaged = ["تل", "واد", "نهر"].map(|place| misread(&article(place), WINDOWS_1256));
    dir.file(
        "a.txt",
        format!("{}***\n{}", damaged.join("***\n"), article("بحر")),
    );
    let ran = dir.run(&["clean", "a.txt", "--separator", r"^\*{3}$"]);
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 4);
    for (record, place) in records.iter().zip(["تل", "واد", "نهر", "بحر"]) {
        let body = record["body"].as_str().unwrap();
        assert!(body.starts_with(&format!("أعلنت بلدية {place} ")), "{body}");
    }
    assert_eq!(
        ran.stderr.matches("mojibake repaired").count(),
        1,
        "{ran:?}"
    );
}

#[test]
fn an_encoding_that_does_not_fit_is_told() {
    let dir = Dir::new();
    dir.file("a.txt", article("طاحونة الوادي"));
    let ran = dir.run(&["clean", "a.txt", "--encoding", "iso-8859-6"]);
    ran.exits(0).says(
        " in ISO-8859-6, shown as U+FFFD; --encoding does not fit, leave it out or give another",
    );
}
