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
        /// What a user's row does to the line that it fires on.
        line: &'static str,
        /// What a user's row does to the lines below.
        below: Below,
    ) {
        ReadAlso "read-also" "A link to one other article, often inside the body." {
            rule: Some(RuleId::ReadAlsoMarker),
            names_next: true, stands_bare: false, is_control: false,
            ends_article: true, heads_list: true, labels_lines: false,
            line: "It goes; a headline behind the phrase goes to `related`.", below: Below::Items,
        },
        RelatedList "related-list" "A list of other articles." {
            rule: Some(RuleId::RelatedListMarker),
            names_next: true, stands_bare: true, is_control: false,
            ends_article: true, heads_list: true, labels_lines: false,
            line: "It goes; a headline behind the phrase goes to `related`.", below: Below::Items,
        },
        SourceLine "source-line" "The source's name." {
            rule: Some(RuleId::SourceLabel),
            names_next: true, stands_bare: true, is_control: false,
            ends_article: false, heads_list: false, labels_lines: true,
            line: "It goes; what stands behind the phrase goes to `source`.", below: Below::Value,
        },
        SignOff "sign-off" "The newsroom's closing mark." {
            rule: Some(RuleId::SignOff),
            names_next: false, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        Keywords "keywords" "Tags." {
            rule: Some(RuleId::KeywordsLabel),
            names_next: true, stands_bare: true, is_control: false,
            ends_article: false, heads_list: false, labels_lines: true,
            line: "It goes; what stands behind the phrase goes to `keywords`.", below: Below::Value,
        },
        Byline "byline" "The author's name." {
            rule: Some(RuleId::BylineLabel),
            names_next: true, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: true,
            line: "It goes; what stands behind the phrase goes to `author`.", below: Below::Value,
        },
        Dateline "dateline" "A date." {
            rule: Some(RuleId::DateLabel),
            names_next: true, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: true,
            line: "It goes; a date on it goes to `date`.", below: Below::Value,
        },
        Caption "caption" "A caption or credit." {
            rule: Some(RuleId::CaptionCredit),
            names_next: true, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        Share "share" "Share and follow controls." {
            rule: Some(RuleId::ShareBar),
            names_next: false, stands_bare: false, is_control: true,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        Ui "ui" "Other controls." {
            rule: Some(RuleId::UiControl),
            names_next: false, stands_bare: false, is_control: true,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        Navigation "navigation" "Menus, footers, forms." {
            rule: Some(RuleId::MenuWord),
            names_next: false, stands_bare: false, is_control: true,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        SitePromo "site-promo" "Recommendations of the whole site." {
            rule: Some(RuleId::SitePromoHeading),
            names_next: false, stands_bare: true, is_control: false,
            ends_article: true, heads_list: true, labels_lines: false,
            line: "It goes.", below: Below::Items,
        },
        MostRead "most-read" "Most read and latest lists." {
            rule: Some(RuleId::MostReadHeading),
            names_next: false, stands_bare: true, is_control: false,
            ends_article: true, heads_list: true, labels_lines: false,
            line: "It goes.", below: Below::Items,
        },
        Advert "advert" "Advertisement." {
            rule: Some(RuleId::AdvertLabel),
            names_next: false, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        Newsletter "newsletter" "A newsletter." {
            rule: Some(RuleId::NewsletterForm),
            names_next: false, stands_bare: true, is_control: true,
            ends_article: true, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        Comments "comments" "Reader comments." {
            rule: Some(RuleId::CommentsForm),
            names_next: false, stands_bare: true, is_control: true,
            ends_article: true, heads_list: true, labels_lines: false,
            line: "It goes.", below: Below::Rest,
        },
        Copyright "copyright" "Ownership of the page." {
            rule: Some(RuleId::CopyrightNotice),
            names_next: false, stands_bare: true, is_control: true,
            ends_article: true, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        SiteBlurb "site-blurb" "What the site says about itself." {
            rule: Some(RuleId::SiteBlurb),
            names_next: false, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        AggregatorFrame "aggregator-frame" "An aggregator's sentence." {
            rule: Some(RuleId::AggregatorFrame),
            names_next: false, stands_bare: true, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes; a headline that it quotes may become the title.", below: Below::Nothing,
        },
        Disclaimer "disclaimer" "A legal note." {
            rule: Some(RuleId::Disclaimer),
            names_next: false, stands_bare: true, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        Drop "drop" "No marker: a line that the user wants out." {
            rule: Some(RuleId::UserDrop),
            names_next: false, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It goes.", below: Below::Nothing,
        },
        Keep "keep" "No marker: protects the phrase from all others, and as a user's row the whole line." {
            rule: None,
            names_next: false, stands_bare: false, is_control: false,
            ends_article: false, heads_list: false, labels_lines: false,
            line: "It stays in the body; a headline stays the title.", below: Below::Nothing,
        },
    }
}

table! {
    /// What a user's row of a class does to the lines below the one it fires on.
    pub enum Below (
        /// The same for people.
        says: &'static str,
    ) {
        Nothing "nothing" "They are judged as if the line were not there." { says: "Nothing." },
        Value "value" "The first is what the phrase names, where nothing stands behind it." {
            says: "Where the line is the phrase alone, a short line directly below goes with it, into the field.",
        },
        Items "items" "They are a list." {
            says: "Headlines and other short lines go, until the first paragraph or marker.",
        },
        Rest "rest" "None of them is text." { says: "Everything goes, where a paragraph of the article is above." },
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
