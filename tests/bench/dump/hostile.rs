//! Inputs that cost some programs the square of their length: very many markers, one giant line, HTML nested deep.

use super::Press;

/// An article and a read-also marker with a headline so many times.
pub(crate) fn markers(count: usize) -> String {
    let headline = "اقرأ أيضا: افتتاح السوق الجديد\n";
    article() + &headline.repeat(count)
}

/// One line of about so many bytes.
pub(crate) fn line(bytes: usize) -> String {
    let mut press = Press::new();
    let mut line = String::with_capacity(bytes + 20_000);
    while line.len() < bytes {
        line += &press.text().replace('\n', " ");
    }
    line
}

/// A page whose article lies in so many elements.
pub(crate) fn deep(count: usize) -> String {
    let (open, close) = ("<div><p>".repeat(count), "</div>".repeat(count));
    format!(
        "<html><body>{open}<p>{}</p>{close}</body></html>",
        article()
    )
}

fn article() -> String {
    Press::new().text() + "\n"
}
