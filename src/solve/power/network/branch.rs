//! Branches as two-port networks in per unit.

use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::complex::ZERO;
use crate::solve::power::network::complex::complex;
use crate::solve::power::network::rows::Line;
use crate::solve::power::network::rows::Side;
use crate::solve::power::network::rows::Tap;
use crate::solve::power::network::rows::TapKind;
use crate::solve::power::network::rows::Transformer;

/// Power of one per unit, everywhere. Admittances in per unit are then megawatts at nominal voltage.
pub(in crate::solve::power) const BASE_MVA: f64 = 1.0;

/// Degrees to radians.
pub(in crate::solve::power) const RADIANS: f64 = std::f64::consts::PI / 180.0;

/// An ideal transformer at the first end, then a pi of one series and two shunt admittances.
///
/// ```text
/// I_series = y·(u·V_from − V_to),   I_from = u*·(I_series + y_from·u·V_from),   I_to = y_to·V_to − I_series
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::solve::power) struct Pi {
    /// Series admittance.
    pub(in crate::solve::power) series: Complex,
    /// Shunt at the first end, behind the ideal transformer.
    pub(in crate::solve::power) from: Complex,
    /// Shunt at the second end.
    pub(in crate::solve::power) to: Complex,
    /// One over the complex ratio of the ideal transformer: u above.
    pub(in crate::solve::power) untap: Complex,
}

impl Pi {
    /// Currents into both ends. Written with the difference of the voltages, so that the loss of a short line is
    /// not lost in rounding.
    pub(in crate::solve::power) fn currents(
        &self,
        from: Complex,
        to: Complex,
    ) -> (Complex, Complex) {
        let inner = from * self.untap;
        let through = self.series * (inner - to);
        (
            (through + self.from * inner) * self.untap.conj(),
            self.to * to - through,
        )
    }

    /// Admittances: own at the first end, from the second to the first, from the first to the second, own at the
    /// second.
    pub(in crate::solve::power) fn matrix(&self) -> [Complex; 4] {
        [
            (self.series + self.from) * self.untap.square(),
            -(self.series * self.untap.conj()),
            -(self.series * self.untap),
            self.series + self.to,
        ]
    }

    /// What the first end sees when the second is open.
    pub(in crate::solve::power) fn seen_from(&self) -> Complex {
        let [own, across, back, far] = self.matrix();
        own - across * back / far
    }

    /// What the second end sees when the first is open.
    pub(in crate::solve::power) fn seen_to(&self) -> Complex {
        let [far, across, back, own] = self.matrix();
        own - across * back / far
    }
}

/// A line: series impedance, half of its charging at each end. Source: BG-PANDAPOWER.
pub(in crate::solve::power) fn line(row: &Line, vn_kv: f64, f_hz: f64) -> Pi {
    let base_ohm = vn_kv * vn_kv / BASE_MVA;
    let parallel = f64::from(row.parallel);
    let series = line_impedance(row, vn_kv);
    let omega = 2.0 * std::f64::consts::PI * f_hz;
    let shunt = complex(row.g_us_per_km * 1e-6, omega * row.c_nf_per_km * 1e-9)
        * (row.length_km * parallel * base_ohm * 0.5);
    Pi {
        series: if series == ZERO {
            ZERO
        } else {
            series.inverse()
        },
        from: shunt,
        to: shunt,
        untap: complex(1.0, 0.0),
    }
}

/// Series impedance of a line in per unit, at 20 °C.
pub(in crate::solve::power) fn line_impedance(row: &Line, vn_kv: f64) -> Complex {
    let base_ohm = vn_kv * vn_kv / BASE_MVA;
    complex(row.r_ohm_per_km, row.x_ohm_per_km)
        * (row.length_km / base_ohm / f64::from(row.parallel))
}

/// Rated voltages and phase shift (in degrees) with the taps as they stand.
///
/// A tap adds `step·n` of the winding's voltage at its own angle; an ideal shifter turns the voltage only, by its
/// degrees, or by the chord of its percent. Source: BG-PANDAPOWER.
fn tapped(row: &Transformer) -> (f64, f64, f64) {
    let (mut high, mut low, mut shift) = (row.vn_hv_kv, row.vn_lv_kv, row.shift_degree);
    for tap in row.taps {
        let direction = if tap.side == Side::High { 1.0 } else { -1.0 };
        let rated = if tap.side == Side::High {
            &mut high
        } else {
            &mut low
        };
        match tap.kind {
            TapKind::None => {}
            TapKind::Ratio => {
                let (sin, cos) = libm::sincos(tap.step_degree * RADIANS);
                let added = *rated * tap.steps * tap.step_percent / 100.0;
                let (along, across) = (*rated + added * cos, added * sin);
                *rated = (along * along + across * across).sqrt();
                shift += libm::atan(direction * across / along) / RADIANS;
            }
            TapKind::Ideal => shift += direction * ideal_degrees(tap),
        }
    }
    (high, low, shift)
}

fn ideal_degrees(tap: Tap) -> f64 {
    if tap.step_degree != 0.0 {
        return tap.steps * tap.step_degree;
    }
    let half_chord = (tap.steps * tap.step_percent / 200.0).clamp(-1.0, 1.0);
    2.0 * libm::asin(half_chord) / RADIANS
}

/// Series impedance of a transformer in per unit of its low-voltage bus, `low_kv` being its own voltage there.
pub(in crate::solve::power) fn transformer_impedance(
    row: &Transformer,
    low_kv: f64,
    lv_bus_kv: f64,
) -> Complex {
    let ratio = low_kv / lv_bus_kv;
    let scale = ratio * ratio * BASE_MVA / (100.0 * row.sn_mva * f64::from(row.parallel));
    let reactance = (row.vk_percent * row.vk_percent - row.vkr_percent * row.vkr_percent).max(0.0);
    complex(row.vkr_percent, reactance.sqrt()) * scale
}

/// A transformer: half its leakage on each side of the magnetising branch (model T), turned into a pi.
/// Source: BG-PANDAPOWER.
pub(in crate::solve::power) fn transformer(
    row: &Transformer,
    hv_bus_kv: f64,
    lv_bus_kv: f64,
) -> Pi {
    let (high_kv, low_kv, shift) = tapped(row);
    let ratio = (high_kv / low_kv) / (hv_bus_kv / lv_bus_kv);
    let impedance = transformer_impedance(row, low_kv, lv_bus_kv);
    let iron_mw = row.pfe_kw * 1e-3;
    let no_load_mva = row.i0_percent / 100.0 * row.sn_mva;
    let magnetising = (no_load_mva * no_load_mva - iron_mw * iron_mw)
        .max(0.0)
        .sqrt();
    let bus_over_rated = lv_bus_kv / low_kv;
    let shunt = complex(iron_mw, -magnetising)
        * (bus_over_rated * bus_over_rated * f64::from(row.parallel) / BASE_MVA);
    let (series, from, to) = wye_to_delta(impedance, shunt);
    Pi {
        series,
        from,
        to,
        untap: Complex::polar(1.0 / ratio, -shift * RADIANS),
    }
}

/// The star of two half leakages and a magnetising branch as a triangle, as admittances.
fn wye_to_delta(impedance: Complex, shunt: Complex) -> (Complex, Complex, Complex) {
    if shunt == ZERO {
        return (impedance.inverse(), ZERO, ZERO);
    }
    let half = impedance * 0.5;
    let middle = shunt.inverse();
    let sum = half * half + half * middle + half * middle;
    (middle / sum, half / sum, half / sum)
}
