//! Segmentation as a whole, at the borders of its limits: what is decided on one side of each and what on the other.

use super::{Grammar, segment};
use crate::lexicon::Lexicon;
use crate::model::{Document, Labelled, Role, Verdict};
use crate::settings::Settings;

const HEADLINE: &str = "تعاونية الزيتون في وادي السرو تفتتح معصرتها الجديدة";
const FIRST: &str = "افتتحت تعاونية الزيتون في وادي السرو معصرتها الجديدة صباح السبت، بعد عامين من العمل المتواصل في المبنى الحجري القديم.";
const SECOND: &str = "وقال رئيس التعاونية سامر الخطيب إن المعصرة تعالج طنين في الساعة، وإن الفلاحين لن يسافروا إلى المدينة بعد اليوم.";
const THIRD: &str = "وأضاف الخطيب أن الموسم الحالي أفضل من سابقه، وأن كميات الزيت ستكفي القرى المجاورة حتى الصيف المقبل.";

/// The segments of a text, with the evidence of each.
fn segments(text: &str) -> Vec<Labelled> {
    let document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let settings = Settings {
        evidence: true,
        ..Settings::default()
    };
    segment(
        &document,
        &Lexicon::builtin(),
        &Grammar::builtin(),
        &settings,
    )
    .expect("few segments")
    .labelled
}

/// What was decided about the last segment that begins with some words.
fn verdict(text: &str, words: &str) -> Verdict {
    let found = segments(text).into_iter().rfind(|labelled| {
        let line = &text[labelled.segment.span.clone()];
        line.starts_with(words)
    });
    found.expect("a segment begins so").verdict
}

fn has_evidence(verdict: &Verdict, name: &str) -> bool {
    verdict
        .evidence
        .iter()
        .any(|evidence| evidence.name == name)
}

#[test]
fn readers_comments_begin_at_each_of_their_headings() {
    let comment = "بارك الله في سواعدكم فقد انتظرنا هذا اليوم طويلًا يا أهل الوادي.";
    for heading in [
        "تعليقات",
        "التعليقات",
        "تعليقات القراء",
        "تعليقات الزوار",
        "تعليقات:",
        "التعليقات (3)",
    ] {
        let text =
            format!("{HEADLINE}\n{FIRST}\n{SECOND}\n{THIRD}\n{heading}\nابن الوادي\n{comment}");
        for line in [heading, "ابن الوادي", comment] {
            assert_eq!(
                verdict(&text, line).role(),
                Role::Comments,
                "{heading}: {line}"
            );
        }
    }
}

#[test]
fn a_paragraph_with_four_words_of_the_rules_for_comments_sets_them() {
    let sets_rules = |paragraph: &str| {
        let text = format!("{HEADLINE}\n{FIRST}\n{SECOND}\n{THIRD}\n{paragraph}");
        has_evidence(&verdict(&text, paragraph), "comment-policy")
    };
    assert!(sets_rules(
        "يسعدنا أن نقرأ تعليقات الأصدقاء، وفق شروط يعرفها الجميع، ولنا حذف ما يجرح، كما تحتفظ الإدارة بحق مراجعة النصوص قبل عرضها."
    ));
    assert!(!sets_rules(
        "يسعدنا أن نقرأ تعليقات الأصدقاء، وفق شروط يعرفها الجميع، ولنا حذف ما يجرح، كما تحتفظ الإدارة بحق تصحيح النصوص قبل عرضها."
    ));
    assert!(!sets_rules(
        "يسعدنا أن نقرأ حكايات الأصدقاء، وفق شروط يعرفها الجميع، ولنا حذف ما يجرح، كما تحتفظ الإدارة بحق مراجعة النصوص قبل عرضها."
    ));
}

#[test]
fn the_data_of_an_article_may_follow_a_caption() {
    let text = format!("{HEADLINE}\n{FIRST}\n{SECOND}\nصورة تعبيرية\nالمصدر: وكالات");
    let (caption, source) = (verdict(&text, "صورة"), verdict(&text, "المصدر"));
    assert_eq!((caption.role(), caption.state), (Role::Caption, "insert"));
    assert_eq!(
        (source.role(), source.state),
        (Role::SourceLine, "end-meta")
    );
}

#[test]
fn a_source_that_speaks_labels_nothing() {
    let page = |before: &str| {
        format!("{HEADLINE} {FIRST} {SECOND} {before} المصدر: وكالة الأنباء السعودية")
    };
    let spoken = |before: &str| {
        let text = page(before);
        !segments(&text)
            .iter()
            .any(|labelled| labelled.verdict.role() == Role::SourceLine)
    };
    for before in ["وقال", "بحسب", "عن", "هذا"] {
        assert!(spoken(before), "{before}");
    }
    assert!(!spoken("الخطيب"));
}

#[test]
fn a_paragraph_belongs_to_the_article_that_it_shares_two_words_with() {
    let page = |paragraph: &str| {
        format!(
            "{HEADLINE}\n{FIRST}\n{SECOND}\nاقرأ أيضاً:\nفرقة السنابل تعزف ألحان الحصاد في مهرجان البيدر\n{paragraph}"
        )
    };
    let echoes =
        |paragraph: &str| has_evidence(&verdict(&page(paragraph), paragraph), "echoes-aside");
    assert!(echoes(
        "صعدت فرقة شابة إلى المسرح الخشبي مساء الخميس ومعها ثلاثون عازفًا من مهرجان بعيد ونوتات مكتوبة بخط اليد."
    ));
    assert!(!echoes(
        "صعدت فرقة شابة إلى المسرح الخشبي مساء الخميس ومعها ثلاثون عازفًا من جزيرة بعيدة ونوتات مكتوبة بخط اليد."
    ));
    let rejoins =
        |paragraph: &str| has_evidence(&verdict(&page(paragraph), paragraph), "rejoins-body");
    assert!(rejoins(
        "تصل الشاحنات محملة بأكياس خضراء كل مساء وتعود فارغة إلا من علب صغيرة عليها اسم التعاونية ورسم الزيتون."
    ));
    assert!(!rejoins(
        "تصل الشاحنات محملة بأكياس خضراء كل مساء وتعود فارغة إلا من علب صغيرة عليها اسم الجزيرة ورسم الزيتون."
    ));
}

/// Of so few content words one alone is more than the margin by which a side must win.
#[test]
fn a_short_paragraph_rejoins_the_article_by_two_words_and_not_by_one() {
    let rejoins = |paragraph: &str| {
        let text = format!(
            "{HEADLINE}\n{FIRST}\n{SECOND}\nاقرأ أيضاً:\nفرقة السنابل تعزف ألحان الحصاد في مهرجان البيدر\n{paragraph}"
        );
        has_evidence(&verdict(&text, paragraph), "rejoins-body")
    };
    assert!(rejoins(
        "وهو منذ اليوم الأول نفسه هناك عند باب التعاونية حيث كانت تلك الزيتون."
    ));
    assert!(!rejoins(
        "وهو منذ اليوم الأول نفسه هناك عند باب الجزيرة حيث كانت تلك الزيتون."
    ));
}

#[test]
fn a_paragraph_goes_on_behind_a_call_for_comments_by_two_words_and_not_by_one() {
    let goes_on = |paragraph: &str| {
        let text = format!("{HEADLINE}\n{FIRST}\n{SECOND}\nشارك برأيك\n{paragraph}");
        has_evidence(&verdict(&text, "شارك برأيك"), "call-in-text")
    };
    assert!(goes_on(
        "وأضاف رجل من الحاضرين أن الشاحنات ستمر كل مساء على بيوت التعاونية لتحمل علب الزيتون الصغيرة."
    ));
    assert!(!goes_on(
        "وأضاف رجل من الحاضرين أن الشاحنات ستمر كل مساء على بيوت الجزيرة لتحمل علب الزيتون الصغيرة."
    ));
}

#[test]
fn a_repeated_line_counts_from_sixteen_bytes_on() {
    let repeated = |line: &str| {
        let text = format!("{line}\n{HEADLINE}\n{FIRST}\n{SECOND}\n{line}");
        let mut segments = segments(&text).into_iter();
        segments.any(|labelled| has_evidence(&labelled.verdict, "said-again"))
    };
    assert!(repeated("البساتين"));
    assert!(!repeated("بيت جميل"));
}

#[test]
fn three_paragraphs_in_their_order_are_a_second_printing() {
    let last =
        "وشكر الأهالي البنائين الذين رمموا الجدران حجرًا حجرًا من غير أن يغيروا شكل النوافذ القديمة.";
    let closing =
        "وينتهي الحفل عند الغروب بعشاء على البيدر يعده شبان القرية كل عام في الموعد نفسه.";
    let page =
        |again: &str| format!("{HEADLINE}\n{FIRST}\n{SECOND}\n{THIRD}\n{last}\n{closing}\n{again}");
    let role = |again: &str, line: &str| verdict(&page(again), line).role();
    assert_eq!(
        role(&format!("{FIRST}\n{SECOND}\n{THIRD}"), SECOND),
        Role::Repeated
    );
    assert_eq!(role(&format!("{FIRST}\n{SECOND}"), SECOND), Role::Body);
    // Not in their order.
    assert_eq!(
        role(&format!("{THIRD}\n{SECOND}\n{FIRST}"), SECOND),
        Role::Body
    );
}

#[test]
fn a_document_of_one_paragraph_may_be_printed_twice() {
    let whole = format!("{HEADLINE}\n{FIRST}\n{FIRST}");
    assert_eq!(verdict(&whole, FIRST).role(), Role::Repeated);
    let part = format!("{HEADLINE}\n{FIRST}\n{SECOND}\n{FIRST}");
    assert_eq!(verdict(&part, FIRST).role(), Role::Body);
}
