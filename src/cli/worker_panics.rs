//! Panics on worker threads: they are caught and reported as the failure of a document.

use ghirbal::pipeline;
use std::thread;

/// Silences their default message.
pub(crate) fn quiet() {
    let default = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let ours = thread::current()
            .name()
            .is_some_and(|name| name.starts_with(pipeline::THREAD_NAMES));
        if !ours {
            default(info);
        }
    }));
}
