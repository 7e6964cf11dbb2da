//! From records to bytes: the only home of the wire form, its schema, and the files it goes to. It decides nothing
//! about articles.

pub mod answer;
pub mod audit;
pub mod check;
pub mod compare;
pub mod encoder;
pub mod errors;
pub mod formats;
mod json;
pub mod line;
pub mod own;
pub mod schema;
pub mod shape;
pub mod sink;
pub mod summary;
mod wire_address;
pub mod writer;
