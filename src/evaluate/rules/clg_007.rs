//! Air at the racks lies in what they take.

#![doc = include_str!("clg_007.en.md")]

use super::Subject;
use super::spans;
use crate::catalog::AirClass;
use crate::evaluate::inlet;
use crate::evaluate::inlet::Measure;
use crate::evaluate::inlet::Outside;
use crate::evaluate::types::DayState;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("clg_007.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (hall, room) in subject.plan.halls.iter().enumerate() {
        let days: Vec<Vec<Outside>> = subject
            .ledger
            .iter()
            .map(|state| outside(subject, state, hall))
            .collect();
        if days.iter().all(Vec::is_empty) {
            continue;
        }
        for severity in [Severity::MustFix, Severity::Watch, Severity::Note] {
            for measure in [Measure::DryBulb, Measure::DewPoint, Measure::Humidity] {
                let place = Place::Hall(room.tag.id.clone());
                let template = (Code::AirOutOfClass, severity, place);
                let worst = |index: usize, _: &DayState| {
                    let of_day = days.get(index)?.iter();
                    let mine =
                        of_day.filter(|out| out.severity == severity && out.measure == measure);
                    let worst = mine.reduce(|a, b| if a.by() < b.by() { b } else { a })?;
                    Some((worst.by(), amount(worst)))
                };
                spans::find_worst(subject, &template, worst, findings);
            }
        }
    }
}

/// Where the air of a hall lies outside, by any platform; of each measure only the gravest counts.
fn outside(subject: &Subject<'_>, state: &DayState, hall: usize) -> Vec<Outside> {
    let platforms = inlet::platforms(subject.plan, state.day, hall);
    if platforms.is_empty() {
        return Vec::new();
    }
    let air = inlet::of_day(subject.plan, state, hall);
    let platforms = platforms.into_iter();
    let all: Vec<Outside> = platforms
        .flat_map(|platform| air.outside(subject.plan, platform))
        .collect();
    let gravest = |out: &&Outside| {
        let others = all.iter().filter(|other| other.measure == out.measure);
        others
            .map(|other| other.severity)
            .all(|other| out.severity <= other)
    };
    all.iter().filter(gravest).copied().collect()
}

fn amount(out: &Outside) -> Amount {
    let unit = match out.measure {
        Measure::DryBulb => "°C",
        Measure::DewPoint => "°C dew point",
        Measure::Humidity => "% relative humidity",
    };
    if out.class == AirClass::Own && out.severity == Severity::MustFix {
        return Amount::Differs {
            given: out.given,
            needed: out.high,
            unit,
        };
    }
    Amount::Class {
        given: out.given,
        low: out.low,
        high: out.high,
        unit,
        class: out.class.word(),
    }
}
