//! Nothing is lost beside anything: texts put into a file of some format come out, each once, in order and as from a
//! file of their own, also with a piece of anything between them.
#![no_main]

use ghirbal::input::{Field, Format, InputOptions};
use ghirbal::text::chars::is_visible;
use ghirbal::text::tidy;
use ghirbal_fuzz::{hold_reading, is_wrapped};
use libfuzzer_sys::fuzz_target;
use std::io::Write;

/// No byte of UTF-8: stands between the texts of an input.
const BETWEEN: u8 = 0xff;
/// Texts of one input.
const MOST_TEXTS: usize = 8;

/// A file and how it is read.
struct File {
    bytes: Vec<u8>,
    format: Option<Format>,
}

fuzz_target!(|bytes: &[u8]| {
    let Some((&mode, rest)) = bytes.split_first() else {
        return;
    };
    let mut pieces = rest.split(|byte| *byte == BETWEEN);
    let bad = pieces.next().unwrap_or_default();
    let texts: Vec<String> = pieces.filter_map(text).take(MOST_TEXTS).collect();
    if texts.is_empty() {
        return;
    }
    hold(&|texts, bad| file(mode, texts, bad), &texts, bad);
});

/// A file of texts in the format of a mode, with a piece of anything before the last where there is one.
fn file(mode: u8, texts: &[String], bad: Option<&[u8]>) -> File {
    match mode % 11 {
        0 => json_array(texts),
        1 => json_lines(texts, None),
        2 => json_lines(texts, bad),
        3 => json_values(texts),
        4 => table(texts, b','),
        5 => table(texts, b'\t'),
        6 => web_archive(texts, None),
        7 => web_archive(texts, bad),
        8 => tar(texts),
        9 => zip(texts),
        _ => elements(texts),
    }
}

/// A text that a field can hold: visible, no markup, and no controls, which would make a file
/// of it look binary.
fn text(piece: &[u8]) -> Option<String> {
    let odd = |c: char| matches!(c, '<' | '&') || c.is_control() && c != '\n';
    let text = String::from_utf8_lossy(piece).replace(odd, " ");
    // A word before it: `null` alone is no text.
    text.contains(is_visible).then(|| format!("خبر {text}"))
}

/// Makes a file of texts and of what is put between them.
type MakeFile<'a> = dyn Fn(&[String], Option<&[u8]>) -> File + 'a;

/// Each text comes out once, in its place, as it does from a file of its own.
fn hold(make: &MakeFile<'_>, texts: &[String], bad: &[u8]) {
    // In front of a single text it would make the whole file an archive.
    if is_wrapped(bad) {
        return;
    }
    let file = make(texts, Some(bad));
    let lines_alone = file.format == Some(Format::JsonLines) && file.bytes.len().is_multiple_of(2);
    let mut read = documents(&file, lines_alone).into_iter();
    for text in texts {
        let alone = make(std::slice::from_ref(text), None);
        for wanted in documents(&alone, lines_alone) {
            assert!(
                read.any(|text| text == wanted),
                "lost: {wanted:?} of {texts:?}\nin {:?}",
                String::from_utf8_lossy(&file.bytes)
            );
        }
    }
}

/// The texts that a file gives, each with something in it.
fn documents(file: &File, lines_alone: bool) -> Vec<String> {
    let mut options = InputOptions {
        format: file.format,
        repair_mojibake: false,
        lines_alone,
        ..InputOptions::default()
    };
    options.fields.given = vec![
        (Field::Body, String::from("body")),
        (Field::Id, String::from("id")),
    ];
    let found = hold_reading("a", &file.bytes, &options, true);
    let texts = found
        .documents
        .iter()
        .map(|document| tidy::text(&document.text));
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
    assert!(
        !texts.is_empty(),
        "a file of words gives none: {:?}",
        file.bytes
    );
    texts
}

fn object(id: usize, text: &str) -> String {
    serde_json::json!({ "id": id, "body": text }).to_string()
}

fn objects(texts: &[String], joint: &str) -> String {
    let objects: Vec<String> = (0..)
        .zip(texts)
        .map(|(id, text)| object(id, text))
        .collect();
    objects.join(joint)
}

fn json_array(texts: &[String]) -> File {
    File {
        bytes: format!("[{}]", objects(texts, ", ")).into_bytes(),
        format: Some(Format::Json),
    }
}

fn json_values(texts: &[String]) -> File {
    File {
        bytes: objects(texts, " ").into_bytes(),
        format: Some(Format::Json),
    }
}

/// One object a line; before the last a line that may be anything.
fn json_lines(texts: &[String], bad: Option<&[u8]>) -> File {
    let mut bytes = Vec::new();
    for (id, text) in texts.iter().enumerate() {
        if let Some(bad) = bad
            && id + 1 == texts.len()
        {
            // Bytes that are no text would make another encoding of the file.
            let line = String::from_utf8_lossy(bad).replace(['\n', '\r'], " ");
            bytes.extend_from_slice(line.as_bytes());
            bytes.push(b'\n');
        }
        bytes.extend_from_slice(object(id, text).as_bytes());
        bytes.push(b'\n');
    }
    File {
        bytes,
        format: Some(Format::JsonLines),
    }
}

fn table(texts: &[String], delimiter: u8) -> File {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    writer.write_record(["id", "body"]).expect("a row");
    for (id, text) in texts.iter().enumerate() {
        writer.write_record([&id.to_string(), text]).expect("a row");
    }
    File {
        bytes: writer.into_inner().expect("memory can be written to"),
        format: Some(if delimiter == b'\t' {
            Format::Tsv
        } else {
            Format::Csv
        }),
    }
}

/// WET records; before the last a piece that may be anything but a record.
fn web_archive(texts: &[String], bad: Option<&[u8]>) -> File {
    let mut bytes = Vec::new();
    for (id, text) in texts.iter().enumerate() {
        if let Some(bad) = bad
            && id + 1 == texts.len()
            && !bad.windows(5).any(|window| window == b"WARC/")
        {
            bytes.extend_from_slice(bad);
            bytes.push(b'\n');
        }
        let length = text.len();
        let header = format!(
            "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n\r\n"
        );
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(text.as_bytes());
        bytes.extend_from_slice(b"\r\n\r\n");
    }
    File {
        bytes,
        format: Some(Format::Warc),
    }
}

fn elements(texts: &[String]) -> File {
    let items: String = (0..)
        .zip(texts)
        .map(|(id, text)| format!("<item><id>{id}</id><body>{text}</body></item>"))
        .collect();
    File {
        bytes: format!("<items>{items}</items>").into_bytes(),
        format: Some(Format::Xml),
    }
}

fn tar(texts: &[String]) -> File {
    let mut tar = tar::Builder::new(Vec::new());
    for text in texts {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        tar.append_data(&mut header, "news.txt", text.as_bytes())
            .expect("a member");
    }
    File {
        bytes: tar.into_inner().expect("memory can be written to"),
        format: Some(Format::Text),
    }
}

fn zip(texts: &[String]) -> File {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (id, text) in texts.iter().enumerate() {
        let options = zip::write::SimpleFileOptions::default();
        let method = match text.len() % 2 {
            0 => zip::CompressionMethod::Stored,
            _ => zip::CompressionMethod::Deflated,
        };
        let options = options.compression_method(method);
        zip.start_file(format!("{id}.txt"), options)
            .expect("a member");
        zip.write_all(text.as_bytes()).expect("a member");
    }
    File {
        bytes: zip.finish().expect("memory can be written to").into_inner(),
        format: Some(Format::Text),
    }
}
