//! Topologies against their textbook utilisation, and what happens on the failure, with numbers by hand.

use crate::oneline::on;
use crate::sites;
use headroom::evaluate::oneline::OneLineDay;
use headroom::scenario::Scenario;
use headroom::solve::power::failures::Engine;
use headroom::solve::power::failures::TransferKind;

/// Racks of each site: a number that every topology shares evenly.
const RACKS: u32 = 60;

/// One hall of 60 equal racks of 64 GPUs that draw `mw` together, on lossless blocks of 1 MW.
pub fn hall(topology: &str, blocks: u32, mw: f64) -> Scenario {
    let mut scenario = sites::hand_worked();
    scenario.site.house_mw = Some(0.0);
    scenario.it.design_margin = Some(0.0);
    scenario.it.deployments.truncate(1);
    scenario.it.deployments[0].racks = Some(f64::from(RACKS));
    scenario.it.support.clear();
    let platform = &mut scenario.it.platforms[0];
    platform.racks_per_array = Some(1.0);
    platform.nameplate_kw = Some(mw * 1e3 / f64::from(RACKS));
    platform.running_share = Some(1.0);
    scenario.power.loss_share = Some(0.0);
    scenario.power.generation.clear();
    scenario.power.blocks.truncate(1);
    scenario.power.blocks[0].count = Some(f64::from(blocks));
    scenario.power.blocks[0].unit_mw = Some(1.0);
    scenario.power.blocks[0].topology = topology.to_owned();
    scenario.cooling.power_share = Some(0.0);
    scenario
}

fn load_of(day: &OneLineDay, name: &str) -> f64 {
    let element = day.line.find(name).expect(name);
    day.flows.in_mw[element as usize]
}

/// Loads of all blocks with nothing failed, and after the first one fails, MW.
fn loads(day: &OneLineDay, blocks: u32) -> (Vec<f64>, Vec<f64>) {
    let names: Vec<String> = (1..=blocks).map(|k| format!("B-1{k:02}")).collect();
    let before = names.iter().map(|name| load_of(day, name)).collect();
    let mut engine = Engine::new(&day.line, &day.flows);
    let failed = day.line.find("B-101").expect("a first block");
    let outcome = engine.fail(&[failed]);
    assert_eq!(outcome.dark_gpus, 0);
    assert_eq!(outcome.overloads, 0, "{outcome:?}");
    let others = names[1..]
        .iter()
        .map(|name| day.line.find(name).expect("a block"));
    (
        before,
        others.map(|element| engine.enters_mw(element)).collect(),
    )
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// Power reference 3.10: 2N 50 %, 3N/2 66.7 %, 4N/3 75 %, 5N/4 80 %; on the failure every other block is full.
#[test]
fn distributed_systems_are_full_on_the_failure_and_not_before() {
    for (topology, blocks, share) in [
        ("2N", 2, 0.5),
        ("3N/2", 3, 2.0 / 3.0),
        ("4N/3", 4, 0.75),
        ("5N/4", 5, 0.8),
    ] {
        let day = on(&hall(topology, blocks, f64::from(blocks) * share), 5);
        let (before, after) = loads(&day, blocks);
        assert!(
            before.iter().all(|mw| close(*mw, share)),
            "{topology} {before:?}"
        );
        assert!(
            after.iter().all(|mw| close(*mw, 1.0)),
            "{topology} {after:?}"
        );
    }
}

/// A tenth more than the textbook: the failure overloads what is left by a tenth, and no GPU goes dark.
#[test]
fn a_tenth_too_much_is_a_tenth_of_overload() {
    let day = on(&hall("3N/2", 3, 2.2), 5);
    let mut engine = Engine::new(&day.line, &day.flows);
    let outcome = engine.fail(&[day.line.find("B-101").expect("a block")]);
    let worst = outcome.worst.expect("an overload");
    assert!(close(worst.fraction(), 1.1), "{worst:?}");
    assert_eq!((outcome.dark_gpus, outcome.dropped_gpus), (0, 0));
    assert_eq!(outcome.transferred_gpus, 40 * 64);
}

/// Four blocks full, one idle: 80 % of all. A failed block's 15 racks move within 4 ms to the catcher.
#[test]
fn a_catcher_stands_idle_and_takes_a_whole_block() {
    let mut scenario = hall("catcher", 5, 4.0);
    scenario.power.blocks[0].catchers = Some(1.0);
    let day = on(&scenario, 5);
    for name in ["B-101", "B-102", "B-103", "B-104"] {
        assert!(close(load_of(&day, name), 1.0), "{name}");
    }
    assert!(close(load_of(&day, "B-105"), 0.0));
    let mut engine = Engine::new(&day.line, &day.flows);
    let detail = engine.detail(&[day.line.find("B-102").expect("a block")]);
    let catcher = day.line.find("B-105").expect("the catcher");
    assert!(close(engine.enters_mw(catcher), 1.0));
    assert_eq!(detail.outcome.dark_gpus, 0);
    assert_eq!(detail.outcome.dropped_gpus, 0);
    assert!(detail.transfers.iter().all(|transfer| {
        transfer.kind == TransferKind::StaticSwitch && transfer.ms == 4.0 && transfer.in_time
    }));
    // With a second block out the catcher is full: its 15 racks stay dark.
    let pair = [day.line.find("B-102"), day.line.find("B-103")].map(|e| e.expect("a block"));
    let outcome = engine.fail(&pair);
    assert_eq!(outcome.dark_gpus, 15 * 64);
    // And with the catcher itself out, nothing stands in.
    let pair = [day.line.find("B-102").expect("a block"), catcher];
    assert_eq!(engine.fail(&pair).dark_gpus, 15 * 64);
    assert_eq!(engine.fail(&[catcher]).dark_gpus, 0);
}

/// N+1 transfers through a tie in 100 ms, which is longer than 12 ms: 15 racks drop and start again.
#[test]
fn one_more_than_needed_drops_its_load_and_takes_it_back() {
    let day = on(&hall("N+1", 5, 4.0), 5);
    let mut engine = Engine::new(&day.line, &day.flows);
    let outcome = engine.fail(&[day.line.find("B-101").expect("a block")]);
    assert_eq!((outcome.dark_gpus, outcome.dropped_gpus), (0, 15 * 64));
    // The board itself has nobody to stand in for it.
    let outcome = engine.fail(&[day.line.find("LV-101").expect("a board")]);
    assert_eq!(outcome.dark_gpus, 15 * 64);
}

#[test]
fn without_redundancy_a_block_takes_its_racks_down() {
    let day = on(&hall("N", 4, 4.0), 5);
    let mut engine = Engine::new(&day.line, &day.flows);
    let outcome = engine.fail(&[day.line.find("B-104").expect("a block")]);
    assert_eq!(outcome.dark_gpus, 15 * 64);
}

/// Six supplies, four for full power, three to run (power reference 2.2): on one side alone a server is
/// held to three quarters. With four, two for full power, it runs on as before.
#[test]
fn power_supplies_decide_between_running_and_throttling() {
    for (count, full, run, throttled, mw) in [
        (6.0, 4.0, 3.0, 60 * 64, 0.75),
        (4.0, 2.0, 2.0, 0, 1.0),
        (4.0, 3.0, 3.0, 0, 0.0),
    ] {
        let mut scenario = hall("2N", 2, 1.0);
        let platform = &mut scenario.it.platforms[0];
        platform.supplies = Some(count);
        platform.supplies_full = Some(full);
        platform.supplies_run = Some(run);
        let day = on(&scenario, 5);
        let mut engine = Engine::new(&day.line, &day.flows);
        let outcome = engine.fail(&[day.line.find("B-101").expect("a block")]);
        assert_eq!(outcome.throttled_gpus, throttled);
        assert_eq!(outcome.dark_gpus, if mw == 0.0 { 60 * 64 } else { 0 });
        let other = day.line.find("B-102").expect("a block");
        assert!(close(engine.enters_mw(other), mw), "{count} supplies");
    }
}
