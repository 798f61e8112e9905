//! What is said of the element that is selected.

use super::Inspected;
use super::bench::Scope;
use super::bench::cell_of;
use super::opened;
use super::sketch::Stands;
use crate::present::number;
use crate::present::words::power as words;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::allowed;

/// Losses below this are none, MW: a watt.
const NOTHING_MW: f64 = 1e-6;

/// The selected element or group, if there is one.
pub(super) fn selected(scope: &Scope<'_>) -> Option<Inspected> {
    let id = scope.question.selected.as_deref()?;
    match cell_of(id) {
        Some((hall, section)) => Some(group(scope, id, (hall, section))),
        None => scope.line.find(id).map(|element| one(scope, element, id)),
    }
}

/// A group of blocks, or a hall.
fn group(scope: &Scope<'_>, id: &str, (hall, section): (u32, Option<usize>)) -> Inspected {
    let line = scope.line;
    let blocks = opened::blocks(scope, hall, section);
    let alive = blocks
        .iter()
        .filter(|at| scope.stands(**at) == Stands::Alive);
    let load: f64 = blocks
        .iter()
        .map(|at| scope.standing.load_mva[*at as usize])
        .sum();
    let rating: f64 = blocks
        .iter()
        .filter_map(|at| allowed(line, *at as usize))
        .sum();
    let worst = blocks
        .iter()
        .filter_map(|at| scope.share(*at))
        .reduce(f64::max);
    let lost: f64 = blocks
        .iter()
        .filter(|at| scope.stands(**at) == Stands::Alive)
        .flat_map(|at| *at..line.end[*at as usize])
        .map(|at| scope.bench.day.flows.loss_mw(at))
        .sum();
    let (gpus, dark) = scope.gpus(hall);
    let mut facts = vec![
        (
            words::BLOCKS,
            words::blocks(alive.count(), blocks.len(), None),
        ),
        (words::LOAD, words::load_of(load, rating, "MVA")),
        (words::LOADING, words::most_loaded(worst)),
        (words::LOSSES, words::kilowatts(lost)),
    ];
    if section.is_none() && hall != NONE {
        facts.push((words::GPUS, number::whole(gpus)));
        facts.push((words::DARK, number::whole(dark)));
    }
    Inspected {
        id: id.to_owned(),
        title: opened::title(scope, id),
        note: words::GROUP_NOTE.to_owned(),
        facts: named(facts),
        can_fail: false,
        is_failed: false,
        can_open: true,
    }
}

/// One element.
fn one(scope: &Scope<'_>, element: u32, id: &str) -> Inspected {
    let line = scope.line;
    let at = element as usize;
    let stands = scope.stands(element);
    let mut facts = vec![(
        words::STATE,
        words::stands(stands == Stands::Failed, stands == Stands::Dead).to_owned(),
    )];
    if 0.0 < line.rating_mva[at] {
        facts.push((
            words::RATING,
            format!("{} MVA", words::short(line.rating_mva[at])),
        ));
    }
    if line.continuous[at] < 1.0 && 0.0 < line.rating_mva[at] {
        facts.push((words::MAY_CARRY, number::percent(line.continuous[at], 0)));
    }
    facts.push((words::LOAD, scope.load_words(element)));
    if let Some(share) = scope.share(element) {
        facts.push((words::LOADING, number::percent(share, 1)));
    }
    let lost = scope.bench.day.flows.loss_mw(element);
    if NOTHING_MW < lost {
        facts.push((words::LOSSES, words::kilowatts(lost)));
    }
    let volts = scope.bench.day.voltages.pu[at];
    if 0.0 < volts {
        facts.push((words::VOLTAGE, number::percent(volts, 1)));
    }
    let (gpus, machines) = behind(scope, element);
    if 0 < gpus {
        facts.push((words::BEHIND, number::whole(gpus)));
    }
    if 0 < machines {
        facts.push((words::MACHINES, number::whole(machines)));
    }
    if let Some(outcome) = scope.bench.failures.outcomes.get(at) {
        facts.push((words::IF_FAILS, words::outcome(outcome)));
        if let Some(worst) = outcome.worst.filter(|worst| worst.is_over()) {
            let name = line.name(worst.element);
            let over = words::overloaded(&name, worst.fraction(), outcome.overloads);
            facts.push((words::THEN_OVER, over));
        }
    }
    Inspected {
        id: id.to_owned(),
        title: format!("{} {id}", words::kind(line.kind[at])),
        note: place(scope, element),
        facts: named(facts),
        can_fail: true,
        is_failed: stands == Stands::Failed,
        can_open: opened::opens(scope, element),
    }
}

/// Where an element stands: its hall and what feeds it.
fn place(scope: &Scope<'_>, element: u32) -> String {
    let line = scope.line;
    let hall = line.hall[element as usize];
    let above = line.parent[element as usize];
    let fed = (above != NONE).then(|| line.name(above));
    let hall = (hall != NONE).then(|| scope.bench.hall_name(hall));
    words::place(hall.as_deref(), fed.as_deref())
}

/// GPUs and machines with a cord under an element.
fn behind(scope: &Scope<'_>, element: u32) -> (i64, i64) {
    let line = scope.line;
    let leaves = &line.leaves[line.leaves_under(element)];
    let mut loads: Vec<u32> = leaves
        .iter()
        .map(|leaf| line.load[*leaf as usize])
        .collect();
    loads.sort();
    loads.dedup();
    let of = loads.iter().map(|load| &line.loads[*load as usize]);
    of.fold((0, 0), |(gpus, machines), load| {
        (
            gpus + i64::from(load.gpus),
            machines + i64::from(load.machines),
        )
    })
}

fn named(facts: Vec<(&'static str, String)>) -> Vec<(String, String)> {
    facts
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
