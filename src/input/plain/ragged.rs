//! Text whose lines were broken in mid-sentence at no width of characters, as programs that read PDF leave it: paragraphs
//! stand between blank lines, and of their lines nearly none but the last ends a sentence. Verse and lists do not end
//! in full stops, and sentences that have a line each end in nothing else.

use super::layout::Line;

/// Paragraphs of several lines that show it.
const LEAST_PARAGRAPHS: usize = 3;

/// Lines inside of them.
pub(super) const LEAST_INNER: usize = 4;

/// Of a hundred lines inside, so many at most end a sentence.
pub(super) const MOST_ENDED: usize = 10;

/// Of a hundred paragraphs, so many at least end with a sentence.
const LEAST_CLOSED: usize = 80;

/// The shortest line that is broken in the middle of a sentence, in characters: half a line of print.
pub(super) const SHORTEST: usize = 30;

/// Whether the paragraphs of a text were broken so.
pub(super) fn is_ragged(lines: &[Line<'_>]) -> bool {
    let paragraphs: Vec<&[Line<'_>]> = lines
        .split(Line::is_blank)
        .filter(|paragraph| paragraph.len() > 1)
        .collect();
    let is_long = |line: &Line<'_>| line.text.chars().count() >= SHORTEST;
    let (mut inner, mut ended, mut closed) = (0, 0, 0);
    for paragraph in &paragraphs {
        let Some((last, above)) = paragraph.split_last() else {
            continue;
        };
        if paragraph.iter().skip(1).any(|line| line.is_item) || !above.iter().all(is_long) {
            return false;
        }
        inner += above.len();
        ended += above.iter().filter(|line| line.is_ended()).count();
        closed += usize::from(last.is_ended());
    }
    paragraphs.len() >= LEAST_PARAGRAPHS
        && inner >= LEAST_INNER
        && ended * 100 <= inner * MOST_ENDED
        && closed * 100 >= paragraphs.len() * LEAST_CLOSED
}

#[cfg(test)]
mod tests {
    use super::super::layout::lines;
    use super::is_ragged;

    const PARAGRAPH: &str = "افتتحت مديرية التربية صباح اليوم ثلاث مدارس\nجديدة في الأحياء الشرقية من المدينة، بعد عامين من بدء\nأعمال البناء.\n\n";

    #[test]
    fn paragraphs_of_broken_lines_are_ragged() {
        assert!(is_ragged(&lines(&PARAGRAPH.repeat(3))));
        assert!(
            !is_ragged(&lines(&PARAGRAPH.repeat(2))),
            "two are no evidence"
        );
    }

    #[test]
    fn sentences_verse_and_lists_are_not() {
        let sentences = "افتتحت المديرية صباح اليوم ثلاث مدارس جديدة.\nوقالت المديرة إن النقل إليها مجاني للجميع.\n\n";
        let verse = "يا دار أهلي على التل القديم سلاما\nمن عابر لم يزل في البعد ظمآنا\n\n";
        let items =
            "- افتتحت المديرية صباح اليوم ثلاث مدارس\n- وقالت المديرة إن النقل إليها مجاني.\n\n";
        for text in [sentences, verse, items] {
            assert!(!is_ragged(&lines(&text.repeat(4))), "{text}");
        }
    }
}
