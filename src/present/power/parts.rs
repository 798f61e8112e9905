//! What stands in the boxes: elements, halls, groups of blocks.

use super::Press;
use super::bench::Scope;
use super::groups::Group;
use super::sketch::Part;
use super::sketch::Stands;
use crate::present::words::power as words;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::allowed;

/// An element by itself: its id and something beside it, its load, how it stands.
pub(super) fn element(scope: &Scope<'_>, element: u32, beside: &str) -> Part {
    let id = scope.line.name(element);
    Part {
        name: format!("{id} {beside}").trim_end().to_owned(),
        note: scope.load_words(element),
        share: scope.share(element),
        stands: scope.stands(element),
        press: Press::Fail,
        is_open: scope.question.open.first() == Some(&id),
        id,
        ..Part::default()
    }
}

/// A hall with its GPUs and its blocks.
pub(super) fn hall_part(scope: &Scope<'_>, hall: u32) -> Part {
    let (gpus, dark) = scope.gpus(hall);
    let plan = &scope.bench.plan.power;
    let mut blocks = plan.blocks.iter().chain(&plan.plant_blocks);
    let of_hall = |block: &&crate::scenario::plan::Block| {
        block
            .hall
            .map_or(NONE, |at| u32::try_from(at).unwrap_or(NONE))
            == hall
    };
    let topology = blocks
        .find(of_hall)
        .map(|block| words::topology(block.topology));
    let topology = topology.unwrap_or_default();
    let key = Group::Hall(hall).key();
    let name = format!("{} {topology}", scope.bench.hall_name(hall));
    let (note, long) = if hall == NONE {
        let lost = words::machines_lost(scope.detail.outcome.machines);
        (lost.clone(), lost)
    } else {
        (
            words::hall_in_short(gpus, dark),
            words::hall_gpus(gpus, dark),
        )
    };
    Part {
        label: format!("{name}, {long}"),
        name,
        note,
        share: None,
        stands: if 0 < gpus && gpus == dark {
            Stands::Dead
        } else {
            Stands::Alive
        },
        press: Press::Open,
        is_open: scope.question.open.first() == Some(&key),
        id: key,
        ..Part::default()
    }
}

/// The blocks of a hall on one section, as one box: the bar is that of the most loaded one.
pub(super) fn cell_part(scope: &Scope<'_>, (hall, section): (u32, usize), blocks: &[u32]) -> Part {
    let line = scope.line;
    let alive: Vec<u32> = blocks
        .iter()
        .copied()
        .filter(|block| scope.stands(*block) == Stands::Alive)
        .collect();
    let rating = |block: &u32| allowed(line, *block as usize).unwrap_or(0.0);
    let first = blocks.first().map_or(0.0, rating);
    let is_equal = blocks
        .iter()
        .all(|block| (rating(block) - first).abs() < 1e-6);
    let load: f64 = alive
        .iter()
        .map(|block| scope.standing.load_mva[*block as usize])
        .sum();
    let whole: f64 = alive.iter().map(rating).sum();
    let share = alive
        .iter()
        .filter_map(|block| scope.share(*block))
        .reduce(f64::max);
    let key = Group::Cell(hall, section).key();
    let name = words::blocks(alive.len(), blocks.len(), is_equal.then_some(first));
    let note = words::load_of(load, whole, "MVA");
    Part {
        label: format!(
            "{}, {}: {name}, {note}, {}",
            scope.bench.hall_name(hall),
            line.name(line.mv.sections[section]),
            words::most_loaded(share)
        ),
        name,
        note,
        share,
        stands: if alive.is_empty() {
            Stands::Dead
        } else {
            Stands::Alive
        },
        press: Press::Open,
        is_open: scope.question.open.first() == Some(&key),
        id: key,
        ..Part::default()
    }
}
