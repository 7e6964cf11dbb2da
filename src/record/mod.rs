//! From labelled segments to a record or a rejection: title, source, related headlines, keywords, date, author,
//! body. One file a field. It decides nothing about segments; it reads what was decided.

mod accept;
mod author;
mod body;
mod confidence;
mod date;
mod dated_headlines;
mod directory;
mod embedded;
mod glued_headlines;
mod glued_tags;
mod headline_pairs;
mod headline_text;
mod home_page;
mod keywords;
mod labelled_text;
mod lang;
mod listed_headlines;
mod listing;
mod own_site;
mod phrases;
mod read_more;
mod related;
#[cfg(test)]
mod sample;
mod site_name;
mod source;
mod teaser_chain;
mod title;
mod title_ends;
mod title_field;
mod title_suffix;

pub use body::{credit_frames, removals};
pub use embedded::embedded;

use crate::lexicon::Lexicon;
use crate::model::{Document, Labelled, Outcome, Record, RejectReason, Rejection, Removal};
use crate::settings::{Settings, TitleFallback};
use crate::text::dates::Dates;
use crate::text::{id, tidy};

use labelled_text::LabelledText;
use own_site::OwnSite;

/// Builds the record of a document, or says why there is none. `removals` must be those of `labelled`.
pub fn build(
    document: &Document,
    labelled: &[Labelled],
    removals: &[Removal],
    lexicon: &Lexicon,
    settings: &Settings,
) -> Outcome {
    let page = LabelledText {
        text: &document.text,
        labelled,
        lexicon,
        has_markup: !document.blocks.is_empty(),
    };
    let body = body::body(&document.text, removals);
    let kept = body::kept(&page);
    let too_little = || (kept < settings.fewest_kept).then_some(RejectReason::LittleKept);
    if let Some(reason) = accept::reject(&page, &body, &document.fields, kept).or_else(too_little) {
        return Outcome::Rejected(Rejection { reason });
    }
    let fields = &document.fields;
    let headline = title::headline(&page, OwnSite::new(fields));
    let field = title::from_field(&page, fields, &body);
    // It matters only where there are two.
    let are_two = headline.title.is_some() && field.title.is_some();
    let title = match are_two && title::names_site(&page, fields) {
        true => headline.title,
        false => field.title.or(headline.title),
    };
    let has_headline = title.is_some();
    let (title, behind_title) = title_ends::without_ends(title, &body, lexicon);
    let title = title.or_else(|| match settings.title_fallback {
        TitleFallback::Lead => title::lead(&body),
        TitleFallback::None => None,
    });
    let keywords = keywords::keywords(
        &page,
        title.as_ref().map(|(title, _)| title.as_str()),
        &body,
        fields,
    );
    let confidence = confidence::confidence(page, has_headline, kept);
    let title_field = fields.title.as_deref().unwrap_or_default();
    Outcome::Record(Box::new(Record {
        id: fields
            .id
            .clone()
            .unwrap_or_else(|| id::content_id(title_field, &document.text)),
        title,
        source: source::source(&page, field.suffix.or(headline.suffix), fields),
        related: related::related(&page),
        keywords,
        date: fields
            .date
            .as_deref()
            .and_then(|date| Dates::read(date).first())
            .or_else(|| date::date(&page)),
        author: author::author(&page, fields).or(behind_title),
        url: tidied(fields.url.as_deref()),
        lang: tidied(fields.lang.as_deref()).or_else(|| lang::lang(&page, &body)),
        address: document.address.clone(),
        kept,
        confidence,
        fingerprint: None,
        extra: fields.extra.clone(),
        body,
    }))
}

/// A filled field; one in which nothing is visible is not filled.
fn tidied(field: Option<&str>) -> Option<String> {
    field.map(tidy::line).filter(|text| !text.is_empty())
}
