//! Classes of marker phrases and the places in a line where a phrase counts.

use crate::model::{RuleId, table};

table! {
    /// What a phrase announces.
    pub enum Class (
        /// The rule that removes a line which is nothing but this marker; none for phrases that remove nothing.
        rule: Option<RuleId>,
    ) {
        ReadAlso "read-also" "A link to one other article, often inside the body." { rule: Some(RuleId::ReadAlsoMarker) },
        RelatedList "related-list" "A list of other articles." { rule: Some(RuleId::RelatedListMarker) },
        SourceLine "source-line" "The source's name." { rule: Some(RuleId::SourceLabel) },
        SignOff "sign-off" "The newsroom's closing mark." { rule: Some(RuleId::SignOff) },
        Keywords "keywords" "Tags." { rule: Some(RuleId::KeywordsLabel) },
        Byline "byline" "The author's name." { rule: Some(RuleId::BylineLabel) },
        Dateline "dateline" "A date." { rule: Some(RuleId::DateLabel) },
        Caption "caption" "A caption or credit." { rule: Some(RuleId::CaptionCredit) },
        Share "share" "Share and follow controls." { rule: Some(RuleId::ShareBar) },
        Ui "ui" "Other controls." { rule: Some(RuleId::UiControl) },
        Navigation "navigation" "Menus, footers, forms." { rule: Some(RuleId::MenuWord) },
        SitePromo "site-promo" "Recommendations of the whole site." { rule: Some(RuleId::SitePromoHeading) },
        MostRead "most-read" "Most read and latest lists." { rule: Some(RuleId::MostReadHeading) },
        Advert "advert" "Advertisement." { rule: Some(RuleId::AdvertLabel) },
        Newsletter "newsletter" "A newsletter." { rule: Some(RuleId::NewsletterForm) },
        Comments "comments" "Reader comments." { rule: Some(RuleId::CommentsForm) },
        Copyright "copyright" "Ownership of the page." { rule: Some(RuleId::CopyrightNotice) },
        SiteBlurb "site-blurb" "What the site says about itself." { rule: Some(RuleId::SiteBlurb) },
        AggregatorFrame "aggregator-frame" "An aggregator's sentence." { rule: Some(RuleId::AggregatorFrame) },
        Disclaimer "disclaimer" "A legal note." { rule: Some(RuleId::Disclaimer) },
        Keep "keep" "No marker: protects the phrase from all others." { rule: None },
    }
}

table! {
    /// Where in a line a phrase counts. Ordered from the most to the least certain.
    pub enum Position {
        Whole "whole" "The line is the phrase, with nothing but punctuation around it.",
        Label "label" "At the line's start with a separator after it (`Source: …`), or the whole line.",
        Prefix "prefix" "At the line's start.",
        Suffix "suffix" "At the line's end.",
        Inside "inside" "Anywhere.",
    }
}
