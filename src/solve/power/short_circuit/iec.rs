//! Initial, peak and thermal short-circuit currents after IEC 60909-0.
//!
//! The equivalent voltage source at the fault, `c·U_n/√3`, drives the current through the network without loads,
//! shunts and line charging. Source: BG-IEC-60909; where the standard leaves a choice, pandapower's is taken
//! (BG-PANDAPOWER), see [`Settings`].

use crate::solve::power::network::Element;
use crate::solve::power::network::Network;
use crate::solve::power::network::branch;
use crate::solve::power::network::branch::BASE_MVA;
use crate::solve::power::network::check::check;
use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::complex::ZERO;
use crate::solve::power::network::complex::complex;
use crate::solve::power::network::prepared::Prepared;
use crate::solve::power::short_circuit::Case;
use crate::solve::power::short_circuit::Faults;
use crate::solve::power::short_circuit::NoFaults;
use crate::solve::power::short_circuit::Settings;
use crate::solve::power::short_circuit::machines;
use crate::solve::power::short_circuit::sequence::Sequence;
use crate::solve::power::short_circuit::sequence::Series;
use crate::solve::power::short_circuit::sequence::closed;
use crate::solve::power::short_circuit::sequence::reached;

/// Three phases.
const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// Equivalent frequency of the peak factor over the frequency: 20 Hz in 50 Hz, 24 Hz in 60 Hz (method C).
const EQUIVALENT: f64 = 0.4;

/// Rise of resistance per kelvin, from 20 °C.
const PER_KELVIN: f64 = 0.004;

/// Peak factor above which the thermal effect of the direct current is not reckoned.
const NO_DECAY: f64 = 1.99;

/// The three-phase short circuit at every bus, one at a time.
///
/// # Errors
///
/// An element in service without the data that the case needs, or a network that cannot be prepared.
pub fn three_phase(network: &Network, case: Case, settings: &Settings) -> Result<Faults, NoFaults> {
    check(network)?;
    let prepared = Prepared::new(network)?;
    let study = Study::new(network, &prepared, case, settings)?;
    let mut faults = study.faults(None)?;
    // Inside a power-station unit other factors apply, so that each such generator is a study of its own.
    for unit in &study.units {
        let inside = study.faults(Some(unit))?;
        let voltage = unit.rated_kv / unit.bus_kv;
        for (bus, node) in prepared.node.iter().enumerate() {
            if *node as usize == unit.node {
                faults.take(bus, &inside, voltage);
            }
        }
    }
    Ok(faults)
}

/// The smallest short circuit with every grid out: what the site's own generators still give.
///
/// # Errors
///
/// As [`three_phase`].
pub fn islanded_minimum(network: &Network, settings: &Settings) -> Result<Faults, NoFaults> {
    let mut island = network.clone();
    for row in &mut island.grids {
        row.in_service = false;
    }
    three_phase(&island, Case::Minimum, settings)
}

/// A generator that is one unit with its transformer.
#[derive(Clone, Copy)]
struct UnitFault {
    node: usize,
    branch: usize,
    rated_kv: f64,
    bus_kv: f64,
    outside: f64,
    inside: f64,
}

/// The machines at one node.
#[derive(Clone, Copy, Default)]
struct Machines {
    /// Their admittance without correction.
    plain: Complex,
    /// The same for the peak factor.
    peak: Complex,
    /// Their admittance, each with its own correction.
    corrected: Complex,
    /// The same for the peak factor.
    corrected_peak: Complex,
    /// Correction of the last one.
    factor: f64,
}

/// One case of one network, gathered.
struct Study<'a> {
    network: &'a Network,
    prepared: &'a Prepared,
    case: Case,
    settings: &'a Settings,
    live: Vec<bool>,
    series: Vec<Series>,
    /// Grids and motors at every node, each a source.
    passive: Vec<Vec<Complex>>,
    machines: Vec<Option<Machines>>,
    injected: Vec<f64>,
    units: Vec<UnitFault>,
}

impl<'a> Study<'a> {
    fn new(
        network: &'a Network,
        prepared: &'a Prepared,
        case: Case,
        settings: &'a Settings,
    ) -> Result<Self, NoFaults> {
        let nodes = prepared.pattern.nodes();
        let closed = closed(network);
        let mut study = Self {
            network,
            prepared,
            case,
            settings,
            live: Vec::new(),
            series: Vec::new(),
            passive: vec![Vec::new(); nodes],
            machines: vec![None; nodes],
            injected: vec![0.0; nodes],
            units: Vec::new(),
        };
        let mut sources = study.grids()?;
        sources.extend(study.generators()?);
        study.live = reached(prepared, &closed, &sources);
        study.series = study.branches(&closed)?;
        if case == Case::Maximum {
            study.motors_and_converters();
        }
        Ok(study)
    }

    fn grids(&mut self) -> Result<Vec<u32>, NoFaults> {
        let mut sources = Vec::new();
        for (at, row) in (0u32..).zip(&self.network.grids) {
            if row.in_service && self.network.is_live(row.bus) {
                let strength = machines::strength(self.network, at, self.case)?;
                let c = self.settings.c(self.case, self.network.kv(row.bus));
                let node = self.prepared.node[row.bus as usize];
                self.passive[node as usize].push(machines::grid(strength, c));
                sources.push(node);
            }
        }
        Ok(sources)
    }

    fn generators(&mut self) -> Result<Vec<u32>, NoFaults> {
        let mut sources = Vec::new();
        let c_max = self.settings.c_max;
        for (at, row) in (0u32..).zip(&self.network.generators) {
            if !row.in_service || !self.network.is_live(row.bus) {
                continue;
            }
            let machine = machines::machine(row, at)?;
            let bus_kv = self.network.kv(row.bus);
            let node = self.prepared.node[row.bus as usize];
            let (y, peak) = (machine.admittance(bus_kv), machine.peak_admittance(bus_kv));
            let mut factor = machine.factor(bus_kv, c_max);
            if let Some(place) = machine.unit_transformer {
                let unit =
                    self.network
                        .transformers
                        .get(place as usize)
                        .ok_or(NoFaults::Missing {
                            element: Element::Generator(at),
                            field: "power_station_trafo",
                        })?;
                let (outside, inside) =
                    machine.unit_factors(unit, self.network.kv(unit.hv_bus), c_max);
                factor = outside;
                self.units.push(UnitFault {
                    node: node as usize,
                    branch: self.network.lines.len() + place as usize,
                    rated_kv: machine.vn_kv,
                    bus_kv,
                    outside,
                    inside,
                });
            }
            let here = self.machines[node as usize].get_or_insert_with(Machines::default);
            here.plain += y;
            here.peak += peak;
            here.corrected += y * (1.0 / factor);
            here.corrected_peak += peak * (1.0 / factor);
            here.factor = factor;
            sources.push(node);
        }
        Ok(sources)
    }

    fn branches(&self, closed: &[bool]) -> Result<Vec<Series>, NoFaults> {
        let mut series = Vec::with_capacity(closed.len());
        for (at, row) in (0u32..).zip(&self.network.lines) {
            if !closed[at as usize] {
                series.push(None);
                continue;
            }
            let mut z = branch::line_impedance(row, self.network.kv(row.from_bus));
            if self.case == Case::Minimum {
                let end_c = row
                    .endtemp_degree
                    .filter(|degree| degree.is_finite())
                    .ok_or(NoFaults::Missing {
                        element: Element::Line(at),
                        field: "endtemp_degree",
                    })?;
                z.re *= 1.0 + PER_KELVIN * (end_c - 20.0);
            }
            series.push(Some((z, 1.0)));
        }
        for (row, closed) in self
            .network
            .transformers
            .iter()
            .zip(&closed[self.network.lines.len()..])
        {
            let (hv_kv, lv_kv) = (self.network.kv(row.hv_bus), self.network.kv(row.lv_bus));
            let ratio = (row.vn_hv_kv / row.vn_lv_kv) / (hv_kv / lv_kv);
            let corrected = (self.case == Case::Maximum
                || self.settings.transformer_factor_in_minimum)
                && !row.unit.power_station_unit;
            let factor = if corrected {
                machines::transformer_factor(row, self.settings.c_max)
            } else {
                1.0
            };
            let z = branch::transformer_impedance(row, row.vn_lv_kv, lv_kv) * factor;
            series.push(closed.then_some((z, ratio)));
        }
        for unit in &self.units {
            if let Some((z, _)) = &mut series[unit.branch] {
                *z = *z * unit.outside;
            }
        }
        Ok(series)
    }

    fn motors_and_converters(&mut self) {
        for row in self
            .network
            .motors
            .iter()
            .filter(|row| row.in_service && self.network.is_live(row.bus))
        {
            if let Some(y) = row.admittance(self.network.kv(row.bus)) {
                self.passive[self.prepared.node[row.bus as usize] as usize].push(y);
            }
        }
        for row in self
            .network
            .static_sources
            .iter()
            .filter(|row| row.in_service && self.network.is_live(row.bus))
        {
            let node = self.prepared.node[row.bus as usize] as usize;
            if self.live[node] && row.fault_mva.is_finite() {
                self.injected[node] += row.fault_mva / BASE_MVA;
            }
        }
    }

    /// Currents with the factors that hold outside of every unit, or inside of one.
    fn faults(&self, inside: Option<&UnitFault>) -> Result<Faults, NoFaults> {
        let mut series = self.series.clone();
        if let Some(unit) = inside
            && let Some((z, _)) = &mut series[unit.branch]
        {
            *z = *z * (1.0 / unit.outside);
        }
        let (ground, peak_ground) = self.ground(inside);
        let initial = Sequence::new(self.prepared, &series, &ground, &self.live);
        let (own, raised) = initial.solve(|own| self.converter_currents(own))?;
        for branch in series.iter_mut().flatten() {
            branch.0.im *= EQUIVALENT;
        }
        let peak = Sequence::new(self.prepared, &series, &peak_ground, &self.live);
        let (peak_own, _) = peak.solve(|_| Vec::new())?;
        Ok(self.currents(&own, &raised, &peak_own))
    }

    /// Sources of every node, for the initial current and for the peak factor.
    fn ground(&self, inside: Option<&UnitFault>) -> (Vec<Complex>, Vec<Complex>) {
        let nodes = self.passive.len();
        let (mut ground, mut peak_ground) = (Vec::with_capacity(nodes), Vec::with_capacity(nodes));
        for node in 0..nodes {
            let passive = self.passive[node].iter().fold(ZERO, |sum, y| sum + *y);
            let here = self.machines[node];
            let (mut own, mut peak) =
                here.map_or((ZERO, ZERO), |here| (here.corrected, here.corrected_peak));
            if let Some(here) = here.filter(|_| self.settings.as_pandapower) {
                own = here.plain * (1.0 / here.factor);
                peak = here.peak * (1.0 / here.factor);
            }
            if let Some(unit) = inside.filter(|unit| unit.node == node) {
                let plain = here.unwrap_or_default();
                own = plain.plain * (1.0 / unit.inside);
                peak = plain.peak * (1.0 / unit.inside);
            }
            ground.push(passive + own);
            peak_ground.push(if self.settings.as_pandapower {
                let sum = if here.is_some() { peak } else { passive };
                let uncorrected = passive + here.map_or(ZERO, |here| here.plain);
                if uncorrected.re == 0.0 {
                    sum
                } else {
                    slowed(sum)
                }
            } else {
                self.passive[node]
                    .iter()
                    .fold(slowed(peak), |sum, y| sum + slowed(*y))
            });
        }
        (ground, peak_ground)
    }

    /// Converters feed their current at the angle at which it adds to that of the network.
    fn converter_currents(&self, own: &[Complex]) -> Vec<Complex> {
        if self.injected.iter().all(|current| *current == 0.0) {
            return Vec::new();
        }
        own.iter()
            .zip(&self.injected)
            .map(|(z, current)| Complex::polar(*current, -libm::atan2(z.im, z.re)))
            .collect()
    }

    fn currents(&self, own: &[Complex], raised: &[Complex], peak_own: &[Complex]) -> Faults {
        let mut faults = Faults::default();
        for (bus, &node) in self.prepared.node.iter().enumerate() {
            let node = node as usize;
            let kv = self.network.buses[bus].vn_kv;
            let live = self.live[node] && own[node] != ZERO;
            let base_ka = BASE_MVA / (ROOT_3 * kv);
            let (mut rotating, mut converters, mut kappa) = (0.0, 0.0, 1.02);
            if live {
                rotating = self.settings.c(self.case, kv) / own[node].size() * base_ka;
                converters = (raised[node] / own[node]).size() * base_ka;
                kappa = peak_factor(peak_own[node]);
            }
            let initial = rotating + converters;
            let thermal = self.thermal_factor(kappa);
            let base_ohm = kv * kv / BASE_MVA;
            faults.energised.push(live);
            faults.ikss_ka.push(initial);
            faults.skss_mva.push(ROOT_3 * initial * kv);
            faults
                .ip_ka
                .push(std::f64::consts::SQRT_2 * (kappa * rotating + converters));
            faults.ith_ka.push(initial * (thermal + 1.0).sqrt());
            faults.r_ohm.push(own[node].re * base_ohm);
            faults.x_ohm.push(own[node].im * base_ohm);
        }
        faults
    }

    /// Share of the direct current in the thermal effect; the alternating current does not decay (n = 1).
    ///
    /// ```text
    /// m = (e^(4·f·T·ln(κ−1)) − 1) / (2·f·T·ln(κ−1))
    /// ```
    fn thermal_factor(&self, kappa: f64) -> f64 {
        if NO_DECAY < kappa {
            return 0.0;
        }
        let hertz = if self.settings.as_pandapower {
            50.0
        } else {
            self.network.f_hz
        };
        let exponent = 2.0 * hertz * self.settings.duration_s * libm::log(kappa - 1.0);
        libm::expm1(2.0 * exponent) / exponent
    }
}

/// A source at the equivalent frequency: its reactance shrinks, its resistance stays.
fn slowed(y: Complex) -> Complex {
    if y == ZERO {
        return ZERO;
    }
    let z = y.inverse();
    complex(z.re, z.im * EQUIVALENT).inverse()
}

/// Peak over initial current, by the impedance at the equivalent frequency.
///
/// ```text
/// κ = 1.02 + 0.98·e^(−3·R/X),   R/X = R_c/X_c · f_c/f
/// ```
fn peak_factor(z: Complex) -> f64 {
    1.02 + 0.98 * libm::exp(-3.0 * z.re / z.im * EQUIVALENT)
}

impl Faults {
    /// Takes one bus of another study, with its currents at another voltage.
    fn take(&mut self, bus: usize, other: &Self, voltage: f64) {
        self.ikss_ka[bus] = other.ikss_ka[bus] * voltage;
        self.skss_mva[bus] = other.skss_mva[bus] * voltage;
        self.ip_ka[bus] = other.ip_ka[bus] * voltage;
        self.ith_ka[bus] = other.ith_ka[bus] * voltage;
        self.r_ohm[bus] = other.r_ohm[bus];
        self.x_ohm[bus] = other.x_ohm[bus];
    }
}
