//! Towers and dry coolers of a loop, as the year runs them.

use crate::physics::tower::TowerCell;
use crate::physics::tower::control::Fans;
use crate::physics::tower::merkel::MerkelTower;
use crate::physics::tower::york::YorkDesign;
use crate::physics::tower::york::YorkTower;
use crate::scenario::plan::Plan;
use crate::scenario::plan::TowerModel;
use crate::solve::cooling::machines;
use crate::solve::cooling::machines::TowerKind as Cells;
use crate::solve::cooling::year::plant::CellStaging;
use crate::solve::cooling::year::plant::DryGroup;
use crate::solve::cooling::year::plant::Evaporation;
use crate::solve::cooling::year::plant::Rejection;
use crate::solve::cooling::year::plant::TowerGroup;
use crate::solve::cooling::year::plant::TowerKind;
use crate::solve::cooling::year::plant::WATER_HEAT_J_PER_KG_K;
use crate::units::Power;
use crate::units::VolumeFlow;

/// What stands outdoors on a loop: towers, dry coolers, or both beside each other, the heat going over them in
/// proportion to what they are sold for.
pub(super) fn rejection(plan: &Plan, day: u32, header: usize) -> Rejection {
    let (groups, tower_heat) = towers(plan, day, header);
    let mut parts: Vec<(Power, Rejection)> = Vec::new();
    if !groups.is_empty() {
        parts.push((tower_heat, Rejection::Towers(groups)));
    }
    for kind in machines::dry_coolers(plan, day, header, |_| Power::ZERO) {
        let group = DryGroup {
            count: kind.running,
            cooler: kind.cooler,
            pads_above: kind.above,
        };
        parts.push((kind.sold * kind.running, Rejection::Dry(group)));
    }
    if parts.len() < 2 {
        return parts.pop().map_or(Rejection::None, |(_, only)| only);
    }
    let all: Power = parts.iter().map(|(heat, _)| *heat).sum();
    Rejection::Beside(
        parts
            .into_iter()
            .map(|(heat, part)| (heat / all, part))
            .collect(),
    )
}

/// Cells of one kind together, and what all of them are sold for.
fn towers(plan: &Plan, day: u32, header: usize) -> (Vec<TowerGroup>, Power) {
    let kinds = machines::towers_on(plan, day, header);
    let all = kinds.iter().map(|kind| kind.count).sum();
    let running = machines::running(all, plan.cooling.spares);
    let sold = kinds
        .iter()
        .map(|kind| kind.cell.rating.heat * (kind.count * running));
    let sold: Power = sold.sum();
    let groups = kinds.iter().map(|kind| tower_group(kind, running));
    (groups.collect(), sold)
}

/// Cells of the catalogue in the model that the plan names. A rating that YorkCalc cannot be calibrated to goes by
/// its conductance.
fn tower_group(kind: &Cells, running: f64) -> TowerGroup {
    let york = match kind.model {
        TowerModel::YorkCalc => york(&kind.cell),
        TowerModel::Merkel => None,
    };
    TowerGroup {
        cells: kind.count * running,
        model: york.map_or_else(
            || TowerKind::Merkel(MerkelTower::from(&kind.cell)),
            TowerKind::York,
        ),
        fans: Fans::from(&kind.cell.rating),
        cycles: kind.cycles,
        staging: CellStaging::All,
        cell_flow: (1.0, 1.0),
        evaporation: Evaporation::DryAir,
    }
}

fn york(cell: &TowerCell) -> Option<YorkTower> {
    let rating = &cell.rating;
    let air = cell.rated_air.kg_per_s() * cell.rated_volume_m3_per_kg;
    YorkTower::from_design(&YorkDesign {
        wet_bulb: rating.wet_bulb,
        approach: rating.leaving - rating.wet_bulb,
        range: rating.entering - rating.leaving,
        water: cell.rated_water,
        air: VolumeFlow::from_m3_per_s(air),
        water_heat_j_per_kg_k: WATER_HEAT_J_PER_KG_K,
    })
}
