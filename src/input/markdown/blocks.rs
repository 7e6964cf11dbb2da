//! Lines as the parser wants them. Tools forget the blank line behind a list, write headings without a space, rules
//! directly below a paragraph, divisions and tables in dialects; each would turn text into something else, or lose it.

use super::attributes::{self, Attributes};
use super::destination;
use super::headings::{self, heading, without_attributes};
use super::lines::{self, CODE};
use super::links;
use super::tables;

/// The text with its blocks parted.
pub(super) fn mend(text: &str) -> String {
    let all: Vec<&str> = text.split('\n').collect();
    let mut mended = Mended {
        out: String::with_capacity(text.len() + text.len() / 8),
        above: Above::Nothing,
        open: 0,
    };
    let mut rest = all.as_slice();
    while let Some(length) = mended.next(rest) {
        rest = rest.get(length..).unwrap_or_default();
    }
    mended.out
}

/// What stands directly above a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    Nothing,
    Paragraph,
    Item,
    Quotation,
    Other,
}

struct Mended {
    out: String,
    above: Above,
    /// Divisions that are open.
    open: usize,
}

impl Mended {
    /// Takes the first of the lines, or several, and gives how many; none at the end.
    fn next(&mut self, all: &[&str]) -> Option<usize> {
        let (line, below) = all.split_first()?;
        if line.trim().is_empty() || lines::is_stray(line) {
            self.blank();
            return Some(1);
        }
        if let Some((table, length)) = tables::table(all) {
            self.part();
            self.out.push_str(&table);
            self.blank();
            return Some(length);
        }
        if let Some(caption) = caption(line, below) {
            self.part();
            self.push("<figcaption>", Above::Other);
            self.blank();
            self.push(caption, Above::Paragraph);
            self.blank();
            self.push("</figcaption>", Above::Other);
            self.blank();
            return Some(2);
        }
        if let Some(level) = headings::level_below(line, below, self.is_alone()) {
            self.part();
            self.heading(line.trim(), level);
            return Some(2);
        }
        if lines::is_fence_of_division(line) {
            self.division(line.trim());
        } else if self.other(line, below) {
        } else {
            self.text(line);
        }
        Some(1)
    }

    /// A blank line.
    fn blank(&mut self) {
        self.out.push('\n');
        self.above = Above::Nothing;
    }

    /// A blank line where there is none.
    fn part(&mut self) {
        if self.above != Above::Nothing {
            self.blank();
        }
    }

    fn push(&mut self, line: &str, above: Above) {
        self.out.push_str(line);
        self.out.push('\n');
        self.above = above;
    }

    /// Whether no paragraph stands directly above.
    fn is_alone(&self) -> bool {
        matches!(self.above, Above::Nothing | Above::Other)
    }

    fn heading(&mut self, text: &str, level: usize) {
        let text = without_attributes(text);
        self.out.push_str(&"#".repeat(level));
        self.push(&format!(" {text}"), Above::Other);
    }

    /// Takes headings, rules, items, definitions and tags; false for any other line.
    fn other(&mut self, line: &str, below: &[&str]) -> bool {
        let indent = lines::indent(line);
        if let Some((level, text)) = heading(line) {
            self.out.push_str(&line[..indent]);
            self.heading(text, level);
        } else if lines::is_rule(line) {
            self.part();
            if !line.trim_start().starts_with('=') {
                self.push("* * *", Above::Nothing);
                self.blank();
            }
        } else if lines::item_marker(line).is_some() {
            self.items(line);
        } else if lines::is_empty_item(line) {
            let next = below.iter().find(|line| !line.trim().is_empty());
            let holds = next.is_some_and(|next| lines::indent(next) >= indent + 2);
            match holds {
                true => self.push(&format!("{} <span></span>", line.trim_end()), Above::Item),
                false => self.blank(),
            }
        } else if let Some((label, rest)) = lines::definition(line) {
            self.definition(label, rest);
        } else if lines::is_tags(line) && indent < CODE {
            self.push(line, Above::Other);
            self.blank();
        } else {
            return false;
        }
        true
    }

    /// An item. Some tools glue it to the one before: `…](x)* next`.
    fn items(&mut self, line: &str) {
        let indent = &line[..lines::indent(line)];
        let mut parts = line.split("</a>* ");
        if let Some(first) = parts.next() {
            self.out.push_str(first);
        }
        for part in parts {
            self.out.push_str("</a>\n");
            self.out.push_str(&indent[..indent.len().min(CODE - 1)]);
            self.out.push_str("* ");
            self.out.push_str(part);
        }
        self.push("", Above::Item);
    }

    /// A line of a paragraph, of an item or of a quotation.
    fn text(&mut self, line: &str) {
        let line = &lines::without_callout(line);
        let quoted = line.trim_start().starts_with('>');
        let leaves = match self.above {
            // The parser takes a line behind an item or a quotation for more of it.
            Above::Item => lines::indent(line) == 0,
            Above::Quotation => !quoted,
            _ => false,
        };
        if leaves {
            self.part();
        }
        let above = match self.above {
            _ if quoted => Above::Quotation,
            Above::Item => Above::Item,
            _ => Above::Paragraph,
        };
        self.push(&lines::unnumbered(line), above);
    }

    /// `::: name`, `::: {.class}`, `:::`
    fn division(&mut self, line: &str) {
        self.part();
        let name = line.trim_matches(':').trim();
        let attributes = attributes::parse(name)
            .filter(|(_, length)| *length == name.len())
            .map(|(attributes, _)| attributes);
        match attributes {
            Some(attributes) => self.open_division(&attributes),
            None if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic()) => {
                self.open_division(&Attributes::of_class(name));
            }
            None if !name.is_empty() => self.push(name, Above::Paragraph),
            None if self.open > 0 => {
                self.open -= 1;
                self.push("</div>", Above::Other);
            }
            None => {}
        }
        self.part();
    }

    fn open_division(&mut self, attributes: &Attributes) {
        self.open += 1;
        self.push(&format!("<div{}>", attributes.html()), Above::Other);
    }

    /// `[label]: address`; the parser wants no text behind it, and nothing but an address.
    fn definition(&mut self, label: &str, rest: &str) {
        if label.starts_with('^') {
            self.part();
            return self.push(rest.trim(), Above::Paragraph);
        }
        let rest = rest.trim();
        let address = rest.split_whitespace().next().unwrap_or_default();
        if !rest.is_empty() && destination::is_address(address) {
            self.part();
            self.push(&format!("[{label}]: #"), Above::Nothing);
        } else {
            self.text(&format!("\\[{label}]: {rest}"));
        }
    }
}

/// The slanted line directly below a picture; `line` is that of the picture.
fn caption<'t>(line: &str, below: &[&'t str]) -> Option<&'t str> {
    let text = below.first()?.trim();
    let inside = text.strip_prefix('*')?.strip_suffix('*')?;
    let is_slanted = !inside.is_empty() && !inside.contains('*');
    (line.trim() == links::PICTURE && is_slanted).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[track_caller]
    fn becomes(text: &str, mended: &str) {
        assert_eq!(mend(text).trim_end(), mended, "{text}");
    }

    #[test]
    fn headings_are_told_from_rules() {
        becomes("##عنوان", "## عنوان");
        becomes("#وسم", "#وسم");
        becomes("عنوان الخبر\n===", "# عنوان الخبر");
        becomes("عنوان الخبر\n-----------", "## عنوان الخبر");
        becomes(
            "قال الوزير ذلك أمس.\n---\nنص",
            "قال الوزير ذلك أمس.\n\n* * *\n\nنص",
        );
        becomes("نص أول\nنص ثان\n---", "نص أول\nنص ثان\n\n* * *");
        becomes("# عنوان {#id .x}", "# عنوان");
        becomes("نص\n=====\n", "# نص");
        becomes("=====\nنص", "نص");
    }

    #[test]
    fn blocks_are_parted() {
        becomes("* أول\nنص", "* أول\n\nنص");
        becomes("* أول\n  نص", "* أول\n  نص");
        becomes("> أول\nنص", "> أول\n\nنص");
        becomes("> [!note] أول\n> نص", ">  أول\n> نص");
        becomes("2024. وقال", "2024\\. وقال");
        becomes("10. بند", "10. بند");
        becomes("* <a href=\"#\">أ</a>* ب", "* <a href=\"#\">أ</a>\n* ب");
        becomes("<div>\nنص", "<div>\n\nنص");
        becomes("<img>\n*نص*", "<figcaption>\n\n*نص*\n\n</figcaption>");
        becomes("<img>\nنص", "<img>\n\nنص");
    }

    #[test]
    fn divisions_and_definitions() {
        becomes("::: {.x}\nنص\n:::", "<div class=\"x\">\n\nنص\n\n</div>");
        becomes("::: header\nنص", "<div class=\"header\">\n\nنص");
        becomes(":::\nنص", "نص");
        becomes("[1]: https://x.example/a b \"نص\"", "[1]: #");
        becomes("[تحديث]: قال الوزير", "\\[تحديث]: قال الوزير");
        becomes("[^1]: نص", "نص");
    }
}
