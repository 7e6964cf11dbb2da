//! Repairs on text of each kind, and the laws: damage is undone exactly, real text is never changed.

use super::repair;
use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1256};
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};

const NEWS: &str =
    "أعلنت البلدية أن أعمال الصيانة في الجسر القديم تنتهي قبل الشتاء، وقال المهندس: «نعم».\n";

fn misread(text: &str, encoding: &'static Encoding) -> String {
    encoding
        .decode_without_bom_handling(text.as_bytes())
        .0
        .into_owned()
}

fn misread_as_latin1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

#[track_caller]
fn assert_repairs(text: &str, repaired: &str, name: &str) {
    let mut text = text.to_owned();
    assert_eq!((repair(&mut text), text.as_str()), (Some(name), repaired));
}

#[track_caller]
fn assert_stays(text: &str) {
    let mut same = text.to_owned();
    assert_eq!((repair(&mut same), same.as_str()), (None, text));
}

#[test]
fn one_misreading_is_undone() {
    assert_repairs(&misread(NEWS, WINDOWS_1256), NEWS, "windows-1256");
    assert_repairs(&misread(NEWS, WINDOWS_1252), NEWS, "windows-1252");
    assert_repairs(&misread_as_latin1(NEWS), NEWS, "windows-1252");
    for title in ["خبر", "ليلى", "من هنا", "مصر 2024: Le Caire"] {
        assert_repairs(&misread(title, WINDOWS_1256), title, "windows-1256");
        assert_repairs(&misread(title, WINDOWS_1252), title, "windows-1252");
    }
}

#[test]
fn two_letters_are_no_evidence_and_three_are() {
    // Each sign of its own is led by the same two bytes as letters are, so that both have the signs of mojibake.
    for (text, repaired) in [("هي،", false), ("هيا،", true)] {
        for encoding in [WINDOWS_1256, WINDOWS_1252] {
            let damaged = misread(text, encoding);
            match repaired {
                true => assert_repairs(&damaged, text, encoding.name()),
                false => assert_stays(&damaged),
            }
        }
    }
}

#[test]
fn two_misreadings_are_undone() {
    for (first, last, name) in [
        (WINDOWS_1256, WINDOWS_1256, "windows-1256 twice"),
        (WINDOWS_1252, WINDOWS_1252, "windows-1252 twice"),
        (
            WINDOWS_1256,
            WINDOWS_1252,
            "windows-1256, then windows-1252",
        ),
        (
            WINDOWS_1252,
            WINDOWS_1256,
            "windows-1252, then windows-1256",
        ),
    ] {
        assert_repairs(&misread(&misread(NEWS, first), last), NEWS, name);
    }
    assert_repairs(
        &misread_as_latin1(&misread_as_latin1(NEWS)),
        NEWS,
        "windows-1252 twice",
    );
}

#[test]
fn lines_are_undone_each_by_itself() {
    let lines = [
        NEWS.to_owned(),
        misread(NEWS, WINDOWS_1256),
        misread(NEWS, WINDOWS_1252),
        misread(&misread(NEWS, WINDOWS_1252), WINDOWS_1252),
    ];
    let repaired = NEWS.repeat(lines.len());
    assert_repairs(&lines.concat(), &repaired, "windows-1256");
    let levels = misread(
        &(NEWS.to_owned() + &misread(NEWS, WINDOWS_1256)),
        WINDOWS_1256,
    );
    assert_repairs(&levels, &NEWS.repeat(2), "windows-1256");
}

#[test]
fn what_is_not_exact_stays() {
    let damaged = misread(&NEWS.replace("قبل", "قبل à"), WINDOWS_1252);
    assert!(damaged.contains('\u{a0}'));
    assert_stays(&damaged.replace('\u{a0}', " "));
    assert_stays(
        &misread(NEWS, WINDOWS_1256)
            .replace('®', "(R)")
            .replace('ˆ', "^"),
    );
    assert_stays(&(misread(NEWS.trim_end(), WINDOWS_1256) + " وهذا سليم"));
}

#[test]
fn real_text_stays() {
    for text in [
        NEWS,
        "ظل طالب الطب ينظر إلى الطريق... «خط»، وسط؟ حفظ؛ ضغط… لفظ – نمط” ربط",
        "ط؟ ط، ط؛ ظ… ط»",
        "قرأت في الصفحة «ط§ظ„ط¹ط±ط¨ظٹط©» ولم أفهمها",
        "پژوهشگران گفتند که خط‌کشی، حفظ‌ شد و ربط‌ها گسترده شد",
        "لفظ‌ها، خط‌ها، ضبط‌ها، شرط‌ها، وسط‌ها",
        "Où était l’été, à Ségou ? Ça dépend: Ø, Ù, «Ø»",
        "Øøæ ØÆ Ùé Ø«» ÙÙÙ",
        "",
    ] {
        assert_stays(text);
    }
}

#[test]
fn hostile_text_costs_no_more_than_its_length() {
    for text in ["ط§\n", "Ø§Ù", "Ã˜Ã™\n", "أک", "ظ…", "ط"] {
        let mut text = text.repeat(100_000);
        let length = text.len();
        repair(&mut text);
        assert!(text.len() <= length);
    }
}

fn encoding() -> impl Strategy<Value = &'static Encoding> {
    proptest::sample::select(vec![WINDOWS_1256, WINDOWS_1252])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_is_undone_exactly(
        // A few letters beside signs of other scripts are no evidence.
        text in "[ت-د]{8}([ء-بت-غف-وي]{1,7}[ًٌَُِّْـ]?[ةى]?[ :،.؟\n•«»…é\\-]{1,2}){0,40}",
        encodings in proptest::collection::vec(encoding(), 1..=2),
    ) {
        let damaged = encodings.iter().fold(text.clone(), |text, encoding| misread(&text, encoding));
        let mut repaired = damaged;
        assert!(repair(&mut repaired).is_some(), "{text:?}");
        assert_eq!(repaired, text);
    }

    #[test]
    fn real_text_is_never_changed(
        arabic in "([ء-غف-ي]{1,7}[ً-ْـ]?[ :،.؟\n•«»…\\-]{1,2}){0,60}",
        persian in "([آ-غف-يپچژگکی]{1,7}[\u{200c} ،\n]){0,40}",
        // Words of any language have most letters from the alphabet; others alone are what Arabic misread looks like.
        latin in "([a-zÀ-ÿ]?[a-z]{1,5}[à-ÿ]?[a-z]{1,3}[ ’«»–\n]){0,40}",
        any in any::<String>(),
    ) {
        for text in [arabic, persian, latin, any] {
            assert_stays(&text);
        }
    }
}
