//! Water of the worst day: the towers' evaporation, drift and blowdown, and the pads of dry coolers, over 24 hours.

use super::plant::PlantState;
use crate::units::VolumeFlow;

/// Density at which make-up is metered, kg/m³. Source: water at 15 to 20 °C, 999.1 to 998.2.
const METERED_DENSITY: f64 = 998.6;

/// Make-up of a day on which the plant works as in `mean_hour`: the average load in the average air of
/// the design day. It is not the design hour times 24, because neither lasts.
pub fn worst_day(mean_hour: &PlantState) -> VolumeFlow {
    let towers =
        mean_hour.evaporation_kg_per_s + mean_hour.drift_kg_per_s + mean_hour.blowdown_kg_per_s;
    VolumeFlow::from_m3_per_s((towers + mean_hour.pad_water_kg_per_s) / METERED_DENSITY)
}
