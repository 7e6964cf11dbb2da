//! No removal begins or ends inside a sentence: words that are a menu entry, a control or a label alone on a line are words
//! of a sentence inside one, on lines and flattened. Only a read-also marker bounds itself there.

use ghirbal::clean::{Knowledge, clean};
use ghirbal::lexicon::{Class, Position, Row};
use ghirbal::model::{Document, Outcome};
use ghirbal::settings::Settings;

const ABOVE: &str = "افتتحت بلدية المرج صباح الأحد ملعبا جديدا للأطفال بعد عام من العمل فيه، وحضر الحفل أهالي القرى القريبة كلها.";
const BELOW: &str = "وقالت مهندسة الملعب سلمى الخوري إن أرضه من المطاط، وإن سياجه من خشب الغابات التي تحيط بالبلدة من جهاتها الأربع.";

/// Sentences with a place for a phrase: in the middle, near the end, behind a comma, and twice.
const SENTENCES: [&str; 4] = [
    "وذكر رئيس البلدية في كلمته أن {} مما يحتاج إليه سكان البلدة هذا الصيف.",
    "ونقل العمال إلى الملعب كل ما وجدوه من {} أمس.",
    "وبعد انتهاء الحفل مساء اليوم نفسه، ظهر {} مع الحاضرين في ساحة البلدة القديمة.",
    "وكان بين {} وبين {} أكثر مما ظن المهندسون حين رسموا الملعب أول مرة.",
];

#[test]
fn no_words_are_taken_out_of_a_sentence_on_a_line() {
    assert_whole("\n");
}

#[test]
fn no_words_are_taken_out_of_a_sentence_of_a_flattened_text() {
    assert_whole(" ");
}

fn assert_whole(joint: &str) {
    let knowledge = Knowledge::builtin();
    let rows = knowledge.lexicon().rows().iter();
    let words: Vec<&Row> = rows.filter(|row| is_word(row)).collect();
    assert!(words.len() > 500, "only {} phrases", words.len());
    let holes: Vec<String> = words
        .into_iter()
        .flat_map(|row| {
            SENTENCES.map(|sentence| sentence.replace("{}", &row.phrase.replace('#', "7")))
        })
        .filter(|sentence| !stays(sentence, joint, &knowledge))
        .collect();
    assert!(
        holes.is_empty(),
        "{} holes:\n{}",
        holes.len(),
        holes.join("\n")
    );
}

/// Whether a phrase may be words of a sentence: those that mean a marker anywhere, read-also and notes of rights bound
/// themselves.
fn is_word(row: &Row) -> bool {
    let anywhere = [Position::Inside, Position::Suffix];
    let bounds_itself = matches!(row.class, Class::ReadAlso | Class::Copyright);
    !bounds_itself && !anywhere.iter().any(|place| row.positions.contains(place))
}

fn stays(sentence: &str, joint: &str, knowledge: &Knowledge) -> bool {
    let document = Document {
        text: [ABOVE, sentence, BELOW].join(joint),
        ..Document::default()
    };
    match clean(&document, knowledge, &Settings::default()).outcome {
        Outcome::Record(record) => record.body.contains(sentence),
        Outcome::Rejected(_) => false,
    }
}
