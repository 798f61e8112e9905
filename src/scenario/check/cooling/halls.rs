//! Checks CDUs and air coolers.

use super::Ground;
use crate::catalog;
use crate::catalog::Row;
use crate::catalog::Table;
use crate::finding::Amount;
use crate::finding::Code;
use crate::physics::rear_door::RearDoor;
use crate::physics::water::Coolant;
use crate::scenario::check::floor::Halls;
use crate::scenario::check::floor::hall_of;
use crate::scenario::check::power::each;
use crate::scenario::check::reader::Reader;
use crate::scenario::cooling::AirGroup;
use crate::scenario::cooling::AirGroupField;
use crate::scenario::cooling::CduGroup;
use crate::scenario::cooling::CduGroupField;
use crate::scenario::plan;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;
use std::sync::Arc;

/// Seconds in a minute: flows are entered in L/min.
const SECONDS_PER_MINUTE: f64 = 60.0;

/// CDUs, then rear doors and air handlers.
pub(super) fn coolers(
    ground: &Ground<'_>,
    halls: &Halls,
    reader: &mut Reader,
) -> (Vec<plan::HallCooler>, Vec<plan::HallCooler>) {
    let cooling = &ground.scenario.cooling;
    let cdus = each(
        ground.scenario,
        "cooling.cdus",
        &cooling.cdus,
        reader,
        |asset, path, reader| cdu(asset, path, halls, ground, reader),
    );
    let air = each(
        ground.scenario,
        "cooling.air",
        &cooling.air,
        reader,
        |asset, path, reader| air(asset, path, halls, ground, reader),
    );
    (cdus, air)
}

fn cdu(
    asset: &CduGroup,
    path: &str,
    halls: &Halls,
    ground: &Ground<'_>,
    reader: &mut Reader,
) -> Option<plan::HallCooler> {
    let given = reader
        .given(asset, CduGroupField::UnitKw)
        .map(Power::from_kw);
    let unit = cooler_unit(&catalog::CDUS, &asset.unit, given, path, reader);
    let unit = unit.as_deref();
    let hall = hall_of(&asset.hall, path, halls, reader);
    let count = reader.count(asset, CduGroupField::Count, path);
    let in_rack = unit.is_some_and(|unit| unit.in_rack);
    let shared = if in_rack { 0 } else { ground.spares };
    let own = reader.given_count(asset, CduGroupField::Spares);
    let spares = ground.spares(own, shared, count, path, reader);
    let approach = reader
        .given(asset, CduGroupField::ApproachK)
        .map(TempDelta::from_k);
    let coolant = coolant_side(asset, unit, path, reader);
    Some(plan::HallCooler {
        tag: reader.tag(asset, path),
        station: ground.station(&asset.header, &asset.block, path, reader),
        hall: hall?,
        count,
        spares,
        unit_heat: given.or(unit.map(|unit| unit.capacity))?,
        power_share: unit.map_or(0.0, |unit| unit.pump_share),
        approach: approach.unwrap_or(unit.map_or(TempDelta::ZERO, |unit| unit.approach)),
        rear_door: false,
        door: None,
        coolant: Some(coolant),
        leakage: 0.0,
        in_rack,
    })
}

/// Pumps of a unit that names no row: one, and none spare.
fn coolant_side(
    asset: &CduGroup,
    unit: Option<&catalog::Cdu>,
    path: &str,
    reader: &mut Reader,
) -> plan::CoolantSide {
    let number = |field, reader: &mut Reader| reader.number(asset, field, path);
    let flow = number(CduGroupField::FlowLPerMinKw, reader);
    let pumps = reader
        .given_count(asset, CduGroupField::Pumps)
        .unwrap_or(unit.map_or(1, |unit| unit.pumps));
    let own_spares = reader.given_count(asset, CduGroupField::SparePumps);
    if let Some(own) = own_spares {
        reader.some_left(own, pumps, path, "spare_pumps");
    }
    plan::CoolantSide {
        flow_per_kw: VolumeFlow::from_l_per_s(flow / SECONDS_PER_MINUTE),
        head: Pressure::from_kpa(number(CduGroupField::HeadKpa, reader)),
        pumps,
        spare_pumps: own_spares
            .unwrap_or(unit.map_or(0, |unit| unit.spare_pumps))
            .min(pumps),
        coolant_max: reader
            .given(asset, CduGroupField::CoolantMaxC)
            .map(Temperature::from_c),
    }
}

fn air(
    asset: &AirGroup,
    path: &str,
    halls: &Halls,
    ground: &Ground<'_>,
    reader: &mut Reader,
) -> Option<plan::HallCooler> {
    let given = reader
        .given(asset, AirGroupField::UnitKw)
        .map(Power::from_kw);
    let unit = cooler_unit(&catalog::AIR_COOLERS, &asset.unit, given, path, reader);
    let unit = unit.as_deref();
    let hall = hall_of(&asset.hall, path, halls, reader);
    let count = reader.count(asset, AirGroupField::Count, path);
    let is_door = unit.is_some_and(|unit| unit.kind == catalog::AirCoolerKind::RearDoor);
    let shared = if is_door { 0 } else { ground.spares };
    let own = reader.given_count(asset, AirGroupField::Spares);
    let spares = ground.spares(own, shared, count, path, reader);
    let approach = reader
        .given(asset, AirGroupField::ApproachK)
        .map(TempDelta::from_k);
    let leakage = reader.number(asset, AirGroupField::Leakage, path);
    let heat = given.or(unit.map(|unit| unit.capacity));
    let approach = approach.unwrap_or(unit.map_or(TempDelta::ZERO, |unit| unit.approach));
    let door = unit.filter(|_| is_door);
    let door = door.and_then(|unit| door_of(unit, heat?, approach, path, reader));
    Some(plan::HallCooler {
        tag: reader.tag(asset, path),
        station: ground.station(&asset.header, &asset.block, path, reader),
        hall: hall?,
        count,
        spares,
        unit_heat: heat?,
        power_share: unit.map_or(0.0, |unit| unit.fan_share),
        approach,
        rear_door: is_door,
        door,
        coolant: None,
        leakage,
        in_rack: is_door,
    })
}

/// Cooling of a door's air where its row does not say: 15 K of the racks and 3 K for the mixed exhaust of a full one
/// (assumption; effectiveness 0.75 with an approach of 6 K, the lower end of 0.75 to 0.9, cooling reference 5).
const DOOR_AIR_DROP: TempDelta = TempDelta::from_k(18.0);

/// Warming of a door's water where its row does not say (assumption: between 5.6 K of old and 12 K of modern chilled
/// water, cooling reference 6).
const DOOR_WATER_RISE: TempDelta = TempDelta::from_k(8.0);

/// Water at which doors are rated where their row does not say. Source: cooling reference 5, 14 to 20 °C.
const RATED_WATER: Temperature = Temperature::from_c(18.0);

/// A door by its rated point: the row's, with the heat and the approach that the planner gives. Another heat means a
/// door of another size, with as much more air and water. A point that no exchanger could hold is a finding.
fn door_of(
    unit: &catalog::AirCooler,
    heat: Power,
    approach: TempDelta,
    path: &str,
    reader: &mut Reader,
) -> Option<RearDoor> {
    let rise = unit.water_flow.map_or(DOOR_WATER_RISE, |flow| {
        let at = unit.water_in.unwrap_or(RATED_WATER);
        let per_m3 =
            Coolant::Water.density_kg_per_m3(at) * Coolant::Water.specific_heat_j_per_kg_k(at);
        TempDelta::from_k(unit.capacity.w() / (flow.m3_per_s() * per_m3))
    });
    let water = unit.water_in.unwrap_or(RATED_WATER);
    let enters = unit.air_in.unwrap_or(water + approach + DOOR_AIR_DROP);
    let door = RearDoor::rated(heat, enters - water - approach, approach, rise);
    if door.is_none() && Power::ZERO < heat {
        let amount = Amount::Order {
            first: (water + approach.max(rise)).c(),
            second: enters.c(),
            unit: "°C",
        };
        reader.wrong(Code::OutOfOrder, format!("{path}.unit"), amount);
    }
    door
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
