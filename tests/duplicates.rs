//! How many copies are found, and how many texts are taken for copies that are none: on 5,000 generated articles with
//! known copies and 500 pairs of reports of one template. `cargo test --test duplicates -- --nocapture` prints the figures
//! of the README.

#![expect(clippy::unwrap_used, reason = "a failing helper is a failing test")]

#[path = "duplicates/articles.rs"]
mod articles;
#[path = "duplicates/random.rs"]
mod random;
#[path = "duplicates/templates.rs"]
mod templates;
#[path = "duplicates/truth.rs"]
mod truth;

use ghirbal::corpus::{Fingerprint, Seen, Verdict};
use random::Random;

/// The record that each text is the same as or a copy of, by its place; none where it is the first of its kind.
fn firsts(texts: &[String]) -> Vec<Option<usize>> {
    let (mut seen, mut places) = (Seen::new(true), Vec::new());
    let texts = texts.iter().enumerate();
    texts
        .map(|(at, text)| {
            let (verdict, is_remembered) = seen.meet(&Fingerprint::of(text));
            places.extend(is_remembered.then_some(at));
            match verdict {
                Verdict::Same(number) | Verdict::Near(number, _) => Some(places[number as usize]),
                Verdict::New => None,
            }
        })
        .collect()
}

/// Articles and their copies in a mixed order, the articles before their copies or anywhere.
fn articles_with_copies(count: usize, article_first: bool) -> Vec<String> {
    let mut random = Random(25);
    let mut texts = Vec::new();
    while texts.len() < count {
        let article = articles::article(&mut random);
        let copies = random.below(4);
        let mut places: Vec<u64> = (0..=copies).map(|_| random.next()).collect();
        if article_first {
            places.sort_unstable();
        }
        texts.push((places[0], article.join(" ")));
        for place in &places[1..] {
            texts.push((*place, articles::copy(&article, &mut random).join(" ")));
        }
    }
    texts.truncate(count);
    texts.sort();
    texts.into_iter().map(|(_, text)| text).collect()
}

/// What is told of texts whose likeness is known.
struct Figures {
    /// Pairs that share 0.8 and more of the shorter text.
    copies: u32,
    /// Those of which the later one is told.
    told: u32,
    /// Texts that are told to repeat one with which they share less than 0.5.
    wrong: usize,
}

fn figures(texts: &[String]) -> Figures {
    let (firsts, alike) = (firsts(texts), truth::alike(texts));
    let copies = alike.iter().filter(|(_, share)| **share >= 0.8);
    let later = copies.map(|((_, later), _)| firsts[*later].is_some());
    let (mut copies, mut told) = (0, 0);
    for is_told in later {
        copies += 1;
        told += u32::from(is_told);
    }
    let links = firsts.iter().enumerate();
    let links = links.filter_map(|(at, first)| Some((first.as_ref()?, at)));
    let share = |first: usize, at: usize| alike.get(&(first, at)).copied().unwrap_or(0.0);
    let wrong = links.filter(|(first, at)| share(**first, *at) < 0.5);
    Figures {
        wrong: wrong.count(),
        copies,
        told,
    }
}

#[test]
fn copies_are_found_and_nothing_else() {
    for (article_first, order, least) in [(true, "behind", 0.98), (false, "anywhere", 0.96)] {
        let texts = articles_with_copies(5_000, article_first);
        let Figures {
            copies,
            told,
            wrong,
        } = figures(&texts);
        let share = f64::from(told) / f64::from(copies);
        println!(
            "copies {order}: {told} of {copies} pairs with 0.8 and more are found ({share:.3}), {wrong} with less than 0.5"
        );
        assert!(share >= least);
        assert_eq!(wrong, 0);
    }
}

#[test]
fn reports_of_one_template_are_no_copies() {
    let mut random = Random(26);
    let pairs = 500;
    let texts: Vec<String> = (0..2 * pairs)
        .map(|at| templates::report(at / 2 % templates::KINDS, &mut random))
        .collect();
    let alike = truth::alike(&texts);
    let of_pairs = (0..pairs).map(|pair| alike[&(2 * pair, 2 * pair + 1)]);
    let most = of_pairs.filter(|share| *share >= 0.7).count();
    let alone = (0..pairs).filter(|pair| firsts(&texts[2 * pair..2 * pair + 2])[1].is_some());
    let (alone, together) = (alone.count(), firsts(&texts).iter().flatten().count());
    println!(
        "{pairs} pairs of one template, {most} of which share 0.7 and more: {alone} are taken for copies; {together} of all together"
    );
    assert!(most >= pairs / 4);
    assert!(alone <= pairs / 100 && together <= 2 * pairs / 100);
}
