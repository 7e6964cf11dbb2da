//! The author: a byline without its label; null rather than wrong.

use super::labelled_text::LabelledText;
use super::phrases::{PhraseUse, phrases};
use crate::lexicon::{Class, Hit};
use crate::model::{Fields, Role, RuleId};
use crate::segment;
use crate::text::chars::{is_dash, is_word};
use crate::text::dates::Dates;
use crate::text::fold::{self, Folded};
use crate::text::{tidy, words};

/// Longest name, in words; a longer "byline" says something else.
const MAX_NAME_WORDS: usize = 6;

/// Titles before the name on a byline without a colon.
const TITLES: &[&str] = &["د- ", "د. "];

/// Who wrote it: what a scraper filled in, else the byline in the text, else what a page's metadata say.
pub(super) fn author(page: &LabelledText<'_>, fields: &Fields) -> Option<String> {
    let field = fields.author.as_deref();
    if !fields.of_page && field.is_some() {
        return field.map(str::to_owned);
    }
    let said = || {
        let parts = field?.split(JOINT).filter_map(name);
        let names: Vec<String> = parts
            .filter(|author| Some(author) != fields.site.as_ref() && says_who(author))
            .collect();
        (!names.is_empty()).then(|| names.join(JOINT))
    };
    shown(page).or_else(said)
}

/// Between the names of several authors.
const JOINT: &str = "، ";

/// Whether a name is one, and not the address of a person, or what systems put where there is no name.
fn says_who(name: &str) -> bool {
    let folded = fold::phrase(name);
    !name.contains(['@', '=', '<']) && !phrases(PhraseUse::NoAuthor).contains(&folded.as_str())
}

fn shown(page: &LabelledText<'_>) -> Option<String> {
    let byline = page.with_role(Role::Byline).find_map(|line| {
        let name = name(without_label(page, page.payload(line)))?;
        // A name of two words without a label may be that of the site.
        let is_site = line.verdict.rule == Some(RuleId::BylineLine)
            && name.split(' ').any(segment::names_medium);
        (!is_site).then_some(name)
    });
    let dated = || {
        let mut lines = page
            .with_role(Role::Dateline)
            .map(|line| page.text_of(line).trim())
            // Without such a word it may be a city or a desk that is in front of the date.
            .filter(|line| segment::behind_wrote(line).is_some());
        lines.find_map(name)
    };
    let byline = byline.filter(|name| says_who(name));
    byline.or_else(dated).or_else(|| {
        let lines = page
            .with_role(Role::SourceLine)
            .filter(|line| line.verdict.rule == Some(RuleId::OutletSignature));
        lines
            .filter_map(|line| segment::signature(page.text_of(line), page.lexicon)?.person)
            .find_map(name)
    })
}

/// A byline without the label that flattening left without its colon (`بواسطة NAME`).
fn without_label<'a>(page: &LabelledText<'a>, text: &'a str) -> &'a str {
    let hits = page.lexicon.hits(text, &Folded::new(text));
    let label = |hit: &&Hit| hit.class == Class::Byline && hit.at_start && hit.announces;
    let end = hits.iter().filter(label).map(|hit| hit.span.end).max();
    end.map_or(text, |end| &text[end..])
}

/// The name at the head of a byline: before a bar there is who wrote it, behind it his place, handle or address; a dash
/// may be a part of it unless another label stands behind.
fn name(text: &str) -> Option<String> {
    let mut parts = text.split(['|', '•', '·']).map(before_label);
    let first = parts.find(|part| part.contains(is_word))?;
    whole_name(beside_dash(first))
}

/// The name of a byline in two parts with a dash between, of which the other is a single word: what he did or where he is
/// (`تحقيق ــ NAME`, `كتب NAME - CITY`).
fn beside_dash(byline: &str) -> &str {
    let is_dash = |c: char| is_dash(c) || matches!(c, 'ـ' | '/');
    let mut words = words::parts(byline, 0);
    let dash = words.find(|(_, word)| word.chars().all(is_dash));
    let Some((at, dash)) = dash else {
        // `CITY/ NAME`
        let behind = byline
            .split_once("/ ")
            .map(|(city, name)| (city.trim(), name.trim()));
        let named = behind.filter(|(city, name)| !city.contains(' ') && words::count(name) > 1);
        return named.map_or(byline, |(_, name)| name);
    };
    let (before, behind) = (byline[..at].trim(), byline[at + dash.len()..].trim());
    // The verb of a byline is no part of the name.
    let bare = segment::behind_wrote(before).unwrap_or(before);
    match (words::count(bare), words::count(behind)) {
        (..=1, 2..) if !is_title(before) => behind,
        (2.., 1) => before,
        _ => byline,
    }
}

/// Whether a word stands before a name as its title.
fn is_title(word: &str) -> bool {
    TITLES
        .iter()
        .any(|title| title.trim_end_matches(['-', ' ']) == word)
}

/// What stands before a dash with another label behind it (`NAME - تحرير: NAME`).
fn before_label(byline: &str) -> &str {
    let dashes = byline.match_indices(is_dash);
    let mut befores = dashes.filter(|(at, _)| byline[*at..].contains(':'));
    befores.next().map_or(byline, |(at, _)| &byline[..at])
}

fn whole_name(text: &str) -> Option<String> {
    let end = Dates::read(text).first_begins().unwrap_or(text.len());
    let name = tidy::line(text[..end].trim_matches(|c: char| !is_word(c)));
    let titled = || TITLES.iter().find_map(|word| name.strip_prefix(word));
    let name = segment::behind_wrote(&name)
        .or_else(titled)
        .map_or(name.as_str(), |name| {
            name.trim_start_matches(|c: char| !is_word(c))
        });
    let words = name.split(' ').count();
    let plain = !name.contains(|c: char| c.is_numeric() || matches!(c, ':' | '؟' | '«' | '"'));
    (plain && (1..=MAX_NAME_WORDS).contains(&words) && !name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::author;
    use crate::model::{Fields, RuleId};
    use crate::record::sample::{Sample, filler};

    #[test]
    fn a_name_has_at_most_six_words() {
        let byline = |words| {
            let page = Sample::default().marked(RuleId::BylineLabel, "بقلم: ", &filler(0, words));
            author(&page.page(), &Fields::default())
        };
        assert_eq!(byline(6), Some(filler(0, 6)));
        assert_eq!(byline(7), None);
        assert_eq!(byline(0), None);
    }

    #[test]
    fn a_single_word_beside_a_dash_is_no_part_of_the_name() {
        let line = |text| {
            let page = Sample::default().line(RuleId::BylineLine, text);
            author(&page.page(), &Fields::default())
        };
        for byline in [
            "تحقيق ــ هالة النجدي",
            "بيروت - هالة النجدي",
            "كتبت هالة النجدي - بيروت",
            "تقرير / هالة النجدي",
            "بيروت/ هالة النجدي",
        ] {
            assert_eq!(line(byline).as_deref(), Some("هالة النجدي"), "{byline}");
        }
        let both = "هالة النجدي - سليم الحاج";
        assert_eq!(line(both).as_deref(), Some(both));
    }

    #[test]
    fn a_site_without_a_label_is_no_author() {
        let line = |rule, text| {
            let page = Sample::default().line(rule, text);
            author(&page.page(), &Fields::default())
        };
        assert_eq!(line(RuleId::BylineLine, "المرفأ نيوز"), None);
        assert!(line(RuleId::BylineLabel, "المرفأ نيوز").is_some());
    }

    #[test]
    fn what_systems_and_pages_put_for_a_name_is_none() {
        let of_page = |name: &str| {
            let fields = Fields {
                author: Some(name.to_owned()),
                of_page: true,
                ..Fields::default()
            };
            author(&Sample::default().page(), &fields)
        };
        for name in [
            "admin",
            "hala@marfa.example",
            "Administrator",
            "احفظ بالمفضلة",
        ] {
            assert_eq!(of_page(name), None, "{name}");
        }
        let two = "هالة النجدي، سليم الحاج";
        assert_eq!(of_page(two).as_deref(), Some(two));
        assert_eq!(
            of_page("admin، هالة النجدي").as_deref(),
            Some("هالة النجدي")
        );
    }

    #[test]
    fn a_title_before_the_name_comes_off() {
        let line = |text| {
            let page = Sample::default().line(RuleId::BylineLine, text);
            author(&page.page(), &Fields::default())
        };
        assert_eq!(line("د. هالة النجدي").as_deref(), Some("هالة النجدي"));
        assert_eq!(line("هالة: النجدي"), None);
    }
}
