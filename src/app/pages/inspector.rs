//! What is selected in the one-line or in the heat path: its numbers, what is known of it, and the way to fail it.

use yew::prelude::*;

use super::branch::find;
use super::numbers::Fields;
use super::numbers::Item;
use super::numbers::one;
use crate::app::components::ButtonKind;
use crate::app::components::facts_list;
use crate::app::context::use_cooling_results;
use crate::app::context::use_dispatch;
use crate::app::context::use_names;
use crate::app::context::use_power_answer;
use crate::app::context::use_results;
use crate::app::context::use_scenario;
use crate::app::context::use_ui;
use crate::app::state::PowerAction;
use crate::app::state::UiAction;
use crate::app::state::View;
use crate::present::cooling::PartNumbers;
use crate::present::words::page;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;

/// The part that is selected; nothing when none is, or another view is shown.
#[component]
pub(super) fn Inspector() -> Html {
    let answer = use_power_answer();
    let cooling = use_cooling_results();
    let results = use_results();
    let scenario = use_scenario();
    let names = use_names();
    let ui = use_ui();
    let dispatch = use_dispatch();
    let act = use_callback(dispatch.clone(), |action: PowerAction, dispatch| {
        dispatch.ui(UiAction::Power(action));
    });
    let mut items = Vec::new();
    let label = if ui.view == View::Cooling {
        page::SELECTED_IN_PATH
    } else {
        page::SELECTED_IN_LINE
    };
    let selected = match (ui.view, &ui.cooling.selected) {
        (View::Power, _) => answer.0.as_ref().and_then(|view| view.selected.clone()),
        (View::Cooling, Some(id)) => cooling.day.as_ref().and_then(|day| {
            let part = day.part(id)?;
            items = part_items(&part.numbers, &scenario);
            let mut inspected = part.inspected.clone();
            inspected.is_failed = ui.cooling.failed.contains(id);
            Some(inspected)
        }),
        _ => None,
    };
    let Some(selected) = selected else {
        return html! { <></> };
    };
    let of = |action: fn(String) -> PowerAction| {
        let id = selected.id.clone();
        act.reform(move |_: MouseEvent| action(id.clone()))
    };
    let fields = Fields::new(&results, &names, &dispatch, None);
    html! {
        <section class="panel" aria-label={label}>
            <h2>{ &selected.title }</h2>
            <p class="quiet">{ &selected.note }</p>
            { for items.iter().map(|item| fields.item(item)) }
            for (title, facts) in &selected.groups {
                <h3>{ title }</h3>
                { facts_list(facts) }
            }
            <div class="row">
                if selected.can_fail {
                    <button type="button" class={ButtonKind::Small.class()} aria-pressed={selected.is_failed.to_string()} onclick={of(PowerAction::Toggle)}>
                        { if selected.is_failed { page::PUT_BACK } else { page::TAKE_OUT } }
                    </button>
                }
                if selected.can_open && selected.can_fail {
                    <button type="button" class={ButtonKind::Small.class()} onclick={of(PowerAction::OpenPart)}>{ page::OPEN }</button>
                }
                <button type="button" class={ButtonKind::Small.class()} onclick={act.reform(|_: MouseEvent| PowerAction::Select(None))}>{ page::SELECT_NOTHING }</button>
            </div>
        </section>
    }
}

/// The items of the scenario that a part comes from.
fn part_items(numbers: &[PartNumbers], scenario: &Scenario) -> Vec<Item> {
    if numbers.is_empty() {
        return Vec::new();
    }
    let tree = Section::to_node(scenario);
    let items = numbers.iter().filter_map(|wanted| {
        let (shape, Node::List(items)) = find(&tree, &wanted.list)? else {
            return None;
        };
        let fields: Vec<&str> = wanted.fields.iter().map(String::as_str).collect();
        let mut items = items.iter().enumerate();
        items.find_map(|(index, item)| {
            one(&wanted.list, index, shape, item, &fields).filter(|item| item.id == wanted.id)
        })
    });
    items.collect()
}
