//! What a page says of itself outside its text: title, meta elements, links, JSON-LD. It is collected here and judged
//! in `metadata.rs`.

use super::attributes::Attribute;
use super::tokens::Tag;
use html5ever::{LocalName, local_name};

/// Bytes of metadata that are kept; more is an attack or an accident.
const MOST_BYTES: usize = 1024 * 1024;

/// What was collected.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The content of the first `title` element.
    pub(super) title: String,
    /// Name (or property, or itemprop), in lower case, and content of the `meta` elements, in order.
    pub(super) meta: Vec<(String, String)>,
    /// The texts of the JSON-LD scripts, in order.
    pub(super) linked_data: Vec<String>,
    /// The page's own address for itself.
    pub(super) canonical: Option<String>,
    inside: Inside,
    titles: usize,
    bytes: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Page,
    Title,
    LinkedData,
}

impl Head {
    /// Takes a start tag.
    pub(super) fn start(&mut self, tag: &Tag) {
        let attribute = |attribute| tag.attributes.get(attribute);
        match tag.name {
            local_name!("title") => {
                self.inside = Inside::Title;
                self.titles += 1;
            }
            local_name!("script")
                if attribute(Attribute::Type).is_some_and(|kind| kind.contains("ld+json")) =>
            {
                self.inside = Inside::LinkedData;
                self.linked_data.push(String::new());
            }
            local_name!("link") if attribute(Attribute::Rel) == Some("canonical") => {
                let address = attribute(Attribute::Href);
                self.canonical = self.canonical.take().or(address.map(str::to_owned));
            }
            local_name!("meta") => {
                let name = attribute(Attribute::Property)
                    .or_else(|| attribute(Attribute::Name))
                    .or_else(|| attribute(Attribute::ItemProp));
                if let (Some(name), Some(content)) = (name, attribute(Attribute::Content)) {
                    self.bytes += content.len();
                    if self.bytes <= MOST_BYTES {
                        let name = name.trim().to_ascii_lowercase();
                        self.meta.push((name, content.to_owned()));
                    }
                }
            }
            _ => {}
        }
    }

    /// Takes an end tag.
    pub(super) fn end(&mut self, name: &LocalName) {
        if matches!(*name, local_name!("title") | local_name!("script")) {
            self.inside = Inside::Page;
        }
    }

    /// Takes text; false when it is text of the page.
    pub(super) fn text(&mut self, text: &str) -> bool {
        let into = match self.inside {
            Inside::Page => return false,
            Inside::Title if self.titles > 1 => return true,
            Inside::Title => &mut self.title,
            Inside::LinkedData => match self.linked_data.last_mut() {
                Some(data) => data,
                None => return true,
            },
        };
        self.bytes += text.len();
        if self.bytes <= MOST_BYTES {
            into.push_str(text);
        }
        true
    }

    /// The first content of a `meta` element with one of these names, in the order of the names.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        let of = |name: &&str| {
            let contents = self.meta.iter().filter(|(known, _)| known == name);
            contents
                .map(|(_, content)| content.trim())
                .find(|content| !content.is_empty())
        };
        names.iter().find_map(of)
    }
}
