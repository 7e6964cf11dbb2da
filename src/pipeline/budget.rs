//! A bound on the bytes in flight, so that a folder of large files does not fill the memory. It counts input bytes;
//! what comes out of them is of the same order.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Input bytes that may be on their way at once. Enough to keep every core busy with files of a few megabytes.
const BYTES_IN_FLIGHT: u64 = 64 * 1024 * 1024;

/// The bytes in flight, and who waits for them.
#[derive(Debug, Default)]
pub(super) struct Budget {
    in_flight: Mutex<u64>,
    freed: Condvar,
}

/// A share of the budget, given back when dropped.
#[derive(Debug)]
pub(super) struct Permit {
    budget: Arc<Budget>,
    bytes: u64,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Waits until `bytes` fit. More than the whole budget goes alone.
    pub(super) fn take(self: &Arc<Self>, bytes: u64) -> Permit {
        let mut in_flight = self.lock();
        while *in_flight > 0 && in_flight.saturating_add(bytes) > BYTES_IN_FLIGHT {
            in_flight = self
                .freed
                .wait(in_flight)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *in_flight = in_flight.saturating_add(bytes);
        Permit {
            budget: Arc::clone(self),
            bytes,
        }
    }

    /// A poisoned lock is used on: a panic of another thread cannot leave the number half-written.
    fn lock(&self) -> MutexGuard<'_, u64> {
        self.in_flight
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        let mut in_flight = self.budget.lock();
        *in_flight = in_flight.saturating_sub(self.bytes);
        self.budget.freed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES_IN_FLIGHT, Budget};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn more_than_the_budget_goes_alone() {
        let budget = Arc::new(Budget::new());
        let small = budget.take(1);
        let passed = Arc::new(AtomicBool::new(false));
        let thread = std::thread::spawn({
            let (budget, passed) = (Arc::clone(&budget), Arc::clone(&passed));
            move || {
                let _huge = budget.take(BYTES_IN_FLIGHT * 2);
                passed.store(true, Ordering::SeqCst);
            }
        });
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert!(!passed.load(Ordering::SeqCst));
        drop(small);
        thread.join().unwrap();
        assert!(passed.load(Ordering::SeqCst));
    }
}
