//! Initial, peak and thermal short-circuit currents after IEC 60909-0.
//!
//! The equivalent voltage source at the fault, `c·U_n/√3`, drives the current through the network without loads,
//! shunts and line charging. Source: BG-IEC-60909; where the standard leaves a choice, pandapower's is taken
//! (BG-PANDAPOWER), see [`Settings`].

use crate::solve::power::network::Network;
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
use crate::solve::power::short_circuit::sequence::Sequence;
use crate::solve::power::short_circuit::study::Study;
use crate::solve::power::short_circuit::study::UnitFault;

/// Three phases.
const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// Equivalent frequency of the peak factor over the frequency: 20 Hz in 50 Hz, 24 Hz in 60 Hz (method C).
const EQUIVALENT: f64 = 0.4;

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

impl Study<'_> {
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
                converters = raised[node].over(own[node]).size() * base_ka;
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
