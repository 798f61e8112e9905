//! Cooling: the way of the heat on the day, what follows when a part of it stops, and the year.

mod path;
mod supply;
mod weather;
mod year;

use yew::prelude::*;

use crate::app::context::use_cooling_results;
use crate::app::context::use_results;
use crate::present::words::page;
use path::HeatPath;
use year::YearCards;

/// The view.
#[component]
pub(super) fn CoolingPage() -> Html {
    let results = use_results();
    let cooling = use_cooling_results();
    let stale = results.is_stale.then_some("stale");
    let Some(day) = &cooling.day else {
        return html! {
            <main id="view" class="view" tabindex="-1">
                <h2>{ page::HEAT_PATH }</h2>
                <p class="quiet" role="status">{ page::HEAT_PATH_COMING }</p>
            </main>
        };
    };
    html! {
        <main id="view" class={classes!("view", stale)} tabindex="-1">
            <HeatPath view={day.clone()} />
            <YearCards />
        </main>
    }
}
