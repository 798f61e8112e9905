//! What a weather file comes to, as JSON: names carry their units.

use serde::Serialize;

use crate::catalog::weather::DesignHours;
use crate::catalog::weather::StatedDesign;
use crate::catalog::weather::WeatherOrigin;
use crate::codec::weather::Reading;
use crate::units::Temperature;

/// What a year of weather comes to.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// Place.
    pub place: String,
    /// Height above the sea, m.
    pub elevation_m: f64,
    /// First and last year of the rows; `null` for a typical year of the catalogue.
    pub years: Option<(i32, i32)>,
    /// Hours that were interpolated.
    pub filled_hours: usize,
    /// Rows that could not be used.
    pub bad_rows: usize,
    /// Mean dry bulb, °C.
    pub mean_c: f64,
    /// Mean pressure, Pa.
    pub mean_pressure_pa: f64,
    /// Design conditions of the year, from its hours.
    pub design: Design,
    /// Design conditions that the file states.
    pub stated: Option<Stated>,
    /// January to December.
    pub months: Vec<Month>,
}

/// Design conditions, °C.
#[derive(Clone, Debug, Serialize)]
pub struct Design {
    /// 0.4 % dry bulb.
    pub dry_bulb_c: f64,
    /// Its mean coincident wet bulb.
    pub coincident_wet_bulb_c: f64,
    /// 0.4 % wet bulb.
    pub wet_bulb_c: f64,
    /// Its mean coincident dry bulb.
    pub coincident_dry_bulb_c: f64,
    /// 99.6 % dry bulb.
    pub heating_c: f64,
}

/// Design conditions of a header, °C: dry with coincident wet bulb, wet with coincident dry bulb, heating.
#[derive(Clone, Debug, Serialize)]
pub struct Stated {
    /// 0.4 % dry bulb and its mean coincident wet bulb.
    pub dry_c: [f64; 2],
    /// 0.4 % wet bulb and its mean coincident dry bulb.
    pub wet_c: [f64; 2],
    /// 99.6 % dry bulb.
    pub heating_c: f64,
}

/// A month, °C.
#[derive(Clone, Debug, Serialize)]
pub struct Month {
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
    pub design: Design,
}

/// The summary of a year that was read.
pub fn summary(reading: &Reading) -> Summary {
    let weather = &reading.weather;
    let hours = weather.summary();
    let (years, filled_hours) = match weather.origin {
        WeatherOrigin::File {
            years,
            filled_hours,
        } => (Some(years), filled_hours),
        WeatherOrigin::Typical { .. } => (None, 0),
    };
    Summary {
        place: weather.place.clone(),
        elevation_m: weather.elevation.m(),
        years,
        filled_hours,
        bad_rows: reading.report.bad_row_count,
        mean_c: hours.mean_c,
        mean_pressure_pa: hours.mean_pressure_pa,
        design: Design::from(hours.annual),
        stated: weather.stated.map(Stated::from),
        months: hours
            .months
            .iter()
            .map(|month| Month {
                mean_c: month.mean_c,
                mean_daily_max_c: month.mean_daily_max_c,
                mean_daily_min_c: month.mean_daily_min_c,
                mean_dew_point_c: month.mean_dew_point_c,
                mean_wet_bulb_c: month.mean_wet_bulb_c,
                design: Design::from(month.design),
            })
            .collect(),
    }
}

impl From<DesignHours> for Design {
    fn from(hours: DesignHours) -> Self {
        Self {
            dry_bulb_c: hours.dry_bulb_c,
            coincident_wet_bulb_c: hours.coincident_wet_bulb_c,
            wet_bulb_c: hours.wet_bulb_c,
            coincident_dry_bulb_c: hours.coincident_dry_bulb_c,
            heating_c: hours.heating_c,
        }
    }
}

impl From<StatedDesign> for Stated {
    fn from(design: StatedDesign) -> Self {
        Self {
            dry_c: design.dry.map(Temperature::c),
            wet_c: design.wet.map(Temperature::c),
            heating_c: design.heating.c(),
        }
    }
}
