//! A page as scrapers store it: a JSON object with the text or with the page's own HTML in a field, or a row of a
//! table. The headline is a field, and often only that.

use super::as_html;
use super::as_text;
use super::page::Page;
use super::part::{Part, Shape, Zone};
use serde_json::json;

/// A JSON object whose body is text.
pub(super) fn object(page: &Page) -> (String, Vec<&Part>) {
    let parts = parts(page);
    let text = as_text::printed_lines(&parts, page.gap);
    let object = json!({ "id": 1, "title": page.headline, "body": text });
    (object.to_string(), parts)
}

/// A JSON object whose content is HTML.
pub(super) fn field(page: &Page) -> (String, Vec<&Part>) {
    let mut parts = parts(page);
    parts.retain(|part| !is_of_the_site(part));
    let content = as_html::fragment(&parts);
    let object = json!({ "id": 1, "title": page.headline, "content": content });
    (object.to_string(), parts)
}

/// A table of one row.
pub(super) fn row(page: &Page) -> (String, Vec<&Part>) {
    let parts = parts(page);
    let quoted = |text: &str| text.replace('"', "\"\"");
    let text = quoted(&as_text::printed_lines(&parts, page.gap));
    let title = quoted(&page.headline);
    (format!("id,title,body\n1,\"{title}\",\"{text}\"\n"), parts)
}

/// The parts that a field has: without the page's title, and without all that stands above the article where the
/// headline is in its own field alone.
fn parts(page: &Page) -> Vec<&Part> {
    let of_page = |part: &Part| part.lines.iter().all(|line| line.shape == Shape::PageTitle);
    let mut parts: Vec<&Part> = page.parts.iter().filter(|part| !of_page(part)).collect();
    if page.headline_in_field_alone {
        let is_head = |part: &&Part| matches!(part.zone, Zone::Meta | Zone::Caption | Zone::Body);
        let first = parts.iter().position(is_head).unwrap_or_default();
        parts.drain(..first);
        parts.retain(|part| part.zone != Zone::Title);
    }
    parts
}

/// What a field of content has not got.
fn is_of_the_site(part: &Part) -> bool {
    matches!(
        part.zone,
        Zone::Menu
            | Zone::Breadcrumb
            | Zone::MostRead
            | Zone::Newsletter
            | Zone::Comments
            | Zone::Footer
    )
}
