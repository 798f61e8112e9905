//! What each class of load has when every prime source is gone: its UPS, batteries, standby units.

use super::super::types::DayState;
use super::super::weather;
use super::standing;
use super::start::of_class;
use super::start::pickups;
use crate::scenario::plan::Backup;
use crate::scenario::plan::Class;
use crate::scenario::plan::Plan;
use crate::solve::power;
use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;

/// Loads of a day with every prime source gone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BackupStudy {
    /// Class by class, those with a load.
    pub classes: Vec<ClassBackup>,
    /// Load that batteries are asked for.
    pub on_batteries: Power,
    /// Their power.
    pub battery: Power,
    /// Energy that they keep for bridging.
    pub energy: Energy,
    /// How long they carry what asks for them; zero where it is more than they give.
    pub battery_time: Duration,
    /// Load that standby units are asked for.
    pub on_standby: Power,
    /// What they give.
    pub standby: Power,
    /// When those that are needed carry their load; `None`: they never carry all of it.
    pub started: Option<Duration>,
}

/// What one class has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassBackup {
    /// Which.
    pub class: Class,
    /// What it draws at design peak, losses included.
    pub load: Power,
    /// What is to take over.
    pub backup: Backup,
    /// How long its UPS carries it; zero without one.
    pub ups: Duration,
    /// How long it must last, where the plan says so.
    pub wanted: Option<Duration>,
    /// How long it lasts: UPS, then batteries, then standby units for as long as they run. `None`: without end.
    pub lasts: Option<Duration>,
    /// Whether it is carried without a gap from UPS and batteries to standby units.
    pub no_gap: bool,
}

impl ClassBackup {
    /// Whether the plan gives the class what it asks for.
    pub fn is_met(&self) -> bool {
        let long_enough = match (self.lasts, self.wanted) {
            (None, _) => true,
            (Some(lasts), Some(wanted)) => wanted <= lasts,
            (Some(lasts), None) => match self.backup {
                Backup::None => true,
                Backup::Batteries => Duration::ZERO < lasts,
                Backup::Standby | Backup::Both => false,
            },
        };
        long_enough && (self.backup != Backup::Both || self.no_gap)
    }
}

impl BackupStudy {
    /// Classes that do not get what they ask for.
    pub fn unmet(&self) -> impl Iterator<Item = &ClassBackup> {
        self.classes.iter().filter(|class| !class.is_met())
    }
}

/// Backup of a day: the utility and all prime units are gone at once.
///
/// Batteries carry the classes that name them together; those with standby units behind them only until these have
/// started, which is counted for all of them, on the safe side. Standby units carry all classes that name them or none.
pub fn backup(plan: &Plan, state: &DayState) -> BackupStudy {
    let (rows, _) = pickups(plan, state);
    let asks = |of: &[Backup]| -> Power {
        let rows = rows.iter();
        rows.filter(|row| of.contains(&of_class(plan, row.class).backup))
            .map(|row| row.load)
            .sum()
    };
    let on_batteries = asks(&[Backup::Batteries, Backup::Both]);
    let on_standby = asks(&[Backup::Standby, Backup::Both]);
    let (battery, energy) = (state.supply.bridge, state.supply.bridge_energy);
    let battery_time = if battery < on_batteries || on_batteries <= Power::ZERO {
        Duration::ZERO
    } else {
        energy / on_batteries
    };
    let (standby, started) = standby(plan, state, on_standby);
    let classes = rows
        .iter()
        .map(|row| {
            let of = of_class(plan, row.class);
            let has = |kinds: &[Backup]| kinds.contains(&of.backup);
            let from_row = of.ups.as_ref();
            let from_row = from_row.map(|unit| Duration::from_minutes(unit.autonomy_min));
            let ups = from_row.map_or(Duration::ZERO, |row| of.ups_time.unwrap_or(row));
            let batteries = if has(&[Backup::Batteries, Backup::Both]) {
                battery_time
            } else {
                Duration::ZERO
            };
            let stored = ups + batteries;
            let by_units = started.filter(|_| has(&[Backup::Standby, Backup::Both]));
            ClassBackup {
                class: row.class,
                load: row.load,
                backup: of.backup,
                ups,
                wanted: of.backup_time,
                lasts: if by_units.is_some() {
                    None
                } else {
                    Some(stored)
                },
                no_gap: by_units.is_some_and(|started| started <= stored),
            }
        })
        .collect();
    BackupStudy {
        classes,
        on_batteries,
        battery,
        energy,
        battery_time,
        on_standby,
        standby,
        started,
    }
}

/// What standby units give, and when those that carry `load` have started, the quickest first.
fn standby(plan: &Plan, state: &DayState, load: Power) -> (Power, Option<Duration>) {
    let air = weather::intake_air(&state.conditions);
    let mut units: Vec<(Duration, Power)> = standing(plan, state.day)
        .filter(|(_, group)| group.standby)
        .map(|(_, group)| {
            let unit = power::unit_power(plan, group, air);
            (group.start, power::sustained_units(group, unit))
        })
        .collect();
    crate::units::order::sort_by(&mut units, |a, b| a.0.s().total_cmp(&b.0.s()));
    let all = units.iter().map(|(_, power)| *power).sum();
    if load <= Power::ZERO {
        return (all, None);
    }
    let mut carried = Power::ZERO;
    for (start, power) in &units {
        carried += *power;
        if load <= carried {
            return (all, Some(*start));
        }
    }
    (all, None)
}
