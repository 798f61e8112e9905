//! Fuel of a day at the running load: what the grid does not give, shared by the units that run.

use crate::physics::turbine;
use crate::physics::turbine::HeatRatePoint;
use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;

/// Identical units that share what is asked of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FuelGroup<'a> {
    /// Units that may run.
    pub units: u32,
    /// Power of one on this site.
    pub unit: Power,
    /// Fuel by load.
    pub heat_rate: &'a [HeatRatePoint],
    /// Least load of a unit over its power: below it flame or exhaust treatment do not hold.
    pub min_share: f64,
}

/// What one group does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GroupFuel {
    /// Units that run.
    pub running: u32,
    /// Their output, all together.
    pub output: Power,
    /// Fuel they burn, lower heating value.
    pub fuel: Power,
}

/// Fuel of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayFuel {
    /// What the grid gives.
    pub grid: Power,
    /// Group by group.
    pub groups: Vec<GroupFuel>,
    /// What no source gives.
    pub missing: Power,
    /// Fuel of the day, lower heating value.
    pub fuel: Energy,
    /// Of it, what the firm gas contract does not cover.
    pub beyond_firm: Energy,
}

/// Shares a load among the grid and the groups and sums the fuel of a day.
///
/// The grid gives what its contract allows; the groups give the rest in the order of the list, each with
/// as few units as carry it, equally loaded, and none below its least load: the grid then gives less. Fewer, fuller units are what operators run: at half load a turbine burns a fifth more for the same
/// energy. Fuel by `physics::turbine::fuel`. `firm` is the gas that may not be interrupted, as a power.
pub fn day_fuel(
    load: Power,
    grid: Power,
    groups: &[FuelGroup<'_>],
    firm: Option<Power>,
) -> DayFuel {
    let mut day = DayFuel {
        grid: grid.min(load).max(Power::ZERO),
        ..DayFuel::default()
    };
    let mut left = (load - day.grid).max(Power::ZERO);
    for group in groups {
        let done = run(group, left);
        // What units give beyond what is wanted, because of their least load, the grid does not.
        day.grid = (day.grid - (done.output - left).max(Power::ZERO)).max(Power::ZERO);
        left = (left - done.output).max(Power::ZERO);
        day.groups.push(done);
    }
    day.missing = left;
    let burned: Power = day.groups.iter().map(|group| group.fuel).sum();
    let whole_day = Duration::from_days(1.0);
    day.fuel = burned * whole_day;
    day.beyond_firm = firm.map_or(Energy::ZERO, |firm| {
        (burned - firm).max(Power::ZERO) * whole_day
    });
    day
}

fn run(group: &FuelGroup<'_>, wanted: Power) -> GroupFuel {
    if group.unit <= Power::ZERO || group.units == 0 || wanted <= Power::ZERO {
        return GroupFuel::default();
    }
    let running = units_for(group, wanted);
    let least = group.unit * group.min_share.clamp(0.0, 1.0);
    let each = (wanted / f64::from(running)).max(least).min(group.unit);
    let fuel = turbine::fuel(group.heat_rate, group.unit, each) * f64::from(running);
    GroupFuel {
        running,
        output: each * f64::from(running),
        fuel,
    }
}

/// The fewest units that carry it: they are then also the fullest.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the number of units first"
)]
fn units_for(group: &FuelGroup<'_>, wanted: Power) -> u32 {
    let needed = (wanted / group.unit - ROUNDING).ceil();
    needed.clamp(1.0, f64::from(group.units)) as u32
}

/// A load that is a whole number of units but for rounding needs no further unit.
const ROUNDING: f64 = 1e-9;
