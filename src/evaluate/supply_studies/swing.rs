//! The swing of one synchronous job on a day: what the feeds see, and whether batteries keep it within the mask.

use super::super::types::DayState;
use crate::scenario::plan::Grid;
use crate::scenario::plan::Plan;
use crate::solve::power::swing;
use crate::solve::power::swing::Job;
use crate::solve::power::swing::Mask;
use crate::solve::power::swing::Smoothing;
use crate::solve::power::swing::Swing;
use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;

/// The swing of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SwingStudy {
    /// The job at the feed.
    pub job: Job,
    /// Whether the time of an edge is [`EDGE`], because the plan does not say how fast the load follows.
    pub edge_is_assumed: bool,
    /// What it does.
    pub seen: Swing,
    /// What the utility takes; no limit where one of the feeds says none.
    pub mask: Mask,
    /// What keeps it within the mask.
    pub needed: Smoothing,
    /// Power of the batteries.
    pub battery: Power,
    /// Energy that they keep for swings.
    pub swing_energy: Energy,
    /// How long the slowest of them takes to answer; zero without any.
    pub response: Duration,
    /// What they are short of in power.
    pub short_power: Power,
    /// What they are short of in energy.
    pub short_energy: Energy,
}

/// Time of an edge where the plan does not limit how fast the load follows: servers fall within tens of
/// milliseconds and their power supplies smooth that. Assumption, power reference 2.4.
pub const EDGE: Duration = Duration::from_s(0.05);

impl SwingStudy {
    /// Whether the mask holds, as it is or with the batteries there are.
    pub fn is_met(&self) -> bool {
        1.0 <= self.needed.passed
            || (self.short_power <= Power::ZERO
                && self.short_energy <= Energy::ZERO
                && self.follows())
    }

    /// Whether the batteries answer within an edge, so that they meet a limit of the ramp.
    pub fn follows(&self) -> bool {
        self.mask.ramp_w_per_s.is_none() || self.response <= self.job.edge
    }
}

/// The swing of a day; `None` where no GPU rack draws.
///
/// One job over all GPU racks. What it draws at the feed is its own power and its part of the losses; cooling does
/// not follow within a step.
pub fn swing(plan: &Plan, state: &DayState) -> Option<SwingStudy> {
    let of = &state.electrical;
    let direct = of.gpu_racks + of.support_racks + of.fluid + of.plant + of.house;
    if of.gpu_racks <= Power::ZERO || direct <= Power::ZERO {
        return None;
    }
    let workload = &plan.workload;
    let given = workload.ramp_per_s.filter(|ramp| 0.0 < *ramp);
    let job = Job {
        high: of.gpu_racks * (of.site / direct).max(1.0),
        depth: workload.step_depth,
        period: workload.step,
        low_share: workload.step_wait,
        edge: given.map_or(EDGE, |ramp| Duration::from_s(workload.step_depth / ramp)),
    };
    let mask = mask(plan, state.day);
    let needed = swing::smoothing(&job, &mask);
    let batteries = || {
        let batteries = plan.power.batteries.iter();
        batteries.filter(|row| row.tag.life.holds(state.day))
    };
    let battery: Power = batteries().map(|row| row.power).sum();
    let swing_energy: Energy = batteries().map(|row| row.swing_energy).sum();
    let wanted = needed.discharge.max(needed.charge);
    Some(SwingStudy {
        job,
        edge_is_assumed: given.is_none(),
        seen: swing::swing(&job),
        mask,
        needed,
        battery,
        swing_energy,
        response: batteries()
            .map(|row| row.response)
            .fold(Duration::ZERO, Duration::max),
        short_power: (wanted - battery).max(Power::ZERO),
        short_energy: (needed.energy - swing_energy).max(Energy::ZERO),
    })
}

/// What the utility feeds of a day accept, together; no limit where one of them says none.
fn mask(plan: &Plan, day: u32) -> Mask {
    let feeds = plan.power.grid.iter();
    let feeds: Vec<&Grid> = feeds.filter(|grid| grid.tag.life.holds(day)).collect();
    let sum = |of: fn(&Grid) -> Option<Power>| {
        let limits: Option<Vec<Power>> = feeds.iter().map(|grid| of(grid)).collect();
        let all = limits.filter(|all| !all.is_empty());
        all.map(|all| all.into_iter().sum::<Power>())
    };
    Mask {
        ramp_w_per_s: sum(|grid| grid.ramp_per_minute).map(|ramp| ramp.w() / 60.0),
        range: sum(|grid| grid.step),
        band: sum(|grid| grid.band),
    }
}
