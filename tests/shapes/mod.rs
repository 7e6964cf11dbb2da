//! Pages to test on: the evaluation set and the inputs of the cases, and random mutations of them. It asserts
//! nothing.

use std::path::Path;

use proptest::prelude::{Strategy, any};

/// Inputs of the cases, by name.
pub(crate) fn cases() -> Vec<(String, String)> {
    files("tests/cases", "input.txt")
}

/// Every line of every page.
pub(crate) fn lines() -> Vec<String> {
    let pages = pages();
    pages
        .iter()
        .flat_map(|page| page.lines())
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// A page with lines dropped, doubled, swapped, joined, cut in the middle or filled with odd characters.
pub(crate) fn mutated_page() -> impl Strategy<Value = String> {
    let page = proptest::sample::select(pages());
    (
        page,
        proptest::collection::vec((any::<u8>(), any::<usize>(), any::<usize>()), 0..12),
    )
        .prop_map(|(page, steps)| {
            let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
            for (kind, left, right) in steps {
                mutate(&mut lines, kind, left, right);
            }
            lines.join("\n")
        })
}

fn mutate(lines: &mut Vec<String>, kind: u8, left: usize, right: usize) {
    if lines.is_empty() {
        return;
    }
    let (left, right) = (left % lines.len(), right % lines.len());
    match kind % 8 {
        0 => drop(lines.remove(left)),
        1 => lines.insert(right, lines[left].clone()),
        2 => lines.swap(left, right),
        3 => {
            let line = lines.remove(left);
            let at = left.min(lines.len().saturating_sub(1));
            if let Some(other) = lines.get_mut(at) {
                other.push(' ');
                other.push_str(&line);
            }
        }
        4 => {
            let half = lines[left].chars().count() / 2;
            lines[left] = lines[left].chars().take(half).collect();
        }
        5 => lines[left].insert_str(
            0,
            ["\u{202B}", "• ", "  - ", "\u{FEFF}", "\0", ":"][right % 6],
        ),
        6 => lines[left].push_str([" ...", "…", " »", "\r", " (رويترز)", "\u{2028}"][right % 6]),
        _ => *lines = vec![lines.join(" ")],
    }
}

fn pages() -> Vec<String> {
    let mut pages: Vec<String> = cases().into_iter().map(|(_, page)| page).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/eval/raw");
    let mut paths: Vec<_> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    pages.extend(
        paths
            .iter()
            .filter_map(|path| std::fs::read_to_string(path).ok()),
    );
    pages
}

fn files(folder: &str, name: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut folders: Vec<_> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    folders
        .into_iter()
        .filter_map(|folder| {
            let label = folder.file_name()?.to_string_lossy().into_owned();
            Some((label, std::fs::read_to_string(folder.join(name)).ok()?))
        })
        .collect()
}
