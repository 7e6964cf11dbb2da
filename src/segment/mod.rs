//! From text to labelled segments. Evidence first, grammar second: `split` cuts segments, `features` says what can be
//! observed of each, `decode` finds the best way through the grammar whose weights are tables, and names role and rule.
//! It builds no record and changes no text.

mod decode;
mod features;
mod phrases;
pub mod rules;
mod split;

pub use features::{LeftoverMarker, LeftoverMarkers};
pub use phrases::{Signature, behind_wrote, dated_site, signature, site as frame_site};

#[cfg(test)]
mod tests;

use crate::lexicon::{Hit, Lexicon};
use crate::model::{Document, Evidence, Labelled, Role, RunnerUp, Verdict};
use crate::settings::Settings;

use decode::{Decision, Label, Weights};
use features::{Feature, FoldBuffers, Observed, Observer};
use phrases::Openers;

/// The grammar's tables, built once a run, and memory that one document leaves to the next.
#[derive(Debug)]
pub struct Grammar {
    weights: Weights,
    openers: Openers,
    buffers: FoldBuffers,
}

impl Grammar {
    /// The tables that come with the program.
    pub fn builtin() -> Self {
        Self {
            weights: Weights::builtin(),
            openers: Openers::builtin(),
            buffers: FoldBuffers::default(),
        }
    }
}

/// Cuts a document text into segments and says of each what it is and why. The segments are in order and hold
/// every visible character. Rules that are disabled do not fire: their markers are ignored, and what only they
/// would remove stays body.
pub fn segment(
    document: &Document,
    lexicon: &Lexicon,
    grammar: &Grammar,
    settings: &Settings,
) -> Vec<Labelled> {
    let text = document.text.as_str();
    let passed = |hit: &Hit| !settings.disabled.contains(rules::of_class(hit.class));
    let observer = Observer {
        text,
        lexicon,
        openers: &grammar.openers,
        passed: &passed,
    };
    let mut observed = features::observe_each(&observer, &grammar.buffers);
    features::observe_markup(document, &mut observed);
    features::observe_context(text, &mut observed);
    let twice = features::printed_twice(&observed);
    let mut twice = twice.into_iter();
    // Most pages print nothing twice.
    let second = observed.extract_if(.., |_| twice.next() == Some(true));
    let second: Vec<Observed> = second.collect();
    let kept = observed;
    let decisions = decode::decode(&kept, &grammar.weights, settings.evidence);
    let title = decode::main_headline(&kept, &decisions);
    let labels = decode::label(&kept, &decisions, title);
    let mut out: Vec<Labelled> = kept
        .into_iter()
        .zip(decisions)
        .zip(labels)
        .map(|((segment, decision), label)| labelled(segment, decision, label, grammar, settings))
        .collect();
    out.extend(
        second
            .into_iter()
            .map(|segment| repeated(segment, settings)),
    );
    out.sort_by_key(|labelled| labelled.segment.span.start);
    out
}

fn labelled(
    segment: Observed,
    decision: Decision,
    label: Label,
    grammar: &Grammar,
    settings: &Settings,
) -> Labelled {
    let (role, rule) = if settings.disabled.contains(label.1) {
        (Role::Body, "body")
    } else {
        label
    };
    let evidence = evidence(&segment, decision.state as usize, grammar, settings);
    let marker = segment
        .marker
        .map(|marker| marker.span)
        .filter(|_| role != Role::Body);
    let runner_up = decision.runner_up.map(|(state, margin)| RunnerUp {
        state: state.as_str(),
        margin,
    });
    let verdict = Verdict {
        role,
        rule,
        marker,
        state: decision.state.as_str(),
        evidence,
        runner_up,
    };
    Labelled {
        segment: segment.segment,
        counts: segment.counts,
        verdict,
    }
}

/// What speaks for and against a state.
fn evidence(
    segment: &Observed,
    state: usize,
    grammar: &Grammar,
    settings: &Settings,
) -> Vec<Evidence> {
    // The record is accepted or rejected by these, so that they are needed without `explain`, too.
    let decides = [Feature::LinkOnly, Feature::Teaser];
    if !settings.evidence && !decides.iter().any(|feature| segment.has(*feature)) {
        return Vec::new();
    }
    let wanted = |feature: &Feature| settings.evidence || decides.contains(feature);
    let weight = |feature| {
        let weights = grammar.weights.of_feature(feature);
        weights.map_or(0.0, |weights| weights[state])
    };
    let mut evidence: Vec<Evidence> = segment
        .features
        .iter()
        .filter(wanted)
        .map(|feature| Evidence {
            name: feature.as_str(),
            weight: weight(feature),
        })
        .filter(|evidence| evidence.weight != 0.0)
        .collect();
    evidence.sort_by(|left, right| right.weight.abs().total_cmp(&left.weight.abs()));
    evidence
}

fn repeated(segment: Observed, settings: &Settings) -> Labelled {
    const RULE: &str = "printed-twice";
    let (role, rule) = if settings.disabled.contains(RULE) {
        (Role::Body, "body")
    } else {
        (Role::Repeated, RULE)
    };
    let verdict = Verdict {
        role,
        rule,
        marker: None,
        state: "repeated",
        evidence: Vec::new(),
        runner_up: None,
    };
    Labelled {
        segment: segment.segment,
        counts: segment.counts,
        verdict,
    }
}
