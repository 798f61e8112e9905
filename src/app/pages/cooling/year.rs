//! The year: progress while it is computed, then figures, charts and the map of hours.

use std::rc::Rc;

use yew::prelude::*;

use super::weather::WeatherCard;
use crate::app::components::ButtonKind;
use crate::app::components::CardView;
use crate::app::context::Dispatch;
use crate::app::context::Shared;
use crate::app::context::use_cooling_results;
use crate::app::context::use_dispatch;
use crate::app::state::Action;
use crate::app::state::Cooling;
use crate::app::state::CoolingAction;
use crate::present::card::Card;
use crate::present::words::page;

/// Everything of the year.
#[component]
pub(super) fn YearCards() -> Html {
    let cooling = use_cooling_results();
    let dispatch = use_dispatch();
    let note = cooling.year.as_ref().map(|year| year.note.clone());
    let card = |card: &Rc<Card>| html! { <CardView key={card.title.clone()} card={Shared(card.clone())} /> };
    html! {
        <>
            <div class="row">
                <h2>{ page::YEAR }</h2>
                { progress(&cooling, &dispatch) }
                <span class="quiet">{ note }</span>
            </div>
            <div class="cards">
                { for cooling.cards.iter().take(1).map(card) }
                <WeatherCard />
                { for cooling.cards.iter().skip(1).map(card) }
            </div>
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
                <progress aria-label={page::YEAR_DONE} value={done.to_string()} max={of.max(1).to_string()} />
                <button type="button" class={ButtonKind::Small.class()} onclick={act(CoolingAction::YearStopped)}>{ page::STOP_YEAR }</button>
            </>
        },
        None if cooling.is_stopped => html! {
            <button type="button" class={ButtonKind::Small.class()} onclick={act(CoolingAction::YearWanted)}>{ page::COMPUTE_YEAR }</button>
        },
        None => Html::default(),
    }
}
