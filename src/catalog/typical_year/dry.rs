//! Dry bulbs of a typical year.

use super::draw;
use super::draw::Bend;
use super::draw::DAYS;
use super::draw::Walks;
use crate::catalog::Climate;
use crate::catalog::weather::HOURS;
use crate::catalog::weather::MONTH_DAYS;
use crate::catalog::weather::hours_of_month;
use crate::catalog::weather::summary::falling;
use crate::catalog::weather::summary::rank;

/// Rounds of correction. The months settle in about ten; the tails of the year, which they hold between them,
/// take the rest. More rounds change less than a hundredth of a kelvin.
const ROUNDS: usize = 80;

/// Part of an error that a round takes away: tails answer to several months at once.
const STEP: f64 = 0.5;

/// How far the tails may be bent.
const TOP_BEND: (f64, f64) = (-0.8, 3.0);
const BOTTOM_FACTOR: (f64, f64) = (0.2, 3.0);

/// How far the design values of months give way to that of the year, K: tables hold a year's value that their own
/// months cannot make (decades against one typical year), and both are to be met within 0.3 K.
const GIVE_WAY_K: f64 = 0.2;

/// Least spread of the days, K.
const LEAST_SPREAD_K: f64 = 0.05;

/// What is fitted of a month.
#[derive(Clone, Copy)]
struct Month {
    level_c: f64,
    above_k: f64,
    below_k: f64,
    spread_k: f64,
}

pub(super) fn year(climate: &Climate, walks: &Walks) -> Vec<f64> {
    let mut months: [Month; 12] = std::array::from_fn(|month| {
        let row = &climate.months[month];
        Month {
            level_c: row.mean.c(),
            above_k: (row.mean_daily_max - row.mean).k().max(0.1),
            below_k: (row.mean - row.mean_daily_min).k().max(0.1),
            spread_k: (0.5 * (row.dry_design.dry_bulb - row.mean_daily_max).k())
                .max(LEAST_SPREAD_K),
        }
    });
    let mut bend = Bend {
        top: 0.3,
        bottom: 1.0,
    };
    let mut give_way = 0.0;
    let mut hours = vec![0.0; HOURS];
    for _ in 0..ROUNDS {
        make(&months, bend, walks, &mut hours);
        correct_months(climate, give_way, bend, &hours, &mut months);
        let sorted = falling(&hours);
        let warmer = climate.annual_dry.dry_bulb.c() - sorted[rank(HOURS) - 1];
        let colder = sorted[HOURS - rank(HOURS)] - climate.heating.c();
        bend.top = (bend.top + STEP * warmer).clamp(TOP_BEND.0, TOP_BEND.1);
        give_way = (give_way + 0.1 * warmer).clamp(-GIVE_WAY_K, GIVE_WAY_K);
        bend.bottom = (bend.bottom + 0.1 * STEP * colder).clamp(BOTTOM_FACTOR.0, BOTTOM_FACTOR.1);
    }
    make(&months, bend, walks, &mut hours);
    hours
}

/// Corrects level, swing and spread of every month by what the hours came to.
fn correct_months(
    climate: &Climate,
    give_way: f64,
    bend: Bend,
    hours: &[f64],
    months: &mut [Month; 12],
) {
    for (index, month) in months.iter_mut().enumerate() {
        let row = &climate.months[index];
        let days = MONTH_DAYS[index];
        let of_month = &hours[hours_of_month(index)];
        let daily = |pick: fn(f64, f64) -> f64| {
            let of_day = of_month
                .chunks(24)
                .map(|day| day.iter().copied().reduce(pick).unwrap_or(0.0));
            of_day.sum::<f64>() / days as f64
        };
        let mean_error = row.mean.c() - of_month.iter().sum::<f64>() / of_month.len() as f64;
        let max_error = row.mean_daily_max.c() - daily(f64::max);
        let min_error = row.mean_daily_min.c() - daily(f64::min);
        month.level_c += mean_error;
        month.above_k = (month.above_k + max_error - mean_error).max(0.1);
        month.below_k = (month.below_k - min_error + mean_error).max(0.1);
        let top = draw::anomalies(days, bend)[days - 1].max(0.3);
        let design = third_highest(of_month.iter().copied());
        let error = row.dry_design.dry_bulb.c() + give_way - design - max_error;
        month.spread_k = (month.spread_k + STEP * error / top).max(LEAST_SPREAD_K);
    }
}

fn make(months: &[Month; 12], bend: Bend, walks: &Walks, hours: &mut [f64]) {
    let mut noon = [0.0; DAYS];
    let mut first = 0;
    for (month, days) in months.iter().zip(MONTH_DAYS) {
        let z = draw::anomalies(days, bend);
        for day in first..first + days {
            noon[day] = month.level_c + month.spread_k * z[walks.warm[day]];
        }
        first += days;
    }
    let mut day = 0;
    for (month, days) in months.iter().zip(MONTH_DAYS) {
        let swing = swing(month.above_k, month.below_k);
        for _ in 0..days {
            for (hour, swing) in swing.iter().enumerate() {
                hours[24 * day + hour] = draw::level(&noon, day, hour) + swing;
            }
            day += 1;
        }
    }
}

/// The daily swing: highest at 15 o'clock by `above`, lowest at 3 by `below`, mean zero.
///
/// ```text
/// s(h) = a·(e^(k·cos) − mean)      cos of (h − 15)/24 of a turn; k such that above and below are met
/// ```
///
/// A long warm or a long cold part of the day comes with k; plain cosine is k = 0.
fn swing(above: f64, below: f64) -> [f64; 24] {
    let shape = |k: f64| -> [f64; 24] {
        let raw: [f64; 24] = std::array::from_fn(|hour| {
            let cosine = libm::cos((hour as f64 - 15.0) / 12.0 * std::f64::consts::PI);
            if k.abs() < 1e-9 {
                cosine
            } else {
                libm::expm1(k * cosine) / k
            }
        });
        let mean = raw.iter().sum::<f64>() / 24.0;
        raw.map(|value| value - mean)
    };
    let (mut low, mut high) = (-3.0, 3.0);
    for _ in 0..24 {
        let k = 0.5 * (low + high);
        let s = shape(k);
        if s[15] * below < -s[3] * above {
            low = k
        } else {
            high = k
        }
    }
    let s = shape(0.5 * (low + high));
    let scale = (above + below) / (s[15] - s[3]);
    s.map(|value| scale * value)
}

/// The third highest of some numbers: the 0.4 % value of a month.
pub(super) fn third_highest(values: impl Iterator<Item = f64>) -> f64 {
    let mut best = [f64::NEG_INFINITY; 3];
    for value in values {
        if best[0] < value {
            best = [value, best[0], best[1]];
        } else if best[1] < value {
            best = [best[0], value, best[1]];
        } else if best[2] < value {
            best[2] = value;
        }
    }
    best[2]
}
