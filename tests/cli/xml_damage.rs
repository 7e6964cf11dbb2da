//! XML that is broken costs what is broken alone; XML that holds no article is refused by name.

use crate::dir::Dir;
use crate::xml::{TITLES, paragraphs, titles, twice};

#[test]
fn a_broken_record_costs_itself_alone() {
    let dir = Dir::new();
    let lines = paragraphs().join("\n");
    let item = |title: &str| format!("<item><title>{title}</title><text>{lines}</text></item>\n");
    let good = twice(item);
    for (broken, says) in [
        (
            "<item><title>خبر</titel><text>نص</text></item>\n",
            "a.xml:4: </titel> stands where <title> ends",
        ),
        (
            "<item><title>خبر</title><text>نص</text>\n",
            "a.xml:4: <item> is not closed",
        ),
        (
            "<item><title>خبر<text>نص</text>\n",
            "a.xml:4: <item> is not closed",
        ),
        (
            "<item><title>خبر</title><!-- <text>نص</text></item>\n",
            "a.xml:4: <item> is not closed",
        ),
        (
            "<item><title>خبر</title><text>&own;</text></item>\n",
            "a.xml:4: uses the entity &own; of its document type",
        ),
        (
            "<item></item>\n",
            "a.xml:4: has no field with an article's text",
        ),
        (
            "نص يقف خارج كل الوسوم في الملف\n",
            "text stands outside of the records",
        ),
    ] {
        let [first, second] = TITLES.map(item);
        let lines_of_first = first.replace('\n', " ");
        let head = "<?xml version='1.0'?><!DOCTYPE items [<!ENTITY own SYSTEM 'file:///etc/hostname'>]>\n<items>\n";
        dir.file(
            "a.xml",
            format!("{head}{}\n{broken}{second}</items>", lines_of_first.trim()),
        );
        let ran = dir.run(&["clean", "a.xml"]);
        assert_eq!(titles(ran.exits(2)), TITLES, "{broken}");
        ran.says(says);
    }
    dir.file(
        "cut.xml",
        format!("<?xml version='1.0'?><items>\n{good}<item><title>خبر"),
    );
    let ran = dir.run(&["clean", "cut.xml"]);
    assert_eq!(titles(ran.exits(2)), TITLES);
    ran.says("ends inside <item>; what came before was used");
}

#[test]
fn what_holds_no_article_is_refused() {
    let dir = Dir::new();
    for (name, text, says) in [
        (
            "map.xml",
            "<?xml version='1.0'?><urlset><url><loc>x</loc></url></urlset>",
            "a sitemap is not read",
        ),
        (
            "wiki.xml",
            "<mediawiki xml:lang='ar'><page><title>خبر</title></page></mediawiki>",
            "wikitext is not read",
        ),
        (
            "a.svg",
            "<?xml version='1.0'?><svg><text>نص</text></svg>",
            "XML without articles is not read",
        ),
        (
            "a.xml",
            "<?xml version='1.0'?><!DOCTYPE plist><plist><dict/></plist>",
            "XML without articles is not read",
        ),
        (
            "b.xml",
            "<?xml version='1.0'?><configuration><a/></configuration>",
            "a file of settings is not read",
        ),
        (
            "c.xml",
            "<?xml version='1.0'?><x><y>1</y></x>",
            "has no element with an article's text",
        ),
        (
            "d.xml",
            "<?xml version='1.0'?>",
            "has no element with an article's text",
        ),
    ] {
        dir.file(name, text);
        let ran = dir.run(&["clean", name]);
        assert!(ran.exits(2).stdout.is_empty(), "{name}");
        ran.says(&format!("{name}: {says}"));
    }
}
