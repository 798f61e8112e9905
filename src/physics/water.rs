//! Density and specific heat of water and of 25 % propylene glycol.

use crate::units::HeatCapacityRate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// What flows in a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coolant {
    /// Water.
    Water,
    /// Water with 25 % propylene glycol by mass, the usual technology coolant.
    Pg25,
}

impl Coolant {
    /// Density, kg/m³.
    pub fn density_kg_per_m3(self, temperature: Temperature) -> f64 {
        let t = temperature.c().clamp(0.0, 100.0);
        match self {
            Self::Water => 1000.9 + t * (-0.0617 - t * 0.003_58),
            Self::Pg25 => 1030.0 - 0.45 * t,
        }
    }

    /// Specific heat, J/(kg·K).
    pub fn specific_heat_j_per_kg_k(self, temperature: Temperature) -> f64 {
        let t = temperature.c().clamp(0.0, 100.0);
        match self {
            Self::Water => 4186.0,
            Self::Pg25 => 3930.0 + t * 1.0,
        }
    }

    /// Heat that a mass flow carries per kelvin.
    pub fn heat_capacity_rate(self, flow: MassFlow, temperature: Temperature) -> HeatCapacityRate {
        HeatCapacityRate::from_w_per_k(flow.kg_per_s() * self.specific_heat_j_per_kg_k(temperature))
    }

    /// Mass flow that carries `heat` while it warms by `rise`; nothing for a rise that is not positive.
    pub fn mass_flow(self, heat: Power, rise: TempDelta, temperature: Temperature) -> MassFlow {
        if rise.k() <= 0.0 {
            return MassFlow::ZERO;
        }
        MassFlow::from_kg_per_s(heat.w() / (rise.k() * self.specific_heat_j_per_kg_k(temperature)))
    }

    /// Volume flow of a mass flow.
    pub fn volume_flow(self, flow: MassFlow, temperature: Temperature) -> VolumeFlow {
        VolumeFlow::from_m3_per_s(flow.kg_per_s() / self.density_kg_per_m3(temperature))
    }
}
