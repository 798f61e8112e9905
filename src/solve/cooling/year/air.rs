//! The air of a year as the machines breathe it: worked out once for a weather file and a yard.

use crate::catalog::weather::HOURS;
use crate::catalog::weather::Weather;
use crate::physics::air::MoistAir;
use crate::physics::tower::TowerAir;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Air at towers and at air-cooled machines, hour by hour.
#[derive(Clone, Debug)]
pub struct YearAir {
    /// Outdoor air with the towers' own plumes in it.
    pub(super) towers: Vec<TowerAir>,
    /// Dry bulb at air-cooled machines, °C.
    pub(super) dry_bulb_c: Vec<f64>,
    /// Outdoor dry bulb, °C.
    pub(super) outdoor_dry_c: Vec<f64>,
    /// Outdoor wet bulb, °C.
    pub(super) outdoor_wet_c: Vec<f64>,
}

impl YearAir {
    /// Adds the yard's recirculation to a year of weather: a higher wet bulb at towers, warmer air at dry machines.
    ///
    /// Budget: 3 ms; once for a file, never in the loop. Humidity follows directly from the raised wet bulb.
    pub fn of(
        weather: &Weather,
        recirculation_wet: TempDelta,
        recirculation_dry: TempDelta,
    ) -> Self {
        let still = recirculation_wet.k() == 0.0;
        let tower_air = |hour: usize| {
            let air = MoistAir {
                dry_bulb: Temperature::from_c(weather.dry_bulb_c[hour]),
                humidity_ratio: weather.humidity_ratio[hour],
                pressure: Pressure::from_pa(weather.pressure_pa[hour]),
            };
            let wet_bulb = Temperature::from_c(weather.wet_bulb_c[hour]);
            if still {
                return TowerAir::known(air, wet_bulb);
            }
            let raised = wet_bulb + recirculation_wet;
            TowerAir::from_wet_bulb(air.dry_bulb.max(raised), raised, air.pressure)
        };
        Self {
            towers: (0..HOURS).map(tower_air).collect(),
            dry_bulb_c: weather
                .dry_bulb_c
                .iter()
                .map(|dry| dry + recirculation_dry.k())
                .collect(),
            outdoor_dry_c: weather.dry_bulb_c.clone(),
            outdoor_wet_c: weather.wet_bulb_c.clone(),
        }
    }
}
