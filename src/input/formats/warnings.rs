//! Warnings about the decoding of a document that all formats give.

use super::item::Item;
use crate::error::Error;
use crate::input::options::InputOptions;
use crate::model::Address;
use crate::report::Event;

/// Warnings about `replaced` bytes that were no text, and about an encoding in which the text had been misread.
pub(super) fn of_decoding(
    address: &Address,
    replaced: u64,
    misread: Option<&'static str>,
    options: &InputOptions,
) -> impl Iterator<Item = Item> + use<> {
    let warnings = [
        undecodable(address, replaced, options),
        repaired(address, misread),
    ];
    warnings.into_iter().flatten()
}

/// A warning about bytes that were no text, where there were any.
pub(super) fn undecodable(
    address: &Address,
    replaced: u64,
    options: &InputOptions,
) -> Option<Item> {
    (replaced > 0).then(|| {
        let what = match options.encoding {
            None => format!("undecodable bytes {replaced}, shown as U+FFFD"),
            Some(encoding) => format!(
                "undecodable bytes {replaced} in {}, shown as U+FFFD",
                encoding.name()
            ),
        };
        let remedy = match options.encoding {
            None => "give --encoding if the guess is wrong",
            Some(_) => "--encoding does not fit, leave it out or give another",
        };
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
