//! The author: a byline without its label; null rather than wrong.

use super::labelled_text::LabelledText;
use crate::model::{Fields, Role, RuleId};
use crate::segment;
use crate::text::chars::{is_dash, is_word};
use crate::text::dates::Dates;
use crate::text::tidy;

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
    shown(page).or_else(|| name(field?).filter(|author| Some(author) != fields.site.as_ref()))
}

fn shown(page: &LabelledText<'_>) -> Option<String> {
    let byline = page
        .with_role(Role::Byline)
        .find_map(|line| name(page.payload(line)));
    let dated = || {
        let mut lines = page
            .with_role(Role::Dateline)
            .map(|line| page.text_of(line).trim())
            // Without such a word it may be a city or a desk that is in front of the date.
            .filter(|line| segment::behind_wrote(line).is_some());
        lines.find_map(name)
    };
    byline.or_else(dated).or_else(|| {
        let lines = page
            .with_role(Role::SourceLine)
            .filter(|line| line.verdict.rule == Some(RuleId::OutletSignature));
        lines
            .filter_map(|line| segment::signature(page.text_of(line), page.lexicon)?.person)
            .find_map(name)
    })
}

/// The name at the head of a byline: before a bar there is who wrote it, behind it his place, handle or address; a dash
/// may be a part of it unless another label stands behind.
fn name(text: &str) -> Option<String> {
    let mut parts = text.split(['|', '•', '·']).map(before_label);
    let first = parts.find(|part| part.contains(is_word))?;
    whole_name(first)
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
    fn a_title_before_the_name_comes_off() {
        let line = |text| {
            let page = Sample::default().line(RuleId::BylineLine, text);
            author(&page.page(), &Fields::default())
        };
        assert_eq!(line("د. هالة النجدي").as_deref(), Some("هالة النجدي"));
        assert_eq!(line("هالة: النجدي"), None);
    }
}
