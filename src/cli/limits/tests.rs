//! Each limit on both sides of its number, and which of several reasons makes the status.

use super::{BadRecords, LimitArgs, Status, Summary, judge};
use crate::cli::sizes::{Limit, parse_limit, parse_share};
use ghirbal::model::RejectReason;
use ghirbal::pipeline::Ended;

fn limits(max_unreadable: Option<Limit>) -> LimitArgs {
    LimitArgs {
        max_unreadable,
        ..LimitArgs::default()
    }
}

#[test]
fn what_cannot_be_read_fails_unless_a_limit_forgives_it() {
    let summary = Summary {
        unreadable: 1,
        unanswered: 1,
        ..Summary::default()
    };
    let status = |limit: Option<u64>| {
        let limits = limits(limit.map(Limit::Count));
        judge(&summary, &limits, BadRecords::Fail).status
    };
    assert_eq!(status(None), Status::Failed);
    assert_eq!(status(Some(1)), Status::Done);
    assert_eq!(status(Some(0)), Status::LimitCrossed);
}

#[test]
fn no_limit_forgives_a_fault_of_the_program() {
    let summary = Summary {
        failed: 1,
        ..Summary::default()
    };
    let limits = limits(Some(Limit::Count(9)));
    let status = |bad_records| judge(&summary, &limits, bad_records).status;
    assert_eq!(status(BadRecords::Fail), Status::Failed);
    assert_eq!(status(BadRecords::Emit), Status::Failed);
}

/// The options of the limits that were crossed.
fn crossed(summary: &Summary, limits: &LimitArgs) -> Vec<String> {
    let judgement = judge(summary, limits, BadRecords::Fail);
    let is_crossed = judgement.status == Status::LimitCrossed;
    assert_eq!(is_crossed, !judgement.crossed.is_empty());
    let first_word = |said: &String| said.split(' ').next().map(str::to_owned);
    judgement.crossed.iter().filter_map(first_word).collect()
}

/// A run of 20 documents, none of which went wrong.
fn good() -> Summary {
    Summary {
        records: 20,
        text_bytes: 200,
        kept_bytes: 200,
        ..Summary::default()
    }
}

/// A limit for one option alone; `text` is what the user typed.
fn only(option: &str, text: &str) -> LimitArgs {
    let limit = parse_limit(text).ok();
    let mut limits = LimitArgs::default();
    match option {
        "--max-unreadable" => limits.max_unreadable = limit,
        "--max-rejected" => limits.max_rejected = limit,
        "--max-without-headline" => limits.max_without_headline = limit,
        "--min-records" => limits.min_records = text.parse().ok(),
        "--min-kept-share" => limits.min_kept_share = parse_share(text).ok(),
        other => panic!("{other}"),
    }
    limits
}

/// The same 20 documents, so many of which are what the option limits.
fn with(option: &str, count: u64) -> Summary {
    let mut summary = good();
    match option {
        "--max-unreadable" => (summary.unreadable, summary.records) = (count, 20 - count),
        "--max-rejected" => {
            summary.rejected.insert(RejectReason::NoBody, count);
            summary.records = 20 - count;
        }
        "--max-without-headline" => summary.without_headline = count,
        "--min-records" => summary.records = count,
        "--min-kept-share" => summary.kept_bytes = count,
        other => panic!("{other}"),
    }
    summary
}

#[test]
fn each_limit_holds_up_to_its_number_and_no_further() {
    for (option, limit, within, beyond) in [
        ("--max-unreadable", "3", 3, 4),
        ("--max-unreadable", "0", 0, 1),
        ("--max-unreadable", "15%", 3, 4),
        ("--max-unreadable", "0%", 0, 1),
        ("--max-rejected", "3", 3, 4),
        ("--max-rejected", "15%", 3, 4),
        ("--max-without-headline", "3", 3, 4),
        ("--max-without-headline", "15%", 3, 4),
        ("--min-records", "3", 3, 2),
        // Of 200 bytes.
        ("--min-kept-share", "29%", 58, 57),
    ] {
        let limits = only(option, limit);
        let crossed = |count| crossed(&with(option, count), &limits);
        assert!(crossed(within).is_empty(), "{option} {limit}");
        assert_eq!(crossed(beyond), [option], "{limit}");
    }
}

#[test]
fn a_run_without_text_keeps_no_share_of_it() {
    let limits = LimitArgs {
        min_kept_share: parse_share("100%").ok(),
        max_without_headline: parse_limit("0%").ok(),
        max_rejected: parse_limit("0%").ok(),
        ..LimitArgs::default()
    };
    assert!(crossed(&Summary::default(), &limits).is_empty());
}

#[test]
fn a_reader_who_left_makes_the_status_of_a_filter_alone() {
    let summary = Summary {
        ended: Ended::OutputClosed,
        unreadable: 1,
        unanswered: 1,
        ..Summary::default()
    };
    let limits = LimitArgs {
        min_records: Some(1),
        ..LimitArgs::default()
    };
    let status = |bad_records| judge(&summary, &limits, bad_records).status;
    assert_eq!(status(BadRecords::Fail), Status::Done);
    assert_eq!(status(BadRecords::Emit), Status::Failed);
}

#[test]
fn a_filter_forgives_no_line_without_an_answer() {
    let limits = limits(Some(Limit::Count(9)));
    let status = |unanswered| {
        let summary = Summary {
            unreadable: 1,
            unanswered,
            ..Summary::default()
        };
        judge(&summary, &limits, BadRecords::Emit).status
    };
    assert_eq!(status(0), Status::Done);
    assert_eq!(status(1), Status::Failed);
}
