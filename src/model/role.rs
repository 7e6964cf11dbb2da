//! Roles: what a stretch of a page is. The names are public and stable; they stand in the audit.

use serde::{Deserialize, Serialize};

/// What a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The article's own headline.
    Headline,
    /// Section name or over-line above the headline.
    Kicker,
    /// Who wrote it, on a line of its own.
    Byline,
    /// Date, clock or place line outside the text.
    Dateline,
    /// Caption or credit of a picture.
    Caption,
    /// The article: deck, lede, paragraphs, subheadings, lists.
    Body,
    /// Where the article comes from.
    SourceLine,
    /// Tags.
    Keywords,
    /// The marker of a link to another article.
    ReadAlso,
    /// The headline of another article.
    RelatedHeadline,
    /// Text of another article.
    EmbeddedArticle,
    /// Share and follow buttons.
    Share,
    /// Other controls of the page.
    Ui,
    /// Menus, breadcrumbs, footers, forms.
    Navigation,
    /// Many headlines above the article.
    Ticker,
    /// Recommendations of the whole site.
    SitePromo,
    /// Most read and latest lists.
    MostRead,
    /// Advertisement.
    Advert,
    /// Invitation to a newsletter.
    Newsletter,
    /// Reader comments and their forms.
    Comments,
    /// Who owns the page.
    Copyright,
    /// What the site says about itself.
    SiteBlurb,
    /// An aggregator's sentences around the article.
    AggregatorFrame,
    /// Legal notes.
    Disclaimer,
    /// The newsroom's closing mark.
    SignOff,
    /// Text the dump printed a second time.
    Repeated,
}

impl Role {
    /// All roles, in the order of this enum.
    pub const ALL: [Self; 26] = [
        Self::Headline,
        Self::Kicker,
        Self::Byline,
        Self::Dateline,
        Self::Caption,
        Self::Body,
        Self::SourceLine,
        Self::Keywords,
        Self::ReadAlso,
        Self::RelatedHeadline,
        Self::EmbeddedArticle,
        Self::Share,
        Self::Ui,
        Self::Navigation,
        Self::Ticker,
        Self::SitePromo,
        Self::MostRead,
        Self::Advert,
        Self::Newsletter,
        Self::Comments,
        Self::Copyright,
        Self::SiteBlurb,
        Self::AggregatorFrame,
        Self::Disclaimer,
        Self::SignOff,
        Self::Repeated,
    ];

    /// The public name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Kicker => "kicker",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Body => "body",
            Self::SourceLine => "source-line",
            Self::Keywords => "keywords",
            Self::ReadAlso => "read-also",
            Self::RelatedHeadline => "related-headline",
            Self::EmbeddedArticle => "embedded-article",
            Self::Share => "share",
            Self::Ui => "ui",
            Self::Navigation => "navigation",
            Self::Ticker => "ticker",
            Self::SitePromo => "site-promo",
            Self::MostRead => "most-read",
            Self::Advert => "advert",
            Self::Newsletter => "newsletter",
            Self::Comments => "comments",
            Self::Copyright => "copyright",
            Self::SiteBlurb => "site-blurb",
            Self::AggregatorFrame => "aggregator-frame",
            Self::Disclaimer => "disclaimer",
            Self::SignOff => "sign-off",
            Self::Repeated => "repeated",
        }
    }
}

/// The field of the record that removed text went to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destination {
    /// `title`
    Title,
    /// `source`
    Source,
    /// `related`
    Related,
    /// `keywords`
    Keywords,
    /// `date`
    Date,
    /// `author`
    Author,
}

impl Destination {
    /// The key in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Source => "source",
            Self::Related => "related",
            Self::Keywords => "keywords",
            Self::Date => "date",
            Self::Author => "author",
        }
    }
}
