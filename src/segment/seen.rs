//! The names of all that can be observed of a segment, as the weight table uses them. It observes nothing.

use crate::lexicon::Class;

/// What can be observed. The names in the weight table are those of [`Seen::name`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Seen {
    /// The segment is a marker of this class and nothing else.
    Marker(Class),
    /// It begins with such a marker and says more.
    Label(Class),
    /// It ends with such a marker or holds one.
    Holds(Class),
    /// Form, see [`Form`].
    Form(Form),
}

macro_rules! forms {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// Observations that are not markers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(super) enum Form { $($(#[$doc])* $variant),+ }

        impl Form {
            pub(super) const ALL: &[Self] = &[$(Self::$variant),+];

            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

forms! {
    /// 25 words and more.
    Long = "long",
    /// 12 to 24 words.
    Medium = "medium",
    /// 5 to 11 words.
    Short = "short",
    /// 1 to 4 words.
    Tiny = "tiny",
    /// No letter at all.
    NoLetters = "no-letters",
    /// Letters, but none of them Arabic.
    Latin = "latin",
    /// Ends like a sentence.
    Ends = "ends-sentence",
    /// Ends in a question or exclamation mark, as sentences and headlines do.
    Exclaims = "exclaims",
    /// Ends in three dots: cut off.
    Truncated = "truncated",
    /// Ends in a comma: the sentence goes on.
    GoesOn = "goes-on",
    /// Ends in a colon: announces what follows.
    Announces = "announces",
    /// A colon behind the first words: somebody's statement, as headlines print it.
    Speaks = "speaks",
    /// Begins with a bullet or dash.
    Bullet = "bullet",
    /// A date, a clock, how long ago.
    DateLine = "date-line",
    /// An address on the web.
    Url = "url",
    /// The name of a section.
    Section = "section",
    /// Nothing but the name of an outlet or agency, perhaps with a city or a person.
    Outlet = "outlet",
    /// Begins with a word that takes up the article again.
    Opener = "opener",
    /// The document's first segment.
    First = "first",
    /// The document's last segment.
    Last = "last",
    /// An aggregator's sentence that names headline and site (`ظهرت المقالة … أولاً على …`).
    FrameSentence = "frame-sentence",
    /// Behind an aggregator's closing sentence.
    BehindFrame = "behind-frame",
    /// One of the last paragraphs, and it says what readers may write in their comments.
    CommentPolicy = "comment-policy",
    /// Behind a comments marker that has paragraphs above it.
    BehindComments = "behind-comments",
    /// The document's one mention of comments, and the paragraph behind it goes on with the article.
    CallInText = "call-in-text",
    /// The same line stands earlier in the document.
    SaidBefore = "said-before",
    /// The same line stands later in the document.
    SaidAgain = "said-again",
    /// A later line is this one without what follows its last dash or bar: a page title with its suffix.
    PageTitle = "page-title",
    /// It stands in the page title at the top.
    InPageTitle = "in-page-title",
    /// No paragraph has come yet.
    BeforeProse = "before-prose",
    /// Above the first paragraph or below a heading, short, and with a date in it: who wrote it and when.
    DatedHead = "dated-head",
    /// No paragraph follows.
    AfterProse = "after-prose",
    /// Its words stand in the first paragraphs.
    EchoesLead = "echoes-lead",
    /// Its words stand nowhere in the first paragraphs.
    StrangeToLead = "strange-to-lead",
    /// It stands literally in a paragraph.
    InProse = "in-prose",
    /// Most of its neighbours are short, too.
    AmongShort = "among-short",
    /// A piece of a line, not a line.
    Piece = "piece",
    /// The first paragraph behind a read-also headline, and closer to that headline than to the text above.
    EchoesAside = "echoes-aside",
    /// The first paragraph behind a read-also headline, and closer to the text above the marker.
    RejoinsBody = "rejoins-body",
    /// A later paragraph behind an aside, closer to the aside.
    LeansAside = "leans-aside",
    /// A later paragraph behind an aside, closer to the text above.
    LeansBody = "leans-body",
    /// The first paragraph behind an aside, and it begins like a continuation.
    Resumes = "resumes",
    /// The first paragraph behind an aside, and it begins anew.
    FreshStart = "fresh-start",
    /// Directly below a read-also or related heading that has nothing behind it on its line.
    BehindBareMarker = "behind-bare-marker",
    /// Directly below a read-also heading that has its headline on its own line.
    BehindFullMarker = "behind-full-marker",
    /// A line behind an aside's headline that shares no word with the text above: another headline, no subheading.
    StrangeToBody = "strange-to-body",
    /// Under the heading of a related list, which holds headlines and teasers, not an article.
    UnderList = "under-list",
    /// Directly below a source, tag, byline or date label that has nothing behind it on its line.
    BehindBareLabel = "behind-bare-label",
    /// The last line before the tail, without punctuation and made of phrases of the body: tags run together.
    TagRun = "tag-run",
    /// Begins with the sign of a copyright and holds a year.
    CopyrightSign = "copyright-sign",
    /// Ends in an outlet's name in brackets: a picture's credit.
    Credit = "credit",
    /// The whole line stands in brackets and is no sentence: a caption.
    Bracketed = "bracketed",
    /// A clock and then a headline, as latest-news lists print them.
    ClockHeadline = "clock-headline",
    /// The prayers of a day with their times.
    PrayerTimes = "prayer-times",
    /// In a column of tiny lines behind the last paragraph, some of which stand in the body: one tag a line.
    TagColumn = "tag-column",
    /// Only hash tags.
    HashTags = "hash-tags",
    /// Above the first paragraph, in a run of lines that all lack a final full stop.
    HeadlineRun = "headline-run",
    /// Directly above a date or byline.
    AboveMeta = "above-meta",
    /// Directly below a date or byline.
    BelowMeta = "below-meta",
    /// `كتب` or `كتبت` and a name, on a short line.
    Wrote = "wrote",
    /// The newsroom's closing word or an editor's initials (`انتهى/خ`, `ع.ش/م.س`).
    Closes = "closes",
    /// Two to four words without a verb's particle, as names are.
    NameLike = "name-like",
    /// It says what the title field of the input says.
    TitleField = "title-field",
    /// A name behind an outlet or a city and a dash without spaces (`شام-سليم حداد`).
    Signed = "signed",
    /// It is one of the tags that the input gives.
    TagField = "tag-field",
    /// The text of a record whose headline is a field of its own and not a line of the text.
    BesideTitle = "beside-title",
    /// In the page's first rank of heading.
    TopHeading = "top-heading",
    /// In a heading of lower rank.
    Heading = "heading",
    /// In a paragraph element.
    Paragraph = "paragraph",
    /// In an item of a list.
    ListItem = "item",
    /// In a button or label.
    Control = "control",
    /// A row of a table.
    TableRow = "table-row",
    /// In an element for times.
    TimeElement = "time-element",
    /// A paragraph alone under a linked headline.
    Teaser = "teaser",
    /// Nothing but a link.
    LinkOnly = "link-only",
    /// Where most of the page's running text stands.
    InMain = "in-main",
    /// Elsewhere.
    OutsideMain = "outside-main",
    /// Outside of the element that holds a list's heading and its first item.
    OutsideList = "outside-list",
    /// The page calls it the text of the article.
    ZoneArticle = "zone:article",
    /// The page sets it into the article as an article of its own.
    ZoneCard = "zone:card",
    /// The page calls it a menu.
    ZoneNavigation = "zone:navigation",
    /// The page calls it a sidebar.
    ZoneSidebar = "zone:sidebar",
    /// The page calls it its foot.
    ZoneFooter = "zone:footer",
    /// The page calls it related.
    ZoneRelated = "zone:related",
    /// The page calls it latest, most read or recommended.
    ZoneLatest = "zone:latest",
    /// The page calls it comments.
    ZoneComments = "zone:comments",
    /// The page calls it share buttons.
    ZoneShare = "zone:share",
    /// The page calls it tags.
    ZoneTags = "zone:tags",
    /// The page calls it a caption.
    ZoneCaption = "zone:caption",
    /// The page calls it an advertisement or a promotion.
    ZonePromo = "zone:promo",
    /// The page calls it data of the article.
    ZoneMeta = "zone:meta",
    /// The page does not show it at first.
    ZoneHidden = "zone:hidden",
}

impl Seen {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Marker(class) => MARKER_NAMES[class as usize].0,
            Self::Label(class) => MARKER_NAMES[class as usize].1,
            Self::Holds(class) => MARKER_NAMES[class as usize].2,
            Self::Form(form) => form.name(),
        }
    }

    /// How many observations there are.
    pub(super) const COUNT: usize = 3 * Class::ALL.len() + Form::ALL.len();

    /// Its place among all of them.
    pub(super) fn place(self) -> usize {
        match self {
            Self::Marker(class) => class as usize,
            Self::Label(class) => Class::ALL.len() + class as usize,
            Self::Holds(class) => 2 * Class::ALL.len() + class as usize,
            Self::Form(form) => 3 * Class::ALL.len() + form as usize,
        }
    }

    /// Whether it is the heading of an aside or a related list.
    pub(super) fn is_heading(self) -> bool {
        match self {
            Self::Marker(class) | Self::Label(class) | Self::Holds(class) => {
                matches!(class, Class::ReadAlso | Class::RelatedList)
            }
            Self::Form(_) => false,
        }
    }

    /// All observations there are.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let classes = Class::ALL
            .into_iter()
            .flat_map(|class| [Self::Marker(class), Self::Label(class), Self::Holds(class)]);
        classes.chain(Form::ALL.iter().copied().map(Self::Form))
    }
}

macro_rules! marker_names {
    ($($name:literal),+ $(,)?) => {
        &[$((concat!("marker:", $name), concat!("label:", $name), concat!("holds:", $name))),+]
    };
}

/// In the order of [`Class::ALL`].
const MARKER_NAMES: &[(&str, &str, &str)] = marker_names![
    "read-also",
    "related-list",
    "source-line",
    "sign-off",
    "keywords",
    "byline",
    "dateline",
    "caption",
    "share",
    "ui",
    "navigation",
    "site-promo",
    "most-read",
    "advert",
    "newsletter",
    "comments",
    "copyright",
    "site-blurb",
    "aggregator-frame",
    "disclaimer",
    "keep",
];
