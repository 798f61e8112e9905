//! Dew points of a typical year.

use super::draw;
use super::draw::Bend;
use super::draw::DAYS;
use super::draw::Walks;
use super::dry::third_highest;
use crate::catalog::Climate;
use crate::catalog::weather::HOURS;
use crate::catalog::weather::MONTH_DAYS;
use crate::catalog::weather::hours_of_month;
use crate::catalog::weather::month_of_hour;
use crate::catalog::weather::summary::falling;
use crate::catalog::weather::summary::rank;
use crate::physics::air::MoistAir;
use crate::units::Pressure;
use crate::units::Temperature;

/// Rounds of correction, and the part of an error that one takes away, as for dry bulbs.
const ROUNDS: usize = 80;
const STEP: f64 = 0.5;

/// How far the moist tail may be bent, and how far months give way to the year, K of dew point.
const TOP_BEND: (f64, f64) = (-0.8, 3.0);
const GIVE_WAY_K: f64 = 0.3;

/// Least and most spread of the days' dew points, K.
const SPREAD_K: (f64, f64) = (0.02, 15.0);

/// What is fitted of a month.
#[derive(Clone, Copy)]
struct Month {
    level_c: f64,
    spread_k: f64,
}

pub(super) fn year(climate: &Climate, walks: &Walks, dry: &[f64], pressure: Pressure) -> Vec<f64> {
    let of_month: Vec<f64> = (0..12)
        .map(|month| climate.months[month].wet_design.wet_bulb.c())
        .collect();
    let monthly: Vec<f64> = dry
        .iter()
        .enumerate()
        .map(|(hour, dry)| needed(*dry, of_month[month_of_hour(hour)], pressure))
        .collect();
    let annual: Vec<f64> = dry
        .iter()
        .map(|dry| needed(*dry, climate.annual_wet.wet_bulb.c(), pressure))
        .collect();
    let mut months: [Month; 12] = std::array::from_fn(|month| Month {
        level_c: climate.months[month].mean_dew_point.c(),
        spread_k: 3.0,
    });
    let mut bend = Bend {
        top: 0.3,
        bottom: 1.0,
    };
    let mut give_way = 0.0;
    let mut dew = vec![0.0; HOURS];
    let mut excess = vec![0.0; HOURS];
    for _ in 0..ROUNDS {
        make(&months, bend, walks, dry, &mut dew);
        for (index, month) in months.iter_mut().enumerate() {
            let hours = hours_of_month(index);
            let mean = dew[hours.clone()].iter().sum::<f64>() / hours.len() as f64;
            month.level_c += climate.months[index].mean_dew_point.c() - mean;
            let over = third_highest(hours.map(|hour| dew[hour] - monthly[hour]));
            let top = draw::anomalies(MONTH_DAYS[index], bend)[MONTH_DAYS[index] - 1].max(0.3);
            month.spread_k =
                (month.spread_k + STEP * (give_way - over) / top).clamp(SPREAD_K.0, SPREAD_K.1);
        }
        for hour in 0..HOURS {
            excess[hour] = dew[hour] - annual[hour];
        }
        let missing = -falling(&excess)[rank(HOURS) - 1];
        bend.top = (bend.top + 0.3 * STEP * missing).clamp(TOP_BEND.0, TOP_BEND.1);
        give_way = (give_way + 0.1 * missing).clamp(-GIVE_WAY_K, GIVE_WAY_K);
    }
    make(&months, bend, walks, dry, &mut dew);
    dew
}

/// The dew point that gives air of a dry bulb a wet bulb; above any where the dry bulb is too cold for it.
fn needed(dry_c: f64, wet_c: f64, pressure: Pressure) -> f64 {
    if dry_c < wet_c {
        return 200.0;
    }
    MoistAir::from_wet_bulb(
        Temperature::from_c(dry_c),
        Temperature::from_c(wet_c),
        pressure,
    )
    .dew_point()
    .c()
}

fn make(months: &[Month; 12], bend: Bend, walks: &Walks, dry: &[f64], dew: &mut [f64]) {
    let mut noon = [0.0; DAYS];
    let mut first = 0;
    for (month, days) in months.iter().zip(MONTH_DAYS) {
        let z = draw::anomalies(days, bend);
        for day in first..first + days {
            noon[day] = month.level_c + month.spread_k * z[walks.moist[day]];
        }
        first += days;
    }
    for (hour, value) in dew.iter_mut().enumerate() {
        *value = draw::level(&noon, hour / 24, hour % 24).min(dry[hour]);
    }
}
