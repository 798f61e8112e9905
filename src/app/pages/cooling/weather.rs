//! Weather of one's own for the year: a file that is picked or dropped, kept in memory only.

use std::rc::Rc;

use gloo::file::callbacks::FileReader;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::browser::files;
use crate::app::components::ButtonKind;
use crate::app::context::use_cooling_results;
use crate::app::context::use_dispatch;
use crate::app::state::Action;
use crate::app::state::CoolingAction;

/// The file that is there with what it says, and the way to another one.
#[component]
pub(super) fn WeatherCard() -> Html {
    let cooling = use_cooling_results();
    let dispatch = use_dispatch();
    let reading = use_mut_ref(|| None::<FileReader>);
    let on_file = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(picked) = input.files().and_then(|files| files.get(0)) {
                let dispatch = dispatch.clone();
                let reader = files::read(picked, move |read| {
                    if let Ok(bytes) = read {
                        let file = Some(Rc::from(bytes));
                        dispatch.act(Action::Cooling(CoolingAction::File(file)));
                    }
                });
                *reading.borrow_mut() = Some(reader);
            }
            input.set_value("");
        })
    };
    let on_back = Callback::from(move |_: MouseEvent| {
        dispatch.act(Action::Cooling(CoolingAction::File(None)));
    });
    let typical = cooling.year.as_ref().map(|year| year.weather.clone());
    html! {
        <section class="card" aria-label="Weather">
            <h3><label for="weather">{ "Weather: an EPW or TMY3 file from this machine" }</label></h3>
            <input id="weather" class="button" type="file" accept=".epw,.csv,.txt" onchange={on_file} />
            {
                match &cooling.file_words {
                    None => html! { <p class="quiet">{ typical.unwrap_or_default() }{ " Files can be dropped on the page; they are not kept." }</p> },
                    Some(Err(sentence)) => html! { <p class="field-problem" role="alert">{ &**sentence }</p> },
                    Some(Ok(lines)) => html! {
                        <ul class="notes" role="status">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                    },
                }
            }
            if cooling.file.is_some() {
                <button type="button" class={ButtonKind::Small.class()} onclick={on_back}>{ "Back to the typical year" }</button>
            }
        </section>
    }
}
