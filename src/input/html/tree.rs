//! The elements that are open while a page is read, and what the text in them inherits. It adds what authors leave
//! out (end tags of paragraphs and items) as far as it matters for the text, and holds no text.

use super::attributes::Attribute;
use super::hiding;
use super::tags::{self, Kind, is_one_of};
use super::tokens::Tag;
use super::zone;
use crate::model::{Element, PageElement, Zone};
use html5ever::{LocalName, local_name};

/// Open elements beyond this depth are not told apart, as in browsers: no page is made by hand that deep.
const MOST_OPEN: usize = 512;

/// What the text at some point of the page inherits from the open elements.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    pub(super) node: usize,
    pub(super) element: Element,
    pub(super) link: bool,
    pub(super) skipped: bool,
    pub(super) lines: bool,
    /// Inside a paragraph.
    paragraph: bool,
}

impl Around {
    /// Not inside a paragraph.
    pub(super) fn is_loose(&self) -> bool {
        !self.paragraph
    }
}

struct Open {
    name: LocalName,
    kind: Kind,
    around: Around,
}

/// The tree of a page so far.
pub(super) struct Tree {
    open: Vec<Open>,
    nodes: Vec<PageElement>,
    classes: zone::Classes,
    /// Start tags that were not opened because of the depth.
    too_deep: usize,
    /// Elements that are kept; the text of later ones belongs to the last that holds it.
    most: usize,
}

impl Tree {
    pub(super) fn new() -> Self {
        Self::with_most(usize::MAX)
    }

    /// A tree of so many elements, at most.
    pub(super) fn with_most(most: usize) -> Self {
        let root = PageElement {
            parent: 0,
            end: 1,
            zone: None,
            is_container: true,
            is_article: false,
            is_quotation: false,
        };
        Self {
            open: Vec::new(),
            nodes: vec![root],
            classes: zone::Classes::default(),
            too_deep: 0,
            most,
        }
    }

    /// What text at this point inherits.
    pub(super) fn around(&self) -> Around {
        self.open.last().map_or(
            Around {
                node: 0,
                element: Element::Other,
                link: false,
                skipped: false,
                lines: false,
                paragraph: false,
            },
            |open| open.around,
        )
    }

    /// Whether an element of that name is open and skipped: `svg` has titles and scripts of its own.
    pub(super) fn is_in_drawing(&self) -> bool {
        let drawing =
            |open: &Open| open.name == local_name!("svg") || open.name == local_name!("math");
        self.around().skipped && self.open.iter().any(drawing)
    }

    /// Whether an element is open.
    pub(super) fn is_in(&self, node: usize) -> bool {
        // Nodes are numbered in the order in which they open.
        let node_of = |open: &Open| open.around.node;
        self.open.binary_search_by_key(&node, node_of).is_ok()
    }

    /// The table row whose cell holds this point, with nothing but inline elements between.
    pub(super) fn row(&self) -> Option<usize> {
        let open = self.open.iter().rfind(|open| open.kind != Kind::Inline)?;
        let cell = (open.kind == Kind::Cell).then_some(open.around.node)?;
        self.nodes.get(cell).map(|cell| cell.parent)
    }

    /// All elements that were opened, each with its end: those inside of an element follow it, so that one pass from
    /// the last to the first finds all ends.
    pub(super) fn elements(mut self) -> Vec<PageElement> {
        for at in (1..self.nodes.len()).rev() {
            let PageElement { parent, end, .. } = self.nodes[at];
            self.nodes[parent].end = self.nodes[parent].end.max(end);
        }
        self.nodes
    }

    /// Opens an element.
    pub(super) fn start(&mut self, tag: &Tag<'_>, kind: Kind) {
        self.end_implied(&tag.name);
        if self.open.len() >= MOST_OPEN {
            self.too_deep += 1;
            return;
        }
        let above = self.around();
        let mut around = above;
        around.skipped |= kind == Kind::Skipped;
        around.lines = !is_one_of!(&tag.name, "textarea")
            && (above.lines || is_one_of!(&tag.name, "pre" "listing" "xmp" "plaintext"));
        if tag.name == local_name!("a") {
            self.end_links();
            around.link = true;
        }
        around.element = element(
            &tag.name,
            tag.attributes.get(Attribute::Class).unwrap_or_default(),
        )
        .unwrap_or(match kind {
            Kind::Inline => above.element,
            _ if above.element == Element::Control => Element::Control,
            _ if above.element == Element::Item && !is_one_of!(&tag.name, "ul" "ol") => {
                Element::Item
            }
            _ => Element::Other,
        });
        around.paragraph |= around.element == Element::Paragraph;
        let is_node = kind != Kind::Inline || names_a_zone(tag);
        if is_node && self.nodes.len() < self.most {
            around.node = self.nodes.len();
            self.nodes.push(PageElement {
                parent: above.node,
                end: around.node + 1,
                zone: own_zone(tag, &mut self.classes),
                is_container: matches!(kind, Kind::Block | Kind::Cell)
                    && around.element == Element::Other,
                is_article: tag.name == local_name!("article"),
                is_quotation: is_one_of!(&tag.name, "blockquote" "table"),
            });
        }
        self.open.push(Open {
            name: tag.name.clone(),
            kind,
            around,
        });
    }

    /// Closes an element; an end tag without its start tag is passed over.
    pub(super) fn end(&mut self, name: &LocalName) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let inline = tags::kind(name) == Kind::Inline;
        for at in (0..self.open.len()).rev() {
            let Some(open) = self.open.get(at) else {
                return;
            };
            if open.name == *name {
                self.open.truncate(at);
                return;
            }
            let of_table = is_one_of!(
                name,
                "table" "tr" "td" "th" "tbody" "thead" "tfoot" "html" "body"
            );
            if inline && open.kind != Kind::Inline || tags::is_boundary(&open.name) && !of_table {
                if *name == local_name!("a") {
                    self.end_links();
                }
                return;
            }
        }
    }

    /// Ends the links around this point, though not the elements: a link cannot hold another.
    fn end_links(&mut self) {
        for open in self.open.iter_mut().rev() {
            if !open.around.link {
                return;
            }
            open.around.link = false;
        }
    }

    fn end_implied(&mut self, name: &LocalName) {
        // The search for an open item goes on through inline elements and divisions, and ends at a list of its own.
        let among_own = tags::is_among_own(name);
        for at in (0..self.open.len()).rev() {
            let Some(open) = self.open.get(at) else {
                return;
            };
            if tags::ends(name, &open.name) {
                self.open.truncate(at);
                // A new row ends the cell and then the row.
                return self.end_implied(name);
            }
            let stops = match among_own {
                true => tags::holds_own(&open.name),
                false => open.kind != Kind::Inline,
            };
            if stops {
                return;
            }
        }
    }
}

fn element(tag: &LocalName, class: &str) -> Option<Element> {
    Some(match *tag {
        local_name!("h1") => Element::TopHeading,
        local_name!("h2")
        | local_name!("h3")
        | local_name!("h4")
        | local_name!("h5")
        | local_name!("h6") => Element::Heading,
        local_name!("p") | local_name!("blockquote") => Element::Paragraph,
        local_name!("li") | local_name!("dt") | local_name!("dd") => Element::Item,
        local_name!("button")
        | local_name!("label")
        | local_name!("fieldset")
        | local_name!("legend") => Element::Control,
        local_name!("time") => Element::Time,
        local_name!("a") | local_name!("span")
            if class
                .split_ascii_whitespace()
                .any(|word| word == "btn" || word == "button") =>
        {
            Element::Control
        }
        _ => return None,
    })
}

/// An inline element becomes a node of the tree only for what its attributes say.
fn names_a_zone(tag: &Tag<'_>) -> bool {
    let has = |attribute| tag.attributes.get(attribute).is_some();
    has(Attribute::Class) || has(Attribute::Id) || tag.name == local_name!("noscript")
}

fn own_zone(tag: &Tag<'_>, classes: &mut zone::Classes) -> Option<Zone> {
    if is_one_of!(&tag.name, "html" "body") {
        // What themes write there describes the whole page.
        return None;
    }
    let attribute = |attribute| tag.attributes.get(attribute).unwrap_or_default();
    let style = attribute(Attribute::Style);
    let hidden = tag.attributes.get(Attribute::Hidden).is_some()
        || attribute(Attribute::AriaHidden) == "true"
        || !style.is_empty() && hiding::by_style(style)
        || hiding::by_class(attribute(Attribute::Class));
    if hidden {
        return Some(Zone::Hidden);
    }
    if attribute(Attribute::ItemProp) == "articleBody" {
        return Some(Zone::Article);
    }
    if attribute(Attribute::Rel) == "tag" {
        return Some(Zone::Tags);
    }
    let (class, id) = (attribute(Attribute::Class), attribute(Attribute::Id));
    let named = classes.zone(class, id, attribute(Attribute::Role));
    // Quotations, tables and posts of networks are figures, too, and text of the article.
    let holds_text = || {
        let kinds = ["quote", "table", "embed"];
        tag.name == local_name!("figure") && kinds.iter().any(|kind| class.contains(kind))
    };
    let of_tag = || zone::of_tag(&tag.name).filter(|_| !holds_text());
    named
        .or_else(of_tag)
        // Frameworks call the paragraphs of an article "card-text": a card is a box.
        .filter(|zone| {
            *zone != Zone::Card
                || tags::kind(&tag.name) == Kind::Block && tag.name != local_name!("p")
        })
}
