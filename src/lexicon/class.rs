//! Classes of marker phrases and the places in a line where a phrase counts.

use crate::model::{Role, table};

table! {
    /// What a phrase announces.
    pub enum Class (
        /// The role of a line that is nothing but this marker.
        role: Role,
    ) {
        ReadAlso "read-also" "A link to one other article, often inside the body." { role: Role::ReadAlso },
        RelatedList "related-list" "A list of other articles." { role: Role::ReadAlso },
        SourceLine "source-line" "The source's name." { role: Role::SourceLine },
        SignOff "sign-off" "The newsroom's closing mark." { role: Role::SignOff },
        Keywords "keywords" "Tags." { role: Role::Keywords },
        Byline "byline" "The author's name." { role: Role::Byline },
        Dateline "dateline" "A date." { role: Role::Dateline },
        Caption "caption" "A caption or credit." { role: Role::Caption },
        Share "share" "Share and follow controls." { role: Role::Share },
        Ui "ui" "Other controls." { role: Role::Ui },
        Navigation "navigation" "Menus, footers, forms." { role: Role::Navigation },
        SitePromo "site-promo" "Recommendations of the whole site." { role: Role::SitePromo },
        MostRead "most-read" "Most read and latest lists." { role: Role::MostRead },
        Advert "advert" "Advertisement." { role: Role::Advert },
        Newsletter "newsletter" "A newsletter." { role: Role::Newsletter },
        Comments "comments" "Reader comments." { role: Role::Comments },
        Copyright "copyright" "Ownership of the page." { role: Role::Copyright },
        SiteBlurb "site-blurb" "What the site says about itself." { role: Role::SiteBlurb },
        AggregatorFrame "aggregator-frame" "An aggregator's sentence." { role: Role::AggregatorFrame },
        Disclaimer "disclaimer" "A legal note." { role: Role::Disclaimer },
        Keep "keep" "No marker: protects the phrase from all others." { role: Role::Body },
    }
}

table! {
    /// Where in a line a phrase counts. Ordered from the most to the least certain.
    pub enum Position {
        Whole "whole" "The line is the phrase, with nothing but punctuation around it.",
        Label "label" "At the line's start with a separator after it (`المصدر: …`), or the whole line.",
        Prefix "prefix" "At the line's start.",
        Suffix "suffix" "At the line's end.",
        Inside "inside" "Anywhere.",
    }
}
