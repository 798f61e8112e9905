//! Fields for a text, for one of several words, and for a switch.

use web_sys::HtmlInputElement;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What a field for a text shows.
#[derive(Clone, PartialEq, Properties)]
pub struct TextEntryProps {
    /// Id of the input.
    pub id: AttrValue,
    /// The text that holds.
    pub value: AttrValue,
    /// Ids of the elements that say more about it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Whether something was found at it.
    #[prop_or_default]
    pub is_wrong: bool,
    /// A name, where no label stands beside it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Its class, where it looks otherwise.
    #[prop_or(AttrValue::Static("entry entry--words"))]
    pub class: AttrValue,
    /// Another text.
    pub on_change: Callback<AttrValue>,
}

/// A field for a text: Enter or leaving it applies, Escape takes back what was typed.
#[component]
pub fn TextEntry(props: &TextEntryProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    {
        let draft = draft.clone();
        use_effect_with(props.value.clone(), move |_| draft.set(None));
    }
    let apply = {
        let (draft, on_change, value) =
            (draft.clone(), props.on_change.clone(), props.value.clone());
        move || {
            if let Some(typed) = draft.as_deref()
                && typed != value.as_str()
            {
                on_change.emit(AttrValue::from(typed.to_owned()));
            }
            draft.set(None);
        }
    };
    let on_input = {
        let draft = draft.clone();
        Callback::from(move |event: InputEvent| {
            draft.set(Some(
                event.target_unchecked_into::<HtmlInputElement>().value(),
            ));
        })
    };
    let on_leave = {
        let apply = apply.clone();
        Callback::from(move |_: FocusEvent| apply())
    };
    let on_key = {
        let draft = draft.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => apply(),
            "Escape" if draft.is_some() => {
                event.stop_propagation();
                draft.set(None);
            }
            _ => {}
        })
    };
    let shown = draft
        .as_ref()
        .map_or_else(|| props.value.clone(), |text| AttrValue::from(text.clone()));
    html! {
        <input id={props.id.clone()} class={props.class.clone()} type="text" autocomplete="off" value={shown}
            aria-label={props.label.clone()} aria-describedby={props.described_by.clone()}
            aria-invalid={props.is_wrong.then_some("true")} data-draft={draft.is_some().then_some("")}
            oninput={on_input} onblur={on_leave} onkeydown={on_key} />
    }
}

/// What a choice shows.
pub struct Choice {
    /// Id of the select.
    pub id: AttrValue,
    /// The word that holds.
    pub value: AttrValue,
    /// The words with what they read like.
    pub words: Vec<(AttrValue, AttrValue)>,
    /// Ids of the elements that say more about it.
    pub described_by: Option<AttrValue>,
    /// A name, where no label stands beside it.
    pub label: Option<AttrValue>,
    /// Its class.
    pub class: &'static str,
}

/// One of several words. A word that is none of them stays visible as the first choice.
/// Another word is what the callback hears.
pub fn choice_entry(choice: Choice, on_change: &Callback<AttrValue>) -> Html {
    let on_change = on_change.reform(|event: Event| {
        AttrValue::from(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let is_known = choice.words.iter().any(|(word, _)| *word == choice.value);
    html! {
        <select id={choice.id} class={choice.class} aria-label={choice.label} aria-describedby={choice.described_by}
            onchange={on_change}>
            if !is_known {
                <option value={choice.value.clone()} selected=true>{ &choice.value }</option>
            }
            for (word, reads) in &choice.words {
                <option key={word.as_str()} value={word} selected={*word == choice.value}>{ reads }</option>
            }
        </select>
    }
}

/// A switch with its label, described by the element of another id; the callback hears the other way round.
pub fn flag_entry(
    id: AttrValue,
    is_on: bool,
    label: &AttrValue,
    described_by: AttrValue,
    on_change: &Callback<bool>,
) -> Html {
    let on_change = on_change
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <label class="field-flag" for={id.clone()}>
            <input {id} type="checkbox" checked={is_on} onchange={on_change} aria-describedby={described_by} />
            { label }
        </label>
    }
}
