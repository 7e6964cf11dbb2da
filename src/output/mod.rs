//! From records to bytes: the only home of the wire form, its schema, and the files it goes to. It decides nothing
//! about articles.

pub mod answer;
pub mod audit;
pub mod check;
pub mod compare;
mod json;
pub mod line;
pub mod record;
pub mod schema;
pub mod sink;
pub mod summary;
