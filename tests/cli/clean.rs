//! `clean`: records come in input order and do not depend on threads; files are cut at separators.

use crate::dir::{Dir, article};

/// Names of places that are nowhere.
const PLACES: [&str; 4] = ["وادي النسيم", "تل الزعتران", "رأس الغيمة", "بئر الحكايا"];

#[test]
fn a_file_gives_a_record_with_its_address() {
    let dir = Dir::new();
    dir.file("news/a.txt", article(PLACES[0]));
    let ran = dir.run(&["clean", "news/a.txt"]);
    let records = ran.exits(0).records();
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["path"], "news/a.txt");
    assert_eq!(
        (records[0]["record"].as_u64(), records[0]["part"].as_u64()),
        (Some(0), Some(0))
    );
    assert!(
        records[0]["body"]
            .as_str()
            .unwrap()
            .contains("مدير المشروع")
    );
    ran.says("1 record, 0 rejected, 0 unreadable, 0 skipped");
}

#[test]
fn one_thread_and_eight_give_the_same_bytes() {
    let dir = Dir::new();
    for number in 0..60 {
        let many = article(PLACES[number % 4]).repeat(1 + number % 7 * 40);
        dir.file(&format!("dump/{}/{number:02}.txt", number % 3), many);
    }
    let one = dir.run(&["clean", "dump", "--threads", "1", "--audit", "one.jsonl"]);
    let eight = dir.run(&["clean", "dump", "--threads", "8", "--audit", "eight.jsonl"]);
    assert_eq!(one.exits(0).stdout, eight.exits(0).stdout);
    assert_eq!(one.records().len(), 60);
    assert_eq!(dir.read("one.jsonl"), dir.read("eight.jsonl"));
}

#[test]
fn standard_input_is_read_only_when_named() {
    let dir = Dir::new();
    let ran = dir.run_with(&["clean", "-"], article(PLACES[1]));
    assert_eq!(ran.exits(0).paths(), ["-"]);
    dir.run_with(&["clean"], article(PLACES[1]))
        .exits(2)
        .says("no PATH was given");
}

#[test]
fn a_separator_cuts_a_file_into_documents() {
    let dir = Dir::new();
    let text = format!(
        "-----\n{}-----\n\n-----\r\n{}",
        article(PLACES[0]),
        article(PLACES[1])
    );
    dir.file("all.txt", text);
    let records = dir
        .run(&["clean", "all.txt", "--separator", "^-{5}$"])
        .exits(0)
        .records();
    let indices: Vec<_> = records
        .iter()
        .map(|record| record["record"].as_u64().unwrap())
        .collect();
    assert_eq!(indices, [0, 1], "blank pieces take no index");
    assert!(
        records
            .iter()
            .all(|record| !record["body"].as_str().unwrap().contains("-----"))
    );
    dir.run(&["clean", "all.txt", "--separator", "("])
        .exits(2)
        .says("--separator");
}

#[test]
fn a_large_file_with_separators_is_the_same_for_any_number_of_threads() {
    let dir = Dir::new();
    // Over the size from which the file is cut by the feeder and not by one worker.
    let one = format!("{}%%%\n", article(PLACES[2]));
    dir.file("big.txt", one.repeat(9 * 1024 * 1024 / one.len() + 1));
    let args = ["clean", "big.txt", "--separator", "^%%%$", "--threads"];
    let few = dir.run(&[&args[..], &["1"]].concat());
    let many = dir.run(&[&args[..], &["8"]].concat());
    assert_eq!(few.exits(0).stdout, many.exits(0).stdout);
    let last = few.records().last().unwrap()["record"].as_u64().unwrap();
    assert_eq!(last + 1, few.records().len() as u64);
}

#[test]
fn a_document_over_the_limit_is_rejected_and_the_next_is_read() {
    let dir = Dir::new();
    dir.file("a.txt", article(PLACES[0]).repeat(4))
        .file("b.txt", article(PLACES[1]));
    let ran = dir.run(&[
        "clean",
        "a.txt",
        "b.txt",
        "--max-document",
        "2K",
        "--audit",
        "audit.jsonl",
    ]);
    assert_eq!(ran.exits(0).paths(), ["b.txt"]);
    ran.says("1 rejected (too-long 1)").says("--max-document");
    assert!(
        dir.read("audit.jsonl")
            .contains(r#""kind":"rejected","path":"a.txt""#)
    );
    let cut = dir.run(&[
        "clean",
        "a.txt",
        "b.txt",
        "--max-document",
        "2K",
        "--separator",
        "^ويأمل",
    ]);
    assert_eq!(cut.exits(0).paths().last().unwrap(), "b.txt");
}

#[test]
fn blank_inputs_are_rejected_by_name() {
    let dir = Dir::new();
    dir.file("empty.txt", "").file("blank.txt", " \n\t\n");
    let ran = dir.run(&["clean", "empty.txt", "blank.txt"]);
    assert!(ran.exits(0).stdout.is_empty());
    ran.says("2 rejected (blank 2)");
}

#[test]
fn an_embedded_article_can_become_a_record_of_its_own() {
    let dir = Dir::new();
    let other = "افتتحت فرقة المسرح الجوال موسمها في الساحة الكبيرة بعرض عن الصيادين، وحضر العرض مئات الأطفال مع أهاليهم رغم \
                 برودة المساء.\nوقالت مخرجة العرض إن الفرقة ستزور عشرين قرية قبل نهاية الشتاء.";
    let page = format!(
        "{}المصدر: صحيفة المرسى\nاقرأ أيضا:\nفرقة المسرح الجوال تفتتح موسمها بعرض عن الصيادين\n{other}\n",
        article("عين الماء")
    );
    dir.file("a.txt", page);
    let dropped = dir.run(&["clean", "a.txt"]).exits(0).records();
    let records = dir
        .run(&["clean", "a.txt", "--embedded", "record"])
        .exits(0)
        .records();
    assert_eq!((dropped.len(), records.len()), (1, 2));
    assert_eq!(records[0], dropped[0]);
    assert_eq!(
        (records[1]["part"].as_u64(), records[1]["record"].as_u64()),
        (Some(1), Some(0))
    );
    assert_eq!(
        records[1]["title"],
        "فرقة المسرح الجوال تفتتح موسمها بعرض عن الصيادين"
    );
    assert_eq!(records[1]["body"], other);
    assert_eq!(records[1]["extra"]["embedded_in"], records[0]["id"]);
    assert_ne!(records[1]["id"], records[0]["id"]);
}
