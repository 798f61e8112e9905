//! The year while a set point is dragged: the plant is asked once for each bin of like hours.
//!
//! Budget: 8 ms for the full site. How it is met: some 900 bins stand for 8,760 hours
//! ([`YearBins`](crate::solve::cooling::year::YearBins) says how, and what it costs in exactness); they are made once
//! for a weather and a load. On release, [`YearStudy`](super::YearStudy) gives the exact year.

use super::YearState;
use super::site;
use super::site::Site;
use super::warm;
use crate::catalog::weather::HOURS;
use crate::evaluate::year_hours::YearHours;
use crate::scenario::plan::Plan;
use crate::solve::cooling::year;
use crate::solve::cooling::year::BinSteps;
use crate::solve::cooling::year::Hour;
use crate::solve::cooling::year::YearAir;
use crate::solve::cooling::year::YearBins;
use crate::units::Power;

/// The bins of a year at this site, with the same shares of load as [`YearStudy::new`](super::YearStudy::new) takes.
/// They hold as long as weather, recirculation and workload do.
pub fn year_bins(plan: &Plan, air: &YearAir, shares: Option<Vec<f64>>) -> YearBins {
    let steps = if plan.cooling.dry_coolers.is_empty() {
        BinSteps::USUAL
    } else {
        BinSteps::DRY_COOLERS
    };
    YearBins::of(air, site::shares(plan, shares).as_deref(), steps)
}

/// The year of the site on a day, from bins: the same sums as [`YearStudy`](super::YearStudy), PUE within 0.002 and
/// water within 1 % of it. Peaks are within 1.5 % (6 % where pads switch with the load), and the hours of modes those of the bins; each peak's hour is the first of its bin.
pub fn quick(plan: &Plan, day: u32, bins: &YearBins) -> YearState {
    run(plan, day, bins).0
}

/// The same with its hours: each is what its bin is.
pub fn quick_hours(plan: &Plan, day: u32, bins: &YearBins) -> (YearState, YearHours) {
    let (state, each) = run(plan, day, bins);
    let mut hours = YearHours::new();
    for hour in 0..HOURS {
        if let Some((of_bin, site)) = each.get(bins.of_hour(hour)) {
            hours.push(of_bin, *site);
        }
    }
    (state, hours)
}

/// The plant of each bin, and the site bus.
fn run(plan: &Plan, day: u32, bins: &YearBins) -> (YearState, Vec<(Hour, Power)>) {
    let mut site = Site::new(plan, day, bins.most_share());
    let plants = site.plants();
    let mut state = YearState {
        day,
        warm: warm::limits(plan, day),
        ..YearState::default()
    };
    let mut loops = vec![Vec::new(); if 1 < plants.len() { plants.len() } else { 0 }];
    let mut hours: Vec<Hour> = Vec::with_capacity(bins.bins().len());
    let mut of_loops: Vec<Hour> = Vec::with_capacity(plants.len());
    let mut buses: Vec<Power> = Vec::with_capacity(bins.bins().len());
    for bin in bins.bins() {
        let place = site.place(bin.share);
        let outdoors = bin.outdoors();
        if site.is_mixed() {
            let made = |at: usize, load| plants.get(at).map(|plant| plant.water(load, &outdoors));
            site.settle_rooms(place, made);
        }
        let load = |at| site.load_of(place, at);
        let hour = year::hour_of(&plants, load, &outdoors, &mut of_loops);
        let water = |header: usize| of_loops.get(header).unwrap_or(&hour).supply;
        state.add_inlet(bin.first, site.inlet(place, water));
        let bus = site.electricity(place, &hour);
        state.add_site(bin.first, bin.month, bin.hours, &bus, plan.house);
        let counts = (bin.first, bin.hours);
        let inlet = |hall: usize| site.inlet_of(place, hall, water);
        warm::add(&mut state.warm, plan, day, counts, water, inlet);
        for (list, hour) in loops.iter_mut().zip(&of_loops) {
            list.push(*hour);
        }
        hours.push(hour);
        buses.push(bus.site);
    }
    state.plant = bins.sums(&hours);
    state.loops = loops.iter().map(|hours| bins.sums(hours)).collect();
    (state, hours.into_iter().zip(buses).collect())
}
