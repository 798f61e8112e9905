//! Failures by intervals against solving the whole network again, element by element.

use crate::oneline::on;
use crate::sites;
use crate::topologies::hall;
use headroom::evaluate::oneline;
use headroom::evaluate::oneline::OneLineDay;
use headroom::scenario::Scenario;
use headroom::solve::power::failures::Cuts;
use headroom::solve::power::failures::Engine;
use headroom::solve::power::failures::ObstacleKind;
use headroom::solve::power::failures::Outcome;
use headroom::solve::power::failures::Pairs;
use headroom::solve::power::failures::at_medium_voltage_and_blocks;
use headroom::solve::power::oneline::Kind;
use headroom::solve::power::oneline::NONE;
use headroom::solve::power::oneline::OneLine;
use headroom::solve::power::oneline::Settled;
use headroom::solve::power::oneline::SupplyView;
use headroom::solve::power::oneline::allowed;
use headroom::solve::power::oneline::loading;
use headroom::solve::power::oneline::settle;

fn apparent(mw: f64, mvar: f64) -> f64 {
    (mw * mw + mvar * mvar).sqrt()
}

fn id_of(at: usize) -> u32 {
    u32::try_from(at).expect("an element's id fits")
}

/// Everything solved again from the start, the plain way.
struct Again {
    dead: Vec<bool>,
    in_mw: Vec<f64>,
    in_mvar: Vec<f64>,
    out_mw: Vec<f64>,
    out_mvar: Vec<f64>,
    dark_gpus: u32,
    throttled_gpus: u32,
    machines: u32,
    short_mw: f64,
}

fn sections_live(day: &OneLineDay, out: &[u32], demand_mw: &[f64]) -> Settled {
    let line = &day.line;
    let mut capacity_mw = Vec::new();
    line.mv.capacities(line, out, &mut capacity_mw);
    let section_ok: Vec<bool> = line.mv.sections.iter().map(|s| !out.contains(s)).collect();
    let tie_ok: Vec<bool> = line
        .mv
        .ties
        .iter()
        .map(|tie| !out.contains(&tie.element))
        .collect();
    if out.iter().all(|e| line.mv.first_section_element() < *e) && !section_ok.contains(&false) {
        capacity_mw.clone_from(&day.flows.capacity_mw);
    }
    let view = SupplyView {
        capacity_mw: &capacity_mw,
        demand_mw,
        section_ok: &section_ok,
        tie_ok: &tie_ok,
    };
    let mut settled = Settled::default();
    settle(&line.mv, &view, &mut settled);
    settled
}

/// Who stands in for whom: by id, while the other lives and has room for what they carried before.
fn stand_ins(day: &OneLineDay, out: &[u32], dead: &[bool]) -> Vec<u32> {
    let line = &day.line;
    let mut host = vec![NONE; line.len()];
    let mut taken: Vec<(u32, f64, f64)> = Vec::new();
    for element in &line.switches {
        let at = *element as usize;
        let to = line.alternate[at];
        if out.contains(element) || !dead[at] || dead[to as usize] {
            continue;
        }
        let mut sum = (day.flows.in_mw[at], day.flows.in_mvar[at]);
        for (_, mw, mvar) in taken.iter().filter(|(known, _, _)| *known == to) {
            sum = (sum.0 + mw, sum.1 + mvar);
        }
        let transformer = line.parent[to as usize] as usize;
        let carried = apparent(
            day.flows.out_mw[transformer],
            day.flows.out_mvar[transformer],
        );
        let fits = allowed(line, transformer)
            .is_none_or(|allowed| apparent(sum.0, sum.1) <= (allowed - carried) * (1.0 + 1e-9));
        if fits {
            taken.push((to, day.flows.in_mw[at], day.flows.in_mvar[at]));
            host[at] = to;
        }
    }
    host
}

/// Marks what is dead: failed, in a dead section, or under something dead and not taken over.
fn mark(line: &OneLine, out: &[u32], settled: &Settled, host: &[u32]) -> Vec<bool> {
    let mut dead = vec![false; line.len()];
    for at in line.mv.first_section_element() as usize..line.len() {
        let id = id_of(at);
        let section = line.mv.sections.iter().position(|s| *s == id);
        dead[at] = match (section, line.parent[at]) {
            (Some(section), _) => !settled.is_live(section),
            (None, _) if out.contains(&id) => true,
            (None, _) if host[at] != NONE => false,
            (None, parent) => dead[parent as usize],
        };
    }
    dead
}

fn sum(line: &OneLine, dead: &[bool], host: &[u32], leaf: &[(f64, f64)], again: &mut Again) {
    let mut more = vec![(0.0, 0.0); line.len()];
    for _ in 0..2 {
        let n = line.len();
        again.in_mw = vec![0.0; n];
        again.in_mvar = vec![0.0; n];
        again.out_mw = more.iter().map(|m| m.0).collect();
        again.out_mvar = more.iter().map(|m| m.1).collect();
        more = vec![(0.0, 0.0); n];
        for at in (line.mv.first_section_element() as usize..n).rev() {
            if dead[at] {
                continue;
            }
            again.out_mw[at] += leaf[at].0;
            again.out_mvar[at] += leaf[at].1;
            let law = &line.laws[line.law[at] as usize];
            let (mw, mvar) = law.enters(again.out_mw[at], again.out_mvar[at]);
            again.in_mw[at] = mw;
            again.in_mvar[at] = mvar;
            if host[at] != NONE {
                more[host[at] as usize].0 += mw;
                more[host[at] as usize].1 += mvar;
            } else if line.parent[at] != NONE {
                again.out_mw[line.parent[at] as usize] += mw;
                again.out_mvar[line.parent[at] as usize] += mvar;
            }
        }
    }
}

fn solve_again(day: &OneLineDay, out: &[u32]) -> Again {
    let line = &day.line;
    let demand: Vec<f64> = line
        .mv
        .sections
        .iter()
        .map(|s| day.flows.in_mw[*s as usize])
        .collect();
    let settled = sections_live(day, out, &demand);
    let host = vec![NONE; line.len()];
    let dead = mark(line, out, &settled, &host);
    let host = stand_ins(day, out, &dead);
    let dead = mark(line, out, &settled, &host);
    let mut again = Again {
        dead,
        in_mw: Vec::new(),
        in_mvar: Vec::new(),
        out_mw: Vec::new(),
        out_mvar: Vec::new(),
        dark_gpus: 0,
        throttled_gpus: 0,
        machines: 0,
        short_mw: 0.0,
    };
    let mut leaf = vec![(0.0, 0.0); line.len()];
    for load in &line.loads {
        let alive: Vec<usize> = (0..2)
            .filter(|i| load.cords[*i] != NONE && !again.dead[load.cords[*i] as usize])
            .collect();
        let all = load.cord_count() as usize;
        let supplies: u32 = alive.iter().map(|i| load.supplies.on[*i]).sum();
        let share = if alive.is_empty() {
            0.0
        } else if alive.len() == all || load.supplies.on == [0, 0] {
            1.0
        } else if supplies < load.supplies.run.max(1) {
            0.0
        } else {
            (f64::from(supplies) / f64::from(load.supplies.full)).min(1.0)
        };
        if share == 0.0 && 0 < all {
            again.dark_gpus += load.gpus;
            again.machines += load.machines;
        } else if share < 1.0 && 0 < all {
            again.throttled_gpus += load.gpus;
        }
        for side in &alive {
            let part = if alive.len() == all {
                load.part(*side)
            } else {
                share
            };
            leaf[load.cords[*side] as usize] = (load.peak_mw * part, load.peak_mvar * part);
        }
    }
    let dead = again.dead.clone();
    sum(line, &dead, &host, &leaf, &mut again);
    let demand: Vec<f64> = line
        .mv
        .sections
        .iter()
        .map(|s| again.in_mw[*s as usize])
        .collect();
    again.short_mw = sections_live(day, out, &demand).shortage_mw();
    again
}

/// One failure both ways: every element, every count.
fn compare(day: &OneLineDay, engine: &mut Engine<'_>, out: &[u32]) -> Outcome {
    let line = &day.line;
    let outcome = engine.fail(out);
    let again = solve_again(day, out);
    let names: Vec<String> = out.iter().map(|e| line.name(*e)).collect();
    assert_eq!(outcome.dark_gpus, again.dark_gpus, "{names:?}");
    assert_eq!(outcome.throttled_gpus, again.throttled_gpus, "{names:?}");
    assert_eq!(outcome.machines, again.machines, "{names:?}");
    assert!(
        (outcome.short_mw - again.short_mw).abs() < 1e-6,
        "{names:?} {} {}",
        outcome.short_mw,
        again.short_mw
    );
    let mut overloads = 0;
    for at in line.mv.first_section_element() as usize..line.len() {
        let element = id_of(at);
        assert_eq!(
            engine.has_no_voltage(element),
            again.dead[at],
            "{names:?} {}",
            line.name(element)
        );
        if again.dead[at] {
            continue;
        }
        let found = engine.enters_mw(element);
        assert!(
            (found - again.in_mw[at]).abs() <= 1e-9 * (1.0 + again.in_mw[at]),
            "{names:?} {}: {found} or {}",
            line.name(element),
            again.in_mw[at]
        );
        let ends = (
            apparent(again.in_mw[at], again.in_mvar[at]),
            apparent(again.out_mw[at], again.out_mvar[at]),
        );
        let before = (
            apparent(day.flows.in_mw[at], day.flows.in_mvar[at]),
            apparent(day.flows.out_mw[at], day.flows.out_mvar[at]),
        );
        let (now, before) = (loading(line, at, ends), loading(line, at, before));
        if let Some(allowed) = allowed(line, at)
            && before * (1.0 + 1e-9) < now
            && allowed * (1.0 + 1e-9) < now
        {
            overloads += 1;
            let worst = outcome.worst.expect("an overload");
            assert!(
                now / allowed <= worst.fraction() * (1.0 + 1e-9),
                "{names:?}"
            );
        }
    }
    assert!(overloads <= outcome.overloads, "{names:?}");
    outcome
}

/// Sites that differ in what they try: topologies, spares, catchers, supplies, rings.
fn variants() -> Vec<Scenario> {
    let mut all = vec![sites::two_halls()];
    for (a, b) in [("2N", "3N/2"), ("5N/4", "N"), ("catcher", "4N/3")] {
        let mut scenario = sites::two_halls();
        scenario.power.blocks[0].topology = a.to_owned();
        scenario.power.blocks[1].topology = b.to_owned();
        all.push(scenario);
    }
    let mut ring = sites::two_halls();
    ring.power.mv_arrangement = "ring".to_owned();
    all.push(ring);
    all.push(crate::power_fields::said_in_full());
    all
}

#[test]
fn every_single_failure_is_what_solving_again_says() {
    for scenario in variants() {
        let day = on(&scenario, 14);
        let mut engine = Engine::new(&day.line, &day.flows);
        for element in 0..id_of(day.line.len()) {
            compare(&day, &mut engine, &[element]);
        }
    }
}

#[test]
fn pairs_at_medium_voltage_and_blocks_are_what_solving_again_says() {
    for scenario in variants() {
        let day = on(&scenario, 14);
        let mut engine = Engine::new(&day.line, &day.flows);
        let elements = at_medium_voltage_and_blocks(&day.line);
        for (i, a) in elements.iter().enumerate() {
            for b in &elements[i + 1..] {
                compare(&day, &mut engine, &[*a, *b]);
            }
        }
    }
}

/// The full case: everything at medium voltage and of blocks, and every 97th other element.
#[test]
fn colossus_is_what_solving_again_says() {
    let day = on(&sites::colossus(), 400);
    let mut engine = Engine::new(&day.line, &day.flows);
    let mut elements = at_medium_voltage_and_blocks(&day.line);
    elements.extend((0..id_of(day.line.len())).step_by(97));
    for element in elements {
        compare(&day, &mut engine, &[element]);
    }
}

#[test]
fn the_study_of_pairs_ends_and_finds_both_sides() {
    let day = on(&hall("2N", 2, 1.0), 5);
    let elements = at_medium_voltage_and_blocks(&day.line);
    let n = elements.len() as u64;
    let mut pairs = Pairs::new(elements);
    let mut steps = 0;
    while !pairs.step(&day.line, &day.flows, 7).is_done() {
        steps += 1;
        assert!(steps < 10_000);
    }
    assert_eq!(pairs.progress().done, n * (n - 1) / 2);
    pairs.sort();
    let both = [
        day.line.find("B-101").unwrap(),
        day.line.find("B-102").unwrap(),
    ];
    let found = pairs
        .worst
        .iter()
        .find(|((a, b), _)| both == [*a, *b] || both == [*b, *a]);
    assert_eq!(found.expect("both sides").1.dark_gpus, 60 * 64);
}

/// Cut sets by bounds against all pairs of all elements.
#[test]
fn cut_sets_are_those_of_all_pairs() {
    let mut catcher = hall("catcher", 5, 4.0);
    catcher.power.blocks[0].catchers = Some(1.0);
    for scenario in [
        hall("2N", 4, 2.0),
        hall("4N/3", 4, 3.0),
        catcher,
        hall("N+1", 5, 4.0),
    ] {
        let day = on(&scenario, 5);
        let outcomes = oneline::failures(&day).outcomes;
        for more_than in [64, 300, 900] {
            let mut cuts = Cuts::new(&day.line, &outcomes, more_than);
            while !cuts.step(&day.line, &day.flows, 1_000).is_done() {}
            let mut engine = Engine::new(&day.line, &day.flows);
            let n = id_of(day.line.len());
            let mut pairs = Vec::new();
            for a in 0..n {
                for b in a + 1..n {
                    let alone = [a, b].map(|e| outcomes[e as usize].lost_gpus());
                    if alone.iter().all(|gpus| *gpus <= more_than)
                        && more_than < engine.fail(&[a, b]).lost_gpus()
                    {
                        pairs.push((a, b));
                    }
                }
            }
            let mut found = cuts.found.pairs.clone();
            found.sort();
            assert_eq!(found, pairs, "{more_than}");
            let singles: Vec<u32> = (0..n)
                .filter(|e| more_than < outcomes[*e as usize].lost_gpus())
                .collect();
            assert_eq!(cuts.found.singles, singles);
        }
    }
}

/// With two sides, everything under medium voltage can be taken out; a single feed cannot.
#[test]
fn what_stands_in_the_way_of_maintenance() {
    let mut scenario = hall("2N", 4, 2.0);
    scenario.power.grid.truncate(1);
    let day = on(&scenario, 5);
    let obstacles = oneline::failures(&day).obstacles;
    let kinds: Vec<Kind> = obstacles
        .iter()
        .map(|obstacle| day.line.kind[obstacle.element as usize])
        .collect();
    assert!(kinds.contains(&Kind::Feed), "{kinds:?}");
    let below = [
        Kind::Transformer,
        Kind::Board,
        Kind::Busway,
        Kind::Cord,
        Kind::Feeder,
    ];
    assert!(kinds.iter().all(|kind| !below.contains(kind)), "{kinds:?}");
    let feed = obstacles
        .iter()
        .find(|o| day.line.kind[o.element as usize] == Kind::Feed);
    assert!(matches!(feed.unwrap().kind, ObstacleKind::Dark { gpus } if gpus == 60 * 64));
}

/// The full case: more than a hall's worth of GPUs off, by two failures at most. The search ends, and what
/// it names does what it says.
#[test]
fn cut_sets_of_colossus() {
    let day = on(&sites::colossus(), 600);
    let failures = oneline::failures(&day);
    let more_than = 25_000;
    let mut study = oneline::CutStudy::new(day.clone(), &failures, more_than);
    while !study.step(100_000).is_done() {}
    let mut engine = Engine::new(&day.line, &day.flows);
    for (a, b) in &study.found().pairs {
        assert!(more_than < engine.fail(&[*a, *b]).lost_gpus());
    }
    for single in &study.found().singles {
        assert!(more_than < engine.fail(&[*single]).lost_gpus());
    }
    // Two sections of four take at least the racks that hang on just these two.
    let sections = [
        day.line.find("MV-1").unwrap(),
        day.line.find("MV-2").unwrap(),
    ];
    assert!(study.found().pairs.contains(&(sections[0], sections[1])));
}
