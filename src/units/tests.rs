//! Units convert as the tables say, and dates count as the calendar does.

use super::Date;
use super::Duration;
use super::Energy;
use super::HeatCapacityRate;
use super::Power;
use super::TempDelta;
use super::Temperature;
use super::VolumeFlow;

#[test]
fn units_convert_at_the_edge() {
    assert_eq!(Power::from_mw(150.0).kw(), 150_000.0);
    assert_eq!(Energy::from_mwh(3.9).kwh(), 3900.0);
    assert_eq!(
        Power::from_kw(60.0) * Duration::from_minutes(2.0),
        Energy::from_kwh(2.0)
    );
    assert_eq!(
        (Energy::from_mwh(1.0) / Power::from_mw(2.0)).minutes(),
        30.0
    );
    assert!((VolumeFlow::from_ml_per_day(3.0759).l_per_s() - 35.6).abs() < 0.01);
}

#[test]
fn temperatures_differ_by_kelvin() {
    let rise = Temperature::from_c(40.0) - Temperature::from_c(30.0);
    assert_eq!(rise, TempDelta::from_k(10.0));
    assert_eq!(
        HeatCapacityRate::from_kw_per_k(42.0) * rise,
        Power::from_kw(420.0)
    );
    assert_eq!(
        Temperature::from_kelvin(Temperature::from_c(36.6).kelvin()).c(),
        36.60000000000002
    );
}

#[test]
fn dates_count_days() {
    let start = Date::parse("2024-05-03").expect("a date");
    assert_eq!(start.plus_days(122).to_string(), "2024-09-02");
    assert_eq!(start.plus_days(363).to_string(), "2025-05-01");
    assert_eq!(start.plus_days(600).to_string(), "2025-12-24");
    assert_eq!(start.plus_days(122).month_index(), 8);
    let leap_day = Date::parse("2024-02-29").expect("2024 is a leap year");
    assert_eq!(leap_day.plus_days(1).to_string(), "2024-03-01");
    assert_eq!(start.days_since(leap_day), 64);
}

#[test]
fn what_is_not_a_date_is_none() {
    for text in [
        "",
        "2024-5-3",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-05-03x",
        "20240503",
        "２０24-05-03",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}
