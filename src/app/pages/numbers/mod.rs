//! The numbers that can be changed, in groups, each with its source and what was found at it.

mod groups;

pub(in crate::app::pages) use groups::Item;
pub(in crate::app::pages) use groups::one;
pub(in crate::app::pages) use groups::path_of_asset;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::components::LeafField;
use crate::app::components::LeafSpec;
use crate::app::context::Dispatch;
use crate::app::context::use_dispatch;
use crate::app::context::use_names;
use crate::app::context::use_results;
use crate::app::context::use_scenario;
use crate::app::state::Results;
use crate::app::state::UiAction;
use crate::edit::Edit;
use crate::edit::Gesture;
use crate::finding::Place;
use crate::present::told::Told;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario::record::Section;
use groups::GROUPS;
use groups::group_of;

/// Groups that are open at first: goals and racks.
const FIRST_OPEN: [usize; 2] = [0, 1];

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NumbersPanelProps {
    /// The field that somebody asked for.
    pub(super) wanted: Option<Rc<str>>,
}

/// The groups; those that are open show their numbers.
#[component]
pub(super) fn NumbersPanel(props: &NumbersPanelProps) -> Html {
    let scenario = use_scenario();
    let results = use_results();
    let names = use_names();
    let dispatch = use_dispatch();
    let open = use_state(|| FIRST_OPEN.to_vec());
    let wanted = props.wanted.clone();
    let wanted_group = wanted.as_ref().and_then(|path| group_of(path));
    {
        let open = open.clone();
        use_effect_with(wanted_group, move |wanted| {
            if let Some(group) = wanted.filter(|group| !open.contains(group)) {
                open.set(open.iter().copied().chain([group]).collect());
            }
        });
    }
    let fields = Fields::new(&results, &names, &dispatch, wanted);
    let tree = Section::to_node(&*scenario);
    let groups = GROUPS.iter().enumerate().map(|(at, group)| {
        let is_open = open.contains(&at);
        let open = open.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            let others = open.iter().copied().filter(|other| *other != at);
            open.set(if is_open { others.collect() } else { others.chain([at]).collect() });
        });
        html! {
            <details key={group.label} class="group" open={is_open}>
                <summary {onclick}>{ group.label }</summary>
                if is_open {
                    <div class="group-body">{ for group.items(&tree).iter().map(|item| fields.item(item)) }</div>
                }
            </details>
        }
    });
    html! {
        <section aria-label="Numbers of the scenario">
            <h2 class="hidden-words">{ "Numbers" }</h2>
            { for groups }
        </section>
    }
}

/// What fields have in common.
pub(in crate::app::pages) struct Fields<'a> {
    results: &'a Results,
    names: &'a Names,
    on_edit: Callback<(Edit, Option<Gesture>)>,
    on_reached: Callback<()>,
    wanted: Option<Rc<str>>,
}

impl<'a> Fields<'a> {
    /// Fields that write to the desk.
    pub(in crate::app::pages) fn new(
        results: &'a Results,
        names: &'a Names,
        dispatch: &Dispatch,
        wanted: Option<Rc<str>>,
    ) -> Self {
        let (edit, reached) = (dispatch.clone(), dispatch.clone());
        Self {
            results,
            names,
            on_edit: Callback::from(move |(change, gesture)| edit.edit(change, gesture)),
            on_reached: Callback::from(move |()| reached.ui(UiAction::FieldReached)),
            wanted,
        }
    }

    /// One thing with its numbers and their source.
    pub(in crate::app::pages) fn item(&self, item: &Item) -> Html {
        let fields = item.specs.iter().map(|spec| self.field(spec));
        if item.title.is_empty() {
            return html! { <div>{ for fields }</div> };
        }
        html! {
            <div key={item.id.clone()} class="item">
                <h3>{ &item.title }</h3>
                { for fields }
                <p class="quiet source">{ self.source(item) }</p>
            </div>
        }
    }

    /// One number or word.
    pub(in crate::app::pages) fn field(&self, spec: &LeafSpec) -> Html {
        let names = self.names;
        let at =
            |finding: &&Told| matches!(&finding.place, Place::Field(path) if *path == *spec.path);
        let problems: Vec<AttrValue> = self
            .results
            .checked
            .iter()
            .filter(at)
            .map(|finding| AttrValue::from(finding.words.title.clone()))
            .collect();
        let is_wanted = self.wanted.as_deref() == Some(spec.path.as_str());
        html! {
            <LeafField key={spec.path.to_string()} spec={spec.clone()} words={spec.words(names)} choices={spec.choices(names)}
                {problems} {is_wanted} on_reached={self.on_reached.clone()} on_edit={self.on_edit.clone()} />
        }
    }

    /// Where the numbers of an item are from: its source with its confidence, or that there is none.
    fn source(&self, item: &Item) -> String {
        let source = words::source(&item.source, &item.confidence, self.names);
        if item.is_assumption {
            format!("Assumption. {source}")
        } else {
            source
        }
    }
}
