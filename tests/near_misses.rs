//! Prose that only looks like a marker stays in the body: the near miss of every row of the lexicon, put between
//! two paragraphs of an article, as a paragraph of its own.

use ghirbal::clean::{Knowledge, clean};
use ghirbal::lexicon::Class;
use ghirbal::model::{Document, Outcome};
use ghirbal::settings::Settings;

const TITLE: &str = "بلدية الوادي تبدأ ترميم الجسر الحجري القديم";
const ABOVE: &str = "بدأت بلدية الوادي صباح اليوم أعمال ترميم الجسر الحجري القديم الذي يصل ضفتي النهر، بعد سنوات من المطالبات المتكررة.";
const BELOW: &str = "وقال رئيس البلدية إن العمل في الجسر سيستغرق ثلاثة أشهر، وإن الحجارة المتضررة ستستبدل بحجارة من المقلع نفسه.";

/// What prose adds to a near miss so that it reads as a paragraph.
const REST: &str = "وذلك بحسب ما ورد في تقرير مهندسي البلدية عن أعمال الترميم.";

#[test]
fn near_misses_stay_in_the_middle_of_a_body() {
    assert_kept(|paragraph| vec![ABOVE.to_owned(), paragraph, BELOW.to_owned()]);
}

#[test]
fn near_misses_stay_at_the_end_of_a_body() {
    assert_kept(|paragraph| vec![ABOVE.to_owned(), BELOW.to_owned(), paragraph]);
}

#[test]
fn near_misses_stay_at_the_beginning_of_a_body() {
    assert_kept(|paragraph| vec![paragraph, ABOVE.to_owned(), BELOW.to_owned()]);
}

/// Rows of class `keep` are left out: what they are near to is a marker.
fn assert_kept(body: impl Fn(String) -> Vec<String>) {
    let knowledge = Knowledge::builtin();
    let rows = knowledge.lexicon().rows().iter();
    let guarded = rows.filter(|row| !row.near_miss.is_empty() && row.class != Class::Keep);
    let lost: Vec<String> = guarded
        .filter_map(|row| {
            let near_miss = row.near_miss.trim_end_matches(['.', ' ', '؟', '!']);
            let body = body(format!("{near_miss}، {REST}")).join("\n");
            (!is_kept(&body, &knowledge)).then(|| format!("{}:{}: {near_miss}", row.file, row.line))
        })
        .collect();
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}

fn is_kept(body: &str, knowledge: &Knowledge) -> bool {
    let document = Document {
        text: format!("{TITLE}\n{body}"),
        ..Document::default()
    };
    match clean(&document, knowledge, &Settings::default()).outcome {
        Outcome::Record(record) => record.body == body,
        Outcome::Rejected(_) => false,
    }
}
