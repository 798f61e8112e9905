//! A field for a number: what is typed stays visible, and only a number is applied.

use std::rc::Rc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::edit::Gesture;
use crate::present::number;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario::record::Number;

/// What the field shows.
#[derive(Clone, PartialEq, Properties)]
pub struct NumberEntryProps {
    /// Id of the input, which its label names.
    pub id: AttrValue,
    /// The number that holds.
    pub value: Number,
    /// Its unit, in which it is kept and read.
    pub unit: AttrValue,
    /// Whether only whole numbers make sense.
    #[prop_or_default]
    pub is_count: bool,
    /// Ids of the elements that say more about it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Whether something was found at it.
    #[prop_or_default]
    pub is_wrong: bool,
    /// What holds when nothing is given.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// A name, where no label stands beside it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Another number, within one stay in the field.
    pub on_change: Callback<(Number, Gesture)>,
}

/// A field for a number: Enter or leaving it applies, arrows step, Escape takes back what was typed.
#[component]
pub fn NumberEntry(props: &NumberEntryProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let gesture = use_state_eq(|| Gesture(0));
    {
        let draft = draft.clone();
        use_effect_with(props.value.map(f64::to_bits), move |_| draft.set(None));
    }
    let problem = draft.as_deref().and_then(|typed| number::parse(typed, &props.unit).err());
    let problem = problem.map(|problem| words::problem(&problem, &Names::default()));
    let apply = {
        let (draft, gesture) = (draft.clone(), *gesture);
        let (unit, on_change, value) = (props.unit.clone(), props.on_change.clone(), props.value);
        Rc::new(move |typed: &str| match number::parse(typed, &unit) {
            Ok(number) => {
                draft.set(None);
                if number != value {
                    on_change.emit((number, gesture));
                }
            }
            Err(_) => draft.set(Some(typed.to_owned())),
        })
    };
    let on_focus = {
        let gesture = gesture.clone();
        Callback::from(move |_: FocusEvent| gesture.set(next_gesture()))
    };
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| draft.set(Some(text_of(&event))))
    };
    let on_leave = {
        let (apply, is_typed) = (apply.clone(), draft.is_some());
        Callback::from(move |event: FocusEvent| {
            if is_typed {
                apply(&text_of(&event));
            }
        })
    };
    let on_key = {
        let (draft, props, gesture) = (draft.clone(), props.clone(), *gesture);
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => apply(&text_of(&event)),
            "Escape" if draft.is_some() => {
                event.stop_propagation();
                draft.set(None);
            }
            "ArrowUp" => step(&event, &props, gesture, 1.0),
            "ArrowDown" => step(&event, &props, gesture, -1.0),
            _ => {}
        })
    };
    let shown = draft.as_ref().map_or_else(|| props.value.map_or(String::new(), number::exact), Clone::clone);
    let is_wrong = props.is_wrong || problem.is_some();
    html! {
        <>
            <input id={props.id.clone()} class="entry entry--number" type="text" inputmode="decimal" autocomplete="off"
                value={shown} placeholder={props.placeholder.clone()} aria-label={props.label.clone()}
                aria-describedby={props.described_by.clone()} aria-invalid={is_wrong.then_some("true")}
                data-draft={draft.is_some().then_some("")}
                onfocus={on_focus} oninput={on_input} onblur={on_leave} onkeydown={on_key} />
            if let Some(problem) = problem {
                <span class="field-problem" role="alert">{ problem }</span>
            }
        </>
    }
}

/// The next stay in a field. Changes of one stay are one step of the history.
pub fn next_gesture() -> Gesture {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    Gesture(NEXT.fetch_add(1, Ordering::Relaxed))
}

fn text_of(event: &impl TargetCast) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// One step up or down from what stands in the field; ten with Shift.
fn step(event: &KeyboardEvent, props: &NumberEntryProps, gesture: Gesture, direction: f64) {
    event.prevent_default();
    let typed = number::parse(&text_of(event), &props.unit).ok().flatten();
    let value = typed.or(props.value).unwrap_or(0.0);
    let size = step_size(value, props.is_count) * if event.shift_key() { 10.0 } else { 1.0 };
    let stepped = ((value + direction * size) / size).round() * size;
    // A step is a power of ten, so nine decimals lose the dust and nothing else.
    let clean = (stepped * 1e9).round() / 1e9;
    props.on_change.emit((Some(clean), gesture));
}

/// One for counts; for the rest the power of ten below a tenth of the value: 0.01 at 0.83, 1 at 18.
fn step_size(value: f64, is_count: bool) -> f64 {
    if is_count || value == 0.0 {
        return 1.0;
    }
    let mut size = 1e-3;
    while size * 100.0 <= value.abs() && size < 10.0 {
        size *= 10.0;
    }
    size.max(1e-3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_fits_what_it_changes() {
        for (value, is_count, size) in
            [(66.0, true, 1.0), (0.83, false, 0.01), (18.0, false, 0.1), (150.0, false, 1.0), (0.0, false, 1.0)]
        {
            let found = step_size(value, is_count);
            assert!((found - size).abs() < 1e-12, "{value}: {found}");
        }
    }
}
