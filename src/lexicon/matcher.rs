//! The matcher: one look at each word of a folded line, then word boundaries and positions. It does not
//! weigh what it finds.

use aho_corasick::AhoCorasick;

use super::class::{Class, Position};
use super::hit::Hit;
use super::index::Index;
use super::table::{MAX_PHRASE_BYTES, Row};
use crate::model::Span;
use crate::text::chars::{TANWIN, is_word};
use crate::text::fold::Folded;

#[derive(Debug)]
pub(super) struct Matcher {
    index: Index,
    /// For phrases of users that begin with a sign, which no look at words finds.
    signs: Option<AhoCorasick>,
    /// The rows of those, in the automaton's order.
    sign_rows: Vec<usize>,
    /// The first row of a user's.
    users: usize,
}

impl Matcher {
    /// For rows of which those from `users` on are a user's.
    pub(super) fn new(rows: &[Row], users: usize) -> Self {
        let sign_rows: Vec<usize> = (0..rows.len())
            .filter(|&row| !rows[row].folded.starts_with(is_word))
            .collect();
        let phrases = || sign_rows.iter().map(|&row| rows[row].folded.as_bytes());
        Self {
            index: Index::new(rows),
            signs: AhoCorasick::new(phrases())
                .ok()
                .filter(|_| !sign_rows.is_empty()),
            sign_rows,
            users,
        }
    }

    pub(super) fn hits(&self, rows: &[Row], source: &str, folded: &Folded) -> Vec<Hit> {
        let text = folded.as_str();
        let mut hits: Vec<(Span, Hit)> = Vec::new();
        let mut found = |row: usize, span: Span| {
            let place = folded.source_span(&span);
            if bounded(text, source, &span, place.end) {
                let is_users = row >= self.users;
                let hit = hit(rows, row, text, &span, place);
                hits.push((span, Hit { is_users, ..hit }));
            }
        };
        self.index.candidates(folded, |start, row| {
            let phrase = rows[row].folded.as_bytes();
            if text.as_bytes()[start..].starts_with(phrase) {
                found(row, start..start + phrase.len());
            }
        });
        if let Some(signs) = &self.signs {
            for sign in signs.find_overlapping_iter(text) {
                found(
                    self.sign_rows[sign.pattern().as_usize()],
                    sign.start()..sign.end(),
                );
            }
        }
        if hits.is_empty() {
            return Vec::new();
        }
        if self.users < rows.len() {
            give_way(&mut hits);
        }
        leave_protected_out(&mut hits);
        hits.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        leave_parts_out(&mut hits);
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

/// Drops phrases that are part of a longer one of another class: `الموضوع` is no label in `شارك هذا الموضوع:`.
fn leave_parts_out(hits: &mut Vec<(Span, Hit)>) {
    let mut longest: Option<(Span, Class)> = None;
    hits.retain(|(span, hit)| match &longest {
        Some((outer, class)) if span.end <= outer.end && hit.class != *class => false,
        Some((outer, _)) if span.end <= outer.end => true,
        _ => {
            longest = Some((span.clone(), hit.class));
            true
        }
    });
}

/// Drops everything that overlaps a user's phrase that fires, but other such phrases: a user's row wins however short.
fn give_way(hits: &mut Vec<(Span, Hit)>) {
    let wins = |hit: &Hit| hit.is_users && hit.fires.is_some();
    let won = Spans::of(hits, wins);
    hits.retain(|(span, hit)| wins(hit) || !won.overlap(span));
}

/// Drops everything that overlaps a keep phrase, and those phrases but the user's, which keep their whole line.
fn leave_protected_out(hits: &mut Vec<(Span, Hit)>) {
    let keeps = |hit: &Hit| hit.class == Class::Keep && hit.fires.is_some();
    let kept = Spans::of(hits, keeps);
    hits.retain(|(span, hit)| match hit.class {
        Class::Keep => hit.is_users && keeps(hit),
        _ => !kept.overlap(span),
    });
}

/// Places of phrases, ordered by their ends.
struct Spans(Vec<Span>);

impl Spans {
    fn of(hits: &[(Span, Hit)], which: impl Fn(&Hit) -> bool) -> Self {
        let which = hits.iter().filter(|(_, hit)| which(hit));
        let mut spans: Vec<Span> = which.map(|(span, _)| span.clone()).collect();
        spans.sort_by_key(|span| span.end);
        Self(spans)
    }

    fn overlap(&self, span: &Span) -> bool {
        // Phrases are short, so the first ones that end behind the start decide.
        let next = self.0.partition_point(|other| other.end <= span.start);
        self.0[next..]
            .iter()
            .take_while(|other| other.end < span.end + MAX_PHRASE_BYTES)
            .any(|other| other.start < span.end)
    }
}

/// Whether no letter is written onto the phrase. The accusative mark closes a word, so a headline
/// glued behind `أيضاً` is a neighbour, not a part of it.
pub(super) fn bounded(text: &str, source: &str, span: &Span, end: usize) -> bool {
    let edge = |inside: Option<char>, outside: Option<char>| {
        !(inside.is_some_and(is_word) && outside.is_some_and(is_word))
    };
    let phrase = &text[span.clone()];
    if !edge(
        phrase.chars().next(),
        text[..span.start].chars().next_back(),
    ) {
        return false;
    }
    edge(phrase.chars().next_back(), text[span.end..].chars().next()) || {
        let before = source[..end].chars().rev().take(2).any(|c| c == TANWIN);
        before || source[end..].starts_with(TANWIN)
    }
}

fn hit(rows: &[Row], row: usize, text: &str, span: &Span, source: Span) -> Hit {
    let at_start = !text[..span.start].contains(is_word);
    let after = &text[span.end..];
    let at_end = !after.contains(is_word);
    let separator_after = separator(after);
    let fires = rows[row]
        .positions
        .iter()
        .copied()
        .filter(|position| match position {
            Position::Whole => at_start && at_end,
            Position::Label => at_start && (at_end || separator_after),
            Position::Prefix => at_start,
            Position::Suffix => at_end,
            Position::Inside => true,
        })
        .min();
    let anything_may_follow = rows[row]
        .positions
        .iter()
        .any(|position| matches!(position, Position::Prefix | Position::Inside));
    Hit {
        row: Some(row),
        class: rows[row].class,
        fires,
        span: source,
        at_start,
        at_end,
        anything_may_follow,
        announces: !matches!(rows[row].payload.as_str(), "none" | "count"),
        separator_after,
        is_users: false,
    }
}

fn separator(after: &str) -> bool {
    let rest = after.trim_start_matches([' ', ')', ']', '"', '“', '”']);
    rest.starts_with([
        ':', '/', '-', '–', '—', '|', '»', '>', '¦', '…', '\u{2190}', '\u{25C4}',
    ]) || rest.starts_with("..")
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::super::class::{Class, Position};
    use crate::text::fold::Folded;

    fn fired(line: &str) -> Vec<(Class, Position)> {
        let lexicon = Lexicon::with_rows(
            "test",
            "عبارة تجربة\tkeep\tinside\nتجربة\tshare\twhole\nهنا التجربة\tread-also\tlabel",
        )
        .unwrap();
        let hits = lexicon.hits(line, &Folded::new(line));
        hits.into_iter()
            .filter_map(|hit| Some((hit.class, hit.fires?)))
            .collect()
    }

    #[test]
    fn positions_hold_where_they_say() {
        assert_eq!(fired("• تَجْرِبة :"), [(Class::Share, Position::Whole)]);
        assert_eq!(
            fired("هنا التجربة: افتتاح السوق"),
            [(Class::ReadAlso, Position::Label)]
        );
        assert_eq!(fired("هنا التجربة افتتحت السوق"), []);
    }

    #[test]
    fn a_keep_phrase_protects_what_it_covers() {
        // A user's one stays, since it keeps its line.
        assert_eq!(fired("عبارة تجربة"), [(Class::Keep, Position::Inside)]);
    }

    #[test]
    fn words_are_not_found_inside_words() {
        assert_eq!(fired("وتجربة"), []);
        assert_eq!(fired("تجربةٌ"), [(Class::Share, Position::Whole)]);
    }

    #[test]
    fn a_phrase_may_begin_with_a_sign() {
        let rows = "» تجربة\tshare\tinside\n» تج\tui\tinside\nب\tcaption\twhole";
        let lexicon = Lexicon::with_rows("test", rows).unwrap();
        let found = |line: &str| {
            let hits = lexicon.hits(line, &Folded::new(line));
            hits.iter().map(|hit| hit.class).collect::<Vec<_>>()
        };
        assert_eq!(found("قال» تجربة وذهب"), [Class::Share]);
        assert_eq!(found("قال» تجربته"), []);
        assert_eq!(found("ب"), [Class::Caption]);
    }

    #[test]
    fn a_tanwin_closes_the_word_before_a_glued_headline() {
        let line = "إقرأ أيضاًافتتاح السوق";
        let lexicon = Lexicon::builtin();
        let hits = lexicon.hits(line, &Folded::new(line));
        assert!(
            hits.iter()
                .any(|hit| hit.class == Class::ReadAlso && hit.at_start),
            "{hits:?}"
        );
        let line = "إقرأ أيضاافتتاح السوق";
        assert!(
            !lexicon
                .hits(line, &Folded::new(line))
                .iter()
                .any(|hit| hit.class == Class::ReadAlso)
        );
    }
}
