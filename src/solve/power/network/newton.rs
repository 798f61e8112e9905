//! Newton's method in polar form.
//!
//! Newton for the whole network, trees included, instead of sweeps below and Newton above: with elimination in
//! the order of least degree a tree leaves no fill, so that a tree costs one pass down and one up per step either
//! way, and one method has one rule for convergence. Every run of the solver goes through here, so it has a
//! budget: 10 ms for a site's meshed medium voltage with its loads, from a cold start to all results. How it is
//! met:
//! - nodes are stored in the order of elimination, so that factoring walks memory front to back;
//! - sine and cosine once a node and step, never once a branch;
//! - the vectors and factors are kept between steps and between solves.

use crate::solve::power::network::complex::Complex;
use crate::solve::power::network::complex::ZERO;
use crate::solve::power::network::factors::Block;
use crate::solve::power::network::factors::Factors;
use crate::solve::power::network::numbers::Kind;
use crate::solve::power::network::numbers::Numbers;
use crate::solve::power::network::numbers::Part;
use crate::solve::power::network::prepared::Prepared;

/// Below this much unbalanced power, in per unit of 1 MVA, there is nothing left to gain.
const DONE: f64 = 1e-11;

/// Power that may remain when rounding allows no better: ten milliwatts, as pandapower asks for. Rounding in a
/// network of thousands of megawatts leaves a tenth of it.
const GOOD: f64 = 1e-8;

/// Rounding of a power over the admittance at its node: a few units of the last place of a voltage of one.
const ROUNDING: f64 = 2e-15;

/// Full steps allowed. A healthy network needs four or five, one close to collapse eight.
const FULL_STEPS: u32 = 15;

/// Shortened steps allowed.
const SHORT_STEPS: u32 = 60;

/// Halvings of one step.
const HALVINGS: u32 = 12;

/// Where an iteration ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    /// Whether the powers balance.
    pub(super) solved: bool,
    /// Steps taken.
    pub(super) rounds: u32,
    /// Largest unbalanced power, in per unit.
    pub(super) worst: f64,
    /// The node that has it.
    pub(super) node: usize,
}

/// Voltages and everything that is computed from them, kept between solves.
#[derive(Clone, Debug, Default)]
pub(super) struct Work {
    /// Sizes of the voltages.
    pub(super) vm: Vec<f64>,
    /// Angles in radians.
    pub(super) va: Vec<f64>,
    /// Voltages.
    pub(super) voltage: Vec<Complex>,
    /// Power into the network at every node: branches and admittances to ground.
    pub(super) flow: Vec<Complex>,
    current: Vec<Complex>,
    step: Vec<[f64; 2]>,
    old: Vec<(f64, f64)>,
    factors: Factors,
}

impl Work {
    /// Takes the start that the state gives.
    pub(super) fn start(&mut self, numbers: &Numbers) {
        self.vm.clone_from(&numbers.vm);
        self.va.clone_from(&numbers.va);
        for (vm, kind) in self.vm.iter_mut().zip(&numbers.kind) {
            if *kind == Kind::Dead {
                *vm = 0.0;
            }
        }
    }

    /// Full steps from where it stands.
    pub(super) fn full(&mut self, prepared: &Prepared, numbers: &Numbers, share: f64) -> End {
        let mut end = self.look(prepared, numbers, share);
        let good = good(numbers);
        loop {
            if end.worst <= DONE {
                end.solved = true;
                return end;
            }
            if FULL_STEPS <= end.rounds || !self.direction(prepared, numbers, share) {
                end.solved = end.worst <= good;
                return end;
            }
            self.go(1.0);
            let next = self.look(prepared, numbers, share);
            let stalled = !(next.worst < 0.5 * end.worst);
            if end.worst <= good && stalled {
                // Rounding is all that is left; whichever of the two is better stands.
                if !(next.worst <= end.worst) {
                    self.back(0.0);
                    self.look(prepared, numbers, share);
                } else {
                    end = End {
                        rounds: end.rounds,
                        ..next
                    };
                }
                end.solved = true;
                end.rounds += 1;
                return end;
            }
            end = End {
                rounds: end.rounds + 1,
                ..next
            };
        }
    }

    /// Steps that are halved until the unbalanced power shrinks: slower, and safe where full steps overshoot.
    pub(super) fn short(&mut self, prepared: &Prepared, numbers: &Numbers, share: f64) -> End {
        let mut end = self.look(prepared, numbers, share);
        let good = good(numbers);
        while good < end.worst
            && end.rounds < SHORT_STEPS
            && self.direction(prepared, numbers, share)
        {
            let mut part = 1.0;
            let mut next = end;
            self.keep();
            for _ in 0..HALVINGS {
                self.back(part);
                next = self.look(prepared, numbers, share);
                if next.worst < end.worst {
                    break;
                }
                part *= 0.5;
            }
            if !(next.worst < end.worst) {
                self.back(0.0);
                self.look(prepared, numbers, share);
                return end;
            }
            end = End {
                rounds: end.rounds + 1,
                ..next
            };
        }
        if end.worst <= good {
            let rounds = end.rounds;
            end = self.full(prepared, numbers, share);
            end.rounds += rounds;
        }
        end
    }

    /// Remembers where it stands.
    fn keep(&mut self) {
        self.old.clear();
        self.old
            .extend(self.vm.iter().copied().zip(self.va.iter().copied()));
    }

    /// Goes a part of the step from where it was remembered to stand.
    fn back(&mut self, part: f64) {
        for (node, &(vm, va)) in self.old.iter().enumerate() {
            let [angle, relative] = self.step[node];
            self.va[node] = va + part * angle;
            self.vm[node] = vm * (1.0 + part * relative);
        }
    }

    fn go(&mut self, part: f64) {
        self.keep();
        self.back(part);
    }

    /// Powers at the voltages, and the largest that is not balanced.
    fn look(&mut self, prepared: &Prepared, numbers: &Numbers, share: f64) -> End {
        self.powers(prepared, numbers);
        let mut end = End {
            solved: false,
            rounds: 0,
            worst: 0.0,
            node: 0,
        };
        for node in 0..numbers.kind.len() {
            let [p, q] = self.missing(numbers, node, share);
            let size = p.abs().max(q.abs());
            // A voltage that ran away is the worst there is.
            let size = if size.is_finite() { size } else { f64::MAX };
            if end.worst < size {
                end.worst = size;
                end.node = node;
            }
        }
        end
    }

    /// Power and reactive power that are still missing at a node, where they are prescribed.
    fn missing(&self, numbers: &Numbers, node: usize, share: f64) -> [f64; 2] {
        let wanted = numbers.given(node, self.vm[node]) * share;
        let flow = self.flow[node];
        match numbers.kind[node] {
            Kind::Dead | Kind::Reference => [0.0, 0.0],
            Kind::Held => [wanted.re - flow.re, 0.0],
            Kind::Free => [wanted.re - flow.re, wanted.im - flow.im],
        }
    }

    fn powers(&mut self, prepared: &Prepared, numbers: &Numbers) {
        self.voltage.clear();
        self.voltage.extend(
            self.vm
                .iter()
                .zip(&self.va)
                .map(|(&vm, &va)| Complex::polar(vm, va)),
        );
        self.current.clear();
        self.current.extend(
            self.voltage
                .iter()
                .zip(&numbers.ground)
                .map(|(&voltage, &ground)| voltage * ground),
        );
        for (circuit, part) in prepared.circuits.iter().zip(&numbers.part) {
            if *part == Part::Through {
                let (from, to) = (circuit.from as usize, circuit.to as usize);
                let (at_from, at_to) = circuit.pi.currents(self.voltage[from], self.voltage[to]);
                self.current[from] += at_from;
                self.current[to] += at_to;
            }
        }
        self.flow.clear();
        self.flow.extend(
            self.voltage
                .iter()
                .zip(&self.current)
                .map(|(&voltage, &current)| voltage * current.conj()),
        );
    }

    /// Computes the step; false when there is none.
    fn direction(&mut self, prepared: &Prepared, numbers: &Numbers, share: f64) -> bool {
        self.jacobian(prepared, numbers, share);
        if self.factors.factor(&prepared.pattern).is_err() {
            return false;
        }
        let mut step = std::mem::take(&mut self.step);
        step.clear();
        step.extend((0..numbers.kind.len()).map(|node| self.missing(numbers, node, share)));
        self.factors.solve(&prepared.pattern, &mut step);
        self.step = step;
        self.step
            .iter()
            .all(|[angle, relative]| angle.is_finite() && relative.is_finite())
    }

    /// Derivatives of power and reactive power to angle and relative voltage.
    ///
    /// ```text
    /// s_ij = V_i·(Y_ij·V_j)*:   ∂P_i/∂θ_j = Im s_ij,  v·∂P_i/∂v_j = Re s_ij,  ∂Q_i/∂θ_j = −Re s_ij,  v·∂Q_i/∂v_j = Im s_ij
    /// s_ii with the total S_i:  −Q_i + Im s_ii,  P_i + Re s_ii,  P_i − Re s_ii,  Q_i + Im s_ii
    /// ```
    ///
    /// A voltage that is held has the row "no change", so that the pattern is the same for every kind of node.
    /// What loads of constant current draw rises with the voltage, too, and stands beside the derivatives of the flow.
    fn jacobian(&mut self, prepared: &Prepared, numbers: &Numbers, share: f64) {
        let pattern = &prepared.pattern;
        self.factors.clear(pattern);
        for node in 0..pattern.nodes() {
            let (kind, voltage) = (numbers.kind[node], self.voltage[node]);
            let mut block = own(kind, self.flow[node], voltage, numbers.own[node]);
            if kind == Kind::Free {
                let rise = numbers.by_voltage[node] * (self.vm[node] * share);
                block[1] -= rise.re;
                block[3] -= rise.im;
            }
            self.factors.diagonal[node] = block;
            if kind == Kind::Dead {
                continue;
            }
            for entry in pattern.row(node) {
                let other = pattern.column[entry] as usize;
                let (up, down) = (numbers.upper[entry], numbers.lower[entry]);
                if up == ZERO && down == ZERO {
                    continue;
                }
                let far = self.voltage[other];
                self.factors.upper[entry] = across(kind, voltage * (up * far).conj());
                self.factors.lower[entry] =
                    across(numbers.kind[other], far * (down * voltage).conj());
            }
        }
    }
}

/// Power that may remain: more than usual only where a branch is so short that its power is a difference of numbers
/// in which less does not show.
fn good(numbers: &Numbers) -> f64 {
    let largest = numbers.own.iter().map(|own| own.size()).fold(0.0, f64::max);
    GOOD.max(ROUNDING * largest)
}

fn own(kind: Kind, flow: Complex, voltage: Complex, admittance: Complex) -> Block {
    let self_power = admittance.conj() * voltage.square();
    let power_row = [self_power.im - flow.im, flow.re + self_power.re];
    match kind {
        Kind::Dead | Kind::Reference => [1.0, 0.0, 0.0, 1.0],
        Kind::Held => [power_row[0], power_row[1], 0.0, 1.0],
        Kind::Free => [
            power_row[0],
            power_row[1],
            flow.re - self_power.re,
            flow.im + self_power.im,
        ],
    }
}

fn across(kind: Kind, power: Complex) -> Block {
    match kind {
        Kind::Dead | Kind::Reference => [0.0; 4],
        Kind::Held => [power.im, power.re, 0.0, 0.0],
        Kind::Free => [power.im, power.re, -power.re, power.im],
    }
}
