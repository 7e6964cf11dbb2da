//! Where the headline of a page flattened onto one line ends because a dateline begins the lede: an outlet with a colon
//! (`رويترز: قالت …`), an outlet and a city (`واس – الرياض: اعتمد …`), both in brackets. It needs a sentence behind
//! them; a statement in a headline has none.

use crate::lexicon::Lexicon;
use crate::model::Break;
use crate::segment::phrases::{Openers, WordList, is_on};
use crate::segment::split::line::Points;
use crate::text::address;
use crate::text::chars::{ends_sentence, is_dash, is_word};
use crate::text::fold;
use crate::text::words;

/// Words of a headline before it; more may be a standfirst.
const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 4..=26;

/// Words of the longest name of an outlet.
const NAME_WORDS: usize = 4;

/// Words of a dateline in brackets.
const BRACKET_WORDS: usize = 5;

/// Cuts before the dateline behind the headline with which the line begins, and around an address there.
pub(super) fn dateline_point(
    source: &str,
    lexicon: &Lexicon,
    openers: &Openers,
    points: &mut Points,
) {
    let words: Vec<(usize, &str)> = words::parts(source, 0)
        .take(HEADLINE_WORDS.end() + NAME_WORDS + 1)
        .collect();
    let head = Head {
        words: &words,
        lexicon,
        openers,
    };
    for (at, &(_, word)) in words.iter().enumerate() {
        if let Some(first) = head.dateline_ending_at(at) {
            points.insert(words[first].0, Break::Marker);
            // The address of the picture between the two.
            let (start, above) = words[first - 1];
            if address::is_address(above) {
                points.insert(start, Break::Marker);
            }
            return;
        }
        // The headline was a sentence, or this is the text.
        if word.ends_with(ends_sentence) && !word.ends_with("..") && !word.ends_with('؟') {
            return;
        }
    }
}

struct Head<'a> {
    words: &'a [(usize, &'a str)],
    lexicon: &'a Lexicon,
    openers: &'a Openers,
}

impl Head<'_> {
    /// The first word of a dateline whose last word is at a place.
    fn dateline_ending_at(&self, at: usize) -> Option<usize> {
        let (_, word) = self.words[at];
        if word.ends_with(')') {
            return self.in_brackets(at);
        }
        let bare = word.strip_suffix(':')?;
        let (_, next) = self.words.get(at + 1)?;
        let first = self
            .named(at)
            .filter(|first| HEADLINE_WORDS.contains(first))?;
        // With a city it is no speaker.
        let has_city = self.words[first..at]
            .iter()
            .any(|(_, word)| word.chars().all(is_dash));
        let begins_lede = || self.openers.begins_lede(&fold::phrase(next));
        (!bare.is_empty() && (has_city || begins_lede())).then_some(first)
    }

    /// The first word of the outlet that ends at a place, with a city and a dash behind it or before it.
    fn named(&self, at: usize) -> Option<usize> {
        let fewest = at.saturating_sub(NAME_WORDS - 1);
        let is_dash_at = |at: usize| self.words[at].1.chars().all(is_dash);
        let own = (fewest..=at).find(|&first| !is_dash_at(first) && self.is_outlet(first, at));
        // `واس – الرياض:`; many newspapers are called like their city.
        let dash = (fewest..at).rev().find(|&at| is_dash_at(at));
        if let Some(last) = dash.and_then(|dash| dash.checked_sub(1)) {
            let before = last.saturating_sub(NAME_WORDS - 1);
            let outlet =
                (before..=last).find(|&first| !is_dash_at(first) && self.is_outlet(first, last));
            // A name before the outlet: where it begins is not known.
            if outlet.is_some_and(|first| first > 0 && is_dash_at(first - 1)) {
                return None;
            }
            // A city of one word before the dash, and the outlet behind it.
            return outlet.or_else(|| own.map(|_| last));
        }
        if own.is_some() {
            return own;
        }
        // A name that says that it is one: `NAME نيوز:`.
        let (_, word) = self.words[at];
        let word = word.trim_end_matches(':');
        is_on(WordList::Medium, word).then(|| at.saturating_sub(1))
    }

    fn is_outlet(&self, first: usize, last: usize) -> bool {
        let name: Vec<&str> = self.words[first..=last]
            .iter()
            .map(|(_, word)| *word)
            .collect();
        self.lexicon
            .outlet(fold::phrase(&name.join(" ")).as_str())
            .is_some()
    }

    /// `(دبي - رويترز)`: a city and an outlet with a dash between.
    fn in_brackets(&self, at: usize) -> Option<usize> {
        let fewest = at.saturating_sub(BRACKET_WORDS);
        let first = (fewest..=at)
            .rev()
            .find(|&at| self.words[at].1.starts_with('('))?;
        let inside: Vec<&str> = self.words[first..=at]
            .iter()
            .map(|(_, word)| *word)
            .collect();
        let mut names = inside.split(|word| word.chars().all(is_dash));
        let is_outlet = |name: &[&str]| {
            let name = name.join(" ");
            let name = name.trim_matches(|c: char| !is_word(c));
            self.lexicon.outlet(fold::phrase(name).as_str()).is_some()
                || name.contains('.') && !name.contains(' ')
        };
        let has_outlet = names.clone().count() > 1 && names.any(is_outlet);
        (has_outlet && HEADLINE_WORDS.contains(&first)).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::dateline_point;
    use crate::lexicon::Lexicon;
    use crate::segment::phrases::Openers;
    use crate::segment::split::line::Points;

    fn cut(line: &str) -> Vec<&str> {
        let mut points = Points::new();
        dateline_point(line, &Lexicon::builtin(), &Openers::builtin(), &mut points);
        let starts = points.keys().copied();
        starts
            .map(|at| line[at..].split(' ').next().unwrap_or_default())
            .collect()
    }

    #[test]
    fn a_dateline_ends_the_headline() {
        for (line, first) in [
            (
                "الميناء يستقبل أول سفينة قمح رويترز: قالت السلطات إن السفينة رست",
                "رويترز:",
            ),
            (
                "الميناء يستقبل أول سفينة قمح واس – الرياض: أعلنت السلطات أن السفينة رست",
                "واس",
            ),
            (
                "الميناء يستقبل أول سفينة قمح المرفأ نيوز: كشف المدير عن خطة",
                "المرفأ",
            ),
            (
                "الميناء يستقبل أول سفينة قمح (بيروت - د ب أ) وصلت السفينة أمس",
                "(بيروت",
            ),
            (
                "الميناء يستقبل أول سفينة قمح (دبي - رويترز) وصلت السفينة أمس",
                "(دبي",
            ),
        ] {
            assert_eq!(cut(line), [first], "{line}");
        }
        let line = "الميناء يستقبل أول سفينة قمح https://marfa.example/1.jpg رويترز: قالت السلطات إنها رست";
        assert_eq!(cut(line), ["https://marfa.example/1.jpg", "رويترز:"]);
    }

    #[test]
    fn statements_and_texts_are_not_cut() {
        for line in [
            "رويترز: سفينة القمح الأولى تصل إلى الميناء غدا بعد انتظار",
            "مدير الميناء في حديث إلى رويترز: السفينة تصل غدا",
            "رست السفينة أمس. وقال المدير لوكالة رويترز: أعلنت السلطات ذلك",
            "الميناء يستقبل أول سفينة قمح (صور وفيديو) منذ عامين كاملين",
            "الميناء يستقبل أول سفينة قمح سليم الحاج – واس – الرياض: أعلنت السلطات أن السفينة رست",
            "ويمكن التسجيل على الموقع https://marfa.example/n قبل نهاية الشهر الحالي",
        ] {
            assert_eq!(cut(line), Vec::<&str>::new(), "{line}");
        }
    }
}
