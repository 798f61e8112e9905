//! The network as seen from a fault: passive, with a source behind an impedance wherever one feeds it.

use crate::solve::power::network::Network;
use crate::solve::power::network::Unsolved;
use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::complex::ZERO;
use crate::solve::power::network::complex::complex;
use crate::solve::power::network::factors::Block;
use crate::solve::power::network::factors::Factors;
use crate::solve::power::network::prepared::NOWHERE;
use crate::solve::power::network::prepared::Prepared;
use crate::solve::power::network::prepared::ends;
use crate::solve::power::network::prepared::root;
use crate::solve::power::short_circuit::NoFaults;

/// A series impedance with an ideal ratio at its first end, both in per unit; `None` where the branch is open.
pub(super) type Series = Option<(Complex, f64)>;

/// A passive network ready to be factored.
pub(super) struct Sequence<'a> {
    prepared: &'a Prepared,
    factors: Factors,
    live: &'a [bool],
}

impl<'a> Sequence<'a> {
    /// Puts branches and sources together. `series` holds lines, then transformers; `ground` the sources of every
    /// node; nodes that are not live are left out.
    pub(super) fn new(
        prepared: &'a Prepared,
        series: &[Series],
        ground: &[Complex],
        live: &'a [bool],
    ) -> Self {
        let mut factors = Factors::default();
        factors.clear(&prepared.pattern);
        for (node, &y) in ground.iter().enumerate() {
            factors.diagonal[node] = if live[node] {
                block(y)
            } else {
                block(complex(1.0, 0.0))
            };
        }
        for (circuit, branch) in prepared.circuits.iter().zip(series) {
            let (from, to) = (circuit.from as usize, circuit.to as usize);
            let Some((z, ratio)) = *branch else {
                continue;
            };
            if circuit.entry == NOWHERE || circuit.joint || !live[from] || !live[to] {
                continue;
            }
            let y = z.inverse();
            add(&mut factors.diagonal[from], y * (1.0 / (ratio * ratio)));
            add(&mut factors.diagonal[to], y);
            let across = y * (-1.0 / ratio);
            let entry = circuit.entry as usize;
            add(&mut factors.upper[entry], across);
            add(&mut factors.lower[entry], across);
        }
        Self {
            prepared,
            factors,
            live,
        }
    }

    /// Impedance of every node to the sources, and what `injected` currents raise every node by.
    pub(super) fn solve(
        mut self,
        injected: impl Fn(&[Complex]) -> Vec<Complex>,
    ) -> Result<(Vec<Complex>, Vec<Complex>), NoFaults> {
        let pattern = &self.prepared.pattern;
        self.factors
            .factor(pattern)
            .map_err(|_| NoFaults::Network(Unsolved::NoSource))?;
        let blocks = self.factors.inverse_diagonal(pattern);
        let own: Vec<Complex> = blocks
            .iter()
            .zip(self.live)
            .map(|(block, live)| {
                if *live {
                    complex(block[0], block[2])
                } else {
                    ZERO
                }
            })
            .collect();
        let currents = injected(&own);
        if currents.is_empty() {
            let nothing = vec![ZERO; own.len()];
            return Ok((own, nothing));
        }
        let mut vector: Vec<[f64; 2]> = currents.iter().map(|i| [i.re, i.im]).collect();
        self.factors.solve(pattern, &mut vector);
        let raised = vector.iter().map(|[re, im]| complex(*re, *im)).collect();
        Ok((own, raised))
    }
}

/// A complex number as a block of real ones.
fn block(y: Complex) -> Block {
    [y.re, -y.im, y.im, y.re]
}

fn add(to: &mut Block, y: Complex) {
    for (value, other) in to.iter_mut().zip(block(y)) {
        *value += other;
    }
}

/// Whether each branch connects its two ends: lines, then transformers.
pub(super) fn closed(network: &Network) -> Vec<bool> {
    let lines = network
        .lines
        .iter()
        .map(|row| row.in_service && !row.open.from && !row.open.to);
    let transformers = network
        .transformers
        .iter()
        .map(|row| row.in_service && !row.open.from && !row.open.to);
    lines
        .chain(transformers)
        .zip(ends(network))
        .map(|(closed, (from, to))| closed && network.is_live(from) && network.is_live(to))
        .collect()
}

/// Nodes that a source reaches.
pub(super) fn reached(prepared: &Prepared, closed: &[bool], sources: &[u32]) -> Vec<bool> {
    let nodes = prepared.pattern.nodes();
    let mut parent: Vec<u32> = (0u32..).take(nodes).collect();
    for (circuit, _) in prepared
        .circuits
        .iter()
        .zip(closed)
        .filter(|(_, closed)| **closed)
    {
        let (a, b) = (
            root(&mut parent, circuit.from),
            root(&mut parent, circuit.to),
        );
        parent[a as usize] = b;
    }
    let mut fed = vec![false; nodes];
    for &node in sources {
        fed[root(&mut parent, node) as usize] = true;
    }
    (0u32..)
        .take(nodes)
        .map(|node| fed[root(&mut parent, node) as usize])
        .collect()
}
