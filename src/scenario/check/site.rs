//! Checks place, weather, water and the first day.

use super::reader::Reader;
use super::reader::words;
use crate::catalog;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::physics::air;
use crate::scenario::Scenario;
use crate::scenario::Site;
use crate::scenario::plan;
use crate::scenario::plan::DesignBasis;
use crate::scenario::site::SiteField;
use crate::units::Date;
use crate::units::Duration;
use crate::units::Length;
use crate::units::Pressure;
use crate::units::Temperature;
use crate::units::Volume;
use crate::units::VolumeFlow;
use std::sync::Arc;

/// Most hexadecimal digits of a digest: those of SHA-512.
const MOST_DIGITS: usize = 128;

/// Climate, height above the sea and air pressure.
pub(super) fn place(site: &Site, reader: &mut Reader) -> (Arc<catalog::Climate>, Length, Pressure) {
    let climate = reader.row(&catalog::CLIMATES, &site.climate, "site.climate");
    let climate = climate.unwrap_or_else(|| catalog::climates()[0].clone());
    let elevation = site.elevation_m.map_or(climate.elevation, Length::from_m);
    (climate, elevation, air::standard_pressure(elevation))
}

/// Which conditions each day is judged on.
pub(super) fn basis(site: &Site, reader: &Reader) -> DesignBasis {
    match reader.word(site, SiteField::DesignBasis) {
        "annual" => DesignBasis::Annual,
        "n20" => DesignBasis::TwentyYears,
        _ => DesignBasis::Monthly,
    }
}

/// What is reached once in 20 years: as given, or the climate's dry bulb. On that basis both are needed.
pub(super) fn n20(
    site: &Site,
    basis: DesignBasis,
    climate: &catalog::Climate,
    reader: &mut Reader,
) -> Option<plan::N20> {
    let given = |field, reader: &mut Reader| {
        let given = reader.given(site, field);
        given.map(Temperature::from_c)
    };
    let dry_bulb = given(SiteField::N20DryC, reader).or(climate.extreme_dry_bulb_20_years);
    let wet_bulb = given(SiteField::N20WetC, reader);
    if let Some((dry, wet)) = dry_bulb.zip(wet_bulb) {
        reader.not_above(wet.c(), dry.c(), "°C", "site", "n20_wet_c");
    }
    if basis == DesignBasis::TwentyYears {
        let mut needs = |there: bool, name: &str| {
            if !there {
                reader.wrong(Code::Missing, format!("site.{name}"), Amount::None);
            }
        };
        needs(dry_bulb.is_some(), "n20_dry_c");
        needs(wet_bulb.is_some(), "n20_wet_c");
    }
    dry_bulb
        .zip(wet_bulb)
        .map(|(dry_bulb, wet_bulb)| plan::N20 { dry_bulb, wet_bulb })
}

/// The weather file: its name asks for its digest, or nobody could tell whether theirs is the same.
pub(super) fn weather(site: &Site, reader: &mut Reader) -> Option<plan::WeatherReference> {
    let (name, digest) = (&site.weather, &site.weather_digest);
    if name.is_empty() && digest.is_empty() {
        return None;
    }
    let at = "site.weather_digest".to_owned();
    let is_digest = digest.len() <= MOST_DIGITS && digest.chars().all(|it| it.is_ascii_hexdigit());
    if digest.is_empty() {
        reader.wrong(Code::Missing, at, Amount::None);
    } else if !is_digest {
        let amount = words(digest, std::iter::empty());
        reader.wrong(Code::NotADigest, at, amount);
    }
    Some(plan::WeatherReference {
        name: name.clone(),
        digest: digest.to_ascii_lowercase(),
    })
}

/// Water beyond the worst day's draw.
pub(super) fn water(site: &Site, reader: &mut Reader) -> plan::WaterPlan {
    let hours = reader.number(site, SiteField::WaterStorageH, "site");
    let mut given = |field| reader.given(site, field);
    plan::WaterPlan {
        peak: given(SiteField::WaterPeakLPerS).map(VolumeFlow::from_l_per_s),
        year: given(SiteField::WaterYearMl).map(|ml| Volume::from_m3(1e3 * ml)),
        sewer: given(SiteField::SewerMl).map(VolumeFlow::from_ml_per_day),
        storage: Duration::from_h(hours),
    }
}

/// Stands in for a date that is not given or wrong, so that the rest can still be checked.
const SOME_DATE: &str = "2025-01-01";

/// Calendar date of day 0.
pub(super) fn start_date(scenario: &Scenario, reader: &mut Reader) -> Date {
    if let Some(date) = Date::parse(&scenario.start_date) {
        return date;
    }
    reader.push(Finding {
        code: if scenario.start_date.is_empty() {
            Code::Missing
        } else {
            Code::NotADate
        },
        severity: Severity::MustFix,
        place: Place::Field("start_date".to_owned()),
        days: None,
        amount: Amount::Word {
            given: scenario.start_date.clone(),
            known: Vec::new(),
        },
    });
    Date::parse(SOME_DATE).expect("SOME_DATE is a date")
}
