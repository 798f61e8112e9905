//! Fuel, black start and bridge of a day, the firm supply of the one-line, units that must start, and the
//! cooling left: by hand on small sites.

use crate::oneline::on;
use crate::sites;
use crate::topologies::hall;
use headroom::evaluate::DayState;
use headroom::evaluate::machines_lost::cooling_left;
use headroom::evaluate::oneline;
use headroom::evaluate::supply_studies::SupplyStudies;
use headroom::evaluate::supply_studies::studies;
use headroom::finding::Amount;
use headroom::finding::Code;
use headroom::finding::Place;
use headroom::scenario::Scenario;
use headroom::scenario::plan::Class;
use headroom::scenario::plan::Plan;
use headroom::solve::floor::Layout;
use headroom::solve::power::EventKind;
use headroom::solve::power::bridge::Coming;
use headroom::solve::power::bridge::Spinning;
use headroom::solve::power::bridge::gap;
use headroom::solve::power::failures::Outcome;
use headroom::solve::power::oneline::Kind;
use headroom::solve::power::oneline::MachineGroup;
use headroom::solve::power::oneline::MachineKind;
use headroom::units::Duration;
use headroom::units::Energy;
use headroom::units::Power;
use proptest::prelude::*;

use crate::arbitrary::CASES;

const DAY: u32 = 5;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6 * b.abs().max(1.0)
}

fn day_of(scenario: &Scenario, day: u32) -> (Plan, Layout, DayState) {
    let (plan, findings) = headroom::scenario::check(scenario);
    let plan = plan.unwrap_or_else(|| panic!("no plan: {findings:#?}"));
    let layout = headroom::solve::floor::layout(&plan);
    let state = headroom::evaluate::on_day(&plan, &layout, day);
    (plan, layout, state)
}

fn studied(scenario: &Scenario) -> SupplyStudies {
    let (plan, _, state) = day_of(scenario, DAY);
    studies(&plan, &state)
}

/// 30 MW of racks and nothing else, on feeds of these contracts, each with a substation of its own.
fn site(contracts_mw: &[f64]) -> Scenario {
    let mut scenario = hall("2N", 80, 30.0);
    let feed = scenario.power.grid[0].clone();
    scenario.power.grid = contracts_mw
        .iter()
        .enumerate()
        .map(|(i, contract)| {
            let mut feed = feed.clone();
            feed.id = format!("feed-{i}");
            feed.substation = format!("substation-{i}");
            feed.contract_mw = Some(*contract);
            feed
        })
        .collect();
    scenario
}

/// Gas engines of 3.356 MW, each on a bus of its own.
fn engines(scenario: &mut Scenario, count: u32) {
    scenario.power.generation = vec![Default::default()];
    let group = &mut scenario.power.generation[0];
    (group.id, group.unit) = ("engines".to_owned(), "j620".to_owned());
    group.count = Some(f64::from(count));
    group.buses = Some(f64::from(count));
    group.site_mw = Some(3.356);
}

fn batteries(scenario: &mut Scenario, count: f64, unit_mwh: f64) {
    scenario.power.batteries = vec![Default::default()];
    let group = &mut scenario.power.batteries[0];
    (group.id, group.unit) = ("packs".to_owned(), "megapack-2xl".to_owned());
    (group.count, group.unit_mw) = (Some(count), Some(2.0));
    (group.unit_mwh, group.bridge_share) = (Some(unit_mwh), Some(1.0));
}

/// A feed of 20 MW leaves 10 to three engines at 3.3333 MW, x = 0.99325 of their rating. Fuel over rating on
/// the line between 0.75 · 2.2936 and 1 · 2.2371 is 2.22314, so 22.3826 MW burn. Of 90 GJ/h, 72 are firm: 20 MW.
#[test]
fn fuel_of_a_usual_day() {
    let mut scenario = site(&[20.0]);
    engines(&mut scenario, 6);
    scenario.power.grid[0].interruptible_mw = Some(8.0);
    let group = &mut scenario.power.generation[0];
    group.gas_gj_per_h = Some(90.0);
    group.gas_interruptible_share = Some(0.2);
    group.nox_kg_per_mwh = Some(0.5);
    group.permit_nox_t = Some(40.0);
    let fuel = studied(&scenario).fuel;
    let row = &fuel.usual.groups[0];
    assert_eq!((row.running, row.may_run), (3, 6));
    assert!(close(fuel.usual.load.mw(), 30.0) && close(fuel.usual.grid.mw(), 20.0));
    assert!((row.fuel.mw() - 22.3826).abs() < 1e-3, "{row:?}");
    assert!((row.beyond_firm.mw() - 2.3826).abs() < 1e-3);
    assert!(close(row.nox_t_per_year.unwrap(), 43.8) && row.nox_permit_t == Some(40.0));
    assert!(close(row.hours_per_unit, 4380.0));
    assert!((fuel.usual.beyond_firm.mwh() - 24.0 * 2.3826).abs() < 0.03);
    // The utility calls its 8 MW: 18 MW on six engines, x = 0.89392, 2.01777 of the rating each.
    let called = &fuel.interrupted;
    assert!(close(called.grid.mw(), 12.0));
    assert_eq!(called.groups[0].running, 6);
    assert!((called.groups[0].fuel.mw() - 40.630).abs() < 1e-2);
    let findings = sites::evaluated(&scenario).findings;
    let found = findings.iter().find(|it| it.code == Code::GasBeyondFirm);
    let found = found.expect("gas beyond the contract");
    assert_eq!(found.place, Place::Asset("engines".to_owned()));
    let Amount::Differs { given, needed, .. } = found.amount else {
        panic!("{found:?}")
    };
    assert!(close(given, 72.0) && (needed - 80.577).abs() < 0.01);
}

/// Permits for units and for power bound what may run, in fuel and in the firm supply alike.
#[test]
fn permits_bound_what_may_run() {
    let mut scenario = site(&[20.0]);
    engines(&mut scenario, 6);
    scenario.power.generation[0].permit_units = Some(2.0);
    let (plan, _, state) = day_of(&scenario, DAY);
    let row = &studies(&plan, &state).fuel.usual;
    assert_eq!((row.groups[0].running, row.groups[0].may_run), (2, 2));
    assert!(close(row.missing.mw(), 10.0 - 2.0 * 3.356));
    assert!(close(state.supply.without_reserve.mw(), 20.0 + 2.0 * 3.356));
    scenario.power.generation[0].permit_units = None;
    scenario.power.generation[0].permit_mw = Some(3.356 * 3.5);
    assert_eq!(studied(&scenario).fuel.usual.groups[0].may_run, 3);
    assert!(!codes(&scenario).contains(&Code::GasBeyondFirm));
}

fn codes(scenario: &Scenario) -> Vec<Code> {
    let findings = sites::evaluated(scenario).findings;
    findings.iter().map(|finding| finding.code).collect()
}

/// Twelve engines take 8.0544 MW at once, ten seconds apart, from minute 3 on: 30 MW are four steps, the last
/// at 210 s; racks work five minutes later. Turbines alone never start; with a grid-forming battery they
/// come at minute 10 and take 12.375 MW a step, so the third step at 620 s carries all.
#[test]
fn black_starts_by_hand() {
    let mut scenario = site(&[40.0]);
    engines(&mut scenario, 12);
    scenario.power.classes = vec![Default::default()];
    let class = &mut scenario.power.classes[0];
    (class.id, class.class) = ("racks".to_owned(), "gpu".to_owned());
    class.restart_min = Some(5.0);
    let start = studied(&scenario).start;
    assert_eq!(start.sequence.full_load.map(Duration::s), Some(210.0));
    assert_eq!(start.works.map(Duration::s), Some(510.0));
    let group = &mut scenario.power.generation[0];
    group.unit = "smt-130".to_owned();
    (group.count, group.site_mw) = (Some(3.0), Some(16.5));
    assert_eq!(studied(&scenario).start.works, None);
    batteries(&mut scenario, 4.0, 1.0);
    scenario.power.batteries[0].grid_forming = true;
    let start = studied(&scenario).start;
    assert_eq!(start.sequence.full_load.map(Duration::s), Some(620.0));
}

/// What is shed last comes first; where nothing says it: house, pumps, plant, support racks, GPU racks.
#[test]
fn loads_come_back_in_the_reverse_order_of_shedding() {
    let mut scenario = sites::two_halls();
    let order = |scenario: &Scenario| -> Vec<Class> {
        let (plan, _, state) = day_of(scenario, 14);
        let start = studies(&plan, &state).start;
        let all: f64 = start.loads.iter().map(|load| load.load.mw()).sum();
        assert!(close(all, state.electrical.site.mw()));
        start.loads.iter().map(|load| load.class).collect()
    };
    use Class::Fluid;
    use Class::Gpu;
    use Class::House;
    use Class::Plant;
    use Class::Support;
    assert_eq!(order(&scenario), [House, Fluid, Plant, Support, Gpu]);
    for (class, turn) in [("gpu", 2.0), ("plant", 1.0)] {
        let mut row = headroom::scenario::power::LoadClass::default();
        (row.id, row.class) = (class.to_owned(), class.to_owned());
        row.shed_order = Some(turn);
        scenario.power.classes.push(row);
    }
    assert_eq!(order(&scenario), [House, Fluid, Support, Gpu, Plant]);
}

/// Two feeds of 20 MW carry 15 each. One out: the other takes 5 more at once, and ten are missing until the
/// engines, which stood, carry them at minute 3: 0.5 MWh. 12 MW with 0.3 MWh last 1.8 minutes; 8 MW are 2 short.
#[test]
fn the_bridge_against_the_start_of_engines() {
    let mut scenario = site(&[20.0, 20.0]);
    engines(&mut scenario, 12);
    batteries(&mut scenario, 6.0, 0.05);
    let found = studied(&scenario).bridging.expect("an event");
    assert_eq!(found.event.kind, EventKind::Grid);
    assert!(close(found.lost.mw(), 15.0) && close(found.gap.at_first().mw(), 10.0));
    assert_eq!(found.gap.closed.map(Duration::s), Some(180.0));
    assert!(close(found.gap.energy.mwh(), 0.5));
    assert!(close(found.carried.unwrap().minutes(), 1.8));
    assert!(close(found.short_time.unwrap().minutes(), 1.2));
    assert!(found.in_time && !found.suffices());
    let bridge = |scenario: &Scenario| -> Option<Amount> {
        let findings = sites::evaluated(scenario).findings;
        let mut found = findings.iter().filter(|it| it.code == Code::BridgeShort);
        found.next().map(|finding| finding.amount.clone())
    };
    let Some(Amount::Differs { given, needed, .. }) = bridge(&scenario) else {
        panic!("no finding")
    };
    assert!(close(given, 1.8) && close(needed, 3.0));
    batteries(&mut scenario, 4.0, 5.0);
    let found = studied(&scenario).bridging.expect("an event");
    assert!(close(found.short_power.mw(), 2.0) && !found.suffices());
    let Some(Amount::ShortMw(short)) = bridge(&scenario) else {
        panic!("no finding")
    };
    assert!(close(short, 2.0));
    batteries(&mut scenario, 6.0, 0.1);
    assert!(studied(&scenario).bridging.expect("an event").suffices());
    assert_eq!(bridge(&scenario), None);
}

/// One feed of 15 MW beside engines that give the other 15 of their 40.272: with the feed lost they take
/// 8.0544 MW at once, and the rest ten seconds later: 6.9456 MW are missing for ten seconds.
#[test]
fn units_on_the_bus_take_load_in_steps() {
    let mut scenario = site(&[15.0]);
    engines(&mut scenario, 12);
    let found = studied(&scenario).bridging.expect("an event");
    assert!((found.gap.at_first().mw() - 6.9456).abs() < 1e-6);
    assert_eq!(found.gap.closed.map(Duration::s), Some(10.0));
    assert!(close(found.gap.energy.mwh(), 69.456 / 3600.0));
    assert_eq!(found.carried, Some(Duration::ZERO), "without batteries");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    /// What is missing only shrinks; more battery carries no shorter; the energy is what is under the line.
    #[test]
    fn gaps_shrink(
        lost in 0.0..200.0f64, room in 0.0..100.0f64, step in 0.0..30.0f64, late in 0.0..100.0f64,
        after in 0.0..900.0f64, mwh in 0.0..20.0f64,
    ) {
        let mw = Power::from_mw;
        let spinning = [Spinning { room: mw(room), step: mw(step) }];
        let coming = [Coming { after: Duration::from_s(after), power: mw(late) }];
        let found = gap(mw(lost), &spinning, &coming, Duration::from_s(10.0));
        for pair in found.moments.windows(2) {
            prop_assert!(pair[0].at < pair[1].at && pair[1].missing < pair[0].missing);
        }
        // A unit that takes less than a thousandth of its room at a time counts with a thousand steps of it.
        let most = room.min(1_000.0 * step) + late;
        prop_assert_eq!(found.closed.is_some(), lost <= most + 1e-6);
        let lasts = |mwh: f64| found.carried(mw(300.0), Energy::from_mwh(mwh));
        if let (Some(less), Some(more)) = (lasts(mwh), lasts(2.0 * mwh)) {
            prop_assert!(less.s() <= more.s() + 1e-9);
        }
        if let Some(closed) = found.closed {
            let enough = lasts(found.energy.mwh() * (1.0 + 1e-9) + 1e-12);
            prop_assert!((enough.unwrap().s() - closed.s()).abs() < 1e-3);
        }
    }
}

/// What follows when the first substation is out.
fn first_substation_out(scenario: &Scenario) -> Outcome {
    let day = on(scenario, DAY);
    let kinds = day.line.kind.iter();
    let at = kinds.clone().position(|kind| *kind == Kind::Substation);
    oneline::failures(&day).outcomes[at.expect("a substation")]
}

/// The same ten missing megawatts in the one-line: standby engines carry them from minute 3 on. Ten of 30 MW
/// are 20 of 60 racks. Batteries that last 1.8 minutes do not keep them on; those that last 3.6 do.
#[test]
fn standby_units_come_only_after_their_start() {
    let mut scenario = site(&[20.0, 20.0]);
    engines(&mut scenario, 12);
    scenario.power.generation[0].role = "standby".to_owned();
    let found = first_substation_out(&scenario);
    assert!(close(found.starting_mw, 10.0), "{found:?}");
    assert_eq!((found.start_min, found.start_bridge_min), (3.0, 0.0));
    assert_eq!((found.waiting_gpus, found.lost_gpus()), (20 * 64, 0));
    batteries(&mut scenario, 6.0, 0.05);
    let found = first_substation_out(&scenario);
    assert!(close(found.start_bridge_min, 1.8) && found.bridge_is_short());
    assert_eq!(found.waiting_gpus, 20 * 64);
    batteries(&mut scenario, 6.0, 0.1);
    let found = first_substation_out(&scenario);
    assert!(close(found.start_bridge_min, 3.6) && !found.bridge_is_short());
    assert_eq!(found.waiting_gpus, 0);
    // Where the other feed carries everything, nothing must start.
    let mut scenario = site(&[40.0, 40.0]);
    engines(&mut scenario, 12);
    scenario.power.generation[0].role = "standby".to_owned();
    let found = first_substation_out(&scenario);
    assert_eq!((found.starting_mw, found.waiting_gpus), (0.0, 0));
}

/// Sustained power of the one-line after the worst element of some kinds is out, MW.
fn sustained_mw(scenario: &Scenario, day: u32, kinds: &[Kind]) -> Option<f64> {
    let day = on(scenario, day);
    let mut capacity_mw = Vec::new();
    let elements = (0..u32::try_from(day.line.len()).expect("ids fit"))
        .filter(|element| kinds.contains(&day.line.kind[*element as usize]));
    let left = elements.map(|element| {
        let mv = &day.line.mv;
        mv.capacities(&day.line, &[element], &mut capacity_mw);
        capacity_mw.iter().sum::<f64>()
    });
    left.reduce(f64::min)
}

const GRID: &[Kind] = &[Kind::Substation, Kind::Feed];
const UNIT: &[Kind] = &[Kind::Generator];
const BUS: &[Kind] = &[Kind::GenerationBus];

/// What supply says of a kind of event and what the one-line sustains, MW.
fn both(scenario: &Scenario, day: u32) -> Vec<(EventKind, f64, f64)> {
    let supply = day_of(scenario, day).2.supply;
    let kinds = [
        (EventKind::Grid, GRID),
        (EventKind::Unit, UNIT),
        (EventKind::Bus, BUS),
    ];
    let pairs = kinds.into_iter().filter_map(|(kind, elements)| {
        let events = supply.events.iter().filter(|event| event.kind == kind);
        let least = events.map(|event| event.remaining.mw()).reduce(f64::min)?;
        Some((kind, least, sustained_mw(scenario, day, elements)?))
    });
    pairs.collect()
}

/// Sites whose feeds lose nothing on the way: substations shared and not, circuits, permits, standby units,
/// maintenance, contracts in part interruptible.
fn lossless() -> Vec<Scenario> {
    let mut all = vec![sites::hand_worked(), site(&[20.0, 25.0])];
    let mut shared = site(&[20.0, 25.0, 10.0]);
    shared.power.grid[1].substation = "substation-0".to_owned();
    shared.power.grid[2].substation.clear();
    shared.power.grid[2].circuits = Some(3.0);
    shared.power.grid[0].interruptible_mw = Some(5.0);
    engines(&mut shared, 8);
    shared.power.generation[0].buses = Some(3.0);
    shared.power.generation[0].permit_mw = Some(3.356 * 6.0);
    all.push(shared.clone());
    shared.power.generation[0].in_maintenance = Some(1.0);
    shared.power.generation[0].role = "standby".to_owned();
    all.push(shared.clone());
    shared.power.generation[0].permit_units = Some(4.0);
    all.push(shared);
    let mut two_halls = sites::two_halls();
    two_halls.power.loss_share = Some(0.03);
    all.push(two_halls);
    all
}

/// The firm supply of the ledger is the sustained power of the one-line, event by event.
#[test]
fn firm_supply_is_that_of_the_one_line() {
    for (i, scenario) in lossless().iter().enumerate() {
        let found = both(scenario, DAY);
        assert!(!found.is_empty());
        for (kind, supply, one_line) in &found {
            assert!(
                (supply - one_line).abs() < 1e-6,
                "site {i}, {kind:?}: {supply} {one_line}"
            );
        }
    }
}

/// Where they differ, and why. The ledger counts a contract as it is metered; the one-line takes off what its
/// transformers lose: below a hundredth of it. The ledger lets a bus fail with all units in maintenance
/// elsewhere; the one-line has them where they stand, dealt from the last unit on.
#[test]
fn where_the_one_line_sustains_something_else() {
    for (scenario, day) in [(sites::two_halls(), 14), (sites::colossus(), 600)] {
        for (kind, supply, one_line) in both(&scenario, day) {
            let lost = (supply - one_line) / supply;
            assert!(
                (-1e-9..0.01).contains(&lost),
                "{kind:?}: {supply} {one_line}"
            );
        }
    }
    let mut scenario = site(&[20.0, 20.0]);
    engines(&mut scenario, 4);
    scenario.power.generation[0].buses = Some(2.0);
    scenario.power.generation[0].in_maintenance = Some(2.0);
    let bus = both(&scenario, DAY)[2];
    assert!(close(bus.1, 40.0) && close(bus.2, 40.0 + 3.356), "{bus:?}");
}

/// 30 MW of racks whose heat is 1.12 times that, on 50 MW of heat rejection: with half of it lost 25 MW are
/// left, and 44 racks of 0.56 MW of heat fit below.
#[test]
fn what_half_a_plant_carries() {
    let mut scenario = site(&[40.0, 40.0]);
    scenario.cooling.rejection_ratio = Some(1.12);
    let (plan, layout, _) = day_of(&scenario, DAY);
    let group = MachineGroup {
        block: None,
        kind: MachineKind::Undrawn,
        index: 0,
        count: 8,
        each: Power::from_mw(0.1),
    };
    let whole = cooling_left(&plan, &layout, DAY, &[(group, 0)]);
    assert!(close(whole.rejection.mw(), 50.0) && close(whole.rejected.mw(), 33.6));
    assert_eq!(whole.gpus_carried, 60 * 64);
    let half = cooling_left(&plan, &layout, DAY, &[(group, 4)]);
    assert!(close(half.rejection.mw(), 25.0));
    assert_eq!(half.gpus_carried, 44 * 64);
    assert_eq!(half.gpus_placed, 60 * 64);
}

/// Of ten equal chillers four are left: four tenths of the capacity. A lost pump takes its chiller along, not
/// a second one; towers keep theirs; fewer machines never carry more.
#[test]
fn what_some_chillers_carry() {
    let (plan, layout, _) = day_of(&sites::two_halls(), 14);
    let of = |kind| MachineGroup {
        block: None,
        kind,
        index: 0,
        count: 10,
        each: Power::from_mw(0.2),
    };
    let left = |lost: &[(MachineGroup, u32)]| cooling_left(&plan, &layout, 14, lost);
    let all = left(&[]);
    let four = left(&[(of(MachineKind::Chiller), 6), (of(MachineKind::Pump), 5)]);
    assert!(close(four.chillers.mw(), all.chillers.mw() * 0.4));
    assert!(close(four.towers.mw(), all.towers.mw()));
    assert_eq!(four.gpus_placed, all.gpus_placed);
    // The halls' heat is in proportion to their racks within a rack and the losses that do not scale.
    let share = four.chillers / four.evaporator_heat;
    let carried = four.gpus_carried as f64 / four.gpus_placed as f64;
    assert!((carried - share).abs() < 0.03, "{carried} {share}");
    let mut last = i64::MAX;
    for lost in 0..=10 {
        let now = left(&[(of(MachineKind::Chiller), lost)]).gpus_carried;
        assert!(now <= last);
        last = now;
    }
    assert_eq!(last, 0);
}

/// Every machine that a failure takes is one of the groups that the one-line was made with, and what is left
/// is no more than everything.
#[test]
fn machines_that_failures_take() {
    let scenario = sites::two_halls();
    let (plan, layout, state) = day_of(&scenario, 14);
    let day = on(&scenario, 14);
    let groups = oneline::site_input(&plan, &layout, &state).machines;
    let mut engine = headroom::solve::power::failures::Engine::new(&day.line, &day.flows);
    let all = cooling_left(&plan, &layout, 14, &[]);
    let mut tried = 0;
    for element in 0..u32::try_from(day.line.len()).unwrap() {
        let detail = engine.detail(&[element]);
        if detail.outcome.machines == 0 || 6 <= tried {
            continue;
        }
        tried += 1;
        let lost = headroom::evaluate::machines_lost::lost_machines(&groups, &detail);
        let machines: u32 = lost.iter().map(|(_, count)| count).sum();
        assert_eq!(machines, detail.outcome.machines);
        assert!(lost.iter().all(|(group, count)| *count <= group.count));
        let left = cooling_left(&plan, &layout, 14, &lost);
        assert!(left.gpus_carried <= all.gpus_carried);
    }
    assert!(0 < tried);
}

/// Racks at a power factor of 0.9 behind a contract for 0.95.
#[test]
fn a_power_factor_below_the_contract() {
    let mut scenario = sites::two_halls();
    scenario.power.it_power_factor = Some(0.9);
    scenario.power.drive_power_factor = Some(0.85);
    scenario.power.generation.clear();
    let (plan, layout, state) = day_of(&scenario, 14);
    let day = oneline::oneline(&plan, &layout, &state);
    let found = oneline::contract_findings(&plan, &day);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].code, Code::PowerFactorLow);
    let Amount::Differs { given, needed, .. } = found[0].amount else {
        panic!("{found:?}")
    };
    assert!(given < 0.9 && close(needed, 0.95));
    scenario.power.grid[0].power_factor_min = Some(0.7);
    let (plan, _, _) = day_of(&scenario, 14);
    assert_eq!(oneline::contract_findings(&plan, &day).len(), 1);
}

/// Five blocks of 4N/3 are systems of two, one, one and one: two blocks are held. Of 18 blocks it is five.
#[test]
fn a_distributed_system_is_lost_whole() {
    for (blocks, held) in [
        (3, 1.0),
        (4, 1.0),
        (5, 2.0),
        (16, 4.0),
        (17, 5.0),
        (18, 5.0),
        (20, 5.0),
    ] {
        let (_, _, state) = day_of(&hall("4N/3", blocks, 1.0), DAY);
        let limit = sites::limit(&state, "hall-a/blocks");
        assert!(close(limit.reserve, held), "{blocks}: {}", limit.reserve);
    }
}
