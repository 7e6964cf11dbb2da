//! Warnings about the decoding of a document that all formats give.

use super::item::Item;
use crate::error::Error;
use crate::model::Address;
use crate::report::Event;

/// Warnings about `replaced` bytes that were no text, and about an encoding in which the text had been misread.
pub(super) fn of_decoding(
    address: &Address,
    replaced: u64,
    misread: Option<&'static str>,
) -> impl Iterator<Item = Item> + use<> {
    let warnings = [undecodable(address, replaced), repaired(address, misread)];
    warnings.into_iter().flatten()
}

/// A warning about bytes that were no text, where there were any.
pub(super) fn undecodable(address: &Address, replaced: u64) -> Option<Item> {
    (replaced > 0).then(|| {
        let what = format!("undecodable bytes {replaced}, shown as U+FFFD");
        let remedy = "give --encoding if the guess is wrong";
        Item::Event(Event::Warning(Error::new(address.place(), what, remedy)))
    })
}

/// A warning about UTF-8 that had been misread, where that was undone.
fn repaired(address: &Address, misread: Option<&'static str>) -> Option<Item> {
    misread.map(|encoding| {
        let what = format!("mojibake repaired: UTF-8 had been read as {encoding}");
        let remedy = "give --repair-mojibake=false to leave it";
        Item::Event(Event::Warning(Error::new(address.place(), what, remedy)))
    })
}
