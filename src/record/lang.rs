//! The language as the script tells it: Arabic unless letters say Persian or Urdu; null where the script is another.

use super::labelled_text::LabelledText;
use crate::model::Role;
use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};

/// One letter in this many that Arabic does not have makes the text another language's.
const FOREIGN_LETTER_EVERY: usize = 60;

/// `ar`, `fa`, `ur` or nothing, of the body of a page.
pub(super) fn lang(page: &LabelledText<'_>, body: &str) -> Option<String> {
    let lines = || page.with_role(Role::Body).map(|line| line.counts);
    let letters: usize = lines().map(|counts| counts.letters).sum();
    let arabic: usize = lines().map(|counts| counts.arabic).sum();
    if arabic * 2 < letters || arabic == 0 {
        return None;
    }
    let (urdu, persian) = foreign_letters(body);
    let lang = if urdu * FOREIGN_LETTER_EVERY > arabic {
        "ur"
    } else if persian * FOREIGN_LETTER_EVERY > arabic {
        "fa"
    } else {
        "ar"
    };
    Some(lang.to_owned())
}

/// Behind the letters of Arabic come those of others: most texts have none of them.
struct Foreign;

impl BytePattern for Foreign {
    #[inline(always)]
    fn find<S: Simd>([byte, next, _]: [u8x32<S>; 3]) -> mask8x32<S> {
        let other = next.simd_eq(0xB9) | next.simd_eq(0xBE);
        byte.simd_eq(0xDA) | byte.simd_eq(0xDB) | byte.simd_eq(0xD9) & other
    }
}

/// Letters of Urdu and of Persian that Arabic does not have.
fn foreign_letters(text: &str) -> (usize, usize) {
    if !scan::any::<Foreign>(text.as_bytes()) {
        return (0, 0);
    }
    let count = |test: fn(char) -> bool| text.chars().filter(|&c| test(c)).count();
    let urdu = count(|c| matches!(c, 'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے'));
    let persian = count(|c| matches!(c, 'پ' | 'چ' | 'ژ' | 'گ'));
    (urdu, persian)
}

#[cfg(test)]
mod tests {
    use super::lang;
    use crate::record::sample::Sample;

    fn of_text(text: &str) -> Option<String> {
        lang(&Sample::default().body(text).page(), text)
    }

    #[test]
    fn more_than_one_foreign_letter_in_sixty_is_another_language() {
        let with = |letter: &str, arabic: usize| of_text(&("ب".repeat(arabic - 1) + letter));
        for (letter, language) in [("ٹ", "ur"), ("گ", "fa")] {
            let text = with(letter, 60);
            assert_eq!(text.as_deref(), Some("ar"), "{letter}");
            let text = with(letter, 59);
            assert_eq!(text.as_deref(), Some(language), "{letter}");
        }
    }

    #[test]
    fn a_text_of_other_letters_has_no_language() {
        assert_eq!(of_text("بابab").as_deref(), Some("ar"));
        assert_eq!(of_text("ببabc"), None);
        assert_eq!(of_text("12"), None);
    }
}
