//! Holds back the first records of a source until a sample of them tells what its fields mean, where their names do
//! not.

use super::item::{Emit, Item};
use crate::input::fields::{Named, Plan, Sample};
use crate::report::Event;
use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

/// Bytes held back at most: a sample of large records is decided on fewer of them.
const HELD_BYTES: usize = 1024 * 1024;

/// The plan of a source, known before the first of its frames is handed over.
pub(super) type SharedPlan = Arc<OnceLock<Plan>>;

/// The records of a source, held back while they are sampled.
#[derive(Debug)]
pub(super) struct Sampling {
    /// `None` once the plan is known.
    sample: Option<Sample>,
    items: Vec<Item>,
    bytes: usize,
    plan: SharedPlan,
    /// The source's name in messages.
    place: String,
}

impl Sampling {
    /// Without a `sample` nothing is held back: the user has said where the text is.
    pub(super) fn new(place: String, sample: bool) -> Self {
        Self {
            sample: sample.then(Sample::default),
            items: Vec::new(),
            bytes: 0,
            plan: SharedPlan::default(),
            place,
        }
    }

    /// The plan that the frames of the source share.
    pub(super) fn plan(&self) -> SharedPlan {
        Arc::clone(&self.plan)
    }

    /// Whether records are still looked at.
    pub(super) fn is_sampling(&self) -> bool {
        self.sample.is_some()
    }

    /// Takes the next item, and the fields of its record where they are at hand.
    pub(super) fn push(
        &mut self,
        item: Item,
        entries: Option<&[Named]>,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let Some(sample) = &mut self.sample else {
            return emit(item);
        };
        if let Some(entries) = entries {
            sample.add(entries);
        }
        if let Item::Frame(frame) = &item {
            self.bytes += frame.len();
        }
        self.items.push(item);
        if sample.is_enough() || self.bytes > HELD_BYTES {
            return self.finish(emit);
        }
        ControlFlow::Continue(())
    }

    /// Decides and hands over what was held.
    pub(super) fn finish(&mut self, emit: &mut Emit<'_>) -> ControlFlow<()> {
        let Some(sample) = self.sample.take() else {
            return ControlFlow::Continue(());
        };
        let plan = sample.plan();
        let fields = plan.choices();
        // The sample was taken above, so that the plan is set once.
        let _ = self.plan.set(plan);
        if !fields.is_empty() {
            emit(Item::Event(Event::Guessed {
                path: self.place.clone(),
                fields,
            }))?;
        }
        std::mem::take(&mut self.items)
            .into_iter()
            .try_for_each(emit)
    }
}
