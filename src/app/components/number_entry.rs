//! A field for a number: what is typed stays visible, and only a number is applied.

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

/// What is typed and not applied yet, and the stay in the field it belongs to.
#[derive(Clone)]
struct Draft {
    typed: UseStateHandle<Option<String>>,
    gesture: UseStateHandle<Gesture>,
}

/// A field for a number: Enter or leaving it applies, arrows step, Escape takes back what was typed.
#[component]
pub fn NumberEntry(props: &NumberEntryProps) -> Html {
    let draft = Draft {
        typed: use_state_eq(|| None),
        gesture: use_state_eq(|| Gesture(0)),
    };
    {
        let typed = draft.typed.clone();
        use_effect_with(props.value.map(f64::to_bits), move |_| typed.set(None));
    }
    let problem = draft.problem(props);
    let is_wrong = props.is_wrong || problem.is_some();
    let has_draft = draft.typed.is_some();
    html! {
        <>
            <input id={props.id.clone()} class="entry entry--number" type="text" inputmode="decimal" autocomplete="off"
                value={draft.shown(props)} placeholder={props.placeholder.clone()} aria-label={props.label.clone()}
                aria-describedby={props.described_by.clone()} aria-invalid={is_wrong.then_some("true")}
                data-draft={has_draft.then_some("")} onfocus={draft.on_focus()} oninput={draft.on_input()}
                onblur={draft.on_leave(props)} onkeydown={draft.on_key(props)} />
            if let Some(problem) = problem {
                <span class="field-problem" role="alert">{ problem }</span>
            }
        </>
    }
}

impl Draft {
    /// What stands in the field.
    fn shown(&self, props: &NumberEntryProps) -> String {
        let kept = || props.value.map_or(String::new(), number::exact);
        self.typed.as_ref().map_or_else(kept, Clone::clone)
    }

    /// Why what is typed is no number.
    fn problem(&self, props: &NumberEntryProps) -> Option<String> {
        let problem = number::parse(self.typed.as_deref()?, &props.unit).err()?;
        Some(words::problem(&problem, &Names::default()))
    }

    /// Applies what is typed; what is no number stays as it is.
    fn apply(&self, typed: String, props: &NumberEntryProps) {
        match number::parse(&typed, &props.unit) {
            Ok(number) => {
                self.typed.set(None);
                if number != props.value {
                    props.on_change.emit((number, *self.gesture));
                }
            }
            Err(_) => self.typed.set(Some(typed)),
        }
    }

    fn on_focus(&self) -> Callback<FocusEvent> {
        let gesture = self.gesture.setter();
        Callback::from(move |_: FocusEvent| gesture.set(next_gesture()))
    }

    fn on_input(&self) -> Callback<InputEvent> {
        let typed = self.typed.setter();
        Callback::from(move |event: InputEvent| typed.set(Some(text_of(&event))))
    }

    fn on_leave(&self, props: &NumberEntryProps) -> Callback<FocusEvent> {
        let (draft, props) = (self.clone(), props.clone());
        Callback::from(move |event: FocusEvent| {
            if draft.typed.is_some() {
                draft.apply(text_of(&event), &props);
            }
        })
    }

    fn on_key(&self, props: &NumberEntryProps) -> Callback<KeyboardEvent> {
        let (draft, props) = (self.clone(), props.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => draft.apply(text_of(&event), &props),
            "Escape" if draft.typed.is_some() => {
                event.prevent_default();
                event.stop_propagation();
                draft.typed.set(None);
            }
            "ArrowUp" => step(&event, &props, *draft.gesture, 1.0),
            "ArrowDown" => step(&event, &props, *draft.gesture, -1.0),
            _ => {}
        })
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

/// One for counts; for the rest by size: 0.01 for shares, 0.1 below ten, 1 above.
fn step_size(value: f64, is_count: bool) -> f64 {
    match value.abs() {
        size if !is_count && 0.0 < size && size < 2.0 => 0.01,
        size if !is_count && 0.0 < size && size < 10.0 => 0.1,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_fits_what_it_changes() {
        for (value, is_count, size) in [
            (66.0, true, 1.0),
            (0.83, false, 0.01),
            (8.0, false, 0.1),
            (150.0, false, 1.0),
            (0.0, false, 1.0),
        ] {
            let found = step_size(value, is_count);
            assert!((found - size).abs() < 1e-12, "{value}: {found}");
        }
    }
}
