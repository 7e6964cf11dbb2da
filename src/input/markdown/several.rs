//! Several texts in one file of Markdown: each begins with a heading of the first level, and a rule stands between them.
//! A heading of the first level without a rule above makes the file one text, and so does a rule without one below.

use super::lines;

/// Words below each heading, at least.
const FEWEST_WORDS: usize = 12;

/// Where the texts begin.
pub(in crate::input) fn starts(text: &str) -> Vec<usize> {
    found(text).unwrap_or_else(|| vec![0])
}

fn found(text: &str) -> Option<Vec<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    let mut is_below_rule = true;
    let mut words = FEWEST_WORDS;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let shown = line.trim_matches(['\u{feff}', '\n', '\r', ' ']);
        if shown.is_empty() {
            continue;
        }
        let begins = shown.starts_with("# ");
        if begins != is_below_rule || begins && words < FEWEST_WORDS {
            return None;
        }
        is_below_rule = lines::is_rule(shown) && !shown.starts_with('=');
        if begins {
            starts.push(start);
            words = 0;
        } else if !is_below_rule {
            words += shown.split_whitespace().count();
        }
    }
    *starts.first_mut()? = 0;
    (words >= FEWEST_WORDS && !is_below_rule).then_some(starts)
}

#[cfg(test)]
mod tests {
    use super::starts;

    #[test]
    fn texts_with_a_heading_each_and_rules_between_are_several() {
        let words = "كلمة ".repeat(20);
        let first = format!("# خبر أول\n\n{words}\n\n---\n\n");
        let second = format!("# خبر ثان\n\n## قسم\n\n{words}\n");
        assert_eq!(starts(&format!("{first}{second}")), [0, first.len()]);
    }

    #[test]
    fn others_are_one() {
        let words = "كلمة ".repeat(20);
        for text in [
            format!("# خبر\n\n{words}\n\n# قسم\n\n{words}"),
            format!("# خبر\n\n{words}\n\n---\n\n{words}"),
            format!("# خبر\n\n{words}\n\n---\n\n## قسم\n\n{words}"),
            format!("# خبر\n\n{words}\n\n---\n\n# الأقسام\n\nأخبار"),
            format!("{words}\n\n---\n\n# خبر\n\n{words}"),
            format!("# خبر\n\n{words}\n\n---\n"),
        ] {
            assert_eq!(starts(&text), [0], "{text}");
        }
    }
}
