//! A day, all days: coupling, limits, rules, the model beside the record. All as data.

pub mod types;

pub use types::*;

use crate::scenario::plan::Plan;

/// Evaluates every day on which something changes.
///
/// Never fails, panics, reads a clock or does input or output; the same plan gives the same bits on
/// every machine.
pub fn evaluate(plan: &Plan) -> Evaluation {
    Evaluation {
        start: plan.start,
        horizon: plan.horizon,
        ledger: Vec::new(),
        findings: Vec::new(),
        phases: Vec::new(),
        record: Vec::new(),
        layout: crate::solve::floor::layout(plan),
    }
}
