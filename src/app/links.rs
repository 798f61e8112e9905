//! Opens what people bring: links and files. What cannot be read leaves the desk as it is.

use std::rc::Rc;

use crate::app::context::Dispatch;
use crate::app::state::Action;
use crate::app::state::CoolingAction;
use crate::app::state::Linked;
use crate::app::state::Notice;
use crate::app::state::UiAction;
use crate::app::state::View;
use crate::app::state::address::Address;
use crate::codec::file;
use crate::codec::link;
use crate::codec::link::LinkError;
use crate::codec::presets::Presets;

/// Reads a link; the error is one sentence.
pub fn read(text: &str) -> Result<Linked, String> {
    let decoded = link::decode(text, &Presets::frozen()).map_err(|error| {
        if error == LinkError::Empty {
            "This is no link to a scenario: one has its scenario behind #s=.".to_owned()
        } else {
            format!("The link could not be opened, and the desk is as it was. {error}")
        }
    })?;
    let (fragment_start, marker) = (text.find('#'), "#");
    let fragment = fragment_start.map_or(text, |start| &text[start + marker.len()..]);
    let payload = Address::parse(fragment).payload;
    Ok(Linked {
        scenario: decoded.scenario,
        payload: payload.unwrap_or_else(|| text.trim().to_owned()),
        receipt: decoded.receipt,
        other: decoded.second.map(|second| Box::new(second.scenario)),
    })
}

/// Opens a link; a broken one is one sentence, and the desk stays.
pub fn open(text: &str, dispatch: &Dispatch) -> bool {
    match read(text) {
        Ok(linked) => {
            dispatch.act(Action::OpenLink(Box::new(linked)));
            true
        }
        Err(sentence) => {
            say(sentence, dispatch);
            false
        }
    }
}

/// Opens what a file held: a scenario, a list to add to the one on the desk, or weather for its year. A
/// broken one is one sentence, and the desk stays.
pub fn open_file(read: Result<Vec<u8>, String>, dispatch: &Dispatch) {
    let read = read.and_then(|bytes| {
        if is_weather(&bytes) {
            let file = Some(Rc::from(bytes));
            dispatch.act(Action::Cooling(CoolingAction::File(file)));
            dispatch.ui(UiAction::View(View::Cooling));
            return Ok(None);
        }
        if !is_json(&bytes) {
            dispatch.ui(UiAction::List(Rc::from(bytes)));
            return Ok(None);
        }
        let document = file::read_bytes(&bytes).map_err(|error| error.to_string())?;
        Ok(Some(document.scenario))
    });
    match read {
        Ok(scenario) => {
            if let Some(scenario) = scenario {
                dispatch.act(Action::Open(Box::new(scenario)));
            }
        }
        Err(sentence) => say(
            format!("The file could not be opened, and the desk is as it was. {sentence}"),
            dispatch,
        ),
    }
}

/// Whether a file is meant to be JSON; what is none is a list, and its report says if it is neither.
fn is_json(bytes: &[u8]) -> bool {
    let mark = b"\xef\xbb\xbf";
    let text = bytes.strip_prefix(mark).unwrap_or(bytes).trim_ascii_start();
    text.is_empty() || matches!(text.first(), Some(b'{' | b'['))
}

/// Whether a file begins as EPW or TMY3 files do.
fn is_weather(bytes: &[u8]) -> bool {
    let is_epw = bytes
        .get(..9)
        .is_some_and(|word| word.eq_ignore_ascii_case(b"LOCATION,"));
    let second = bytes
        .split(|byte| *byte == b'\n')
        .nth(1)
        .unwrap_or_default();
    is_epw || second.starts_with(b"Date (MM/DD/YYYY)")
}

fn say(sentence: String, dispatch: &Dispatch) {
    dispatch.ui(UiAction::Notice(Some(Notice::problem(sentence))));
}
