//! The features of one segment. Hundreds of questions are asked of each, so that they are kept as bits, too.

use super::feature::Feature;

/// Features that a segment has as a rule; more cost another allocation.
const USUAL: usize = 16;

/// Numbers of 64 bits that hold a bit for each feature.
const WORDS: usize = Feature::COUNT.div_ceil(u64::BITS as usize);

/// The features of a segment, in the order in which they were observed: the weights are added up in it, so that another
/// order would round the sums otherwise.
#[derive(Debug)]
pub(in crate::segment) struct FeatureSet {
    list: Vec<Feature>,
    /// A bit for each feature in the list, by its index.
    bits: [u64; WORDS],
}

impl FeatureSet {
    pub(super) fn new() -> Self {
        Self {
            list: Vec::with_capacity(USUAL),
            bits: [0; WORDS],
        }
    }

    /// Adds a feature, once: two observers may see the same, and its weight counts once.
    pub(super) fn push(&mut self, feature: Feature) {
        let (word, bit) = bit(feature);
        if self.bits[word] & bit == 0 {
            self.bits[word] |= bit;
            self.list.push(feature);
        }
    }

    pub(in crate::segment) fn has(&self, feature: Feature) -> bool {
        let (word, bit) = bit(feature);
        self.bits[word] & bit != 0
    }

    pub(super) fn retain(&mut self, kept: impl Fn(Feature) -> bool) {
        self.list.retain(|&feature| kept(feature));
        self.bits = [0; WORDS];
        for &feature in &self.list {
            let (word, bit) = bit(feature);
            self.bits[word] |= bit;
        }
    }

    pub(in crate::segment) fn iter(&self) -> impl Iterator<Item = Feature> + '_ {
        self.list.iter().copied()
    }
}

/// Which of the numbers holds a feature's bit, and the bit.
#[inline(always)]
const fn bit(feature: Feature) -> (usize, u64) {
    let (index, width) = (feature.index(), u64::BITS as usize);
    (index / width, 1 << (index % width))
}

#[cfg(test)]
mod tests {
    use super::FeatureSet;
    use crate::segment::features::feature::Feature;

    #[test]
    fn what_is_seen_twice_is_had_once() {
        let mut features = FeatureSet::new();
        features.push(Feature::HeadsText);
        features.push(Feature::HeadsText);
        assert_eq!(features.iter().count(), 1);
    }

    #[test]
    fn what_is_taken_back_is_not_had() {
        let mut features = FeatureSet::new();
        Feature::all().for_each(|feature| features.push(feature));
        features.retain(|feature| feature != Feature::NameLike);
        for feature in Feature::all() {
            assert_eq!(
                features.has(feature),
                feature != Feature::NameLike,
                "{feature:?}"
            );
        }
        assert_eq!(features.iter().count(), Feature::COUNT - 1);
    }
}
