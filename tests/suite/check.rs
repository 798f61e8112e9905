//! Everything that is wrong with a scenario is reported at once, with its place, and nothing else is lost.

use crate::sites::two_halls;
use headroom::finding::Finding;
use headroom::finding::Place;
use headroom::finding::Severity;
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

/// A rack list may say of every rack where it stands.
#[test]
fn moves_may_be_as_many_as_racks() {
    let move_of = |rack: u32| headroom::scenario::floor::Move {
        deployment: "a".to_owned(),
        rack: Some(f64::from(rack)),
        x_m: Some(1.0),
        y_m: Some(1.0),
        ..Default::default()
    };
    let with = |moves: u32| {
        move |s: &mut Scenario| {
            // The hall is too small for them, which is no matter of the check.
            s.it.deployments[0].racks = Some(20_000.0);
            s.floor.moves = (1..=moves).map(move_of).collect();
        }
    };
    finds(with(20_000), &[]);
    finds(with(20_001), &["SCN-009 floor.moves"]);
}

/// The tariff is a row of the catalogue, or one of the scenario's own.
#[test]
fn the_tariff_is_looked_up() {
    finds(
        |s| s.costs.tariff = "no-such-tariff".to_owned(),
        &["SCN-005 costs.tariff"],
    );
    finds(|s| s.costs.tariff = "tva-tdgsa".to_owned(), &[]);
    finds(
        |s| {
            s.costs.tariff = "ours".to_owned();
            s.catalogue.push(headroom::scenario::CatalogueRow {
                id: "ours".to_owned(),
                kind: "tariff".to_owned(),
                based_on: "tva-tdgsa".to_owned(),
                ..Default::default()
            });
        },
        &[],
    );
}

/// What a scenario overrides is known by its own list and by that of the program, and named once.
#[test]
fn what_is_known_is_named_once() {
    let mut scenario = two_halls();
    for key in ["h100-liquid", "h200-liquid"] {
        scenario
            .it
            .platforms
            .push(headroom::scenario::it::Platform {
                id: key.to_owned(),
                based_on: key.to_owned(),
                ..Default::default()
            });
    }
    scenario.it.deployments[0].platform = "h999".to_owned();
    let findings = check(&scenario).1;
    let finding = findings
        .iter()
        .find(|it| line(it) == "SCN-005 it.deployments[0].platform");
    let headroom::finding::Amount::Word { known, .. } =
        &finding.expect("an unknown platform").amount
    else {
        panic!("an unknown word says what is known");
    };
    assert!(known.contains(&"h100-liquid".to_owned()), "{known:?}");
    let each: std::collections::BTreeSet<&String> = known.iter().collect();
    assert_eq!(each.len(), known.len(), "{known:?}");
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

/// One way to spoil a scenario, and what the check must say of it.
type Row = (fn(&mut Scenario), &'static [&'static str]);

/// A section, a loop and a mechanical block that everything stands on, so that a row below spoils one thing.
fn drawn(s: &mut Scenario) {
    s.power.sections = vec![Default::default(); 2];
    s.power.sections[0].id = "a".to_owned();
    s.power.sections[1].id = "b".to_owned();
    for feed in &mut s.power.grid {
        feed.section = "a".to_owned();
    }
    s.power.generation[0].section = "b".to_owned();
    s.power.batteries[0].section = "b".to_owned();
    for block in &mut s.power.blocks {
        block.section = "a".to_owned();
    }
    s.cooling.loops = vec![Default::default()];
    s.cooling.loops[0].id = "water".to_owned();
    let loop_id = || "water".to_owned();
    s.cooling
        .cdus
        .iter_mut()
        .for_each(|it| it.header = loop_id());
    s.cooling
        .air
        .iter_mut()
        .for_each(|it| it.header = loop_id());
    s.cooling.chillers[0].header = loop_id();
    s.cooling.chillers[0].block = "blocks-plant".to_owned();
    s.cooling.towers[0].header = loop_id();
}

fn each_row(rows: &[Row]) {
    for (spoil, expected) in rows {
        finds(
            |s| {
                drawn(s);
                spoil(s);
            },
            expected,
        );
    }
}

#[test]
fn a_drawn_scenario_has_no_findings() {
    each_row(&[(|_| {}, &[])]);
}

#[test]
fn references_between_networks_must_lead_somewhere() {
    each_row(&[
        (
            |s| s.power.grid[0].section = "z".to_owned(),
            &["SCN-005 power.grid[0].section"],
        ),
        (
            |s| s.power.blocks[1].second_section = "z".to_owned(),
            &["SCN-005 power.blocks[1].second_section"],
        ),
        (
            |s| s.power.generation[0].feeder_cable = "string".to_owned(),
            &["SCN-005 power.generation[0].feeder_cable"],
        ),
        (
            |s| s.power.generation[0].step_up = "ladder".to_owned(),
            &["SCN-005 power.generation[0].step_up"],
        ),
        (
            |s| s.cooling.chillers[0].header = "lake".to_owned(),
            &["SCN-005 cooling.chillers[0].header"],
        ),
        // A block of a hall is none of the plant's.
        (
            |s| s.cooling.towers[0].block = "blocks-a".to_owned(),
            &["SCN-005 cooling.towers[0].block"],
        ),
        (
            |s| s.power.batteries[0].phase = "never".to_owned(),
            &["SCN-005 power.batteries[0].phase"],
        ),
        (
            |s| s.floor.halls[0].building = "barn".to_owned(),
            &["SCN-005 floor.halls[0].building"],
        ),
        (
            |s| {
                s.floor.moves = vec![Default::default(); 3];
                for (index, rack) in [3.0, 3.0, 81.0].into_iter().enumerate() {
                    let row = &mut s.floor.moves[index];
                    row.deployment = "a".to_owned();
                    row.rack = Some(rack);
                    (row.x_m, row.y_m) = (Some(2.0), Some(2.0));
                }
                s.floor.moves[0].deployment = "nobody".to_owned();
            },
            &[
                "SCN-005 floor.moves[0].deployment",
                "SCN-008 floor.moves[2].rack",
            ],
        ),
        (
            |s| {
                s.floor.moves = vec![Default::default(); 2];
                for row in &mut s.floor.moves {
                    row.deployment = "a".to_owned();
                    (row.rack, row.x_m, row.y_m) = (Some(7.0), Some(2.0), Some(2.0));
                }
            },
            &["SCN-006 floor.moves[1].rack"],
        ),
    ]);
}

#[test]
fn what_hangs_nowhere_is_worth_a_look() {
    each_row(&[
        (
            |s| s.power.grid[1].section.clear(),
            &["SCN-013 power.grid[1].section"],
        ),
        (
            |s| s.cooling.air[1].header.clear(),
            &["SCN-013 cooling.air[1].header"],
        ),
    ]);
}

#[test]
fn what_contradicts_itself_is_found() {
    each_row(&[
        (
            |s| {
                s.power.batteries[0].bridge_share = Some(0.7);
                s.power.batteries[0].swing_share = Some(0.2);
                s.power.batteries[0].response_share = Some(0.1);
            },
            &[],
        ),
        (
            |s| {
                s.power.batteries[0].swing_share = Some(0.2);
                s.power.batteries[0].response_share = Some(0.1);
            },
            &["SCN-015 power.batteries[0].bridge_share"],
        ),
        (
            |s| s.power.grid[0].interruptible_mw = Some(15.0),
            &["SCN-008 power.grid[0].interruptible_mw"],
        ),
        (
            |s| {
                s.power.grid[0].fault_max_mva = Some(4000.0);
                s.power.grid[0].fault_min_mva = Some(5000.0);
            },
            &["SCN-008 power.grid[0].fault_min_mva"],
        ),
        (
            |s| s.power.generation[0].in_maintenance = Some(4.0),
            &["SCN-016 power.generation[0].in_maintenance"],
        ),
        (
            |s| s.cooling.cdus[1].spares = Some(5.0),
            &["SCN-016 cooling.cdus[1].spares"],
        ),
        (
            |s| {
                s.power.blocks[0].topology = "catcher".to_owned();
                s.power.blocks[0].catchers = Some(5.0);
            },
            &["SCN-016 power.blocks[0].catchers"],
        ),
        (
            |s| {
                s.power.grid[0].order_day = Some(10.0);
                s.power.grid[0].lead_days = Some(20.0);
                s.power.grid[0].ready_day = Some(29.0);
            },
            &["SCN-008 power.grid[0].ready_day"],
        ),
        (
            |s| {
                s.power.classes = vec![Default::default(); 2];
                s.power.classes[0].id = "one".to_owned();
                s.power.classes[1].id = "two".to_owned();
            },
            &["SCN-006 power.classes[1].class"],
        ),
        (
            |s| {
                s.power.classes = vec![Default::default()];
                s.power.classes[0].id = "one".to_owned();
                s.power.classes[0].class = "fluid".to_owned();
                s.power.classes[0].ups = "ups-1000".to_owned();
            },
            &["SCN-014 power.classes[0].ups"],
        ),
    ]);
}

#[test]
fn a_rack_at_rest_draws_no_more_than_a_running_one() {
    let spoiled = |idle: f64, running: Option<f64>| {
        move |s: &mut Scenario| {
            s.it.platforms = vec![Default::default()];
            let own = &mut s.it.platforms[0];
            own.id = "own".to_owned();
            own.based_on = "h100-liquid".to_owned();
            own.idle_share = Some(idle);
            own.running_share = running;
        }
    };
    finds(spoiled(0.5, Some(0.5)), &[]);
    finds(
        spoiled(0.9, Some(0.5)),
        &["SCN-008 it.platforms[0].idle_share"],
    );
    // The row that it is based on runs at 0.83.
    finds(spoiled(0.84, None), &["SCN-008 it.platforms[0].idle_share"]);
}

#[test]
fn power_supplies_must_be_there() {
    let spoiled = |count: f64, full: f64, run: f64, on_a: f64| {
        move |s: &mut Scenario| {
            s.it.platforms = vec![Default::default()];
            let own = &mut s.it.platforms[0];
            own.id = "own".to_owned();
            own.based_on = "h100-liquid".to_owned();
            own.supplies = Some(count);
            own.supplies_full = Some(full);
            own.supplies_run = Some(run);
            own.supplies_a = Some(on_a);
        }
    };
    finds(spoiled(6.0, 4.0, 3.0, 3.0), &[]);
    finds(
        spoiled(4.0, 5.0, 6.0, 7.0),
        &[
            "SCN-008 it.platforms[0].supplies_full",
            "SCN-008 it.platforms[0].supplies_run",
            "SCN-008 it.platforms[0].supplies_a",
        ],
    );
}

/// A block counted for more than its transformer gives is told; a plan can be made of it all the same.
#[test]
fn a_block_gives_no_more_than_its_transformer() {
    for (unit_mw, expected) in [
        (2.0, vec![]),
        (2.5, vec![]),
        (2.6, vec!["SCN-002 power.blocks[0].unit_mw"]),
    ] {
        let mut scenario = two_halls();
        scenario.power.blocks[0].unit_mw = Some(unit_mw);
        let (plan, findings) = check(&scenario);
        let found: Vec<String> = findings.iter().map(line).collect();
        assert_eq!(found, expected);
        assert!(plan.is_some());
        assert!(
            findings
                .iter()
                .all(|finding| finding.severity == Severity::Watch)
        );
    }
}

#[test]
fn voltages_must_meet() {
    each_row(&[
        // 161 kV to the transformers, 13.8 kV behind them: as their rows say.
        (
            |s| {
                s.power.grid[0].voltage_kv = Some(161.0);
                s.power.sections[0].kv = Some(13.2);
            },
            &[],
        ),
        (
            |s| s.power.grid[0].voltage_kv = Some(230.0),
            &["SCN-017 power.grid[0].voltage_kv"],
        ),
        (
            |s| s.power.sections[0].kv = Some(34.5),
            &[
                "SCN-017 power.grid[0].transformer",
                "SCN-017 power.grid[1].transformer",
                "SCN-017 power.blocks[0].unit",
                "SCN-017 power.blocks[1].unit",
                "SCN-017 power.blocks[2].unit",
            ],
        ),
        // Nothing says a medium voltage but the transformers themselves: the first feed makes 34.5 kV.
        (
            |s| {
                s.power.sections.clear();
                s.power.grid.iter_mut().for_each(|row| row.section.clear());
                s.power.generation[0].section.clear();
                s.power.batteries[0].section.clear();
                s.power
                    .blocks
                    .iter_mut()
                    .for_each(|row| row.section.clear());
                s.power.grid[0].transformer = "feed-161-34-100".to_owned();
            },
            &[
                "SCN-017 power.grid[1].transformer",
                "SCN-017 power.blocks[0].unit",
                "SCN-017 power.blocks[1].unit",
                "SCN-017 power.blocks[2].unit",
            ],
        ),
        // Sections are one network of one voltage.
        (
            |s| {
                s.power.mv_kv = Some(13.8);
                s.power.sections[1].kv = Some(34.5);
            },
            &["SCN-017 power.sections[1].kv"],
        ),
        // A busway for 415 V on a transformer that makes 480 V.
        (
            |s| s.power.blocks[0].unit = "block-13-480-2500".to_owned(),
            &["SCN-017 power.blocks[0].busway"],
        ),
        (
            |s| {
                s.power.sections[1].kv = Some(13.8);
                s.power.generation[0].voltage_kv = Some(11.0);
            },
            &["SCN-017 power.generation[0].voltage_kv"],
        ),
    ]);
}

#[test]
fn physics_is_not_up_for_negotiation() {
    each_row(&[
        (
            |s| s.cooling.loops[0].supply_c = Some(-1.0),
            &[
                "SCN-010 cooling.loops[0].supply_c",
                "SCN-018 cooling.loops[0].supply_c",
            ],
        ),
        (
            |s| {
                s.cooling.loops[0].fluid = "pg25".to_owned();
                s.cooling.loops[0].supply_c = Some(8.0);
                s.cooling.loops[0].bare = true;
            },
            &["SCN-010 cooling.loops[0].supply_c"],
        ),
        // The racks take 40 °C; the CDUs add 4 K.
        (|s| s.cooling.loops[0].supply_c = Some(36.0), &[]),
        (
            |s| s.cooling.loops[0].supply_c = Some(37.0),
            &["SCN-019 cooling.loops[0].supply_c"],
        ),
        (
            |s| {
                s.cooling.dry_coolers = vec![Default::default()];
                s.cooling.dry_coolers[0].id = "dry".to_owned();
                s.cooling.dry_coolers[0].unit = "dry-cooler-1000".to_owned();
                s.cooling.dry_coolers[0].count = Some(4.0);
                s.cooling.dry_coolers[0].header = "water".to_owned();
            },
            &["SCN-018 cooling.dry_coolers[0].header"],
        ),
    ]);
}

#[test]
fn weather_and_the_twenty_year_basis_need_what_they_name() {
    each_row(&[
        (
            |s| s.site.weather = "memphis.epw".to_owned(),
            &["SCN-001 site.weather_digest"],
        ),
        (
            |s| {
                s.site.weather = "memphis.epw".to_owned();
                s.site.weather_digest = "0x12".to_owned();
            },
            &["SCN-020 site.weather_digest"],
        ),
        (
            |s| {
                s.site.design_basis = "n20".to_owned();
                s.site.n20_dry_c = Some(41.0);
            },
            &["SCN-001 site.n20_wet_c"],
        ),
        (
            |s| {
                s.site.design_basis = "n20".to_owned();
                s.site.n20_dry_c = Some(41.0);
                s.site.n20_wet_c = Some(29.0);
            },
            &[],
        ),
    ]);
}

/// The switch leaves out what is marked; what only names an assumption stays, and is counted.
#[test]
fn assets_that_stay_on_an_assumption_are_counted() {
    let mut scenario = two_halls();
    scenario.power.grid[0].source = "ASSUMED".to_owned();
    scenario.cooling.chillers[0].source = "ASSUMED, ASSUMED".to_owned();
    scenario.cooling.towers[0].source = "S4,ASSUMED".to_owned();
    scenario.power.generation[0].source = "ASSUMED".to_owned();
    scenario.power.generation[0].assumption = true;
    assert_eq!(check(&scenario).1, []);
    scenario.sourced_only = true;
    let (plan, findings) = check(&scenario);
    let plan = plan.unwrap();
    assert_eq!((plan.power.grid.len(), plan.power.generation.len()), (2, 0));
    assert_eq!(findings.len(), 1);
    assert_eq!(line(&findings[0]), "SCN-012 sourced_only");
    assert_eq!(
        findings[0].amount,
        headroom::finding::Amount::Items(2),
        "the feed and the chillers"
    );
}

/// Without a ready day an asset is ready after its lead time.
#[test]
fn order_and_lead_time_make_the_ready_day() {
    let mut scenario = two_halls();
    let feed = &mut scenario.power.grid[0];
    (feed.ready_day, feed.order_day, feed.lead_days) = (None, Some(5.0), Some(30.0));
    let plan = check(&scenario).0.unwrap();
    let tag = &plan.power.grid[0].tag;
    assert_eq!(tag.life.ready, 35);
    assert!(!tag.ready_is_given);
}

/// Racks in all are spread over the arrays and never fewer than given: 80 and 61 racks are 18 arrays.
#[test]
fn support_racks_in_all_are_spread() {
    let mut scenario = two_halls();
    scenario.it.support[0].in_all = Some(37.0);
    let plan = check(&scenario).0.unwrap();
    assert_eq!(plan.support[0].per_array, 3);
    scenario.it.support[0].in_all = Some(36.0);
    assert_eq!(check(&scenario).0.unwrap().support[0].per_array, 2);
    scenario.it.support[0].in_all = Some(100_000.0);
    let found: Vec<String> = check(&scenario).1.iter().map(line).collect();
    assert_eq!(found, ["SCN-009 it.support[0].in_all"]);
}

/// A platform of its own class takes what the class says; what throttles earlier than that is a mistake.
#[test]
fn classes_stand_for_limits() {
    let mut scenario = two_halls();
    scenario.it.platforms = vec![Default::default()];
    let own = &mut scenario.it.platforms[0];
    own.id = "own".to_owned();
    own.based_on = "h100-liquid".to_owned();
    own.coolant_class = "W32".to_owned();
    own.air_class = "A3".to_owned();
    let plan = check(&scenario).0.unwrap();
    let row = plan.platforms.iter().find(|row| row.id == "own").unwrap();
    assert_eq!(row.coolant.unwrap().max.c(), 32.0);
    assert_eq!(row.air_max.c(), 40.0);
    scenario.it.platforms[0].throttle_air_c = Some(39.0);
    let found: Vec<String> = check(&scenario).1.iter().map(line).collect();
    assert_eq!(found, ["SCN-008 it.platforms[0].throttle_air_c"]);
}
