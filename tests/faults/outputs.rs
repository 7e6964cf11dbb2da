//! Outputs in the way of other files: no raw file, link, pipe or other output is lost to a name.

use crate::dir::{Dir, EARLIER, Ran, article, lines};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What one may have left as an audit.
const EARLIER_AUDIT: &str =
    "{\"kind\":\"rejected\",\"path\":\"x\",\"member\":null,\"record\":0,\"part\":0}\n";

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("d/a.txt", article("ضفة النهر"))
        .file("d/b.txt", article("سوق النحاس"));
    dir
}

/// A line of bash, in which `$GHIRBAL` is the name of the binary.
fn bash(dir: &Dir, line: &str) -> Ran {
    let line = line.replace("$GHIRBAL", env!("CARGO_BIN_EXE_ghirbal"));
    let mut command = Command::new("bash");
    command.args(["-c", &line]).current_dir(dir.root());
    Ran::from(command.output().unwrap())
}

/// Starts a run that waits for standard input with its outputs open.
fn waiting(dir: &Dir, args: &[&str], partial: &str) -> Child {
    let mut command = dir.process(args);
    let child = command.stdin(Stdio::piped()).spawn().unwrap();
    while !dir.exists(partial) {
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

fn names(dir: &Dir) -> Vec<String> {
    let entries = std::fs::read_dir(dir.root()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn a_file_that_is_no_output_of_ours_is_never_replaced() {
    let dir = dir();
    let raw = article("سوق النحاس");
    for option in ["-o", "--audit", "--summary"] {
        let ran = dir.run(&["clean", "d", option, "d/b.txt"]);
        ran.exits(2)
            .says("d/b.txt: is there already, and is none of the ")
            .says(&format!("give {option} a name outside of the folder"));
        assert_eq!(
            (dir.read("d/b.txt"), ran.stdout.as_str()),
            (raw.clone(), "")
        );
        dir.run(
            &[
                "clean",
                "d",
                option,
                "d/b.txt",
                "-o",
                "new.jsonl",
                "--resume",
            ][..5],
        )
        .exits(2);
    }
    dir.run(&["clean", "d", "-o", "d/b.txt", "--resume"])
        .exits(2);
    // Of another kind, or of nobody's.
    for (name, bytes) in [
        ("audit", EARLIER_AUDIT),
        ("notes", "notes\n"),
        ("csv", "id,title\n"),
    ] {
        dir.file(name, bytes);
        dir.run(&["clean", "d", "-o", name]).exits(2);
        assert_eq!(dir.read(name), bytes);
    }
    dir.run(&["clean", "d", "-o", "notes", "--force"]).exits(0);
    assert_eq!(lines(&dir.read("notes")).len(), 2);
    // An input is none to be forced, named or in its folder.
    dir.run(&["clean", "d", "-o", "d/b.txt", "--force"])
        .exits(2)
        .says("give -o a name outside of the folder that is read");
    dir.run(&["clean", "d/b.txt", "-o", "d/b.txt", "--force"])
        .exits(2);
    assert_eq!(dir.read("d/b.txt"), raw);
}

#[test]
fn an_earlier_output_of_the_same_kind_is_replaced() {
    let dir = dir();
    let args = ["clean", "d", "-o", "o", "--audit", "u", "--summary", "s"];
    for name in ["o", "u", "s"] {
        dir.file(name, "");
    }
    dir.run(&args).exits(0);
    let first = dir.read("o");
    dir.run(&args).exits(0);
    assert_eq!(dir.read("o"), first);
    // Answers in the place of records, and compressed records.
    dir.file("o", EARLIER);
    dir.run(&args).exits(0);
    bash(&dir, "gzip -c o > z && mv z o").exits(0);
    dir.run(&args).exits(0);
    assert_eq!(dir.read("o"), first);
}

#[test]
fn earlier_outputs_are_no_inputs() {
    let dir = dir();
    let args = [
        "clean",
        "d",
        "-o",
        "d/o.txt",
        "--audit",
        "d/u.json",
        "--summary",
        "d/s",
    ];
    dir.run(&args).exits(0);
    bash(&dir, "gzip -k d/o.txt").exits(0);
    dir.file("d/left.partial", dir.read("d/o.txt"));
    let ran = dir.run(&["clean", "d", "-v"]);
    assert_eq!(ran.exits(0).paths(), ["d/a.txt", "d/b.txt"]);
    for name in ["d/o.txt", "d/u.json", "d/s", "d/o.txt.gz", "d/left.partial"] {
        ran.says(&format!("{name}: skipped, written by an earlier run"));
    }
    dir.run(&["clean", "d/o.txt"])
        .exits(2)
        .says("d/o.txt: is an output of ghirbal and no raw file; look at it with check or diff");
    let again = dir.run(&["clean", "d/o.txt", "--format", "jsonl"]);
    assert_eq!(again.exits(0).records().len(), 2);
}

#[test]
fn a_link_is_locked_and_its_target_replaced_whole() {
    let dir = dir();
    dir.file("real", EARLIER);
    symlink("real", dir.path("link")).unwrap();
    dir.run(&["clean", "nowhere", "-o", "link"]).exits(2);
    assert!(dir.path("link").is_symlink());
    dir.file("real", EARLIER);
    let mut first = waiting(&dir, &["clean", "-", "-o", "link", "-q"], "real.partial");
    dir.run(&["clean", "d", "-o", "link"])
        .exits(2)
        .says("link: another run is writing it");
    dir.run(&["clean", "d", "-o", "real"]).exits(2);
    assert_eq!(dir.read("real"), EARLIER);
    drop(first.stdin.take());
    assert_eq!(first.wait().unwrap().code(), Some(0));
    dir.run(&["clean", "d", "-o", "link"]).exits(0);
    assert!(dir.path("link").is_symlink());
    assert_eq!(lines(&dir.read("real")).len(), 2);
    // A link that leads nowhere yet, in a chain.
    symlink("new", dir.path("to-new")).unwrap();
    symlink("to-new", dir.path("chain")).unwrap();
    dir.run(&["clean", "d", "-o", "chain"]).exits(0);
    assert_eq!(lines(&dir.read("new")).len(), 2);
    symlink("circle", dir.path("circle")).unwrap();
    dir.run(&["clean", "d", "-o", "circle"])
        .exits(2)
        .says("circle");
}

#[test]
fn nothing_is_written_through_what_stands_under_a_partial_name() {
    for ending in ["partial", "resume"] {
        let name = format!("out.{ending}");
        let args: &[&str] = match ending {
            "partial" => &["clean", "d", "-o", "out"],
            _ => &["clean", "d", "-o", "out", "--resume"],
        };
        let refused = |dir: &Dir| {
            dir.run(args)
                .exits(2)
                .says(&format!("{name}: "))
                .says("in the way");
            dir.run(&["clean", "d", "-o", "out", "--force"]).exits(2);
            assert!(dir.exists(&name) && !dir.exists("out"));
        };
        let dir = dir();
        dir.file("victim", "precious\n");
        symlink("victim", dir.path(&name)).unwrap();
        refused(&dir);
        std::fs::remove_file(dir.path(&name)).unwrap();
        std::fs::hard_link(dir.path("victim"), dir.path(&name)).unwrap();
        refused(&dir);
        std::fs::remove_file(dir.path(&name)).unwrap();
        bash(&dir, &format!("mkfifo {name}")).exits(0);
        refused(&dir);
        std::fs::remove_file(dir.path(&name)).unwrap();
        dir.file(&name, article("مرج"));
        refused(&dir);
        assert_eq!(dir.read("victim"), "precious\n");
        assert_eq!(dir.read(&name), article("مرج"));
    }
}

#[test]
fn what_a_killed_run_left_is_no_obstacle() {
    let dir = dir();
    dir.file("out.partial", EARLIER).file("audit.partial", "");
    dir.run(&["clean", "d", "-o", "out", "--audit", "audit"])
        .exits(0);
    assert_eq!(lines(&dir.read("out")).len(), 2);
    assert!(!dir.exists("out.partial") && !dir.exists("audit.partial"));
}

#[test]
fn names_that_lead_to_one_file_are_refused() {
    let dir = dir();
    dir.file("lx.tsv", "شارك الرابط الآن\tshare\tprefix\n")
        .file("list", "d\n");
    symlink("t", dir.path("l")).unwrap();
    std::fs::create_dir(dir.path("sub")).unwrap();
    let before = names(&dir);
    for args in [
        &["-o", "a", "--audit", "a"][..],
        &["-o", "a", "--audit", "sub/../a"],
        &["-o", "a", "--audit", "a.partial"],
        &["-o", "a", "--audit", "a.resume", "--resume"],
        &["-o", "a", "--summary", "a.resume"],
        &["-o", "a.partial", "--audit", "a"],
        &["-o", "l", "--audit", "t"],
        &["-o", "l", "--audit", "t.partial"],
        &["--audit", "/dev/stdout"],
        &["--audit", "-"],
        &["-o", "lx.tsv", "--lexicon", "lx.tsv", "--force"],
        &[
            "-o",
            "x",
            "--audit",
            "lx.tsv",
            "--lexicon",
            "lx.tsv",
            "--force",
        ],
        &["-o", "list", "--files-from", "list", "--force"],
    ] {
        let ran = dir.run(&[&["clean", "d"], args].concat());
        ran.exits(2).is_silent_on("text kept");
        assert_eq!(
            (names(&dir), ran.stdout.as_str()),
            (before.clone(), ""),
            "{args:?}"
        );
    }
    bash(&dir, "$GHIRBAL clean d --audit f > f").exits(2);
    bash(&dir, "$GHIRBAL clean d --audit /dev/stdout > f").exits(2);
    // What is thrown away may go to one place.
    dir.run(&["clean", "d", "-o", "/dev/null", "--audit", "/dev/null"])
        .exits(0);
}

#[test]
fn standard_output_by_another_name_is_appended_to() {
    let dir = dir();
    dir.file("f", "keep\n");
    for name in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        bash(&dir, &format!("$GHIRBAL clean d -q -o {name} >> f")).exits(0);
    }
    bash(&dir, "$GHIRBAL clean d -q -o /dev/fd/7 7>> f").exits(0);
    let text = dir.read("f");
    assert!(text.starts_with("keep\n"));
    assert_eq!(text.lines().count(), 1 + 4 * 2);
    let piped = bash(
        &dir,
        "$GHIRBAL clean d -q -o >(cat > g) && sleep 0.2; wc -l < g",
    );
    assert_eq!(piped.exits(0).stdout.trim(), "2");
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().mode() & 0o777
}

#[test]
fn a_private_output_is_private_from_its_first_byte() {
    let dir = dir();
    dir.file("o", "");
    std::fs::set_permissions(dir.path("o"), PermissionsExt::from_mode(0o600)).unwrap();
    let mut child = waiting(&dir, &["clean", "-", "-o", "o", "-q"], "o.partial");
    assert_eq!(mode(&dir.path("o.partial")), 0o600);
    drop(child.stdin.take());
    child.wait().unwrap();
    assert_eq!(mode(&dir.path("o")), 0o600);
    // Without an earlier file the mask of the user decides.
    bash(&dir, "umask 077; $GHIRBAL clean d -q -o new").exits(0);
    assert_eq!(mode(&dir.path("new")), 0o600);
}
