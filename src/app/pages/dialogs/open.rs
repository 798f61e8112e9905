//! What can be opened: a preset, a file, a link; and lists that add to what is there.

use gloo::file::callbacks::FileReader;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::browser::files;
use crate::app::components::ButtonKind;
use crate::app::context::Dispatch;
use crate::app::context::use_dispatch;
use crate::app::links;
use crate::app::state::Action;
use crate::codec::presets;
use crate::codec::presets::Offered;

/// The choices.
#[component]
pub(in crate::app::pages) fn OpenChoices() -> Html {
    let dispatch = use_dispatch();
    let reading = use_mut_ref(|| None::<FileReader>);
    let link = use_node_ref();
    let problem = use_state_eq(|| None::<AttrValue>);
    let on_file = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(picked) = input.files().and_then(|files| files.get(0)) {
                let dispatch = dispatch.clone();
                let reader = files::read(picked, move |read| links::open_file(read, &dispatch));
                *reading.borrow_mut() = Some(reader);
            }
            input.set_value("");
        })
    };
    let on_link = {
        let (dispatch, link, problem) = (dispatch.clone(), link.clone(), problem.clone());
        Callback::from(move |_: MouseEvent| {
            let typed = link
                .cast::<HtmlTextAreaElement>()
                .map(|field| field.value());
            let (dispatch, problem) = (dispatch.clone(), problem.setter());
            spawn_local(async move {
                match links::read(&typed.unwrap_or_default()).await {
                    Ok(linked) => dispatch.act(Action::OpenLink(Box::new(linked))),
                    Err(sentence) => problem.set(Some(AttrValue::from(sentence))),
                }
            });
        })
    };
    html! {
        <>
            <section class="presets" aria-label="Presets">
                <h3>{ "New from a preset" }</h3>
                { for presets::OFFERED.iter().map(|offered| preset_button(offered, &dispatch)) }
            </section>
            <section class="presets" aria-label="File">
                <h3><label for="file">{ "A scenario file from this machine, or a list to add" }</label></h3>
                <input id="file" class="button" type="file" accept=".json,.csv,.tsv,.txt,application/json,text/csv" onchange={on_file} />
                <p class="quiet">{ "A list is CSV and adds to the scenario on the desk. Its first line names the columns: hall, row, position, platform for racks; kind, key, count, ready day and other fields for equipment. Files can be dropped on the page, and cells pasted." }</p>
            </section>
            <section class="presets" aria-label="Link">
                <h3><label for="link">{ "A link that somebody sent" }</label></h3>
                <textarea id="link" ref={link} class="address" rows="3" aria-invalid={problem.is_some().then_some("true")} />
                if let Some(problem) = &*problem {
                    <span class="field-problem" role="alert">{ problem }</span>
                }
                <div><button type="button" class={ButtonKind::Plain.class()} onclick={on_link}>{ "Open the link" }</button></div>
            </section>
        </>
    }
}

fn preset_button(offered: &'static Offered, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let key = offered.key;
    let onclick = Callback::from(move |_: MouseEvent| links::open_preset(key, &dispatch));
    html! {
        <button {key} type="button" class="button preset" data-preset={key} {onclick}>
            <b>{ offered.title }</b>
            <span>{ offered.about }</span>
        </button>
    }
}
