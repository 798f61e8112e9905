//! Training swing, black start and fuel: cases worked by hand, and what must hold for any.

use headroom::physics::turbine::HeatRatePoint;
use headroom::solve::power::black_start::BlackStart;
use headroom::solve::power::black_start::Happening;
use headroom::solve::power::black_start::Pickup;
use headroom::solve::power::black_start::StartGroup;
use headroom::solve::power::black_start::black_start;
use headroom::solve::power::fuel::FuelGroup;
use headroom::solve::power::fuel::day_fuel;
use headroom::solve::power::swing::Job;
use headroom::solve::power::swing::Mask;
use headroom::solve::power::swing::smoothing;
use headroom::solve::power::swing::swing;
use headroom::units::Duration;
use headroom::units::Power;
use proptest::prelude::*;

use crate::arbitrary::CASES;

const MW: fn(f64) -> Power = Power::from_mw;

/// 100 MW that fall to 60 for a quarter of a second in every second, in edges of 100 ms.
fn job() -> Job {
    Job {
        high: MW(100.0),
        depth: 0.4,
        period: Duration::from_s(1.0),
        low_share: 0.25,
        edge: Duration::from_s(0.1),
    }
}

#[test]
fn levels_and_ramp_of_a_trapezoid() {
    let seen = swing(&job());
    assert_eq!(
        (seen.high.mw(), seen.low.mw(), seen.mean.mw()),
        (100.0, 60.0, 90.0)
    );
    assert!((seen.ramp_w_per_s / 1e6 - 400.0).abs() < 1e-9);
}

/// The first harmonic of that trapezoid by hand: 2·40·0.25·sinc(0.25)·sinc(0.1) = 20·0.900316·0.983632
/// = 17.7116 MW, 12.524 MW effective. All harmonics together are the standard deviation of the waveform:
/// the variance of a trapezoid is ΔP²·(s − s² − e/3) with s = 0.25 and e = 0.1 for two edges of it.
#[test]
fn band_content_of_a_trapezoid() {
    let seen = swing(&job());
    assert!(12.524 < seen.band.mw(), "{} MW", seen.band.mw());
    let variance = 40.0 * 40.0 * (0.25 - 0.25 * 0.25 - 0.1 / 3.0);
    let all = f64::sqrt(variance);
    assert!(seen.band.mw() < all, "{} of {all} MW", seen.band.mw());
    assert!(
        0.999 * all < seen.band.mw(),
        "twenty harmonics hold nearly all: {}",
        seen.band.mw()
    );
}

/// A pure square wave of half and half: harmonics 4/π·A/2·1/n of odd n; steps of 20 s put the first two
/// (0.05 Hz, none at 0.1 Hz as it is even) below the band, so that the sum starts at n = 3.
#[test]
fn what_is_slower_than_the_band_does_not_count() {
    let slow = Job {
        period: Duration::from_s(20.0),
        low_share: 0.5,
        edge: Duration::ZERO,
        ..job()
    };
    let mut squares = 0.0;
    for n in (3..=400).step_by(2) {
        let amplitude = 2.0 * 40.0 / (std::f64::consts::PI * f64::from(n));
        squares += amplitude * amplitude / 2.0;
    }
    let found = swing(&slow).band.mw();
    assert!((found - f64::sqrt(squares)).abs() < 1e-9, "{found} MW");
}

/// A mask of 100 MW/s passes a quarter of the swing. Batteries give 0.75 of the 10 MW above the mean and
/// take 0.75 of the 30 MW below; in a step they move 0.75 of 10 MW × (0.65 s + 0.025 s) = 5.0625 MJ. A floor
/// instead is 90 MW, and the mean rises from 90 to 97.5.
#[test]
fn what_batteries_must_absorb() {
    let mask = Mask {
        ramp_w_per_s: Some(100e6),
        ..Mask::default()
    };
    let found = smoothing(&job(), &mask);
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} instead of {b}");
    close(found.passed, 0.25);
    close(found.discharge.mw(), 7.5);
    close(found.charge.mw(), 22.5);
    close(found.energy.j() / 1e6, 5.0625);
    close(found.floor.mw(), 90.0);
    close(found.floor_cost.mw(), 7.5);
}

fn group(units: u32, mw: f64, start_min: f64, step: f64, alone: bool) -> StartGroup {
    StartGroup {
        name: String::new(),
        units,
        unit: MW(mw),
        start: Duration::from_minutes(start_min),
        step_share: step,
        recovery: Duration::from_s(30.0),
        apart: Duration::ZERO,
        buses: 1,
        starts_alone: alone,
    }
}

fn load(mw: f64, part: f64) -> Pickup {
    Pickup {
        name: String::new(),
        load: MW(mw),
        largest_part: MW(part),
    }
}

fn minutes(start: &BlackStart) -> Option<f64> {
    start.full_load.map(|time| time.s() / 60.0)
}

/// Ten engines of 3 MW take 20 % at once: 6 MW a step, 30 s apart, from minute 2 on. 24 MW are four steps,
/// the last at minute 3.5. Worked by hand.
#[test]
fn engines_take_load_in_steps() {
    let found = black_start(&[group(10, 3.0, 2.0, 0.2, true)], &[load(24.0, 0.0)]);
    assert_eq!(minutes(&found), Some(3.5));
    assert_eq!(found.moments.len(), 2);
    assert_eq!(found.moments[0].what, Happening::Ready(0));
    assert_eq!(found.moments[1].carried.mw(), 24.0);
}

/// Turbines that need the bus are ordered when the engines are on it (minute 2) and come at minute 12; what
/// the engines cannot carry waits for them.
#[test]
fn what_cannot_start_alone_waits_for_the_bus() {
    let groups = [
        group(2, 3.0, 2.0, 0.5, true),
        group(4, 15.0, 10.0, 0.25, false),
    ];
    let found = black_start(&groups, &[load(6.0, 0.0), load(30.0, 0.0)]);
    assert_eq!(found.moments[0].at.s(), 120.0);
    assert!(
        found
            .moments
            .iter()
            .any(|moment| moment.what == Happening::Ready(1) && moment.at.s() == 720.0)
    );
    // 18 MW a step from minute 12 on: 30 MW are two steps.
    assert_eq!(minutes(&found), Some(12.5));
    let dark = black_start(&groups[1..], &[load(1.0, 0.0)]);
    assert_eq!(minutes(&dark), None);
    assert_eq!(dark.moments[0].what, Happening::Stuck(0));
}

#[test]
fn a_part_larger_than_any_step_stops_the_sequence() {
    let groups = [group(10, 3.0, 2.0, 0.2, true)];
    assert_eq!(minutes(&black_start(&groups, &[load(24.0, 7.0)])), None);
    // Parts of 4 MW: one a step although 6 MW would go; six steps.
    assert_eq!(
        minutes(&black_start(&groups, &[load(24.0, 4.0)])),
        Some(4.5)
    );
    assert_eq!(minutes(&black_start(&groups, &[load(31.0, 0.0)])), None);
}

/// J620 (E3): 44.7 % at full load. 20 MW beyond the grid on units of 3.356 MW: six run, each at 3.3333 MW;
/// fuel close to 20/0.447 = 44.74 MW, 3.866 TJ a day.
#[test]
fn fuel_of_a_day_on_engines() {
    let points = [(0.5, 0.414), (0.75, 0.436), (1.0, 0.447)].map(|(load_fraction, efficiency)| {
        HeatRatePoint {
            load_fraction,
            heat_rate: 1.0 / efficiency,
        }
    });
    let engines = FuelGroup {
        units: 14,
        unit: MW(3.356),
        heat_rate: &points,
        min_share: 0.0,
    };
    let day = day_fuel(MW(170.0), MW(150.0), &[engines], Some(MW(40.0)));
    assert_eq!(day.groups[0].running, 6);
    assert_eq!(day.grid.mw(), 150.0);
    assert_eq!(day.missing.mw(), 0.0);
    assert!(
        (day.fuel.j() / 1e12 - 3.866).abs() < 0.005,
        "{} TJ",
        day.fuel.j() / 1e12
    );
    let beyond = day.fuel.j() - 40e6 * 86_400.0;
    assert!((day.beyond_firm.j() - beyond).abs() < 1.0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    /// A stricter mask never passes more of the swing, and what passes is within the mask.
    #[test]
    fn smoothing_meets_the_mask(
        high in 1.0..1e4f64, depth in 0.0..1.0f64, period in 0.05..100.0f64, low in 0.01..0.99f64,
        edge in 0.001..0.5f64, ramp in 0.1..1e4f64, range in 0.1..1e4f64, band in 0.1..1e3f64,
    ) {
        let job = Job { high: MW(high), depth, period: Duration::from_s(period), low_share: low, edge: Duration::from_s(edge * period) };
        let mask = Mask { ramp_w_per_s: Some(ramp * 1e6), range: Some(MW(range)), band: Some(MW(band)) };
        let found = smoothing(&job, &mask);
        let seen = swing(&job);
        prop_assert!((0.0..=1.0).contains(&found.passed));
        prop_assert!(seen.band.mw() * found.passed <= band * (1.0 + 1e-9));
        prop_assert!((seen.high - seen.low).mw() * found.passed <= range * (1.0 + 1e-9));
        prop_assert!(seen.ramp_w_per_s * found.passed <= ramp * 1e6 * (1.0 + 1e-9));
        let stricter = Mask { range: Some(MW(range / 2.0)), ..mask };
        prop_assert!(smoothing(&job, &stricter).passed <= found.passed);
    }

    /// What is delivered is what was asked, and no unit runs above its power.
    #[test]
    fn fuel_balances(load in 0.0..500.0f64, grid in 0.0..300.0f64, units in 0u32..40, unit in 0.5..40.0f64) {
        let points = [HeatRatePoint { load_fraction: 1.0, heat_rate: 2.5 }];
        let group = FuelGroup { units, unit: MW(unit), heat_rate: &points, min_share: 0.0 };
        let day = day_fuel(MW(load), MW(grid), &[group], None);
        let output = day.groups[0].output.mw();
        prop_assert!((day.grid.mw() + output + day.missing.mw() - load).abs() < 1e-9 * load.max(1.0));
        prop_assert!(output <= unit * f64::from(units) * (1.0 + 1e-9));
    }

    /// The sequence ends, is in order, and never carries more than is on the bus.
    #[test]
    fn black_starts_end(
        units in 0u32..50, mw in 0.1..50.0f64, start in 0.0..90.0f64, step in 0.0..1.0f64, want in 0.0..5e3f64, part in 0.0..100.0f64,
    ) {
        let groups = [group(units, mw, start, step, true), group(units / 2, mw * 2.0, start, step, false)];
        let found = black_start(&groups, &[load(want / 2.0, part), load(want / 2.0, 0.0)]);
        let mut before = Duration::ZERO;
        for moment in &found.moments {
            prop_assert!(moment.carried.mw() <= moment.online.mw() * (1.0 + 1e-9));
            prop_assert!(before <= moment.at);
            before = moment.at;
        }
        if found.full_load.is_some() {
            let carried = found.moments.last().map_or(0.0, |moment| moment.carried.mw());
            prop_assert!((carried - want).abs() < 1e-6 * want.max(1.0));
        }
    }
}
