//! The cost of reading dates, counted in looks at tokens: it must grow as the text does. A clock would tell the same
//! less surely.

use crate::text::dates::{DateSpans, Dates};

/// Looks at tokens that all questions about a text take.
fn looks(text: &str) -> usize {
    let dates = Dates::read(text);
    dates.first();
    dates.first_begins();
    let spans = DateSpans::read(text);
    spans.printed();
    spans.listed_from(0);
    dates.tokens.looks() + spans.looks()
}

#[test]
fn twice_the_text_costs_twice_the_looks() {
    for line in [
        "12/07/2015 ",
        "12/07/2015",
        "12/07/2015 14:05 ",
        "3 مارس 2016 ",
        "الأحد 3 مارس 2016، ",
        "24 نيسان / أبريل 2020 ",
        "3/",
        "3 //// ",
        "3 th th ",
        "مارس ",
        "الأحد ",
        "14:05 ",
        "14:",
        "- ",
        "12/07/2015\n",
        "الأحد 3 مارس 2016\n14:05\n",
    ] {
        let count = |kilobytes: usize| looks(&line.repeat(kilobytes * 1024 / line.len()));
        let counts = [count(25), count(50), count(100)];
        for pair in counts.windows(2) {
            // What is short of a reach at both ends is not twice as much.
            assert!(pair[1] <= 2 * pair[0] + 1024, "{line}: {counts:?}");
        }
    }
}
