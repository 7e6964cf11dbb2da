//! Observations: what can be seen of each segment before anything is decided. Most need the segment alone; some
//! look at the whole document (said twice, before the first paragraph, shares words with it). No weight is set
//! here; the tables weigh.

use crate::lexicon::{Class, Hit, Lexicon, Position};
use crate::model::{Break, Segment, Span};
use crate::text::chars::{ends_sentence, is_arabic_letter, is_closing, is_dash, is_digit};
use crate::text::date;
use crate::text::fold::Folded;
use crate::text::words;

use super::openers::Openers;

/// A segment of at least this many words is long: a paragraph, hardly ever a headline.
pub(super) const LONG_WORDS: usize = 25;

/// Shortest paragraph that ends like a sentence, in words; headlines of this length have no final full stop.
const PROSE_WORDS: usize = 12;

/// From this many words on a line is no label, section or tag any more but may be a headline.
const SHORT_WORDS: usize = 5;

/// Share of a line's letters that markers must cover for the line to be nothing but markers.
const COVERED: f32 = 0.75;

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
    /// Ends in a colon: announces what follows.
    Announces = "announces",
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
    /// Under the heading of a related list, which holds headlines and teasers, not an article.
    UnderList = "under-list",
    /// Directly below a source, tag, byline or date label that has nothing behind it on its line.
    BehindBareLabel = "behind-bare-label",
    /// Ends in an outlet's name in brackets: a picture's credit.
    Credit = "credit",
    /// A clock and then a headline, as latest-news lists print them.
    ClockHeadline = "clock-headline",
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

    /// All observations there are.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let classes = Class::ALL.into_iter().flat_map(|class| [Self::Marker(class), Self::Label(class), Self::Holds(class)]);
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
    "read-also", "related-list", "source-line", "sign-off", "keywords", "byline", "dateline", "caption", "share", "ui",
    "navigation", "site-promo", "most-read", "advert", "newsletter", "comments", "copyright", "site-blurb",
    "aggregator-frame", "disclaimer", "keep",
];

/// A segment with all that was seen of it.
#[derive(Debug)]
pub(super) struct Observed {
    pub(super) segment: Segment,
    /// The marker that counts most, if any: its class, span in the document, and whether the segment is nothing else.
    pub(super) marker: Option<Marker>,
    pub(super) seen: Vec<Seen>,
    /// The folded text without punctuation at its ends, for comparing whole lines.
    pub(super) key: String,
    pub(super) words: usize,
    /// A paragraph: long, or of some length and ending like a sentence, and no marker.
    pub(super) prose: bool,
}

/// The marker that a segment was recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) class: Class,
    pub(super) span: Span,
    pub(super) whole: bool,
}

impl Observed {
    pub(super) fn has(&self, form: Form) -> bool {
        self.seen.contains(&Seen::Form(form))
    }

    pub(super) fn is_marker(&self, class: Class) -> bool {
        self.marker.as_ref().is_some_and(|marker| marker.class == class)
    }
}

/// Observes one segment on its own.
pub(super) fn observe(
    text: &str,
    segment: Segment,
    lexicon: &Lexicon,
    openers: &Openers,
    passed: &dyn Fn(&Hit) -> bool,
    folded: &mut Folded,
) -> Observed {
    let source = &text[segment.span.clone()];
    folded.refold(source);
    let hits: Vec<Hit> = lexicon.hits(source, folded).into_iter().filter(|hit| passed(hit)).collect();
    let words = words::count(source);
    let mut seen = Vec::new();
    let cut_at_marker = segment.before == Break::Marker;
    let marker = marker(source, &hits, words, cut_at_marker, &mut seen);
    let marker = marker.map(|marker| Marker { span: shift(&marker.span, segment.span.start), ..marker });
    shape(source, folded, words, &mut seen);
    if date::is_date_line(source) {
        seen.push(Seen::Form(Form::DateLine));
    }
    if lexicon.is_section(folded.as_str()) {
        seen.push(Seen::Form(Form::Section));
    }
    if has_credit(source, lexicon) {
        seen.push(Seen::Form(Form::Credit));
    }
    if is_signature(source, folded.as_str(), words, lexicon) {
        seen.push(Seen::Form(Form::Outlet));
    }
    if folded.as_str().split(' ').next().is_some_and(|word| openers.has(word.trim_matches(|c: char| !c.is_alphanumeric()))) {
        seen.push(Seen::Form(Form::Opener));
    }
    if segment.before != Break::Line {
        seen.push(Seen::Form(Form::Piece));
    }
    if super::frame::site(source).is_some() {
        seen.push(Seen::Form(Form::FrameSentence));
    }
    let ends = seen.contains(&Seen::Form(Form::Ends)) || seen.contains(&Seen::Form(Form::Exclaims));
    let prose = marker.is_none() && (words >= LONG_WORDS || words >= PROSE_WORDS && ends);
    let key = folded.as_str().trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    Observed { segment, marker, seen, key, words, prose }
}

fn shift(span: &Span, by: usize) -> Span {
    span.start + by..span.end + by
}

/// The marker that counts most. On a piece that was cut at a marker the phrase at its start counts even without
/// the separator that flattening lost.
fn marker(source: &str, hits: &[Hit], words: usize, cut_at_marker: bool, seen: &mut Vec<Seen>) -> Option<Marker> {
    let fired: Vec<&Hit> = hits.iter().filter(|hit| hit.fires.is_some()).collect();
    if let Some(whole) = fired.iter().find(|hit| hit.at_start && hit.at_end) {
        seen.push(Seen::Marker(whole.class));
        return Some(Marker { class: whole.class, span: whole.span.clone(), whole: true });
    }
    if let Some(class) = covered_class(source, hits) {
        seen.push(Seen::Marker(class));
        let span = hits.iter().find(|hit| hit.class == class).map(|hit| hit.span.clone())?;
        return Some(Marker { class, span, whole: true });
    }
    let sentence = !cut_at_marker && words >= PROSE_WORDS && is_stopped(source);
    let begins = |hit: &&&Hit| {
        // A sentence may begin with `اقرأ أيضا`; a headline behind it has no full stop.
        let in_prose = sentence && hit.fires == Some(Position::Prefix) && !hit.separator_after && names_something(hit.class);
        hit.at_start && hit.fires != Some(Position::Suffix) && !in_prose
    };
    if let Some(label) = fired.iter().find(begins) {
        seen.push(Seen::Label(label.class));
        return Some(Marker { class: label.class, span: label.span.clone(), whole: false });
    }
    let unseparated = || hits.iter().find(|hit| hit.at_start && is_heading(hit));
    if cut_at_marker && let Some(label) = unseparated() {
        seen.push(Seen::Label(label.class));
        return Some(Marker { class: label.class, span: label.span.clone(), whole: false });
    }
    let inside = fired.iter().find(|hit| !hit.at_start && matches!(hit.fires, Some(Position::Suffix | Position::Inside)))?;
    // A phrase at the end or inside of a paragraph does not make the paragraph a marker.
    if words >= LONG_WORDS && inside.fires == Some(Position::Suffix) {
        return None;
    }
    seen.push(Seen::Holds(inside.class));
    Some(Marker { class: inside.class, span: inside.span.clone(), whole: false })
}

/// Classes whose marker names what follows it; the others are sentences of the site themselves.
fn names_something(class: Class) -> bool {
    matches!(
        class,
        Class::ReadAlso | Class::RelatedList | Class::SourceLine | Class::Keywords | Class::Byline | Class::Dateline | Class::Caption
    )
}

fn is_stopped(source: &str) -> bool {
    source.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace()).ends_with('.') && !source.ends_with("..")
}

fn is_heading(hit: &Hit) -> bool {
    hit.anything_may_follow
        || matches!(
        hit.class,
        Class::RelatedList | Class::MostRead | Class::SitePromo | Class::Keywords | Class::SourceLine
            | Class::Comments | Class::Newsletter | Class::Copyright | Class::Disclaimer | Class::AggregatorFrame
    )
}

/// The class of several markers that together cover a line (`مشاركة فيسبوك تويتر واتساب`): the first one's, but
/// what closes a page (comments, copyright) wins over what may stand anywhere.
fn covered_class(source: &str, hits: &[Hit]) -> Option<Class> {
    let mut covered = 0;
    let mut end = 0;
    let mut class = None;
    for hit in hits.iter().filter(|hit| is_control(hit.class)) {
        if hit.span.start >= end {
            covered += letters(&source[hit.span.clone()]);
            end = hit.span.end;
            if class.is_none() || matches!(hit.class, Class::Comments | Class::Copyright) {
                class = Some(hit.class);
            }
        }
    }
    let all = letters(source);
    #[expect(clippy::cast_precision_loss, reason = "letters of one line")]
    let share = covered as f32 / all.max(1) as f32;
    class.filter(|_| all > 0 && share >= COVERED)
}

fn is_control(class: Class) -> bool {
    matches!(class, Class::Share | Class::Ui | Class::Navigation | Class::Comments | Class::Newsletter | Class::Copyright)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

fn shape(source: &str, folded: &Folded, words: usize, seen: &mut Vec<Seen>) {
    let mut push = |form| seen.push(Seen::Form(form));
    push(match words {
        0..SHORT_WORDS => Form::Tiny,
        SHORT_WORDS..PROSE_WORDS => Form::Short,
        PROSE_WORDS..LONG_WORDS => Form::Medium,
        _ => Form::Long,
    });
    let arabic = source.chars().any(is_arabic_letter);
    if !source.chars().any(char::is_alphabetic) {
        push(Form::NoLetters);
    } else if !arabic {
        push(Form::Latin);
    }
    let bare = source.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace() || !c.is_alphanumeric() && !c.is_ascii_punctuation() && !ends_sentence(c));
    if bare.ends_with("...") || bare.ends_with('…') {
        push(Form::Truncated);
    } else if bare.ends_with(['؟', '!', '?']) {
        push(Form::Exclaims);
    } else if bare.chars().next_back().is_some_and(ends_sentence) && !bare.ends_with("..") {
        push(Form::Ends);
    } else if bare.ends_with(':') {
        push(Form::Announces);
    }
    if source.starts_with(|c: char| matches!(c, '•' | '*' | '▪' | '●' | '◄' | '◀' | '·' | '■' | '♦') || is_dash(c)) {
        push(Form::Bullet);
    }
    if words > 3 && begins_with_clock(source) {
        push(Form::ClockHeadline);
    }
    if source.starts_with('#') && source.split_whitespace().all(|word| word.starts_with('#')) {
        push(Form::HashTags);
    }
    if (source.contains("http") || source.contains("www.")) && words <= 4 {
        push(Form::Url);
    }
    if (2..=6).contains(&words) && ["كتب ", "كتبت "].iter().any(|verb| folded.as_str().starts_with(verb)) {
        push(Form::Wrote);
    }
    if arabic && closes(folded.as_str()) {
        push(Form::Closes);
    }
    if (2..=4).contains(&words) && arabic && is_name_like(folded.as_str()) {
        push(Form::NameLike);
    }
}

/// `17:53 GMT …`, `12:49 . …`
fn begins_with_clock(source: &str) -> bool {
    let mut chars = source.trim_start_matches(|c: char| !c.is_alphanumeric()).chars();
    let hour = chars.by_ref().take_while(|&c| is_digit(c)).count();
    (1..=2).contains(&hour) && source.contains(':') && {
        let after: String = source.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().skip(hour).take(3).collect();
        after.starts_with(':') && after.chars().skip(1).all(is_digit)
    }
}

/// A bracket at the end that holds nothing but an outlet, as captions have.
fn has_credit(source: &str, lexicon: &Lexicon) -> bool {
    const MAX_CREDIT_BYTES: usize = 80;
    let line = source.trim_end_matches(['.', ' ']);
    let Some(inner) = line.strip_suffix(')') else { return false };
    let Some(open) = inner.rfind('(') else { return false };
    let credit = &inner[open + 1..];
    let names = || credit.split(['-', '–', '/', '،']).filter(|name| !name.trim().is_empty());
    open > 0 && credit.len() <= MAX_CREDIT_BYTES && names().any(|name| lexicon.outlet(Folded::of(name).as_str()).is_some())
}

/// Whether nothing but the closing word, letters of an editor and numbers stand on a line.
fn closes(folded: &str) -> bool {
    const MAX_INITIALS: usize = 4;
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let ended = words.next_if(|word| *word == "انتهي").is_some();
    let rest: Vec<&str> = words.collect();
    let initials = rest.iter().all(|word| word.chars().count() <= 2) && rest.len() <= MAX_INITIALS;
    initials && (ended || rest.len() >= 2 && folded.contains(['.', '/']) && rest.iter().all(|word| word.chars().count() == 1 && *word != "0"))
}

/// Names have no digits, no punctuation but a full stop of a title, and none of the particles of sentences.
fn is_name_like(folded: &str) -> bool {
    const PARTICLES: &[&str] = &["في", "من", "علي", "الي", "عن", "مع", "ان", "لا", "ما", "هل", "هذا", "هذه", "بعد", "قبل", "بين"];
    !folded.contains(|c: char| c == '0' || matches!(c, ':' | '؟' | '!' | '،' | '«' | '"' | '“' | '|' | '/' | '('))
        && !folded.split(' ').any(|word| PARTICLES.contains(&word))
}

/// A line that is only an outlet: alone, in brackets, with a city or a person behind or before a dash, or two
/// outlets joined.
fn is_signature(source: &str, folded: &str, words: usize, lexicon: &Lexicon) -> bool {
    const MAX_SIGNATURE_WORDS: usize = 8;
    if words == 0 || words > MAX_SIGNATURE_WORDS || source.chars().next_back().is_some_and(|c| matches!(c, ':' | '؟' | '!')) {
        return false;
    }
    if lexicon.outlet(folded).is_some() {
        return true;
    }
    let parts: Vec<&str> = split_signature(folded).collect();
    (2..=3).contains(&parts.len()) && parts.iter().any(|part| lexicon.outlet(part).is_some())
        || folded.split_once(" من ").is_some_and(|(name, city)| lexicon.outlet(name).is_some() && !city.contains(' '))
}

/// The parts of a signature line: around dashes, slashes and plus signs with white space beside them.
pub(super) fn split_signature(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', '\u{a0}'])
        .fold(vec![(usize::MAX, 0)], |mut parts, word| {
            let start = word.as_ptr() as usize - line.as_ptr() as usize;
            let separator = matches!(word, "-" | "–" | "—" | "/" | "+" | "|");
            if separator {
                parts.push((usize::MAX, 0));
            } else if let Some(last) = parts.last_mut() {
                last.0 = last.0.min(start);
                last.1 = start + word.len();
            }
            parts
        })
        .into_iter()
        .filter(|&(start, end)| start < end)
        .map(|(start, end)| line[start..end].trim_matches(|c: char| !c.is_alphanumeric()))
}
