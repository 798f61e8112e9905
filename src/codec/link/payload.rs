//! Finds the payload in what people paste: addresses, fragments, with what mail programs add.

use crate::codec::link::LinkError;
use crate::codec::link::limits::MAX_CHARACTERS;

/// What programs and people put behind an address that is not part of it.
const AFTER: &[char] = &[
    '.', ',', ';', ':', '!', '?', '*', ')', '>', ']', '}', '"', '\'', '”', '’', '»',
];

/// What they put before it.
const BEFORE: &[char] = &['(', '<', '[', '{', '*', '"', '\'', '“', '‘', '«'];

/// The payload, without what does not belong to it.
pub(super) fn find(text: &str) -> Result<String, LinkError> {
    let text: String = text.chars().filter(|c| !is_stray(*c)).collect();
    let text = text.trim_start_matches(BEFORE).trim_end_matches(AFTER);
    let payload = match after_key(text) {
        Some(rest) => rest.split(['&', '#']).next().unwrap_or_default(),
        None if text.contains([':', '/', '?', '#', '=']) => "",
        None => text,
    };
    if payload.is_empty() {
        return Err(LinkError::Empty);
    }
    if MAX_CHARACTERS < payload.len() {
        return Err(LinkError::TooLong {
            characters: payload.len(),
        });
    }
    Ok(payload.to_owned())
}

/// What follows `s=`: of the fragment first, since the page writes it there.
fn after_key(text: &str) -> Option<&str> {
    let found = ["#s=", "?s=", "&s="]
        .iter()
        .find_map(|key| text.split_once(key));
    found
        .map(|(_, rest)| rest)
        .or_else(|| text.strip_prefix("s="))
}

/// White space, line breaks and the invisible characters that mail programs break lines with.
fn is_stray(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
        )
}
