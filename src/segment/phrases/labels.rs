//! Labels that a line shows by its shape although no separator stands behind their phrase: a source with a name and nothing
//! else behind it (`نقلا عن صحيفة المرفأ`), tags with commas between, a byline whose colon stands behind the place (`حاوره في المرفأ: سليم الحاج`).
//! The phrases are the lexicon's.

use super::words::{WordList, is_on, words_of};
use crate::lexicon::{Class, Hit, Lexicon, Position};
use crate::text::chars::is_word;
use crate::text::fold::{self, Folded};
use crate::text::word::hash;
use crate::text::words;
use std::sync::LazyLock;

/// Words of the longest name of an outlet.
const NAME_WORDS: usize = 5;

/// Words of a person's name.
const PERSON_WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// Words of the place between a byline's phrase and its colon.
const PLACE_WORDS: std::ops::RangeInclusive<usize> = 2..=3;

/// Lets the phrases at the start of a line count where it has such a shape.
pub(in crate::segment) fn complete(hits: &mut [Hit], line: &str, lexicon: &Lexicon) {
    let bare = |hit: &&mut Hit| hit.at_start && hit.fires.is_none() && hit.announces;
    for hit in hits.iter_mut().filter(bare) {
        let behind = &line[hit.span.end..];
        match hit.class {
            Class::SourceLine if is_outlet_alone(behind, line.starts_with(['*', '(']), lexicon) => {
                hit.fires = Some(Position::Label);
            }
            Class::Keywords if is_tag_list(behind) => {
                hit.fires = Some(Position::Label);
            }
            Class::Byline if is_bracketed(line) => {
                hit.fires = Some(Position::Label);
            }
            Class::Byline => {
                if let Some(colon) = colon_before_name(behind) {
                    hit.fires = Some(Position::Label);
                    hit.span.end += colon;
                    hit.separator_after = true;
                }
            }
            _ => {}
        }
    }
}

/// Whether a text is the name of an outlet: one that is known, in quotation marks, or behind the word for its kind; where a
/// star or bracket sets the line apart, any name is.
fn is_outlet_alone(text: &str, is_apart: bool, lexicon: &Lexicon) -> bool {
    let asks = text.trim_end().ends_with([':', '؟', '!']);
    let name = text.trim_matches(|c: char| !is_word(c));
    if name.is_empty() || asks || !words::at_most(NAME_WORDS, name) {
        return false;
    }
    if lexicon.outlet(fold::phrase(name).as_str()).is_some() {
        return true;
    }
    let first = name.split_whitespace().next().unwrap_or_default();
    let is_medium = is_on(WordList::Medium, first) && name.contains(' ');
    let is_quoted = text.trim_start().starts_with(['"', '«', '“']);
    let joins = |word: &str| is_on(WordList::Particle, &fold::phrase(word));
    (is_medium || is_quoted || is_apart)
        && !name.contains(['،', ',', '.'])
        && !name.split_whitespace().any(joins)
}

/// The words for tags.
static TAG_LABELS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let words = words_of(WordList::TagLabel).iter();
    let mut hashes: Vec<u64> = words.map(|word| hash(word)).collect();
    hashes.sort_unstable();
    hashes
});

/// The label of tags that no row of the lexicon has, with nothing but short phrases behind it.
pub(in crate::segment) fn tag_label(line: &str, folded: &Folded) -> Option<Hit> {
    const LABEL_BYTES: usize = 48;
    const MOST_BYTES: usize = 800;
    // Nearly all lines are told by their first word.
    let first = folded.words().first()?;
    if TAG_LABELS.binary_search(&first.hash).is_err() {
        return None;
    }
    let colon = line
        .bytes()
        .take(LABEL_BYTES)
        .position(|byte| byte == b':')?;
    let start = line.find(is_word).filter(|start| *start < colon)?;
    let label = line[start..colon].trim_end();
    let is_tags = line.len() <= MOST_BYTES
        && is_on(WordList::TagLabel, &fold::phrase(label))
        && is_tag_list(&line[colon + 1..]);
    is_tags.then(|| Hit::label(Class::Keywords, start..start + label.len()))
}

/// Whether a text is nothing but a few short phrases with commas between, which do not go on with each other as clauses do.
pub(in crate::segment) fn is_tag_list(text: &str) -> bool {
    const TAG_WORDS: std::ops::RangeInclusive<usize> = 1..=4;
    const LEAST_TAGS: usize = 3;
    let tags = || text.split(['،', ',']).map(str::trim);
    let is_short =
        |tag: &str| TAG_WORDS.contains(&words::count(tag)) && !tag.contains(['.', '؟', ':']);
    let goes_on = || tags().skip(1).all(|tag| tag.starts_with('و'));
    tags().all(is_short) && tags().nth(LEAST_TAGS - 1).is_some() && !goes_on()
}

/// Whether a line stands in brackets as a whole, as newsrooms sign (`(إعداد سليم الحاج - تحرير هالة النجدي)`).
fn is_bracketed(line: &str) -> bool {
    /// Words of several names with what each did.
    const SIGNED_WORDS: std::ops::RangeInclusive<usize> = 3..=16;
    let inside = line
        .strip_prefix('(')
        .and_then(|line| line.trim_end_matches('.').strip_suffix(')'));
    inside.is_some_and(|inside| {
        !inside.contains(['(', ')', '.']) && SIGNED_WORDS.contains(&words::count(inside))
    })
}

/// The colon behind a place, with nothing but a person's name behind it.
fn colon_before_name(text: &str) -> Option<usize> {
    let colon = text.find(':')?;
    let (place, name) = (&text[..colon], text[colon + 1..].trim());
    let particle = place.split_whitespace().next()?;
    let is_name = PERSON_WORDS.contains(&words::count(name))
        && !name.split_whitespace().any(|word| {
            word.contains(|c: char| c.is_numeric())
                || is_on(WordList::Particle, &fold::phrase(word))
        });
    let is_place = is_on(WordList::Particle, &fold::phrase(particle))
        && PLACE_WORDS.contains(&words::count(place));
    (is_place && is_name).then_some(colon)
}

#[cfg(test)]
mod tests {
    use super::{complete, tag_label};
    use crate::lexicon::{Class, Lexicon};
    use crate::text::fold::Folded;

    fn labels(line: &str) -> Vec<Class> {
        let lexicon = Lexicon::builtin();
        let mut hits = lexicon.hits(line, &Folded::new(line));
        complete(&mut hits, line, &lexicon);
        let fired = hits.into_iter().filter(|hit| hit.fires.is_some());
        fired.map(|hit| hit.class).collect()
    }

    #[test]
    fn a_name_alone_behind_its_phrase_is_a_source() {
        for line in [
            "نقلاً عن صحيفة المرفأ",
            "*نقلا عن رويترز",
            "(نقلا عن «الشرق الأوسط»)",
            "نقلا عن \"المرفأ\" اللبنانية",
            "*نقلا عن الضفة الأردنية",
            "المصدر جريدة المرفأ",
        ] {
            assert_eq!(labels(line), [Class::SourceLine], "{line}");
        }
    }

    #[test]
    fn a_colon_behind_the_place_makes_a_byline() {
        assert_eq!(labels("حاوره في المرفأ: سليم الحاج"), [Class::Byline]);
        let signed = "(إعداد سليم الحاج للنشرة العربية - تحرير هالة النجدي)";
        assert!(labels(signed).contains(&Class::Byline));
    }

    #[test]
    fn a_list_of_short_phrases_behind_the_word_for_tags_is_one() {
        assert_eq!(
            labels("الوسوم المرفأ، قوارب الصيد، السمك"),
            [Class::Keywords]
        );
    }

    #[test]
    fn short_phrases_behind_a_word_for_tags_are_tags() {
        let tag_label = |line: &str| tag_label(line, &Folded::new(line));
        assert!(tag_label("هاشتاغ: المرفأ، قوارب الصيد، السمك").is_some());
        for line in [
            "هاشتاغ: المرفأ",
            "اللجنة: سليم الحاج، هالة النجدي، سعاد العلي",
            "هاشتاغ",
        ] {
            assert!(tag_label(line).is_none(), "{line}");
        }
    }

    #[test]
    fn sentences_are_none() {
        for line in [
            "نقلا عن مصدر في الميناء",
            "الوسوم كثيرة، والجوائز قليلة، والصيادون ينتظرون",
            "الوسوم التي نالها الصيادون من الميناء، وهي كثيرة",
            "نقلا عن صحيفة محلية، عادت القوارب",
            "المصدر موقع إلكتروني في المرفأ",
            "حاوره الصحفيون: سليم الحاج",
            "كتب في صحيفة المرفأ: عادت القوارب إلى البحر صباح اليوم",
        ] {
            assert!(labels(line).is_empty(), "{line}");
        }
    }
}
