//! The source: where the document says it comes from. A label beats a signature line, which beats a frame, which
//! beats a filled field, which beats a title suffix and the site's own name; an agency in the prose never counts.

use super::labelled_text::LabelledText;
use crate::model::{Fields, Labelled, Part, Role, RuleId, SourceOrigin};
use crate::segment;
use crate::text::chars::{char_boundary, ends_sentence, is_dash, is_word};
use crate::text::fold;
use crate::text::{tidy, words};

/// Longest name of an outlet, in words.
const MAX_NAME_WORDS: usize = 8;

/// Bytes of an aggregator's sentence.
const FRAME_BYTES: usize = 800;

/// Times that a page prints its own name, at least; once it may be a link to another site.
const LEAST_TIMES: usize = 2;

/// The document's source and where it was found.
pub(super) fn source(
    page: &LabelledText<'_>,
    suffix: Option<String>,
    fields: &Fields,
) -> Option<(String, SourceOrigin)> {
    let field = || {
        fields
            .source
            .as_deref()
            .map(tidy::line)
            .filter(|name| !name.is_empty())
    };
    labelled(page)
        .map(|name| (name, SourceOrigin::Label))
        .or_else(|| signed(page, fields))
        .or_else(|| frame(page).map(|name| (name, SourceOrigin::Frame)))
        .or_else(|| field().map(|name| (name, SourceOrigin::Metadata)))
        .or_else(|| suffix.map(|name| (name, SourceOrigin::TitleSuffix)))
        .or_else(|| site(page, fields))
        .or_else(|| printed_around(page).map(|name| (name, SourceOrigin::Signature)))
        .or_else(|| behind_text(page).map(|name| (name, SourceOrigin::Signature)))
}

/// The outlet with which the last sentence is credited: in brackets at its very end, or behind its full stop and a dash.
fn behind_text(page: &LabelledText<'_>) -> Option<String> {
    /// Words of the shortest sentence that is credited.
    const SENTENCE_WORDS: usize = 5;
    let last = page.with_role(Role::Body).last()?;
    let text = page.text_of(last).trim_end_matches(['.', ' ', '\u{a0}']);
    let in_brackets = || {
        let (sentence, name) = text.strip_suffix(')')?.rsplit_once('(')?;
        Some((sentence, name))
    };
    let behind_dash = || {
        let (sentence, name) = text.rsplit_once(is_dash)?;
        sentence
            .trim_end()
            .ends_with(ends_sentence)
            .then_some((sentence, name))
    };
    let (sentence, name) = in_brackets().or_else(behind_dash)?;
    let folded = fold::phrase(name.trim());
    let is_outlet =
        page.lexicon.outlet(folded.as_str()).is_some() && !page.lexicon.is_section(folded.as_str());
    (is_outlet && words::count(sentence) >= SENTENCE_WORDS).then(|| tidy::line(name))
}

/// The only outlet whose name stands on lines of its own around the article: a page prints its own name above its menu
/// and at its foot. Of several, which may be links to other sites, none is taken.
fn printed_around(page: &LabelledText<'_>) -> Option<String> {
    let around = page.labelled.iter().filter(|labelled| {
        let verdict = &labelled.verdict;
        matches!(verdict.part, Part::Head | Part::Tail | Part::Foot)
            && matches!(verdict.role(), Role::Navigation | Role::SourceLine)
            && labelled.counts.words <= MAX_NAME_WORDS
    });
    let name = |labelled| {
        let text = page.text_of(labelled).trim_matches(|c: char| !is_word(c));
        let folded = fold::phrase(text);
        // Some outlets are named like a section of every menu.
        let outlet = page.lexicon.outlet(folded.as_str())?;
        (!page.lexicon.is_section(folded.as_str())).then_some((outlet, text))
    };
    let mut names = around.filter_map(name);
    let (outlet, text) = names.next()?;
    let mut times = 1;
    for (other, _) in names {
        if other != outlet {
            return None;
        }
        times += 1;
    }
    (times >= LEAST_TIMES).then(|| tidy::line(text))
}

/// A signature; the site's own name is rather taken as its page's title has it, in full.
fn signed(page: &LabelledText<'_>, fields: &Fields) -> Option<(String, SourceOrigin)> {
    let signature = signature(page)?;
    let whole = site(page, fields).filter(|(name, _)| {
        name.split_whitespace()
            .take(words::count(&signature))
            .eq(signature.split_whitespace())
    });
    Some(whole.unwrap_or((signature, SourceOrigin::Signature)))
}

/// The site by its own page: a known outlet behind the headline in the page's title, else the name in its metadata,
/// else whatever is behind the headline.
fn site(page: &LabelledText<'_>, fields: &Fields) -> Option<(String, SourceOrigin)> {
    let behind = fields
        .title_suffix
        .as_deref()
        .map(|name| (tidy::line(name), SourceOrigin::TitleSuffix));
    let named = fields
        .site
        .as_deref()
        .map(|name| (tidy::line(name), SourceOrigin::Metadata))
        .filter(|(name, _)| !name.is_empty());
    let is_known = |(name, _): &(String, SourceOrigin)| {
        page.lexicon.outlet(fold::phrase(name).as_str()).is_some()
    };
    behind.clone().filter(is_known).or(named).or(behind)
}

fn source_lines<'a>(page: &LabelledText<'a>) -> impl Iterator<Item = &'a Labelled> {
    page.with_role(Role::SourceLine)
}

fn labelled(page: &LabelledText<'_>) -> Option<String> {
    source_lines(page)
        .filter(|line| line.verdict.rule == Some(RuleId::SourceLabel))
        .filter_map(|line| name(page, page.payload(line)))
        .next()
}

fn signature(page: &LabelledText<'_>) -> Option<String> {
    let lines =
        source_lines(page).filter(|line| line.verdict.rule == Some(RuleId::OutletSignature));
    lines
        .filter_map(|line| segment::signature(page.text_of(line), page.lexicon))
        .map(|signature| in_full(page, tidy::line(signature.outlet)))
        .next()
}

/// An outlet's name as the page prints it in full on another line of its own (`Sputnik`, `Sputnik Arabic`).
fn in_full(page: &LabelledText<'_>, name: String) -> String {
    let Some(outlet) = page.lexicon.outlet(fold::phrase(&name).as_str()) else {
        return name;
    };
    let longer = page.labelled.iter().filter_map(|labelled| {
        let text = page.text_of(labelled).trim_matches(|c: char| !is_word(c));
        let rest = text.strip_prefix(name.as_str())?;
        let is_it = rest.starts_with(' ')
            && labelled.counts.words <= MAX_NAME_WORDS
            && page.lexicon.outlet(fold::phrase(text).as_str()) == Some(outlet);
        is_it.then(|| tidy::line(text))
    });
    longer.max_by_key(String::len).unwrap_or(name)
}

fn frame(page: &LabelledText<'_>) -> Option<String> {
    page.with_role(Role::AggregatorFrame)
        .find_map(|line| {
            segment::frame_site(page.text_of(line)).or_else(|| {
                // Cut at its headline, the sentence goes on behind it.
                let whole = page.text[line.segment.span.start..].lines().next()?;
                let near = &whole[..char_boundary(whole, FRAME_BYTES)];
                let sentence = near.split(". ").next().unwrap_or(near);
                segment::frame_site(sentence)
            })
        })
        .map(tidy::line)
}

/// The name on a source line: without brackets and quotes around it, without a city before it.
fn name(page: &LabelledText<'_>, payload: &str) -> Option<String> {
    // Tags of a network may stand behind it.
    let payload = payload.split('#').next().unwrap_or_default();
    let bare = payload.trim_matches(|c: char| !is_word(c));
    // `"NAME" of its country`: half of the marks came off.
    let bare = match bare.split_once(['"', '»', '”']) {
        Some((name, rest)) if !rest.contains(['"', '»', '”']) => name.trim_end(),
        _ => bare,
    };
    if bare.is_empty() || words::count(bare) > MAX_NAME_WORDS {
        return None;
    }
    let cities = [" - ", " – ", " — "].iter().any(|dash| bare.contains(dash));
    let is_outlet = |name: &&str| page.lexicon.outlet(fold::phrase(name).as_str()).is_some();
    let outlet = if cities {
        // `وكالات - سليم الحاج` names its reporter behind the outlet.
        let first = bare.split([' ', '\u{a0}']).next().filter(is_outlet);
        first.or_else(|| segment::signature(bare, page.lexicon).map(|signature| signature.outlet))
    } else {
        None
    };
    Some(tidy::line(outlet.unwrap_or(bare)))
}

#[cfg(test)]
mod tests {
    use super::source;
    use crate::model::{Fields, Part, RuleId, SourceOrigin};
    use crate::record::sample::{Sample, filler};

    #[test]
    fn a_name_behind_a_label_has_at_most_eight_words() {
        let label = |words| {
            let page = Sample::default().marked(RuleId::SourceLabel, "المصدر: ", &filler(0, words));
            source(&page.page(), None, &Fields::default())
        };
        let name = filler(0, 8);
        assert_eq!(label(8), Some((name, SourceOrigin::Label)));
        assert_eq!(label(9), None);
    }

    #[test]
    fn the_name_around_the_text_is_taken_where_it_is_printed_twice_and_alone() {
        let page = |names: &[&str]| {
            let lines = names.iter();
            lines.fold(Sample::default(), |page, name| {
                page.line(RuleId::Menu, name).part(Part::Head)
            })
        };
        let found = |names: &[&str]| source(&page(names).page(), None, &Fields::default());
        let reuters = Some((String::from("رويترز"), SourceOrigin::Signature));
        assert_eq!(found(&["رويترز", "رياضة", "رويترز"]), reuters);
        assert_eq!(found(&["رويترز", "رياضة"]), None, "printed once");
        assert_eq!(
            found(&["رويترز", "الأناضول", "رويترز"]),
            None,
            "links to others"
        );
        assert_eq!(found(&["العالم", "العالم"]), None, "a section");
    }

    #[test]
    fn a_signature_is_taken_in_full() {
        let page = |other: &str| {
            let page = Sample::default().line(RuleId::OutletSignature, "Sputnik");
            page.line(RuleId::Menu, other)
        };
        let found = |other: &str| source(&page(other).page(), None, &Fields::default());
        let name = |other: &str| found(other).map(|(name, _)| name);
        assert_eq!(name("Sputnik Arabic").as_deref(), Some("Sputnik Arabic"));
        assert_eq!(name("Sputnik vaccine").as_deref(), Some("Sputnik"));
    }

    #[test]
    fn the_credit_of_the_last_sentence_counts() {
        let found = |text: &str| {
            let page = Sample::default().body(text);
            source(&page.page(), None, &Fields::default()).map(|(name, _)| name)
        };
        let sentence = "عادت القوارب إلى المرفأ قبل الغروب";
        let reuters = Some(String::from("رويترز"));
        assert_eq!(found(&format!("{sentence} (رويترز).")), reuters);
        assert_eq!(found(&format!("{sentence}.(رويترز)")), reuters);
        assert_eq!(found(&format!("{sentence}. - رويترز")), reuters);
        assert_eq!(found(&format!("{sentence} - رويترز")), None);
        assert_eq!(found(&format!("{sentence} (المرفأ)")), None);
        assert_eq!(found("(رويترز)"), None);
    }

    #[test]
    fn the_nearest_to_the_text_wins() {
        let fields = Fields {
            source: Some(String::from("مجلة البستان")),
            ..Fields::default()
        };
        let suffix = || Some(String::from("رويترز"));
        let labelled = Sample::default().marked(RuleId::SourceLabel, "المصدر: ", "صحيفة المرسى");
        let origin = |page: &Sample, fields: &Fields| {
            source(&page.page(), suffix(), fields).map(|(_, origin)| origin)
        };
        let none = Sample::default();
        assert_eq!(origin(&labelled, &fields), Some(SourceOrigin::Label));
        assert_eq!(origin(&none, &fields), Some(SourceOrigin::Metadata));
        let bare = Fields::default();
        assert_eq!(origin(&none, &bare), Some(SourceOrigin::TitleSuffix));
    }
}
