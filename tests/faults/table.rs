//! The table of faults, `tests/FAULTS.md`, names a test for each row, and each test that it names is there.

use std::path::Path;

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// All test sources, and the names of their modules.
fn sources(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push_str(&read(&path));
        }
    }
}

#[test]
fn each_row_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = read(&root.join("tests/FAULTS.md"));
    let mut tests = String::new();
    // A limit that no test can reach from outside is held beside its code.
    for folder in ["tests", "src"] {
        sources(&root.join(folder), &mut tests);
    }
    let rows = table.lines().filter(|line| line.starts_with("| "));
    // The first is the heading.
    let rows: Vec<&str> = rows.skip(1).collect();
    assert!(rows.len() > 25, "{} rows", rows.len());
    for row in rows {
        let names = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let mut count = 0;
        for name in names.split('`').skip(1).step_by(2) {
            assert!(
                tests.contains(&format!("fn {name}(")),
                "{row}: no test {name}"
            );
            count += 1;
        }
        assert!(count > 0, "{row}: no test is named");
    }
}
