//! When cooling stops: the estimates of the reference worked by hand, and what must hold for any chain.

use headroom::solve::cooling::ride_through::Chain;
use headroom::solve::cooling::ride_through::First;
use headroom::solve::cooling::ride_through::Limits;
use headroom::solve::cooling::ride_through::Outage;
use headroom::solve::cooling::ride_through::Service;
use headroom::solve::cooling::ride_through::Stores;
use headroom::solve::cooling::ride_through::Temperatures;
use headroom::solve::cooling::ride_through::buffer_volume;
use headroom::solve::cooling::ride_through::loop_capacity;
use headroom::solve::cooling::ride_through::ride_through;
use headroom::units::Duration;
use headroom::units::HeatCapacity;
use headroom::units::HeatCapacityRate;
use headroom::units::Power;
use headroom::units::TempDelta;
use headroom::units::Temperature;
use headroom::units::Volume;
use proptest::prelude::*;

use crate::arbitrary::CASES;

const C: fn(f64) -> Temperature = Temperature::from_c;

/// A rack of 120 kW with cold plates alone; 5 m³ of facility water to the megawatt.
fn chain(liquid_kw: f64, air_kw: f64) -> Chain {
    let liquid = Power::from_kw(liquid_kw);
    let pipes = Volume::from_m3((liquid_kw + air_kw) * 0.005);
    Chain {
        liquid,
        air: Power::from_kw(air_kw),
        stores: Stores::of(
            liquid,
            Volume::from_m3(0.8 * air_kw),
            loop_capacity(pipes, Volume::ZERO, 0.8, C(26.0)),
        ),
        steady: Temperatures {
            chip: C(55.0),
            coolant: C(30.0),
            facility: C(26.0),
            air: C(38.0),
        },
        air_to_mass: HeatCapacityRate::from_w_per_k(20.0 * air_kw),
        sink_capacity: 1.0,
    }
}

fn seconds(chain: &Chain, limits: Limits, outage: Outage) -> f64 {
    let found = ride_through(chain, &limits, &outage).throttles_after;
    found.expect("a limit is reached").s()
}

/// Cooling reference, section 7: 0.15 kg of coolant and 0.5 kg of copper under a GPU of 1 kW warm at
/// 1.3 K/s; 30 K last 23 s.
#[test]
fn a_gpu_without_flow() {
    let limits = Limits {
        chip: Some(C(85.0)),
        ..Limits::default()
    };
    let outage = Outage {
        technology_pumps: Service::GONE,
        ..Outage::NONE
    };
    let found = seconds(&chain(1.0, 0.0), limits, outage);
    assert!((found - 23.3).abs() < 0.1, "{found} s");
}

/// The same section: a rack of 120 kW with 80 kg of coolant, flow but no sink, warms at 0.38 K/s and
/// takes 52 s for 20 K. The estimate counts the coolant alone; so the chips have no mass here.
#[test]
fn a_rack_with_flow_but_no_sink() {
    let mut chain = chain(120.0, 0.0);
    chain.stores.chip = HeatCapacity::ZERO;
    let limits = Limits {
        coolant: Some(C(50.0)),
        ..Limits::default()
    };
    let outage = Outage {
        facility_pumps: Service::GONE,
        ..Outage::NONE
    };
    let found = seconds(&chain, limits, outage);
    assert!((found - 52.0).abs() < 0.1, "{found} s");
}

/// The same section: 10 MW for 5 min at 10 K need 72 m³; a cubic metre to the megawatt buys 4.2 s a kelvin.
#[test]
fn the_buffer_that_bridges() {
    let volume = buffer_volume(
        Power::from_mw(10.0),
        Duration::from_minutes(5.0),
        TempDelta::from_k(10.0),
        1.0,
        C(20.0),
    );
    assert!((volume.m3() - 72.0).abs() < 0.5, "{} m³", volume.m3());
    let one = loop_capacity(Volume::ZERO, Volume::from_m3(1.0), 1.0, C(20.0));
    assert!(
        (one.j_per_k() / 1e6 - 4.2).abs() < 0.03,
        "{} s/K",
        one.j_per_k() / 1e6
    );
}

/// Air alone in a hall of 5 kW/m² and 4 m height warms by 1.0 K/s (the same section).
#[test]
fn a_hall_of_air_alone() {
    let area = 100.0;
    let mut chain = chain(0.0, 5.0 * area);
    chain.stores = Stores::of(
        Power::ZERO,
        Volume::from_m3(4.0 * area),
        chain.stores.facility,
    );
    chain.air_to_mass = HeatCapacityRate::ZERO;
    let limits = Limits {
        air: Some(C(48.0)),
        ..Limits::default()
    };
    let outage = Outage {
        air_coolers: Service::GONE,
        ..Outage::NONE
    };
    let found = seconds(&chain, limits, outage);
    assert!((found - 9.5).abs() < 0.6, "{found} s for 10 K");
}

/// Two parts that exchange heat with nothing else reach the mean at a rate known in closed form: the chip
/// above the coolant by `x` after a jump of the heat follows an exponential. Here: flow, no sink at all,
/// so that `x` stays what it was and both warm by `Q/(C₁ + C₂)`.
#[test]
fn two_parts_warm_together() {
    let mut chain = chain(120.0, 0.0);
    chain.steady.chip = C(45.0);
    let both = chain.stores.chip + chain.stores.coolant;
    let limits = Limits {
        coolant: Some(C(40.0)),
        ..Limits::default()
    };
    let outage = Outage {
        facility_pumps: Service::GONE,
        ..Outage::NONE
    };
    let found = seconds(&chain, limits, outage);
    // x settles at (C₁/(C₁+C₂))·x₀' …: after the first moments the coolant gains less than its share.
    let (chip, coolant) = (chain.stores.chip.j_per_k(), chain.stores.coolant.j_per_k());
    let conductance = 120e3 / 15.0;
    let rate = conductance * (1.0 / chip + 1.0 / coolant);
    let settled = 120e3 / chip / rate;
    let warmed = |t: f64| {
        // T₂(t) = mean(t) − C₁/(C₁+C₂)·x(t), with x → settled from 15 K.
        let x = settled + (15.0 - settled) * libm::exp(-rate * t);
        120e3 * t / both.j_per_k() + (15.0 - x) * chip / (chip + coolant)
    };
    assert!(
        (warmed(found) - 10.0).abs() < 0.01,
        "{} K after {found} s",
        warmed(found)
    );
}

#[test]
fn with_nothing_failed_nothing_warms() {
    let limits = Limits {
        chip: Some(C(55.01)),
        coolant: Some(C(30.01)),
        air: Some(C(38.01)),
    };
    let found = ride_through(&chain(90.0, 30.0), &limits, &Outage::NONE);
    assert_eq!(found.throttles_after, None);
    assert_eq!(found.first, None);
}

#[test]
fn a_chiller_that_is_back_in_time_saves_the_racks() {
    let limits = Limits {
        coolant: Some(C(45.0)),
        ..Limits::default()
    };
    let lost = |back_after| Outage {
        sink: Service {
            left: 0.0,
            back_after,
        },
        ..Outage::NONE
    };
    let mut chain = chain(120.0, 0.0);
    chain.sink_capacity = 1.2;
    let never = seconds(&chain, limits, lost(None));
    assert!(30.0 < never && never < 600.0, "{never} s");
    let quick = lost(Some(Duration::from_s(never * 0.8)));
    assert_eq!(ride_through(&chain, &limits, &quick).throttles_after, None);
    let slow = lost(Some(Duration::from_s(never * 1.1)));
    let found = seconds(&chain, limits, slow);
    assert!((found - never).abs() < 0.5);
}

#[test]
fn what_is_too_warm_already_throttles_at_once() {
    let limits = Limits {
        air: Some(C(30.0)),
        ..Limits::default()
    };
    let found = ride_through(&chain(90.0, 30.0), &limits, &Outage::NONE);
    assert_eq!(found.throttles_after, Some(Duration::ZERO));
    assert_eq!(found.first, Some(First::Air));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    /// More water, a higher limit or a larger share left never shortens the time.
    #[test]
    fn more_store_never_throttles_sooner(
        liquid in 1.0..500.0f64, air in 1.0..200.0f64, tank in 0.0..10.0f64, limit in 31.0..60.0f64, left in 0.0..1.0f64,
    ) {
        let limits = |c: f64| Limits { coolant: Some(C(c)), ..Limits::default() };
        let outage = |left| Outage { sink: Service { left, back_after: None }, ..Outage::NONE };
        let time = |chain: &Chain, c: f64, left: f64| {
            ride_through(chain, &limits(c), &outage(left)).throttles_after.map_or(1e9, Duration::s)
        };
        let small = chain(liquid, air);
        let mut large = small;
        large.stores.facility += loop_capacity(Volume::ZERO, Volume::from_m3(tank), 0.8, C(26.0));
        let base = time(&small, limit, left);
        prop_assert!(base <= time(&large, limit, left) + 0.1);
        prop_assert!(base <= time(&small, limit + 1.0, left) + 0.1);
        prop_assert!(base <= time(&small, limit, (left + 0.1).min(1.0)) + 0.1);
    }

    /// Without a sink, all heat goes into the stores: nothing is lost on the way.
    #[test]
    fn heat_is_conserved(liquid in 10.0..500.0f64, air in 5.0..200.0f64, rise in 1.0..30.0f64) {
        let chain = chain(liquid, air);
        let limits = Limits { coolant: Some(C(30.0 + rise)), ..Limits::default() };
        let outage = Outage { sink: Service::GONE, ..Outage::NONE };
        let found = ride_through(&chain, &limits, &outage);
        let time = found.throttles_after.expect("without a sink a limit is reached");
        // The state is that of the end of the step in which the limit was crossed: at most half a second on.
        let given = (chain.liquid + chain.air).w() * time.s();
        let stores = &chain.stores;
        let warmed = |now: Temperature, before: Temperature| (now - before).k();
        let air_warmed = warmed(found.temperatures.air, chain.steady.air);
        let stored_without_mass = stores.chip.j_per_k() * warmed(found.temperatures.chip, chain.steady.chip)
            + stores.coolant.j_per_k() * warmed(found.temperatures.coolant, chain.steady.coolant)
            + stores.facility.j_per_k() * warmed(found.temperatures.facility, chain.steady.facility)
            + stores.air.j_per_k() * air_warmed;
        let step = (chain.liquid + chain.air).w() * 0.5;
        prop_assert!(stored_without_mass <= given + step);
        prop_assert!(given <= stored_without_mass + stores.mass.j_per_k() * air_warmed.max(0.0) + step);
    }
}
