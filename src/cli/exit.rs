//! Exit status: what a run's numbers mean to the shell. Where several apply: a signal, then 2, then 1.

use std::process::ExitCode;

/// How the process ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Everything was read, or what was not stays within a limit the user set; or the reader of
    /// the output went away.
    Done,
    /// A limit the user set was crossed.
    LimitCrossed,
    /// `check` found a problem, `diff` a difference.
    Found,
    /// A usage error, an output that cannot be written, or an input that cannot be read with no limit set for it.
    Failed,
    /// Ended by a signal.
    Signal(u8),
}

impl Status {
    /// What shells add to the number of a signal.
    const SIGNAL_BASE: u8 = 128;

    /// The number the shell sees.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::LimitCrossed | Self::Found => 1,
            Self::Failed => 2,
            Self::Signal(number) => Self::SIGNAL_BASE.saturating_add(number),
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Status;

    #[test]
    fn the_numbers_are_those_of_the_table() {
        assert_eq!(Status::Done.code(), 0);
        assert_eq!(Status::LimitCrossed.code(), 1);
        assert_eq!(Status::Found.code(), 1);
        assert_eq!(Status::Failed.code(), 2);
        assert_eq!(Status::Signal(2).code(), 130);
        assert_eq!(Status::Signal(15).code(), 143);
    }
}
