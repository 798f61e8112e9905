//! The way of the heat, whose parts can be stopped by mouse and by keyboard, and what follows then.

use std::rc::Rc;

use yew::prelude::*;

use super::supply::SupplySlider;
use crate::app::components::ButtonKind;
use crate::app::components::CardView;
use crate::app::components::PressDiagram;
use crate::app::components::data_table;
use crate::app::components::press_diagram;
use crate::app::context::Shared;
use crate::app::context::use_dispatch;
use crate::app::context::use_ui;
use crate::app::effects::use_restore;
use crate::app::state::PowerAction;
use crate::app::state::UiAction;
use crate::present::card::Card;
use crate::present::cooling::CoolingView;
use crate::present::number;
use crate::present::words::page;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeatPathProps {
    pub(super) view: Rc<CoolingView>,
}

/// The drawing with its parts, the sliders, and the cards of the day.
#[component]
pub(super) fn HeatPath(props: &HeatPathProps) -> Html {
    let ui = use_ui();
    let dispatch = use_dispatch();
    let is_table = use_state_eq(|| false);
    let act = use_callback(dispatch.clone(), |action: PowerAction, dispatch| {
        dispatch.ui(UiAction::Power(action));
    });
    let on_press = use_callback(act.clone(), |id: String, act| {
        act.emit(PowerAction::Select(Some(id)));
    });
    let (view, asked) = (&props.view, &ui.cooling);
    let found = asked.failed.first().and_then(|id| view.stop(id));
    use_restore(found.is_some() && ui.dialog.is_none(), &dispatch);
    let on_table = {
        let is_table = is_table.clone();
        Callback::from(move |_: MouseEvent| is_table.set(!*is_table))
    };
    let path = found.map_or(&view.path, |stop| &stop.path);
    let diagram = PressDiagram {
        diagram: path,
        prefix: "heat",
        selected: asked.selected.as_deref(),
        on_press: act.reform(|(id, _)| PowerAction::Toggle(id)),
        on_select: act.reform(|id| PowerAction::Select(Some(id))),
    };
    let selected: Rc<[String]> = asked.selected.iter().cloned().collect();
    let card = |card: &Rc<Card>| {
        let pressed = if card.has_choices() {
            selected.clone()
        } else {
            Rc::default()
        };
        html! { <CardView key={card.title.clone()} card={Shared(card.clone())} {pressed} on_press={on_press.clone()} /> }
    };
    html! {
        <>
            <div class="row">
                <h2>{ &view.title }{ ", " }{ number::day(ui.day) }</h2>
                <span class="spring" />
                <button type="button" class={ButtonKind::Small.class()} aria-pressed={is_table.to_string()} onclick={on_table}>{ page::AS_A_TABLE }</button>
            </div>
            <section class="card" aria-label={page::HEAT_PATH}>
                if *is_table {
                    { data_table(&view.table) }
                } else {
                    <div class="scroll">{ press_diagram(&diagram) }</div>
                }
                <p class="stop-words" role="status">{ found.map_or(&view.hint, |stop| &stop.words) }</p>
                for (label, id) in &view.sliders {
                    <SupplySlider key={id.clone()} label={label.clone()} id={id.clone()} />
                }
            </section>
            <div class="cards">
                { card(found.map_or(&view.minutes, |stop| &stop.minutes)) }
                { for view.cards.iter().map(card) }
            </div>
        </>
    }
}
