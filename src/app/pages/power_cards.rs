//! Cards of the Power view: the worst failures, and charts with their numbers.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::components::ButtonKind;
use crate::app::components::Frame;
use crate::app::components::bare_table;
use crate::app::components::drawing;
use crate::app::state::PowerAction;
use crate::present::power::Figure;
use crate::present::table::Table;

/// What the card of the worst failures shows.
pub(super) struct WorstCard<'a> {
    /// The table of the worst failures.
    pub(super) table: &'a Table,
    /// The element of each row.
    pub(super) elements: &'a [String],
    /// What is out.
    pub(super) failed: &'a [String],
    /// Hears what is tried.
    pub(super) act: &'a Callback<PowerAction>,
}

/// The worst single failures; each can be tried in the one-line.
pub(super) fn worst_card(props: &WorstCard<'_>) -> Html {
    let table = props.table;
    html! {
        <div class="card">
            <div class="scroll" tabindex="0" role="region" aria-label={table.caption.clone()}>
                <table class="wide-table">
                    <caption>{ &table.caption }</caption>
                    <thead>
                        <tr>
                            for name in &table.head {
                                <th scope="col">{ name }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        { for table.rows.iter().zip(props.elements).map(|(row, id)| worst_row(props, row, id)) }
                    </tbody>
                </table>
            </div>
            if table.rows.is_empty() {
                <p class="quiet">{ "No single failure harms anything." }</p>
            }
        </div>
    }
}

fn worst_row(props: &WorstCard<'_>, row: &[String], id: &str) -> Html {
    let is_out = props.failed.iter().any(|failed| failed == id);
    let onclick = {
        let id = id.to_owned();
        props
            .act
            .reform(move |_: MouseEvent| PowerAction::Toggle(id.clone()))
    };
    let cells = row.iter().enumerate().map(|(at, cell)| {
        if at == 0 {
            html! {
                <th scope="row">
                    <button type="button" class={ButtonKind::Small.class()} aria-pressed={is_out.to_string()} onclick={onclick.clone()}>{ cell }</button>
                </th>
            }
        } else {
            html! { <td>{ cell }</td> }
        }
    });
    html! { <tr>{ for cells }</tr> }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FigureCardProps {
    /// What it is called.
    pub title: AttrValue,
    /// The chart and its numbers.
    pub figure: Rc<Figure>,
    /// Whether the numbers stand below the chart, instead of in its place when asked for.
    #[prop_or_default]
    pub shows_table: bool,
}

/// A chart, with its sentence and its numbers.
#[component]
pub(super) fn FigureCard(props: &FigureCardProps) -> Html {
    let is_table = use_state_eq(|| false);
    let figure = &props.figure;
    let on_toggle = {
        let is_table = is_table.clone();
        Callback::from(move |_: MouseEvent| is_table.set(!*is_table))
    };
    html! {
        <section class="card" aria-label={props.title.clone()}>
            <div class="row card-head">
                <h3>{ &props.title }</h3>
                <span class="spring" />
                if !props.shows_table {
                    <button type="button" class={ButtonKind::Small.class()} aria-pressed={is_table.to_string()} onclick={on_toggle}>
                        { "As a table" }
                    </button>
                }
            </div>
            if *is_table {
                { bare_table(&figure.table) }
            } else {
                <div class="scroll" tabindex="0" role="group" aria-label={props.title.clone()}>
                    { drawing(&figure.scene, Some(figure.summary.clone().into()), Frame::Scrolls, Html::default()) }
                </div>
                <p class="quiet">{ &figure.summary }</p>
            }
            if props.shows_table {
                { bare_table(&figure.table) }
            }
        </section>
    }
}
