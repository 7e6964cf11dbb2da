//! Front matter: YAML between lines of three dashes, TOML between lines of three plus signs, at the top of a text. A rule
//! above a text is none, and several YAML documents are no text.

use super::super::names;
use super::super::value::FieldValue;
use super::found::Found;
use super::yaml;

/// Longest front matter, in bytes; what is longer is a file of something else.
const MOST_BYTES: usize = 64 * 1024;

/// Its fields, and the length of it with both fences.
pub(super) fn read(text: &str) -> Option<Found> {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']).len();
    let rest = text.get(start..)?;
    let fence = ["---", "+++"]
        .into_iter()
        .find(|fence| rest.starts_with(fence) && first_line(rest).trim_end() == *fence)?;
    let above = first_line(rest).len();
    let (inside, behind) = inside(rest.get(above..)?, fence)?;
    let read = match fence {
        "---" => yaml::fields(inside).or_else(|| lines(inside, ':')),
        _ => lines(inside, '='),
    };
    let read = read?;
    let is_of_page = read.iter().any(|(name, _)| name.starts_with(OF_PAGE));
    let fields: Vec<(String, FieldValue)> = read.into_iter().map(unprefixed).collect();
    let below = text.get(start + above + behind..)?;
    let is_head = fields.iter().any(|(name, _)| names::is_known(name)) || fields.len() > 1;
    (is_head && !is_yaml(below)).then_some(Found {
        fields,
        length: start + above + behind,
        is_of_page,
    })
}

/// Converters put what a page's `meta` elements say under names of this beginning.
const OF_PAGE: &str = "meta-";

fn unprefixed((name, value): (String, FieldValue)) -> (String, FieldValue) {
    let value = unescaped(unlinked(value));
    match name.strip_prefix(OF_PAGE) {
        Some(own) => (own.to_owned(), value),
        None => (name, value),
    }
}

/// Note-takers write names as links to notes: `[[name]]`.
fn unlinked(value: FieldValue) -> FieldValue {
    each(value, |text| {
        let inside = text.trim().strip_prefix("[[");
        let inside = inside.and_then(|text| text.strip_suffix("]]"));
        inside.map_or(text.clone(), str::to_owned)
    })
}

/// Converters escape signs of Markdown in values as well: `\|`.
fn unescaped(value: FieldValue) -> FieldValue {
    const SIGNS: [&str; 7] = ["|", "*", "_", "[", "]", "#", "$"];
    each(value, |text| match text.contains('\\') {
        true => SIGNS
            .iter()
            .fold(text, |text, sign| text.replace(&format!("\\{sign}"), sign)),
        false => text,
    })
}

fn each(value: FieldValue, change: impl Fn(String) -> String) -> FieldValue {
    match value {
        FieldValue::Empty => FieldValue::Empty,
        FieldValue::One(text) => FieldValue::One(change(text)),
        FieldValue::Many(texts) => FieldValue::Many(texts.into_iter().map(change).collect()),
    }
}

/// A line with its end.
fn first_line(text: &str) -> &str {
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    &text[..end]
}

/// What is before the line that closes the front matter, and how much there is up to the end of that line.
fn inside<'t>(text: &'t str, fence: &str) -> Option<(&'t str, usize)> {
    let mut at = 0;
    while at < text.len() && at <= MOST_BYTES {
        let line = first_line(&text[at..]);
        let end = line.trim_end();
        if end == fence || fence == "---" && end == "..." {
            return Some((&text[..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Whether a text goes on as YAML does: the fence was one between documents.
fn is_yaml(below: &str) -> bool {
    let mut lines = below.lines().filter(|line| !line.trim().is_empty());
    let (first, second) = (lines.next(), lines.next());
    let is_pair = |line: &str| {
        let pair = line
            .split_once(": ")
            .or_else(|| Some((line.strip_suffix(':')?, "")));
        pair.is_some_and(|(name, _)| is_name(name) && names::is_known(name))
    };
    first.is_some_and(is_pair) && second.is_some_and(|line| is_pair(line) || line.starts_with("  "))
}

/// A name as programs write it, of any script.
fn is_name(text: &str) -> bool {
    let is_in_name = |ch: char| ch.is_alphanumeric() || matches!(ch, '_' | '-' | ':' | '.');
    !text.is_empty() && text.chars().all(is_in_name)
}

/// Lines of `name: value`, as people write them: an unquoted value may have colons. None where most lines are others.
fn lines(text: &str, sign: char) -> Option<Vec<(String, FieldValue)>> {
    let mut fields = Vec::new();
    let mut others = 0_usize;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let pair = line
            .split_once(sign)
            .filter(|(name, _)| is_name(name.trim()));
        match pair {
            Some((name, value)) => fields.push((name.trim().to_owned(), self::value(value.trim()))),
            None if line.starts_with([' ', '\t', '-', '[', '#']) => {}
            None => others += 1,
        }
    }
    (fields.len() > others).then_some(fields)
}

/// A string, quoted or not, or a list of strings.
fn value(text: &str) -> FieldValue {
    if let Ok(texts) = serde_json::from_str::<Vec<String>>(text) {
        return FieldValue::from_texts(texts);
    }
    let quoted = serde_json::from_str::<String>(text).ok();
    FieldValue::from_text(quoted.unwrap_or_else(|| text.trim_matches(['\'', '"']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::super::value::FieldValue;
    use super::{Found, read};

    fn fields(text: &str) -> Vec<(String, String)> {
        let Found { fields, length, .. } = read(text).unwrap_or_default();
        assert!(length == 0 || text[length..].starts_with("نص"), "{text}");
        let pair = |(name, value): (String, FieldValue)| Some((name, value.joined("|")?));
        fields.into_iter().filter_map(pair).collect()
    }

    #[track_caller]
    fn gives(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        assert_eq!(fields(text), expected, "{text}");
    }

    #[test]
    fn front_matter_is_read() {
        gives(
            "---\ntitle: \"خبر: أول\"\ntags: [أ, ب]\nx:\n  - ج\n  - د\ndate: 2024-03-05\n---\nنص",
            &[
                ("title", "خبر: أول"),
                ("tags", "أ|ب"),
                ("x", "ج|د"),
                ("date", "2024-03-05"),
            ],
        );
        gives(
            "\u{feff}---\r\ntitle: خبر\r\n---\r\nنص",
            &[("title", "خبر")],
        );
        gives(
            "+++\ntitle = \"خبر\"\ntags = [\"أ\", \"ب\"]\n+++\nنص",
            &[("title", "خبر"), ("tags", "أ|ب")],
        );
        gives(
            "---\ntitle: خبر \\| المرسى\nurl: x\n---\nنص",
            &[("title", "خبر | المرسى"), ("url", "x")],
        );
        gives(
            "---\nmeta-og:title: خبر\nurl: x\n---\nنص",
            &[("og:title", "خبر"), ("url", "x")],
        );
    }

    #[test]
    fn values_that_break_yaml_are_read_by_lines() {
        gives(
            "---\ntitle: قال: نعم\nurl: x\n---\nنص",
            &[("title", "قال: نعم"), ("url", "x")],
        );
        gives(
            "---\ntitle: @x\nurl: \"y\n---\nنص",
            &[("title", "@x"), ("url", "y")],
        );
    }

    #[test]
    fn rules_and_documents_of_yaml_are_none() {
        for text in [
            "---\nنص\n---\nنص",
            "---\nقال الوزير: نعم\nنص\n---\nنص",
            "---\ntitle: خبر\n---\ntitle: خبر\nbody: نص",
            "---\ntitle: خبر",
            "نص\n---\ntitle: خبر\n---\nنص",
            "--- title: خبر ---",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
