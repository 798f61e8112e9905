//! The supply temperature as a slider: everything follows while it moves, and one movement is one step back.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::components::next_gesture;
use crate::app::context::use_dispatch;
use crate::app::context::use_scenario;
use crate::edit::CoolingEdit;
use crate::edit::Edit;
use crate::edit::Gesture;
use crate::edit::ItemChange;
use crate::present::number;
use crate::scenario::cooling::CoolingField;
use crate::scenario::cooling::LoopField;
use crate::scenario::record::Value;

/// What the slider reaches, °C; the field among the numbers takes 4 to 50.
const LOW_C: f64 = 8.0;
const HIGH_C: f64 = 45.0;
/// What holds when nothing is given: the scenario's own default.
const DEFAULT_C: f64 = 18.0;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SupplySliderProps {
    /// What it moves.
    pub(super) label: String,
    /// The loop with a supply of its own; empty: the supply of the site.
    pub(super) id: String,
}

/// The slider.
#[component]
pub(super) fn SupplySlider(props: &SupplySliderProps) -> Html {
    let scenario = use_scenario();
    let dispatch = use_dispatch();
    let gesture = use_mut_ref(|| None::<Gesture>);
    let loops = &scenario.cooling.loops;
    let index = loops.iter().position(|row| row.id == props.id);
    let own = index.and_then(|index| loops[index].supply_c);
    let value = own.or(scenario.cooling.supply_c).unwrap_or(DEFAULT_C);
    let oninput = {
        let gesture = gesture.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let value = Value::Number(typed.parse().ok());
            let within = *gesture.borrow_mut().get_or_insert_with(next_gesture);
            let field = CoolingField::SupplyC;
            let leaf = LoopField::SupplyC as usize;
            let edit = match index {
                Some(index) => {
                    let change = ItemChange::Set { index, leaf, value };
                    Edit::of_list("cooling.loops", change)
                }
                None => Some(Edit::Cooling(CoolingEdit::Own { field, value })),
            };
            if let Some(edit) = edit {
                dispatch.edit(edit, Some(within));
            }
        })
    };
    let onchange = Callback::from(move |_: Event| *gesture.borrow_mut() = None);
    let name = format!("supply-{}", props.id);
    html! {
        <div class="row slider">
            <label for={name.clone()}>{ &props.label }</label>
            <input id={name.clone()} type="range" min={LOW_C.to_string()} max={HIGH_C.to_string()} step="0.5" value={value.to_string()}
                aria-valuetext={number::with_unit(value, "°C")} {oninput} {onchange} />
            <output for={name}>{ number::decimal(value, 1) }{ " °C" }</output>
        </div>
    }
}
