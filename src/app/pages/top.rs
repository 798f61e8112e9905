//! The bar at the top: title, undo and redo, files, theme, link.

use yew::prelude::*;

use crate::app::browser::files;
use crate::app::components::ButtonKind;
use crate::app::components::Choice;
use crate::app::components::TextEntry;
use crate::app::components::choice_entry;
use crate::app::context::Dispatch;
use crate::app::context::Steps;
use crate::app::context::use_dispatch;
use crate::app::context::use_scenario;
use crate::app::context::use_steps;
use crate::app::context::use_ui;
use crate::app::state::Action;
use crate::app::state::Dialog;
use crate::app::state::Saved;
use crate::app::state::Theme;
use crate::app::state::UiAction;
use crate::codec::file;
use crate::edit::Edit;
use crate::scenario::ScenarioField;
use crate::scenario::record::Value;

/// Longest name of a file that is saved; beyond it, systems cut or refuse.
const NAME_CHARACTERS: usize = 60;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TopBarProps {
    /// Whether there is nothing yet to undo, save or share.
    pub(super) is_blank: bool,
}

/// The bar at the top.
#[component]
pub(super) fn TopBar(props: &TopBarProps) -> Html {
    let scenario = use_scenario();
    let ui = use_ui();
    let dispatch = use_dispatch();
    let steps = use_steps();
    let on_title = use_callback(dispatch.clone(), |title: AttrValue, dispatch| {
        let value = Value::Text(title.to_string());
        dispatch.edit(
            Edit::Scenario {
                field: ScenarioField::Title,
                value,
            },
            None,
        );
    });
    let opens = |dialog: Dialog| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.ui(UiAction::Dialog(Some(dialog))))
    };
    let [on_open, on_scenarios, on_share, on_keys] =
        [Dialog::Open, Dialog::Scenarios, Dialog::Share, Dialog::Keys].map(opens);
    let on_save = use_callback(scenario.clone(), |_: MouseEvent, scenario| {
        files::download(&file_name(&scenario.title), &file::write(scenario));
    });
    html! {
        <header class="top">
            <a class="skip button" href="#view" onclick={skip_to_view()}>{ "Skip to the view" }</a>
            <h1 class="logo"><b>{ "Head" }</b>{ "room" }</h1>
            if !props.is_blank {
                <TextEntry id="title" class="title" label="Title" value={scenario.title.clone()} on_change={on_title} />
                { saved_words(ui.saved) }
                { step_buttons(&steps, &dispatch) }
            }
            <span class="spring" />
            <button type="button" class={ButtonKind::Plain.class()} onclick={on_open}>{ "Open…" }</button>
            <button type="button" class={ButtonKind::Plain.class()} onclick={on_scenarios}>{ "Scenarios…" }</button>
            if !props.is_blank {
                <button type="button" class={ButtonKind::Plain.class()} onclick={on_save}>{ "Save file" }</button>
            }
            { theme_choice(ui.theme, &dispatch) }
            <button type="button" class={ButtonKind::Plain.class()} onclick={on_keys} aria-label="What the keys do" title="What the keys do (?)">{ "?" }</button>
            if !props.is_blank {
                <button type="button" class={ButtonKind::Primary.class()} onclick={on_share}>{ "Share link" }</button>
            }
        </header>
    }
}

/// Light, dark, or as the system has it.
fn theme_choice(shown: Theme, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let on_theme = Callback::from(move |key: AttrValue| {
        dispatch.ui(UiAction::Theme(Theme::of_key(&key)));
    });
    let themes = Theme::ALL.map(|theme| {
        (
            AttrValue::Static(theme.key()),
            AttrValue::Static(theme.label()),
        )
    });
    let choice = Choice {
        id: AttrValue::Static("theme"),
        value: AttrValue::Static(shown.key()),
        words: themes.to_vec(),
        described_by: None,
        label: Some(AttrValue::Static("Theme")),
        class: "choice",
    };
    choice_entry(choice, &on_theme)
}

/// Undo and redo, each with what it would do.
fn step_buttons(steps: &Steps, dispatch: &Dispatch) -> Html {
    let steps_by = |action: fn() -> Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.act(action()))
    };
    let (on_undo, on_redo) = (steps_by(|| Action::Undo), steps_by(|| Action::Redo));
    let title = |verb: &str, what: &Option<AttrValue>| match what {
        Some(what) => format!("{verb}: {what}"),
        None => format!("{verb}: nothing"),
    };
    html! {
        <>
            <button type="button" class={ButtonKind::Plain.class()} onclick={on_undo} disabled={steps.undo.is_none()}
                title={title("Undo", &steps.undo)}>{ "Undo" }</button>
            <button type="button" class={ButtonKind::Plain.class()} onclick={on_redo} disabled={steps.redo.is_none()}
                title={title("Redo", &steps.redo)}>{ "Redo" }</button>
        </>
    }
}

/// The address says what is looked at, so the way to the view must not change it.
fn skip_to_view() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        let view = gloo::utils::document().get_element_by_id("view");
        if let Some(view) = view {
            let view: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(view);
            let _ = view.focus();
        }
    })
}

fn saved_words(saved: Saved) -> Html {
    let (class, words) = match saved {
        Saved::Nothing => ("saved", ""),
        Saved::Soon => ("saved", "saving …"),
        Saved::Done => ("saved", "saved in this browser"),
        Saved::Refused => (
            "saved saved--refused",
            "this browser refuses to save: save a file",
        ),
    };
    html! { <span {class} role="status">{ words }</span> }
}

/// A file name from a title: letters, digits and dashes.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for letter in title.chars() {
        if letter.is_alphanumeric() {
            name.push(letter.to_ascii_lowercase());
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
        if NAME_CHARACTERS <= name.chars().count() {
            break;
        }
    }
    match name.trim_end_matches('-') {
        "" => "headroom.json".to_owned(),
        name => format!("{name}.headroom.json"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_title() {
        assert_eq!(
            file_name("Colossus, 100k → 200k"),
            "colossus-100k-200k.headroom.json"
        );
        assert_eq!(file_name("../../ "), "headroom.json");
    }
}
