//! What the year makes of a scenario's plant, and the short year of bins beside the exact one.

use headroom::catalog;
use headroom::catalog::climate;
use headroom::catalog::typical_year::typical_year;
use headroom::catalog::weather::HOURS;
use headroom::codec::file;
use headroom::evaluate::year;
use headroom::evaluate::year::YearState;
use headroom::evaluate::year::YearStudy;
use headroom::physics::tower::TowerAir;
use headroom::physics::water::Coolant;
use headroom::scenario::check;
use headroom::scenario::plan::Adiabatic;
use headroom::scenario::plan::DryCoolers;
use headroom::scenario::plan::Economiser;
use headroom::scenario::plan::Loop;
use headroom::scenario::plan::LoopKind;
use headroom::scenario::plan::Plan;
use headroom::scenario::plan::Station;
use headroom::scenario::plan::Tag;
use headroom::scenario::plan::TowerModel;
use headroom::solve::cooling::year as plant;
use headroom::solve::cooling::year::HourLoad;
use headroom::solve::cooling::year::Outdoors;
use headroom::units::Power;
use headroom::units::TempDelta;
use headroom::units::Temperature;

fn colossus() -> Plan {
    let document = file::read(include_str!("../../static/presets/colossus.json"))
        .expect("the preset is readable");
    check(&document.scenario)
        .0
        .expect("the preset makes a plan")
}

fn exact(plan: &Plan, place: &str, shares: Option<Vec<f64>>) -> YearState {
    let air = year::year_air(plan, &typical_year(climate(place).expect("a climate")));
    let mut study = YearStudy::new(plan, plan.horizon, air, shares);
    study.step(usize::MAX);
    let state = study.state();
    assert_closes(&state);
    state
}

fn quick(plan: &Plan, place: &str, shares: Option<Vec<f64>>) -> YearState {
    let air = year::year_air(plan, &typical_year(climate(place).expect("a climate")));
    let state = year::quick(plan, plan.horizon, &year::year_bins(plan, &air, shares));
    assert_closes(&state);
    state
}

fn assert_closes(state: &YearState) {
    assert_eq!(state.plant.year().hours as usize, HOURS);
    assert!(state.plant.energy_residual <= 1e-9, "{state:?}");
    assert!(state.plant.water_residual <= 1e-9, "{state:?}");
    assert!(state.electrical_residual <= 1e-9, "{state:?}");
    assert_eq!(state.plant.year().unsettled_hours, 0);
}

fn dry_coolers(plan: &Plan, count: u32, pads: bool) -> DryCoolers {
    let unit = catalog::dry_cooler("dry-cooler-close-800")
        .expect("a row")
        .clone();
    DryCoolers {
        tag: plan.cooling.chillers[0].tag.clone(),
        count,
        spares: 0,
        unit_heat: Power::from_kw(800.0),
        adiabatic: pads.then(|| Adiabatic {
            effectiveness: 0.7,
            above: Temperature::from_c(25.0),
            bleed: 0.2,
        }),
        unit,
        station: Station::default(),
    }
}

/// Warm water from dry coolers alone, twice as many as the heat asks for at their rating.
fn dry(pads: bool) -> Plan {
    let mut plan = colossus();
    let coolers = dry_coolers(&plan, 900, pads);
    plan.cooling.dry_coolers = vec![coolers];
    plan.cooling.chillers.clear();
    plan.cooling.towers.clear();
    plan.cooling.supply = Temperature::from_c(35.0);
    plan
}

fn air_cooled() -> Plan {
    let mut plan = colossus();
    let unit = catalog::chillers()
        .iter()
        .find(|row| row.kind == catalog::ChillerKind::AirCooled)
        .expect("an air-cooled row")
        .clone();
    for group in &mut plan.cooling.chillers {
        group.unit = unit.clone();
    }
    plan.cooling.towers.clear();
    plan
}

fn york() -> Plan {
    let mut plan = colossus();
    for group in &mut plan.cooling.towers {
        group.model = TowerModel::YorkCalc;
    }
    plan
}

fn economiser() -> Plan {
    let mut plan = colossus();
    plan.cooling.set_points.economiser = Economiser::Partial;
    plan.cooling.supply = Temperature::from_c(24.0);
    plan
}

fn waves() -> Vec<f64> {
    let wave = |hour: usize| 0.75 + 0.25 * libm::sin(0.1 * hour as f64);
    (0..HOURS).map(wave).collect()
}

/// The bound of the method: 0.002 in PUE and 1 % in water, in climates from hot and dry to cold.
#[test]
fn bins_stand_for_the_hours() {
    let mut gaps = Vec::new();
    for (name, plan, shares) in [
        ("towers", colossus(), None),
        ("towers, load varies", colossus(), Some(waves())),
        ("york", york(), None),
        ("economiser", economiser(), None),
        ("air-cooled", air_cooled(), None),
        ("dry", dry(false), None),
        ("pads", dry(true), Some(waves())),
    ] {
        for place in ["memphis", "phoenix", "lulea", "singapore"] {
            let (all, few) = (
                exact(&plan, place, shares.clone()),
                quick(&plan, place, shares.clone()),
            );
            let pue = few.pue().unwrap() - all.pue().unwrap();
            let (water, ours) = (all.wue_l_per_kwh().unwrap(), few.wue_l_per_kwh().unwrap());
            let of_water = if water == 0.0 {
                ours
            } else {
                ours / water - 1.0
            };
            let site = few.site_w.value / all.site_w.value - 1.0;
            let day = few.plant.water_day_kg.value / all.plant.water_day_kg.value.max(1e-9) - 1.0;
            let free = few
                .plant
                .year()
                .free_hours
                .abs_diff(all.plant.year().free_hours);
            gaps.push(format!(
                "{name} {place}: PUE {pue:+.6}, water {of_water:+.5}, peak {site:+.5}, day {day:+.4}, free hours {free}"
            ));
            assert!(pue.abs() <= 0.002 && of_water.abs() <= 0.01, "{gaps:#?}");
            // Peaks belong to hours that are bins of their own, or nearly.
            let most = if name == "pads" { 0.06 } else { 0.015 };
            assert!(site.abs() <= most, "{gaps:#?}");
        }
    }
    println!("{gaps:#?}");
}

#[test]
fn a_warmer_set_point_is_followed_by_the_bins() {
    let mut plan = colossus();
    let weather = typical_year(climate("memphis").unwrap());
    let bins = year::year_bins(&plan, &year::year_air(&plan, &weather), None);
    let mut last = f64::INFINITY;
    for supply in [14.0, 18.0, 22.0, 26.0] {
        plan.cooling.supply = Temperature::from_c(supply);
        let pue = year::quick(&plan, plan.horizon, &bins).pue().unwrap();
        let gap = pue - exact(&plan, "memphis", None).pue().unwrap();
        assert!(gap.abs() <= 0.002, "{supply}: {gap}");
        assert!(pue < last, "{supply}: {pue} after {last}");
        last = pue;
    }
}

#[test]
fn dry_coolers_take_no_water_and_pads_hold_the_water_colder() {
    let (bare, wet) = (
        exact(&dry(false), "phoenix", None),
        exact(&dry(true), "phoenix", None),
    );
    assert_eq!(bare.wue_l_per_kwh(), Some(0.0));
    assert!(0.0 < wet.wue_l_per_kwh().unwrap());
    assert!(wet.plant.supply_c.value < bare.plant.supply_c.value);
    assert!(wet.plant.year().unmet_hours < bare.plant.year().unmet_hours);
    // Above what the coil meets, the water leaves by an approach warmer than the air: never colder than it.
    let hottest = typical_year(climate("phoenix").unwrap());
    let hottest = hottest
        .dry_bulb_c
        .iter()
        .copied()
        .fold(f64::NEG_INFINITY, f64::max);
    assert!(hottest < bare.plant.supply_c.value);
    let cold = exact(&dry(true), "lulea", None);
    // Below the dry bulb at which they may run, pads stay dry: Luleå has a few hours above 25 °C at most.
    assert!(cold.wue_l_per_kwh().unwrap() < 0.01, "{cold:?}");
    assert!(cold.pue() < wet.pue());
    assert_eq!(cold.plant.year().free_hours as usize, HOURS);
}

#[test]
fn dry_coolers_beside_towers_take_their_share() {
    let towers = exact(&colossus(), "memphis", None);
    let mut plan = colossus();
    let sold: Power = plan
        .cooling
        .towers
        .iter()
        .map(|group| group.cell.rating.heat * f64::from(group.count))
        .sum();
    let coolers = dry_coolers(&plan, (sold.kw() / 800.0) as u32, false);
    plan.cooling.dry_coolers = vec![coolers];
    let both = exact(&plan, "memphis", None);
    let share = both.plant.year().water() / towers.plant.year().water();
    // Half of the heat; warmer condenser water on hot days asks a little more of the towers' share.
    assert!((0.45..=0.6).contains(&share), "{share}");
}

#[test]
fn air_cooled_chillers_follow_the_air_and_take_no_water() {
    let plan = air_cooled();
    let [hot, mild, cold] = ["phoenix", "memphis", "lulea"].map(|place| exact(&plan, place, None));
    assert_eq!(hot.wue_l_per_kwh(), Some(0.0));
    assert!(mild.pue() < hot.pue() && cold.pue() < mild.pue());
    assert!(exact(&colossus(), "memphis", None).pue() < mild.pue());
}

/// Two models of one rating: EnergyPlus' own manuals let either stand for the same tower.
#[test]
fn cells_by_york_calc_are_near_those_by_conductance() {
    let (merkel, york) = (
        exact(&colossus(), "memphis", None),
        exact(&york(), "memphis", None),
    );
    assert_ne!(merkel, york);
    assert!((merkel.pue().unwrap() - york.pue().unwrap()).abs() < 0.01);
    let water = york.wue_l_per_kwh().unwrap() / merkel.wue_l_per_kwh().unwrap();
    assert!((0.95..=1.05).contains(&water), "{water}");
}

#[test]
fn a_reset_makes_the_supply_warmer_only_while_it_is_cool() {
    let plan = colossus();
    let mut reset = colossus();
    reset.cooling.set_points.supply_reset = TempDelta::from_k(4.0);
    reset.cooling.set_points.reset_below = Temperature::from_c(10.0);
    let weather = typical_year(climate("memphis").unwrap());
    let mut study = YearStudy::new(
        &reset,
        reset.horizon,
        year::year_air(&reset, &weather),
        None,
    );
    while let Some((at, hour)) = study.hour() {
        let raised = (hour.set_point - plan.cooling.supply).k();
        let wet = weather.wet_bulb_c[at] + reset.recirculation_wet.k();
        assert!((0.0..=4.0).contains(&raised));
        assert_eq!(raised == 4.0, wet <= 10.0, "{wet}: {raised}");
        assert!(wet < 20.0 || raised == 0.0, "{wet}: {raised}");
    }
    let (with, without) = (study.state(), exact(&plan, "memphis", None));
    assert!(with.plant.year().chiller < without.plant.year().chiller);
    assert_eq!(
        with.plant.supply_c.value,
        without.plant.supply_c.value + 4.0
    );
}

/// Half of the machines make water that is half of the way warmer, and so lift heat less far.
#[test]
fn chillers_in_series_take_less() {
    let mut plan = colossus();
    for group in &mut plan.cooling.chillers {
        group.in_series = true;
    }
    let (series, beside) = (
        exact(&plan, "memphis", None),
        exact(&colossus(), "memphis", None),
    );
    let share = series.plant.year().chiller / beside.plant.year().chiller;
    assert!((0.8..1.0).contains(&share), "{share}");
    // With an economiser before them as well.
    plan.cooling.set_points.economiser = Economiser::Partial;
    let free = exact(&plan, "memphis", None);
    assert!(free.plant.year().chiller < series.plant.year().chiller);
    assert!(0 < free.plant.year().partial_hours);
}

/// Air-cooled chillers for the air coolers' cold water, dry coolers for the warm water of the cold plates: what one
/// shared loop cannot be.
fn two_loops() -> Plan {
    let mut plan = air_cooled();
    let coolers = dry_coolers(&plan, 900, false);
    plan.cooling.dry_coolers = vec![coolers];
    let row = |id: &str, kind, supply_c| Loop {
        tag: Tag {
            id: id.to_owned(),
            ..plan.cooling.chillers[0].tag.clone()
        },
        kind,
        supply: Temperature::from_c(supply_c),
        rise: plan.cooling.loop_rise,
        fluid: Coolant::Water,
        valves: 1,
        head: plan.cooling.pump_head,
    };
    let loops = vec![
        row("warm", LoopKind::Warm, 38.0),
        row("cold", LoopKind::Chilled, 18.0),
    ];
    plan.cooling.loops = loops;
    plan
}

#[test]
fn warm_and_chilled_loops_go_their_own_ways() {
    let plan = two_loops();
    let state = exact(&plan, "phoenix", None);
    let [warm, cold] = state.loops.as_slice() else {
        panic!("two loops: {}", state.loops.len());
    };
    let (of_warm, of_cold) = (warm.year(), cold.year());
    // Dry coolers alone hold 38 °C nearly always; the chillers of the other loop never rest.
    assert_eq!(of_warm.free_hours as usize, HOURS);
    assert_eq!(of_cold.mechanical_hours as usize, HOURS);
    assert_eq!(of_warm.chiller, headroom::units::Energy::ZERO);
    assert_eq!(of_cold.fan, headroom::units::Energy::ZERO);
    assert_eq!(state.plant.year().partial_hours as usize, HOURS);
    let it = (of_warm.it + of_cold.it) / state.plant.year().it;
    assert!((it - 1.0).abs() < 1e-9, "{it}");
    // Together they are the plant: every sum, and the balances that `exact` has held already.
    let year = state.plant.year();
    for (whole, parts) in [
        (year.rejected, of_warm.rejected + of_cold.rejected),
        (year.pump, of_warm.pump + of_cold.pump),
        (year.chiller, of_cold.chiller),
        (year.fan, of_warm.fan),
    ] {
        assert!((whole / parts - 1.0).abs() < 1e-9, "{whole:?} {parts:?}");
    }
    // The heat of cold plates has gone to dry coolers instead of compressors.
    let mut shared = plan.clone();
    shared.cooling.loops.clear();
    let shared = exact(&shared, "phoenix", None);
    assert!(state.pue() < shared.pue());
    let (all, few) = (state, quick(&plan, "phoenix", None));
    assert!((all.pue().unwrap() - few.pue().unwrap()).abs() < 0.002);
}

#[test]
fn one_drawn_loop_is_the_site_without_loops() {
    let mut plan = colossus();
    let without = exact(&plan, "memphis", None);
    plan.cooling.loops = vec![Loop {
        tag: plan.cooling.chillers[0].tag.clone(),
        kind: LoopKind::Combined,
        supply: plan.cooling.supply,
        rise: plan.cooling.loop_rise,
        fluid: Coolant::Water,
        valves: 1,
        head: plan.cooling.pump_head,
    }];
    assert_eq!(exact(&plan, "memphis", None), without);
}

/// An hour of the year in the air of the design hour, under the design hour's heat: the same machines on the same
/// loops, so that the same compressors, pumps and heat come out wherever the year too needs all of the air.
#[test]
fn the_design_hour_is_an_hour_of_the_year() {
    let scenario = crate::sites::two_halls();
    let evaluation = crate::sites::evaluated(&scenario);
    let day = evaluation.at(evaluation.horizon);
    let plan = check(&scenario).0.expect("a plan");
    let heat = day.plant.evaporator_heat;
    // The halls' part of it: pumps of the facility loop come on top.
    let plants = plant::of_plan(&plan, plan.horizon, &[heat]);
    let wet = day.conditions.wet_bulb + plan.recirculation_wet;
    let dry = day.conditions.wet_coincident_dry_bulb.max(wet);
    let air = TowerAir::from_wet_bulb(dry, wet, plan.pressure);
    let outdoors = Outdoors {
        towers: &air,
        dry_bulb: day.conditions.dry_bulb + plan.recirculation_dry,
    };
    let load = HourLoad {
        it: heat,
        heat: heat * (heat / (heat + plants[0].facility.rated)),
        fluid: Power::ZERO,
    };
    // With nothing to aim at, the towers take all of their air, as in the design hour.
    let mut plants = plants;
    if let Some(condenser) = &mut plants[0].condenser {
        condenser.set_point.above = TempDelta::ZERO;
    }
    let hour = plant::hour_of(&plants, |_| load, &outdoors, &mut Vec::new());
    let near = |year: f64, day: f64, within: f64| {
        assert!((year / day - 1.0).abs() < within, "{year} {day}");
    };
    near(hour.evaporator.mw(), heat.mw(), 1e-3);
    assert!(
        (hour.condenser - day.plant.condenser).k().abs() < 0.3,
        "{:?} {:?}",
        hour.condenser,
        day.plant.condenser
    );
    near(hour.chiller.mw(), day.plant.compressor_power.mw(), 0.01);
    near(hour.fan.mw(), day.plant.fan_power.mw(), 1e-6);
    near(hour.rejected.mw(), day.plant.rejected.mw(), 2e-3);
    near(hour.pump().mw(), day.plant.pump_power.mw(), 0.01);
}
