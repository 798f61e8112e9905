//! What is selected on the floor: in words, and with its numbers.

use yew::prelude::*;

use super::numbers::Fields;
use super::numbers::Item;
use super::numbers::one;
use crate::app::components::ButtonKind;
use crate::app::context::use_dispatch;
use crate::app::context::use_names;
use crate::app::context::use_results;
use crate::app::context::use_scenario;
use crate::app::context::use_ui;
use crate::app::state::Good;
use crate::app::state::Selection;
use crate::app::state::UiAction;
use crate::app::state::View;
use crate::present::hall;
use crate::present::hall::Hit;
use crate::present::words::page;
use crate::scenario::Scenario;
use crate::scenario::it::Deployment;
use crate::scenario::record::Section;

/// The rack or hall that is selected; nothing when none is, or another view is shown.
#[component]
pub(super) fn SelectedPanel() -> Html {
    let results = use_results();
    let scenario = use_scenario();
    let names = use_names();
    let ui = use_ui();
    let dispatch = use_dispatch();
    let (Some(selection), Some(good), View::Floor) = (ui.selection, &results.good, ui.view) else {
        return html! { <></> };
    };
    let hit = hit(selection);
    if good.evaluation.layout.halls.get(hit.hall).is_none() {
        return html! { <></> };
    }
    let on_close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.ui(UiAction::Select(None)))
    };
    let (title, facts) = facts(good, hit, ui.day);
    let fields = Fields::new(&results, &names, &dispatch, None);
    let items = deployments(good, hit, &scenario);
    html! {
        <section class="panel" aria-label="Selected on the floor">
            <div class="row">
                <h2>{ title }</h2>
                <span class="spring" />
                <button type="button" class={ButtonKind::Small.class()} onclick={on_close}>{ page::SELECT_NOTHING }</button>
            </div>
            <dl class="facts">
                for (name, value) in facts {
                    <dt>{ name }</dt>
                    <dd>{ value }</dd>
                }
            </dl>
            { for items.iter().map(|item| fields.item(item)) }
        </section>
    }
}

/// Title and facts of a rack, or of a hall.
fn facts(good: &Good, hit: Hit, day: u32) -> (String, Vec<(String, String)>) {
    let layout = &good.evaluation.layout;
    if let Some(table) = hall::rack_words(&good.evaluation, hit, &good.names) {
        let rows = table.rows.into_iter().filter_map(|row| {
            let mut cells = row.into_iter();
            cells.next().zip(cells.next())
        });
        return (table.caption, rows.collect());
    }
    let table = hall::table(layout, good.at(day), &good.names);
    let row = table.rows.into_iter().nth(hit.hall).unwrap_or_default();
    let mut facts = table.head.into_iter().zip(row);
    let title = facts.next().map(|(_, title)| title).unwrap_or_default();
    (title, facts.collect())
}

/// A selection as `present` names places.
pub(super) fn hit(selection: Selection) -> Hit {
    match selection {
        Selection::Hall(hall) => Hit { hall, rack: None },
        Selection::Rack(hall, rack) => Hit {
            hall,
            rack: Some(rack),
        },
    }
}

/// The deployments that stand there, with their numbers.
fn deployments(good: &Good, hit: Hit, scenario: &Scenario) -> Vec<Item> {
    let Some(layout) = good.evaluation.layout.halls.get(hit.hall) else {
        return Vec::new();
    };
    let rack = hit.rack.and_then(|rack| layout.racks.get(rack));
    let known = &good.evaluation.deployments;
    let of_rack = rack.and_then(|rack| known.get(rack.deployment));
    let of_rack = of_rack.map(|deployment| deployment.id.as_str());
    let all = scenario.it.deployments.iter().enumerate();
    all.filter(|(_, deployment)| match of_rack {
        Some(id) => deployment.id == id,
        None => deployment.hall == layout.id,
    })
    .filter_map(|(index, deployment)| {
        let node = Section::to_node(deployment);
        let names = ["racks", "ready_day"];
        one("it.deployments", index, Deployment::SHAPE, &node, &names)
    })
    .collect()
}
