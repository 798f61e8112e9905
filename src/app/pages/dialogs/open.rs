//! What can be opened: a preset, a file, a link, what was there before.

use gloo::file::callbacks::FileReader;
use web_sys::HtmlInputElement;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::app::browser::files;
use crate::app::browser::storage;
use crate::app::components::ButtonKind;
use crate::app::context::Dispatch;
use crate::app::context::use_dispatch;
use crate::app::links;
use crate::app::state::Action;
use crate::codec::file;
use crate::codec::presets::Preset;
use crate::codec::presets::Presets;
use crate::scenario::Scenario;

/// Most presets that are offered at once.
const MOST: usize = 3;

/// The choices.
#[component]
pub(in crate::app::pages) fn OpenChoices() -> Html {
    let dispatch = use_dispatch();
    let reading = use_mut_ref(|| None::<FileReader>);
    let link = use_node_ref();
    let problem = use_state_eq(|| None::<AttrValue>);
    let before = use_state(|| None::<Scenario>);
    let presets = use_memo((), |()| offered());
    {
        let before = before.setter();
        use_effect_with((), move |()| before.set(previous()));
    }
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
                <h3><label for="file">{ "A scenario file from this machine" }</label></h3>
                <input id="file" class="button" type="file" accept=".json,application/json" onchange={on_file} />
            </section>
            <section class="presets" aria-label="Link">
                <h3><label for="link">{ "A link that somebody sent" }</label></h3>
                <textarea id="link" ref={link} class="address" rows="3" aria-invalid={problem.is_some().then_some("true")} />
                if let Some(problem) = &*problem {
                    <span class="field-problem" role="alert">{ problem }</span>
                }
                <div><button type="button" class={ButtonKind::Plain.class()} onclick={on_link}>{ "Open the link" }</button></div>
            </section>
            if let Some(before) = &*before {
                <section class="presets" aria-label="Earlier work">
                    <h3>{ "What was here before the last thing you opened" }</h3>
                    { scenario_button("previous", before, &dispatch) }
                </section>
            }
        </>
    }
}

fn preset_button(preset: &Preset, dispatch: &Dispatch) -> Html {
    scenario_button(&preset.key, &preset.scenario, dispatch)
}

fn scenario_button(key: &str, scenario: &Scenario, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let opened = scenario.clone();
    let onclick =
        Callback::from(move |_: MouseEvent| dispatch.act(Action::Open(Box::new(opened.clone()))));
    html! {
        <button key={key.to_owned()} type="button" class="button preset" data-preset={key.to_owned()} {onclick}>
            <b>{ &scenario.title }</b>
            <span>{ first_sentence(&scenario.notes) }</span>
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

fn previous() -> Option<Scenario> {
    file::read(&storage::previous()?)
        .ok()
        .map(|document| document.scenario)
}

fn first_sentence(notes: &str) -> &str {
    let end = notes.find(". ").map_or(notes.len(), |end| end + 1);
    notes.get(..end).unwrap_or(notes)
}
