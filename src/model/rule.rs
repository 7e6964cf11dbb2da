//! Rules: why a stretch of a page is not the article. A rule is one row of `rules.tsv`: its name (public and stable: in
//! the audit, the summary and `--disable`), the role it gives, what it finds, why that is not the article, an example
//! and a near miss.
//!
//! The table is read when the crate is built (`build.rs`) and not written as a macro here, because the examples are
//! whole Arabic pages: as rows they can be read and edited like the other tables, and no run parses them. What makes a
//! rule fire is elsewhere: marker phrases in `lexicon/`, everything else where segments are labelled.

use super::role::Role;
use super::table::table;
use serde::{Deserialize, Serialize};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));

#[cfg(test)]
mod tests {
    use super::RuleId;

    /// The order of the variants is that of the names: lists of rules and counts by rule are sorted by it.
    #[test]
    fn rules_are_sorted_by_name() {
        for pair in RuleId::ALL.windows(2) {
            let [one, next] = [pair[0].as_str(), pair[1].as_str()];
            assert!(one < next, "{next} belongs before {one}");
        }
    }
}
