//! Dumps to measure on, the same in every run: pages of `tests/generated` with their heads, tails and read-alsos,
//! lengthened to what news has, as texts, HTML or records. `files` writes them, `hostile` writes what no desk prints.

mod dressing;
pub(crate) mod files;
pub(crate) mod hostile;
mod prose;

use crate::composed::{Desk, Dice, Form, Page};
use prose::Prose;
use serde_json::json;

/// Seed of all dumps.
pub(crate) const SEED: u64 = 1447;
/// Shortest and longest text of a page: 10 KB in the mean.
const TEXT_BYTES: (usize, usize) = (4_000, 16_000);
/// One in so many texts is flattened onto one line.
const ONE_LINE_IN: usize = 20;

/// Makes documents without end.
pub(crate) struct Press {
    desk: Desk,
    dice: Dice,
    prose: Prose,
    made: u64,
}

impl Press {
    /// The same documents each time.
    pub(crate) fn new() -> Self {
        Self {
            desk: Desk::new(SEED),
            dice: Dice::new(SEED),
            prose: Prose::new(SEED),
            made: 0,
        }
    }

    fn page(&mut self) -> Page {
        self.made += 1;
        let mut page = self.desk.page();
        let wanted = self.dice.between(TEXT_BYTES.0, TEXT_BYTES.1);
        let mut length = page.written(Form::Lines).len();
        let mut more = Vec::new();
        while length < wanted {
            let paragraph = self.prose.paragraph(&mut self.dice);
            length += paragraph.len();
            more.push(paragraph);
        }
        page.lengthen(&more);
        page
    }

    /// A page as a scraper's text.
    pub(crate) fn text(&mut self) -> String {
        let form = match self.dice.below(ONE_LINE_IN) {
            0 => Form::OneLine,
            _ => Form::Lines,
        };
        self.page().written(form)
    }

    /// A page as HTML, with the styles, scripts and menus that sites put around it.
    pub(crate) fn html(&mut self) -> String {
        let forms = [Form::Semantic, Form::Divs, Form::Breaks, Form::Tables];
        let form = forms[self.dice.below(forms.len())];
        let page = self.page();
        let written = page.written(form);
        dressing::dress(&written, page.headline(), &self.prose, &mut self.dice)
    }

    /// A record as scrapers write them, on one line and with its line end.
    pub(crate) fn record(&mut self) -> String {
        let page = self.page();
        let record = json!({
            "id": self.made,
            "url": format!("https://news.example/{}/{}", self.dice.below(30), self.made),
            "title": page.headline(),
            "date": format!("2024-{:02}-{:02}", self.dice.between(1, 12), self.dice.between(1, 28)),
            "body": page.written(Form::Lines),
            "views": self.dice.below(100_000),
        });
        format!("{record}\n")
    }

    /// A row of a table: id, title, body.
    pub(crate) fn row(&mut self) -> String {
        let page = self.page();
        let quoted = |text: &str| text.replace('"', "\"\"");
        let (title, body) = (quoted(page.headline()), quoted(&page.written(Form::Lines)));
        format!("{},\"{title}\",\"{body}\"\n", self.made)
    }
}

/// A text in windows-1256, with what that encoding cannot spell in its nearest spelling.
pub(crate) fn windows_1256(text: &str) -> Vec<u8> {
    let spelt = |c: char| match c {
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        'ی' => 'ي',
        c => c,
    };
    let text: String = text.chars().map(spelt).collect();
    encoding_rs::WINDOWS_1256.encode(&text).0.into_owned()
}
