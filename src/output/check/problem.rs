//! What can be wrong with a line of records, by public and stable names. Finding them is not done here.

/// Something that a line must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of thing.
    pub kind: Kind,
    /// What happened, in a few words for a message.
    pub what: String,
}

impl Problem {
    /// A problem of a kind.
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        Self {
            kind,
            what: what.into(),
        }
    }
}

/// The kinds, in the order in which they are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A line longer than what is read.
    LineTooLong,
    /// The last line ends without a line feed: it may be cut short.
    NoLineEnd,
    /// A line without anything.
    BlankLine,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// No JSON object.
    NotJson,
    /// U+0085, U+2028 or U+2029 as they are, which many readers take for line ends.
    LineSeparator,
    /// A control character where text should be.
    ControlCharacter,
    /// A key of the schema that is not there.
    MissingKey,
    /// A key that is not in the schema.
    UnknownKey,
    /// A key that occurs twice.
    RepeatedKey,
    /// Keys in another order.
    KeyOrder,
    /// A value of another type, or none of those that may be.
    WrongValue,
    /// An address that an earlier line has.
    AddressTwice,
    /// An id without a character.
    EmptyId,
    /// A field or tag that shows nothing; what is unknown is null or not there.
    BlankText,
    /// A title or source without its origin, or an origin without it.
    LoneOrigin,
    /// A body that shows nothing.
    EmptyBody,
    /// A related headline that occurs twice.
    RelatedTwice,
    /// A date that is not ISO 8601 or not in the calendar.
    WrongDate,
    /// A share with more than two decimals.
    LongShare,
    /// A reason that does not go with its status.
    WrongReason,
    /// What came in, spelt wrongly: no base64, or base64 of what is text.
    WrongBase64,
    /// A marker in a body, where there are more of these than allowed.
    MarkerLeft,
}

impl Kind {
    /// The public name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LineTooLong => "line-too-long",
            Self::NoLineEnd => "no-line-end",
            Self::BlankLine => "blank-line",
            Self::NotUtf8 => "not-utf8",
            Self::NotJson => "not-json",
            Self::LineSeparator => "line-separator",
            Self::ControlCharacter => "control-character",
            Self::MissingKey => "missing-key",
            Self::UnknownKey => "unknown-key",
            Self::RepeatedKey => "repeated-key",
            Self::KeyOrder => "key-order",
            Self::WrongValue => "wrong-value",
            Self::AddressTwice => "address-twice",
            Self::EmptyId => "empty-id",
            Self::BlankText => "blank-text",
            Self::LoneOrigin => "lone-origin",
            Self::EmptyBody => "empty-body",
            Self::RelatedTwice => "related-twice",
            Self::WrongDate => "wrong-date",
            Self::LongShare => "long-share",
            Self::WrongReason => "wrong-reason",
            Self::WrongBase64 => "wrong-base64",
            Self::MarkerLeft => "marker-left",
        }
    }

    /// What to do about it.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::LineTooLong => "raise --max-line",
            Self::NoLineEnd => "it may be cut short: write the file again",
            Self::BlankLine => "take it out",
            Self::NotUtf8 | Self::NotJson => "write the file again, or take the line out",
            Self::LineSeparator => "escape it, since many readers take it for a line end",
            Self::ControlCharacter => "take it out",
            Self::MissingKey | Self::UnknownKey | Self::RepeatedKey => {
                "ghirbal schema prints the keys"
            }
            Self::KeyOrder => "keep the order that ghirbal schema prints",
            Self::WrongValue => "ghirbal schema prints what may stand there",
            Self::AddressTwice => "keep what each run wrote in a file of its own",
            Self::MarkerLeft => "ghirbal explain shows why it was kept",
            Self::EmptyId
            | Self::BlankText
            | Self::LoneOrigin
            | Self::EmptyBody
            | Self::RelatedTwice
            | Self::WrongDate
            | Self::LongShare
            | Self::WrongReason
            | Self::WrongBase64 => "clean its document again",
        }
    }
}
