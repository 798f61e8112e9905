//! Checks coolers of the halls and the plant, and that no water is colder than the air allows.

use super::floor::Halls;
use super::floor::hall_of;
use super::power::each;
use super::reader::Reader;
use crate::catalog;
use crate::catalog::Row;
use crate::catalog::Table;
use crate::finding::Amount;
use crate::finding::Code;
use crate::scenario::Scenario;
use crate::scenario::cooling::AirGroup;
use crate::scenario::cooling::AirGroupField;
use crate::scenario::cooling::CduGroup;
use crate::scenario::cooling::CduGroupField;
use crate::scenario::cooling::ChillerGroup;
use crate::scenario::cooling::ChillerGroupField;
use crate::scenario::cooling::CoolingField;
use crate::scenario::cooling::RejectionGroup;
use crate::scenario::cooling::RejectionGroupField;
use crate::scenario::cooling::TowerGroup;
use crate::scenario::cooling::TowerGroupField;
use crate::scenario::goals::TargetsField;
use crate::scenario::plan;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use std::sync::Arc;

/// All of it.
pub(super) fn cooling(
    scenario: &Scenario,
    halls: &Halls,
    reader: &mut Reader,
) -> plan::CoolingPlan {
    let cooling = &scenario.cooling;
    let spares = reader.count(&scenario.targets, TargetsField::CoolingSpares, "targets");
    let number = |field, reader: &mut Reader| reader.number(cooling, field, "cooling");
    let plan = plan::CoolingPlan {
        supply: Temperature::from_c(number(CoolingField::SupplyC, reader)),
        loop_rise: TempDelta::from_k(number(CoolingField::LoopRiseK, reader)),
        condenser_limit: Temperature::from_c(number(CoolingField::CondenserLimitC, reader)),
        condenser_rise: TempDelta::from_k(number(CoolingField::CondenserRiseK, reader)),
        cycles: number(CoolingField::Cycles, reader),
        pump_head: Pressure::from_kpa(number(CoolingField::PumpHeadKpa, reader)),
        power_share: reader.given(cooling, CoolingField::PowerShare),
        rejection_ratio: reader.given(cooling, CoolingField::RejectionRatio),
        spares,
        cdus: each(
            scenario,
            "cooling.cdus",
            &cooling.cdus,
            reader,
            |asset, path, reader| cdu(asset, path, halls, spares, reader),
        ),
        air: each(
            scenario,
            "cooling.air",
            &cooling.air,
            reader,
            |asset, path, reader| air(asset, path, halls, spares, reader),
        ),
        chillers: each(
            scenario,
            "cooling.chillers",
            &cooling.chillers,
            reader,
            chiller,
        ),
        towers: each(scenario, "cooling.towers", &cooling.towers, reader, tower),
        rejection: each(
            scenario,
            "cooling.rejection",
            &cooling.rejection,
            reader,
            |asset, path, reader| rejection(asset, path, spares, reader),
        ),
    };
    dew_point(scenario, &plan, reader);
    plan
}

/// Rear doors stand in the room's air: water colder than its dew point plus margin would run down them.
/// The water of CDUs and air handlers is insulated, so only doors and coolant are judged.
fn dew_point(scenario: &Scenario, plan: &plan::CoolingPlan, reader: &mut Reader) {
    if plan.cdus.is_empty() && plan.air.is_empty() {
        return;
    }
    let dew_point = reader.number(&scenario.cooling, CoolingField::RoomDewPointC, "cooling");
    let margin = reader.number(&scenario.cooling, CoolingField::DewPointMarginK, "cooling");
    if plan.supply.c() < dew_point + margin {
        let amount = Amount::Order {
            first: dew_point + margin,
            second: plan.supply.c(),
            unit: "°C",
        };
        reader.wrong(Code::BelowDewPoint, "cooling.supply_c".to_owned(), amount);
    }
}

fn cdu(
    asset: &CduGroup,
    path: &str,
    halls: &Halls,
    spares: u32,
    reader: &mut Reader,
) -> Option<plan::HallCooler> {
    let given = reader
        .given(asset, CduGroupField::UnitKw)
        .map(Power::from_kw);
    let unit = cooler_unit(&catalog::CDUS, &asset.unit, given, path, reader);
    let hall = hall_of(&asset.hall, path, halls, reader);
    let count = reader.count(asset, CduGroupField::Count, path);
    let unit = unit.as_deref();
    let shared = if unit.is_some_and(|unit| unit.in_rack) {
        0
    } else {
        spares
    };
    Some(plan::HallCooler {
        tag: reader.tag(asset, path),
        hall: hall?,
        count,
        spares: reader
            .given_count(asset, CduGroupField::Spares)
            .unwrap_or(shared)
            .min(count),
        unit_heat: given.or(unit.map(|unit| unit.capacity))?,
        power_share: unit.map_or(0.0, |unit| unit.pump_share),
        approach: unit.map_or(TempDelta::ZERO, |unit| unit.approach),
    })
}

fn air(
    asset: &AirGroup,
    path: &str,
    halls: &Halls,
    spares: u32,
    reader: &mut Reader,
) -> Option<plan::HallCooler> {
    let given = reader
        .given(asset, AirGroupField::UnitKw)
        .map(Power::from_kw);
    let unit = cooler_unit(&catalog::AIR_COOLERS, &asset.unit, given, path, reader);
    let hall = hall_of(&asset.hall, path, halls, reader);
    let count = reader.count(asset, AirGroupField::Count, path);
    let unit = unit.as_deref();
    let is_door = unit.is_some_and(|unit| unit.kind == catalog::AirCoolerKind::RearDoor);
    let shared = if is_door { 0 } else { spares };
    Some(plan::HallCooler {
        tag: reader.tag(asset, path),
        hall: hall?,
        count,
        spares: reader
            .given_count(asset, AirGroupField::Spares)
            .unwrap_or(shared)
            .min(count),
        unit_heat: given.or(unit.map(|unit| unit.capacity))?,
        power_share: unit.map_or(0.0, |unit| unit.fan_share),
        approach: unit.map_or(TempDelta::ZERO, |unit| unit.approach),
    })
}

/// A catalogue row, or none where the planner gives the capacity alone.
fn cooler_unit<T: Row>(
    table: &'static Table<T>,
    key: &str,
    given: Option<Power>,
    path: &str,
    reader: &mut Reader,
) -> Option<Arc<T>> {
    if key.is_empty() && given.is_some() {
        return None;
    }
    reader.row(table, key, &format!("{path}.unit"))
}

fn chiller(asset: &ChillerGroup, path: &str, reader: &mut Reader) -> Option<plan::Chillers> {
    let unit = reader.row(&catalog::CHILLERS, &asset.unit, &format!("{path}.unit"));
    let given = reader
        .given(asset, ChillerGroupField::UnitMw)
        .map(Power::from_mw);
    let count = reader.count(asset, ChillerGroupField::Count, path);
    let tag = reader.tag(asset, path);
    let unit = unit?;
    Some(plan::Chillers {
        tag,
        unit_capacity: given.unwrap_or(unit.rating.capacity),
        unit,
        count,
    })
}

fn tower(asset: &TowerGroup, path: &str, reader: &mut Reader) -> Option<plan::Towers> {
    let unit = reader.row(&catalog::TOWERS, &asset.unit, &format!("{path}.unit"));
    let given = reader
        .given(asset, TowerGroupField::UnitMw)
        .map(Power::from_mw);
    let count = reader.count(asset, TowerGroupField::Count, path);
    let tag = reader.tag(asset, path);
    let unit = unit?;
    let unit_heat = given.unwrap_or(unit.rating.heat);
    Some(plan::Towers {
        tag,
        count,
        unit_heat,
        cell: unit.cell(unit_heat)?,
    })
}

fn rejection(
    asset: &RejectionGroup,
    path: &str,
    spares: u32,
    reader: &mut Reader,
) -> Option<plan::Rejection> {
    let count = reader.count(asset, RejectionGroupField::Count, path);
    Some(plan::Rejection {
        tag: reader.tag(asset, path),
        count,
        spares: reader
            .given_count(asset, RejectionGroupField::Spares)
            .unwrap_or(spares)
            .min(count),
        unit_heat: Power::from_mw(reader.number(asset, RejectionGroupField::UnitMw, path)),
    })
}
