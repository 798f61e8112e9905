//! A tower at a set point: how much its fans turn, and what water that takes.
//!
//! The sequence of EnergyPlus' variable-speed towers (EP-ENGREF): full fan where the set point is out of reach; no
//! fan where free convection reaches it; cycling at the least speed where that is more than enough; else the speed
//! that just holds it.
//!
//! Runs every hour of a year, so it has a budget: 250 ns. How it is met: the load fixes the water that enters once
//! the set point is held, so that full and least air are one evaluation of the model each, without iteration; only
//! what lies between is sought, in three evaluations more; nothing allocates.

use super::AirNeeded;
use super::Draught;
use super::TowerAir;
use super::TowerModel;
use super::WaterIn;
use crate::physics::curves::Cubic;
use crate::physics::saturation;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::Temperature;

/// The fans of a tower and what leaves with their air.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fans {
    /// Power at design air.
    pub rated: Power,
    /// Power over rated power by air over design air.
    pub curve: Cubic,
    /// Least share of the design air that they turn down to; below it they cycle.
    pub least_air: f64,
    /// Drops carried out over design water, at design air.
    pub drift_share: f64,
}

/// What is known of the water that comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Load {
    /// How warm it enters.
    Entering(Temperature),
    /// How much heat it brings, whatever its temperature: a loop in balance.
    Heat(Power),
}

/// Where in the sequence the fans are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FanMode {
    /// No heat, no flow.
    Idle,
    /// Full air, and the set point is not reached or just so.
    Full,
    /// Fans off; the water may leave colder than the set point.
    Natural,
    /// On and off at the least air.
    Cycling,
    /// At the air that holds the set point.
    Solved,
}

/// What a tower at a set point does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held {
    /// Where in the sequence the fans are.
    pub mode: FanMode,
    /// Water that enters.
    pub entering: Temperature,
    /// Water that leaves.
    pub leaving: Temperature,
    /// Heat rejected.
    pub heat: Power,
    /// Air over design air while the fans run; 0 when they do not.
    pub air_ratio: f64,
    /// Share of the time that they run.
    pub on_share: f64,
    /// Air over design air on average, free convection included.
    pub mean_air_ratio: f64,
    /// Fan power on average.
    pub fan: Power,
    /// Water that evaporates.
    pub evaporation: MassFlow,
    /// Water carried out as drops.
    pub drift: MassFlow,
    /// Humidity ratio of the air that leaves, kg/kg.
    pub leaving_humidity: f64,
    /// Outside what the model was compared in.
    pub extrapolated: bool,
}

/// Runs a tower so that its water leaves at `set_point`, or as near as it can.
///
/// Air leaves saturated with the heat; what it holds more than it brought has evaporated:
///
/// ```text
/// evaporation = G·(W_s(w) − W_in),   h_s(w) = h_s(twb) + heat/G
/// drift = drift_share · design water · air ratio
/// ```
///
/// Source: EP-ENGREF, with one difference: G is dry air and W its humidity ratio. EnergyPlus takes `W/(1 + W)` with
/// the same G and so finds 2 to 5 % less, which does not fit the enthalpies that it uses itself.
pub fn hold(
    model: &impl TowerModel,
    fans: &Fans,
    load: Load,
    water: MassFlow,
    air: &TowerAir,
    set_point: Temperature,
) -> Held {
    let rate = model.water_rate(water);
    let none = match load {
        Load::Entering(entering) => !(air.wet_bulb < entering && set_point < entering),
        Load::Heat(heat) => !(0.0 < heat.w()),
    };
    if none || !(0.0 < water.kg_per_s()) {
        return idle(load, air, set_point);
    }
    let entering = match load {
        Load::Entering(entering) => entering,
        Load::Heat(heat) => set_point + heat / rate,
    };
    let inlet = WaterIn {
        flow: water,
        entering,
    };
    let run = match model.air_for(inlet, set_point, air, fans.least_air) {
        AirNeeded::All => {
            let leaving = leaving(model, load, water, air, Draught::Fan(1.0));
            Run::new(FanMode::Full, leaving, 1.0, 1.0)
        }
        AirNeeded::Share(ratio) => Run::new(FanMode::Solved, set_point, ratio, 1.0),
        AirNeeded::LessThanLeast if model.suffices(inlet, set_point, air, Draught::Natural) => {
            let leaving = leaving(model, load, water, air, Draught::Natural);
            Run::new(FanMode::Natural, leaving, 0.0, 0.0)
        }
        AirNeeded::LessThanLeast => {
            let off = model.leaving_from(inlet, air, Draught::Natural);
            let on = model.leaving_from(inlet, air, Draught::Fan(fans.least_air));
            let share = (off - set_point).k() / (off - on).k().max(1e-9);
            let share = share.max(0.0).min(1.0);
            Run::new(FanMode::Cycling, set_point, fans.least_air, share)
        }
    };
    finish(model, fans, load, water, air, run)
}

/// Evaporation as EnergyPlus reckons it, for setting results side by side: by the water in a kg of moist air.
///
/// ```text
/// evaporation = G·(W_s/(1 + W_s) − W_in/(1 + W_in))
/// ```
///
/// Source: EP-ENGREF. 2 to 5 % less than [`Held::evaporation`], which counts both by dry air.
pub fn evaporation_by_moist_air(held: &Held, air: &TowerAir) -> MassFlow {
    let (out, brought) = (held.leaving_humidity, air.air.humidity_ratio);
    held.evaporation * (1.0 / ((1.0 + out) * (1.0 + brought)))
}

/// How the fans run.
struct Run {
    mode: FanMode,
    leaving: Temperature,
    air_ratio: f64,
    on_share: f64,
}

impl Run {
    fn new(mode: FanMode, leaving: Temperature, air_ratio: f64, on_share: f64) -> Self {
        Self {
            mode,
            leaving,
            air_ratio,
            on_share,
        }
    }
}

fn leaving(
    model: &impl TowerModel,
    load: Load,
    water: MassFlow,
    air: &TowerAir,
    draught: Draught,
) -> Temperature {
    match load {
        Load::Heat(heat) => model.leaving_with(heat, water, air, draught),
        Load::Entering(entering) => model.leaving_from(
            WaterIn {
                flow: water,
                entering,
            },
            air,
            draught,
        ),
    }
}

/// A tower without heat: the water stays as it is, or takes the set point where nothing is known of it.
fn idle(load: Load, air: &TowerAir, set_point: Temperature) -> Held {
    let at = match load {
        Load::Entering(entering) => entering,
        Load::Heat(_) => set_point.max(air.wet_bulb),
    };
    Held {
        mode: FanMode::Idle,
        entering: at,
        leaving: at,
        heat: Power::ZERO,
        air_ratio: 0.0,
        on_share: 0.0,
        mean_air_ratio: 0.0,
        fan: Power::ZERO,
        evaporation: MassFlow::ZERO,
        drift: MassFlow::ZERO,
        leaving_humidity: air.air.humidity_ratio,
        extrapolated: false,
    }
}

/// Adds heat, power and water to how the fans run.
fn finish(
    model: &impl TowerModel,
    fans: &Fans,
    load: Load,
    water: MassFlow,
    air: &TowerAir,
    run: Run,
) -> Held {
    let rate = model.water_rate(water);
    let (heat, entering) = match load {
        Load::Heat(heat) => (heat, run.leaving + heat / rate),
        Load::Entering(entering) => (rate * (entering - run.leaving), entering),
    };
    let mean = run.air_ratio * run.on_share + model.natural_air() * (1.0 - run.on_share);
    let dry = model.air_flow().m3_per_s() * mean / air.air.volume_m3_per_kg();
    let pressure_pa = air.air.pressure.pa();
    let enthalpy = air.saturated_kj_per_kg + heat.kw() / dry;
    let guess = air.wet_bulb.c() + saturation::warming(heat.kw() / dry, air.slope_kj_per_kg_k);
    let line = saturation::line();
    let out = line.at(
        line.temperature_c(enthalpy, pressure_pa, guess),
        pressure_pa,
    );
    let taken = (out.humidity_ratio - air.air.humidity_ratio).max(0.0);
    Held {
        mode: run.mode,
        entering,
        leaving: run.leaving,
        heat,
        air_ratio: run.air_ratio,
        on_share: run.on_share,
        mean_air_ratio: mean,
        fan: fans.rated * (fans.curve.at(run.air_ratio).max(0.0) * run.on_share),
        evaporation: MassFlow::from_kg_per_s(dry * taken),
        drift: model.design_water() * (fans.drift_share * mean),
        leaving_humidity: out.humidity_ratio,
        extrapolated: !model.compared(
            water,
            entering - run.leaving,
            air,
            run.air_ratio.max(fans.least_air),
        ),
    }
}
