//! Chillers, towers and dry coolers of a plant file.

use super::Problem;
use super::checker::COUNT;
use super::checker::Checker;
use super::checker::FLOW;
use super::checker::KW;
use super::checker::SMALL_KW;
use super::format;
use crate::physics::air;
use crate::physics::chiller::Biquadratic;
use crate::physics::chiller::ChillerCurves;
use crate::physics::chiller::ChillerRating;
use crate::physics::chiller::Quadratic;
use crate::physics::curves::Cubic;
use crate::physics::dry_cooler::DryCooler;
use crate::physics::dry_cooler::FanSpeeds;
use crate::physics::dry_cooler::Pads;
use crate::physics::tower::control::Fans;
use crate::physics::tower::merkel;
use crate::physics::tower::merkel::FlowLaw;
use crate::physics::tower::merkel::MerkelDesign;
use crate::physics::tower::merkel::MerkelTower;
use crate::physics::tower::york;
use crate::physics::tower::york::YorkDesign;
use crate::physics::tower::york::YorkTower;
use crate::solve::cooling::year::CellStaging;
use crate::solve::cooling::year::ChillerGroup;
use crate::solve::cooling::year::ChillerStaging;
use crate::solve::cooling::year::DryGroup;
use crate::solve::cooling::year::OutsideBounds;
use crate::solve::cooling::year::TowerGroup;
use crate::solve::cooling::year::TowerKind;
use crate::solve::cooling::year::WATER_HEAT_J_PER_KG_K;
use crate::units::HeatCapacityRate;
use crate::units::Length;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// Mass of a litre of water at 20 °C, kg. Loops between 10 and 40 °C differ by 0.6 %.
const KG_PER_LITRE: f64 = 0.998_2;

/// A flow of water from litres a second.
pub(super) fn water(litres_per_s: f64) -> MassFlow {
    MassFlow::from_kg_per_s(litres_per_s * KG_PER_LITRE)
}

pub(super) fn chillers(
    row: &format::Chillers,
    air_cooled: bool,
    check: &mut Checker,
) -> ChillerGroup {
    let temperatures = (-60.0, 90.0);
    let ratio = (0.0, 2.0);
    ChillerGroup {
        count: libm::floor(check.within("chillers.count", row.count, COUNT)),
        rating: ChillerRating {
            capacity: Power::from_kw(check.within("chillers.capacity_kw", row.capacity_kw, KW)),
            cop: check.within("chillers.cop", row.cop, (0.5, 100.0)),
        },
        curves: ChillerCurves {
            capacity: Biquadratic(check.curve("chillers.capacity_curve", row.capacity_curve)),
            input_ratio: Biquadratic(
                check.curve("chillers.input_ratio_curve", row.input_ratio_curve),
            ),
            part_load: Quadratic(check.curve("chillers.part_load_curve", row.part_load_curve)),
            leaving_c: check.bounds("chillers.leaving_c", row.leaving_c, temperatures),
            condenser_c: check.bounds("chillers.condenser_c", row.condenser_c, temperatures),
            part_load_ratio: check.bounds("chillers.part_load", row.part_load, ratio),
            min_part_load: check.within("chillers.min_part_load", row.min_part_load, ratio),
            min_unloading: check.within("chillers.min_unloading", row.min_unloading, ratio),
            lift_allowance: TempDelta::from_k(check.within(
                "chillers.lift_allowance_k",
                row.lift_allowance_k,
                (0.0, 50.0),
            )),
        },
        air_cooled,
        upstream: 0.0,
        staging: match row.staging {
            format::ChillerStaging::All => ChillerStaging::All,
            format::ChillerStaging::Fewest => ChillerStaging::Fewest,
        },
        outside: match row.outside_bounds {
            format::OutsideBounds::CarnotShare => OutsideBounds::CarnotShare,
            format::OutsideBounds::Held => OutsideBounds::Held,
        },
    }
}

pub(super) fn tower(row: &format::Tower, check: &mut Checker) -> Option<TowerGroup> {
    let share = (0.01, 1.0);
    let flow = water(check.within("tower.flow_l_s", row.flow_l_s, FLOW));
    let air = VolumeFlow::from_m3_per_s(check.within("tower.air_m3_s", row.air_m3_s, FLOW));
    let fans = Fans {
        rated: Power::from_kw(check.within("tower.fan_kw", row.fan_kw, SMALL_KW)),
        curve: Cubic(check.curve("tower.fan_curve", row.fan_curve)),
        least_air: check.within("tower.least_air", row.least_air, share),
        drift_share: check.within("tower.drift_share", row.drift_share, (0.0, 0.1)),
    };
    let cells = libm::floor(check.within("tower.cells", row.cells, COUNT));
    let cycles = check.within("tower.cycles", row.cycles, (1.01, 1000.0));
    check.within("tower.wet_bulb_c", row.wet_bulb_c, (-30.0, 40.0));
    check.within("tower.dry_bulb_c", row.dry_bulb_c, (-30.0, 60.0));
    check.within("tower.approach_k", row.approach_k, (0.1, 60.0));
    check.within("tower.range_k", row.range_k, (0.1, 60.0));
    if let Some(natural) = row.natural_share {
        check.within("tower.natural_share", natural, share);
    }
    let model = match row.model {
        format::TowerModel::York => york(row, flow, air),
        format::TowerModel::Merkel => merkel(row, flow, air, check),
    };
    if model.is_none() {
        check.problem("tower", Problem::Impossible);
    }
    Some(TowerGroup {
        cells,
        model: model?,
        fans,
        cycles,
        staging: match row.staging {
            format::CellStaging::Fewest => CellStaging::Fewest,
            format::CellStaging::All => CellStaging::All,
        },
    })
}

fn york(row: &format::Tower, flow: MassFlow, air: VolumeFlow) -> Option<TowerKind> {
    let tower = YorkTower::from_design(&YorkDesign {
        wet_bulb: Temperature::from_c(row.wet_bulb_c),
        approach: TempDelta::from_k(row.approach_k),
        range: TempDelta::from_k(row.range_k),
        water: flow,
        air,
        water_heat_j_per_kg_k: WATER_HEAT_J_PER_KG_K,
    })?;
    let natural = row.natural_share.unwrap_or(york::NATURAL_SHARE);
    Some(TowerKind::York(YorkTower { natural, ..tower }))
}

fn merkel(
    row: &format::Tower,
    flow: MassFlow,
    air: VolumeFlow,
    check: &mut Checker,
) -> Option<TowerKind> {
    let exponent = (0.0, 2.0);
    let wet_bulb = Temperature::from_c(row.wet_bulb_c);
    let leaving = wet_bulb + TempDelta::from_k(row.approach_k);
    let tower = MerkelTower::from_design(&MerkelDesign {
        water: flow,
        air,
        entering: leaving + TempDelta::from_k(row.range_k),
        leaving,
        wet_bulb,
        dry_bulb: Temperature::from_c(row.dry_bulb_c),
        pressure: air::standard_pressure(Length::ZERO),
        water_heat_j_per_kg_k: WATER_HEAT_J_PER_KG_K,
    });
    let mut tower = tower?;
    tower.by_air = FlowLaw::Power(check.within("tower.air_exponent", row.air_exponent, exponent));
    tower.by_water =
        FlowLaw::Power(check.within("tower.water_exponent", row.water_exponent, exponent));
    if let Some(ua) = row.ua_kw_per_k {
        tower.ua = HeatCapacityRate::from_kw_per_k(check.within("tower.ua_kw_per_k", ua, FLOW));
    }
    let natural = row.natural_share.unwrap_or(merkel::NATURAL_SHARE);
    tower.natural_air = natural;
    tower.natural_ua = natural;
    Some(TowerKind::Merkel(tower))
}

pub(super) fn dry(row: &format::Dry, check: &mut Checker) -> DryGroup {
    let share = (0.01, 1.0);
    let speeds = match row.fans {
        format::DryFans::Variable => FanSpeeds::VARIABLE,
        format::DryFans::TwoSpeed {
            low_air,
            low_ua,
            low_power,
        } => FanSpeeds::Two {
            air: check.within("dry_cooler.fans.low_air", low_air, share),
            ua: check.within("dry_cooler.fans.low_ua", low_ua, share),
            power: check.within("dry_cooler.fans.low_power", low_power, (0.0, 1.0)),
        },
    };
    let pads = row.pads.map(|pads| Pads {
        effectiveness: check.within(
            "dry_cooler.pads.effectiveness",
            pads.effectiveness,
            (0.0, 1.0),
        ),
        bleed: check.within("dry_cooler.pads.bleed", pads.bleed, (0.0, 10.0)),
    });
    DryGroup {
        count: libm::floor(check.within("dry_cooler.count", row.count, COUNT)),
        cooler: DryCooler {
            air: VolumeFlow::from_m3_per_s(check.within("dry_cooler.air_m3_s", row.air_m3_s, FLOW)),
            ua: HeatCapacityRate::from_kw_per_k(check.within(
                "dry_cooler.ua_kw_per_k",
                row.ua_kw_per_k,
                FLOW,
            )),
            fan: Power::from_kw(check.within("dry_cooler.fan_kw", row.fan_kw, SMALL_KW)),
            speeds,
            pads,
        },
        pads_above: None,
    }
}
