//! What was seen of one segment. It is asked for one form or another hundreds of times, so that forms are bits, too.

use super::seen::{Form, Seen};

/// Hardly more is seen of one segment.
const USUAL: usize = 16;

/// All that was seen of a segment, in the order in which it was seen.
#[derive(Debug)]
pub(super) struct Sights {
    list: Vec<Seen>,
    /// A bit for each form in the list.
    forms: u128,
}

const _: () = assert!(Form::ALL.len() <= u128::BITS as usize);

impl Sights {
    pub(super) fn new() -> Self {
        Self {
            list: Vec::with_capacity(USUAL),
            forms: 0,
        }
    }

    pub(super) fn push(&mut self, seen: Seen) {
        self.list.push(seen);
        self.forms |= bit(seen);
    }

    pub(super) fn has(&self, form: Form) -> bool {
        self.forms & bit(Seen::Form(form)) != 0
    }

    pub(super) fn retain(&mut self, kept: impl Fn(Seen) -> bool) {
        self.list.retain(|&seen| kept(seen));
        self.forms = self.iter().map(bit).fold(0, std::ops::BitOr::bitor);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Seen> + '_ {
        self.list.iter().copied()
    }
}

fn bit(seen: Seen) -> u128 {
    match seen {
        Seen::Form(form) => 1 << form as u32,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Sights;
    use crate::lexicon::Class;
    use crate::segment::seen::{Form, Seen};

    #[test]
    fn what_is_taken_back_is_not_had() {
        let mut sights = Sights::new();
        for form in Form::ALL {
            sights.push(Seen::Form(*form));
        }
        sights.push(Seen::Marker(Class::Share));
        sights.retain(|seen| seen != Seen::Form(Form::NameLike));
        for form in Form::ALL {
            assert_eq!(sights.has(*form), *form != Form::NameLike, "{form:?}");
        }
        assert_eq!(sights.iter().count(), Form::ALL.len());
    }
}
