//! Web archives with wrong lengths, damaged headers and pages, cut short: what came before and after is used.

use crate::compression::long_text;
use crate::dir::{Dir, article};
use crate::tool::gzip;
use crate::warc::{OK, conversion, places, record, record_of_length, response};

#[test]
fn a_page_that_cannot_be_decompressed_is_told_and_the_next_is_read() {
    let dir = Dir::new();
    let text = article("عين الماء");
    let zipped = gzip(&dir, text.as_bytes());
    let noise: Vec<u8> = (0..500_u32)
        .map(|number| (number * number / 3) as u8)
        .collect();
    let head = format!("{OK}\nContent-Encoding: gzip");
    let bytes = [
        response(&head, &zipped[..zipped.len() - 30]),
        response(&format!("{OK}\nContent-Encoding: br"), noise),
        conversion("مرج السنابل"),
    ];
    dir.file("a.warc", bytes.concat());
    let ran = dir.run(&["clean", "a.warc"]);
    assert_eq!(places(ran.exits(2)), ["عين الماء", "مرج السنابل"]);
    ran.says("a.warc: in the record at byte 0 the page cannot be read to its end: the gzip data are cut short")
        .says("the page is compressed with br, which is not read")
        .says("2 unreadable, 0 skipped");
}

#[test]
fn a_wrong_length_costs_no_neighbour() {
    let dir = Dir::new();
    let text = article("عين الماء");
    let wrong =
        |length: usize| record_of_length("conversion", "text/plain", text.as_bytes(), length);
    for length in [text.len() + 300, text.len() - 300, 1 << 40] {
        let first = conversion("تل الورد");
        let at = first.len();
        let bytes = [
            first,
            wrong(length),
            conversion("مرج السنابل"),
            conversion("سفح الجبل"),
        ];
        dir.file("a.warc", bytes.concat());
        let ran = dir.run(&["clean", "a.warc"]);
        let expected = ["تل الورد", "عين الماء", "مرج السنابل", "سفح الجبل"];
        assert_eq!(places(ran.exits(2)), expected, "{length}");
        ran.says(&format!(
            "a.warc: the record at byte {at} has a wrong Content-Length"
        ))
        .says("1 unreadable");
        let ids: Vec<_> = ran
            .records()
            .iter()
            .map(|record| record["id"].clone())
            .collect();
        dir.file("a.txt", &text);
        assert_eq!(
            ids[1],
            dir.run(&["clean", "a.txt"]).records()[0]["id"],
            "{length}"
        );
    }
    // A line end more or less is nothing to speak of.
    for length in [text.len() + 1, text.len() - 1] {
        dir.file(
            "a.warc",
            [wrong(length), conversion("مرج السنابل")].concat(),
        );
        assert_eq!(places(dir.run(&["clean", "a.warc"]).exits(0)).len(), 2);
    }
    // A picture that claims more than it has, and is not held.
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";
    let picture = record_of_length("response", "application/http", head, 100_000);
    dir.file("a.warc", [picture, conversion("مرج السنابل")].concat());
    assert_eq!(
        places(dir.run(&["clean", "a.warc"]).exits(2)),
        ["مرج السنابل"]
    );
}

#[test]
fn a_record_inside_a_record_is_part_of_it() {
    let dir = Dir::new();
    let inner = [b"archive:\r\n".as_slice(), &conversion("تل الورد")].concat();
    let bytes = [
        record("metadata", "application/warc", &inner),
        record(
            "conversion",
            "text/plain",
            &[article("عين الماء").as_bytes(), &inner].concat(),
        ),
        conversion("سفح الجبل"),
    ];
    dir.file("a.warc", bytes.concat());
    let ran = dir.run(&["clean", "a.warc"]);
    assert_eq!(places(ran.exits(0)), ["عين الماء", "سفح الجبل"]);
}

#[test]
fn a_mark_in_mid_line_starts_no_record() {
    let dir = Dir::new();
    let before = article("عين الماء");
    let quoted = format!(
        "{} وتبدأ السجلات هكذا: WARC/1.0\r\nWARC-Type: conversion\r\n\r\nوبعدها نص السجل.",
        before.trim_end()
    );
    for length in [quoted.len() + 300, 1 << 40] {
        let wrong = record_of_length("conversion", "text/plain", quoted.as_bytes(), length);
        dir.file("a.warc", [wrong, conversion("سفح الجبل")].concat());
        let ran = dir.run(&["clean", "a.warc"]);
        assert_eq!(places(ran.exits(2)), ["عين الماء", "سفح الجبل"]);
        ran.says("has a wrong Content-Length").says("1 unreadable");
        let body = ran.records()[0]["body"].to_string();
        assert!(body.contains("WARC/1.0"), "{body}");
    }
}

#[test]
fn damage_between_records_costs_one_record() {
    let dir = Dir::new();
    let mut damaged = conversion("عين الماء");
    damaged[1] = b'X';
    let mut headless = conversion("عين الماء");
    headless.drain(..20);
    for (middle, says) in [
        (damaged, "a record does not start where it should, at byte"),
        (headless, "a record does not start where it should, at byte"),
        (
            b"WARC/1.0\r\nnonsense\r\n\r\n".to_vec(),
            "the header of a record is damaged at byte",
        ),
        (
            b"WARC/1.0\r\nWARC-Type: x\r\n\r\n\r\n\r\n".to_vec(),
            "has no length",
        ),
    ] {
        let bytes = [conversion("تل الورد"), middle, conversion("سفح الجبل")];
        dir.file("a.warc", bytes.concat());
        let ran = dir.run(&["clean", "a.warc"]);
        assert_eq!(places(ran.exits(2)), ["تل الورد", "سفح الجبل"]);
        ran.says(says).says("1 unreadable");
    }
}

#[test]
fn a_file_that_is_cut_short_gives_what_came_before_the_cut() {
    let dir = Dir::new();
    let first = conversion("تل الورد");
    let bytes = [first.clone(), conversion("عين الماء")].concat();
    dir.file("a.warc", &bytes[..bytes.len() - 200]);
    let ran = dir.run(&["clean", "a.warc"]);
    assert_eq!(places(ran.exits(2)), ["تل الورد", "عين الماء"]);
    ran.says(&format!(
        "a.warc: the record at byte {} is cut short",
        first.len()
    ))
    .says("1 unreadable");
    dir.file("a.warc", &bytes[..first.len() + 40]);
    let ran = dir.run(&["clean", "a.warc"]);
    assert_eq!(places(ran.exits(2)), ["تل الورد"]);
    ran.says("the header of the last record is cut short")
        .says("1 unreadable");
    let long = record("conversion", "text/plain", long_text().as_bytes());
    let zipped = gzip(&dir, &[first, long].concat());
    dir.file("a.warc.gz", &zipped[..zipped.len() - 30]);
    let ran = dir.run(&["clean", "a.warc.gz"]);
    assert_eq!(places(ran.exits(2)).len(), 2);
    ran.says("the gzip data are cut short").says("1 unreadable");
}

#[test]
fn a_damaged_member_of_a_compressed_archive_costs_its_record_alone() {
    let dir = Dir::new();
    let member = |place: &str| gzip(&dir, &conversion(place));
    let mut damaged = member("عين الماء");
    let middle = damaged.len() / 2;
    damaged[middle..middle + 30].fill(0x55);
    let bytes = [
        member("تل الورد"),
        damaged,
        member("مرج السنابل"),
        member("سفح الجبل"),
    ]
    .concat();
    dir.file("a.warc.gz", bytes);
    let ran = dir.run(&["clean", "a.warc.gz"]);
    let places = places(ran.exits(2));
    assert_eq!(places.first().unwrap(), "تل الورد");
    assert!(places.ends_with(&["مرج السنابل".into(), "سفح الجبل".into()]));
    ran.says("the gzip data are damaged at byte");
}
