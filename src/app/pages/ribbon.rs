//! The day ribbon: one day drives all views, by pointer, by keys, or as a number.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::kpis::OfDayProps;
use crate::app::components::Frame;
use crate::app::components::NumberEntry;
use crate::app::components::drawing;
use crate::app::components::number as length;
use crate::app::context::Shared;
use crate::app::context::use_dispatch;
use crate::app::context::use_results;
use crate::app::effects::use_width;
use crate::app::state::Good;
use crate::app::state::Results;
use crate::app::state::UiAction;
use crate::edit::Gesture;
use crate::present::number;
use crate::present::ribbon;
use crate::present::ribbon::HEIGHT;
use crate::present::ribbon::Ribbon;
use crate::scenario::record::Number;

/// Width until it is known, px.
const WIDTH: f64 = 1408.0;
/// Days that Page Up and Page Down go.
const PAGE_DAYS: i64 = 10;

/// The ribbon with its cursor.
#[component]
pub(super) fn DayRibbon(props: &OfDayProps) -> Html {
    let results = use_results();
    let today = props.day;
    let dispatch = use_dispatch();
    let node = use_node_ref();
    let is_dragged = use_mut_ref(|| false);
    let width = use_width(&node, WIDTH);
    // The chosen day is no reason to draw all of them again: only another evaluation is.
    let good = results.good.as_ref();
    let ribbons = good.map(|good| Shared(good.ribbons.clone()));
    let drawn = use_memo((ribbons, width.to_bits()), |(ribbons, _)| {
        ribbon::fitted(ribbons.as_ref()?, width)
    });
    let to_day = Callback::from(move |day| dispatch.ui(UiAction::Day(day)));
    let Some(ribbon) = drawn.as_ref() else {
        return html! { <section class="time" aria-label="Days"><p ref={node} class="quiet">{ no_days(&results) }</p></section> };
    };
    let Some(good) = &results.good else {
        return Html::default();
    };
    let pointer = pointer(ribbon, &node, &to_day, &is_dragged);
    let on_key = keys(good.clone(), today, &to_day);
    let on_number = {
        let horizon = ribbon.horizon;
        to_day.reform(move |(day, _): (Number, Gesture)| clamped(day.unwrap_or(0.0), horizon))
    };
    let words = day_words(good, today);
    let stale = results.is_stale.then_some("stale");
    html! {
        <section class={classes!("time", stale)} aria-label="Days">
            <div class="ribbon" ref={node} role="slider" tabindex="0" aria-label="Day" aria-valuemin="0"
                aria-valuemax={ribbon.horizon.to_string()} aria-valuenow={today.to_string()} aria-valuetext={words}
                aria-describedby="ribbon-summary" onkeydown={on_key} onpointerdown={pointer.clone()}
                onpointermove={pointer.clone()} onpointerup={pointer.clone()} onpointercancel={pointer}>
                { drawing(&ribbon.scene, None, Frame::Shrinks, cursor(ribbon, today)) }
            </div>
            <span id="ribbon-summary" class="hidden-words">{ &ribbon.summary }</span>
            <div class="day-field">
                <label for="day">{ "Day" }</label>
                <NumberEntry id="day" value={Some(f64::from(today))} unit="" is_count=true on_change={on_number} />
                <span>{ number::date(good.evaluation.start.plus_days(i64::from(today))) }</span>
            </div>
        </section>
    }
}

fn no_days(results: &Results) -> &'static str {
    if results.has_failed {
        "No days: nothing was calculated."
    } else {
        "No days yet: the findings say what is missing."
    }
}

/// The day with its date and what changes on it, for those who hear it.
fn day_words(good: &Good, day: u32) -> String {
    let state = good.at(day);
    format!(
        "{}, headroom {} GPUs",
        number::day_and_date(day, Some(good.evaluation.start)),
        number::signed(state.headroom_gpus)
    )
}

/// The cursor over the drawing, with its day in a pill that stays inside.
fn cursor(ribbon: &Ribbon, day: u32) -> Html {
    let x = ribbon.x_of(day);
    let half = 28.0;
    let middle = x.clamp(half, (ribbon.scene.width - half).max(half));
    html! {
        <g>
            <line class="stroke-text" stroke-width="2" x1={length(x)} x2={length(x)} y1={length(ribbon.top)} y2={length(ribbon.bottom + 4.0)} />
            <rect class="fill-text" x={length(middle - half)} y={length(HEIGHT - 18.0)} width={length(2.0 * half)} height="17" rx="8" />
            <text class="fill-surface" font-size="11" font-weight="600" text-anchor="middle" x={length(middle)} y={length(HEIGHT - 5.5)}>
                { number::day(day) }
            </text>
        </g>
    }
}

/// Pressing or dragging moves the cursor; the pointer is held until it is let go.
///
/// The element comes from its reference: the current target of an event is the root of the page, because
/// that is where all listeners sit, and a pointer held there would never reach the ribbon again.
fn pointer(
    ribbon: &Ribbon,
    node: &NodeRef,
    to_day: &Callback<u32>,
    is_dragged: &Rc<std::cell::RefCell<bool>>,
) -> Callback<PointerEvent> {
    let (ribbon, node, to_day, is_dragged) = (
        ribbon.clone(),
        node.clone(),
        to_day.clone(),
        is_dragged.clone(),
    );
    Callback::from(move |event: PointerEvent| {
        let Some(element) = node.cast::<Element>() else {
            return;
        };
        match event.type_().as_str() {
            "pointerdown" if event.button() == 0 => {
                let _ = element.set_pointer_capture(event.pointer_id());
                *is_dragged.borrow_mut() = true;
            }
            "pointermove" if *is_dragged.borrow() => {}
            "pointermove" | "pointerdown" => return,
            _ => {
                *is_dragged.borrow_mut() = false;
                return;
            }
        }
        let x = f64::from(event.client_x()) - element.get_bounding_client_rect().left();
        to_day.emit(ribbon.day_at(x));
    })
}

/// Arrows go by days, with Control to the next day on which something changes.
fn keys(good: Rc<Good>, day: u32, to_day: &Callback<u32>) -> Callback<KeyboardEvent> {
    let to_day = to_day.clone();
    Callback::from(move |event: KeyboardEvent| {
        let horizon = good.evaluation.horizon;
        let ledger = &good.evaluation.ledger;
        let by = |days: i64| clamped_days(i64::from(day) + days, horizon);
        let target = match (event.key().as_str(), event.ctrl_key()) {
            ("ArrowRight" | "ArrowUp", false) => by(1),
            ("ArrowLeft" | "ArrowDown", false) => by(-1),
            ("ArrowRight" | "ArrowUp", true) => {
                let next = ledger.iter().find(|state| day < state.day);
                next.map_or(horizon, |state| state.day)
            }
            ("ArrowLeft" | "ArrowDown", true) => {
                let last = ledger.iter().rev().find(|state| state.day < day);
                last.map_or(0, |state| state.day)
            }
            ("PageUp", _) => by(PAGE_DAYS),
            ("PageDown", _) => by(-PAGE_DAYS),
            ("Home", _) => 0,
            ("End", _) => horizon,
            _ => return,
        };
        event.prevent_default();
        to_day.emit(target);
    })
}

fn clamped_days(day: i64, horizon: u32) -> u32 {
    u32::try_from(day.max(0)).unwrap_or(horizon).min(horizon)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the days of the plan first"
)]
fn clamped(day: f64, horizon: u32) -> u32 {
    day.round().clamp(0.0, f64::from(horizon)) as u32
}
