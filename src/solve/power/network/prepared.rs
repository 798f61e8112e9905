//! What stays the same between solves: which buses are one node, the pattern, the branches in per unit.

use crate::solve::power::network::Network;
use crate::solve::power::network::branch;
use crate::solve::power::network::branch::Pi;
use crate::solve::power::network::order::Pattern;
use crate::solve::power::network::results::Unsolved;
use crate::solve::power::network::rows::Line;

/// Series impedance, in per unit of 1 MVA, below which a line is a joint: its ends become one node. A thousand
/// megawatts through it drop 10⁻⁸ of the voltage, and dividing by less costs more digits than it shows.
const JOINT: f64 = 1e-11;

/// No place.
pub(in crate::solve::power) const NOWHERE: u32 = u32::MAX;

/// A branch between two nodes.
#[derive(Clone, Copy, Debug)]
pub(in crate::solve::power) struct Circuit {
    /// Node of the first end.
    pub(in crate::solve::power) from: u32,
    /// Node of the second end.
    pub(in crate::solve::power) to: u32,
    /// Entry of the pattern; nowhere when both ends are one node.
    pub(in crate::solve::power) entry: u32,
    /// The two-port.
    pub(in crate::solve::power) pi: Pi,
    /// By how much the second end lags, in radians.
    pub(in crate::solve::power) lag: f64,
    /// A line without impedance: it joins its ends while it is in service.
    pub(in crate::solve::power) joint: bool,
}

/// A network with its nodes in the order of elimination.
#[derive(Clone, Debug)]
pub(in crate::solve::power) struct Prepared {
    /// Node of every bus.
    pub(in crate::solve::power) node: Vec<u32>,
    /// Where the factors have entries.
    pub(in crate::solve::power) pattern: Pattern,
    /// Lines, then transformers.
    pub(in crate::solve::power) circuits: Vec<Circuit>,
}

impl Prepared {
    /// Joins buses, orders nodes, turns branches into per unit. The rows have been checked.
    pub(in crate::solve::power) fn new(network: &Network) -> Result<Self, Unsolved> {
        let joints: Vec<bool> = network
            .lines
            .iter()
            .map(|line| is_joint(network, line))
            .collect();
        let (group, groups) = join(network, &joints);
        let ends: Vec<(u32, u32)> = ends(network)
            .map(|(from, to)| (group[from as usize], group[to as usize]))
            .collect();
        let pattern = Pattern::new(groups, &ends).ok_or(Unsolved::TooMeshed)?;
        let pis = network
            .lines
            .iter()
            .map(|row| branch::line(row, network.kv(row.from_bus), network.f_hz))
            .chain(network.transformers.iter().map(|row| {
                branch::transformer(row, network.kv(row.hv_bus), network.kv(row.lv_bus))
            }));
        let joints = joints.iter().copied().chain(std::iter::repeat(false));
        let circuits = ends
            .iter()
            .zip(pis)
            .zip(joints)
            .map(|((&(from, to), pi), joint)| {
                let (from, to) = (pattern.place[from as usize], pattern.place[to as usize]);
                let entry = pattern
                    .entry(from, to)
                    .filter(|_| from != to)
                    .and_then(|entry| u32::try_from(entry).ok());
                Circuit {
                    from,
                    to,
                    entry: entry.unwrap_or(NOWHERE),
                    pi,
                    lag: -libm::atan2(pi.untap.im, pi.untap.re),
                    joint,
                }
            })
            .collect();
        let node = group
            .iter()
            .map(|&group| pattern.place[group as usize])
            .collect();
        Ok(Self {
            node,
            pattern,
            circuits,
        })
    }
}

/// Both buses of every line, then of every transformer.
pub(in crate::solve::power) fn ends(network: &Network) -> impl Iterator<Item = (u32, u32)> {
    let lines = network.lines.iter().map(|row| (row.from_bus, row.to_bus));
    lines.chain(
        network
            .transformers
            .iter()
            .map(|row| (row.hv_bus, row.lv_bus)),
    )
}

fn is_joint(network: &Network, line: &Line) -> bool {
    let small = branch::line_impedance(line, network.kv(line.from_bus)).size() < JOINT;
    small
        && line.in_service
        && !line.open.from
        && !line.open.to
        && both_in_service(network, line.from_bus, line.to_bus)
}

fn both_in_service(network: &Network, a: u32, b: u32) -> bool {
    network.buses[a as usize].in_service && network.buses[b as usize].in_service
}

/// Number of the group of every bus, groups in the order of their first bus, and how many there are.
fn join(network: &Network, joints: &[bool]) -> (Vec<u32>, usize) {
    let mut parent: Vec<u32> = (0u32..).take(network.buses.len()).collect();
    for (a, b) in joined(network, joints) {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        // The lower number becomes the root, so that groups are numbered in the order of their first bus.
        parent[a.max(b) as usize] = a.min(b);
    }
    let mut groups = 0;
    let mut group = vec![0u32; parent.len()];
    for bus in (0u32..).take(parent.len()) {
        let first = root(&mut parent, bus);
        if first == bus {
            group[bus as usize] = groups;
            groups += 1;
        } else {
            group[bus as usize] = group[first as usize];
        }
    }
    (group, groups as usize)
}

/// Pairs of buses that are one node: closed couplers, and lines without impedance.
fn joined<'a>(network: &'a Network, joints: &'a [bool]) -> impl Iterator<Item = (u32, u32)> + 'a {
    let couplers = network
        .couplers
        .iter()
        .filter(|row| row.closed && both_in_service(network, row.a, row.b))
        .map(|row| (row.a, row.b));
    let lines = network
        .lines
        .iter()
        .zip(joints)
        .filter(|(_, joint)| **joint)
        .map(|(row, _)| (row.from_bus, row.to_bus));
    couplers.chain(lines)
}

/// The root of a group, with the way there shortened.
pub(in crate::solve::power) fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        let next = parent[parent[at as usize] as usize];
        parent[at as usize] = next;
        at = next;
    }
    at
}
