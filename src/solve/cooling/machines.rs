//! The machines that are there on a day, identical ones together: they are solved once.

use crate::physics::chiller::ChillerCurves;
use crate::physics::chiller::ChillerRating;
use crate::physics::tower::TowerCell;
use crate::scenario::plan::Plan;
use crate::units::Power;
use crate::units::order;

/// Identical chillers.
#[derive(Clone, Debug)]
pub(super) struct ChillerKind {
    pub(super) curves: ChillerCurves,
    pub(super) rating: ChillerRating,
    pub(super) count: f64,
}

/// Identical tower cells.
#[derive(Clone, Debug)]
pub(super) struct TowerKind {
    pub(super) cell: TowerCell,
    pub(super) count: f64,
}

/// Chillers of a day.
pub(super) fn chillers(plan: &Plan, day: u32) -> Vec<ChillerKind> {
    let mut kinds: Vec<ChillerKind> = Vec::new();
    let there = plan
        .cooling
        .chillers
        .iter()
        .filter(|group| group.tag.life.holds(day) && 0 < group.count);
    for group in there {
        let rating = ChillerRating {
            capacity: group.unit_capacity,
            cop: group.unit.rating.cop,
        };
        let same = kinds
            .iter_mut()
            .find(|kind| kind.curves == group.unit.curves && kind.rating == rating);
        match same {
            Some(kind) => kind.count += f64::from(group.count),
            None => kinds.push(ChillerKind {
                curves: group.unit.curves,
                rating,
                count: f64::from(group.count),
            }),
        }
    }
    kinds
}

/// Tower cells of a day.
pub(super) fn towers(plan: &Plan, day: u32) -> Vec<TowerKind> {
    let mut kinds: Vec<TowerKind> = Vec::new();
    let there = plan
        .cooling
        .towers
        .iter()
        .filter(|group| group.tag.life.holds(day) && 0 < group.count);
    for group in there {
        match kinds.iter_mut().find(|kind| kind.cell == group.cell) {
            Some(kind) => kind.count += f64::from(group.count),
            None => kinds.push(TowerKind {
                cell: group.cell,
                count: f64::from(group.count),
            }),
        }
    }
    kinds
}

/// Share of machines that run while the spares stand by; a single machine runs.
pub(super) fn running(count: f64, spares: u32) -> f64 {
    if count <= 0.0 {
        return 1.0;
    }
    (count - f64::from(spares)).max(1.0) / count
}

/// What is left of machines when the largest ones fail: all, and without the spares.
pub(super) fn firm(mut kinds: Vec<(f64, Power)>, spares: u32) -> (Power, Power) {
    let all: Power = kinds.iter().map(|(count, each)| *each * *count).sum();
    order::sort_by(&mut kinds, |a, b| b.1.w().total_cmp(&a.1.w()));
    let mut left = f64::from(spares);
    let mut lost = Power::ZERO;
    for (count, each) in kinds {
        let failing = count.min(left);
        lost += each * failing;
        left -= failing;
    }
    (all, all - lost)
}
