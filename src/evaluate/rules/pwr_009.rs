//! Batteries carry the worst event until other sources have taken over.

#![doc = include_str!("pwr_009.en.md")]

use super::Subject;
use super::spans;
use crate::evaluate::supply_studies;
use crate::evaluate::supply_studies::Bridging;
use crate::evaluate::types::DayState;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::units::Duration;
use crate::units::Power;
use std::collections::BTreeMap;

/// What the desk shows when a planner asks what this rule is.
pub const HELP: &str = include_str!("pwr_009.en.md");

pub(in crate::evaluate) fn apply(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.plan.power.batteries.is_empty() {
        return;
    }
    let bridges: BTreeMap<u32, Bridging> = subject
        .ledger
        .iter()
        .filter_map(|state| {
            supply_studies::bridging(subject.plan, state).map(|bridge| (state.day, bridge))
        })
        .filter(|(_, bridge)| is_judged(bridge))
        .collect();
    let template = (Code::BridgeShort, Severity::Watch, Place::Site);
    let power = |state: &DayState| {
        let short = bridges.get(&state.day)?.short_power;
        (Power::from_w(1.0) < short).then_some(short.mw())
    };
    spans::find(subject, &template, power, Amount::ShortMw, findings);
    let minutes = |state: &DayState| {
        let bridge = bridges.get(&state.day)?;
        let short = bridge.short_time?;
        let by_time = bridge.short_power <= Power::from_w(1.0);
        (by_time && Duration::from_s(1.0) < short).then_some(short.minutes())
    };
    let word = |short_min: f64| {
        let worst = bridges.values().find(|bridge| {
            let short = bridge.short_time.map(Duration::minutes);
            short == Some(short_min) && bridge.short_power <= Power::from_w(1.0)
        });
        let carried = worst.and_then(|bridge| bridge.carried);
        let given = carried.map_or(0.0, Duration::minutes);
        Amount::Differs {
            given,
            needed: given + short_min,
            unit: "min",
        }
    };
    spans::find(subject, &template, minutes, word, findings);
}

/// A day with batteries and load on which something is missing at once and taken over later.
fn is_judged(bridge: &Bridging) -> bool {
    Power::ZERO < bridge.power && bridge.gap.closed.is_some() && !bridge.gap.moments.is_empty()
}
