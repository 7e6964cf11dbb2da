//! Archives on standard input with `--bad-records emit`: one answer for each member at least, whatever it holds.

use crate::dir::{Dir, article};
use serde_json::{Value, json};

/// An archive of an article, what is no article and what cannot be read.
fn archive(dir: &Dir, command: &str) -> Vec<u8> {
    dir.file("in/a.txt", article("عين الماء"))
        .file("in/empty.txt", "")
        .file("in/none.json", "[]")
        .file("in/x.bin", [0, 159, 146, 150, 0, 1, 2].repeat(50))
        .file("in/x.pdf", "%PDF-1.4\n")
        .file("in/.hidden", "x");
    let mut shell = std::process::Command::new("sh");
    let made = shell
        .args(["-c", command])
        .current_dir(dir.path("in"))
        .output();
    made.unwrap().stdout
}

#[test]
fn each_member_of_an_archive_on_standard_input_is_answered() {
    let args = ["clean", "-", "--bad-records", "emit"];
    let dir = Dir::new();
    let names = "x.pdf a.txt empty.txt none.json x.bin";
    let tar = archive(&dir, &format!("tar -cf - {names} .hidden"));
    let zip = archive(
        &dir,
        &format!("zip -q ../x.zip {names} .hidden; cat ../x.zip"),
    );
    for bytes in [tar.clone(), zip] {
        let ran = dir.run_with(&args, bytes);
        let found: Vec<Value> = ran.exits(0).records();
        let found = found.iter().map(|it| json!([it["member"], it["reason"]]));
        let expected = [
            json!(["x.pdf", "unsupported"]),
            json!(["a.txt", null]),
            json!(["empty.txt", "blank"]),
            json!(["none.json", "unsupported"]),
            json!(["x.bin", "unsupported"]),
        ];
        assert!(found.eq(expected), "{ran:#?}");
        dir.file("out.jsonl", &ran.stdout);
        dir.run(&["check", "out.jsonl"]).exits(0);
    }
    // Nobody knows what was still to come of one that breaks off.
    for cut in [700, 1800] {
        let ran = dir.run_with(&args, &tar[..cut]);
        ran.exits(2).says("the tar archive is cut short");
        assert_eq!(ran.records()[0]["member"], "x.pdf");
    }
    // Elsewhere an archive is a folder, in which what is no article is passed over.
    dir.file("x.tar", tar);
    let ran = dir.run(&["clean", "x.tar", "--bad-records", "emit"]);
    assert_eq!(ran.exits(0).records().len(), 1);
}
