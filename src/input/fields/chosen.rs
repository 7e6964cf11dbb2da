//! Chooses the fields of a record: each from what the user said, else from its name, else from the plan of the source.
//! It judges no headline; that takes the lexicon.

use super::choose::{all_of_field, body_by_name, home, of_field};
use super::guess::Plan;
use super::names::TEASER_RANK;
use super::record_values::RecordValues;
use super::value::{FieldValue, Named};
use super::{keywords, markup, nobody, stamp};
use crate::input::options::{Field, FieldOptions};
use crate::model::{Fields, Mapping};
use crate::text::address::{host, is_address};
use crate::text::dates::Dates;
use crate::text::id::own_id;
use crate::text::tidy;

/// No field holds a text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) struct NoText {
    /// The field that the user said it is in, where there is no such field.
    pub(in crate::input) given: Option<String>,
    /// The record's own id.
    pub(in crate::input) id: Option<String>,
}

impl NoText {
    /// What a message says of it.
    pub(in crate::input) fn what(&self) -> String {
        match &self.given {
            Some(path) => format!("has no field {path}, nor one named like an article's text"),
            None => String::from("has no field with an article's text"),
        }
    }

    /// What the message says to do.
    pub(in crate::input) fn remedy(&self) -> &'static str {
        "name it with --field body=NAME"
    }
}

/// A record whose fields are being chosen.
pub(super) struct Chosen<'a> {
    record: &'a dyn RecordValues,
    options: &'a FieldOptions,
    entries: Vec<Named>,
    /// The object that holds the text.
    home: String,
    pub(super) mapping: Mapping,
}

impl<'a> Chosen<'a> {
    pub(super) fn new(record: &'a dyn RecordValues, options: &'a FieldOptions) -> Self {
        Self {
            record,
            options,
            entries: record.entries(),
            home: String::new(),
            mapping: Mapping::default(),
        }
    }

    pub(super) fn body(&mut self, plan: &Plan) -> Result<FieldValue, NoText> {
        let found = self.given(Field::Body).or_else(|| self.take_body(plan));
        let Some((path, value)) = found else {
            let given =
                |(field, path): &(Field, String)| (*field == Field::Body).then(|| path.clone());
            return Err(NoText {
                given: self.options.given.iter().find_map(given),
                id: self.id(),
            });
        };
        self.home = home(&path).to_owned();
        self.map(Field::Body, path);
        Ok(value)
    }

    /// Takes the text out of its field: no other field is read from it.
    fn take_body(&mut self, plan: &Plan) -> Option<(String, FieldValue)> {
        let at = self.body_by_name_or_plan(plan)?;
        let entry = self.entries.get_mut(at)?;
        Some((entry.path.clone(), std::mem::take(&mut entry.value)))
    }

    fn body_by_name_or_plan(&self, plan: &Plan) -> Option<usize> {
        let named = body_by_name(&self.entries);
        let says_it = |&(at, rank): &(usize, u8)| {
            rank < TEASER_RANK
                && self
                    .entries
                    .get(at)
                    .is_some_and(|entry| entry.value.is_arabic())
        };
        if let Some((at, _)) = named.filter(says_it) {
            return Some(at);
        }
        let planned = plan.body.as_ref().and_then(|path| {
            let filled = |entry: &Named| entry.path == *path && !entry.value.is_empty();
            self.entries.iter().position(filled)
        });
        planned.or(named.map(|(at, _)| at))
    }

    pub(super) fn others(&mut self, plan: &Plan) -> Fields {
        let tags = self.take(Field::Keywords).without_numbers();
        let tags: Vec<String> = tags.texts().iter().cloned().map(markup::short).collect();
        Fields {
            id: self.id(),
            title: self.title(plan).first().map(markup::short),
            source: self.source(),
            date: self.date(),
            author: self
                .take(Field::Author)
                .without_numbers()
                .unprinted()
                .without(nobody::is_nobody)
                .joined("، ")
                .map(markup::short)
                .map(|name| tidy::line(&name))
                .filter(|name| !name.is_empty() && !is_address(name)),
            url: self
                .take(Field::Url)
                .first()
                .map(|url| url.trim().to_owned())
                .or_else(|| self.address_of_source()),
            lang: self.take(Field::Lang).first(),
            keywords: keywords::split(&tags),
            ..Fields::default()
        }
    }

    pub(super) fn id(&mut self) -> Option<String> {
        self.take(Field::Id).first().and_then(|id| own_id(&id))
    }

    fn title(&mut self, plan: &Plan) -> FieldValue {
        let named = self.take(Field::Title);
        let Some(path) = plan.title.as_ref().filter(|_| named.is_empty()) else {
            return named;
        };
        let planned = self.entries.iter().find(|entry| entry.path == *path);
        let value = planned.map(|entry| entry.value.clone()).unwrap_or_default();
        if !value.is_empty() {
            self.map(Field::Title, path.clone());
        }
        value
    }

    /// The first source that is no address: a link to the outlet is not its name, and neither is the host of the page.
    fn source(&mut self) -> Option<String> {
        if let Some((path, value)) = self.given(Field::Source) {
            self.map(Field::Source, path);
            let name = value.first().map(markup::short);
            return name.filter(|name| !nobody::is_nobody(name));
        }
        let url = self.given(Field::Url).or_else(|| self.named(Field::Url));
        let url = url.and_then(|(_, value)| value.first());
        let sources = all_of_field(&self.entries, Field::Source, &self.home);
        let hosts = page_hosts(&self.entries, &sources, url.as_deref());
        let is_name = |name: &str| {
            let name = name.trim();
            let is_host = name.contains('.') && hosts.contains(&host(name));
            !name.starts_with("http") && !is_host && !nobody::is_nobody(name)
        };
        for &at in &sources {
            if let Some(entry) = self.entries.get(at)
                && let Some(name) = entry.value.texts().first().filter(|name| is_name(name))
            {
                let (path, name) = (entry.path.clone(), name.clone());
                self.map(Field::Source, path);
                return Some(markup::short(name));
            }
        }
        None
    }

    /// The page that a field of the source leads to, where no field is an address.
    fn address_of_source(&mut self) -> Option<String> {
        if of_field(&self.entries, Field::Url, &self.home).is_some()
            || self.given(Field::Url).is_some()
        {
            return None;
        }
        let at = of_field(&self.entries, Field::Source, &self.home)?;
        let entry = self.entries.get(at)?;
        let address = entry.value.texts().first()?.trim().to_owned();
        let behind = ["http://", "https://"]
            .iter()
            .find_map(|start| address.strip_prefix(start))?;
        let (_, page) = behind.split_once('/')?;
        let is_page = !page.is_empty() && !address.contains(char::is_whitespace);
        let path = entry.path.clone();
        is_page.then(|| {
            self.map(Field::Url, path);
            address
        })
    }

    /// The first field that parses as a date.
    fn date(&mut self) -> Option<String> {
        if let Some((path, value)) = self.given(Field::Date) {
            self.map(Field::Date, path);
            return value.first().as_deref().map(stamp::spelled_out);
        }
        for at in all_of_field(&self.entries, Field::Date, &self.home) {
            if let Some(entry) = self.entries.get(at)
                && let Some(text) = entry.value.texts().first()
                && let text = stamp::spelled_out(text)
                && Dates::read(&text).has_date()
            {
                let path = entry.path.clone();
                self.map(Field::Date, path);
                return Some(text);
            }
        }
        None
    }

    fn take(&mut self, field: Field) -> FieldValue {
        let Some((path, value)) = self.given(field).or_else(|| self.named(field)) else {
            return FieldValue::Empty;
        };
        self.map(field, path);
        value
    }

    /// The best-named field of a meaning.
    fn named(&self, field: Field) -> Option<(String, FieldValue)> {
        let at = of_field(&self.entries, field, &self.home)?;
        let entry = self.entries.get(at)?;
        Some((entry.path.clone(), entry.value.clone()))
    }

    /// What the user said: the first of the given paths that the record fills, else one that it has.
    fn given(&self, field: Field) -> Option<(String, FieldValue)> {
        let paths = self
            .options
            .given
            .iter()
            .filter(|(given, _)| *given == field);
        let found: Vec<(String, FieldValue)> = paths
            .filter_map(|(_, path)| Some((path.clone(), self.record.at(path)?)))
            .collect();
        let filled = found.iter().position(|(_, value)| !value.is_empty());
        found.into_iter().nth(filled.unwrap_or(0))
    }

    fn map(&mut self, field: Field, path: String) {
        self.mapping.mapped.push((field.as_str(), path));
    }
}

/// The hosts of the page: of its address, and of an address that is given as its source.
fn page_hosts<'v>(entries: &'v [Named], sources: &[usize], url: Option<&'v str>) -> Vec<&'v str> {
    let texts = sources
        .iter()
        .filter_map(|&at| entries.get(at)?.value.texts().first());
    let given = texts
        .map(|text| text.trim())
        .filter(|text| is_address(text));
    given.chain(url.map(str::trim)).map(host).collect()
}
