//! Which file of a folder a record goes to: the value of its field that the user splits by.

use crate::output::line::Line;
use std::borrow::Cow;

/// What records are split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The input file they come from; members of an archive are together.
    Input,
    /// The outlet or agency.
    Source,
    /// The host of their address.
    Host,
    /// The day.
    Date,
}

impl By {
    /// The value of a record; none where it has none.
    pub(super) fn key<'a>(self, line: &Line<'a>) -> Option<Cow<'a, str>> {
        match self {
            Self::Input => line.text("path"),
            Self::Source => line.text("source"),
            Self::Host => line.text("url").and_then(|url| host(&url)).map(Cow::Owned),
            Self::Date => line.text("date").map(day),
        }
    }

    /// Whether the records of one file come one after another.
    pub(super) fn is_in_order(self) -> bool {
        self == Self::Input
    }
}

/// The day of a date with a time.
fn day(date: Cow<'_, str>) -> Cow<'_, str> {
    match date.split_once('T') {
        Some((day, _)) => Cow::Owned(String::from(day)),
        None => date,
    }
}

/// The host of an address, in lower case; none where there is none.
fn host(url: &str) -> Option<String> {
    let behind = url
        .split_once("://")
        .map_or_else(|| url.strip_prefix("//"), |(_, behind)| Some(behind))?;
    let authority = behind.split(['/', '?', '#', '\\']).next()?;
    let authority = authority.rsplit('@').next()?;
    // An address of IP version 6 holds colons of its own, in brackets.
    let end = authority.find(']').map_or(0, |at| at + 1);
    let host = match authority[end..].find(':') {
        Some(at) => &authority[..end + at],
        None => authority,
    };
    let host = host.trim_end_matches('.').to_lowercase();
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::{By, host};
    use crate::output::line::Line;

    #[test]
    fn the_host_is_what_a_browser_would_ask() {
        for (url, expected) in [
            (
                "https://WWW.News.example.:8080/a?b",
                Some("www.news.example"),
            ),
            ("http://me:pw@news.example#x", Some("news.example")),
            ("//news.example/a", Some("news.example")),
            ("http://[::1]:80/", Some("[::1]")),
            ("news.example/a", None),
            ("http:///a", None),
            ("", None),
        ] {
            assert_eq!(host(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn a_day_is_a_date_without_its_time() {
        let key = |line: &str| {
            let line = Line::parse(line.as_bytes()).unwrap();
            By::Date.key(&line).map(|key| key.into_owned())
        };
        assert_eq!(
            key(r#"{"date":"2024-11-04T10:15"}"#).as_deref(),
            Some("2024-11-04")
        );
        assert_eq!(key(r#"{"date":"2024-11"}"#).as_deref(), Some("2024-11"));
        assert_eq!(key(r#"{"date":null}"#), None);
    }
}
