//! Dry coolers: finned coils in outdoor air, with two fan speeds or variable ones, with or without wetted pads.
//!
//! ```text
//! heat = ε(NTU, C)·C_min·(entering − t_air)      cross-flow, both unmixed
//! pads: t_air = t_db − η·(t_db − t_wb),   water = G·(W_pad − W)·(1 + bleed)
//! ```
//!
//! Source: EP-ENGREF (`FluidCooler:TwoSpeed`); pads: cooling reference, section 5 (BK).

use crate::physics::air::MoistAir;
use crate::physics::curves::Cubic;
use crate::physics::exchanger;
use crate::physics::exchanger::Shape;
use crate::physics::exchanger::Stream;
use crate::physics::exponential;
use crate::physics::numerics;
use crate::physics::tower::TowerAir;
use crate::physics::tower::control::Load;
use crate::units::HeatCapacityRate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// How the fans turn down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FanSpeeds {
    /// Off, low, high; between two of them they cycle.
    Two {
        /// Air at low speed over design air.
        air: f64,
        /// Conductance at low speed over design conductance.
        ua: f64,
        /// Fan power at low speed over design fan power.
        power: f64,
    },
    /// Any speed down to the least one, below which they cycle.
    Variable {
        /// Least air over design air.
        least_air: f64,
        /// The conductance follows the air to this power.
        ua_exponent: f64,
        /// Fan power over design by air over design.
        curve: Cubic,
    },
}

/// A finned coil's conductance follows its air to this power: half the air leaves 0.6 of it (ln 0.6 / ln 0.5).
/// Source: EPMODEL, default of fluid coolers with two speeds.
pub const COIL_UA_EXPONENT: f64 = 0.737;

impl FanSpeeds {
    /// Half air, 0.6 of the conductance, 0.16 of the power: EnergyPlus' defaults. Source: EPMODEL.
    pub const TWO: Self = Self::Two {
        air: 0.5,
        ua: 0.6,
        power: 0.16,
    };

    /// Down to a fifth of the air, and the affinity law.
    pub const VARIABLE: Self = Self::Variable {
        least_air: 0.2,
        ua_exponent: COIL_UA_EXPONENT,
        curve: Cubic::CUBE,
    };
}

/// Wetted pads before the coil, used when dry air cannot hold the set point at full fan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pads {
    /// Share of the distance to the wet bulb that they cool the air by; 0.6 to 0.9.
    pub effectiveness: f64,
    /// Water drained over water evaporated; 0.1 to 0.3.
    pub bleed: f64,
}

/// A dry cooler.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DryCooler {
    /// Design air, as it enters the coil.
    pub air: VolumeFlow,
    /// Conductance at design air.
    pub ua: HeatCapacityRate,
    /// Fan power at design air.
    pub fan: Power,
    /// How the fans turn down.
    pub speeds: FanSpeeds,
    /// Pads, if there are any.
    pub pads: Option<Pads>,
}

/// Where the fans are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoolerMode {
    /// No heat.
    Idle,
    /// On and off at the low speed, or the least one.
    Cycling,
    /// Between low and high speed, or at a speed that holds the set point.
    Modulated,
    /// Full air, and the set point is not reached or just so.
    Full,
}

/// What a dry cooler at a set point does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cooled {
    /// Where the fans are.
    pub mode: CoolerMode,
    /// Water that enters.
    pub entering: Temperature,
    /// Water that leaves.
    pub leaving: Temperature,
    /// Heat rejected.
    pub heat: Power,
    /// Air over design air on average.
    pub mean_air_ratio: f64,
    /// Fan power on average.
    pub fan: Power,
    /// Air at the coil: colder than outdoors when pads are wet.
    pub coil_air: Temperature,
    /// Pads are wet.
    pub wet: bool,
    /// Water that evaporates from the pads.
    pub evaporation: MassFlow,
    /// Water drained from them.
    pub bleed: MassFlow,
}

/// Speeds are found to this share of the air.
const RATIO_TOLERANCE: f64 = 1e-9;

/// A speed: air, conductance and power over design.
#[derive(Clone, Copy, Debug)]
struct Speed {
    air: f64,
    ua: f64,
    power: f64,
}

/// Full speed.
const FULL: Speed = Speed {
    air: 1.0,
    ua: 1.0,
    power: 1.0,
};

/// What is fixed while the speed is sought.
struct Duty<'a> {
    cooler: &'a DryCooler,
    load: Load,
    water: HeatCapacityRate,
    air: MoistAir,
}

impl DryCooler {
    /// The cooler that takes `heat` from water entering at `entering` in this air; `None` when none could.
    ///
    /// Two-speed fans and no pads; change the fields for others.
    pub fn from_design(
        heat: Power,
        water: Stream,
        air: MoistAir,
        flow: VolumeFlow,
        fan: Power,
    ) -> Option<Self> {
        let cold = Stream {
            entering: air.dry_bulb,
            rate: exchanger::air_rate(flow, air),
        };
        let ua = exchanger::conductance(Shape::CrossUnmixed, heat, water, cold)?;
        Some(Self {
            air: flow,
            ua,
            fan,
            speeds: FanSpeeds::TWO,
            pads: None,
        })
    }

    /// Runs the cooler so that its water leaves at `set_point`, or as near as it can.
    ///
    /// Dry as long as full air holds the set point, then wet. The fans move volume, so that thin or warm air carries
    /// less. At the set point the heat is that of the water exactly.
    pub fn hold(
        &self,
        load: Load,
        water: HeatCapacityRate,
        air: &TowerAir,
        set_point: Temperature,
    ) -> Cooled {
        let idle = match load {
            Load::Heat(heat) => !(0.0 < heat.w() && heat.w().is_finite()),
            Load::Entering(entering) => !(set_point < entering && air.air.dry_bulb < entering),
        };
        // Pads may still help where the outdoor air is warmer than the water.
        let warm_air =
            matches!(load, Load::Entering(entering) if set_point < entering) && self.pads.is_some();
        if !(0.0 < water.w_per_k()) || (idle && !warm_air) {
            return nothing(load, air, set_point);
        }
        let dry = self.run(load, water, air.air, set_point);
        let Some(pads) = self.pads else {
            return dry;
        };
        if dry.leaving <= set_point {
            return dry;
        }
        let depression = air.air.dry_bulb - air.wet_bulb;
        let coil_air = air.air.dry_bulb - depression * pads.effectiveness.clamp(0.0, 1.0);
        let wetted = MoistAir::from_wet_bulb(coil_air, air.wet_bulb, air.air.pressure);
        let wet = self.run(load, water, wetted, set_point);
        let dry_air = self.air.m3_per_s() * wet.mean_air_ratio / wetted.volume_m3_per_kg();
        let taken = (wetted.humidity_ratio - air.air.humidity_ratio).max(0.0);
        let evaporation = MassFlow::from_kg_per_s(dry_air * taken);
        Cooled {
            wet: true,
            evaporation,
            bleed: evaporation * pads.bleed.max(0.0),
            ..wet
        }
    }

    /// At full speed or as the fans turn down, in the air that comes to the coil.
    fn run(
        &self,
        load: Load,
        water: HeatCapacityRate,
        air: MoistAir,
        set_point: Temperature,
    ) -> Cooled {
        let duty = Duty {
            cooler: self,
            load,
            water,
            air,
        };
        let full = duty.leaving(FULL);
        if set_point <= full {
            return duty.point(CoolerMode::Full, full, FULL, FULL, 1.0);
        }
        let entering = match load {
            Load::Entering(entering) => entering,
            Load::Heat(heat) => set_point + heat / water,
        };
        let low = self.least();
        let at_low = duty.leaving_from(entering, low);
        if at_low <= set_point {
            // Off gives no cooling at all.
            let share = (entering - set_point).k() / (entering - at_low).k();
            let off = Speed {
                air: 0.0,
                ua: 0.0,
                power: 0.0,
            };
            return duty.point(CoolerMode::Cycling, set_point, low, off, share);
        }
        match self.speeds {
            FanSpeeds::Two { .. } => {
                let at_full = duty.leaving_from(entering, FULL);
                let share = (at_low - set_point).k() / (at_low - at_full).k();
                duty.point(CoolerMode::Modulated, set_point, FULL, low, share)
            }
            FanSpeeds::Variable { .. } => {
                let excess =
                    |ratio: f64| (set_point - duty.leaving_from(entering, self.speed(ratio))).k();
                let guess = 0.5 * (low.air + 1.0);
                let slope = (entering - set_point).k();
                let ratio =
                    numerics::rising_root(excess, (low.air, 1.0), (guess, slope), RATIO_TOLERANCE);
                let speed = self.speed(ratio);
                duty.point(CoolerMode::Modulated, set_point, speed, speed, 1.0)
            }
        }
    }

    /// The lowest speed.
    fn least(&self) -> Speed {
        match self.speeds {
            FanSpeeds::Two { air, ua, power } => Speed { air, ua, power },
            FanSpeeds::Variable { least_air, .. } => self.speed(least_air),
        }
    }

    /// A speed of variable fans; two-speed fans know only their own.
    fn speed(&self, ratio: f64) -> Speed {
        match self.speeds {
            FanSpeeds::Two { .. } => FULL,
            FanSpeeds::Variable {
                ua_exponent, curve, ..
            } => Speed {
                air: ratio,
                ua: exponential::exp(ua_exponent * exponential::ln(ratio.max(0.0))),
                power: curve.at(ratio).max(0.0),
            },
        }
    }
}

impl Duty<'_> {
    /// `ε·C_min` at a speed.
    fn conductance(&self, speed: Speed) -> HeatCapacityRate {
        let air = exchanger::air_rate(self.cooler.air * speed.air, self.air);
        let (low, high) = (air.min(self.water), air.max(self.water));
        if !(0.0 < low.w_per_k()) {
            return HeatCapacityRate::ZERO;
        }
        let units = self.cooler.ua * speed.ua / low;
        low * exchanger::effectiveness(Shape::CrossUnmixed, units, low / high)
    }

    fn leaving_from(&self, entering: Temperature, speed: Speed) -> Temperature {
        entering - self.conductance(speed) * (entering - self.air.dry_bulb) / self.water
    }

    /// Water that leaves under the load.
    fn leaving(&self, speed: Speed) -> Temperature {
        match self.load {
            Load::Entering(entering) => self.leaving_from(entering, speed),
            Load::Heat(heat) => {
                let conductance = self.conductance(speed).max(self.water * 1e-9);
                self.air.dry_bulb + heat / conductance - heat / self.water
            }
        }
    }

    /// A point at one speed for a share of the time and at another for the rest.
    fn point(
        &self,
        mode: CoolerMode,
        leaving: Temperature,
        speed: Speed,
        rest: Speed,
        share: f64,
    ) -> Cooled {
        let share = share.clamp(0.0, 1.0);
        let (heat, entering) = match self.load {
            Load::Heat(heat) => (heat, leaving + heat / self.water),
            Load::Entering(entering) => (self.water * (entering - leaving), entering),
        };
        let mean = |of: fn(Speed) -> f64| of(speed) * share + of(rest) * (1.0 - share);
        Cooled {
            mode,
            entering,
            leaving,
            heat,
            mean_air_ratio: mean(|speed| speed.air),
            fan: self.cooler.fan * mean(|speed| speed.power),
            coil_air: self.air.dry_bulb,
            wet: false,
            evaporation: MassFlow::ZERO,
            bleed: MassFlow::ZERO,
        }
    }
}

/// A cooler without heat: the water stays as it is, or takes the set point where nothing is known of it.
fn nothing(load: Load, air: &TowerAir, set_point: Temperature) -> Cooled {
    let at = match load {
        Load::Entering(entering) => entering,
        Load::Heat(_) => set_point.max(air.air.dry_bulb),
    };
    Cooled {
        mode: CoolerMode::Idle,
        entering: at,
        leaving: at,
        heat: Power::ZERO,
        mean_air_ratio: 0.0,
        fan: Power::ZERO,
        coil_air: air.air.dry_bulb,
        wet: false,
        evaporation: MassFlow::ZERO,
        bleed: MassFlow::ZERO,
    }
}

/// Approach of water to the air that enters a cooler's coil.
pub fn approach(cooled: &Cooled) -> TempDelta {
    cooled.leaving - cooled.coil_air
}
