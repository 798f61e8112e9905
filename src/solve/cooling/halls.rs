//! Coolers in the halls: CDUs for the cold plates, rear doors and air handlers for the rest.

use super::capacity;
use super::capacity::Element;
use super::capacity::Outage;
use super::headers;
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

/// Like coolers of one group in a hall.
#[derive(Clone, Debug, PartialEq)]
pub struct HallUnit {
    /// What they are.
    pub element: Element,
    /// Id of their group.
    pub id: String,
    /// Header they stand on.
    pub header: usize,
    /// Heat of one.
    pub each: Power,
    /// How many.
    pub count: f64,
    /// Of them spare.
    pub spares: f64,
    /// Position of the mechanical block that feeds them.
    pub block: Option<usize>,
    /// One stands in each rack or in its door, so that no other stands in for it.
    pub in_rack: bool,
}

/// Coolers of a hall on a day, CDUs first.
pub fn units(plan: &Plan, day: u32, hall: usize) -> Vec<HallUnit> {
    let cdus = of_hall(&plan.cooling.cdus, day, hall).map(|group| (group, Element::Cdu));
    let air = of_hall(&plan.cooling.air, day, hall).map(|group| (group, Element::AirCooler));
    cdus.chain(air)
        .map(|(group, element)| HallUnit {
            element,
            id: group.tag.id.clone(),
            header: headers::of_cooler(plan, group),
            each: group.unit_heat,
            count: f64::from(group.count),
            spares: f64::from(group.spares),
            block: group.station.block,
            in_rack: group.in_rack || group.rear_door,
        })
        .collect()
}

/// Heat that a hall's coolers take after an outage on a header or block, or with one unit of a group out: that to
/// liquid, that to air.
pub fn left_in_hall(
    plan: &Plan,
    day: u32,
    units: &[HallUnit],
    outage: Option<Outage>,
    one_out: Option<usize>,
) -> (Power, Power) {
    let lost = |unit: &HallUnit| match outage {
        Some(Outage::Section(header)) if header == unit.header => {
            let parts = f64::from(capacity::parts(plan, header));
            libm::ceil(unit.count / parts).min(unit.count)
        }
        Some(Outage::Loop(header)) if header == unit.header => unit.count,
        Some(Outage::Block(block)) => {
            capacity::lost_with_block(plan, day, unit.block, block, unit.count)
        }
        _ => 0.0,
    };
    let of = |element: Element| -> Power {
        let mine = units.iter().enumerate();
        mine.filter(|(_, unit)| unit.element == element)
            .map(|(index, unit)| {
                let one = if one_out == Some(index) { 1.0 } else { 0.0 };
                unit.each * (unit.count - lost(unit) - one).max(0.0)
            })
            .sum()
    };
    (of(Element::Cdu), of(Element::AirCooler))
}

/// Capacity of a hall's coolers on a day. A spare counts only in its own group: its own header. What a mechanical
/// block takes along counts where that is more.
pub fn hall_cooling(plan: &Plan, day: u32, hall: usize) -> HallCooling {
    let (liquid_capacity, liquid_firm) = capacity(&plan.cooling.cdus, day, hall);
    let (air_capacity, air_firm) = capacity(&plan.cooling.air, day, hall);
    let mut cooling = HallCooling {
        liquid_capacity,
        liquid_firm,
        air_capacity,
        air_firm,
    };
    let blocks = 0..plan.power.plant_blocks.len();
    let units = units(plan, day, hall);
    for block in blocks.filter(|block| units.iter().any(|unit| unit.block == Some(*block))) {
        let (liquid, air) = left_in_hall(plan, day, &units, Some(Outage::Block(block)), None);
        cooling.liquid_firm = cooling.liquid_firm.min(liquid);
        cooling.air_firm = cooling.air_firm.min(air);
    }
    cooling
}

/// Adds a hall's heat, and the work of its pumps and fans, to the headers that take it away.
///
/// Coolers of one kind share in proportion to their capacity. What no cooler takes goes to the warm water from cold
/// plates and to the chilled water from air.
pub fn heat_to_headers(
    plan: &Plan,
    day: u32,
    hall: usize,
    heat: HallHeat,
    fluid: Power,
    headers: &mut [Power],
) {
    if let [only] = headers {
        *only += heat.liquid + heat.air + fluid;
        return;
    }
    let by_liquid = heat.liquid * mean_power_share(&plan.cooling.cdus, day, hall);
    let by_air = heat.air * mean_power_share(&plan.cooling.air, day, hall);
    let work = by_liquid + by_air;
    let of_liquid = if Power::ZERO < work {
        fluid * (by_liquid / work)
    } else {
        Power::ZERO
    };
    let ways = [
        (heat.liquid + of_liquid, &plan.cooling.cdus, true),
        (heat.air + (fluid - of_liquid), &plan.cooling.air, false),
    ];
    for (heat, coolers, liquid) in ways {
        let (all, _) = capacity(coolers, day, hall);
        if all <= Power::ZERO {
            headers[headers::of_heat(plan, liquid)] += heat;
            continue;
        }
        for cooler in of_hall(coolers, day, hall) {
            let share = cooler.unit_heat * f64::from(cooler.count) / all;
            headers[headers::of_cooler(plan, cooler)] += heat * share;
        }
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
