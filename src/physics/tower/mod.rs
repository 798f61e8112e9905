//! Cooling tower cells: counterflow of water and moist air, by effectiveness and transfer units.
//!
//! Merkel's model in the form of EnergyPlus: air is treated as a gas whose specific heat is that of the
//! saturation line, and UA grows with it. It gives the leaving water of EnergyPlus within 0.04 K.
//! Source: EP-ENGREF, MERKEL.
//!
//! [`merkel`] and [`york`] are the models that are compared with EnergyPlus; [`control`] turns their fans.

pub mod control;
pub mod merkel;
mod model;
mod sides;
pub mod york;

pub use model::AirNeeded;
pub use model::Draught;
pub use model::TowerModel;
pub use model::WaterIn;

use crate::physics::air::MoistAir;
use crate::physics::exchanger;
use crate::physics::numerics;
use crate::physics::saturation;
use crate::physics::saturation::Saturated;
use crate::physics::water::Coolant;
use crate::units::HeatCapacityRate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;

/// The point a cell is sold by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TowerRating {
    /// Water that enters.
    pub entering: Temperature,
    /// Water that leaves.
    pub leaving: Temperature,
    /// Wet bulb of the air.
    pub wet_bulb: Temperature,
    /// Dry bulb of the air.
    pub dry_bulb: Temperature,
    /// Heat that one cell rejects.
    pub heat: Power,
    /// Water over dry air, by mass.
    pub water_to_air: f64,
    /// Fan power over heat rejected.
    pub fan_share: f64,
    /// Most water that the nozzles and the fill pass, over the rated flow.
    pub max_water_ratio: f64,
    /// Water carried out as drops over water that circulates.
    pub drift_share: f64,
}

/// A cell whose UA was found from its rating.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TowerCell {
    /// What it was rated for.
    pub rating: TowerRating,
    /// Water at the rating point.
    pub rated_water: MassFlow,
    /// Dry air at the rating point.
    pub rated_air: MassFlow,
    /// Volume of the rated air per kg of dry air: fans move volume.
    pub rated_volume_m3_per_kg: f64,
    /// Conductance at the rated flows, for air's own specific heat.
    pub ua: HeatCapacityRate,
}

/// Air at the louvres, with what every cell asks of it found once: the wet bulb alone costs more than
/// all else of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TowerAir {
    /// The air.
    pub air: MoistAir,
    /// Its wet bulb.
    pub wet_bulb: Temperature,
    /// Air saturated at that wet bulb, by the exact equations; its slopes from the table.
    saturated: Saturated,
}

impl From<MoistAir> for TowerAir {
    fn from(air: MoistAir) -> Self {
        Self::known(air, air.wet_bulb())
    }
}

impl TowerAir {
    /// Air of which the wet bulb is known: nothing is sought.
    pub fn from_wet_bulb(dry_bulb: Temperature, wet_bulb: Temperature, pressure: Pressure) -> Self {
        let wet_bulb = wet_bulb.min(dry_bulb);
        Self::known(
            MoistAir::from_wet_bulb(dry_bulb, wet_bulb, pressure),
            wet_bulb,
        )
    }

    /// Air with the wet bulb that a weather file or an earlier computation gives for it.
    pub fn known(air: MoistAir, wet_bulb: Temperature) -> Self {
        let exact = MoistAir::saturated(wet_bulb, air.pressure);
        Self {
            air,
            wet_bulb,
            saturated: Saturated {
                enthalpy_kj_per_kg: exact.enthalpy_kj_per_kg(),
                ..saturation::saturated(wet_bulb, air.pressure.pa())
            },
        }
    }
}

/// What a cell does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TowerPoint {
    /// Heat rejected.
    pub heat: Power,
    /// Water through the cell.
    pub water: MassFlow,
    /// Water that enters.
    pub entering: Temperature,
    /// Water that leaves.
    pub leaving: Temperature,
    /// Water that evaporates.
    pub evaporation: MassFlow,
    /// Water carried out as drops.
    pub drift: MassFlow,
    /// Fan power.
    pub fan: Power,
    /// Outside −10..30 °C wet bulb, 0.4..1.25 of the rated water or 1.1..22 K of range, or not converged.
    pub extrapolated: bool,
}

/// Water that a tower takes and gives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WaterUse {
    /// Evaporated.
    pub evaporation: MassFlow,
    /// Carried out as drops.
    pub drift: MassFlow,
    /// Drained to hold the concentration.
    pub blowdown: MassFlow,
    /// Fed in: the sum of the other three.
    pub make_up: MassFlow,
}

impl std::ops::AddAssign for WaterUse {
    fn add_assign(&mut self, other: Self) {
        self.evaporation += other.evaporation;
        self.drift += other.drift;
        self.blowdown += other.blowdown;
        self.make_up += other.make_up;
    }
}

/// Wet bulbs within which the model was compared, °C.
const WET_BULB_RANGE_C: (f64, f64) = (-10.0, 30.0);

/// Ranges of water within which it was compared, K.
const RANGE_K: (f64, f64) = (1.1, 22.2);

/// Least water over rated flow that still wets the fill.
const MIN_WATER_RATIO: f64 = 0.4;

/// Exponents with which the transfer conductance follows water and air (KaV/L ~ (L/G)^−0.6). Source: MERKEL.
const WATER_EXPONENT: f64 = 0.4;
const AIR_EXPONENT: f64 = 0.6;

/// Least air over rated air: with fans off, natural draught still moves about an eighth (EP-ENGREF).
const MIN_AIR_RATIO: f64 = 0.125;

/// Flow ratios are found to this.
const FLOW_TOLERANCE: f64 = 1e-12;

impl TowerCell {
    /// Finds the UA that makes the cell do what its rating says, at a site's pressure of rating.
    ///
    /// `None` when the rating is impossible: water that leaves below the wet bulb, or needs more than a
    /// thousand transfer units.
    pub fn from_rating(rating: &TowerRating, pressure: Pressure) -> Option<Self> {
        let water = Coolant::Water.mass_flow(
            rating.heat,
            rating.entering - rating.leaving,
            rating.leaving,
        );
        let possible = 0.0 < water.kg_per_s()
            && 0.0 < rating.water_to_air
            && rating.wet_bulb < rating.leaving
            && rating.wet_bulb <= rating.dry_bulb;
        if !possible {
            return None;
        }
        let air = MoistAir::from_wet_bulb(rating.dry_bulb, rating.wet_bulb, pressure);
        let cell = |ua: f64| Self {
            rating: *rating,
            rated_water: water,
            rated_air: water / rating.water_to_air,
            rated_volume_m3_per_kg: air.volume_m3_per_kg(),
            ua: HeatCapacityRate::from_w_per_k(ua),
        };
        let excess = |ua: f64| {
            (rating.leaving - cell(ua).leaving_water(rating.heat, water, air, 1.0).leaving).k()
        };
        let unit = Coolant::Water
            .heat_capacity_rate(water, rating.leaving)
            .w_per_k();
        let root = numerics::root(excess, 1e-3 * unit, 1e3 * unit, 1e-12 * unit).ok()?;
        Some(cell(root.x))
    }

    /// The temperature at which water leaves a cell that rejects `heat` from `water`, at a share of the rated air.
    ///
    /// ```text
    /// h_out = h_s(twb) + heat / G              saturated air leaves
    /// cp_e  = (h_out − h_in) / (t_out − twb)
    /// NTU   = UA·(cp_e/cp) / C_min,   ε = counterflow(NTU, C_min/C_max)
    /// entering = twb + heat / (ε·C_min),   leaving = entering − heat / C_water
    /// ```
    ///
    /// Direct: the given heat fixes the leaving air, so nothing iterates but the saturation line's inverse.
    pub fn leaving_water(
        &self,
        heat: Power,
        water: MassFlow,
        air: impl Into<TowerAir>,
        air_ratio: f64,
    ) -> TowerPoint {
        let air = air.into();
        let heat = heat.max(Power::ZERO);
        let (dry_air, ratio) = self.dry_air(air, air_ratio);
        let (entering, leaving) = self.water_temperatures(heat, water, air, dry_air);
        let range = entering - leaving;
        let water_ratio = water / self.rated_water;
        TowerPoint {
            heat,
            water,
            entering,
            leaving,
            evaporation: evaporation(heat, dry_air, air.air),
            drift: water.max(MassFlow::ZERO) * (self.rating.drift_share * ratio),
            fan: crate::physics::pump::affinity(
                self.rating.heat * self.rating.fan_share,
                air_ratio.max(0.0),
            ),
            extrapolated: !(WET_BULB_RANGE_C.0 <= air.wet_bulb.c()
                && air.wet_bulb.c() <= WET_BULB_RANGE_C.1
                && MIN_WATER_RATIO <= water_ratio
                && water_ratio <= self.rating.max_water_ratio
                && RANGE_K.0 <= range.k()
                && range.k() <= RANGE_K.1),
        }
    }

    /// Only the temperature of the leaving water, for loops that ask for nothing else: half the work of
    /// [`TowerCell::leaving_water`], with the same result.
    pub fn leaving(
        &self,
        heat: Power,
        water: MassFlow,
        air: TowerAir,
        air_ratio: f64,
    ) -> Temperature {
        let (dry_air, _) = self.dry_air(air, air_ratio);
        self.water_temperatures(heat.max(Power::ZERO), water, air, dry_air)
            .1
    }

    /// Dry air that the fan moves: its volume is fixed, its mass follows the air's density.
    fn dry_air(&self, air: TowerAir, air_ratio: f64) -> (MassFlow, f64) {
        let ratio = if air_ratio.is_nan() {
            1.0
        } else {
            air_ratio.clamp(MIN_AIR_RATIO, 1.5)
        };
        let density_ratio = self.rated_volume_m3_per_kg / air.air.volume_m3_per_kg();
        (self.rated_air * (ratio * density_ratio), ratio)
    }

    /// Entering and leaving water.
    fn water_temperatures(
        &self,
        heat: Power,
        water: MassFlow,
        air: TowerAir,
        dry_air: MassFlow,
    ) -> (Temperature, Temperature) {
        let flow = water.max(self.rated_water * 1e-6);
        let c_water = Coolant::Water.heat_capacity_rate(flow, self.rating.leaving);
        let per_kelvin = self.effective_conductance(heat, flow, dry_air, air, c_water);
        let entering = air.wet_bulb + heat / per_kelvin;
        (entering, entering - heat / c_water)
    }

    /// The heat one cell rejects while its water leaves at `leaving` and was warmed by `range`.
    ///
    /// Water flows as much as it must, up to what the cell passes; at that limit the water leaves colder
    /// than asked. Nothing is rejected when `leaving` does not lie above the wet bulb.
    pub fn heat_at(
        &self,
        leaving: Temperature,
        range: TempDelta,
        air: impl Into<TowerAir>,
        air_ratio: f64,
    ) -> TowerPoint {
        let air = air.into();
        let at = |water_ratio: f64| {
            let water = self.rated_water * water_ratio;
            let heat = Coolant::Water.heat_capacity_rate(water, self.rating.leaving) * range;
            self.leaving_water(heat, water, air, air_ratio)
        };
        let most = self.rating.max_water_ratio;
        let excess = |water_ratio: f64| (at(water_ratio).leaving - leaving).k();
        if !(0.0 < range.k() && air.wet_bulb < leaving) {
            return at(0.0);
        }
        match numerics::root(excess, 1e-6, most, FLOW_TOLERANCE) {
            Ok(root) | Err(numerics::NoRoot::GaveUp(root)) => at(root.x),
            Err(numerics::NoRoot::NotBracketed { at_high, .. }) if at_high <= 0.0 => at(most),
            Err(numerics::NoRoot::NotBracketed { .. }) => at(0.0),
        }
    }

    /// Heat over the distance of the entering water from the wet bulb: `ε·C_min`.
    fn effective_conductance(
        &self,
        heat: Power,
        water: MassFlow,
        dry_air: MassFlow,
        air: TowerAir,
        c_water: HeatCapacityRate,
    ) -> HeatCapacityRate {
        let specific_heat = effective_specific_heat(heat, dry_air, air);
        let c_air = HeatCapacityRate::from_kw_per_k(dry_air.kg_per_s() * specific_heat);
        let flow_share = libm::pow(water / self.rated_water, WATER_EXPONENT)
            * libm::pow(dry_air / self.rated_air, AIR_EXPONENT);
        let ua = self.ua * (flow_share * specific_heat / air.air.specific_heat_kj_per_kg_k());
        let (c_min, c_max) = (c_air.min(c_water), c_air.max(c_water));
        c_min * exchanger::counterflow(ua / c_min, c_min / c_max)
    }
}

/// Slope of the saturation line between the air's wet bulb and the air that leaves, kJ/(kg·K).
fn effective_specific_heat(heat: Power, dry_air: MassFlow, air: TowerAir) -> f64 {
    /// Half-width over which the slope is taken when there is next to no heat, K.
    const LEAST_RISE_K: f64 = 0.01;
    let (wet_bulb, h_in) = (air.wet_bulb, air.saturated.enthalpy_kj_per_kg);
    let h_out = h_in + heat.kw() / dry_air.kg_per_s();
    let out = MoistAir::saturated_at_enthalpy(h_out, air.air.pressure);
    let rise = (out.dry_bulb - wet_bulb).k();
    if rise < LEAST_RISE_K {
        let warmer =
            MoistAir::saturated(wet_bulb + TempDelta::from_k(LEAST_RISE_K), air.air.pressure);
        return (warmer.enthalpy_kj_per_kg() - h_in) / LEAST_RISE_K;
    }
    (out.enthalpy_kj_per_kg() - h_in) / rise
}

/// Water that the air takes up: it leaves saturated with the enthalpy that the heat balance gives.
///
/// The enthalpy of the make-up water is neglected, as in EnergyPlus (4 % of the heat at 25 °C).
fn evaporation(heat: Power, dry_air: MassFlow, air: MoistAir) -> MassFlow {
    let h_out = air.enthalpy_kj_per_kg() + heat.kw() / dry_air.kg_per_s();
    let out = MoistAir::saturated_at_enthalpy(h_out, air.pressure);
    (dry_air * (out.humidity_ratio - air.humidity_ratio)).max(MassFlow::ZERO)
}

/// The water balance of a tower whose basin is held at `cycles` of concentration.
///
/// ```text
/// blowdown = evaporation / (cycles − 1) − drift,   make_up = evaporation + drift + blowdown
/// ```
///
/// Source: EPMODEL. Cycles below 1.01 are taken as 1.01.
pub fn water_use(evaporation: MassFlow, drift: MassFlow, cycles: f64) -> WaterUse {
    let concentrated = evaporation / (cycles.max(1.01) - 1.0);
    let blowdown = (concentrated - drift).max(MassFlow::ZERO);
    WaterUse {
        evaporation,
        drift,
        blowdown,
        make_up: evaporation + drift + blowdown,
    }
}
