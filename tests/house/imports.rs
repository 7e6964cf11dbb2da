//! What each module of the crate names, read from its `use` lines and paths. Comments and the tests inside a file do
//! not count. It reads names only: macros that write paths are not expanded.

#![expect(clippy::unwrap_used, reason = "the patterns are written here")]

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Names from the crate's root down: `input::walk` is `src/input/walk.rs` or `src/input/walk/mod.rs`.
pub(crate) type Module = Vec<String>;

/// The modules of a crate, each with the paths it names, from the root down.
pub(crate) struct Imports {
    named: BTreeMap<Module, BTreeSet<Vec<String>>>,
    /// Of each module the names it passes on, with the child that makes them.
    passed_on: BTreeMap<Module, BTreeMap<String, String>>,
}

impl Imports {
    /// Reads source files, whose paths begin with `src`.
    pub(crate) fn read(sources: &[(PathBuf, String)]) -> Self {
        let tests = of_tests(sources);
        let of_code = |path: &Path| !tests.iter().any(|tests| path.starts_with(tests));
        let modules: BTreeMap<Module, String> = sources
            .iter()
            .filter(|(path, _)| of_code(path))
            .map(|(path, source)| (module(path), code(source)))
            .collect();
        let mut imports = Self {
            named: BTreeMap::new(),
            passed_on: BTreeMap::new(),
        };
        for (module, code) in &modules {
            let children = children(module, modules.keys());
            let (uses, rest) = use_trees(code);
            let own = |path: Vec<String>| absolute(module, &children, path);
            let mut named: BTreeSet<Vec<String>> = BTreeSet::new();
            for (public, path) in uses {
                let Some(path) = own(path) else { continue };
                if public && let [child, .., name] = path.get(module.len()..).unwrap_or_default() {
                    let passed_on = imports.passed_on.entry(module.clone()).or_default();
                    passed_on.insert(name.clone(), child.clone());
                }
                named.insert(path);
            }
            named.extend(paths(&rest).into_iter().filter_map(own));
            imports.named.insert(module.clone(), named);
        }
        imports
    }

    /// All folders of the crate that hold modules, the root among them.
    pub(crate) fn folders(&self) -> BTreeSet<Module> {
        self.named
            .keys()
            .filter_map(|module| module.split_last())
            .map(|(_, folder)| folder.to_vec())
            .collect()
    }

    /// Which children of a folder name which others, files and folders alike.
    pub(crate) fn between_children(&self, folder: &Module) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (module, named) in &self.named {
            let Some(from) = child_of(folder, module) else {
                continue;
            };
            let targets = named.iter().filter_map(|path| child_of(folder, path));
            let targets = targets.filter(|to| *to != from && self.is_child(folder, to));
            edges.entry(from).or_default().extend(targets);
        }
        edges
    }

    /// What a module takes from a folder that it lies in, although another child of that folder makes it.
    pub(crate) fn through_parents(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (module, named) in &self.named {
            for path in named {
                for depth in 0..module.len() {
                    let (parent, rest) = (&module[..depth], path.get(depth..).unwrap_or_default());
                    // A child may bear the name of what it makes; a longer path then leads into the child.
                    let own = |name: &str| rest.len() > 1 && self.is_child(parent, name);
                    let maker = rest.first().filter(|name| !own(name)).and_then(|name| {
                        let passed_on = self.passed_on.get(parent)?;
                        passed_on.get(name)
                    });
                    if path.starts_with(parent)
                        && maker.is_some_and(|maker| *maker != module[depth])
                    {
                        found.push(format!("{}: {}", module.join("::"), path.join("::")));
                    }
                }
            }
        }
        found
    }

    fn is_child(&self, folder: &[String], name: &str) -> bool {
        let mut module = folder.to_vec();
        module.push(name.to_owned());
        self.named.contains_key(&module)
    }
}

/// The files and folders that are compiled for tests only, as their parents declare them.
pub(crate) fn of_tests(sources: &[(PathBuf, String)]) -> Vec<PathBuf> {
    let declared = Regex::new(r"#\[cfg\(test\)\]\n(?:pub(?:\([^)]*\))? )?mod (\w+);").unwrap();
    let of_parent = |(path, source): &(PathBuf, String)| {
        let folder = match path.file_stem().and_then(|stem| stem.to_str()) {
            Some("mod" | "lib" | "main") => path.with_file_name(""),
            _ => path.with_extension(""),
        };
        let names = declared.captures_iter(source);
        let names: Vec<String> = names.map(|found| found[1].to_owned()).collect();
        names
            .into_iter()
            .flat_map(move |name| [folder.join(&name), folder.join(name + ".rs")])
    };
    sources.iter().flat_map(of_parent).collect()
}

/// The module of a source file.
fn module(path: &Path) -> Module {
    let names = path.iter().skip(1).filter_map(|part| part.to_str());
    let mut module: Module = names
        .map(|part| part.trim_end_matches(".rs").to_owned())
        .collect();
    if module
        .last()
        .is_some_and(|last| last == "mod" || last == "lib")
    {
        module.pop();
    }
    module
}

/// A source without comments and without its tests, which are at its end.
pub(crate) fn code(source: &str) -> String {
    let tests = source.find("\n#[cfg(test)]\nmod tests {");
    let lines = source[..tests.unwrap_or(source.len())].lines();
    let comment = Regex::new("//.*").unwrap();
    let lines: Vec<String> = lines
        .map(|line| comment.replace(line, "").into_owned())
        .collect();
    lines.join("\n")
}

fn children<'a>(module: &Module, all: impl Iterator<Item = &'a Module>) -> BTreeSet<&'a str> {
    all.filter(|other| other.len() == module.len() + 1)
        .filter_map(|other| child_of(module, other))
        .collect()
}

/// The name of the folder's child that a path leads to or into.
fn child_of<'a>(folder: &[String], path: &'a [String]) -> Option<&'a str> {
    let inside = path.starts_with(folder);
    path.get(folder.len())
        .filter(|_| inside)
        .map(String::as_str)
}

/// The paths of all `use` lines, with whether they pass the name on, and the code without these lines.
fn use_trees(code: &str) -> (Vec<(bool, Vec<String>)>, String) {
    let line = Regex::new(r"(?m)^\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);").unwrap();
    let mut found = Vec::new();
    for capture in line.captures_iter(code) {
        let public = capture.get(1).is_some();
        for path in flat(&capture[2]) {
            found.push((public, path));
        }
    }
    (found, line.replace_all(code, "").into_owned())
}

/// The paths of a tree of imports: `a::{b, c::d}` gives `a::b` and `a::c::d`.
fn flat(tree: &str) -> Vec<Vec<String>> {
    let tree = tree.trim();
    let Some((head, list)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![names(path)];
    };
    let list = list.strip_suffix('}').unwrap_or(list);
    let head = names(head);
    parts(list)
        .iter()
        .flat_map(|part| flat(part))
        .map(|path| head.iter().cloned().chain(path).collect())
        .collect()
}

/// The members of a list, cut at the commas that lie in no inner braces.
fn parts(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for ch in list.chars() {
        match ch {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if ch == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(ch);
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// The paths that the code names outside its `use` lines.
fn paths(code: &str) -> Vec<Vec<String>> {
    let path = Regex::new(r"\b[a-z_]\w*(?:::\w+)+").unwrap();
    path.find_iter(code)
        .map(|path| names(path.as_str()))
        .collect()
}

fn names(path: &str) -> Vec<String> {
    let names = path.split("::").map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A path as the crate's root sees it; none for a path into another crate.
fn absolute(module: &Module, children: &BTreeSet<&str>, path: Vec<String>) -> Option<Vec<String>> {
    let up = path.iter().take_while(|name| *name == "super").count();
    let first = path.first()?.as_str();
    let (base, skipped) = match first {
        "crate" | "ghirbal" => (0, 1),
        "self" => (module.len(), 1),
        "super" => (module.len().checked_sub(up)?, up),
        _ if children.contains(first) => (module.len(), 0),
        _ => return None,
    };
    let base = module[..base].iter().cloned();
    Some(base.chain(path.into_iter().skip(skipped)).collect())
}
