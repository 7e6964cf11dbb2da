//! What stands around an element that may be a record: its siblings, and whether they are in an article already.

use super::element::Element;
use super::values::Values;
use crate::input::fields::{self, FieldValue, Named, RecordValues, elements};
use std::cell::OnceCell;

/// Fields of an element that are looked at.
const LOOKED_AT: usize = 512;

/// What stands around an element.
pub(super) struct Around<'a> {
    pub(super) element: &'a Element,
    has_title: OnceCell<bool>,
    /// It, or an element around it, has a headline of its own: what is inside may be parts of one article.
    pub(super) is_article: bool,
}

impl<'a> Around<'a> {
    pub(super) fn new(element: &'a Element) -> Self {
        Self {
            element,
            has_title: OnceCell::new(),
            is_article: has_own_title(element),
        }
    }

    /// What stands around the elements of one that stands in it.
    pub(super) fn inside(&self, element: &'a Element) -> Self {
        let around = Self::new(element);
        Self {
            is_article: around.is_article || self.is_article,
            ..around
        }
    }

    pub(super) fn has_title(&self) -> bool {
        let has_title = || fields::has_title(&Values::new(self.element).entries());
        *self.has_title.get_or_init(has_title)
    }

    /// It is the file.
    pub(super) fn is_root(&self) -> bool {
        self.element.name.is_empty()
    }

    pub(super) fn has_several(&self, name: &str) -> bool {
        let mut alike = self.element.elements().filter(|other| other.name == name);
        alike.nth(1).is_some()
    }
}

/// Whether an element itself has a headline, and is not one of those that all feeds have.
fn has_own_title(element: &Element) -> bool {
    if elements::said(&element.name).container {
        return false;
    }
    let leaves = element.elements().filter(|child| !child.has_elements());
    let leaves = leaves.map(|child| (child.name.as_str(), child.own_text()));
    let attributes = element.attributes.iter();
    let attributes = attributes.map(|(name, value)| (name.as_str(), value.clone()));
    leaves
        .chain(attributes)
        .take(LOOKED_AT)
        .any(|(name, text)| {
            let value = FieldValue::from_text(text);
            fields::has_title(&[Named::of_element(name.to_owned(), name, value)])
        })
}
