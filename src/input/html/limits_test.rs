//! Both sides of the limits of the HTML reader that go over several of its files.

use super::render::{MOST_ELEMENTS, Rendered, render};
use super::{is_page, page};
use crate::model::{Zone, most_segments};

/// The lines of a page, each with the zone of the element that it lies in.
fn lines(html: &str) -> Vec<(String, Option<Zone>)> {
    let Rendered {
        pieces, elements, ..
    } = render(html, false);
    let line = |piece: super::piece::Piece| (piece.text, elements[piece.around.node].zone);
    pieces.into_iter().map(line).collect()
}

fn divisions(count: usize, inside: &str) -> String {
    format!(
        "{}{inside}{}",
        "<div>".repeat(count),
        "</div>".repeat(count)
    )
}

#[test]
fn elements_are_told_apart_down_to_a_depth() {
    let related = "<div class=related>نص</div>";
    for (depth, zone) in [(511, Some(Zone::Related)), (512, None)] {
        let lines = lines(&divisions(depth, related));
        assert_eq!(lines, [(String::from("نص"), zone)], "{depth}");
    }
}

/// End tags of elements that were too deep to be opened end nothing, and no more of them are passed over than that.
#[test]
fn end_tags_of_what_is_too_deep_close_nothing_else() {
    for depth in [400, 511, 512, 600] {
        let deep = divisions(depth, "عمق");
        let html = format!("<div class=related>{deep}داخل</div>خارج");
        let zones: Vec<_> = lines(&html).into_iter().map(|(_, zone)| zone).collect();
        assert_eq!(zones[1..], [Some(Zone::Related), None], "{depth}");
    }
}

#[test]
fn cells_of_a_row_are_one_line_up_to_a_length() {
    for (length, count) in [(60, 1), (61, 2)] {
        let cell = "ب".repeat(length);
        let html = format!("<table><tr><td>أ</td><td>{cell}</td></tr></table>");
        assert_eq!(page(&html, false).blocks.len(), count, "{length}");
    }
}

#[test]
fn links_side_by_side_are_lines_of_their_own_where_they_are_most_of_the_line() {
    // Six or five of ten characters are links.
    for (html, count) in [
        ("<p>قالت<a>ثلج</a><a>مطر</a></p>", 3),
        ("<p>قالوا<a>ثل</a><a>مطر</a></p>", 1),
    ] {
        assert_eq!(page(html, false).blocks.len(), count, "{html}");
    }
}

#[test]
fn a_page_is_known_by_its_start() {
    for (before, known) in [(1024 - 5, true), (1024 - 4, false)] {
        let html = format!("<!--{}--><html>", "x".repeat(before - 7));
        assert_eq!(is_page(&html), known, "{before}");
    }
    for (start, known) in [("<Head>", true), ("<HEADLINE>", false), ("<header>", false)] {
        assert_eq!(is_page(start), known, "{start}");
    }
}

#[test]
fn metadata_over_the_limit_are_left_out() {
    const MOST: usize = 1024 * 1024;
    for (before, author) in [(MOST - 1, Some("x")), (MOST, None)] {
        let long = "y".repeat(before);
        let html = format!("<meta name=a content={long}><meta name=author content=x><p>نص</p>");
        assert_eq!(page(&html, false).fields.author.as_deref(), author);
    }
}

#[test]
fn a_heading_alone_is_a_headline_from_three_words_on() {
    for (heading, title) in [("عودة الصيادين إلى", true), ("عودة الصيادين", false)]
    {
        let title_of = page(&format!("<h1>{heading}</h1>"), false).fields.title;
        assert_eq!(title_of.is_some(), title, "{heading}");
    }
}

#[test]
fn headings_are_looked_at_up_to_a_number() {
    for (before, found) in [(31, true), (32, false)] {
        let html = format!(
            "{}<h1>عودة الصيادين إلى البحر بعد العاصفة</h1>",
            "<h1>x</h1>".repeat(before)
        );
        assert_eq!(page(&html, false).fields.title.is_some(), found, "{before}");
    }
}

#[test]
fn the_name_of_a_site_in_the_title_has_six_words_at_most() {
    let words = [
        "جريدة",
        "المرفأ",
        "اليومية",
        "المستقلة",
        "لأخبار",
        "البحر",
        "والناس",
    ];
    for (count, named) in [(6, true), (7, false)] {
        let name = words[..count].join(" ");
        let headline = "عودة الصيادين إلى البحر بعد العاصفة";
        let html = format!("<title>{headline} | {name}</title><h1>{headline}</h1>");
        let suffix = page(&html, false).fields.title_suffix;
        assert_eq!(suffix.as_deref(), named.then_some(&*name));
    }
}

#[test]
fn lines_are_told_apart_up_to_a_number() {
    let most = most_segments(0);
    for (count, blocks) in [(most, most), (most + 1, 1)] {
        let page = page(&"<p>أ".repeat(count), false);
        assert_eq!(page.blocks.len(), blocks, "{count}");
        assert_eq!(page.text.lines().count(), count);
    }
}

#[test]
fn links_side_by_side_are_parted_up_to_a_number() {
    let most = most_segments(0);
    for (count, blocks) in [(most, most), (most + 1, 1)] {
        let page = page(&"<a>أ</a>".repeat(count), false);
        assert_eq!(page.blocks.len(), blocks, "{count}");
        assert_eq!(page.text.matches('أ').count(), count);
    }
}

#[test]
fn elements_are_kept_up_to_a_number() {
    // The root is the first of them.
    for count in [MOST_ELEMENTS - 2, MOST_ELEMENTS - 1, MOST_ELEMENTS] {
        let html = format!("{}<div>نص", "<p></p>".repeat(count));
        let page = page(&html, false);
        assert_eq!(
            page.elements.len(),
            (count + 2).min(MOST_ELEMENTS),
            "{count}"
        );
        assert!(page.blocks[0].node < page.elements.len());
        assert_eq!(page.text, "نص");
    }
}
