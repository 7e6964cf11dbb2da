//! Line breaks that a program left as escapes (`\n`, `\r\n`, `\t`), as dumps of databases and JSON that was escaped twice
//! have them. Paths (`C:\news`) and formulas (`\neq`) are none: letters of Latin follow there.

use crate::text::chars::is_arabic_letter;
use memchr::memchr;

/// Escapes behind words from which a text of one line is one that a program wrote.
const FEWEST: usize = 2;

/// The text with its line breaks; `None` where it has no such escapes.
pub(super) fn read(text: &str) -> Option<String> {
    memchr(b'\\', text.as_bytes())?;
    let escapes = escapes(text);
    let firm = escapes.iter().filter(|it| it.is_firm).count();
    let behind_words = escapes.iter().filter(|it| it.is_behind_word).count();
    let is_one_line = !text.trim().contains('\n');
    let all = is_one_line && (firm > 0 || behind_words >= FEWEST);
    if !all && firm == 0 {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for escape in escapes.iter().filter(|it| all || it.is_firm) {
        out.push_str(&text[at..escape.start]);
        out.push(escape.stands_for);
        at = escape.end;
    }
    out.push_str(&text[at..]);
    Some(match all {
        true => out.replace("\\\"", "\"").replace("\\/", "/"),
        false => out,
    })
}

struct Escape {
    start: usize,
    end: usize,
    stands_for: char,
    /// It ends a sentence, or stands beside another.
    is_firm: bool,
    /// A word stands right before it.
    is_behind_word: bool,
}

fn escapes(text: &str) -> Vec<Escape> {
    let mut found: Vec<Escape> = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr(b'\\', &text.as_bytes()[from..]) {
        let start = from + at;
        let slashes = &text[start..];
        let name = slashes.trim_start_matches('\\');
        let end = start + slashes.len() - name.len() + 1;
        from = end - 1;
        let stands_for = match name.as_bytes().first() {
            Some(b'n' | b'r') => '\n',
            Some(b't') => ' ',
            _ => continue,
        };
        let before = &text[..start];
        let is_beside = found.last().is_some_and(|last| last.end == start);
        let ends_sentence = ends_sentence(before);
        let follows = text[end..].chars().next();
        if follows.is_some_and(|c| c.is_ascii_alphabetic()) && !is_beside && !ends_sentence {
            continue;
        }
        let is_quoted = before.ends_with(['"', '\'']) && matches!(follows, Some('"' | '\''));
        let is_line = stands_for == '\n';
        if is_beside && let Some(last) = found.last_mut() {
            last.is_firm |= is_line && last.stands_for == '\n';
        }
        found.push(Escape {
            start,
            end,
            stands_for,
            is_firm: is_line && !is_quoted && (is_beside || ends_sentence),
            is_behind_word: is_line && before.ends_with(is_arabic_letter),
        });
        from = end;
    }
    found
}

/// Whether a sentence ends at the end of a text, maybe in quotes or brackets.
fn ends_sentence(text: &str) -> bool {
    let closed = text.trim_end_matches([' ', '"', '»', '”', ')']);
    closed.ends_with(['.', '!', '?', '؟', '…'])
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn escapes_become_line_breaks() {
        for (text, lines) in [
            (r"وصل الوفد.\nثم غادر.", "وصل الوفد.\nثم غادر."),
            (r"وصل الوفد.\r\nثم غادر", "وصل الوفد.\n\nثم غادر"),
            (r"وصل\n\nثم غادر", "وصل\n\nثم غادر"),
            (r"وصل\nثم غادر\nثم عاد", "وصل\nثم غادر\nثم عاد"),
            (r"قال: «نعم.» \nثم غادر\tوعاد", "قال: «نعم.» \nثم غادر وعاد"),
            (r"وصل.\\nThe end", "وصل.\nThe end"),
            (r#"قال \"نعم\".\nثم غادر"#, "قال \"نعم\".\nثم غادر"),
            ("سطر\nثان.\\nثالث\\nرابع", "سطر\nثان.\nثالث\\nرابع"),
        ] {
            assert_eq!(read(text).as_deref(), Some(lines), "{text}");
        }
    }

    #[test]
    fn paths_formulas_and_signs_that_are_spoken_of_stay() {
        for text in [
            r"المجلد C:\news\new والمجلد D:\نص\new",
            r"المعادلة x \neq y ثم \nabla",
            r"الرمز \n يعني سطرا والرمز \n مرة أخرى",
            r#"اكتب "\n" ثم "\n""#,
            r"وصل\nثم غادر",
            r"القيمة \N ناقصة.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
