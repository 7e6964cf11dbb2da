//! Marker phrases, dealt from the lexicon's own tables like cards, so that each comes up; and the spellings in which
//! pages print them. What stands behind a marker is not decided here.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use ghirbal::lexicon::{Class, Lexicon, Position, Row};

use super::dice::Dice;

/// Classes of which every phrase must come up.
const WANTED: [Class; 9] = [
    Class::ReadAlso,
    Class::RelatedList,
    Class::SourceLine,
    Class::Keywords,
    Class::Share,
    Class::MostRead,
    Class::Comments,
    Class::Copyright,
    Class::Newsletter,
];

#[derive(Debug)]
pub(crate) struct Markers {
    rows: Vec<Row>,
    decks: BTreeMap<Class, VecDeque<usize>>,
    dealt: BTreeSet<usize>,
}

impl Markers {
    /// The order of the phrases is drawn phrase by phrase, so that a new row of the lexicon is one more card in the deck
    /// and leaves the others in their order.
    pub(super) fn new(seed: u64) -> Self {
        let rows = Lexicon::builtin().rows().to_vec();
        let mut decks = BTreeMap::new();
        for class in Class::ALL {
            let mut deck: Vec<usize> = (0..rows.len())
                .filter(|&at| rows[at].class == class)
                .collect();
            deck.sort_by_key(|&at| Dice::of(seed, rows[at].phrase.as_bytes()).next());
            decks.insert(class, VecDeque::from(deck));
        }
        Self {
            rows,
            decks,
            dealt: BTreeSet::new(),
        }
    }

    /// The next phrase of the class that fits; it comes up again when all others had their turn.
    pub(super) fn deal(&mut self, class: Class, fits: impl Fn(&Row) -> bool) -> Row {
        let deck = self.decks.get_mut(&class).unwrap();
        let at = deck.iter().position(|&row| fits(&self.rows[row]));
        let row = deck.remove(at.expect("a phrase that fits")).unwrap();
        deck.push_back(row);
        self.dealt.insert(row);
        self.rows[row].clone()
    }

    /// Phrases that never came up although lines can be made of them alone.
    pub(crate) fn missed(&self) -> Vec<&str> {
        let wanted = |row: &Row| {
            WANTED.contains(&row.class) && (has(row, Position::Whole) || has(row, Position::Label))
        };
        let missed = (0..self.rows.len()).filter(|at| !self.dealt.contains(at));
        missed
            .map(|at| &self.rows[at])
            .filter(|row| wanted(row))
            .map(|row| row.phrase.as_str())
            .collect()
    }
}

pub(super) fn has(row: &Row, position: Position) -> bool {
    row.positions.contains(&position)
}

/// Whether the phrase is a marker also where no line ends beside it: more than a word, and of those that may have
/// something behind them.
pub(super) fn tells_itself(row: &Row) -> bool {
    row.phrase.contains(' ') && (has(row, Position::Label) || has(row, Position::Prefix))
}

/// The phrase as pages print it: hamzas and tanwin as they fall, now and then stretched.
pub(super) fn spelled(dice: &mut Dice, phrase: &str) -> String {
    let mut text = phrase.replace('#', &dice.between(2, 60).to_string());
    if let Some(rest) = text.strip_prefix("0 ") {
        text = format!("{} {rest}", dice.between(2, 60));
    }
    if text.contains("أيضا") {
        let also = *dice.pick(&["أيضا", "أيضاً", "أيضًا", "ايضا"]);
        text = text.replace("أيضا", also);
    }
    if let Some(rest) = text.strip_prefix("اقرأ") {
        text = format!("{}{rest}", dice.pick(&["اقرأ", "إقرأ", "أقرأ", "اقرأ"]));
    }
    if dice.percent(4) && text.contains("همك") {
        text = text.replace("همك", "هـــمك");
    }
    text
}

/// A whole line made of a phrase: alone, as a label, or as its own example where more must follow.
pub(super) fn alone(dice: &mut Dice, row: &Row) -> String {
    if has(row, Position::Prefix) || has(row, Position::Inside) {
        return row.example.clone();
    }
    let text = spelled(dice, &row.phrase);
    let colon = has(row, Position::Label) && dice.percent(30);
    if colon { format!("{text}:") } else { text }
}
