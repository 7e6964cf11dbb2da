//! What stands behind a headline on its line and is none of it: how long ago it was printed (`HEADLINE منذ 3 ساعات`), who
//! wrote it (`HEADLINE / NAME`). Such words may belong to a headline, too: the article says whether they do.

use super::phrases::{PhraseUse, phrases};
use crate::lexicon::Lexicon;
use crate::model::TitleOrigin;
use crate::segment;
use crate::text::chars::{ends_sentence, is_dash, is_word};
use crate::text::dates::{ago_begins, names_unit};
use crate::text::fold;
use crate::text::words;
use memchr::memchr;

/// Shortest headline that is left, in words.
const HEADLINE_WORDS: usize = 4;

/// Words of a name.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=3;

/// A title without both, and the name that was behind it.
pub(super) fn without_ends(
    title: Option<(String, TitleOrigin)>,
    body: &str,
    lexicon: &Lexicon,
) -> (Option<(String, TitleOrigin)>, Option<String>) {
    let Some((title, origin)) = title else {
        return (None, None);
    };
    let title = without_age(title, body);
    match author_behind(&title, body, lexicon) {
        Some((headline, name)) => (Some((headline.to_owned(), origin)), Some(name.to_owned())),
        None => (Some((title, origin)), None),
    }
}

/// A headline without the relative time behind it; where it belongs to it, the first
/// sentence says again how long it is.
fn without_age(title: String, body: &str) -> String {
    let Some(at) = ago_begins(&title) else {
        return title;
    };
    let headline =
        title[..at].trim_end_matches(|c: char| is_dash(c) || c.is_whitespace() || c == '|');
    let lede = body.split_inclusive(ends_sentence).next();
    let is_headline = words::count(headline) >= HEADLINE_WORDS;
    match is_headline && !lede.is_some_and(|lede| names_unit(lede, &title[at..])) {
        true => headline.to_owned(),
        false => title,
    }
}

/// A headline and the name behind the slash with which its line ends: a given name and one or two words more, none of them
/// said in the article.
fn author_behind<'t>(title: &'t str, body: &str, lexicon: &Lexicon) -> Option<(&'t str, &'t str)> {
    memchr(b'/', title.as_bytes())?;
    let (headline, name) = title.rsplit_once(" / ")?;
    let name = name.trim();
    // Two words may be what kind of report it is, too.
    let first = fold::phrase(name.split(' ').next().unwrap_or_default());
    let is_known = lexicon.outlet(fold::phrase(name).as_str()).is_some();
    let is_name = !is_known
        && phrases(PhraseUse::GivenName).contains(&first.as_str())
        && NAME_WORDS.contains(&words::count(name))
        && name.split(' ').all(|word| {
            let folded = fold::phrase(word);
            word.chars().all(is_word)
                && !word.contains(char::is_numeric)
                && !segment::is_particle(&folded)
                && !body.contains(word)
        });
    (is_name && words::count(headline) >= HEADLINE_WORDS).then_some((headline.trim_end(), name))
}

#[cfg(test)]
mod tests {
    use super::{author_behind, without_age};
    use crate::lexicon::Lexicon;

    const BODY: &str = "عادت القوارب إلى المرفأ قبل الغروب، وقال الصيادون إن البحر هادئ.";

    #[test]
    fn a_relative_time_comes_off_unless_the_article_is_about_it() {
        let title = |text: &str, body: &str| without_age(text.to_owned(), body);
        assert_eq!(
            title("عودة القوارب إلى المرفأ - منذ 3 ساعات", BODY),
            "عودة القوارب إلى المرفأ"
        );
        let about = "القوارب غائبة عن المرفأ منذ 3 أيام";
        assert_eq!(title(about, "غابت القوارب ثلاثة أيام عن المرفأ."), about);
        let short = "القوارب غائبة منذ ساعتين";
        assert_eq!(title(short, BODY), short);
    }

    #[test]
    fn a_name_behind_a_slash_is_the_authors() {
        let lexicon = Lexicon::builtin();
        let behind = |title: &'static str| author_behind(title, BODY, &lexicon);
        assert_eq!(
            behind("عودة القوارب إلى المرفأ / هالة النجدي"),
            Some(("عودة القوارب إلى المرفأ", "هالة النجدي"))
        );
        for title in [
            "عودة القوارب إلى المرفأ / البحر هادئ",
            "عودة القوارب / هالة النجدي",
            "عودة القوارب إلى المرفأ / من البحر",
            "عودة القوارب إلى المرفأ / تقرير مصور",
            "عودة القوارب إلى المرفأ / حوار خاص",
            "عودة القوارب إلى المرفأ / صور وبيروت",
            "عودة القوارب إلى المرفأ / فيديو",
            "عودة القوارب إلى المرفأ / فيديو وصور",
            "عودة القوارب إلى المرفأ / الدوري الممتاز",
        ] {
            assert_eq!(behind(title), None, "{title}");
        }
    }
}
