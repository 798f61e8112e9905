//! What a cause, or an outage of the power side, leaves of each service.

use super::Cause;
use super::restart;
use crate::evaluate::oneline::OneLineDay;
use crate::evaluate::types::DayState;
use crate::scenario::plan::Plan;
use crate::solve::cooling;
use crate::solve::cooling::AirSide;
use crate::solve::cooling::Element;
use crate::solve::cooling::HallHeat;
use crate::solve::cooling::HallUnit;
use crate::solve::cooling::ride_through::Outage;
use crate::solve::cooling::ride_through::Service;
use crate::solve::power::oneline::Load;
use crate::solve::power::oneline::LoadClass;
use crate::solve::power::oneline::MachineGroup;
use crate::solve::power::oneline::MachineKind;
use crate::units::Duration;
use crate::units::Power;
use crate::units::Temperature;

/// What the machines can take over what they must, on the design hour; infinite where there are none.
pub(super) struct Capacity {
    pub(super) chillers: f64,
    pub(super) rejection: f64,
}

impl Capacity {
    pub(super) fn least(&self) -> f64 {
        let least = self.chillers.min(self.rejection);
        if least.is_finite() && 0.0 < least {
            least
        } else {
            1.0
        }
    }
}

pub(super) fn capacity(state: &DayState) -> Capacity {
    let plant = &state.plant;
    let over = |capacity: Power, need: Power| {
        if Power::ZERO < capacity && Power::ZERO < need {
            capacity / need
        } else {
            f64::INFINITY
        }
    };
    let towers = over(
        plant.tower_capacity,
        plant.evaporator_heat * plant.full_load_ratio,
    );
    Capacity {
        chillers: over(plant.chiller_capacity, plant.evaporator_heat),
        rejection: towers.min(over(plant.rejection_capacity, plant.rejected)),
    }
}

pub(super) fn outage(
    plan: &Plan,
    state: &DayState,
    cause: Cause,
    header: Option<usize>,
    hall: usize,
) -> Outage {
    let none = Outage::NONE;
    let gone = Service::GONE;
    match cause {
        Cause::Chillers | Cause::Rejection => Outage { sink: gone, ..none },
        Cause::FacilityPumps => Outage {
            facility_pumps: gone,
            ..none
        },
        Cause::TechnologyPumps => Outage {
            technology_pumps: gone,
            ..none
        },
        Cause::AirCoolers => Outage {
            air_coolers: gone,
            ..none
        },
        Cause::Loop(index) if header == Some(index) => Outage {
            facility_pumps: gone,
            ..none
        },
        Cause::Loop(index) => Outage {
            air_coolers: Service {
                left: air_left(plan, state, index, hall),
                back_after: None,
            },
            ..none
        },
        Cause::PlantPower => {
            let restart = restart(plan, state.day);
            let until = |more: Duration| match restart.power {
                Some(power) => Service::gone_for(power + more),
                None => Service::GONE,
            };
            let on_ups = |is: bool| {
                if is {
                    Service::WHOLE
                } else {
                    until(Duration::ZERO)
                }
            };
            let set_points = &plan.cooling.set_points;
            Outage {
                technology_pumps: Service::WHOLE,
                facility_pumps: on_ups(set_points.pumps_on_ups),
                sink: until(restart.chillers),
                air_coolers: on_ups(set_points.fans_on_ups),
            }
        }
    }
}

/// Share of a hall's heat to air that its coolers still take without the water of a loop: those on it, doors as well as
/// air handlers, are out, and their heat is in the room until others take it. 1 where none stands on it.
fn air_left(plan: &Plan, state: &DayState, lost: usize, hall: usize) -> f64 {
    let units = cooling::hall_units(plan, state.day, hall);
    let is_lost = |unit: &HallUnit| unit.element == Element::AirCooler && unit.header == lost;
    let row = state.halls.iter().find(|row| row.hall == hall);
    let Some(row) = row.filter(|_| units.iter().any(is_lost)) else {
        return 1.0;
    };
    let left = units
        .iter()
        .map(|unit| if is_lost(unit) { 0.0 } else { unit.count });
    let left: Vec<f64> = left.collect();
    let water: Vec<Temperature> = state.headers.iter().map(|header| header.supply).collect();
    let racks = u32::try_from(row.gpu_racks + row.support_racks).unwrap_or(u32::MAX);
    let side = AirSide::of(plan, state.day, hall, racks, &water);
    let heat = HallHeat {
        liquid: Power::ZERO,
        air: row.air,
    };
    cooling::hall_share_left(&side, &units, &left, heat)
}

/// Share of the power of some kinds of machines that still has a path; 1 where there are none.
pub(super) fn share_left(
    groups: &[MachineGroup],
    lost: &[(u32, u32)],
    kinds: &[MachineKind],
) -> f64 {
    let of_kind = groups
        .iter()
        .enumerate()
        .filter(|(_, group)| kinds.contains(&group.kind));
    let (mut all, mut gone) = (0.0, 0.0);
    for (index, group) in of_kind {
        all += group.each.w() * f64::from(group.count);
        let found = lost
            .iter()
            .find(|(at, _)| usize::try_from(*at) == Ok(index));
        gone += group.each.w() * f64::from(found.map_or(0, |(_, count)| *count));
    }
    if 0.0 < all {
        (1.0 - gone / all).clamp(0.0, 1.0)
    } else {
        1.0
    }
}

/// Share of a hall's pumps and fans that still has a path.
pub(super) fn fluid_left(line: &OneLineDay, dark: &[u32], hall: usize) -> f64 {
    let is_of_hall =
        |load: &Load| load.class == LoadClass::Fluid && usize::try_from(load.hall) == Ok(hall);
    let loads = &line.line.loads;
    let all: f64 = loads
        .iter()
        .filter(|load| is_of_hall(load))
        .map(|load| load.peak_mw)
        .sum();
    let dark = dark
        .iter()
        .filter_map(|id| loads.get(usize::try_from(*id).ok()?));
    let gone: f64 = dark
        .filter(|load| is_of_hall(load))
        .map(|load| load.peak_mw)
        .sum();
    if 0.0 < all {
        (1.0 - gone / all).clamp(0.0, 1.0)
    } else {
        1.0
    }
}
