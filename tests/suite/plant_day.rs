//! The plant on the design day: air-cooled chillers, dry coolers, several headers, reserves and maintenance.

use crate::sites::evaluated;
use crate::sites::limit;
use crate::sites::read;
use crate::sites::two_halls;
use headroom::evaluate::DayState;
use headroom::evaluate::LimitKind;
use headroom::evaluate::remedies;
use headroom::finding::Amount;
use headroom::finding::Code;
use headroom::finding::Finding;
use headroom::scenario::Scenario;
use headroom::scenario::check;
use headroom::scenario::cooling::ChillerGroup;
use headroom::scenario::cooling::DryCoolerGroup;
use headroom::scenario::cooling::Loop;
use headroom::scenario::cooling::PumpGroup;
use headroom::scenario::power::BlockGroup;
use headroom::solve::cooling::Element;
use proptest::prelude::ProptestConfig;
use proptest::proptest;

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(32)
    }
}

/// The state after the last change, judged on the year's design conditions.
fn last(scenario: &Scenario) -> DayState {
    let evaluation = evaluated(scenario);
    evaluation.at(evaluation.horizon).clone()
}

fn close(left: f64, right: f64, within: f64) {
    assert!(
        (left - right).abs() <= within * left.abs().max(right.abs()).max(1e-6),
        "{left} is not {right}"
    );
}

/// Two small halls without chillers and towers: one loop of water at a supply that dry coolers can make.
fn dry_site(coolers: f64, supply_c: f64, adiabatic: &str) -> Scenario {
    let mut scenario = two_halls();
    scenario.cooling.chillers.clear();
    scenario.cooling.towers.clear();
    scenario.cooling.supply_c = Some(supply_c);
    scenario.cooling.loop_rise_k = Some(10.0);
    scenario.cooling.loops = vec![Loop {
        id: "loop".to_owned(),
        kind: "combined".to_owned(),
        valves: Some(4.0),
        ..Default::default()
    }];
    scenario.cooling.dry_coolers = vec![DryCoolerGroup {
        id: "coolers".to_owned(),
        unit: "dry-cooler-1000".to_owned(),
        count: Some(coolers),
        spares: Some(0.0),
        adiabatic: adiabatic.to_owned(),
        header: "loop".to_owned(),
        ..Default::default()
    }];
    scenario
}

/// Effectiveness of cross-flow with both streams unmixed, as printed in textbooks.
fn cross(units: f64, ratio: f64) -> f64 {
    let inner = libm::exp(-ratio * libm::pow(units, 0.78)) - 1.0;
    1.0 - libm::exp(inner / (ratio * libm::pow(units, -0.22)))
}

fn bisect(mut low: f64, mut high: f64, rising: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if rising(middle) < 0.0 {
            low = middle
        } else {
            high = middle
        }
    }
    0.5 * (low + high)
}

/// One dry cooler of the 1 MW row by hand, kW: 50 to 40 °C in air of 32 °C, air over fluid 0.9. The rating fixes the
/// conductance; on site the air's heat goes with its density, moisture apart.
fn one_by_hand(supply_c: f64, air_c: f64, pressure_kpa: f64) -> f64 {
    let (fluid, air) = (100.0, 90.0);
    let ua = air * bisect(0.1, 20.0, |units| cross(units, 0.9) - 1000.0 / (air * 18.0));
    let air = air * (pressure_kpa / 101.325) * (305.15 / (air_c + 273.15));
    let drive = supply_c + 10.0 - air_c;
    bisect(1.0, 1.4 * fluid, |water| {
        let (least, most) = (air.min(water), air.max(water));
        water * 10.0 - cross(ua / least, least / most) * least * drive
    }) * 10.0
}

#[test]
fn two_dry_coolers_carry_what_a_hand_says() {
    // Memphis lies at 80 m: 100.36 kPa.
    for supply_c in [41.0, 44.0, 47.0] {
        let day = last(&dry_site(2.0, supply_c, "none"));
        let air_c = day.conditions.dry_bulb.c() + 1.5;
        let by_hand = 2.0 * one_by_hand(supply_c, air_c, 100.36);
        let found = limit(&day, "heat-rejection");
        // The moisture of the site's air stands in for that of the rating: less than a percent.
        close(found.capacity * 1000.0, by_hand, 0.01);
        assert_eq!(found.kind, LimitKind::HeatRejection);
        assert_eq!(found.reserve, 0.0);
    }
}

#[test]
fn a_spare_dry_cooler_is_reserve_and_nothing_comes_where_the_air_is_warmer() {
    let mut scenario = dry_site(6.0, 44.0, "none");
    scenario.cooling.dry_coolers[0].spares = Some(1.0);
    let day = last(&scenario);
    let found = limit(&day, "heat-rejection");
    close(found.reserve, found.capacity / 6.0, 1e-12);
    assert_eq!(day.headers[0].events[0].element, Element::DryCooler);
    close(day.headers[0].firm.mw(), found.capacity * 5.0 / 6.0, 1e-12);
    let day = last(&dry_site(6.0, 30.0, "none"));
    assert_eq!(limit(&day, "heat-rejection").capacity, 0.0);
    // The facility water is as warm as the coolers make it, and the coolant an approach warmer.
    assert!(day.conditions.dry_bulb.c() < day.headers[0].supply.c());
    let coolant = day.coolant[0];
    close(
        (coolant.warmest - day.headers[0].supply).k(),
        (coolant.coldest - day.headers[0].supply).k(),
        1e-9,
    );
    assert!(day.headers[0].supply < coolant.warmest);
}

#[test]
fn pads_carry_more_and_take_water() {
    let dry = last(&dry_site(16.0, 44.0, "none"));
    let mut scenario = dry_site(16.0, 40.0, "pads");
    scenario.cooling.dry_coolers[0].adiabatic = "pads".to_owned();
    scenario.cooling.dry_coolers[0].adiabatic_effectiveness = Some(0.75);
    let wet = last(&scenario);
    assert_eq!(dry.water.ml_per_day(), 0.0);
    assert!(0.0 < wet.water.ml_per_day());
    let same = last(&dry_site(16.0, 40.0, "none"));
    let of = |day: &DayState| limit(day, "heat-rejection").capacity;
    assert!(of(&same) < of(&wet));
    // All heat that evaporates water at 2.4 MJ/kg, a fifth bled off, is more than the pads can have taken.
    let most_ml = wet.thermal.rejected.mw() / 2.4 * 86_400.0 * 1.2 / 1e6;
    assert!(wet.water.ml_per_day() < most_ml);
}

#[test]
fn dry_coolers_stand_in_for_towers_as_condensers() {
    let mut scenario = two_halls();
    scenario.cooling.towers.clear();
    scenario.cooling.condenser_limit_c = Some(45.0);
    scenario.cooling.dry_coolers = vec![DryCoolerGroup {
        id: "coolers".to_owned(),
        unit: "dry-cooler-1000".to_owned(),
        count: Some(40.0),
        spares: Some(2.0),
        adiabatic: "none".to_owned(),
        ..Default::default()
    }];
    let day = last(&scenario);
    assert_eq!(day.water.ml_per_day(), 0.0);
    let found = limit(&day, "dry-coolers");
    close(found.reserve, found.capacity * 2.0 / 40.0, 1e-12);
    close(found.used, day.plant.rejected.mw(), 1e-12);
    assert!(day.conditions.dry_bulb < day.plant.condenser);
    balances(&day);
}

/// Air-cooled chillers by their printed curves: capacity and power at the dry bulb and recirculation of the day.
#[test]
fn air_cooled_chillers_meet_the_outdoor_air() {
    let mut scenario = two_halls();
    scenario.cooling.towers.clear();
    scenario.cooling.supply_c = Some(20.0);
    scenario.cooling.condenser_limit_c = Some(20.0);
    scenario.cooling.chillers[0].unit = "warm-air-cooled-1680".to_owned();
    let day = last(&scenario);
    let air = day.conditions.dry_bulb.c() + 1.5;
    let capacity = 1.680 * (1.334_712_3 - 0.006_462_753 * air - 8.858_442_9e-5 * air * air);
    let found = limit(&day, "chillers");
    close(found.capacity, 10.0 * capacity, 1e-9);
    close(found.reserve, capacity, 1e-9);
    let load = day.plant.evaporator_heat.mw() / 9.0 / capacity;
    assert!(load < 1.0, "{load}");
    let input = 0.587_912_09 - 0.027_472_527 * 20.0 + 0.027_472_527 * air;
    let part = 0.141 + 0.655 * load + 0.203 * load * load;
    close(
        day.plant.compressor_power.mw(),
        9.0 * capacity / 4.329 * input * part,
        1e-9,
    );
    assert_eq!(day.water.ml_per_day(), 0.0);
    assert_eq!(day.plant.sink_heat.w(), 0.0);
    assert!(!day.plant.extrapolated);
    balances(&day);
}

/// Two in a row: half of the heat is taken from warmer water, so that the same chillers draw less.
#[test]
fn chillers_in_a_row_draw_less_than_side_by_side() {
    let mut scenario = two_halls();
    scenario.cooling.chillers[0].unit = "warm-centrifugal-4500".to_owned();
    scenario.cooling.supply_c = Some(16.0);
    let parallel = last(&scenario);
    scenario.cooling.chillers[0].arrangement = "series".to_owned();
    let series = last(&scenario);
    assert!(series.plant.compressor_power < parallel.plant.compressor_power);
    close(
        series.plant.chiller_capacity.mw(),
        parallel.plant.chiller_capacity.mw(),
        1e-12,
    );
}

/// The preset of dry coolers beside a calculation of its own: saturation after Magnus, conductance and flow by
/// bisection. One of 164 coolers takes 627.0 kW in the year's dry-bulb design state: 37 °C and 19.5 °C wet bulb, 1.5 K of
/// recirculation, pads of 75 %, 24.60 °C at the coil, glycol from 38 to 28 °C, 73 m above the sea.
#[test]
fn the_preset_of_dry_coolers_stands_on_them() {
    let day = last(&read(include_str!("../../static/presets/hopper_dry.json")));
    let found = limit(&day, "heat-rejection");
    close(found.capacity, 164.0 * 0.627_0, 2e-3);
    close(found.reserve, found.capacity * 6.0 / 164.0, 1e-12);
    assert!(0.0 < found.free && day.plant.shared_power.w() == 0.0);
    // Coolant: 28 °C and the CDU's approach, below what the racks take.
    let coolant = day.coolant[0];
    assert!(coolant.warmest <= coolant.allowed.unwrap());
    assert!(2.0 <= coolant.above_dew_point.k());
    balances(&day);
}

/// A warm loop of dry coolers for the cold plates and a chilled one for the air.
fn warm_and_chilled() -> Scenario {
    let mut scenario = dry_site(20.0, 44.0, "none");
    scenario.cooling.supply_c = Some(20.0);
    let cooling = &mut scenario.cooling;
    cooling.loops = [("warm", 44.0), ("chilled", 20.0)]
        .map(|(kind, supply_c)| Loop {
            id: kind.to_owned(),
            kind: kind.to_owned(),
            supply_c: Some(supply_c),
            valves: Some(4.0),
            ..Default::default()
        })
        .to_vec();
    cooling.dry_coolers[0].header = "warm".to_owned();
    cooling.dry_coolers[0].spares = Some(1.0);
    for cdu in &mut cooling.cdus {
        cdu.header = "warm".to_owned();
    }
    for air in &mut cooling.air {
        air.header = "chilled".to_owned();
    }
    cooling.chillers = vec![ChillerGroup {
        id: "chillers".to_owned(),
        unit: "warm-air-cooled-1680".to_owned(),
        count: Some(6.0),
        header: "chilled".to_owned(),
        ..Default::default()
    }];
    scenario
}

#[test]
fn each_loop_takes_its_own_heat_and_holds_its_own_spare() {
    let day = last(&warm_and_chilled());
    let [warm, chilled] = &day.headers[..] else {
        panic!("two headers")
    };
    let liquid: f64 = day.halls.iter().map(|hall| hall.liquid.mw()).sum();
    let air: f64 = day.halls.iter().map(|hall| hall.air.mw()).sum();
    assert!(liquid < warm.plant.evaporator_heat.mw());
    assert!(warm.plant.evaporator_heat.mw() < 1.06 * liquid);
    assert!(air < chilled.plant.evaporator_heat.mw());
    assert!(chilled.plant.evaporator_heat.mw() < 1.08 * air);
    // A spare counts only on its own header: one of twenty here, one of six there.
    close(warm.firm.mw(), warm.carries.mw() * 19.0 / 20.0, 1e-12);
    close(chilled.firm.mw(), chilled.carries.mw() * 5.0 / 6.0, 1e-12);
    assert_eq!(limit(&day, "warm/heat-rejection").hall, None);
    close(
        limit(&day, "chilled/chillers").capacity,
        chilled.carries.mw(),
        1e-12,
    );
    let share = |header: &headroom::evaluate::HeaderDay| header.firm / header.plant.evaporator_heat;
    let least = share(warm).min(share(chilled));
    assert!(day.firm_cooling.mw() <= day.it_peak.mw() * least + 1e-9);
    balances(&day);
}

fn balances(day: &DayState) {
    let thermal = &day.thermal;
    let sum = thermal.it + thermal.room_losses + thermal.fluid_work + thermal.compressor_work;
    close(thermal.rejected.mw(), sum.mw(), 1e-9);
    let headers = day.headers.iter().map(|header| header.plant.rejected.mw());
    close(headers.sum(), day.plant.rejected.mw(), 1e-9);
    let electrical = &day.electrical;
    let sum = electrical.it() + electrical.cooling() + electrical.house + electrical.losses.total();
    close(electrical.site.mw(), sum.mw(), 1e-9);
}

#[test]
fn a_block_without_a_spare_takes_its_machines_along() {
    let mut scenario = warm_and_chilled();
    scenario.power.blocks.push(BlockGroup {
        id: "mechanical".to_owned(),
        unit: "block-13-480-2500-dry".to_owned(),
        count: Some(2.0),
        topology: "N".to_owned(),
        ..Default::default()
    });
    scenario.cooling.chillers[0].block = "mechanical".to_owned();
    let day = last(&scenario);
    let chilled = &day.headers[1];
    close(chilled.firm.mw(), chilled.carries.mw() / 2.0, 1e-12);
    assert!(
        chilled
            .events
            .iter()
            .any(|event| event.element == Element::Block && event.id == "mechanical")
    );
    scenario.power.blocks.last_mut().unwrap().topology = "N+1".to_owned();
    let caught = last(&scenario);
    close(
        caught.headers[1].firm.mw(),
        caught.headers[1].carries.mw() * 5.0 / 6.0,
        1e-12,
    );
}

#[test]
fn pumps_limit_what_they_do_not_move() {
    let mut scenario = warm_and_chilled();
    scenario.cooling.pumps = vec![PumpGroup {
        id: "pumps".to_owned(),
        duty: "primary".to_owned(),
        count: Some(3.0),
        spares: Some(1.0),
        flow_l_per_s: Some(50.0),
        header: "chilled".to_owned(),
        ..Default::default()
    }];
    let day = last(&scenario);
    let found = limit(&day, "chilled/pumps");
    // 50 L/s of water at 998 kg/m³ and 4.18 kJ/(kg·K), warmed by 10 K.
    close(found.capacity, 3.0 * 50e-3 * 998.2 * 4.184e-3 * 10.0, 2e-3);
    close(found.reserve, found.capacity / 3.0, 1e-12);
    close(day.headers[1].firm.mw(), found.capacity * 2.0 / 3.0, 1e-12);
    assert_eq!(found.kind, LimitKind::Pumps);
}

#[test]
fn what_cannot_be_taken_out_is_named() {
    let day = last(&warm_and_chilled());
    let named = |element, id: &str| {
        let mut losses = day.not_maintainable.iter();
        losses
            .find(|loss| loss.element == element && loss.id == id)
            .map_or(0, |loss| loss.gpus_lost)
    };
    // All on one loop, no second one: taking it out stops every GPU; a chiller of six is to spare.
    assert_eq!(named(Element::Loop, "warm"), day.gpus_placed);
    assert_eq!(named(Element::Loop, "chilled"), day.gpus_placed);
    assert_eq!(named(Element::DryCooler, "coolers"), 0);
    let mut tight = warm_and_chilled();
    let need = day.headers[1].plant.evaporator_heat / day.headers[1].carries * 6.0;
    tight.cooling.chillers[0].count = Some(need.ceil());
    let day = last(&tight);
    let lost = day
        .not_maintainable
        .iter()
        .find(|loss| loss.element == Element::Chiller);
    let lost = lost.expect("no chiller to spare").gpus_lost;
    assert!(0 < lost && lost < day.gpus_placed, "{lost}");
    assert_eq!(lost % 64, 0);
}

/// A site whose racks stand a CDU each loses the rack with its CDU.
#[test]
fn a_cdu_in_a_rack_is_a_single_point_for_it() {
    let scenario = read(include_str!("../../static/presets/colossus.json"));
    let day = last(&scenario);
    let cdu = |loss: &&headroom::evaluate::MaintenanceLoss| loss.element == Element::Cdu;
    let losses: Vec<i64> = day
        .not_maintainable
        .iter()
        .filter(cdu)
        .map(|loss| loss.gpus_lost)
        .collect();
    assert_eq!(losses, vec![64; 8]);
}

/// The dew point is judged by the rows that a scenario brings along, too.
#[test]
fn a_rear_door_of_ones_own_must_not_drip() {
    let text = include_str!("../data/two_halls.json").replacen(
        "\"start_date\"",
        "\"catalogue\": [{ \"id\": \"my-door\", \"kind\": \"air_cooler\", \"based_on\": \"rear-door-35\", \"source\": \"data sheet\", \"confidence\": \"M\" }],\n    \"start_date\"",
        1,
    );
    let mut scenario = read(&text);
    scenario.cooling.air[0].unit = "my-door".to_owned();
    scenario.cooling.supply_c = Some(12.0);
    let (_, findings) = check(&scenario);
    assert!(
        findings
            .iter()
            .any(|finding| finding.code == Code::BelowDewPoint),
        "{findings:#?}"
    );
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn balances_close_on_any_plant(
        chillers in 0_u32..12, coolers in 0_u32..30, racks in 0_u32..120, supply_c in 36.0_f64..48.0, series in proptest::bool::ANY,
    ) {
        let mut scenario = warm_and_chilled();
        scenario.cooling.chillers[0].count = Some(f64::from(chillers));
        if series {
            scenario.cooling.chillers[0].arrangement = "series".to_owned();
        }
        scenario.cooling.dry_coolers[0].count = Some(f64::from(coolers));
        scenario.cooling.dry_coolers[0].spares = None;
        scenario.cooling.loops[0].supply_c = Some(supply_c);
        scenario.it.deployments[0].racks = Some(f64::from(racks));
        let evaluation = evaluated(&scenario);
        for day in &evaluation.ledger {
            balances(day);
        }
    }

    #[test]
    fn more_chillers_or_coolers_never_lower_firm_cooling(chillers in 0_u32..12, coolers in 0_u32..30, which in 0_usize..3) {
        let of = |chillers: u32, coolers: u32, cells: u32| {
            let mut scenario = warm_and_chilled();
            scenario.cooling.chillers[0].count = Some(f64::from(chillers));
            // A water-cooled group beside the air-cooled one, with towers: a mixed header.
            scenario.cooling.chillers.push(ChillerGroup {
                id: "water-cooled".to_owned(),
                unit: "warm-centrifugal-4500".to_owned(),
                count: Some(1.0),
                header: "chilled".to_owned(),
                ..Default::default()
            });
            scenario.cooling.towers = two_halls().cooling.towers;
            scenario.cooling.towers[0].count = Some(f64::from(cells));
            scenario.cooling.towers[0].header = "chilled".to_owned();
            scenario.cooling.dry_coolers[0].count = Some(f64::from(coolers));
            scenario.cooling.dry_coolers[0].spares = None;
            let day = last(&scenario);
            (day.firm_cooling.mw(), day.headers[0].carries.mw(), day.headers[1].carries.mw())
        };
        let fewer = of(chillers, coolers, 1);
        let more = match which {
            0 => of(chillers + 1, coolers, 1),
            1 => of(chillers, coolers + 1, 1),
            _ => of(chillers, coolers, 2),
        };
        assert!(fewer.0 <= more.0 + 1e-9 && fewer.1 <= more.1 + 1e-9 && fewer.2 <= more.2 + 1e-9, "{fewer:?} {more:?}");
    }

    #[test]
    fn removing_any_element_never_raises_firm_cooling(which in 0_usize..6, pumps in 1_u32..5, coolers in 1_u32..24) {
        let mut scenario = warm_and_chilled();
        scenario.cooling.dry_coolers[0].count = Some(f64::from(coolers));
        scenario.cooling.dry_coolers[0].spares = None;
        scenario.cooling.pumps = ["primary", "secondary"].map(|duty| PumpGroup {
            id: duty.to_owned(),
            duty: duty.to_owned(),
            count: Some(f64::from(pumps)),
            flow_l_per_s: (duty == "primary").then_some(60.0),
            header: "chilled".to_owned(),
            ..Default::default()
        }).to_vec();
        let before = last(&scenario).firm_cooling.mw();
        let one_less = |number: &mut headroom::scenario::record::Number| *number = number.map(|now| now - 1.0);
        match which {
            0 => one_less(&mut scenario.cooling.dry_coolers[0].count),
            1 => one_less(&mut scenario.cooling.chillers[0].count),
            2 => one_less(&mut scenario.cooling.pumps[0].count),
            3 => one_less(&mut scenario.cooling.pumps[1].count),
            4 => one_less(&mut scenario.cooling.cdus[0].count),
            _ => one_less(&mut scenario.cooling.air[1].count),
        }
        let after = last(&scenario).firm_cooling.mw();
        assert!(after <= before + 1e-9, "{which}: {before} → {after}");
    }

    #[test]
    fn a_warmer_wet_bulb_never_cools_the_condenser_water(low in 0.0_f64..4.0, more in 0.0_f64..3.0) {
        let condenser = |recirculation: f64| {
            let mut scenario = two_halls();
            scenario.site.recirculation_wet_k = Some(recirculation);
            last(&scenario).plant.condenser.c()
        };
        let (cold, warm) = (condenser(low), condenser(low + more));
        assert!(cold <= warm + 1e-6, "{cold} {warm}");
    }
}

/// Cycles of concentration of a basin are its own, as in the year: said by the tower or by the site, the same water.
#[test]
fn water_of_the_day_goes_by_the_towers_own_cycles() {
    let water = |of_site: Option<f64>, of_tower: Option<f64>| {
        let mut scenario = two_halls();
        scenario.cooling.cycles = of_site;
        scenario.cooling.towers[0].cycles = of_tower;
        last(&scenario).water.ml_per_day()
    };
    let (two, eight) = (water(Some(2.0), None), water(Some(8.0), None));
    close(water(Some(8.0), Some(2.0)), two, 1e-12);
    close(water(None, Some(8.0)), eight, 1e-12);
    // Make-up is C/(C − 1) of what evaporates, drops being part of what is drained.
    close(two / eight, 2.0 / (8.0 / 7.0), 1e-6);
}

/// The rule of warm coolant: dry coolers on a Memphis summer day at 36 °C of water and a CDU on top, for racks of class
/// S40; and what mends it.
#[test]
fn coolant_that_is_too_warm_is_found_and_mended() {
    let too_warm = |scenario: &Scenario| -> Vec<Finding> {
        let findings = evaluated(scenario).findings;
        let mine = findings.into_iter();
        mine.filter(|finding| finding.code == Code::CoolantTooWarm)
            .collect()
    };
    let mut scenario = dry_site(16.0, 36.0, "none");
    scenario.cooling.dry_coolers[0].count = Some(14.0);
    let day = last(&scenario);
    let coolant = day.coolant[0];
    let allowed = coolant.allowed.expect("the platforms say so");
    assert!(allowed < coolant.warmest, "{coolant:?}");
    let found = too_warm(&scenario);
    assert_eq!(found.len(), 2, "one for each hall: {found:?}");
    let Amount::Differs { given, needed, .. } = found[0].amount else {
        panic!("{found:?}");
    };
    close(needed, allowed.c(), 1e-12);
    // The worst day of the range is at least as warm as the last.
    assert!(coolant.warmest.c() - 1e-9 <= given, "{given}");
    // Chillers hold their set point: none is found at 18 °C.
    assert_eq!(too_warm(&two_halls()), Vec::new());
    // Dry coolers are among what is tried, and so are pumps where heat is short.
    let tried = |code| {
        let finding = Finding {
            code,
            ..found[0].clone()
        };
        let edits = remedies::candidates(&scenario, &finding);
        edits
            .iter()
            .map(|edit| edit.target().path)
            .collect::<Vec<String>>()
    };
    let colder = tried(Code::CoolantTooWarm);
    assert!(
        colder.iter().any(|path| path.contains("dry_coolers")),
        "{colder:?}"
    );
    assert!(
        colder.iter().any(|path| path.contains("supply_c")),
        "{colder:?}"
    );
    scenario.cooling.pumps = vec![PumpGroup {
        id: "pumps".to_owned(),
        duty: "primary".to_owned(),
        count: Some(2.0),
        ..Default::default()
    }];
    let finding = Finding {
        code: Code::HeatRejectionShort,
        ..found[0].clone()
    };
    let edits = remedies::candidates(&scenario, &finding);
    let paths: Vec<String> = edits.iter().map(|edit| edit.target().path).collect();
    assert!(paths.iter().any(|path| path.contains("pumps")), "{paths:?}");
}
