//! Asks the worker about every scenario, as soon as it is on the desk.

use std::cell::Cell;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::context::Dispatch;
use crate::app::context::Shared;
use crate::app::engine::Answer;
use crate::app::engine::Request;
use crate::app::engine::client;
use crate::app::engine::client::Client;
use crate::app::engine::client::Program;
use crate::app::state::Action;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// Sends the scenario with the day that is looked at; answers go to the desk as they come. The worker drops
/// what it has not begun when a newer one arrives, so that none need wait here.
#[hook]
pub fn use_engine(scenario: &Shared<Scenario>, generation: u32, day: u32, dispatch: &Dispatch) {
    let client = use_mut_ref(|| None::<Client>);
    let dispatch = dispatch.clone();
    let scenario = scenario.clone();
    use_effect_with(generation, move |generation| {
        let mut client = client.borrow_mut();
        if client.is_none() {
            let knows_fields = Cell::new(false);
            let (answered, failed) = (dispatch.clone(), dispatch.clone());
            *client = Client::spawn(
                Program::Engine,
                move |answer| {
                    let is_first = matches!(answer, Answer::Checked(_));
                    answered.act(Action::Answer(Box::new(answer)));
                    if is_first && !knows_fields.replace(true) {
                        learn_fields(answered.clone());
                    }
                },
                move || failed.act(Action::EngineFailed),
            );
        }
        match &*client {
            Some(client) => client.ask(Request::Evaluate {
                generation: *generation,
                day,
                scenario: scenario.to_node(),
            }),
            None => dispatch.act(Action::EngineFailed),
        }
    });
}

/// Asks for what is said of the fields; only once the desk stands, since that is another program to load.
fn learn_fields(dispatch: Dispatch) {
    spawn_local(async move {
        if let Some(answer) = client::ask_once(Request::Fields).await {
            dispatch.act(Action::Answer(Box::new(answer)));
        }
    });
}
