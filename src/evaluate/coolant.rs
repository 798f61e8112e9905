//! What the CDUs of each hall make of the facility water.

use super::couple::SiteState;
use super::day::Ground;
use super::firm;
use super::plant_types::HallCoolant;
use crate::solve::cooling;
use crate::units::Temperature;

/// Coolant of every hall with CDUs on the day: facility water as its header makes it, and the CDU's approach.
pub fn halls(ground: &Ground<'_>, site: &SiteState) -> Vec<HallCoolant> {
    let there = ground.racks.iter().filter(|racks| racks.is_there);
    there
        .filter_map(|racks| of_hall(ground, site, racks.hall))
        .collect()
}

fn of_hall(ground: &Ground<'_>, site: &SiteState, hall: usize) -> Option<HallCoolant> {
    let plan = ground.plan;
    let cdus = || {
        plan.cooling.cdus.iter().filter(move |group| {
            group.hall == hall && group.tag.life.holds(ground.day) && 0 < group.count
        })
    };
    let made = || {
        cdus().map(|group| {
            let header = cooling::header_of_cooler(plan, group);
            firm::water_made(plan, header, &site.headers[header]) + group.approach
        })
    };
    let warmest = made().reduce(Temperature::max)?;
    let coldest = made().reduce(Temperature::min)?;
    let racks = plan.deployments.iter().filter(|deployment| {
        deployment.hall == hall && deployment.tag.life.holds(ground.day) && 0 < deployment.racks
    });
    let of_racks = racks.filter_map(|deployment| plan.platforms[deployment.platform].coolant);
    let of_racks = of_racks.map(|coolant| coolant.max);
    let of_cdus = cdus().filter_map(|group| group.coolant?.coolant_max);
    Some(HallCoolant {
        hall,
        warmest,
        coldest,
        allowed: of_racks.chain(of_cdus).reduce(Temperature::min),
        above_dew_point: coldest - plan.cooling.set_points.room_dew_point,
    })
}
