//! Dry bulbs of a typical year.

use super::draw;
use super::draw::Bend;
use super::draw::DAYS;
use super::draw::Walks;
use crate::catalog::Climate;
use crate::catalog::weather::HOURS;
use crate::catalog::weather::MONTH_DAYS;
use crate::catalog::weather::hours_of_month;
use crate::catalog::weather::summary::rank;

/// Rounds of correction: the months settle in about twelve, the tails of the year in about sixty.
const ROUNDS: usize = 100;

/// Rounds before the tails move: the months must have settled, or both chase each other.
const SETTLING: usize = 12;

/// Part of an error of a month that a round takes away.
const STEP: f64 = 0.5;

/// How much a round bends a tail for each kelvin of error, and at most.
const BEND_PER_K: f64 = 0.1;
const MOST_BEND: f64 = 0.2;

/// How far the warm tail may be bent, and the factor on cold days.
const TOP_BEND: (f64, f64) = (-0.8, 3.0);
const BOTTOM_FACTOR: (f64, f64) = (0.05, 3.0);

/// Months whose design value comes within this of the year's hold its warm tail between them, K.
const HOT_WITHIN_K: f64 = 4.0;

/// Months whose mean daily lowest comes within this of the lowest hold its cold tail, K.
const COLD_WITHIN_K: f64 = 5.0;

/// The factor on cold days of all other months: nights have less to lose than days have to gain.
const USUAL_BOTTOM: f64 = 0.7;

/// How far the design values of months give way to that of the year, K: tables hold a year's value that their own
/// months cannot make (decades against one typical year), and both are to be met within 0.3 K.
const GIVE_WAY_K: f64 = 0.27;
const GIVE_WAY_PER_K: f64 = 0.05;

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

/// The year so far: what is fitted of its months, and of its tails.
struct Fit {
    months: [Month; 12],
    bends: [Bend; 12],
    give_way: f64,
}

pub(super) fn year(climate: &Climate, walks: &Walks) -> Vec<f64> {
    let lowest = climate
        .months
        .iter()
        .map(|row| row.mean_daily_min.c())
        .fold(f64::INFINITY, f64::min);
    let is_hot = |month: usize| {
        climate.annual_dry.dry_bulb.c() - HOT_WITHIN_K
            <= climate.months[month].dry_design.dry_bulb.c()
    };
    let is_cold = |month: usize| climate.months[month].mean_daily_min.c() <= lowest + COLD_WITHIN_K;
    let mut fit = Fit {
        months: std::array::from_fn(|month| first_guess(climate, month)),
        bends: [Bend {
            top: 0.0,
            bottom: USUAL_BOTTOM,
        }; 12],
        give_way: 0.0,
    };
    let (mut top, mut bottom) = (0.3, 1.0);
    let mut hours = vec![0.0; HOURS];
    for round in 0..=ROUNDS {
        for (month, bend) in fit.bends.iter_mut().enumerate() {
            bend.top = if is_hot(month) { top } else { 0.0 };
            bend.bottom = if is_cold(month) { bottom } else { USUAL_BOTTOM };
        }
        make(&fit, walks, &mut hours);
        if round == ROUNDS {
            break;
        }
        correct_months(climate, &hours, &mut fit);
        if round < SETTLING {
            continue;
        }
        let warmer =
            climate.annual_dry.dry_bulb.c() - draw::highest(hours.iter().copied(), rank(HOURS));
        let colder =
            -draw::highest(hours.iter().map(|hour| -hour), rank(HOURS)) - climate.heating.c();
        let bent = |error: f64| (BEND_PER_K * error).clamp(-MOST_BEND, MOST_BEND);
        top = (top + bent(warmer)).clamp(TOP_BEND.0, TOP_BEND.1);
        bottom = (bottom * libm::exp(bent(colder))).clamp(BOTTOM_FACTOR.0, BOTTOM_FACTOR.1);
        fit.give_way = (fit.give_way + GIVE_WAY_PER_K * warmer).clamp(-GIVE_WAY_K, GIVE_WAY_K);
    }
    hours
}

fn first_guess(climate: &Climate, month: usize) -> Month {
    let row = &climate.months[month];
    Month {
        level_c: row.mean.c(),
        above_k: (row.mean_daily_max - row.mean).k().max(0.1),
        below_k: (row.mean - row.mean_daily_min).k().max(0.1),
        spread_k: (0.5 * (row.dry_design.dry_bulb - row.mean_daily_max).k()).max(LEAST_SPREAD_K),
    }
}

/// Corrects level, swing and spread of every month by what the hours came to.
fn correct_months(climate: &Climate, hours: &[f64], fit: &mut Fit) {
    for (index, month) in fit.months.iter_mut().enumerate() {
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
        let top = draw::anomalies(days, fit.bends[index])[days - 1].max(0.3);
        let design = draw::highest(of_month.iter().copied(), rank(of_month.len()));
        let error = row.dry_design.dry_bulb.c() + fit.give_way - design - max_error;
        month.spread_k = (month.spread_k + STEP * error / top).max(LEAST_SPREAD_K);
    }
}

fn make(fit: &Fit, walks: &Walks, hours: &mut [f64]) {
    let mut noon = [0.0; DAYS];
    let mut first = 0;
    for ((month, bend), days) in fit.months.iter().zip(fit.bends).zip(MONTH_DAYS) {
        let z = draw::anomalies(days, bend);
        for day in first..first + days {
            noon[day] = month.level_c + month.spread_k * z[walks.warm[day]];
        }
        first += days;
    }
    let mut day = 0;
    for (month, days) in fit.months.iter().zip(MONTH_DAYS) {
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
