//! Studies of the supply of a day, as plain data: fuel and permits, the black start, the bridge of the worst
//! event. Sums over assets, so the whole ledger affords them: some ten microseconds a day.

mod backup;
mod bridging;
mod fuel;
mod permits;
mod start;
mod swing;

pub use backup::BackupStudy;
pub use backup::ClassBackup;
pub use backup::backup;
pub use bridging::Bridging;
pub use bridging::bridging;
pub use fuel::FuelCase;
pub use fuel::FuelStudy;
pub use fuel::GroupFuelDay;
pub use fuel::fuel;
pub use permits::GroupYear;
pub use start::PickedUp;
pub use start::StartStudy;
pub use start::start;
pub use swing::EDGE;
pub use swing::SwingStudy;
pub use swing::swing;

use super::types::DayState;
use crate::catalog::GeneratorKind;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Plan;
use crate::units::Duration;

/// All studies of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct SupplyStudies {
    /// The day.
    pub day: u32,
    /// Fuel and permits at the running load.
    pub fuel: FuelStudy,
    /// From a dark site to full load.
    pub start: StartStudy,
    /// The bridge of the worst event; `None` where the target is to survive none, or there is no source.
    pub bridging: Option<Bridging>,
    /// What each class has when every prime source is gone.
    pub backup: BackupStudy,
    /// The swing of a synchronous job; `None` where no GPU rack draws.
    pub swing: Option<SwingStudy>,
}

/// From one load step until the frequency has recovered and the next may come, by what turns the shaft. ISO 8528-5
/// gives classes G1 to G3 ten, five and three seconds (background): diesels of sites keep to G2, lean-burn gas
/// engines to G1. Turbines are not covered by it; they are taken as slow as G1 (assumption).
fn recovery(kind: GeneratorKind) -> Duration {
    match kind {
        GeneratorKind::Diesel => Duration::from_s(5.0),
        GeneratorKind::GasEngine | GeneratorKind::Turbine => Duration::from_s(10.0),
    }
}

/// All studies of a day. Never fails.
pub fn studies(plan: &Plan, state: &DayState) -> SupplyStudies {
    SupplyStudies {
        day: state.day,
        fuel: fuel(plan, state),
        start: start(plan, state),
        bridging: bridging(plan, state),
        backup: backup(plan, state),
        swing: swing(plan, state),
    }
}

/// Groups that stand on a day, with their position in the plan.
fn standing(plan: &Plan, day: u32) -> impl Iterator<Item = (usize, &Generation)> {
    let groups = plan.power.generation.iter().enumerate();
    groups.filter(move |(_, group)| group.tag.life.holds(day) && 0 < group.count)
}

/// Units of a group that may run at once: those not in maintenance, within the permit for units, and as many
/// whole ones as the permit for power holds at ISO conditions.
fn units(group: &Generation) -> u32 {
    let ready = group.count.saturating_sub(group.in_maintenance);
    let by_units = group.fuel.units.unwrap_or(u32::MAX);
    let by_power = group.permit.map_or(u32::MAX, |permit| {
        let whole = permit / group.unit_iso + WHOLE;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to what a count can be"
        )]
        let units = whole.floor().clamp(0.0, f64::from(u32::MAX)) as u32;
        units
    });
    ready.min(by_units).min(by_power)
}

/// A permit for a whole number of units but for rounding holds them all.
const WHOLE: f64 = 1e-9;
