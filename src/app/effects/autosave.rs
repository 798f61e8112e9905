//! Saves the scenario in this browser, a moment after each change.
//!
//! Everything that is opened and changed is kept under a number of its own in the browser's database, so
//! that nothing is overwritten by what is opened after it. The latest text also goes where it can be
//! written at once, for a page that is closed within that moment.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::browser::global;
use crate::app::browser::kept;
use crate::app::browser::kept::Head;
use crate::app::browser::storage;
use crate::app::context::Dispatch;
use crate::app::context::Shared;
use crate::app::state::KeptId;
use crate::app::state::Saved;
use crate::app::state::UiAction;
use crate::codec::file;
use crate::scenario::Scenario;

/// How long after the last change: short enough to lose nothing, long enough not to write while dragging.
const DELAY_MS: u32 = 400;

/// What waits to be saved.
#[derive(Default)]
struct Pending {
    /// Title and text.
    work: Option<(String, String)>,
    /// Under which number.
    kept: Option<KeptId>,
    /// How often something else was opened when it was put here.
    opened: u32,
    /// Whether the browser was asked to keep what is saved.
    has_asked: bool,
}

/// Saves the scenario once it is the user's own; hands it to the boot script at once, in any case.
#[hook]
pub fn use_autosave(
    scenario: &Shared<Scenario>,
    is_changed: bool,
    opened: u32,
    kept: Option<KeptId>,
    dispatch: &Dispatch,
) {
    let pending = use_mut_ref(Pending::default);
    // The number changes by itself when something is first saved, which is no reason to save again.
    let number = use_mut_ref(|| kept);
    *number.borrow_mut() = kept;
    {
        let (pending, dispatch) = (pending.clone(), dispatch.clone());
        use_effect_with(
            (scenario.clone(), is_changed, opened),
            move |(scenario, is_changed, opened)| {
                // What was opened before goes to its own number first.
                if pending.borrow().opened != *opened {
                    save(&pending, &dispatch);
                    pending.borrow_mut().opened = *opened;
                }
                let text = hand_over(scenario);
                let mut timer = None;
                if let Some(text) = text.filter(|_| *is_changed) {
                    dispatch.ui(UiAction::Saved(Saved::Soon));
                    let mut waiting = pending.borrow_mut();
                    waiting.work = Some((scenario.title.clone(), text));
                    waiting.kept = *number.borrow();
                    let pending = pending.clone();
                    timer = Some(Timeout::new(DELAY_MS, move || save(&pending, &dispatch)));
                }
                move || drop(timer)
            },
        );
    }
    // Whoever closes the page within that moment loses nothing either.
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&gloo::utils::window(), "pagehide", move |_| {
            save(&pending, &dispatch);
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

/// Saves what waits: at once beside the page, and a little later in the database.
fn save(pending: &Rc<RefCell<Pending>>, dispatch: &Dispatch) {
    let Some((title, text)) = pending.borrow_mut().work.take() else {
        return;
    };
    if global::has_stopped() {
        return;
    }
    let saved_ms = kept::now();
    let id = pending.borrow().kept.unwrap_or(saved_ms);
    if pending.borrow_mut().kept.replace(id).is_none() {
        dispatch.ui(UiAction::Kept(Some(id)));
    }
    let is_beside = storage::save(&text, id);
    if !std::mem::replace(&mut pending.borrow_mut().has_asked, true) {
        kept::ask_to_stay();
    }
    let (pending, dispatch) = (pending.clone(), dispatch.clone());
    spawn_local(async move {
        let head = head(id, title, saved_ms, &text);
        let is_kept = kept::put(head, text).await;
        if pending.borrow().work.is_none() {
            let is_saved = is_kept || is_beside;
            let saved = if is_saved {
                Saved::Done
            } else {
                Saved::Refused
            };
            dispatch.ui(UiAction::Saved(saved));
        }
    });
}

#[allow(clippy::cast_precision_loss, reason = "no file has 2⁵³ bytes")]
fn head(id: KeptId, title: String, saved_ms: f64, text: &str) -> Head {
    Head {
        id,
        title,
        saved_ms,
        bytes: text.len() as f64,
    }
}
