//! The states of the decoder: the part of the page's grammar that a segment belongs to. The finer role comes from the
//! segment's marker (`label`).

use crate::model::{Part, table};

table! {
    /// A part of the grammar. Head: nav, title, meta. Body with what is set into it: body, aside, insert. Tail: the
    /// rest, nearly in this order.
    pub(in crate::segment) enum State {
        Nav "nav" "Menus, tickers, controls above the article.",
        Title "title" "Headline lines.",
        Meta "meta" "Date, byline, caption, source, controls between headline and body.",
        Body "body" "The article.",
        AsideMark "aside-mark" "A read-also marker inside the body.",
        AsideItem "aside-item" "A headline behind it.",
        Insert "insert" "A caption, control or advert inside the body.",
        EndMeta "end-meta" "Source, tags, sign-off, controls behind the body.",
        ListMark "list-mark" "The heading of a related list.",
        ListItem "list-item" "An item of it.",
        Embedded "embedded" "Text of another article.",
        Promo "promo" "Most read, latest, recommendations, menus behind the article.",
        Footer "footer" "Comments, forms, copyright: nothing comes back from here.",
    }
}

impl State {
    /// The part of the page that it is in.
    pub(in crate::segment) fn part(self) -> Part {
        match self {
            Self::Nav | Self::Title | Self::Meta => Part::Head,
            Self::Body | Self::AsideMark | Self::AsideItem | Self::Insert => Part::Text,
            Self::EndMeta => Part::Close,
            Self::ListMark | Self::ListItem | Self::Embedded | Self::Promo => Part::Tail,
            Self::Footer => Part::Foot,
        }
    }
}
