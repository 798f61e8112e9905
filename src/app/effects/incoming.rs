//! Files that are dropped on the page, and links and tables that are pasted into it.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::file::callbacks::FileReader;
use wasm_bindgen::JsCast;
use web_sys::ClipboardEvent;
use web_sys::DragEvent;
use web_sys::Element;
use web_sys::Event;
use yew::prelude::*;

use super::listen;
use crate::app::browser::files;
use crate::app::context::Dispatch;
use crate::app::links;
use crate::app::state::UiAction;

/// The class of the page while a file hangs over it.
const DROPPING: &str = "dropping";

/// Opens what is dropped or pasted.
#[hook]
pub fn use_incoming(dispatch: &Dispatch) {
    let reading = use_mut_ref(|| None::<FileReader>);
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let body = gloo::utils::body();
        let over = listen(&body, "dragover", |event| {
            if has_file(event) {
                event.prevent_default();
                mark(true);
            }
        });
        let leave = EventListener::new(&body, "dragleave", |_| mark(false));
        let drop_dispatch = dispatch.clone();
        let dropped = listen(&body, "drop", move |event| {
            mark(false);
            if let Some(file) = dropped_file(event) {
                event.prevent_default();
                let dispatch = drop_dispatch.clone();
                let reader = files::read(file, move |read| links::open_file(read, &dispatch));
                *reading.borrow_mut() = Some(reader);
            }
        });
        let pasted = listen(&gloo::utils::document(), "paste", move |event| {
            let Some(text) = pasted(event) else { return };
            if is_table(&text) {
                event.prevent_default();
                dispatch.ui(UiAction::List(Rc::from(text.into_bytes())));
            } else if text.contains("s=") {
                event.prevent_default();
                links::open(text, &dispatch);
            }
        });
        move || drop([over, leave, dropped, pasted])
    });
}

fn mark(is_over: bool) {
    let _ = gloo::utils::body()
        .class_list()
        .toggle_with_force(DROPPING, is_over);
}

fn has_file(event: &Event) -> bool {
    let transfer = event
        .dyn_ref::<DragEvent>()
        .and_then(DragEvent::data_transfer);
    transfer.is_some_and(|transfer| {
        let kinds = transfer.types();
        (0..kinds.length()).any(|at| kinds.get(at).as_string().as_deref() == Some("Files"))
    })
}

fn dropped_file(event: &Event) -> Option<web_sys::File> {
    event
        .dyn_ref::<DragEvent>()?
        .data_transfer()?
        .files()?
        .get(0)
}

/// Whether a text is cells of a spreadsheet: lines with several columns.
fn is_table(text: &str) -> bool {
    let mut lines = text.trim().lines();
    let is_row = |line: &str| line.contains(['\t', ';', ',']) && !line.contains("s=");
    lines.next().is_some_and(is_row) && lines.next().is_some()
}

/// The text in the clipboard; what is pasted into a field belongs to the field.
fn pasted(event: &Event) -> Option<String> {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_some_and(|target| target.matches("input, textarea").unwrap_or(false)) {
        return None;
    }
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.get_data("text").ok()
}
