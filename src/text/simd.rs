//! The vector instructions of this processor, detected once. Which of them run never changes a result, so the detected
//! level is no state that output could depend on.

use std::sync::LazyLock;

use fearless_simd::Level;

/// The widest vector instructions that this processor has.
pub fn level() -> Level {
    static LEVEL: LazyLock<Level> = LazyLock::new(Level::new);
    *LEVEL
}
