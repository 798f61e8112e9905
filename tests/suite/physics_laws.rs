//! Laws of air, water and machines, over random states.

use headroom::catalog;
use headroom::physics::air;
use headroom::physics::air::MoistAir;
use headroom::physics::tower;
use headroom::physics::tower::TowerCell;
use headroom::physics::turbine;
use headroom::physics::ups;
use headroom::units::Length;
use headroom::units::MassFlow;
use headroom::units::Power;
use headroom::units::Pressure;
use headroom::units::TempDelta;
use headroom::units::Temperature;
use proptest::prelude::ProptestConfig;
use proptest::prelude::prop_assert;
use proptest::prelude::prop_assume;
use proptest::proptest;

fn c(value: f64) -> Temperature {
    Temperature::from_c(value)
}

fn cell() -> TowerCell {
    let row = catalog::tower("tower-cell-3500").expect("a row");
    row.cell(row.rating.heat).expect("a possible rating")
}

fn air_at(dry: f64, wet: f64) -> MoistAir {
    MoistAir::from_wet_bulb(c(dry), c(wet), air::standard_pressure(Length::ZERO))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// DEFINITIONS, laws: at full air and equal heat and flow, a warmer wet bulb never lowers the leaving water.
    #[test]
    fn warmer_wet_bulb_never_cools_the_water(
        wet in -25.0..35.0, warmer in 0.0..10.0, depression in 0.0..25.0,
        heat in 0.01..1.6, flow in 0.3..1.3, kpa in 70.0..105.0,
    ) {
        let cell = cell();
        let dry_over = |wet: f64| 45.0_f64.min(wet + depression).max(wet);
        let air = |wet: f64| MoistAir::from_wet_bulb(c(dry_over(wet)), c(wet), Pressure::from_kpa(kpa));
        let (here, warmer) = (air(wet), air(wet + warmer));
        // Just below 0 °C a frozen wick may belong to damper air than a wet one just above does.
        prop_assume!(here.wet_bulb() <= warmer.wet_bulb());
        let leaving = |air| cell.leaving_water(cell.rating.heat * heat, cell.rated_water * flow, air, 1.0).leaving.c();
        prop_assert!(leaving(here) <= leaving(warmer) + 1e-6, "{here:?} {warmer:?}");
    }

    /// Less air or more heat never cools the water, and a cell rejects less against a warmer wet bulb.
    #[test]
    fn towers_go_the_right_way(
        wet in -10.0..30.0, air_ratio in 0.2..1.0, heat in 0.05..1.4, leaving in 15.0..40.0, range in 2.0..12.0,
    ) {
        let cell = cell();
        let air = air_at(wet + 6.0, wet);
        let at = |heat: f64, ratio: f64| cell.leaving_water(cell.rating.heat * heat, cell.rated_water, air, ratio).leaving.c();
        prop_assert!(at(heat, 1.0) <= at(heat, air_ratio) + 1e-6);
        prop_assert!(at(heat, air_ratio) <= at(heat * 1.1, air_ratio) + 1e-6);
        let rejects = |wet: f64| cell.heat_at(c(leaving), TempDelta::from_k(range), air_at(wet + 6.0, wet), 1.0);
        let (here, warmer) = (rejects(wet), rejects(wet + 1.0));
        prop_assert!(warmer.heat.w() <= here.heat.w() * (1.0 + 1e-6), "{here:?} {warmer:?}");
        prop_assert!(here.leaving.c() <= leaving + 1e-6 || here.heat == Power::ZERO, "{here:?}");
    }

    /// What a tower is fed is what it loses, and the salts that enter leave.
    #[test]
    fn tower_water_balances(evaporation in 0.0..10.0, drift in 0.0..0.1, cycles in 1.5..12.0) {
        let used = tower::water_use(MassFlow::from_kg_per_s(evaporation), MassFlow::from_kg_per_s(drift), cycles);
        let losses = used.evaporation + used.drift + used.blowdown;
        prop_assert!((used.make_up.kg_per_s() - losses.kg_per_s()).abs() < 1e-12);
        let salts_out = (used.drift + used.blowdown).kg_per_s() * cycles;
        prop_assert!(used.blowdown == MassFlow::ZERO || (salts_out - used.make_up.kg_per_s()).abs() < 1e-9);
    }

    /// Any finite input gives a finite answer that is not negative.
    #[test]
    fn chillers_never_give_nonsense(
        load in -1e3..1e9, leaving in -1e6..1e6, condenser in -1e6..1e6, near_leaving in 0.0..30.0, near_condenser in -10.0..50.0,
    ) {
        for row in catalog::chillers() {
            for (x, y) in [(leaving, condenser), (near_leaving, near_condenser)] {
                let point = row.curves.performance(row.rating, Power::from_kw(load), c(x), c(y));
                prop_assert!(0.0 < point.capacity.w() && point.capacity.w().is_finite(), "{point:?}");
                prop_assert!(0.0 <= point.power.w() && point.power.w().is_finite(), "{point:?}");
                let cop = point.capacity / row.curves.performance(row.rating, point.capacity, c(x), c(y)).power;
                prop_assert!(0.5 < cop && cop < 40.0, "{} {x} {y}: {cop}", row.key);
            }
        }
    }

    /// More load never takes less power, warmer water or a colder condenser never takes more per capacity, and
    /// nothing jumps where the curves end.
    #[test]
    fn chillers_go_the_right_way(
        load in 0.05..1.0, leaving in 4.5..30.0, condenser in 13.0..45.0, step in 0.0..1.0,
    ) {
        for row in catalog::chillers() {
            let capacity = |x: f64, y: f64| row.curves.available(row.rating, c(x), c(y));
            let power = |share: f64, x: f64, y: f64| {
                let capacity = capacity(x, y);
                row.curves.performance(row.rating, capacity * share, c(x), c(y)).power / capacity
            };
            let here = power(load, leaving, condenser);
            prop_assert!(here <= power(load * 1.02, leaving, condenser) * (1.0 + 1e-9), "{} load", row.key);
            prop_assert!(power(load, leaving + step, condenser) <= here * 1.002, "{} leaving", row.key);
            prop_assert!(here <= power(load, leaving, condenser + step) * 1.002, "{} condenser", row.key);
            let jump = power(load, leaving + 1e-6, condenser + 1e-6) / here - 1.0;
            prop_assert!(jump.abs() < 1e-4, "{} jumps by {jump}", row.key);
        }
    }

    /// Air stays air: wet bulb and dew point lie in order and invert, whatever the state.
    #[test]
    fn air_stays_in_order(dry in -60.0..80.0, humidity in 0.0..1.0, kpa in 50.0..110.0) {
        let air = MoistAir::from_relative_humidity(c(dry), humidity, Pressure::from_kpa(kpa));
        let (wet, dew) = (air.wet_bulb().c(), air.dew_point().c());
        prop_assert!(dew <= wet + 0.02 && wet <= dry, "{dew} {wet} {dry}");
        prop_assert!(air.enthalpy_kj_per_kg().is_finite() && 0.0 < air.volume_m3_per_kg());
        let back = MoistAir::from_wet_bulb(c(dry), c(wet), air.pressure).humidity_ratio;
        prop_assert!((back - air.humidity_ratio).abs() <= 1e-6 * air.humidity_ratio + 1e-8, "{back} {air:?}");
    }

    /// Losses are positive and grow with load.
    #[test]
    fn losses_grow_with_load(load in 0.0..1.1, step in 0.0..0.2) {
        for row in catalog::upses() {
            for points in [&row.double_conversion, &row.eco] {
                let at = |x: f64| ups::loss(points, row.rating, row.rating * x).w();
                prop_assert!(0.0 < at(load) && at(load) <= at(load + step) + 1e-9, "{}", row.key);
            }
        }
        for row in catalog::generators() {
            let at = |x: f64| turbine::fuel(&row.heat_rate, row.iso, row.iso * x).w();
            prop_assert!(at(load) <= at(load + step) + 1e-9, "{}", row.key);
        }
    }
}
