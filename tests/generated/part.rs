//! A part of a page: its lines, where on the page it stands, and what each line gives to the record by the
//! conventions of the gold. How it is written is `as_text`'s and `as_html`'s business.

/// What part of a page it is, as classes of real pages name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    Menu,
    Breadcrumb,
    Title,
    Meta,
    Caption,
    Body,
    Aside,
    Advert,
    Source,
    Tags,
    Share,
    Related,
    Embedded,
    /// Cards of other articles.
    Cards,
    /// An entry of a live page, as an article of its own.
    Entry,
    /// An entry of a live page, as a block.
    Update,
    MostRead,
    Newsletter,
    Comments,
    Footer,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The headline in the page's first rank.
    Headline,
    /// The heading of a part, or a subheading.
    Heading,
    Paragraph,
    /// A link in a list.
    Item,
    /// A point of a list inside the article.
    Bullet,
    /// A point of a numbered list, whose number the page's style prints.
    Step,
    /// A line of a paragraph that is broken into lines.
    Row,
    /// The clock of an entry.
    Time,
    /// A date, a name, a button.
    Text,
    /// The page's title, which HTML keeps in its head.
    PageTitle,
}

/// Which name of an origin goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Trust {
    Suffix,
    Frame,
    Signature,
    Label,
}

/// What a line gives to the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Gift {
    Title,
    Body(String),
    /// Careful readers differ on whether it is body.
    Optional(String),
    Source(Trust, String),
    Related(String),
    Tag(String),
    /// The gold does not speak of this field where such a line stands.
    Unsaid(&'static str),
}

#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(super) text: String,
    /// A bullet, a number, a hash sign: printed before it in texts.
    pub(super) mark: String,
    pub(super) shape: Shape,
    pub(super) gifts: Vec<Gift>,
}

impl Line {
    pub(super) fn new(shape: Shape, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            mark: String::new(),
            shape,
            gifts: Vec::new(),
        }
    }

    pub(super) fn gives(mut self, gift: Gift) -> Self {
        self.gifts.push(gift);
        self
    }

    pub(super) fn marked(mut self, mark: impl Into<String>) -> Self {
        self.mark = mark.into();
        self
    }

    /// A line of the article.
    pub(super) fn body(shape: Shape, text: &str) -> Self {
        Self::new(shape, text).gives(Gift::Body(text.to_owned()))
    }

    /// The headline of another article that counts as related.
    pub(super) fn related(text: &str) -> Self {
        Self::new(Shape::Item, text).gives(Gift::Related(text.to_owned()))
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// What kind of part, for whoever reads a report.
    pub(super) name: &'static str,
    pub(super) zone: Zone,
    pub(super) heading: Option<String>,
    /// What stands between the heading and the first line.
    pub(super) joint: &'static str,
    pub(super) lines: Vec<Line>,
    /// What stands between two lines.
    pub(super) between: &'static str,
    /// Whether words alone tell it apart when the page is one line.
    pub(super) flat: bool,
}

impl Part {
    pub(super) fn new(name: &'static str, zone: Zone, lines: Vec<Line>) -> Self {
        Self {
            name,
            zone,
            heading: None,
            joint: "\n",
            lines,
            between: "\n",
            flat: false,
        }
    }

    pub(super) fn headed(mut self, heading: String, joint: &'static str) -> Self {
        self.heading = Some(heading);
        self.joint = joint;
        self
    }

    pub(super) fn between(mut self, between: &'static str) -> Self {
        self.between = between;
        self
    }

    pub(super) fn flat(mut self, flat: bool) -> Self {
        self.flat = flat;
        self
    }

    /// The part as printed lines; each is pieces with what stands before them. With `split`, what a text prints on
    /// one line is one line each, as lists in HTML are.
    pub(super) fn printed(&self, split: bool) -> Vec<Vec<Piece<'_>>> {
        let mut printed: Vec<Vec<Piece<'_>>> = Vec::new();
        if let Some(heading) = &self.heading {
            printed.push(vec![Piece {
                before: "",
                mark: "",
                text: heading,
                shape: Shape::Heading,
            }]);
        }
        for (at, line) in self.lines.iter().enumerate() {
            let before = match (at, &self.heading) {
                (0, None) => "\n",
                (0, Some(_)) => self.joint,
                _ => self.between,
            };
            let piece = Piece {
                before: if before == "\n" { "" } else { before },
                mark: &line.mark,
                text: &line.text,
                shape: line.shape,
            };
            match printed.last_mut() {
                Some(last) if before != "\n" && !(split && at > 0) => last.push(piece),
                _ => printed.push(vec![piece]),
            }
        }
        printed
    }
}

/// A piece of a printed line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) before: &'a str,
    pub(super) mark: &'a str,
    pub(super) text: &'a str,
    pub(super) shape: Shape,
}
