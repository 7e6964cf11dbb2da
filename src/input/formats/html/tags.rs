//! Kinds of HTML elements, as far as the text of a page is concerned. The lists follow the rendering section of the
//! HTML standard.

use html5ever::tokenizer::states::RawKind;

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
pub(super) fn kind(tag: &str) -> Kind {
    match tag {
        "address" | "article" | "aside" | "blockquote" | "body" | "button" | "caption"
        | "center" | "dd" | "details" | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset"
        | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "header" | "hgroup" | "html" | "legend" | "li" | "listing" | "main" | "menu" | "nav"
        | "ol" | "p" | "plaintext" | "pre" | "search" | "section" | "summary" | "table"
        | "tbody" | "tfoot" | "thead" | "title" | "tr" | "ul" | "xmp" => Kind::Block,
        "td" | "th" => Kind::Cell,
        "br" | "hr" => Kind::Break,
        "area" | "base" | "basefont" | "bgsound" | "col" | "embed" | "frame" | "img" | "input"
        | "keygen" | "link" | "meta" | "param" | "source" | "track" | "wbr" => Kind::Void,
        "audio" | "canvas" | "datalist" | "frameset" | "iframe" | "map" | "math" | "noembed"
        | "noframes" | "object" | "rp" | "script" | "select" | "style" | "svg" | "template"
        | "textarea" | "video" => Kind::Skipped,
        _ => Kind::Inline,
    }
}

/// How the tokenizer must read the content of an element, where not as HTML.
pub(super) fn raw(tag: &str) -> Option<RawKind> {
    match tag {
        "title" | "textarea" => Some(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "script" => Some(RawKind::ScriptData),
        _ => None,
    }
}

/// Elements that an end tag from inside cannot close, except those of the table itself.
pub(super) fn is_boundary(tag: &str) -> bool {
    matches!(tag, "table" | "td" | "th" | "html" | "body")
}

/// Whether a start tag of `tag` ends an open element `open`, since the one cannot stand directly inside the other.
pub(super) fn ends(tag: &str, open: &str) -> bool {
    match open {
        "p" => kind(tag) == Kind::Block,
        "li" => tag == "li",
        "dd" | "dt" => matches!(tag, "dd" | "dt"),
        "td" | "th" => matches!(tag, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(tag, "tr" | "tbody" | "thead" | "tfoot"),
        "option" => tag == "option",
        _ => false,
    }
}

/// Elements between which and their implied end nothing may lie: a list inside an item has items of its own.
pub(super) fn holds_own(open: &str) -> bool {
    matches!(
        open,
        "ul" | "ol" | "menu" | "dl" | "table" | "html" | "body"
    )
}
