//! The site that DEFINITIONS works by hand, through the whole flow: file, check, plan, evaluation.

use crate::sites::evaluated;
use crate::sites::hand_worked;
use crate::sites::limit;
use headroom::evaluate::DayState;

/// Capacity, used, reserve, free and free GPUs of a row of the table, to the last digit printed there.
fn row(state: &DayState, id: &str, amounts: [f64; 4], free_gpus: i64) {
    let limit = limit(state, id);
    let found = [limit.capacity, limit.used, limit.reserve, limit.free];
    for (found, printed) in found.into_iter().zip(amounts) {
        assert!(
            (found - printed).abs() < 5e-7,
            "{id}: {found} is printed as {printed}"
        );
    }
    assert_eq!(limit.stranded, 0.0, "{id}");
    assert_eq!(limit.free_gpus, free_gpus, "{id}");
}

#[test]
fn every_row_of_the_table() {
    let evaluation = evaluated(&hand_worked());
    let day = evaluation.at(10);
    row(day, "supply", [110.0, 46.015904, 40.0, 23.984096], 18_880);
    row(day, "hall-a/blocks", [30.0, 22.0416, 6.0, 1.9584], 1_792);
    row(
        day,
        "hall-a/positions",
        [25_600.0, 20_480.0, 0.0, 5_120.0],
        5_120,
    );
    row(day, "hall-b/blocks", [24.0, 16.5312, 6.0, 1.4688], 1_344);
    row(
        day,
        "hall-b/positions",
        [17_920.0, 15_360.0, 0.0, 2_560.0],
        2_560,
    );
    row(
        day,
        "heat-rejection",
        [50.0, 43.201536, 0.0, 6.798464],
        5_632,
    );
    for (id, used, free, free_gpus) in [
        ("hall-a/cooling", 22.0416, 2.185673, 1_984),
        ("hall-b/cooling", 16.5312, 2.105164, 1_920),
    ] {
        let cooling = limit(day, id);
        assert!(
            (cooling.used - used).abs() < 5e-7,
            "{id} used {}",
            cooling.used
        );
        assert!(
            (cooling.free - free).abs() < 5e-7,
            "{id} free {}",
            cooling.free
        );
        assert_eq!(cooling.free_gpus, free_gpus, "{id}");
    }
}

#[test]
fn firm_supply_is_what_the_worst_event_leaves() {
    let evaluation = evaluated(&hand_worked());
    let supply = &evaluation.at(10).supply;
    let remaining: Vec<f64> = supply
        .events
        .iter()
        .map(|event| event.remaining.mw())
        .collect();
    assert_eq!(remaining, [70.0, 70.0, 80.0, 100.0]);
    assert_eq!(supply.firm.mw(), 70.0);
}

#[test]
fn headroom_and_what_binds_it() {
    let evaluation = evaluated(&hand_worked());
    let day = evaluation.at(10);
    assert_eq!(day.gpus_placed, 35_840);
    assert_eq!(day.gpus_live, 35_840);
    assert_eq!(day.headroom_gpus, 3_136);
    assert_eq!(day.binding_limit, "blocks");
    let binding: Vec<&str> = day
        .binding
        .iter()
        .map(|index| day.limits[*index].id.as_str())
        .collect();
    assert_eq!(binding, ["hall-a/blocks", "hall-b/blocks"]);
}

#[test]
fn loads_of_an_array() {
    let mut scenario = hand_worked();
    scenario.it.deployments[0].racks = Some(8.0);
    scenario.it.deployments[1].racks = Some(0.0);
    let evaluation = evaluated(&scenario);
    let day = evaluation.at(10);
    assert!((day.it_nameplate.kw() - 656.0).abs() < 1e-9);
    assert!((day.it_running.kw() - 524.8).abs() < 1e-9);
    assert!((day.it_peak.kw() - 551.04).abs() < 1e-9);
    assert!((day.halls[0].liquid.kw() - 403.2).abs() < 1e-9);
    assert!((day.halls[0].air.kw() - 147.84).abs() < 1e-9);
    assert!((day.electrical.site.kw() - 500.0 - 650.2272).abs() < 1e-9);
}

#[test]
fn short_of_heat_rejection_the_headroom_is_negative() {
    let mut scenario = hand_worked();
    scenario.cooling.rejection[0].unit_mw = Some(42.0);
    let evaluation = evaluated(&scenario);
    let day = evaluation.at(10);
    assert!((limit(day, "heat-rejection").free - -1.201536).abs() < 5e-7);
    assert_eq!(day.headroom_gpus, -1_024);
    assert_eq!(day.binding_limit, "heat-rejection");
    assert_eq!(day.gpus_live, 35_840 - 1_024);
}
