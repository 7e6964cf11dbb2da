//! Headlines that one line lists: with bars or bullets between them, or with numbers before them. Each is as long as a
//! headline, so that `HEADLINE | SITE` stays whole.

use crate::text::chars::is_digit;
use crate::text::words;

/// Signs between the items, with the spaces around them.
const BETWEEN: [&str; 5] = [" | ", " • ", " * ", " ● ", " ▪ "];

/// Words of an item.
const ITEM_WORDS: std::ops::RangeInclusive<usize> = 3..=24;

/// The items of a line; the line itself where it is no list.
pub(super) fn items(line: &str) -> Vec<&str> {
    let by_sign = BETWEEN.iter().map(|sign| pieces(line.split(sign)));
    let mut lists = by_sign.chain([numbered(line)]);
    lists
        .find(|list| is_list(list))
        .unwrap_or_else(|| vec![line])
}

fn is_list(items: &[&str]) -> bool {
    items.len() > 1
        && items
            .iter()
            .all(|item| ITEM_WORDS.contains(&words::count(item)))
}

fn pieces<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    parts
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// The items behind `1-`, `2-` and so on, where the line begins with the first.
fn numbered(line: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut rest = line.trim_start();
    for number in 1.. {
        let Some(behind) = behind_number(rest, number) else {
            return Vec::new();
        };
        let next = next_number(behind, number + 1);
        items.push(behind[..next.unwrap_or(behind.len())].trim());
        let Some(next) = next else { break };
        rest = &behind[next..];
    }
    items
}

fn behind_number(text: &str, number: usize) -> Option<&str> {
    let behind = text.strip_prefix(number.to_string().as_str())?;
    behind.strip_prefix(['-', '.', ')'])
}

/// Where a number with its sign stands in a text as a word of its own.
fn next_number(text: &str, number: usize) -> Option<usize> {
    let starts = words::parts(text, 0).map(|(at, _)| at);
    let mut starts = starts.filter(|&at| text[at..].starts_with(is_digit));
    starts.find(|&at| behind_number(&text[at..], number).is_some())
}

#[cfg(test)]
mod tests {
    use super::items;

    #[test]
    fn lists_are_cut_at_their_signs() {
        let two = ["عودة القوارب إلى المرفأ", "سوق السمك يفتح أبوابه"];
        for line in [
            "عودة القوارب إلى المرفأ | سوق السمك يفتح أبوابه",
            "عودة القوارب إلى المرفأ • سوق السمك يفتح أبوابه",
            "1- عودة القوارب إلى المرفأ 2- سوق السمك يفتح أبوابه",
            "1. عودة القوارب إلى المرفأ 2. سوق السمك يفتح أبوابه",
        ] {
            assert_eq!(items(line), two, "{line}");
        }
    }

    #[test]
    fn one_headline_stays_whole() {
        for line in [
            "عودة القوارب إلى المرفأ | الضفة",
            "عودة القوارب إلى المرفأ - سوق السمك يفتح أبوابه",
            "3 قوارب تعود إلى المرفأ و 4 تغرق",
            "1- عودة القوارب إلى المرفأ",
            "",
        ] {
            assert_eq!(items(line), [line]);
        }
    }
}
