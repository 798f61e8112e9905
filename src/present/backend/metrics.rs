//! How wide text runs, without asking a browser: the same natively, in a worker and on the page.

/// Height above the baseline over the size.
pub(super) const ASCENT: f64 = 0.8;

/// Depth below the baseline over the size.
pub(super) const DESCENT: f64 = 0.2;

/// From the middle of a line of capitals down to the baseline, over the size.
pub(super) const MIDDLE: f64 = 0.36;

/// Bold letters are wider.
const BOLD: f64 = 1.06;

/// Width of a text set in a size. Within about a tenth of what usual screen fonts take, which is what
/// keeping labels apart needs.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let advance: f64 = text.chars().map(advance).sum();
    advance * size * if bold { BOLD } else { 1.0 }
}

/// Advance of a letter over the size, for a sans-serif font of usual width.
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '·' => 0.27,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '“' | '”' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '→' => 0.87,
        '0'..='9' | '–' | '+' | '−' | '=' => 0.57,
        'A'..='Z' => 0.68,
        _ => 0.56,
    }
}
