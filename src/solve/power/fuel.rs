//! Fuel of a day at the load that units carry, against firm gas and permit.

use crate::physics::turbine;
use crate::scenario::plan::Generation;
use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;

/// A group of units on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupFuel {
    /// Units that run.
    pub running: u32,
    /// Load of each over its power on the site.
    pub load_fraction: f64,
    /// Fuel by lower heating value.
    pub fuel: Power,
    /// The same over the day.
    pub per_day: Energy,
    /// Fuel that is contracted and cannot be interrupted; `None` where no contract is given.
    pub firm_gas: Option<Power>,
    /// Fuel above it.
    pub gas_short: Power,
    /// Nitrogen oxides of a year of such days, t; `None` where they are not counted.
    pub nox_t_per_year: Option<f64>,
    /// Of them above the permit, t.
    pub nox_over_t: f64,
}

/// Hours of a year of 365 days.
const HOURS_A_YEAR: f64 = 8_760.0;

/// Fuel of a group whose units, each giving `unit_power` on this site, give `output` together.
///
/// As many units run as can stay above their least load, at least as many as are needed and no more than
/// there are or the permit lets run; they share the load evenly.
///
/// ```text
/// fuel = n · P_unit · f(output / (n · P_unit))       f: part-load curve of the catalogue row
/// ```
///
/// Source: `physics::turbine::fuel`; heat rates by load are catalogue rows. No output, no fuel.
pub fn group_fuel(group: &Generation, unit_power: Power, output: Power) -> GroupFuel {
    let output = output.max(Power::ZERO);
    let running = running(group, unit_power, output);
    let each = if running == 0 {
        Power::ZERO
    } else {
        output * (1.0 / f64::from(running))
    };
    let fuel = turbine::fuel(&group.unit.heat_rate, unit_power, each) * f64::from(running);
    let firm_gas = group
        .fuel
        .gas
        .map(|gas| gas * (1.0 - group.fuel.gas_interruptible_share));
    let gas_short = firm_gas.map_or(Power::ZERO, |firm| (fuel - firm).max(Power::ZERO));
    let nox_t_per_year = group
        .fuel
        .nox_kg_per_mwh
        .map(|kg_per_mwh| kg_per_mwh * output.mw() * HOURS_A_YEAR / 1e3);
    let over = nox_t_per_year.zip(group.fuel.nox_t_per_year);
    GroupFuel {
        running,
        load_fraction: if unit_power <= Power::ZERO {
            0.0
        } else {
            each / unit_power
        },
        fuel,
        per_day: fuel * Duration::from_days(1.0),
        firm_gas,
        gas_short,
        nox_t_per_year,
        nox_over_t: over.map_or(0.0, |(made, permit)| (made - permit).max(0.0)),
    }
}

/// Units that run for an output.
fn running(group: &Generation, unit_power: Power, output: Power) -> u32 {
    if output <= Power::ZERO || unit_power <= Power::ZERO {
        return 0;
    }
    let there = group.count.saturating_sub(group.in_maintenance);
    let most = group.fuel.units.map_or(there, |units| units.min(there));
    let least_load = unit_power * group.min_load_share;
    let stays_above = |n: &u32| least_load * f64::from(*n) <= output;
    (1..=most).rev().find(stays_above).unwrap_or(most.min(1))
}
