//! The title block of Pandoc: `% title`, `% authors`, `% date` on the first lines, in this order, and a blank line.

use super::super::value::FieldValue;
use super::found::Found;

/// What its lines are.
const NAMES: [&str; 3] = ["title", "author", "date"];

/// Its fields, and how much of the text it takes.
pub(super) fn read(text: &str) -> Option<Found> {
    let mut fields = Vec::new();
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches('\u{feff}').trim_end();
        if words.is_empty() {
            break;
        }
        let words = words.strip_prefix('%')?;
        let is_marked = words.is_empty() || words.starts_with(' ');
        let name = NAMES.get(fields.len()).filter(|_| is_marked)?;
        fields.push(((*name).to_owned(), FieldValue::from_text(words.trim())));
        length += line.len();
    }
    let has_title = fields.first().is_some_and(|(_, title)| !title.is_empty());
    has_title.then_some(Found {
        fields,
        length,
        is_of_page: false,
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_title_block_is_read() {
        let text = "% خبر أول\n% سامي\n% 2024-05-14\n\nنص";
        let found = read(text).unwrap();
        assert_eq!(found.fields.len(), 3);
        assert_eq!(&text[found.length..], "\nنص");
        assert_eq!(read("% خبر\n\nنص").unwrap().fields.len(), 1);
    }

    #[test]
    fn signs_of_per_cent_are_none() {
        for text in [
            "% خبر\nنص",
            "%50 من السكان\n\nنص",
            "نص\n% خبر\n\nنص",
            "%\n\nنص",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
