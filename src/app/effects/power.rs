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
use crate::app::engine::client::Program;
use crate::app::state::Action;
use crate::app::state::PowerAction;
use crate::app::state::Ui;
use crate::app::state::UiAction;
use crate::present::card::KnownCards;
use crate::present::power::Question;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// The worker for the view, and what it was asked last.
#[derive(Default)]
struct Asking {
    client: Option<Client>,
    /// The number of the question.
    asked: u32,
    /// The scenario that the worker has.
    sent: Option<Shared<Scenario>>,
    /// The cards that came last, of any answer.
    cards: KnownCards,
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
                let asked = asking.borrow().asked;
                // Whatever is still on its way is of no interest any more.
                *asking.borrow_mut() = Asking {
                    asked: asked + 1,
                    ..Asking::default()
                };
            }
        },
    );
}

fn ask(
    asking: &Rc<RefCell<Asking>>,
    (scenario, day, question): (&Shared<Scenario>, u32, &Question),
    dispatch: &Dispatch,
) {
    let mut all = asking.borrow_mut();
    all.asked += 1;
    if all.client.is_none() {
        let (heard, dispatch) = (asking.clone(), dispatch.clone());
        let on_answer = move |mut answer: Answer| {
            let Answer::PowerDay { generation, view } = &mut answer else {
                return;
            };
            let mut all = heard.borrow_mut();
            if let Some(view) = view {
                all.cards.put_back(view.cards());
            }
            let is_last = *generation == all.asked;
            drop(all);
            if is_last {
                dispatch.act(Action::Answer(Box::new(answer)));
            }
        };
        // The desk says it when its own worker stops; without this one the view stays as it was.
        all.client = Client::spawn(Program::Power, on_answer, || {});
    }
    let is_new = all.sent.as_ref() != Some(scenario);
    all.sent = Some(scenario.clone());
    let request = Request::PowerDay {
        generation: all.asked,
        day,
        scenario: is_new.then(|| scenario.to_node()),
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
