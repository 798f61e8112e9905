//! Checks chillers, towers, dry coolers and heat rejection that is not drawn yet.

use super::Ground;
use crate::catalog;
use crate::scenario::check::power::each;
use crate::scenario::check::reader::Reader;
use crate::scenario::cooling::ChillerGroup;
use crate::scenario::cooling::ChillerGroupField;
use crate::scenario::cooling::CoolingField;
use crate::scenario::cooling::DryCoolerGroup;
use crate::scenario::cooling::DryCoolerGroupField;
use crate::scenario::cooling::RejectionGroup;
use crate::scenario::cooling::RejectionGroupField;
use crate::scenario::cooling::TowerGroup;
use crate::scenario::cooling::TowerGroupField;
use crate::scenario::plan;
use crate::units::Duration;
use crate::units::Power;
use crate::units::Temperature;

/// Chillers, then towers.
pub(super) fn chillers_and_towers(
    ground: &Ground<'_>,
    reader: &mut Reader,
) -> (Vec<plan::Chillers>, Vec<plan::Towers>) {
    let cooling = &ground.scenario.cooling;
    let chillers = each(
        ground.scenario,
        "cooling.chillers",
        &cooling.chillers,
        reader,
        |asset, path, reader| chiller(asset, path, ground, reader),
    );
    let towers = each(
        ground.scenario,
        "cooling.towers",
        &cooling.towers,
        reader,
        |asset, path, reader| tower(asset, path, ground, reader),
    );
    (chillers, towers)
}

fn chiller(
    asset: &ChillerGroup,
    path: &str,
    ground: &Ground<'_>,
    reader: &mut Reader,
) -> Option<plan::Chillers> {
    let known = || catalog::chillers().iter().map(|row| row.key.to_owned());
    let at = format!("{path}.unit");
    let unit = reader.key(&asset.unit, &at, catalog::chiller, known);
    let given = reader
        .given(asset, ChillerGroupField::UnitMw)
        .map(Power::from_mw);
    let count = reader.count(asset, ChillerGroupField::Count, path);
    let tag = reader.tag(asset, path);
    let station = ground.station(&asset.header, &asset.block, path, reader);
    let own = reader.given(asset, ChillerGroupField::RestartMin);
    let cooling = &ground.scenario.cooling;
    let of_site = reader.number(cooling, CoolingField::ChillerRestartMin, "cooling");
    let unit = unit?;
    Some(plan::Chillers {
        tag,
        unit,
        count,
        unit_capacity: given.unwrap_or(unit.rating.capacity),
        in_series: reader.word(asset, ChillerGroupField::Arrangement) == "series",
        restart: Duration::from_minutes(own.unwrap_or(of_site)),
        station,
    })
}

fn tower(
    asset: &TowerGroup,
    path: &str,
    ground: &Ground<'_>,
    reader: &mut Reader,
) -> Option<plan::Towers> {
    let known = || catalog::towers().iter().map(|row| row.key.to_owned());
    let unit = reader.key(&asset.unit, &format!("{path}.unit"), catalog::tower, known);
    let given = reader
        .given(asset, TowerGroupField::UnitMw)
        .map(Power::from_mw);
    let count = reader.count(asset, TowerGroupField::Count, path);
    let tag = reader.tag(asset, path);
    let station = ground.station(&asset.header, &asset.block, path, reader);
    let own = reader.given(asset, TowerGroupField::Cycles);
    let of_site = reader.number(&ground.scenario.cooling, CoolingField::Cycles, "cooling");
    let unit = unit?;
    let unit_heat = given.unwrap_or(unit.rating.heat);
    Some(plan::Towers {
        tag,
        count,
        unit_heat,
        cell: unit.cell(unit_heat)?,
        model: match reader.word(asset, TowerGroupField::Model) {
            "yorkcalc" => plan::TowerModel::YorkCalc,
            _ => plan::TowerModel::Merkel,
        },
        cycles: own.unwrap_or(of_site),
        station,
    })
}

/// All dry coolers.
pub(super) fn dry_coolers(ground: &Ground<'_>, reader: &mut Reader) -> Vec<plan::DryCoolers> {
    let list = &ground.scenario.cooling.dry_coolers;
    each(
        ground.scenario,
        "cooling.dry_coolers",
        list,
        reader,
        |asset, path, reader| dry_cooler(asset, path, ground, reader),
    )
}

/// All heat rejection that is not drawn yet.
pub(super) fn rejections(ground: &Ground<'_>, reader: &mut Reader) -> Vec<plan::Rejection> {
    let list = &ground.scenario.cooling.rejection;
    each(
        ground.scenario,
        "cooling.rejection",
        list,
        reader,
        |asset, path, reader| rejection(asset, path, ground, reader),
    )
}

fn dry_cooler(
    asset: &DryCoolerGroup,
    path: &str,
    ground: &Ground<'_>,
    reader: &mut Reader,
) -> Option<plan::DryCoolers> {
    let count = reader.count(asset, DryCoolerGroupField::Count, path);
    let own = reader.given_count(asset, DryCoolerGroupField::Spares);
    let number = |field, reader: &mut Reader| reader.number(asset, field, path);
    let water = plan::Adiabatic {
        effectiveness: number(DryCoolerGroupField::AdiabaticEffectiveness, reader),
        above: Temperature::from_c(number(DryCoolerGroupField::AdiabaticAboveC, reader)),
        bleed: number(DryCoolerGroupField::Bleed, reader),
    };
    let runs_water = reader.word(asset, DryCoolerGroupField::Adiabatic) != "none";
    Some(plan::DryCoolers {
        tag: reader.tag(asset, path),
        unit: asset.unit.clone(),
        count,
        spares: ground.spares(own, ground.spares, count, path, reader),
        unit_heat: reader
            .given(asset, DryCoolerGroupField::UnitMw)
            .map(Power::from_mw),
        adiabatic: runs_water.then_some(water),
        station: ground.station(&asset.header, &asset.block, path, reader),
    })
}

fn rejection(
    asset: &RejectionGroup,
    path: &str,
    ground: &Ground<'_>,
    reader: &mut Reader,
) -> Option<plan::Rejection> {
    let count = reader.count(asset, RejectionGroupField::Count, path);
    let own = reader.given_count(asset, RejectionGroupField::Spares);
    Some(plan::Rejection {
        tag: reader.tag(asset, path),
        count,
        spares: ground.spares(own, ground.spares, count, path, reader),
        unit_heat: Power::from_mw(reader.number(asset, RejectionGroupField::UnitMw, path)),
        header: ground.header(&asset.header, path, reader),
    })
}
