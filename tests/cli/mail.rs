//! Mail and mailboxes. Messages are made by Python's own library.

use crate::dir::{Dir, article};
use crate::tool::run;

fn body() -> String {
    article("عين الماء").trim().replace("\n\n", "\n")
}

/// Each answer has an address of its own: what is told of a message that a record was made of is told of the file.
#[test]
fn a_message_that_is_cut_short_has_one_answer_with_its_index() {
    let dir = Dir::new();
    let headers = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n";
    let mark = "From a@x.example Tue Mar  5 10:15:00 2024\n";
    let text = body();
    dir.file(
        "a.mbox",
        format!("{mark}{headers}{text}\n{mark}Subject: x\n\n{text}\n"),
    );
    let ran = dir.run(&["clean", "a.mbox", "--bad-records", "emit"]);
    let answers = ran.exits(0).records();
    let places: Vec<String> = answers
        .iter()
        .map(|answer| format!("{}{}", answer["record"], answer["status"]))
        .collect();
    assert_eq!(places, ["0null", "null\"error\"", "1null"]);
    assert_eq!(answers[1]["reason"], "damaged");
    assert!(
        answers[0]["body"]
            .as_str()
            .unwrap()
            .starts_with(text.lines().next().unwrap())
    );
    dir.run(&["clean", "a.mbox"])
        .exits(2)
        .says("a.mbox: one of its parts never ends; what came before was used");
}

/// Mail programs write the same text twice, plain and then as HTML.
#[test]
fn a_message_that_is_cut_inside_its_page_gives_its_plain_text() {
    let dir = Dir::new();
    let text = body();
    let headers =
        "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n";
    let plain = format!("--b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n");
    let page = format!(
        "--b\nContent-Type: text/html; charset=utf-8\n\n<p>{}</p>",
        text.lines().next().unwrap()
    );
    let whole = format!("{headers}{plain}{page}");
    // From behind the plain text on, inside of the boundary and of the headers below it, too.
    for end in headers.len() + plain.len()..=whole.len() {
        let Some(cut) = whole.get(..end) else {
            continue;
        };
        dir.file("a.eml", cut);
        let ran = dir.run(&["clean", "a.eml"]);
        assert_eq!(ran.exits(2).records()[0]["body"], text, "{end} bytes");
    }
    dir.file("a.eml", format!("{headers}{plain}{page}\n--b--\n"));
    let ran = dir.run(&["clean", "a.eml"]);
    assert_eq!(
        ran.exits(0).records()[0]["body"],
        text.lines().next().unwrap()
    );
}

/// Makes a file with Python's library of mail; the script has the text, and a function for messages.
fn mail(dir: &Dir, script: &str) {
    const HEAD: &str = "
import mailbox, sys
from email.message import EmailMessage
from email.policy import SMTP
text = sys.stdin.buffer.read().decode()
def message(number):
    made = EmailMessage(policy=SMTP)
    made['Subject'] = f'ترميم المكتبة {number}'
    made['From'] = 'سلمى الكاتب <salma@news.example>'
    made['To'] = 'list@news.example'
    made['Date'] = 'Tue, 05 Mar 2024 10:15:00 +0000'
    made['Message-ID'] = f'<{number}@news.example>'
    return made
def save(made, name):
    open(name, 'wb').write(bytes(made))
";
    run(
        dir,
        &["python3", "-c", &format!("{HEAD}{script}")],
        body().as_bytes(),
    );
}

#[track_caller]
fn is_message(record: &serde_json::Value, number: u32) {
    assert_eq!(record["title"], format!("ترميم المكتبة {number}"));
    assert_eq!(record["body"], body());
    assert_eq!(record["author"], "سلمى الكاتب");
    assert_eq!(record["id"], format!("{number}@news.example"));
    assert!(
        record["date"]
            .as_str()
            .unwrap()
            .starts_with("2024-03-05T10:15")
    );
}

#[test]
fn messages_give_their_subject_sender_date_and_text() {
    let dir = Dir::new();
    mail(
        &dir,
        "
plain = message(1)
plain.set_content(text, cte='base64')
save(plain, 'plain.eml')
nested = message(1)
nested.set_content('نسخة نصية')
nested.add_alternative('<p>' + text.replace('\\n', '</p><p>') + '</p>', subtype='html')
nested.get_payload()[1].add_related(b'png', maintype='image', subtype='png', cid='<i@x>')
nested.add_attachment(b'pdf', maintype='application', subtype='pdf', filename='a.pdf')
save(nested, 'nested.eml')
old = message(1)
old.set_content(text, charset='windows-1256', cte='quoted-printable')
save(old, 'old.eml')
",
    );
    for name in ["plain.eml", "nested.eml", "old.eml"] {
        let ran = dir.run(&["clean", name]);
        let records = ran.exits(0).records();
        assert_eq!(records.len(), 1, "{name}");
        is_message(&records[0], 1);
    }
}

#[test]
fn lines_that_flow_are_joined() {
    let dir = Dir::new();
    let flow = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let lines: Vec<String> = words.chunks(6).map(|words| words.join(" ")).collect();
        lines.join(" \r\n")
    };
    let text: Vec<String> = body().lines().map(flow).collect();
    dir.file(
        "a.eml",
        format!(
            "Subject: x\r\nMessage-ID: <1@x>\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n{}\r\n",
            text.join("\r\n\r\n")
        ),
    );
    assert_eq!(
        dir.run(&["clean", "a.eml"]).exits(0).records()[0]["body"],
        body()
    );
}

#[test]
fn attached_messages_are_records_of_their_own() {
    let dir = Dir::new();
    mail(
        &dir,
        "
outer = message(1)
outer.set_content(text)
inner = message(2)
inner.set_content(text)
outer.add_attachment(inner)
save(outer, 'a.eml')
",
    );
    let ran = dir.run(&["clean", "a.eml"]);
    let records = ran.exits(0).records();
    is_message(&records[0], 1);
    is_message(&records[1], 2);
    assert_eq!(records[1]["member"], "message-1");
    assert_eq!(records.len(), 2);
}

#[test]
fn mailboxes_are_cut_into_messages_and_a_broken_one_costs_itself_alone() {
    let dir = Dir::new();
    mail(
        &dir,
        "
box = mailbox.mbox('a.mbox')
for number in range(3):
    made = message(number)
    made.set_content(text + '\\n\\nFrom here on it is quiet.\\n', cte='8bit')
    box.add(made)
box.flush()
",
    );
    let ran = dir.run(&["clean", "a.mbox"]);
    let records = ran.exits(0).records();
    let numbers: Vec<&serde_json::Value> = records.iter().map(|record| &record["record"]).collect();
    assert_eq!(numbers, [0, 1, 2]);
    assert!(
        records
            .iter()
            .all(|record| record["author"] == "سلمى الكاتب")
    );
    let mut bytes = std::fs::read(dir.path("a.mbox")).unwrap();
    // The headers of the second message become noise.
    let second = memchr::memmem::rfind(&bytes, b"Subject").unwrap();
    let second = memchr::memmem::rfind(&bytes[..second], b"Subject").unwrap();
    bytes[second..second + 40].fill(0xff);
    dir.file("b.mbox", &bytes);
    let ran = dir.run(&["clean", "b.mbox"]);
    let titles: Vec<serde_json::Value> = ran
        .records()
        .iter()
        .map(|record| record["title"].clone())
        .collect();
    assert!(
        titles.contains(&"ترميم المكتبة 0".into()) && titles.contains(&"ترميم المكتبة 2".into()),
        "{titles:?}"
    );
}
