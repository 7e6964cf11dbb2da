//! The tree of one record: its elements, attributes and text. XML whose tags do not match is refused; in SGML, and in the
//! sample that tells what a file is, end tags may be missing. It knows names only where end tags are left out.

use super::attributes;
use super::element::{Element, Node};
use super::entities::{self, Declared, Undefined};
use super::names;
use super::tokens::{self, Token};

/// Deepest nesting, as for JSON. Records are a few levels deep.
const MOST_LEVELS: usize = 128;

/// How tags have to match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Matching {
    /// Each start tag has its end tag.
    Strict,
    /// End tags may be missing.
    Loose,
}

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) what: String,
    pub(super) remedy: &'static str,
    /// Lines above it in the record.
    pub(super) below: u64,
}

/// The elements of a text, below a root without a name.
pub(super) fn read(text: &str, matching: Matching, declared: &Declared) -> Result<Element, Wrong> {
    let mut tree = Tree {
        open: vec![Element::default()],
        too_deep: 0,
        matching,
        declared,
    };
    let mut rest = text;
    while !rest.is_empty() {
        let Some((token, length)) = tokens::next(rest) else {
            if matching == Matching::Strict {
                return Err(wrong(
                    "a tag, a comment or a section is not closed",
                    text,
                    rest,
                ));
            }
            break;
        };
        tree.token(token).map_err(|(what, remedy)| Wrong {
            remedy,
            ..wrong(what, text, rest)
        })?;
        rest = rest.get(length..).unwrap_or_default();
    }
    tree.finish().map_err(|what| wrong(what, text, rest))
}

fn wrong(what: impl Into<String>, text: &str, rest: &str) -> Wrong {
    let above = text.get(..text.len() - rest.len()).unwrap_or_default();
    Wrong {
        what: what.into(),
        remedy: "",
        below: above.matches('\n').count() as u64,
    }
}

struct Tree<'d> {
    /// The elements that are open, the root first.
    open: Vec<Element>,
    /// Elements that are open and too deep to be kept, in a sample.
    too_deep: usize,
    matching: Matching,
    declared: &'d Declared,
}

/// What is wrong, and what to do.
type Refused = (String, &'static str);

impl Tree<'_> {
    fn token(&mut self, token: Token<'_>) -> Result<(), Refused> {
        match token {
            Token::Text(text) => {
                let text = entities::text(text, self.declared).map_err(undefined)?;
                self.push_text(&text);
            }
            Token::Verbatim(text) => self.push_text(text),
            Token::Start {
                name,
                attributes,
                empty,
            } => self.start(name, attributes, empty)?,
            Token::End(name) => self.end(name)?,
            Token::Broken if self.matching == Matching::Strict => {
                return Err((String::from("a tag is not closed"), ""));
            }
            Token::Broken | Token::Declaration(_) | Token::Aside => {}
        }
        Ok(())
    }

    fn push_text(&mut self, text: &str) {
        if let Some(last) = self.open.last_mut() {
            last.push_text(text);
        }
    }

    fn start(&mut self, name: &str, attributes: &str, empty: bool) -> Result<(), Refused> {
        if self.open.len() > MOST_LEVELS {
            if self.matching == Matching::Strict {
                let what = format!("is nested more than {MOST_LEVELS} levels deep");
                return Err((what, ""));
            }
            self.too_deep += usize::from(!empty);
            return Ok(());
        }
        if self.matching == Matching::Loose && self.is_behind_field(name) {
            self.close();
        }
        let element = Element {
            name: name.to_owned(),
            attributes: attributes::read(attributes, self.declared).map_err(undefined)?,
            ..Element::default()
        };
        self.open.push(element);
        if empty || names::is_void(name) {
            self.close();
        }
        Ok(())
    }

    /// Whether the open element is a field with text, and the next begins another: its end tag was left out.
    fn is_behind_field(&self, next: &str) -> bool {
        let Some(last) = self.open.last().filter(|_| self.open.len() > 2) else {
            return false;
        };
        let is_leaf = !last.has_elements() && !last.own_text().trim().is_empty();
        is_leaf && names::is_field(&last.name) && names::is_field(next) && last.name != next
    }

    fn end(&mut self, name: &str) -> Result<(), Refused> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return Ok(());
        }
        // The root has no name.
        let at = self.open.iter().rposition(|open| open.name == name);
        let is_last = at.is_some_and(|at| at + 1 == self.open.len());
        if self.matching == Matching::Strict && !is_last {
            if names::is_void(name) {
                return Ok(());
            }
            let open = self.open.last().filter(|_| self.open.len() > 1);
            let what = match open {
                Some(open) => format!("</{name}> stands where <{}> ends", open.name),
                None => format!("</{name}> ends nothing"),
            };
            return Err((what, ""));
        }
        while at.is_some_and(|at| self.open.len() > at) {
            self.close();
        }
        Ok(())
    }

    /// Closes the last element.
    fn close(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        if let Some(closed) = self.open.pop()
            && let Some(outer) = self.open.last_mut()
        {
            outer.children.push(Node::Element(closed));
        }
    }

    fn finish(mut self) -> Result<Element, String> {
        if self.matching == Matching::Strict
            && let Some(open) = self.open.get(1)
        {
            return Err(format!("<{}> is not closed", open.name));
        }
        while self.open.len() > 1 {
            if let Some(open) = self.open.last_mut() {
                open.is_cut = true;
            }
            self.close();
        }
        Ok(self.open.pop().unwrap_or_default())
    }
}

fn undefined(Undefined(name): Undefined) -> Refused {
    let what = format!("uses the entity &{name}; of its document type, which is not expanded");
    (what, "expand it first, as xmllint --noent does")
}

#[cfg(test)]
mod tests {
    use super::super::element::{Element, Node};
    use super::{Declared, Matching, read};

    fn told(element: &Element) -> String {
        let children: String = element
            .children
            .iter()
            .map(|node| match node {
                Node::Element(element) => told(element),
                Node::Text(text) => text.clone(),
            })
            .collect();
        format!("{}({children})", element.name)
    }

    fn loose(text: &str) -> String {
        told(&read(text, Matching::Loose, &Declared::default()).unwrap())
    }

    fn strict(text: &str) -> Result<String, String> {
        let read = read(text, Matching::Strict, &Declared::default());
        read.map(|root| told(&root)).map_err(|wrong| wrong.what)
    }

    #[test]
    fn tags_of_xml_match() {
        let whole = "<a>1<b/>&lt;<![CDATA[<c>]]><br>2</a>";
        assert_eq!(strict(whole).unwrap(), "(a(1b()<<c>br()2))");
        for (text, what) in [
            ("<a><b></a>", "</a> stands where <b> ends"),
            ("<a></a></b>", "</b> ends nothing"),
            ("<a><b></b>", "<a> is not closed"),
            ("<a b=\"></a>", "a tag is not closed"),
            (
                "<a><!-- </a>",
                "a tag, a comment or a section is not closed",
            ),
        ] {
            assert_eq!(strict(text).unwrap_err(), what, "{text}");
        }
    }

    #[test]
    fn end_tags_of_sgml_may_be_missing() {
        for (text, tree) in [
            ("<D><T>1<X>2</D>", "(D(T(1X(2))))"),
            ("<D><TITLE>1<TEXT>2</D>", "(D(TITLE(1)TEXT(2)))"),
            ("<D><TEXT>1<P>2<P>3</TEXT></D>", "(D(TEXT(1P(2P(3)))))"),
            ("<D></X>1", "(D(1))"),
        ] {
            assert_eq!(loose(text), tree, "{text}");
        }
    }

    #[test]
    fn what_is_deep_is_refused_or_left_out() {
        for levels in [128, 129] {
            let text = "<a>".repeat(levels) + "1" + &"</a>".repeat(levels);
            assert_eq!(strict(&text).is_ok(), levels == 128);
            assert!(loose(&text).contains('1'));
        }
    }

    #[test]
    fn what_the_text_ends_in_is_cut() {
        let root = read("<a><b>1</b><c>2", Matching::Loose, &Declared::default()).unwrap();
        let a = root.elements().next().unwrap();
        let cut: Vec<bool> = a.elements().map(|element| element.is_cut).collect();
        assert!(a.is_cut && cut == [false, true]);
    }
}
