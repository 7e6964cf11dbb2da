//! What the markup of a page says of a stretch of its text. It is evidence, not a decision: pages name their parts
//! as they like.

use super::segment::Span;

/// A stretch of the document text that the markup held together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its place in the document text.
    pub span: Span,
    /// The element around it.
    pub element: Element,
    /// Letters in it.
    pub letters: usize,
    /// Share of its characters that are links, in percent.
    pub links: u8,
    /// It is, letter for letter, the headline that the metadata of the page give.
    pub says_title: bool,
    /// It says what the page has in the place of the picture above it.
    pub says_picture: bool,
    /// The innermost element around it, as an index of the document's elements.
    pub node: usize,
}

/// An element of a page among the others, and what its own markup says. They are numbered in the order in which they
/// open, so that those inside of one follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageElement {
    /// The element around it; the root is its own parent.
    pub parent: usize,
    /// The number after those of all elements inside of it.
    pub end: usize,
    /// The part of the page that its tag, role, class or id names.
    pub zone: Option<Zone>,
    /// It can hold an article: no paragraph, item or heading.
    pub is_container: bool,
    /// An `article` element.
    pub is_article: bool,
    /// A quotation or table: text even in a figure.
    pub is_quotation: bool,
}

/// The nearest element that says what kind of text it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// The page's first rank of heading.
    TopHeading,
    /// Any other heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A control: button, label, form.
    Control,
    /// A time, in an element for times.
    Time,
    /// A row of a table, of short cells.
    Row,
    /// Nothing that says so.
    Other,
}

/// Parts of a page that its markup names by tags, roles, classes or ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The text of the article.
    Article,
    /// An article inside an article: a card.
    Card,
    /// Menus and breadcrumbs.
    Navigation,
    /// The page's sidebar.
    Sidebar,
    /// The foot of the page.
    Footer,
    /// Other articles on the subject.
    Related,
    /// Most read, latest, recommended.
    Latest,
    /// Reader comments.
    Comments,
    /// Share and follow buttons.
    Share,
    /// Tags of the article.
    Tags,
    /// Caption or credit of a picture.
    Caption,
    /// Advertisement, newsletter, site promotion.
    Promo,
    /// Date, author, counters of the article.
    Meta,
    /// Not shown until the reader asks for it.
    Hidden,
}

impl Zone {
    /// All zones, in the order of this enum.
    pub const ALL: [Self; 14] = [
        Self::Article,
        Self::Card,
        Self::Navigation,
        Self::Sidebar,
        Self::Footer,
        Self::Related,
        Self::Latest,
        Self::Comments,
        Self::Share,
        Self::Tags,
        Self::Caption,
        Self::Promo,
        Self::Meta,
        Self::Hidden,
    ];

    /// Its name, as the tables of the grammar use it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Card => "card",
            Self::Navigation => "navigation",
            Self::Sidebar => "sidebar",
            Self::Footer => "footer",
            Self::Related => "related",
            Self::Latest => "latest",
            Self::Comments => "comments",
            Self::Share => "share",
            Self::Tags => "tags",
            Self::Caption => "caption",
            Self::Promo => "promo",
            Self::Meta => "meta",
            Self::Hidden => "hidden",
        }
    }
}
