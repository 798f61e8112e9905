//! The year: progress while it is computed, then figures, charts and the map of hours.

use std::rc::Rc;

use yew::prelude::*;

use super::weather::WeatherCard;
use crate::app::components::ButtonKind;
use crate::app::components::Frame;
use crate::app::components::bare_table;
use crate::app::components::drawing;
use crate::app::components::number;
use crate::app::context::Dispatch;
use crate::app::context::use_cooling_results;
use crate::app::context::use_dispatch;
use crate::app::state::Action;
use crate::app::state::Cooling;
use crate::app::state::CoolingAction;
use crate::present::cooling::Cells;
use crate::present::cooling::MapView;
use crate::present::cooling::YearView;
use crate::present::shape::Ink;
use crate::present::shape::Scene;

/// Everything of the year.
#[component]
pub(super) fn YearCards() -> Html {
    let cooling = use_cooling_results();
    let dispatch = use_dispatch();
    let is_table = use_state_eq(|| false);
    let on_table = {
        let is_table = is_table.clone();
        Callback::from(move |_: MouseEvent| is_table.set(!*is_table))
    };
    html! {
        <>
            <div class="row">
                <h2>{ "The year" }</h2>
                { progress(&cooling, &dispatch) }
                <span class="spring" />
                <button type="button" class={ButtonKind::Small.class()} aria-pressed={is_table.to_string()} onclick={on_table}>{ "Year as tables" }</button>
            </div>
            if let Some(year) = &cooling.year {
                <div class="cards">{ figures(year) }<WeatherCard /></div>
                <HourMap year={year.clone()} />
                <div class="cards">{ charts(year, *is_table) }</div>
            } else {
                <WeatherCard />
            }
        </>
    }
}

/// How far the year is, with the way to stop it or to have it after all.
fn progress(cooling: &Cooling, dispatch: &Dispatch) -> Html {
    let act = |action: CoolingAction| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.act(Action::Cooling(action.clone())))
    };
    match cooling.progress {
        Some((done, of)) => html! {
            <>
                <progress aria-label="Hours of the year that are done" value={done.to_string()} max={of.max(1).to_string()} />
                <button type="button" class={ButtonKind::Small.class()} onclick={act(CoolingAction::YearStopped)}>{ "Stop the year" }</button>
            </>
        },
        None if cooling.is_stopped => html! {
            <button type="button" class={ButtonKind::Small.class()} onclick={act(CoolingAction::YearWanted)}>{ "Compute the year" }</button>
        },
        None => Html::default(),
    }
}

fn figures(year: &YearView) -> Html {
    html! {
        <section class="card" aria-label="Figures of the year">
            <h3>{ "PUE, year " }<b>{ &year.pue }</b></h3>
            <dl class="facts">
                { for year.figures.iter().map(|(name, value)| html! { <><dt>{ name }</dt><dd>{ value }</dd></> }) }
            </dl>
        </section>
    }
}

fn charts(year: &YearView, is_table: bool) -> Html {
    let card = |title: &'static str, body: Html| html! { <section class="card" aria-label={title}><h3>{ title }</h3>{ body }</section> };
    let chart = |scene: &Scene, words: &'static str, over: Html| {
        drawing(scene, Some(words.into()), Frame::Shrinks, over)
    };
    let psychrometric = chart(
        &year.psychrometric,
        "Psychrometric chart: every hour of the year by dry bulb and humidity ratio",
        year.hours.iter().map(cells).collect(),
    );
    let months = if is_table {
        bare_table(&year.months_table)
    } else {
        chart(
            &year.months,
            "Energy and water by month. The same numbers are there as a table.",
            Html::default(),
        )
    };
    let duration = if is_table {
        bare_table(&year.duration_table)
    } else {
        chart(
            &year.duration,
            "Load duration. The same numbers are there as a table.",
            Html::default(),
        )
    };
    html! {
        <>
            { card("Psychrometric chart, 8,760 hours", psychrometric) }
            { card("Energy and water by month", months) }
            { card("Load duration, MW at the site", duration) }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct HourMapProps {
    year: Rc<YearView>,
}

/// Hour by day of the quantity that is chosen.
#[component]
fn HourMap(props: &HourMapProps) -> Html {
    let chosen = use_state_eq(|| 0_usize);
    let Some(map) = props.year.maps.get(*chosen) else {
        return Html::default();
    };
    let button = |(index, other): (usize, &MapView)| {
        let chosen = chosen.clone();
        let pressed = (index == *chosen).to_string();
        let onclick = Callback::from(move |_: MouseEvent| chosen.set(index));
        html! { <button key={index} type="button" class={ButtonKind::Small.class()} aria-pressed={pressed} {onclick}>{ &other.label }</button> }
    };
    let label = format!(
        "{} hour by day: days from left to right, hours from top to bottom",
        map.label
    );
    html! {
        <section class="card" aria-label="Hour by day">
            <div class="row card-head">
                <h3>{ "Hour by day" }</h3>
                { for props.year.maps.iter().enumerate().map(button) }
            </div>
            <div class="scroll" tabindex="0" role="group" aria-label="Hours of the year">
                { drawing(&map.scene, Some(label.into()), Frame::Scrolls, map.cells.iter().map(cells).collect()) }
            </div>
            <ul class="legend" aria-label="Colours">{ for map.legend.iter().map(legend) }</ul>
        </section>
    }
}

fn cells(cells: &Cells) -> Html {
    let class = format!("fill-{}", cells.ink.name());
    html! { <path {class} fill-opacity={number(cells.opacity)} d={cells.path.clone()} /> }
}

fn legend((ink, opacity, words): &(Ink, f64, String)) -> Html {
    html! {
        <li>
            <svg viewBox="0 0 12 12" aria-hidden="true">
                <rect class={format!("fill-{}", ink.name())} fill-opacity={number(*opacity)} x="1" y="1" width="10" height="10" rx="1" />
            </svg>
            { words }
        </li>
    }
}
