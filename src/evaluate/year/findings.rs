//! What a year brings: hours in which cooling does not reach its set point, or racks get what they do not take.

use super::YearState;
use super::warm::Medium;
use crate::finding::Code;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::plan::Plan;
use crate::solve::cooling::year::YearSums;
use crate::units::Temperature;

/// What the desk shows of hours with a supply that is too warm.
pub const UNMET_HELP: &str = include_str!("clg_009.en.md");

/// What the desk shows of hours in which racks get warmer coolant or air than they take.
pub const TOO_WARM_HELP: &str = include_str!("clg_010.en.md");

/// Something wrong in some hours of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearFinding {
    /// What kind.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The site, a loop or a hall.
    pub place: Place,
    /// What racks get; `None` for facility water.
    pub medium: Option<Medium>,
    /// Hours in which it holds.
    pub hours: u32,
    /// The worst of them, of the year from 0.
    pub worst_hour: usize,
    /// How far above the limit it is then, K.
    pub over_k: f64,
    /// The limit; `None` for set points, which a reset moves.
    pub limit: Option<Temperature>,
    /// Class of that limit; empty where none is stated.
    pub class: &'static str,
}

/// Everything that the hours so far bring: what must be mended first, then in the order of loops and halls.
pub fn findings(plan: &Plan, state: &YearState) -> Vec<YearFinding> {
    let mut found = Vec::new();
    if state.loops.is_empty() {
        found.extend(unmet(&state.plant, Place::Site));
    }
    for (row, sums) in plan.cooling.loops.iter().zip(&state.loops) {
        found.extend(unmet(sums, Place::Loop(row.tag.id.clone())));
    }
    for hall in state.warm.iter().filter(|hall| 0 < hall.hours) {
        let warmest = Temperature::from_c(hall.warmest.value);
        found.push(YearFinding {
            code: Code::YearTooWarm,
            severity: if hall.throttle < warmest {
                Severity::MustFix
            } else {
                Severity::Watch
            },
            place: Place::Hall(plan.halls[hall.hall].tag.id.clone()),
            medium: Some(hall.medium),
            hours: hall.hours,
            worst_hour: hall.warmest.hour,
            over_k: (warmest - hall.allowed).k(),
            limit: Some(hall.allowed),
            class: hall.class,
        });
    }
    crate::units::order::sort_by(&mut found, |a, b| a.severity.cmp(&b.severity));
    found
}

fn unmet(sums: &YearSums, place: Place) -> Option<YearFinding> {
    let hours = sums.year().unmet_hours;
    (0 < hours).then_some(YearFinding {
        code: Code::YearUnmet,
        severity: Severity::Watch,
        place,
        medium: None,
        hours,
        worst_hour: sums.over_k.hour,
        over_k: sums.over_k.value,
        limit: None,
        class: "",
    })
}
