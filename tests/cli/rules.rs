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
    assert!(dir.run(&["man"]).exits(0).stdout.contains(".TH ghirbal 1"));
    assert!(
        dir.run(&["man", "clean"])
            .exits(0)
            .stdout
            .contains("separator")
    );
    dir.run(&["man", "polish"]).exits(2).says("no such command");
}
