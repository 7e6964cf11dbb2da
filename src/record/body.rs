//! The body: the document text minus what was removed, tidied. Nothing else is done to it.

use super::labelled_text::LabelledText;
use crate::model::{Destination, Labelled, Record, Removal, Role, SourceOrigin, Span, TitleOrigin};
use crate::text::tidy;

/// Everything that does not reach the body, in order of the text.
pub fn removals(labelled: &[Labelled]) -> Vec<Removal> {
    labelled
        .iter()
        .filter_map(|labelled| {
            Some(Removal {
                span: labelled.segment.span.clone(),
                rule: labelled.verdict.rule?,
                marker: labelled.verdict.marker.clone(),
                to: destination(labelled),
            })
        })
        .collect()
}

/// Says of an aggregator's sentences which fields were read from inside them.
pub fn credit_frames(text: &str, record: &Record, removals: &mut [Removal]) {
    let inside =
        |value: &str, removal: &Removal| tidy::line(&text[removal.span.clone()]).contains(value);
    let title = record
        .title
        .as_ref()
        .filter(|(_, origin)| *origin == TitleOrigin::Frame);
    let source = record
        .source
        .as_ref()
        .filter(|(_, origin)| *origin == SourceOrigin::Frame);
    for removal in removals
        .iter_mut()
        .filter(|removal| removal.rule.role() == Role::AggregatorFrame)
    {
        if title.is_some_and(|(title, _)| inside(title, removal)) {
            removal.to = Some(Destination::Title);
        } else if source.is_some_and(|(source, _)| inside(source, removal)) {
            removal.to = Some(Destination::Source);
        }
    }
}

/// The field that a removed segment feeds. A marker alone feeds none.
fn destination(labelled: &Labelled) -> Option<Destination> {
    let says_more = labelled
        .verdict
        .marker
        .as_ref()
        .is_none_or(|marker| marker.end < labelled.segment.span.end);
    match labelled.verdict.role() {
        Role::Headline => Some(Destination::Title),
        Role::RelatedHeadline => Some(Destination::Related),
        Role::ReadAlso if says_more => Some(Destination::Related),
        Role::Keywords if says_more => Some(Destination::Keywords),
        Role::SourceLine if says_more => Some(Destination::Source),
        Role::Byline if says_more => Some(Destination::Author),
        _ => None,
    }
}

/// The paragraphs that are left, joined by "\n".
pub(super) fn body(text: &str, removals: &[Removal]) -> String {
    if removals.is_empty() {
        return tidy::text(text);
    }
    let mut left = String::with_capacity(text.len());
    let mut at = 0;
    for Span { start, end } in removals.iter().map(|removal| removal.span.clone()) {
        left.push_str(&text[at..start]);
        at = end;
    }
    left.push_str(&text[at..]);
    tidy::text(&left)
}

/// Share of the document's visible characters that reached the body, rounded to two decimals. All of them are in
/// segments, and tidying takes none away.
pub(super) fn kept(page: &LabelledText<'_>) -> f64 {
    let visible = |lines: &mut dyn Iterator<Item = &Labelled>| -> usize {
        lines.map(|line| line.counts.visible).sum()
    };
    let body = visible(&mut page.with_role(Role::Body));
    let all = visible(&mut page.labelled.iter());
    #[expect(
        clippy::cast_precision_loss,
        reason = "documents stay far below 2^52 characters"
    )]
    let share = body as f64 / all.max(1) as f64;
    (share * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::{body, kept, removals};
    use crate::model::{Destination, RuleId};
    use crate::record::sample::Sample;

    #[test]
    fn the_body_is_what_no_rule_takes_out() {
        let page = Sample::default()
            .line(RuleId::Headline, "سوق السمك")
            .body("عاد الصيادون")
            .marked(RuleId::SourceLabel, "المصدر:", "")
            .marked(RuleId::SourceLabel, "المصدر:", " المرسى")
            .body("إلى المرفأ");
        let removals = removals(&page.labelled);
        assert_eq!(body(&page.text, &removals), "عاد الصيادون\nإلى المرفأ");
        let to: Vec<_> = removals.iter().map(|removal| removal.to).collect();
        let (title, source) = (Some(Destination::Title), Some(Destination::Source));
        assert_eq!(to, [title, None, source]);
    }

    #[test]
    fn the_kept_share_has_two_decimals() {
        let share = |body: usize, removed: usize| {
            let page = Sample::default().body(&"ب".repeat(body));
            kept(&page.line(RuleId::Menu, &"ب".repeat(removed)).page())
        };
        assert_eq!((share(1, 2), share(2, 1), share(199, 1)), (0.33, 0.67, 1.0));
        assert_eq!(kept(&Sample::default().page()), 0.0);
    }
}
