//! Each limit on both sides of its number, and which of several reasons makes the status.

use super::{BadRecords, LimitArgs, Status, Summary, judge};
use crate::cli::sizes::{Limit, parse_limit, parse_share};
use ghirbal::model::RejectReason;
use ghirbal::pipeline::Ended;
use std::collections::BTreeMap;

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

fn limit(text: &str) -> Option<Limit> {
    parse_limit(text).ok()
}

#[test]
fn each_limit_holds_up_to_its_number_and_no_further() {
    let records = |records| Summary {
        records,
        text_bytes: 200,
        kept_bytes: 200,
        ..Summary::default()
    };
    // Of 20 documents.
    let unreadable = |unreadable| Summary {
        unreadable,
        ..records(20 - unreadable)
    };
    let rejected = |rejected| Summary {
        rejected: BTreeMap::from([(RejectReason::NoBody, rejected)]),
        ..records(20 - rejected)
    };
    let without_headline = |without_headline| Summary {
        without_headline,
        ..records(20)
    };
    let kept = |kept_bytes| Summary {
        kept_bytes,
        ..records(20)
    };
    let none = LimitArgs::default;
    let max_unreadable = |text| LimitArgs {
        max_unreadable: limit(text),
        ..none()
    };
    let max_rejected = |text| LimitArgs {
        max_rejected: limit(text),
        ..none()
    };
    let max_without = |text| LimitArgs {
        max_without_headline: limit(text),
        ..none()
    };
    let min_records = LimitArgs {
        min_records: Some(3),
        ..none()
    };
    let min_kept = LimitArgs {
        min_kept_share: parse_share("29%").ok(),
        ..none()
    };
    for (name, limits, within, beyond) in [
        (
            "--max-unreadable",
            max_unreadable("3"),
            unreadable(3),
            unreadable(4),
        ),
        (
            "--max-unreadable",
            max_unreadable("0"),
            unreadable(0),
            unreadable(1),
        ),
        (
            "--max-unreadable",
            max_unreadable("15%"),
            unreadable(3),
            unreadable(4),
        ),
        (
            "--max-unreadable",
            max_unreadable("0%"),
            unreadable(0),
            unreadable(1),
        ),
        (
            "--max-rejected",
            max_rejected("3"),
            rejected(3),
            rejected(4),
        ),
        (
            "--max-rejected",
            max_rejected("15%"),
            rejected(3),
            rejected(4),
        ),
        (
            "--max-without-headline",
            max_without("3"),
            without_headline(3),
            without_headline(4),
        ),
        (
            "--max-without-headline",
            max_without("15%"),
            without_headline(3),
            without_headline(4),
        ),
        ("--min-records", min_records, records(3), records(2)),
        ("--min-kept-share", min_kept, kept(58), kept(57)),
    ] {
        assert!(crossed(&within, &limits).is_empty(), "{name} {limits:?}");
        assert_eq!(crossed(&beyond, &limits), [name], "{limits:?}");
    }
}

#[test]
fn a_run_without_text_keeps_no_share_of_it() {
    let limits = LimitArgs {
        min_kept_share: parse_share("100%").ok(),
        max_without_headline: limit("0%"),
        max_rejected: limit("0%"),
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
