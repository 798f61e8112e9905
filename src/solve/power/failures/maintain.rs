//! Concurrent maintainability: can every element be taken out on a running day without losing a GPU?

use super::Outcome;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;
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

/// Whether every element can be taken out on a running day, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Maintainability {
    /// Elements that were asked about.
    pub elements: u32,
    /// Of them those that can be taken out without any harm.
    pub free: u32,
    /// Those that take GPUs down: dark or shed.
    pub lose_gpus: u32,
    /// Those that throttle GPUs only.
    pub throttle: u32,
    /// Those that take machines of the plant down.
    pub machines: u32,
    /// Those that only overload what takes over.
    pub overload: u32,
    /// The one that takes the most GPUs, with their number.
    pub worst: Option<(u32, u32)>,
}

impl Maintainability {
    /// Whether no GPU is lost whatever is taken out.
    pub fn holds(&self) -> bool {
        self.lose_gpus == 0
    }
}

/// Counts what stands in the way of maintenance among the outcomes of all elements. The end of one load, its cords
/// or its service, is no element that others hang on, and is not asked about.
pub fn maintainability(line: &OneLine, obstacles: &[Obstacle]) -> Maintainability {
    let asked = |element: usize| line.load[element] == NONE;
    let elements = (0..line.len()).filter(|at| asked(*at)).count();
    let mut found = Maintainability {
        elements: u32::try_from(elements).unwrap_or(0),
        ..Maintainability::default()
    };
    for obstacle in obstacles.iter().filter(|of| asked(of.element as usize)) {
        match obstacle.kind {
            ObstacleKind::Dark { gpus } | ObstacleKind::Short { gpus, .. } => {
                found.lose_gpus += 1;
                if found.worst.map_or(0, |(_, most)| most) < gpus {
                    found.worst = Some((obstacle.element, gpus));
                }
            }
            ObstacleKind::Throttled { .. } => found.throttle += 1,
            ObstacleKind::Machines { .. } => found.machines += 1,
            ObstacleKind::Overload { .. } => found.overload += 1,
        }
    }
    found.free =
        found.elements - found.lose_gpus - found.throttle - found.machines - found.overload;
    found
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
