//! Checks supply, batteries, blocks and the network between them.

mod blocks;
mod network;
mod sources;
mod voltage;

use super::floor::Halls;
use super::reader::Reader;
use crate::catalog;
use crate::scenario::Scenario;
use crate::scenario::goals::TargetsField;
use crate::scenario::plan;
use crate::scenario::power::SupplyField;
use crate::scenario::record::Asset;
use crate::units::Length;
use std::sync::Arc;

pub(super) use network::class;

/// All of it.
pub(super) fn power(scenario: &Scenario, halls: &Halls, reader: &mut Reader) -> plan::PowerPlan {
    let supply = &scenario.power;
    let it_power_factor = reader.number(supply, SupplyField::ItPowerFactor, "power");
    let sections = network::sections(scenario, reader);
    let known = network::index(scenario);
    let (blocks, plant_blocks) = blocks::blocks(scenario, halls, &known, it_power_factor, reader);
    let network = network::network(scenario, sections, reader);
    let plan = plan::PowerPlan {
        it_power_factor,
        drive_power_factor: reader.number(supply, SupplyField::DrivePowerFactor, "power"),
        loss_share: reader.given(supply, SupplyField::LossShare),
        mv_cable_loss_share: reader.number(supply, SupplyField::MvCableLossShare, "power"),
        lv_loss_share: reader.number(supply, SupplyField::LvLossShare, "power"),
        support_ups: network.classes.support.ups.clone(),
        fluid_ups: network.classes.fluid.ups.clone(),
        survive_one_event: reader.word(&scenario.targets, TargetsField::SupplyRedundancy) == "N-1",
        grid: each(
            scenario,
            "power.grid",
            &supply.grid,
            reader,
            |asset, path, reader| sources::grid(asset, path, &known, reader),
        ),
        generation: each(
            scenario,
            "power.generation",
            &supply.generation,
            reader,
            |asset, path, reader| sources::generation(asset, path, &known, reader),
        ),
        batteries: each(
            scenario,
            "power.batteries",
            &supply.batteries,
            reader,
            |asset, path, reader| sources::battery(asset, path, &known, reader),
        ),
        blocks,
        plant_blocks,
        network,
    };
    voltage::check(scenario, reader);
    plan
}

/// Reads every asset of a list; those that are marked as assumptions are checked and then left out when
/// only sourced facts are evaluated.
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

/// A cable by its key, where one is named in this leaf, and how long it is.
fn feeder(cable: &str, path: &str, leaf: &str, length_m: f64, reader: &mut Reader) -> plan::Feeder {
    plan::Feeder {
        cable: reader.row_or_none(&catalog::CABLES, cable, &format!("{path}.{leaf}")),
        length: Length::from_m(length_m),
    }
}

/// A UPS by its key; none where nothing is named.
fn ups(key: &str, path: &str, reader: &mut Reader) -> Option<Arc<catalog::Ups>> {
    reader.row_or_none(&catalog::UPSES, key, path)
}
