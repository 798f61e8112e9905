//! Asks the worker about every scenario, as soon as it is on the desk.

use yew::prelude::*;

use crate::app::context::Dispatch;
use crate::app::context::Shared;
use crate::app::engine::Request;
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
        let is_new = client.is_none();
        if is_new {
            let (answered, failed) = (dispatch.clone(), dispatch.clone());
            *client = Client::spawn(
                Program::Engine,
                move |answer| answered.act(Action::Answer(Box::new(answer))),
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
        if let Some(client) = client.as_ref().filter(|_| is_new) {
            client.ask(Request::Fields);
        }
    });
}
