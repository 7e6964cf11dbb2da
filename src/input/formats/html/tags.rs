//! Kinds of HTML elements, as far as the text of a page is concerned. The lists follow the rendering section of the
//! HTML standard.

use html5ever::tokenizer::states::RawKind;
use html5ever::{LocalName, local_name};

/// Whether a name is one of those, which are compared as numbers and not letter by letter.
macro_rules! is_one_of {
    ($name:expr, $($known:tt)+) => {
        matches!(*$name, $(html5ever::local_name!($known))|+)
    };
}
pub(super) use is_one_of;

/// What an element does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Its text starts on a line of its own, and so does what follows it.
    Block,
    /// A cell of a table: a block, unless all cells of its row are short.
    Cell,
    /// It stands in the line.
    Inline,
    /// It ends the line.
    Break,
    /// It has no content and says nothing.
    Void,
    /// Its content is no text of the page.
    Skipped,
}

/// The kind of an element.
pub(super) fn kind(tag: &LocalName) -> Kind {
    if is_one_of!(
        tag,
        "address" "article" "aside" "blockquote" "body" "button" "caption" "center" "dd" "details"
        "dialog" "dir" "div" "dl" "dt" "fieldset" "figcaption" "figure" "footer" "form" "h1" "h2"
        "h3" "h4" "h5" "h6" "header" "hgroup" "html" "legend" "li" "listing" "main" "menu" "nav"
        "ol" "p" "plaintext" "pre" "search" "section" "summary" "table" "tbody" "tfoot" "thead"
        "title" "tr" "ul" "xmp"
    ) {
        Kind::Block
    } else if is_one_of!(tag, "td" "th") {
        Kind::Cell
    } else if is_one_of!(tag, "br" "hr") {
        Kind::Break
    } else if is_one_of!(
        tag,
        "area" "base" "basefont" "bgsound" "col" "embed" "frame" "img" "input" "keygen" "link"
        "meta" "param" "source" "track" "wbr"
    ) {
        Kind::Void
    } else if is_one_of!(
        tag,
        "audio" "canvas" "datalist" "frameset" "iframe" "map" "math" "noembed" "noframes" "object"
        "rp" "script" "select" "style" "svg" "template" "textarea" "video"
    ) {
        Kind::Skipped
    } else {
        Kind::Inline
    }
}

/// How the tokenizer must read the content of an element, where not as HTML.
pub(super) fn raw(tag: &LocalName) -> Option<RawKind> {
    match *tag {
        local_name!("title") | local_name!("textarea") => Some(RawKind::Rcdata),
        local_name!("style")
        | local_name!("xmp")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes") => Some(RawKind::Rawtext),
        local_name!("script") => Some(RawKind::ScriptData),
        _ => None,
    }
}

/// Elements that an end tag from inside cannot close, except those of the table itself.
pub(super) fn is_boundary(tag: &LocalName) -> bool {
    is_one_of!(tag, "table" "td" "th" "html" "body")
}

/// Whether a start tag of `tag` ends an open element `open`, since the one cannot stand directly inside the other.
pub(super) fn ends(tag: &LocalName, open: &LocalName) -> bool {
    match *open {
        local_name!("p") => kind(tag) == Kind::Block,
        local_name!("li") => is_one_of!(tag, "li"),
        local_name!("dd") | local_name!("dt") => is_one_of!(tag, "dd" "dt"),
        local_name!("td") | local_name!("th") => {
            is_one_of!(tag, "td" "th" "tr" "tbody" "thead" "tfoot")
        }
        local_name!("tr") => is_one_of!(tag, "tr" "tbody" "thead" "tfoot"),
        local_name!("option") => is_one_of!(tag, "option"),
        _ => false,
    }
}

/// Elements between which and their implied end nothing may lie: a list inside an item has items of its own.
pub(super) fn holds_own(open: &LocalName) -> bool {
    is_one_of!(open, "ul" "ol" "menu" "dl" "table" "html" "body")
}

/// Elements that stand among others of their kind in what [`holds_own`].
pub(super) fn is_among_own(tag: &LocalName) -> bool {
    is_one_of!(tag, "li" "dd" "dt" "td" "th" "tr" "tbody" "thead" "tfoot" "option")
}
