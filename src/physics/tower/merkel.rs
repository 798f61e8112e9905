//! Cooling towers by UA: Merkel's model as effectiveness and transfer units, the equations of EnergyPlus'
//! `CoolingTower:SingleSpeed` and `CoolingTower:VariableSpeed:Merkel`.
//!
//! ```text
//! cp_e = (h_s(w) − h_s(twb)) / (w − twb)         w wet bulb of the leaving air
//! UA   = UA_design · f_air · f_water · f_wb,     NTU = UA·(cp_e/cp) / C_min
//! Q    = ε(NTU, C_min/C_max)·C_min·(entering − twb) = G·(h_s(w) − h_s(twb))
//! ```
//!
//! Source: EP-ENGREF, MERKEL. Compared with EnergyPlus over −10..30 °C wet bulb, 0.4..1.25 of the design water and
//! 1.1..22 K of range. What iterates is w, not the water: for a given heat w follows directly, and for a given
//! entering and leaving water the air does.

use super::AirNeeded;
use super::Draught;
use super::TowerAir;
use super::TowerCell;
use super::TowerModel;
use super::WaterIn;
use super::sides::Air;
use super::sides::Flows;
use super::sides::SetPoint;
use super::sides::leaving_wet_bulb;
use crate::physics::curves::Cubic;
use crate::physics::exchanger;
use crate::physics::exponential;
use crate::physics::numerics;
use crate::physics::water::Coolant;
use crate::units::HeatCapacityRate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// How a conductance follows a flow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FlowLaw {
    /// Not at all.
    Constant,
    /// `ratio^exponent`.
    Power(f64),
    /// A fitted curve of the ratio.
    Curve(Cubic),
}

impl FlowLaw {
    /// The factor at a flow over design flow; never below a thousandth.
    pub fn at(self, ratio: f64) -> f64 {
        let factor = match self {
            Self::Constant => return 1.0,
            Self::Power(exponent) => exponential::exp(exponent * exponential::ln(ratio.max(0.0))),
            Self::Curve(curve) => curve.at(ratio),
        };
        factor.max(1e-3)
    }

    /// The exponent that it has at a ratio: how fast its logarithm grows with the ratio's.
    pub(super) fn exponent(self, ratio: f64) -> f64 {
        match self {
            Self::Constant => 0.0,
            Self::Power(exponent) => exponent,
            Self::Curve(Cubic([_, b, c, d])) => {
                ratio * (b + ratio * (2.0 * c + ratio * 3.0 * d)) / self.at(ratio)
            }
        }
    }
}

/// A tower, or one cell of it, described by its conductance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MerkelTower {
    /// Design water.
    pub water: MassFlow,
    /// Design air, as it enters.
    pub air: VolumeFlow,
    /// Conductance at the design flows.
    pub ua: HeatCapacityRate,
    /// How it follows air over design air.
    pub by_air: FlowLaw,
    /// How it follows water over design water.
    pub by_water: FlowLaw,
    /// Factor of (design wet bulb − wet bulb), K.
    pub by_wet_bulb: Cubic,
    /// Design wet bulb.
    pub wet_bulb: Temperature,
    /// Air with fans off over design air.
    pub natural_air: f64,
    /// Conductance with fans off over design conductance.
    pub natural_ua: f64,
    /// Specific heat of the water, J/(kg·K).
    pub water_heat_j_per_kg_k: f64,
}

/// The point that a tower's conductance is found from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MerkelDesign {
    /// Water.
    pub water: MassFlow,
    /// Air, as it enters.
    pub air: VolumeFlow,
    /// Water that enters.
    pub entering: Temperature,
    /// Water that leaves.
    pub leaving: Temperature,
    /// Wet bulb of the air.
    pub wet_bulb: Temperature,
    /// Dry bulb of the air; EnergyPlus sizes at 35 °C.
    pub dry_bulb: Temperature,
    /// Air pressure.
    pub pressure: Pressure,
    /// Specific heat of the water, J/(kg·K).
    pub water_heat_j_per_kg_k: f64,
}

/// Air over design water heat that EnergyPlus' autosizing assumes at its design point, m³/s per W: fan power is 1.05 %
/// of the heat, at 190 Pa and an efficiency of one half. Source: EP-ENGREF.
pub const AIR_PER_HEAT_M3_PER_J: f64 = 0.0105 * 0.5 / 190.0;

/// Air and conductance with fans off over design, EnergyPlus' defaults. Source: EPMODEL.
pub const NATURAL_SHARE: f64 = 0.1;

/// Wet bulbs, water ratios and ranges within which the model was compared.
const WET_BULB_C: (f64, f64) = (-10.0, 30.0);
const WATER_RATIO: (f64, f64) = (0.4, 1.25);
const RANGE_K: (f64, f64) = (1.1, 22.2);

/// Wet bulb of the leaving air is found to this, K: the heat is then right to 1e-8 of itself.
const TOLERANCE_K: f64 = 1e-7;

/// The same where it stands for a share of the air, K. Newton's last step leaves a twentieth of its square: 5e-7 K, a
/// millionth of the fan's power.
const SHARE_TOLERANCE_K: f64 = 3e-3;

/// Logarithm of what the conductance may lack before that step; it rises by about a half a kelvin.
const NEARLY_ZERO: f64 = 1e-2;

/// Least air ratio the solver considers.
const LEAST_AIR: f64 = 1e-3;

impl MerkelTower {
    /// The tower of a design point, with constant conductance; set `by_air` and `by_water` afterwards, as both are 1
    /// at design. The conductance follows directly, without iteration: heat and air fix w, the water fixes ε.
    ///
    /// `None` when the point is impossible: no flow, water that leaves at or below the wet bulb, or more heat than
    /// this air takes.
    pub fn from_design(design: &MerkelDesign) -> Option<Self> {
        let air = TowerAir::from_wet_bulb(design.dry_bulb, design.wet_bulb, design.pressure);
        let tower = Self {
            water: design.water,
            air: design.air,
            ua: HeatCapacityRate::ZERO,
            by_air: FlowLaw::Constant,
            by_water: FlowLaw::Constant,
            by_wet_bulb: Cubic::ONE,
            wet_bulb: design.wet_bulb,
            natural_air: NATURAL_SHARE,
            natural_ua: NATURAL_SHARE,
            water_heat_j_per_kg_k: design.water_heat_j_per_kg_k,
        };
        let (inside, flows) = (
            Air::from(&air),
            tower.flows(design.water, &air, Draught::Fan(1.0)),
        );
        let heat = flows.water_w_per_k * (design.entering - design.leaving).k();
        if !(0.0 < heat && 0.0 < flows.dry_kg_per_s && design.wet_bulb < design.leaving) {
            return None;
        }
        let w = leaving_wet_bulb(&inside, heat, flows.dry_kg_per_s);
        let (rise, slope) = inside.rise(w);
        let effective = inside.effective(w, rise, slope);
        let c_air = 1e3 * effective * flows.dry_kg_per_s;
        let (low, high) = (
            c_air.min(flows.water_w_per_k),
            c_air.max(flows.water_w_per_k),
        );
        let effectiveness = heat / (low * (design.entering - design.wet_bulb).k());
        let units =
            exchanger::transfer_units(exchanger::Shape::Counterflow, effectiveness, low / high)?;
        let ua = units * low * (inside.heat_kj / effective);
        Some(Self {
            ua: HeatCapacityRate::from_w_per_k(ua),
            ..tower
        })
    }

    fn flows(&self, water: MassFlow, air: &TowerAir, draught: Draught) -> Flows {
        let (air_ratio, ua_share) = match draught {
            Draught::Natural => (self.natural_air, self.natural_ua),
            Draught::Fan(ratio) => (ratio.max(LEAST_AIR), self.by_air.at(ratio)),
        };
        Flows {
            ua_w_per_k: self.ua.w_per_k() * ua_share * self.still_factors(water, air),
            water_w_per_k: self.water_rate(water).w_per_k(),
            dry_kg_per_s: self.air.m3_per_s() * air_ratio / air.air.volume_m3_per_kg(),
        }
    }

    /// What the air ratio does not change of the conductance's factors.
    fn still_factors(&self, water: MassFlow, air: &TowerAir) -> f64 {
        let by_wet_bulb = if self.by_wet_bulb == Cubic::ONE {
            1.0
        } else {
            self.by_wet_bulb
                .at((self.wet_bulb - air.wet_bulb).k())
                .max(1e-3)
        };
        by_wet_bulb * self.by_water.at(water / self.water)
    }
}

impl From<&TowerCell> for MerkelTower {
    /// The cell by its rating, for loops over a year. [`TowerCell`] lets the conductance follow the mass of the air,
    /// this the volume that the fan moves: the same at the density of the rating, and 0.6 of the difference elsewhere.
    fn from(cell: &TowerCell) -> Self {
        Self {
            water: cell.rated_water,
            air: VolumeFlow::from_m3_per_s(cell.rated_air.kg_per_s() * cell.rated_volume_m3_per_kg),
            ua: cell.ua,
            by_air: FlowLaw::Power(super::AIR_EXPONENT),
            by_water: FlowLaw::Power(super::WATER_EXPONENT),
            by_wet_bulb: Cubic::ONE,
            wet_bulb: cell.rating.wet_bulb,
            natural_air: NATURAL_SHARE,
            natural_ua: NATURAL_SHARE,
            water_heat_j_per_kg_k: Coolant::Water.specific_heat_j_per_kg_k(cell.rating.leaving),
        }
    }
}

impl TowerModel for MerkelTower {
    fn water_heat_j_per_kg_k(&self) -> f64 {
        self.water_heat_j_per_kg_k
    }

    fn air_flow(&self) -> VolumeFlow {
        self.air
    }

    fn natural_air(&self) -> f64 {
        self.natural_air
    }

    fn design_water(&self) -> MassFlow {
        self.water
    }

    fn leaving_from(&self, water: WaterIn, air: &TowerAir, draught: Draught) -> Temperature {
        let (inside, flows) = (Air::from(air), self.flows(water.flow, air, draught));
        let distance = (water.entering - air.wet_bulb).k();
        if !(0.0 < distance) {
            return water.entering;
        }
        // Heat that the air takes less what the exchanger gives rises with w; both ends bracket it, because air
        // cannot leave warmer than the water enters.
        let excess = |w: f64| {
            let (rise, slope) = inside.rise(w);
            let effective = inside.effective(w, rise, slope);
            1e3 * rise * flows.dry_kg_per_s - flows.conductance(effective, &inside) * distance
        };
        let (_, slope) = inside.rise(air.wet_bulb.c() + 0.5 * distance);
        let w = numerics::rising_root(
            excess,
            (air.wet_bulb.c(), water.entering.c()),
            (
                air.wet_bulb.c() + 0.5 * distance,
                1e3 * slope * flows.dry_kg_per_s,
            ),
            TOLERANCE_K,
        );
        let heat = 1e3 * inside.rise(w).0 * flows.dry_kg_per_s;
        water.entering - TempDelta::from_k(heat / flows.water_w_per_k)
    }

    fn leaving_with(
        &self,
        heat: Power,
        water: MassFlow,
        air: &TowerAir,
        draught: Draught,
    ) -> Temperature {
        let (inside, flows) = (Air::from(air), self.flows(water, air, draught));
        let heat_w = heat.w().max(0.0);
        let w = leaving_wet_bulb(&inside, heat_w, flows.dry_kg_per_s);
        let (rise, slope) = inside.rise(w);
        let conductance = flows.conductance(inside.effective(w, rise, slope), &inside);
        let above = heat_w / conductance - heat_w / flows.water_w_per_k;
        air.wet_bulb + TempDelta::from_k(above)
    }

    fn air_for(
        &self,
        water: WaterIn,
        leaving: Temperature,
        air: &TowerAir,
        least: f64,
    ) -> AirNeeded {
        let inside = Air::from(air);
        let water_w_per_k = self.water_rate(water.flow).w_per_k();
        let heat_w = water_w_per_k * (water.entering - leaving).k();
        let distance = (water.entering - air.wet_bulb).k();
        if !(0.0 < heat_w && 0.0 < distance) {
            let heat = Power::from_w(heat_w.max(0.0));
            return AirNeeded::All(self.leaving_with(heat, water.flow, air, Draught::Fan(1.0)));
        }
        let all = self.flows(water.flow, air, Draught::Fan(1.0));
        let coldest = leaving_wet_bulb(&inside, heat_w, all.dry_kg_per_s) - inside.wet_bulb_c;
        let (rise, slope) = inside.rise(inside.wet_bulb_c + coldest);
        let effective = inside.effective(inside.wet_bulb_c + coldest, rise, slope);
        let made = air.wet_bulb
            + TempDelta::from_k(
                heat_w / all.conductance(effective, &inside) - heat_w / water_w_per_k,
            );
        if !(made < leaving && 0.0 < coldest) {
            return AirNeeded::All(made);
        }
        let set_point = SetPoint {
            air: inside,
            heat_w,
            range_k: heat_w / water_w_per_k,
            approach_k: (leaving - air.wet_bulb).k(),
            still_w_per_k: self.ua.w_per_k() * self.still_factors(water.flow, air),
            full_kg_per_s: all.dry_kg_per_s,
        };
        // Less air leaves warmer, and asks for more conductance than there is. All the air brackets the answer on one
        // side, and on the other the entering water, which no exchanger reaches.
        let above = numerics::rising_newton(
            |above| set_point.lack(self.by_air, above),
            (coldest, distance),
            coldest,
            (SHARE_TOLERANCE_K, NEARLY_ZERO),
        );
        let share = set_point.air_ratio(above);
        if share < least {
            AirNeeded::LessThanLeast
        } else {
            AirNeeded::Share(share.min(1.0))
        }
    }

    fn compared(&self, water: MassFlow, range: TempDelta, air: &TowerAir, _air_ratio: f64) -> bool {
        let within = |value: f64, (low, high): (f64, f64)| low <= value && value <= high;
        within(air.wet_bulb.c(), WET_BULB_C)
            && within(water / self.water, WATER_RATIO)
            && within(range.k(), RANGE_K)
    }
}
