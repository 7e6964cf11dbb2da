//! Marks of note-takers and of makers of sites that the parser does not know: links to notes `[[name|words]]`, pictures
//! `![[name.png]]`, marked words `==words==`, and calls of templates `{{< … >}}`. Their words stay.

use crate::text::chars;
use std::borrow::Cow;

/// Longest mark, in bytes; what closes farther away is something else.
const MOST_BYTES: usize = 1024;

/// The text without such marks.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    if !["[[", "==", "{{"].iter().any(|sign| text.contains(sign)) {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '=', '{']) {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        let before = mended.chars().next_back();
        let found = note(rest)
            .or_else(|| marked(rest, before))
            .or_else(|| Some(("", template(rest)?)));
        let Some((words, length)) = found else {
            let length = sign_length(rest);
            mended.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        };
        if before == Some('!') && rest.starts_with('[') {
            mended.pop();
        } else {
            mended.push_str(words);
        }
        rest = &rest[length..];
    }
    mended.push_str(rest);
    Cow::Owned(mended)
}

/// All of the signs at the start that are alike.
fn sign_length(text: &str) -> usize {
    let first = text.bytes().next();
    text.bytes().take_while(|byte| Some(*byte) == first).count()
}

/// The words of `[[name|words]]` and its length. `[[1]]` is a number of a remark, `[[words]](address)` a link.
fn note(text: &str) -> Option<(&str, usize)> {
    let (inside, behind) = split_near(text.strip_prefix("[[")?, "]]")?;
    let is_note = !inside.contains(['[', ']', '\n'])
        && inside.contains(char::is_alphabetic)
        && !behind.starts_with(['(', '[']);
    let words = inside.rsplit('|').next()?;
    is_note.then(|| (words.trim(), text.len() - behind.len()))
}

/// The words of `==words==` and its length.
fn marked(text: &str, before: Option<char>) -> Option<(&str, usize)> {
    let (inside, behind) = split_near(text.strip_prefix("==")?, "==")?;
    let is_marked = before != Some('=')
        && !behind.starts_with('=')
        && inside.trim() == inside
        && !inside.contains('\n')
        && inside.contains(char::is_alphabetic);
    is_marked.then(|| (inside, text.len() - behind.len()))
}

/// The length of `{{< … >}}` or `{{% … %}}`.
fn template(text: &str) -> Option<usize> {
    let end = [("{{<", ">}}"), ("{{%", "%}}")]
        .iter()
        .find(|(start, _)| text.starts_with(start));
    let (_, end) = end?;
    let (_, behind) = split_near(text, end)?;
    Some(text.len() - behind.len())
}

/// What is before and behind a sign, where that is near: the text is not searched to its end for each mark.
fn split_near<'t>(text: &'t str, sign: &str) -> Option<(&'t str, &'t str)> {
    let near = &text[..chars::char_boundary(text, MOST_BYTES + sign.len())];
    let at = near.find(sign)?;
    Some((&text[..at], &text[at + sign.len()..]))
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, mend};

    #[test]
    fn marks_go_and_words_stay() {
        for (text, mended) in [
            ("زار [[سامي المرسى]] أمس", "زار سامي المرسى أمس"),
            ("زار [[سامي المرسى|سامي]] أمس", "زار سامي أمس"),
            ("نص\n![[صورة.png]]\nنص", "نص\n\nنص"),
            ("قال ==كلاما مهما== أمس", "قال كلاما مهما أمس"),
            ("{{% note %}}نص{{% /note %}}", "نص"),
            ("{{< figure src=\"a.jpg\" >}}\nنص", "\nنص"),
        ] {
            assert_eq!(mend(text), mended);
        }
    }

    #[test]
    fn marks_have_a_limit() {
        let most = "ب".repeat(MOST_BYTES / 2);
        for (start, end) in [("[[", "]]"), ("==", "==")] {
            assert_eq!(mend(&format!("{start}{most}{end}")), most);
            let longer = format!("{start}{most}ب{end}");
            assert_eq!(mend(&longer), longer);
        }
    }

    #[test]
    fn other_signs_stay() {
        for text in [
            "قال [[1]] ثم",
            "[[نص]](https://x.example)",
            "عنوان\n=====\nنص == نص ==",
            "{{ نص }} {{< نص",
            "أ==ب",
            "[[نص",
        ] {
            assert_eq!(mend(text), text);
        }
    }
}
