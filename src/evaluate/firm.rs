//! Firm cooling, the events behind it, and what cannot be taken out on a day without losing GPUs.

use super::couple::SiteState;
use super::day::Ground;
use super::limits;
use super::plant_types::CoolingEvent;
use super::plant_types::HeaderDay;
use super::plant_types::MaintenanceLoss;
use super::room_air;
use crate::scenario::plan::Plan;
use crate::solve::cooling;
use crate::solve::cooling::Capacity;
use crate::solve::cooling::Element;
use crate::solve::cooling::HallUnit;
use crate::solve::cooling::Outage;
use crate::solve::cooling::PlantState;
use crate::units::Power;
use crate::units::Temperature;

/// Firm cooling of the site.
pub struct Firm {
    /// In IT power.
    pub power: Power,
    /// The event that gives it.
    pub event: Option<CoolingEvent>,
}

/// Facility water that a header makes: its set point, or warmer where it has no chillers and cannot reach it.
pub fn water_made(plan: &Plan, header: usize, plant: &PlantState) -> Temperature {
    let chillers = cooling::planned(plan, header);
    let chilled = chillers.iter().any(|(one, _)| *one == Element::Chiller);
    if chilled || chillers.is_empty() {
        plant.supply
    } else {
        plant.supply.max(plant.condenser)
    }
}

/// Heat rejected over heat at the evaporators, as the header stands.
fn reject_ratio(plant: &PlantState) -> f64 {
    if plant.evaporator_heat <= Power::ZERO {
        1.0
    } else {
        plant.rejected / plant.evaporator_heat
    }
}

/// Every header with what it carries and what its events leave.
pub fn headers(ground: &Ground<'_>, site: &SiteState) -> Vec<HeaderDay> {
    let headers = ground.fleet.capacities().zip(&site.headers).enumerate();
    headers
        .map(|(header, (capacity, plant))| {
            let events = events(ground, header, capacity, plant);
            let carries = finite(capacity.carries(&capacity.all(), reject_ratio(plant)));
            let left = events.iter().map(|event| event.carries);
            HeaderDay {
                id: cooling::header_id(ground.plan, header).to_owned(),
                supply: water_made(ground.plan, header, plant),
                plant: *plant,
                carries,
                firm: left.fold(carries, Power::min),
                events,
            }
        })
        .collect()
}

fn finite(power: Power) -> Power {
    power.min(Power::from_w(f64::MAX))
}

fn events(
    ground: &Ground<'_>,
    header: usize,
    capacity: &Capacity,
    plant: &PlantState,
) -> Vec<CoolingEvent> {
    let events = capacity.events(ground.plan, ground.day, header);
    events
        .into_iter()
        .map(|event| CoolingEvent {
            element: event.element,
            carries: finite(capacity.carries(&event.left, reject_ratio(plant))),
            id: event.id,
            hall: None,
        })
        .collect()
}

/// Firm cooling in IT power: the sum over headers and the halls on them of what both carry after the worst event of
/// each. Every header and every hall holds its own reserve, so that this is never more than after any single event.
///
/// Headers that share a hall are taken together: the hall needs all of them, so that the scarcest says how much of
/// the whole group's IT is carried.
pub fn cooling(ground: &Ground<'_>, site: &SiteState) -> Firm {
    let mut firm = Firm {
        power: Power::ZERO,
        event: None,
    };
    let mut worst_share = f64::INFINITY;
    let headers = headers(ground, site);
    for group in groups(ground) {
        let (of_group, event, share) = of_group(ground, site, &headers, &group);
        firm.power += of_group;
        if share < worst_share {
            worst_share = share;
            firm.event = event;
        }
    }
    if let Some(event) = &mut firm.event {
        event.carries = firm.power;
    }
    firm
}

/// Headers and halls that hang together.
#[derive(Default)]
struct Group {
    headers: Vec<usize>,
    halls: Vec<usize>,
}

/// Halls by the headers that their heat goes to, joined where they share one.
fn groups(ground: &Ground<'_>) -> Vec<Group> {
    let count = cooling::header_count(ground.plan);
    let mut of_header: Vec<usize> = (0..count).collect();
    let there = || ground.racks.iter().filter(|racks| racks.is_there);
    for racks in there() {
        let used = used_headers(ground, racks.hall);
        let label = used.iter().map(|header| of_header[*header]).min();
        let old: Vec<usize> = used.iter().map(|header| of_header[*header]).collect();
        for slot in of_header.iter_mut().filter(|slot| old.contains(slot)) {
            *slot = label.unwrap_or(*slot);
        }
    }
    let mut groups: Vec<Group> = (0..count).map(|_| Group::default()).collect();
    for (header, label) in of_header.iter().enumerate() {
        groups[*label].headers.push(header);
    }
    for racks in there() {
        let first = used_headers(ground, racks.hall).first().copied();
        groups[of_header[first.unwrap_or(0)]].halls.push(racks.hall);
    }
    groups.retain(|group| !group.halls.is_empty());
    groups
}

/// Headers that take heat of a hall.
fn used_headers(ground: &Ground<'_>, hall: usize) -> Vec<usize> {
    cooling::headers_of_hall(ground.plan, ground.day, hall)
}

/// Firm cooling of a group, the event that gives it, and its share of the group's IT.
fn of_group(
    ground: &Ground<'_>,
    site: &SiteState,
    headers: &[HeaderDay],
    group: &Group,
) -> (Power, Option<CoolingEvent>, f64) {
    let racks = ground
        .racks
        .iter()
        .filter(|racks| group.halls.contains(&racks.hall));
    let halls: Power = racks
        .map(|racks| limits::firm_hall_cooling(ground, racks))
        .sum();
    let it = |hall: &usize| site.halls[*hall].it.peak();
    let it: Power = group.halls.iter().map(it).sum();
    if it <= Power::ZERO {
        return (halls, None, f64::INFINITY);
    }
    let mut firm = halls;
    let mut event = tightest_hall(ground, site, group);
    for header in group.headers.iter().map(|header| &headers[*header]) {
        let need = header.plant.evaporator_heat;
        if need <= Power::ZERO {
            continue;
        }
        let carried = it * (header.firm / need);
        if carried < firm {
            firm = carried;
            let least = |a: CoolingEvent, b: &CoolingEvent| {
                if b.carries < a.carries { b.clone() } else { a }
            };
            let mut events = header.events.iter();
            let first = events.next().cloned();
            event = first.map(|first| events.fold(first, least));
        }
    }
    (firm, event, firm / it)
}

/// The coolers of the hall that has least above what it needs, as the event that binds when halls do.
fn tightest_hall(ground: &Ground<'_>, site: &SiteState, group: &Group) -> Option<CoolingEvent> {
    let mut tightest: Option<(f64, CoolingEvent)> = None;
    for hall in &group.halls {
        let heat = site.halls[*hall].heat;
        let coolers = ground.coolers[*hall];
        let sides = [
            (Element::Cdu, coolers.liquid_firm, heat.liquid),
            (Element::AirCooler, coolers.air_firm, heat.air),
        ];
        let units = cooling::hall_units(ground.plan, ground.day, *hall);
        for (element, firm, need) in sides {
            let Some(unit) = units.iter().find(|unit| unit.element == element) else {
                continue;
            };
            let share = firm / need.max(Power::from_w(1.0));
            if tightest.as_ref().is_none_or(|(least, _)| share < *least) {
                let event = CoolingEvent {
                    element,
                    id: unit.id.clone(),
                    hall: Some(*hall),
                    carries: firm,
                };
                tightest = Some((share, event));
            }
        }
    }
    tightest.map(|(_, event)| event)
}

/// What cannot be taken out on this day without losing GPUs while all else runs, spares included: a unit or pump of
/// each group, a block, a part of a header between two valves, a loop.
pub fn not_maintainable(ground: &Ground<'_>, site: &SiteState) -> Vec<MaintenanceLoss> {
    let plan = ground.plan;
    let mut losses = Vec::new();
    let mut push = |element, id: &str, hall, gpus_lost| {
        if 0 < gpus_lost {
            losses.push(MaintenanceLoss {
                element,
                id: id.to_owned(),
                hall,
                gpus_lost,
            });
        }
    };
    for (header, capacity) in ground.fleet.capacities().enumerate() {
        for (index, unit) in capacity.units.iter().enumerate() {
            let lost = lost(ground, site, Outage::Unit(header, index));
            push(unit.element, &unit.id, None, lost);
        }
    }
    for racks in ground.racks.iter().filter(|racks| racks.is_there) {
        let units = cooling::hall_units(plan, ground.day, racks.hall);
        for index in 0..units.len() {
            let lost = lost_with_cooler(ground, site, racks.hall, &units, index);
            push(
                units[index].element,
                &units[index].id,
                Some(racks.hall),
                lost,
            );
        }
    }
    for (block, group) in plan.power.plant_blocks.iter().enumerate() {
        if group.tag.life.holds(ground.day) {
            let lost = lost(ground, site, Outage::Block(block));
            push(Element::Block, &group.tag.id, None, lost);
        }
    }
    for (header, row) in plan.cooling.loops.iter().enumerate() {
        let lost_section = lost(ground, site, Outage::Section(header));
        push(Element::Header, &row.tag.id, None, lost_section);
        let lost_loop = lost(ground, site, Outage::Loop(header));
        push(Element::Loop, &row.tag.id, None, lost_loop);
    }
    losses
}

/// GPUs that stop with an outage of the plant.
fn lost(ground: &Ground<'_>, site: &SiteState, outage: Outage) -> i64 {
    let shares: Vec<f64> = ground
        .fleet
        .capacities()
        .zip(&site.headers)
        .enumerate()
        .map(|(header, (capacity, plant))| {
            let left = capacity.left(ground.plan, ground.day, header, outage);
            let all = capacity.all();
            if left == all && outage != Outage::Section(header) && outage != Outage::Loop(header) {
                return 1.0;
            }
            share(
                capacity.carries(&left, reject_ratio(plant)),
                plant.evaporator_heat,
            )
        })
        .collect();
    let there = ground.racks.iter().filter(|racks| racks.is_there);
    there
        .map(|racks| {
            let units = cooling::hall_units(ground.plan, ground.day, racks.hall);
            let before = hall_share(ground, site, racks.hall, &units, None, None);
            let after = hall_share(ground, site, racks.hall, &units, Some(outage), None);
            let coolers = if after < before { after } else { 1.0 };
            let used = used_headers(ground, racks.hall);
            let plant = used.iter().map(|header| shares[*header]);
            stopped(ground, site, racks.hall, plant.fold(coolers, f64::min))
        })
        .sum()
}

/// GPUs that stop with one cooler of a hall: those of its rack where it stands in one.
fn lost_with_cooler(
    ground: &Ground<'_>,
    site: &SiteState,
    hall: usize,
    units: &[HallUnit],
    index: usize,
) -> i64 {
    let share = hall_share(ground, site, hall, units, None, Some(index));
    let by_heat = stopped(ground, site, hall, share);
    let of_rack = i64::from(ground.racks[hall].gpus_per_rack(ground.plan));
    let in_rack = units[index].in_rack && units[index].element == Element::Cdu;
    if in_rack && 0 < site.halls[hall].it.gpus {
        by_heat.max(of_rack)
    } else {
        by_heat
    }
}

/// Share of a hall's heat that its coolers take with something out.
fn hall_share(
    ground: &Ground<'_>,
    site: &SiteState,
    hall: usize,
    units: &[HallUnit],
    outage: Option<Outage>,
    one_out: Option<usize>,
) -> f64 {
    let left = cooling::left_in_hall(ground.plan, ground.day, units, outage, one_out);
    let state = &site.halls[hall];
    let side = room_air::side(ground, hall, state);
    cooling::hall_share_left(&side, units, &left, state.heat)
}

fn share(able: Power, need: Power) -> f64 {
    if need <= Power::ZERO || need <= able {
        1.0
    } else {
        able / need
    }
}

/// GPUs of a hall that stop when a share of its heat is carried, in whole racks.
fn stopped(ground: &Ground<'_>, site: &SiteState, hall: usize, share: f64) -> i64 {
    let of_rack = i64::from(ground.racks[hall].gpus_per_rack(ground.plan));
    let gpus = site.halls[hall].it.gpus;
    if of_rack == 0 {
        return 0;
    }
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "counts of racks are far below 2⁵³"
    )]
    let racks = libm::ceil((gpus as f64) * (1.0 - share) / (of_rack as f64) - ROUNDING) as i64;
    (racks * of_rack).clamp(0, gpus)
}

/// Racks that a rounding of the last bits would add, far below one.
const ROUNDING: f64 = 1e-9;
