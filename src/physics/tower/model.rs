//! What every model of a tower answers, so that one control sequence runs them all.

use super::TowerAir;
use crate::units::HeatCapacityRate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// What moves a tower's air.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Draught {
    /// Fans off.
    Natural,
    /// Fans at a share of the design air.
    Fan(f64),
}

/// Air that a set point takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AirNeeded {
    /// More than the design air, or just that: the same heat leaves water this warm.
    All(Temperature),
    /// This share of the design air.
    Share(f64),
    /// Less than the least.
    LessThanLeast,
}

/// Water that comes to a tower or cooler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WaterIn {
    /// How much.
    pub flow: MassFlow,
    /// How warm.
    pub entering: Temperature,
}

/// A model of a tower: what water leaves it, and what air that takes.
///
/// [`super::control::hold`] runs any of them at a set point.
pub trait TowerModel {
    /// Specific heat of its water, J/(kg·K).
    fn water_heat_j_per_kg_k(&self) -> f64;
    /// Heat that the water carries per kelvin; never zero.
    fn water_rate(&self, water: MassFlow) -> HeatCapacityRate {
        let least = 1e-9 * self.design_water().kg_per_s();
        HeatCapacityRate::from_w_per_k(water.kg_per_s().max(least) * self.water_heat_j_per_kg_k())
    }
    /// Design air, as it enters.
    fn air_flow(&self) -> VolumeFlow;
    /// Air with fans off over design air.
    fn natural_air(&self) -> f64;
    /// Design water.
    fn design_water(&self) -> MassFlow;
    /// Water that leaves when it enters as given.
    fn leaving_from(&self, water: WaterIn, air: &TowerAir, draught: Draught) -> Temperature;
    /// Water that leaves when the tower takes `heat` from it.
    fn leaving_with(
        &self,
        heat: Power,
        water: MassFlow,
        air: &TowerAir,
        draught: Draught,
    ) -> Temperature;
    /// The air with which the water leaves at `leaving`, between `least` of the design air and all of it.
    fn air_for(
        &self,
        water: WaterIn,
        leaving: Temperature,
        air: &TowerAir,
        least: f64,
    ) -> AirNeeded;
    /// Whether the model is known to hold here.
    fn compared(&self, water: MassFlow, range: TempDelta, air: &TowerAir, air_ratio: f64) -> bool;
}
