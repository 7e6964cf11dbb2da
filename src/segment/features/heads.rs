//! What the lines above the text are, by what is below them: which say what the lead says, and which of them is a headline
//! or a standfirst although it does not look like one.

use super::feature::Feature;
use super::observed::Observed;
use crate::text::chars::{is_dash, is_word};
use crate::text::stems::{StemSet, Stemmer};

/// Paragraphs that count as the lead when a headline is compared with it.
const LEAD_PARAGRAPHS: usize = 2;

/// Content words of most leads: the size that the set is made with.
const LEAD_STEMS: usize = 100;

/// Share of a headline's content words that the lead of its own article holds, at least.
const ECHO_SHARE: f32 = 0.3;

/// Words of the longest headlines, measured on 5,433 articles: half of them have 8, one in a hundred more than 14.
const LONGEST_HEADLINE: usize = 18;

/// Lines below a headline among which its first paragraph is: a date and a byline may be between.
const LINES_BELOW: usize = 3;

/// A question or a cry above the first paragraph is no paragraph, however long it is: headlines end so, too.
pub(super) fn asking_headline(segments: &mut [Observed]) {
    let Some(first) = segments.iter().position(|segment| segment.prose) else {
        return;
    };
    let below = segments[first + 1..].iter().take(LINES_BELOW);
    let above_text = below.clone().any(|segment| segment.prose);
    let headline = &mut segments[first];
    headline.prose &= !(above_text
        && headline.words <= LONGEST_HEADLINE
        && headline.has(Feature::Exclaims)
        && !headline.has(Feature::Ends)
        && !headline.has(Feature::BesideTitle));
}

/// A short sentence below the headline that takes up its words is the first paragraph, whatever stands between it and the
/// next one: a control, the name of a picture. In a text beside a title the first sentence is.
pub(super) fn short_lede(segments: &mut [Observed], stemmer: &mut Stemmer) {
    /// Words of the shortest lede; a shorter sentence is a cry or a caption.
    const LEDE_WORDS: usize = 6;
    /// Content words that it shares with the headline: one may be the place where both happen.
    const SHARED: usize = 2;
    let Some(first) = segments.iter().position(|segment| segment.prose) else {
        return;
    };
    let is_sentence = |segment: &Observed| {
        segment.marker.is_none() && segment.has(Feature::Ends) && segment.words >= LEDE_WORDS
    };
    for at in first.saturating_sub(LINES_BELOW)..first {
        let lede = &segments[at];
        let above = at.checked_sub(1).map(|above| &segments[above]);
        let takes_up = |headline: &Observed| {
            let is_headline = headline.marker.is_none() && !headline.has(Feature::Ends);
            let mut said = StemSet::with_capacity(LONGEST_HEADLINE);
            stemmer.add_to(&mut said, &headline.key);
            is_headline && stemmer.stems(&lede.key).shared_with(&said) >= SHARED
        };
        let is_lede = is_sentence(lede) && above.map_or(lede.has(Feature::BesideTitle), takes_up);
        if is_lede {
            segments[at].prose = true;
            return;
        }
    }
}

/// Marks the lines above the first paragraph by whether they share words with it.
pub(super) fn lead(segments: &mut [Observed], stemmer: &mut Stemmer) {
    let mut lead = StemSet::with_capacity(LEAD_STEMS);
    // A short item has sentences and no paragraph.
    let has_prose = segments.iter().any(|segment| segment.prose);
    let is_text = |segment: &Observed| {
        segment.prose || !has_prose && segment.marker.is_none() && segment.is_sentence()
    };
    let paragraphs = segments.iter().filter(|segment| is_text(segment));
    for paragraph in paragraphs.take(LEAD_PARAGRAPHS) {
        stemmer.add_to(&mut lead, &paragraph.key);
    }
    if lead.is_empty() {
        return;
    }
    for segment in segments
        .iter_mut()
        .take_while(|segment| !is_text(segment))
        .filter(|segment| segment.words >= 2)
    {
        let own = stemmer.stems(&segment.key);
        let shared = own.shared_with(&lead);
        #[expect(clippy::cast_precision_loss, reason = "words of one line")]
        let share = shared as f32 / own.len().max(1) as f32;
        if shared >= 2 && share >= ECHO_SHARE {
            segment.add(Feature::EchoesLead);
        } else if shared == 0 && own.len() >= 3 {
            segment.add(Feature::StrangeToLead);
        }
    }
}

/// The first line is the headline when a sentence or a paragraph is directly below it and it is none itself, whatever its
/// words are: headlines of features and columns share none with their text.
pub(super) fn heads_text(text: &str, segments: &mut [Observed]) {
    const HEADLINE_WORDS: std::ops::RangeInclusive<usize> = 2..=12;
    /// Words of a city, a site, an agency and a name.
    const CREDIT_WORDS: usize = 5;
    let [first, below, ..] = segments else { return };
    let has_text = below.prose || below.is_sentence() || below.has(Feature::Announces);
    let ends = [
        Feature::Ends,
        Feature::Announces,
        Feature::GoesOn,
        Feature::Section,
        Feature::Outlet,
        Feature::DateLine,
        Feature::BesideTitle,
        Feature::Wrote,
    ];
    // `CITY - AGENCY`, `SITE : NAME`.
    let is_sign = |word: &str| word.chars().all(|c| is_dash(c) || matches!(c, ':' | 'ـ'));
    let mut words = text[first.segment.span.clone()].split_whitespace();
    let credits = first.words <= CREDIT_WORDS && words.any(is_sign);
    let line =
        first.marker.is_none() && !credits && !ends.into_iter().any(|feature| first.has(feature));
    if has_text && line && below.marker.is_none() && HEADLINE_WORDS.contains(&first.words) {
        first.add(Feature::HeadsText);
    }
}

/// A standfirst above the date of an article whose headline is a field: without a headline between the lines, a line above
/// the date that says what the text says is no headline.
pub(super) fn standfirst(segments: &mut [Observed]) {
    /// What is shorter is the name of a section or of a person.
    const STANDFIRST_WORDS: usize = 4;
    let is_standfirst = |line: &Observed| {
        line.has(Feature::BesideTitle)
            && line.has(Feature::EchoesLead)
            && !line.has(Feature::LikeTitle)
            && !line.has(Feature::Ends)
            && line.marker.is_none()
            && line.words >= STANDFIRST_WORDS
    };
    // A name stands between it and the date as well.
    let above_meta = |below: &[Observed]| match below {
        [name, data, ..] if name.has(Feature::NameLike) => data.is_meta(),
        [data, ..] => data.is_meta(),
        [] => false,
    };
    let above = segments.iter().take_while(|line| !line.prose).count();
    for at in 0..above {
        if is_standfirst(&segments[at]) && above_meta(&segments[at + 1..]) {
            segments[at].add(Feature::Standfirst);
        }
    }
}

/// Marks the menus between the title of a page and the last printing of it above the text. On a page flattened onto one
/// line they are as long as paragraphs.
pub(super) fn above_headline(segments: &mut [Observed]) {
    /// Shortest title that is known by coming again, in words.
    const TITLE_WORDS: usize = 4;
    let Some((title, below)) = segments.split_first_mut() else {
        return;
    };
    if title.words < TITLE_WORDS || title.prose || title.is_sentence() {
        return;
    }
    let says_something = |line: &Observed| {
        line.is_sentence() && !line.has(Feature::Latin) && !line.has(Feature::Exclaims)
    };
    let above_text = below.iter().position(says_something);
    let above_text = above_text.unwrap_or(below.len());
    let is_title = |line: &Observed| words_alone(&line.key).eq(words_alone(&title.key));
    let Some(last) = below[..above_text].iter().rposition(is_title) else {
        return;
    };
    for line in &mut below[..last] {
        line.prose = false;
        line.add(Feature::AboveHeadline);
    }
}

/// The words of a folded line without the marks around them.
fn words_alone(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|c: char| !is_word(c));
    words.filter(|word| !word.is_empty())
}
