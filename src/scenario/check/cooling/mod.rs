//! Checks coolers of the halls, loops and the plant, and that no water is colder than it may be.

mod halls;
mod loops;
mod plant;
mod water;

use super::floor::Halls;
use super::index::Index;
use super::reader::Reader;
use crate::scenario::Scenario;
use crate::scenario::cooling::CoolingField;
use crate::scenario::goals::TargetsField;
use crate::scenario::plan;
use crate::units::Duration;
use crate::units::HeatCapacityRate;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::Volume;

pub(super) use water::check as water;

/// What machines of the plant may name, and the site's redundancy.
struct Ground<'a> {
    scenario: &'a Scenario,
    loops: Index,
    blocks: Index,
    spares: u32,
}

impl Ground<'_> {
    /// Header and block of a machine; where loops are drawn, a machine on none is worth a look.
    fn station(&self, header: &str, block: &str, path: &str, reader: &mut Reader) -> plan::Station {
        plan::Station {
            header: self.header(header, path, reader),
            block: self.blocks.find(block, &format!("{path}.block"), reader),
        }
    }

    fn header(&self, header: &str, path: &str, reader: &mut Reader) -> Option<usize> {
        let at = format!("{path}.header");
        self.loops.find_or_warn(header, &at, reader)
    }

    /// Spare units: as given, which must leave some, or those of the site.
    fn spares(
        &self,
        given: Option<u32>,
        otherwise: u32,
        count: u32,
        path: &str,
        reader: &mut Reader,
    ) -> u32 {
        if let Some(given) = given {
            reader.some_left(given, count, path, "spares");
        }
        given.unwrap_or(otherwise).min(count)
    }
}

/// All of it.
pub(super) fn cooling(
    scenario: &Scenario,
    halls: &Halls,
    reader: &mut Reader,
) -> plan::CoolingPlan {
    let cooling = &scenario.cooling;
    let mechanical = scenario.power.blocks.iter();
    let ground = Ground {
        scenario,
        loops: Index::of(cooling.loops.iter(), scenario.sourced_only),
        blocks: Index::of(
            mechanical.filter(|block| block.hall.is_empty()),
            scenario.sourced_only,
        ),
        spares: reader.count(&scenario.targets, TargetsField::CoolingSpares, "targets"),
    };
    let number = |field, reader: &mut Reader| reader.number(cooling, field, "cooling");
    let (cdus, air) = halls::coolers(&ground, halls, reader);
    let (chillers, towers) = plant::chillers_and_towers(&ground, reader);
    plan::CoolingPlan {
        supply: Temperature::from_c(number(CoolingField::SupplyC, reader)),
        loop_rise: TempDelta::from_k(number(CoolingField::LoopRiseK, reader)),
        condenser_limit: Temperature::from_c(number(CoolingField::CondenserLimitC, reader)),
        condenser_rise: TempDelta::from_k(number(CoolingField::CondenserRiseK, reader)),
        cycles: number(CoolingField::Cycles, reader),
        pump_head: Pressure::from_kpa(number(CoolingField::PumpHeadKpa, reader)),
        power_share: reader.given(cooling, CoolingField::PowerShare),
        rejection_ratio: reader.given(cooling, CoolingField::RejectionRatio),
        spares: ground.spares,
        cdus,
        air,
        chillers,
        towers,
        rejection: plant::rejections(&ground, reader),
        loops: loops::loops(scenario, reader),
        dry_coolers: plant::dry_coolers(&ground, reader),
        pumps: loops::pumps(&ground, reader),
        tanks: loops::tanks(&ground, reader),
        set_points: set_points(scenario, reader),
    }
}

fn set_points(scenario: &Scenario, reader: &mut Reader) -> plan::SetPoints {
    let cooling = &scenario.cooling;
    let mut number = |field| reader.number(cooling, field, "cooling");
    let facility_head = number(CoolingField::PumpHeadKpa);
    let condenser_head = cooling.condenser_head_kpa.filter(|head| head.is_finite());
    plan::SetPoints {
        room_dew_point: Temperature::from_c(number(CoolingField::RoomDewPointC)),
        dew_point_margin: TempDelta::from_k(number(CoolingField::DewPointMarginK)),
        economiser_approach: TempDelta::from_k(number(CoolingField::EconomiserApproachK)),
        supply_reset: TempDelta::from_k(number(CoolingField::SupplyResetK)),
        reset_below: Temperature::from_c(number(CoolingField::ResetBelowC)),
        condenser_set: Temperature::from_c(number(CoolingField::CondenserSetC)),
        air_supply: Temperature::from_c(number(CoolingField::AirSupplyC)),
        chiller_restart: Duration::from_minutes(number(CoolingField::ChillerRestartMin)),
        pumps_on_ups: cooling.pumps_on_ups,
        fans_on_ups: cooling.fans_on_ups,
        pump_efficiency: number(CoolingField::PumpEfficiency),
        condenser_head: Pressure::from_kpa(condenser_head.unwrap_or(facility_head)),
        loop_volume_per_kw: Volume::from_litres(number(CoolingField::LoopLPerKw)),
        economiser_conductance: reader
            .given(cooling, CoolingField::EconomiserUaKwPerK)
            .map(HeatCapacityRate::from_kw_per_k),
        economiser: match reader.word(cooling, CoolingField::Economiser) {
            "full" => plan::Economiser::Full,
            "partial" => plan::Economiser::Partial,
            _ => plan::Economiser::None,
        },
    }
}
