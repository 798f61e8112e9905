//! The numbers of one state: what is in service, what each node holds or draws, all admittances.

use crate::solve::power::network::Network;
use crate::solve::power::network::branch::BASE_MVA;
use crate::solve::power::network::branch::RADIANS;
use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::complex::ZERO;
use crate::solve::power::network::complex::complex;
use crate::solve::power::network::prepared::NOWHERE;
use crate::solve::power::network::prepared::Prepared;
use crate::solve::power::network::prepared::ends;
use crate::solve::power::network::results::Unsolved;
use crate::solve::power::network::rows::Open;

/// Voltages closer than this are the same set point.
const SAME: f64 = 1e-9;

/// What is known at a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing: it has no source.
    Dead,
    /// Voltage and angle.
    Reference,
    /// Power and voltage.
    Held,
    /// Power and reactive power.
    Free,
}

/// How a branch takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Not at all.
    Out,
    /// It joins its ends.
    Joint,
    /// From end to end.
    Through,
    /// At its first end only; the other is open.
    First,
    /// At its second end only.
    Second,
}

/// One state of a network, by node in the order of elimination.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// What is known.
    pub(super) kind: Vec<Kind>,
    /// Voltage where it is held, else one.
    pub(super) vm: Vec<f64>,
    /// Angle where it is held, else a guess by way of the phase shifts, in radians.
    pub(super) va: Vec<f64>,
    /// Power given less power drawn.
    pub(super) power: Vec<Complex>,
    /// What loads of constant current draw at a voltage of one, with its sign reversed.
    pub(super) by_voltage: Vec<Complex>,
    /// Admittance to ground outside of the branches, open-ended ones included.
    pub(super) ground: Vec<Complex>,
    /// Own admittance of every node.
    pub(super) own: Vec<Complex>,
    /// Admittances above the diagonal, by entry of the pattern.
    pub(super) upper: Vec<Complex>,
    /// Admittances below the diagonal, mirrored.
    pub(super) lower: Vec<Complex>,
    /// How every branch takes part.
    pub(super) part: Vec<Part>,
    /// The generator that was made the reference because there was none.
    pub(super) promoted: Option<u32>,
}

impl Numbers {
    /// Gathers the state of a network.
    pub(super) fn gather(network: &Network, prepared: &Prepared) -> Result<Self, Unsolved> {
        let nodes = prepared.pattern.nodes();
        let entries = prepared.pattern.column.len();
        let mut numbers = Self {
            kind: vec![Kind::Free; nodes],
            vm: vec![1.0; nodes],
            va: vec![0.0; nodes],
            power: vec![ZERO; nodes],
            by_voltage: vec![ZERO; nodes],
            ground: vec![ZERO; nodes],
            own: vec![ZERO; nodes],
            upper: vec![ZERO; entries],
            lower: vec![ZERO; entries],
            part: parts(network, prepared),
            promoted: None,
        };
        numbers.sources(network, prepared)?;
        numbers.injections(network, prepared);
        numbers.admittances(prepared);
        numbers.spread(prepared);
        if numbers.kind.iter().all(|kind| *kind == Kind::Dead) {
            return Err(Unsolved::NoSource);
        }
        Ok(numbers)
    }

    /// Grids and generators: what they hold. A reference wins over a generator at the same node.
    fn sources(&mut self, network: &Network, prepared: &Prepared) -> Result<(), Unsolved> {
        self.promoted = promoted(network);
        let mut held = vec![false; self.kind.len()];
        for row in network
            .grids
            .iter()
            .filter(|row| row.in_service && network.is_live(row.bus))
        {
            let node = prepared.node[row.bus as usize] as usize;
            let angle = row.va_degree * RADIANS;
            let clash = held[node]
                && (SAME < (self.vm[node] - row.vm_pu).abs()
                    || SAME < (self.va[node] - angle).abs());
            if clash {
                return Err(Unsolved::Conflict { bus: row.bus });
            }
            held[node] = true;
            self.kind[node] = Kind::Reference;
            self.vm[node] = row.vm_pu;
            self.va[node] = angle;
        }
        for (at, row) in (0u32..).zip(&network.generators) {
            if !row.in_service || !network.is_live(row.bus) {
                continue;
            }
            let node = prepared.node[row.bus as usize] as usize;
            if held[node] && SAME < (self.vm[node] - row.vm_pu).abs() {
                return Err(Unsolved::Conflict { bus: row.bus });
            }
            held[node] = true;
            self.vm[node] = row.vm_pu;
            if row.slack || self.promoted == Some(at) {
                self.kind[node] = Kind::Reference;
            } else if self.kind[node] == Kind::Free {
                self.kind[node] = Kind::Held;
            }
            self.power[node] += complex(row.p_mw / BASE_MVA, 0.0);
        }
        Ok(())
    }

    fn injections(&mut self, network: &Network, prepared: &Prepared) {
        let drawn = network
            .loads
            .iter()
            .map(|row| (row.bus, row.in_service, row.p_mw, row.q_mvar))
            .chain(
                network
                    .motors
                    .iter()
                    .map(|row| (row.bus, row.in_service, row.p_mw, row.q_mvar)),
            );
        let given = network
            .static_sources
            .iter()
            .map(|row| (row.bus, row.in_service, -row.p_mw, -row.q_mvar));
        for (bus, in_service, p_mw, q_mvar) in drawn.chain(given) {
            if in_service && network.is_live(bus) {
                let node = prepared.node[bus as usize] as usize;
                self.power[node] = self.power[node] - complex(p_mw, q_mvar) * (1.0 / BASE_MVA);
            }
        }
        for row in network
            .currents
            .iter()
            .filter(|row| row.in_service && network.is_live(row.bus))
        {
            let node = prepared.node[row.bus as usize] as usize;
            self.by_voltage[node] =
                self.by_voltage[node] - complex(row.p_mw, row.q_mvar) * (1.0 / BASE_MVA);
        }
        for row in network
            .shunts
            .iter()
            .filter(|row| row.in_service && network.is_live(row.bus))
        {
            let node = prepared.node[row.bus as usize] as usize;
            let ratio = network.kv(row.bus) / row.vn_kv;
            self.ground[node] += complex(row.p_mw, -row.q_mvar) * (ratio * ratio / BASE_MVA);
        }
    }

    /// Power given less power drawn at a node, at a size of its voltage.
    pub(super) fn given(&self, node: usize, vm: f64) -> Complex {
        self.power[node] + self.by_voltage[node] * vm
    }

    fn admittances(&mut self, prepared: &Prepared) {
        for (circuit, part) in prepared.circuits.iter().zip(&self.part) {
            let (from, to) = (circuit.from as usize, circuit.to as usize);
            match part {
                Part::Out | Part::Joint => {}
                Part::First => self.ground[from] += circuit.pi.seen_from(),
                Part::Second => self.ground[to] += circuit.pi.seen_to(),
                Part::Through => {
                    let [own_from, to_from, from_to, own_to] = circuit.pi.matrix();
                    self.own[from] += own_from;
                    self.own[to] += own_to;
                    if circuit.entry == NOWHERE {
                        self.own[from] += to_from + from_to;
                    } else {
                        let entry = circuit.entry as usize;
                        let (up, down) = if from < to {
                            (to_from, from_to)
                        } else {
                            (from_to, to_from)
                        };
                        self.upper[entry] += up;
                        self.lower[entry] += down;
                    }
                }
            }
        }
        for (own, ground) in self.own.iter_mut().zip(&self.ground) {
            *own += *ground;
        }
    }

    /// Walks from the references: what is not reached is dead, and what is gets the angle of the phase shifts on
    /// the way, which is all that a start needs.
    fn spread(&mut self, prepared: &Prepared) {
        let (start, near) = near(prepared, &self.part);
        let mut reached = vec![false; self.kind.len()];
        let mut queue: Vec<u32> = (0u32..)
            .zip(&self.kind)
            .filter(|(_, kind)| **kind == Kind::Reference)
            .map(|(node, _)| node)
            .collect();
        for &node in &queue {
            reached[node as usize] = true;
        }
        let mut next = 0;
        while let Some(&node) = queue.get(next) {
            next += 1;
            let range = start[node as usize] as usize..start[node as usize + 1] as usize;
            for &(other, lag) in &near[range] {
                if !reached[other as usize] {
                    reached[other as usize] = true;
                    self.va[other as usize] = self.va[node as usize] - lag;
                    queue.push(other);
                }
            }
        }
        for (kind, reached) in self.kind.iter_mut().zip(reached) {
            if !reached {
                *kind = Kind::Dead;
            }
        }
    }
}

/// Where there is no grid and no generator that may be the reference, the largest generator is: somebody has to
/// hold the frequency. By rating, else by power; the first of equals.
fn promoted(network: &Network) -> Option<u32> {
    let grid = network
        .grids
        .iter()
        .any(|row| row.in_service && network.is_live(row.bus));
    let running = || {
        (0u32..)
            .zip(&network.generators)
            .filter(|(_, row)| row.in_service && network.is_live(row.bus))
    };
    if grid || running().any(|(_, row)| row.slack) {
        return None;
    }
    let size = |at: u32| {
        let row = &network.generators[at as usize];
        row.machine.map_or(row.p_mw, |machine| machine.sn_mva)
    };
    running()
        .map(|(at, _)| at)
        .reduce(|best, at| if size(best) < size(at) { at } else { best })
}

fn parts(network: &Network, prepared: &Prepared) -> Vec<Part> {
    let lines = network
        .lines
        .iter()
        .map(|row| (row.in_service, row.open, true));
    let transformers = network
        .transformers
        .iter()
        .map(|row| (row.in_service, row.open, false));
    lines
        .chain(transformers)
        .zip(ends(network))
        .zip(&prepared.circuits)
        .map(|(((in_service, open, is_line), (from, to)), circuit)| {
            let (from_live, to_live) = (network.is_live(from), network.is_live(to));
            // A line to a bus that is out hangs on its other end; a transformer is out with its bus.
            let hangs = is_line || (from_live && to_live);
            if !in_service || !hangs {
                return Part::Out;
            }
            let open = Open {
                from: open.from || !from_live,
                to: open.to || !to_live,
            };
            match (open.from, open.to) {
                (true, true) => Part::Out,
                _ if circuit.joint => Part::Joint,
                (false, false) => Part::Through,
                (false, true) => Part::First,
                (true, false) => Part::Second,
            }
        })
        .collect()
}

/// Neighbours of every node and by how much they lag, compressed by rows.
fn near(prepared: &Prepared, part: &[Part]) -> (Vec<u32>, Vec<(u32, f64)>) {
    let through = || {
        prepared
            .circuits
            .iter()
            .zip(part)
            .filter(|(_, part)| **part == Part::Through)
            .map(|(circuit, _)| circuit)
    };
    let mut start = vec![0u32; prepared.pattern.nodes() + 1];
    for circuit in through() {
        start[circuit.from as usize + 1] += 1;
        start[circuit.to as usize + 1] += 1;
    }
    for node in 1..start.len() {
        start[node] += start[node - 1];
    }
    let mut fill = start.clone();
    let mut near = vec![(0u32, 0.0); start[start.len() - 1] as usize];
    for circuit in through() {
        for (a, b, lag) in [
            (circuit.from, circuit.to, circuit.lag),
            (circuit.to, circuit.from, -circuit.lag),
        ] {
            let slot = &mut fill[a as usize];
            near[*slot as usize] = (b, lag);
            *slot += 1;
        }
    }
    (start, near)
}
