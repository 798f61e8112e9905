//! Cards of a view: any of them, drawn from data.

use std::rc::Rc;

use yew::prelude::*;

use super::ButtonKind;
use super::Frame;
use super::bare_table;
use super::data_table;
use super::data_table::choice_table;
use super::drawing;
use super::drawing::number;
use crate::app::context::Shared;
use crate::present::card::Card;
use crate::present::card::Cells;
use crate::present::card::Chart;
use crate::present::card::Piece;
use crate::present::shape::Ink;
use crate::present::words::page;

/// A card with what its rows are for.
#[derive(Clone, PartialEq, Properties)]
pub struct CardViewProps {
    /// The card; only another one is drawn again.
    pub card: Shared<Card>,
    /// Hears the key of a row that is pressed.
    #[prop_or_default]
    pub on_press: Callback<String>,
    /// Keys that are pressed already.
    #[prop_or_default]
    pub pressed: Rc<[String]>,
}

/// One card.
#[component]
pub fn CardView(props: &CardViewProps) -> Html {
    let is_table = use_state_eq(|| false);
    let chosen = use_state_eq(|| 0_usize);
    let card = &props.card;
    let at = if *chosen < card.pages.len() {
        *chosen
    } else {
        0
    };
    let Some(page) = card.pages.get(at) else {
        return Html::default();
    };
    let buttons = card.pages.iter().enumerate().map(|(index, other)| {
        let chosen = chosen.clone();
        small_button(&other.label, index == at, move || chosen.set(index))
    });
    let has_choice = 1 < card.pages.len();
    let on_toggle = {
        let is_table = is_table.clone();
        move || is_table.set(!*is_table)
    };
    html! {
        <section class={classes!("card", card.is_wide.then_some("card--wide"))} aria-label={card.title.clone()}>
            <div class="row card-head">
                <h3>{ &card.title }</h3>
                if has_choice {
                    { for buttons }
                }
                <span class="spring" />
                if card.has_numbers(at) {
                    { small_button(page::AS_A_TABLE, *is_table, on_toggle) }
                }
            </div>
            { for page.parts.iter().map(|part| shown(part, props, *is_table)) }
        </section>
    }
}

fn small_button(label: &str, is_on: bool, press: impl Fn() + 'static) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| press());
    html! {
        <button key={label.to_owned()} type="button" class={ButtonKind::Small.class()} aria-pressed={is_on.to_string()} {onclick}>{ label }</button>
    }
}

fn shown(part: &Piece, props: &CardViewProps, is_table: bool) -> Html {
    match part {
        Piece::Chart(chart) => match &chart.table {
            Some(table) if is_table => bare_table(table),
            _ => drawn(chart),
        },
        Piece::Table(table) if table.caption == props.card.title => bare_table(table),
        Piece::Table(table) => data_table(table),
        Piece::Choices(table, keys) => choice_table(table, keys, &props.pressed, &props.on_press),
        Piece::Facts(facts) => facts_list(facts),
        Piece::Words(words) => html! { <p class="quiet">{ words }</p> },
        Piece::Legend(entries) => html! {
            <ul class="legend">{ for entries.iter().map(legend) }</ul>
        },
        Piece::Buttons(all) => {
            let one = |(label, key): &(String, String)| {
                let (on_press, key) = (props.on_press.clone(), key.clone());
                small_button(label, false, move || on_press.emit(key.clone()))
            };
            html! { <div class="row">{ for all.iter().map(one) }</div> }
        }
        Piece::Progress(done) => html! {
            <progress max="1" value={number(*done)} aria-label={props.card.title.clone()}></progress>
        },
    }
}

/// Names and values.
pub fn facts_list(facts: &[(String, String)]) -> Html {
    html! {
        <dl class="facts">
            { for facts.iter().map(|(name, value)| html! { <><dt>{ name }</dt><dd>{ value }</dd></> }) }
        </dl>
    }
}

fn drawn(chart: &Chart) -> Html {
    let label = Some(AttrValue::from(chart.label.clone()));
    let over = chart.cells.iter().map(cells).collect();
    if chart.scrolls {
        html! {
            <div key="chart" class="scroll" tabindex="0" role="group" aria-label={label.clone()}>
                { drawing(&chart.scene, label, Frame::Scrolls, over) }
            </div>
        }
    } else {
        drawing(&chart.scene, label, Frame::Shrinks, over)
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
