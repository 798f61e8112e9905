//! Checks loops with their pumps and tanks.

use super::Ground;
use crate::catalog;
use crate::physics::water::Coolant;
use crate::scenario::Scenario;
use crate::scenario::check::power::each;
use crate::scenario::check::reader::Reader;
use crate::scenario::cooling::CoolingField;
use crate::scenario::cooling::Loop;
use crate::scenario::cooling::LoopField;
use crate::scenario::cooling::PumpGroup;
use crate::scenario::cooling::PumpGroupField;
use crate::scenario::cooling::TankGroup;
use crate::scenario::cooling::TankGroupField;
use crate::scenario::plan;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::Volume;
use crate::units::VolumeFlow;

/// All loops.
pub(super) fn loops(scenario: &Scenario, reader: &mut Reader) -> Vec<plan::Loop> {
    let list = &scenario.cooling.loops;
    each(
        scenario,
        "cooling.loops",
        list,
        reader,
        |asset, path, reader| one(asset, path, scenario, reader),
    )
}

/// All pumps.
pub(super) fn pumps(ground: &Ground<'_>, reader: &mut Reader) -> Vec<plan::Pumps> {
    let list = &ground.scenario.cooling.pumps;
    each(
        ground.scenario,
        "cooling.pumps",
        list,
        reader,
        |asset, path, reader| pump(asset, path, ground, reader),
    )
}

/// All tanks.
pub(super) fn tanks(ground: &Ground<'_>, reader: &mut Reader) -> Vec<plan::Tanks> {
    let list = &ground.scenario.cooling.tanks;
    each(
        ground.scenario,
        "cooling.tanks",
        list,
        reader,
        |asset, path, reader| tank(asset, path, ground, reader),
    )
}

fn one(asset: &Loop, path: &str, scenario: &Scenario, reader: &mut Reader) -> Option<plan::Loop> {
    let own = |field, of_site, reader: &mut Reader| {
        let given = reader.given(asset, field);
        given.unwrap_or_else(|| reader.number(&scenario.cooling, of_site, "cooling"))
    };
    let supply_c = own(LoopField::SupplyC, CoolingField::SupplyC, reader);
    let rise_k = own(LoopField::RiseK, CoolingField::LoopRiseK, reader);
    let head_kpa = own(LoopField::HeadKpa, CoolingField::PumpHeadKpa, reader);
    Some(plan::Loop {
        tag: reader.tag(asset, path),
        kind: match reader.word(asset, LoopField::Kind) {
            "warm" => plan::LoopKind::Warm,
            "chilled" => plan::LoopKind::Chilled,
            _ => plan::LoopKind::Combined,
        },
        supply: Temperature::from_c(supply_c),
        rise: TempDelta::from_k(rise_k),
        fluid: fluid(asset, reader),
        valves: reader.count(asset, LoopField::Valves, path),
        head: Pressure::from_kpa(head_kpa),
    })
}

/// What flows in a loop.
pub(super) fn fluid(asset: &Loop, reader: &Reader) -> Coolant {
    match reader.word(asset, LoopField::Fluid) {
        "pg25" => Coolant::Pg25,
        _ => Coolant::Water,
    }
}

fn pump(
    asset: &PumpGroup,
    path: &str,
    ground: &Ground<'_>,
    reader: &mut Reader,
) -> Option<plan::Pumps> {
    let cooling = &ground.scenario.cooling;
    let unit = reader.row_or_none(&catalog::PUMPS, &asset.unit, &format!("{path}.unit"));
    let count = reader.count(asset, PumpGroupField::Count, path);
    let own = reader.given_count(asset, PumpGroupField::Spares);
    let duty = match reader.word(asset, PumpGroupField::Duty) {
        "secondary" => plan::PumpDuty::Secondary,
        "condenser" => plan::PumpDuty::Condenser,
        _ => plan::PumpDuty::Primary,
    };
    let row = unit.as_deref();
    let given = |field, reader: &mut Reader| reader.given(asset, field);
    let flow = given(PumpGroupField::FlowLPerS, reader).or(row.map(|row| row.flow_l_per_s));
    let head_kpa = given(PumpGroupField::HeadKpa, reader).or(row.map(|row| row.head.kpa()));
    let efficiency = given(PumpGroupField::Efficiency, reader).or(row.map(|row| row.efficiency));
    let of_site = reader.number(cooling, CoolingField::PumpHeadKpa, "cooling");
    let site_efficiency = reader.number(cooling, CoolingField::PumpEfficiency, "cooling");
    let mut loops = cooling.loops.iter();
    let of_loop = match duty {
        plan::PumpDuty::Condenser => reader.given(cooling, CoolingField::CondenserHeadKpa),
        _ => loops
            .find(|row| !asset.header.is_empty() && row.id == asset.header)
            .and_then(|row| reader.given(row, LoopField::HeadKpa)),
    };
    Some(plan::Pumps {
        tag: reader.tag(asset, path),
        duty,
        unit,
        count,
        spares: ground.spares(own, ground.spares, count, path, reader),
        flow: flow.map(VolumeFlow::from_l_per_s),
        head: Pressure::from_kpa(head_kpa.or(of_loop).unwrap_or(of_site)),
        efficiency: efficiency.unwrap_or(site_efficiency),
        station: ground.station(&asset.header, &asset.block, path, reader),
    })
}

fn tank(
    asset: &TankGroup,
    path: &str,
    ground: &Ground<'_>,
    reader: &mut Reader,
) -> Option<plan::Tanks> {
    let count = f64::from(reader.count(asset, TankGroupField::Count, path));
    let volume = Volume::from_m3(reader.number(asset, TankGroupField::VolumeM3, path));
    Some(plan::Tanks {
        tag: reader.tag(asset, path),
        volume: volume * count,
        mixing: reader.number(asset, TankGroupField::Mixing, path),
        header: ground.header(&asset.header, path, reader),
    })
}
