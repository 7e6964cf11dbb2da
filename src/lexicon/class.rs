//! Classes of marker phrases and the places in a line where a phrase counts.

use crate::model::Role;

/// What a phrase announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A link to one other article, often inside the body.
    ReadAlso,
    /// A list of other articles.
    RelatedList,
    /// The source's name.
    SourceLine,
    /// The newsroom's closing mark.
    SignOff,
    /// Tags.
    Keywords,
    /// The author's name.
    Byline,
    /// A date.
    Dateline,
    /// A caption or credit.
    Caption,
    /// Share and follow controls.
    Share,
    /// Other controls.
    Ui,
    /// Menus, footers, forms.
    Navigation,
    /// Recommendations of the whole site.
    SitePromo,
    /// Most read and latest lists.
    MostRead,
    /// Advertisement.
    Advert,
    /// A newsletter.
    Newsletter,
    /// Reader comments.
    Comments,
    /// Ownership of the page.
    Copyright,
    /// What the site says about itself.
    SiteBlurb,
    /// An aggregator's sentence.
    AggregatorFrame,
    /// A legal note.
    Disclaimer,
    /// No marker: protects the phrase from all others.
    Keep,
}

impl Class {
    /// All classes, in the order of this enum.
    pub const ALL: [Self; 21] = [
        Self::ReadAlso,
        Self::RelatedList,
        Self::SourceLine,
        Self::SignOff,
        Self::Keywords,
        Self::Byline,
        Self::Dateline,
        Self::Caption,
        Self::Share,
        Self::Ui,
        Self::Navigation,
        Self::SitePromo,
        Self::MostRead,
        Self::Advert,
        Self::Newsletter,
        Self::Comments,
        Self::Copyright,
        Self::SiteBlurb,
        Self::AggregatorFrame,
        Self::Disclaimer,
        Self::Keep,
    ];

    /// The name in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RelatedList => "related-list",
            Self::Keep => "keep",
            _ => self.role().as_str(),
        }
    }

    /// The class of a name in a table.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == name)
    }

    /// The role of a line that is nothing but this marker.
    pub fn role(self) -> Role {
        match self {
            Self::ReadAlso | Self::RelatedList => Role::ReadAlso,
            Self::SourceLine => Role::SourceLine,
            Self::SignOff => Role::SignOff,
            Self::Keywords => Role::Keywords,
            Self::Byline => Role::Byline,
            Self::Dateline => Role::Dateline,
            Self::Caption => Role::Caption,
            Self::Share => Role::Share,
            Self::Ui => Role::Ui,
            Self::Navigation => Role::Navigation,
            Self::SitePromo => Role::SitePromo,
            Self::MostRead => Role::MostRead,
            Self::Advert => Role::Advert,
            Self::Newsletter => Role::Newsletter,
            Self::Comments => Role::Comments,
            Self::Copyright => Role::Copyright,
            Self::SiteBlurb => Role::SiteBlurb,
            Self::AggregatorFrame => Role::AggregatorFrame,
            Self::Disclaimer => Role::Disclaimer,
            Self::Keep => Role::Body,
        }
    }
}

/// Where in a line a phrase counts. Ordered from the most to the least certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Position {
    /// The line is the phrase, with nothing but punctuation around it.
    Whole,
    /// At the line's start with a separator after it (`المصدر: …`), or the whole line.
    Label,
    /// At the line's start.
    Prefix,
    /// At the line's end.
    Suffix,
    /// Anywhere.
    Inside,
}

impl Position {
    /// All positions, most certain first.
    pub const ALL: [Self; 5] = [
        Self::Whole,
        Self::Label,
        Self::Prefix,
        Self::Suffix,
        Self::Inside,
    ];

    /// The name in the tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Label => "label",
            Self::Prefix => "prefix",
            Self::Suffix => "suffix",
            Self::Inside => "inside",
        }
    }

    /// The position of a name in a table.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|position| position.as_str() == name)
    }
}
