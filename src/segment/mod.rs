//! From text to labelled segments: cutting, evidence, decoding, rules.

pub mod rules;
