//! Circles among the imports of a folder's children.

use crate::imports::{Imports, Module};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A circle among the children of a folder, by name: the first that a walk along the imports meets.
pub(crate) fn circle(folder: &Module, edges: &BTreeMap<&str, BTreeSet<&str>>) -> Option<String> {
    let mut left: BTreeMap<&str, BTreeSet<&str>> = edges.clone();
    // What names nothing that is left lies in no circle.
    while let Some(done) = left
        .iter()
        .find(|(_, to)| !to.iter().any(|to| left.contains_key(to)))
        .map(|(from, _)| *from)
    {
        left.remove(done);
    }
    let mut walk = vec![*left.keys().next()?];
    loop {
        let last = *walk.last()?;
        let next = *left[last].iter().find(|to| left.contains_key(*to))?;
        if let Some(start) = walk.iter().position(|name| *name == next) {
            let names = walk[start..].iter().chain([&next]);
            let names: Vec<&str> = names.copied().collect();
            let folder: Vec<&str> = std::iter::once("src")
                .chain(folder.iter().map(String::as_str))
                .collect();
            return Some(format!("{}: {}", folder.join("/"), names.join(" -> ")));
        }
        walk.push(next);
    }
}

#[test]
fn circles_are_found() {
    let file = |path: &str, source: &str| (PathBuf::from(path), source.to_owned());
    let sources = [
        file("src/lib.rs", "mod a;\nmod b;"),
        file("src/a/mod.rs", "pub mod one;\nmod two;\npub use two::Two;"),
        file("src/a/one.rs", "use super::Two;\n"),
        file("src/a/two.rs", "fn f() { crate::b::g() }\npub struct Two;"),
        file("src/b.rs", "use crate::{a::{one}, other};\n"),
    ];
    let imports = Imports::read(&sources);
    let root = imports.between_children(&Module::new());
    assert_eq!(circle(&Module::new(), &root).unwrap(), "src: a -> b -> a");
    let inside = Module::from(["a".to_owned()]);
    assert_eq!(circle(&inside, &imports.between_children(&inside)), None);
    assert_eq!(imports.through_parents(), ["a::one: a::Two"]);
}
