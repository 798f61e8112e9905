//! What is selected in the Power view: in words, with what follows when it fails.

use yew::prelude::*;

use crate::app::components::ButtonKind;
use crate::app::components::facts_list;
use crate::app::context::use_dispatch;
use crate::app::context::use_power_answer;
use crate::app::context::use_ui;
use crate::app::state::PowerAction;
use crate::app::state::UiAction;
use crate::app::state::View;

/// The element or group that is selected; nothing when none is, or another view is shown.
#[component]
pub(super) fn PowerInspector() -> Html {
    let answer = use_power_answer();
    let ui = use_ui();
    let dispatch = use_dispatch();
    let act = use_callback(dispatch, |action: PowerAction, dispatch| {
        dispatch.ui(UiAction::Power(action));
    });
    let selected = answer.0.as_ref().and_then(|view| view.selected.clone());
    let Some(selected) = selected.filter(|_| ui.view == View::Power) else {
        return html! { <></> };
    };
    let of = |action: fn(String) -> PowerAction| {
        let id = selected.id.clone();
        act.reform(move |_: MouseEvent| action(id.clone()))
    };
    html! {
        <section class="panel" aria-label="Selected in the one-line">
            <h2>{ &selected.title }</h2>
            <p class="quiet">{ &selected.note }</p>
            for (title, facts) in &selected.groups {
                <h3>{ title }</h3>
                { facts_list(facts) }
            }
            <div class="row">
                if selected.can_fail {
                    <button type="button" class={ButtonKind::Small.class()} aria-pressed={selected.is_failed.to_string()} onclick={of(PowerAction::Toggle)}>
                        { if selected.is_failed { "Put it back" } else { "Take it out" } }
                    </button>
                }
                if selected.can_open && selected.can_fail {
                    <button type="button" class={ButtonKind::Small.class()} onclick={of(PowerAction::OpenPart)}>{ "Open it" }</button>
                }
                <button type="button" class={ButtonKind::Small.class()} onclick={act.reform(|_: MouseEvent| PowerAction::Select(None))}>{ "Select nothing" }</button>
            </div>
        </section>
    }
}
