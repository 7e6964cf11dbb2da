//! What cannot be left out, whatever is decided: each line found, folded and matched, the text tidied, named by its
//! content and written. Nothing faster can be built of these steps; the benches of steps and of formats measure it.

use ghirbal::lexicon::Lexicon;
use ghirbal::model::Record;
use ghirbal::output::formats::JsonLines;
use ghirbal::output::writer::RecordWriter;
use ghirbal::text::fold::Folded;
use ghirbal::text::lines::visible_lines;
use ghirbal::text::{id, tidy};
use std::hint::black_box;

/// Room for the steps, made once.
#[derive(Default)]
pub(crate) struct Floor {
    folded: Folded,
    out: Vec<u8>,
}

impl Floor {
    /// Takes a text through the steps and gives the record that says nothing of it.
    pub(crate) fn pass(&mut self, text: &str, lexicon: &Lexicon) -> &[u8] {
        for line in visible_lines(text) {
            self.folded.refold(&text[line.clone()]);
            black_box(lexicon.hits(&text[line], &self.folded));
        }
        let whole = Record {
            id: id::content_id("", text),
            body: tidy::text(text),
            ..Record::default()
        };
        self.out.clear();
        JsonLines.write_record(&whole, &mut self.out);
        &self.out
    }
}
