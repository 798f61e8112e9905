//! Asks a second worker what would mend the findings, a moment after the last change.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::app::context::Shared;
use crate::app::engine::Answer;
use crate::app::engine::Remedy;
use crate::app::engine::Request;
use crate::app::engine::client::Client;
use crate::app::engine::client::Program;
use crate::app::state::Results;
use crate::finding::Severity;
use crate::scenario::Scenario;
use crate::scenario::record::Section;

/// How long after the last change: a drag must not start a search at every step.
const DELAY_MS: u32 = 500;

/// The worker for studies, and what it was asked last.
#[derive(Default)]
struct Studies {
    client: Option<Client>,
    /// Number of the last question: answers to earlier ones are of no interest.
    asked: u32,
    found: Vec<Remedy>,
}

/// What mends the findings of these results, as far as the worker has found it. Without a worker, nothing:
/// the page works all the same.
#[hook]
pub fn use_remedies(scenario: &Shared<Scenario>, results: &Shared<Results>) -> Shared<Vec<Remedy>> {
    let found = use_state(|| Shared(Rc::new(Vec::new())));
    let studies = use_mut_ref(Studies::default);
    let setter = found.setter();
    let shown = found.clone();
    use_effect_with(
        (scenario.clone(), results.clone()),
        move |(scenario, results)| {
            if !shown.is_empty() {
                shown.set(Shared(Rc::new(Vec::new())));
            }
            let must_fix = results
                .findings()
                .any(|finding| finding.severity == Severity::MustFix);
            let can_be_tried = results.receipt(scenario).is_some() && !results.has_failed;
            let timer = (must_fix && can_be_tried).then(|| {
                let (scenario, studies) = (scenario.clone(), studies.clone());
                Timeout::new(DELAY_MS, move || ask(&studies, &scenario, setter))
            });
            move || {
                drop(timer);
                stop(&studies);
            }
        },
    );
    (*found).clone()
}

/// Sends the scenario to the worker; what it finds is shown as it comes.
fn ask(
    studies: &Rc<RefCell<Studies>>,
    scenario: &Scenario,
    setter: UseStateSetter<Shared<Vec<Remedy>>>,
) {
    let mut all = studies.borrow_mut();
    all.asked += 1;
    all.found.clear();
    if all.client.is_none() {
        let heard = studies.clone();
        let on_answer = move |answer: Answer| {
            let mut all = heard.borrow_mut();
            if let Answer::Remedy { generation, remedy } = answer
                && generation == all.asked
            {
                all.found.push(remedy);
                setter.set(Shared(Rc::new(all.found.clone())));
            }
        };
        // Without studies the page works all the same, so nothing is said when they stop.
        all.client = Client::spawn(Program::Engine, on_answer, || {});
    }
    let request = Request::Remedies {
        generation: all.asked,
        scenario: scenario.to_node(),
    };
    if let Some(client) = &all.client {
        client.ask(request);
    }
}

/// Ends the search that runs, if one does.
fn stop(studies: &RefCell<Studies>) {
    let mut all = studies.borrow_mut();
    all.asked += 1;
    if let Some(client) = &all.client {
        client.ask(Request::Stop);
    }
}
