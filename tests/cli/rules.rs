//! `rules`, `completions` and `man`: what the program says about itself.

use crate::dir::Dir;

#[test]
fn rules_are_listed_and_explained_by_name() {
    let dir = Dir::new();
    let list = dir.run(&["rules"]).exits(0).stdout.clone();
    for name in list
        .lines()
        .filter_map(|line| line.split_whitespace().next())
    {
        let page = dir.run(&["rules", name]).exits(0).stdout.clone();
        for heading in [
            "What it finds",
            "Why it is not the article",
            "Example",
            "Near miss",
        ] {
            assert!(page.contains(heading), "{name}: {page}");
        }
    }
}

#[test]
fn an_unknown_rule_is_an_error() {
    Dir::new()
        .run(&["rules", "nothing-of-the-sort"])
        .exits(2)
        .says("there is no such rule")
        .says("ghirbal rules");
}

#[test]
fn completions_and_manual_come_from_the_definition() {
    let dir = Dir::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(
            dir.run(&["completions", shell])
                .exits(0)
                .stdout
                .contains("max-unreadable"),
            "{shell}"
        );
    }
    for names in ["share-bar caption-credit", "clean explain"] {
        let bash = dir.run(&["completions", "bash"]).stdout.clone();
        let mut names = names.split(' ');
        assert!(names.all(|name| bash.contains(name)));
    }
    let choices = "--disable)\n                    COMPREPLY=($(compgen -W \"";
    let bash = dir.run(&["completions", "bash"]).stdout.clone();
    assert!(bash.contains(choices), "the names of rules are no choice");
    let pages = dir.run(&["man"]).exits(0).stdout.replace('\\', "");
    assert!(pages.contains("ghirbal-explain(1)") && !pages.contains("ghirbal-help(1)"));
    assert!(dir.run(&["man"]).exits(0).stdout.contains(".TH ghirbal 1"));
    assert!(
        dir.run(&["man", "clean"])
            .exits(0)
            .stdout
            .contains("separator")
    );
    dir.run(&["man", "polish"]).exits(2).says("no such command");
}

#[test]
fn the_version_says_what_a_report_needs() {
    let dir = Dir::new();
    let short = dir.run(&["--version"]).exits(0).stdout.clone();
    assert_eq!(short.lines().count(), 1);
    for args in [["--version", "--verbose"], ["-v", "-V"]] {
        let said = dir.run(&args).exits(0).stdout.clone();
        assert!(said.starts_with(&short), "{said}");
        for what in [
            "commit: ",
            "tables: ",
            "schema: version 2",
            "formats: text, ",
        ] {
            assert!(said.contains(what), "{said}");
        }
    }
    let json = dir.run(&["--version", "--json"]).exits(0).stdout.clone();
    assert_eq!(json.lines().count(), 1);
    for args in [
        &["--json", "-V"][..],
        &["--version", "--verbose", "--json"],
        &["-v", "--json", "--version"],
    ] {
        assert_eq!(dir.run(args).exits(0).stdout, json);
    }
    let said: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        format!("ghirbal {}\n", said["version"].as_str().unwrap()),
        short
    );
    assert_eq!(said["schema"], 2);
    for hash in ["tables", "schema_hash"] {
        let hash = said[hash].as_str().unwrap();
        assert!(hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
    assert!(said["commit"].is_string());
    let formats = said["formats"].as_array().unwrap();
    assert!(
        ["text", "jsonl", "html"]
            .iter()
            .all(|format| formats.contains(&(*format).into()))
    );
    dir.run(&["--json"]).exits(2);
    dir.run(&["--json", "--version", "d"]).exits(2);
    dir.run(&["--verbose"]).exits(2);
    dir.run(&["--version", "--verbos"]).exits(0);
}
