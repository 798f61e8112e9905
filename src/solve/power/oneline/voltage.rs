//! Voltage at every element: one walk down the trees from the sections.

use super::NONE;
use super::OneLine;
use super::sweep::Flows;

/// Voltage behind every element over its rated voltage; 0 where it collapses or nothing feeds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Voltages {
    /// Over rated.
    pub pu: Vec<f64>,
}

/// Walks down from the sections, whose voltage is given (by the flow of the mesh, or 1).
///
/// ```text
/// a = U₁² − 2·(r·p + x·q)      U₂² = (a + √(a² − 4·(r² + x²)·(p² + q²))) / 2
/// ```
///
/// Exact for a load of constant power behind a series impedance; loads were summed at rated voltage,
/// which moves the result by less than the square of the drop (0.25 % at 5 %). No solution: the voltage
/// collapses, and 0 says so. Source: two-bus equation, any text on load flow.
pub fn voltages(line: &OneLine, flows: &Flows, section_pu: &[f64]) -> Voltages {
    let mut pu = vec![0.0; line.len()];
    let first = line.mv.first_section_element();
    for at in (first as usize).min(line.len())..line.len() {
        let parent = line.parent[at];
        if parent == NONE {
            let section = line
                .mv
                .sections
                .iter()
                .position(|section| *section as usize == at);
            pu[at] = section
                .filter(|section| flows.settled.is_live(*section))
                .and_then(|section| section_pu.get(section).copied())
                .unwrap_or(0.0);
            continue;
        }
        let before = pu[parent as usize];
        let law = &line.laws[line.law[at] as usize];
        pu[at] = if before <= 0.0 {
            0.0
        } else if law.makes_its_own_voltage() {
            1.0
        } else {
            behind(before, law.series(), flows.out_mw[at], flows.out_mvar[at])
        };
    }
    Voltages { pu }
}

fn behind(before: f64, (r, x): (f64, f64), mw: f64, mvar: f64) -> f64 {
    let a = before * before - 2.0 * (r * mw + x * mvar);
    let under = a * a - 4.0 * (r * r + x * x) * (mw * mw + mvar * mvar);
    if under < 0.0 || a <= 0.0 {
        return 0.0;
    }
    ((a + under.sqrt()) / 2.0).sqrt()
}
