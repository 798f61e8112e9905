//! The days on which something changes, and what does.

use crate::scenario::plan::Life;
use crate::scenario::plan::Plan;
use crate::scenario::plan::Tag;
use crate::units::order;
use serde::Deserialize;
use serde::Serialize;

/// Something that becomes ready, retires, or turns with the calendar.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Change {
    /// First day of the scenario.
    Start,
    /// The asset with this name becomes ready.
    Ready(String),
    /// The asset with this name is gone.
    Retired(String),
    /// A new month with other design conditions; counted from 0 (January).
    Month(usize),
    /// From here the site stays as it is, so it must also pass the design conditions of the year.
    EndState,
}

/// One day on which something changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The day.
    pub day: u32,
    /// What changes.
    pub changes: Vec<Change>,
    /// Month of the year, counted from 0 (January).
    pub month: usize,
    /// Whether nothing but the calendar changes from here on.
    pub end_state: bool,
}

/// Every day on which anything changes, ascending; the first is day 0.
///
/// The last change of an asset begins the *end state*. It outlives the horizon, so it is judged on the
/// design conditions of the year, and the months after it are no steps of their own.
pub fn steps(plan: &Plan) -> Vec<Step> {
    let mut events: Vec<(u32, Change)> = vec![(0, Change::Start)];
    for tag in tags(plan) {
        if 0 < tag.life.ready && tag.life.ready <= plan.horizon {
            events.push((tag.life.ready, Change::Ready(tag.name.clone())));
        }
        if let Some(day) = tag.life.retired.filter(|day| *day <= plan.horizon) {
            events.push((day, Change::Retired(tag.name.clone())));
        }
    }
    let end_state_day = events.iter().map(|(day, _)| *day).max().unwrap_or(0);
    events.push((end_state_day, Change::EndState));
    for day in 1..end_state_day {
        let date = plan.start.plus_days(i64::from(day));
        if date.civil().2 == 1 {
            events.push((day, Change::Month(date.month_index())));
        }
    }
    order::sort_by(&mut events, Ord::cmp);
    group_by_day(plan, events, end_state_day)
}

fn group_by_day(plan: &Plan, events: Vec<(u32, Change)>, end_state_day: u32) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (day, change) in events {
        match steps.last_mut() {
            Some(step) if step.day == day => step.changes.push(change),
            _ => steps.push(Step {
                day,
                changes: vec![change],
                month: plan.start.plus_days(i64::from(day)).month_index(),
                end_state: end_state_day <= day,
            }),
        }
    }
    steps
}

/// First day on which racks of a deployment can be used: its own, and not before its hall stands.
pub fn usable(deployment: Life, hall: Life) -> Life {
    Life {
        ready: deployment.ready.max(hall.ready),
        retired: match (deployment.retired, hall.retired) {
            (Some(own), Some(room)) => Some(own.min(room)),
            (own, room) => own.or(room),
        },
    }
}

/// Names and days of every asset of the plan.
fn tags(plan: &Plan) -> impl Iterator<Item = &Tag> {
    let power = &plan.power;
    let cooling = &plan.cooling;
    (plan.halls.iter().map(|asset| &asset.tag))
        .chain(plan.deployments.iter().map(|asset| &asset.tag))
        .chain(power.grid.iter().map(|asset| &asset.tag))
        .chain(power.generation.iter().map(|asset| &asset.tag))
        .chain(power.batteries.iter().map(|asset| &asset.tag))
        .chain(power.blocks.iter().map(|asset| &asset.tag))
        .chain(power.plant_blocks.iter().map(|asset| &asset.tag))
        .chain(cooling.cdus.iter().map(|asset| &asset.tag))
        .chain(cooling.air.iter().map(|asset| &asset.tag))
        .chain(cooling.chillers.iter().map(|asset| &asset.tag))
        .chain(cooling.towers.iter().map(|asset| &asset.tag))
        .chain(cooling.rejection.iter().map(|asset| &asset.tag))
}
