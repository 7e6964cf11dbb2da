//! Running text without end: words of the generator's articles, chained so that neighbours mostly belong together.
//! It means nothing, but its letters, its line lengths and how far it compresses are those of news.

use crate::composed::{Desk, Dice};
use std::collections::HashMap;

/// Pages whose words are learnt: enough for every article of the pool to come up.
const PAGES: usize = 200;
/// How often the next word is one that follows in some article; else it is any word.
const PERCENT_FOLLOWS: usize = 70;

pub(super) struct Prose {
    words: Vec<String>,
    /// Where each word stands.
    places: HashMap<String, Vec<usize>>,
}

impl Prose {
    pub(super) fn new(seed: u64) -> Self {
        let mut desk = Desk::new(seed);
        let mut words = Vec::new();
        for _ in 0..PAGES {
            let page = desk.page();
            for paragraph in page.paragraphs() {
                let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
                words.extend(paragraph.split_whitespace().map(plain));
            }
        }
        words.retain(|word| !word.is_empty());
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            places.entry(word.clone()).or_default().push(at);
        }
        Self { words, places }
    }

    /// A paragraph of one to three sentences.
    pub(super) fn paragraph(&self, dice: &mut Dice) -> String {
        let mut text = String::new();
        for sentence in 0..dice.between(1, 3) {
            if sentence > 0 {
                text.push(' ');
            }
            self.sentence(dice, &mut text);
        }
        text
    }

    /// A headline of another article.
    pub(super) fn headline(&self, dice: &mut Dice) -> String {
        let mut text = String::new();
        self.words(dice.between(6, 11), dice, &mut text);
        text
    }

    fn sentence(&self, dice: &mut Dice, text: &mut String) {
        self.words(dice.between(14, 32), dice, text);
        text.push('.');
    }

    fn words(&self, length: usize, dice: &mut Dice, text: &mut String) {
        let mut at = dice.below(self.words.len());
        for word in 0..length {
            if word > 0 {
                text.push_str(if dice.percent(6) { "، " } else { " " });
            }
            text.push_str(&self.words[at]);
            at = if dice.percent(PERCENT_FOLLOWS) {
                let places = &self.places[&self.words[at]];
                (places[dice.below(places.len())] + 1) % self.words.len()
            } else {
                dice.below(self.words.len())
            };
        }
    }
}
