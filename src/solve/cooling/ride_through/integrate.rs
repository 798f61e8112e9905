//! The chain's equations, stepped through time.

use super::Chain;
use super::First;
use super::LONGEST;
use super::Limits;
use super::Outage;
use super::RideThrough;
use super::Temperatures;
use super::conductance;
use crate::units::Duration;
use crate::units::HeatCapacity;
use crate::units::Temperature;

/// Positions of the parts in the state.
const CHIP: usize = 0;
const COOLANT: usize = 1;
const FACILITY: usize = 2;
const AIR: usize = 3;
const MASS: usize = 4;
const PARTS: usize = 5;

/// Longest step, s. A limit is found between two steps by a straight line: a tenth of a second is far
/// below anything the parameters are known to.
const LONGEST_STEP_S: f64 = 0.5;

/// A step is at most this part of the shortest time constant; Runge and Kutta's method is stable to 2.7.
const STEP_OVER_TIME_CONSTANT: f64 = 0.25;

/// Shortest step, s: parts without mass follow at once, and must not make the calculation endless. A part
/// that would need a shorter one is given the mass that this one can follow: it then lags by 0.04 s.
const SHORTEST_STEP_S: f64 = 0.01;

/// How fast the sink answers: all its heat for one kelvin above the set point.
const SINK_SHARE_PER_K: f64 = 1.0;

type State = [f64; PARTS];

/// The equations with everything that does not change folded in, SI throughout.
struct Equations<'a> {
    outage: &'a Outage,
    liquid_w: f64,
    air_w: f64,
    sink_most_w: f64,
    facility_set_c: f64,
    capacity_j_per_k: State,
    plate_w_per_k: f64,
    cdu_w_per_k: f64,
    cooler_w_per_k: f64,
    mass_w_per_k: f64,
}

/// Runge and Kutta's method of fourth order, not an implicit one: the chain is not stiff (its parts answer
/// in seconds to minutes), and five explicit equations are easier to check by hand.
pub(super) fn follow(chain: &Chain, limits: &Limits, outage: &Outage) -> RideThrough {
    let equations = Equations::of(chain, outage);
    let mut state = start(&chain.steady);
    let mut time_s = 0.0;
    if let Some(first) = reached(limits, &state) {
        return end(&state, Some((0.0, first)));
    }
    let longest_s = LONGEST.s();
    let step_s = equations.step_s();
    while time_s < longest_s {
        let next = equations.stepped(&state, time_s, step_s);
        if let Some(first) = reached(limits, &next) {
            let at = time_s + step_s * crossing(limits, first, &state, &next);
            return end(&next, Some((at, first)));
        }
        state = next;
        time_s += step_s;
    }
    end(&state, None)
}

impl<'a> Equations<'a> {
    fn of(chain: &Chain, outage: &'a Outage) -> Self {
        let steady = &chain.steady;
        let stores = &chain.stores;
        let capacities = [
            stores.chip,
            stores.coolant,
            stores.facility,
            stores.air,
            stores.mass,
        ];
        let heat = chain.liquid + chain.air;
        let mut equations = Self {
            outage,
            liquid_w: chain.liquid.w(),
            air_w: chain.air.w(),
            sink_most_w: heat.w() * chain.sink_capacity.max(0.0),
            facility_set_c: steady.facility.c(),
            capacity_j_per_k: capacities.map(HeatCapacity::j_per_k),
            plate_w_per_k: conductance(chain.liquid, steady.chip - steady.coolant).w_per_k(),
            cdu_w_per_k: conductance(chain.liquid, steady.coolant - steady.facility).w_per_k(),
            cooler_w_per_k: conductance(chain.air, steady.air - steady.facility).w_per_k(),
            mass_w_per_k: chain.air_to_mass.w_per_k(),
        };
        let couplings = equations.couplings_w_per_k();
        for (capacity, coupling) in equations.capacity_j_per_k.iter_mut().zip(couplings) {
            *capacity = capacity.max(coupling * SHORTEST_STEP_S / STEP_OVER_TIME_CONSTANT);
        }
        equations
    }

    /// What couples each part to its neighbours, all together.
    fn couplings_w_per_k(&self) -> State {
        let sink = (self.liquid_w + self.air_w) * SINK_SHARE_PER_K;
        [
            self.plate_w_per_k,
            self.plate_w_per_k + self.cdu_w_per_k,
            self.cdu_w_per_k + self.cooler_w_per_k + sink,
            self.cooler_w_per_k + self.mass_w_per_k,
            self.mass_w_per_k,
        ]
    }

    /// A step that every part can follow.
    fn step_s(&self) -> f64 {
        let couplings = self.couplings_w_per_k();
        let shortest = self
            .capacity_j_per_k
            .iter()
            .zip(couplings)
            .filter(|(store, coupling)| 0.0 < **store && 0.0 < *coupling)
            .map(|(store, coupling)| store / coupling)
            .fold(f64::INFINITY, f64::min);
        (shortest * STEP_OVER_TIME_CONSTANT).clamp(SHORTEST_STEP_S, LONGEST_STEP_S)
    }

    /// How fast every part warms, K/s.
    fn slope(&self, state: &State, time_s: f64) -> State {
        let time = Duration::from_s(time_s);
        let technology = self.outage.technology_pumps.at(time);
        let facility = self.outage.facility_pumps.at(time);
        let air = self.outage.air_coolers.at(time);
        let plate = technology * self.plate_w_per_k * (state[CHIP] - state[COOLANT]);
        let cdu = technology * facility * self.cdu_w_per_k * (state[COOLANT] - state[FACILITY]);
        let cooler = facility * air * self.cooler_w_per_k * (state[AIR] - state[FACILITY]);
        let to_mass = self.mass_w_per_k * (state[AIR] - state[MASS]);
        let balance = [
            self.liquid_w - plate,
            plate - cdu,
            cdu + cooler - self.sink_w(state, time),
            self.air_w - cooler - to_mass,
            to_mass,
        ];
        let mut slope = [0.0; PARTS];
        for (part, watts) in balance.iter().enumerate() {
            if 0.0 < self.capacity_j_per_k[part] {
                slope[part] = watts / self.capacity_j_per_k[part];
            }
        }
        slope
    }

    /// Heat that the sink takes: what there is, and more while the water is too warm, within its capacity.
    fn sink_w(&self, state: &State, time: Duration) -> f64 {
        let heat = self.liquid_w + self.air_w;
        let most = self.sink_most_w * self.outage.sink.at(time);
        let wanted = heat * (1.0 + SINK_SHARE_PER_K * (state[FACILITY] - self.facility_set_c));
        wanted.clamp(0.0, most.max(0.0))
    }

    fn stepped(&self, state: &State, time_s: f64, step_s: f64) -> State {
        let along = |slope: &State, by_s: f64| -> State {
            std::array::from_fn(|part| state[part] + slope[part] * by_s)
        };
        let half_s = step_s / 2.0;
        let first = self.slope(state, time_s);
        let second = self.slope(&along(&first, half_s), time_s + half_s);
        let third = self.slope(&along(&second, half_s), time_s + half_s);
        let fourth = self.slope(&along(&third, step_s), time_s + step_s);
        std::array::from_fn(|part| {
            let mean = first[part] + 2.0 * (second[part] + third[part]) + fourth[part];
            state[part] + mean * step_s / 6.0
        })
    }
}

fn start(steady: &Temperatures) -> State {
    [
        steady.chip.c(),
        steady.coolant.c(),
        steady.facility.c(),
        steady.air.c(),
        steady.air.c(),
    ]
}

fn part_and_limit(limits: &Limits, first: First) -> (usize, Option<Temperature>) {
    match first {
        First::Chip => (CHIP, limits.chip),
        First::Coolant => (COOLANT, limits.coolant),
        First::Air => (AIR, limits.air),
    }
}

fn reached(limits: &Limits, state: &State) -> Option<First> {
    [First::Chip, First::Coolant, First::Air]
        .into_iter()
        .find(|first| {
            let (part, limit) = part_and_limit(limits, *first);
            limit.is_some_and(|limit| limit.c() <= state[part])
        })
}

/// Share of the last step after which the limit was crossed, on a straight line.
fn crossing(limits: &Limits, first: First, before: &State, after: &State) -> f64 {
    let (part, limit) = part_and_limit(limits, first);
    let limit = limit.map_or(after[part], Temperature::c);
    let moved = after[part] - before[part];
    if moved <= 0.0 {
        return 1.0;
    }
    ((limit - before[part]) / moved).clamp(0.0, 1.0)
}

fn end(state: &State, reached: Option<(f64, First)>) -> RideThrough {
    RideThrough {
        throttles_after: reached.map(|(seconds, _)| Duration::from_s(seconds)),
        first: reached.map(|(_, first)| first),
        temperatures: Temperatures {
            chip: Temperature::from_c(state[CHIP]),
            coolant: Temperature::from_c(state[COOLANT]),
            facility: Temperature::from_c(state[FACILITY]),
            air: Temperature::from_c(state[AIR]),
        },
    }
}
