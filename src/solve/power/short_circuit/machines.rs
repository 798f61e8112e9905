//! Sources of a short circuit: grids, generators and motors as admittances, and the correction factors.

use crate::solve::power::network::Element;
use crate::solve::power::network::Generator;
use crate::solve::power::network::Machine;
use crate::solve::power::network::Motor;
use crate::solve::power::network::Network;
use crate::solve::power::network::Strength;
use crate::solve::power::network::Transformer;
use crate::solve::power::network::branch::BASE_MVA;
use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::complex::complex;
use crate::solve::power::short_circuit::Case;
use crate::solve::power::short_circuit::NoFaults;

/// Resistance over reactance of a generator up to 1 kV, for the peak current. Source: BG-IEC-60909.
const PEAK_RX_LOW: f64 = 0.15;
/// The same above 1 kV and below 100 MVA.
const PEAK_RX_SMALL: f64 = 0.07;
/// The same above 1 kV and from 100 MVA on.
const PEAK_RX_LARGE: f64 = 0.05;
/// Where the last two part, in MVA.
const LARGE_MVA: f64 = 100.0;

/// Admittance of a grid in per unit: `S_sc / c` at its ratio of resistance to reactance.
pub(super) fn grid(strength: Strength, c: f64) -> Complex {
    let z = c * BASE_MVA / strength.s_sc_mva;
    let x = z / (strength.rx * strength.rx + 1.0).sqrt();
    complex(strength.rx * x, x).inverse()
}

/// The strength of a grid in a case, if it is given and means anything.
pub(super) fn strength(network: &Network, at: u32, case: Case) -> Result<Strength, NoFaults> {
    let row = &network.grids[at as usize];
    let (given, power, ratio) = match case {
        Case::Maximum => (row.max, "s_sc_max_mva", "rx_max"),
        Case::Minimum => (row.min, "s_sc_min_mva", "rx_min"),
    };
    let missing = |field| NoFaults::Missing {
        element: Element::Grid(at),
        field,
    };
    let strength = given.ok_or_else(|| missing(power))?;
    if !(strength.s_sc_mva.is_finite() && 0.0 < strength.s_sc_mva) {
        return Err(missing(power));
    }
    if !(strength.rx.is_finite() && 0.0 <= strength.rx) {
        return Err(missing(ratio));
    }
    Ok(strength)
}

/// The machine of a generator, if it is given and means anything.
pub(super) fn machine(row: &Generator, at: u32) -> Result<Machine, NoFaults> {
    let missing = |field| NoFaults::Missing {
        element: Element::Generator(at),
        field,
    };
    let machine = row.machine.ok_or_else(|| missing("xdss_pu"))?;
    let positive = [
        ("sn_mva", machine.sn_mva),
        ("vn_kv", machine.vn_kv),
        ("xdss_pu", machine.xdss_pu),
    ];
    let finite = [
        ("rdss_ohm", machine.rdss_ohm),
        ("cos_phi", machine.cos_phi),
        ("pg_percent", machine.pg_percent),
    ];
    let bad = positive
        .iter()
        .find(|(_, value)| !(value.is_finite() && 0.0 < *value))
        .or_else(|| {
            finite
                .iter()
                .find(|(_, value)| !(value.is_finite() && -1.0 <= *value))
        });
    match bad {
        Some((field, _)) => Err(missing(field)),
        None => Ok(machine),
    }
}

impl Machine {
    /// Subtransient impedance in ohm.
    fn impedance_ohm(&self) -> Complex {
        complex(
            self.rdss_ohm,
            self.xdss_pu * self.vn_kv * self.vn_kv / self.sn_mva,
        )
    }

    /// Admittance in per unit of a bus.
    pub(super) fn admittance(&self, bus_kv: f64) -> Complex {
        self.impedance_ohm().inverse() * (bus_kv * bus_kv / BASE_MVA)
    }

    /// Admittance with the resistance that the standard gives for the peak current.
    pub(super) fn peak_admittance(&self, bus_kv: f64) -> Complex {
        let rx = if self.vn_kv <= 1.0 {
            PEAK_RX_LOW
        } else if self.sn_mva < LARGE_MVA {
            PEAK_RX_SMALL
        } else {
            PEAK_RX_LARGE
        };
        let x = self.impedance_ohm().im;
        complex(rx * x, x).inverse() * (bus_kv * bus_kv / BASE_MVA)
    }

    fn sin_phi(&self) -> f64 {
        (1.0 - self.cos_phi * self.cos_phi).max(0.0).sqrt()
    }

    /// Correction of a generator that feeds the network directly.
    ///
    /// ```text
    /// K_G = U_n / (U_rG·(1 + p_G)) · c_max / (1 + x″_d·sin φ)
    /// ```
    ///
    /// Source: BG-IEC-60909.
    pub(super) fn factor(&self, bus_kv: f64, c_max: f64) -> f64 {
        let voltage_kv = self.vn_kv * (1.0 + self.pg_percent / 100.0);
        bus_kv / voltage_kv * c_max / (1.0 + self.xdss_pu * self.sin_phi())
    }

    /// Correction of a power-station unit as seen from outside, and of its generator for a fault inside.
    ///
    /// ```text
    /// with on-load taps:    K_S  = U_Q²/U_rG² · U_rTLV²/U_rTHV² · c_max / (1 + |x″_d − x_T|·sin φ),   K_G,S = c_max / (1 + x″_d·sin φ)
    /// without:              K_SO = U_Q/(U_rG·(1+p_G)) · U_rTLV/U_rTHV · (1 − p_T) · c_max / (1 + x″_d·sin φ),  K_G,SO = K_G,S/(1+p_G)
    /// ```
    ///
    /// Source: BG-IEC-60909.
    pub(super) fn unit_factors(
        &self,
        unit: &Transformer,
        hv_bus_kv: f64,
        c_max: f64,
    ) -> (f64, f64) {
        let sin_phi = self.sin_phi();
        let inside = c_max / (1.0 + self.xdss_pu * sin_phi);
        let ratio = hv_bus_kv / self.vn_kv * unit.vn_lv_kv / unit.vn_hv_kv;
        if unit.unit.oltc {
            let (z, r) = (unit.vk_percent / 100.0, unit.vkr_percent / 100.0);
            let x = (z * z - r * r).max(0.0).sqrt();
            let outside = ratio * ratio * c_max / (1.0 + (self.xdss_pu - x).abs() * sin_phi);
            return (outside, inside);
        }
        let above = 1.0 + self.pg_percent / 100.0;
        let taps = 1.0 - unit.unit.pt_percent.unwrap_or(0.0) / 100.0;
        (ratio / above * taps * inside, inside / above)
    }
}

impl Motor {
    /// Admittance of the locked rotor in per unit of a bus; none where the data say nothing.
    pub(super) fn admittance(&self, bus_kv: f64) -> Option<Complex> {
        let z_ohm = self.vn_kv * self.vn_kv / (self.lrc_pu * self.sn_mva);
        let x = z_ohm / (self.rx * self.rx + 1.0).sqrt();
        let y = complex(self.rx * x, x).inverse() * (bus_kv * bus_kv / BASE_MVA);
        (y.is_finite() && 0.0 < z_ohm).then_some(y)
    }
}

/// Correction of a network transformer.
///
/// ```text
/// K_T = 0.95·c_max / (1 + 0.6·x_T)
/// ```
///
/// Source: BG-IEC-60909.
pub(super) fn transformer_factor(row: &Transformer, c_max: f64) -> f64 {
    let (z, r) = (row.vk_percent / 100.0, row.vkr_percent / 100.0);
    0.95 * c_max / (1.0 + 0.6 * (z * z - r * r).max(0.0).sqrt())
}
