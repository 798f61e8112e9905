//! The machines that are there on a day, identical ones together: they are solved once.

use super::dry;
use super::headers;
use crate::catalog;
use crate::physics::chiller::ChillerCurves;
use crate::physics::chiller::ChillerPoint;
use crate::physics::chiller::ChillerRating;
use crate::physics::dry_cooler::DryCooler;
use crate::physics::tower::TowerCell;
use crate::scenario::plan::Chillers;
use crate::scenario::plan::Plan;
use crate::scenario::plan::TowerModel;
use crate::scenario::plan::Towers;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::order;

/// Identical chillers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ChillerKind {
    pub(super) curves: ChillerCurves,
    pub(super) rating: ChillerRating,
    pub(super) air_cooled: bool,
    /// Two in a row in the water: half of them cool the first half of the way, half the rest.
    pub(super) in_series: bool,
    pub(super) count: f64,
}

impl ChillerKind {
    /// One chiller of a group.
    pub(super) fn of(group: &Chillers) -> Self {
        Self {
            curves: group.unit.curves,
            rating: ChillerRating {
                capacity: group.unit_capacity,
                cop: group.unit.rating.cop,
            },
            air_cooled: group.unit.kind == catalog::ChillerKind::AirCooled,
            in_series: group.in_series,
            count: f64::from(group.count),
        }
    }

    /// Heat one takes while its condenser meets `condenser`. In series the one that makes the cold end counts.
    pub(super) fn available(&self, supply: Temperature, condenser: Temperature) -> Power {
        self.curves.available(self.rating, supply, condenser)
    }

    /// One machine under a load: power, and whether a curve was left. In series the mean of both ends: the warm
    /// one makes water that has gone half of its way.
    pub(super) fn run(
        &self,
        load: Power,
        supply: Temperature,
        rise: TempDelta,
        condenser: Temperature,
    ) -> (Power, bool) {
        let at = |leaving| -> ChillerPoint {
            self.curves
                .performance(self.rating, load, leaving, condenser)
        };
        let cold = at(supply);
        if !self.in_series {
            return (cold.power, cold.extrapolated);
        }
        let warm = at(supply + rise * 0.5);
        (
            (cold.power + warm.power) * 0.5,
            cold.extrapolated || warm.extrapolated,
        )
    }
}

/// Identical dry coolers.
#[derive(Clone, Debug)]
pub(super) struct DryKind {
    /// One of them, with its pads.
    pub(super) cooler: DryCooler,
    /// Dry bulb above which pads run.
    pub(super) above: Option<Temperature>,
    /// Fluid at its rating.
    pub(super) rated: HeatCapacityRate,
    /// Heat of one at the point it is sold by.
    pub(super) sold: Power,
    /// Heat of one in the design hour.
    pub(super) at_limit: Power,
    /// Of them not spare.
    pub(super) running: f64,
}

/// Identical tower cells over basins of one concentration.
#[derive(Clone, Debug)]
pub(super) struct TowerKind {
    pub(super) cell: TowerCell,
    /// By which model a year runs them; the design hour, which may lie outside YorkCalc's bounds, goes by conductance.
    pub(super) model: TowerModel,
    /// Cycles of concentration.
    pub(super) cycles: f64,
    pub(super) count: f64,
}

/// Chillers of a day on one header.
pub(super) fn chillers(plan: &Plan, day: u32, header: usize) -> Vec<ChillerKind> {
    let mut kinds: Vec<ChillerKind> = Vec::new();
    let there = plan.cooling.chillers.iter().filter(|group| {
        group.tag.life.holds(day)
            && 0 < group.count
            && headers::of_chillers(plan, group) == header
            && headers::holds(plan, header, day)
    });
    for one in there.map(ChillerKind::of) {
        let same = |kind: &&mut ChillerKind| {
            kind.curves == one.curves
                && kind.rating == one.rating
                && kind.air_cooled == one.air_cooled
                && kind.in_series == one.in_series
        };
        match kinds.iter_mut().find(same) {
            Some(kind) => kind.count += one.count,
            None => kinds.push(one),
        }
    }
    kinds
}

/// Dry coolers of a day on one header, with what one of each carries in the design hour.
pub(super) fn dry_coolers(
    plan: &Plan,
    day: u32,
    header: usize,
    at_limit: impl Fn(&DryKind) -> Power,
) -> Vec<DryKind> {
    let there = plan.cooling.dry_coolers.iter().filter(|group| {
        group.tag.life.holds(day)
            && 0 < group.count
            && headers::of_dry_coolers(plan, group) == header
            && headers::holds(plan, header, day)
    });
    there
        .filter_map(|group| {
            let mut kind = DryKind {
                cooler: dry::cooler(group)?,
                above: group.adiabatic.map(|pads| pads.above),
                rated: dry::rated(group),
                sold: group.unit_heat,
                at_limit: Power::ZERO,
                running: f64::from(group.count.saturating_sub(group.spares).max(1)),
            };
            kind.at_limit = at_limit(&kind);
            Some(kind)
        })
        .collect()
}

/// Tower cells of a day on one header.
pub(super) fn towers_on(plan: &Plan, day: u32, header: usize) -> Vec<TowerKind> {
    let all = plan.cooling.towers.iter();
    tower_kinds(all.filter(|group| {
        group.tag.life.holds(day)
            && 0 < group.count
            && headers::of_towers(plan, group) == header
            && headers::holds(plan, header, day)
    }))
}

fn tower_kinds<'a>(there: impl Iterator<Item = &'a Towers>) -> Vec<TowerKind> {
    let mut kinds: Vec<TowerKind> = Vec::new();
    for group in there {
        let same = |kind: &&mut TowerKind| {
            kind.cell == group.cell && kind.model == group.model && kind.cycles == group.cycles
        };
        match kinds.iter_mut().find(same) {
            Some(kind) => kind.count += f64::from(group.count),
            None => kinds.push(TowerKind {
                cell: group.cell,
                model: group.model,
                cycles: group.cycles,
                count: f64::from(group.count),
            }),
        }
    }
    kinds
}

/// Share of machines that run while the spares stand by; a single machine runs.
///
/// Staging is decided here, for the design hour and for every hour of a year alike: chillers, tower cells and dry
/// coolers all run but the spare ones, equally loaded, however small the load. Fans and compressors have variable
/// speed: three cells at two thirds of the air take the fan power of one and a bit (the cube of the speed), and
/// variable-speed centrifugal chillers are best between 40 and 75 % of their load, so that running more machines slower
/// costs less than running few fast. A plant of fixed speed is better staged; [`ChillerStaging::Fewest`] and
/// [`CellStaging::Fewest`] do that for a plant alone.
///
/// [`ChillerStaging::Fewest`]: super::year::ChillerStaging::Fewest
/// [`CellStaging::Fewest`]: super::year::CellStaging::Fewest
pub(super) fn running(count: f64, spares: u32) -> f64 {
    if count <= 0.0 {
        return 1.0;
    }
    (count - f64::from(spares)).max(1.0) / count
}

/// How many of each fail when the largest ones do, `spares` in all. `each` gives what one carries.
pub(super) fn largest(units: &[(f64, Power)], spares: u32) -> Vec<f64> {
    let mut by_size: Vec<usize> = (0..units.len()).collect();
    order::sort_by(&mut by_size, |a, b| {
        units[*b].1.w().total_cmp(&units[*a].1.w())
    });
    let mut failing = vec![0.0; units.len()];
    let mut left = f64::from(spares);
    for index in by_size {
        failing[index] = units[index].0.min(left);
        left -= failing[index];
    }
    failing
}
