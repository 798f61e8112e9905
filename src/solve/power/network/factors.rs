//! Factors of a matrix of two-by-two blocks on a symmetric pattern.
//!
//! One block a pair of nodes serves twice: as the Jacobian of a power flow (angle and voltage against power and
//! reactive power), and as a complex admittance written with real numbers. No pivoting between blocks: the
//! diagonal block of a node with an impedance to its neighbours is never small against them, and what would be
//! lost otherwise shows in the mismatch, which is looked at.

use crate::solve::power::network::order::Pattern;

/// A two-by-two block, row by row.
pub(in crate::solve::power) type Block = [f64; 4];

const EMPTY: Block = [0.0; 4];

/// A matrix on a pattern, then its factors in the same place.
#[derive(Clone, Debug, Default)]
pub(in crate::solve::power) struct Factors {
    /// Diagonal blocks; after factoring their inverses.
    pub(in crate::solve::power) diagonal: Vec<Block>,
    /// Blocks above the diagonal, by entry of the pattern.
    pub(in crate::solve::power) upper: Vec<Block>,
    /// Blocks below the diagonal, mirrored to the same entries.
    pub(in crate::solve::power) lower: Vec<Block>,
}

/// A pivot without an inverse: the place in the elimination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::solve::power) struct Singular(pub(in crate::solve::power) usize);

pub(in crate::solve::power) fn product(a: Block, b: Block) -> Block {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
    ]
}

fn subtract(from: &mut Block, block: Block) {
    for (value, other) in from.iter_mut().zip(block) {
        *value -= other;
    }
}

fn times(block: Block, vector: [f64; 2]) -> [f64; 2] {
    [
        block[0] * vector[0] + block[1] * vector[1],
        block[2] * vector[0] + block[3] * vector[1],
    ]
}

fn inverse(block: Block) -> Option<Block> {
    let determinant = block[0] * block[3] - block[1] * block[2];
    let scale = 1.0 / determinant;
    (determinant != 0.0 && scale.is_finite()).then(|| {
        [
            block[3] * scale,
            -block[1] * scale,
            -block[2] * scale,
            block[0] * scale,
        ]
    })
}

impl Factors {
    /// Empties the matrix for a pattern; memory is kept.
    pub(in crate::solve::power) fn clear(&mut self, pattern: &Pattern) {
        let entries = pattern.column.len();
        self.diagonal.clear();
        self.diagonal.resize(pattern.nodes(), EMPTY);
        self.upper.clear();
        self.upper.resize(entries, EMPTY);
        self.lower.clear();
        self.lower.resize(entries, EMPTY);
    }

    /// Factors in place.
    ///
    /// ```text
    /// for every node k: L[i][k] = A[i][k] / A[k][k],  A[i][j] −= L[i][k] · A[k][j]   for neighbours i, j after k
    /// ```
    pub(in crate::solve::power) fn factor(&mut self, pattern: &Pattern) -> Result<(), Singular> {
        for node in 0..pattern.nodes() {
            let pivot = inverse(self.diagonal[node]).ok_or(Singular(node))?;
            self.diagonal[node] = pivot;
            let row = pattern.row(node);
            for entry in row.clone() {
                self.lower[entry] = product(self.lower[entry], pivot);
            }
            for entry in row.clone() {
                let (multiplier, across) = (self.lower[entry], self.upper[entry]);
                let target = pattern.column[entry] as usize;
                subtract(&mut self.diagonal[target], product(multiplier, across));
                let mut spot = pattern.start[target] as usize;
                for other in entry + 1..row.end {
                    let column = pattern.column[other];
                    while pattern.column[spot] < column {
                        spot += 1;
                    }
                    let (up, down) = (self.upper[other], self.lower[other]);
                    subtract(&mut self.upper[spot], product(multiplier, up));
                    subtract(&mut self.lower[spot], product(down, across));
                }
            }
        }
        Ok(())
    }

    /// Solves in place with the factors; `vector` in the order of elimination.
    pub(in crate::solve::power) fn solve(&self, pattern: &Pattern, vector: &mut [[f64; 2]]) {
        let nodes = pattern.nodes();
        for node in 0..nodes {
            let known = vector[node];
            for entry in pattern.row(node) {
                let part = times(self.lower[entry], known);
                let target = &mut vector[pattern.column[entry] as usize];
                *target = [target[0] - part[0], target[1] - part[1]];
            }
        }
        for node in (0..nodes).rev() {
            let mut rest = vector[node];
            for entry in pattern.row(node) {
                let part = times(self.upper[entry], vector[pattern.column[entry] as usize]);
                rest = [rest[0] - part[0], rest[1] - part[1]];
            }
            vector[node] = times(self.diagonal[node], rest);
        }
    }

    /// The diagonal blocks of the inverse, from the factors alone.
    ///
    /// Takahashi, Fagan and Chen (1973): with A = L·D·U, the entries of the inverse on the pattern follow from
    /// those further down, so that all self-impedances cost about as much as one factoring instead of one solve
    /// a node. Source: BG-TAKAHASHI.
    pub(in crate::solve::power) fn inverse_diagonal(&self, pattern: &Pattern) -> Vec<Block> {
        let nodes = pattern.nodes();
        let mut diagonal = vec![EMPTY; nodes];
        let mut upper = vec![EMPTY; self.upper.len()];
        let mut lower = vec![EMPTY; self.lower.len()];
        for node in (0..nodes).rev() {
            let row = pattern.row(node);
            let pivot = self.diagonal[node];
            for left in row.clone() {
                let a = pattern.column[left];
                let (mut above, mut below) = (EMPTY, EMPTY);
                for right in row.clone() {
                    let b = pattern.column[right];
                    let (from, to) = between(pattern, &diagonal, &upper, &lower, a, b);
                    subtract(&mut above, product(product(pivot, self.upper[right]), to));
                    subtract(&mut below, product(from, self.lower[right]));
                }
                upper[left] = above;
                lower[left] = below;
            }
            let mut own = pivot;
            for entry in row {
                let weight = product(pivot, self.upper[entry]);
                subtract(&mut own, product(weight, lower[entry]));
            }
            diagonal[node] = own;
        }
        diagonal
    }
}

/// Entries (a, b) and (b, a) of the inverse, both on the pattern.
fn between(
    pattern: &Pattern,
    diagonal: &[Block],
    upper: &[Block],
    lower: &[Block],
    a: u32,
    b: u32,
) -> (Block, Block) {
    if a == b {
        return (diagonal[a as usize], diagonal[a as usize]);
    }
    match pattern.entry(a, b) {
        Some(entry) if a < b => (upper[entry], lower[entry]),
        Some(entry) => (lower[entry], upper[entry]),
        None => (EMPTY, EMPTY),
    }
}
