//! What a year of weather comes to: design conditions and monthly means, computed from its hours.

use super::HOURS;
use super::MONTH_DAYS;
use super::Weather;
use super::hours_of_month;
use crate::units::order;

/// Design conditions of a year or of a month, °C.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DesignHours {
    /// The dry bulb that 0.4 % of the hours reach or exceed.
    pub dry_bulb_c: f64,
    /// Mean wet bulb of the hours within half a kelvin of it.
    pub coincident_wet_bulb_c: f64,
    /// The wet bulb that 0.4 % of the hours reach or exceed.
    pub wet_bulb_c: f64,
    /// Mean dry bulb of the hours within half a kelvin of it.
    pub coincident_dry_bulb_c: f64,
    /// The dry bulb that 99.6 % of the hours exceed.
    pub heating_c: f64,
}

/// Means of one month, °C, with its design conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MonthHours {
    /// Mean dry bulb.
    pub mean_c: f64,
    /// Mean of the days' highest dry bulb.
    pub mean_daily_max_c: f64,
    /// Mean of the days' lowest dry bulb.
    pub mean_daily_min_c: f64,
    /// Mean dew point.
    pub mean_dew_point_c: f64,
    /// Mean wet bulb.
    pub mean_wet_bulb_c: f64,
    /// Design conditions.
    pub design: DesignHours,
}

/// What a year of weather comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct WeatherSummary {
    /// Design conditions of the year.
    pub annual: DesignHours,
    /// Mean dry bulb of the year.
    pub mean_c: f64,
    /// Mean pressure, Pa.
    pub mean_pressure_pa: f64,
    /// January to December.
    pub months: [MonthHours; 12],
}

/// Share of hours at or above a design temperature.
const DESIGN_SHARE: f64 = 0.004;

/// Hours this near to a design temperature count as coincident, K: a bin of one kelvin, as in ASHRAE's tables.
const COINCIDENT_K: f64 = 0.5;

impl Weather {
    /// Design conditions and monthly means of the hours themselves.
    ///
    /// The 0.4 % value is the 35th highest of the year and the third highest of a month. One year is a
    /// sample: a typical year is milder than the decades behind the tables, by up to 1 K of wet bulb.
    pub fn summary(&self) -> WeatherSummary {
        WeatherSummary {
            annual: self.design(0..HOURS),
            mean_c: mean(&self.dry_bulb_c),
            mean_pressure_pa: mean(&self.pressure_pa),
            months: std::array::from_fn(|month| self.month(month)),
        }
    }

    fn month(&self, month: usize) -> MonthHours {
        let hours = hours_of_month(month);
        let dry = &self.dry_bulb_c[hours.clone()];
        let days = MONTH_DAYS[month] as f64;
        let of_days = |pick: fn(f64, f64) -> f64| {
            let daily = dry
                .chunks(24)
                .map(|day| day.iter().copied().reduce(pick).unwrap_or(0.0));
            daily.sum::<f64>() / days
        };
        MonthHours {
            mean_c: mean(dry),
            mean_daily_max_c: of_days(f64::max),
            mean_daily_min_c: of_days(f64::min),
            mean_dew_point_c: mean(&self.dew_point_c[hours.clone()]),
            mean_wet_bulb_c: mean(&self.wet_bulb_c[hours.clone()]),
            design: self.design(hours),
        }
    }

    fn design(&self, hours: std::ops::Range<usize>) -> DesignHours {
        let (dry, wet) = (&self.dry_bulb_c[hours.clone()], &self.wet_bulb_c[hours]);
        let rank = rank(dry.len());
        let (dry_sorted, wet_sorted) = (falling(dry), falling(wet));
        let (dry_bulb_c, wet_bulb_c) = (dry_sorted[rank - 1], wet_sorted[rank - 1]);
        DesignHours {
            dry_bulb_c,
            coincident_wet_bulb_c: coincident(dry, wet, dry_bulb_c),
            wet_bulb_c,
            coincident_dry_bulb_c: coincident(wet, dry, wet_bulb_c),
            heating_c: dry_sorted[dry.len() - rank],
        }
    }
}

/// How many hours reach the design value: 35 of a year, 3 of a month.
pub(in crate::catalog) fn rank(hours: usize) -> usize {
    libm::round(DESIGN_SHARE * hours as f64).max(1.0) as usize
}

/// A copy, highest first.
pub(in crate::catalog) fn falling(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    order::sort_by(&mut sorted, |a, b| b.total_cmp(a));
    sorted
}

fn coincident(ranked: &[f64], other: &[f64], at: f64) -> f64 {
    let near = ranked
        .iter()
        .zip(other)
        .filter(|(value, _)| (*value - at).abs() <= COINCIDENT_K);
    let (count, sum) = near.fold((0.0, 0.0), |(count, sum), (_, other)| {
        (count + 1.0, sum + other)
    });
    sum / f64::max(count, 1.0)
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}
