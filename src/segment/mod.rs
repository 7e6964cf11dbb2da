//! From text to labelled segments. Evidence first, grammar second: `split` cuts segments, `features` says what can be
//! observed of each, `decode` finds the best way through the grammar whose weights are tables, and names role and rule.
//! It builds no record and changes no text.

mod decode;
mod features;
mod hidden;
mod own;
mod phrases;
mod split;
mod taken;

pub use features::{LeftoverMarker, LeftoverMarkers};
pub use phrases::{
    Signature, behind_wrote, dated_site, is_particle, is_site_title, names_medium, signature,
    site as frame_site,
};

#[cfg(test)]
mod tests;

use crate::lexicon::{Hit, Lexicon};
use crate::model::{Document, Evidence, Labelled, Part, RuleId, RunnerUp, Shown, Verdict};
use crate::settings::Settings;

use decode::{Decision, Label, State, Weights};
use features::{Feature, Observed, Observer, Workspaces};
use phrases::Openers;

/// The grammar's tables, built once a run, and memory that one document leaves to the next.
#[derive(Debug)]
pub struct Grammar {
    weights: Weights,
    openers: Openers,
    workspaces: Workspaces,
}

impl Grammar {
    /// The tables that come with the program.
    pub fn builtin() -> Self {
        Self {
            weights: Weights::builtin(),
            openers: Openers::builtin(),
            workspaces: Workspaces::default(),
        }
    }
}

/// The segments of a document with their verdicts.
#[derive(Debug)]
pub struct Segmented {
    /// In order of the text.
    pub labelled: Vec<Labelled>,
    /// The rows of the user's lexicon that fired, as places in the lexicon; each once, in order.
    pub users_rows: Vec<usize>,
}

/// Cuts a document text into segments and says of each what it is and why. The segments are in order and hold
/// every visible character. Rules that are disabled do not fire: their markers are ignored, and what only they
/// would remove stays body. Rows of a user's lexicon win over all of this. None where there would be more segments than a document may have.
pub fn segment(
    document: &Document,
    lexicon: &Lexicon,
    grammar: &Grammar,
    settings: &Settings,
) -> Option<Segmented> {
    let text = document.text.as_str();
    let is_disabled = |rule: RuleId| settings.disabled.contains(&rule);
    let passed = |hit: &Hit| !hit.class.rule().is_some_and(is_disabled);
    let observer = Observer {
        text,
        lexicon,
        openers: &grammar.openers,
        passed: &passed,
        names_cookies: features::may_name_cookies(text),
    };
    let mut workspace = grammar.workspaces.take();
    let observed = features::observe_each(&observer, &mut workspace.folded);
    let Some(mut observed) = observed else {
        grammar.workspaces.give_back(workspace);
        return None;
    };
    features::observe_markup(document, lexicon, &mut observed);
    let users_rows = own::rows(&observed);
    let mut taken = own::take_out(&mut observed);
    if !is_disabled(RuleId::Hidden) {
        taken.extend(hidden::take_out(&mut observed));
    }
    features::observe_context(text, &mut observed, &mut workspace.stemmer);
    grammar.workspaces.give_back(workspace);
    let twice = features::printed_twice(&observed);
    features::above_reprint(&mut observed, &twice);
    let mut twice = twice.into_iter();
    // Most pages print nothing twice.
    let second = observed.extract_if(.., |_| twice.next() == Some(true));
    let second: Vec<Observed> = second.collect();
    let kept = observed;
    let decisions = decode::decode(&kept, &grammar.weights, settings.evidence);
    let title = decode::main_headline(&kept, &decisions);
    let mut labels = decode::label(&kept, &decisions, title);
    own::keep(&kept, &mut labels);
    let taken: Vec<Labelled> = taken::labelled(taken, &kept, &decisions).collect();
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
    out.extend(taken);
    out.sort_by_key(|labelled| labelled.segment.span.start);
    Some(Segmented {
        labelled: out,
        users_rows,
    })
}

fn labelled(
    segment: Observed,
    decision: Decision,
    label: Label,
    grammar: &Grammar,
    settings: &Settings,
) -> Labelled {
    let rule = label.filter(|rule| !settings.disabled.contains(rule));
    let shown = shown(&segment, decision.state, grammar);
    let evidence = match settings.evidence {
        true => evidence(&segment, decision.state as usize, grammar),
        false => Vec::new(),
    };
    let marker = segment
        .marker
        .map(|marker| marker.span)
        .filter(|_| rule.is_some());
    let runner_up = decision.runner_up.map(|(state, margin)| RunnerUp {
        state: state.as_str(),
        margin,
    });
    let verdict = Verdict {
        rule,
        marker,
        part: decision.state.part(),
        state: decision.state.as_str(),
        evidence,
        margin: decision.margin,
        runner_up,
    };
    Labelled {
        segment: segment.segment,
        counts: segment.counts,
        shown,
        verdict,
    }
}

/// What the markup shows of a segment, as far as the weights of its state count it.
fn shown(segment: &Observed, state: State, grammar: &Grammar) -> Shown {
    let counts = |feature: Feature| {
        let weights = grammar.weights.of_feature(feature);
        segment.has(feature) && weights.is_some_and(|weights| weights[state as usize] != 0.0)
    };
    Shown {
        link_only: counts(Feature::LinkOnly),
        teaser: counts(Feature::Teaser),
    }
}

/// What speaks for and against a state.
fn evidence(segment: &Observed, state: usize, grammar: &Grammar) -> Vec<Evidence> {
    let weight = |feature| {
        let weights = grammar.weights.of_feature(feature);
        weights.map_or(0.0, |weights| weights[state])
    };
    let mut evidence: Vec<Evidence> = segment
        .features
        .iter()
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
    let rule = RuleId::PrintedTwice;
    let verdict = Verdict {
        rule: (!settings.disabled.contains(&rule)).then_some(rule),
        marker: None,
        part: Part::Text,
        state: "repeated",
        evidence: Vec::new(),
        margin: f32::MAX,
        runner_up: None,
    };
    Labelled {
        segment: segment.segment,
        counts: segment.counts,
        shown: Shown::default(),
        verdict,
    }
}
