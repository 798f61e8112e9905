//! Checks power blocks of halls and of the plant.

use super::each;
use super::feeder;
use super::ups;
use crate::catalog;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::Scenario;
use crate::scenario::check::floor::Halls;
use crate::scenario::check::floor::hall_of;
use crate::scenario::check::index::Index;
use crate::scenario::check::reader::Reader;
use crate::scenario::plan;
use crate::scenario::power::BlockGroup;
use crate::scenario::power::BlockGroupField;
use crate::units::Duration;
use crate::units::Length;
use crate::units::Power;
use std::sync::Arc;

/// Blocks of halls, and blocks of the plant: those that name no hall.
pub(super) fn blocks(
    scenario: &Scenario,
    halls: &Halls,
    sections: &Index,
    power_factor: f64,
    reader: &mut Reader,
) -> (Vec<plan::Block>, Vec<plan::Block>) {
    let rows = each(
        scenario,
        "power.blocks",
        &scenario.power.blocks,
        reader,
        |asset, path, reader| block(asset, path, halls, sections, power_factor, reader),
    );
    rows.into_iter().partition(|row| row.hall.is_some())
}

fn block(
    asset: &BlockGroup,
    path: &str,
    halls: &Halls,
    sections: &Index,
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
    let unit = transformer(asset, given, path, reader);
    if let Some((power, unit)) = given.zip(unit.as_deref()) {
        no_more_than_rated(power, unit, path, reader);
    }
    let busway = busway(asset, path, reader);
    let tag = reader.tag(asset, path);
    let count = reader.count(asset, BlockGroupField::Count, path);
    let rated = unit
        .as_ref()
        .map(|unit| unit.rating.at_power_factor(power_factor));
    let section = sections.find_or_warn(&asset.section, &format!("{path}.section"), reader);
    let second = format!("{path}.second_section");
    let second_section = sections.find(&asset.second_section, &second, reader);
    let (topology, catchers) = topology(asset, count, path, reader);
    let mut number = |field| reader.number(asset, field, path);
    let feeder_m = number(BlockGroupField::FeederM);
    let lv_m = number(BlockGroupField::LvM);
    let transfer_ms = number(BlockGroupField::TransferMs);
    let ups = ups(&asset.ups, &format!("{path}.ups"), reader);
    if !feeds_the_plant && hall.is_none() {
        return None;
    }
    Some(plan::Block {
        tag,
        hall,
        unit,
        count,
        unit_power: given.or(rated)?,
        topology,
        busway,
        catchers,
        section,
        second_section,
        feeder: feeder(&asset.feeder_cable, path, "feeder_cable", feeder_m, reader),
        lv_feeder: feeder(&asset.lv_cable, path, "lv_cable", lv_m, reader),
        ups,
        busway_length: reader
            .given(asset, BlockGroupField::BuswayM)
            .map(Length::from_m),
        transfer: asset
            .transfer_switch
            .then(|| Duration::from_s(0.001 * transfer_ms)),
    })
}

/// A catalogue row, or none where the planner gives the power alone.
fn transformer(
    asset: &BlockGroup,
    given: Option<Power>,
    path: &str,
    reader: &mut Reader,
) -> Option<Arc<catalog::Transformer>> {
    if given.is_some() && asset.unit.is_empty() {
        return None;
    }
    let at = format!("{path}.unit");
    reader.row(&catalog::BLOCK_TRANSFORMERS, &asset.unit, &at)
}

/// A block may be counted for less than its transformer is rated for, not for more: at best each MVA is a MW. What
/// follows from it can be computed all the same, so that a planner sees by how much it is wrong.
fn no_more_than_rated(power: Power, unit: &catalog::Transformer, path: &str, reader: &mut Reader) {
    let (given, high) = (power.mw(), unit.rating.mva());
    if high < given {
        reader.push(Finding {
            code: Code::OutOfRange,
            severity: Severity::Watch,
            place: Place::Field(format!("{path}.unit_mw")),
            days: None,
            amount: Amount::Range {
                given,
                low: 0.0,
                high,
                unit: "MW",
            },
        });
    }
}

fn busway(asset: &BlockGroup, path: &str, reader: &mut Reader) -> Option<Arc<catalog::Busway>> {
    let at = format!("{path}.busway");
    reader.row_or_none(&catalog::BUSWAYS, &asset.busway, &at)
}

/// How the blocks stand in for one another, and how many catch.
fn topology(
    asset: &BlockGroup,
    count: u32,
    path: &str,
    reader: &mut Reader,
) -> (plan::Topology, u32) {
    let topology = match reader.word(asset, BlockGroupField::Topology) {
        "N" => plan::Topology::N,
        "2N" => plan::Topology::TwoN,
        "3N/2" => plan::Topology::Distributed { have: 3 },
        "4N/3" => plan::Topology::Distributed { have: 4 },
        "5N/4" => plan::Topology::Distributed { have: 5 },
        "catcher" => {
            let catchers = reader.count(asset, BlockGroupField::Catchers, path);
            reader.some_left(catchers, count, path, "catchers");
            return (plan::Topology::Catcher { catchers }, catchers);
        }
        _ => plan::Topology::NPlusOne,
    };
    (topology, 0)
}
