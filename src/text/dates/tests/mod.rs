//! What reading dates must hold on any text: the law, the slow and plain reader that it is held against, and the cost.

mod cost;
mod law;
mod plain;
