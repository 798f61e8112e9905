//! Laws of the components over random states: balances, order, and no nonsense on any input.

use headroom::catalog;
use headroom::physics::air::MoistAir;
use headroom::physics::chiller::Biquadratic;
use headroom::physics::chiller::Bounds;
use headroom::physics::chiller::ChillerRating;
use headroom::physics::chiller::reformulated::CondenserWater;
use headroom::physics::chiller::reformulated::PartLoad;
use headroom::physics::chiller::reformulated::ReformulatedCurves;
use headroom::physics::curves::Cubic;
use headroom::physics::curves::Quadratic;
use headroom::physics::dry_cooler::CoolerMode;
use headroom::physics::dry_cooler::DryCooler;
use headroom::physics::dry_cooler::FanSpeeds;
use headroom::physics::dry_cooler::Pads;
use headroom::physics::exchanger;
use headroom::physics::exchanger::Shape;
use headroom::physics::exchanger::Stream;
use headroom::physics::pump;
use headroom::physics::pump::Mover;
use headroom::physics::tower::Draught;
use headroom::physics::tower::TowerAir;
use headroom::physics::tower::TowerModel;
use headroom::physics::tower::WaterIn;
use headroom::physics::tower::control;
use headroom::physics::tower::control::FanMode;
use headroom::physics::tower::control::Fans;
use headroom::physics::tower::control::Load;
use headroom::physics::tower::merkel::FlowLaw;
use headroom::physics::tower::merkel::MerkelDesign;
use headroom::physics::tower::merkel::MerkelTower;
use headroom::physics::tower::york::YorkDesign;
use headroom::physics::tower::york::YorkTower;
use headroom::physics::water::Coolant;
use headroom::units::HeatCapacityRate;
use headroom::units::MassFlow;
use headroom::units::Power;
use headroom::units::Pressure;
use headroom::units::TempDelta;
use headroom::units::Temperature;
use headroom::units::VolumeFlow;
use proptest::prelude::ProptestConfig;
use proptest::prelude::prop_assert;
use proptest::prelude::prop_assume;
use proptest::proptest;

const WATER_KG_S: f64 = 70.0;
const AIR_M3_S: f64 = 42.0;
const DESIGN_W: f64 = WATER_KG_S * 4186.0 * 5.6;

fn c(value: f64) -> Temperature {
    Temperature::from_c(value)
}

fn flow(share: f64) -> MassFlow {
    MassFlow::from_kg_per_s(WATER_KG_S * share)
}

fn heat(share: f64) -> Power {
    Power::from_w(DESIGN_W * share)
}

fn design() -> MerkelDesign {
    MerkelDesign {
        water: flow(1.0),
        air: VolumeFlow::from_m3_per_s(AIR_M3_S),
        entering: c(35.1),
        leaving: c(29.5),
        wet_bulb: c(25.6),
        dry_bulb: c(35.0),
        pressure: Pressure::from_pa(101_325.0),
        water_heat_j_per_kg_k: 4186.0,
    }
}

fn merkel() -> MerkelTower {
    MerkelTower {
        by_air: FlowLaw::Power(0.6),
        by_water: FlowLaw::Power(0.4),
        ..MerkelTower::from_design(&design()).expect("a possible design")
    }
}

fn york() -> YorkTower {
    YorkTower::from_design(&YorkDesign {
        wet_bulb: c(25.6),
        approach: TempDelta::from_k(3.9),
        range: TempDelta::from_k(5.6),
        water: flow(1.0),
        air: VolumeFlow::from_m3_per_s(AIR_M3_S),
        water_heat_j_per_kg_k: 4186.0,
    })
    .expect("a possible design")
}

fn fans() -> Fans {
    Fans {
        rated: Power::from_kw(15.0),
        curve: Cubic::CUBE,
        least_air: 0.2,
        drift_share: 8e-5,
        steps: headroom::physics::tower::control::Steps::Any,
    }
}

fn air(wet: f64, depression: f64, kpa: f64) -> TowerAir {
    TowerAir::from_wet_bulb(c(wet + depression), c(wet), Pressure::from_kpa(kpa))
}

#[test]
fn a_tower_meets_its_design_and_impossible_ones_are_refused() {
    let at_design = TowerAir::from_wet_bulb(c(35.0), c(25.6), Pressure::from_pa(101_325.0));
    let leaving = merkel().leaving_with(heat(1.0), flow(1.0), &at_design, Draught::Fan(1.0));
    assert!((leaving.c() - 29.5).abs() < 1e-6, "{leaving:?}");
    let leaving = york().leaving_with(heat(1.0), flow(1.0), &at_design, Draught::Fan(1.0));
    assert!((leaving.c() - 29.5).abs() < 1e-6, "{leaving:?}");
    for impossible in [
        MerkelDesign {
            leaving: c(25.0),
            ..design()
        },
        MerkelDesign {
            entering: c(29.0),
            ..design()
        },
        MerkelDesign {
            air: VolumeFlow::ZERO,
            ..design()
        },
        MerkelDesign {
            air: VolumeFlow::from_m3_per_s(1.0),
            ..design()
        },
        MerkelDesign {
            water: MassFlow::ZERO,
            ..design()
        },
    ] {
        assert!(
            MerkelTower::from_design(&impossible).is_none(),
            "{impossible:?}"
        );
    }
}

/// At its rating a cell is the same tower in both forms; in other air they differ by 0.6 of the density's change.
#[test]
fn a_cell_is_the_same_tower_by_its_conductance() {
    let row = catalog::tower("tower-cell-3500").expect("a row");
    let cell = row.cell(row.rating.heat).expect("a possible rating");
    let tower = MerkelTower::from(&cell);
    for (dry, wet, share, most) in [
        (35.0, cell.rating.wet_bulb.c(), 1.0, 1e-4),
        (20.0, 15.0, 0.8, 0.2),
        (2.0, 0.5, 0.6, 0.4),
    ] {
        let air = TowerAir::from_wet_bulb(c(dry), c(wet), Pressure::from_pa(101_325.0));
        let by_cell = cell.leaving(cell.rating.heat * share, cell.rated_water, air, 1.0);
        let by_tower = tower.leaving_with(
            cell.rating.heat * share,
            cell.rated_water,
            &air,
            Draught::Fan(1.0),
        );
        assert!(
            (by_cell - by_tower).k().abs() < most,
            "{dry} {wet}: {by_cell:?} {by_tower:?}"
        );
    }
}

/// What a held tower owes whatever its model: energy, its set point, and water that the heat explains.
fn check_held(
    model: &impl TowerModel,
    share: f64,
    water: f64,
    air: &TowerAir,
    set_point: f64,
) -> Result<control::Held, String> {
    let held = control::hold(
        model,
        &fans(),
        Load::Heat(heat(share)),
        flow(water),
        air,
        c(set_point),
    );
    let rate = model.water_rate(flow(water));
    let carried = rate * (held.entering - held.leaving);
    let all = format!("{held:?}");
    // Temperatures near 30 °C over a range of kelvins: 1e-9 of the heat is as fine as their digits are.
    if 1e-9 * held.heat.w() + 1e-12 * rate.w_per_k() < (carried - held.heat).w().abs() {
        return Err(format!("energy {all}"));
    }
    let on_set_point = (held.leaving.c() - set_point).abs() < 1e-9;
    let right = match held.mode {
        FanMode::Full => set_point - 1e-3 <= held.leaving.c() && held.air_ratio == 1.0,
        FanMode::Natural => held.leaving.c() <= set_point + 1e-6 && held.fan == Power::ZERO,
        FanMode::Cycling => on_set_point && 0.0 <= held.on_share && held.on_share <= 1.0,
        FanMode::Solved => on_set_point && 0.2 <= held.air_ratio && held.air_ratio <= 1.0,
        FanMode::Idle => share <= 0.0,
    };
    if !right {
        return Err(format!("mode {all}"));
    }
    // Latent heat is what leaves with the water and what the air gives up by cooling down to saturation; 1.08 for
    // the warmth of the water that evaporates.
    let dry = AIR_M3_S * held.mean_air_ratio / air.air.volume_m3_per_kg();
    let given = (air.air.dry_bulb - air.wet_bulb).k() * 1.05 * dry;
    let latent = held.evaporation.kg_per_s() * 2430.0;
    if latent < 0.0 || 1.08 * (held.heat.kw() + given) < latent {
        return Err(format!("evaporation {latent} {given} {all}"));
    }
    // The air leaves with the heat: its humidity is that of the exact equations.
    let h_in = MoistAir::saturated(air.wet_bulb, air.air.pressure).enthalpy_kj_per_kg();
    let out = MoistAir::saturated_at_enthalpy(h_in + held.heat.kw() / dry, air.air.pressure);
    if 1e-6 * out.humidity_ratio < (out.humidity_ratio - held.leaving_humidity).abs() {
        return Err(format!("humidity {out:?} {all}"));
    }
    Ok(held)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// DEFINITIONS, laws: at full air and equal heat and flow, a warmer wet bulb never lowers the leaving water.
    #[test]
    fn warmer_wet_bulb_never_cools_the_water(
        wet in -20.0..32.0, warmer in 0.0..8.0, depression in 0.0..15.0, share in 0.05..1.3, water in 0.5..1.25, kpa in 70.0..105.0,
    ) {
        // The same dry bulb, or the air is saturated: thinner warm air would be a second change.
        let dry: f64 = wet + depression;
        let here = TowerAir::from_wet_bulb(c(dry.max(wet + warmer)), c(wet), Pressure::from_kpa(kpa));
        let there = TowerAir::from_wet_bulb(c(dry.max(wet + warmer)), c(wet + warmer), Pressure::from_kpa(kpa));
        let leaving = |air: &TowerAir| merkel().leaving_with(heat(share), flow(water), air, Draught::Fan(1.0)).c();
        prop_assert!(leaving(&here) <= leaving(&there) + 1e-6, "merkel");
        let leaving = |air: &TowerAir| york().leaving_with(heat(share), flow(water), air, Draught::Fan(1.0)).c();
        prop_assert!(leaving(&here) <= leaving(&there) + 1e-6, "york");
    }

    /// More air never warms the water, more heat never cools it, and the two ways to ask agree.
    #[test]
    fn towers_go_the_right_way(
        wet in -20.0..30.0, depression in 0.0..15.0, share in 0.05..1.2, water in 0.6..1.25, ratio in 0.2..0.99, kpa in 70.0..105.0,
    ) {
        let air = air(wet, depression, kpa);
        let tower = merkel();
        let at = |share: f64, draught| tower.leaving_with(heat(share), flow(water), &air, draught);
        prop_assert!(at(share, Draught::Fan(1.0)) <= at(share, Draught::Fan(ratio)));
        prop_assert!(at(share, Draught::Fan(ratio)) <= at(share * 1.05, Draught::Fan(ratio)));
        prop_assert!(at(share, Draught::Fan(ratio)) <= at(share, Draught::Natural));
        for draught in [Draught::Fan(ratio), Draught::Natural] {
            let leaving = at(share, draught);
            let entering = leaving + heat(share) / tower.water_rate(flow(water));
            prop_assume!(entering.c() < 80.0);
            let again = tower.leaving_from(WaterIn { flow: flow(water), entering }, &air, draught);
            prop_assert!((again - leaving).k().abs() < 1e-5, "{again:?} {leaving:?}");
        }
        let york = york();
        let leaving = york.leaving_with(heat(share), flow(water), &air, Draught::Fan(ratio));
        let entering = leaving + heat(share) / york.water_rate(flow(water));
        prop_assume!((entering - leaving).k() < 22.0);
        let again = york.leaving_from(WaterIn { flow: flow(water), entering }, &air, Draught::Fan(ratio));
        prop_assert!((again - leaving).k().abs() < 1e-5, "{again:?} {leaving:?}");
    }

    /// Energy, water and the sequence of the fans, for both models; a warmer set point never takes more fan.
    #[test]
    fn a_held_tower_owes_nothing(
        wet in -20.0..30.0, depression in 0.0..18.0, share in 0.05..1.2, water in 0.6..1.25, set_point in 8.0..33.0, kpa in 70.0..105.0,
    ) {
        let air = air(wet, depression, kpa);
        for easier in [0.0, 1.0] {
            let by_merkel = check_held(&merkel(), share, water, &air, set_point + easier);
            prop_assert!(by_merkel.is_ok(), "merkel {by_merkel:?}");
            let by_york = check_held(&york(), share, water, &air, set_point + easier);
            prop_assert!(by_york.is_ok(), "york {by_york:?}");
        }
        let fan = |set_point: f64| check_held(&merkel(), share, water, &air, set_point).expect("checked").fan.w();
        prop_assert!(fan(set_point + 1.0) <= fan(set_point) + 0.1, "{} {}", fan(set_point + 1.0), fan(set_point));
    }

    /// A tower in balance with a chiller: the chiller rejects into the water what the tower takes out of it, and where
    /// the set point is held the tower is the one that the heat alone would have made.
    #[test]
    fn towers_and_chillers_balance(
        wet in -15.0..30.0, depression in 0.0..15.0, share in 0.1..1.0, set_point in 14.0..32.0, kpa in 70.0..105.0,
    ) {
        let row = catalog::chiller("centrifugal-vsd-1400").expect("a row");
        let load = row.rating.capacity * share;
        let rejected = |condenser: Temperature| row.curves.performance(row.rating, load, c(9.0), condenser).rejected(1.0);
        let air = air(wet, depression, kpa);
        let check = |held: control::Held, again: control::Held| {
            let error = (rejected(held.leaving) - held.heat).w().abs() / held.heat.w();
            error < 1e-6 && again.mode == held.mode && (again.leaving - held.leaving).k().abs() < 1e-5
        };
        let tower = merkel();
        let held = control::balance(&tower, &fans(), rejected, flow(1.0), &air, c(set_point));
        let again = control::hold(&tower, &fans(), Load::Heat(held.heat), flow(1.0), &air, c(set_point));
        // Where a chiller's heat moves with the water, the edge of two modes moves with it.
        let edge = (held.leaving.c() - set_point).abs() < 0.02;
        prop_assert!(edge || check(held, again), "{held:?} {again:?}");
        let tower = york();
        let held = control::balance(&tower, &fans(), rejected, flow(1.0), &air, c(set_point));
        let again = control::hold(&tower, &fans(), Load::Heat(held.heat), flow(1.0), &air, c(set_point));
        let edge = (held.leaving.c() - set_point).abs() < 0.02;
        prop_assert!(edge || check(held, again), "{held:?} {again:?}");
    }

    /// Whatever comes, a tower gives finite answers.
    #[test]
    fn towers_take_any_number(
        share in proptest::num::f64::ANY, water in proptest::num::f64::ANY, set_point in proptest::num::f64::ANY, near in -50.0..120.0, wet in -60.0..60.0,
    ) {
        let air = air(wet, 5.0, 101.325);
        for (share, water, set_point) in [(share, 1.0, near), (1.0, water, near), (1.0, 1.0, set_point), (near, near, near), (1e9, 1e-9, near)] {
            for load in [Load::Heat(heat(share)), Load::Entering(c(share)), Load::Entering(c(near))] {
                let held = control::hold(&merkel(), &fans(), load, flow(water), &air, c(set_point));
                prop_assert!(!held.fan.w().is_nan() && 0.0 <= held.fan.w(), "{held:?}");
                let held = control::hold(&york(), &fans(), load, flow(water), &air, c(set_point));
                prop_assert!(!held.fan.w().is_nan() && 0.0 <= held.fan.w(), "{held:?}");
            }
        }
    }

    /// Dry coolers: energy, set point, wet never warmer than dry, and a warmer set point never takes more fan.
    #[test]
    fn dry_coolers_go_the_right_way(
        dry in -25.0..48.0, depression in 0.0..20.0, share in 0.05..1.3, set_point in 20.0..50.0, kpa in 70.0..105.0, variable in proptest::bool::ANY,
    ) {
        let air = air(dry - depression, depression, kpa);
        let rate = HeatCapacityRate::from_w_per_k(WATER_KG_S * 4186.0);
        let design_air = MoistAir::from_relative_humidity(c(35.0), 0.4, Pressure::from_pa(101_325.0));
        let bare = DryCooler::from_design(heat(1.0), Stream { entering: c(46.0), rate }, design_air, VolumeFlow::from_m3_per_s(200.0), Power::from_kw(40.0)).expect("possible");
        let bare = DryCooler { speeds: if variable { FanSpeeds::VARIABLE } else { FanSpeeds::TWO }, ..bare };
        let padded = DryCooler { pads: Some(Pads { effectiveness: 0.8, bleed: 0.2 }), ..bare };
        let run = |cooler: &DryCooler, set_point: f64| cooler.hold(Load::Heat(heat(share)), rate, &air, c(set_point));
        for cooler in [bare, padded] {
            let cooled = run(&cooler, set_point);
            let carried = rate * (cooled.entering - cooled.leaving);
            prop_assert!((carried - cooled.heat).w().abs() <= 1e-9 * cooled.heat.w() + 1e-12 * rate.w_per_k(), "{cooled:?}");
            prop_assert!(cooled.mode == CoolerMode::Full || cooled.leaving.c() <= set_point + 1e-9, "{cooled:?}");
            prop_assert!(run(&cooler, set_point + 1.0).fan.w() <= cooled.fan.w() + 1e-3 || cooled.wet, "{cooled:?}");
            prop_assert!(c(dry - depression) <= cooled.coil_air && cooled.coil_air <= c(dry + 1e-9));
        }
        let (without, with) = (run(&bare, set_point), run(&padded, set_point));
        prop_assert!(with.leaving.c() <= without.leaving.c() + 1e-9, "{with:?} {without:?}");
        prop_assert!(with.wet || with.evaporation == MassFlow::ZERO);
        // Latent heat of the pads is the sensible heat that the air gives up.
        let moved = 200.0 * with.mean_air_ratio / air.air.volume_m3_per_kg();
        prop_assert!(with.evaporation.kg_per_s() * 2400.0 <= 1.1 * moved * air.air.specific_heat_kj_per_kg_k() * (c(dry) - with.coil_air).k() + 1e-9, "{with:?}");
    }

    /// Effectiveness lies between nothing and all, grows with area, and counterflow is the best of the three.
    #[test]
    fn exchangers_go_the_right_way(units in 0.0..12.0, more in 0.01..1.0, ratio in 0.0..1.0) {
        for shape in [Shape::Counterflow, Shape::Parallel, Shape::CrossUnmixed] {
            let here = exchanger::effectiveness(shape, units, ratio);
            prop_assert!((0.0..=1.0).contains(&here), "{shape:?} {here}");
            prop_assert!(here <= exchanger::effectiveness(shape, units + more, ratio) + 1e-12, "{shape:?}");
            if here < 0.98 * exchanger::effectiveness(shape, 1e3, ratio) {
                let back = exchanger::transfer_units(shape, here, ratio).expect("reachable");
                prop_assert!((back - units).abs() < 1e-6 * (1.0 + units), "{shape:?} {back} {units}");
            }
        }
        let at = |shape| exchanger::effectiveness(shape, units, ratio);
        prop_assert!(at(Shape::Parallel) <= at(Shape::CrossUnmixed) + 0.01 && at(Shape::CrossUnmixed) <= at(Shape::Counterflow) + 0.01);
    }

    /// What one stream loses the other gains, no temperature crosses, and `cold_for` inverts.
    #[test]
    fn exchangers_balance(hot in -10.0..80.0, cold in -10.0..80.0, a in 1.0..1e6, b in 1.0..1e6, units in 0.01..10.0) {
        let (hot, cold) = (Stream { entering: c(hot), rate: HeatCapacityRate::from_w_per_k(a) }, Stream { entering: c(cold), rate: HeatCapacityRate::from_w_per_k(b) });
        let ua = HeatCapacityRate::from_w_per_k(units * a.min(b));
        for shape in [Shape::Counterflow, Shape::Parallel, Shape::CrossUnmixed] {
            let found = exchanger::exchange(shape, ua, hot, cold);
            let given = hot.rate * (hot.entering - found.hot_leaving);
            let taken = cold.rate * (found.cold_leaving - cold.entering);
            let scale = 1e-9 * found.heat.w().abs() + 1e-12 * a.max(b) * 80.0;
            prop_assert!((given - found.heat).w().abs() <= scale && (taken - found.heat).w().abs() <= scale, "{found:?}");
            let (low, high) = (hot.entering.min(cold.entering), hot.entering.max(cold.entering));
            for leaving in [found.hot_leaving, found.cold_leaving] {
                prop_assert!(low.c() - 1e-9 <= leaving.c() && leaving.c() <= high.c() + 1e-9, "{found:?}");
            }
            let back = exchanger::cold_for(shape, ua, found.heat, hot, cold.rate).expect("flows");
            prop_assert!((back - cold.entering).k().abs() < 1e-6, "{back:?} {cold:?}");
        }
    }

    /// The reformulated machine settles, and its condenser water carries what it rejects to 1e-9.
    #[test]
    fn reformulated_chillers_balance(share in 0.0..1.5, leaving in -10.0..30.0, entering in -20.0..60.0, kg_per_s in 10.0..200.0) {
        let curves = ReformulatedCurves {
            capacity: Biquadratic([0.9006457, -1.139681e-2, -1.480623e-3, 2.770949e-2, -9.617215e-4, 1.812986e-3]),
            input_ratio: Biquadratic([1.174615, -1.237741e-2, -1.147159e-3, -2.996332e-2, 8.901939e-4, -2.302077e-4]),
            part_load: PartLoad::Ratio(Quadratic([0.118888, 0.6723542, 0.2068754])),
            leaving_c: Bounds { low: 4.44, high: 10.0 },
            condenser_leaving_c: Bounds { low: 18.11, high: 37.42 },
            part_load_condenser_c: Bounds { low: 18.11, high: 37.42 },
            held: false,
            part_load_ratio: Bounds { low: 0.2, high: 1.04 },
            min_part_load: 0.2,
            min_unloading: 0.2,
            lift_allowance: TempDelta::from_k(4.0),
        };
        let rating = ChillerRating { capacity: Power::from_kw(1406.6), cop: 6.04 };
        let condenser = CondenserWater { entering: c(entering), rate: HeatCapacityRate::from_w_per_k(kg_per_s * 4186.0), power_share: 1.0 };
        let found = curves.performance(rating, rating.capacity * share, c(leaving), condenser);
        prop_assume!(found.settled);
        let carried = condenser.rate * (found.condenser_leaving - c(entering));
        let rejected = found.point.rejected(1.0);
        prop_assert!((carried - rejected).w().abs() <= 1e-9 * rejected.w() + 1e-11 * condenser.rate.w_per_k(), "{found:?}");
        let outside = !(4.44..=10.0).contains(&leaving) || found.condenser_leaving.c() < 18.1 || 37.43 < found.condenser_leaving.c();
        prop_assert!(!outside || found.point.extrapolated, "{found:?}");
        prop_assert!(0.0 <= found.point.power.w() && found.point.power.w().is_finite());
        let without = curves.performance(rating, rating.capacity * share, c(leaving), CondenserWater { rate: HeatCapacityRate::ZERO, ..condenser });
        prop_assert!(without.point.power.w().is_finite() && (share == 0.0 || !without.settled), "{without:?}");
    }

    /// Pumps and fans: never less power for more flow, the shaft never takes more than the wire, static head costs.
    #[test]
    fn movers_go_the_right_way(ratio in 0.0..1.2, more in 0.0..0.2, fixed in 0.0..1.0) {
        let mover = Mover {
            flow: VolumeFlow::from_l_per_s(40.0),
            rise: Pressure::from_kpa(250.0),
            efficiency: 0.78,
            motor: 0.94,
            drive: 0.96,
            part_flow: pump::with_static_head(fixed),
            least_flow: 0.0,
        };
        let at = |ratio: f64| mover.at(mover.flow * ratio);
        prop_assert!(at(ratio).power <= at(ratio + more).power);
        prop_assert!(at(ratio).shaft <= at(ratio).power && 0.0 <= at(ratio).shaft.w());
        prop_assert!((at(1.0).power / mover.rated_power() - 1.0).abs() < 1e-12);
        let cube = Mover { part_flow: Cubic::CUBE, ..mover };
        prop_assert!(1.0 < ratio || cube.at(mover.flow * ratio).power.w() <= at(ratio).power.w() + 1e-9);
    }
}

/// COOLPROP by tests/oracles/components_fluids.py: specific heat 0.03 % (water) and 0.1 %, viscosity 0.2 %,
/// conductivity 0.1 %, over 2.5..90 °C.
#[test]
fn fluids_are_those_of_coolprop() {
    let file = include_str!("../data/oracle_fluids.csv");
    for line in file.lines().skip(1) {
        let (name, rest) = line.split_once(',').expect("a name");
        let cells: Vec<f64> = rest
            .split(',')
            .map(|cell| cell.parse().expect("a number"))
            .collect();
        let (fluid, heat_error) = if name == "water" {
            (Coolant::Water, 3e-4)
        } else {
            (Coolant::Pg25, 1e-3)
        };
        let at = c(cells[0]);
        assert!(
            (fluid.exact_heat_j_per_kg_k(at) / cells[1] - 1.0).abs() < heat_error,
            "{line}"
        );
        assert!(
            (fluid.viscosity_pa_s(at) / cells[2] - 1.0).abs() < 2e-3,
            "{line}"
        );
        assert!(
            (fluid.conductivity_w_per_m_k(at) / cells[3] - 1.0).abs() < 1e-3,
            "{line}"
        );
    }
}
