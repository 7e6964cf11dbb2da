//! Order without sorting: for each job a small channel is opened, its receiver goes into a bounded queue in input
//! order and the job to any worker; whoever takes results drains the receivers in turn. A job may have many
//! results; a worker that is ahead of its turn waits, so that no job piles up its results in memory.

use crate::error::Error;
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Jobs that may wait for each worker: enough that none idles while one document takes long, few enough that the
/// walk does not run far ahead.
const JOBS_PER_THREAD: usize = 16;

/// Results of one job that may wait for their turn.
const RESULTS_AHEAD: usize = 2;

/// The end where jobs are given.
pub(super) struct Jobs<J, R> {
    work: Sender<(J, Sender<R>)>,
    order: Sender<Receiver<R>>,
}

/// The end where results come out in the order of the jobs.
pub(super) struct Results<R> {
    order: Receiver<Receiver<R>>,
    next: Option<Receiver<R>>,
}

/// What a wait for the next result gave.
pub(super) enum Waited<R> {
    /// The next result.
    Result(R),
    /// Not yet.
    NotYet,
    /// There are no more jobs.
    End,
}

/// Takes the results of a job; false when nobody waits for them any more.
pub(super) type Deliver<'a, R> = dyn FnMut(R) -> bool + 'a;

/// Starts the workers.
pub(super) fn queue<J, R>(
    threads: usize,
    work: impl Fn(J, &mut Deliver<'_, R>) + Send + Sync + 'static,
) -> Result<(Jobs<J, R>, Results<R>), Error>
where
    J: Send + 'static,
    R: Send + 'static,
{
    let threads = threads.max(1);
    let (give, take) = bounded::<(J, Sender<R>)>(threads * JOBS_PER_THREAD);
    let (order_give, order_take) = bounded(threads * JOBS_PER_THREAD);
    let work = Arc::new(work);
    for number in 0..threads {
        let (take, work) = (take.clone(), Arc::clone(&work));
        spawn(&format!("ghirbal-worker-{number}"), move || {
            for (job, results) in take {
                work(job, &mut |result| results.send(result).is_ok());
            }
        })?;
    }
    let jobs = Jobs {
        work: give,
        order: order_give,
    };
    let results = Results {
        order: order_take,
        next: None,
    };
    Ok((jobs, results))
}

/// Starts a thread that nobody joins.
pub(super) fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    let started = thread::Builder::new().name(name.to_owned()).spawn(run);
    started.map(drop).map_err(|error| {
        Error::new(
            "--threads",
            format!("a thread could not be started: {error}"),
            "give a smaller number",
        )
    })
}

impl<J, R> Jobs<J, R> {
    /// Gives a job; false when nobody takes results any more.
    pub(super) fn give(&self, job: J) -> bool {
        let (sender, receiver) = bounded(RESULTS_AHEAD);
        self.order.send(receiver).is_ok() && self.work.send((job, sender)).is_ok()
    }
}

impl<R> Results<R> {
    /// Waits up to `patience` for the next result.
    pub(super) fn next(&mut self, patience: Duration) -> Waited<R> {
        loop {
            let receiver = match self.next.take() {
                Some(receiver) => receiver,
                None => match self.order.recv_timeout(patience) {
                    Ok(receiver) => receiver,
                    Err(RecvTimeoutError::Timeout) => return Waited::NotYet,
                    Err(RecvTimeoutError::Disconnected) => return Waited::End,
                },
            };
            match receiver.recv_timeout(patience) {
                Ok(result) => {
                    self.next = Some(receiver);
                    return Waited::Result(result);
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.next = Some(receiver);
                    return Waited::NotYet;
                }
                // The job has no more results.
                Err(RecvTimeoutError::Disconnected) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Waited, queue};
    use std::time::Duration;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let slow_first = |job: u64, deliver: &mut super::Deliver<'_, u64>| {
            std::thread::sleep(Duration::from_millis(20u64.saturating_sub(job)));
            for part in 0..job % 4 {
                deliver(job * 10 + part);
            }
        };
        let (jobs, mut results) = queue(4, slow_first).unwrap();
        std::thread::spawn(move || (0..200).all(|job| jobs.give(job)));
        let mut seen = Vec::new();
        loop {
            match results.next(Duration::from_millis(50)) {
                Waited::Result(job) => seen.push(job),
                Waited::NotYet => {}
                Waited::End => break,
            }
        }
        let expected = (0..200u64).flat_map(|job| (0..job % 4).map(move |part| job * 10 + part));
        assert_eq!(seen, expected.collect::<Vec<_>>());
    }
}
