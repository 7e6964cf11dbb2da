//! What can be observed of segments, as evidence for the decoder: of each on its own (`observer`, `marker`, `shape`), of
//! its neighbours and the whole document (`context` and the files it calls), of the page's markup and fields (`markup`).
//! No weight is set and nothing is decided here.

mod appeal;
mod batch;
mod cards;
mod cohesion;
mod comments;
mod consent;
mod context;
mod credit;
mod dated_cards;
mod feature;
mod feature_set;
mod furniture_lines;
mod heads;
mod leftover_markers;
mod lists;
mod live;
mod marker;
mod markup;
mod observed;
mod observer;
mod only_list;
mod page_marks;
mod page_title;
mod programmes;
mod repeat;
mod runs;
mod shape;
mod subheads;
mod tags;
mod teaser_below;
mod timeline;
mod trailing_teasers;
mod workspace;

pub use leftover_markers::{LeftoverMarker, LeftoverMarkers};

pub(super) use batch::observe_each;
pub(super) use consent::may_name_cookies;
pub(super) use context::observe_context;
pub(super) use feature::Feature;
pub(super) use feature_set::FeatureSet;
pub(super) use markup::observe_markup;
pub(super) use observed::{Marker, Observed};
pub(super) use observer::Observer;
pub(super) use repeat::{above_reprint, printed_twice};
pub(super) use workspace::Workspaces;
