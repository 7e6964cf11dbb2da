//! Kinds of HTML elements, as far as the text of a page is concerned. The lists follow the rendering section of the
//! HTML standard.

use html5ever::{LocalName, local_name};

/// Whether a name is one of these. html5ever interns them, so that they are compared as numbers.
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
    /// It is part of the line.
    Inline,
    /// It ends the line.
    Break,
    /// It has no content and gives no text.
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

/// How the content of an element is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// As HTML.
    Markup,
    /// As text with references to characters, up to the end tag.
    References,
    /// As text, up to the end tag.
    Raw,
    /// As a script.
    Script,
    /// As text, to the end of the page.
    Plain,
}

/// How the content of an element is read, outside of drawings.
pub(super) fn content(tag: &LocalName) -> Content {
    if is_one_of!(tag, "title" "textarea") {
        Content::References
    } else if is_one_of!(tag, "style" "xmp" "iframe" "noembed" "noframes") {
        Content::Raw
    } else if is_one_of!(tag, "script") {
        Content::Script
    } else if is_one_of!(tag, "plaintext") {
        Content::Plain
    } else {
        Content::Markup
    }
}

/// Elements that an end tag from inside cannot close, except those of the table itself.
pub(super) fn is_boundary(tag: &LocalName) -> bool {
    is_one_of!(tag, "table" "td" "th" "html" "body")
}

/// Whether a start tag of `tag` ends an open element `open`, since the one cannot be a child of the other.
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

/// Elements whose items are their own: a start tag inside of them ends no item outside (a list inside an item has items
/// of its own).
pub(super) fn holds_own(open: &LocalName) -> bool {
    is_one_of!(open, "ul" "ol" "menu" "dl" "table" "html" "body")
}

/// Items of the elements of which [`holds_own`] is true.
pub(super) fn is_among_own(tag: &LocalName) -> bool {
    is_one_of!(tag, "li" "dd" "dt" "td" "th" "tr" "tbody" "thead" "tfoot" "option")
}
