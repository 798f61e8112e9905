//! Sums of a year as JSON: names carry their units.

use serde::Serialize;

use crate::solve::cooling::year::Peak;
use crate::solve::cooling::year::Sums;
use crate::solve::cooling::year::YearSums;
use crate::units::Energy;
use crate::units::Power;

/// What a plant did in a year.
#[derive(Clone, Debug, Serialize)]
pub struct PlantReport {
    /// Name of the plant.
    pub name: String,
    /// Place of the weather.
    pub weather: String,
    /// (IT + cooling + extra) over IT, over the year; `null` without IT.
    pub pue: Option<f64>,
    /// Make-up over IT, L/kWh; `null` without IT.
    pub wue_l_per_kwh: Option<f64>,
    /// The year.
    pub year: SumsReport,
    /// Power that is neither IT nor cooling, kWh.
    pub extra_kwh: f64,
    /// Highest values and their hours.
    pub peaks: Peaks,
    /// Largest residual of any hour's energy balance over its heat.
    pub energy_residual: f64,
    /// Largest residual of any hour's water balance over its make-up.
    pub water_residual: f64,
    /// January to December.
    pub months: Vec<SumsReport>,
}

/// Sums over some hours.
#[derive(Clone, Debug, Serialize)]
pub struct SumsReport {
    /// IT, kWh.
    pub it_kwh: f64,
    /// Compressors (or cooling as a share of IT), kWh.
    pub chiller_kwh: f64,
    /// Pumps of both loops, kWh.
    pub pump_kwh: f64,
    /// Fans outdoors, kWh.
    pub fan_kwh: f64,
    /// Pumps and fans in the halls, kWh.
    pub fluid_kwh: f64,
    /// Heat given to the outdoors, kWh.
    pub rejected_kwh: f64,
    /// Heat that the economiser took, kWh.
    pub economiser_kwh: f64,
    /// Water that evaporated, m³.
    pub evaporation_m3: f64,
    /// Drops, m³.
    pub drift_m3: f64,
    /// Drained, m³.
    pub blowdown_m3: f64,
    /// Make-up: the sum of the three, m³.
    pub make_up_m3: f64,
    /// Hours with chillers alone.
    pub mechanical_hours: u32,
    /// Hours with economiser and chillers.
    pub partial_hours: u32,
    /// Hours without compressors.
    pub free_hours: u32,
    /// Hours without heat.
    pub idle_hours: u32,
    /// Hours in which the supply was too warm.
    pub unmet_hours: u32,
    /// Heat not taken in them, kWh.
    pub unmet_kwh: f64,
    /// Hours in which the condenser water did not settle.
    pub unsettled_hours: u32,
    /// Hours in which something worked outside the range it was measured in.
    pub extrapolated_hours: u32,
}

/// Highest values of the year.
#[derive(Clone, Debug, Serialize)]
pub struct Peaks {
    /// Plant outside the halls, kW.
    pub plant_kw: At,
    /// Cooling over IT in one hour.
    pub cooling_share: At,
    /// Make-up of an hour, m³.
    pub water_hour_m3: At,
    /// Make-up of a day, m³; the hour is the day's first.
    pub water_day_m3: At,
    /// Warmest supply, °C.
    pub supply_c: At,
}

/// A value and its hour of the year, from 0.
#[derive(Clone, Debug, Serialize)]
pub struct At {
    /// The value.
    pub value: f64,
    /// Its hour.
    pub hour: usize,
}

/// Kilograms of make-up in a cubic metre: water is metered at 15 to 20 °C.
const KG_PER_M3: f64 = 998.6;

/// The sums of a year in the units of the report.
pub fn report(name: &str, weather: &str, sums: &YearSums, extra: Power) -> PlantReport {
    let year = sums.year();
    let extra = Energy::from_kwh(extra.kw() * f64::from(year.hours));
    let has_it = 0.0 < year.it.j();
    let at = |peak: Peak, scale: f64| At {
        value: peak.value * scale,
        hour: peak.hour,
    };
    PlantReport {
        name: name.to_owned(),
        weather: weather.to_owned(),
        pue: has_it.then(|| (year.it + year.cooling() + extra) / year.it),
        wue_l_per_kwh: has_it.then(|| 1e3 * year.water().kg() / KG_PER_M3 / year.it.kwh()),
        extra_kwh: extra.kwh(),
        peaks: Peaks {
            plant_kw: at(sums.plant_w, 1e-3),
            cooling_share: at(sums.cooling_share, 1.0),
            water_hour_m3: at(sums.water_hour_kg, 1.0 / KG_PER_M3),
            water_day_m3: at(sums.water_day_kg, 1.0 / KG_PER_M3),
            supply_c: at(sums.supply_c, 1.0),
        },
        energy_residual: sums.energy_residual,
        water_residual: sums.water_residual,
        months: sums.months.iter().map(SumsReport::from).collect(),
        year: SumsReport::from(&year),
    }
}

impl From<&Sums> for SumsReport {
    fn from(sums: &Sums) -> Self {
        Self {
            it_kwh: sums.it.kwh(),
            chiller_kwh: sums.chiller.kwh() + sums.shared.kwh(),
            pump_kwh: sums.pump.kwh(),
            fan_kwh: sums.fan.kwh(),
            fluid_kwh: sums.fluid.kwh(),
            rejected_kwh: sums.rejected.kwh(),
            economiser_kwh: sums.economiser.kwh(),
            evaporation_m3: sums.evaporation.kg() / KG_PER_M3,
            drift_m3: sums.drift.kg() / KG_PER_M3,
            blowdown_m3: sums.blowdown.kg() / KG_PER_M3,
            make_up_m3: sums.water().kg() / KG_PER_M3,
            mechanical_hours: sums.mechanical_hours,
            partial_hours: sums.partial_hours,
            free_hours: sums.free_hours,
            idle_hours: sums.idle_hours,
            unmet_hours: sums.unmet_hours,
            unmet_kwh: sums.unmet.kwh(),
            unsettled_hours: sums.unsettled_hours,
            extrapolated_hours: sums.extrapolated_hours,
        }
    }
}
