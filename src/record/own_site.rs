//! What a document says of its own site beside the text: names in fields, the host of its address. It looks at no line of
//! the text.

use super::headline_text::MIN_TITLE_WORDS;
use crate::model::Fields;
use crate::text::address::host;
use crate::text::fold;
use crate::text::words;

/// What a document says of its own site, beside the text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct OwnSite<'a> {
    /// Names that a scraper or the page gives.
    names: [Option<&'a str>; 3],
    /// The address of the page.
    url: Option<&'a str>,
}

impl<'a> OwnSite<'a> {
    pub(super) fn new(fields: &'a Fields) -> Self {
        Self {
            names: [
                fields.source.as_deref(),
                fields.site.as_deref(),
                fields.logo.as_deref(),
            ],
            url: fields.url.as_deref(),
        }
    }

    /// The two parts of `SITE: HEADLINE`; any other name there is a speaker's.
    pub(super) fn before_colon(self, line: &str) -> Option<(&str, &str)> {
        let (name, headline) = line.split_once(':')?;
        let (name, headline) = (name.trim(), headline.trim());
        let is_whole = words::count(headline) >= MIN_TITLE_WORDS && !headline.starts_with(':');
        (is_whole && self.is_named(name)).then_some((name, headline))
    }

    /// Whether a name is its own: as a field has it, or its host, with or without what is around the name in it.
    pub(super) fn is_named(self, name: &str) -> bool {
        let folded = fold::phrase(name);
        let same = |own: &str| fold::phrase(own).as_str() == folded.as_str();
        let name = name.to_ascii_lowercase();
        let hosts = self.names.into_iter().chain([self.url]).flatten();
        let is_host = |own: &str| {
            let host = host(own).to_ascii_lowercase();
            host.contains('.') && (host == name || host.split('.').any(|label| label == name))
        };
        self.names.into_iter().flatten().any(same) || hosts.into_iter().any(is_host)
    }
}
