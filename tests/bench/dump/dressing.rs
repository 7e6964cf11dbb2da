//! What a site's template puts around a page: styles, scripts, a large menu. Without it a page would be nearly all
//! article, which no page of the web is.

use crate::composed::Dice;
use std::fmt::Write as _;

/// Rules of the style sheet, calls of the script, links of the menu: about 40 KB together.
const RULES: usize = 180;
const CALLS: usize = 150;
const LINKS: usize = 120;
const SECTIONS: [&str; 8] = [
    "سياسة",
    "اقتصاد",
    "رياضة",
    "ثقافة",
    "علوم",
    "صحة",
    "منوعات",
    "محليات",
];

/// The page inside of its template.
pub(super) fn dress(html: &str, headline: &str, dice: &mut Dice) -> String {
    let mut head = String::from("<style>\n");
    for rule in 0..RULES {
        let (width, colour) = (dice.below(900), dice.below(0xFF_FFFF));
        let _ = writeln!(
            head,
            ".c{rule} > .box-{width} {{ width: {width}px; color: #{colour:06x}; display: flex }}"
        );
    }
    head += "</style>\n<script>\n";
    for call in 0..CALLS {
        let slot = dice.below(100_000);
        let _ = writeln!(
            head,
            "window.slots.push(function () {{ if (a < {slot}) load(\"/ads/{call}/{slot}\", \"<div>\"); }});"
        );
    }
    head += "</script>\n";
    let name = serde_json::Value::from(headline);
    let _ = writeln!(
        head,
        "<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":{name}}}</script>"
    );
    let mut menu = String::from("\n<nav class=\"mega-menu\"><ul>\n");
    for link in 0..LINKS {
        let section = SECTIONS[dice.below(SECTIONS.len())];
        let _ = writeln!(
            menu,
            "<li class=\"item-{link}\"><a href=\"/s/{link}\" data-id=\"{}\"><span>{section}</span></a></li>",
            dice.below(10_000)
        );
    }
    menu += "</ul></nav>\n";
    html.replacen("</head>", &format!("{head}</head>"), 1)
        .replacen("<body>", &format!("<body>{menu}"), 1)
}
