//! When cooling stops, through whole scenario files: the reference's estimates by hand, and what must hold.

use crate::sites::colossus;
use crate::sites::two_halls;
use headroom::evaluate;
use headroom::evaluate::DayState;
use headroom::evaluate::oneline;
use headroom::evaluate::ride_through;
use headroom::evaluate::ride_through::Cause;
use headroom::evaluate::ride_through::Throttle;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::scenario::cooling::TankGroup;
use headroom::scenario::plan::Plan;
use headroom::solve::cooling::ride_through::First;
use headroom::solve::floor;

fn prepared(scenario: &Scenario, day: u32) -> (Plan, floor::Layout, DayState) {
    let (plan, findings) = check(scenario);
    let plan = plan.unwrap_or_else(|| panic!("no plan: {findings:#?}"));
    let layout = floor::layout(&plan);
    let state = evaluate::on_day(&plan, &layout, day);
    (plan, layout, state)
}

fn minutes(throttle: &Throttle) -> f64 {
    throttle.minutes.unwrap_or(f64::INFINITY)
}

/// Cooling reference, section 7: without flow a kilowatt over 0.15 kg of coolant and 0.5 kg of copper warms
/// by 1.3 K/s. Colossus has water of 18 °C and CDUs in the rack; the plan says by how much those are warmer, and
/// from 25 K above their coolant chips reach 85 °C.
#[test]
fn chips_without_flow_warm_as_the_reference_estimates() {
    let (plan, _, state) = prepared(&colossus(), 171);
    let approach = plan.cooling.cdus[0].approach.k();
    let by_hand_s = (85.0 - (18.0 + approach + 25.0)) / 1.286;
    let found = ride_through::ride_through(&plan, &state, Cause::TechnologyPumps);
    assert!(!found.is_empty());
    for throttle in found {
        assert_eq!(throttle.first, Some(First::Chip));
        let found_s = minutes(&throttle) * 60.0;
        assert!(
            (found_s - by_hand_s).abs() < 0.2,
            "{found_s} s, by hand {by_hand_s} s"
        );
    }
}

/// Without a sink all water of the site warms together. By hand for Colossus' hall A on day 171: a kilowatt to
/// plates has 0.78 kJ/K of chips and 0.5 L of coolant, 2.0 kJ/K; the heat of a kilowatt takes 120 s × 0.0199 L/s
/// of facility water, 2.4 L, 10 kJ/K. All heat over all stores bounds the time from below as long as nothing
/// leaves; with air and racks, which warm too, it is longer.
#[test]
fn without_chillers_the_water_of_the_site_is_what_is_left() {
    let (plan, _, state) = prepared(&colossus(), 171);
    let found = ride_through::ride_through(&plan, &state, Cause::Chillers);
    let approach = plan.cooling.cdus[0].approach.k();
    let per_kw_liquid_j = 777.5 + 0.5 * 1.02 * 3900.0;
    let per_kw_water_j = 120.0 / (4186.0 * 12.0) * 4186.0 * 1e3;
    let rate = 1e3 / (0.75 * per_kw_liquid_j + per_kw_water_j);
    let (coolant_s, air_s) = ((45.0 - 18.0 - approach) / rate, (40.0 - 24.0) / rate);
    for throttle in found {
        let found_s = minutes(&throttle) * 60.0;
        let least = coolant_s.min(air_s);
        assert!(
            0.9 * least < found_s && found_s < 2.5 * coolant_s,
            "{found_s} s, {coolant_s} s, {air_s} s"
        );
    }
}

#[test]
fn a_buffer_tank_never_shortens_it_and_a_large_one_helps() {
    let bare = colossus();
    let mut with_tank = bare.clone();
    with_tank.cooling.tanks.push(TankGroup {
        id: "buffer".to_owned(),
        volume_m3: Some(2_000.0),
        ..TankGroup::default()
    });
    let (plan, _, state) = prepared(&bare, 171);
    let (buffered, _, buffered_state) = prepared(&with_tank, 171);
    for cause in ride_through::causes(&plan, 171) {
        let before = ride_through::ride_through(&plan, &state, cause);
        let after = ride_through::ride_through(&buffered, &buffered_state, cause);
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            assert!(minutes(before) <= minutes(after) + 0.01, "{cause:?}");
            if cause == Cause::Chillers {
                assert!(1.5 * minutes(before) < minutes(after), "{cause:?}");
            }
        }
    }
}

#[test]
fn warmer_supply_never_lengthens_it() {
    let times = |supply_c: f64| {
        let mut scenario = colossus();
        scenario.cooling.supply_c = Some(supply_c);
        let (plan, _, state) = prepared(&scenario, 171);
        let found = ride_through::ride_through(&plan, &state, Cause::FacilityPumps);
        found.iter().map(minutes).collect::<Vec<f64>>()
    };
    let (cold, warm) = (times(16.0), times(24.0));
    assert_eq!(cold.len(), warm.len());
    assert!(cold.iter().zip(&warm).all(|(cold, warm)| warm <= cold));
}

/// A pump that runs on lasts longer than one that stands until units have started.
#[test]
fn pumps_on_ups_never_shorten_a_loss_of_power() {
    let times = |on_ups: bool| {
        let mut scenario = colossus();
        scenario.cooling.pumps_on_ups = on_ups;
        scenario.cooling.fans_on_ups = on_ups;
        let (plan, _, state) = prepared(&scenario, 171);
        let found = ride_through::ride_through(&plan, &state, Cause::PlantPower);
        found.iter().map(minutes).fold(f64::INFINITY, f64::min)
    };
    assert!(times(false) <= times(true) + 0.01);
}

/// From the power side: the outage that takes the most machines ends in minutes of each hall; nothing out, none.
#[test]
fn an_outage_of_the_power_side_ends_in_minutes_to_throttle() {
    let (plan, layout, state) = prepared(&two_halls(), 400);
    let line = oneline::oneline(&plan, &layout, &state);
    let calm = ride_through::after_outage(&plan, &state, &line, &[]);
    assert!(
        !calm.is_empty() && calm.iter().all(|it| it.minutes.is_none()),
        "{calm:?}"
    );
    let failures = oneline::failures(&line);
    let worst = (0..failures.outcomes.len()).max_by_key(|at| failures.outcomes[*at].machines);
    let worst = u32::try_from(worst.expect("elements")).unwrap();
    assert!(0 < failures.outcomes[worst as usize].machines);
    // Everything that takes machines, out at once: no plant is left.
    let takers = failures
        .outcomes
        .iter()
        .enumerate()
        .filter(|(_, it)| 0 < it.machines);
    let all: Vec<u32> = takers.map(|(at, _)| u32::try_from(at).unwrap()).collect();
    let after = |out: &[u32]| ride_through::after_outage(&plan, &state, &line, out);
    let (one, every) = (after(&[worst]), after(&all));
    assert_eq!((one.len(), every.len()), (calm.len(), calm.len()));
    assert!(every.iter().all(|it| it.minutes.is_some()), "{every:?}");
    for (one, every) in one.iter().zip(&every) {
        assert!(minutes(every) <= minutes(one));
    }
}
