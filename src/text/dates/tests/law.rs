//! The law of reading dates: what is read once, at a cost that grows as the text does, is what a slow and plain reader
//! finds.

use proptest::prelude::{any, proptest};
use proptest::{collection::vec, sample::select};

use super::plain::Plain;
use crate::model::Span;
use crate::text::dates::{DateSpans, Dates};

/// Of dates, of prose, and of what stands between.
const PIECES: &[&str] = &[
    " الأربعاء",
    "الأحد، ",
    " تشرين الثاني / نوفمبر ",
    " كانون ",
    "مارس ",
    "March",
    "th",
    " 3 ",
    "12",
    "2016",
    "٢٠١٦",
    " 12/07/2015",
    "3.4.2017",
    "/",
    " - ",
    "–",
    "،",
    ":",
    "(",
    " 09:05",
    "12:23",
    ":07",
    " | ",
    " الساعة ",
    " مساءً",
    " ص ",
    " بتوقيت غرينتش",
    " GMT",
    " يوم",
    " رجب",
    " عاد الصيادون إلى المرسى قبل الغروب وباعوا ما في الشباك من سمك قليل",
    "\u{a0}نص",
    "\u{200f}",
    "\n",
];

fn holds(text: &str) {
    let plain = Plain::new(text);
    let read = Dates::read(text);
    assert_eq!(read.first(), plain.first(), "{text:?}");
    assert_eq!(read.first_begins().is_some(), plain.first_date().is_some());
    let spans = DateSpans::read(text);
    assert_eq!(spans.printed(), plain.spans(true), "{text:?}");
    assert_eq!(spans.listed_from(0), plain.spans(false), "{text:?}");
    for (from, _) in text.char_indices().filter(|(at, _)| at % 7 == 0) {
        let behind = Plain::new(&text[from..]).spans(false).into_iter();
        let behind: Vec<Span> = behind.map(|it| it.start + from..it.end + from).collect();
        assert_eq!(spans.listed_from(from), behind, "{text:?} from {from}");
    }
}

proptest! {
    #[test]
    fn what_is_read_once_is_what_a_plain_reader_finds(pieces in vec(select(PIECES), 0..30)) {
        holds(&pieces.concat());
    }

    #[test]
    fn any_text_is_read_as_a_plain_reader_does(text in any::<String>(), news in "[0-9٠-٩/:.، صم-]{0,40}") {
        holds(&text);
        holds(&news);
    }
}
