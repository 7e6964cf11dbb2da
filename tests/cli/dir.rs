//! A fresh folder and the real binary in it, with failure texts that show both streams.

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

/// A folder that is gone after the test.
pub(crate) struct Dir {
    folder: TempDir,
}

impl Dir {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn exists(&self, name: &str) -> bool {
        self.path(name).symlink_metadata().is_ok()
    }

    /// The binary, to be run in the folder.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ghirbal"));
        command.current_dir(self.folder.path()).args(args);
        command
    }

    /// Runs the binary in the folder.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::from(self.command(args).output().unwrap())
    }

    /// The same with bytes on standard input.
    pub(crate) fn run_with(&self, args: &[&str], stdin: impl Into<Vec<u8>>) -> Ran {
        Ran::from(self.command(args).write_stdin(stdin).output().unwrap())
    }

    /// The standard library's command, for tests that need a process to talk to.
    pub(crate) fn process(&self, args: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ghirbal"));
        command.current_dir(self.folder.path()).args(args);
        command
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// Asserts the exit status.
    #[track_caller]
    pub(crate) fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Asserts that standard error says something.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(
            self.stderr.contains(text),
            "does not say {text:?}: {self:#?}"
        );
        self
    }

    /// Asserts that it does not.
    #[track_caller]
    pub(crate) fn is_silent_on(&self, text: &str) -> &Self {
        assert!(!self.stderr.contains(text), "says {text:?}: {self:#?}");
        self
    }

    /// The records on standard output.
    #[track_caller]
    pub(crate) fn records(&self) -> Vec<Value> {
        lines(&self.stdout)
    }

    /// The paths of the records.
    #[track_caller]
    pub(crate) fn paths(&self) -> Vec<String> {
        self.records()
            .iter()
            .map(|record| record["path"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// What an earlier run may have left as an output of records.
pub(crate) const EARLIER: &str =
    "{\"id\":null,\"path\":\"x\",\"member\":null,\"record\":0,\"status\":\"error\"}\n";

/// JSON lines.
#[track_caller]
pub(crate) fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// An article of three paragraphs about a place, long enough for any cleaner to keep.
pub(crate) fn article(place: &str) -> String {
    format!(
        "أعلنت بلدية {place} صباح اليوم أن أعمال ترميم المكتبة العامة ستنتهي قبل بداية العام الدراسي المقبل، وأن القاعات \
         الجديدة ستستقبل الطلاب والباحثين طوال أيام الأسبوع.\n\n\
         وقال مدير المشروع إن فريق المهندسين أعاد بناء السقف القديم بالكامل، وأضاف أن المواد المستخدمة جاءت من مصانع محلية \
         قريبة، وهو ما خفض الكلفة كثيرا وسرع وتيرة العمل في الموقع.\n\n\
         ويأمل سكان {place} أن تعيد المكتبة الحياة إلى الحي القديم بعد سنوات طويلة من الإغلاق، كما ينتظر أصحاب المتاجر \
         المجاورة عودة الزوار إلى الشارع الذي فقد كثيرا من رواده.\n"
    )
}
