//! The gold of a page in one of its forms, by the conventions of the evaluation set: what each written line gives,
//! put together. It writes folders that `cargo run --example quality` reads too.

use std::path::Path;

use serde_json::{Value, json};

use super::as_html::{self, Style};
use super::as_record;
use super::as_text;
use super::page::Page;
use super::part::{Gift, Line, Part, Shape, Trust};

/// A form in which a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Lines,
    OneLine,
    Semantic,
    Divs,
    Breaks,
    Tables,
    /// A JSON object with the text in a field.
    Object,
    /// A JSON object with HTML in a field.
    Field,
    /// A row of a table.
    Row,
}

impl Form {
    pub(crate) const ALL: [Self; 9] = [
        Self::Lines,
        Self::OneLine,
        Self::Semantic,
        Self::Divs,
        Self::Breaks,
        Self::Tables,
        Self::Object,
        Self::Field,
        Self::Row,
    ];

    /// The name in the table of floors.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::OneLine => "one-line",
            Self::Semantic => "html-semantic",
            Self::Divs => "html-divs",
            Self::Breaks => "html-breaks",
            Self::Tables => "html-tables",
            Self::Object => "json",
            Self::Field => "json-html",
            Self::Row => "csv",
        }
    }

    /// Whether the headline is a field.
    fn is_record(self) -> bool {
        matches!(self, Self::Object | Self::Field | Self::Row)
    }

    fn style(self) -> Option<Style> {
        match self {
            Self::Lines | Self::OneLine | Self::Object | Self::Field | Self::Row => None,
            Self::Semantic => Some(Style::Semantic),
            Self::Divs => Some(Style::Divs),
            Self::Breaks => Some(Style::Breaks),
            Self::Tables => Some(Style::Tables),
        }
    }
}

impl Page {
    /// The page in a form, and the parts that are in it.
    pub(crate) fn written(&self, form: Form) -> String {
        self.in_form(form).0
    }

    fn in_form(&self, form: Form) -> (String, Vec<&Part>) {
        if let Some(style) = form.style() {
            return (as_html::html(self, style), self.parts.iter().collect());
        }
        match form {
            Form::OneLine => as_text::one_line(self),
            Form::Object => as_record::object(self),
            Form::Field => as_record::field(self),
            Form::Row => as_record::row(self),
            _ => as_text::lines(self),
        }
    }

    /// Writes the page into `raw/` of a folder.
    ///
    /// # Returns
    /// Its line of `gold.jsonl`.
    pub(crate) fn write(&self, folder: &Path, number: usize, form: Form) -> String {
        let (text, parts) = self.in_form(form);
        let ending = match form {
            Form::Lines | Form::OneLine => "txt",
            Form::Semantic | Form::Divs | Form::Breaks | Form::Tables => "html",
            Form::Object | Form::Field => "json",
            Form::Row => "csv",
        };
        let path = format!("{}-{number:03}.{ending}", form.name());
        std::fs::write(folder.join("raw").join(&path), text).unwrap();
        let mut gold = self.gold(form, &parts);
        gold["path"] = json!(path);
        gold.to_string()
    }

    fn gold(&self, form: Form, parts: &[&Part]) -> Value {
        let html = form.style().is_some();
        let printed = |line: &&Line| !(html && line.shape == Shape::PageTitle);
        let lines = || parts.iter().flat_map(|part| &part.lines).filter(printed);
        let gifts = || lines().flat_map(|line| &line.gifts);
        let list = |of: fn(&Gift) -> Option<&String>| -> Vec<&String> {
            let mut list = Vec::new();
            for text in gifts().filter_map(of) {
                if !list.contains(&text) {
                    list.push(text);
                }
            }
            list
        };
        let titled = html || form.is_record() || gifts().any(|gift| *gift == Gift::Title);
        let body: Vec<&String> = gifts().filter_map(body).collect();
        let mut gold = json!({
            "shape": shape(form, parts),
            "title": titled.then_some(&self.headline),
            "body": body,
            "body_optional": list(optional),
            "source": self.source(html, gifts()),
            "related": list(related),
            "keywords": list(tag),
        });
        if let Some(below) = stacked(parts).filter(|_| !html && !form.is_record()) {
            gold["title_any"] = json!([below]);
            gold["body_optional"]
                .as_array_mut()
                .unwrap()
                .push(json!(below));
        }
        for gift in gifts() {
            if let (Gift::Unsaid(field), Some(gold)) = (gift, gold.as_object_mut()) {
                gold.remove(*field);
            }
        }
        gold
    }

    fn source<'a>(&'a self, html: bool, gifts: impl Iterator<Item = &'a Gift>) -> Option<&'a str> {
        let named = gifts.filter_map(|gift| match gift {
            Gift::Source(trust, name) => Some((*trust, name.as_str())),
            _ => None,
        });
        let suffix = self.site.as_deref().filter(|_| html);
        let all = named.chain(suffix.map(|site| (Trust::Suffix, site)));
        all.max_by_key(|(trust, _)| *trust).map(|(_, name)| name)
    }
}

/// A deck or a caption without a mark directly under a headline that is printed once: which of the two lines is the
/// headline, careful readers of a text may see differently.
fn stacked<'a>(parts: &[&'a Part]) -> Option<&'a String> {
    if parts.iter().any(|part| part.name == "title-suffix") {
        return None;
    }
    let pair = parts
        .windows(2)
        .find(|pair| pair[0].name == "title" && matches!(pair[1].name, "deck" | "caption-bare"))?;
    Some(&pair[1].lines[0].text)
}

fn body(gift: &Gift) -> Option<&String> {
    matches_text(gift, |gift| matches!(gift, Gift::Body(_)))
}

fn optional(gift: &Gift) -> Option<&String> {
    matches_text(gift, |gift| matches!(gift, Gift::Optional(_)))
}

fn related(gift: &Gift) -> Option<&String> {
    matches_text(gift, |gift| matches!(gift, Gift::Related(_)))
}

fn tag(gift: &Gift) -> Option<&String> {
    matches_text(gift, |gift| matches!(gift, Gift::Tag(_)))
}

fn matches_text(gift: &Gift, is: fn(&Gift) -> bool) -> Option<&String> {
    match gift {
        Gift::Body(text) | Gift::Optional(text) | Gift::Related(text) | Gift::Tag(text) => {
            is(gift).then_some(text)
        }
        _ => None,
    }
}

/// The form and the parts the page is made of; paragraphs go without saying.
fn shape(form: Form, parts: &[&Part]) -> String {
    let names = parts
        .iter()
        .map(|part| part.name)
        .filter(|name| *name != "p");
    format!("{}: {}", form.name(), names.collect::<Vec<_>>().join(" + "))
}
