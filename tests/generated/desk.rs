//! The desk where pages are made: the pool of sentences, the marker phrases and the dice, kept from page to page so
//! that a run uses all of them. It puts no page together; `page` does.

use super::article::Pool;
use super::dice::Dice;
use super::markers::Markers;
use super::page::{self, Page};
use super::shaped::{self, Hard};

#[derive(Debug)]
pub(crate) struct Desk {
    seed: u64,
    pages: u64,
    /// Cast anew for each page, so that another phrase on one page does not change the next ones.
    pub(super) dice: Dice,
    pub(super) pool: Pool,
    pub(crate) markers: Markers,
}

impl Desk {
    /// The same seed gives the same pages.
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            seed,
            pages: 0,
            dice: Dice::new(seed),
            pool: Pool::new(),
            markers: Markers::new(seed),
        }
    }

    /// The next page.
    pub(crate) fn page(&mut self) -> Page {
        self.dice = Dice::of(self.seed, &self.pages.to_le_bytes());
        self.pages += 1;
        page::compose(self)
    }

    /// The next page, of a kind that is hard. A desk makes either such pages or others.
    pub(crate) fn hard_page(&mut self, hard: Hard) -> Page {
        self.dice = Dice::of(self.seed, &self.pages.to_le_bytes());
        self.pages += 1;
        shaped::compose(self, hard)
    }

    /// Dice of this page for one thing, which the rest of the page does not depend on.
    pub(super) fn dice_of(&self, thing: &str) -> Dice {
        let page = Dice::of(self.seed, &self.pages.to_le_bytes()).next();
        Dice::of(page, thing.as_bytes())
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
