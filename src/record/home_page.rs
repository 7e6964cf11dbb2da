//! Home pages: a page that says so in its title or by its address, and has little text beside its menus and cards. An
//! article whose site gives every page the address or the title of its home page has more.

use super::labelled_text::LabelledText;
use super::phrases::{PhraseUse, phrases};
use super::title_suffix::parts;
use crate::model::{Fields, Role};
use crate::text::address::is_address;
use crate::text::fold;

/// Largest share of the page that is text where the title says that it is a home page.
const MOST_KEPT: f64 = 0.2;

/// The same where only its address says so.
const MOST_KEPT_BY_ADDRESS: f64 = 0.1;

/// Most words of text where only its address says so: a greeting or one teaser.
const MOST_WORDS: usize = 80;

/// Whether a page of markup is a home page. `kept` is the share of it that is text.
pub(super) fn is_home_page(page: &LabelledText<'_>, fields: &Fields, kept: f64) -> bool {
    if !page.has_markup || kept > MOST_KEPT {
        return false;
    }
    let mut titles = [&fields.title, &fields.title_suffix].into_iter().flatten();
    titles.any(|title| names_home(title))
        || kept <= MOST_KEPT_BY_ADDRESS
            && fields.url.as_deref().is_some_and(is_root)
            && words(page) <= MOST_WORDS
}

/// Whether a title is the word for a home page, or has it before or behind a separator.
fn names_home(title: &str) -> bool {
    let is_home = |part: &str| {
        let part = fold::phrase(part);
        phrases(PhraseUse::Home).contains(&part.as_str())
    };
    is_home(title) || parts(title).any(|cut| is_home(cut.before) || is_home(cut.behind))
}

/// Whether an address names a site and no page of it.
fn is_root(address: &str) -> bool {
    let path = address
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('/'));
    is_address(address) && path.is_none_or(|(_, path)| path.is_empty()) && !address.contains('?')
}

fn words(page: &LabelledText<'_>) -> usize {
    let body = page.with_role(Role::Body);
    body.map(|line| line.counts.words).sum()
}

#[cfg(test)]
mod tests {
    use super::is_home_page;
    use crate::model::{Fields, RuleId};
    use crate::record::sample::{Sample, filler};

    fn is_one(title: &str, url: &str, words: usize, kept: f64) -> bool {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let fields = Fields {
            title: some(title),
            url: some(url),
            ..Fields::default()
        };
        let page = Sample::default()
            .line(RuleId::Menu, "حالة الطقس")
            .shown(true, false);
        is_home_page(&page.body(&filler(0, words)).page(), &fields, kept)
    }

    #[test]
    fn a_title_names_the_home_page() {
        for title in ["الصفحة الرئيسية", "المرسى - الرئيسية", "Home | المرسى"]
        {
            assert!(is_one(title, "", 200, 0.2), "{title}");
            assert!(!is_one(title, "", 200, 0.21), "{title}");
        }
        assert!(!is_one("الصفحة الرئيسية في جريدة المرسى", "", 200, 0.2));
        assert!(!is_one("", "", 200, 0.2));
        let suffix = Some("الصفحة الرئيسية".to_owned());
        let fields = Fields {
            title_suffix: suffix,
            ..Fields::default()
        };
        let page = Sample::default().body("المرسى").shown(false, false);
        assert!(is_home_page(&page.page(), &fields, 0.2));
    }

    #[test]
    fn an_address_without_a_path_is_that_of_a_home_page() {
        for url in ["https://marsa.example", "https://marsa.example/"] {
            assert!(is_one("المرسى", url, 80, 0.1), "{url}");
            assert!(!is_one("المرسى", url, 81, 0.1), "{url}");
            assert!(!is_one("المرسى", url, 80, 0.11), "{url}");
        }
        for url in [
            "https://marsa.example/news",
            "https://marsa.example/?p=7",
            "marsa",
        ] {
            assert!(!is_one("المرسى", url, 80, 0.1), "{url}");
        }
    }

    #[test]
    fn a_text_without_markup_is_none() {
        let fields = Fields {
            title: Some("الرئيسية".to_owned()),
            ..Fields::default()
        };
        assert!(!is_home_page(
            &Sample::default().body("المرسى").page(),
            &fields,
            0.1
        ));
    }
}
