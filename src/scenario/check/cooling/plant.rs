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
    let unit = reader.row(&catalog::CHILLERS, &asset.unit, &format!("{path}.unit"));
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
        unit_capacity: given.unwrap_or(unit.rating.capacity),
        unit,
        count,
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
    let unit = reader.row(&catalog::TOWERS, &asset.unit, &format!("{path}.unit"));
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
    let unit = reader.row(&catalog::DRY_COOLERS, &asset.unit, &format!("{path}.unit"));
    let count = reader.count(asset, DryCoolerGroupField::Count, path);
    let own = reader.given_count(asset, DryCoolerGroupField::Spares);
    let spares = ground.spares(own, ground.spares, count, path, reader);
    let given = reader
        .given(asset, DryCoolerGroupField::UnitMw)
        .map(Power::from_mw);
    let adiabatic = adiabatic(asset, unit.as_deref(), path, reader);
    let tag = reader.tag(asset, path);
    let station = ground.station(&asset.header, &asset.block, path, reader);
    let unit = unit?;
    Some(plan::DryCoolers {
        tag,
        count,
        spares,
        unit_heat: given.unwrap_or(unit.heat),
        unit,
        adiabatic,
        station,
    })
}

/// Water on the intake air: what is given, else what the row has; none where it says none.
fn adiabatic(
    asset: &DryCoolerGroup,
    unit: Option<&catalog::DryCooler>,
    path: &str,
    reader: &mut Reader,
) -> Option<plan::Adiabatic> {
    let above = reader.number(asset, DryCoolerGroupField::AdiabaticAboveC, path);
    let given = |field, reader: &mut Reader| reader.given(asset, field);
    let of_row = unit.filter(|unit| 0.0 < unit.wetting);
    let effectiveness = given(DryCoolerGroupField::AdiabaticEffectiveness, reader)
        .or(of_row.map(|unit| unit.wetting));
    let bleed = given(DryCoolerGroupField::Bleed, reader).or(of_row.map(|unit| unit.bleed_share));
    let word = reader.word(asset, DryCoolerGroupField::Adiabatic);
    let runs = match word {
        "none" => false,
        "as_unit" => of_row.is_some(),
        _ => true,
    };
    runs.then(|| plan::Adiabatic {
        effectiveness: effectiveness.unwrap_or_else(|| {
            reader.number(asset, DryCoolerGroupField::AdiabaticEffectiveness, path)
        }),
        above: Temperature::from_c(above),
        bleed: bleed.unwrap_or_else(|| reader.number(asset, DryCoolerGroupField::Bleed, path)),
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
