//! Coolers in the halls: CDUs for the cold plates, rear doors and air handlers for the rest.

use super::air_side::AirSide;
use super::air_side::Left;
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

/// Units of each group of a hall that are left after an outage on a header or block, or with one unit of a group out.
pub fn left_in_hall(
    plan: &Plan,
    day: u32,
    units: &[HallUnit],
    outage: Option<Outage>,
    one_out: Option<usize>,
) -> Vec<f64> {
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
    let units = units.iter().enumerate();
    units
        .map(|(index, unit)| {
            let one = if one_out == Some(index) { 1.0 } else { 0.0 };
            (unit.count - lost(unit) - one).max(0.0)
        })
        .collect()
}

/// Share of a hall's heat that is carried with so many units of each group left: of its scarcer side, in a room that
/// is as warm as its coolers are rated for.
pub fn share_left(side: &AirSide<'_>, units: &[HallUnit], left: &[f64], heat: HallHeat) -> f64 {
    let (liquid, counts) = sides(units, left);
    let after = side.with(Left::Count(counts));
    let air = if after.over(heat.air) <= Power::ZERO {
        1.0
    } else {
        share(after.capacity(heat.air), heat.air)
    };
    share(liquid, heat.liquid).min(air)
}

/// Heat that the CDUs left take, and how many of each group of air coolers are left. CDUs stand first.
fn sides<'a>(units: &[HallUnit], left: &'a [f64]) -> (Power, &'a [f64]) {
    let cdus = units
        .iter()
        .take_while(|unit| unit.element == Element::Cdu)
        .count();
    let liquid = units.iter().zip(left).take(cdus);
    let liquid = liquid.map(|(unit, left)| unit.each * *left).sum();
    (liquid, left.get(cdus..).unwrap_or(&[]))
}

fn share(able: Power, need: Power) -> f64 {
    if need <= Power::ZERO || need <= able {
        1.0
    } else {
        able / need
    }
}

/// Capacity of a hall's coolers on a day, with the racks and the water of `side` while they give `air`. A spare counts only in its own
/// group: its own header. What a mechanical block takes along counts where that is more.
pub fn hall_cooling(side: &AirSide<'_>, air: Power) -> HallCooling {
    let (plan, day, hall) = side.place();
    let (liquid_capacity, liquid_firm) = capacity(&plan.cooling.cdus, day, hall);
    let air_capacity = side.capacity(air);
    let has_spares = of_hall(&plan.cooling.air, day, hall).any(|group| 0 < group.spares);
    let mut cooling = HallCooling {
        liquid_capacity,
        liquid_firm,
        air_capacity,
        air_firm: if has_spares {
            side.firm().capacity(air)
        } else {
            air_capacity
        },
    };
    let blocks = 0..plan.power.plant_blocks.len();
    let units = units(plan, day, hall);
    for block in blocks.filter(|block| units.iter().any(|unit| unit.block == Some(*block))) {
        let left = left_in_hall(plan, day, &units, Some(Outage::Block(block)), None);
        let (liquid, counts) = sides(&units, &left);
        cooling.liquid_firm = cooling.liquid_firm.min(liquid);
        let left = side.with(Left::Count(counts)).capacity(air);
        cooling.air_firm = cooling.air_firm.min(left);
    }
    cooling
}

/// How far a hall's heat lies beyond what its coolers carry, its larger side; below zero what they have left.
/// `firm`: without spares, and without what the worst mechanical block takes along.
pub fn beyond(side: &AirSide<'_>, heat: HallHeat, firm: bool) -> Power {
    let (plan, day, hall) = side.place();
    let (liquid_all, liquid_firm) = capacity(&plan.cooling.cdus, day, hall);
    if !firm {
        return (heat.liquid - liquid_all).max(side.over(heat.air));
    }
    let mut worst = (heat.liquid - liquid_firm).max(side.firm().over(heat.air));
    let is_of_block = |block: usize| {
        let groups = of_hall(&plan.cooling.cdus, day, hall);
        let mut groups = groups.chain(of_hall(&plan.cooling.air, day, hall));
        groups.any(|group| group.station.block == Some(block))
    };
    for block in (0..plan.power.plant_blocks.len()).filter(|block| is_of_block(*block)) {
        let units = units(plan, day, hall);
        let left = left_in_hall(plan, day, &units, Some(Outage::Block(block)), None);
        let (liquid, counts) = sides(&units, &left);
        let air = side.with(Left::Count(counts)).over(heat.air);
        worst = worst.max(heat.liquid - liquid).max(air);
    }
    worst
}

/// Headers that heat of a hall may go to: those of its coolers, or where heat goes that no cooler takes.
pub fn headers_of_hall(plan: &Plan, day: u32, hall: usize) -> Vec<usize> {
    let mut found = Vec::new();
    for (coolers, liquid) in [(&plan.cooling.cdus, true), (&plan.cooling.air, false)] {
        let (all, _) = capacity(coolers, day, hall);
        if all <= Power::ZERO {
            found.push(headers::of_heat(plan, liquid));
            continue;
        }
        let able = |group: &&HallCooler| 0 < group.count && Power::ZERO < group.unit_heat;
        let there = of_hall(coolers, day, hall).filter(able);
        found.extend(there.map(|group| headers::of_cooler(plan, group)));
    }
    found.sort();
    found.dedup();
    found
}

/// Adds a hall's heat, and the work of its pumps and fans, to the headers that take it away.
///
/// CDUs share in proportion to their capacity, doors and air handlers as `side` says. What no cooler takes goes to the
/// warm water from cold plates and to the chilled water from air.
pub fn heat_to_headers(side: &AirSide<'_>, heat: HallHeat, fluid: Power, headers: &mut [Power]) {
    if let [only] = headers {
        *only += heat.liquid + heat.air + fluid;
        return;
    }
    let (plan, day, hall) = side.place();
    let by_liquid = heat.liquid * mean_power_share(&plan.cooling.cdus, day, hall);
    let by_air = side.fans(heat.air);
    let work = by_liquid + by_air;
    let of_liquid = if Power::ZERO < work {
        fluid * (by_liquid / work)
    } else {
        Power::ZERO
    };
    liquid_to_headers(plan, day, hall, heat.liquid + of_liquid, headers);
    air_to_headers(side, heat.air, heat.air + (fluid - of_liquid), headers);
}

/// The liquid side of [`heat_to_headers`].
pub fn liquid_to_headers(plan: &Plan, day: u32, hall: usize, heat: Power, headers: &mut [Power]) {
    let (all, _) = capacity(&plan.cooling.cdus, day, hall);
    if all <= Power::ZERO {
        headers[headers::of_heat(plan, true)] += heat;
        return;
    }
    for cooler in of_hall(&plan.cooling.cdus, day, hall) {
        let share = cooler.unit_heat * f64::from(cooler.count) / all;
        headers[headers::of_cooler(plan, cooler)] += heat * share;
    }
}

/// `with_work` goes where `air` does.
fn air_to_headers(side: &AirSide<'_>, air: Power, with_work: Power, headers: &mut [Power]) {
    let (plan, day, hall) = side.place();
    let (all, _) = capacity(&plan.cooling.air, day, hall);
    if all <= Power::ZERO {
        headers[headers::of_heat(plan, false)] += with_work;
        return;
    }
    let scale = if Power::ZERO < air {
        with_work / air
    } else {
        0.0
    };
    side.each(air, |group, heat| {
        headers[headers::of_cooler(plan, group)] += heat * scale;
    });
}

/// Power of pumps in CDUs and fans in air coolers, in proportion to the heat they move.
///
/// Valid up to their capacity; beyond it the caller reports the shortage. Nothing where the planner
/// gives cooling as a share of IT.
pub fn fluid_power(side: &AirSide<'_>, heat: HallHeat) -> Power {
    let (plan, day, hall) = side.place();
    if plan.cooling.power_share.is_some() {
        return Power::ZERO;
    }
    heat.liquid * mean_power_share(&plan.cooling.cdus, day, hall) + side.fans(heat.air)
}

pub(super) fn of_hall(
    coolers: &[HallCooler],
    day: u32,
    hall: usize,
) -> impl Iterator<Item = &HallCooler> {
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
