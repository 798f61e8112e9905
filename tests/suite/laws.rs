//! Balances that close and laws that hold, whatever the site.

use crate::sites::evaluated;
use crate::sites::hand_worked;
use crate::sites::limit;
use crate::sites::two_halls;
use headroom::evaluate::DayState;
use headroom::evaluate::Evaluation;
use headroom::finding::Code;
use headroom::finding::Finding;
use headroom::finding::Severity;
use headroom::scenario::Scenario;
use headroom::scenario::record::Number;
use proptest::prelude::ProptestConfig;
use proptest::proptest;

/// Cases of each law. A case is one or two evaluations of a small site, a few milliseconds.
const CASES: u32 = 48;

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(CASES)
    }
}

/// A drawn site with other sizes, some of them short of what the racks need.
fn varied(sizes: [f64; 8]) -> Scenario {
    let mut scenario = two_halls();
    let [
        racks,
        engines,
        chillers,
        towers,
        blocks,
        cdus,
        supply_c,
        share,
    ] = sizes;
    scenario.it.deployments[0].racks = Some(racks);
    scenario.power.generation[0].count = Some(engines);
    scenario.cooling.chillers[0].count = Some(chillers);
    scenario.cooling.towers[0].count = Some(towers);
    scenario.power.blocks[0].count = Some(blocks);
    scenario.cooling.cdus[1].count = Some(cdus);
    scenario.cooling.supply_c = Some(supply_c);
    scenario.it.running_share = Some(share);
    scenario
}

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1.0)
}

/// Both balances and the sum of every limit, on every day.
fn balances(evaluation: &Evaluation) {
    for state in &evaluation.ledger {
        let electrical = &state.electrical;
        let sum =
            electrical.it() + electrical.cooling() + electrical.house + electrical.losses.total();
        assert!(
            close(electrical.site.mw(), sum.mw()),
            "day {}: {electrical:?}",
            state.day
        );
        let thermal = &state.thermal;
        let sum = thermal.it + thermal.room_losses + thermal.fluid_work + thermal.compressor_work;
        assert!(
            close(thermal.rejected.mw(), sum.mw()),
            "day {}: {thermal:?}",
            state.day
        );
        for limit in &state.limits {
            let sum = limit.used + limit.reserve + limit.stranded + limit.free;
            assert!(close(limit.capacity, sum), "day {}: {limit:?}", state.day);
            assert!(
                0.0 <= limit.reserve && -1e-9 <= limit.stranded,
                "day {}: {limit:?}",
                state.day
            );
            assert_eq!(
                limit.free_gpus < 0,
                limit.free < -1e-9 && 0 < placed(state, limit.hall),
                "{limit:?}"
            );
        }
        assert!(0 <= state.gpus_live && state.gpus_live <= state.gpus_live_without_reserve);
        assert!(state.gpus_live_without_reserve <= state.gpus_placed);
        assert_eq!(
            state.halls.iter().map(|hall| hall.gpus_live).sum::<i64>(),
            state.gpus_live
        );
        assert!(state.coupling.converged, "{:?}", state.coupling);
    }
}

fn placed(state: &DayState, hall: Option<usize>) -> i64 {
    hall.map_or(state.gpus_placed, |hall| state.halls[hall].gpus_placed)
}

fn last(evaluation: &Evaluation) -> &DayState {
    evaluation.at(evaluation.horizon)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn both_balances_close_and_every_limit_adds_up(
        racks in 0_u32..140, engines in 0_u32..8, chillers in 0_u32..16, towers in 0_u32..9,
        blocks in 0_u32..9, cdus in 0_u32..8, supply_c in 14.5_f64..26.0, share in 0.5_f64..1.0,
    ) {
        let count = f64::from;
        let sizes = [count(racks), count(engines), count(chillers), count(towers), count(blocks), count(cdus), supply_c, share];
        balances(&evaluated(&varied(sizes)));
    }

    #[test]
    fn relaxing_one_limit_never_lowers_headroom(which in 0_usize..6, by in 1_u32..9, racks in 0_u32..41) {
        let mut scenario = hand_worked();
        scenario.it.deployments[1].racks = Some(f64::from(200 + racks));
        let before = last(&evaluated(&scenario)).headroom_gpus;
        let add = |number: &mut Number| *number = number.map(|now| now + f64::from(by));
        match which {
            0 => add(&mut scenario.power.grid[0].contract_mw),
            1 => add(&mut scenario.power.blocks[0].count),
            2 => add(&mut scenario.cooling.cdus[1].count),
            3 => add(&mut scenario.cooling.air[0].count),
            4 => add(&mut scenario.cooling.rejection[0].unit_mw),
            _ => add(&mut scenario.floor.halls[1].gpu_positions),
        }
        let after = last(&evaluated(&scenario)).headroom_gpus;
        assert!(before <= after, "{which} by {by}: {before} → {after}");
    }

    #[test]
    fn removing_any_element_never_raises_firm_supply_or_firm_cooling(
        which in 0_usize..8, chillers in 1_u32..14, towers in 1_u32..9, engines in 1_u32..9,
    ) {
        let mut scenario = two_halls();
        scenario.cooling.chillers[0].count = Some(f64::from(chillers));
        scenario.cooling.towers[0].count = Some(f64::from(towers));
        scenario.power.generation[0].count = Some(f64::from(engines));
        let whole = evaluated(&scenario);
        let one_less = |number: &mut Number| *number = number.map(|now| now - 1.0);
        match which {
            0 => one_less(&mut scenario.power.generation[0].count),
            1 => drop(scenario.power.grid.remove(1)),
            2 => one_less(&mut scenario.cooling.chillers[0].count),
            3 => one_less(&mut scenario.cooling.towers[0].count),
            4 => one_less(&mut scenario.cooling.cdus[0].count),
            5 => one_less(&mut scenario.cooling.air[1].count),
            6 => one_less(&mut scenario.power.batteries[0].count),
            _ => drop(scenario.power.generation.remove(0)),
        }
        let reduced = evaluated(&scenario);
        let (before, after) = (last(&whole), last(&reduced));
        assert!(after.supply.firm.mw() <= before.supply.firm.mw() + 1e-9);
        assert!(after.firm_cooling.mw() <= before.firm_cooling.mw() + 1e-9,
            "{which}: {} → {}", before.firm_cooling.mw(), after.firm_cooling.mw());
    }

    #[test]
    fn more_chillers_never_lower_cooling_capacity(chillers in 0_u32..20) {
        let mut scenario = two_halls();
        let mut of = |count: u32| {
            scenario.cooling.chillers[0].count = Some(f64::from(count));
            let evaluation = evaluated(&scenario);
            let day = last(&evaluation);
            (limit(day, "chillers").capacity, day.plant.chiller_firm.mw(), day.firm_cooling.mw())
        };
        let (fewer, more) = (of(chillers), of(chillers + 1));
        assert!(fewer.0 <= more.0 && fewer.1 <= more.1 && fewer.2 <= more.2 + 1e-9, "{fewer:?} {more:?}");
    }

    #[test]
    fn the_headroom_fits_and_one_array_more_does_not(racks in 8_u32..90, chillers in 6_u32..14, drawn in proptest::bool::ANY) {
        let mut scenario = if drawn { two_halls() } else { hand_worked() };
        scenario.it.deployments.truncate(1);
        scenario.it.deployments[0].racks = Some(f64::from(racks));
        scenario.floor.halls.truncate(1);
        scenario.power.blocks.retain(|block| block.hall != "hall-b");
        scenario.cooling.cdus.truncate(1);
        scenario.cooling.air.truncate(1);
        scenario.phases.clear();
        if drawn {
            scenario.cooling.chillers[0].count = Some(f64::from(chillers));
        }
        let before = evaluated(&scenario);
        let day = last(&before);
        let headroom_racks = day.headroom_gpus / 64;
        if headroom_racks < 0 {
            return Ok(());
        }
        let with = |extra: i64| {
            let mut fuller = scenario.clone();
            #[allow(clippy::cast_precision_loss, reason = "hundreds of racks")]
            let racks = f64::from(racks) + extra as f64;
            fuller.it.deployments[0].racks = Some(racks);
            must_fix(&evaluated(&fuller))
        };
        let known = must_fix(&before);
        assert_eq!(with(headroom_racks), known, "headroom {headroom_racks} racks, {}", day.binding_limit);
        assert_ne!(with(headroom_racks + 8), known, "one array more than {headroom_racks} racks, {}", day.binding_limit);
    }
}

/// What must be fixed at the last day.
fn must_fix(evaluation: &Evaluation) -> Vec<Code> {
    let at_end = |finding: &&Finding| {
        finding
            .days
            .is_none_or(|days| days.to == evaluation.horizon)
    };
    let severe = evaluation
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::MustFix);
    severe.filter(at_end).map(|finding| finding.code).collect()
}

#[test]
fn a_permit_strands_what_it_does_not_allow() {
    let evaluation = evaluated(&two_halls());
    let supply = limit(last(&evaluation), "supply");
    let unit_mw = 3.36;
    assert!(
        (supply.stranded - (4.0 * unit_mw - 12.0)).abs() < 0.1,
        "{supply:?}"
    );
}

#[test]
fn batteries_bridge_and_are_never_firm() {
    let mut scenario = two_halls();
    let with = evaluated(&scenario);
    scenario.power.batteries.clear();
    let without = evaluated(&scenario);
    assert_eq!(last(&with).supply.firm, last(&without).supply.firm);
    assert!((last(&with).supply.bridge.mw() - 4.0 * 1.93).abs() < 1e-9);
    // 4 × 3.9 MWh, 80 % kept for bridging, carry at most their own 7.72 MW: 97 minutes.
    assert!(
        (last(&with).supply.bridge_time.minutes() - 4.0 * 3.9 * 0.8 / 7.72 * 60.0).abs() < 1e-6
    );
    assert_eq!(last(&without).supply.bridge_time.minutes(), 0.0);
}

#[test]
fn the_same_plan_gives_the_same_bits() {
    let scenario = two_halls();
    assert_eq!(evaluated(&scenario), evaluated(&scenario));
}
