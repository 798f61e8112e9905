//! States of moist air and `headroom air`: PsychroLib's own figures, round trips, and rows that cannot be.

use headroom::cli;
use headroom::cli::Outcome;
use headroom::physics::air::MoistAir;
use headroom::physics::air::saturation_pressure;
use headroom::physics::air::state::Humidity;
use headroom::physics::air::state::Impossible;
use headroom::physics::air::state::State;
use headroom::physics::saturation;
use headroom::units::Pressure;
use headroom::units::Temperature;
use proptest::prelude::ProptestConfig;
use proptest::prelude::prop_assert;
use proptest::proptest;

fn c(value: f64) -> Temperature {
    Temperature::from_c(value)
}

fn air(input: &str) -> Outcome {
    cli::run(&["air".to_owned()], &mut input.as_bytes())
}

/// The columns that the command line writes.
const COLUMNS: [&str; 10] = [
    "tdb_c", "p_pa", "rh", "w_kg_kg", "twb_c", "tdp_c", "h_j_kg", "v_m3_kg", "pws_pa", "pv_pa",
];

/// PSYCHROLIB by tests/oracles/air_states.py: 400 states, each from one of the four humidities, through the command
/// line and back. Its solvers stop at 0.001 K, so wet bulb and dew point may be off by that; the rest is 1e-6.
#[test]
fn the_command_line_prints_the_states_of_psychrolib() {
    let file = include_str!("../data/air_states.csv");
    let mut input = "rh,twb_c,tdp_c,w_kg_kg,p_pa,tdb_c\n".to_owned();
    let mut expected = Vec::new();
    for line in file.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let value = |name: &str| {
            let at = COLUMNS.iter().position(|column| *column == name).unwrap();
            cells[at + 1]
        };
        for kind in ["rh", "twb_c", "tdp_c", "w_kg_kg"] {
            let cell = if cells[0] == kind { value(kind) } else { "" };
            input.push_str(&format!("{cell},"));
        }
        input.push_str(&format!("{},{}\n", value("p_pa"), value("tdb_c")));
        expected.push(
            cells[1..]
                .iter()
                .map(|cell| cell.parse().unwrap())
                .collect(),
        );
    }
    let outcome = air(&input);
    assert_eq!((outcome.code, outcome.err.as_str()), (0, ""));
    let mut lines = outcome.out.lines();
    assert_eq!(lines.next(), Some(COLUMNS.join(",").as_str()));
    assert_eq!(expected.len(), 400);
    for (line, expected) in lines.zip(&expected) {
        let expected: &Vec<f64> = expected;
        for ((column, got), expected) in COLUMNS.iter().zip(line.split(',')).zip(expected) {
            let got: f64 = got.parse().unwrap();
            let most = match *column {
                "twb_c" | "tdp_c" => 2e-3,
                "h_j_kg" => 1e-6 * expected.abs().max(1e3),
                _ => 1e-6 * expected.abs(),
            };
            assert!(
                (got - expected).abs() <= most,
                "{column} {got} {expected}: {line}"
            );
        }
    }
    assert_eq!(outcome.out.lines().count(), 401);
}

/// A wick may be frozen or wet: PsychroLib finds the frozen one here (−0.197 °C), the wet one (0.226 °C) there.
#[test]
fn the_wick_is_the_one_of_psychrolib() {
    for (dry, humidity, kpa, wet) in [(15.0, 0.05, 60.0, -0.197), (10.0, 0.2, 60.0, 0.2252)] {
        let air = MoistAir::from_relative_humidity(c(dry), humidity, Pressure::from_kpa(kpa));
        let got = air.wet_bulb().c();
        assert!((got - wet).abs() < 1e-3, "{got} {wet}");
    }
}

#[test]
fn rows_that_cannot_be_are_told_with_their_line_and_the_rest_is_printed() {
    let outcome = air(
        "\u{feff}tdb_c, P_PA ,twb_c,note\r\n20,101325,25,above\r\n\r\n\"20\",101325,15,fine\r\n20,101325,-30,below\r\n\
         20,101325,warm,word\r\n20,101325\r\n20,0,15,vacuum\r\n300,101325,15,hot\r\n20,inf,15,\r\n21,101325,15,last",
    );
    assert_eq!(outcome.code, 1);
    assert_eq!(outcome.out.lines().count(), 3, "{}", outcome.out);
    let lines: Vec<&str> = outcome.err.lines().collect();
    assert_eq!(
        lines,
        [
            "headroom: line 2: the wet bulb of 25 °C is above the dry bulb of 20 °C.",
            "headroom: line 5: the wet bulb of -30 °C is below that of air without vapour, 5.836 °C.",
            "headroom: line 6: twb_c is no number: \"warm\".",
            "headroom: line 7: the row has 2 cells, the header 4.",
            "headroom: line 8: the pressure of 0 Pa is not above zero.",
            "headroom: line 9: the dry bulb of 300 °C lies outside -100 to 200 °C.",
            "headroom: line 10: p_pa is no number: \"inf\".",
        ]
    );
    for (input, word) in [
        ("tdb_c,p_pa,rh\n20,101325,1.01\n", "outside 0 to 1"),
        ("tdb_c,p_pa,rh\n20,101325,-0.01\n", "outside 0 to 1"),
        ("tdb_c,p_pa,rh\n20,101325,nan\n", "no number"),
        ("tdb_c,p_pa,tdp_c\n20,101325,20.1\n", "above the dry bulb"),
        ("tdb_c,p_pa,tdp_c\n20,101325,-101\n", "below -100"),
        ("tdb_c,p_pa,w_kg_kg\n20,101325,-1e-9\n", "below zero"),
        (
            "tdb_c,p_pa,w_kg_kg\n20,101325,0.0148\n",
            "above that of saturated",
        ),
        ("tdb_c,p_pa,rh\n120,101325,0.9\n", "boils"),
        (
            "tdb_c,p_pa,rh,twb_c\n20,101325,0.9,19\n",
            "gives 2 humidities",
        ),
        ("tdb_c,p_pa,rh,twb_c\n20,101325,,\n", "says nothing"),
    ] {
        let outcome = air(input);
        assert_eq!(
            (outcome.code, outcome.out.lines().count()),
            (1, 1),
            "{input}"
        );
        assert!(outcome.err.contains(word), "{input}: {}", outcome.err);
        assert!(
            outcome.err.starts_with("headroom: line 2: "),
            "{}",
            outcome.err
        );
    }
}

#[test]
fn a_comma_in_quotes_parts_no_cells() {
    let outcome =
        air("site,tdb_c,p_pa,rh\n\"hall A, east\",20,101325,0.5\n\"hall B, open,20,101325,0.5\n");
    assert_eq!((outcome.code, outcome.out.lines().count()), (1, 2));
    assert_eq!(
        outcome.err,
        "headroom: line 3: the row has 1 cells, the header 4.\n"
    );
}

#[test]
fn a_wrong_header_is_one_sentence() {
    for (input, word) in [
        ("", "header is missing"),
        ("\n\r\n", "header is missing"),
        ("p_pa,rh\n1,2\n", "no column tdb_c"),
        ("tdb_c,rh\n1,2\n", "no column p_pa"),
        ("tdb_c,p_pa\n1,2\n", "none of rh"),
        ("tdb_c,tdb_c,p_pa,rh\n1,2,3,4\n", "tdb_c twice"),
    ] {
        let outcome = air(input);
        assert_eq!((outcome.code, outcome.out.as_str()), (1, ""), "{input}");
        assert_eq!(outcome.err.lines().count(), 1);
        assert!(outcome.err.contains(word), "{}", outcome.err);
    }
    let bytes: &[u8] = b"tdb_c,p_pa,rh\n\xff\xfe,1,2\n20,101325,0.5\n";
    let outcome = cli::run(&["air".to_owned()], &mut { bytes });
    assert!(
        outcome.err.contains("line 2: the line is no UTF-8 text"),
        "{}",
        outcome.err
    );
    assert_eq!((outcome.code, outcome.out.lines().count()), (1, 2));
    let words = ["air".to_owned(), "x".to_owned()];
    assert_eq!(cli::run(&words, &mut { bytes }).code, 2);
}

#[test]
fn what_is_printed_reads_back_as_the_same_air() {
    let first = air("tdb_c,p_pa,rh\n31.7,98765.4321,0.333\n-17.3,70000,0.9\n0.3,101325,0.999\n");
    for column in [2, 3, 4, 5] {
        let mut input = format!("tdb_c,p_pa,{}\n", COLUMNS[column]);
        for line in first.out.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            input.push_str(&format!("{},{},{}\n", cells[0], cells[1], cells[column]));
        }
        let again = air(&input);
        for (a, b) in first.out.lines().zip(again.out.lines()).skip(1) {
            for (a, b) in a.split(',').zip(b.split(',')) {
                let (a, b): (f64, f64) = (a.parse().unwrap(), b.parse().unwrap());
                assert!(
                    (a - b).abs() <= 1e-7 * a.abs().max(0.1),
                    "{a} {b} by {}",
                    COLUMNS[column]
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// A state leads to the same state from each of its humidities.
    #[test]
    fn states_lead_back_to_themselves(dry in -40.0..60.0, share in 0.0..=1.0, kpa in 60.0..110.0) {
        let pressure = Pressure::from_kpa(kpa);
        let first = State::new(c(dry), pressure, Humidity::Relative(share)).unwrap();
        let ratio = first.air.humidity_ratio;
        prop_assert!(first.dew_point.c() <= first.wet_bulb.c() + 0.02 && first.wet_bulb <= c(dry), "{first:?}");
        for humidity in [
            Humidity::WetBulb(first.wet_bulb),
            Humidity::DewPoint(first.dew_point),
            Humidity::Ratio(ratio),
        ] {
            let again = State::new(c(dry), pressure, humidity).unwrap();
            prop_assert!((again.air.humidity_ratio - ratio).abs() <= 1e-8 * ratio + 1e-11, "{humidity:?} {again:?} {first:?}");
            prop_assert!((again.dew_point - first.dew_point).k().abs() < 1e-3, "{again:?} {first:?}");
        }
    }

    /// More vapour never lowers wet bulb, dew point, enthalpy or volume.
    #[test]
    fn states_go_the_right_way(dry in -40.0..60.0, share in 0.0..0.98, more in 0.001..0.02, kpa in 60.0..110.0) {
        let at = |share: f64| State::new(c(dry), Pressure::from_kpa(kpa), Humidity::Relative(share)).unwrap();
        let (here, damper) = (at(share), at(share + more));
        prop_assert!(here.dew_point <= damper.dew_point);
        // Where a wick thaws PsychroLib may go back to the frozen one.
        let thaws = here.wet_bulb.c() < 1.0 && -1.0 < here.wet_bulb.c();
        prop_assert!(thaws || here.wet_bulb <= damper.wet_bulb + headroom::units::TempDelta::from_k(1e-8));
        prop_assert!(here.air.enthalpy_kj_per_kg() <= damper.air.enthalpy_kj_per_kg());
        prop_assert!(here.air.volume_m3_per_kg() <= damper.air.volume_m3_per_kg());
    }

    /// Whatever is typed is a state or a reason, never a panic, and a state is finite.
    #[test]
    fn any_numbers_are_a_state_or_a_reason(dry in proptest::num::f64::ANY, pressure in proptest::num::f64::ANY, value in proptest::num::f64::ANY, near in -120.0..220.0) {
        for dry in [dry, near] {
            for humidity in [Humidity::Relative(value), Humidity::WetBulb(c(value)), Humidity::DewPoint(c(value)), Humidity::Ratio(value),
                Humidity::WetBulb(c(near - 1.0)), Humidity::DewPoint(c(near - 30.0))] {
                for pressure in [pressure, 101_325.0] {
                    if let Ok(state) = State::new(c(dry), Pressure::from_pa(pressure), humidity) {
                        prop_assert!(state.air.enthalpy_kj_per_kg().is_finite() && state.wet_bulb.c().is_finite() && state.dew_point.c().is_finite(), "{state:?}");
                    }
                }
            }
        }
    }

    /// The table of the saturation line is the equations to 2e-8, and its enthalpy inverts.
    #[test]
    fn the_table_is_the_equations(dry in -40.0..60.0, wide in -99.9..100.0, kpa in 60.0..110.0) {
        for (at, most) in [(dry, 2e-8), (wide, 2e-7)] {
            let exact = saturation_pressure(c(at)).pa();
            let (table, slope) = saturation::line().pressure_pa(at);
            prop_assert!((table / exact - 1.0).abs() < most, "{at}: {table} {exact}");
            prop_assert!(0.0 < slope);
        }
        let pa = kpa * 1e3;
        let there = saturation::line().at(dry, pa);
        let exact = MoistAir::saturated(c(dry), Pressure::from_pa(pa)).enthalpy_kj_per_kg();
        prop_assert!((there.enthalpy_kj_per_kg - exact).abs() < 2e-7 * exact.abs().max(1.0), "{there:?} {exact}");
        for guess in [-100.0, dry - 10.0, dry + 10.0, 90.0] {
            let back = saturation::line().temperature_c(there.enthalpy_kj_per_kg, pa, guess);
            prop_assert!((back - dry).abs() < 1e-7, "{back} {dry} from {guess}");
        }
    }
}

/// Newton's step across the kink at the triple point once counted as the last one, 7e-4 K from the root.
#[test]
fn the_table_inverts_around_the_kink() {
    for step in -100..=100 {
        let dry = 0.01 * f64::from(step);
        for kpa in [60.0, 83.7, 101.325, 110.0] {
            let pa = kpa * 1e3;
            let enthalpy = saturation::line().at(dry, pa).enthalpy_kj_per_kg;
            for guess in -100..=95 {
                let guess = f64::from(guess);
                let back = saturation::line().temperature_c(enthalpy, pa, guess);
                assert!((back - dry).abs() < 1e-7, "{back} {dry} {kpa} from {guess}");
            }
        }
    }
}

#[test]
fn reasons_name_what_is_wrong() {
    let p = Pressure::from_kpa(101.325);
    let reason = |dry: f64, humidity| State::new(c(dry), p, humidity).unwrap_err();
    assert_eq!(
        reason(20.0, Humidity::Relative(2.0)),
        Impossible::RelativeHumidity(2.0)
    );
    assert_eq!(
        reason(20.0, Humidity::WetBulb(c(20.5))),
        Impossible::WetBulbAboveDryBulb {
            wet_c: 20.5,
            dry_c: 20.0
        }
    );
    assert_eq!(reason(150.0, Humidity::Relative(1.0)), Impossible::Boils);
}
