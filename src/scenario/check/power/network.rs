//! Checks medium-voltage sections, loading rules and classes of load.

use super::each;
use super::feeder;
use super::ups;
use crate::finding::Code;
use crate::scenario::Scenario;
use crate::scenario::check::index::Index;
use crate::scenario::check::reader::Reader;
use crate::scenario::check::reader::words;
use crate::scenario::plan;
use crate::scenario::power::LoadClass;
use crate::scenario::power::LoadClassField;
use crate::scenario::power::MvSection;
use crate::scenario::power::MvSectionField;
use crate::scenario::power::Supply;
use crate::scenario::power::SupplyField;
use crate::units::Current;
use crate::units::Duration;
use crate::units::Voltage;

/// The sections that feeds, units and blocks may name.
pub(super) fn index(scenario: &Scenario) -> Index {
    Index::of(scenario.power.sections.iter(), scenario.sourced_only)
}

/// All sections that are evaluated.
pub(super) fn sections(scenario: &Scenario, reader: &mut Reader) -> Vec<plan::MvSection> {
    let sections = &scenario.power.sections;
    each(
        scenario,
        "power.sections",
        sections,
        reader,
        |asset, path, reader| section(scenario, asset, path, reader),
    )
}

fn section(
    scenario: &Scenario,
    asset: &MvSection,
    path: &str,
    reader: &mut Reader,
) -> Option<plan::MvSection> {
    let number = |field, reader: &mut Reader| reader.number(asset, field, path);
    let tie_m = number(MvSectionField::TieM, reader);
    Some(plan::MvSection {
        tag: reader.tag(asset, path),
        voltage: super::voltage::of_section(scenario, asset, reader).map(Voltage::from_kv),
        bus: Current::from_a(number(MvSectionField::BusA, reader)),
        breaker: Current::from_ka(number(MvSectionField::BreakerKa, reader)),
        tie: match reader.word(asset, MvSectionField::Tie) {
            "closed" => plan::Tie::Closed,
            "none" => plan::Tie::None,
            _ => plan::Tie::Open,
        },
        tie_time: Duration::from_s(number(MvSectionField::TieS, reader)),
        tie_feeder: feeder(&asset.tie_cable, path, "tie_cable", tie_m, reader),
    })
}

/// Medium voltage, rules and classes.
pub(super) fn network(
    scenario: &Scenario,
    sections: Vec<plan::MvSection>,
    reader: &mut Reader,
) -> plan::NetworkPlan {
    let supply = &scenario.power;
    let hold_up_ms = reader.number(supply, SupplyField::HoldUpMs, "power");
    plan::NetworkPlan {
        arrangement: match reader.word(supply, SupplyField::MvArrangement) {
            "radial" => plan::MvArrangement::Radial,
            "ring" => plan::MvArrangement::Ring,
            _ => plan::MvArrangement::MainTieMain,
        },
        voltage: reader
            .given(supply, SupplyField::MvKv)
            .map(Voltage::from_kv),
        sections,
        rules: rules(supply, reader),
        classes: classes(supply, reader),
        hold_up: Duration::from_s(0.001 * hold_up_ms),
    }
}

fn rules(supply: &Supply, reader: &mut Reader) -> plan::LoadingRules {
    let number = |field, reader: &mut Reader| reader.number(supply, field, "power");
    let sized_by = |field, reader: &mut Reader| match reader.word(supply, field) {
        "nameplate" => plan::SizedBy::Nameplate,
        _ => plan::SizedBy::DesignPeak,
    };
    let breaker_share = number(SupplyField::BreakerShare, reader);
    plan::LoadingRules {
        breaker_share: if supply.fully_rated {
            1.0
        } else {
            breaker_share
        },
        voltage_low: number(SupplyField::VoltageLow, reader),
        voltage_high: number(SupplyField::VoltageHigh, reader),
        transformer_emergency: number(SupplyField::TransformerEmergency, reader),
        cable_emergency: number(SupplyField::CableEmergency, reader),
        generator_emergency: number(SupplyField::GeneratorEmergency, reader),
        ups_emergency: number(SupplyField::UpsEmergency, reader),
        emergency: Duration::from_h(number(SupplyField::EmergencyH, reader)),
        blocks_by: sized_by(SupplyField::BlocksSizedBy, reader),
        mv_by: sized_by(SupplyField::MvSizedBy, reader),
        supply_by: sized_by(SupplyField::SupplySizedBy, reader),
    }
}

/// Classes that are not given have no UPS and no backup, except for the two UPS that the section names.
fn classes(supply: &Supply, reader: &mut Reader) -> plan::LoadClasses {
    let support = ups(&supply.support_ups, "power.support_ups", reader);
    let fluid = ups(&supply.fluid_ups, "power.fluid_ups", reader);
    let mut classes = plan::LoadClasses {
        gpu: bare(),
        support: plan::LoadClass {
            ups: support,
            ..bare()
        },
        fluid: plan::LoadClass {
            ups: fluid,
            ..bare()
        },
        plant: bare(),
        house: bare(),
    };
    let given = &supply.classes;
    reader.ids("power.classes", given.iter().map(|row| row.id.as_str()));
    let mut seen = std::collections::BTreeSet::new();
    for (index, row) in given.iter().enumerate() {
        let path = format!("power.classes[{index}]");
        let word = reader.word(row, LoadClassField::Class);
        if !seen.insert(word) {
            let amount = words(word, std::iter::empty());
            reader.wrong(Code::DuplicateId, format!("{path}.class"), amount);
        }
        let (place, named) = match class(word) {
            plan::Class::Gpu => (&mut classes.gpu, ""),
            plan::Class::Support => (&mut classes.support, supply.support_ups.as_str()),
            plan::Class::Fluid => (&mut classes.fluid, supply.fluid_ups.as_str()),
            plan::Class::Plant => (&mut classes.plant, ""),
            plan::Class::House => (&mut classes.house, ""),
        };
        if !row.ups.is_empty() && !named.is_empty() && row.ups != named {
            let amount = words(&row.ups, std::iter::once(named.to_owned()));
            reader.wrong(Code::Contradicts, format!("{path}.ups"), amount);
        }
        let named_ups = place.ups.clone();
        *place = one_class(row, &path, reader);
        place.ups = place.ups.take().or(named_ups);
    }
    classes
}

/// A class of load from its word.
pub(in crate::scenario::check) fn class(word: &str) -> plan::Class {
    match word {
        "support" => plan::Class::Support,
        "fluid" => plan::Class::Fluid,
        "plant" => plan::Class::Plant,
        "house" => plan::Class::House,
        _ => plan::Class::Gpu,
    }
}

/// No UPS, no backup.
fn bare() -> plan::LoadClass {
    plan::LoadClass {
        ups: None,
        ups_eco: false,
        ups_outdoors: false,
        ups_time: None,
        backup: plan::Backup::None,
        backup_time: None,
        redundancy: plan::PathRedundancy::AsBlock,
        shed_order: None,
        restart: Duration::ZERO,
    }
}

fn one_class(row: &LoadClass, path: &str, reader: &mut Reader) -> plan::LoadClass {
    let minutes = |field, reader: &mut Reader| {
        let given = reader.given(row, field);
        given.map(Duration::from_minutes)
    };
    plan::LoadClass {
        ups: ups(&row.ups, &format!("{path}.ups"), reader),
        ups_eco: reader.word(row, LoadClassField::UpsMode) == "eco",
        ups_outdoors: row.ups_outdoors,
        ups_time: minutes(LoadClassField::UpsMin, reader),
        backup: match reader.word(row, LoadClassField::Backup) {
            "batteries" => plan::Backup::Batteries,
            "standby" => plan::Backup::Standby,
            "both" => plan::Backup::Both,
            _ => plan::Backup::None,
        },
        backup_time: minutes(LoadClassField::BackupMin, reader),
        redundancy: match reader.word(row, LoadClassField::Redundancy) {
            "N" => plan::PathRedundancy::N,
            "N+1" => plan::PathRedundancy::NPlusOne,
            "2N" => plan::PathRedundancy::TwoN,
            _ => plan::PathRedundancy::AsBlock,
        },
        shed_order: reader.given_count(row, LoadClassField::ShedOrder),
        restart: Duration::from_minutes(reader.number(row, LoadClassField::RestartMin, path)),
    }
}
