//! Checks feeds, generating units and batteries.

use super::feeder;
use crate::catalog;
use crate::finding::Amount;
use crate::finding::Code;
use crate::physics::turbine::OwnUse;
use crate::scenario::check::index::Index;
use crate::scenario::check::reader::Reader;
use crate::scenario::check::reader::words;
use crate::scenario::plan;
use crate::scenario::power::BatteryGroup;
use crate::scenario::power::BatteryGroupField;
use crate::scenario::power::GenerationGroup;
use crate::scenario::power::GenerationGroupField;
use crate::scenario::power::GridContract;
use crate::scenario::power::GridContractField;
use crate::units::ApparentPower;
use crate::units::Duration;
use crate::units::Energy;
use crate::units::Power;
use crate::units::Temperature;
use crate::units::Voltage;
use std::sync::Arc;

/// Seconds in an hour: a fuel contract in GJ/h is a power.
const SECONDS_PER_HOUR: f64 = 3600.0;

pub(super) fn grid(
    asset: &GridContract,
    path: &str,
    sections: &Index,
    reader: &mut Reader,
) -> Option<plan::Grid> {
    let tag = reader.tag(asset, path);
    let at = format!("{path}.transformer");
    let given = |field, reader: &mut Reader| reader.given(asset, field);
    let contract = reader.number(asset, GridContractField::ContractMw, path);
    let interruptible = reader.number(asset, GridContractField::InterruptibleMw, path);
    reader.not_above(interruptible, contract, "MW", path, "interruptible_mw");
    let fault_max = given(GridContractField::FaultMaxMva, reader);
    let fault_min = given(GridContractField::FaultMinMva, reader);
    if let Some((least, most)) = fault_min.zip(fault_max) {
        reader.not_above(least, most, "MVA", path, "fault_min_mva");
    }
    let transformer = reader.row_or_none(&catalog::FEED_TRANSFORMERS, &asset.transformer, &at);
    let feeder_m = reader.number(asset, GridContractField::FeederM, path);
    Some(plan::Grid {
        tag,
        contract: Power::from_mw(contract),
        interruptible: Power::from_mw(interruptible),
        circuits: reader
            .count(asset, GridContractField::Circuits, path)
            .max(1),
        substation: asset.substation.clone(),
        transformer_count: reader.count(asset, GridContractField::TransformerCount, path),
        common_point: asset.common_point.clone(),
        voltage: given(GridContractField::VoltageKv, reader)
            .or(transformer.as_ref().map(|row| row.high_kv))
            .map(Voltage::from_kv),
        transformer,
        fault_max: fault_max.map(ApparentPower::from_mva),
        fault_min: fault_min.map(ApparentPower::from_mva),
        x_over_r: reader.number(asset, GridContractField::XOverR, path),
        power_factor_min: reader.number(asset, GridContractField::PowerFactorMin, path),
        curtailment: given(GridContractField::CurtailmentH, reader).map(Duration::from_h),
        ramp_per_minute: given(GridContractField::RampMwPerMin, reader).map(Power::from_mw),
        step: given(GridContractField::StepMw, reader).map(Power::from_mw),
        band: given(GridContractField::BandMw, reader).map(Power::from_mw),
        section: sections.find_or_warn(&asset.section, &format!("{path}.section"), reader),
        feeder: feeder(&asset.feeder_cable, path, "feeder_cable", feeder_m, reader),
    })
}

pub(super) fn generation(
    asset: &GenerationGroup,
    path: &str,
    sections: &Index,
    reader: &mut Reader,
) -> Option<plan::Generation> {
    let unit = reader.row(&catalog::GENERATORS, &asset.unit, &format!("{path}.unit"));
    let is_known = unit.is_some();
    let unit = unit.unwrap_or_else(|| catalog::generators()[0].clone());
    let row = generation_row(asset, unit, path, sections, reader);
    is_known.then_some(row)
}

fn generation_row(
    asset: &GenerationGroup,
    unit: Arc<catalog::Generator>,
    path: &str,
    sections: &Index,
    reader: &mut Reader,
) -> plan::Generation {
    let number = |field, reader: &mut Reader| reader.number(asset, field, path);
    let given = |field, reader: &mut Reader| reader.given(asset, field);
    let count = reader.count(asset, GenerationGroupField::Count, path);
    let in_maintenance = reader.count(asset, GenerationGroupField::InMaintenance, path);
    reader.some_left(in_maintenance, count, path, "in_maintenance");
    let feeder_m = number(GenerationGroupField::FeederM, reader);
    plan::Generation {
        tag: reader.tag(asset, path),
        count,
        in_maintenance,
        unit_iso: given(GenerationGroupField::UnitMw, reader).map_or(unit.iso, Power::from_mw),
        unit_site: given(GenerationGroupField::SiteMw, reader).map(Power::from_mw),
        buses: reader
            .count(asset, GenerationGroupField::Buses, path)
            .max(1),
        own_use: OwnUse {
            auxiliary_share: number(GenerationGroupField::AuxiliaryShare, reader),
            degradation_share: number(GenerationGroupField::DegradationShare, reader),
        },
        permit: given(GenerationGroupField::PermitMw, reader).map(Power::from_mw),
        standby: reader.word(asset, GenerationGroupField::Role) == "standby",
        inlet: inlet(asset, path, reader),
        fuel: fuel(asset, path, reader),
        start: Duration::from_minutes(
            given(GenerationGroupField::StartMin, reader).unwrap_or(unit.start_min),
        ),
        step_share: given(GenerationGroupField::StepShare, reader).unwrap_or(unit.step_share),
        min_load_share: given(GenerationGroupField::MinLoadShare, reader)
            .unwrap_or(unit.min_load_share),
        unit,
        voltage: given(GenerationGroupField::VoltageKv, reader).map(Voltage::from_kv),
        step_up: step_up_or_none(&asset.step_up, path, reader),
        subtransient: number(GenerationGroupField::Subtransient, reader),
        section: sections.find_or_warn(&asset.section, &format!("{path}.section"), reader),
        feeder: feeder(&asset.feeder_cable, path, "feeder_cable", feeder_m, reader),
    }
}

/// A transformer between units and section: any of the catalogue's.
pub(super) fn step_up(key: &str, reader: &Reader) -> Option<Arc<catalog::Transformer>> {
    let rows = &reader.catalogue;
    rows.find(&catalog::FEED_TRANSFORMERS, key)
        .or_else(|| rows.find(&catalog::BLOCK_TRANSFORMERS, key))
}

fn step_up_or_none(
    key: &str,
    path: &str,
    reader: &mut Reader,
) -> Option<Arc<catalog::Transformer>> {
    let found = step_up(key, reader);
    if found.is_none() && !key.is_empty() {
        let feeds = reader.catalogue.keys(catalog::Kind::FeedTransformer);
        let blocks = reader.catalogue.keys(catalog::Kind::BlockTransformer);
        let amount = words(key, feeds.chain(blocks));
        reader.wrong(Code::UnknownKey, format!("{path}.step_up"), amount);
    }
    found
}

fn inlet(asset: &GenerationGroup, path: &str, reader: &mut Reader) -> plan::InletCooling {
    let share = reader.number(asset, GenerationGroupField::InletEffectiveness, path);
    let coils = reader.number(asset, GenerationGroupField::InletC, path);
    match reader.word(asset, GenerationGroupField::InletCooling) {
        "evaporative" => plan::InletCooling::Evaporative(share),
        "fogging" => plan::InletCooling::Fogging(share),
        "chilled" => plan::InletCooling::Chilled(Temperature::from_c(coils)),
        _ => plan::InletCooling::None,
    }
}

fn fuel(asset: &GenerationGroup, path: &str, reader: &mut Reader) -> plan::FuelAndPermits {
    let share = GenerationGroupField::GasInterruptibleShare;
    plan::FuelAndPermits {
        gas: reader
            .given(asset, GenerationGroupField::GasGjPerH)
            .map(|gj| Power::from_mw(gj * 1e3 / SECONDS_PER_HOUR)),
        gas_interruptible_share: reader.number(asset, share, path),
        units: reader.given_count(asset, GenerationGroupField::PermitUnits),
        starts_per_year: reader.given_count(asset, GenerationGroupField::PermitStarts),
        nox_t_per_year: reader.given(asset, GenerationGroupField::PermitNoxT),
        nox_kg_per_mwh: reader.given(asset, GenerationGroupField::NoxKgPerMwh),
        hours_per_year: reader
            .given(asset, GenerationGroupField::HoursPerYear)
            .map(Duration::from_h),
    }
}

pub(super) fn battery(
    asset: &BatteryGroup,
    path: &str,
    sections: &Index,
    reader: &mut Reader,
) -> Option<plan::Battery> {
    let unit = reader.row(&catalog::BATTERIES, &asset.unit, &format!("{path}.unit"));
    let tag = reader.tag(asset, path);
    let count = reader.count(asset, BatteryGroupField::Count, path);
    let all = f64::from(count);
    let shares = reserves(asset, path, reader);
    let unit_power = reader
        .given(asset, BatteryGroupField::UnitMw)
        .map(Power::from_mw);
    let unit_energy = reader
        .given(asset, BatteryGroupField::UnitMwh)
        .map(Energy::from_mwh);
    let response_ms = reader.given(asset, BatteryGroupField::ResponseMs);
    let section = sections.find_or_warn(&asset.section, &format!("{path}.section"), reader);
    let feeder_m = reader.number(asset, BatteryGroupField::FeederM, path);
    let unit = unit?;
    let energy = unit_energy.unwrap_or(unit.energy);
    Some(plan::Battery {
        tag,
        power: unit_power.unwrap_or(unit.power) * all,
        bridge_energy: energy * (all * shares.bridge),
        swing_energy: energy * (all * shares.swing),
        response_energy: energy * (all * shares.response),
        response: Duration::from_s(0.001 * response_ms.unwrap_or(unit.response_ms)),
        grid_forming: asset.grid_forming,
        count,
        section,
        feeder: feeder(&asset.feeder_cable, path, "feeder_cable", feeder_m, reader),
    })
}

/// What of the energy is kept for what.
struct Reserves {
    bridge: f64,
    swing: f64,
    response: f64,
}

/// The same energy cannot be kept twice: reserves above the whole are a finding.
fn reserves(asset: &BatteryGroup, path: &str, reader: &mut Reader) -> Reserves {
    let bridge = reader.number(asset, BatteryGroupField::BridgeShare, path);
    let response = reader.number(asset, BatteryGroupField::ResponseShare, path);
    let rest = (1.0 - bridge - response).max(0.0);
    let swing = reader.given(asset, BatteryGroupField::SwingShare);
    let swing = swing.unwrap_or(rest);
    let sum = bridge + response + swing;
    if WHOLE < sum {
        let amount = Amount::Range {
            given: sum,
            low: 0.0,
            high: 1.0,
            unit: "",
        };
        reader.wrong(
            Code::ReservesOverdrawn,
            format!("{path}.bridge_share"),
            amount,
        );
    }
    Reserves {
        bridge,
        swing,
        response,
    }
}

/// All of the energy, and the rounding of three shares such as 0.7, 0.2 and 0.1 above it.
const WHOLE: f64 = 1.0 + 1e-9;
