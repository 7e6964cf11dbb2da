//! Where the menu at the head of a page flattened onto one line ends and its headline begins. A menu is known by the entry
//! that leads home or by having nothing but entries, and by how many of the words behind it are entries; a few may be names that no table has.

use crate::lexicon::{Class, Lexicon};
use crate::model::Break;
use crate::segment::phrases::{WordList, is_on};
use crate::segment::split::line::{Line, Points};
use crate::text::chars::is_word;
use crate::text::fold::Folded;
use crate::text::words;

/// Words before the entry that leads home, at most: the title of the page and the site's name.
const WORDS_BEFORE: usize = 24;

/// Words of the longest menu that is looked at.
const MENU_WORDS: usize = 60;

/// Words of the longest entry.
const ENTRY_WORDS: usize = 3;

/// Words between two entries that no table has.
const MOST_UNKNOWN: usize = 2;

/// Entries of the shortest menu where the line begins with it, and behind other words.
const ENTRIES_AT_START: usize = 2;
const ENTRIES: usize = 4;

/// Cuts around the menu at the head of a page, and nowhere in it; where the text behind it begins.
pub(super) fn menu_points(line: &Line<'_>, points: &mut Points) -> usize {
    let source = line.source;
    let mut words = words::parts(source, 0);
    let leads_home = |(_, word): &(usize, &str)| is_on(WordList::MenuHome, word);
    let head: Vec<(usize, &str)> = words.by_ref().take(WORDS_BEFORE).collect();
    let Some(first) = head.iter().position(leads_home) else {
        return homeless_menu(line, &head, points);
    };
    let menu: Vec<(usize, &str)> = head[first..]
        .iter()
        .copied()
        .chain(words)
        .take(MENU_WORDS)
        .collect();
    let (entries, end) = entries(source, &menu, line.lexicon);
    let fewest = match first {
        0 => ENTRIES_AT_START,
        _ => ENTRIES,
    };
    if entries < fewest {
        return 0;
    }
    let start = menu[0].0;
    let end = menu.get(end).map_or(source.len(), |(end, _)| *end);
    // A word or two in front of the next cut are the last step of a path.
    let next = points.range(end..).next().map(|(at, _)| *at);
    let end = next
        .filter(|next| words::count(&source[end..*next]) <= MOST_UNKNOWN)
        .unwrap_or(end);
    points.retain(|at, _| *at <= start || *at >= end);
    points.insert(start, Break::Marker);
    points.insert(end, Break::Marker);
    end
}

/// Cuts behind the menu with which a page begins that has no entry leading home: nothing but names of sections and
/// controls, more than a headline has in a row. The name of the site may stand before it, with a bar between.
fn homeless_menu(line: &Line<'_>, head: &[(usize, &str)], points: &mut Points) -> usize {
    let bar = |(_, word): &(usize, &str)| !word.contains(is_word);
    let first = head.iter().take(MOST_UNKNOWN + 1).position(bar);
    let menu = &head[first.map_or(0, |bar| bar + 1)..];
    let (mut at, mut sections, mut controls) = (0, 0, 0);
    while at < menu.len() {
        let (length, kind) = entry(line.source, &menu[at..], line.lexicon);
        match kind {
            Entry::Sign => {}
            Entry::Section => sections += 1,
            Entry::Control => controls += 1,
            Entry::None | Entry::Home | Entry::Other => break,
        }
        at += length;
    }
    let Some(&(end, _)) = menu.get(at) else {
        return 0;
    };
    let fewest = if first.is_some() {
        ENTRIES - 1
    } else {
        ENTRIES
    };
    if sections + 2 * controls < fewest {
        return 0;
    }
    points.retain(|at, _| *at >= end);
    points.insert(end, Break::Marker);
    end
}

/// How many entries a menu has, and how many words up to the last of them. Names of sections are words of headlines, too:
/// one alone is an entry directly behind that which leads home, as in a path.
fn entries(source: &str, menu: &[(usize, &str)], lexicon: &Lexicon) -> (usize, usize) {
    let (mut at, mut entries, mut end) = (0, 0, 0);
    // Entries behind `end` that may still be words of the headline, and whether the entry before leads home.
    let (mut unsure, mut in_path) = (0, false);
    while at < menu.len() && at - end <= MOST_UNKNOWN + unsure {
        let (length, kind) = entry(source, &menu[at..], lexicon);
        at += length;
        match kind {
            Entry::Sign => {}
            Entry::None => (unsure, in_path) = (0, false),
            Entry::Other => break,
            Entry::Home | Entry::Control | Entry::Section => {
                unsure += 1;
                // One word behind unknown ones may be of a headline.
                let alone = kind == Entry::Control && at - length > end && length == 1;
                let is_sure = kind != Entry::Section && !alone;
                if is_sure || unsure > 1 || in_path {
                    entries += unsure;
                    unsure = 0;
                    end = at;
                }
                in_path = kind == Entry::Home;
            }
        }
    }
    (entries, end)
}

#[derive(Clone, Copy, PartialEq)]
enum Entry {
    /// A word that no table has as an entry.
    None,
    /// Punctuation alone, as between the steps of a path.
    Sign,
    /// It leads to the first page.
    Home,
    Section,
    Control,
    /// What is known as something else: a label of the article's data.
    Other,
}

/// How many of the words are an entry, from the first on, and which.
fn entry(source: &str, words: &[(usize, &str)], lexicon: &Lexicon) -> (usize, Entry) {
    let (start, first) = words[0];
    if !first.contains(is_word) {
        return (1, Entry::Sign);
    }
    if is_on(WordList::MenuHome, first) {
        return (1, Entry::Home);
    }
    for length in (1..=ENTRY_WORDS.min(words.len())).rev() {
        let (last, word) = words[length - 1];
        let name = source[start..last + word.len()].trim_end_matches(|c| !is_word(c));
        let folded = Folded::new(name);
        let hits = lexicon.hits(name, &folded);
        let mut whole = hits.iter().filter(|hit| hit.span == (0..name.len()));
        // What announces something is the beginning of a headline: `تقرير: …`.
        let announces = word.ends_with(':');
        let kind = match whole.next().map(|hit| hit.class) {
            Some(
                Class::Navigation
                | Class::Ui
                | Class::Share
                | Class::Advert
                | Class::Disclaimer
                | Class::Newsletter,
            ) => Entry::Control,
            Some(Class::Caption) if lexicon.is_section(folded.as_str()) => Entry::Section,
            Some(_) => Entry::Other,
            None if lexicon.is_section(folded.as_str()) => Entry::Section,
            None => continue,
        };
        return match announces {
            true => (length, Entry::Other),
            false => (length, kind),
        };
    }
    (1, Entry::None)
}
