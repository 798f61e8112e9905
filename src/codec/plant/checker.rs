//! Ranges of the numbers of a plant file: every problem is kept, with its path.

use super::FieldProblem;
use super::MAX_PROBLEMS;
use super::Problem;
use crate::physics::curves::Bounds;

/// Keeps what is wrong.
#[derive(Default)]
pub(super) struct Checker {
    problems: Vec<FieldProblem>,
}

/// Powers, kW: from a desk to a power station.
pub(super) const KW: (f64, f64) = (1e-3, 1e7);

/// Powers of pumps and fans, which may be left out.
pub(super) const SMALL_KW: (f64, f64) = (0.0, 1e6);

/// Flows of water, L/s, and of air, m³/s.
pub(super) const FLOW: (f64, f64) = (1e-3, 1e7);

/// Temperatures of water, °C.
pub(super) const WATER_C: (f64, f64) = (1.0, 80.0);

/// Machines of one kind.
pub(super) const COUNT: (f64, f64) = (1.0, 10_000.0);

impl Checker {
    pub(super) fn problem(&mut self, path: &str, problem: Problem) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(FieldProblem {
                path: path.to_owned(),
                problem,
            });
        }
    }

    /// The number, in its range; a NaN is in none.
    pub(super) fn within(&mut self, path: &str, value: f64, (low, high): (f64, f64)) -> f64 {
        if low <= value && value <= high {
            return value;
        }
        self.problem(path, Problem::OutOfRange { value, low, high });
        low
    }

    /// Coefficients: any finite number that cannot overflow in a cubic of temperatures.
    pub(super) fn curve<const N: usize>(&mut self, path: &str, coefficients: [f64; N]) -> [f64; N] {
        for value in coefficients {
            self.within(path, value, (-1e6, 1e6));
        }
        coefficients
    }

    /// Two numbers in order.
    pub(super) fn bounds(
        &mut self,
        path: &str,
        [low, high]: [f64; 2],
        range: (f64, f64),
    ) -> Bounds {
        let low = self.within(path, low, range);
        Bounds {
            low,
            high: self.within(path, high, (low, range.1)),
        }
    }

    /// A section that must be there.
    pub(super) fn needed<T>(&mut self, path: &str, section: Option<T>) -> Option<T> {
        if section.is_none() {
            self.problem(path, Problem::Missing);
        }
        section
    }

    /// A section that must not be there.
    pub(super) fn unused<T>(&mut self, path: &str, section: &Option<T>) {
        if section.is_some() {
            self.problem(path, Problem::NotUsed);
        }
    }

    pub(super) fn finish(self) -> Result<(), Vec<FieldProblem>> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(self.problems)
        }
    }
}
