//! Climates: design conditions of the year and of its months.

use crate::catalog::Origin;
use crate::catalog::field::Holds;
use crate::catalog::field::list;
use crate::catalog::field::number;
use crate::catalog::field::optional;
use crate::units::Length;
use crate::units::Temperature;

/// Two temperatures that come together: the one that was ranked, and the mean of the other at the same hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DesignAir {
    /// Dry bulb.
    pub dry_bulb: Temperature,
    /// Wet bulb.
    pub wet_bulb: Temperature,
}

/// One month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthAir {
    /// The dry bulb that 0.4 % of the hours exceed, with its coincident wet bulb.
    pub dry_design: DesignAir,
    /// The wet bulb that 0.4 % of the hours exceed, with its coincident dry bulb.
    pub wet_design: DesignAir,
    /// Mean dry bulb.
    pub mean: Temperature,
    /// Mean of the days' highest dry bulb.
    pub mean_daily_max: Temperature,
    /// Mean of the days' lowest dry bulb.
    pub mean_daily_min: Temperature,
    /// Mean dew point.
    pub mean_dew_point: Temperature,
}

/// A climate.
#[derive(Clone, Debug, PartialEq)]
pub struct Climate {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Height above sea level.
    pub elevation: Length,
    /// The dry bulb that 0.4 % of the year's hours exceed, with its coincident wet bulb.
    pub annual_dry: DesignAir,
    /// The wet bulb that 0.4 % of the year's hours exceed, with its coincident dry bulb.
    pub annual_wet: DesignAir,
    /// The dry bulb that 99.6 % of the year's hours exceed.
    pub heating: Temperature,
    /// Highest dry bulb expected once in 20 years, where known.
    pub extreme_dry_bulb_20_years: Option<Temperature>,
    /// January to December.
    pub months: [MonthAir; 12],
    /// Where the annual figures are known from.
    pub origin: Origin,
    /// Where the monthly figures are known from.
    pub months_origin: Origin,
}

/// Lowest and highest temperature of outdoor air that is no mistake, °C.
const AIR_C: (f64, f64) = (-70.0, 60.0);

/// One temperature of air.
const fn air_c() -> Holds {
    number(AIR_C.0, AIR_C.1)
}

/// So many temperatures of air: pairs of dry and wet bulb, or months from January to December.
const fn airs_c(len: usize) -> Holds {
    list(len, AIR_C.0, AIR_C.1)
}

row! {
    Climate(key, name, origin) {
        elevation_m: f64 = number(-500.0, 5000.0),
        annual_dry_c: [f64; 2] = airs_c(2),
        annual_wet_c: [f64; 2] = airs_c(2),
        heating_c: f64 = air_c(),
        extreme_dry_bulb_20_years_c: Option<f64> = optional(AIR_C.0, AIR_C.1),
        month_dry_c: [f64; 12] = airs_c(12),
        month_dry_wet_bulb_c: [f64; 12] = airs_c(12),
        month_wet_c: [f64; 12] = airs_c(12),
        month_wet_dry_bulb_c: [f64; 12] = airs_c(12),
        mean_c: [f64; 12] = airs_c(12),
        mean_daily_max_c: [f64; 12] = airs_c(12),
        mean_daily_min_c: [f64; 12] = airs_c(12),
        mean_dew_point_c: [f64; 12] = airs_c(12),
        months_origin: Origin = Holds::Origin,
    } => Climate {
        key,
        name,
        elevation: Length::from_m(elevation_m),
        annual_dry: air(annual_dry_c[0], annual_dry_c[1]),
        annual_wet: air(annual_wet_c[1], annual_wet_c[0]),
        heating: Temperature::from_c(heating_c),
        extreme_dry_bulb_20_years: extreme_dry_bulb_20_years_c.map(Temperature::from_c),
        months: std::array::from_fn(|month| MonthAir {
            dry_design: air(month_dry_c[month], month_dry_wet_bulb_c[month]),
            wet_design: air(month_wet_dry_bulb_c[month], month_wet_c[month]),
            mean: Temperature::from_c(mean_c[month]),
            mean_daily_max: Temperature::from_c(mean_daily_max_c[month]),
            mean_daily_min: Temperature::from_c(mean_daily_min_c[month]),
            mean_dew_point: Temperature::from_c(mean_dew_point_c[month]),
        }),
        origin,
        months_origin,
    }
}

fn air(dry_c: f64, wet_c: f64) -> DesignAir {
    DesignAir {
        dry_bulb: Temperature::from_c(dry_c),
        wet_bulb: Temperature::from_c(wet_c),
    }
}
