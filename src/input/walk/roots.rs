//! Whether a link stays inside of what the user named: a dump may hold links to anywhere, and what is outside was not
//! given to be read. It opens nothing.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The PATHs of a walk.
#[derive(Debug)]
pub(super) struct Roots {
    given: Vec<PathBuf>,
    /// Without links; made when the first link is met, for most folders have none.
    real: OnceCell<BTreeSet<PathBuf>>,
}

impl Roots {
    pub(super) fn new(given: Vec<PathBuf>) -> Self {
        Self {
            given,
            real: OnceCell::new(),
        }
    }

    /// Whether the link at `link` leads to one of the PATHs or below one.
    pub(super) fn hold_target(&self, link: &Path) -> bool {
        let real = self.real.get_or_init(|| {
            let real = self
                .given
                .iter()
                .filter_map(|path| path.canonicalize().ok());
            real.collect()
        });
        let target = link.canonicalize();
        target.is_ok_and(|target| target.ancestors().any(|above| real.contains(above)))
    }
}
