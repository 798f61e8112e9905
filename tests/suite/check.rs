//! Everything that is wrong with a scenario is reported at once, with its place, and nothing else is lost.

use crate::sites::two_halls;
use headroom::finding::Finding;
use headroom::finding::Place;
use headroom::scenario::Scenario;
use headroom::scenario::check;

/// Breaks a good scenario and compares code and place of all findings.
fn finds(spoil: impl Fn(&mut Scenario), expected: &[&str]) {
    let mut scenario = two_halls();
    spoil(&mut scenario);
    let (plan, findings) = check(&scenario);
    let found: Vec<String> = findings.iter().map(line).collect();
    assert_eq!(found, expected);
    let computable = [
        "SCN-010", "SCN-013", "SCN-015", "SCN-016", "SCN-017", "SCN-018", "SCN-019",
    ];
    let blocks = expected
        .iter()
        .any(|line| !computable.iter().any(|code| line.starts_with(code)));
    assert_eq!(plan.is_none(), blocks);
}

fn line(finding: &Finding) -> String {
    match &finding.place {
        Place::Field(path) => format!("{} {path}", finding.code.text()),
        other => format!("{} {other:?}", finding.code.text()),
    }
}

#[test]
fn a_good_scenario_has_no_findings() {
    finds(|_| {}, &[]);
}

#[test]
fn every_problem_is_reported_at_once() {
    finds(
        |s| {
            s.cooling.chillers[0].count = Some(-3.0);
            s.it.deployments[0].racks = Some(1e9);
            s.power.blocks[0].count = Some(2.5);
            s.power.grid[0].contract_mw = None;
            s.power.generation[0].unit = "steam".to_owned();
            s.start_date = "next spring".to_owned();
        },
        &[
            "SCN-002 it.deployments[0].racks",
            "SCN-003 power.blocks[0].count",
            "SCN-002 cooling.chillers[0].count",
            "SCN-007 start_date",
            "SCN-009 it.deployments",
            "SCN-001 power.grid[0].contract_mw",
            "SCN-005 power.generation[0].unit",
        ],
    );
}

#[test]
fn numbers_that_are_none_are_out_of_range() {
    for absurd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e-300] {
        finds(
            |s| s.cooling.towers[0].count = Some(absurd),
            &["SCN-002 cooling.towers[0].count"],
        );
    }
}

#[test]
fn references_must_lead_somewhere() {
    finds(
        |s| {
            s.it.deployments[0].hall = "hall-z".to_owned();
            s.it.deployments[1].platform = "abacus".to_owned();
            s.it.deployments[1].phase = "later".to_owned();
            s.cooling.cdus[0].hall.clear();
            s.power.blocks[1].busway = "rope".to_owned();
            s.floor.keep_outs[0].hall = "yard".to_owned();
            s.site.climate = "mars".to_owned();
        },
        &[
            "SCN-005 site.climate",
            "SCN-005 floor.keep_outs[0].hall",
            "SCN-005 it.deployments[0].hall",
            "SCN-005 it.deployments[1].phase",
            "SCN-005 it.deployments[1].platform",
            "SCN-005 power.blocks[1].busway",
            "SCN-001 cooling.cdus[0].hall",
        ],
    );
}

#[test]
fn ids_are_given_and_unique() {
    finds(
        |s| {
            s.power.grid[1].id = "north".to_owned();
            s.cooling.chillers[0].id.clear();
        },
        &["SCN-006 power.grid[1].id", "SCN-001 cooling.chillers[0].id"],
    );
}

#[test]
fn what_ends_must_have_begun() {
    finds(
        |s| {
            s.power.generation[0].ready_day = Some(30.0);
            s.power.generation[0].retire_day = Some(10.0);
            let mut earlier = s.phases[0].clone();
            earlier.id = "later".to_owned();
            earlier.due_day = Some(3.0);
            s.phases.push(earlier);
        },
        &[
            "SCN-008 phases[1].due_day",
            "SCN-008 power.generation[0].retire_day",
        ],
    );
}

#[test]
fn words_must_be_known() {
    finds(
        |s| {
            s.power.blocks[0].topology = "7N".to_owned();
            s.targets.supply_redundancy = "maybe".to_owned();
        },
        &[
            "SCN-004 power.blocks[0].topology",
            "SCN-004 targets.supply_redundancy",
        ],
    );
}

/// Rear doors would drip; the plan is made all the same, because a planner wants to see by how much.
#[test]
fn water_colder_than_the_dew_point_is_impossible() {
    finds(
        |s| {
            s.cooling.air[0].unit = "rear-door-50".to_owned();
            s.cooling.supply_c = Some(13.0);
        },
        &["SCN-010 cooling.supply_c"],
    );
}

/// Water to CDUs and air handlers runs in insulated pipes; what a CDU makes of it may not drip.
#[test]
fn insulated_water_may_be_colder_than_the_dew_point() {
    finds(|s| s.cooling.supply_c = Some(13.0), &[]);
    finds(
        |s| {
            s.cooling.supply_c = Some(13.0);
            s.cooling.cdus[0].approach_k = Some(0.5);
        },
        &["SCN-010 cooling.supply_c"],
    );
}

#[test]
fn a_list_beyond_reason_is_one_finding() {
    let racks = two_halls().it.deployments[0].clone();
    finds(
        |s| s.it.deployments = vec![racks.clone(); 2_001],
        &["SCN-009 it.deployments"],
    );
}

#[test]
fn an_empty_scenario_says_what_it_needs() {
    let (plan, findings) = check(&Scenario::default());
    let found: Vec<String> = findings.iter().map(line).collect();
    assert!(plan.is_none());
    assert_eq!(found, ["SCN-001 site.climate", "SCN-001 start_date"]);
}

#[test]
fn sourced_only_leaves_assumptions_out() {
    let mut scenario = two_halls();
    scenario.power.generation[0].assumption = true;
    scenario.floor.halls[1].assumption = true;
    let all = check(&scenario).0.unwrap();
    scenario.sourced_only = true;
    let sourced = check(&scenario).0.unwrap();
    assert_eq!(
        (all.power.generation.len(), sourced.power.generation.len()),
        (1, 0)
    );
    assert_eq!((all.halls.len(), sourced.halls.len()), (2, 1));
    assert_eq!((all.deployments.len(), sourced.deployments.len()), (2, 1));
    assert!(
        sourced
            .power
            .blocks
            .iter()
            .all(|block| block.hall == Some(0))
    );
}
