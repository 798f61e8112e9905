//! What the units of a group do in a year against what their permits allow.

use super::fuel::FuelStudy;
use super::fuel::GroupFuelDay;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Plan;
use crate::units::Duration;

/// A group's year at the running load of one day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GroupYear {
    /// Position in the plan.
    pub group: usize,
    /// Energy of all units, MWh.
    pub energy_mwh: f64,
    /// Nitrogen oxides, t; `None` where they are not counted.
    pub nox_t: Option<f64>,
    /// What the permit allows, t.
    pub nox_permit_t: Option<f64>,
    /// Hours that one unit runs, taken in turn.
    pub hours_per_unit: f64,
    /// Hours that one may run.
    pub hours_permit: Option<f64>,
    /// Starts of all units.
    pub starts: f64,
    /// What the permit allows.
    pub starts_permit: Option<f64>,
}

/// Hours of a year.
const YEAR_H: f64 = 8_760.0;

/// Starts of one unit in a year without any failure: a run each month, of a standby unit as an exercise (NFPA 110,
/// background), of a prime one after washing and inspection (assumption).
const STARTS_A_YEAR: f64 = 12.0;

/// How long the utility interrupts at a time, h. Assumption: programmes call two to six hours.
const CALL_H: f64 = 4.0;

impl GroupYear {
    /// What each permit allows and what is needed, with the unit of both; `None` where nothing is said of it.
    pub fn against_permits(&self) -> [(Option<(f64, f64)>, &'static str); 3] {
        let of = |allowed: Option<f64>, needed: Option<f64>| allowed.zip(needed);
        [
            (of(self.nox_permit_t, self.nox_t), "t/year"),
            (of(self.hours_permit, Some(self.hours_per_unit)), "h/year"),
            (of(self.starts_permit, Some(self.starts)), "starts/year"),
        ]
    }
}

/// The year of every group: usual days, and days on which the utility has called its interruptible part for as many
/// hours as it may; for all of them where it may any number.
///
/// ```text
/// year = (1 − s)·usual + s·interrupted      s = hours that may be called / 8,760
/// ```
///
/// Nothing is called where no feed is interruptible.
pub(super) fn years(plan: &Plan, day: u32, study: &FuelStudy) -> Vec<GroupYear> {
    let called = called_h(plan, day);
    let share = called / YEAR_H;
    let of = |rows: &[GroupFuelDay], group: usize| -> GroupFuelDay {
        let mut rows = rows.iter();
        rows.find(|row| row.group == group)
            .cloned()
            .unwrap_or_default()
    };
    let rows = study.interrupted.groups.iter();
    rows.map(|row| {
        let group = &plan.power.generation[row.group];
        let usual = of(&study.usual.groups, row.group);
        let mixed = |a: f64, b: f64| (1.0 - share) * a + share * b;
        let energy_mwh = mixed(usual.output.mw(), row.output.mw()) * YEAR_H;
        let hours =
            |row: &GroupFuelDay| YEAR_H * f64::from(row.running) / f64::from(group.count.max(1));
        let more = row.running.saturating_sub(usual.running);
        GroupYear {
            group: row.group,
            energy_mwh,
            nox_t: group.fuel.nox_kg_per_mwh.map(|kg| energy_mwh * kg / 1e3),
            nox_permit_t: group.fuel.nox_t_per_year,
            hours_per_unit: mixed(hours(&usual), hours(row)),
            hours_permit: group.fuel.hours_per_year.map(Duration::h),
            starts: starts(group, more, called),
            starts_permit: group.fuel.starts_per_year.map(f64::from),
        }
    })
    .collect()
}

fn starts(group: &Generation, more: u32, called_h: f64) -> f64 {
    STARTS_A_YEAR * f64::from(group.count) + f64::from(more) * called_h / CALL_H
}

/// Hours in a year in which the feeds of a day may be interrupted.
fn called_h(plan: &Plan, day: u32) -> f64 {
    let feeds = plan.power.grid.iter();
    feeds
        .filter(|grid| grid.tag.life.holds(day) && 0.0 < grid.interruptible.w())
        .map(|grid| grid.curtailment.map_or(YEAR_H, Duration::h).min(YEAR_H))
        .fold(0.0, f64::max)
}
