//! Checks what physics forbids: water that drips, freezes, or is warmer than a rack takes.

use super::loops;
use crate::catalog;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::physics::water::Coolant;
use crate::scenario::Scenario;
use crate::scenario::check::reader::Reader;
use crate::scenario::plan;
use crate::scenario::plan::CoolingPlan;
use std::collections::BTreeSet;

/// Water freezes, °C.
const WATER_FREEZES_C: f64 = 0.0;

/// 25 % propylene glycol by mass freezes, °C. Source: COOLPROP 8.0.0, mixture MPG after Melinder,
/// −9.79 °C; another fit lies within half a kelvin.
const PG25_FREEZES_C: f64 = -9.8;

/// Rounding of a sum such as 14.1 + 0.9, far below what anybody measures.
const ROUNDING_K: f64 = 1e-9;

/// All of it. A field is named once, at its worst.
pub(in crate::scenario::check) fn check(
    scenario: &Scenario,
    cooling: &CoolingPlan,
    it: &[(usize, &plan::Platform)],
    climate: &catalog::Climate,
    reader: &mut Reader,
) {
    let mut named = BTreeSet::new();
    dew_point(scenario, cooling, &mut named, reader);
    too_warm(scenario, cooling, it, &mut named, reader);
    freezing(scenario, climate, reader);
}

/// Supply of a header, °C, and the field that says it.
fn supply(scenario: &Scenario, cooling: &CoolingPlan, header: Option<usize>) -> (f64, String) {
    let of_site = || (cooling.supply.c(), "cooling.supply_c".to_owned());
    let Some(row) = header.and_then(|header| cooling.loops.get(header)) else {
        return of_site();
    };
    let mut given = scenario.cooling.loops.iter();
    let index = given.position(|own| own.id == row.tag.id && own.supply_c.is_some());
    match index {
        Some(index) => (row.supply.c(), format!("cooling.loops[{index}].supply_c")),
        None => of_site(),
    }
}

/// Rear doors stand in the room's air, and so do cold plates and bare pipes: water colder than the dew
/// point plus margin would run down them. Water to CDUs and air handlers is insulated and may be colder;
/// what a CDU makes of it may not. An air handler is built to drip.
fn dew_point(
    scenario: &Scenario,
    cooling: &CoolingPlan,
    named: &mut BTreeSet<String>,
    reader: &mut Reader,
) {
    let least = (cooling.set_points.room_dew_point + cooling.set_points.dew_point_margin).c();
    let mut judge = |water_c: f64, path: String| {
        if water_c + ROUNDING_K < least && named.insert(path.clone()) {
            let amount = Amount::Order {
                first: least,
                second: water_c,
                unit: "°C",
            };
            reader.wrong(Code::BelowDewPoint, path, amount);
        }
    };
    for group in &cooling.air {
        if group.rear_door {
            let (water_c, path) = supply(scenario, cooling, group.station.header);
            judge(water_c, path);
        }
    }
    for group in &cooling.cdus {
        let (water_c, path) = supply(scenario, cooling, group.station.header);
        judge(water_c + group.approach.k(), path);
    }
    for (position, row) in cooling.loops.iter().enumerate() {
        let mut given = scenario.cooling.loops.iter();
        if given.any(|own| own.id == row.tag.id && own.bare) {
            let (water_c, path) = supply(scenario, cooling, Some(position));
            judge(water_c, path);
        }
    }
}

/// What a CDU makes of its water must not be warmer than the racks of its hall take.
fn too_warm(
    scenario: &Scenario,
    cooling: &CoolingPlan,
    it: &[(usize, &plan::Platform)],
    named: &mut BTreeSet<String>,
    reader: &mut Reader,
) {
    for group in &cooling.cdus {
        let in_hall = it.iter().filter(|(hall, _)| *hall == group.hall);
        let of_racks = in_hall.filter_map(|(_, platform)| platform.coolant.map(|it| it.max.c()));
        let own = group.coolant.and_then(|it| it.coolant_max).map(|it| it.c());
        let Some(most) = of_racks.chain(own).reduce(f64::min) else {
            continue;
        };
        let (water_c, path) = supply(scenario, cooling, group.station.header);
        let coolant_c = water_c + group.approach.k();
        if most + ROUNDING_K < coolant_c && named.insert(path.clone()) {
            let amount = Amount::Order {
                first: coolant_c,
                second: most,
                unit: "°C",
            };
            reader.wrong(Code::TooWarm, path, amount);
        }
    }
}

/// Nothing may be supplied below its freezing point; and plain water in dry coolers freezes where winter
/// nights do: below the dry bulb that 99.6 % of the year's hours exceed.
fn freezing(scenario: &Scenario, climate: &catalog::Climate, reader: &mut Reader) {
    let cooling = &scenario.cooling;
    for (index, row) in cooling.loops.iter().enumerate() {
        let freezes_c = match loops::fluid(row, reader) {
            Coolant::Water => WATER_FREEZES_C,
            Coolant::Pg25 => PG25_FREEZES_C,
        };
        let supply_c = row.supply_c.or(cooling.supply_c);
        if let Some(supply_c) = supply_c.filter(|supply_c| *supply_c <= freezes_c) {
            let amount = Amount::Order {
                first: freezes_c,
                second: supply_c,
                unit: "°C",
            };
            let path = format!("cooling.loops[{index}].supply_c");
            reader.wrong(Code::Freezes, path, amount);
        }
    }
    let coldest = climate.heating.c();
    if WATER_FREEZES_C < coldest {
        return;
    }
    for (index, group) in cooling.dry_coolers.iter().enumerate() {
        let mut loops = cooling.loops.iter();
        let own = loops.find(|row| !group.header.is_empty() && row.id == group.header);
        if own.is_some_and(|row| row.fluid == "pg25") {
            continue;
        }
        reader.push(Finding {
            code: Code::Freezes,
            severity: Severity::Watch,
            place: Place::Field(format!("cooling.dry_coolers[{index}].header")),
            days: None,
            amount: Amount::Order {
                first: WATER_FREEZES_C,
                second: coldest,
                unit: "°C",
            },
        });
    }
}
