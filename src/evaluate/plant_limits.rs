//! Limits of the plant: of every header its chillers, what cools them, its pumps; and the plant's power blocks.

use super::couple::SiteState;
use super::day::Ground;
use super::limits;
use super::limits::Draft;
use super::types::LimitKind;
use super::types::LimitUnit;
use crate::scenario::plan::PumpDuty;
use crate::solve::cooling;
use crate::solve::cooling::Capacity;
use crate::solve::cooling::Element;
use crate::solve::cooling::PlantState;
use crate::solve::cooling::Stage;
use crate::units::Power;

/// What a site limit counts; of a header by its position.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum SiteNeed {
    Supply,
    Evaporator(usize),
    Rejected(usize),
    Sinks(usize),
    PlantBlocks,
    Water,
}

impl SiteNeed {
    /// What the supply is judged by, MW.
    pub(super) fn supply(ground: &Ground<'_>, state: &SiteState) -> f64 {
        let rule = ground.plan.power.network.rules.supply_by;
        let halls = state.halls.iter();
        let more: Power = halls.map(|hall| limits::beyond_peak(rule, hall)).sum();
        (state.chain.site + more).mw()
    }

    /// The need with some racks more or fewer, MW or ML a day.
    pub(super) fn of(self, ground: &Ground<'_>, extra: i64) -> f64 {
        match self {
            Self::Supply => Self::supply(ground, &ground.site(extra)),
            Self::Evaporator(header) => ground.site(extra).headers[header].evaporator_heat.mw(),
            Self::Rejected(header) => ground.site(extra).headers[header].rejected.mw(),
            Self::Sinks(header) => ground.site(extra).headers[header].sink_heat.mw(),
            Self::PlantBlocks => ground.site(extra).chain.plant_blocks.load.mw(),
            Self::Water => ground.water(&ground.mean_hour(extra)).ml_per_day(),
        }
    }
}

/// Limits of every header, then of the plant's power blocks.
pub(super) fn drafts(ground: &Ground<'_>, state: &SiteState) -> Vec<(String, Draft, SiteNeed)> {
    let mut drafts = Vec::new();
    let served = served(ground);
    for (header, capacity) in ground.fleet.capacities().enumerate() {
        if served[header] {
            of_header(
                ground,
                header,
                capacity,
                &state.headers[header],
                &mut drafts,
            );
        }
    }
    if !ground.plan.power.plant_blocks.is_empty() {
        let draft = Draft {
            kind: LimitKind::PlantBlocks,
            ..limits::blocks(state.chain.plant_blocks)
        };
        drafts.push(("plant-blocks".to_owned(), draft, SiteNeed::PlantBlocks));
    }
    drafts
}

/// Headers that heat of any hall goes to; the only one always.
fn served(ground: &Ground<'_>) -> Vec<bool> {
    let mut served = vec![false; cooling::header_count(ground.plan)];
    for racks in ground.racks.iter().filter(|racks| racks.is_there) {
        for header in cooling::headers_of_hall(ground.plan, ground.day, racks.hall) {
            served[header] = true;
        }
    }
    let any = served.contains(&true);
    served.iter().map(|is| !any || *is).collect()
}

/// Chillers and towers, dry coolers and heat rejection as one figure, pumps whose flow is given. Where the header has
/// none of them, a limit of nothing, so that a site without cooling shows what it lacks.
fn of_header(
    ground: &Ground<'_>,
    header: usize,
    capacity: &Capacity,
    plant: &PlantState,
    drafts: &mut Vec<(String, Draft, SiteNeed)>,
) {
    let planned = Planned::of(ground, header);
    let mut push = |name: &str, draft, need| drafts.push((id(ground, header, name), draft, need));
    if planned.rejection || (!planned.chillers && !planned.sinks) {
        let draft = heat(
            LimitKind::HeatRejection,
            plant.rejected,
            plant.rejection_capacity,
            plant.rejection_firm,
        );
        push("heat-rejection", draft, SiteNeed::Rejected(header));
    }
    if planned.chillers {
        let draft = heat(
            LimitKind::Chillers,
            plant.evaporator_heat,
            plant.chiller_capacity,
            plant.chiller_firm,
        );
        push("chillers", draft, SiteNeed::Evaporator(header));
    }
    if planned.sinks {
        let kind = if planned.towers {
            LimitKind::Towers
        } else {
            LimitKind::HeatRejection
        };
        let draft = heat(
            kind,
            plant.sink_heat,
            plant.tower_capacity,
            plant.tower_firm,
        );
        let name = if planned.towers {
            "towers"
        } else {
            "dry-coolers"
        };
        push(name, draft, SiteNeed::Sinks(header));
    }
    pumps(ground, header, capacity, plant, drafts);
}

/// Pumps whose flow is given.
fn pumps(
    ground: &Ground<'_>,
    header: usize,
    capacity: &Capacity,
    plant: &PlantState,
    drafts: &mut Vec<(String, Draft, SiteNeed)>,
) {
    let events = capacity.events(ground.plan, ground.day, header);
    for (duty, name) in PUMPS {
        let stage = Stage::Pumps(duty);
        let of_stage = || capacity.units.iter().filter(|unit| unit.stage == stage);
        if of_stage().next().is_none() || of_stage().any(|unit| unit.sized) {
            continue;
        }
        let all = capacity.of(&capacity.all(), &[stage]);
        let left = events
            .iter()
            .map(|event| capacity.of(&event.left, &[stage]));
        let firm = left.fold(all, Power::min);
        let (used, need) = if duty == PumpDuty::Condenser {
            (plant.sink_heat, SiteNeed::Sinks(header))
        } else {
            (plant.evaporator_heat, SiteNeed::Evaporator(header))
        };
        let draft = heat(LimitKind::Pumps, used, all, firm);
        drafts.push((id(ground, header, name), draft, need));
    }
}

/// A limit in heat.
fn heat(kind: LimitKind, used: Power, all: Power, firm: Power) -> Draft {
    Draft {
        kind,
        unit: LimitUnit::MwHeat,
        capacity: all.mw(),
        used: used.mw(),
        reserve: (all - firm).mw(),
        stranded: 0.0,
    }
}

/// Pumps by what they move, and the name of their limit.
const PUMPS: [(PumpDuty, &str); 3] = [
    (PumpDuty::Primary, "pumps"),
    (PumpDuty::Secondary, "secondary-pumps"),
    (PumpDuty::Condenser, "condenser-pumps"),
];

/// What a header is planned to have, on this day or another.
struct Planned {
    chillers: bool,
    towers: bool,
    /// Towers, or dry coolers for condenser water.
    sinks: bool,
    /// Dry coolers for the facility water, or heat rejection as one figure.
    rejection: bool,
}

impl Planned {
    fn of(ground: &Ground<'_>, header: usize) -> Self {
        let planned = cooling::planned(ground.plan, header);
        let has = |element| planned.iter().any(|(one, _)| *one == element);
        let at = |stage| planned.iter().any(|(_, one)| *one == stage);
        Self {
            chillers: has(Element::Chiller),
            towers: has(Element::Tower),
            sinks: at(Stage::Sinks),
            rejection: at(Stage::Rejection),
        }
    }
}

/// `chillers`, or `loop/chillers` where there are several loops.
fn id(ground: &Ground<'_>, header: usize, name: &str) -> String {
    if 1 < cooling::header_count(ground.plan) {
        format!("{}/{name}", cooling::header_id(ground.plan, header))
    } else {
        name.to_owned()
    }
}
