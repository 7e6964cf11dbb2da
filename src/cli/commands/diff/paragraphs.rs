//! Which paragraphs of a text, or entries of a list, came and went. Where one was rewritten, only what differs in it is
//! shown, with a few words around.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Words shown on each side of what differs within a paragraph.
const CONTEXT_WORDS: usize = 4;
/// Characters shown of a paragraph.
const SHOWN_CHARS: usize = 160;
/// Lines shown of one field: a screen holds a few documents.
const SHOWN_LINES: usize = 12;
/// Paragraphs of a stretch among which versions of the same one are looked for.
const PAIRED: usize = 100;
/// Paragraphs, of both texts together and between their equal ends, that are aligned; the time that takes grows with
/// their product. Beyond, all count as rewritten.
const ALIGNED: usize = 4000;

/// A sign and a text: `-` for what went, `+` for what came, `…` for how many lines are not shown.
pub(super) type Shown = (char, String);

/// Shows the way from one list of paragraphs to another.
pub(super) fn changes(old: &[&str], new: &[&str]) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (old_at, new_at) in hunks(old, new) {
        let (gone, come) = (&old[old_at], &new[new_at]);
        hunk(gone, come, &mut shown);
    }
    // The line that says how many are not shown is one of the lines allowed.
    if shown.len() > SHOWN_LINES {
        let left = shown.len() - (SHOWN_LINES - 1);
        shown.truncate(SHOWN_LINES - 1);
        shown.push(('…', format!("and {left} more lines")));
    }
    shown
}

/// Shows one stretch: versions of the same paragraph together, the others by themselves.
fn hunk(gone: &[&str], mut come: &[&str], shown: &mut Vec<Shown>) {
    let paired = gone.len() == come.len();
    let looked_at = gone.len().max(come.len()) <= PAIRED;
    for old in gone {
        let version = if paired {
            Some(0)
        } else {
            let mut come = come.iter().filter(|_| looked_at);
            come.position(|new| are_alike(old, new))
        };
        let Some(at) = version else {
            shown.push(('-', shortened(old)));
            continue;
        };
        shown.extend(come[..at].iter().map(|text| ('+', shortened(text))));
        let (old, new) = narrowed(old, come[at]);
        shown.push(('-', old));
        shown.push(('+', new));
        come = &come[at + 1..];
    }
    shown.extend(come.iter().map(|text| ('+', shortened(text))));
}

/// Whether two paragraphs begin and end with the same words, half of all or more.
fn are_alike(old: &str, new: &str) -> bool {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let (start, end) = equal_ends(&old, &new);
    2 * (start + end) >= old.len().max(new.len())
}

/// Stretches that differ, as places in both lists.
fn hunks(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let (start, end) = equal_ends(old, new);
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    if old_end + new_end - 2 * start > ALIGNED {
        return vec![(start..old_end, start..new_end)];
    }
    let operations =
        capture_diff_slices(Algorithm::Myers, &old[start..old_end], &new[start..new_end]);
    let differing = operations
        .iter()
        .filter(|operation| !matches!(operation, DiffOp::Equal { .. }));
    let shift = |range: Range<usize>| range.start + start..range.end + start;
    differing
        .map(|operation| (shift(operation.old_range()), shift(operation.new_range())))
        .collect()
}

/// How many entries are equal at the start and, of the others, at the end.
fn equal_ends<T: PartialEq>(old: &[T], new: &[T]) -> (usize, usize) {
    let equal = |(old, new): &(&T, &T)| old == new;
    let start = old.iter().zip(new).take_while(equal).count();
    let (old, new) = (old[start..].iter().rev(), new[start..].iter().rev());
    (start, old.zip(new).take_while(equal).count())
}

/// Two versions of a paragraph without the words that both begin and end with, but for a few.
fn narrowed(old: &str, new: &str) -> (String, String) {
    let old: Vec<&str> = old.split(' ').collect();
    let new: Vec<&str> = new.split(' ').collect();
    let (start, end) = equal_ends(&old, &new);
    let (start, end) = (
        start.saturating_sub(CONTEXT_WORDS),
        end.saturating_sub(CONTEXT_WORDS),
    );
    let between = |words: &[&str]| {
        let inner = words[start..words.len() - end].join(" ");
        let before = if start > 0 { "… " } else { "" };
        let behind = if end > 0 { " …" } else { "" };
        format!("{before}{}{behind}", shortened(&inner))
    };
    (between(&old), between(&new))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

#[cfg(test)]
mod tests {
    use super::{SHOWN_LINES, changes};

    fn shown(old: &[&str], new: &[&str]) -> Vec<String> {
        let changes = changes(old, new);
        changes
            .iter()
            .map(|(sign, text)| format!("{sign} {text}"))
            .collect()
    }

    #[test]
    fn what_came_and_went_is_shown_in_its_place() {
        let (old, new) = (["أ", "ب", "ج", "د"], ["أ", "ج", "د", "هـ"]);
        assert_eq!(shown(&old, &new), ["- ب", "+ هـ"]);
        assert!(shown(&old, &old).is_empty());
        assert_eq!(shown(&[], &["أ"]), ["+ أ"]);
    }

    #[test]
    fn a_rewritten_paragraph_shows_where() {
        let words = |middle: &str| {
            let before: Vec<String> = (0..20).map(|at| format!("قبل{at}")).collect();
            format!("{} {middle} بعد1 بعد2 بعد3", before.join(" "))
        };
        assert_eq!(
            shown(&[&words("وزير")], &[&words("رئيس البلدية")]),
            [
                "- … قبل16 قبل17 قبل18 قبل19 وزير بعد1 بعد2 بعد3",
                "+ … قبل16 قبل17 قبل18 قبل19 رئيس البلدية بعد1 بعد2 بعد3"
            ]
        );
        // A word that is taken out of a run of the same is found, too.
        assert_eq!(shown(&["أ أ أ"], &["أ أ"]), ["- أ أ أ", "+ أ أ"]);
    }

    #[test]
    fn a_rewritten_paragraph_is_found_beside_new_ones() {
        let (old, new) = (
            "واحد اثنان ثلاثة أربعة خمسة ستة",
            "واحد اثنان ثلاثة أربعة خمسة سبعة",
        );
        assert_eq!(
            shown(&["أول", old], &["جديد", new, "آخر"]),
            [
                "- أول",
                "+ جديد",
                "- … اثنان ثلاثة أربعة خمسة ستة",
                "+ … اثنان ثلاثة أربعة خمسة سبعة",
                "+ آخر"
            ]
        );
    }

    #[test]
    fn long_changes_are_cut_and_end_soon() {
        let old: Vec<String> = (0..200_000).map(|at| format!("فقرة {at}")).collect();
        let new: Vec<String> = (0..200_000).map(|at| format!("أخرى {at}")).collect();
        let (old, new): (Vec<&str>, Vec<&str>) = (
            old.iter().map(String::as_str).collect(),
            new.iter().map(String::as_str).collect(),
        );
        let shown = shown(&old, &new);
        assert_eq!(shown.len(), SHOWN_LINES);
        assert_eq!(shown[SHOWN_LINES - 1], "… and 399989 more lines");
    }
}
