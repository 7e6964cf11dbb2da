//! Character classes, one function a class. It looks at single characters only.

/// An Arabic letter (of any language written in the script), not a mark, digit or sign.
pub fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}' | '\u{066F}' | '\u{0671}'..='\u{06D3}'
        | '\u{06D5}' | '\u{06EE}' | '\u{06EF}' | '\u{06FA}'..='\u{06FC}' | '\u{0750}'..='\u{077F}'
        | '\u{08A0}'..='\u{08C9}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}'
        | '\u{FD50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

/// `char::is_alphabetic`, fast for the letters that Arabic pages are made of: the standard library looks everything
/// beyond ASCII up in compressed tables, which took a quarter of a run.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphabetic(),
        '\u{0620}'..='\u{0657}' => true,
        '\u{0600}'..='\u{060F}' | '\u{0660}'..='\u{066D}' | '\u{2000}'..='\u{206F}' => false,
        _ => c.is_alphabetic(),
    }
}

/// `char::is_alphanumeric`, fast for Arabic; see [`is_letter`].
pub fn is_word(c: char) -> bool {
    match c {
        '0'..='9' | '\u{0660}'..='\u{0669}' => true,
        '\0'..='\u{7F}'
        | '\u{0600}'..='\u{0657}'
        | '\u{066A}'..='\u{066D}'
        | '\u{2000}'..='\u{206F}' => is_letter(c),
        _ => c.is_alphanumeric(),
    }
}

/// A vowel or reading mark that writers add or leave out at will, or the tatweel that only stretches a word.
pub fn is_decoration(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08CA}'..='\u{08E1}' | '\u{08E3}'..='\u{08FF}')
}

/// The mark of the accusative, which closes a word.
pub const TANWIN: char = '\u{064B}';

/// A character that shows nothing and means nothing on its own: byte-order marks, direction controls, zero-width
/// spaces, the soft hyphen. ZWNJ and ZWJ are not among them: they change how words look.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Everything that leaves a mark on the page: not white space, not a control, not invisible.
pub fn is_visible(c: char) -> bool {
    is_plain(c) || !c.is_whitespace() && !c.is_control() && !is_invisible(c)
}

/// Visible characters of ASCII and of the Arabic block: most of any text, and told by two comparisons.
pub fn is_plain(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{0620}'..='\u{06FF}')
}

/// A character that ends a line in a dump: LF, VT, FF, CR, NEL, LS, PS (a CR LF pair ends one line, then an
/// empty one).
pub fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\u{0B}' | '\u{0C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// A digit as pages print them: ASCII, Arabic-Indic or Persian.
pub fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

/// The value of a digit in any of the three forms.
pub fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x6F0),
        _ => None,
    }
}

/// A character that ends a sentence.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔')
}

/// A closing quote or bracket, which may follow the full stop of a sentence.
pub fn is_closing(c: char) -> bool {
    matches!(c, '"' | '»' | '”' | '’' | ')' | ']' | '\'' | '“')
}

/// A dash as pages print it.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‒' | '−' | 'ـ')
}

/// The last place up to `most` bytes where a text can be cut.
pub fn char_boundary(text: &str, most: usize) -> usize {
    (0..=most.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{
        digit_value, is_arabic_letter, is_decoration, is_invisible, is_letter, is_plain,
        is_visible, is_word,
    };

    #[test]
    fn letters_marks_and_signs_are_told_apart() {
        for c in "ابتةىیکﻻﺍ".chars() {
            assert!(is_arabic_letter(c), "{c:?}");
            assert!(!is_decoration(c), "{c:?}");
        }
        for c in "ًٌَُِّْـٰ".chars() {
            assert!(is_decoration(c), "{c:?}");
            assert!(!is_arabic_letter(c), "{c:?}");
        }
        for c in "،؛؟٠٩.".chars() {
            assert!(!is_arabic_letter(c) && !is_decoration(c), "{c:?}");
        }
    }

    #[test]
    fn the_fast_classes_are_those_of_the_standard_library() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_word(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn nothing_invisible_is_visible() {
        for c in ('\0'..='\u{FFFF}').filter(|&c| is_invisible(c)) {
            assert!(!is_visible(c), "{c:?}");
        }
        assert!(is_visible('\u{FFFD}') && is_visible('ا'));
        for c in ('\0'..='\u{FFFF}').filter(|&c| is_plain(c)) {
            assert!(
                !c.is_whitespace() && !c.is_control() && !is_invisible(c),
                "{c:?}"
            );
        }
    }

    #[test]
    fn digits_of_three_families_have_values() {
        assert_eq!(
            "7٧۷".chars().filter_map(digit_value).collect::<Vec<_>>(),
            [7, 7, 7]
        );
    }
}
