//! From voltages to what every element carries.

use crate::solve::power::network::Network;
use crate::solve::power::network::branch::BASE_MVA;
use crate::solve::power::network::branch::RADIANS;
use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::complex::ZERO;
use crate::solve::power::network::couple;
use crate::solve::power::network::newton::End;
use crate::solve::power::network::newton::Work;
use crate::solve::power::network::numbers::Kind;
use crate::solve::power::network::numbers::Numbers;
use crate::solve::power::network::numbers::Part;
use crate::solve::power::network::prepared::Prepared;
use crate::solve::power::network::results::BranchFlows;
use crate::solve::power::network::results::Flow;
use crate::solve::power::network::results::Powers;
use crate::solve::power::network::share;

/// Three phases: power over voltage and this is current.
pub(super) const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// The results of a solved state.
pub(super) fn outcome(
    network: &Network,
    prepared: &Prepared,
    numbers: &Numbers,
    work: &Work,
    end: End,
) -> Flow {
    let buses = network.buses.len();
    let mut flow = Flow {
        energised: Vec::with_capacity(buses),
        vm_pu: Vec::with_capacity(buses),
        va_degree: Vec::with_capacity(buses),
        lines: BranchFlows::zeros(network.lines.len()),
        transformers: BranchFlows::zeros(network.transformers.len()),
        grids: Powers::zeros(network.grids.len()),
        generators: Powers::zeros(network.generators.len()),
        couplers: Powers::zeros(network.couplers.len()),
        promoted: numbers.promoted,
        rounds: end.rounds,
        mismatch_mva: end.worst * BASE_MVA,
    };
    for &node in &prepared.node {
        let node = node as usize;
        let alive = numbers.kind[node] != Kind::Dead;
        flow.energised.push(alive);
        flow.vm_pu.push(if alive { work.vm[node] } else { 0.0 });
        flow.va_degree.push(if alive {
            turned(work.va[node] / RADIANS)
        } else {
            0.0
        });
    }
    branches(network, prepared, numbers, work, &mut flow);
    share::sources(network, prepared, numbers, work, &mut flow);
    couple::couplers(network, prepared, numbers, &mut flow);
    rate(network, &mut flow);
    flow
}

/// An angle between −180 and 180 degrees.
fn turned(degree: f64) -> f64 {
    let turns = libm::round(degree / 360.0);
    degree - 360.0 * turns
}

fn branches(
    network: &Network,
    prepared: &Prepared,
    numbers: &Numbers,
    work: &Work,
    flow: &mut Flow,
) {
    let lines = network.lines.len();
    for (at, (circuit, part)) in prepared.circuits.iter().zip(&numbers.part).enumerate() {
        let (from, to) = (
            work.voltage[circuit.from as usize],
            work.voltage[circuit.to as usize],
        );
        let (from_current, to_current) = match part {
            Part::Out | Part::Joint => continue,
            Part::Through => circuit.pi.currents(from, to),
            Part::First => (circuit.pi.seen_from() * from, ZERO),
            Part::Second => (ZERO, circuit.pi.seen_to() * to),
        };
        let (rows, at) = if at < lines {
            (&mut flow.lines, at)
        } else {
            (&mut flow.transformers, at - lines)
        };
        set(rows, at, from * from_current.conj(), to * to_current.conj());
    }
}

/// Writes the powers into both ends of a branch.
pub(super) fn set(rows: &mut BranchFlows, at: usize, from: Complex, to: Complex) {
    rows.p_from_mw[at] = from.re * BASE_MVA;
    rows.q_from_mvar[at] = from.im * BASE_MVA;
    rows.p_to_mw[at] = to.re * BASE_MVA;
    rows.q_to_mvar[at] = to.im * BASE_MVA;
}

/// Currents and loadings from the powers.
fn rate(network: &Network, flow: &mut Flow) {
    let current = |power_mva: f64, bus: u32| {
        let voltage_kv = flow.vm_pu[bus as usize] * network.kv(bus);
        if 0.0 < voltage_kv {
            power_mva / (voltage_kv * ROOT_3)
        } else {
            0.0
        }
    };
    for (at, row) in network.lines.iter().enumerate() {
        let [from_mva, to_mva] = apparent(&flow.lines, at);
        let (from_ka, to_ka) = (current(from_mva, row.from_bus), current(to_mva, row.to_bus));
        flow.lines.i_from_ka[at] = from_ka;
        flow.lines.i_to_ka[at] = to_ka;
        let permitted_ka = row.max_i_ka * f64::from(row.parallel);
        if 0.0 < permitted_ka {
            flow.lines.loading_percent[at] = from_ka.max(to_ka) / permitted_ka * 100.0;
        }
    }
    for (at, row) in network.transformers.iter().enumerate() {
        let [from_mva, to_mva] = apparent(&flow.transformers, at);
        flow.transformers.i_from_ka[at] = current(from_mva, row.hv_bus);
        flow.transformers.i_to_ka[at] = current(to_mva, row.lv_bus);
        let rated_mva = row.sn_mva * f64::from(row.parallel) * row.df;
        flow.transformers.loading_percent[at] = from_mva.max(to_mva) / rated_mva * 100.0;
    }
}

fn apparent(rows: &BranchFlows, at: usize) -> [f64; 2] {
    let size = |p: f64, q: f64| (p * p + q * q).sqrt();
    [
        size(rows.p_from_mw[at], rows.q_from_mvar[at]),
        size(rows.p_to_mw[at], rows.q_to_mvar[at]),
    ]
}
