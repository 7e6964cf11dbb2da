//! The rules by name: what each finds, why that is not the article, an example and a near miss. The names are
//! public and stable; they stand in the audit and in `--disable`.

use crate::model::Role;

/// A rule and its documentation.
#[derive(Debug)]
pub struct Rule {
    /// Stable name; finishes the sentence "removed because it is a …".
    pub name: &'static str,
    /// The role it gives.
    pub role: Role,
    /// What it finds.
    pub finds: &'static str,
    /// Why that is not the article.
    pub why: &'static str,
    /// A short document in which it fires.
    pub example: &'static str,
    /// A short document, nearly the same, in which it must not fire.
    pub near_miss: &'static str,
}

/// All rules, sorted by name.
pub fn all() -> &'static [Rule] {
    &[]
}
