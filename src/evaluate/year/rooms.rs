//! What the water of an hour moves between rear doors and air handlers.

use super::site::Level;
use crate::scenario::plan::Plan;
use crate::solve::cooling;
use crate::solve::cooling::AirSide;
use crate::units::Power;
use crate::units::Temperature;

/// Heat and fan power that an hour's water moves, against those of the set points at which levels are settled.
pub(super) struct Rooms {
    /// Halls with doors and air handlers.
    mixed: Vec<usize>,
    /// Water of each header at the set points.
    set_points: Vec<Temperature>,
    /// Water of each header in the hour.
    pub(super) water: Vec<Temperature>,
    /// Heat that each header gets more.
    pub(super) moved: Vec<Power>,
    /// Power that fans draw more. It is fed beside the plant: what it changes in the chains of halls, a hundredth of
    /// it, is left out.
    pub(super) fans: Power,
}

impl Rooms {
    pub(super) fn of(plan: &Plan, day: u32, levels: &[Level]) -> Self {
        let set_points = cooling::header_supplies(plan);
        let halls = levels.first().map_or(0, |level| level.rooms.len());
        let is_mixed = |hall: &usize| AirSide::of(plan, day, *hall, 0, &set_points).is_mixed();
        Self {
            mixed: (0..halls).filter(is_mixed).collect(),
            water: set_points.clone(),
            moved: vec![Power::ZERO; set_points.len()],
            fans: Power::ZERO,
            set_points,
        }
    }

    pub(super) fn is_mixed(&self) -> bool {
        !self.mixed.is_empty()
    }

    /// Between two levels of load.
    pub(super) fn settle(&mut self, (low, high): (&Level, &Level), between: f64) {
        self.moved.fill(Power::ZERO);
        self.fans = Power::ZERO;
        for (level, weight) in [(low, 1.0 - between), (high, between)] {
            if !(0.0 < weight) {
                continue;
            }
            for hall in &self.mixed {
                let Some(room) = level.rooms.get(*hall) else {
                    continue;
                };
                for (water, sign) in [(&self.water, weight), (&self.set_points, -weight)] {
                    room.each(
                        |header| water[header],
                        |header, heat, fans| {
                            self.moved[header] += (heat + fans) * sign;
                            self.fans += fans * sign;
                        },
                    );
                }
            }
        }
    }
}
