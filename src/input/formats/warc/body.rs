//! The body of a record, whatever its Content-Length says: it ends where the next record starts. A body may well hold
//! what looks like a record (an archive of archives), so such a place counts only when the length proves wrong.

use super::header::Header;
use super::records::{MARK, Records};

/// Bytes looked ahead, behind what looks like a record in a body, for the end that the length tells. A length that
/// goes further is taken to be wrong.
const LOOK_AHEAD_BYTES: u64 = 64 * 1024 * 1024;
/// Line ends between records: two, and some writers leave one more.
const LINE_END_BYTES: usize = 8;
/// Bytes passed at once.
const PASS_BYTES: usize = 64 * 1024;

/// A body.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// What is held of it.
    pub(super) bytes: Vec<u8>,
    /// There was more than could be held.
    pub(super) overlong: bool,
    /// What was wrong with it.
    pub(super) damage: Option<String>,
}

/// Reads the body behind a header, and holds no more than `most` bytes of it.
pub(super) fn read(records: &mut Records<'_, '_>, header: &Header, most: usize) -> Body {
    let mut body = Body::default();
    let at = header.at;
    let Some(length) = header.length else {
        to_next_record(records, &mut body, most);
        body.damage = Some(format!("the record at byte {at} has no length"));
        return body;
    };
    let mut left = length;
    while left > 0 {
        let here = usize::try_from(left).unwrap_or(usize::MAX);
        // A mark may be cut by the end of what was read so far.
        records.want(here.min(PASS_BYTES + MARK.len()));
        match records.record_in(here) {
            Some(found) => {
                body.hold(records.take(found), most);
                left -= found as u64;
                if !ends_well(records, left) {
                    body.trim();
                    body.damage = Some(wrong_length(at));
                    return body;
                }
                // The length is right: the record is part of the body, and so is all up to its end.
                left = pass(records, &mut body, most, left);
                break;
            }
            None => {
                let there = records.rest().len();
                if there == 0 {
                    break;
                }
                // The start of a mark stays until what follows it is there.
                let whole = here <= there || records.ended();
                let done = if whole {
                    there
                } else {
                    there.saturating_sub(MARK.len())
                };
                let done = done.min(here);
                body.hold(records.take(done), most);
                left -= done as u64;
            }
        }
    }
    if left > 0 {
        // Damage of the stream itself was reported already.
        let whole = !records.is_damaged();
        body.damage = whole.then(|| format!("the record at byte {at} is cut short"));
    } else if !followed_by_record(records, 0) && !records.rest().starts_with(b"\r\n\r\n") {
        to_next_record(records, &mut body, most);
        body.damage = Some(wrong_length(at));
    }
    body
}

fn wrong_length(at: u64) -> String {
    format!("the record at byte {at} has a wrong Content-Length; it was read up to the next record")
}

impl Body {
    fn hold(&mut self, bytes: &[u8], most: usize) {
        let room = most.saturating_sub(self.bytes.len());
        self.overlong |= bytes.len() > room;
        self.bytes
            .extend_from_slice(bytes.get(..room).unwrap_or(bytes));
    }

    /// Takes off the line ends before the next record.
    fn trim(&mut self) {
        for _ in 0..2 {
            for end in [b'\n', b'\r'] {
                if self.bytes.last() == Some(&end) {
                    self.bytes.pop();
                }
            }
        }
    }
}

/// Whether a body that goes on for `left` bytes ends before a record or with the stream.
fn ends_well(records: &mut Records<'_, '_>, left: u64) -> bool {
    if left > LOOK_AHEAD_BYTES {
        return false;
    }
    usize::try_from(left).is_ok_and(|left| {
        let there = records.want(left);
        there && followed_by_record(records, left)
    })
}

/// Whether a record starts behind `from` bytes and line ends, or the stream ends there.
fn followed_by_record(records: &mut Records<'_, '_>, from: usize) -> bool {
    records.want(from + LINE_END_BYTES + MARK.len());
    let next = records.rest().get(from..).unwrap_or_default();
    let record = next.trim_ascii_start();
    record.is_empty() && records.ended() || record.starts_with(MARK)
}

/// Takes `left` bytes as they are. Returns how many were missing.
fn pass(records: &mut Records<'_, '_>, body: &mut Body, most: usize, mut left: u64) -> u64 {
    while left > 0 {
        records.want(1);
        let there = usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(records.rest().len());
        if there == 0 {
            break;
        }
        body.hold(records.take(there), most);
        left -= there as u64;
    }
    left
}

/// Takes everything up to the next record.
fn to_next_record(records: &mut Records<'_, '_>, body: &mut Body, most: usize) {
    loop {
        records.want(PASS_BYTES);
        let there = records.rest().len();
        if let Some(found) = records.record_in(there) {
            body.hold(records.take(found), most);
            break;
        }
        if records.ended() {
            let all = records.rest().len();
            body.hold(records.take(all), most);
            break;
        }
        // The line end before a mark stays with it.
        let done = there.saturating_sub(MARK.len() + 1);
        body.hold(records.take(done), most);
    }
    body.trim();
}
