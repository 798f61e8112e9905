//! The field of any leaf of the scenario, made from its shape.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::Choice;
use super::LeafSpec;
use super::NumberEntry;
use super::TextEntry;
use super::choice_entry;
use super::flag_entry;
use crate::edit::Edit;
use crate::edit::Gesture;
use crate::present::words::FieldWords;
use crate::scenario::record::LeafKind;
use crate::scenario::record::Value;

/// What the field shows.
#[derive(Clone, Properties)]
pub struct LeafFieldProps {
    /// The leaf.
    pub spec: LeafSpec,
    /// Label, unit and help.
    pub words: FieldWords,
    /// The words it allows, with what they read like; none: any text.
    #[prop_or_default]
    pub choices: Vec<(AttrValue, AttrValue)>,
    /// What was found at it.
    #[prop_or_default]
    pub problems: Vec<AttrValue>,
    /// Whether somebody asked for it.
    #[prop_or_default]
    pub is_wanted: bool,
    /// It was asked for, and has the focus now.
    #[prop_or_default]
    pub on_reached: Callback<()>,
    /// The leaf changes.
    pub on_edit: Callback<(Edit, Option<Gesture>)>,
}

/// What is heard always goes to the same desk, so that it need not be compared.
impl PartialEq for LeafFieldProps {
    fn eq(&self, other: &Self) -> bool {
        self.spec == other.spec
            && self.words == other.words
            && self.choices == other.choices
            && self.problems == other.problems
            && self.is_wanted == other.is_wanted
    }
}

/// A field with its label, its unit, and what was found at it.
#[component]
pub fn LeafField(props: &LeafFieldProps) -> Html {
    let node = use_node_ref();
    {
        let (node, on_reached) = (node.clone(), props.on_reached.clone());
        use_effect_with(props.is_wanted, move |is_wanted| {
            if *is_wanted {
                focus_first_entry(&node);
                on_reached.emit(());
            }
        });
    }
    let id = AttrValue::from(format!("field-{}", props.spec.path));
    let note_id = AttrValue::from(format!("{id}-note"));
    let entry = entry(props, &id, &note_id);
    let is_flag = matches!(props.spec.value, Value::Flag(_));
    html! {
        <div class="field" ref={node} data-path={props.spec.path.clone()}>
            if !is_flag {
                <label for={id.clone()} title={hint(&props.words)}>{ &props.words.label }</label>
            }
            <span class="field-entry">
                { entry }
                if !is_flag {
                    <span class="field-unit">{ &props.words.unit }</span>
                }
            </span>
            <span id={note_id} class="hidden-words">{ hint(&props.words) }{ " " }{ &props.words.unit }</span>
            for problem in &props.problems {
                <span class="field-problem">{ problem }</span>
            }
        </div>
    }
}

/// What a leaf is, and what holds when nothing is given.
fn hint(words: &FieldWords) -> String {
    if words.default.is_empty() {
        return words.help.clone();
    }
    format!("{} When not given: {}.", words.help, words.default)
}

fn entry(props: &LeafFieldProps, id: &AttrValue, note_id: &AttrValue) -> Html {
    let to_edit = props.spec.to_edit.clone();
    let is_wrong = !props.problems.is_empty();
    let (id, described_by) = (id.clone(), note_id.clone());
    match &props.spec.value {
        Value::Number(value) => {
            let on_change = props
                .on_edit
                .reform(move |(number, gesture)| (to_edit(Value::Number(number)), Some(gesture)));
            let is_count =
                matches!(&props.spec.leaf.kind, LeafKind::Number(range) if range.is_count());
            // The value alone: where it comes from stands in the hint.
            let default = props.words.default.split(':').next().unwrap_or_default();
            let placeholder = AttrValue::from(default.to_owned());
            html! {
                <NumberEntry {id} value={*value} unit={props.words.unit.clone()} {is_count} {is_wrong} {placeholder}
                    {described_by} {on_change} />
            }
        }
        Value::Text(text) => {
            let value = AttrValue::from(text.clone());
            let on_change = props
                .on_edit
                .reform(move |text: AttrValue| (to_edit(Value::Text(text.to_string())), None));
            if props.choices.is_empty() {
                html! { <TextEntry {id} {value} {is_wrong} {described_by} {on_change} /> }
            } else {
                let words = props.choices.clone();
                // Nothing given means the first.
                let value = if text.is_empty() {
                    words[0].0.clone()
                } else {
                    value
                };
                let choice = Choice {
                    id,
                    value,
                    words,
                    described_by: Some(described_by),
                    label: None,
                    class: "entry entry--words",
                };
                choice_entry(choice, &on_change)
            }
        }
        Value::Flag(value) => {
            let on_change = props
                .on_edit
                .reform(move |on| (to_edit(Value::Flag(on)), None));
            let label = AttrValue::from(props.words.label.clone());
            flag_entry(id, *value, &label, described_by, &on_change)
        }
    }
}

fn focus_first_entry(node: &NodeRef) {
    let found = node.cast::<web_sys::Element>();
    let found = found.and_then(|field| field.query_selector("input, select").ok().flatten());
    if let Some(entry) = found {
        entry.scroll_into_view();
        let _ = wasm_bindgen::JsCast::unchecked_into::<HtmlElement>(entry).focus();
    }
}
