//! The date: the one near the headline, not the page's clock; null rather than wrong.

use super::labelled_text::LabelledText;
use crate::model::{Labelled, Part, Role, RuleId};
use crate::text::dated_title::DatedTitle;
use crate::text::dates::Dates;

/// The publication date in ISO 8601: of the dates above the article the one nearest to it, else the first below.
pub(super) fn date(page: &LabelledText<'_>) -> Option<String> {
    let body = page
        .with_role(Role::Body)
        .next()
        .map_or(usize::MAX, |line| line.segment.span.start);
    let dates = || {
        page.labelled
            .iter()
            .filter(|line| matches!(line.verdict.role(), Role::Dateline | Role::Byline))
            .filter(|line| line.verdict.rule != Some(RuleId::ListDate))
    };
    // A standfirst is body, and the article's data are below it.
    let above =
        |line: &&Labelled| line.verdict.part == Part::Head || line.segment.span.start < body;
    let below = |line: &&Labelled| !above(line) && line.verdict.part == Part::Close;
    let nearest = dates()
        .filter(above)
        .filter_map(|line| Dates::read(page.text_of(line)).first())
        .next_back();
    let nearest = nearest.or_else(|| {
        dates()
            .filter(below)
            .find_map(|line| Dates::read(page.text_of(line)).first())
    });
    nearest.or_else(|| in_title(page))
}

/// The day between headline and site in a title of the page.
fn in_title(page: &LabelledText<'_>) -> Option<String> {
    page.with_role(Role::Headline).find_map(|line| {
        let title = DatedTitle::read(page.text_of(line))?;
        Dates::read(title.day).first()
    })
}

#[cfg(test)]
mod tests {
    use super::date;
    use crate::model::{Part, RuleId};
    use crate::record::sample::Sample;

    #[test]
    fn the_date_nearest_above_the_article_wins() {
        let page = Sample::default()
            .line(RuleId::DateLine, "2024-03-10")
            .line(RuleId::DateLine, "2024-03-12")
            .body("عاد الصيادون إلى المرفأ")
            .line(RuleId::DateLine, "2024-03-14")
            .part(Part::Close);
        assert_eq!(date(&page.page()).as_deref(), Some("2024-03-12"));
    }

    #[test]
    fn the_day_in_a_page_title_is_the_last_that_counts() {
        let title = "سوق السمك يعود غدا - 3 مايو 2024 - المرفأ الجديد";
        let page = || Sample::default().line(RuleId::PageTitle, title);
        let found = date(&page().body("عاد الصيادون إلى المرفأ").page());
        assert_eq!(found.as_deref(), Some("2024-05-03"));
        let dated = page().line(RuleId::DateLine, "2024-03-12");
        let found = date(&dated.body("عاد الصيادون إلى المرفأ").page());
        assert_eq!(found.as_deref(), Some("2024-03-12"));
    }

    #[test]
    fn below_it_only_the_data_of_the_article_count() {
        let below = |rule, part| {
            let page = Sample::default().body("عاد الصيادون إلى المرفأ");
            date(&page.line(rule, "2024-03-14").part(part).page())
        };
        assert_eq!(
            below(RuleId::DateLine, Part::Close).as_deref(),
            Some("2024-03-14")
        );
        assert_eq!(below(RuleId::DateLine, Part::Tail), None);
        assert_eq!(below(RuleId::ListDate, Part::Close), None);
    }
}
