//! The wire form of an address: as keys of a line of its own, or as the object that names another record.

use crate::model::Address;
use serde::Serialize;

/// The four keys that name a document.
#[derive(Serialize)]
pub(super) struct WireAddress<'a> {
    path: &'a str,
    member: Option<&'a str>,
    record: u64,
    part: u32,
}

impl<'a> From<&'a Address> for WireAddress<'a> {
    fn from(address: &'a Address) -> Self {
        Self {
            path: &address.path,
            member: address.member.as_deref(),
            record: address.record,
            part: address.part,
        }
    }
}
