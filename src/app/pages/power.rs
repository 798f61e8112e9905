//! Power: the one-line of the day, what fails with what, and what stands around it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::components::ButtonKind;
use crate::app::components::CardView;
use crate::app::components::PressDiagram;
use crate::app::components::bare_table;
use crate::app::components::data_table;
use crate::app::components::press_diagram;
use crate::app::context::Shared;
use crate::app::context::use_dispatch;
use crate::app::context::use_power_answer;
use crate::app::context::use_results;
use crate::app::context::use_ui;
use crate::app::effects::use_restore;
use crate::app::state::PowerAction;
use crate::app::state::UiAction;
use crate::present::Tone;
use crate::present::card::Card;
use crate::present::power::Opened;
use crate::present::power::PowerView;
use crate::present::power::Press;
use crate::present::power::supply;
use crate::present::words::page;

/// The view.
#[component]
pub(super) fn PowerPage() -> Html {
    let answer = use_power_answer();
    let results = use_results();
    let ui = use_ui();
    let dispatch = use_dispatch();
    let act = use_callback(dispatch.clone(), |action: PowerAction, dispatch| {
        dispatch.ui(UiAction::Power(action));
    });
    use_restore(
        !ui.power.failed.is_empty() && ui.dialog.is_none(),
        &dispatch,
    );
    let on_press = use_callback(act.clone(), |id: String, act| {
        act.emit(PowerAction::Toggle(id));
    });
    let good = results.good.as_ref();
    let drawn = (good.map(|good| Shared(good.supply.clone())), ui.day);
    let horizon = results.horizon().unwrap_or_default();
    let supply = use_memo(drawn, |(supply, day)| {
        let supply = supply::on_day(supply.as_ref()?, horizon, *day);
        Some(Rc::new(supply::card(supply)))
    });
    let Some(view) = answer.0.filter(|_| results.good.is_some()) else {
        return waiting(results.good.is_some());
    };
    let stale = results.is_stale.then_some("stale");
    let selected = ui.power.selected.clone().map(AttrValue::from);
    let pressed: Rc<[String]> = ui.power.failed.clone().into();
    let card = |card: &Rc<Card>| {
        let pressed = if card.has_choices() {
            pressed.clone()
        } else {
            Rc::default()
        };
        html! { <CardView key={card.title.clone()} card={Shared(card.clone())} {pressed} on_press={on_press.clone()} /> }
    };
    html! {
        <main id="view" class={classes!("view", stale)} tabindex="-1">
            <LineCard view={Shared(view.clone())} selected={selected.clone()} act={act.clone()} />
            if let Some(opened) = &view.opened {
                { opened_card(opened, selected.as_deref(), &act) }
            }
            <div class="cards">
                { for view.tried.iter().map(card) }
                { for supply.iter().map(card) }
                { for view.of_day.iter().map(card) }
            </div>
        </main>
    }
}

/// Until the first answer is there, or when none can come.
fn waiting(can_come: bool) -> Html {
    html! {
        <main id="view" class="view" tabindex="-1">
            if can_come {
                <h2 role="status">{ page::ONE_LINE_COMING }</h2>
            } else {
                <h2>{ page::NO_ONE_LINE }</h2>
                <p class="quiet">{ page::SEE_FINDINGS }</p>
            }
        </main>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LineCardProps {
    view: Shared<PowerView>,
    selected: Option<AttrValue>,
    act: Callback<PowerAction>,
}

/// The one-line, drawn or as a table, under the sentence that says what is out.
#[component]
fn LineCard(props: &LineCardProps) -> Html {
    let is_table = use_state_eq(|| false);
    let view = &props.view;
    let on_toggle = {
        let is_table = is_table.clone();
        Callback::from(move |_: MouseEvent| is_table.set(!*is_table))
    };
    let restore = props.act.reform(|_: MouseEvent| PowerAction::Restore);
    let tone = match view.tone {
        Tone::Alert => Some("verdict--bad"),
        Tone::Watch => Some("verdict--watch"),
        Tone::Plain | Tone::Good => None,
    };
    let diagram = PressDiagram {
        diagram: &view.line,
        prefix: "line",
        selected: props.selected.as_deref(),
        on_press: on_press(&props.act, true),
        on_select: on_select(&props.act),
    };
    html! {
        <>
            <div class="row">
                <h2>{ &view.title }</h2>
                <span class="spring" />
                <button type="button" class={ButtonKind::Small.class()} disabled={view.question.failed.is_empty()} onclick={restore}>
                    { page::RESTORE }
                </button>
                <button type="button" class={ButtonKind::Small.class()} aria-pressed={is_table.to_string()} onclick={on_toggle}>
                    { page::AS_A_TABLE }
                </button>
            </div>
            <p class={classes!("verdict", tone)} role="status">{ &view.headline }</p>
            <section class="card" aria-label={page::ONE_LINE}>
                if *is_table {
                    { data_table(&view.elements) }
                } else {
                    <div class="scroll">
                        { press_diagram(&diagram) }
                    </div>
                }
                <p class="quiet">{ &view.line.note }</p>
            </section>
        </>
    }
}

/// What is opened, with the way back.
fn opened_card(opened: &Opened, selected: Option<&str>, act: &Callback<PowerAction>) -> Html {
    let last = opened.path.len().saturating_sub(1);
    let close = act.reform(|_: MouseEvent| PowerAction::Close(0));
    let diagram = PressDiagram {
        diagram: &opened.diagram,
        prefix: "inside",
        selected,
        on_press: on_press(act, false),
        on_select: on_select(act),
    };
    html! {
        <section class="card" aria-label={page::OPENED}>
            <div class="row card-head">
                <nav class="crumbs" aria-label={page::WAY_TO_OPENED}>
                    for (at, name) in opened.path.iter().enumerate() {
                        if at == last {
                            <span aria-current="true">{ name }</span>
                        } else {
                            <button type="button" class={ButtonKind::Small.class()} onclick={act.reform(move |_: MouseEvent| PowerAction::Close(at + 1))}>{ name }</button>
                            <span aria-hidden="true">{ "›" }</span>
                        }
                    }
                </nav>
                <span class="spring" />
                <button type="button" class={ButtonKind::Small.class()} onclick={close}>{ page::CLOSE }</button>
            </div>
            <div class="scroll">
                { press_diagram(&diagram) }
            </div>
            <details>
                <summary>{ page::AS_A_TABLE }</summary>
                { bare_table(&opened.table) }
            </details>
        </section>
    }
}

fn on_press(act: &Callback<PowerAction>, is_group: bool) -> Callback<(String, Press)> {
    act.reform(move |(id, press)| match press {
        Press::Fail => PowerAction::Toggle(id),
        Press::Open if is_group => PowerAction::OpenGroup(id),
        Press::Open => PowerAction::OpenPart(id),
    })
}

fn on_select(act: &Callback<PowerAction>) -> Callback<String> {
    act.reform(|id| PowerAction::Select(Some(id)))
}
