//! Checks supply, batteries and blocks.

use super::floor::Halls;
use super::floor::hall_of;
use super::reader::Reader;
use crate::catalog;
use crate::physics::turbine::OwnUse;
use crate::scenario::Scenario;
use crate::scenario::goals::TargetsField;
use crate::scenario::plan;
use crate::scenario::power::BatteryGroup;
use crate::scenario::power::BatteryGroupField;
use crate::scenario::power::BlockGroup;
use crate::scenario::power::BlockGroupField;
use crate::scenario::power::GenerationGroup;
use crate::scenario::power::GenerationGroupField;
use crate::scenario::power::GridContract;
use crate::scenario::power::GridContractField;
use crate::scenario::power::SupplyField;
use crate::scenario::record::Asset;
use crate::units::Energy;
use crate::units::Power;
use std::sync::Arc;

/// All of it.
pub(super) fn power(scenario: &Scenario, halls: &Halls, reader: &mut Reader) -> plan::PowerPlan {
    let supply = &scenario.power;
    let it_power_factor = reader.number(supply, SupplyField::ItPowerFactor, "power");
    let ups = |key: &str, name: &str, reader: &mut Reader| {
        reader.row_or_none(&catalog::UPSES, key, &format!("power.{name}"))
    };
    let (blocks, plant_blocks) = blocks(scenario, halls, it_power_factor, reader);
    plan::PowerPlan {
        it_power_factor,
        drive_power_factor: reader.number(supply, SupplyField::DrivePowerFactor, "power"),
        loss_share: reader.given(supply, SupplyField::LossShare),
        mv_cable_loss_share: reader.number(supply, SupplyField::MvCableLossShare, "power"),
        lv_loss_share: reader.number(supply, SupplyField::LvLossShare, "power"),
        support_ups: ups(&supply.support_ups, "support_ups", reader),
        fluid_ups: ups(&supply.fluid_ups, "fluid_ups", reader),
        survive_one_event: reader.word(&scenario.targets, TargetsField::SupplyRedundancy) == "N-1",
        grid: each(scenario, "power.grid", &supply.grid, reader, grid),
        generation: each(
            scenario,
            "power.generation",
            &supply.generation,
            reader,
            generation,
        ),
        batteries: each(
            scenario,
            "power.batteries",
            &supply.batteries,
            reader,
            battery,
        ),
        blocks,
        plant_blocks,
    }
}

/// Reads every asset of a list; those that no source gives are checked and then left out when only
/// sourced facts are evaluated.
pub(super) fn each<A: Asset, T>(
    scenario: &Scenario,
    list: &str,
    assets: &[A],
    reader: &mut Reader,
    read: impl Fn(&A, &str, &mut Reader) -> Option<T>,
) -> Vec<T> {
    reader.ids(list, assets.iter().map(Asset::id));
    let mut rows = Vec::with_capacity(assets.len());
    for (index, asset) in assets.iter().enumerate() {
        let row = read(asset, &format!("{list}[{index}]"), reader);
        rows.extend(row.filter(|_| !(scenario.sourced_only && asset.is_assumption())));
    }
    rows
}

fn grid(asset: &GridContract, path: &str, reader: &mut Reader) -> Option<plan::Grid> {
    let at = format!("{path}.transformer");
    Some(plan::Grid {
        tag: reader.tag(asset, path),
        contract: Power::from_mw(reader.number(asset, GridContractField::ContractMw, path)),
        interruptible: Power::from_mw(reader.number(
            asset,
            GridContractField::InterruptibleMw,
            path,
        )),
        circuits: reader
            .count(asset, GridContractField::Circuits, path)
            .max(1),
        substation: asset.substation.clone(),
        transformer: reader.row_or_none(&catalog::FEED_TRANSFORMERS, &asset.transformer, &at),
        transformer_count: reader.count(asset, GridContractField::TransformerCount, path),
    })
}

fn generation(
    asset: &GenerationGroup,
    path: &str,
    reader: &mut Reader,
) -> Option<plan::Generation> {
    let unit = reader.row(&catalog::GENERATORS, &asset.unit, &format!("{path}.unit"));
    let row = |unit: Arc<catalog::Generator>, reader: &mut Reader| plan::Generation {
        tag: reader.tag(asset, path),
        count: reader.count(asset, GenerationGroupField::Count, path),
        in_maintenance: reader.count(asset, GenerationGroupField::InMaintenance, path),
        unit_iso: reader
            .given(asset, GenerationGroupField::UnitMw)
            .map_or(unit.iso, Power::from_mw),
        unit,
        unit_site: reader
            .given(asset, GenerationGroupField::SiteMw)
            .map(Power::from_mw),
        buses: reader
            .count(asset, GenerationGroupField::Buses, path)
            .max(1),
        own_use: OwnUse {
            auxiliary_share: reader.number(asset, GenerationGroupField::AuxiliaryShare, path),
            degradation_share: reader.number(asset, GenerationGroupField::DegradationShare, path),
        },
        permit: reader
            .given(asset, GenerationGroupField::PermitMw)
            .map(Power::from_mw),
    };
    match unit {
        Some(unit) => Some(row(unit, reader)),
        None => {
            row(catalog::generators()[0].clone(), reader);
            None
        }
    }
}

fn battery(asset: &BatteryGroup, path: &str, reader: &mut Reader) -> Option<plan::Battery> {
    let unit = reader.row(&catalog::BATTERIES, &asset.unit, &format!("{path}.unit"));
    let tag = reader.tag(asset, path);
    let count = f64::from(reader.count(asset, BatteryGroupField::Count, path));
    let share = reader.number(asset, BatteryGroupField::BridgeShare, path);
    let unit_power = reader
        .given(asset, BatteryGroupField::UnitMw)
        .map(Power::from_mw);
    let unit_energy = reader
        .given(asset, BatteryGroupField::UnitMwh)
        .map(Energy::from_mwh);
    let unit = unit?;
    Some(plan::Battery {
        tag,
        power: unit_power.unwrap_or(unit.power) * count,
        bridge_energy: unit_energy.unwrap_or(unit.energy) * (count * share),
    })
}

/// Blocks of halls, and blocks of the plant: those that name no hall.
fn blocks(
    scenario: &Scenario,
    halls: &Halls,
    power_factor: f64,
    reader: &mut Reader,
) -> (Vec<plan::Block>, Vec<plan::Block>) {
    let rows = each(
        scenario,
        "power.blocks",
        &scenario.power.blocks,
        reader,
        |asset, path, reader| block(asset, path, halls, power_factor, reader),
    );
    rows.into_iter().partition(|row| row.hall.is_some())
}

fn block(
    asset: &BlockGroup,
    path: &str,
    halls: &Halls,
    power_factor: f64,
    reader: &mut Reader,
) -> Option<plan::Block> {
    let feeds_the_plant = asset.hall.is_empty();
    let hall = if feeds_the_plant {
        None
    } else {
        hall_of(&asset.hall, path, halls, reader)
    };
    let given = reader
        .given(asset, BlockGroupField::UnitMw)
        .map(Power::from_mw);
    let at = format!("{path}.unit");
    let unit = if given.is_some() && asset.unit.is_empty() {
        None
    } else {
        reader.row(&catalog::BLOCK_TRANSFORMERS, &asset.unit, &at)
    };
    let busway = reader.row_or_none(&catalog::BUSWAYS, &asset.busway, &format!("{path}.busway"));
    let tag = reader.tag(asset, path);
    let count = reader.count(asset, BlockGroupField::Count, path);
    let rated = unit
        .as_ref()
        .map(|unit| unit.rating.at_power_factor(power_factor));
    if !feeds_the_plant && hall.is_none() {
        return None;
    }
    Some(plan::Block {
        tag,
        hall,
        unit,
        count,
        unit_power: given.or(rated)?,
        topology: topology(reader.word(asset, BlockGroupField::Topology)),
        busway,
    })
}

fn topology(word: &str) -> plan::Topology {
    match word {
        "N" => plan::Topology::N,
        "2N" => plan::Topology::TwoN,
        "3N/2" => plan::Topology::Distributed { have: 3 },
        "4N/3" => plan::Topology::Distributed { have: 4 },
        "5N/4" => plan::Topology::Distributed { have: 5 },
        _ => plan::Topology::NPlusOne,
    }
}
