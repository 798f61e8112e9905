//! Changes of the scenario as data: what they do, where they point, and their history.

mod catalogue;
mod history;
mod leaf;
mod list;
mod section;
mod target;

pub use catalogue::CatalogueEdit;
pub use history::Gesture;
pub use history::History;
pub use history::MAX_STEPS;
pub use history::Step;
pub use leaf::LeafChange;
pub use list::ItemChange;
pub use list::ListEdit;
pub use list::index_of;
pub use section::CoolingEdit;
pub use section::FloorEdit;
pub use section::ItEdit;
pub use section::PowerEdit;
pub use target::EditTarget;
pub use target::TargetKind;

use crate::scenario::Costs;
use crate::scenario::Phase;
use crate::scenario::RecordLine;
use crate::scenario::Scenario;
use crate::scenario::ScenarioField;
use crate::scenario::Site;
use crate::scenario::Survival;
use crate::scenario::Targets;
use crate::scenario::goals::CostsField;
use crate::scenario::goals::TargetsField;
use crate::scenario::record::Section;
use crate::scenario::record::Value;
use crate::scenario::site::SiteField;

/// One change of the scenario. Any value is accepted: the check says what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Sets a leaf of the scenario itself: title, notes, start, horizon.
    Scenario {
        /// The leaf.
        field: ScenarioField,
        /// What it becomes.
        value: Value,
    },
    /// Sets a leaf of where it stands.
    Site {
        /// The leaf.
        field: SiteField,
        /// What it becomes.
        value: Value,
    },
    /// Changes what computes.
    It(ItEdit),
    /// Changes where power comes from.
    Power(PowerEdit),
    /// Changes where the heat goes.
    Cooling(CoolingEdit),
    /// Changes where things stand.
    Floor(FloorEdit),
    /// Changes the steps of the expansion.
    Phases(ListEdit<Phase>),
    /// Sets a leaf of what must hold.
    Targets {
        /// The leaf.
        field: TargetsField,
        /// What it becomes.
        value: Value,
    },
    /// Sets a leaf of what it costs.
    Costs {
        /// The leaf.
        field: CostsField,
        /// What it becomes.
        value: Value,
    },
    /// Changes what is known of the real site.
    Record(ListEdit<RecordLine>),
    /// Changes rows of the catalogue that are the scenario's own.
    Catalogue(CatalogueEdit),
    /// Puts another scenario in its place: a preset, a file or a link was opened.
    Replace(Box<Scenario>),
    /// Several changes as one step: undo takes all of them back.
    Several(Vec<Edit>),
    /// Changes what each class of load must do when something fails.
    Survive(ListEdit<Survival>),
}

impl Edit {
    /// The change of one list by its path, such as `cooling.chillers`; `None` when there is no such
    /// list or leaf.
    pub fn of_list(list: &str, change: ItemChange) -> Option<Self> {
        match list.split_once('.') {
            Some(("it", part)) => ItEdit::of_list(part, change).map(Self::It),
            Some(("power", part)) => PowerEdit::of_list(part, change).map(Self::Power),
            Some(("cooling", part)) => CoolingEdit::of_list(part, change).map(Self::Cooling),
            Some(("floor", part)) => FloorEdit::of_list(part, change).map(Self::Floor),
            None if list == "phases" => ListEdit::of_item(change).map(Self::Phases),
            None if list == "record" => ListEdit::of_item(change).map(Self::Record),
            Some(("targets", "survive")) => ListEdit::of_item(change).map(Self::Survive),
            _ => CatalogueEdit::of_list(list, change).map(Self::Catalogue),
        }
    }

    /// The change of a leaf that stands in no list, by the path of its section (empty: the scenario itself)
    /// and its position there; `None` when there is none.
    pub fn of_leaf(section: &str, leaf: usize, value: Value) -> Option<Self> {
        fn field<S: Section>(leaf: usize) -> Option<S::Field> {
            S::FIELDS.get(leaf).copied()
        }
        match section {
            "" => field::<Scenario>(leaf).map(|field| Self::Scenario { field, value }),
            "site" => field::<Site>(leaf).map(|field| Self::Site { field, value }),
            "targets" => field::<Targets>(leaf).map(|field| Self::Targets { field, value }),
            "costs" => field::<Costs>(leaf).map(|field| Self::Costs { field, value }),
            "it" => ItEdit::of_leaf(leaf, value).map(Self::It),
            "power" => PowerEdit::of_leaf(leaf, value).map(Self::Power),
            "cooling" => CoolingEdit::of_leaf(leaf, value).map(Self::Cooling),
            "floor" => FloorEdit::of_leaf(leaf, value).map(Self::Floor),
            _ => None,
        }
    }

    /// The changes of lists, each with its path, as one step; `None` when there are none.
    pub fn of_lists(changes: &[(String, ItemChange)]) -> Option<Self> {
        let edits: Vec<Self> = (changes.iter())
            .filter_map(|(list, change)| Self::of_list(list, change.clone()))
            .collect();
        (!edits.is_empty()).then_some(Self::Several(edits))
    }

    /// Makes the change. What it points at and is not there changes nothing.
    pub fn apply(&self, scenario: &mut Scenario) {
        match self {
            Self::Scenario { field, value } => scenario.set(*field, value.clone()),
            Self::Site { field, value } => scenario.site.set(*field, value.clone()),
            Self::It(edit) => edit.apply(&mut scenario.it),
            Self::Power(edit) => edit.apply(&mut scenario.power),
            Self::Cooling(edit) => edit.apply(&mut scenario.cooling),
            Self::Floor(edit) => edit.apply(&mut scenario.floor),
            Self::Phases(edit) => edit.apply(&mut scenario.phases),
            Self::Targets { field, value } => scenario.targets.set(*field, value.clone()),
            Self::Costs { field, value } => scenario.costs.set(*field, value.clone()),
            Self::Record(edit) => edit.apply(&mut scenario.record),
            Self::Catalogue(edit) => edit.apply(&mut scenario.catalogue),
            Self::Replace(other) => scenario.clone_from(other),
            Self::Several(edits) => edits.iter().for_each(|edit| edit.apply(scenario)),
            Self::Survive(edit) => edit.apply(&mut scenario.targets.survive),
        }
    }

    /// What it points at, for the words that name it.
    pub fn target(&self) -> EditTarget {
        match self {
            Self::Scenario { field, .. } => EditTarget::leaf::<Scenario>("", *field),
            Self::Site { field, .. } => EditTarget::leaf::<Site>("site", *field),
            Self::It(edit) => edit.target("it"),
            Self::Power(edit) => edit.target("power"),
            Self::Cooling(edit) => edit.target("cooling"),
            Self::Floor(edit) => edit.target("floor"),
            Self::Phases(edit) => edit.target::<Scenario>("", "phases"),
            Self::Targets { field, .. } => EditTarget::leaf::<Targets>("targets", *field),
            Self::Costs { field, .. } => EditTarget::leaf::<Costs>("costs", *field),
            Self::Record(edit) => edit.target::<Scenario>("", "record"),
            Self::Catalogue(edit) => edit.target(),
            Self::Replace(_) => EditTarget::whole(),
            Self::Survive(edit) => edit.target::<Targets>("targets", "survive"),
            Self::Several(_) => EditTarget::several(),
        }
    }

    /// What the leaf becomes; `None` when it is no leaf that changes.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Scenario { value, .. }
            | Self::Site { value, .. }
            | Self::Targets { value, .. }
            | Self::Costs { value, .. } => Some(value),
            Self::It(edit) => edit.value(),
            Self::Power(edit) => edit.value(),
            Self::Cooling(edit) => edit.value(),
            Self::Floor(edit) => edit.value(),
            Self::Phases(edit) => edit.value(),
            Self::Record(edit) => edit.value(),
            Self::Survive(edit) => edit.value(),
            Self::Catalogue(edit) => edit.value(),
            Self::Replace(_) | Self::Several(_) => None,
        }
    }

    /// What the leaf is in a scenario, such as the one before the change; `None` when it is no leaf
    /// that changes, or the item is not there.
    pub fn value_in(&self, scenario: &Scenario) -> Option<Value> {
        match self {
            Self::Scenario { field, .. } => Some(scenario.value(*field)),
            Self::Site { field, .. } => Some(scenario.site.value(*field)),
            Self::It(edit) => edit.value_in(&scenario.it),
            Self::Power(edit) => edit.value_in(&scenario.power),
            Self::Cooling(edit) => edit.value_in(&scenario.cooling),
            Self::Floor(edit) => edit.value_in(&scenario.floor),
            Self::Phases(edit) => edit.value_in(&scenario.phases),
            Self::Targets { field, .. } => Some(scenario.targets.value(*field)),
            Self::Costs { field, .. } => Some(scenario.costs.value(*field)),
            Self::Record(edit) => edit.value_in(&scenario.record),
            Self::Survive(edit) => edit.value_in(&scenario.targets.survive),
            Self::Catalogue(edit) => edit.value_in(&scenario.catalogue),
            Self::Replace(_) | Self::Several(_) => None,
        }
    }

    /// What people call the item that changes: its name, or its id. Of an inserted item, the new one's.
    pub fn item_name_in(&self, scenario: &Scenario) -> Option<String> {
        match self {
            Self::It(edit) => edit.item_name_in(&scenario.it),
            Self::Power(edit) => edit.item_name_in(&scenario.power),
            Self::Cooling(edit) => edit.item_name_in(&scenario.cooling),
            Self::Floor(edit) => edit.item_name_in(&scenario.floor),
            Self::Phases(edit) => edit.item_name_in(&scenario.phases),
            Self::Record(edit) => edit.item_name_in(&scenario.record),
            Self::Survive(edit) => edit.item_name_in(&scenario.targets.survive),
            Self::Catalogue(edit) => edit.item_name_in(&scenario.catalogue),
            _ => None,
        }
    }

    /// Whether both set the same leaf, so that one of them can stand for both.
    pub fn same_leaf(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.target(), other.target());
        let leaves = matches!(
            (&mine.kind, &theirs.kind),
            (TargetKind::Leaf(_), TargetKind::Leaf(_))
        );
        leaves && mine.path == theirs.path
    }
}

/// The scenario as it would be, without keeping the change: for previews, and to try remedies.
pub fn try_edit(scenario: &Scenario, edit: &Edit) -> Scenario {
    let mut tried = scenario.clone();
    edit.apply(&mut tried);
    tried
}
