//! Opens what people bring: links and files. What cannot be read leaves the desk as it is.

use crate::app::context::Dispatch;
use crate::app::state::Action;
use crate::app::state::Linked;
use crate::app::state::Notice;
use crate::app::state::UiAction;
use crate::app::state::address::Address;
use crate::codec::link;
use crate::codec::link::LinkError;
use crate::codec::presets::Presets;
use crate::scenario::Scenario;

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

/// Opens what a file held; a broken one is one sentence, and the desk stays.
pub fn open_file(read: Result<Scenario, String>, dispatch: &Dispatch) {
    match read {
        Ok(scenario) => dispatch.act(Action::Open(Box::new(scenario))),
        Err(sentence) => say(
            format!("The file could not be opened, and the desk is as it was. {sentence}"),
            dispatch,
        ),
    }
}

fn say(sentence: String, dispatch: &Dispatch) {
    dispatch.ui(UiAction::Notice(Some(Notice::problem(sentence))));
}
