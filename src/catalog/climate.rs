//! Climates: design conditions of the year and of its months.

use crate::catalog::Origin;
use crate::units::Length;
use crate::units::Temperature;
use serde::Deserialize;

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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Climate {
    /// Key that scenarios use.
    pub key: &'static str,
    /// Name for people.
    pub name: &'static str,
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

/// A climate as its file says it: lists run from January to December, temperatures in °C.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClimateRow {
    key: &'static str,
    name: &'static str,
    elevation_m: f64,
    /// Dry bulb with coincident wet bulb.
    annual_dry_c: [f64; 2],
    /// Wet bulb with coincident dry bulb.
    annual_wet_c: [f64; 2],
    heating_c: f64,
    extreme_dry_bulb_20_years_c: Option<f64>,
    month_dry_c: [f64; 12],
    month_dry_wet_bulb_c: [f64; 12],
    month_wet_c: [f64; 12],
    month_wet_dry_bulb_c: [f64; 12],
    mean_c: [f64; 12],
    mean_daily_max_c: [f64; 12],
    mean_daily_min_c: [f64; 12],
    mean_dew_point_c: [f64; 12],
    origin: Origin,
    months_origin: Origin,
}

impl<'de: 'static> Deserialize<'de> for Climate {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        ClimateRow::deserialize(input).map(Self::from)
    }
}

impl From<ClimateRow> for Climate {
    fn from(row: ClimateRow) -> Self {
        let air = |dry, wet| DesignAir {
            dry_bulb: Temperature::from_c(dry),
            wet_bulb: Temperature::from_c(wet),
        };
        let month = |index: usize| MonthAir {
            dry_design: air(row.month_dry_c[index], row.month_dry_wet_bulb_c[index]),
            wet_design: air(row.month_wet_dry_bulb_c[index], row.month_wet_c[index]),
            mean: Temperature::from_c(row.mean_c[index]),
            mean_daily_max: Temperature::from_c(row.mean_daily_max_c[index]),
            mean_daily_min: Temperature::from_c(row.mean_daily_min_c[index]),
            mean_dew_point: Temperature::from_c(row.mean_dew_point_c[index]),
        };
        Self {
            key: row.key,
            name: row.name,
            elevation: Length::from_m(row.elevation_m),
            annual_dry: air(row.annual_dry_c[0], row.annual_dry_c[1]),
            annual_wet: air(row.annual_wet_c[1], row.annual_wet_c[0]),
            heating: Temperature::from_c(row.heating_c),
            extreme_dry_bulb_20_years: row.extreme_dry_bulb_20_years_c.map(Temperature::from_c),
            months: std::array::from_fn(month),
            origin: row.origin,
            months_origin: row.months_origin,
        }
    }
}

table! {
    /// All climates.
    climates,
    /// The climate with a key.
    climate: Climate = "climates.json"
}
