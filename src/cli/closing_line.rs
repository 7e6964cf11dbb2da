//! The last line of a run: what was done, in numbers, and what a person should not miss. It judges nothing.

use super::messages::say;
use ghirbal::pipeline::{Ended, Summary};
use ghirbal::report::SkipReason;

/// Says what was done; `includes` is whether `--include` was given.
pub(crate) fn tell(summary: &Summary, speed: f64, includes: bool) {
    if includes && summary.files == 0 {
        say(
            "warning: --include: no file matched it; quote it, so that the shell leaves it as it is",
        );
    }
    if summary.ended == Ended::OutputClosed {
        return;
    }
    if summary.documents() == 0 && summary.unreadable == 0 {
        let skipped = summary.skipped();
        say(&format!(
            "nothing to clean was found ({skipped} skipped{}); -v says why files were skipped",
            links(summary)
        ));
        return;
    }
    let mut rejected = format!("{} rejected", summary.rejected());
    let reasons: Vec<String> = summary
        .rejected
        .iter()
        .map(|(reason, count)| format!("{} {count}", reason.as_str()))
        .collect();
    if !reasons.is_empty() {
        rejected.push_str(&format!(" ({})", reasons.join(", ")));
    }
    let kept = summary.kept_bytes as f64 * 100.0 / summary.text_bytes.max(1) as f64;
    let (records, unreadable, skipped) = (
        summary.records,
        summary.unreadable + summary.failed,
        summary.skipped(),
    );
    say(&format!(
        "{records} record{}, {}{rejected}, {unreadable} unreadable, {skipped} skipped{}; \
         {kept:.0}% of the text kept; {speed:.1} MB/s",
        if records == 1 { "" } else { "s" },
        duplicates(summary),
        links(summary)
    ));
}

/// Says that there were more records than can be remembered for duplicates, and what can be done.
pub(crate) fn tell_of_room(summary: &Summary) {
    let unremembered = summary.unremembered;
    if unremembered > 0 {
        say(&format!(
            "warning: --duplicates: no room for {unremembered} records, so that what repeats one of them is not told; \
             clean the input in shards, and give what they give to ghirbal duplicates"
        ));
    }
}

/// The records that repeat earlier ones, where there are any.
fn duplicates(summary: &Summary) -> String {
    let all = summary.duplicates();
    if all == 0 {
        return String::new();
    }
    let kinds = summary.duplicates.iter();
    let kinds: Vec<String> = kinds
        .map(|(kind, count)| format!("{} {count}", kind.as_str()))
        .collect();
    let what = if summary.dropped > 0 {
        "duplicates dropped"
    } else {
        "duplicates among them"
    };
    format!("{all} {what} ({}), ", kinds.join(", "))
}

/// How many of the files that were passed over are links to somewhere else.
fn links(summary: &Summary) -> String {
    match summary.skipped_for(SkipReason::OutsideLink) {
        0 => String::new(),
        1 => String::from(", of them 1 link that leads out of the folders, which --follow reads"),
        links => {
            format!(", of them {links} links that lead out of the folders, which --follow reads")
        }
    }
}
