//! Records of exports that say themselves that they are no articles: comments, menus, settings. A table with a reason a row.

use super::element::Element;
use crate::text::table;

/// Whether a record says that it is no article.
pub(super) fn is_no_article(record: &Element) -> bool {
    rows().any(|[name, attribute, value, _]| {
        record
            .elements()
            .filter(|child| child.name == name)
            .any(|child| match attribute {
                "-" => child.own_text().trim() == value,
                _ => child.attribute(attribute) == Some(value),
            })
    })
}

/// The rows of the table: element, attribute, value, why.
fn rows() -> impl Iterator<Item = [&'static str; 4]> {
    table::rows(include_str!("kinds.tsv"))
}

#[cfg(test)]
mod tests {
    use super::super::entities::Declared;
    use super::super::tree::{Matching, read};
    use super::{is_no_article, rows};

    #[test]
    fn each_row_has_four_cells_and_a_place() {
        let lines = include_str!("kinds.tsv").lines().count() - 2;
        assert_eq!(rows().count(), lines);
        assert!(rows().is_sorted_by(|a, b| a < b), "not sorted, or twice");
    }

    #[test]
    fn comments_and_menus_say_so() {
        for (record, is) in [
            (
                "<item><wp:post_type>nav_menu_item</wp:post_type></item>",
                true,
            ),
            (
                "<item><wp:post_type><![CDATA[post]]></wp:post_type></item>",
                false,
            ),
            (
                "<entry><category term='http://schemas.google.com/blogger/2008/kind#comment'/></entry>",
                true,
            ),
            ("<entry><category term='attachment'/></entry>", false),
        ] {
            let root = read(record, Matching::Strict, &Declared::default()).unwrap();
            assert_eq!(
                is_no_article(root.elements().next().unwrap()),
                is,
                "{record}"
            );
        }
    }
}
