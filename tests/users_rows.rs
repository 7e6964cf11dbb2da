//! A user's row does to its line and to the lines below what the table of classes says, on composed pages.

#![expect(
    clippy::disallowed_methods,
    reason = "the composed pages can be written to files"
)]
#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

#[path = "generated/mod.rs"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the figures use more of it than this test does"
)]
mod composed;

use composed::{Desk, Dice, Form};
use ghirbal::clean::{Knowledge, clean};
use ghirbal::lexicon::{Below, Class};
use ghirbal::model::{Document, Record};
use ghirbal::settings::Settings;

const PAGES: usize = 200;

/// A phrase that no table and no page has.
const PHRASE: &str = "ركن زوار المنارة البيضاء";

/// What stands behind or before it on its line.
const MORE: [&str; 4] = [
    "",
    ": فريق المنارة",
    " يختار لكم كل صباح صورة من الميناء القديم",
    " الذي أعده فريق المنارة لزواره في كل صباح، كما يعرفه أهل الحي منذ سنوات طويلة.",
];

/// Headlines that a list has; nobody else's words.
const ITEMS: [&str; 3] = [
    "عازف ربابة يفتح بيته لتلاميذ القرية",
    "بلدية السفح ترمم درجها الحجري",
    "ورشة صغيرة تصنع قوارب من القصب",
];

fn record(text: &str, knowledge: &Knowledge) -> Option<Record> {
    let document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let cleaned = clean(&document, knowledge, &Settings::default());
    cleaned.record().cloned()
}

fn knowledge(class: Class) -> Knowledge {
    let row = format!("{PHRASE}\t{}\tinside", class.as_str());
    Knowledge::with_lexicon("my.tsv", &row).expect("the row is right")
}

/// A composed page, line by line.
struct Written {
    lines: Vec<String>,
    /// The places between two paragraphs.
    inside: Vec<usize>,
    dice: Dice,
}

impl Written {
    fn pages() -> impl Iterator<Item = Self> {
        let mut desk = Desk::new(2_306);
        (0..PAGES).map(move |number| {
            let page = desk.page();
            let text = page.written(Form::Lines);
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let paragraphs: Vec<&str> = page.paragraphs().filter(|it| is_sentence(it)).collect();
            let is_paragraph = |line: &String| paragraphs.contains(&line.as_str());
            let visible = |line: &&String| !line.trim().is_empty();
            let is_inside = |at: &usize| {
                let below = lines[*at..].iter().find(visible);
                is_paragraph(&lines[at - 1]) && below.is_some_and(is_paragraph)
            };
            let inside: Vec<usize> = (1..=lines.len()).filter(is_inside).collect();
            Self {
                inside,
                dice: Dice::new(number as u64),
                lines,
            }
        })
    }

    fn with(&self, at: usize, more: &[String]) -> String {
        let lines = self.lines[..at].iter().chain(more);
        let lines: Vec<&str> = lines.chain(&self.lines[at..]).map(String::as_str).collect();
        lines.join("\n")
    }

    fn anywhere(&mut self) -> usize {
        self.dice.below(self.lines.len() + 1)
    }

    fn inside(&mut self) -> Option<usize> {
        let at = self.dice.below(self.inside.len().max(1));
        self.inside.get(at).copied()
    }

    fn line(&mut self) -> String {
        let more = MORE[self.dice.below(MORE.len())];
        format!("{PHRASE}{more}")
    }
}

/// Whether a line is long enough for a paragraph whatever is around it, and ends like one.
fn is_sentence(line: &str) -> bool {
    line.split_whitespace().count() >= 12 && line.ends_with('.')
}

/// What no row of these tests may change; the rest of a record says how much was taken.
fn fields(record: Record) -> impl PartialEq + std::fmt::Debug {
    (record.title, record.body, record.related)
}

fn of(below: Below) -> impl Iterator<Item = Class> {
    let classes = Class::ALL.into_iter().filter(|class| *class != Class::Keep);
    classes.filter(move |class| class.below() == below)
}

#[test]
fn a_line_goes_alone() {
    for class in of(Below::Nothing) {
        let knowledge = knowledge(class);
        for mut page in Written::pages() {
            let (at, line) = (page.anywhere(), page.line());
            let with = page.with(at, std::slice::from_ref(&line));
            let (with, without) = (
                record(&with, &knowledge),
                record(&page.with(at, &[]), &knowledge),
            );
            let of_class = |record: Option<Record>| {
                let mut record = record?;
                // What the sentence quotes may be the title.
                if class == Class::AggregatorFrame {
                    record.title = None;
                }
                Some(fields(record))
            };
            let [with, without] = [with, without].map(of_class);
            assert_eq!(with, without, "{} at {at}: {line}", class.as_str());
        }
    }
}

#[test]
fn a_label_goes_with_what_it_names() {
    for class in of(Below::Value) {
        let knowledge = knowledge(class);
        for mut page in Written::pages() {
            let Some(at) = page.inside() else { continue };
            for lines in [
                &[PHRASE, "سالم المرزوقي"][..],
                &["ركن زوار المنارة البيضاء: سالم المرزوقي"],
            ] {
                let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
                let with = record(&page.with(at, &lines), &knowledge);
                let without = record(&page.with(at, &[]), &knowledge);
                let [with, without] = [with, without].map(|it| it.map(fields));
                assert_eq!(with, without, "{} at {at}", class.as_str());
            }
        }
    }
}

#[test]
fn a_list_goes_and_the_article_goes_on() {
    let mut wrong = Vec::new();
    for class in of(Below::Items) {
        let knowledge = knowledge(class);
        for (number, mut page) in Written::pages().enumerate() {
            let Some(at) = page.inside() else { continue };
            for items in 0..=ITEMS.len() {
                let mut lines = vec![PHRASE.to_owned()];
                lines.extend(ITEMS[..items].iter().map(|&item| item.to_owned()));
                let with = record(&page.with(at, &lines), &knowledge);
                let without = record(&page.with(at, &[]), &knowledge);
                let [with, without] =
                    [with, without].map(|it| it.map(|it| it.body).unwrap_or_default());
                if with != without {
                    wrong.push(format!(
                        "{} {number} at {at}, {items} items",
                        class.as_str()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn comments_end_the_article() {
    for class in of(Below::Rest) {
        let knowledge = knowledge(class);
        for mut page in Written::pages() {
            let Some(at) = page.inside() else { continue };
            let with = record(&page.with(at, &[PHRASE.to_owned()]), &knowledge).map(|it| it.body);
            let above = record(&page.lines[..at].join("\n"), &knowledge).map(|it| it.body);
            assert_eq!(with, above, "at {at}");
        }
    }
}

#[test]
fn a_line_is_kept() {
    let knowledge = knowledge(Class::Keep);
    for mut page in Written::pages() {
        let at = page.anywhere();
        for line in [
            page.line(),
            format!("{PHRASE} - اقرأ أيضا: {}", ITEMS[0]),
            format!("شارك {PHRASE} عبر فيسبوك"),
            format!("المصدر: {PHRASE}"),
        ] {
            let with = record(&page.with(at, std::slice::from_ref(&line)), &knowledge);
            let Some(with) = with else { continue };
            let title = with.title.as_ref().map_or("", |(title, _)| title);
            let is_kept = with.body.contains(PHRASE) || title.contains(PHRASE);
            assert!(is_kept, "at {at}: {line}\n{}", with.body);
        }
    }
}
