//! Facility water and coolant lie in the classes that platforms state.

#![doc = include_str!("clg_008.en.md")]

use super::Subject;
use super::spans;
use crate::catalog::envelope;
use crate::evaluate::inlet;
use crate::evaluate::types::DayState;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::plan::CoolantLimits;
use crate::solve::cooling;
use crate::units::Temperature;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("clg_008.en.md");

/// Warmer by less than this is not warmer, K: what a set point and its limit may differ by in their last digits.
const SLACK_K: f64 = 1e-6;

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (hall, room) in subject.plan.halls.iter().enumerate() {
        for severity in [Severity::MustFix, Severity::Watch] {
            let place = Place::Hall(room.tag.id.clone());
            let template = (Code::WaterOutOfClass, severity, place);
            let worst = |_: usize, state: &DayState| {
                let platforms = inlet::platforms(subject.plan, state.day, hall).into_iter();
                let limits = platforms.filter_map(|platform| platform.coolant);
                let found = limits.filter_map(|limits| match severity {
                    Severity::MustFix => facility(subject, state, hall, &limits),
                    _ => technology(state, hall, &limits),
                });
                found.reduce(|a, b| if a.0 < b.0 { b } else { a })
            };
            spans::find_worst(subject, &template, worst, findings);
        }
    }
}

/// Facility water at the CDUs of a hall beside the W class of a platform: how far out, and the amount.
fn facility(
    subject: &Subject<'_>,
    state: &DayState,
    hall: usize,
    limits: &CoolantLimits,
) -> Option<(f64, Amount)> {
    if !envelope::is_of_facility(limits.class) {
        return None;
    }
    let plan = subject.plan;
    let cdus =
        plan.cooling.cdus.iter().filter(|group| {
            group.hall == hall && group.tag.life.holds(state.day) && 0 < group.count
        });
    let headers =
        cdus.filter_map(|group| state.headers.get(cooling::header_of_cooler(plan, group)));
    let warmest = headers
        .map(|header| header.supply)
        .reduce(Temperature::max)?;
    // Nothing is too warm for the open class.
    let most = envelope::warmest_c(limits.class)
        .filter(|_| limits.class != envelope::BEYOND_FACILITY)
        .unwrap_or(f64::MAX);
    out(warmest, envelope::COLDEST_FACILITY_C, most, limits.class)
}

/// Coolant of a hall beside the S class of a platform, where a number of the platform's own allows more: beyond that
/// number CLG-006 speaks.
fn technology(state: &DayState, hall: usize, limits: &CoolantLimits) -> Option<(f64, Amount)> {
    if envelope::is_of_facility(limits.class) {
        return None;
    }
    let most = envelope::warmest_c(limits.class)?;
    let coolant = state.coolant.iter().find(|row| row.hall == hall)?;
    let is_within_own = (coolant.warmest - limits.max).k() <= SLACK_K;
    let found = out(coolant.warmest, f64::MIN, most, limits.class);
    found.filter(|_| is_within_own)
}

fn out(given: Temperature, low: f64, high: f64, class: &'static str) -> Option<(f64, Amount)> {
    let given = given.c();
    let by = (given - high).max(low - given);
    let amount = Amount::Class {
        given,
        low: low.max(envelope::COLDEST_FACILITY_C),
        high,
        unit: "°C",
        class,
    };
    (SLACK_K < by).then_some((by, amount))
}
