//! What if: any element out, or any two, on a day that the one-line describes.
//!
//! **Method.** Elements stand in pre-order, so a radial outage is an interval: its loads' ends are looked up
//! by binary search, their other cords take over, and only what they hang on is summed again, upwards, with
//! its losses. The medium-voltage level, a few sections and sources, settles anew each time in closed form.
//! So the result is that of solving the whole network again, not an estimate; the tests hold it against
//! exactly that.

mod cuts;
mod detail;
mod engine;
mod first_seconds;
mod immediate;
mod maintain;
mod pairs;
mod seen;
mod shed;
mod shift;
mod standing;
mod starting;

pub use cuts::CutSets;
pub use cuts::Cuts;
pub use detail::Detail;
pub use detail::Transfer;
pub use detail::TransferKind;
pub use engine::Engine;
pub use first_seconds::AtOnce;
pub use first_seconds::FirstSeconds;
pub use first_seconds::Switched;
pub use maintain::Maintainability;
pub use maintain::Obstacle;
pub use maintain::ObstacleKind;
pub use maintain::maintainability;
pub use maintain::obstacles;
pub use pairs::Pairs;
pub use pairs::Progress;
pub use pairs::at_medium_voltage_and_blocks;
pub use seen::Seen;
pub use seen::singles_seen;
pub use standing::Standing;

use crate::solve::power::oneline::Flows;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;
use crate::solve::power::oneline::Verdict;

/// What follows when one or two elements are out, once everything has transferred that can.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outcome {
    /// GPUs whose racks have no path left.
    pub dark_gpus: u32,
    /// GPUs that must be shed because sources no longer carry what is left, in whole racks.
    pub shed_gpus: u32,
    /// GPUs that run slower because too few power supplies are left.
    pub throttled_gpus: u32,
    /// GPUs that lost power for longer than their hold-up and start again.
    pub dropped_gpus: u32,
    /// GPUs that moved to their other path and run on.
    pub transferred_gpus: u32,
    /// What must be shed, by class in the order of their turns, MW with its losses.
    pub shed_mw: [f64; 5],
    /// Load without a path, by class, MW.
    pub dark_mw: [f64; 5],
    /// Machines of the plant without a path.
    pub machines: u32,
    /// Stand-ins that would have been overloaded, so that their interlock refused.
    pub refused: u32,
    /// Elements above what they may carry for longer than three hours.
    pub overloads: u32,
    /// The worst of them, or of all that carry more than before.
    pub worst: Option<Verdict>,
    /// What sources are short of, MW.
    pub short_mw: f64,
    /// Minutes that batteries carry what is short; 0 where nothing is short or there are none.
    pub bridge_min: f64,
    /// What hangs on units that must be started first, standby ones among them, MW.
    pub starting_mw: f64,
    /// Minutes until the last of them carries its load.
    pub start_min: f64,
    /// Minutes that batteries carry what hangs on them, in the island that is worst off; 0 where they
    /// cannot. Below `start_min`, load drops until the units have started.
    pub start_bridge_min: f64,
    /// GPUs that stay off until units have started, in whole racks.
    pub waiting_gpus: u32,
}

impl Outcome {
    /// GPUs that do not run: without a path, or shed.
    pub fn lost_gpus(&self) -> u32 {
        self.dark_gpus + self.shed_gpus
    }

    /// Whether load drops because batteries end before the units that replace a source have started.
    pub fn bridge_is_short(&self) -> bool {
        0.0 < self.starting_mw && self.start_bridge_min < self.start_min
    }

    /// GPUs that stop or slow down for a while.
    fn disturbed_gpus(&self) -> u32 {
        self.dropped_gpus.max(self.waiting_gpus) + self.throttled_gpus
    }
}

/// Every element out, one by one: position `i` is what follows when element `i` is out.
///
/// Budget: 100 ms for all failures of the full case. How it is met: see the module.
pub fn singles(line: &OneLine, flows: &Flows) -> Vec<Outcome> {
    let mut engine = Engine::new(line, flows);
    let elements = 0..u32::try_from(line.len()).unwrap_or(NONE);
    elements.map(|element| engine.fail(&[element])).collect()
}

/// The elements whose loss is worst: most GPUs off first, then most that drop, throttle, then the highest
/// overload; ties by element. At most `most` of them, and none that does no harm.
pub fn worst(outcomes: &[Outcome], most: usize) -> Vec<u32> {
    let mut order: Vec<u32> = (0..u32::try_from(outcomes.len()).unwrap_or(NONE))
        .filter(|element| is_harm(&outcomes[*element as usize]))
        .collect();
    let fraction = |outcome: &Outcome| outcome.worst.map_or(0.0, Verdict::fraction);
    crate::units::order::sort_by(&mut order, |a, b| {
        let (a, b) = (&outcomes[*a as usize], &outcomes[*b as usize]);
        let by_gpus = b.lost_gpus().cmp(&a.lost_gpus());
        let by_drops = b.disturbed_gpus().cmp(&a.disturbed_gpus());
        by_gpus
            .then(by_drops)
            .then(b.machines.cmp(&a.machines))
            .then(fraction(b).total_cmp(&fraction(a)))
    });
    order.truncate(most);
    order
}

fn is_harm(outcome: &Outcome) -> bool {
    0 < outcome.lost_gpus()
        || 0 < outcome.dropped_gpus
        || 0 < outcome.waiting_gpus
        || 0 < outcome.throttled_gpus
        || 0 < outcome.machines
        || 0 < outcome.overloads
}
