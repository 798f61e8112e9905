//! The one-line: its order, its sums, its agreement with the chain, its checks.

use crate::sites;
use crate::topologies;
use headroom::evaluate::DayState;
use headroom::evaluate::oneline;
use headroom::evaluate::oneline::OneLineDay;
use headroom::finding::Amount;
use headroom::finding::Code;
use headroom::finding::Place;
use headroom::scenario::Scenario;
use headroom::scenario::plan::Plan;
use headroom::solve::floor::Layout;
use headroom::solve::power::oneline::Kind;
use headroom::solve::power::oneline::Mv;
use headroom::solve::power::oneline::NONE;
use headroom::solve::power::oneline::Override;
use headroom::solve::power::oneline::Overrides;
use headroom::solve::power::oneline::Settings;
use headroom::solve::power::oneline::Settled;
use headroom::solve::power::oneline::Source;
use headroom::solve::power::oneline::SourceKind;
use headroom::solve::power::oneline::SupplyView;
use headroom::solve::power::oneline::Tie;
use headroom::solve::power::oneline::settle;
use headroom::units::ApparentPower;

fn day_of(scenario: &Scenario, day: u32) -> (Plan, Layout, DayState) {
    let (plan, findings) = headroom::scenario::check(scenario);
    let plan = plan.unwrap_or_else(|| panic!("no plan: {findings:#?}"));
    let layout = headroom::solve::floor::layout(&plan);
    let state = headroom::evaluate::on_day(&plan, &layout, day);
    (plan, layout, state)
}

/// The one-line of a day.
pub fn on(scenario: &Scenario, day: u32) -> OneLineDay {
    let (plan, layout, state) = day_of(scenario, day);
    oneline::oneline(&plan, &layout, &state)
}

fn sites_and_days() -> Vec<(Scenario, u32)> {
    let mut all = vec![(sites::hand_worked(), 5), (sites::two_halls(), 14)];
    all.push((crate::power_fields::said_in_full(), 14));
    all.extend([0, 100, 200, 400, 600].map(|day| (sites::colossus(), day)));
    all
}

#[test]
fn elements_stand_in_pre_order() {
    for (scenario, day) in sites_and_days() {
        let line = on(&scenario, day).line;
        for at in 0..line.len() {
            let id = u32::try_from(at).unwrap();
            assert!(id < line.end[at]);
            let parent = line.parent[at];
            if parent != NONE {
                assert!(parent < id && line.end[at] <= line.end[parent as usize]);
            }
            if at + 1 < line.len() && line.parent[at + 1] != id {
                assert_eq!(line.end[at], id + 1, "{}", line.name(id));
            }
        }
    }
}

/// Conservation: what enters an element is what leaves it and what it loses; what leaves it is what enters
/// those under it, or its load. To a part in 10⁹.
#[test]
fn nothing_is_lost_or_made_at_any_node() {
    for (scenario, day) in sites_and_days() {
        let day = on(&scenario, day);
        let (line, flows) = (&day.line, &day.flows);
        let mut under = vec![0.0; line.len()];
        for at in line.mv.first_section_element() as usize..line.len() {
            if line.parent[at] != NONE {
                under[line.parent[at] as usize] += flows.in_mw[at];
            }
            if line.load[at] != NONE {
                let load = &line.loads[line.load[at] as usize];
                under[at] += load.peak_mw * load.part(usize::from(load.cords[0] as usize != at));
            }
        }
        let first = line.mv.first_section_element() as usize;
        for (at, under) in under.iter().enumerate().skip(first) {
            assert!((under - flows.out_mw[at]).abs() <= 1e-9 * (1.0 + under));
            let id = u32::try_from(at).unwrap();
            let law = &line.laws[line.law[at] as usize];
            let enters = law.enters(flows.out_mw[at], flows.out_mvar[at]).0;
            assert!((enters - flows.in_mw[at]).abs() <= 1e-9 * (1.0 + enters));
            assert!(0.0 <= flows.loss_mw(id));
        }
        for (section, element) in line.mv.sections.iter().enumerate() {
            let here = |s: u32| s as usize == section;
            let mut balance = flows.settled.short_mw[section] - flows.in_mw[*element as usize];
            for (i, source) in line.mv.sources.iter().enumerate() {
                balance += if here(source.section) {
                    flows.settled.source_mw[i]
                } else {
                    0.0
                };
            }
            for (i, tie) in line.mv.ties.iter().enumerate() {
                balance -= if here(tie.a) {
                    flows.settled.tie_mw[i]
                } else {
                    0.0
                };
                balance += if here(tie.b) {
                    flows.settled.tie_mw[i]
                } else {
                    0.0
                };
            }
            assert!(
                balance.abs() < 1e-9 * (1.0 + flows.in_mw[*element as usize]),
                "{balance}"
            );
        }
    }
}

/// Every rack that stands hangs on it, once, and draws what the day says.
#[test]
fn every_rack_of_the_day_is_there() {
    for (scenario, day) in sites_and_days() {
        let (plan, layout, state) = day_of(&scenario, day);
        let line = oneline::oneline(&plan, &layout, &state).line;
        assert_eq!(i64::from(line.gpus()), state.gpus_placed);
        let racks = line.loads.iter().filter(|load| load.gpus != 0).count();
        assert_eq!(i64::try_from(racks).unwrap(), state.gpu_racks);
        let all: f64 = line.loads.iter().map(|load| load.peak_mw).sum();
        let electrical = &state.electrical;
        let of_day = electrical.it() + electrical.cooling() + electrical.house;
        assert!(
            (all - of_day.mw()).abs() < 1e-9 * (1.0 + all),
            "{all} {of_day:?}"
        );
        assert!(line.loads.iter().all(|load| load.cords[0] != NONE));
    }
}

/// The chain sums identical blocks with their load in proportion; the one-line knows which rack hangs
/// where. Transformers, boards, cables and feeds differ by how evenly whole racks can be dealt (3 %). UPS
/// lose more here, because each side is sized to carry all and runs at half of that; busways less, because
/// there are as many as carry their racks alone. All in all a thousandth of the site.
#[test]
fn sums_agree_with_the_chain() {
    for day in [100, 200, 400, 600] {
        let (plan, layout, state) = day_of(&sites::colossus(), day);
        let found = oneline::oneline(&plan, &layout, &state);
        let (line, flows) = (&found.line, &found.flows);
        let site = state.electrical.site.mw();
        assert!(
            (flows.site_mw(line) / site - 1.0).abs() < 1e-3,
            "{} {site}",
            flows.site_mw(line)
        );
        let losses = state.electrical.losses;
        for (kind, chain) in [
            (Kind::Transformer, losses.block_transformers),
            (Kind::Board, losses.boards),
        ] {
            let ratio = flows.losses_mw(line, kind) / chain.mw();
            assert!((ratio - 1.0).abs() < 0.03, "{kind:?} {ratio}");
        }
        let ups = flows.losses_mw(line, Kind::Ups) / losses.ups.mw();
        assert!(1.0 < ups && ups < 1.2, "{ups}");
        let busways = flows.losses_mw(line, Kind::Busway) / losses.busways.mw();
        assert!(0.5 < busways && busways < 1.0, "{busways}");
    }
}

/// A chain that is not drawn loses the planner's share of IT: the hand-worked site, 46.015904 MW.
#[test]
fn the_hand_worked_site_draws_what_its_hand_says() {
    let day = on(&sites::hand_worked(), 5);
    assert!((day.flows.site_mw(&day.line) - 46.015904).abs() < 1e-9);
}

/// Power reference 3.2 and 3.3: 3 MVA at 415 V give 4,174 A, more than a main of 4,000 A, and 72.6 kA on an
/// infinite bus, more than 65 kA. 2.5 MVA give 3,478 A and 60.5 kA.
#[test]
fn a_block_of_three_mva_at_415_volts_is_a_trap() {
    let mut scenario = sites::two_halls();
    scenario.power.blocks[0].unit = "block-34-415-3000".to_owned();
    let checks = on(&scenario, 14).boards;
    assert_eq!(checks.len(), 5);
    for check in checks {
        assert!((check.full_a - 4_173.6).abs() < 0.1, "{check:?}");
        assert!((check.fault_ka - 72.58).abs() < 0.01, "{check:?}");
        assert!(check.main_is_short() && check.fault_is_high());
    }
    assert_eq!(on(&sites::two_halls(), 14).boards, []);
}

#[test]
fn what_the_planner_said_of_an_element_stays_with_it() {
    let said = |mva: f64| Override {
        rating: Some(ApparentPower::from_mva(mva)),
        continuous_share: Some(1.0),
    };
    let overrides = Overrides::from([
        ("B-203".to_owned(), said(2.0)),
        ("BW-204-01".to_owned(), said(0.9)),
        ("X-1".to_owned(), said(1.0)),
    ]);
    let mut scenario = sites::two_halls();
    for blocks in [5.0, 8.0] {
        scenario.power.blocks[0].count = Some(blocks);
        let (plan, layout, state) = day_of(&scenario, 14);
        let line = oneline::with(&plan, &layout, &state, &Settings::default(), &overrides).line;
        let element = line.find("B-203").expect("the block is there") as usize;
        assert_eq!(line.rating_mva[element], 2.0);
        assert_eq!(line.hall[element], 1);
        let busway = line.find("BW-204-01").expect("the busway is there") as usize;
        assert_eq!(
            (line.rating_mva[busway], line.continuous[busway]),
            (0.9, 1.0)
        );
        assert_eq!(line.unknown_overrides, ["X-1"]);
    }
}

#[test]
fn readable_ids_are_different() {
    let line = on(&sites::colossus(), 600).line;
    let names: std::collections::BTreeSet<String> = (0..u32::try_from(line.len()).unwrap())
        .map(|e| line.name(e))
        .collect();
    assert_eq!(names.len(), line.len());
}

/// Three sections of 10 MW in a row, each with a feed of 15 MW.
fn three_sections() -> Mv {
    let source = |section: u32| Source {
        element: section,
        section,
        asset: 0,
        kind: SourceKind::Grid,
        pool: 0,
        power_mw: 15.0,
        units: 0,
        available: 0,
        step_share: 0.0,
        start_min: 0.0,
        response_ms: 0.0,
        grid_forming: false,
        standby: false,
        energy_mwh: 0.0,
    };
    let tie = |a: u32| Tie {
        element: 3 + a,
        a,
        b: a + 1,
        is_closed: false,
        ms: 100.0,
    };
    Mv {
        sections: vec![10, 11, 12],
        ties: vec![tie(0), tie(1)],
        tie_after: vec![0, 1, NONE],
        sources: vec![source(0), source(1), source(2)],
        ..Mv::default()
    }
}

/// With the first feed out, its section leans on the second; 15 MW do not carry 20, so the third helps
/// with 5: 30 MW of feeds for 30 MW of load, 10 to the first section and 5 from the third.
#[test]
fn ties_close_as_far_as_needed() {
    let mv = three_sections();
    let mut settled = Settled::default();
    let mut run = |capacity_mw: &[f64], demand_mw: &[f64]| {
        let view = SupplyView {
            capacity_mw,
            demand_mw,
            section_ok: &[true; 3],
            tie_ok: &[true; 2],
        };
        settle(&mv, &view, &mut settled);
        settled.clone()
    };
    let normal = run(&[15.0; 3], &[10.0; 3]);
    assert_eq!(normal.closed, [false, false]);
    assert_eq!(normal.source_mw, [10.0; 3]);
    let failed = run(&[0.0, 15.0, 15.0], &[10.0; 3]);
    assert_eq!(failed.closed, [true, true]);
    assert_eq!(failed.source_mw, [0.0, 15.0, 15.0]);
    assert_eq!(failed.tie_mw, [-10.0, -5.0]);
    assert_eq!(failed.shortage_mw(), 0.0);
    // 4 MW each in the first two: the second feed carries both, and the third stays apart.
    let light = run(&[0.0, 15.0, 15.0], &[4.0, 4.0, 10.0]);
    assert_eq!(light.closed, [true, false]);
    assert_eq!(light.tie_mw, [-4.0, 0.0]);
    // Two feeds out: 15 MW for 30, and all share the want.
    let short = run(&[0.0, 0.0, 15.0], &[10.0; 3]);
    assert_eq!(short.shortage_mw(), 15.0);
    assert_eq!(short.short_mw, [5.0; 3]);
}

/// Voltage falls along every path and stays within the limits on the public case.
#[test]
fn voltage_falls_from_the_sections_to_the_racks() {
    let day = on(&sites::colossus(), 600);
    let (line, pu) = (&day.line, &day.voltages.pu);
    for at in 0..line.len() {
        let parent = line.parent[at];
        let is_ups = line.kind[at] == Kind::Ups;
        if line.mv.first_section_element() as usize <= at && parent != NONE && !is_ups {
            assert!(
                pu[at] <= pu[parent as usize] && 0.9 < pu[at],
                "{}",
                line.name(u32::try_from(at).unwrap())
            );
        }
    }
    assert_eq!(day.low_voltage, Vec::<u32>::new());
}

/// By hand: 1 MW at power factor 1 behind 6 % on 0.63 MVA, with the two-bus equation.
#[test]
fn drop_behind_a_reactance() {
    let mut scenario = topologies::hall("N", 1, 1.0);
    scenario.power.loss_share = None;
    scenario.power.mv_cable_loss_share = Some(0.0);
    scenario.power.lv_loss_share = Some(0.0);
    scenario.power.blocks[0].unit = "block-20-400-630".to_owned();
    let day = on(&scenario, 5);
    let element = day.line.find("B-101").unwrap();
    let found = day.voltages.pu[element as usize];
    // Z = 6 % and R = 1.206 % on 0.63 MVA: r = 0.0191429, x = 0.0932965 for 1 MW.
    let (r, x) = (0.019_143, 0.093_296);
    let a: f64 = 1.0 - 2.0 * r;
    let by_hand = ((a + (a * a - 4.0 * (r * r + x * x)).sqrt()) / 2.0).sqrt();
    assert!((found - by_hand).abs() < 1e-5, "{found} {by_hand}");
}

/// The sweep at rated voltage and Newton's method on the mesh agree: blocks' voltages to 0.3 %, the square of
/// the drop; and the feeds give what the sweep says to a thousandth. Where a feed without a transformer
/// shares its bus with machines, these give all reactive power and the feed's power factor is 1.
#[test]
fn the_sweep_agrees_with_newton() {
    for (scenario, day) in [
        (sites::colossus(), 200),
        (sites::colossus(), 600),
        (sites::two_halls(), 14),
    ] {
        let day = on(&scenario, day);
        let flow = day.flow.as_ref().expect("a flow");
        for (board, bus) in &day.mesh.boards {
            let transformer = day.line.parent[*board as usize] as usize;
            let (swept, newton) = (day.voltages.pu[transformer], flow.vm_pu[*bus as usize]);
            assert!(
                (swept - newton).abs() < 3e-3,
                "{} {swept} {newton}",
                day.line.name(*board)
            );
        }
        for (element, mva) in day.mesh.carried_mva(flow) {
            let name = day.line.name(element);
            let swept = day.flows.out_mw[element as usize];
            let is_block = day.line.kind[element as usize] == Kind::Transformer && 0.01 < swept;
            assert!(
                !is_block || (swept / mva <= 1.0 && 0.9 < swept / mva),
                "{name} {swept} {mva}"
            );
        }
        let given: f64 = flow.grids.p_mw.iter().chain(&flow.generators.p_mw).sum();
        let swept = day.flows.site_mw(&day.line);
        assert!((given / swept - 1.0).abs() < 1e-3, "{given} {swept}");
        assert!(0.9 < day.feed_power_factor && day.feed_power_factor <= 1.0);
    }
}

#[test]
fn the_trap_is_a_finding_and_says_both_numbers() {
    let mut scenario = sites::two_halls();
    scenario.power.blocks[0].unit = "block-34-415-3000".to_owned();
    let findings = sites::evaluated(&scenario).findings;
    let of = |code: Code| -> Vec<(Place, f64, f64)> {
        let found = findings.iter().filter(|finding| finding.code == code);
        found
            .map(|finding| match finding.amount {
                Amount::Differs { given, needed, .. } => (finding.place.clone(), given, needed),
                _ => panic!("{finding:?}"),
            })
            .collect()
    };
    let mains = of(Code::MainTooSmall);
    assert_eq!(mains.len(), 1);
    assert_eq!(
        (&mains[0].0, mains[0].1),
        (&Place::Asset("blocks-a".to_owned()), 4_000.0)
    );
    assert!((mains[0].2 - 4_173.6).abs() < 0.1);
    let faults = of(Code::FaultTooHigh);
    assert_eq!((faults.len(), faults[0].1), (1, 65.0));
    assert!((faults[0].2 - 72.58).abs() < 0.01);
}

/// A hall a tenth above the textbook of 2N: nothing is overloaded normally, all of it on a failure.
#[test]
fn findings_of_a_day_name_the_worst_of_each_kind() {
    let day = on(&topologies::hall("2N", 2, 1.1), 5);
    let failures = oneline::failures(&day);
    let findings = oneline::findings(&day, Some(&failures));
    let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    assert!(!codes.contains(&Code::ElementOverloaded), "{findings:?}");
    let over = findings
        .iter()
        .find(|finding| finding.code == Code::FailureOverloads);
    let Amount::Differs { given, needed, .. } = over.expect("an overload").amount else {
        panic!("{over:?}")
    };
    assert!((given - 1.0).abs() < 1e-9 && (needed - 1.1).abs() < 1e-9);
    let day = on(&topologies::hall("N", 2, 2.2), 5);
    let findings = oneline::findings(&day, None);
    assert_eq!(findings[0].code, Code::ElementOverloaded);
}
