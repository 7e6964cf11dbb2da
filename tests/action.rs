//! The script of the GitHub action, run with the real binary: what it tells a workflow about a good run, a crossed
//! limit, an unreadable input and a run without numbers, and that no text gets out of its place.

#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read the files they need"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const ARTICLE: &str = "أعلنت بلدية عين الماء صباح اليوم أن أعمال ترميم المكتبة العامة ستنتهي قبل بداية العام الدراسي \
                       المقبل، وأن القاعات الجديدة ستستقبل الطلاب طوال أيام الأسبوع.\n";

/// A step of a workflow: a folder with a good article, and the files that GitHub reads when the step has ended.
struct Step {
    folder: TempDir,
    variables: Vec<(&'static str, String)>,
}

/// What the step gave.
#[derive(Debug)]
struct Ran {
    status: i32,
    /// What the runner reads for commands, without those that guard the program's own words.
    commands: Vec<String>,
    log: String,
    table: String,
    outputs: String,
}

impl Step {
    fn new() -> Self {
        let step = Self {
            folder: TempDir::new().unwrap(),
            variables: Vec::new(),
        };
        step.file("dump/a.txt", ARTICLE);
        step.with("GHIRBAL_PATHS", "dump")
            .with("GHIRBAL_OUTPUT", "news.jsonl")
            .with("GHIRBAL", env!("CARGO_BIN_EXE_ghirbal"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.retain(|(known, _)| *known != name);
        self.variables.push((name, value.to_owned()));
        self
    }

    /// A program in the place of ghirbal that does what a script says; `$summary` is the file it is to write.
    fn with_program(self, script: &str) -> Self {
        let find = "while [ \"$1\" != --summary ]; do shift; done; summary=$2";
        self.file("program", &format!("#!/bin/sh\n{find}\n{script}\n"));
        let path = self.path("program");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        let path = path.display().to_string();
        self.with("GHIRBAL", &path)
    }

    fn run(&self) -> Ran {
        let (table, outputs) = (self.path("table.md"), self.path("outputs"));
        let output = Command::new("bash")
            .arg(format!("{ROOT}/.github/actions/clean/report.sh"))
            .current_dir(self.folder.path())
            .env("GITHUB_STEP_SUMMARY", &table)
            .env("GITHUB_OUTPUT", &outputs)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .output()
            .unwrap();
        let read = |path| std::fs::read_to_string(path).unwrap_or_default();
        let commands = String::from_utf8(output.stdout).unwrap();
        let mut commands: Vec<String> = commands.lines().map(str::to_owned).collect();
        // What the program says stands between a token and its return, so that none of it is a command.
        let token = commands.remove(0).replace("::stop-commands::", "");
        let end = format!("::{token}::");
        let at = commands.iter().position(|line| *line == end).unwrap();
        assert_eq!(token.len(), 32, "{token}");
        Ran {
            status: output.status.code().unwrap(),
            commands: commands.split_off(at + 1),
            log: String::from_utf8(output.stderr).unwrap(),
            table: read(table),
            outputs: read(outputs),
        }
    }
}

impl Ran {
    #[track_caller]
    fn exits(&self, status: i32) -> &Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    #[track_caller]
    fn annotates(&self, commands: &[&str]) -> &Self {
        assert_eq!(self.commands, commands, "{self:#?}");
        self
    }

    #[track_caller]
    fn shows(&self, row: &str) -> &Self {
        assert!(
            self.table.lines().any(|line| line == row),
            "{row}: {self:#?}"
        );
        self
    }
}

#[test]
fn a_good_run_is_a_table_and_nothing_else() {
    let step = Step::new().with("GHIRBAL_SUMMARY", "numbers.json");
    let ran = step.run();
    ran.exits(0)
        .annotates(&[])
        .shows("### ghirbal: done")
        .shows("| records | 1 |")
        .shows("| unreadable inputs | 0 |");
    assert!(ran.log.contains("1 record"), "{ran:#?}");
    let outputs = "exit-status=0\nrecords=1\nrejected=0\nunreadable=0\n";
    assert_eq!(ran.outputs, outputs);
    assert!(step.path("news.jsonl").exists() && step.path("numbers.json").exists());
}

#[test]
fn a_crossed_limit_is_an_error_with_its_name() {
    let step = Step::new().with("GHIRBAL_ARGS", "--min-records=100\n--max-rejected=1");
    let limit = "--min-records 100: only 1 records";
    step.run()
        .exits(1)
        .annotates(&[&format!("::error title=ghirbal%3A limit crossed::{limit}")])
        .shows("### ghirbal: exit status 1")
        .shows(&format!("| **limit crossed** | {limit} |"));
}

#[test]
fn an_unreadable_input_is_an_error_unless_a_limit_forgives_it() {
    let step = Step::new();
    step.file("dump/b.json", "{\"a\": 1}");
    let text =
        "title=ghirbal%3A unreadable inputs::1 could not be read; the log says which and why";
    let ran = step.run();
    ran.exits(2)
        .annotates(&[&format!("::error {text}")])
        .shows("| unreadable inputs | 1 (no-text 1) |")
        .shows("| records | 1 |");
    assert!(ran.log.contains("dump/b.json"), "{ran:#?}");
    assert!(ran.table.contains("dump/b.json"), "{ran:#?}");
    step.with("GHIRBAL_ARGS", "--max-unreadable=1")
        .run()
        .exits(0)
        .annotates(&[&format!("::warning {text}")]);
}

#[test]
fn several_paths_are_lines() {
    let step = Step::new().with("GHIRBAL_PATHS", "dump\n\nwith a space, and $(more)\n");
    step.file("with a space, and $(more)/b.txt", ARTICLE);
    step.run().exits(0).shows("| records | 2 |");
}

#[test]
fn a_run_without_numbers_says_why() {
    let step = Step::new()
        .with("GHIRBAL_ARGS", "--max-rejected=some")
        .with("GHIRBAL_SUMMARY", "numbers.json");
    // The numbers of an earlier run are not those of this one.
    step.file("numbers.json", "{}");
    let ran = step.run();
    ran.exits(2);
    let [command] = ran.commands.as_slice() else {
        panic!("{ran:#?}");
    };
    let start = "::error title=ghirbal gave no numbers::exit status 2: ";
    assert!(command.starts_with(start), "{command}");
    assert_eq!(ran.table, "");
}

#[test]
fn a_program_that_writes_nothing_and_is_content_is_not_believed() {
    Step::new().with_program("exit 0").run().exits(2);
}

#[test]
fn texts_stay_in_their_places() {
    let summary = r#"{"version":"<b>","limits_crossed":["50%,a:b\r\n::error::c | <i>"],"inputs":1,"bytes":1,"records":0,
        "rejected":{},"skipped":{},"unreadable":0,"failed":1,"text_bytes":0,"kept_bytes":0,"formats":{},
        "encodings":{},"timing":{"duration_ms":1}}"#;
    let script = format!(
        "printf '%s\\n' '::error::said' '</pre><script>' >&2\ncat > \"$summary\" <<'END'\n{summary}\nEND\nexit 2"
    );
    let ran = Step::new().with_program(&script).run();
    ran.exits(2)
        .annotates(&[
            "::error title=ghirbal%3A limit crossed::50%25,a:b%0D%0A::error::c | <i>",
            "::error title=ghirbal%3A lost documents::1 lost to a fault of the program; please report it with a file",
        ])
        .shows("| **limit crossed** | 50%,a:b ::error::c &#124; &lt;i&gt; |")
        .shows("| version | &lt;b&gt; |")
        .shows("| text kept | – |");
    assert!(ran.log.contains("::error::said"), "{ran:#?}");
    assert!(!ran.table.contains("<script>"), "{ran:#?}");
}
