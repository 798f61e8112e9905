//! Has a list read by a worker of its own: the page holds no check.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::context::Dispatch;
use crate::app::context::Shared;
use crate::app::engine::Answer;
use crate::app::engine::Request;
use crate::app::engine::client;
use crate::app::state::Action;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// Sends a list that waits, with the scenario on the desk; what comes of it goes to the desk.
#[hook]
pub fn use_import(list: Option<Rc<[u8]>>, scenario: &Shared<Scenario>, dispatch: &Dispatch) {
    let (scenario, dispatch) = (scenario.clone(), dispatch.clone());
    let is_new = list.as_ref().map(|list| Rc::as_ptr(list).addr());
    use_effect_with(is_new, move |_| {
        let Some(list) = list else { return };
        let request = Request::Import {
            list: list.to_vec(),
            scenario: scenario.to_node(),
        };
        spawn_local(async move {
            dispatch.act(match client::ask_once(request).await {
                Some(Answer::Imported(imported)) => Action::Imported(scenario.0.clone(), imported),
                _ => Action::EngineFailed,
            });
        });
    });
}
