//! Compressed files made by the real tools: whole, in several members, cut short, damaged, padded, and bombs.

use crate::dir::{Dir, Ran, article};
use crate::tool::{COMPRESSORS, gzip, run};

/// Lines that compress badly, so that damage in their midst leaves something before and after it.
pub(crate) fn long_text() -> String {
    let mut text = article("وادي الزيتون");
    let mut number = 12345_u64;
    for line in 0..4000 {
        number = number
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        text.push_str(&format!(
            "وسجل المركز في القراءة رقم {line} مستوى بلغ {number} وحدة.\n"
        ));
    }
    text
}

#[track_caller]
fn bodies(ran: &Ran) -> Vec<String> {
    ran.records()
        .iter()
        .map(|record| record["body"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn each_compression_gives_what_the_plain_file_gives() {
    let dir = Dir::new();
    let text = article("عين الماء");
    dir.file("plain.txt", &text);
    let plain = bodies(dir.run(&["clean", "plain.txt"]).exits(0));
    for (command, suffix) in COMPRESSORS {
        let name = format!("d/a.{suffix}");
        dir.file(&name, run(&dir, command, text.as_bytes()));
        let ran = dir.run(&["clean", &name]);
        assert_eq!(bodies(ran.exits(0)), plain, "{suffix}");
        assert_eq!(ran.paths(), [name.as_str()]);
        assert!(ran.records()[0]["member"].is_null());
        let piped = dir.run_with(&["clean", "-"], run(&dir, command, text.as_bytes()));
        assert_eq!(bodies(piped.exits(0)), plain, "{suffix}");
    }
    assert_eq!(dir.run(&["clean", "d"]).exits(0).records().len(), 4);
}

#[test]
fn members_one_after_another_are_one_text() {
    let dir = Dir::new();
    let text = article("عين الماء");
    let (first, second) = text.split_at(text.find("\n\n").unwrap());
    dir.file("plain.txt", &text);
    let plain = bodies(dir.run(&["clean", "plain.txt"]).exits(0));
    for (command, suffix) in COMPRESSORS {
        let mut bytes = run(&dir, command, first.as_bytes());
        bytes.extend(run(&dir, command, b""));
        bytes.extend(run(&dir, command, second.as_bytes()));
        dir.file("a", bytes);
        assert_eq!(bodies(dir.run(&["clean", "a"]).exits(0)), plain, "{suffix}");
    }
}

#[test]
fn compressions_around_each_other_come_off() {
    let dir = Dir::new();
    let mut bytes = article("عين الماء").into_bytes();
    for (depth, (command, _)) in COMPRESSORS.iter().enumerate() {
        bytes = run(&dir, command, &bytes);
        dir.file("a", &bytes);
        let ran = dir.run(&["clean", "a"]);
        if depth < 3 {
            assert_eq!(ran.exits(0).records().len(), 1, "{depth}");
        } else {
            ran.exits(2).says("a: is compressed more than 3 times");
        }
    }
}

#[test]
fn what_came_before_the_cut_is_used_and_the_cut_is_told() {
    let dir = Dir::new();
    let text = long_text();
    for (command, suffix) in COMPRESSORS {
        let bytes = run(&dir, command, text.as_bytes());
        let name = format!("cut.{suffix}");
        dir.file(&name, &bytes[..bytes.len() - 20]);
        let ran = dir.run(&["clean", &name]);
        assert_eq!(ran.exits(2).records().len(), 1, "{suffix}");
        ran.says(&format!("{name}: cannot be read to its end: the"))
            .says("data are cut short; what came before was used")
            .says("1 unreadable");
        assert!(bodies(&ran)[0].len() > text.len() / 2, "{suffix}");
        dir.file(&name, &bytes[..12]);
        let ran = dir.run(&["clean", &name]);
        ran.exits(2)
            .says("data are cut short")
            .says("0 records, 0 rejected, 1 unreadable");
    }
}

#[test]
fn not_one_byte_before_damage_is_lost() {
    let dir = Dir::new();
    let text = article("وادي الزيتون");
    let mut bytes = gzip(&dir, text.as_bytes());
    // The checksum: every byte of the text is there, and yet something is wrong.
    let at = bytes.len() - 8;
    bytes[at] ^= 1;
    dir.file("a.gz", bytes).file("a.txt", &text);
    let ran = dir.run(&["clean", "a.gz"]);
    assert_eq!(bodies(ran.exits(2)), bodies(&dir.run(&["clean", "a.txt"])));
    ran.says("a.gz: cannot be read to its end: the gzip data are damaged");
}

#[test]
fn a_damaged_member_costs_itself_alone() {
    let dir = Dir::new();
    for (command, suffix) in COMPRESSORS {
        let member = |place: &str| {
            run(
                &dir,
                command,
                format!("{}\n-----\n", article(place)).as_bytes(),
            )
        };
        let mut damaged = member("تل الورد");
        let middle = damaged.len() / 2;
        damaged[middle..middle + 40].fill(0x55);
        let bytes = [
            member("عين الماء"),
            damaged,
            member("مرج السنابل"),
            member("سفح الجبل"),
        ]
        .concat();
        dir.file("a", bytes);
        let ran = dir.run(&["clean", "a", "--separator", "^-----$"]);
        ran.exits(2)
            .says("data are damaged at byte")
            .says("1 unreadable");
        for place in ["عين الماء", "مرج السنابل", "سفح الجبل"] {
            assert!(
                ran.stdout.contains(&format!("أعلنت بلدية {place} صباح")),
                "{suffix}: {place}"
            );
        }
    }
}

#[test]
fn padding_is_nothing_and_garbage_is_told_once() {
    let dir = Dir::new();
    for (command, suffix) in COMPRESSORS {
        let bytes = run(&dir, command, article("عين الماء").as_bytes());
        let padded = [bytes.as_slice(), &[0; 1000]].concat();
        dir.file("padded", &padded);
        let ran = dir.run(&["clean", "padded"]);
        assert_eq!(ran.exits(0).records().len(), 1, "{suffix}");
        dir.file(
            "garbage",
            [bytes.as_slice(), "ثم كلام آخر".as_bytes()].concat(),
        );
        let ran = dir.run(&["clean", "garbage"]);
        assert_eq!(bodies(ran.exits(2)).len(), 1, "{suffix}");
        ran.says(&format!("garbage: what is at byte {} is not", bytes.len()))
            .says("1 unreadable");
    }
}

#[test]
fn a_wrong_suffix_changes_nothing() {
    let dir = Dir::new();
    dir.file("text.gz", article("عين الماء"));
    assert_eq!(dir.run(&["clean", "text.gz"]).exits(0).records().len(), 1);
    dir.file("page.txt", gzip(&dir, article("عين الماء").as_bytes()));
    assert_eq!(dir.run(&["clean", "page.txt"]).exits(0).records().len(), 1);
}

#[test]
fn a_bomb_is_stopped_with_a_clear_message() {
    let dir = Dir::new();
    let zeros = vec![b' '; 40 << 20];
    let once = gzip(&dir, &zeros);
    dir.file("bomb.gz", &once)
        .file("twice.gz", gzip(&dir, &once))
        .file("neighbour.txt", article("عين الماء"));
    for name in ["bomb.gz", "twice.gz"] {
        let ran = dir.run(&["clean", name, "neighbour.txt", "--max-document", "1G"]);
        ran.exits(2)
            .says(&format!("{name}: "))
            .says("it expands more than 250 times: a decompression bomb?");
        assert_eq!(ran.paths(), ["neighbour.txt"]);
    }
}

#[test]
fn a_document_that_is_too_long_when_decompressed_is_rejected() {
    let dir = Dir::new();
    let text = long_text();
    let bytes = gzip(&dir, text.as_bytes());
    dir.file("a.gz", &bytes);
    let over = (text.len() - 1).to_string();
    assert!(bytes.len() < text.len() - 1);
    dir.run(&["clean", "a.gz", "--max-document", &over])
        .exits(0)
        .says("0 records, 1 rejected");
    let limit = text.len().to_string();
    dir.run(&["clean", "a.gz", "--max-document", &limit])
        .exits(0)
        .says("1 record, 0 rejected");
}

#[test]
fn a_window_that_would_take_all_memory_is_refused() {
    let dir = Dir::new();
    // A zstd frame header that asks for a window of 2 GiB, as --long=31 writes it.
    dir.file("long.zst", b"\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00")
        .file(
            "a.zst",
            run(
                &dir,
                &["zstd", "-c", "-q", "--long=27"],
                long_text().as_bytes(),
            ),
        );
    dir.run(&["clean", "long.zst"])
        .exits(2)
        .says("it needs a window over 128 MiB");
    assert_eq!(dir.run(&["clean", "a.zst"]).exits(0).records().len(), 1);
}
