//! Dew points of a typical year.
//!
//! Most days have a dew point around the month's mean. Two things are laid over it: the hottest days are drier (or
//! moister) by as much as their coincident wet bulb asks for, and a few warm days, not the hottest, are muggy: they
//! make the wet-bulb percentile. That is how the tables have it, with the highest wet bulb at a lower dry bulb.

use super::draw;
use super::draw::Bend;
use super::draw::DAYS;
use super::draw::Walks;
use crate::catalog::Climate;
use crate::catalog::weather::HOURS;
use crate::catalog::weather::MONTH_DAYS;
use crate::catalog::weather::hours_of_month;
use crate::catalog::weather::month_of_hour;
use crate::catalog::weather::summary::rank;
use crate::physics::air::MoistAir;
use crate::units::Pressure;
use crate::units::Temperature;

/// Rounds of correction, as for dry bulbs, and those before the number of muggy days moves.
const ROUNDS: usize = 100;
const SETTLING: usize = 12;

/// Spread of the days' dew points, K (background: 3 to 5 K in mid latitudes); it gives way where it alone would pass
/// the month's wet-bulb percentile.
const SPREAD_K: f64 = 3.0;

/// Anomalies of dry bulb beyond this have their own dew point; about a third of the days.
const WARM: f64 = 0.3;

/// How much drier (positive) or moister the hottest days may be, K for each spread.
const DRIER_K: (f64, f64) = (-6.0, 15.0);

/// Muggy days of a usual month, and of the months that hold the year's percentile.
const MUGGY_DAYS: f64 = 2.0;
const MOST_MUGGY_DAYS: f64 = 18.0;

/// Months whose wet-bulb percentile comes within this of the year's hold it between them, K.
const WET_WITHIN_K: f64 = 2.0;

/// How far months give way to the year, down and up, K of dew point: up to 0.29 K of wet bulb at the temperatures where
/// they must, within the 0.3 K that are promised.
const GIVE_WAY_K: (f64, f64) = (-0.3, 0.41);

/// How much less muggy the next warmest of the muggy days is, K: no two of them are alike, so that the most humid
/// hours of a year spread as weather has them, instead of lying on one line (assumption).
const MUGGY_FADE_K: f64 = 0.05;

/// How far dew points swing to either side over a day, K, highest in the middle of the morning, when the sun has dried
/// the ground into air that is not yet mixed (background: up to a kelvin or two from lowest to highest; taken at the
/// low end, because the percentiles of hot months ask for many hours of nearly the same wet bulb).
const SWING_K: f64 = 0.25;

/// A muggy day reaches the dry bulb that goes with the percentile, less this, K.
const WARM_ENOUGH_K: f64 = 0.3;

/// Straight days: no tail is bent.
const STRAIGHT: Bend = Bend {
    top: 0.0,
    bottom: 1.0,
};

/// What is fitted of a month.
#[derive(Clone, Copy)]
struct Month {
    level_c: f64,
    spread_k: f64,
    drier_k: f64,
    muggy_c: f64,
    /// Rank of the warmest muggy day.
    first_muggy: usize,
    holds_year: bool,
}

/// Dew points that hours would need.
struct Needed {
    /// For the wet-bulb percentile of their month.
    month: Vec<f64>,
    /// For that of the year.
    year: Vec<f64>,
    /// For the wet bulb that goes with the dry-bulb percentile of their month; 0 on other hours.
    coincident: Vec<f64>,
}

pub(super) fn year(climate: &Climate, walks: &Walks, dry: &[f64], pressure: Pressure) -> Vec<f64> {
    let needed = needs(climate, dry, pressure);
    let mut months: [Month; 12] =
        std::array::from_fn(|month| first_guess(climate, month, walks, dry, pressure));
    let near_design: [Vec<usize>; 12] = std::array::from_fn(|month| near_design(month, dry));
    let (mut muggy_days, mut give_way) = (MUGGY_DAYS, 0.0);
    let mut dew = vec![0.0; HOURS];
    for round in 0..=ROUNDS {
        make(&months, muggy_days, walks, dry, &mut dew);
        if round == ROUNDS {
            break;
        }
        for (index, month) in months.iter_mut().enumerate() {
            let hours = hours_of_month(index);
            let mean = dew[hours.clone()].iter().sum::<f64>() / hours.len() as f64;
            let mean_error = climate.months[index].mean_dew_point.c() - mean;
            let count = rank(hours.len());
            let over = draw::highest(hours.map(|hour| dew[hour] - needed.month[hour]), count);
            let of_near = near_design[index]
                .iter()
                .map(|hour| dew[*hour] - needed.coincident[*hour]);
            let too_moist = of_near.sum::<f64>() / near_design[index].len().max(1) as f64;
            month.correct(mean_error, give_way - over, too_moist);
        }
        if SETTLING <= round {
            let over = dew
                .iter()
                .zip(&needed.year)
                .map(|(dew, needed)| dew - needed);
            let missing = -draw::highest(over, rank(HOURS));
            muggy_days =
                (muggy_days + (0.2 * missing).clamp(-0.2, 0.2)).clamp(1.0, MOST_MUGGY_DAYS);
            give_way = (give_way + 0.03 * missing).clamp(GIVE_WAY_K.0, GIVE_WAY_K.1);
        }
    }
    dew
}

impl Month {
    /// Takes a part of the errors away, K.
    fn correct(&mut self, mean_error: f64, wet_error: f64, too_moist: f64) {
        self.level_c += mean_error;
        self.muggy_c += (0.5 * wet_error).clamp(-1.0, 1.0);
        if self.muggy_c < self.level_c {
            self.muggy_c = self.level_c;
            self.spread_k = (self.spread_k - (-0.2 * wet_error).max(0.0)).max(0.02);
        }
        self.drier_k =
            (self.drier_k + (0.15 * too_moist).clamp(-0.5, 0.5)).clamp(DRIER_K.0, DRIER_K.1);
    }
}

fn first_guess(
    climate: &Climate,
    month: usize,
    walks: &Walks,
    dry: &[f64],
    pressure: Pressure,
) -> Month {
    let row = &climate.months[month];
    let hours = hours_of_month(month);
    let days = MONTH_DAYS[month];
    let peak_of = |rank: usize| {
        let first = hours.start / 24;
        let day = (first..first + days)
            .find(|day| walks.warm[*day] == rank)
            .unwrap_or(first);
        dry[24 * day..24 * (day + 1)]
            .iter()
            .copied()
            .fold(f64::NEG_INFINITY, f64::max)
    };
    // The third warmest day, or where it is not warm enough the second, or the first.
    let warm_enough = |rank: &usize| row.wet_design.dry_bulb.c() - WARM_ENOUGH_K <= peak_of(*rank);
    let first_muggy = [days - 3, days - 2]
        .into_iter()
        .find(warm_enough)
        .unwrap_or(days - 1);
    Month {
        level_c: row.mean_dew_point.c(),
        spread_k: SPREAD_K,
        drier_k: 0.0,
        muggy_c: needed(
            row.wet_design.dry_bulb.c().max(row.wet_design.wet_bulb.c()),
            row.wet_design.wet_bulb.c(),
            pressure,
        ),
        first_muggy,
        holds_year: climate.annual_wet.wet_bulb.c() - WET_WITHIN_K <= row.wet_design.wet_bulb.c(),
    }
}

/// Hours within half a kelvin of the dry-bulb percentile of a month.
fn near_design(month: usize, dry: &[f64]) -> Vec<usize> {
    let hours = hours_of_month(month);
    let design = draw::highest(dry[hours.clone()].iter().copied(), rank(hours.len()));
    hours
        .filter(|hour| (dry[*hour] - design).abs() <= 0.5)
        .collect()
}

fn needs(climate: &Climate, dry: &[f64], pressure: Pressure) -> Needed {
    let annual = climate.annual_wet.wet_bulb.c();
    let of_month = |hour: usize| &climate.months[month_of_hour(hour)];
    let mut coincident = vec![0.0; HOURS];
    for month in 0..12 {
        let row = &climate.months[month];
        for hour in near_design(month, dry) {
            coincident[hour] = needed(dry[hour], row.dry_design.wet_bulb.c(), pressure);
        }
    }
    let month =
        |(hour, dry): (usize, &f64)| needed(*dry, of_month(hour).wet_design.wet_bulb.c(), pressure);
    Needed {
        month: dry.iter().enumerate().map(month).collect(),
        year: dry
            .iter()
            .map(|dry| needed(*dry, annual, pressure))
            .collect(),
        coincident,
    }
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

fn make(months: &[Month; 12], muggy_days: f64, walks: &Walks, dry: &[f64], dew: &mut [f64]) {
    let mut noon = [0.0; DAYS];
    let mut first = 0;
    let swing: [f64; 24] =
        std::array::from_fn(|hour| libm::cos((hour as f64 - 9.0) / 12.0 * std::f64::consts::PI));
    for (month, days) in months.iter().zip(MONTH_DAYS) {
        let z = draw::anomalies(days, STRAIGHT);
        let muggy_days = if month.holds_year {
            muggy_days
        } else {
            MUGGY_DAYS
        };
        for day in first..first + days {
            let warm = walks.warm[day];
            let usual = month.level_c + month.spread_k * z[walks.moist[day]]
                - month.drier_k * (z[warm] - WARM).max(0.0);
            let below = month.first_muggy as f64 - warm as f64;
            let muggy = if below < 0.0 {
                0.0
            } else {
                (muggy_days - below).clamp(0.0, 1.0)
            };
            let muggy_c = month.muggy_c - MUGGY_FADE_K * below.max(0.0);
            noon[day] = usual + muggy * (muggy_c - usual);
        }
        first += days;
    }
    for (hour, value) in dew.iter_mut().enumerate() {
        let swing = SWING_K * swing[hour % 24];
        *value = (draw::level(&noon, hour / 24, hour % 24) + swing).min(dry[hour]);
    }
}
