//! A tower at a set point: how much its fans turn, and what water that takes.
//!
//! The sequence of EnergyPlus' variable-speed towers (EP-ENGREF): full fan where the set point is out of reach; no
//! fan where free convection reaches it; cycling at the least speed where that is more than enough; else the speed
//! that just holds it.
//!
//! Runs every hour of a year, so it has a budget: 340 ns with its chiller, 3 ms a year. By YorkCalc a year takes
//! 2.4 ms; by UA beside an economiser 5.9 ms (the best of twenty on a busy machine). What is done for it: the load
//! fixes the water that enters once the set point is held, so that all the air is one evaluation of the model, without
//! iteration; what lies between that and free convection is sought by Newton in three or four more; exponentials and
//! logarithms are inlined; nothing allocates.

use super::AirNeeded;
use super::Draught;
use super::TowerAir;
use super::TowerModel;
use super::TowerRating;
use super::WaterIn;
use crate::physics::air;
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
    /// What they know between the least air and all of it.
    pub steps: Steps,
}

/// What fans know between their least air and all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// Any speed.
    Any,
    /// Nothing: least and full speed take turns, and the curve of their power is a line through both. Evaporation and
    /// drift are those of the mean air.
    TwoByMean,
    /// The same, with evaporation and drift by the air of the faster of the two speeds (or of the one that takes turns
    /// with standing still), as EnergyPlus counts them: up to 10 % more in dry air.
    TwoByFaster,
}

/// Least share of its rated air a fan is turned down to before it cycles. Source: EPMODEL.
pub const LEAST_AIR: f64 = 0.2;

impl From<&TowerRating> for Fans {
    /// The fans of a cell, by the affinity law.
    fn from(rating: &TowerRating) -> Self {
        Self {
            rated: rating.heat * rating.fan_share,
            curve: Cubic::CUBE,
            least_air: LEAST_AIR,
            drift_share: rating.drift_share,
            steps: Steps::Any,
        }
    }
}

/// Water has settled when a round moves it less, K: so near lies the tower's water to that which the machines took. The
/// heat returned is exactly that at the water returned.
const SETTLED_K: f64 = 5e-6;

/// Rounds allowed; substitution alone gains a digit or two a round.
const MOST_ROUNDS: u32 = 30;

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

/// Runs a tower so that its water leaves at `set_point`, or as near as it can. A load that is no number is none.
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
        Load::Entering(entering) => {
            !(air.wet_bulb < entering && set_point < entering && entering.c().is_finite())
        }
        Load::Heat(heat) => !(0.0 < heat.w() && heat.w().is_finite()),
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
    let run = match sequence(model, fans, inlet, air, set_point) {
        Step::Draught(mode, draught, made) => {
            let leaving = match load {
                Load::Heat(_) => made,
                Load::Entering(_) => model.leaving_from(inlet, air, draught),
            };
            Run::new(mode, leaving, draught)
        }
        Step::Held(run) => run,
    };
    finish(model, fans, load, water, air, run)
}

/// Runs a tower in balance with machines whose heat depends on the water that it makes: chillers on their condenser
/// water. `heat` gives what they reject while they take water at a temperature.
///
/// At the set point nothing iterates, because it fixes their heat. Out of its reach, or below it by free convection,
/// the water is found by secant: heat changes by a hundredth of what the water would have to, so that three rounds do.
/// The heat returned is exactly that at the water returned, so that sums over a plant close.
pub fn balance(
    model: &impl TowerModel,
    fans: &Fans,
    heat: impl Fn(Temperature) -> Power,
    water: MassFlow,
    air: &TowerAir,
    set_point: Temperature,
) -> Held {
    let at_set_point = heat(set_point);
    if !(0.0 < at_set_point.w() && at_set_point.w().is_finite() && 0.0 < water.kg_per_s()) {
        return idle(Load::Heat(at_set_point), air, set_point);
    }
    let inlet = WaterIn {
        flow: water,
        entering: set_point + at_set_point / model.water_rate(water),
    };
    match sequence(model, fans, inlet, air, set_point) {
        Step::Held(run) => finish(model, fans, Load::Heat(at_set_point), water, air, run),
        Step::Draught(mode, draught, made) => {
            let round = |at: f64| {
                let heat = heat(Temperature::from_c(at));
                (heat, model.leaving_with(heat, water, air, draught).c() - at)
            };
            let mut last = (set_point.c(), (made - set_point).k());
            let mut at = made.c();
            let (mut taken, mut moved) = round(at);
            for _ in 0..MOST_ROUNDS {
                if !(SETTLED_K < moved.abs()) {
                    break;
                }
                let slope = (moved - last.1) / (at - last.0);
                last = (at, moved);
                // Warmer water always moves it less than it was warmed; anything else is a kink of a curve.
                at += if slope < -0.5 { -moved / slope } else { moved };
                (taken, moved) = round(at);
            }
            let run = Run::new(mode, Temperature::from_c(at), draught);
            finish(model, fans, Load::Heat(taken), water, air, run)
        }
    }
}

/// What the sequence decides.
enum Step {
    /// The fans as they are, and the water as it comes: this warm with the heat at the set point.
    Draught(FanMode, Draught, Temperature),
    /// The set point.
    Held(Run),
}

/// Decides how the fans run, for water that enters so that it leaves at the set point with its heat.
fn sequence(
    model: &impl TowerModel,
    fans: &Fans,
    inlet: WaterIn,
    air: &TowerAir,
    set_point: Temperature,
) -> Step {
    match model.air_for(inlet, set_point, air, fans.least_air) {
        AirNeeded::All(made) => Step::Draught(FanMode::Full, Draught::Fan(1.0), made),
        AirNeeded::Share(ratio) => {
            let mean = if fans.steps != Steps::Any {
                let low = model.leaving_from(inlet, air, Draught::Fan(fans.least_air));
                let high = model.leaving_from(inlet, air, Draught::Fan(1.0));
                let share = (low - set_point).k() / (low - high).k().max(1e-9);
                fans.least_air + share.clamp(0.0, 1.0) * (1.0 - fans.least_air)
            } else {
                ratio
            };
            Step::Held(Run::new(FanMode::Solved, set_point, Draught::Fan(mean)))
        }
        AirNeeded::LessThanLeast => {
            let heat = model.water_rate(inlet.flow) * (inlet.entering - set_point);
            let made = model.leaving_with(heat, inlet.flow, air, Draught::Natural);
            if made <= set_point {
                return Step::Draught(FanMode::Natural, Draught::Natural, made);
            }
            let least = Draught::Fan(fans.least_air);
            let off = model.leaving_from(inlet, air, Draught::Natural);
            let on = model.leaving_from(inlet, air, least);
            let share = (off - set_point).k() / (off - on).k().max(1e-9);
            Step::Held(Run {
                on_share: share.clamp(0.0, 1.0),
                ..Run::new(FanMode::Cycling, set_point, least)
            })
        }
    }
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
#[derive(Clone, Copy)]
struct Run {
    mode: FanMode,
    leaving: Temperature,
    air_ratio: f64,
    on_share: f64,
}

impl Run {
    fn new(mode: FanMode, leaving: Temperature, draught: Draught) -> Self {
        let (air_ratio, on_share) = match draught {
            Draught::Natural => (0.0, 0.0),
            Draught::Fan(ratio) => (ratio, 1.0),
        };
        Self {
            mode,
            leaving,
            air_ratio,
            on_share,
        }
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
    let wetted = match fans.steps {
        Steps::TwoByFaster if fans.least_air < run.air_ratio => 1.0,
        Steps::TwoByFaster if 0.0 < run.on_share => fans.least_air,
        _ => mean,
    };
    let dry = model.air_flow().m3_per_s() * wetted / air.air.volume_m3_per_kg();
    let pressure_pa = air.air.pressure.pa();
    let enthalpy = air.saturated.enthalpy_kj_per_kg + heat.kw() / dry;
    let guess = air.wet_bulb.c() + saturation::warming(heat.kw() / dry, &air.saturated);
    let out_c = saturation::line().temperature_c(enthalpy, pressure_pa, guess);
    let out = air::ratio_at_enthalpy(enthalpy, out_c);
    let taken = (out - air.air.humidity_ratio).max(0.0);
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
        drift: model.design_water() * (fans.drift_share * wetted),
        leaving_humidity: out,
        extrapolated: !model.compared(
            water,
            entering - run.leaving,
            air,
            run.air_ratio.max(fans.least_air),
        ),
    }
}
