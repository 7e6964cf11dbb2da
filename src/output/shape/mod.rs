//! The shape of an output: which fields, as lines, table or Parquet, and compressed how. The suffix of a name says it,
//! or an option. All shapes are made of the same record lines.

#[cfg(feature = "parquet")]
mod column_values;
mod columns;
mod compressed;
mod csv;
mod json;
#[cfg(feature = "parquet")]
mod parquet;
mod suffix;

pub use columns::{Column, Kind};
pub use compressed::Compression;
pub use suffix::{NAMES, Suffix};

use super::encoder::Encoder;
use crate::error::Error;
use compressed::Compressed;
use csv::Csv;
use json::Json;

/// How records lie in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Table {
    /// JSON, one object a line.
    #[default]
    JsonLines,
    /// A table as text.
    Csv,
    /// A table with types.
    Parquet,
}

/// The shape of an output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// How records lie in it.
    pub table: Table,
    /// How it is compressed.
    pub compression: Option<Compression>,
    /// The fields, where not all of them are wanted.
    pub columns: Option<Vec<Column>>,
    /// JSON over many lines.
    pub pretty: bool,
}

impl Shape {
    /// The shape of records that carry a fingerprint: a table gets a column for it.
    pub fn with_fingerprint(mut self) -> Self {
        if self.table != Table::JsonLines {
            self.columns.get_or_insert_with(columns::with_fingerprint);
        }
        self
    }

    /// Whether record lines go there as they are.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// Whether what is written can be told later as the program's own: records with all their fields, or Parquet with
    /// its metadata.
    pub fn is_told_later(&self) -> bool {
        match self.table {
            Table::JsonLines => self.columns.is_none(),
            Table::Csv => false,
            Table::Parquet => true,
        }
    }

    /// The suffix that says it.
    pub fn suffix(&self) -> &'static str {
        Suffix {
            table: self.table,
            compression: self.compression,
        }
        .name()
    }

    /// What encodes one file of it; none where lines go there as they are.
    ///
    /// # Errors
    /// Its columns cannot stand in one table.
    pub fn encoder(&self) -> Result<Option<Box<dyn Encoder>>, Error> {
        if self.is_plain() {
            return Ok(None);
        }
        let columns = || self.columns.clone().unwrap_or_else(columns::all);
        let inner: Box<dyn Encoder> = match self.table {
            Table::JsonLines => Box::new(Json {
                columns: self.columns.clone(),
                pretty: self.pretty,
            }),
            Table::Csv => Box::new(Csv::new(columns())),
            Table::Parquet => parquet(columns())?,
        };
        Ok(Some(match self.compression {
            None => inner,
            Some(compression) => Box::new(Compressed::new(inner, compression)),
        }))
    }
}

#[cfg(feature = "parquet")]
fn parquet(columns: Vec<Column>) -> Result<Box<dyn Encoder>, Error> {
    Ok(Box::new(parquet::Parquet::new(columns)?))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_columns: Vec<Column>) -> Result<Box<dyn Encoder>, Error> {
    let what = "Parquet is not built into this program";
    Err(Error::new("-o", what, "build it with the feature parquet"))
}
