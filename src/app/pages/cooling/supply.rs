//! The supply temperature as a slider: everything follows while it moves, and one movement is one step back.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::components::next_gesture;
use crate::app::context::use_dispatch;
use crate::app::context::use_scenario;
use crate::edit::CoolingEdit;
use crate::edit::Edit;
use crate::edit::Gesture;
use crate::present::number;
use crate::scenario::cooling::CoolingField;
use crate::scenario::record::Value;

/// What the slider reaches, °C; the field among the numbers takes 4 to 50.
const LOW_C: f64 = 8.0;
const HIGH_C: f64 = 45.0;
/// What holds when nothing is given: the scenario's own default.
const DEFAULT_C: f64 = 18.0;

/// The slider.
#[component]
pub(super) fn SupplySlider() -> Html {
    let scenario = use_scenario();
    let dispatch = use_dispatch();
    let gesture = use_mut_ref(|| None::<Gesture>);
    let value = scenario.cooling.supply_c.unwrap_or(DEFAULT_C);
    let oninput = {
        let gesture = gesture.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let Ok(celsius) = typed.parse::<f64>() else {
                return;
            };
            let within = *gesture.borrow_mut().get_or_insert_with(next_gesture);
            let edit = Edit::Cooling(CoolingEdit::Own {
                field: CoolingField::SupplyC,
                value: Value::Number(Some(celsius)),
            });
            dispatch.edit(edit, Some(within));
        })
    };
    let onchange = Callback::from(move |_: Event| *gesture.borrow_mut() = None);
    html! {
        <div class="row slider">
            <label for="supply">{ "Supply water" }</label>
            <input id="supply" type="range" min={LOW_C.to_string()} max={HIGH_C.to_string()} step="0.5" value={value.to_string()}
                aria-valuetext={number::with_unit(value, "°C")} {oninput} {onchange} />
            <output for="supply">{ number::decimal(value, 1) }{ " °C" }</output>
        </div>
    }
}
