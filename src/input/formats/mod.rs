//! From a stream to frames and documents: one folder a format, behind one trait. What the bytes are is told by `sniff`.
//!
//! A new format is a row in `format.rs`, a folder here that implements [`FormatReader`], and its arm in [`reader()`];
//! where no magic tells it, a rule in `sniff/` as well. Its reader can build on `encoded_document` where a file is one
//! document, on `record_reader` where it holds many, and on `fields` where their values have names.

mod csv;
mod encoded_document;
#[cfg(feature = "epub")]
mod epub;
mod html;
mod item;
mod json;
#[cfg(feature = "mail")]
mod mail;
mod markdown;
#[cfg(feature = "parquet")]
mod parquet;
mod python;
mod reader;
mod record_reader;
mod row_json;
mod rows;
mod sampling;
#[cfg(feature = "sqlite")]
mod sqlite;
mod text;
mod warc;
mod warnings;
#[cfg(feature = "xlsx")]
mod xlsx;
mod xml;

pub(super) use item::Emit;
pub use item::{Frame, Item};

use super::format::Format;
use super::options::InputOptions;
use super::sniff;
use super::stream::input_stream::InputStream;
use crate::report::SkipReason;
use reader::FormatReader;
use std::ops::ControlFlow;

/// Cuts an uncompressed stream into frames and documents.
pub(super) fn documents(
    input: &mut InputStream<'_>,
    options: &InputOptions,
    emit: &mut Emit<'_>,
) -> ControlFlow<()> {
    if options.format.is_none() && (options.is_own)(&input.head) {
        return emit(Item::Event(input.origin.earlier_output("jsonl")));
    }
    let format = options.format.or(input.format).or_else(|| {
        let sniffed = sniff::sniff(&input.head, input.origin.name(), options);
        input.guess = sniffed.guess;
        sniffed.format
    });
    match format {
        Some(format) => match reader(format) {
            Some(reader) => reader.documents(input, options, emit),
            None => emit(Item::Event(input.origin.not_read(format))),
        },
        None if input.origin.explicit => {
            let remedy = "convert it to UTF-8 text first";
            let what = "is not text, and of no known format";
            emit(Item::Event(input.origin.unsupported(what, remedy)))
        }
        None => emit(Item::Event(input.origin.skipped(SkipReason::Binary))),
    }
}

/// The reader of a format; `None` where it is not read.
fn reader(format: Format) -> Option<&'static dyn FormatReader> {
    match format {
        Format::Text => Some(&text::TextReader),
        Format::Markdown => Some(&markdown::MarkdownReader),
        Format::Html => Some(&html::HtmlReader),
        Format::Json | Format::JsonLines => Some(&json::JsonReader),
        Format::Csv | Format::Tsv => Some(&csv::CsvReader),
        Format::Python => Some(&python::PythonReader),
        Format::Warc => Some(&warc::WarcReader),
        Format::Xml => Some(&xml::XmlReader),
        Format::Sgml => Some(&xml::SgmlReader),
        #[cfg(feature = "parquet")]
        Format::Parquet => Some(&parquet::ParquetReader),
        #[cfg(feature = "mail")]
        Format::Mhtml => Some(&mail::MhtmlReader),
        #[cfg(feature = "mail")]
        Format::Mail => Some(&mail::MailReader),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => Some(&xlsx::XlsxReader),
        #[cfg(feature = "sqlite")]
        Format::Sqlite => Some(&sqlite::SqliteReader),
        #[cfg(feature = "epub")]
        Format::Epub => Some(&epub::EpubReader),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, reader};

    #[test]
    fn the_table_says_which_formats_are_read() {
        for format in Format::ALL {
            assert_eq!(
                reader(format).is_some(),
                format.remedy().is_none(),
                "{format:?}"
            );
        }
    }
}
