//! Tests of stems: which words carry a topic, and that what is remembered is what is computed anew.

use super::{Memory, NONE, STOP_TABLE, StemSet, Stemmer, is_arabic, remembered, stem_of, stems};
use crate::text::chars::is_arabic_letter;
use crate::text::fold::{self, Folded};
use crate::text::key::Key;
use crate::text::table::{lines, rows};
use crate::text::word::{Word, hash};
use proptest::prelude::proptest;
use std::collections::HashSet;

#[test]
fn every_row_is_well_formed() {
    let mut words = HashSet::new();
    for [word, reason] in rows(STOP_TABLE) {
        assert!(words.insert(word) && !reason.is_empty(), "{word}");
        assert_eq!(fold::phrase(word), word);
        assert_eq!(stem_of(word, hash(word)), NONE);
    }
    assert_eq!(words.len(), lines(STOP_TABLE).count());
}

#[test]
fn particles_and_the_article_do_not_hide_a_word() {
    let left = stems("وللوزارة خطة جديدة في المدارس");
    let right = stems("الوزارة تعلن خطتها للمدارس الجديدة");
    let shared = stems("الوزارة جديدة مدارس");
    assert_eq!(left.shared_with(&StemSet::from(&right)), shared.len());
    assert_eq!(shared.shared_with(&StemSet::from(&left)), shared.len());
    assert_eq!(
        left.only_on(&StemSet::from(&left), &StemSet::from(&right)),
        1
    );
    assert_eq!(StemSet::from(&left).without(&StemSet::from(&right)), 1);
}

#[test]
fn different_topics_share_nothing() {
    let left = stems("المنتخب يفوز بكأس آسيا لكرة القدم");
    let right = stems("البنك المركزي يرفع سعر الفائدة نصف نقطة");
    assert_eq!(
        left.shared_with(&StemSet::from(&right)),
        0,
        "{left:?} {right:?}"
    );
}

#[test]
fn words_of_one_hash_keep_their_own_stems() {
    let mut memory = Memory::default();
    for text in [
        "مدارس",
        "وزارات",
        "مدارس",
        "في",
        "وزارات",
        "والمستشفيات",
        "والمستشفيين",
    ] {
        let word = Word {
            span: 0..text.len(),
            hash: 7,
        };
        assert_eq!(
            remembered(memory.places(), text, &word),
            stem_of(text, 7),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn words_of_arabic_letters_are_told(word in "[ء-يٱ-ۓa-zﻻ-ﻼ]{0,8}") {
        assert_eq!(is_arabic(&word), word.chars().all(is_arabic_letter));
    }

    #[test]
    fn what_was_stemmed_before_changes_nothing(
        before in "([ء-ي]{1,12} ){0,8}",
        line in "([ء-ي]{1,12} ){0,8}",
    ) {
        let mut stemmer = Stemmer::default();
        for text in [&before, &line, &before, &line] {
            let key = Key::from_folded(&Folded::new(text));
            assert_eq!(stemmer.stems(&key), stems(text));
            let mut set = StemSet::default();
            stemmer.add_to(&mut set, &key);
            assert_eq!(set.len(), stems(text).len());
        }
    }
}
