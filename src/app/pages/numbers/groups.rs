//! Which numbers stand in which group, in which order, and the edits that change them.

use crate::app::components::LeafSpec;
use crate::edit::CoolingEdit;
use crate::edit::Edit;
use crate::edit::ItEdit;
use crate::edit::ListEdit;
use crate::edit::PowerEdit;
use crate::scenario::Scenario;
use crate::scenario::ScenarioField;
use crate::scenario::cooling::AirGroupField;
use crate::scenario::cooling::CduGroupField;
use crate::scenario::cooling::ChillerGroupField;
use crate::scenario::cooling::CoolingField;
use crate::scenario::cooling::RejectionGroupField;
use crate::scenario::cooling::TowerGroupField;
use crate::scenario::goals::PhaseField;
use crate::scenario::goals::TargetsField;
use crate::scenario::it::DeploymentField;
use crate::scenario::it::ItField;
use crate::scenario::power::BatteryGroupField;
use crate::scenario::power::BlockGroupField;
use crate::scenario::power::GenerationGroupField;
use crate::scenario::power::GridContractField;
use crate::scenario::record::Section;
use crate::scenario::record::Value;
use crate::scenario::site::SiteField;

/// A group of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Goals,
    Racks,
    Supply,
    Blocks,
    Plant,
    HallCooling,
    Site,
}

/// One thing with its numbers.
pub(in crate::app::pages) struct Item {
    /// Its id; empty for what stands alone.
    pub(in crate::app::pages) id: String,
    /// Its name; empty for what stands alone.
    pub(in crate::app::pages) title: String,
    /// Where its numbers are known from, and how well.
    pub(in crate::app::pages) source: String,
    /// The letter of its confidence.
    pub(in crate::app::pages) confidence: String,
    /// Whether no source gives it.
    pub(in crate::app::pages) is_assumption: bool,
    /// Its numbers.
    pub(in crate::app::pages) specs: Vec<LeafSpec>,
}

impl Group {
    /// All groups, in the order of the panel.
    pub(super) const ALL: [Self; 7] = [
        Self::Goals,
        Self::Racks,
        Self::Supply,
        Self::Blocks,
        Self::Plant,
        Self::HallCooling,
        Self::Site,
    ];

    /// Its name for people.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Goals => "Goals and redundancy",
            Self::Racks => "GPU racks",
            Self::Supply => "Supply",
            Self::Blocks => "Power blocks",
            Self::Plant => "Cooling plant",
            Self::HallCooling => "CDUs and air coolers",
            Self::Site => "Site",
        }
    }

    /// Its things with their numbers.
    pub(super) fn items(self, scenario: &Scenario) -> Vec<Item> {
        match self {
            Self::Goals => goals(scenario),
            Self::Racks => racks(scenario),
            Self::Supply => supply(scenario),
            Self::Blocks => blocks(scenario),
            Self::Plant => plant(scenario),
            Self::HallCooling => hall_cooling(scenario),
            Self::Site => vec![site(scenario)],
        }
    }
}

fn goals(scenario: &Scenario) -> Vec<Item> {
    let own = |field| {
        LeafSpec::own("", scenario, field, |field, value| Edit::Scenario {
            field,
            value,
        })
    };
    let target = |field| {
        LeafSpec::own("targets", &scenario.targets, field, |field, value| {
            Edit::Targets { field, value }
        })
    };
    let mut items = vec![alone(vec![
        own(ScenarioField::SourcedOnly),
        own(ScenarioField::StartDate),
        own(ScenarioField::HorizonDays),
        target(TargetsField::SupplyRedundancy),
        target(TargetsField::CoolingSpares),
    ])];
    let fields = [PhaseField::Gpus, PhaseField::DueDay];
    items.extend(list("phases", &scenario.phases, &fields, Edit::Phases));
    items
}

fn racks(scenario: &Scenario) -> Vec<Item> {
    let own = |field| {
        LeafSpec::own("it", &scenario.it, field, |field, value| {
            Edit::It(ItEdit::Own { field, value })
        })
    };
    let mut items = vec![alone(vec![
        own(ItField::RunningShare),
        own(ItField::DesignMargin),
    ])];
    let fields = [DeploymentField::Racks, DeploymentField::ReadyDay];
    items.extend(list(
        "it.deployments",
        &scenario.it.deployments,
        &fields,
        |edit| Edit::It(ItEdit::Deployments(edit)),
    ));
    items
}

fn supply(scenario: &Scenario) -> Vec<Item> {
    let power = &scenario.power;
    let grid = [GridContractField::ContractMw, GridContractField::ReadyDay];
    let units = [GenerationGroupField::Count, GenerationGroupField::ReadyDay];
    let batteries = [BatteryGroupField::Count, BatteryGroupField::ReadyDay];
    let mut items = list("power.grid", &power.grid, &grid, |edit| {
        Edit::Power(PowerEdit::Grid(edit))
    });
    items.extend(list(
        "power.generation",
        &power.generation,
        &units,
        |edit| Edit::Power(PowerEdit::Generation(edit)),
    ));
    items.extend(list(
        "power.batteries",
        &power.batteries,
        &batteries,
        |edit| Edit::Power(PowerEdit::Batteries(edit)),
    ));
    items
}

fn blocks(scenario: &Scenario) -> Vec<Item> {
    let fields = [BlockGroupField::Count, BlockGroupField::Topology];
    list("power.blocks", &scenario.power.blocks, &fields, |edit| {
        Edit::Power(PowerEdit::Blocks(edit))
    })
}

fn plant(scenario: &Scenario) -> Vec<Item> {
    let cooling = &scenario.cooling;
    let own = |field| {
        LeafSpec::own("cooling", cooling, field, |field, value| {
            Edit::Cooling(CoolingEdit::Own { field, value })
        })
    };
    let mut items = vec![alone(vec![
        own(CoolingField::SupplyC),
        own(CoolingField::LoopRiseK),
        own(CoolingField::CondenserLimitC),
        own(CoolingField::Cycles),
    ])];
    let chillers = [ChillerGroupField::Count, ChillerGroupField::ReadyDay];
    let towers = [TowerGroupField::Count, TowerGroupField::ReadyDay];
    let rejection = [RejectionGroupField::Count, RejectionGroupField::UnitMw];
    items.extend(list(
        "cooling.chillers",
        &cooling.chillers,
        &chillers,
        |edit| Edit::Cooling(CoolingEdit::Chillers(edit)),
    ));
    items.extend(list("cooling.towers", &cooling.towers, &towers, |edit| {
        Edit::Cooling(CoolingEdit::Towers(edit))
    }));
    items.extend(list(
        "cooling.rejection",
        &cooling.rejection,
        &rejection,
        |edit| Edit::Cooling(CoolingEdit::Rejection(edit)),
    ));
    items
}

fn hall_cooling(scenario: &Scenario) -> Vec<Item> {
    let cooling = &scenario.cooling;
    let cdus = [CduGroupField::Count, CduGroupField::Spares];
    let air = [AirGroupField::Count, AirGroupField::Spares];
    let mut items = list("cooling.cdus", &cooling.cdus, &cdus, |edit| {
        Edit::Cooling(CoolingEdit::Cdus(edit))
    });
    items.extend(list("cooling.air", &cooling.air, &air, |edit| {
        Edit::Cooling(CoolingEdit::Air(edit))
    }));
    items
}

fn site(scenario: &Scenario) -> Item {
    let own = |field| {
        LeafSpec::own("site", &scenario.site, field, |field, value| Edit::Site {
            field,
            value,
        })
    };
    alone(vec![
        own(SiteField::DesignBasis),
        own(SiteField::HouseMw),
        own(SiteField::RecirculationDryK),
        own(SiteField::RecirculationWetK),
        own(SiteField::WaterPeakDayMl),
    ])
}

/// Numbers of no item of a list.
fn alone(specs: Vec<LeafSpec>) -> Item {
    Item {
        id: String::new(),
        title: String::new(),
        source: String::new(),
        confidence: String::new(),
        is_assumption: false,
        specs,
    }
}

/// The items of a list with some of their numbers.
fn list<S: Section + 'static>(
    path: &str,
    items: &[S],
    fields: &[S::Field],
    wrap: fn(ListEdit<S>) -> Edit,
) -> Vec<Item> {
    let items = items.iter().enumerate();
    items
        .map(|(index, item)| one(path, index, item, fields, wrap))
        .collect()
}

/// One item of a list with some of its numbers.
pub(in crate::app::pages) fn one<S: Section + 'static>(
    path: &str,
    index: usize,
    item: &S,
    fields: &[S::Field],
    wrap: fn(ListEdit<S>) -> Edit,
) -> Item {
    let (id, name) = (text(item, "id"), text(item, "name"));
    let specs = fields
        .iter()
        .map(|field| LeafSpec::of_item(path, index, item, *field, wrap));
    Item {
        title: if name.is_empty() { id.clone() } else { name },
        id,
        source: text(item, "source"),
        confidence: text(item, "confidence"),
        is_assumption: leaf(item, "assumption") == Some(Value::Flag(true)),
        specs: specs.collect(),
    }
}

fn leaf<S: Section>(item: &S, name: &str) -> Option<Value> {
    let position = S::SHAPE.leaves.iter().position(|leaf| leaf.name == name)?;
    S::FIELDS.get(position).map(|field| item.value(*field))
}

fn text<S: Section>(item: &S, name: &str) -> String {
    match leaf(item, name) {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    }
}
