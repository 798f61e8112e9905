//! Asks the worker what would mend the findings, a moment after the last change.

use std::cell::RefCell;
use std::rc::Rc;

use futures::StreamExt;
use futures::future::AbortHandle;
use futures::future::abortable;
use gloo::timers::callback::Timeout;
use gloo_worker::Spawnable;
use gloo_worker::reactor::ReactorBridge;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::browser::global;
use crate::app::context::Shared;
use crate::app::remedies::Json;
use crate::app::remedies::Question;
use crate::app::remedies::Remedies;
use crate::app::remedies::Remedy;
use crate::app::state::Results;
use crate::codec::file;
use crate::finding::Severity;
use crate::scenario::Scenario;

/// How long after the last change: a drag must not start a search at every step.
const DELAY_MS: u32 = 500;

/// What mends the findings of these results, as far as the worker has found it. Without a worker, nothing:
/// the page works all the same.
#[hook]
pub fn use_remedies(scenario: &Shared<Scenario>, results: &Shared<Results>) -> Shared<Vec<Remedy>> {
    let found = use_state(|| Shared(Rc::new(Vec::new())));
    let bridge = use_mut_ref(|| None::<ReactorBridge<Remedies>>);
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
            let task: Rc<RefCell<Option<AbortHandle>>> = Rc::default();
            let can_be_tried = results.good.is_some() && !results.is_stale;
            let timer = (must_fix && can_be_tried).then(|| {
                let (scenario, task) = (scenario.clone(), task.clone());
                Timeout::new(DELAY_MS, move || {
                    *task.borrow_mut() = ask(&bridge, &scenario, setter);
                })
            });
            move || {
                drop(timer);
                // Aborting drops the fork of the bridge, and the worker stops searching.
                if let Some(task) = task.borrow_mut().take() {
                    task.abort();
                }
            }
        },
    );
    (*found).clone()
}

/// Sends the scenario to the worker and collects what it finds.
fn ask(
    bridge: &RefCell<Option<ReactorBridge<Remedies>>>,
    scenario: &Scenario,
    setter: UseStateSetter<Shared<Vec<Remedy>>>,
) -> Option<AbortHandle> {
    let mut bridge = bridge.borrow_mut();
    if bridge.is_none() {
        *bridge = spawn();
    }
    let mut fork = bridge.as_ref()?.fork();
    fork.send_input(Question {
        scenario: file::write(scenario),
    });
    let (collecting, handle) = abortable(async move {
        let mut all = Vec::new();
        while let Some(remedy) = fork.next().await {
            all.push(remedy);
            setter.set(Shared(Rc::new(all.clone())));
        }
    });
    spawn_local(async move {
        // Ends when aborted, which is all there is to know.
        let _ = collecting.await;
    });
    Some(handle)
}

/// The worker of this build; nothing where the browser has no workers.
fn spawn() -> Option<ReactorBridge<Remedies>> {
    let global: JsValue = js_sys::global().into();
    if !global::has(&global, "Worker") {
        return None;
    }
    let link = gloo::utils::document().get_element_by_id("worker")?;
    let address = js_sys::Reflect::get(&link, &JsValue::from_str("href"))
        .ok()?
        .as_string()?;
    let spawner = Remedies::spawner().encoding::<Json>().with_loader(true);
    Some(spawner.spawn(&address))
}
