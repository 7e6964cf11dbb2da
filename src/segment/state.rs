//! The states of the decoder: where in the grammar of a page a segment stands. The finer role comes from the
//! segment's marker (`label`).

use crate::model::Part;

/// A place in the grammar. Head: nav, title, meta. Body with what is set into it: body, aside, insert. Tail: the
/// rest, nearly in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum State {
    /// Menus, tickers, controls above the article.
    Nav,
    /// Headline lines.
    Title,
    /// Date, byline, caption, source, controls between headline and body.
    Meta,
    /// The article.
    Body,
    /// A read-also marker inside the body.
    AsideMark,
    /// A headline behind it.
    AsideItem,
    /// A caption, control or advert inside the body.
    Insert,
    /// Source, tags, sign-off, controls behind the body.
    EndMeta,
    /// The heading of a related list.
    ListMark,
    /// An item of it.
    ListItem,
    /// Text of another article.
    Embedded,
    /// Most read, latest, recommendations, menus behind the article.
    Promo,
    /// Comments, forms, copyright: nothing comes back from here.
    Footer,
}

/// How many states there are.
pub(super) const STATES: usize = 13;

impl State {
    pub(super) const ALL: [Self; STATES] = [
        Self::Nav,
        Self::Title,
        Self::Meta,
        Self::Body,
        Self::AsideMark,
        Self::AsideItem,
        Self::Insert,
        Self::EndMeta,
        Self::ListMark,
        Self::ListItem,
        Self::Embedded,
        Self::Promo,
        Self::Footer,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Nav => "nav",
            Self::Title => "title",
            Self::Meta => "meta",
            Self::Body => "body",
            Self::AsideMark => "aside-mark",
            Self::AsideItem => "aside-item",
            Self::Insert => "insert",
            Self::EndMeta => "end-meta",
            Self::ListMark => "list-mark",
            Self::ListItem => "list-item",
            Self::Embedded => "embedded",
            Self::Promo => "promo",
            Self::Footer => "footer",
        }
    }

    /// The part of the page that it is in.
    pub(super) fn part(self) -> Part {
        match self {
            Self::Nav | Self::Title | Self::Meta => Part::Head,
            Self::Body | Self::AsideMark | Self::AsideItem | Self::Insert => Part::Text,
            Self::EndMeta => Part::Close,
            Self::ListMark | Self::ListItem | Self::Embedded | Self::Promo => Part::Tail,
            Self::Footer => Part::Foot,
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}
