//! The chillers of an hour: groups of identical machines on one header.

use super::plant::ChillerGroup;
use super::plant::ChillerStaging;
use super::plant::OutsideBounds;
use super::plant::Plant;
use super::rejection::Outdoors;
use crate::physics::curves::Bounds;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// What the chillers do together.
#[derive(Clone, Copy, Default)]
pub(super) struct Chilled {
    pub(super) power: Power,
    /// Heat given to condenser water.
    pub(super) to_water: Power,
    pub(super) taken: Power,
    pub(super) extrapolated: bool,
}

impl Plant {
    /// All groups, each in proportion to its rated capacity; they cool water by `rise` down to `supply`.
    pub(super) fn chill(
        &self,
        heat: Power,
        (supply, rise): (Temperature, TempDelta),
        condenser: Temperature,
        outdoors: &Outdoors<'_>,
    ) -> Chilled {
        let rated: Power = self
            .chillers
            .iter()
            .map(|group| group.rating.capacity * group.count)
            .sum();
        let mut chilled = Chilled::default();
        if !(0.0 < rated.w()) || !(0.0 < heat.w()) {
            return chilled;
        }
        for group in &self.chillers {
            let load = heat * (group.rating.capacity * group.count / rated);
            let at = if group.air_cooled {
                outdoors.dry_bulb
            } else {
                condenser
            };
            group.run(supply + rise * group.upstream, load, at, &mut chilled);
        }
        chilled
    }
}

impl ChillerGroup {
    /// Adds what the group does with a load.
    fn run(
        &self,
        leaving: Temperature,
        load: Power,
        condenser: Temperature,
        chilled: &mut Chilled,
    ) {
        let within = |bounds: &Bounds, at: Temperature| Temperature::from_c(bounds.clamp(at.c()));
        let (asked_leaving, asked_condenser) = (leaving, condenser);
        let (leaving, condenser) = match self.outside {
            OutsideBounds::CarnotShare => (leaving, condenser),
            OutsideBounds::Held => (
                within(&self.curves.leaving_c, leaving),
                within(&self.curves.condenser_c, condenser),
            ),
        };
        let running = match self.staging {
            ChillerStaging::All => self.count,
            ChillerStaging::Fewest => {
                let each = self.curves.available(self.rating, leaving, condenser);
                libm::ceil(load / each - 1e-9)
                    .max(1.0)
                    .min(self.count.max(1.0))
            }
        };
        let point = self
            .curves
            .performance(self.rating, load / running, leaving, condenser);
        let taken = point.heat * running;
        let power = point.power * running;
        chilled.power += power;
        chilled.taken += taken;
        if !self.air_cooled {
            chilled.to_water += taken + power;
        }
        chilled.extrapolated |=
            point.extrapolated || leaving != asked_leaving || condenser != asked_condenser;
    }
}
