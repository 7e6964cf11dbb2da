//! The desk where pages are made: the pool of sentences, the marker phrases and the dice, kept from page to page so
//! that a run uses all of them. It puts no page together; `page` does.

use super::article::Pool;
use super::dice::Dice;
use super::markers::Markers;
use super::page::{self, Page};

#[derive(Debug)]
pub(crate) struct Desk {
    pub(super) dice: Dice,
    pub(super) pool: Pool,
    pub(crate) markers: Markers,
}

impl Desk {
    /// The same seed gives the same pages.
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let markers = Markers::new(&mut dice);
        Self {
            dice,
            pool: Pool::new(),
            markers,
        }
    }

    /// The next page.
    pub(crate) fn page(&mut self) -> Page {
        page::compose(self)
    }

    /// Headlines that have nothing to do with the article.
    pub(super) fn headlines(&mut self, least: usize, most: usize) -> Vec<String> {
        let count = self.dice.between(least, most);
        self.dice.some(self.pool.all("headline"), count)
    }

    /// One of the things under a key of the pool.
    pub(super) fn one(&mut self, key: &str) -> String {
        self.dice.pick(self.pool.all(key)).clone()
    }

    pub(super) fn some(&mut self, key: &str, least: usize, most: usize) -> Vec<String> {
        let count = self.dice.between(least, most);
        self.dice.some(self.pool.all(key), count)
    }
}
