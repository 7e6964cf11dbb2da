//! Events: what the library tells while it works. It does not print them; whoever runs the library gives a
//! [`Report`] that shows, counts or ignores them.

use crate::error::Error;
use crate::model::{Address, table};
use serde::{Deserialize, Serialize};

/// Something worth telling a person, in input order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// An input that could not be read (counts against `--max-unreadable`, exit status 2 without a limit).
    Unreadable(Box<Fault>),
    /// Something odd that never changes the exit status (replaced bytes and the like).
    Warning(Error),
    /// A file or member of a format that is not read, which nobody named: passed over, and counted by format.
    NotRead {
        /// Name of the format.
        format: &'static str,
        /// What it is, and what can be done about it.
        error: Error,
    },
    /// Fields of records whose names said nothing, chosen by their contents: a person should look at the choice once.
    Guessed {
        /// The input, made displayable.
        path: String,
        /// Field of the record and the input's name for it.
        fields: Vec<(&'static str, String)>,
    },
    /// A file that was passed over on purpose (empty, a pipe, a picture), with the reason.
    Skipped {
        /// The file, made displayable.
        path: String,
        /// Why, in a few words.
        reason: SkipReason,
    },
}

/// A file, member or record that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What happened, for a person.
    pub error: Error,
    /// What kind of fault it is, for a program.
    pub reason: FaultReason,
    /// Path as given, as in addresses of documents.
    pub path: String,
    /// Member of an archive.
    pub member: Option<String>,
    /// Index of the record in its file; none where it is about the file or member.
    pub record: Option<u64>,
    /// The record's own id, where it has one that can be read.
    pub id: Option<String>,
    /// The record as it came in, where it is at hand.
    pub raw: Option<Vec<u8>>,
}

impl Fault {
    /// A fault of a whole file or folder.
    pub fn of_file(path: impl Into<String>, reason: FaultReason, error: Error) -> Self {
        Self {
            error,
            reason,
            path: path.into(),
            member: None,
            record: None,
            id: None,
            raw: None,
        }
    }

    /// A fault of the record at an address.
    pub fn of_record(address: &Address, reason: FaultReason, error: Error) -> Self {
        Self {
            member: address.member.clone(),
            record: Some(address.record),
            ..Self::of_file(address.path.clone(), reason, error)
        }
    }
}

table! {
    /// What kind of fault: the names are public and stable.
    #[derive(Serialize, Deserialize)]
    pub enum FaultReason {
        Missing "missing" "A PATH of the command line leads nowhere.",
        Unreadable "unreadable" "The system does not let it be read: permissions, links that lead nowhere, devices that fail.",
        Damaged "damaged" "A file or member is cut short or its bytes are wrong; what is good of it was used.",
        Unsupported "unsupported" "A format, compression or encryption that is not read.",
        BadRecord "bad-record" "A record that its format does not allow: broken JSON, a row with too many fields.",
        NoText "no-text" "A record without a field that could be an article's text.",
        Failed "failed" "A fault of the program.",
    }
}

table! {
    /// Why a file was passed over. Not an error: the file holds nothing that could be an article. The names are public
    /// and stable.
    #[derive(Serialize, Deserialize)]
    pub enum SkipReason (
        /// A few words for a message.
        says: &'static str,
    ) {
        Empty "empty" "No byte in it." { says: "empty" },
        Binary "binary" "Bytes that are neither text nor a known format." {
            says: "binary, of no known format"
        },
        NotAFile "not-a-file" "A FIFO, socket or device inside a folder; a link or anything else but a file inside an archive." {
            says: "not a regular file"
        },
        OwnOutput "own-output" "The file this run itself writes, or its standard output." {
            says: "written by this run"
        },
        EarlierOutput "earlier-output" "Records, an audit or a summary that an earlier run wrote." {
            says: "written by an earlier run of ghirbal; check and diff read it"
        },
        FolderLink "folder-link" "A link to a folder, without `--follow`." {
            says: "a link to a folder; --follow reads it"
        },
        OutsideLink "outside-link" "A link to a file outside of all PATHs, without `--follow`." {
            says: "a link that leads out of the folders; --follow reads it"
        },
        Unsupported "unsupported" "A format that is not read, in a folder or an archive." {
            says: "of a format that is not read"
        },
        Hidden "hidden" "A name that starts with a dot, without `--hidden`." {
            says: "hidden; --hidden reads it"
        },
        Filtered "filtered" "Left out by `--exclude`, or not taken in by `--include`." {
            says: "left out by --include or --exclude"
        },
        LinkLoop "link-loop" "A folder that links back to one of its own parents." {
            says: "a link back to a parent folder"
        },
        DeepArchive "deep-archive" "An archive in an archive in an archive." {
            says: "an archive too deep inside others"
        },
        HttpStatus "http-status" "A record of a web archive whose page the server did not give: moved, not found, failed." {
            says: "an HTTP answer other than 2xx"
        },
        NotAPage "not-a-page" "A record of a web archive that holds a picture, a script or whatever else is no page." {
            says: "no page and no text"
        },
        NotAnArticle "not-an-article" "A record of an export that says it is a comment, a menu or a setting." {
            says: "a comment, menu or setting of an export"
        },
        NoTexts "no-texts" "A table of a database, or a sheet of a workbook, without a column of texts." {
            says: "a table without texts"
        },
        BadRecord "bad-record" "A bad record, with `--bad-records skip`." { says: "a bad record" },
    }
}

/// Where events go.
pub trait Report {
    /// Takes one event. Called from the thread that writes the output, in input order.
    fn event(&mut self, event: &Event);
    /// Called after each piece of work with its bytes and the records it gave; a large input is several pieces.
    fn progress(&mut self, bytes: u64, records: u64);
    /// Called after the last piece of an input.
    fn input_done(&mut self) {}
}
