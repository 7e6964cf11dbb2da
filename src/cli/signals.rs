//! SIGINT, SIGTERM and SIGHUP: the first asks the run to stop with its files consistent, the second ends the process at
//! once. SIGXFSZ, which would end it in the middle of a write, becomes an error of that write.

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
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
        use signal_hook::flag::{register, register_conditional_shutdown, register_usize};
        let hang_up = (!ignores(SIGHUP)).then_some(SIGHUP);
        for signal in [SIGINT, SIGTERM].into_iter().chain(hang_up) {
            // In this order: the first signal finds the flag unset and only sets it.
            register_conditional_shutdown(signal, 128 + signal, Arc::clone(&self.stop))?;
            register_usize(
                signal,
                Arc::clone(&self.number),
                usize::try_from(signal).unwrap_or_default(),
            )?;
            register(signal, Arc::clone(&self.stop))?;
        }
        register(SIGXFSZ, Arc::default())?;
        Ok(())
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "same signature on every system")]
    fn register(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether the signal is ignored since the start, as `nohup` asks for; false where the system does not tell.
#[cfg(unix)]
#[expect(
    clippy::disallowed_methods,
    reason = "the state of the process, no input"
)]
fn ignores(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    // The first signal has the number 1 and the lowest bit.
    ignored.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}
