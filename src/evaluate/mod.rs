//! A day, all days: coupling, limits, rules, the model beside the record. All as data.

mod coolant;
mod couple;
mod day;
mod digest;
mod firm;
mod headroom;
pub mod heat_lanes;
pub mod heat_path;
pub mod inlet;
mod ledger;
mod limits;
pub mod machines_lost;
pub mod oneline;
mod outcomes;
mod plant_limits;
pub mod plant_types;
mod racks;
pub mod remedies;
pub mod ride_through;
mod room_air;
pub mod rules;
mod search;
mod summary;
pub mod supply_studies;
pub mod types;
mod weather;
pub mod year;
pub mod year_hours;

pub use digest::digest;
pub use ledger::LedgerStudy;
pub use plant_types::*;
pub use summary::ENGINE_VERSION;
pub use summary::KPI_NAMES;
pub use summary::Summary;
pub use summary::summary;
pub use types::*;

use crate::scenario::plan::Plan;
use crate::solve::floor;
use crate::solve::roadmap;

/// Evaluates every day on which something changes.
///
/// Never fails, panics, reads a clock or does input or output; the same plan gives the same bits on
/// every machine. Budget: the whole ledger of the full case in 100 ms, so that an edit is answered
/// while a planner drags. How it is met: rows are sums over deployments and assets, never over racks;
/// racks are placed once; each limit is counted in GPUs by a few probes of the same day.
pub fn evaluate(plan: &Plan) -> Evaluation {
    LedgerStudy::new(plan.clone()).finish()
}

/// Evaluates one day alone: limits, KPIs and balances as they stand in the ledger of [`evaluate`].
pub fn on_day(plan: &Plan, layout: &floor::Layout, day: u32) -> DayState {
    let steps = roadmap::steps(plan);
    let after = steps.partition_point(|step| step.day <= day);
    day::day(plan, layout, &steps[after.saturating_sub(1)])
}
