//! The field of any leaf of the scenario, made from its shape.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::ChoiceEntry;
use super::FlagEntry;
use super::NumberEntry;
use super::TextEntry;
use crate::edit::Edit;
use crate::edit::Gesture;
use crate::edit::ListEdit;
use crate::present::words;
use crate::present::words::FieldWords;
use crate::present::words::Names;
use crate::scenario::record::LeafKind;
use crate::scenario::record::LeafShape;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;

/// Makes the edit that sets a leaf.
type ToEdit = Rc<dyn Fn(Value) -> Edit>;

/// One leaf of the scenario, with what it holds and the edit that changes it.
#[derive(Clone)]
pub struct LeafSpec {
    /// Path as in files and findings.
    pub path: AttrValue,
    section: &'static SectionShape,
    leaf: &'static LeafShape,
    value: Value,
    to_edit: ToEdit,
}

impl LeafSpec {
    /// A leaf of a section that stands alone.
    pub fn own<S: Section>(
        path: &str,
        section: &S,
        field: S::Field,
        wrap: fn(S::Field, Value) -> Edit,
    ) -> Self {
        let leaf = S::leaf(field);
        let dot = if path.is_empty() { "" } else { "." };
        Self {
            path: AttrValue::from(format!("{path}{dot}{}", leaf.name)),
            section: S::SHAPE,
            leaf,
            value: section.value(field),
            to_edit: Rc::new(move |value| wrap(field, value)),
        }
    }

    /// A leaf of an item of a list.
    pub fn of_item<S: Section + 'static>(
        path: &str,
        index: usize,
        item: &S,
        field: S::Field,
        wrap: fn(ListEdit<S>) -> Edit,
    ) -> Self {
        let leaf = S::leaf(field);
        Self {
            path: AttrValue::from(format!("{path}[{index}].{}", leaf.name)),
            section: S::SHAPE,
            leaf,
            value: item.value(field),
            to_edit: Rc::new(move |value| {
                wrap(ListEdit::Set {
                    index,
                    field,
                    value,
                })
            }),
        }
    }

    /// Label, unit and help.
    pub fn words(&self, names: &Names) -> FieldWords {
        words::field(self.section, self.leaf, names)
    }
}

/// The edit follows from the path, so it need not be compared.
impl PartialEq for LeafSpec {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.value == other.value
    }
}

/// What the field shows.
#[derive(Clone, PartialEq, Properties)]
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
                html! { <ChoiceEntry {id} {value} {words} {described_by} {on_change} /> }
            }
        }
        Value::Flag(value) => {
            let on_change = props
                .on_edit
                .reform(move |on| (to_edit(Value::Flag(on)), None));
            let label = props.words.label.clone();
            html! { <FlagEntry {id} value={*value} {label} {described_by} {on_change} /> }
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

impl LeafSpec {
    /// The words this leaf allows, with what they read like. Nothing given means the first.
    pub fn choices(&self, names: &Names) -> Vec<(AttrValue, AttrValue)> {
        match &self.leaf.kind {
            LeafKind::Text(allowed) => allowed
                .iter()
                .map(|word| {
                    (
                        AttrValue::Static(word),
                        AttrValue::from(words::choice(word, names)),
                    )
                })
                .collect(),
            LeafKind::Number(_) | LeafKind::Flag => Vec::new(),
        }
    }
}
