//! Every number and word of the scenario, section by section, made from the shapes alone.

mod tree;

use std::collections::BTreeSet;

use yew::prelude::*;

use super::branch::Branch;
use super::branch::below;
use super::numbers::Fields;
use crate::app::components::ButtonKind;
use crate::app::components::TextEntry;
use crate::app::context::Dispatch;
use crate::app::context::use_dispatch;
use crate::app::context::use_names;
use crate::app::context::use_results;
use crate::app::context::use_scenario;
use crate::edit::Edit;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::PartShape;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;

/// The view.
#[component]
pub(super) fn EverythingPage() -> Html {
    let scenario = use_scenario();
    let results = use_results();
    let names = use_names();
    let dispatch = use_dispatch();
    let open = use_state(BTreeSet::<String>::new);
    let wanted = use_state_eq(|| AttrValue::Static(""));
    let on_search = {
        let wanted = wanted.clone();
        Callback::from(move |text: AttrValue| wanted.set(text))
    };
    let node = Section::to_node(&*scenario);
    let shown = Shown {
        fields: Fields::new(&results, &names, &dispatch, None),
        names: &names,
        dispatch: &dispatch,
        open,
    };
    let tree = if wanted.trim().is_empty() {
        Branch::of(Scenario::SHAPE, &node, None).map(|branch| shown.branch(branch, ""))
    } else {
        Some(shown.found(&node, wanted.trim()))
    };
    html! {
        <main id="view" class="view" tabindex="-1">
            <h2>{ "Everything the scenario says" }</h2>
            <div class="card everything">
                <div class="field field--search">
                    <label for="everything-search">{ "Find" }</label>
                    <TextEntry id="everything-search" value={(*wanted).clone()}
                        on_change={on_search} />
                </div>
                { for tree }
            </div>
        </main>
    }
}

/// What all branches share.
struct Shown<'a> {
    fields: Fields<'a>,
    names: &'a Names,
    dispatch: &'a Dispatch,
    /// Paths of what is open; only that is drawn.
    open: UseStateHandle<BTreeSet<String>>,
}

impl Shown<'_> {
    fn branch(&self, branch: Branch<'_>, path: &str) -> Html {
        let specs = branch.specs(path);
        let parts = branch.shape.parts.iter().zip(branch.parts);
        html! {
            <>
                { for specs.iter().map(|spec| self.fields.field(spec)) }
                { for parts.map(|(part, node)| self.part(part, node, &below(path, part.name))) }
            </>
        }
    }

    fn part(&self, part: &PartShape, node: &Node, path: &str) -> Html {
        let label = words::part(part, self.names);
        match node {
            Node::List(items) => self.folded(path, label, Some(items.len()), || {
                self.items(part.section, items, path)
            }),
            _ => self.folded(path, label, None, || {
                let branch = Branch::of(part.section, node, None);
                branch.map_or_else(Html::default, |branch| self.branch(branch, path))
            }),
        }
    }

    fn items(&self, shape: &'static SectionShape, items: &[Node], list: &str) -> Html {
        let add = tree::append(list, shape, items, None);
        let say = words::item(items.len(), self.names);
        let rows = items.iter().enumerate().map(|(index, item)| {
            let path = format!("{list}[{index}]");
            let Some(branch) = Branch::of(shape, item, Some((list, index))) else {
                return Html::default();
            };
            let say = words::item(index + 1, self.names);
            let title = match branch.title() {
                "" => say.title.clone(),
                title => title.to_owned(),
            };
            self.folded(&path, title.clone(), None, || {
                let copy = tree::append(list, shape, items, Some(item));
                html! {
                    <>
                        { self.branch(branch, &path) }
                        <div class="row">
                            { self.button(say.copy, &title, copy) }
                            { self.button(say.remove, &title, tree::remove(list, index)) }
                        </div>
                    </>
                }
            })
        });
        html! {
            <>
                { for rows }
                <div class="row">{ self.button(say.add, "", add) }</div>
            </>
        }
    }

    /// A part that is drawn only while it is open.
    fn folded(
        &self,
        path: &str,
        label: String,
        count: Option<usize>,
        body: impl FnOnce() -> Html,
    ) -> Html {
        let is_open = self.open.contains(path);
        let (open, key) = (self.open.clone(), path.to_owned());
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            let mut next = (*open).clone();
            if !next.remove(&key) {
                next.insert(key.clone());
            }
            open.set(next);
        });
        html! {
            <details key={path.to_owned()} class="group" open={is_open}>
                <summary {onclick}>
                    { label }
                    if let Some(count) = count {
                        <span class="quiet">{ count }</span>
                    }
                </summary>
                if is_open {
                    <div class="group-body item">{ body() }</div>
                }
            </details>
        }
    }

    fn button(&self, label: &'static str, of: &str, edit: Option<Edit>) -> Html {
        let dispatch = self.dispatch.clone();
        let Some(edit) = edit else {
            return Html::default();
        };
        let onclick = Callback::from(move |_: MouseEvent| dispatch.edit(edit.clone(), None));
        let described = format!("{label} {of}");
        html! {
            <button type="button" class={ButtonKind::Small.class()} {onclick} aria-label={described.trim().to_owned()}>{ label }</button>
        }
    }

    /// What a search found, each with where it stands.
    fn found(&self, node: &Node, text: &str) -> Html {
        let found = tree::search(Scenario::SHAPE, node, text, self.names);
        if found.is_empty() {
            return html! { <p class="quiet">{ "Nothing in the scenario is called that." }</p> };
        }
        let rows = found.iter().map(|(heading, spec)| {
            html! {
                <div key={spec.path.to_string()} class="item">
                    <p class="quiet">{ heading }</p>
                    { self.fields.field(spec) }
                </div>
            }
        });
        html! { <>{ for rows }</> }
    }
}
