//! Coolers in the halls: CDUs for the cold plates, rear doors and air handlers for the rest.

use crate::scenario::plan::HallCooler;
use crate::scenario::plan::Plan;
use crate::units::Power;

/// Heat of one hall, by the way it leaves the racks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HallHeat {
    /// To cold plates.
    pub liquid: Power,
    /// To air, losses in the room included.
    pub air: Power,
}

/// What the coolers of one hall can take.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HallCooling {
    /// All CDUs.
    pub liquid_capacity: Power,
    /// CDUs without the spare ones.
    pub liquid_firm: Power,
    /// All air coolers.
    pub air_capacity: Power,
    /// Air coolers without the spare ones.
    pub air_firm: Power,
}

/// Capacity of a hall's coolers on a day. A spare counts only in its own group: its own header.
pub fn hall_cooling(plan: &Plan, day: u32, hall: usize) -> HallCooling {
    let (liquid_capacity, liquid_firm) = capacity(&plan.cooling.cdus, day, hall);
    let (air_capacity, air_firm) = capacity(&plan.cooling.air, day, hall);
    HallCooling {
        liquid_capacity,
        liquid_firm,
        air_capacity,
        air_firm,
    }
}

/// Power of pumps in CDUs and fans in air coolers, in proportion to the heat they move.
///
/// Valid up to their capacity; beyond it the caller reports the shortage. Nothing where the planner
/// gives cooling as a share of IT.
pub fn fluid_power(plan: &Plan, day: u32, hall: usize, heat: HallHeat) -> Power {
    if plan.cooling.power_share.is_some() {
        return Power::ZERO;
    }
    heat.liquid * mean_power_share(&plan.cooling.cdus, day, hall)
        + heat.air * mean_power_share(&plan.cooling.air, day, hall)
}

fn of_hall(coolers: &[HallCooler], day: u32, hall: usize) -> impl Iterator<Item = &HallCooler> {
    coolers
        .iter()
        .filter(move |cooler| cooler.hall == hall && cooler.tag.life.holds(day))
}

fn capacity(coolers: &[HallCooler], day: u32, hall: usize) -> (Power, Power) {
    of_hall(coolers, day, hall).fold((Power::ZERO, Power::ZERO), |(all, firm), cooler| {
        let working = cooler.count.saturating_sub(cooler.spares);
        (
            all + cooler.unit_heat * f64::from(cooler.count),
            firm + cooler.unit_heat * f64::from(working),
        )
    })
}

/// Power over heat, each group weighted by its capacity.
fn mean_power_share(coolers: &[HallCooler], day: u32, hall: usize) -> f64 {
    let (all, _) = capacity(coolers, day, hall);
    if all <= Power::ZERO {
        return 0.0;
    }
    of_hall(coolers, day, hall)
        .map(|cooler| cooler.power_share * (cooler.unit_heat * f64::from(cooler.count) / all))
        .sum()
}
