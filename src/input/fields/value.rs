//! The value of a field, whatever the format: nothing, a text, or several texts. Scrapers write nothing in many ways.

use super::elements;
use super::keywords;
use super::names::{self, Known, Meaning};
use crate::input::markdown::is_markdown;
use crate::text::chars::is_arabic_letter;

/// Words that scrapers write where there is no value.
const NO_VALUES: &[&str] = &[
    "nan",
    "none",
    "null",
    "n/a",
    "na",
    "<na>",
    "undefined",
    "nil",
    "-",
    "{}",
    "[]",
    // The NULL of MySQL.
    "\\N",
];

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input) struct Named {
    /// Its name, as a dotted path.
    pub(in crate::input) path: String,
    pub(in crate::input) value: FieldValue,
    meaning: Option<Meaning>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::input) enum FieldValue {
    /// Nothing, or a word for it.
    #[default]
    Empty,
    /// A text, or a number as written.
    One(String),
    /// Several of them: tags, paragraphs, authors.
    Many(Vec<String>),
}

impl Named {
    /// A field; what its name means is looked up once.
    pub(in crate::input) fn new(path: String, value: FieldValue) -> Self {
        let meaning = names::known(&path).map(Meaning::new);
        Self {
            path,
            value,
            meaning,
        }
    }

    /// A field that an element or attribute called `name` holds, which is the end of the path.
    pub(in crate::input) fn of_element(path: String, name: &str, value: FieldValue) -> Self {
        let holder = path.len().saturating_sub(name.len() + 1);
        let meaning = match elements::said(name).field {
            Some((field, rank)) => Some(Meaning::at(field, rank, holder)),
            None => names::known(&path).map(Meaning::new).or_else(|| {
                let outer = path.get(..path.len().checked_sub(name.len())?)?;
                let local = format!("{outer}{}", elements::local(name));
                names::known(&local).map(Meaning::new)
            }),
        };
        Self {
            path,
            value,
            meaning,
        }
    }

    /// What its name means.
    pub(super) fn known(&self) -> Option<Known<'_>> {
        let meaning = self.meaning.as_ref()?;
        Some(meaning.known(&self.path))
    }

    /// Whether the value could be the text of an article, or its headline, for all that its name says: no address,
    /// no list in the form of a programming language, and nothing that is known to be something else.
    pub(super) fn may_be_text(&self) -> bool {
        let plain = match &self.value {
            FieldValue::Empty => false,
            FieldValue::One(text) => {
                let text = text.trim_start();
                let is_other = ["http", "www.", "[", "{"]
                    .iter()
                    .any(|start| text.starts_with(start));
                // A page often begins with a link to its site.
                !is_other || text.starts_with('[') && is_markdown(text)
            }
            FieldValue::Many(_) => true,
        };
        plain && self.meaning.is_none()
    }
}

impl FieldValue {
    /// A text, unless it says that there is none.
    pub(in crate::input) fn from_text(text: impl Into<String>) -> Self {
        let text = text.into();
        let word = text.trim();
        let nothing = word.is_empty()
            || NO_VALUES
                .iter()
                .any(|nothing| word.eq_ignore_ascii_case(nothing));
        if nothing {
            Self::Empty
        } else {
            Self::One(text)
        }
    }

    /// Several texts; those that say nothing are left out.
    pub(in crate::input) fn from_texts(texts: impl IntoIterator<Item = String>) -> Self {
        let texts: Vec<String> = texts
            .into_iter()
            .filter(|text| !Self::from_text(text.as_str()).is_empty())
            .collect();
        if texts.is_empty() {
            Self::Empty
        } else {
            Self::Many(texts)
        }
    }

    pub(in crate::input) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// As one text.
    pub(in crate::input) fn joined(self, between: &str) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::One(text) => Some(text),
            Self::Many(texts) => Some(texts.join(between)),
        }
    }

    /// The first of its texts.
    pub(super) fn first(self) -> Option<String> {
        self.texts().first().cloned()
    }

    pub(in crate::input) fn texts(&self) -> &[String] {
        match self {
            Self::Empty => &[],
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(texts) => texts,
        }
    }

    /// How much Arabic is in it, in letters.
    pub(super) fn arabic_letters(&self) -> usize {
        let letters = |text: &String| text.chars().filter(|&ch| is_arabic_letter(ch)).count();
        self.texts().iter().map(letters).sum()
    }

    /// Nothing where it is all numbers: those are places in a table of people or subjects that the record does not have.
    pub(super) fn without_numbers(self) -> Self {
        let is_number = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit());
        match self.texts().iter().all(is_number) {
            true => Self::Empty,
            false => self,
        }
    }

    /// The names in a list that a program printed (`['…', '…']`), else the value itself.
    pub(super) fn unprinted(self) -> Self {
        match &self {
            Self::One(text) => keywords::printed(text).map_or(self.clone(), Self::from_texts),
            _ => self,
        }
    }

    /// Nothing in the place of texts that say nothing.
    pub(super) fn without(self, says_nothing: impl Fn(&str) -> bool) -> Self {
        match self {
            Self::One(text) if says_nothing(&text) => Self::Empty,
            Self::Many(texts) => {
                Self::from_texts(texts.into_iter().filter(|text| !says_nothing(text)))
            }
            value => value,
        }
    }

    /// Whether it is cut into paragraphs, by lines or by markup.
    pub(super) fn has_paragraphs(&self) -> bool {
        let is_cut = |text: &String| {
            text.trim().contains('\n') || text.contains("</p>") || text.contains("<br")
        };
        self.texts().len() > 1 || self.texts().iter().any(is_cut)
    }

    /// Whether there is any Arabic in it.
    pub(super) fn is_arabic(&self) -> bool {
        self.texts()
            .iter()
            .any(|text| text.contains(is_arabic_letter))
    }

    /// How many of its words have an Arabic letter.
    pub(super) fn arabic_words(&self) -> usize {
        let words = |text: &String| {
            text.split_whitespace()
                .filter(|word| word.chars().any(is_arabic_letter))
                .count()
        };
        self.texts().iter().map(words).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldValue, Named};

    #[test]
    fn a_list_is_no_text_though_markdown_may_begin_like_one() {
        for (value, may_be) in [
            ("[الرئيسية](https://x.example/)\n\n## خبر\n\nنص", true),
            ("['نص', 'نص']", false),
            ("https://x.example", false),
            ("نص", true),
        ] {
            let named = Named::new(String::from("x"), FieldValue::from_text(value));
            assert_eq!(named.may_be_text(), may_be, "{value}");
        }
    }

    #[test]
    fn words_for_nothing_are_nothing() {
        for text in ["", " \n", "nan", "NaN", "None", " null "] {
            assert!(FieldValue::from_text(text).is_empty(), "{text:?}");
        }
        assert_eq!(
            FieldValue::from_text(" نص "),
            FieldValue::One(String::from(" نص "))
        );
        let many = FieldValue::from_texts([String::from("أ"), String::from("None")]);
        assert_eq!(many.joined(","), Some(String::from("أ")));
    }
}
