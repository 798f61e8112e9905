//! Asks a worker of its own for the Power view, while that is what is looked at.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::listen;
use crate::app::context::Dispatch;
use crate::app::context::Shared;
use crate::app::engine::Answer;
use crate::app::engine::Request;
use crate::app::engine::client::Client;
use crate::app::state::Action;
use crate::app::state::PowerAction;
use crate::app::state::Ui;
use crate::app::state::UiAction;
use crate::present::power::Question;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// The worker for the view, and the number of what it was asked last.
#[derive(Default)]
struct Asking {
    client: Option<Client>,
    asked: u32,
}

/// Keeps the Power view up to date. Nothing is asked while another view is shown, and the worker ends with
/// the view: an ordinary edit costs nothing more.
#[hook]
pub fn use_power(scenario: &Shared<Scenario>, ui: &Ui, is_shown: bool, dispatch: &Dispatch) {
    let asking = use_mut_ref(Asking::default);
    let dispatch = dispatch.clone();
    use_effect_with(
        (scenario.clone(), ui.day, ui.power.clone(), is_shown),
        move |(scenario, day, question, is_shown)| {
            if *is_shown {
                ask(&asking, (scenario, *day, question), &dispatch);
            } else {
                asking.borrow_mut().client = None;
            }
        },
    );
}

fn ask(
    asking: &Rc<RefCell<Asking>>,
    (scenario, day, question): (&Scenario, u32, &Question),
    dispatch: &Dispatch,
) {
    let mut all = asking.borrow_mut();
    all.asked += 1;
    if all.client.is_none() {
        let (heard, dispatch) = (asking.clone(), dispatch.clone());
        let on_answer = move |answer: Answer| {
            let is_last = match &answer {
                Answer::PowerDay { generation, .. } => *generation == heard.borrow().asked,
                _ => false,
            };
            if is_last {
                dispatch.act(Action::Answer(Box::new(answer)));
            }
        };
        // The desk says it when its own worker stops; without this one the view stays as it was.
        all.client = Client::spawn(on_answer, || {});
    }
    let request = Request::PowerDay {
        generation: all.asked,
        day,
        scenario: scenario.to_node(),
        question: question.clone(),
    };
    if let Some(client) = &all.client {
        client.ask(request);
    }
}

/// Escape puts everything back that is out, wherever the focus is.
#[hook]
pub fn use_restore(is_active: bool, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with(is_active, move |is_active| {
        let listener = is_active.then(|| {
            listen(&gloo::utils::window(), "keydown", move |event| {
                let key = event.dyn_ref::<KeyboardEvent>();
                if key.is_some_and(|key| key.key() == "Escape" && !key.default_prevented()) {
                    dispatch.ui(UiAction::Power(PowerAction::Restore));
                }
            })
        });
        move || drop(listener)
    });
}
