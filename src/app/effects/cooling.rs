//! Asks a worker of its own for the cooling view, while that is open: the day at once, the year a moment after
//! the last change.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::browser::kept;
use crate::app::context::Dispatch;
use crate::app::context::Shared;
use crate::app::engine::Request;
use crate::app::engine::client::Client;
use crate::app::engine::client::Program;
use crate::app::state::Action;
use crate::app::state::Cooling;
use crate::app::state::CoolingAction;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// How long after the last change the year is asked for: a drag must not start one at every step.
const DELAY_MS: u32 = 250;

/// Sends to the worker of the view, which starts with the first question.
type Ask = Rc<dyn Fn(Request)>;

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
    let answered = dispatch.clone();
    let ask: Ask = Rc::new(move |request| ask(&mut client.borrow_mut(), request, &answered));
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
    use_kept_weather(scenario, is_open, cooling, dispatch);
    {
        let (ask, scenario) = (ask.clone(), scenario.clone());
        use_effect_with(
            (is_open, scenario, day, file),
            move |(is_open, scenario, day, _)| {
                if *is_open {
                    ask(Request::CoolingDay {
                        generation: 0,
                        day: *day,
                        scenario: scenario.to_node(),
                    });
                }
            },
        );
    }
    {
        let ask = ask.clone();
        use_effect_with(cooling.is_stopped, move |is_stopped| {
            if *is_stopped {
                ask(Request::Stop);
            }
        });
    }
    use_year(
        ask,
        scenario,
        day,
        is_open && !cooling.is_stopped,
        file,
        dispatch,
    );
}

/// Keeps the weather file that was read in the browser, and finds the one that a scenario names again.
#[hook]
fn use_kept_weather(
    scenario: &Shared<Scenario>,
    is_open: bool,
    cooling: &Cooling,
    dispatch: &Dispatch,
) {
    let read = match &cooling.weather {
        Some(Ok(read)) if cooling.is_new => Some(read.digest.clone()),
        _ => None,
    };
    let bytes = cooling.file.clone();
    use_effect_with(read, move |read| {
        if let Some((digest, bytes)) = read.clone().zip(bytes) {
            spawn_local(kept::put_weather(digest, bytes));
        }
    });
    let wanted = &scenario.site.weather_digest;
    let is_wanted = is_open && !wanted.is_empty() && cooling.weather_of(wanted).is_none();
    let wanted = is_wanted.then(|| wanted.clone());
    let dispatch = dispatch.clone();
    use_effect_with(wanted, move |wanted| {
        if let Some(digest) = wanted.clone() {
            spawn_local(async move {
                if let Some(bytes) = kept::weather(&digest).await {
                    let file = CoolingAction::File(bytes, false);
                    dispatch.act(Action::Cooling(file));
                }
            });
        }
    });
}

/// Asks for the year, a moment after the last change.
#[hook]
fn use_year(
    ask: Ask,
    scenario: &Shared<Scenario>,
    day: u32,
    is_wanted: bool,
    file: Option<usize>,
    dispatch: &Dispatch,
) {
    let runs = use_mut_ref(|| 0_u32);
    let dispatch = dispatch.clone();
    use_effect_with(
        (is_wanted, scenario.clone(), day, file),
        move |(is_wanted, scenario, day, _)| {
            let timer = is_wanted.then(|| {
                let (scenario, day) = (scenario.clone(), *day);
                Timeout::new(DELAY_MS, move || {
                    *runs.borrow_mut() += 1;
                    let run = *runs.borrow();
                    dispatch.act(Action::Cooling(CoolingAction::YearAsked(run)));
                    ask(Request::Year {
                        run,
                        day,
                        scenario: scenario.to_node(),
                    });
                })
            });
            move || drop(timer)
        },
    );
}

fn ask(client: &mut Option<Client>, request: Request, dispatch: &Dispatch) {
    if client.is_none() {
        let answered = dispatch.clone();
        // Without this worker the rest of the desk works all the same, so nothing is said when it stops.
        *client = Client::spawn(
            Program::Cooling,
            move |answer| answered.act(Action::Answer(Box::new(answer))),
            || {},
        );
    }
    if let Some(client) = client {
        client.ask(request);
    }
}
