//! A network made ready to be solved, again and again.

use crate::solve::power::network::Network;
use crate::solve::power::network::branch::BASE_MVA;
use crate::solve::power::network::branch::RADIANS;
use crate::solve::power::network::check::check;
use crate::solve::power::network::newton::End;
use crate::solve::power::network::newton::Work;
use crate::solve::power::network::numbers::Kind;
use crate::solve::power::network::numbers::Numbers;
use crate::solve::power::network::outcome::outcome;
use crate::solve::power::network::prepared::Prepared;
use crate::solve::power::network::results::Element;
use crate::solve::power::network::results::Flow;
use crate::solve::power::network::results::Unsolved;

/// Below this voltage at any bus, a solution is compared with the one that grows out of no load: power flow has two
/// solutions, and nobody runs a site on the lower.
const LOW_PU: f64 = 0.7;

/// Shares tried when the largest part of the load that can be carried is sought; each halves what is unknown.
const SHARES: u32 = 12;

/// A network made ready to be solved, again and again.
///
/// `new` checks the rows, finds the order of elimination and the pattern of the factors once. Each `solve` builds
/// and factors numbers only. Taking a line, transformer, source or load out keeps the pattern; opening or closing
/// a coupler, or taking out a bus or a line without impedance, makes it anew with the next solve.
#[derive(Clone, Debug)]
pub struct Solver {
    network: Network,
    prepared: Prepared,
    stale: bool,
    work: Work,
}

impl Solver {
    /// Checks a network and prepares it.
    ///
    /// # Errors
    ///
    /// An element that refers to nothing, a value that is no number, or a mesh too dense to factor.
    pub fn new(network: &Network) -> Result<Self, Unsolved> {
        check(network)?;
        Ok(Self {
            prepared: Prepared::new(network)?,
            network: network.clone(),
            stale: false,
            work: Work::default(),
        })
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Puts an element into service or takes it out, for the following solves.
    pub fn set_in_service(&mut self, element: Element, in_service: bool) {
        self.network.set_in_service(element, in_service);
        self.stale |= match element {
            Element::Bus(_) | Element::Coupler(_) => true,
            Element::Line(at) => {
                self.network
                    .lines
                    .get(at as usize)
                    .is_some_and(|line| line.length_km == 0.0)
                    || self
                        .prepared
                        .circuits
                        .get(at as usize)
                        .is_some_and(|circuit| circuit.joint)
            }
            _ => false,
        };
    }

    /// Changes what a load draws, for the following solves. A value that is no number is left alone.
    pub fn set_load(&mut self, load: u32, p_mw: f64, q_mvar: f64) {
        if let Some(row) = self.network.loads.get_mut(load as usize)
            && p_mw.is_finite()
            && q_mvar.is_finite()
        {
            row.p_mw = p_mw;
            row.q_mvar = q_mvar;
        }
    }

    /// Solves from a flat start with the transformers' phase shifts.
    ///
    /// # Errors
    ///
    /// No source, sources that contradict each other, or a load that cannot be carried; see [`Unsolved`].
    pub fn solve(&mut self) -> Result<Flow, Unsolved> {
        let numbers = self.gather()?;
        self.work.start(&numbers);
        self.run(&numbers)
    }

    /// Solves from the voltages of an earlier solution: one or two steps after a small change.
    ///
    /// # Errors
    ///
    /// As [`Solver::solve`], which is tried when the earlier voltages do not lead to a solution.
    pub fn solve_from(&mut self, earlier: &Flow) -> Result<Flow, Unsolved> {
        let numbers = self.gather()?;
        self.work.start(&numbers);
        for (bus, &node) in self.prepared.node.iter().enumerate() {
            let node = node as usize;
            if earlier.energised.get(bus) != Some(&true) {
                continue;
            }
            if matches!(numbers.kind[node], Kind::Free | Kind::Held) {
                self.work.va[node] = earlier.va_degree[bus] * RADIANS;
            }
            if numbers.kind[node] == Kind::Free && 0.0 < earlier.vm_pu[bus] {
                self.work.vm[node] = earlier.vm_pu[bus];
            }
        }
        let end = self.work.full(&self.prepared, &numbers, 1.0);
        if end.solved && LOW_PU <= self.lowest(&numbers) {
            return Ok(outcome(
                &self.network,
                &self.prepared,
                &numbers,
                &self.work,
                end,
            ));
        }
        self.work.start(&numbers);
        self.run(&numbers)
    }

    fn gather(&mut self) -> Result<Numbers, Unsolved> {
        if self.stale {
            self.prepared = Prepared::new(&self.network)?;
            self.stale = false;
        }
        Numbers::gather(&self.network, &self.prepared)
    }

    /// Full steps; where they fail or end low, the load is brought on in parts.
    fn run(&mut self, numbers: &Numbers) -> Result<Flow, Unsolved> {
        let end = self.work.full(&self.prepared, numbers, 1.0);
        let lowest = self.lowest(numbers);
        if end.solved && LOW_PU <= lowest {
            return Ok(outcome(
                &self.network,
                &self.prepared,
                numbers,
                &self.work,
                end,
            ));
        }
        let first = end.solved.then(|| self.work.clone());
        match (self.bring_on(numbers), first) {
            (Ok(better), None) => Ok(outcome(
                &self.network,
                &self.prepared,
                numbers,
                &self.work,
                better,
            )),
            (Ok(better), Some(first)) => {
                let (work, end) = if lowest < self.lowest(numbers) {
                    (&self.work, better)
                } else {
                    (&first, end)
                };
                Ok(outcome(&self.network, &self.prepared, numbers, work, end))
            }
            (Err(_), Some(first)) => {
                Ok(outcome(&self.network, &self.prepared, numbers, &first, end))
            }
            (Err(why), None) => Err(why),
        }
    }

    /// Solves at growing shares of all powers, each from the last, up to the whole or to where it ends.
    fn bring_on(&mut self, numbers: &Numbers) -> Result<End, Unsolved> {
        self.work.start(numbers);
        let (mut carried, mut step) = (0.0, 1.0_f64);
        let mut good = None;
        let mut rounds = 0;
        for _ in 0..SHARES {
            let share = (carried + step).min(1.0);
            let end = self.work.short(&self.prepared, numbers, share);
            rounds += end.rounds;
            if end.solved && share == 1.0 {
                return Ok(End { rounds, ..end });
            }
            if end.solved {
                carried = share;
                good = Some((self.work.vm.clone(), self.work.va.clone()));
            } else {
                match &good {
                    Some((vm, va)) => {
                        self.work.vm.clone_from(vm);
                        self.work.va.clone_from(va);
                    }
                    None => self.work.start(numbers),
                }
                step *= 0.5;
            }
        }
        // The state from which it cannot go on shows where the network gives way.
        let end = self.work.short(&self.prepared, numbers, 1.0);
        let node = u32::try_from(end.node).unwrap_or(u32::MAX);
        let bus = (0u32..)
            .zip(&self.prepared.node)
            .find(|(_, at)| **at == node)
            .map_or(0, |(bus, _)| bus);
        Err(Unsolved::Collapse {
            bus,
            mismatch_mva: end.worst * BASE_MVA,
            carried_percent: good.map(|_| carried * 100.0),
        })
    }

    fn lowest(&self, numbers: &Numbers) -> f64 {
        self.work
            .vm
            .iter()
            .zip(&numbers.kind)
            .filter(|(_, kind)| **kind != Kind::Dead)
            .map(|(vm, _)| *vm)
            .fold(f64::INFINITY, f64::min)
    }
}
