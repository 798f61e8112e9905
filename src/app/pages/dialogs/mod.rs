//! The dialogs above the desk.

mod keys;
mod open;
mod scenarios;
mod share;

pub(super) use open::OpenChoices;

use yew::prelude::*;

use crate::app::components::Modal;
use crate::app::context::use_dispatch;
use crate::app::context::use_ui;
use crate::app::state::Dialog;
use crate::app::state::UiAction;
use scenarios::Scenarios;
use share::Share;

/// The dialog that is open, if one is.
#[component]
pub(super) fn Dialogs() -> Html {
    let ui = use_ui();
    let dispatch = use_dispatch();
    let on_close = use_callback(dispatch, |(), dispatch| {
        dispatch.ui(UiAction::Dialog(None));
    });
    match ui.dialog {
        None => html! { <></> },
        Some(Dialog::Open) => html! {
            <Modal key="open" title="Open" {on_close}><OpenChoices /></Modal>
        },
        Some(Dialog::Share) => html! {
            <Modal key="share" title="Share link" {on_close}><Share /></Modal>
        },
        Some(Dialog::Keys) => html! {
            <Modal key="keys" title="What the keys do" {on_close}>{ keys::keys() }</Modal>
        },
        Some(Dialog::Scenarios) => html! {
            <Modal key="scenarios" title="Scenarios in this browser" {on_close}><Scenarios /></Modal>
        },
        Some(Dialog::Import) => html! {
            <Modal key="import" title="Import" {on_close}>
                <p role="status">{ &ui.report.summary }</p>
                <ul class="report">{ for ui.report.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            </Modal>
        },
    }
}
