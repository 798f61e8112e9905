//! Concurrent maintainability: can every element be taken out on a running day without losing a GPU?

use super::Outcome;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::Verdict;

/// An element that cannot be taken out without harm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Obstacle {
    /// The element.
    pub element: u32,
    /// What stands in the way.
    pub kind: ObstacleKind,
}

/// What stands in the way of taking an element out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ObstacleKind {
    /// GPUs hang on it alone.
    Dark {
        /// GPUs.
        gpus: u32,
    },
    /// What is left of the sources does not carry the site.
    Short {
        /// GPUs to be shed.
        gpus: u32,
        /// What is missing, MW.
        mw: f64,
    },
    /// Too few power supplies are left for full power.
    Throttled {
        /// GPUs.
        gpus: u32,
    },
    /// Machines of the plant hang on it alone.
    Machines {
        /// Machines.
        count: u32,
    },
    /// What takes over is overloaded.
    Overload {
        /// The worst of it.
        worst: Verdict,
    },
}

/// Everything that stands in the way, by element, the gravest kind for each.
///
/// Work is planned: transfers are made before the element is taken out, so what only drops in a failure
/// is no obstacle.
pub fn obstacles(outcomes: &[Outcome]) -> Vec<Obstacle> {
    let found = outcomes.iter().enumerate().filter_map(|(at, outcome)| {
        let element = u32::try_from(at).unwrap_or(NONE);
        kind(outcome).map(|kind| Obstacle { element, kind })
    });
    found.collect()
}

fn kind(outcome: &Outcome) -> Option<ObstacleKind> {
    if 0 < outcome.dark_gpus {
        return Some(ObstacleKind::Dark {
            gpus: outcome.dark_gpus,
        });
    }
    if 0 < outcome.shed_gpus {
        return Some(ObstacleKind::Short {
            gpus: outcome.shed_gpus,
            mw: outcome.short_mw,
        });
    }
    if 0 < outcome.throttled_gpus {
        return Some(ObstacleKind::Throttled {
            gpus: outcome.throttled_gpus,
        });
    }
    if 0 < outcome.machines {
        return Some(ObstacleKind::Machines {
            count: outcome.machines,
        });
    }
    outcome
        .worst
        .filter(|worst| worst.is_over())
        .map(|worst| ObstacleKind::Overload { worst })
}
