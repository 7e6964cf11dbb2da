//! References to characters (`&nbsp;`, `&#1593;`). The few that pages are full of are read here, all others by
//! html5ever, whose table has two thousand.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use memchr::{memchr, memchr2};
use std::borrow::Cow;
use std::cell::RefCell;

/// Hands over text between tags with its references read, in pieces.
pub(super) fn text(text: &str, push: &mut impl FnMut(&str)) {
    if text.is_empty() {
        return;
    }
    if memchr2(b'&', 0, text.as_bytes()).is_none() {
        return push(text);
    }
    // The standard drops NUL here and shows it everywhere else.
    for piece in text.split('\0') {
        push(&decode(piece, Rest::Text));
    }
}

/// The same for text in which `<` begins no markup.
pub(super) fn raw(text: &str, push: &mut impl FnMut(&str)) {
    for piece in without_nul(text).split_inclusive('<') {
        let end = piece.strip_suffix('<').unwrap_or(piece);
        self::text(end, push);
        if end.len() < piece.len() {
            push("<");
        }
    }
}

/// The value of an attribute with its references read; `mark` is the quote around it, or nothing.
pub(super) fn value<'a>(value: &'a str, mark: &str) -> Cow<'a, str> {
    match without_nul(value) {
        Cow::Borrowed(value) => decode(value, Rest::Value(mark)),
        Cow::Owned(value) => Cow::Owned(decode(&value, Rest::Value(mark)).into_owned()),
    }
}

/// The text with U+FFFD in place of NUL, as the standard wants it wherever NUL is not dropped.
pub(super) fn without_nul(text: &str) -> Cow<'_, str> {
    match memchr(0, text.as_bytes()) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.replace('\0', "\u{fffd}")),
    }
}

/// The context in which html5ever reads a reference: the standard ends references in values otherwise than in text.
#[derive(Clone, Copy)]
enum Rest<'a> {
    Text,
    Value(&'a str),
}

fn decode<'a>(text: &'a str, rest: Rest<'_>) -> Cow<'a, str> {
    let Some(first) = memchr(b'&', text.as_bytes()) else {
        return Cow::Borrowed(text);
    };
    let mut decoded = String::with_capacity(text.len());
    let (before, mut left) = text.split_at(first);
    decoded.push_str(before);
    while !left.is_empty() {
        let Some((c, after)) = common(left) else {
            decoded.push_str(&by_table(left, rest));
            break;
        };
        decoded.push(c);
        let (plain, next) = after.split_at(memchr(b'&', after.as_bytes()).unwrap_or(after.len()));
        decoded.push_str(plain);
        left = next;
    }
    Cow::Owned(decoded)
}

/// The character of a common reference, and the text behind it.
fn common(text: &str) -> Option<(char, &str)> {
    /// Bytes of the longest common reference.
    const LONGEST: usize = 8;
    let start = &text.as_bytes()[1..text.len().min(1 + LONGEST)];
    // An ampersand before anything else is text.
    if !start
        .first()
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
    {
        return Some(('&', &text[1..]));
    }
    let end = memchr(b';', start)?;
    let name = &text[1..=end];
    let c = match name {
        "nbsp" => '\u{a0}',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "copy" => '©',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        "rlm" => '\u{200f}',
        "lrm" => '\u{200e}',
        _ => by_number(name)?,
    };
    Some((c, &text[1 + end + 1..]))
}

/// A character by its number; none for the numbers that the standard replaces by other characters.
fn by_number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let (digits, radix) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    let number = u32::from_str_radix(digits, radix).ok()?;
    let plain = !digits.starts_with('+') && (0x20..0x7F).contains(&number) || number >= 0xA0;
    char::from_u32(number).filter(|_| plain)
}

/// The text with its references, as html5ever reads them.
fn by_table(text: &str, rest: Rest<'_>) -> String {
    let tokenizer = Tokenizer::new(Read::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let pieces = match rest {
        Rest::Text => ["", text, "", ""],
        Rest::Value(mark) => ["<a b=", mark, text, mark],
    };
    for piece in pieces {
        queue.push_back(StrTendril::from_slice(piece));
    }
    if matches!(rest, Rest::Value(_)) {
        queue.push_back(StrTendril::from_slice(">"));
    }
    // Its answer says whether a script is to run; the sink never asks for one.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Read(RefCell<String>);

impl TokenSink for Read {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Ok(mut read) = self.0.try_borrow_mut() {
            match token {
                Token::CharacterTokens(text) => read.push_str(&text),
                Token::TagToken(tag) => tag
                    .attrs
                    .iter()
                    .for_each(|attribute| read.push_str(&attribute.value)),
                _ => {}
            }
        }
        TokenSinkResult::Continue
    }
}
