//! What goes through couplers, and through lines without impedance.
//!
//! The buses they join have one voltage, so that no law of a branch gives the flow; the balance of every bus does,
//! as far as the couplers form a tree. In a loop the split depends on impedances that nobody gave: one coupler of
//! the loop is taken to carry nothing.

use crate::solve::power::network::Network;
use crate::solve::power::network::branch::BASE_MVA;
use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::complex::ZERO;
use crate::solve::power::network::complex::complex;
use crate::solve::power::network::numbers::Numbers;
use crate::solve::power::network::numbers::Part;
use crate::solve::power::network::outcome::set;
use crate::solve::power::network::prepared::Prepared;
use crate::solve::power::network::prepared::ends;
use crate::solve::power::network::prepared::root;
use crate::solve::power::network::results::BranchFlows;
use crate::solve::power::network::results::Flow;
use crate::solve::power::network::results::Powers;

/// A joint between two buses: a coupler or a line.
#[derive(Clone, Copy)]
struct Joint {
    a: u32,
    b: u32,
    at: usize,
    is_line: bool,
}

/// Fills in the flows of couplers and of lines without impedance.
pub(super) fn couplers(network: &Network, prepared: &Prepared, numbers: &Numbers, flow: &mut Flow) {
    let tree = spanning(network, prepared, numbers, flow);
    if tree.is_empty() {
        return;
    }
    let mut drawn = drawn(network, flow);
    for (joint, parent_is_a) in leaves_first(network.buses.len(), &tree).into_iter().rev() {
        let (parent, child) = if parent_is_a {
            (joint.a, joint.b)
        } else {
            (joint.b, joint.a)
        };
        let below = drawn[child as usize];
        drawn[parent as usize] += below;
        let from_a = if parent_is_a { below } else { -below };
        if joint.is_line {
            set(
                &mut flow.lines,
                joint.at,
                from_a * (1.0 / BASE_MVA),
                -from_a * (1.0 / BASE_MVA),
            );
        } else {
            flow.couplers.p_mw[joint.at] = from_a.re;
            flow.couplers.q_mvar[joint.at] = from_a.im;
        }
    }
}

/// Joints that are closed and alive, without those that close a loop.
fn spanning(network: &Network, prepared: &Prepared, numbers: &Numbers, flow: &Flow) -> Vec<Joint> {
    let closed = network
        .couplers
        .iter()
        .enumerate()
        .filter(|(_, row)| row.closed)
        .map(|(at, row)| Joint {
            a: row.a,
            b: row.b,
            at,
            is_line: false,
        });
    let lines = network
        .lines
        .iter()
        .zip(&numbers.part)
        .enumerate()
        .filter(|(_, (_, part))| **part == Part::Joint)
        .map(|(at, (row, _))| Joint {
            a: row.from_bus,
            b: row.to_bus,
            at,
            is_line: true,
        });
    let mut parent: Vec<u32> = (0u32..).take(network.buses.len()).collect();
    closed
        .chain(lines)
        .filter(|joint| {
            let (a, b) = (joint.a as usize, joint.b as usize);
            flow.energised[a] && flow.energised[b] && prepared.node[a] == prepared.node[b]
        })
        .filter(|joint| {
            let (a, b) = (root(&mut parent, joint.a), root(&mut parent, joint.b));
            parent[a as usize] = b;
            a != b
        })
        .collect()
}

/// Joints of a forest in an order in which every parent comes before its children, with which end is the parent.
fn leaves_first(buses: usize, tree: &[Joint]) -> Vec<(Joint, bool)> {
    let mut at_bus: Vec<Vec<usize>> = vec![Vec::new(); buses];
    for (index, joint) in tree.iter().enumerate() {
        at_bus[joint.a as usize].push(index);
        at_bus[joint.b as usize].push(index);
    }
    let mut used = vec![false; tree.len()];
    let mut order = Vec::with_capacity(tree.len());
    for first in tree {
        let mut queue = vec![first.a];
        while let Some(bus) = queue.pop() {
            for &index in &at_bus[bus as usize] {
                if !std::mem::replace(&mut used[index], true) {
                    let joint = tree[index];
                    let parent_is_a = joint.a == bus;
                    order.push((joint, parent_is_a));
                    queue.push(if parent_is_a { joint.b } else { joint.a });
                }
            }
        }
    }
    order
}

/// What every bus draws out of its node: branches and loads less sources, in megawatts.
fn drawn(network: &Network, flow: &Flow) -> Vec<Complex> {
    let mut drawn = vec![ZERO; network.buses.len()];
    let mut rows = ends(network);
    for branches in [&flow.lines, &flow.transformers] {
        for at in 0..branches.p_from_mw.len() {
            let Some((from, to)) = rows.next() else {
                break;
            };
            let [at_from, at_to] = powers(branches, at);
            drawn[from as usize] += at_from;
            drawn[to as usize] += at_to;
        }
    }
    let loads = network
        .loads
        .iter()
        .map(|row| (row.bus, row.in_service, complex(row.p_mw, row.q_mvar)));
    let currents = network.currents.iter().map(|row| {
        let power = complex(row.p_mw, row.q_mvar) * flow.vm_pu[row.bus as usize];
        (row.bus, row.in_service, power)
    });
    let motors = network
        .motors
        .iter()
        .map(|row| (row.bus, row.in_service, complex(row.p_mw, row.q_mvar)));
    let given = network
        .static_sources
        .iter()
        .map(|row| (row.bus, row.in_service, complex(-row.p_mw, -row.q_mvar)));
    let shunts = network.shunts.iter().map(|row| {
        let ratio = flow.vm_pu[row.bus as usize] * network.kv(row.bus) / row.vn_kv;
        (
            row.bus,
            row.in_service,
            complex(row.p_mw, row.q_mvar) * (ratio * ratio),
        )
    });
    let grids = sources(network.grids.iter().map(|row| row.bus), &flow.grids);
    let generators = sources(
        network.generators.iter().map(|row| row.bus),
        &flow.generators,
    );
    for (bus, in_service, power) in loads
        .chain(currents)
        .chain(motors)
        .chain(given)
        .chain(shunts)
        .chain(grids)
        .chain(generators)
    {
        if in_service && network.is_live(bus) {
            drawn[bus as usize] += power;
        }
    }
    drawn
}

fn powers(rows: &BranchFlows, at: usize) -> [Complex; 2] {
    [
        complex(rows.p_from_mw[at], rows.q_from_mvar[at]),
        complex(rows.p_to_mw[at], rows.q_to_mvar[at]),
    ]
}

fn sources<'a>(
    buses: impl Iterator<Item = u32> + 'a,
    powers: &'a Powers,
) -> impl Iterator<Item = (u32, bool, Complex)> + 'a {
    let given = powers.p_mw.iter().zip(&powers.q_mvar);
    buses
        .zip(given)
        .map(|(bus, (&p_mw, &q_mvar))| (bus, true, complex(-p_mw, -q_mvar)))
}
