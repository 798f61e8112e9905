//! Opens what people bring: links, files, presets. A worker reads them: the page holds only the reader of
//! its own files. What cannot be read leaves the desk as it is.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::app::context::Dispatch;
use crate::app::engine::Answer;
use crate::app::engine::Request;
use crate::app::engine::client;
use crate::app::state::Action;
use crate::app::state::CoolingAction;
use crate::app::state::Linked;
use crate::app::state::Notice;
use crate::app::state::UiAction;
use crate::app::state::View;
use crate::app::state::address::Address;
use crate::codec::file;
use crate::codec::presets;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// What is said when no worker could read something.
const NO_READER: &str =
    "It could not be opened, because the calculation has stopped; reloading starts it again.";

/// Reads a link, or a file of two scenarios, which is opened as one; the error is one sentence.
pub async fn read(text: &str) -> Result<Linked, String> {
    let text_again = text.to_owned();
    let request = match text.trim_start().starts_with('[') {
        true => Request::File {
            bytes: text_again.into_bytes(),
        },
        false => Request::Link { text: text_again },
    };
    let Some(Answer::Link(read)) = client::ask_once(request).await else {
        return Err(NO_READER.to_owned());
    };
    let link = read?;
    let (fragment_start, marker) = (text.find('#'), "#");
    let fragment = fragment_start.map_or(text, |start| &text[start + marker.len()..]);
    let payload = Address::parse(fragment).payload;
    Ok(Linked {
        scenario: Scenario::from_node(link.scenario),
        payload: (link.payload.or(payload)).unwrap_or_else(|| text.trim().to_owned()),
        receipt: link.receipt,
        other: link.other.map(|other| Box::new(Scenario::from_node(other))),
    })
}

/// Opens a link; a broken one is one sentence, and the desk stays.
pub fn open(text: String, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        match read(&text).await {
            Ok(linked) => dispatch.act(Action::OpenLink(Box::new(linked))),
            Err(sentence) => say(sentence, &dispatch),
        }
    });
}

/// Reads a scenario file; the error is one sentence. What this version wrote is read at once, worker or
/// not; all else by the full reader.
pub async fn read_file(bytes: &[u8]) -> Result<Scenario, String> {
    let own = std::str::from_utf8(bytes).ok().and_then(file::read_own);
    if let Some(scenario) = own {
        return Ok(scenario);
    }
    let bytes = bytes.to_vec();
    match client::ask_once(Request::File { bytes }).await {
        Some(Answer::File(read)) => read.map(Scenario::from_node),
        _ => Err(NO_READER.to_owned()),
    }
}

/// Opens what a file held: a scenario, a list to add to the one on the desk, or weather for its year. A
/// broken one is one sentence, and the desk stays.
pub fn open_file(read: Result<Vec<u8>, String>, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let scenario = match read {
            Ok(bytes) if is_weather(&bytes) => {
                let file = CoolingAction::File(Rc::from(bytes), true);
                dispatch.act(Action::Cooling(file));
                return dispatch.ui(UiAction::View(View::Cooling));
            }
            Ok(bytes) if !is_json(&bytes) => {
                return dispatch.ui(UiAction::List(Rc::from(bytes)));
            }
            // Two scenarios to compare travel as a link does.
            Ok(bytes) if bytes.trim_ascii_start().starts_with(b"[") => {
                return open(String::from_utf8_lossy(&bytes).into_owned(), &dispatch);
            }
            Ok(bytes) => read_file(&bytes).await,
            Err(sentence) => Err(sentence),
        };
        match scenario {
            Ok(scenario) => dispatch.act(Action::Open(Box::new(scenario))),
            Err(sentence) => say(
                format!("The file could not be opened, and the desk is as it was. {sentence}"),
                &dispatch,
            ),
        }
    });
}

/// Opens the newest preset with a key: the public case at once, the others when a worker has read them.
pub fn open_preset(key: &'static str, dispatch: &Dispatch) {
    if let Some(scenario) = presets::public_case_of_key(key) {
        return dispatch.act(Action::Open(Box::new(scenario)));
    }
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let key = key.to_owned();
        match client::ask_once(Request::Preset { key }).await {
            Some(Answer::Preset(Some(node))) => {
                dispatch.act(Action::Open(Box::new(Scenario::from_node(node))));
            }
            _ => say(NO_READER.to_owned(), &dispatch),
        }
    });
}

/// Whether a file is meant to be JSON; what is none is a list, and its report says if it is neither.
fn is_json(bytes: &[u8]) -> bool {
    let mark = b"\xef\xbb\xbf";
    let text = bytes.strip_prefix(mark).unwrap_or(bytes).trim_ascii_start();
    text.is_empty() || matches!(text.first(), Some(b'{' | b'['))
}

/// Whether a file begins as EPW or TMY3 files do.
fn is_weather(bytes: &[u8]) -> bool {
    let is_epw = (bytes.get(..9)).is_some_and(|word| word.eq_ignore_ascii_case(b"LOCATION,"));
    let second = bytes
        .split(|byte| *byte == b'\n')
        .nth(1)
        .unwrap_or_default();
    is_epw || second.starts_with(b"Date (MM/DD/YYYY)")
}

fn say(sentence: String, dispatch: &Dispatch) {
    dispatch.ui(UiAction::Notice(Some(Notice::problem(sentence))));
}
