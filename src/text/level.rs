//! What the processor can do, asked once. Which instructions are used never changes what comes out.

use std::sync::LazyLock;

use fearless_simd::Level;

/// The best vectors there are.
pub fn level() -> Level {
    static LEVEL: LazyLock<Level> = LazyLock::new(Level::new);
    *LEVEL
}
