//! The rules of the house as a test: imports go down and never in circles, every file says what it is for, no drawers,
//! no halls, and no phrase of Arabic in code.

#![expect(clippy::disallowed_methods, reason = "the test reads the sources")]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

#[path = "house/circles.rs"]
mod circles;
#[path = "house/imports.rs"]
mod imports;

use circles::circle;
use imports::Imports;
use regex::Regex;
use std::path::{Path, PathBuf};

/// Lines from which a file is a hall and not a room.
const MOST_LINES: usize = 300;
/// Names that say nothing about what is inside.
const DRAWERS: [&str; 7] = [
    "utils", "util", "helpers", "helper", "common", "manager", "misc",
];

/// Each module with its layer; the wings of layer 2 do not see each other.
const LAYERS: [(&str, u8); 15] = [
    ("model", 0),
    ("settings", 0),
    ("report", 0),
    ("error", 0),
    ("text", 1),
    ("input", 2),
    ("output", 2),
    ("lexicon", 2),
    ("segment", 3),
    ("record", 4),
    ("clean", 5),
    ("corpus", 5),
    ("pipeline", 6),
    ("cli", 7),
    ("main", 7),
];

#[test]
fn imports_only_go_down() {
    let mut wrong = Vec::new();
    for (path, source) in sources("src") {
        let from = module(&path);
        let binary = matches!(from.as_str(), "cli" | "main");
        if from == "lib" {
            continue;
        }
        for target in targets(&source, binary) {
            let inside_binary = binary && (target == "cli" || layer(&target).is_none());
            // The nouns of layer 0 speak of each other.
            let nouns = layer(&from) == Some(0) && layer(&target) == Some(0);
            if target != from && !inside_binary && !nouns && layer(&target) >= layer(&from) {
                wrong.push(format!("{}: {from} imports {target}", path.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "imports that do not go down:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_imports_go_in_circles() {
    let imports = Imports::read(&sources("src"));
    let circles: Vec<String> = imports
        .folders()
        .iter()
        .filter_map(|folder| circle(folder, &imports.between_children(folder)))
        .collect();
    assert!(circles.is_empty(), "circles:\n{}", circles.join("\n"));
}

#[test]
fn no_child_takes_from_a_sibling_through_their_parent() {
    let found = Imports::read(&sources("src")).through_parents();
    assert!(
        found.is_empty(),
        "name the sibling, or move what both need below them:\n{}",
        found.join("\n")
    );
}

#[test]
fn phrases_of_arabic_are_rows_and_not_code() {
    let letter = r"(?:[\u{0621}-\u{064A}\u{066E}-\u{06D3}]|\\u\{0?6[0-9A-Fa-f]{2}\})";
    let phrase = Regex::new(&format!("\"[^\"\\n]*{letter}{{2}}[^\"\\n]*\"")).unwrap();
    assert!(phrase.is_match("\"\u{628}\u{62A}\"") && phrase.is_match(r#""\u{628}\u{62A}""#));
    let mut wrong = Vec::new();
    let sources = sources("src");
    let tests = imports::of_tests(&sources);
    for (path, source) in &sources {
        if tests.iter().any(|tests| path.starts_with(tests)) {
            continue;
        }
        let code = imports::code(source);
        let found = phrase
            .find_iter(&code)
            .map(|found| found.as_str().to_owned());
        wrong.extend(found.map(|found| format!("{}: {found}", path.display())));
    }
    assert!(
        wrong.is_empty(),
        "give them a row with a reason in a table:\n{}",
        wrong.join("\n")
    );
}

/// Same input, same bytes out: what a thread or the process remembers from one document could reach the next.
#[test]
fn nothing_from_text_to_record_outlives_a_document_unseen() {
    let hidden = Regex::new(
        r"thread_local!|static\s+mut\b|static\s+\w+\s*:[^=;]*\b(Mutex|RwLock|RefCell|Cell|OnceCell|OnceLock|Atomic\w+)\b",
    )
    .unwrap();
    for wrong in [
        "thread_local! {",
        "static MEMO: LazyLock<Mutex<Memo>> = x;",
        "static mut N: u8 = 0;",
    ] {
        assert!(hidden.is_match(wrong), "{wrong}");
    }
    for (path, source) in sources("src") {
        let module = module(&path);
        let pure = [
            "model", "settings", "text", "lexicon", "segment", "record", "clean",
        ];
        let code = imports::code(&source);
        let found = hidden
            .find(&code)
            .filter(|_| pure.contains(&module.as_str()));
        assert!(
            found.is_none(),
            "{}: pass it in ({})",
            path.display(),
            found.map_or("", |found| found.as_str())
        );
    }
}

#[test]
fn every_module_has_a_layer() {
    for (path, _) in sources("src") {
        let module = module(&path);
        assert!(
            module == "lib" || layer(&module).is_some(),
            "{}: give {module} a layer",
            path.display()
        );
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, source) in sources("src").into_iter().chain(sources("tests")) {
        assert!(
            source.starts_with("//! "),
            "{}: begin it with //! and what it is for",
            path.display()
        );
    }
}

#[test]
fn no_file_is_a_drawer() {
    for (path, _) in sources("src").into_iter().chain(sources("tests")) {
        for part in path.iter().filter_map(|part| part.to_str()) {
            let name = part.trim_end_matches(".rs");
            assert!(
                !DRAWERS.contains(&name),
                "{}: name it after what is inside",
                path.display()
            );
        }
    }
}

#[test]
fn no_file_is_a_hall() {
    for (path, source) in sources("src").into_iter().chain(sources("tests")) {
        let lines = source.lines().count();
        assert!(
            lines <= MOST_LINES,
            "{}: {lines} lines; cut it in two",
            path.display()
        );
    }
}

/// All Rust files below a folder of the crate, with their text, in order.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                // Cargo marks what it built; there is no source of ours in it.
                if !path.join("CACHEDIR.TAG").exists() {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(root).unwrap().to_path_buf(), source));
            }
        }
    }
    files.sort();
    files
}

/// The top module of a file: `src/input/walk.rs` belongs to `input`.
fn module(path: &Path) -> String {
    let name = path.iter().nth(1).and_then(|part| part.to_str()).unwrap();
    name.trim_end_matches(".rs").to_owned()
}

fn layer(module: &str) -> Option<u8> {
    LAYERS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, layer)| *layer)
}

/// The top modules a file names: `crate::x`, `crate::{x, y}`, and for the binary `ghirbal::x` too.
fn targets(source: &str, binary: bool) -> Vec<String> {
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let roots = if binary { "(?:crate|ghirbal)" } else { "crate" };
    let single = Regex::new(&format!(r"\b{roots}::([a-z_]+)\b")).unwrap();
    let group = Regex::new(&format!(r"\b{roots}::\{{([^;]*)\}};")).unwrap();
    let name = Regex::new(r"(?:^|,)\s*([a-z_]+)").unwrap();
    let mut found: Vec<String> = single
        .captures_iter(&code)
        .map(|found| found[1].to_owned())
        .collect();
    for list in group.captures_iter(&code) {
        found.extend(
            name.captures_iter(&outer(&list[1]))
                .map(|found| found[1].to_owned()),
        );
    }
    found
}

/// A list of imports without what stands in inner braces.
fn outer(list: &str) -> String {
    let mut depth = 0;
    list.chars()
        .filter(|ch| {
            match ch {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0
        })
        .collect()
}
