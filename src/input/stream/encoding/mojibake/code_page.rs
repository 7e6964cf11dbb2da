//! Text of windows-1256 that was read as windows-1252 or latin-1: every letter became one with an accent. Its bytes are
//! all there, so that it is undone exactly; that it is Arabic is shown by its words.

use super::super::plausible::Plausibility;
use super::{bytes_of, signs};
use encoding_rs::{WINDOWS_1252, WINDOWS_1256};

/// What the audit says of it.
const MISREAD: &str = "windows-1256 as windows-1252";

/// Arabic letters that must come out.
const LEAST_LETTERS: usize = 4;

/// Points that the letters must be worth: an article at least, so that a word of a language with many accents stays.
const LEAST_POINTS: i64 = 2;

/// Undoes it, in the whole text or line by line.
pub(super) fn repair(text: &mut String) -> Option<&'static str> {
    if let Some(whole) = undo(text) {
        *text = whole;
        return Some(MISREAD);
    }
    let mut found = false;
    let line = |line: &str| match signs::is_misread_code_page(line)
        .then(|| undo(line))
        .flatten()
    {
        Some(undone) => {
            found = true;
            undone
        }
        None => line.to_owned(),
    };
    let lines: String = text.split_inclusive('\n').map(line).collect();
    if found {
        *text = lines;
    }
    found.then_some(MISREAD)
}

fn undo(text: &str) -> Option<String> {
    let bytes = bytes_of(text, WINDOWS_1252)?;
    let (undone, _) = WINDOWS_1256.decode_without_bom_handling(&bytes);
    let (now, before) = (Plausibility::of_text(&undone), Plausibility::of_text(text));
    let is_arabic = now.letters >= LEAST_LETTERS && now.is_arabic() && now.points >= LEAST_POINTS;
    (is_arabic && now.points > before.points).then(|| undone.into_owned())
}

#[cfg(test)]
mod tests {
    use super::repair;
    use encoding_rs::{WINDOWS_1252, WINDOWS_1256};

    fn misread(text: &str) -> String {
        let (bytes, ..) = WINDOWS_1256.encode(text);
        WINDOWS_1252
            .decode_without_bom_handling(&bytes)
            .0
            .into_owned()
    }

    const NEWS: &str =
        "أعلنت البلدية أن أعمال الصيانة في الجسر القديم تنتهي قبل الشتاء، وقال المهندس: «نعم».";

    #[test]
    fn it_is_undone_whole_and_line_by_line() {
        for text in [NEWS, "السوق", "في المدينة 2024"] {
            let mut damaged = misread(text);
            assert!(repair(&mut damaged).is_some(), "{text}");
            assert_eq!(damaged, text);
        }
        let mut mixed = format!("{NEWS}\n{}\n", misread(NEWS));
        assert!(repair(&mut mixed).is_some());
        assert_eq!(mixed, format!("{NEWS}\n{NEWS}\n"));
    }

    #[test]
    fn latin_letters_read_as_arabic_ones_come_back() {
        let mut damaged = misread("تفتتح شركة Société Générale فرعا جديدا في المدينة");
        assert!(repair(&mut damaged).is_some());
        assert_eq!(damaged, "تفتتح شركة Société Générale فرعا جديدا في المدينة");
    }

    #[test]
    fn languages_with_accents_stay() {
        for text in [
            "ÉÈÀÇÔ",
            "Žluťoučký kůň",
            "Íslenska þáttaröðin",
            "ÇáÚ",
            "ÀÈÌ ÒÙ",
        ] {
            let mut same = String::from(text);
            assert_eq!(repair(&mut same), None, "{text}");
        }
    }
}
