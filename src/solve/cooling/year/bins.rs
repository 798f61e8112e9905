//! A year in bins: hours of nearly the same air and load as one, for what must follow a hand on a slider.
//!
//! The method, which is ours. Hours of one month fall into one bin when their wet bulbs lie in one step of
//! [`BinSteps`], and their dry bulbs and shares of load likewise. A bin
//! has the means of its hours; its plant works once, and counts for all of them. Each month's most humid and hottest
//! hours are bins of their own, so that peaks keep their size. No set point is in the bins, so that they are made once
//! for a weather file and a load, and only the plant is asked again.
//!
//! Error: within a bin the plant is nearly straight in its air, so that what is lost is of second order. Over a year
//! it is within 0.002 in PUE and 1 % in water (`tests/suite/year_plans.rs` holds that, with the gaps measured); an hour
//! at the edge between two modes may be counted as the other.

use super::air::YearAir;
use super::rejection::Outdoors;
use super::state::Hour;
use super::sums::YearSums;
use crate::catalog::weather::HOURS;
use crate::catalog::weather::hours_of_month;
use crate::physics::tower::TowerAir;
use crate::units::Pressure;
use crate::units::Temperature;
use std::collections::BTreeMap;

/// How wide bins are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BinSteps {
    /// Wet bulbs of a bin, K.
    pub wet_k: f64,
    /// Dry bulbs of a bin, K, as dry machines meet them.
    pub dry_k: f64,
    /// Shares of load of a bin.
    pub share: f64,
}

impl BinSteps {
    /// Where towers or air-cooled chillers reject the heat: dry bulbs move towers less than wet bulbs do, and nearly
    /// straight.
    pub const USUAL: Self = Self {
        wet_k: 1.0,
        dry_k: 3.0,
        share: 0.1,
    };

    /// Where dry coolers do: pads start at a dry bulb and at the load that dry air no longer holds, and all their water
    /// falls in the hours above both.
    pub const DRY_COOLERS: Self = Self {
        wet_k: 2.0,
        dry_k: 0.5,
        share: 0.05,
    };
}

/// Some hours of a month as one.
#[derive(Clone, Debug)]
pub struct Bin {
    /// Month, from 0.
    pub month: usize,
    /// Hours in it.
    pub hours: u32,
    /// Its first hour.
    pub first: usize,
    /// Mean share of running load.
    pub share: f64,
    towers: TowerAir,
    dry_bulb: Temperature,
}

impl Bin {
    /// Its air.
    pub fn outdoors(&self) -> Outdoors<'_> {
        Outdoors {
            towers: &self.towers,
            dry_bulb: self.dry_bulb,
        }
    }
}

/// A year in bins.
#[derive(Clone, Debug)]
pub struct YearBins {
    bins: Vec<Bin>,
    most_share: Option<f64>,
    of_hour: Vec<u32>,
}

/// What the hours of a bin add up to.
#[derive(Clone, Copy, Default)]
struct Heap {
    hours: u32,
    first: usize,
    wet_c: f64,
    dry_c: f64,
    pressure_pa: f64,
    machine_c: f64,
    share: f64,
}

impl YearBins {
    /// Sorts the hours of a year; `shares` are hourly shares of running load, 1 where there are none.
    ///
    /// Budget: 3 ms, once for a weather file and a load.
    pub fn of(air: &YearAir, shares: Option<&[f64]>, steps: BinSteps) -> Self {
        let mut places: BTreeMap<(i32, i32, i32), usize> = BTreeMap::new();
        let mut heaps: Vec<(usize, Heap)> = Vec::new();
        let mut of_hour = Vec::with_capacity(HOURS);
        for month in 0..12 {
            places.clear();
            let alone = [
                warmest(month, |hour| air.towers[hour].wet_bulb.c()),
                warmest(month, |hour| air.dry_bulb_c[hour]),
            ];
            for hour in hours_of_month(month) {
                let share = shares.and_then(|list| list.get(hour)).map_or(1.0, |it| *it);
                let towers = &air.towers[hour];
                let step = |value: f64, step: f64| libm::floor(value / step) as i32;
                let key = (
                    step(towers.wet_bulb.c(), steps.wet_k),
                    step(air.dry_bulb_c[hour], steps.dry_k),
                    step(share + 0.5 * steps.share, steps.share),
                );
                let next = heaps.len();
                let place = if alone.contains(&hour) {
                    next
                } else {
                    *places.entry(key).or_insert(next)
                };
                if place == next {
                    let heap = Heap {
                        first: hour,
                        ..Heap::default()
                    };
                    heaps.push((month, heap));
                }
                heaps[place].1.add(air, hour, share);
                of_hour.push(place as u32);
            }
        }
        let bins = heaps
            .into_iter()
            .map(|(month, heap)| heap.bin(month))
            .collect();
        let most_share = shares.map(|list| list.iter().copied().fold(0.0, f64::max));
        Self {
            bins,
            most_share,
            of_hour,
        }
    }

    /// The highest share of load of any hour; `None` where the load does not vary.
    pub fn most_share(&self) -> Option<f64> {
        self.most_share
    }

    /// The bins, month by month.
    pub fn bins(&self) -> &[Bin] {
        &self.bins
    }

    /// Position of the bin of an hour.
    pub fn of_hour(&self, hour: usize) -> usize {
        self.of_hour.get(hour).map_or(usize::MAX, |at| *at as usize)
    }

    /// Sums of a year from what the plant does in each bin, in their order; days add up the bins of their hours.
    pub fn sums(&self, hours: &[Hour]) -> YearSums {
        let mut sums = YearSums::default();
        for (bin, hour) in self.bins.iter().zip(hours) {
            sums.add(bin.first, bin.month, hour, bin.hours);
        }
        let make_up = |hour: usize| {
            let of_bin = hours.get(self.of_hour[hour] as usize);
            of_bin.map_or(0.0, |hour| hour.water.make_up.kg_per_s())
        };
        sums.water_days((0..HOURS).map(make_up));
        sums
    }
}

/// The hour of a month at which something is highest.
fn warmest(month: usize, of: impl Fn(usize) -> f64) -> usize {
    let hours = hours_of_month(month);
    let first = hours.start;
    hours.fold(
        first,
        |best, hour| {
            if of(best) < of(hour) { hour } else { best }
        },
    )
}

impl Heap {
    fn add(&mut self, air: &YearAir, hour: usize, share: f64) {
        let towers = &air.towers[hour];
        self.hours += 1;
        self.wet_c += towers.wet_bulb.c();
        self.dry_c += towers.air.dry_bulb.c();
        self.pressure_pa += towers.air.pressure.pa();
        self.machine_c += air.dry_bulb_c[hour];
        self.share += share;
    }

    fn bin(self, month: usize) -> Bin {
        let mean = |sum: f64| sum / f64::from(self.hours.max(1));
        Bin {
            month,
            hours: self.hours,
            first: self.first,
            share: mean(self.share),
            towers: TowerAir::from_wet_bulb(
                Temperature::from_c(mean(self.dry_c)),
                Temperature::from_c(mean(self.wet_c)),
                Pressure::from_pa(mean(self.pressure_pa)),
            ),
            dry_bulb: Temperature::from_c(mean(self.machine_c)),
        }
    }
}
