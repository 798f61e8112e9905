//! What is said of the element that is selected: what is set, what is now, and what would be.

use super::Inspected;
use super::bench::Scope;
use super::given::Facts;
use super::given::fact;
use super::given::given;
use super::groups::Group;
use super::opened;
use super::sketch::Stands;
use super::sources;
use crate::present::number;
use crate::present::words::power as words;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::allowed;

/// Losses below this are none, MW: a watt.
const NOTHING_MW: f64 = 1e-6;

/// The selected element or group, if there is one.
pub(super) fn selected(scope: &Scope<'_>) -> Option<Inspected> {
    let id = scope.question.selected.as_deref()?;
    match Group::of(id) {
        Some(group) => Some(several(scope, id, group)),
        None => scope.line.find(id).map(|element| one(scope, element, id)),
    }
}

/// A group of blocks, a hall, or several sources.
fn several(scope: &Scope<'_>, id: &str, group: Group) -> Inspected {
    let members = group.members(scope);
    let (set, now) = match group {
        Group::Sources(..) => (
            members
                .first()
                .map_or_else(Facts::new, |first| given(scope, *first).0),
            of_sources(scope, &members),
        ),
        Group::Hall(hall) => (Facts::new(), of_blocks(scope, &members, Some(hall))),
        Group::Cell(..) => (Facts::new(), of_blocks(scope, &members, None)),
    };
    Inspected {
        id: id.to_owned(),
        title: group.title(scope),
        note: words::GROUP_NOTE.to_owned(),
        groups: grouped(set, now),
        can_fail: false,
        is_failed: false,
        can_open: true,
    }
}

/// Both groups with their names; empty ones are left out.
fn grouped(set: Facts, now: Facts) -> Vec<(String, Facts)> {
    let named = [(words::SET, set), (words::NOW, now)];
    let there = named.into_iter().filter(|(_, facts)| !facts.is_empty());
    there
        .map(|(name, facts)| (name.to_owned(), facts))
        .collect()
}

/// What sources give together.
fn of_sources(scope: &Scope<'_>, members: &[u32]) -> Facts {
    let line = scope.line;
    let of = |at: &u32| sources::source_of(scope, *at).map(|(at, _)| sources::gives(scope, at));
    let sum = members.iter().filter_map(of);
    let (mw, can) = sum.fold((0.0, 0.0), |(mw, can), of| (mw + of.0, can + of.1));
    let mut facts = Facts::new();
    fact(&mut facts, words::GIVES, words::load_of(mw, can, "MW"));
    let lost: f64 = members
        .iter()
        .map(|at| scope.bench.day.flows.loss_mw(*at))
        .sum();
    if NOTHING_MW < lost {
        fact(&mut facts, words::LOSSES, words::kilowatts(lost));
    }
    let names: Vec<String> = members.iter().map(|at| line.name(*at)).collect();
    fact(&mut facts, words::ELEMENTS_OF, words::listed(&names));
    facts
}

/// Blocks, and of a whole hall its GPUs.
fn of_blocks(scope: &Scope<'_>, blocks: &[u32], hall: Option<u32>) -> Facts {
    let line = scope.line;
    let alive = || {
        blocks
            .iter()
            .filter(|at| scope.stands(**at) == Stands::Alive)
    };
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
    let lost: f64 = alive()
        .flat_map(|at| *at..line.end[*at as usize])
        .map(|at| scope.bench.day.flows.loss_mw(at))
        .sum();
    let mut facts = Facts::new();
    let mut push = |name: &str, value: String| fact(&mut facts, name, value);
    push(
        words::BLOCKS,
        words::blocks(alive().count(), blocks.len(), None),
    );
    push(words::LOAD, words::load_of(load, rating, "MVA"));
    push(words::LOADING, words::most_loaded(worst));
    push(words::LOSSES, words::kilowatts(lost));
    if let Some(hall) = hall.filter(|hall| *hall != NONE) {
        let (gpus, dark) = scope.gpus(hall);
        push(words::GPUS, number::whole(gpus));
        push(words::DARK, number::whole(dark));
    }
    facts
}

/// One element.
fn one(scope: &Scope<'_>, element: u32, id: &str) -> Inspected {
    let line = scope.line;
    let at = element as usize;
    let stands = scope.stands(element);
    let (set, row) = given(scope, element);
    let mut note = place(scope, element);
    if !row.is_empty() {
        note = format!("{note}. {row}");
    }
    Inspected {
        id: id.to_owned(),
        title: format!("{} {id}", words::kind(line.kind[at])),
        note,
        groups: grouped(set, now(scope, element)),
        can_fail: true,
        is_failed: stands == Stands::Failed,
        can_open: opened::opens(scope, element),
    }
}

/// What an element does now, and what would be.
fn now(scope: &Scope<'_>, element: u32) -> Facts {
    let line = scope.line;
    let at = element as usize;
    let stands = scope.stands(element);
    let mut facts = Facts::new();
    let mut push = |name: &str, value: String| fact(&mut facts, name, value);
    push(
        words::STATE,
        words::stands(stands == Stands::Failed, stands == Stands::Dead).to_owned(),
    );
    push(words::LOAD, scope.load_words(element));
    if let Some(share) = scope.share(element) {
        push(words::LOADING, number::percent(share, 0));
    }
    let seen = scope.bench.seen[at];
    if let Some(allowed) = allowed(line, at).filter(|_| seen.failed != NONE) {
        let share = number::percent(seen.load_mva / allowed, 0);
        push(&words::if_another_fails(&line.name(seen.failed)), share);
    }
    let lost = scope.bench.day.flows.loss_mw(element);
    if NOTHING_MW < lost {
        push(words::LOSSES, words::kilowatts(lost));
    }
    let volts = scope.bench.day.voltages.pu[at];
    if 0.0 < volts {
        push(words::VOLTAGE, number::percent(volts, 1));
    }
    if let Some(ka) = fault_ka(scope, element) {
        push(words::FAULT, words::kiloamperes(ka));
    }
    let is_above = element < line.mv.first_section_element();
    let (gpus, machines) = if is_above {
        on_sections(scope, element)
    } else {
        behind(scope, &[element])
    };
    if 0 < gpus {
        let name = if is_above {
            words::ON_SECTIONS
        } else {
            words::BEHIND
        };
        push(name, number::whole(gpus));
    }
    if 0 < machines {
        push(words::MACHINES, number::whole(machines));
    }
    if let Some(outcome) = scope.bench.failures.outcomes.get(at) {
        push(words::IF_FAILS, words::outcome(outcome));
        if let Some(worst) = outcome.worst.filter(|worst| worst.is_over()) {
            let name = line.name(worst.element);
            let over = words::overloaded(&name, worst.fraction(), outcome.overloads);
            push(words::THEN_OVER, over);
        }
    }
    facts
}

/// The highest three-phase short circuit at the bus of an element, kA; behind a transformer.
fn fault_ka(scope: &Scope<'_>, element: u32) -> Option<f64> {
    let (line, mesh) = (scope.line, &scope.bench.day.mesh);
    let transformer = |of: u32| {
        let found = mesh.transformers.iter().find(|(at, _)| *at == of);
        found.and_then(|(_, row)| mesh.network.transformers.get(*row as usize))
    };
    let bus = match line.kind[element as usize] {
        Kind::Section => {
            let at = line.mv.sections.iter().position(|of| *of == element)?;
            *mesh.sections.get(at)?
        }
        Kind::Transformer | Kind::FeedTransformer => transformer(element)?.lv_bus,
        Kind::Board => mesh.boards.iter().find(|(at, _)| *at == element)?.1,
        Kind::Substation | Kind::Feed => {
            let mut under = element + 1..line.end[element as usize];
            under.find_map(transformer)?.hv_bus
        }
        _ => return None,
    };
    let found = super::faults::highest(&scope.bench.faults);
    let ka = found.ok()?.get(bus as usize).copied();
    ka.filter(|ka| 0.0 < *ka)
}

/// Where an element stands: its hall and what feeds it.
fn place(scope: &Scope<'_>, element: u32) -> String {
    let line = scope.line;
    let hall = line.hall[element as usize];
    let above = line.parent[element as usize];
    let fed = (above != NONE).then(|| line.name(above));
    let hall = (hall != NONE).then(|| scope.bench.hall_name(hall));
    let place = words::place(hall.as_deref(), fed.as_deref());
    match scope.bench.places.place(&scope.bench.day, element) {
        Some(spot) => format!("{place}. {}", words::spot(spot.rows, spot.x_m, spot.y_m)),
        None => place,
    }
}

/// The same of the sections that a source, or what stands above it, feeds.
fn on_sections(scope: &Scope<'_>, element: u32) -> (i64, i64) {
    let mv = &scope.line.mv;
    let of = mv.sources.iter().filter(|source| {
        scope.line.is_under(source.element, element) || scope.line.is_under(element, source.element)
    });
    let mut sections: Vec<u32> = of
        .filter_map(|source| mv.sections.get(source.section as usize).copied())
        .collect();
    sections.sort();
    sections.dedup();
    behind(scope, &sections)
}

/// GPUs and machines with a cord under some elements.
fn behind(scope: &Scope<'_>, elements: &[u32]) -> (i64, i64) {
    let line = scope.line;
    let leaves = elements
        .iter()
        .flat_map(|at| &line.leaves[line.leaves_under(*at)]);
    let mut loads: Vec<u32> = leaves.map(|leaf| line.load[*leaf as usize]).collect();
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
