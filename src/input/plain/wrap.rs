//! Text that was broken at one width in the middle of its sentences. A line was broken there if the first word of the
//! next line did not fit behind it; where nearly all long lines of a text are so for one width, that is how it was
//! made. Verse, lists and headlines end where their sense ends and fit no width.

use super::glance::may_be_broken;
use super::layout::{Line, Measure, lines};
use super::ragged::is_ragged;
use super::width::{TELLING_SHARE, best};

/// Columns that a centred line may be off the middle.
const OFF_CENTRE: usize = 2;

/// The least indentation of a centred line.
const CENTRED_INDENT: usize = 6;

/// The text with its broken lines joined; `None` where they are not broken.
pub(super) fn unwrapped(text: &str) -> Option<String> {
    if !may_be_broken(text) {
        return None;
    }
    joined(text, &lines(text))
}

/// The same, where the syntax of the text keeps some lines from the next ones.
pub(super) fn unwrapped_but(
    text: &str,
    keeps_apart: &dyn Fn(&str, &str) -> bool,
) -> Option<String> {
    if !may_be_broken(text) {
        return None;
    }
    let mut lines = lines(text);
    let both = text.split('\n').zip(text.split('\n').skip(1));
    for (line, (this, next)) in lines.iter_mut().zip(both) {
        line.is_last = keeps_apart(this, next);
    }
    joined(text, &lines)
}

fn joined(text: &str, lines: &[Line<'_>]) -> Option<String> {
    let wrap = wrap(lines);
    if wrap.is_none() && !is_ragged(lines) {
        return None;
    }
    let joins = |line: &Line<'_>, next: &Line<'_>| match &wrap {
        Some(wrap) => wrap.joins(line, next),
        None => next.may_follow(line) && !line.is_ended(),
    };
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        if !joins(line, next) {
            continue;
        }
        let end = line.start + line.text.len();
        let words = next.start + next.text.len() - next.words().len();
        out.push_str(&text[from..end]);
        out.push_str(gap(words - end));
        from = words;
    }
    out.push_str(&text[from..]);
    Some(out)
}

/// What comes in the place of so many bytes between two words. A wide gap would look like one that the page printed.
fn gap(bytes: usize) -> &'static str {
    match bytes {
        2 => "  ",
        _ => " ",
    }
}

/// How a text was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wrap {
    width: usize,
    measure: Measure,
    /// Blank lines stand between its paragraphs, so that a full stop in front of a line does not end one, and hardly any
    /// line is of another length.
    is_spaced: bool,
}

impl Wrap {
    fn joins(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        if !next.may_follow(line) && !self.are_centred(line, next) {
            return false;
        }
        let width = self.measure.width(line.text);
        let is_full =
            width <= self.width && width + 1 + self.measure.width(next.first_word()) > self.width;
        let goes_on = !line.is_ended();
        let is_long = width * 100 >= self.width * TELLING_SHARE && width <= self.width;
        match self.is_spaced {
            true => is_full || is_long && goes_on,
            false => is_full && goes_on,
        }
    }

    /// The two are lines of one centred headline.
    fn are_centred(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let is_centred = |line: &Line<'_>| {
            let right = self.width.saturating_sub(self.measure.width(line.text));
            line.indent.abs_diff(right) <= OFF_CENTRE
        };
        !line.is_blank()
            && !next.is_blank()
            && next.indent >= CENTRED_INDENT
            && is_centred(line)
            && is_centred(next)
    }
}

/// The width at which the lines were broken, if they were.
fn wrap(lines: &[Line<'_>]) -> Option<Wrap> {
    let characters = best(lines, Measure::Characters)?;
    let mut found = (characters, Measure::Characters);
    // The other measure differs by the marks of the text, so that it shows no width where this one shows none at all.
    if characters.1.is_near()
        && let Some(columns) = best(lines, Measure::Columns)
        && columns.1.score() > characters.1.score()
    {
        found = (columns, Measure::Columns);
    }
    let ((width, count), measure) = found;
    let is_spaced = count.is_even() && is_spaced(lines, width, measure);
    let shows_width = count.is_many() || count.is_few() || is_spaced && count.is_clean();
    shows_width.then_some(Wrap {
        width,
        measure,
        is_spaced,
    })
}

#[cfg(test)]
pub(super) fn has_width(lines: &[Line<'_>]) -> bool {
    wrap(lines).is_some()
}

/// Whether no paragraph begins right below the short last line of another one.
fn is_spaced(lines: &[Line<'_>], width: usize, measure: Measure) -> bool {
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let starts = pairs.filter(|(line, next)| {
        next.may_follow(line)
            && line.is_ended()
            && measure.width(line.text) + 1 + measure.width(next.first_word()) <= width
            && measure.width(next.text) * 100 >= width * TELLING_SHARE
    });
    starts.count() == 0
}

#[cfg(test)]
mod tests {
    use super::unwrapped;

    /// Breaks each paragraph as programs do, with a blank line or none between them.
    fn broken(paragraphs: &[&str], width: usize, between: &str) -> String {
        let mut out = String::new();
        for paragraph in paragraphs {
            let mut line = 0;
            for word in paragraph.split(' ') {
                let length = word.chars().count();
                if line > 0 && line + 1 + length > width {
                    out.push('\n');
                    line = 0;
                } else if line > 0 {
                    out.push(' ');
                    line += 1;
                }
                out.push_str(word);
                line += length;
            }
            out.push_str(between);
        }
        out
    }

    const STORY: [&str; 3] = [
        "أعلنت بلدية المدينة الساحلية أمس أنها ستعيد فتح السوق القديمة أمام الزوار بعد أشهر طويلة من أعمال الترميم التي شملت السقوف والأرضيات.",
        "وقال رئيس البلدية في لقاء مع التجار إن المحال كلها ستعود إلى أصحابها قبل نهاية الشهر المقبل، وإن الإيجارات لن ترتفع هذا العام.",
        "ورحب التجار بالقرار وطالبوا بتنظيم مواقف السيارات حول السوق وبتمديد ساعات العمل في الأعياد.",
    ];

    #[test]
    fn paragraphs_come_together_at_any_width() {
        for (width, between) in [
            (40, "\n"),
            (72, "\n"),
            (80, "\n"),
            (40, "\n\n"),
            (78, "\n\n"),
            (100, "\n\n"),
        ] {
            let text = broken(&STORY, width, between);
            let found = unwrapped(&text).unwrap_or_default();
            assert_eq!(found.len(), text.len(), "{width}");
            assert_eq!(found, STORY.join(between) + between, "{width}");
        }
    }

    #[test]
    fn what_is_not_broken_stays() {
        let verse = "يا دار أهل الندى طال الزمان بنا\nوما نسينا من الأيام ذكراك\nكم مر بالروض من طير ومن نغم\nوما شدا الطير إلا حين ناجاك";
        let list = "الحليب كامل الدسم بسعر جديد\nالخبز العربي من القمح المحلي\nالأرز طويل الحبة والمستورد\nالسكر الأبيض المعبأ\n";
        for text in [verse, list, &STORY.join("\n"), &STORY.join("\n\n"), ""] {
            assert_eq!(unwrapped(text), None);
        }
    }
}
