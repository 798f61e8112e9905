//! Asks a worker of its own for the cooling view, while that is open: the day at once, the year a moment after
//! the last change.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::app::context::Dispatch;
use crate::app::context::Shared;
use crate::app::engine::Request;
use crate::app::engine::client::Client;
use crate::app::state::Action;
use crate::app::state::Cooling;
use crate::app::state::CoolingAction;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// How long after the last change the year is asked for: a drag must not start one at every step.
const DELAY_MS: u32 = 250;

/// Keeps the cooling view in step with the scenario, while it is open.
#[hook]
pub fn use_cooling(
    scenario: &Shared<Scenario>,
    day: u32,
    is_open: bool,
    cooling: &Cooling,
    dispatch: &Dispatch,
) {
    let client = use_mut_ref(|| None::<Client>);
    let runs = use_mut_ref(|| 0_u32);
    let ask = {
        let dispatch = dispatch.clone();
        move |request: Request| {
            let mut client = client.borrow_mut();
            if client.is_none() {
                let answered = dispatch.clone();
                // Without this worker the rest of the desk works all the same, so nothing is said when it stops.
                *client = Client::spawn(
                    move |answer| answered.act(Action::Answer(Box::new(answer))),
                    || {},
                );
            }
            if let Some(client) = &*client {
                client.ask(request);
            }
        }
    };
    let file = cooling.file.as_ref().map(|file| file.as_ptr().addr());
    {
        let (ask, bytes) = (ask.clone(), cooling.file.clone());
        use_effect_with(file, move |_| {
            if let Some(bytes) = bytes {
                ask(Request::Weather {
                    bytes: bytes.to_vec(),
                });
            }
        });
    }
    {
        let (ask, scenario) = (ask.clone(), scenario.clone());
        use_effect_with((is_open, scenario, day), move |(is_open, scenario, day)| {
            if *is_open {
                ask(Request::CoolingDay {
                    generation: 0,
                    day: *day,
                    scenario: scenario.to_node(),
                });
            }
        });
    }
    let is_wanted = is_open && !cooling.is_stopped;
    let dispatch = dispatch.clone();
    use_effect_with(
        (is_wanted, scenario.clone(), day, file),
        move |(is_wanted, scenario, day, file)| {
            let timer = is_wanted.then(|| {
                let (scenario, day, is_own) = (scenario.clone(), *day, file.is_some());
                Timeout::new(DELAY_MS, move || {
                    *runs.borrow_mut() += 1;
                    let run = *runs.borrow();
                    dispatch.act(Action::Cooling(CoolingAction::YearAsked(run)));
                    ask(Request::Year {
                        run,
                        day,
                        scenario: scenario.to_node(),
                        is_own,
                    });
                })
            });
            move || drop(timer)
        },
    );
}

/// Calls when Escape is pressed anywhere, while it means something.
#[hook]
pub fn use_escape(is_active: bool, then: Callback<()>) {
    use_effect_with(is_active, move |is_active| {
        let listener = is_active.then(|| {
            EventListener::new(&gloo::utils::window(), "keydown", move |event| {
                let key = event
                    .dyn_ref::<web_sys::KeyboardEvent>()
                    .map(|event| event.key());
                if key.as_deref() == Some("Escape") {
                    then.emit(());
                }
            })
        });
        move || drop(listener)
    });
}
