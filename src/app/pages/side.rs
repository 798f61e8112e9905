//! What stands beside the view: the findings, or the numbers that can be changed.

use web_sys::Element;
use yew::prelude::*;

use super::findings::FindingsPanel;
use super::inspector::Inspector;
use super::numbers::NumbersPanel;
use super::selected::SelectedPanel;
use crate::app::context::use_dispatch;
use crate::app::context::use_ui;
use crate::app::state::Side;
use crate::app::state::UiAction;

/// Two tabs.
#[component]
pub(super) fn SidePanel() -> Html {
    let ui = use_ui();
    let dispatch = use_dispatch();
    let node = use_node_ref();
    let on_side = use_callback(dispatch, |side: Side, dispatch| {
        dispatch.ui(UiAction::Side(side));
    });
    let on_key = {
        let (on_side, side) = (on_side.clone(), ui.side);
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
                event.prevent_default();
                let other = other(side);
                on_side.emit(other);
                focus(tab_id(other));
            }
        })
    };
    {
        // What was asked for begins at the top, unless a field below was asked for.
        let node = node.clone();
        let is_top = ui.wanted_field.is_none();
        use_effect_with((ui.side, ui.selection), move |_| {
            if let Some(panel) = node.cast::<Element>().filter(|_| is_top) {
                panel.set_scroll_top(0);
            }
        });
    }
    html! {
        <aside class="side" ref={node} aria-label="Findings and numbers">
            <div class="tabs" role="tablist" aria-label="Beside the view" onkeydown={on_key}>
                { tab(Side::Findings, ui.side, &on_side) }
                { tab(Side::Numbers, ui.side, &on_side) }
            </div>
            <div id="panel" class="panel" role="tabpanel" aria-labelledby={tab_id(ui.side)}>
                if ui.side == Side::Findings {
                    <FindingsPanel key="findings" />
                } else {
                    <div key="numbers">
                        <SelectedPanel />
                        <Inspector />
                        <NumbersPanel wanted={ui.wanted_field.clone()} />
                    </div>
                }
            </div>
        </aside>
    }
}

fn tab(side: Side, current: Side, on_side: &Callback<Side>) -> Html {
    let onclick = on_side.reform(move |_: MouseEvent| side);
    let is_current = side == current;
    let tabindex = if is_current { "0" } else { "-1" };
    html! {
        <button type="button" id={tab_id(side)} class="tab" role="tab" aria-controls="panel"
            aria-selected={is_current.to_string()} {tabindex} {onclick}>
            { label(side) }
        </button>
    }
}

fn other(side: Side) -> Side {
    match side {
        Side::Findings => Side::Numbers,
        Side::Numbers => Side::Findings,
    }
}

fn tab_id(side: Side) -> &'static str {
    match side {
        Side::Findings => "tab-findings",
        Side::Numbers => "tab-numbers",
    }
}

fn label(side: Side) -> &'static str {
    match side {
        Side::Findings => "Findings",
        Side::Numbers => "Numbers",
    }
}

fn focus(id: &str) {
    if let Some(element) = gloo::utils::document().get_element_by_id(id) {
        let element: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(element);
        let _ = element.focus();
    }
}
