//! Fuel of a day at the running load, against gas contracts and permits.

use super::super::types::DayState;
use super::super::weather;
use super::permits;
use super::permits::GroupYear;
use super::standing;
use super::units;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Grid;
use crate::scenario::plan::Plan;
use crate::solve::power;
use crate::solve::power::fuel::FuelGroup;
use crate::solve::power::fuel::day_fuel;
use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;

/// Fuel of a day, as usual and while all that may be interrupted is.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelStudy {
    /// The grid gives all of its contracts; standby units stand.
    pub usual: FuelCase,
    /// The utility has called its interruptible part and the supplier interruptible gas; standby units run.
    pub interrupted: FuelCase,
    /// What each group does in a year of such days, against its permits.
    pub years: Vec<GroupYear>,
    /// How long batteries alone answer the call of the utility with what they keep for it; `None` where it calls
    /// nothing.
    pub answered: Option<Duration>,
}

/// Fuel of a day in one case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FuelCase {
    /// Site bus at the running load.
    pub load: Power,
    /// What the grid gives.
    pub grid: Power,
    /// Group by group, in the order of the plan; those that stand on the day.
    pub groups: Vec<GroupFuelDay>,
    /// What no source gives.
    pub missing: Power,
    /// Fuel of the day, lower heating value.
    pub fuel: Energy,
    /// Gas of the day that no firm contract covers.
    pub beyond_firm: Energy,
}

/// What one group of units does on such a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupFuelDay {
    /// Position in the plan.
    pub group: usize,
    /// Units that run.
    pub running: u32,
    /// Units that may run: ready, and within the permits for power and for units.
    pub may_run: u32,
    /// Output of all, MW at the bus.
    pub output: Power,
    /// Fuel of all, lower heating value.
    pub fuel: Power,
    /// Gas contracted; `None`: as much as it needs, or no gas.
    pub contract: Option<Power>,
    /// Of it, what the supplier may not interrupt.
    pub firm: Option<Power>,
    /// Fuel that the firm contract does not cover.
    pub beyond_firm: Power,
    /// Nitrogen oxides of a year of such days, t; `None` where they are not counted.
    pub nox_t_per_year: Option<f64>,
    /// What the permit allows, t.
    pub nox_permit_t: Option<f64>,
    /// Hours that one unit runs in a year of such days, taken in turn.
    pub hours_per_unit: f64,
    /// Hours that one may run.
    pub hours_permit: Option<f64>,
}

/// Hours of a year.
const YEAR_H: f64 = 8_760.0;

/// Fuel of a day at the running load.
///
/// ```text
/// load = house + (site at design peak − house) · IT running / IT at design peak
/// ```
///
/// Known error: losses fall with the square of the load and no-load losses stay, together a hundredth of the
/// load. Groups run in the order of the plan, each with as few units as carry its part, `solve::power::fuel`.
pub fn fuel(plan: &Plan, state: &DayState) -> FuelStudy {
    let mut study = FuelStudy {
        usual: case(plan, state, false),
        interrupted: case(plan, state, true),
        years: Vec::new(),
        answered: answered(plan, state.day),
    };
    study.years = permits::years(plan, state.day, &study);
    study
}

/// How long batteries give what the utility may call.
fn answered(plan: &Plan, day: u32) -> Option<Duration> {
    let feeds = plan.power.grid.iter();
    let called: Power = feeds
        .filter(|grid| grid.tag.life.holds(day))
        .map(|grid| grid.interruptible)
        .sum();
    let batteries = plan.power.batteries.iter();
    let there = batteries.filter(|row| row.tag.life.holds(day));
    let (power, energy) = there.fold((Power::ZERO, Energy::ZERO), |(power, energy), row| {
        (power + row.power, energy + row.response_energy)
    });
    let given = called.min(power);
    (Power::ZERO < called).then(|| {
        if given <= Power::ZERO {
            Duration::ZERO
        } else {
            energy / given
        }
    })
}

/// Site bus at the running load.
fn running_load(state: &DayState) -> Power {
    let share = if state.it_peak <= Power::ZERO {
        1.0
    } else {
        state.it_running / state.it_peak
    };
    let house = state.electrical.house;
    house + (state.electrical.site - house) * share
}

fn case(plan: &Plan, state: &DayState, interrupted: bool) -> FuelCase {
    let air = weather::intake_air(&state.conditions);
    let mut order: Vec<(usize, &Generation)> = standing(plan, state.day)
        .filter(|(_, group)| interrupted || !group.standby)
        .collect();
    // Standby units come last; the sort is stable.
    crate::units::order::sort_by(&mut order, |a, b| a.1.standby.cmp(&b.1.standby));
    let groups: Vec<FuelGroup<'_>> = order
        .iter()
        .map(|(_, group)| FuelGroup {
            units: units(group),
            unit: power::unit_power(plan, group, air),
            heat_rate: &group.unit.heat_rate,
            min_share: group.min_load_share,
        })
        .collect();
    let load = running_load(state);
    let day = day_fuel(load, grid(plan, state.day, interrupted), &groups, None);
    let mut found = FuelCase {
        load,
        grid: day.grid,
        missing: day.missing,
        fuel: day.fuel,
        ..FuelCase::default()
    };
    for (((index, group), of), done) in order.iter().zip(&groups).zip(&day.groups) {
        let row = GroupFuelDay {
            running: done.running,
            may_run: of.units,
            output: done.output,
            fuel: done.fuel,
            ..permits(*index, group, done.output, done.fuel, done.running)
        };
        found.beyond_firm += row.beyond_firm * Duration::from_days(1.0);
        found.groups.push(row);
    }
    found
}

/// A group's contract and permits against what it burns.
fn permits(
    index: usize,
    group: &Generation,
    output: Power,
    fuel: Power,
    running: u32,
) -> GroupFuelDay {
    let of = &group.fuel;
    let firm = of.gas.map(|gas| gas * (1.0 - of.gas_interruptible_share));
    let energy_mwh = output.mw() * YEAR_H;
    let taking_turns = group.count.max(1);
    GroupFuelDay {
        group: index,
        contract: of.gas,
        firm,
        beyond_firm: firm.map_or(Power::ZERO, |firm| (fuel - firm).max(Power::ZERO)),
        nox_t_per_year: of.nox_kg_per_mwh.map(|kg| energy_mwh * kg / 1e3),
        nox_permit_t: of.nox_t_per_year,
        hours_per_unit: YEAR_H * f64::from(running) / f64::from(taking_turns),
        hours_permit: of.hours_per_year.map(Duration::h),
        ..GroupFuelDay::default()
    }
}

/// What the feeds of a day give: their contracts within their transformers, less what the utility has called.
fn grid(plan: &Plan, day: u32, interrupted: bool) -> Power {
    let feeds = plan.power.grid.iter();
    feeds
        .filter(|grid| grid.tag.life.holds(day))
        .map(|grid| feed(grid, plan.power.it_power_factor, interrupted))
        .sum()
}

/// What one feed gives.
pub(super) fn feed(grid: &Grid, power_factor: f64, interrupted: bool) -> Power {
    let through = grid.transformer.as_ref().map_or(grid.contract, |row| {
        (row.rating * f64::from(grid.transformer_count)).at_power_factor(power_factor)
    });
    let called = if interrupted {
        grid.interruptible
    } else {
        Power::ZERO
    };
    through.min((grid.contract - called).max(Power::ZERO))
}
