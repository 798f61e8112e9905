//! Overview: what limits the site on the day, where its power goes, and the model beside the record.

use yew::prelude::*;

use crate::app::components::ButtonKind;
use crate::app::components::Frame;
use crate::app::components::bare_table;
use crate::app::components::bars;
use crate::app::components::data_table;
use crate::app::components::drawing;
use crate::app::context::Shared;
use crate::app::context::use_results;
use crate::app::context::use_ui;
use crate::app::effects::use_width;
use crate::app::state::Good;
use crate::app::state::Results;
use crate::present::Tone;
use crate::present::balance;
use crate::present::limits;
use crate::present::number;
use crate::present::record;
use crate::present::record::RecordRow;

/// Narrowest width at which the chart can be read, px; see `drawing--wide`.
const LEAST_WIDTH: f64 = 520.0;
/// Width of the chart until it is known, px.
const WIDTH: f64 = 878.0;

/// The view.
#[component]
pub(super) fn OverviewPage() -> Html {
    let results = use_results();
    let ui = use_ui();
    let stale = results.is_stale.then_some("stale");
    html! {
        <main id="view" class={classes!("view", stale)} tabindex="-1">
            if let Some(good) = &results.good {
                <LimitsCard day={ui.day} results={results.clone()} />
                <BalanceCards day={ui.day} results={results.clone()} />
                { record_card(good) }
            } else {
                <h2>{ "No day can be evaluated yet" }</h2>
                <p class="quiet">{ "The findings beside say what is missing or wrong. As soon as the last of those that must be fixed is gone, every day is evaluated." }</p>
            }
        </main>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DayProps {
    day: u32,
    results: Shared<Results>,
}

/// The limits, as bars or as a table.
#[component]
fn LimitsCard(props: &DayProps) -> Html {
    let node = use_node_ref();
    let is_table = use_state_eq(|| false);
    let width = use_width(&node, WIDTH).max(LEAST_WIDTH);
    let Some(good) = &props.results.good else {
        return Html::default();
    };
    let state = good.at(props.day);
    let on_toggle = {
        let is_table = is_table.clone();
        Callback::from(move |_: MouseEvent| is_table.set(!*is_table))
    };
    let table = limits::table(state, &good.names);
    html! {
        <>
            <div class="row">
                <h2>{ "What limits the site on " }{ number::day(props.day) }</h2>
                <span class="spring" />
                <span class="quiet">{ "all limits in GPUs of the mix being installed" }</span>
                <button type="button" class={ButtonKind::Small.class()} aria-pressed={is_table.to_string()} onclick={on_toggle}>
                    { "As a table" }
                </button>
            </div>
            <section class="card" aria-label="Limits">
                <div ref={node} class="scroll" tabindex="0" role="group" aria-label="Limits of the day">
                    if *is_table {
                        { data_table(&table) }
                    } else {
                        { drawing(&limits::scene(state, width, &good.names), Some(chart_words(props.day)), Frame::Scrolls, Html::default()) }
                    }
                </div>
                if !*is_table {
                    <p class="quiet">{ "solid: in use · pale: held for redundancy · hatched: stranded · dashed: free" }</p>
                }
            </section>
        </>
    }
}

fn chart_words(day: u32) -> AttrValue {
    let day = number::day(day);
    AttrValue::from(format!(
        "Limits on {day} as bars, in GPUs. The same numbers are there as a table."
    ))
}

/// Where the power goes, as bars or as a table, and where the heat comes from.
#[component]
fn BalanceCards(props: &DayProps) -> Html {
    let is_table = use_state_eq(|| false);
    let Some(good) = &props.results.good else {
        return Html::default();
    };
    let state = good.at(props.day);
    let site = number::megawatts(state.electrical.site);
    let on_toggle = {
        let is_table = is_table.clone();
        Callback::from(move |_: MouseEvent| is_table.set(!*is_table))
    };
    html! {
        <div class="cards">
            <section class="card" aria-label="Where the power goes">
                <div class="row card-head">
                    <h3>{ "Where the power goes, " }{ site.to_string() }</h3>
                    <span class="spring" />
                    <button type="button" class={ButtonKind::Small.class()} aria-pressed={is_table.to_string()} onclick={on_toggle}>
                        { "As a table" }
                    </button>
                </div>
                if *is_table {
                    { bare_table(&balance::table(state, &good.names)) }
                } else {
                    { bars(&balance::rows(state, &good.names), "Where the power goes, as bars. The same numbers are there as a table.") }
                }
            </section>
            <div class="card">{ data_table(&balance::heat(state, &good.names)) }</div>
        </div>
    }
}

/// The model beside the record, where there is one.
fn record_card(good: &Good) -> Html {
    let rows = record::rows(&good.evaluation, &good.names);
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <div class="card">
            <div class="scroll" tabindex="0" role="region" aria-label="Model against record">
                <table class="wide-table">
                    <caption>{ "Model against record" }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ "what, when" }</th>
                            <th scope="col">{ "model" }</th>
                            <th scope="col">{ "record" }</th>
                            <th scope="col">{ "verdict" }</th>
                            <th scope="col" class="words">{ "why, and from where" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows.into_iter().map(record_row) }</tbody>
                </table>
            </div>
        </div>
    }
}

fn record_row(row: RecordRow) -> Html {
    let class = match row.tone {
        Tone::Good => "cell--good",
        Tone::Alert => "cell--alert",
        Tone::Plain | Tone::Watch => "",
    };
    html! {
        <tr>
            <th scope="row">{ row.label }</th>
            <td>{ row.model }</td>
            <td>{ row.record }</td>
            <td {class}>{ row.verdict }</td>
            <td class="words">{ row.reason }{ " " }<span class="quiet">{ row.source }</span></td>
        </tr>
    }
}
