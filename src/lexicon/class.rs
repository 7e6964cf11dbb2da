//! Classes of marker phrases, what holds for all phrases of a class, and the places in a line where a phrase counts. What
//! depends on the line as well is not here but with the step that asks for it.

use crate::model::{RuleId, table};

table! {
    /// What a phrase announces.
    pub enum Class (
        /// The rule that removes a line which is nothing but this marker; none for phrases that remove nothing.
        rule: Option<RuleId>,
        /// Whether its markers name what follows them; the others are sentences of the site themselves. A sentence may
        /// begin with one that does.
        names_next: bool,
        /// Whether its phrase is a marker at the start of a piece that was cut at it, although flattening lost the
        /// separator behind it.
        stands_bare: bool,
        /// Whether it is one of the controls that stand beside each other and together make a line.
        is_control: bool,
        /// Whether other articles, lists or comments are behind it.
        ends_article: bool,
        /// Whether lines without a marker below it are its items, until the article goes on.
        heads_list: bool,
        /// Whether it labels the lines below it where nothing stands behind it on its own.
        labels_lines: bool,
    ) {
        ReadAlso "read-also" "A link to one other article, often inside the body." {
            rule: Some(RuleId::ReadAlsoMarker),
            names_next: true, stands_bare: false, is_control: false,
            ends_article: true, heads_list: true, labels_lines: false,
        },
        RelatedList "related-list" "A list of other articles." {
            rule: Some(RuleId::RelatedListMarker),
            names_next: true, stands_bare: true, is_control: false,
            ends_article: true, heads_list: true, labels_lines: false,
        },
        SourceLine "source-line" "The source's name." {
            rule: Some(RuleId::SourceLabel),
            names_next: true, stands_bare: true, is_control: false,
            ends_article: false, heads_list: false, labels_lines: true,
        },
        SignOff "sign-off" "The newsroom's closing mark." {
            rule: Some(RuleId::SignOff),
            names_next: false, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
        },
        Keywords "keywords" "Tags." {
            rule: Some(RuleId::KeywordsLabel),
            names_next: true, stands_bare: true, is_control: false,
            ends_article: false, heads_list: false, labels_lines: true,
        },
        Byline "byline" "The author's name." {
            rule: Some(RuleId::BylineLabel),
            names_next: true, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: true,
        },
        Dateline "dateline" "A date." {
            rule: Some(RuleId::DateLabel),
            names_next: true, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: true,
        },
        Caption "caption" "A caption or credit." {
            rule: Some(RuleId::CaptionCredit),
            names_next: true, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
        },
        Share "share" "Share and follow controls." {
            rule: Some(RuleId::ShareBar),
            names_next: false, stands_bare: false, is_control: true,
            ends_article: false, heads_list: false, labels_lines: false,
        },
        Ui "ui" "Other controls." {
            rule: Some(RuleId::UiControl),
            names_next: false, stands_bare: false, is_control: true,
            ends_article: false, heads_list: false, labels_lines: false,
        },
        Navigation "navigation" "Menus, footers, forms." {
            rule: Some(RuleId::MenuWord),
            names_next: false, stands_bare: false, is_control: true,
            ends_article: false, heads_list: false, labels_lines: false,
        },
        SitePromo "site-promo" "Recommendations of the whole site." {
            rule: Some(RuleId::SitePromoHeading),
            names_next: false, stands_bare: true, is_control: false,
            ends_article: true, heads_list: true, labels_lines: false,
        },
        MostRead "most-read" "Most read and latest lists." {
            rule: Some(RuleId::MostReadHeading),
            names_next: false, stands_bare: true, is_control: false,
            ends_article: true, heads_list: true, labels_lines: false,
        },
        Advert "advert" "Advertisement." {
            rule: Some(RuleId::AdvertLabel),
            names_next: false, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
        },
        Newsletter "newsletter" "A newsletter." {
            rule: Some(RuleId::NewsletterForm),
            names_next: false, stands_bare: true, is_control: true,
            ends_article: true, heads_list: false, labels_lines: false,
        },
        Comments "comments" "Reader comments." {
            rule: Some(RuleId::CommentsForm),
            names_next: false, stands_bare: true, is_control: true,
            ends_article: true, heads_list: true, labels_lines: false,
        },
        Copyright "copyright" "Ownership of the page." {
            rule: Some(RuleId::CopyrightNotice),
            names_next: false, stands_bare: true, is_control: true,
            ends_article: true, heads_list: false, labels_lines: false,
        },
        SiteBlurb "site-blurb" "What the site says about itself." {
            rule: Some(RuleId::SiteBlurb),
            names_next: false, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
        },
        AggregatorFrame "aggregator-frame" "An aggregator's sentence." {
            rule: Some(RuleId::AggregatorFrame),
            names_next: false, stands_bare: true, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
        },
        Disclaimer "disclaimer" "A legal note." {
            rule: Some(RuleId::Disclaimer),
            names_next: false, stands_bare: true, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
        },
        Keep "keep" "No marker: protects the phrase from all others." {
            rule: None,
            names_next: false, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
        },
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
