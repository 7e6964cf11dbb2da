//! The marker that APIs of news put where they cut a text (`… [+1450 chars]`). The dots before it stay: the text is cut.

/// Takes the marker off the end of a text.
pub(super) fn take_off(text: &mut String) {
    if let Some(length) = length_before(text) {
        text.truncate(length);
    }
}

/// The length of what stands before the marker.
fn length_before(text: &str) -> Option<usize> {
    // Most texts end otherwise, and are not searched.
    let (before, counted) = text.trim_end().strip_suffix(']')?.rsplit_once("[+")?;
    let (number, unit) = counted.split_once(' ')?;
    let is_count = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_unit = ["char", "chars", "characters"].contains(&unit);
    (is_count && is_unit).then_some(before.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::take_off;

    #[test]
    fn a_count_of_characters_at_the_end_goes() {
        for (text, left) in [
            ("قال إن ال… [+1450 chars]", "قال إن ال…"),
            ("قال إن ال... [+9 chars]\n", "قال إن ال..."),
            ("قال إن [+1 char]", "قال إن"),
            ("[+1450 chars]", ""),
            ("النتيجة [+5]", "النتيجة [+5]"),
            ("كتب [+5 chars] ثم", "كتب [+5 chars] ثم"),
            ("كتب [+ chars]", "كتب [+ chars]"),
        ] {
            let mut text = String::from(text);
            take_off(&mut text);
            assert_eq!(text, left);
        }
    }
}
