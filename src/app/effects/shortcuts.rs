//! Keys that work wherever the focus is.

use wasm_bindgen::JsCast;
use web_sys::Element;
use web_sys::Event;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::listen;
use crate::app::context::Dispatch;
use crate::app::state::Action;
use crate::app::state::Dialog;
use crate::app::state::UiAction;

/// Undo, redo, and what the keys do.
#[hook]
pub fn use_shortcuts(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let listener = listen(&gloo::utils::window(), "keydown", move |event| {
            let action = event
                .dyn_ref::<KeyboardEvent>()
                .and_then(|key| action(key, event));
            if let Some(action) = action {
                event.prevent_default();
                dispatch.act(action);
            }
        });
        move || drop(listener)
    });
}

fn action(key: &KeyboardEvent, event: &Event) -> Option<Action> {
    let control = (key.ctrl_key() || key.meta_key()) && !key.alt_key();
    match (control, key.shift_key(), key.key().as_str()) {
        (true, false, "z" | "Z") if !is_typing(event) => Some(Action::Undo),
        (true, true, "z" | "Z") if !is_typing(event) => Some(Action::Redo),
        (true, false, "y" | "Y") if !is_typing(event) => Some(Action::Redo),
        (false, _, "?") if !is_text(event) => {
            Some(Action::Ui(UiAction::Dialog(Some(Dialog::Keys))))
        }
        _ => None,
    }
}

/// Whether the focus is in a field that takes text.
fn is_text(event: &Event) -> bool {
    matches(
        event,
        "input:not([type=checkbox]):not([type=file]), textarea, select",
    )
}

/// Whether something is being typed that is not applied yet: then undo belongs to the field.
fn is_typing(event: &Event) -> bool {
    matches(event, "[data-draft], textarea")
}

fn matches(event: &Event, selector: &str) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.matches(selector).unwrap_or(false))
}
