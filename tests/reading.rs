//! The input wing as a library: what callers get who hold the bytes already. What the command line makes of inputs is
//! tested in `tests/cli`.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]

use encoding_rs::WINDOWS_1252;
use ghirbal::input::{Format, InputOptions, Item, Source, WalkItem, WalkOptions, documents, find};
use ghirbal::model::{Address, Document};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// What a source gives, in words.
fn read(source: &Source) -> Vec<String> {
    read_by(&InputOptions::default(), source)
}

/// What bytes of a format give.
fn read_as(format: Format, bytes: &[u8]) -> Vec<String> {
    let options = InputOptions {
        format: Some(format),
        ..InputOptions::default()
    };
    read_by(&options, &Source::memory("bytes", bytes))
}

fn read_by(options: &InputOptions, source: &Source) -> Vec<String> {
    let mut items = Vec::new();
    documents(source, options, &mut |item| {
        items.push(format!("{item:?}"));
        ControlFlow::Continue(())
    });
    items
}

/// The one document of a text read as bytes, without its address.
fn document_of(format: Format, text: &str) -> Document {
    let options = InputOptions {
        format: Some(format),
        ..InputOptions::default()
    };
    let mut read = None;
    documents(
        &Source::memory("bytes", text.as_bytes()),
        &options,
        &mut |item| {
            if let Item::Document(document) = item {
                read = Some(*document);
            }
            ControlFlow::Continue(())
        },
    );
    Document {
        address: Address::default(),
        ..read.expect("a document")
    }
}

#[test]
fn bytes_in_memory_are_read_as_the_file_is() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = vec![root.join("examples/dump"), root.join("tests/eval/raw")];
    let mut files = 0;
    for found in find(folders, WalkOptions::default()) {
        let WalkItem::Source(mut file) = found else {
            continue;
        };
        file.explicit = true;
        let bytes = std::fs::read(&file.name).unwrap();
        let memory = Source::memory(file.name.clone(), bytes);
        assert_eq!(read(&memory), read(&file), "{}", file.name);
        files += 1;
    }
    assert!(files > 50, "only {files} files");
}

#[test]
fn a_string_is_the_document_that_its_file_would_be() {
    let page = "<html><head><title>ترميم</title></head><body><h1>ترميم المكتبة</h1><p>بدأ العمل في القاعة.</p></body></html>";
    let text = "ترميم المكتبة\nبدأ العمل في القاعة.\n";
    // What reading UTF-8 as windows-1252 makes of Arabic.
    let misread = WINDOWS_1252.decode(text.as_bytes()).0;
    for text in [text, &misread] {
        assert_eq!(Document::from_text(text), document_of(Format::Text, text));
    }
    let head = format!("العنوان: ترميم\nالرابط: https://x.example\n\n{text}");
    let markdown = format!("# [ترميم](/a)\n\n{text}");
    for text in [&head, &markdown] {
        assert_eq!(Document::from_text(text), document_of(Format::Text, text));
        let read = document_of(Format::Markdown, text);
        assert_eq!(Document::from_markdown(text), read);
    }
    let misread = WINDOWS_1252.decode(page.as_bytes()).0;
    for page in [page, &misread] {
        assert_eq!(Document::from_html(page), document_of(Format::Html, page));
    }
}

#[test]
fn an_archive_in_memory_is_opened() {
    let mut tar = tar::Builder::new(Vec::new());
    let text = "أعلنت بلدية عين الماء أن أعمال ترميم المكتبة العامة ستنتهي قريبا.\n";
    let mut header = tar::Header::new_gnu();
    header.set_size(text.len() as u64);
    tar.append_data(&mut header, "a.txt", text.as_bytes())
        .unwrap();
    let items = read(&Source::memory("news.tar", tar.into_inner().unwrap()));
    assert_eq!(items.len(), 1, "{items:?}");
    assert!(items[0].contains("path: \"news.tar\", member: Some(\"a.txt\")"));
}

#[test]
fn what_stands_behind_broken_json_of_any_size_is_read() {
    let lost = "نص بلا علامات ".repeat(10_000);
    let json = format!("[{lost}, {{\"id\": 1, \"body\": \"خبر قصير\"}}]");
    for (json, documents) in [(json.as_str(), 1), ("ن ", 0)] {
        let items = read_as(Format::Json, json.as_bytes());
        let read = items.iter().filter(|item| item.starts_with("Document"));
        assert_eq!(read.count(), documents, "{items:?}");
        assert!(
            items.iter().any(|item| item.contains("is no JSON")),
            "{items:?}"
        );
    }
}
