//! Text that is mostly the syntax of a kind of file: statements of databases, YAML, wikitext, source code, logs, mail, what
//! Python prints. Most such files are refused by name: read as text they would give one article full of syntax. A table
//! of patterns tells; prose that quotes a line of code stays prose.

use crate::input::format::Format;
use crate::text::chars::is_arabic_letter;
use crate::text::table::cells;
use memchr::memmem;
use regex::Regex;
use std::sync::LazyLock;

/// Lines that are looked at for their share.
const LOOKED_AT: usize = 400;

/// A row of the table. Patterns are built when a text has a hint of them: few have.
struct Kind {
    format: Format,
    hints: Vec<memmem::Finder<'static>>,
    start: Pattern,
    mark: Pattern,
    fewest: usize,
    line: Pattern,
    /// Of 100 lines that are not blank, so many begin or end as the kind's do; 0 where that is not asked.
    share: usize,
}

struct Pattern(LazyLock<Option<Regex>, Box<dyn FnOnce() -> Option<Regex> + Send + Sync>>);

impl Pattern {
    fn new(pattern: &'static str) -> Self {
        Self(LazyLock::new(Box::new(move || Regex::new(pattern).ok())))
    }

    fn get(&self) -> Option<&Regex> {
        self.0.as_ref()
    }
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| rows().filter_map(kind).collect());

/// The kind, if the text is mostly its syntax.
pub(super) fn detect(start: &str, _name: &str) -> Option<Format> {
    if !may_be_syntax(start) {
        return None;
    }
    let found = KINDS.iter().find(|kind| kind.is(start))?;
    Some(found.format)
}

/// Whether the head of a text has a sign of any kind: most articles have none, and the patterns cost more than reading them.
fn may_be_syntax(start: &str) -> bool {
    const HEAD_BYTES: usize = 1024;
    const FEWEST_LETTERS: usize = 4;
    let start = start.trim_start();
    if start.starts_with(is_arabic_letter) {
        return is_name_or_markup(start);
    }
    let head = &start.as_bytes()[..start.len().min(HEAD_BYTES)];
    let letters = head.iter().filter(|byte| byte.is_ascii_alphabetic());
    letters.take(FEWEST_LETTERS).count() == FEWEST_LETTERS
        || head.iter().any(|byte| b"{}[]=|>".contains(byte))
}

/// Whether a first line that begins with an Arabic letter can belong to a kind: it names a value, or holds links of a
/// wiki or signs of assignment. Names of programs are in other letters.
fn is_name_or_markup(start: &str) -> bool {
    let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    // The headline of somebody's words begins with a name and a colon, but what is below it does not.
    let names = |line: &str| {
        let word = line.split_whitespace().next().unwrap_or_default();
        word.contains(':') || word.starts_with(['-', '#'])
    };
    names(first) && lines.next().is_none_or(names) || first.contains(['=', '[', '{', '\''])
}

impl Kind {
    fn is(&self, text: &str) -> bool {
        let mut hints = self.hints.iter();
        hints.any(|hint| hint.find(text.as_bytes()).is_some())
            && self.start.get().is_some_and(|start| start.is_match(text))
            && self.is_marked(text)
            && (self.share == 0 || self.has_share(text))
            && !(self.format == Format::Code && holds_article(text))
    }

    fn is_marked(&self, text: &str) -> bool {
        let marks = self.mark.get().map(|mark| mark.find_iter(text));
        marks.is_some_and(|marks| marks.take(self.fewest).count() == self.fewest)
    }

    fn has_share(&self, text: &str) -> bool {
        let Some(pattern) = self.line.get() else {
            return false;
        };
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let (mut all, mut alike) = (0, 0);
        for line in lines.take(LOOKED_AT) {
            all += 1;
            alike += usize::from(pattern.is_match(line));
        }
        alike * 100 >= all * self.share
    }
}

/// Whether several paragraphs stand between lines of code: the text of a page whose scripts were not taken out.
fn holds_article(text: &str) -> bool {
    const FEWEST_PARAGRAPHS: usize = 3;
    /// Bytes of a paragraph of two lines in print.
    const PARAGRAPH_BYTES: usize = 240;
    /// Of its characters so many in a hundred are Arabic letters, at least.
    const ARABIC_SHARE: usize = 70;
    let is_paragraph = |line: &&str| {
        let arabic = line.chars().filter(|&c| is_arabic_letter(c)).count();
        line.len() >= PARAGRAPH_BYTES
            && arabic * 100 >= line.chars().count() * ARABIC_SHARE
            && !line.starts_with(['"', '\''])
            && !line.contains(['{', '}', '[', ';', '=', '\\', '`', '<'])
    };
    let paragraphs = text.lines().map(str::trim).filter(is_paragraph);
    paragraphs.take(FEWEST_PARAGRAPHS).count() == FEWEST_PARAGRAPHS
}

/// The rows of the table, as written.
fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = include_str!("syntax.tsv").lines().skip(2);
    lines.map(|line| cells(line).collect())
}

fn kind(row: Vec<&'static str>) -> Option<Kind> {
    let [format, hints, start, mark, fewest, line, share, _] = row.try_into().ok()?;
    Some(Kind {
        format: Format::parse(format)?,
        hints: hints.split('|').map(memmem::Finder::new).collect(),
        start: Pattern::new(start),
        mark: Pattern::new(mark),
        fewest: fewest.parse().ok()?,
        line: Pattern::new(line),
        share: share.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Format, KINDS, detect, rows};

    #[test]
    fn each_row_is_well_formed_and_has_a_reason() {
        assert_eq!(KINDS.len(), rows().count(), "a row that cannot be read");
        assert!(rows().all(|row| row.len() == 8 && !row[7].is_empty()));
        for kind in KINDS.iter() {
            let patterns = [&kind.start, &kind.mark, &kind.line];
            assert!(patterns.iter().all(|pattern| pattern.get().is_some()));
        }
    }

    #[test]
    fn paragraphs_between_scripts_are_a_page() {
        let script = "(function(w,d){w[l]=w[l]||[];\nvar f=d.all()[0];\n})(window);\n".repeat(6);
        let paragraph = "وقالت المديرة إن المدارس تستقبل التلاميذ من صباح الأحد، ".repeat(3) + "\n";
        let page = |paragraphs| format!("{script}{}{script}", paragraph.repeat(paragraphs));
        assert_eq!(detect(&page(2), ""), Some(Format::Code));
        assert_eq!(detect(&page(3), ""), None);
        let strings = format!(
            "var a = [\n{}];\n",
            format!("\"{}\",\n", paragraph.trim()).repeat(9)
        );
        assert_eq!(detect(&strings, ""), Some(Format::Code));
    }

    #[test]
    fn syntax_is_told_by_name() {
        for (text, format) in [
            (
                "-- dump\nINSERT INTO `p` VALUES (1,'خبر','نص');",
                Format::Sql,
            ),
            (
                "INSERT INTO posts (id, title, body, date) VALUES\n(1,'خ','ن','d'),",
                Format::Sql,
            ),
            ("COPY posts (id, t) FROM stdin;\n1\tخبر\n\\.", Format::Sql),
            (
                "- title: خبر\n  body: |\n    نص أول\n    نص ثان\n",
                Format::Yaml,
            ),
            ("posts:\n  - العنوان: خبر\n    النص: نص\n", Format::Yaml),
            ("title: خبر\nbody: >\n  نص أول\n  نص ثان\n", Format::Yaml),
            ("[[post]]\ntitle = \"خبر\"\nbody = \"نص\"\n", Format::Config),
            (
                "== خبر ==\nفي [[مدينة]] قال [[وزير|الوزير]] إن {{تاريخ|5|مارس}}\n[[تصنيف:أخبار]]",
                Format::Wikitext,
            ),
            (
                "\\documentclass{article}\n\\begin{document}\nنص",
                Format::Latex,
            ),
            ("#!/bin/sh\necho نص", Format::Code),
            (
                "import json\nfrom pathlib import Path\nposts = [\n    \"نص\",\n]\n",
                Format::Code,
            ),
            (
                "var posts = [\n  {title: \"خبر\", body: \"نص\"},\n];\n",
                Format::Code,
            ),
            ("[{title: 'خبر', body: 'نص'}]", Format::Code),
            (
                "p {\n  color: red;\n  margin: 0;\n  top: 1px;\n}\n",
                Format::Code,
            ),
            ("{\n  title = \"خبر\";\n  body = \"نص\";\n}\n", Format::Code),
            ("['نص أول', 'نص ثان']\n['نص ثالث']", Format::Python),
            ("[{'title': 'خبر',\n  'body': 'نص'}]", Format::Python),
            (
                "2024-03-05 10:00:00 [x] INFO: نص\n2024-03-05 10:00:01 [x] DEBUG: نص\n2024-03-05 10:00:02 [x] ERROR: نص",
                Format::Log,
            ),
            (
                "From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n",
                Format::Mhtml,
            ),
            ("Subject: خبر\nMessage-ID: <1@x>\n\nنص", Format::Mail),
            ("1\n00:00:01,000 --> 00:00:02,000\nنص", Format::Subtitles),
        ] {
            assert_eq!(detect(text, ""), Some(format), "{text}");
        }
    }

    #[test]
    fn prose_that_quotes_syntax_is_not() {
        for text in [
            "قال المدرب إن أمر INSERT INTO posts VALUES (1) يكتب سطرا",
            "- المصدر: الوطن\n- التاريخ: أمس\n\nافتتح الوزير المعرض",
            "Title: خبر\nURL: https://x.example/1\n\nافتتح الوزير المعرض\n\nوقال إن",
            "---\ntitle: خبر\ndescription: >\n  نص\n---\nافتتح الوزير المعرض\nوقال\nوأضاف\nوختم",
            "[أخبار]\nالعدد = عشرة\nافتتح الوزير\nوقال",
            "في [[مدينة]] افتتح الوزير المعرض\nوقال",
            "import هي كلمة إنجليزية\nوقال الوزير",
            "['عاجل'] افتتح الوزير المعرض\nوقال إن العمل\nوأضاف\nوختم\nثم",
            "2024-03-05 10:00:00 افتتح الوزير\nوقال\nوأضاف",
            "Subject: خبر\n\nنص",
        ] {
            assert_eq!(detect(text, ""), None, "{text}");
        }
    }
}
