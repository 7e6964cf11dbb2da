//! Sentences with their numbers, one a line and a tab between, as corpora of sentences are written: the numbers go. It looks
//! at whole texts, so that the ranks of a table stay.

/// Sentences of the shortest such text.
const LEAST_LINES: usize = 3;

/// The text without the numbers; `None` where a line has none, or they do not rise one by one.
pub(super) fn without_numbers(text: &str) -> Option<String> {
    // What is read as the first number begins with a digit, a plus sign or a mark of the order of bytes.
    let is_first = |c: char| c.is_ascii_digit() || matches!(c, '+' | '\u{feff}');
    if !text.trim_start().starts_with(is_first) {
        return None;
    }
    let mut expected: Option<u64> = None;
    let mut lines = 0;
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            out.push_str(line);
            continue;
        }
        let (number, sentence) = line.split_once('\t')?;
        let number: u64 = number.trim_start_matches('\u{feff}').parse().ok()?;
        if sentence.contains('\t') || expected.is_some_and(|expected| expected != number) {
            return None;
        }
        expected = number.checked_add(1);
        lines += 1;
        out.push_str(sentence);
    }
    (lines >= LEAST_LINES).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::without_numbers;

    #[test]
    fn numbers_of_sentences_go() {
        let text = "7\tعاد الصيادون.\n8\tوبقيت السفن.\n\n9\tوانتهى الموسم.\n";
        let found = without_numbers(text);
        assert_eq!(
            found.as_deref(),
            Some("عاد الصيادون.\nوبقيت السفن.\n\nوانتهى الموسم.\n")
        );
    }

    #[test]
    fn ranks_and_other_numbers_stay() {
        for text in [
            "1\tالمرفأ\t30\n2\tالضفة\t28\n3\tالساحل\t25\n",
            "1\tعاد الصيادون.\n2\tوبقيت السفن.\n",
            "1\tعاد الصيادون.\n3\tوبقيت السفن.\n4\tوانتهى الموسم.\n",
            "عدد القوارب:\n1\tعاد الصيادون.\n2\tوبقيت السفن.\n3\tوانتهى الموسم.\n",
            "1 عاد\n2 بقي\n3 انتهى\n",
        ] {
            assert_eq!(without_numbers(text), None, "{text}");
        }
    }
}
