//! The figures as people read them: a Markdown table by group of shapes, and the worst documents.

use super::score::{FIGURES, Score, figures};

/// The group of documents whose kind of page has no other in the set.
const ALONE: &str = "other";

/// The table of figures: all documents first, then group by group in the order of the set.
pub(crate) fn markdown(scores: &[Score]) -> String {
    let mut table = format!("| pages | documents | {} |\n", FIGURES.join(" | "));
    table += &format!("|---|--:|{}\n", "--:|".repeat(FIGURES.len()));
    table += &row("all", &scores.iter().collect::<Vec<_>>());
    for group in groups(scores) {
        let inside: Vec<&Score> = scores
            .iter()
            .filter(|score| group_of(scores, score) == group)
            .collect();
        table += &row(group, &inside);
    }
    table
}

fn row(name: &str, scores: &[&Score]) -> String {
    let cell = |figure: Option<f64>| {
        figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.3}"))
    };
    let cells: Vec<String> = figures(scores).into_iter().map(cell).collect();
    format!("| {name} | {} | {} |\n", scores.len(), cells.join(" | "))
}

/// The groups in the order of the set, what stands alone last.
fn groups(scores: &[Score]) -> Vec<&str> {
    let mut groups = Vec::new();
    for score in scores {
        let group = group_of(scores, score);
        if group != ALONE && !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups.push(ALONE);
    groups
}

fn group_of<'a>(scores: &'a [Score], score: &'a Score) -> &'a str {
    let name = kind(score);
    let alone = scores.iter().filter(|other| kind(other) == name).count() == 1;
    if alone { ALONE } else { name }
}

/// What stands before the first colon or comma of the shape.
fn kind(score: &Score) -> &str {
    score.shape.split([':', ',']).next().unwrap_or_default()
}

/// The documents with something wrong, the worst body first, at most `count`, one line each.
pub(crate) fn worst(scores: &[Score], count: usize) -> Vec<String> {
    let wrong = |score: &&Score| !faults(score).is_empty();
    let mut worst: Vec<&Score> = scores.iter().filter(wrong).collect();
    worst.sort_by(|left, right| body_f1(left).total_cmp(&body_f1(right)));
    let line = |score: &Score| format!("{}: {}", score.path, faults(score).join(", "));
    worst.into_iter().take(count).map(line).collect()
}

fn body_f1(score: &Score) -> f64 {
    score.body.as_ref().map_or(1.0, |body| body.f1)
}

fn faults(score: &Score) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(body) = score.body.as_ref().filter(|body| !body.whole) {
        let (lost, left) = (
            body.words.gold - body.words.both,
            body.words.written - body.words.both,
        );
        faults.push(format!(
            "body_f1 {:.3} ({lost} words lost, {left} left in)",
            body.f1
        ));
    }
    let flags = [
        ("title", score.title),
        ("source", score.source),
        ("rejection", score.rejected),
    ];
    for (name, _) in flags.into_iter().filter(|(_, right)| *right == Some(false)) {
        faults.push(format!("{name} wrong"));
    }
    for (name, list) in [("related", score.related), ("keywords", score.keywords)] {
        if let Some(list) = list.filter(|list| list.both < list.gold.max(list.written)) {
            faults.push(format!(
                "{name}: {} of {} found, {} written",
                list.both, list.gold, list.written
            ));
        }
    }
    faults
}
