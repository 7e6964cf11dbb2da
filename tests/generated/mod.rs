//! Pages composed of our own sentences with exact gold: articles, marker phrases of the lexicon and the parts that
//! sites put around an article, in the orders that real pages have. The same page can be written as lines, as one
//! flattened line and as HTML in several styles. It cleans and scores nothing.

mod article;
mod as_html;
mod as_record;
mod as_text;
mod asides;
mod body;
mod desk;
mod dice;
mod endings;
mod gold;
mod head;
mod markers;
mod page;
mod part;
mod shaped;
mod stamps;
mod tail;

pub(crate) use desk::Desk;
#[allow(unused_imports, reason = "only the dumps of tests/bench use it")]
pub(crate) use dice::Dice;
pub(crate) use gold::Form;
pub(crate) use page::Page;
#[allow(
    unused_imports,
    reason = "only the figures name the kinds of hard pages"
)]
pub(crate) use shaped::Hard;
