//! What is said in fixed words beside the lexicon's markers: openers and verbs of ledes, rows of section names, signatures,
//! datelines, the sentences of aggregators. The cutter and the observers both ask it; it judges no segment.

mod aggregator;
mod dateline;
mod invitations;
mod labels;
mod openers;
mod sections;
mod signature;
mod site_title;
mod words;

pub use aggregator::{dated_site, site};
pub use dateline::behind_wrote;
pub use signature::{Signature, signature};
pub use site_title::{is_site_title, names_medium};
pub use words::is_particle;

pub(super) use dateline::{is_dateline, is_signed};
pub(super) use invitations::with_invitation;
pub(super) use labels::{complete as complete_labels, is_tag_list, tag_label};
pub(super) use openers::Openers;
pub(super) use sections::{may_hold_row, section_spans};
pub(super) use signature::is_signature;
pub(super) use words::{WordList, is_on, words_of};
