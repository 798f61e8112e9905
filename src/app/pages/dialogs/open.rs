//! What can be opened: a preset, a file, a link; and lists that add to what is there.

use gloo::file::callbacks::FileReader;
use web_sys::HtmlInputElement;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::browser::files;
use crate::app::components::ButtonKind;
use crate::app::context::Dispatch;
use crate::app::context::use_dispatch;
use crate::app::links;
use crate::app::state::Action;
use crate::codec::presets::Preset;
use crate::codec::presets::Presets;

/// Most presets that are offered at once.
const MOST: usize = 3;

/// The choices.
#[component]
pub(in crate::app::pages) fn OpenChoices() -> Html {
    let dispatch = use_dispatch();
    let reading = use_mut_ref(|| None::<FileReader>);
    let link = use_node_ref();
    let problem = use_state_eq(|| None::<AttrValue>);
    let presets = use_memo((), |()| offered());
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
            match links::read(&typed.unwrap_or_default()) {
                Ok(linked) => dispatch.act(Action::OpenLink(Box::new(linked))),
                Err(sentence) => problem.set(Some(AttrValue::from(sentence))),
            }
        })
    };
    html! {
        <>
            if !presets.is_empty() {
                <section class="presets" aria-label="Presets">
                    <h3>{ "New from a preset" }</h3>
                    { for presets.iter().map(|preset| preset_button(preset, &dispatch)) }
                </section>
            }
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

fn preset_button(preset: &Preset, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let opened = preset.scenario.clone();
    let key = preset.key.clone();
    let onclick =
        Callback::from(move |_: MouseEvent| dispatch.act(Action::Open(Box::new(opened.clone()))));
    html! {
        <button key={key.clone()} type="button" class="button preset" data-preset={key} {onclick}>
            <b>{ &preset.scenario.title }</b>
            <span>{ first_sentence(&preset.scenario.notes) }</span>
        </button>
    }
}

/// Presets with a site in them, at most three.
fn offered() -> Vec<Preset> {
    let presets = Presets::frozen();
    let with_site = presets
        .newest()
        .filter(|preset| !preset.scenario.floor.halls.is_empty());
    with_site.take(MOST).cloned().collect()
}

fn first_sentence(notes: &str) -> &str {
    let end = notes.find(". ").map_or(notes.len(), |end| end + 1);
    notes.get(..end).unwrap_or(notes)
}
