//! Signature lines: an outlet's name on a line, alone or with a city, a person or an agency. It splits such lines into
//! their parts; the names are the lexicon's.

use super::words::{WordList, is_on, words_of};
use crate::lexicon::Lexicon;
use crate::text::chars::{is_arabic_letter, is_word};
use crate::text::fold::{self, Folded};
use crate::text::scan::{self, BytePattern};
use fearless_simd::{Simd, SimdBase, mask8x32, u8x32};
use std::sync::LazyLock;

/// Longest signature line, in words.
const MAX_LINE_WORDS: usize = 8;

/// Longest part beside the outlet, in words: a person or a city. What is longer is a headline with its site.
const MAX_PART_WORDS: usize = 4;

/// Signs between the parts.
const JOINTS: [char; 6] = ['-', '–', '—', '/', '+', '|'];

/// What is between an outlet and a city: the word with its spaces.
static FROM: LazyLock<String> =
    LazyLock::new(|| format!(" {} ", words_of(WordList::FromCity).join(" ")));

/// The parts of a signature line.
#[derive(Debug, PartialEq, Eq)]
pub struct Signature<'a> {
    /// The outlet: the last of several, which is where the text came from (`SITE - AGENCY`).
    pub outlet: &'a str,
    /// The other part, when it can be a person.
    pub person: Option<&'a str>,
}

/// The parts of a line that is only an outlet, an outlet and a person or city beside a dash, or two outlets; `None`
/// for every other line.
pub fn signature<'a>(line: &'a str, lexicon: &Lexicon) -> Option<Signature<'a>> {
    let bare = line.trim_matches(|c: char| !is_word(c));
    let asks = line.trim_end().ends_with([':', '؟', '!']);
    if bare.is_empty() || asks || bare.split_whitespace().nth(MAX_LINE_WORDS).is_some() {
        return None;
    }
    if known(bare, lexicon) {
        return Some(Signature {
            outlet: bare,
            person: None,
        });
    }
    // Credits of foreign agencies (`REUTERS / NAME`) are no signature of an Arabic page.
    if !bare.contains(is_arabic_letter) {
        return None;
    }
    from_city(bare, lexicon).or_else(|| beside_dash(bare, lexicon))
}

/// Whether a line, of which the folded form is known already, is such a line.
pub(in crate::segment) fn is_signature(line: &str, folded: &Folded, lexicon: &Lexicon) -> bool {
    // A line of more words is longer than a signature, since white space separates them all. Wherever the outlet's name
    // is, it begins with a word of the line.
    let mut words = folded.words().iter();
    folded.counts().words <= MAX_LINE_WORDS
        && words.any(|word| lexicon.may_begin_outlet(word))
        && (lexicon.outlet(folded.as_str()).is_some() || is_joined(line))
        && signature(line, lexicon).is_some()
}

/// Whether a line holds what joins the parts of a signature.
fn is_joined(line: &str) -> bool {
    may_hold_joint(line) || line.contains(FROM.as_str())
}

/// Whether one of the last bytes of the signs occurs: a faster question with a few false answers.
fn may_hold_joint(line: &str) -> bool {
    scan::any::<Joint>(line.as_bytes())
}

struct Joint;

impl BytePattern for Joint {
    #[inline(always)]
    fn find<S: Simd>([byte, ..]: [u8x32<S>; 3]) -> mask8x32<S> {
        let ascii = byte.simd_eq(b'-') | byte.simd_eq(b'/');
        let ascii = ascii | byte.simd_eq(b'+') | byte.simd_eq(b'|');
        ascii | byte.simd_eq(0x93) | byte.simd_eq(0x94)
    }
}

/// `OUTLET من CITY`
fn from_city<'a>(line: &'a str, lexicon: &Lexicon) -> Option<Signature<'a>> {
    let (outlet, city) = line.split_once(FROM.as_str())?;
    (known(outlet, lexicon) && !city.contains(' ')).then_some(Signature {
        outlet,
        person: None,
    })
}

fn beside_dash<'a>(line: &'a str, lexicon: &Lexicon) -> Option<Signature<'a>> {
    if !may_hold_joint(line) {
        return None;
    }
    let parts = parts(line);
    let short = parts
        .iter()
        .all(|part| part.split_whitespace().count() <= MAX_PART_WORDS);
    if !(2..=3).contains(&parts.len()) || !short {
        return None;
    }
    let means_outlet =
        |part: &str| known(part, lexicon) && !is_on(WordList::City, &fold::phrase(part));
    let outlet = parts
        .iter()
        .rev()
        .find(|part| means_outlet(part))
        .copied()?;
    let person = parts
        .iter()
        .find(|part| **part != outlet && is_person(part) && !known(part, lexicon))
        .copied();
    Some(Signature { outlet, person })
}

/// Two words and more, none of which names a medium.
fn is_person(part: &str) -> bool {
    part.contains(' ') && !part.split(' ').any(|word| is_on(WordList::Medium, word))
}

fn known(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.outlet(fold::phrase(name).as_str()).is_some()
}

/// The parts of a line around dashes, slashes, bars and plus signs that have white space beside them.
fn parts(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in line.char_indices().filter(|(_, c)| JOINTS.contains(c)) {
        let (before, after) = (&line[..at], &line[at + c.len_utf8()..]);
        if before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace) {
            parts.push(&line[start..at]);
            start = at + c.len_utf8();
        }
    }
    parts.push(&line[start..]);
    let bare = parts
        .into_iter()
        .map(|part| part.trim_matches(|c: char| !is_word(c)));
    bare.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{JOINTS, Signature, is_signature, may_hold_joint, signature};
    use crate::lexicon::Lexicon;
    use crate::text::fold::Folded;

    #[test]
    fn signatures_are_taken_apart() {
        let lexicon = Lexicon::builtin();
        let cases = [
            ("--(بترا)", "بترا", None),
            ("هسبريس - سعيد الوزاني", "هسبريس", Some("سعيد الوزاني")),
            ("(أبوظبي - البيان)", "البيان", None),
            ("هسبريس من الرباط", "هسبريس", None),
            ("وادي نيوز – العرب", "العرب", None),
        ];
        for (line, outlet, person) in cases {
            assert_eq!(
                signature(line, &lexicon),
                Some(Signature { outlet, person }),
                "{line}"
            );
        }
    }

    #[test]
    fn every_joint_is_seen_by_a_look() {
        for joint in JOINTS {
            assert!(may_hold_joint(&format!("سليم {joint} خالد")), "{joint}");
        }
        assert!(!may_hold_joint("سليم خالد: 12"));
    }

    #[test]
    fn a_look_at_the_words_passes_over_no_signature() {
        let lexicon = Lexicon::builtin();
        for outlet in [
            "بترا",
            "هسبريس",
            "العربية نت",
            "وكالة الأنباء السعودية",
            "أ.ف.ب",
        ] {
            for line in [
                format!("«{outlet}»"),
                format!("{outlet} من الرباط"),
                format!("سعيد الوزاني / {outlet}"),
                format!("(أبوظبي - {outlet})"),
                format!("عاجل-{outlet} | سليم حداد"),
                format!("قال {outlet} اليوم"),
            ] {
                let folded = Folded::new(&line);
                let expected = signature(&line, &lexicon).is_some();
                assert_eq!(is_signature(&line, &folded, &lexicon), expected, "{line}");
            }
        }
    }

    #[test]
    fn headlines_and_city_lines_are_no_signatures() {
        let lexicon = Lexicon::builtin();
        for line in [
            "خطة جديدة لتوسعة ميناء الدوحة - البيان",
            "خالد السبيعي - الرياض",
            "قالت رويترز",
            "رويترز:",
        ] {
            assert_eq!(signature(line, &lexicon), None, "{line}");
        }
    }
}
