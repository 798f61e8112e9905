//! Coolant is no warmer than racks take.

#![doc = include_str!("clg_006.en.md")]

use super::Subject;
use super::spans;
use crate::evaluate::plant_types::HallCoolant;
use crate::evaluate::types::DayState;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::units::Temperature;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("clg_006.en.md");

/// Warmer by less than this is not warmer, K: what a set point and its limit may differ by in their last digits.
const SLACK_K: f64 = 1e-6;

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (hall, room) in subject.plan.halls.iter().enumerate() {
        let template = (
            Code::CoolantTooWarm,
            Severity::MustFix,
            Place::Hall(room.tag.id.clone()),
        );
        let too_warm = |state: &DayState| warmer(of_hall(state, hall)?);
        let days = subject.ledger.iter();
        let allowed = days
            .filter(|state| too_warm(state).is_some())
            .filter_map(|state| of_hall(state, hall)?.allowed)
            .reduce(Temperature::min);
        let amount = |given| Amount::Differs {
            given,
            needed: allowed.map_or(given, Temperature::c),
            unit: "°C",
        };
        spans::find(subject, &template, too_warm, amount, findings);
    }
}

fn of_hall(state: &DayState, hall: usize) -> Option<&HallCoolant> {
    state.coolant.iter().find(|row| row.hall == hall)
}

/// The warmest coolant, °C, where it is warmer than allowed.
fn warmer(coolant: &HallCoolant) -> Option<f64> {
    let over = (coolant.warmest - coolant.allowed?).k();
    (SLACK_K < over).then_some(coolant.warmest.c())
}
