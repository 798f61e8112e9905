//! Weather of one's own for the year: a file that is picked or dropped, named by the scenario and kept in the browser.

use std::rc::Rc;

use gloo::file::callbacks::FileReader;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::browser::files;
use crate::app::components::ButtonKind;
use crate::app::context::use_cooling_results;
use crate::app::context::use_dispatch;
use crate::app::context::use_scenario;
use crate::app::state::Action;
use crate::app::state::CoolingAction;
use crate::app::state::weather_edit;
use crate::present::words::page;

/// The file that is there with what it says, and the way to another one.
#[component]
pub(super) fn WeatherCard() -> Html {
    let cooling = use_cooling_results();
    let scenario = use_scenario();
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
                        let file = CoolingAction::File(Rc::from(bytes), true);
                        dispatch.act(Action::Cooling(file));
                    }
                });
                *reading.borrow_mut() = Some(reader);
            }
            input.set_value("");
        })
    };
    let on_back = Callback::from(move |_: MouseEvent| {
        dispatch.edit(weather_edit(String::new(), String::new()), None);
    });
    let digest = &scenario.site.weather_digest;
    let said = cooling.year.as_ref().map(|year| year.weather.clone());
    html! {
        <section class="card" aria-label={page::WEATHER}>
            <h3><label for="weather">{ page::WEATHER_FILE }</label></h3>
            <input id="weather" class="button" type="file" accept=".epw,.csv,.txt" onchange={on_file} />
            if let Some(Err(sentence)) = &cooling.weather {
                <p class="field-problem" role="alert">{ &**sentence }</p>
            }
            if let Some(read) = cooling.weather_of(digest) {
                <dl class="facts">
                    for (name, value) in &read.facts {
                        <dt>{ name }</dt>
                        <dd>{ value }</dd>
                    }
                </dl>
                <ul class="notes" role="status">{ for read.notes.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            } else {
                <p class="quiet">{ said.unwrap_or_default() }</p>
            }
            if !digest.is_empty() {
                <button type="button" class={ButtonKind::Small.class()} onclick={on_back}>{ page::TYPICAL_YEAR }</button>
            }
        </section>
    }
}
