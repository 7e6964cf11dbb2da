//! At which width the lines of a text were broken, by what speaks for each: lines in mid-sentence behind which the next
//! word would not fit. It joins nothing.

use super::layout::{Line, Measure};
use memchr::memmem;
use std::sync::LazyLock;

/// Widths at which programs break lines: e-mail at 72, terminals at 80, wide ones at 132.
pub(super) const WIDTHS: std::ops::RangeInclusive<usize> = 38..=140;

/// Lines broken in mid-sentence that show a width. Two show it only where nothing speaks against it.
const ENOUGH_FULL: usize = 3;

/// With as many full lines a page of many parts shows its width, although the headlines and menus of others are between.
const MANY_FULL: usize = 8;

/// As many show it if they are at least twice the others, none of which is over it.
const SOME_FULL: usize = 5;

/// Among few lines, of as many full ones this one may be of another length: titles and names are broken by hand.
const FULL_FOR_ONE_LOOSE: usize = 4;

/// Among few lines, a line over the width is worse: a program breaks it if it can.
const FULL_FOR_ONE_OVER: usize = 8;

/// A line shorter than this share of the width, in percent, says nothing: it is a menu, a headline, the end of a
/// paragraph.
pub(super) const TELLING_SHARE: usize = 70;

/// What the lines of a text say of a width.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// Lines in mid-sentence behind which the next word would not fit.
    full: isize,
    /// Long lines in mid-sentence behind which it would.
    loose: isize,
    /// Lines of several words that are wider.
    over: isize,
}

impl Count {
    pub(super) fn score(self) -> isize {
        self.full - self.loose - self.over
    }

    /// There may be a width for which more speaks.
    pub(super) fn is_near(self) -> bool {
        self.full + 1 >= ENOUGH_FULL as isize && self.full * 2 >= self.loose
    }

    /// Hardly any line is of another length.
    pub(super) fn is_even(self) -> bool {
        self.loose * FULL_FOR_ONE_LOOSE as isize <= self.full
            && self.over * FULL_FOR_ONE_OVER as isize <= self.full
    }

    /// Many lines show the width, more than show that it is none. Some programs do not break headings, so that lines over
    /// the width may be nearly as many.
    pub(super) fn is_many(self) -> bool {
        self.full >= MANY_FULL as isize && self.loose * 3 <= self.full * 2 && self.over <= self.full
    }

    pub(super) fn is_few(self) -> bool {
        self.full >= ENOUGH_FULL as isize && self.is_even()
            || self.full >= SOME_FULL as isize && self.loose * 2 <= self.full && self.over == 0
    }

    /// Whether so many full lines, with so many over every width, can be enough for [`is_many`](Self::is_many),
    /// [`is_few`](Self::is_few) or [`is_clean`](Self::is_clean).
    pub(super) fn may_show_width(full: isize, over: isize) -> bool {
        let count = Self {
            full,
            over,
            loose: 0,
        };
        count.is_many() || count.is_few() || count.is_clean()
    }

    /// One line less than a few, and none that speaks against it.
    pub(super) fn is_clean(self) -> bool {
        self.full + 1 >= ENOUGH_FULL as isize && self.loose + self.over == 0
    }
}

/// The width for which most speaks, the smallest of several: one walk over the lines counts for all widths what begins
/// and ends to hold at each.
pub(super) fn best(lines: &[Line<'_>], measure: Measure) -> Option<(usize, Count)> {
    let size = WIDTHS.end() + 2;
    let mut changes = vec![Count::default(); size];
    let mut add = |from: usize, to: usize, part: fn(&mut Count) -> &mut isize| {
        let (from, to) = (from.min(size - 1), to.min(size - 1));
        *part(&mut changes[from]) += 1;
        *part(&mut changes[to]) -= 1;
    };
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() || holds_address(line.text) {
            continue;
        }
        let width = measure.width(line.text);
        if line.has_breaks() {
            add(0, width, |count| &mut count.over);
        }
        let Some(next) = lines.get(at + 1).filter(|next| next.may_follow(line)) else {
            continue;
        };
        if line.is_ended() || holds_address(next.text) {
            continue;
        }
        let fits = width + 1 + measure.width(next.first_word());
        add(width, fits, |count| &mut count.full);
        add(
            fits,
            (width * 100).div_ceil(TELLING_SHARE).max(fits),
            |count| &mut count.loose,
        );
    }
    let mut sums = Count::default();
    let sums = changes.iter().map(|change| {
        sums.full += change.full;
        sums.loose += change.loose;
        sums.over += change.over;
        sums
    });
    let counts = sums.enumerate().filter(|(width, _)| WIDTHS.contains(width));
    // The last of several equals would be taken.
    let counts: Vec<(usize, Count)> = counts.collect();
    counts
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| count.score())
}

/// Addresses are broken nowhere or anywhere.
pub(super) fn holds_address(line: &str) -> bool {
    ADDRESS.find(line.as_bytes()).is_some()
}

static ADDRESS: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("://"));
