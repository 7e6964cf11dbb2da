//! The name of a feed: that of the site where an entry names no source.

use super::element::Element;
use crate::input::fields::elements;

/// The name that an element beside the entries, or in the head of the feed, gives. `outer` is the name of the element around
/// it.
pub(super) fn name(element: &Element, outer: &str) -> Option<String> {
    let is_feed = |name: &str| matches!(elements::local(name), "channel" | "feed");
    let is_title = |element: &&Element| element.name == "title" && !element.has_elements();
    let title = match is_feed(outer) {
        true => Some(element).filter(is_title),
        false if is_feed(&element.name) => element.elements().find(is_title),
        false => None,
    };
    let title = title.map(|title| title.own_text().trim().to_owned());
    title.filter(|title| !title.is_empty())
}
