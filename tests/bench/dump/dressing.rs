//! What a site's template puts around a page: styles, scripts, a large menu, a column of other headlines with their
//! pictures, a foot of links. Without it a page would be nearly all article, which no page of the web is. Four news
//! pages that were counted have 560 to 2,440 tags with 47 to 137 bytes each, 70 to 500 KB, of which 3 to 34 % are styles
//! and scripts, and 4 to 17 KB of text; these have about 740 tags, 50 bytes, 95 KB, 40 % and 15 KB.

use super::prose::Prose;
use crate::composed::Dice;
use std::fmt::Write as _;

/// Rules of the style sheet and calls of the script: about 38 KB together.
const RULES: usize = 290;
const CALLS: usize = 240;
/// Links of the menu and of the foot, headlines of the column, elements around everything.
const MENU_LINKS: usize = 120;
const FOOT_LINKS: usize = 40;
const CARDS: usize = 28;
const WRAPPERS: usize = 6;
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
pub(super) fn dress(html: &str, headline: &str, prose: &Prose, dice: &mut Dice) -> String {
    let mut page = html.replacen("</head>", &format!("{}</head>", head(headline, dice)), 1);
    let mut before = String::from("<body>\n");
    for wrapper in 0..WRAPPERS {
        let _ = writeln!(
            before,
            "<div class=\"wrapper wrapper-{wrapper} container-fluid\" data-region=\"region-{wrapper}\">"
        );
    }
    before += &menu(dice);
    let behind = format!(
        "{}{}{}</body>",
        cards(prose, dice),
        foot(dice),
        "</div>\n".repeat(WRAPPERS)
    );
    page = page.replacen("<body>", &before, 1);
    page.replacen("</body>", &behind, 1)
}

fn head(headline: &str, dice: &mut Dice) -> String {
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
    head
}

fn menu(dice: &mut Dice) -> String {
    let mut menu = String::from("<nav class=\"mega-menu\" id=\"main-navigation\"><ul>\n");
    for link in 0..MENU_LINKS {
        let section = SECTIONS[dice.below(SECTIONS.len())];
        let _ = writeln!(
            menu,
            "<li id=\"menu-item-{link}\" class=\"menu-item menu-item-type-taxonomy item-{link}\">\
             <a class=\"menu-link\" href=\"https://news.example/section/{link}\" data-id=\"{}\">\
             <span class=\"menu-text\">{section}</span></a></li>",
            dice.below(10_000)
        );
    }
    menu + "</ul></nav>\n"
}

fn cards(prose: &Prose, dice: &mut Dice) -> String {
    let mut cards = String::from(
        "<aside class=\"sidebar widget-area\" role=\"complementary\"><h4 class=\"widget-title\">الأكثر قراءة</h4>\n",
    );
    for card in 0..CARDS {
        let (link, headline) = (dice.below(1_000_000), prose.headline(dice));
        let _ = writeln!(
            cards,
            "<div class=\"card card-{card} most-read-item\">\
             <a class=\"card-image\" href=\"https://news.example/{link}\" title=\"{headline}\">\
             <img class=\"lazy\" src=\"/blank.gif\" data-src=\"https://images.example/{link}-300x200.jpg\" \
             width=\"300\" height=\"200\" alt=\"{headline}\" loading=\"lazy\"></a>\
             <h5 class=\"card-title\"><a href=\"https://news.example/{link}\">{headline}</a></h5></div>"
        );
    }
    cards + "</aside>\n"
}

fn foot(dice: &mut Dice) -> String {
    let mut foot = String::from("<footer class=\"site-footer\" role=\"contentinfo\"><ul>\n");
    for link in 0..FOOT_LINKS {
        let section = SECTIONS[dice.below(SECTIONS.len())];
        let _ = writeln!(
            foot,
            "<li class=\"footer-item\"><a class=\"footer-link\" href=\"https://news.example/s/{link}\">{section}</a></li>"
        );
    }
    foot + "</ul><p class=\"copyright\">جميع الحقوق محفوظة</p></footer>\n"
}
