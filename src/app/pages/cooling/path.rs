//! The way of the heat, whose parts can be stopped by mouse and by keyboard, and the minutes that are left then.

use std::rc::Rc;

use yew::prelude::*;

use super::supply::SupplySlider;
use crate::app::components::ButtonKind;
use crate::app::components::Frame;
use crate::app::components::bare_table;
use crate::app::components::data_table;
use crate::app::components::drawing;
use crate::app::components::number;
use crate::app::context::use_ui;
use crate::app::effects::use_escape;
use crate::present::cooling::CoolingView;
use crate::present::cooling::PathPart;
use crate::present::cooling::StopView;
use crate::present::number as shown;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeatPathProps {
    pub(super) view: Rc<CoolingView>,
}

/// The drawing with its buttons, and the minutes.
#[component]
pub(super) fn HeatPath(props: &HeatPathProps) -> Html {
    let ui = use_ui();
    let stopped = use_state_eq(|| None::<String>);
    let is_table = use_state_eq(|| false);
    let view = &props.view;
    let setter = stopped.setter();
    use_escape(
        stopped.is_some(),
        Callback::from(move |()| setter.set(None)),
    );
    // By name: another day may have other parts.
    let found = stopped
        .as_ref()
        .and_then(|label| view.stops.iter().find(|stop| stop.label == *label));
    let toggle = {
        let stopped = stopped.clone();
        Callback::from(move |label: String| {
            let is_out = stopped.as_deref() == Some(label.as_str());
            stopped.set((!is_out).then_some(label));
        })
    };
    let on_table = {
        let is_table = is_table.clone();
        Callback::from(move |_: MouseEvent| is_table.set(!*is_table))
    };
    let path = found.map_or(&view.path, |stop| &stop.path);
    let label = found.map(|stop| stop.label.as_str());
    let parts = view.parts.iter();
    let parts = parts
        .map(|part| part_button(part, view, label, &toggle))
        .collect();
    html! {
        <>
            <div class="row">
                <h2>{ &view.title }{ ", " }{ shown::day(ui.day) }</h2>
                <span class="spring" />
                <button type="button" class={ButtonKind::Small.class()} aria-pressed={is_table.to_string()} onclick={on_table}>{ "As a table" }</button>
            </div>
            <section class="card" aria-label="Heat path">
                if *is_table {
                    { data_table(&view.table) }
                } else {
                    <div class="scroll" tabindex="0" role="group" aria-label="Heat path from racks to the outdoors">
                        { drawing(path, Some("Parts of the heat path; pressing one stops it".into()), Frame::ScrollsAsGroup, parts) }
                    </div>
                }
                <div class="row stops" role="group" aria-label="What stops">
                    <span class="quiet">{ "Stop" }</span>
                    { for view.stops.iter().map(|stop| stop_button(&stop.label, label, &toggle)) }
                </div>
                <p class="stop-words" role="status">{ found.map_or(HINT, |stop| &stop.words) }</p>
                <SupplySlider />
            </section>
            { minutes_card(view, found, *is_table) }
        </>
    }
}

/// How long each hall goes on when everything, or what is stopped, stops.
fn minutes_card(view: &CoolingView, found: Option<&StopView>, is_table: bool) -> Html {
    let minutes = found.map_or(&view.minutes, |stop| &stop.minutes);
    let table = found.map_or(&view.minutes_table, |stop| &stop.table);
    let label = found.map(|stop| stop.label.as_str());
    html! {
        <section class="card" aria-label="Minutes to throttle">
            <h3>{ "Minutes to throttle after " }{ label.map_or("cooling stops".to_owned(), |label| format!("{label} stop")) }</h3>
            if is_table {
                { bare_table(table) }
            } else {
                <div class="bars">{ drawing(minutes, Some("Minutes to throttle as bars. The same numbers are there as a table.".into()), Frame::Shrinks, Html::default()) }</div>
            }
        </section>
    }
}

const HINT: &str = "Press a part to stop it; Escape starts it again.";

/// The place of a part in the drawing: pressed as a button.
fn part_button(
    part: &PathPart,
    view: &CoolingView,
    stopped: Option<&str>,
    toggle: &Callback<String>,
) -> Html {
    let Some(stop) = view.stops.get(part.stop) else {
        return Html::default();
    };
    let label = stop.label.clone();
    let onclick = {
        let (toggle, label) = (toggle.clone(), label.clone());
        Callback::from(move |_: MouseEvent| toggle.emit(label.clone()))
    };
    let onkeydown = {
        let (toggle, label) = (toggle.clone(), label.clone());
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                toggle.emit(label.clone());
            }
        })
    };
    let pressed = (stopped == Some(label.as_str())).to_string();
    html! {
        <rect key={part.stop} class="part" x={number(part.x)} y={number(part.y)} width={number(part.width)} height={number(part.height)}
            role="button" tabindex="0" aria-pressed={pressed} aria-label={format!("Stop {label}")} {onclick} {onkeydown} />
    }
}

fn stop_button(label: &str, stopped: Option<&str>, toggle: &Callback<String>) -> Html {
    let onclick = {
        let (toggle, label) = (toggle.clone(), label.to_owned());
        Callback::from(move |_: MouseEvent| toggle.emit(label.clone()))
    };
    let pressed = (stopped == Some(label)).to_string();
    html! {
        <button key={label.to_owned()} type="button" class={ButtonKind::Small.class()} aria-pressed={pressed} {onclick}>{ label }</button>
    }
}
