//! Fields of the power side that a planner may enter: each has its effect, in the right direction and by hand where
//! a number can be worked out.

use crate::oneline::on;
use crate::sites;
use crate::topologies::hall;
use headroom::evaluate::DayState;
use headroom::evaluate::LimitKind;
use headroom::evaluate::oneline::OneLineDay;
use headroom::scenario::Scenario;
use headroom::scenario::power::LoadClass;
use headroom::scenario::power::MvSection;
use headroom::solve::power::failures::Engine;
use headroom::solve::power::oneline::Kind;
use headroom::solve::power::oneline::NONE;
use headroom::units::Power;

const DAY: u32 = 14;

fn state(scenario: &Scenario) -> DayState {
    let (plan, findings) = headroom::scenario::check(scenario);
    let plan = plan.unwrap_or_else(|| panic!("no plan: {findings:#?}"));
    let layout = headroom::solve::floor::layout(&plan);
    headroom::evaluate::on_day(&plan, &layout, DAY)
}

fn class(word: &str) -> LoadClass {
    LoadClass {
        id: word.to_owned(),
        class: word.to_owned(),
        ..LoadClass::default()
    }
}

/// Two halls with every field of this module said: cables, step-up transformers, UPS, paths, turns, common points.
pub fn said_in_full() -> Scenario {
    let mut scenario = sites::two_halls();
    scenario.site.house_mw = Some(0.5);
    for feed in &mut scenario.power.grid {
        feed.contract_mw = Some(4.0);
        feed.common_point = "line 1".to_owned();
        feed.feeder_cable = "mv-al-240".to_owned();
        feed.feeder_m = Some(400.0);
    }
    let units = &mut scenario.power.generation[0];
    units.count = Some(6.0);
    units.permit_mw = None;
    units.step_up = "block-13-415-2500".to_owned();
    units.feeder_cable = "mv-al-240".to_owned();
    for group in &mut scenario.power.blocks {
        group.feeder_cable = "mv-al-185".to_owned();
        group.lv_cable = "lv-cu-500".to_owned();
    }
    scenario.power.blocks[1].ups = "ups-1500".to_owned();
    scenario.power.blocks[2].count = Some(3.0);
    scenario.power.blocks[2].topology = "catcher".to_owned();
    scenario.power.blocks_sized_by = "nameplate".to_owned();
    scenario.power.classes = ["gpu", "support", "plant", "house"].map(class).to_vec();
    for (of, (ups, paths, turn)) in scenario.power.classes.iter_mut().zip([
        ("ups-1500", "N+1", 2.0),
        ("", "2N", 3.0),
        ("ups-500", "as_block", 1.0),
        ("ups-500", "as_block", 4.0),
    ]) {
        of.ups = ups.to_owned();
        of.redundancy = paths.to_owned();
        of.shed_order = Some(turn);
    }
    scenario
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9 * b.abs().max(1.0)
}

fn first(day: &OneLineDay, kind: Kind) -> u32 {
    let at = day.line.kind.iter().position(|of| *of == kind);
    u32::try_from(at.expect("an element of that kind")).expect("ids fit")
}

/// A UPS on GPU racks loses what its curve says of their power, in both modes, in the chain and in the one-line.
/// Source of the curve: power reference 3.6; at 80 % load between 97.0 and 96.5 %, and 98.8 and 99.0 %.
#[test]
fn a_ups_on_gpu_racks_is_counted() {
    let mut scenario = sites::two_halls();
    let bare = state(&scenario);
    scenario.power.classes = vec![class("gpu")];
    scenario.power.classes[0].ups = "ups-1500".to_owned();
    let double = state(&scenario);
    scenario.power.classes[0].ups_mode = "eco".to_owned();
    let eco = state(&scenario);
    let gpu = bare.electrical.gpu_racks;
    let share = |of: &DayState| (of.electrical.losses.ups - bare.electrical.losses.ups) / gpu;
    let between = |eff: (f64, f64)| 1.0 / eff.0 - 1.0..=1.0 / eff.1 - 1.0;
    assert!(
        between((0.970, 0.965)).contains(&share(&double)),
        "{}",
        share(&double)
    );
    assert!(
        between((0.990, 0.988)).contains(&share(&eco)),
        "{}",
        share(&eco)
    );
    let ups = |scenario: &Scenario| {
        let day = on(scenario, DAY);
        day.flows.losses_mw(&day.line, Kind::Ups)
    };
    assert!(ups(&sites::two_halls()) + 0.009 * gpu.mw() < ups(&scenario));
    // Indoors its heat must be cooled away, outdoors nobody has to.
    scenario.power.classes[0].ups_outdoors = true;
    let outdoors = state(&scenario);
    assert!(bare.thermal.room_losses < eco.thermal.room_losses);
    let moved = eco.thermal.room_losses - outdoors.thermal.room_losses;
    assert!(0.009 * gpu.mw() < moved.mw(), "{moved:?}");
    assert!(outdoors.thermal.rejected < eco.thermal.rejected);
}

/// UPS of the plant, of the house and of whole blocks lose too, and carry their loads.
#[test]
fn every_ups_that_is_named_loses() {
    for word in ["plant", "house", "block"] {
        let mut scenario = sites::two_halls();
        scenario.site.house_mw = Some(1.0);
        let bare = state(&scenario).electrical.losses.ups;
        if word == "block" {
            scenario.power.blocks[0].ups = "ups-1500".to_owned();
        } else {
            scenario.power.classes = vec![class(word)];
            scenario.power.classes[0].ups = "ups-500".to_owned();
        }
        let found = state(&scenario).electrical.losses.ups;
        assert!(
            bare + Power::from_kw(10.0) < found,
            "{word}: {bare:?} {found:?}"
        );
        let day = on(&scenario, DAY);
        let carried = day.line.loads.iter().filter(|load| load.has_ups).count();
        let before = on(&sites::two_halls(), DAY);
        let before = before.line.loads.iter().filter(|load| load.has_ups).count();
        assert!(before < carried, "{word}");
    }
}

/// A cable to a block: 0.161 Ω/km over 1 km at 13.8 kV are 8.454e-4 on 1 MVA; 362 A carry 8.653 MVA, less than the
/// breaker's 600 A. Longer loses more, in the chain too; at 60 Hz the reactance of the row is a fifth higher.
#[test]
fn a_cable_to_a_block_has_resistance_and_a_rating() {
    let mut scenario = sites::two_halls();
    let feeder = |scenario: &Scenario| {
        let day = on(scenario, DAY);
        let at = first(&day, Kind::Feeder) as usize;
        let law = day.line.laws[day.line.law[at] as usize].series();
        (
            law,
            day.line.rating_mva[at],
            day.flows.losses_mw(&day.line, Kind::Feeder),
        )
    };
    assert!(close(feeder(&scenario).1, 3.0_f64.sqrt() * 13.8 * 0.6));
    for group in &mut scenario.power.blocks {
        group.feeder_cable = "mv-al-185".to_owned();
        group.feeder_m = Some(1_000.0);
    }
    let ((r, x), rating, loss) = feeder(&scenario);
    assert!(close(r, 0.161 / (13.8 * 13.8)), "{r}");
    assert!(close(x, 0.117 * 1.2 / (13.8 * 13.8)), "{x}");
    assert!(close(rating, 3.0_f64.sqrt() * 13.8 * 0.362), "{rating}");
    // The chain shares the load over all blocks, the one-line leaves the spare block of N+1 idle: a fifth of two.
    let chain = state(&scenario).electrical.losses.mv_cables;
    assert!(
        (0.6..1.0).contains(&(chain.mw() / loss)),
        "{chain:?} {loss}"
    );
    for group in &mut scenario.power.blocks {
        group.feeder_m = Some(2_000.0);
    }
    let twice = state(&scenario).electrical.losses.mv_cables;
    assert!((twice / chain - 2.0).abs() < 0.01, "{twice:?} {chain:?}");
}

/// A low-voltage cable adds its loss to the block's, lowers the voltage at the board and the fault current there.
#[test]
fn a_low_voltage_cable_lies_behind_the_transformer() {
    let mut scenario = sites::two_halls();
    let bare = (state(&scenario), on(&scenario, DAY));
    scenario.power.blocks[0].lv_cable = "lv-cu-500".to_owned();
    scenario.power.blocks[0].lv_m = Some(60.0);
    let with = (state(&scenario), on(&scenario, DAY));
    let loss = |of: &DayState| of.electrical.losses.block_transformers;
    assert!(loss(&bare.0) < loss(&with.0));
    let board = first(&with.1, Kind::Board) as usize;
    assert!(with.1.voltages.pu[board] < bare.1.voltages.pu[board]);
    let impedance = |day: &OneLineDay| day.line.boards[0].impedance;
    assert!(impedance(&bare.1) < impedance(&with.1));
}

/// Step-up transformers lose power before the section, take reactive power, and limit the fault current of units:
/// what units give at the section is less than at their terminals by no-load and load losses.
#[test]
fn step_up_transformers_lose_and_hold_back() {
    let mut scenario = sites::two_halls();
    for feed in &mut scenario.power.grid {
        feed.contract_mw = Some(1.0);
    }
    scenario.power.generation[0].count = Some(8.0);
    scenario.power.generation[0].permit_mw = None;
    let bare = (state(&scenario), on(&scenario, DAY));
    scenario.power.generation[0].step_up = "block-13-415-2500".to_owned();
    let with = (state(&scenario), on(&scenario, DAY));
    let loss = |of: &DayState| of.electrical.losses.feed_transformers;
    let more = loss(&with.0) - loss(&bare.0);
    assert!(0.003 < more / with.0.electrical.site && more / with.0.electrical.site < 0.02);
    let day = &with.1;
    let bus = first(day, Kind::GenerationBus) as usize;
    let unit = bus + 1;
    let units = f64::from(
        day.line
            .mv
            .sources
            .iter()
            .find(|of| of.element as usize == bus)
            .unwrap()
            .available,
    );
    assert!(day.flows.out_mw[bus] < day.flows.in_mw[bus]);
    assert!(close(day.flows.out_mw[unit] * units, day.flows.in_mw[bus]));
    let capacity = |day: &OneLineDay| -> f64 { day.flows.capacity_mw.iter().sum() };
    assert!(capacity(day) < capacity(&bare.1));
    assert_eq!(
        day.mesh.network.transformers.len(),
        bare.1.mesh.network.transformers.len() + day.mesh.units.len()
    );
    assert!(day.flow.is_ok(), "{:?}", day.flow);
}

/// Cables of feeds, units and ties stand in the mesh: more lines, and losses at the feeds.
#[test]
fn cables_of_sources_and_ties_stand_in_the_mesh() {
    let mut scenario = sites::two_halls();
    for (id, tie) in [("mv-a", "closed"), ("mv-b", "none")] {
        scenario.power.sections.push(MvSection {
            id: id.to_owned(),
            tie: tie.to_owned(),
            ..MvSection::default()
        });
    }
    scenario.power.mv_arrangement = "main-tie-main".to_owned();
    for (feed, section) in scenario.power.grid.iter_mut().zip(["mv-a", "mv-b"]) {
        feed.section = section.to_owned();
    }
    let bare = on(&scenario, DAY);
    let before = state(&scenario).electrical.losses.feed_transformers;
    for feed in &mut scenario.power.grid {
        feed.feeder_cable = "mv-al-240".to_owned();
        feed.feeder_m = Some(500.0);
    }
    scenario.power.sections[0].tie_cable = "mv-al-240".to_owned();
    scenario.power.sections[0].tie_m = Some(300.0);
    let with = on(&scenario, DAY);
    assert!(with.flow.is_ok(), "{:?}", with.flow);
    assert_eq!(bare.mesh.network.couplers.len(), 1);
    assert!(with.mesh.network.couplers.is_empty());
    assert_eq!(
        with.mesh.network.lines.len(),
        bare.mesh.network.lines.len() + 3
    );
    assert!(before < state(&scenario).electrical.losses.feed_transformers);
    let feeds = |day: &OneLineDay| day.flows.losses_mw(&day.line, Kind::FeedTransformer);
    assert!(feeds(&bare) < feeds(&with));
}

/// Two substations on one line: both are lost with it, in the one-line and in firm supply.
#[test]
fn feeds_of_a_common_point_are_lost_together() {
    let mut scenario = sites::two_halls();
    let apart = state(&scenario).supply;
    for feed in &mut scenario.power.grid {
        feed.common_point = "line 1".to_owned();
    }
    let together = state(&scenario).supply;
    assert!(
        close(apart.firm.mw() - together.firm.mw(), 14.0),
        "{apart:?} {together:?}"
    );
    assert_eq!(together.events[0].name, "line 1");
    assert!(close(together.events[0].lost.mw(), 28.0));
    let day = on(&scenario, DAY);
    let point = first(&day, Kind::CommonPoint);
    assert_eq!(day.line.name(point), "CP-1");
    let under = |kind: Kind| {
        let all = (0..u32::try_from(day.line.len()).unwrap())
            .filter(|at| day.line.kind[*at as usize] == kind);
        all.filter(|at| day.line.is_under(*at, point)).count()
    };
    assert_eq!(
        (under(Kind::Substation), under(Kind::FeedTransformer)),
        (2, 2)
    );
    let outcome = Engine::new(&day.line, &day.flows).fail(&[point]);
    assert!(0.0 < outcome.short_mw, "{outcome:?}");
}

/// Judged by nameplate, blocks, medium voltage and supply carry more by the ratio of nameplate to design peak.
#[test]
fn levels_are_judged_by_what_the_planner_chose() {
    let mut scenario = hall("2N", 80, 30.0);
    scenario.it.platforms[0].running_share = Some(0.8);
    let peak = (state(&scenario), on(&scenario, DAY));
    scenario.power.blocks_sized_by = "nameplate".to_owned();
    scenario.power.mv_sized_by = "nameplate".to_owned();
    scenario.power.supply_sized_by = "nameplate".to_owned();
    let most = (state(&scenario), on(&scenario, DAY));
    for kind in [Kind::Transformer, Kind::Feeder, Kind::Section] {
        let at = first(&most.1, kind) as usize;
        assert!(
            close(most.1.line.sizing[at], 1.25),
            "{kind:?} {}",
            most.1.line.sizing[at]
        );
        assert!(close(peak.1.line.sizing[at], 1.0), "{kind:?}");
    }
    let used = |state: &DayState, id: &str| sites::limit(state, id).used;
    for id in ["supply", "hall-a/blocks"] {
        assert!(close(used(&most.0, id), 1.25 * used(&peak.0, id)), "{id}");
    }
    let free = |state: &DayState, id: &str| sites::limit(state, id).free_gpus;
    assert!(free(&most.0, "supply") < free(&peak.0, "supply"));
}

/// One path where the blocks have two, and two where they have one.
#[test]
fn a_class_may_want_other_paths_than_its_blocks() {
    let dark = |scenario: &Scenario| {
        let day = on(scenario, 5);
        let mut engine = Engine::new(&day.line, &day.flows);
        let block = day.line.find("B-101").expect("a block");
        engine.fail(&[block]).dark_gpus
    };
    let mut scenario = hall("2N", 4, 2.0);
    assert_eq!(dark(&scenario), 0);
    scenario.power.classes = vec![class("gpu"), class("support")];
    for class in &mut scenario.power.classes {
        class.redundancy = "N".to_owned();
    }
    assert_eq!(dark(&scenario), 15 * 64);
    let mut scenario = hall("N", 4, 2.0);
    assert_eq!(dark(&scenario), 15 * 64);
    for paths in ["2N", "N+1"] {
        scenario.power.classes = vec![class("gpu"), class("support")];
        for class in &mut scenario.power.classes {
            class.redundancy = paths.to_owned();
        }
        assert_eq!(dark(&scenario), 0, "{paths}");
        let day = on(&scenario, 5);
        let two = |load: &&headroom::solve::power::oneline::Load| load.cords[1] != NONE;
        assert_eq!(day.line.loads.iter().filter(two).count(), 60);
    }
}

/// Ten megawatts short: GPU racks go first unless another class has an earlier turn; then it gives what it draws.
#[test]
fn what_is_shed_goes_by_turns() {
    let mut scenario = hall("2N", 80, 30.0);
    scenario.site.house_mw = Some(4.0);
    scenario.power.grid.truncate(2);
    for feed in &mut scenario.power.grid {
        feed.contract_mw = Some(20.0);
    }
    let shed = |scenario: &Scenario| {
        let day = on(scenario, 5);
        let at = first(&day, Kind::Substation);
        Engine::new(&day.line, &day.flows).fail(&[at])
    };
    let gpus_first = shed(&scenario);
    assert!(close(gpus_first.short_mw, 14.0), "{gpus_first:?}");
    assert_eq!(gpus_first.shed_gpus, 28 * 64);
    let mut house = class("house");
    house.shed_order = Some(1.0);
    scenario.power.classes = vec![house];
    let house_first = shed(&scenario);
    assert_eq!(house_first.shed_gpus, 20 * 64);
    assert!(close(house_first.shed_mw[4], 4.0) && close(house_first.shed_mw[0], 10.0));
}

/// A static switch takes 4 ms and nothing drops; one of 20 ms is slower than power supplies hold (12 ms): 15 racks
/// drop, unless a UPS carries them. The hold-up is settable: with 25 ms they ride through.
#[test]
fn a_transfer_is_held_against_the_hold_up() {
    let mut scenario = hall("catcher", 5, 4.0);
    scenario.power.blocks[0].catchers = Some(1.0);
    scenario.power.blocks[0].transfer_switch = true;
    let detail = |scenario: &Scenario| {
        let day = on(scenario, 5);
        let block = day.line.find("B-102").expect("a block");
        Engine::new(&day.line, &day.flows).detail(&[block])
    };
    assert_eq!(detail(&scenario).outcome.dropped_gpus, 0);
    scenario.power.blocks[0].transfer_ms = Some(20.0);
    let slow = detail(&scenario);
    assert_eq!(slow.outcome.dropped_gpus, 15 * 64);
    let first = &slow.first_seconds;
    assert!(close(first.dropped_mw[0], 1.0), "{first:?}");
    assert_eq!((first.longest_ms, first.hold_up_ms), (20.0, 12.0));
    let dropped: u32 = first.switched.iter().map(|of| of.dropped_gpus).sum();
    assert_eq!(dropped, 15 * 64);
    scenario.power.classes = vec![class("gpu")];
    scenario.power.classes[0].restart_min = Some(10.0);
    assert_eq!(detail(&scenario).first_seconds.restart_min[0], 10.0);
    scenario.power.classes[0].ups = "ups-1500".to_owned();
    let carried = detail(&scenario);
    assert_eq!(carried.outcome.dropped_gpus, 0);
    assert!(
        close(carried.first_seconds.on_ups_mw[0], 1.0),
        "{:?}",
        carried.first_seconds
    );
    scenario.power.classes.clear();
    scenario.power.hold_up_ms = Some(25.0);
    assert_eq!(detail(&scenario).outcome.dropped_gpus, 0);
}

/// A substation out: 15 MW on each of two feeds of 40. The other one holds its own island; what hung on the lost one
/// waits for the tie, 5 s, longer than any hold-up.
#[test]
fn the_first_moment_says_what_carries_at_once() {
    let mut scenario = hall("N", 80, 30.0);
    for (id, tie) in [("mv-a", "open"), ("mv-b", "none")] {
        scenario.power.sections.push(MvSection {
            id: id.to_owned(),
            tie: tie.to_owned(),
            ..MvSection::default()
        });
    }
    scenario.power.mv_arrangement = "main-tie-main".to_owned();
    scenario.power.mv_kv = Some(34.5);
    for (feed, section) in scenario.power.grid.iter_mut().zip(["mv-a", "mv-b"]) {
        feed.section = section.to_owned();
    }
    let day = on(&scenario, 5);
    let out = first(&day, Kind::Substation);
    let found = Engine::new(&day.line, &day.flows).detail(&[out]);
    let at_once = &found.first_seconds;
    assert_eq!(at_once.islands.len(), 2, "{at_once:?}");
    let holds: Vec<bool> = at_once.islands.iter().map(|island| island.holds).collect();
    assert_eq!(holds, [false, true]);
    assert!(close(at_once.islands[0].all_mw(), 0.0));
    assert!(at_once.islands[1].draws_mw < at_once.islands[1].feeds_mw);
    assert_eq!(at_once.longest_ms, 5_000.0);
    let dropped = at_once.dropped_mw[0];
    assert!(close(dropped, at_once.islands[0].draws_mw), "{at_once:?}");
    assert_eq!(
        f64::from(found.outcome.dropped_gpus),
        60.0 * 64.0 * dropped / 30.0
    );
}

/// Evaporation brings 36 °C and 24 °C wet bulb to 36 − 0.85 · 12 = 25.8 °C, so that a turbine that loses 0.7 % for
/// every kelvin above 15 °C keeps 92.4 % instead of 85.3 %; coils give all of it, less the power of their chillers.
#[test]
fn cooled_inlets_give_power_back() {
    let mut scenario = sites::two_halls();
    scenario.power.generation[0].unit = "smt-130".to_owned();
    scenario.power.generation[0].permit_mw = None;
    let power = |scenario: &Scenario| state(scenario).supply.capacity.mw();
    let bare = power(&scenario);
    let mut last = bare;
    for effectiveness in [0.5, 0.85] {
        scenario.power.generation[0].inlet_cooling = "evaporative".to_owned();
        scenario.power.generation[0].inlet_effectiveness = Some(effectiveness);
        let now = power(&scenario);
        assert!(last < now, "{last} {now}");
        last = now;
    }
    let conditions = state(&scenario).conditions;
    let (dry, wet) = (conditions.dry_bulb.c(), conditions.wet_bulb.c());
    let kept = |c: f64| 1.0 - 0.007 * (c - 15.0).max(0.0);
    let by_hand = (last - 28.0) / (bare - 28.0);
    let expected = kept(dry - 0.85 * (dry - wet)) / kept(dry);
    assert!((by_hand - expected).abs() < 1e-9, "{by_hand} {expected}");
    scenario.power.generation[0].inlet_cooling = "chilled".to_owned();
    scenario.power.generation[0].inlet_c = Some(10.0);
    let chilled = (power(&scenario) - 28.0) / (bare - 28.0);
    assert!(1.0 < chilled && chilled < 1.0 / kept(dry), "{chilled}");
}

/// The 80 % rule beyond three hours, in the failed state too: 2N cords of 82 kW on rack PDUs of 415 V are judged at
/// eight tenths of their rating unless everything is listed for all of it. An emergency that lasts no time is none.
#[test]
fn loading_rules_are_those_of_the_plan() {
    let mut scenario = hall("2N", 2, 1.1);
    scenario.power.blocks[0].unit = "block-13-415-2500".to_owned();
    scenario.power.blocks[0].busway = "busway-415-800".to_owned();
    let allowed = |scenario: &Scenario| {
        let day = on(scenario, 5);
        let at = first(&day, Kind::Busway);
        let verdict = day
            .verdicts
            .iter()
            .find(|verdict| verdict.element == at)
            .expect("a rated run");
        verdict.allowed_mva / day.line.rating_mva[at as usize]
    };
    assert!(close(allowed(&scenario), 0.8));
    scenario.power.fully_rated = true;
    assert!(close(allowed(&scenario), 1.0));
    let cord = |scenario: &Scenario| {
        let day = on(scenario, 5);
        day.line.continuous[first(&day, Kind::Cord) as usize]
    };
    scenario.power.fully_rated = false;
    scenario.power.breaker_share = Some(0.7);
    assert!(close(cord(&scenario), 0.7));
    let over = |scenario: &Scenario| {
        let day = on(scenario, 5);
        let block = day.line.find("B-101").expect("a block");
        let worst = Engine::new(&day.line, &day.flows)
            .fail(&[block])
            .worst
            .expect("a load that moved");
        (worst.is_over(), worst.is_beyond_emergency())
    };
    let mut scenario = hall("2N", 2, 1.1);
    scenario.power.transformer_emergency = Some(1.2);
    assert_eq!(over(&scenario), (true, false));
    scenario.power.transformer_emergency = Some(1.05);
    assert_eq!(over(&scenario), (true, true));
    scenario.power.transformer_emergency = Some(1.2);
    scenario.power.emergency_h = Some(0.0);
    assert_eq!(over(&scenario), (true, true));
}

/// Voltage limits are settable: what stands between 0.95 and 0.999 is no finding until the lower one is 0.999.
#[test]
fn voltage_limits_are_those_of_the_plan() {
    let mut scenario = sites::two_halls();
    assert!(on(&scenario, DAY).low_voltage.is_empty());
    scenario.power.voltage_low = Some(0.999);
    assert!(!on(&scenario, DAY).low_voltage.is_empty());
}

/// 2N halls on two feeds: nothing that is taken out loses a GPU; on one feed that feed does, and all of them.
#[test]
fn whether_everything_can_be_maintained_is_one_answer() {
    let mut scenario = hall("2N", 4, 2.0);
    let found = |scenario: &Scenario| {
        let day = on(scenario, 5);
        headroom::evaluate::oneline::failures(&day).maintainability
    };
    let all = found(&scenario);
    assert!(
        all.holds() && all.free == all.elements && 10 < all.elements,
        "{all:?}"
    );
    scenario.power.grid.truncate(1);
    let one = found(&scenario);
    assert!(
        !one.holds() && one.worst.expect("a feed").1 == 60 * 64,
        "{one:?}"
    );
}

/// Dry coolers and drawn pumps hang on the mechanical blocks that they name, and are lost with them; the cooling that
/// is left is what the others carry. On blocks with a spare nothing is lost.
#[test]
fn mechanical_blocks_take_their_machines_along() {
    use headroom::evaluate::machines_lost::cooling_left;
    use headroom::evaluate::machines_lost::lost_machines;
    use headroom::solve::power::oneline::MachineKind;
    let presets = headroom::codec::presets::Presets::frozen();
    let mut scenario = presets
        .by_key("hopper-dry")
        .expect("a dry site")
        .scenario
        .clone();
    let run = |scenario: &Scenario| {
        let (plan, findings) = headroom::scenario::check(scenario);
        let plan = plan.unwrap_or_else(|| panic!("no plan: {findings:#?}"));
        let layout = headroom::solve::floor::layout(&plan);
        let day = 400;
        let state = headroom::evaluate::on_day(&plan, &layout, day);
        let line = headroom::evaluate::oneline::oneline(&plan, &layout, &state);
        let groups = headroom::evaluate::oneline::site_input(&plan, &layout, &state).machines;
        let first = (0..u32::try_from(line.line.len()).unwrap())
            .find(|at| line.line.name(*at).starts_with("MB-"))
            .expect("a mechanical block");
        let detail = Engine::new(&line.line, &line.flows).detail(&[first]);
        let lost = lost_machines(&groups, &detail);
        let coolers: u32 = lost
            .iter()
            .filter(|(group, _)| group.kind == MachineKind::DryCooler)
            .map(|(_, count)| *count)
            .sum();
        let all = cooling_left(&plan, &layout, day, &[]);
        let left = cooling_left(&plan, &layout, day, &lost);
        (groups, coolers, all.rejection, left.rejection)
    };
    let (groups, coolers, _, _) = run(&scenario);
    let dry: Vec<u32> = groups
        .iter()
        .filter(|of| of.kind == MachineKind::DryCooler)
        .map(|of| of.count)
        .collect();
    assert_eq!((dry, coolers), (vec![164], 0));
    let plant = scenario
        .power
        .blocks
        .iter_mut()
        .find(|group| group.hall.is_empty())
        .unwrap();
    plant.topology = "N".to_owned();
    let (_, coolers, all, left) = run(&scenario);
    assert_eq!(coolers, 41);
    assert!(
        (left / all - 123.0 / 164.0).abs() < 1e-6,
        "{left:?} {all:?}"
    );
}

/// A CDU that names a mechanical block draws from it and not from its hall, and is lost with it.
#[test]
fn coolers_of_a_hall_may_hang_on_a_mechanical_block() {
    let mut scenario = sites::two_halls();
    let before = on(&scenario, DAY);
    for cdus in &mut scenario.cooling.cdus {
        cdus.block = "blocks-plant".to_owned();
    }
    let after = on(&scenario, DAY);
    let sum = |day: &OneLineDay| -> f64 { day.line.loads.iter().map(|load| load.peak_mw).sum() };
    // Fans have a little less to do, because the UPS of these pumps no longer heats the hall.
    assert!((sum(&after) / sum(&before) - 1.0).abs() < 1e-3);
    let under = |day: &OneLineDay| {
        let at = day
            .line
            .find("MB-301")
            .or_else(|| day.line.find("MB-101"))
            .expect("a mechanical block");
        day.flows.out_mw[at as usize]
    };
    assert!(under(&before) < under(&after));
    let (ledger, moved) = (state(&sites::two_halls()), state(&scenario));
    let used = |state: &DayState, id: &str| sites::limit(state, id).used;
    assert!(used(&ledger, "plant-blocks") < used(&moved, "plant-blocks"));
    assert!(used(&moved, "hall-a/blocks") < used(&ledger, "hall-a/blocks"));
    let of = |state: &DayState| {
        let electrical = &state.electrical;
        electrical.it() + electrical.cooling() + electrical.house + electrical.losses.total()
    };
    assert!(close(of(&moved).mw(), moved.electrical.site.mw()));
}

/// A utility that delivers 3 % less than the transformer is rated for: the taps make up for it, five steps of 0.625 %.
#[test]
fn taps_make_up_for_the_voltage_of_delivery() {
    let mut scenario = sites::two_halls();
    let taps = |scenario: &Scenario| {
        let day = on(scenario, DAY);
        let flow = day.flow.as_ref().expect("a flow");
        let pu = day.mesh.section_pu(flow);
        assert!(pu.iter().all(|pu| (pu - 1.0).abs() < 5e-3), "{pu:?}");
        day.mesh.network.transformers[0].taps[0].steps
    };
    let rated = taps(&scenario);
    for feed in &mut scenario.power.grid {
        feed.voltage_kv = Some(161.0 * 0.969);
    }
    assert!(close(taps(&scenario), rated - 5.0));
}

/// Blocks of 2N stand in pairs: of five, the odd one stands beside no other, so that two are firm; one alone is none.
#[test]
fn two_n_is_firm_in_whole_pairs() {
    for (count, firm) in [(1, 0.0), (2, 1.0), (5, 2.0), (6, 3.0)] {
        let state = state(&hall("2N", count, 1.0));
        let mut limits = state.limits.iter();
        let blocks = limits
            .find(|limit| limit.kind == LimitKind::Blocks)
            .expect("the hall has blocks");
        assert!(
            close(blocks.capacity - blocks.reserve, firm),
            "{count} blocks: {blocks:?}"
        );
    }
}
