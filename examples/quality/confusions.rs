//! A cause by name for each fault in a body: the segments that a rule took although a reader says they are the
//! article, and those that stayed although he says they are not.

use std::collections::BTreeMap;

use ghirbal::model::{Labelled, Outcome, Role};

use super::gold::GoldPage;
use super::score::settle;
use super::words::{Counted, counted, occurrences, shingles, words};

/// Most characters shown of a segment.
const SHOWN: usize = 70;

/// What a segment has to do with a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Lost,
    Left,
}

/// The faults of all pages, and how often each rule is to blame.
pub(crate) fn report(pages: &[GoldPage]) -> String {
    let mut out = String::new();
    let mut blame: BTreeMap<(Fault, Role, &str), usize> = BTreeMap::new();
    for page in pages {
        let faults = faults(page);
        if faults.is_empty() {
            continue;
        }
        out += &format!("\n{}\n", page.gold.path);
        if let Some(Outcome::Rejected(rejection)) =
            page.cleaned.as_ref().map(|cleaned| &cleaned.outcome)
        {
            out += &format!("  rejected: {}\n", rejection.reason.as_str());
        }
        for (fault, share, labelled) in faults {
            let (role, rule) = (labelled.verdict.role(), labelled.verdict.rule_name());
            *blame.entry((fault, role, rule)).or_default() += 1;
            let text: String = page.text[labelled.segment.span.clone()]
                .chars()
                .take(SHOWN)
                .collect();
            let (word, role) = (word(fault), role.as_str());
            let state = labelled.verdict.state;
            out += &format!(
                "  {word} {:3.0}%  {role} · {rule} · {state} · {text}\n",
                share * 100.0
            );
        }
    }
    out += "\n| fault | role | rule | segments |\n|---|---|---|--:|\n";
    let mut blame: Vec<_> = blame.into_iter().collect();
    blame.sort_by_key(|&(key, count)| (std::cmp::Reverse(count), key));
    for ((fault, role, rule), count) in blame {
        out += &format!(
            "| {} | {} | {rule} | {count} |\n",
            word(fault),
            role.as_str()
        );
    }
    out
}

fn word(fault: Fault) -> &'static str {
    match fault {
        Fault::Lost => "lost",
        Fault::Left => "left",
    }
}

/// The segments to blame: which share of each is missing from the body, or in it against the gold. A share below
/// one is a segment that should have been cut.
fn faults(page: &GoldPage) -> Vec<(Fault, f64, &Labelled)> {
    let (Some(gold), Some(cleaned)) = (&page.gold.body, &page.cleaned) else {
        return Vec::new();
    };
    let mut right = words(&gold.join("\n"));
    let mut left = words(page.record().map_or("", |record| &record.body));
    settle(&mut right, &mut left, &page.gold.body_optional);
    let mut lost = less(shingles(&right), &shingles(&left));
    let mut extra = less(shingles(&left), &shingles(&right));
    let lines: Counted<Vec<String>> = less(
        counted(gold.iter().map(|line| words(line))),
        &counted(
            page.record()
                .map_or("", |record| &record.body)
                .lines()
                .map(words),
        ),
    );
    let rejected = page.record().is_none();
    let mut faults = Vec::new();
    for labelled in &cleaned.labelled {
        let text = words(&page.text[labelled.segment.span.clone()]);
        let kept = labelled.verdict.role() == Role::Body && !rejected;
        let short = shingles(&text)
            .keys()
            .next()
            .is_none_or(|run| run.len() < 4);
        let share = match (kept, short) {
            (_, _) if text.is_empty() => 0.0,
            (true, false) => take(&mut extra, &text),
            (false, false) => take(&mut lost, &text),
            (true, true) => f64::from(u8::from(
                occurrences(&right, &text) == 0 && occurrences(&left, &text) > 0,
            )),
            (false, true) => f64::from(u8::from(lines.contains_key(&text))),
        };
        if share > 0.0 {
            faults.push((
                if kept { Fault::Left } else { Fault::Lost },
                share,
                labelled,
            ));
        }
    }
    faults
}

/// What is left of `from` without `what`.
fn less<T: Ord>(mut from: Counted<T>, what: &Counted<T>) -> Counted<T> {
    for (thing, count) in what {
        if let Some(left) = from.get_mut(thing) {
            *left = left.saturating_sub(*count);
        }
    }
    from.retain(|_, count| *count > 0);
    from
}

/// Takes the runs of a segment out of `from`; says which share of them was there.
fn take(from: &mut Counted<&[String]>, segment: &[String]) -> f64 {
    let (mut found, mut all) = (0.0, 0.0);
    for (run, count) in shingles(segment) {
        for _ in 0..count {
            all += 1.0;
            if let Some(left) = from.get_mut(run).filter(|left| **left > 0) {
                *left -= 1;
                found += 1.0;
            }
        }
    }
    found / f64::max(all, 1.0)
}
