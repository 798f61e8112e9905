//! What stores heat between the chips and the plant.

use crate::physics::water::Coolant;
use crate::units::Duration;
use crate::units::HeatCapacity;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::Volume;

/// Heat stored per kelvin in every part of the chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stores {
    /// Chips, their cold plates and the coolant in them.
    pub chip: HeatCapacity,
    /// Coolant of the technology loop.
    pub coolant: HeatCapacity,
    /// Water of the facility loop with its buffer: see [`loop_capacity`].
    pub facility: HeatCapacity,
    /// Air of the hall.
    pub air: HeatCapacity,
    /// Racks, floor and walls that the air warms.
    pub mass: HeatCapacity,
}

/// Copper of the cold plates and chips over liquid heat, kg/kW.
/// Source: cooling reference section 7 (0.5 kg for a GPU of 1 kW, D).
const COPPER_KG_PER_KW: f64 = 0.5;

/// Coolant inside the cold plates over liquid heat, kg/kW. Source: the same row (0.15 kg).
const PLATE_COOLANT_KG_PER_KW: f64 = 0.15;

/// Coolant of rack, manifold and CDU over liquid heat, kg/kW.
/// Source: cooling reference section 7 (80 kg for a rack of 120 kW, D).
const LOOP_COOLANT_KG_PER_KW: f64 = 80.0 / 120.0;

/// Specific heat of copper, J/(kg·K), at 25 to 80 °C within 2 %. Textbook value.
const COPPER_J_PER_KG_K: f64 = 385.0;

/// Specific heat of PG25 as the reference uses it in its estimates, J/(kg·K): within 1 % of what
/// `physics::water` gives at 20 to 30 °C.
const COOLANT_J_PER_KG_K: f64 = 3_900.0;

/// Density times specific heat of air at 25 °C and sea level, J/(m³·K); 15 % less at 1,500 m, which
/// shortens the times of halls that are cooled by air alone by as much.
const AIR_J_PER_M3_K: f64 = 1_190.0;

/// Racks, slab and walls store so many times what the air alone does.
/// Source: cooling reference section 7 (three to ten times slower with surfaces and racks, BK): the lower
/// middle, so that times are rather short.
const MASS_OVER_AIR: f64 = 5.0;

impl Stores {
    /// Chips and technology loop by liquid heat, air and what stands in it by the volume of the hall.
    pub fn of(liquid: Power, hall: Volume, facility: HeatCapacity) -> Self {
        let chip =
            PLATE_COOLANT_KG_PER_KW * COOLANT_J_PER_KG_K + COPPER_KG_PER_KW * COPPER_J_PER_KG_K;
        let coolant = LOOP_COOLANT_KG_PER_KW * COOLANT_J_PER_KG_K;
        let air = HeatCapacity::from_j_per_k(hall.m3() * AIR_J_PER_M3_K);
        Self {
            chip: HeatCapacity::from_j_per_k(chip * liquid.kw()),
            coolant: HeatCapacity::from_j_per_k(coolant * liquid.kw()),
            facility,
            air,
            mass: air * MASS_OVER_AIR,
        }
    }
}

/// Heat stored per kelvin by the water of a facility loop and its buffer.
///
/// `C = ρ·c·(V_pipes + η·V_tank)`; `mixing` is the share of the tank that takes part before its outlet
/// warms (0.8, assumption).
pub fn loop_capacity(pipes: Volume, tank: Volume, mixing: f64, at: Temperature) -> HeatCapacity {
    let per_m3 = Coolant::Water.density_kg_per_m3(at) * Coolant::Water.specific_heat_j_per_kg_k(at);
    HeatCapacity::from_j_per_k((pipes.m3() + tank.m3() * mixing.clamp(0.0, 1.0)) * per_m3)
}

/// The buffer that takes a heat for a time while it warms by `rise`.
///
/// `V = P·t/(ρ·c·ΔT·η)`. Source: cooling reference section 7 (10 MW, 5 min, 10 K: 72 m³, D).
pub fn buffer_volume(
    heat: Power,
    time: Duration,
    rise: TempDelta,
    mixing: f64,
    at: Temperature,
) -> Volume {
    let one = loop_capacity(Volume::ZERO, Volume::from_m3(1.0), mixing, at) * rise;
    Volume::from_m3((heat * time).j() / one.j())
}
