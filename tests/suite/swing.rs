//! Training swing, fuel of a day, black start: by hand.

use headroom::solve::power::black_start::Starting;
use headroom::solve::power::black_start::sequence;
use headroom::solve::power::fuel::group_fuel;
use headroom::solve::power::swing::Band;
use headroom::solve::power::swing::Bound;
use headroom::solve::power::swing::Job;
use headroom::solve::power::swing::Mask;
use headroom::solve::power::swing::swing;
use headroom::units::Power;

/// 200 MW while computing, 100 MW while waiting, a step of 1 s, half of it each, edges of 0.1 s.
const JOB: Job = Job {
    high_mw: 200.0,
    low_mw: 100.0,
    period_s: 1.0,
    duty: 0.5,
    ramp_s: 0.1,
};

fn close(a: f64, b: f64, within: f64) {
    assert!((a - b).abs() <= within, "{a} is not {b}");
}

/// A square wave of 100 MW has 2·100/π = 63.662 MW at its frequency, none at twice that, a third at three
/// times. Edges of a tenth of the step take 1.636 % off the first line: sin(0.1·π)/(0.1·π) = 0.983632.
#[test]
fn lines_of_a_trapezoid() {
    let square = Job { ramp_s: 0.0, ..JOB };
    close(square.amplitude_mw(1), 63.661_977, 1e-6);
    close(square.amplitude_mw(2), 0.0, 1e-12);
    close(square.amplitude_mw(3), 21.220_659, 1e-6);
    close(JOB.amplitude_mw(1), 63.661_977 * 0.983_631_6, 1e-5);
}

/// The series against a plain sum over the waveform, for an uneven step.
#[test]
fn lines_against_a_sum_over_the_waveform() {
    let job = Job {
        duty: 0.3,
        ramp_s: 0.12,
        period_s: 2.0,
        ..JOB
    };
    let wave = |t: f64| {
        // Rises around 0, falls around 0.6 s; half way at both.
        let from_edge = |edge: f64| (((t - edge) / 0.12) + 0.5).clamp(0.0, 1.0);
        100.0 * (from_edge(0.0) - from_edge(0.6) + from_edge(2.0))
    };
    let points = 200_000;
    for n in 1..=12_u32 {
        let (mut cos, mut sin) = (0.0, 0.0);
        for i in 0..points {
            let t = (f64::from(i) + 0.5) / f64::from(points) * 2.0;
            let angle = std::f64::consts::TAU * f64::from(n) * t / 2.0;
            cos += wave(t) * libm::cos(angle);
            sin += wave(t) * libm::sin(angle);
        }
        let amplitude = 2.0 * f64::hypot(cos, sin) / f64::from(points);
        close(job.amplitude_mw(n), amplitude, 1e-6);
    }
}

/// Range 100 MW, of which 40 allowed: a battery takes 60 % of ±50 MW, 30 MW. Above the mean lie, in one step,
/// 50 MW · (0.5 − 0.1) s on the plateau and 50 MW · 0.05 s on the edges, 22.5 MJ; 60 % of it 3.75 kWh. A floor
/// at 160 MW does the same and burns 30 MW more on average.
#[test]
fn a_battery_or_a_floor_that_keeps_the_range() {
    let mask = Mask {
        range_mw: Some(40.0),
        ..Mask::default()
    };
    let found = swing(JOB, &mask);
    close(found.mean_mw, 150.0, 1e-12);
    close(found.ramp_mw_per_s, 1_000.0, 1e-9);
    close(found.allowed_share, 0.4, 1e-12);
    assert_eq!(found.bound_by, Bound::Range);
    close(found.battery_mw, 30.0, 1e-12);
    close(found.battery_mwh, 0.6 * 22.5 / 3_600.0, 1e-12);
    close(found.floor_mw, 160.0, 1e-12);
    close(found.floor_cost_mw, 30.0, 1e-12);
    assert_eq!(found.spectrum.len(), 20);
}

/// A band that allows 10 MW between 2.5 and 3.5 Hz is bound by the third line.
#[test]
fn a_band_binds_by_its_line() {
    let band = Band {
        from_hz: 2.5,
        to_hz: 3.5,
        amplitude_mw: 10.0,
    };
    let mask = Mask {
        bands: vec![band],
        ..Mask::default()
    };
    let found = swing(JOB, &mask);
    assert_eq!(found.bound_by, Bound::Tone(3.0));
    close(found.allowed_share, 10.0 / JOB.amplitude_mw(3), 1e-12);
    assert_eq!(swing(JOB, &Mask::default()).bound_by, Bound::Nothing);
    let odd = Job {
        high_mw: -5.0,
        low_mw: 9.0,
        period_s: 0.0,
        duty: 7.0,
        ramp_s: -1.0,
    };
    assert_eq!(swing(odd, &mask).battery_mw, 0.0);
}

/// Four units of 10 MW that start in 5 minutes and take a quarter at once, 30 MW of load, power for starting
/// at hand: 10, 20, 30 MW at 5, 5.5 and 6 minutes. Until then 30 MW · 5 min, 20 · 0.5 and 10 · 0.5 must come
/// from elsewhere: 165 MW·min = 2.75 MWh.
#[test]
fn units_take_load_in_steps() {
    let kind = Starting {
        count: 4,
        power: Power::from_mw(10.0),
        start_min: 5.0,
        step_share: 0.25,
        self_starting: true,
    };
    let found = sequence(&[kind], Power::from_mw(30.0), true);
    let steps: Vec<(f64, f64)> = found
        .moments
        .iter()
        .map(|moment| (moment.at_min, moment.load.mw()))
        .collect();
    assert_eq!(steps, [(5.0, 10.0), (5.5, 20.0), (6.0, 30.0)]);
    assert_eq!(found.full_min, Some(6.0));
    close(found.bridge.mwh(), 2.75, 1e-9);
    // Turbines that need power to start wait for the engines: 2 + 10 minutes.
    let turbine = Starting {
        start_min: 10.0,
        self_starting: false,
        ..kind
    };
    let engine = Starting {
        count: 1,
        start_min: 2.0,
        ..kind
    };
    let found = sequence(&[turbine, engine], Power::from_mw(30.0), false);
    assert_eq!(found.order, [1, 0]);
    assert_eq!(found.moments[0].at_min, 2.0);
    assert_eq!(found.full_min, Some(13.0));
    // More load than units, and nothing that starts by itself.
    assert_eq!(sequence(&[kind], Power::from_mw(50.0), true).full_min, None);
    assert_eq!(sequence(&[turbine], Power::from_mw(5.0), false).moments, []);
}

/// Four SMT-130 at 16.5 MW: at 33 MW all four run at half load, where the row says 3.4463 of fuel for each
/// unit of electricity: 113.73 MW of fuel, 9,826 GJ a day. At 16.5 MW only two stay above half load.
#[test]
fn fuel_by_part_load() {
    let scenario = crate::sites::colossus();
    let plan = headroom::scenario::check(&scenario).0.expect("a plan");
    let group = &plan.power.generation[1];
    assert_eq!((group.unit.key.as_ref(), group.count), ("smt-130", 4));
    let unit = Power::from_mw(16.5);
    let found = group_fuel(group, unit, Power::from_mw(33.0));
    assert_eq!(found.running, 4);
    close(found.fuel.mw(), 33.0 * 3.4463, 1e-6);
    close(found.per_day.j() / 1e9, 33.0 * 3.4463 * 86.4, 1e-6);
    assert_eq!(group_fuel(group, unit, Power::from_mw(16.5)).running, 2);
    assert_eq!(group_fuel(group, unit, Power::ZERO).fuel, Power::ZERO);
}
