//! A year of air at one place: 8,760 hours, with what a plant asks of each hour found once.

pub(in crate::catalog) mod summary;

pub use summary::DesignHours;
pub use summary::MonthHours;
pub use summary::WeatherSummary;

use crate::physics::air::MoistAir;
use crate::units::Length;
use crate::units::Pressure;
use crate::units::Temperature;

/// Hours of a year without its leap day.
pub const HOURS: usize = 8760;

/// Days of the months of a year without its leap day.
pub const MONTH_DAYS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Design conditions that somebody else states for the place, such as the header of a weather file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatedDesign {
    /// The dry bulb that 0.4 % of the hours of many years exceed, with its mean coincident wet bulb.
    pub dry: [Temperature; 2],
    /// The wet bulb that 0.4 % of the hours exceed, with its mean coincident dry bulb.
    pub wet: [Temperature; 2],
    /// The dry bulb that 99.6 % of the hours exceed.
    pub heating: Temperature,
}

/// Where a year of weather comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum WeatherOrigin {
    /// A file: measured years, or a typical one made of measured months.
    File {
        /// First and last year of its rows.
        years: (i32, i32),
        /// Hours that were missing and are interpolated.
        filled_hours: usize,
    },
    /// Made from the monthly normals and design conditions of a row of the catalogue.
    Typical {
        /// Key of the climate.
        climate: &'static str,
    },
}

/// What is known of every hour before anything is derived: one number an hour, from 1 January, 0 to 1 o'clock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeatherHours {
    /// Dry bulb, °C.
    pub dry_bulb_c: Vec<f64>,
    /// Dew point, °C; above the dry bulb it is taken as the dry bulb.
    pub dew_point_c: Vec<f64>,
    /// Pressure, Pa.
    pub pressure_pa: Vec<f64>,
}

/// A year of air at one place. Every list has [`HOURS`] numbers, all finite.
#[derive(Clone, Debug, PartialEq)]
pub struct Weather {
    /// Name of the place.
    pub place: String,
    /// Height above sea level.
    pub elevation: Length,
    /// Where it comes from.
    pub origin: WeatherOrigin,
    /// Design conditions that its source states.
    pub stated: Option<StatedDesign>,
    /// Dry bulb, °C.
    pub dry_bulb_c: Vec<f64>,
    /// Dew point, °C.
    pub dew_point_c: Vec<f64>,
    /// Pressure, Pa.
    pub pressure_pa: Vec<f64>,
    /// Humidity ratio, kg/kg.
    pub humidity_ratio: Vec<f64>,
    /// Thermodynamic wet bulb, °C.
    pub wet_bulb_c: Vec<f64>,
    /// Enthalpy, kJ per kg of dry air.
    pub enthalpy_kj_per_kg: Vec<f64>,
}

impl Weather {
    /// A year from its hours: moist air is worked out here, once, and never again in a loop over the year.
    ///
    /// `None` unless every list has [`HOURS`] finite numbers and pressures are above 10 kPa.
    pub fn new(
        place: String,
        elevation: Length,
        origin: WeatherOrigin,
        stated: Option<StatedDesign>,
        hours: WeatherHours,
    ) -> Option<Self> {
        let complete =
            |list: &[f64]| list.len() == HOURS && list.iter().all(|value| value.is_finite());
        let possible = complete(&hours.dry_bulb_c)
            && complete(&hours.dew_point_c)
            && complete(&hours.pressure_pa)
            && hours
                .pressure_pa
                .iter()
                .all(|pressure| 10_000.0 < *pressure);
        if !possible {
            return None;
        }
        let mut weather = Self {
            place,
            elevation,
            origin,
            stated,
            humidity_ratio: Vec::with_capacity(HOURS),
            wet_bulb_c: Vec::with_capacity(HOURS),
            enthalpy_kj_per_kg: Vec::with_capacity(HOURS),
            dry_bulb_c: hours.dry_bulb_c,
            dew_point_c: hours.dew_point_c,
            pressure_pa: hours.pressure_pa,
        };
        for hour in 0..HOURS {
            let dry = weather.dry_bulb_c[hour];
            weather.dew_point_c[hour] = weather.dew_point_c[hour].min(dry);
            let air = MoistAir::from_dew_point(
                Temperature::from_c(dry),
                Temperature::from_c(weather.dew_point_c[hour]),
                Pressure::from_pa(weather.pressure_pa[hour]),
            );
            weather.humidity_ratio.push(air.humidity_ratio);
            weather.wet_bulb_c.push(air.wet_bulb().c());
            weather.enthalpy_kj_per_kg.push(air.enthalpy_kj_per_kg());
        }
        Some(weather)
    }

    /// The air of an hour; hours beyond the year begin it again.
    pub fn air(&self, hour: usize) -> MoistAir {
        let hour = hour % HOURS;
        MoistAir {
            dry_bulb: Temperature::from_c(self.dry_bulb_c[hour]),
            humidity_ratio: self.humidity_ratio[hour],
            pressure: Pressure::from_pa(self.pressure_pa[hour]),
        }
    }
}

/// Hours of a month, counted from 0; an empty range for a month that does not exist.
pub fn hours_of_month(month: usize) -> std::ops::Range<usize> {
    let before: usize = MONTH_DAYS.iter().take(month).sum();
    let days = MONTH_DAYS.get(month).copied().unwrap_or(0);
    24 * before..24 * (before + days)
}

/// Month (from 0) of an hour of the year.
pub fn month_of_hour(hour: usize) -> usize {
    (0..12)
        .find(|month| hours_of_month(*month).contains(&(hour % HOURS)))
        .unwrap_or(11)
}

/// Day of the year (from 0) of a month and a day of it, both from 1; `None` where there is no such day.
pub fn day_of_year(month: usize, day: usize) -> Option<usize> {
    let days = *MONTH_DAYS.get(month.checked_sub(1)?)?;
    let before: usize = MONTH_DAYS.iter().take(month - 1).sum();
    (1..=days).contains(&day).then(|| before + day - 1)
}
