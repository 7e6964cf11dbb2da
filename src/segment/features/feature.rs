//! The features of a segment: one table of all that can be observed of it, with the names that the weight table uses.
//! It observes nothing.

use std::sync::LazyLock;

use crate::lexicon::Class;

/// Makes the feature of a class.
type OfClass = fn(Class) -> Feature;

/// How a marker can occur in a segment, each with the prefix of its features' names.
const MARKER_KINDS: [(&str, OfClass); 3] = [
    ("marker", Feature::Marker),
    ("label", Feature::Label),
    ("holds", Feature::Holds),
];

/// The names of the features of markers by their index: `marker:share` and so on for each class.
static MARKER_NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let of_kind = |kind: &str| Class::ALL.map(|class| format!("{kind}:{}", class.as_str()));
    let kinds = MARKER_KINDS.iter();
    kinds.flat_map(|(kind, _)| of_kind(kind)).collect()
});

/// How many features of markers there are.
const MARKERS: usize = MARKER_KINDS.len() * Class::ALL.len();

macro_rules! features {
    ($($variant:ident $name:literal $what:literal),+ $(,)?) => {
        /// What can be observed of a segment. The names in the weight table are those of [`Feature::as_str`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(in crate::segment) enum Feature {
            /// The segment is a marker of this class and nothing else.
            Marker(Class),
            /// It begins with such a marker and says more.
            Label(Class),
            /// It ends with such a marker or holds one.
            Holds(Class),
            $(#[doc = $what] $variant),+
        }

        /// The rows of the table in their order.
        enum Number { $($variant),+ }

        impl Feature {
            /// How many features there are.
            pub(in crate::segment) const COUNT: usize = MARKERS + [$($name),+].len();

            /// Its place among all features: those of markers first, then the rows of the table.
            #[inline]
            pub(in crate::segment) const fn index(self) -> usize {
                match self {
                    Self::Marker(class) => class as usize,
                    Self::Label(class) => Class::ALL.len() + class as usize,
                    Self::Holds(class) => 2 * Class::ALL.len() + class as usize,
                    $(Self::$variant => MARKERS + Number::$variant as usize),+
                }
            }

            /// Its name in the weight table and in `explain`.
            pub(in crate::segment) fn as_str(self) -> &'static str {
                match self {
                    Self::Marker(_) | Self::Label(_) | Self::Holds(_) => &MARKER_NAMES[self.index()],
                    $(Self::$variant => $name),+
                }
            }

            /// The feature with this name.
            pub(in crate::segment) fn parse(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => parse_marker(name),
                }
            }

            /// All features in the order of their indexes.
            #[cfg(test)]
            pub(super) fn all() -> impl Iterator<Item = Self> {
                let markers = MARKER_KINDS.into_iter();
                let markers = markers.flat_map(|(_, feature)| Class::ALL.map(feature));
                markers.chain([$(Self::$variant),+])
            }
        }
    };
}

features! {
    Long "long" "25 words and more.",
    Medium "medium" "12 to 24 words.",
    Short "short" "5 to 11 words.",
    Tiny "tiny" "1 to 4 words.",
    NoLetters "no-letters" "No letter at all.",
    Latin "latin" "Letters, but none of them Arabic.",
    Ends "ends-sentence" "Ends like a sentence.",
    Exclaims "exclaims" "Ends in a question or exclamation mark, as sentences and headlines do.",
    Truncated "truncated" "Ends in three dots: cut off.",
    GoesOn "goes-on" "Ends in a comma: the sentence goes on.",
    Appeal "appeal" "Asks something of the reader, in words that steps of an article may have, too.",
    Announces "announces" "Ends in a colon: announces what follows.",
    Speaks "speaks" "A colon behind the first words: somebody's statement, as headlines print it.",
    Bullet "bullet" "Begins with a bullet or dash.",
    DateLine "date-line" "A date, a clock, how long ago.",
    Url "url" "An address on the web.",
    Section "section" "The name of a section.",
    Outlet "outlet" "Nothing but the name of an outlet or agency, perhaps with a city or a person.",
    Opener "opener" "Begins with a word that takes up the article again.",
    First "first" "The document's first segment.",
    Last "last" "The document's last segment.",
    FrameSentence "frame-sentence" "A sentence with which an aggregator closes an article and names its headline and site.",
    BehindFrame "behind-frame" "Behind an aggregator's closing sentence.",
    CommentPolicy "comment-policy" "One of the last paragraphs, and it says what readers may write in their comments.",
    BehindComments "behind-comments" "Behind a comments marker that has paragraphs above it.",
    CallInText "call-in-text" "The document's one mention of comments, and the paragraph behind it goes on with the article.",
    SaidBefore "said-before" "The same line comes earlier in the document.",
    SaidAgain "said-again" "The same line comes later in the document.",
    AboveHeadline "above-headline" "Between the title of the page and its last printing above the text, and no sentence.",
    AboveReprint "above-reprint" "Above the second printing of the first paragraph, and no sentence.",
    PageTitle "page-title" "A later line is this one without what follows its last dash or bar: a page title with its suffix.",
    InPageTitle "in-page-title" "The page title at the top holds it.",
    BeforeProse "before-prose" "No paragraph has come yet.",
    DatedHead "dated-head" "Above the first paragraph or below a heading, short, and with a date in it: who wrote it and when.",
    AfterProse "after-prose" "No paragraph follows.",
    EchoesLead "echoes-lead" "Its words occur in the first paragraphs.",
    StrangeToLead "strange-to-lead" "None of its words occurs in the first paragraphs.",
    InProse "in-prose" "A paragraph holds it literally.",
    Announced "announced" "Below a line that announces it with a colon.",
    PlainRun "plain-run" "Short, below a paragraph, and nothing that menus, tags and signatures have is among the lines there.",
    HeadsText "heads-text" "The first line, no sentence itself, and a sentence is directly below it.",
    Subhead "subhead" "The tiny heading of a part, in a text that is in parts from its first line on.",
    OnlyList "only-list" "Below the headline of a document that is nothing but short lines without the signs of menus.",
    LiveEntry "live-entry" "At a clock of a live page or of a programme.",
    AmongShort "among-short" "Most of its neighbours are short, too.",
    Piece "piece" "A piece of a line, not a line.",
    EchoesAside "echoes-aside" "The first paragraph behind a read-also headline, and closer to that headline than to the text above.",
    RejoinsBody "rejoins-body" "The first paragraph behind a read-also headline, and closer to the text above the marker.",
    LeansAside "leans-aside" "A later paragraph behind an aside, closer to the aside.",
    LeansBody "leans-body" "A later paragraph behind an aside, closer to the text above.",
    Resumes "resumes" "The first paragraph behind an aside, and it begins like a continuation.",
    FreshStart "fresh-start" "The first paragraph behind an aside, and it begins anew.",
    BehindBareMarker "behind-bare-marker" "Directly below a read-also or related heading that has nothing behind it on its line.",
    BehindFullMarker "behind-full-marker" "Directly below a read-also heading that has its headline on its own line.",
    StrangeToBody "strange-to-body" "A line behind an aside's headline that shares no word with the text above: another headline, no subheading.",
    UnderList "under-list" "Under the heading of a related list, which holds headlines and teasers, not an article.",
    CardHeadline "card-headline" "The headline of one of the cards below a list's heading, behind which the article does not come back.",
    CardText "card-text" "The teaser, caption or credit of such a card.",
    BehindBareLabel "behind-bare-label" "Directly below a source, tag, byline or date label that has nothing behind it on its line.",
    TagRun "tag-run" "The last line before the tail, without punctuation and made of phrases of the body: tags run together.",
    CopyrightSign "copyright-sign" "Begins with the sign of a copyright and holds a year.",
    Credit "credit" "Ends in an outlet's name in brackets: a picture's credit.",
    MostlyLatin "mostly-latin" "Behind the text of a page on one line, and most of its letters are Latin.",
    TitleAgain "title-again" "The first line once more behind the text.",
    CreditedWords "credited-words" "Words between paragraphs, no sentence, with an outlet in brackets or behind a dash at their end: a caption.",
    Bracketed "bracketed" "The whole line is in brackets and is no sentence: a caption.",
    ClockHeadline "clock-headline" "A clock and then a headline, as latest-news lists print them.",
    PrayerTimes "prayer-times" "The prayers of a day with their times.",
    TagColumn "tag-column" "In a column of tiny lines behind the last paragraph, some of which occur in the body: one tag a line.",
    HashTags "hash-tags" "Only hash tags.",
    StatementRun "statement-run" "Above the first paragraph, in a run of lines that are all somebody's statement.",
    HeadlineRun "headline-run" "Above the first paragraph, in a run of lines that all lack a final full stop.",
    AboveMeta "above-meta" "Directly above a date or byline.",
    BelowMeta "below-meta" "Directly below a date or byline.",
    Wrote "wrote" "A short line that begins like a byline without a colon: a verb of writing, then a name.",
    Closes "closes" "The newsroom's closing word or an editor's initials.",
    NameLike "name-like" "Two to four words without a verb's particle, as names are.",
    TitleField "title-field" "It says what the title field of the input says.",
    Signed "signed" "A name behind an outlet or a city and a dash without spaces.",
    TagField "tag-field" "It is one of the tags that the input gives.",
    BesideTitle "beside-title" "The text of a record whose headline is a field of its own and not a line of the text.",
    LikeTitle "like-title" "Above the text, and half of its words are of the title that the input gives: another wording of it.",
    Standfirst "standfirst" "Between the headline that the input gives and the article's date or byline, in words of the first paragraphs.",
    TopHeading "top-heading" "In the page's first rank of heading.",
    Heading "heading" "In a heading of lower rank.",
    Paragraph "paragraph" "In a paragraph element.",
    ListItem "item" "In an item of a list.",
    Control "control" "In a button or label.",
    TableRow "table-row" "A row of a table.",
    TimeElement "time-element" "In an element for times.",
    Teaser "teaser" "A paragraph alone under a linked headline.",
    LinkOnly "link-only" "Nothing but a link.",
    InMain "in-main" "In the part of the page that holds most of its running text.",
    OutsideMain "outside-main" "Outside of the part of the page that holds most of its running text.",
    OutsideList "outside-list" "Behind a list's heading, but outside of the element that holds the heading and the items.",
    ZoneArticle "zone:article" "The page calls it the text of the article.",
    ZoneCard "zone:card" "The page sets it into the article as an article of its own.",
    ZoneNavigation "zone:navigation" "The page calls it a menu.",
    ZoneSidebar "zone:sidebar" "The page calls it a sidebar.",
    ZoneFooter "zone:footer" "The page calls it its foot.",
    ZoneRelated "zone:related" "The page calls it related.",
    ZoneLatest "zone:latest" "The page calls it latest, most read or recommended.",
    ZoneComments "zone:comments" "The page calls it comments.",
    ZoneShare "zone:share" "The page calls it share buttons.",
    ZoneTags "zone:tags" "The page calls it tags.",
    ZoneCaption "zone:caption" "The page calls it a caption.",
    ZonePromo "zone:promo" "The page calls it an advertisement or a promotion.",
    ZoneMeta "zone:meta" "The page calls it data of the article.",
    ZoneHidden "zone:hidden" "The page does not show it at first.",
}

impl Feature {
    /// Whether it is the heading of an aside or a related list.
    pub(in crate::segment) fn is_heading(self) -> bool {
        match self {
            Self::Marker(class) | Self::Label(class) | Self::Holds(class) => {
                matches!(class, Class::ReadAlso | Class::RelatedList)
            }
            _ => false,
        }
    }

    /// Whether it says that the segment is, begins with or holds a marker.
    pub(super) fn is_of_marker(self) -> bool {
        matches!(self, Self::Marker(_) | Self::Label(_) | Self::Holds(_))
    }
}

/// The feature of a marker from its name: `label:read-also`.
fn parse_marker(name: &str) -> Option<Feature> {
    let (prefix, class) = name.split_once(':')?;
    let mut kinds = MARKER_KINDS.iter();
    let (_, feature) = kinds.find(|(kind, _)| *kind == prefix)?;
    Class::parse(class).map(feature)
}

#[cfg(test)]
mod tests {
    use super::Feature;
    use crate::lexicon::Class;

    #[test]
    fn every_feature_has_an_index_and_a_name_of_its_own() {
        for (at, feature) in Feature::all().enumerate() {
            assert_eq!(feature.index(), at, "{feature:?}");
            assert_eq!(
                Feature::parse(feature.as_str()),
                Some(feature),
                "{feature:?}"
            );
        }
        assert_eq!(Feature::all().count(), Feature::COUNT);
    }

    #[test]
    fn the_features_of_a_marker_are_named_after_its_class() {
        for class in Class::ALL {
            let names = [
                Feature::Marker(class),
                Feature::Label(class),
                Feature::Holds(class),
            ];
            let expected =
                ["marker", "label", "holds"].map(|kind| format!("{kind}:{}", class.as_str()));
            assert_eq!(
                names.map(Feature::as_str),
                expected.each_ref().map(String::as_str)
            );
        }
        assert_eq!(Feature::parse("label:no-class"), None);
        assert_eq!(Feature::parse("zone:share"), Some(Feature::ZoneShare));
    }
}
