//! Saves the scenario in this browser, a moment after each change.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::app::browser::global;
use crate::app::browser::storage;
use crate::app::context::Dispatch;
use crate::app::context::Shared;
use crate::app::state::Saved;
use crate::app::state::UiAction;
use crate::codec::file;
use crate::scenario::Scenario;

/// How long after the last change: short enough to lose nothing, long enough not to write while dragging.
const DELAY_MS: u32 = 400;

/// The text that waits to be saved, and how many openings were put aside so far.
#[derive(Default)]
struct Pending {
    text: Option<String>,
    opened: u32,
}

/// Saves the scenario once it is the user's own; hands it to the boot script at once, in any case.
#[hook]
pub fn use_autosave(
    scenario: &Shared<Scenario>,
    is_changed: bool,
    opened: u32,
    dispatch: &Dispatch,
) {
    let pending = use_mut_ref(Pending::default);
    {
        let pending = pending.clone();
        let dispatch = dispatch.clone();
        use_effect_with(
            (scenario.clone(), is_changed, opened),
            move |(scenario, is_changed, opened)| {
                let text = hand_over(scenario);
                let mut timer = None;
                if *is_changed {
                    dispatch.ui(UiAction::Saved(Saved::Soon));
                    pending.borrow_mut().text = text;
                    let opened = *opened;
                    timer = Some(Timeout::new(DELAY_MS, move || {
                        if let Some(saved) = save(&pending, opened) {
                            dispatch.ui(UiAction::Saved(saved));
                        }
                    }));
                }
                move || drop(timer)
            },
        );
    }
    // Whoever closes the page within that moment loses nothing either.
    use_effect_with(opened, move |opened| {
        let opened = *opened;
        let listener = EventListener::new(&gloo::utils::window(), "pagehide", move |_| {
            save(&pending, opened);
        });
        move || drop(listener)
    });
}

/// Gives the boot script the text of the scenario file, and returns it.
fn hand_over(scenario: &Scenario) -> Option<String> {
    let text = (*scenario != Scenario::default()).then(|| file::write(scenario));
    let value = text.as_deref().map_or(JsValue::NULL, JsValue::from_str);
    global::set("lastScenario", &value);
    text
}

fn save(pending: &Rc<RefCell<Pending>>, opened: u32) -> Option<Saved> {
    let mut pending = pending.borrow_mut();
    let text = pending.text.take()?;
    if global::has_stopped() {
        return None;
    }
    if pending.opened < opened {
        pending.opened = opened;
        storage::put_aside();
    }
    Some(if storage::save(&text) {
        Saved::Done
    } else {
        Saved::Refused
    })
}
