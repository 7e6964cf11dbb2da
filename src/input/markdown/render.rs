//! What the parser reads, as HTML. A line end is a line end: tools that wrap were undone before. Code is text, since
//! tools take an indented paragraph or one between fences for code.

use super::blocks;
use super::residue;
use crate::text::chars::is_arabic_letter;
use pulldown_cmark::{
    BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
    TextMergeStream,
};

/// Code in code that is read as Markdown again.
const MOST_DEPTH: usize = 3;

/// Mended Markdown as HTML.
pub(super) fn html(text: &str) -> String {
    let mut writer = Writer {
        out: String::with_capacity(text.len() + text.len() / 4),
        code: None,
        pictures: 0,
        depth: 0,
    };
    writer.read(text);
    writer.out
}

/// A text as HTML shows it, with all its marks.
pub(super) fn verbatim(text: &str) -> String {
    /// What is around it.
    const PRE: [&str; 2] = ["<pre>", "</pre>"];
    let mut html = String::with_capacity(PRE.concat().len() + text.len());
    html.push_str(PRE[0]);
    escape(text, &mut html);
    html.push_str(PRE[1]);
    html
}

/// A text as HTML writes it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape(text, &mut escaped);
    escaped
}

fn escape(text: &str, out: &mut String) {
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            ch => out.push(ch),
        }
    }
}

struct Writer {
    out: String,
    /// The code block that is being read, and whether it is written as such and not as text.
    code: Option<(String, bool)>,
    /// Pictures that are open, whose text no page shows.
    pictures: usize,
    depth: usize,
}

impl Writer {
    fn read(&mut self, text: &str) {
        let undefined = |link: BrokenLink<'_>| named(text, &link);
        let parser =
            Parser::new_with_broken_link_callback(text, Options::ENABLE_TABLES, Some(undefined));
        for event in TextMergeStream::new(parser) {
            self.event(event);
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let name = match &kind {
                    CodeBlockKind::Fenced(name) => name.trim(),
                    CodeBlockKind::Indented => "",
                };
                // Words behind a fence are no language.
                let text = match name.contains(is_arabic_letter) {
                    true => format!("{name}\n"),
                    false => String::new(),
                };
                self.code = Some((text, is_language(name)));
            }
            Event::End(TagEnd::CodeBlock) => self.code(),
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some((code, _)) => code.push_str(&text),
                None => self.text(&residue::clean(&text)),
            },
            Event::Code(text) => self.text(&text),
            Event::Html(markup) | Event::InlineHtml(markup) => {
                self.out.push_str(&residue::clean_markup(&markup));
            }
            Event::SoftBreak | Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>"),
            // These are of extensions that are off.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    /// Code that has Arabic in it is text that was taken for code.
    fn code(&mut self) {
        let Some((code, is_program)) = self.code.take() else {
            return;
        };
        let is_text = !is_program && self.depth < MOST_DEPTH && code.contains(is_arabic_letter);
        if is_text {
            self.depth += 1;
            self.read(&blocks::mend(&code));
            self.depth -= 1;
            return;
        }
        self.out.push_str("<pre>");
        self.text(&residue::clean(&code));
        self.out.push_str("</pre>\n");
    }

    fn text(&mut self, text: &str) {
        if self.pictures > 0 {
            return;
        }
        self.out.push_str(&escaped(text));
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if let Some(name) = name(&tag.to_end()) {
            self.out.push('<');
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let Some(name) = name(&tag) {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
            if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) {
                self.out.push('\n');
            }
        }
    }
}

/// The element of HTML; none where the text stands by itself.
fn name(tag: &TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(level) => match level {
            HeadingLevel::H1 => "h1",
            HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            HeadingLevel::H4 => "h4",
            HeadingLevel::H5 => "h5",
            HeadingLevel::H6 => "h6",
        },
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::List(_) => "ul",
        TagEnd::Item => "li",
        TagEnd::Table => "table",
        TagEnd::TableHead | TagEnd::TableRow => "tr",
        TagEnd::TableCell => "td",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Link => "a",
        _ => return None,
    })
}

/// Whether the name behind a fence is that of a language of programs.
fn is_language(name: &str) -> bool {
    name.is_ascii() && !name.is_empty() && !["markdown", "md", "text", "txt"].contains(&name)
}

/// A link by a name that the dump does not define, `[text][1]`: its end was cut. A remark behind a remark is none.
fn named<'t>(text: &str, link: &BrokenLink<'_>) -> Option<(CowStr<'t>, CowStr<'t>)> {
    let shown = text.get(link.span.clone())?.split("][").next()?;
    let is_link = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed)
        && link.reference.is_ascii()
        && shown.contains(char::is_alphabetic);
    is_link.then_some((CowStr::Borrowed("#"), CowStr::Borrowed("")))
}
