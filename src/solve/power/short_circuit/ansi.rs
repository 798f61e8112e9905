//! Duties of breakers on North American sites: first cycle, close and latch, interrupting, low voltage.
//!
//! The method of E/X with a factor for the ratio X/R: reactances and resistances are reduced separately, each to
//! one number at the fault, which overstates X/R a little and is what the factors were drawn for. Everything here
//! is **background** (confidence B in SOURCES.md): the standards C37.010, C37.13 and IEEE 141 are named as known,
//! their text was not read for this, and a protection engineer has to confirm it before a breaker is bought.

use crate::solve::power::network::Motor;
use crate::solve::power::network::Network;
use crate::solve::power::network::branch;
use crate::solve::power::network::branch::BASE_MVA;
use crate::solve::power::network::check::check;
use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::complex::ZERO;
use crate::solve::power::network::complex::complex;
use crate::solve::power::network::prepared::Prepared;
use crate::solve::power::short_circuit::Case;
use crate::solve::power::short_circuit::NoFaults;
use crate::solve::power::short_circuit::machines;
use crate::solve::power::short_circuit::sequence::Sequence;
use crate::solve::power::short_circuit::sequence::Series;
use crate::solve::power::short_circuit::sequence::closed;
use crate::solve::power::short_circuit::sequence::reached;

/// Three phases.
const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// Ratio X/R of a machine or branch whose resistance is not given: high, which is on the safe side.
const ASSUMED_X_OVER_R: f64 = 100.0;

/// Rated interrupting time of a breaker above 1 kV, symmetrical rating basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakerClass {
    /// Contacts part after two cycles.
    ThreeCycle,
    /// Contacts part after three cycles.
    FiveCycle,
    /// Contacts part after four cycles.
    EightCycle,
}

impl BreakerClass {
    /// Cycles until the contacts part, and the direct current that the rating covers (factor S). Source:
    /// BG-IEEE-C37-010.
    fn parting(self) -> (f64, f64) {
        match self {
            Self::ThreeCycle => (2.0, 1.2),
            Self::FiveCycle => (3.0, 1.1),
            Self::EightCycle => (4.0, 1.0),
        }
    }
}

/// How a low-voltage breaker was tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LowVoltageTest {
    /// Power circuit breaker without fuses: power factor 15 %, X/R 6.59.
    Unfused,
    /// Power circuit breaker with fuses: power factor 20 %, X/R 4.9.
    Fused,
    /// Moulded case above 20 kA: power factor 20 %, X/R 4.9.
    MouldedCase,
}

/// Size of motors that feed a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MotorClass {
    /// Above 1,000 hp, or above 250 hp at 3,600 rpm.
    Large,
    /// From 50 hp on.
    Medium,
    /// Below 50 hp.
    Small,
}

impl MotorClass {
    /// Factors on the subtransient reactance, in the first cycle and when contacts part; `None` when the motor no
    /// longer feeds. Source: BG-IEEE-141.
    fn factors(self) -> (f64, Option<f64>) {
        match self {
            Self::Large => (1.0, Some(1.5)),
            Self::Medium => (1.2, Some(3.0)),
            Self::Small => (1.67, None),
        }
    }
}

/// What the duties are reckoned for.
#[derive(Clone, Debug, PartialEq)]
pub struct AnsiSettings {
    /// Voltage before the fault, of the nominal.
    pub prefault_pu: f64,
    /// Breakers above 1 kV.
    pub breaker: BreakerClass,
    /// Breakers below 1 kV.
    pub low_voltage: LowVoltageTest,
    /// Size of the single motors behind each row of motors; a row without one counts as medium.
    pub motors: Vec<MotorClass>,
    /// Share of the first-cycle current that converters still feed when contacts part.
    pub converters_when_parting: f64,
}

impl Default for AnsiSettings {
    fn default() -> Self {
        Self {
            prefault_pu: 1.0,
            breaker: BreakerClass::FiveCycle,
            low_voltage: LowVoltageTest::Unfused,
            motors: Vec::new(),
            converters_when_parting: 1.0,
        }
    }
}

/// Duties at every bus; zeros where no source reaches it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Duties {
    /// Symmetrical current in the first cycle, for momentary and low-voltage duty.
    pub first_cycle_ka: Vec<f64>,
    /// Ratio X/R in the first cycle.
    pub first_cycle_x_over_r: Vec<f64>,
    /// Asymmetrical current of the first half cycle, root mean square.
    pub momentary_ka: Vec<f64>,
    /// Crest of the first half cycle: against the close-and-latch capability.
    pub close_and_latch_peak_ka: Vec<f64>,
    /// E/X when contacts part.
    pub interrupting_ka: Vec<f64>,
    /// Ratio X/R when contacts part.
    pub interrupting_x_over_r: Vec<f64>,
    /// E/X times the factor for X/R: against the symmetrical interrupting rating. Above 1 kV.
    pub interrupting_duty_ka: Vec<f64>,
    /// First-cycle current times the factor for the test X/R: against the short-circuit rating. Below 1 kV.
    pub low_voltage_duty_ka: Vec<f64>,
}

/// Crest that a breaker may close on and latch, of its symmetrical rating. Source: BG-IEEE-C37-010 (B), 60 Hz.
const CLOSE_AND_LATCH: f64 = 2.6;

impl Duties {
    /// What a breaker at a bus must be rated for, symmetrical, kA: below 1 kV the duty at its test; above, the larger
    /// of what it interrupts and of what it closes on.
    pub fn rating_ka(&self, bus: usize) -> f64 {
        let low = self.low_voltage_duty_ka[bus];
        if 0.0 < low {
            return low;
        }
        self.interrupting_duty_ka[bus].max(self.close_and_latch_peak_ka[bus] / CLOSE_AND_LATCH)
    }
}

/// Crest of the first half cycle over the symmetrical root mean square.
///
/// ```text
/// √2·(1 + e^(−2π·τ/(X/R))),   τ = 0.49 − 0.1·e^(−(X/R)/3) cycles
/// ```
///
/// Within half a percent of the exact maximum. Source: BG-IEEE-551 (B).
pub fn half_cycle_peak(x_over_r: f64) -> f64 {
    let cycles = 0.49 - 0.1 * libm::exp(-x_over_r / 3.0);
    std::f64::consts::SQRT_2 * (1.0 + decay(cycles, x_over_r))
}

/// Factor on E/X for the direct current that a breaker's rating does not cover, at least one.
///
/// ```text
/// √(1 + 2·e^(−4π·C/(X/R))) / S      C: cycles until contacts part, S: asymmetry covered by the rating
/// ```
///
/// The curve for remote sources, without decay of the alternating current; for local generation the curves of
/// C37.010 lie lower, so that this errs on the safe side there. Source: BG-IEEE-C37-010 (B).
pub fn interrupting_factor(x_over_r: f64, breaker: BreakerClass) -> f64 {
    let (cycles, covered) = breaker.parting();
    let direct = decay(cycles, x_over_r);
    ((1.0 + 2.0 * direct * direct).sqrt() / covered).max(1.0)
}

/// Factor on the first-cycle current where X/R is above that of the test, at least one.
///
/// ```text
/// unfused:      (1 + e^(−π/(X/R))) / (1 + e^(−π/(X/R)_test))
/// fused:        √(1 + 2·e^(−2π/(X/R))) / √(1 + 2·e^(−2π/(X/R)_test))
/// ```
///
/// Source: BG-IEEE-C37-13 (B); moulded case as unfused, at the X/R of its own test.
pub fn low_voltage_factor(x_over_r: f64, test: LowVoltageTest) -> f64 {
    let crest = |x_over_r: f64| 1.0 + decay(0.5, x_over_r);
    let effective = |x_over_r: f64| {
        let direct = decay(0.5, x_over_r);
        (1.0 + 2.0 * direct * direct).sqrt()
    };
    let factor = match test {
        LowVoltageTest::Unfused => crest(x_over_r) / crest(6.59),
        LowVoltageTest::Fused => effective(x_over_r) / effective(4.9),
        LowVoltageTest::MouldedCase => crest(x_over_r) / crest(4.9),
    };
    factor.max(1.0)
}

/// What is left of the direct current after some cycles.
fn decay(cycles: f64, x_over_r: f64) -> f64 {
    libm::exp(-2.0 * std::f64::consts::PI * cycles / x_over_r)
}

/// Duties at every bus.
///
/// # Errors
///
/// An element in service without the data that a fault needs, or a network that cannot be prepared.
pub fn duties(network: &Network, settings: &AnsiSettings) -> Result<Duties, NoFaults> {
    check(network)?;
    let prepared = Prepared::new(network)?;
    let first = Reduced::new(network, &prepared, settings, false)?;
    let parting = Reduced::new(network, &prepared, settings, true)?;
    let mut duties = Duties::default();
    for (bus, &node) in prepared.node.iter().enumerate() {
        let kv = network.buses[bus].vn_kv;
        let (first_ka, first_ratio) = first.at(node as usize, kv, settings.prefault_pu);
        let (parting_ka, parting_ratio) = parting.at(node as usize, kv, settings.prefault_pu);
        let half = decay(0.5, first_ratio);
        let (high, low) = if kv < 1.0 { (0.0, 1.0) } else { (1.0, 0.0) };
        duties.first_cycle_ka.push(first_ka);
        duties.first_cycle_x_over_r.push(first_ratio);
        duties
            .momentary_ka
            .push(first_ka * (1.0 + 2.0 * half * half).sqrt());
        duties
            .close_and_latch_peak_ka
            .push(first_ka * half_cycle_peak(first_ratio));
        duties.interrupting_ka.push(parting_ka);
        duties.interrupting_x_over_r.push(parting_ratio);
        let factor = interrupting_factor(parting_ratio, settings.breaker);
        duties.interrupting_duty_ka.push(high * parting_ka * factor);
        let factor = low_voltage_factor(first_ratio, settings.low_voltage);
        duties.low_voltage_duty_ka.push(low * first_ka * factor);
    }
    Ok(duties)
}

/// The network reduced to one reactance and one resistance a node.
struct Reduced {
    reactance: Vec<f64>,
    resistance: Vec<f64>,
    /// What converters anywhere feed into a fault here, per unit.
    converters: Vec<f64>,
}

impl Reduced {
    fn new(
        network: &Network,
        prepared: &Prepared,
        settings: &AnsiSettings,
        parting: bool,
    ) -> Result<Self, NoFaults> {
        let closed = closed(network);
        let (impedances, sources) = sources(network, prepared, settings, parting)?;
        let live = reached(prepared, &closed, &sources);
        let series = series(network, &closed);
        let share = if parting {
            settings.converters_when_parting
        } else {
            1.0
        };
        let injected = injected(network, prepared, &live, share);
        let solve = |part: fn(Complex) -> Complex, injected: &[Complex]| {
            let mut ground = vec![ZERO; live.len()];
            for (node, z) in &impedances {
                ground[*node as usize] += part(*z).inverse();
            }
            let parts: Vec<Series> = series
                .iter()
                .map(|row| row.map(|(z, ratio)| (part(z), ratio)))
                .collect();
            Sequence::new(prepared, &parts, &ground, &live).solve(|_| injected.to_vec())
        };
        let (reactances, raised) = solve(|z| complex(0.0, z.im), &injected)?;
        let (resistances, _) = solve(|z| complex(resistance(z), 0.0), &[])?;
        let fed = |(raised, own): (&Complex, &Complex)| {
            if 0.0 < own.im {
                raised.im / own.im
            } else {
                0.0
            }
        };
        Ok(Self {
            converters: raised.iter().zip(&reactances).map(fed).collect(),
            reactance: reactances.iter().map(|z| z.im).collect(),
            resistance: resistances.iter().map(|z| z.re).collect(),
        })
    }

    /// Current and ratio X/R at a node. What converters feed is added at the angle of the rest, which is the most
    /// it can be.
    fn at(&self, node: usize, kv: f64, prefault_pu: f64) -> (f64, f64) {
        let (x, r) = (self.reactance[node], self.resistance[node]);
        if !(0.0 < x && 0.0 < r) {
            return (0.0, 0.0);
        }
        let per_unit = prefault_pu / x + self.converters[node];
        (per_unit * BASE_MVA / (ROOT_3 * kv), x / r)
    }
}

/// Currents of converters, real: through reactances alone they raise the voltages along the imaginary axis.
fn injected(network: &Network, prepared: &Prepared, live: &[bool], share: f64) -> Vec<Complex> {
    let mut injected = vec![ZERO; live.len()];
    for row in network
        .static_sources
        .iter()
        .filter(|row| row.in_service && network.is_live(row.bus))
    {
        let node = prepared.node[row.bus as usize] as usize;
        if live[node] && row.fault_mva.is_finite() {
            injected[node] += complex(row.fault_mva / BASE_MVA * share, 0.0);
        }
    }
    injected
}

fn resistance(z: Complex) -> f64 {
    if z.re <= 0.0 {
        z.im.abs() / ASSUMED_X_OVER_R
    } else {
        z.re
    }
}

/// Impedance of every source with its node, and the nodes that grids and generators feed.
type Sources = (Vec<(u32, Complex)>, Vec<u32>);

/// Gathers the sources, as they are in the first cycle or when contacts part.
fn sources(
    network: &Network,
    prepared: &Prepared,
    settings: &AnsiSettings,
    parting: bool,
) -> Result<Sources, NoFaults> {
    let mut impedances = Vec::new();
    for (at, row) in (0u32..).zip(&network.grids) {
        if row.in_service && network.is_live(row.bus) {
            let strength = machines::strength(network, at, Case::Maximum)?;
            impedances.push((
                prepared.node[row.bus as usize],
                machines::grid(strength, 1.0).inverse(),
            ));
        }
    }
    for (at, row) in (0u32..).zip(&network.generators) {
        if row.in_service && network.is_live(row.bus) {
            let machine = machines::machine(row, at)?;
            let y = machine.admittance(network.kv(row.bus));
            impedances.push((prepared.node[row.bus as usize], y.inverse()));
        }
    }
    let feeding = impedances.iter().map(|(node, _)| *node).collect();
    for (at, row) in network.motors.iter().enumerate() {
        let class = settings
            .motors
            .get(at)
            .copied()
            .unwrap_or(MotorClass::Medium);
        if row.in_service
            && network.is_live(row.bus)
            && let Some(z) = motor(row, class, network.kv(row.bus), parting)
        {
            impedances.push((prepared.node[row.bus as usize], z));
        }
    }
    Ok((impedances, feeding))
}

fn motor(row: &Motor, class: MotorClass, bus_kv: f64, parting: bool) -> Option<Complex> {
    let z = row.admittance(bus_kv)?.inverse();
    let (first, later) = class.factors();
    let factor = if parting { later? } else { first };
    Some(complex(z.re * factor, z.im * factor))
}

/// Series impedances at nominal taps, without correction.
fn series(network: &Network, closed: &[bool]) -> Vec<Series> {
    let lines = network
        .lines
        .iter()
        .map(|row| (branch::line_impedance(row, network.kv(row.from_bus)), 1.0));
    let transformers = network.transformers.iter().map(|row| {
        let (hv_kv, lv_kv) = (network.kv(row.hv_bus), network.kv(row.lv_bus));
        let ratio = (row.vn_hv_kv / row.vn_lv_kv) / (hv_kv / lv_kv);
        (
            branch::transformer_impedance(row, row.vn_lv_kv, lv_kv),
            ratio,
        )
    });
    lines
        .chain(transformers)
        .zip(closed)
        .map(|(series, closed)| closed.then_some(series))
        .collect()
}
