//! The order in which nodes are eliminated, and the pattern of the factors that follows from it.

use std::collections::BTreeSet;

/// Most entries above the diagonal of the factors. A radial site of ten thousand nodes has ten thousand, a meshed
/// transmission grid of that size about a hundred thousand; beyond three hundred thousand one factoring takes
/// seconds, and nobody drew that network.
const MOST_ENTRIES: usize = 300_000;

/// Where the factors of a symmetric pattern have entries. Nodes are named by their place in the elimination.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::solve::power) struct Pattern {
    /// Place in the elimination of every node of the input.
    pub(in crate::solve::power) place: Vec<u32>,
    /// First entry of every row, and one past the last.
    pub(in crate::solve::power) start: Vec<u32>,
    /// Column of every entry above the diagonal, rising within a row.
    pub(in crate::solve::power) column: Vec<u32>,
}

impl Pattern {
    /// Eliminates the node with the fewest neighbours first, ties by number.
    ///
    /// Minimum degree instead of nested dissection: a site is trees hung on a small mesh, where it leaves no fill
    /// outside of the mesh. Once what remains is complete, the order no longer matters. `None` when the factors
    /// would be too large.
    pub(in crate::solve::power) fn new(nodes: usize, edges: &[(u32, u32)]) -> Option<Self> {
        let mut near = neighbours(nodes, edges);
        let mut queue: BTreeSet<(usize, u32)> = near
            .iter()
            .zip(0u32..)
            .map(|(list, node)| (list.len(), node))
            .collect();
        let mut place = vec![0u32; nodes];
        let mut rows: Vec<Vec<u32>> = Vec::with_capacity(nodes);
        let mut entries = 0;
        while let Some((degree, node)) = queue.pop_first() {
            entries += degree;
            if MOST_ENTRIES < entries {
                return None;
            }
            place[node as usize] = u32::try_from(rows.len()).ok()?;
            let row = std::mem::take(&mut near[node as usize]);
            if degree < queue.len() {
                for &other in &row {
                    let list = std::mem::take(&mut near[other as usize]);
                    queue.remove(&(list.len(), other));
                    let merged = merge(&list, &row, other, node);
                    queue.insert((merged.len(), other));
                    near[other as usize] = merged;
                }
            } else {
                // What remains is complete: every neighbour only loses this node.
                queue = row.iter().map(|&other| (row.len() - 1, other)).collect();
                for &other in &row {
                    near[other as usize].retain(|&third| third != node);
                }
            }
            rows.push(row);
        }
        Self::compress(place, &rows)
    }

    fn compress(place: Vec<u32>, rows: &[Vec<u32>]) -> Option<Self> {
        let mut start = Vec::with_capacity(rows.len() + 1);
        let mut column = Vec::new();
        start.push(0);
        for row in rows {
            let first = column.len();
            column.extend(row.iter().map(|&node| place[node as usize]));
            column[first..].sort();
            start.push(u32::try_from(column.len()).ok()?);
        }
        Some(Self {
            place,
            start,
            column,
        })
    }

    /// How many nodes there are.
    pub(in crate::solve::power) fn nodes(&self) -> usize {
        self.place.len()
    }

    /// The entries of a row.
    pub(in crate::solve::power) fn row(&self, row: usize) -> std::ops::Range<usize> {
        self.start[row] as usize..self.start[row + 1] as usize
    }

    /// The entry of two different nodes, by their places in the elimination.
    pub(in crate::solve::power) fn entry(&self, a: u32, b: u32) -> Option<usize> {
        let (row, column) = if a < b { (a, b) } else { (b, a) };
        let range = self.row(row as usize);
        let found = self.column[range.clone()].binary_search(&column).ok()?;
        Some(range.start + found)
    }
}

fn neighbours(nodes: usize, edges: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let mut near = vec![Vec::new(); nodes];
    for &(a, b) in edges.iter().filter(|(a, b)| a != b) {
        near[a as usize].push(b);
        near[b as usize].push(a);
    }
    for list in &mut near {
        list.sort();
        list.dedup();
    }
    near
}

/// Both sorted lists in one, without two of their members.
fn merge(a: &[u32], b: &[u32], without: u32, gone: u32) -> Vec<u32> {
    let mut merged = Vec::with_capacity(a.len() + b.len());
    let (mut at, mut bt) = (0, 0);
    while at < a.len() || bt < b.len() {
        let next = match (a.get(at), b.get(bt)) {
            (Some(&x), Some(&y)) => x.min(y),
            (Some(&x), None) | (None, Some(&x)) => x,
            (None, None) => break,
        };
        at += usize::from(a.get(at) == Some(&next));
        bt += usize::from(b.get(bt) == Some(&next));
        if next != without && next != gone {
            merged.push(next);
        }
    }
    merged
}
