//! Intake air of turbines and engines, cooled before they breathe it.

use crate::physics::air::MoistAir;
use crate::scenario::plan::InletCooling;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Air at the intakes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct IntakeAir {
    /// Its dry bulb.
    pub dry_bulb: Temperature,
    /// Its wet bulb.
    pub wet_bulb: Temperature,
}

/// What an inlet makes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cooled {
    /// Air that the unit breathes.
    pub air: Temperature,
    /// Power that the cooling takes over the unit's rating.
    pub power_share: f64,
}

/// Air that a turbine swallows over its power, kg/s for every MW: 49 kg/s at 15 MW of a Titan 130 (data sheet,
/// background); larger machines of the same kind take 2.8 to 3.3.
const AIR_KG_PER_S_MW: f64 = 3.3;

/// Heat over power of the chillers of an intake with their pumps and towers. Assumption: 4, as of a plant of the
/// same kind; pads and fog take a tenth of a percent of the power, which is left out.
const CHILLER_COP: f64 = 4.0;

/// Air behind an inlet.
///
/// ```text
/// pads, fog   t = t_db − ε·(t_db − t_wb)
/// coils       t = min(t_db, t_set),  P/P_rated = ṁ·(h(t_db, t_wb) − h_saturated(t)) / COP
/// ```
///
/// Source: the definition of the saturation effectiveness; ASHRAE-F1 for the enthalpies. Pads and fog take water,
/// which the water balance does not count (0.2 L/s for each MW on a dry 36 °C day). Valid above 0 °C.
pub(super) fn cooled(inlet: InletCooling, air: IntakeAir, pressure: Pressure) -> Cooled {
    let plain = Cooled {
        air: air.dry_bulb,
        power_share: 0.0,
    };
    match inlet {
        InletCooling::None => plain,
        InletCooling::Evaporative(share) | InletCooling::Fogging(share) => {
            let depression = (air.dry_bulb - air.wet_bulb).max(TempDelta::ZERO);
            Cooled {
                air: air.dry_bulb - depression * share.clamp(0.0, 1.0),
                ..plain
            }
        }
        InletCooling::Chilled(coil) if coil < air.dry_bulb => {
            let entering = MoistAir::from_wet_bulb(air.dry_bulb, air.wet_bulb, pressure);
            let dry = MoistAir::from_humidity_ratio(coil, entering.humidity_ratio, pressure);
            let saturated = MoistAir::saturated(coil, pressure);
            let left = dry.enthalpy_kj_per_kg().min(saturated.enthalpy_kj_per_kg());
            let heat = AIR_KG_PER_S_MW * (entering.enthalpy_kj_per_kg() - left).max(0.0) / 1e3;
            Cooled {
                air: coil,
                power_share: (heat / CHILLER_COP).min(1.0),
            }
        }
        InletCooling::Chilled(_) => plain,
    }
}
