//! SIGINT and SIGTERM: the first asks the run to stop with its files consistent, the second ends the process at once.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What the signal handlers set.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    stop: Arc<AtomicBool>,
    number: Arc<AtomicUsize>,
}

impl Signals {
    /// Listens from now on.
    pub(crate) fn listen() -> io::Result<Self> {
        let signals = Self::default();
        signals.register()?;
        Ok(signals)
    }

    /// True once a signal came.
    pub(crate) fn stop(&self) -> &AtomicBool {
        &self.stop
    }

    /// The signal that came.
    pub(crate) fn number(&self) -> Option<u8> {
        let number = self.number.load(Ordering::SeqCst);
        u8::try_from(number).ok().filter(|number| *number != 0)
    }

    #[cfg(unix)]
    fn register(&self) -> io::Result<()> {
        use signal_hook::consts::{SIGINT, SIGTERM};
        use signal_hook::flag::{register, register_conditional_shutdown, register_usize};
        for signal in [SIGINT, SIGTERM] {
            // In this order: the first signal finds the flag unset and only sets it.
            register_conditional_shutdown(signal, 128 + signal, Arc::clone(&self.stop))?;
            register_usize(
                signal,
                Arc::clone(&self.number),
                usize::try_from(signal).unwrap_or_default(),
            )?;
            register(signal, Arc::clone(&self.stop))?;
        }
        Ok(())
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "same signature on every system")]
    fn register(&self) -> io::Result<()> {
        Ok(())
    }
}
