//! Roles: what a stretch of a page is, and the field of the record that removed text goes to. The names are public and
//! stable: they are in the audit and its schema.

use super::table::table;
use serde::{Deserialize, Serialize};

table! {
    /// What a segment is.
    #[derive(Serialize, Deserialize)]
    pub enum Role {
        Headline "headline" "The article's own headline.",
        Kicker "kicker" "Section name or over-line above the headline.",
        Byline "byline" "Who wrote it, on a line of its own.",
        Dateline "dateline" "Date, clock or place line outside the text.",
        Caption "caption" "Caption or credit of a picture.",
        Body "body" "The article: deck, lede, paragraphs, subheadings, lists.",
        SourceLine "source-line" "Where the article comes from.",
        Keywords "keywords" "Tags.",
        ReadAlso "read-also" "The marker of a link to another article.",
        RelatedHeadline "related-headline" "The headline of another article.",
        EmbeddedArticle "embedded-article" "Text of another article.",
        Share "share" "Share and follow buttons.",
        Ui "ui" "Other controls of the page.",
        Navigation "navigation" "Menus, breadcrumbs, footers, forms.",
        Ticker "ticker" "Many headlines above the article.",
        SitePromo "site-promo" "Recommendations of the whole site.",
        MostRead "most-read" "Most read and latest lists.",
        Advert "advert" "Advertisement.",
        Newsletter "newsletter" "Invitation to a newsletter.",
        Comments "comments" "Reader comments and their forms.",
        Copyright "copyright" "Who owns the page.",
        SiteBlurb "site-blurb" "What the site says about itself.",
        AggregatorFrame "aggregator-frame" "An aggregator's sentences around the article.",
        Disclaimer "disclaimer" "Legal notes.",
        SignOff "sign-off" "The newsroom's closing mark.",
        Hidden "hidden" "Text that the page does not show.",
        Dropped "dropped" "What the user's own table takes out.",
        Repeated "repeated" "Text the dump printed a second time.",
    }
}

table! {
    /// The field of the record that removed text went to.
    pub enum Destination {
        Title "title" "`title`",
        Source "source" "`source`",
        Related "related" "`related`",
        Keywords "keywords" "`keywords`",
        Date "date" "`date`",
        Author "author" "`author`",
    }
}
