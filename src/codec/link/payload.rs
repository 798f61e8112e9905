//! Finds the payload in what people paste: addresses, fragments, with what mail programs add.

use crate::codec::link::LinkError;
use crate::codec::link::limits::MAX_CHARACTERS;

/// The payload, without what does not belong to it.
pub(super) fn find(text: &str) -> Result<String, LinkError> {
    let text: String = text.chars().filter(|c| !is_stray(*c)).collect();
    // Programs and people put brackets, quotes and full stops of many scripts around an address.
    let text = text
        .trim_start_matches(is_foreign)
        .trim_end_matches(|c| is_foreign(c) && c != '=');
    let payload = match after_key(text) {
        Some(rest) => rest.split(['&', '#']).next().unwrap_or_default(),
        None if text.contains([':', '/', '?', '#', '=']) => "",
        None => text,
    }
    .trim_end_matches(is_foreign);
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

/// What stands in no payload: base64url is letters, digits, hyphen and underscore. Plus and slash are those of the
/// other base64, a percent sign is of an escape: signs of a damaged payload rather than punctuation.
fn is_foreign(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '/' | '%'))
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
