//! Towers and dry coolers of a plant file.

use super::Problem;
use super::build::SHARE;
use super::build::water_at;
use super::reader::FLOW;
use super::reader::SMALL_KW;
use super::reader::Section;
use crate::physics::curves::Cubic;
use crate::physics::dry_cooler::DryCooler;
use crate::physics::dry_cooler::FanSpeeds;
use crate::physics::dry_cooler::Pads;
use crate::physics::tower::control::Fans;
use crate::physics::tower::control::Steps;
use crate::physics::tower::merkel;
use crate::physics::tower::merkel::FlowLaw;
use crate::physics::tower::merkel::MerkelDesign;
use crate::physics::tower::merkel::MerkelTower;
use crate::physics::tower::york;
use crate::physics::tower::york::YorkDesign;
use crate::physics::tower::york::YorkTower;
use crate::solve::cooling::year::CellStaging;
use crate::solve::cooling::year::DryGroup;
use crate::solve::cooling::year::Evaporation;
use crate::solve::cooling::year::TowerGroup;
use crate::solve::cooling::year::TowerKind;
use crate::solve::cooling::year::WATER_HEAT_J_PER_KG_K;
use crate::units::HeatCapacityRate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::TempDelta;
use crate::units::Temperature;
use crate::units::VolumeFlow;

/// A share that is not nothing.
const SOME_SHARE: (f64, f64) = (0.01, 1.0);

/// Standard atmosphere at sea level, Pa: where towers are rated when nothing else is said.
const SEA_LEVEL_PA: f64 = 101_325.0;

/// Water of which a litre is a kilogram, with which flows are turned to masses at design.
const COLD: Temperature = Temperature::from_c(5.0);

/// Words for fans.
const FANS: &[&str] = &["variable", "single_speed"];

/// Low speed of fans that have two, over full speed.
struct LowSpeed {
    air: f64,
    ua: f64,
    power: f64,
}

/// How the fans of a section turn down: any way, by two speeds, or not at all, which is two equal ones.
fn low_speed(row: &Section<'_>) -> Option<LowSpeed> {
    if !row.is_section("fans") {
        return (row.word("fans", FANS) == Some(1)).then_some(LowSpeed {
            air: 1.0,
            ua: 1.0,
            power: 1.0,
        });
    }
    let fans = row.section("fans")?;
    let two = fans.needed("two_speed");
    fans.finish();
    let two = two?;
    let low = LowSpeed {
        air: two.number("low_air", SOME_SHARE),
        ua: two.number("low_ua", SOME_SHARE),
        power: two.number("low_power", SHARE),
    };
    two.finish();
    Some(low)
}

/// The tower of a section, whose water usually leaves at one temperature and enters at another.
pub(super) fn tower(
    row: Section<'_>,
    (leaving, entering): (Temperature, Temperature),
) -> Option<TowerGroup> {
    let litres_per_s = row.number("flow_l_s", FLOW);
    let air = VolumeFlow::from_m3_per_s(row.number("air_m3_s", FLOW));
    let low = low_speed(&row);
    let is_york = match row.word("model", &["york", "merkel"]) {
        Some(at) => at == 0,
        None => {
            row.problem("model", Problem::Missing);
            true
        }
    };
    // YorkCalc counts the water by its volume as it enters, a conductance by its mass, as EnergyPlus does.
    let measured = if is_york { entering } else { COLD };
    let around = leaving + (entering - leaving) * 0.5;
    let flow = water_at(litres_per_s, measured, around);
    let model = if is_york {
        york(&row, flow, air)
    } else {
        merkel(&row, flow, air, low.as_ref())
    };
    let evaporation = match row.word("evaporation", &["as_energyplus", "by_enthalpy"]) {
        Some(1) => Evaporation::DryAir,
        _ => Evaporation::MoistAir,
    };
    let fans = fans(&row, low.as_ref(), evaporation == Evaporation::MoistAir);
    let most = row.list("cell_flow", 2, (0.05, 10.0));
    let cells = row.count("cells");
    let cycles = row.number("cycles", (1.01, 1000.0));
    let staging = match row.word("staging", &["fewest", "all"]) {
        Some(1) => CellStaging::All,
        _ => CellStaging::Fewest,
    };
    if model.is_none() {
        row.impossible();
    }
    row.finish();
    Some(TowerGroup {
        cells,
        model: model?,
        fans,
        cycles,
        staging,
        cell_flow: most.map_or((1.0, 1.0), |list| (list[0].min(list[1]), list[1])),
        evaporation,
    })
}

/// Fans of a tower. Two speeds have their power on a line, and take turns.
fn fans(row: &Section<'_>, low: Option<&LowSpeed>, as_energyplus: bool) -> Fans {
    let rated = Power::from_kw(row.number("fan_kw", SMALL_KW));
    let drift_share = row.number_or("drift_share", (0.0, 0.1), 8e-5);
    let Some(low) = low else {
        let curve = Cubic(row.curve_or("fan_curve", Cubic::CUBE.0));
        row.near_one("fan_curve", curve.at(1.0), (0.0, 10.0));
        return Fans {
            rated,
            curve,
            least_air: row.number_or("least_air", SOME_SHARE, 0.2),
            drift_share,
            steps: Steps::Any,
        };
    };
    row.unused("fan_curve");
    row.unused("least_air");
    let slope = if low.air < 1.0 {
        (1.0 - low.power) / (1.0 - low.air)
    } else {
        0.0
    };
    Fans {
        rated,
        curve: Cubic([1.0 - slope, slope, 0.0, 0.0]),
        least_air: low.air,
        drift_share,
        steps: if as_energyplus {
            Steps::TwoByFaster
        } else {
            Steps::TwoByMean
        },
    }
}

fn york(row: &Section<'_>, flow: MassFlow, air: VolumeFlow) -> Option<TowerKind> {
    let tower = YorkTower::from_design(&YorkDesign {
        wet_bulb: Temperature::from_c(row.number("wet_bulb_c", (-30.0, 40.0))),
        approach: TempDelta::from_k(row.number("approach_k", (0.1, 60.0))),
        range: TempDelta::from_k(row.number("range_k", (0.1, 60.0))),
        water: flow,
        air,
        water_heat_j_per_kg_k: WATER_HEAT_J_PER_KG_K,
    });
    let _ = row.optional("dry_bulb_c", (-30.0, 60.0));
    for name in [
        "ua_kw_per_k",
        "air_exponent",
        "water_exponent",
        "natural_ua_share",
    ] {
        row.unused(name);
    }
    let natural = row.number_or("natural_share", SOME_SHARE, york::NATURAL_SHARE);
    let followed_c = match row.word("outside_bounds", &["continued", "held"]) {
        Some(1) => york::WET_BULB_C,
        _ => york::CONTINUED_C,
    };
    tower.map(|tower| {
        TowerKind::York(YorkTower {
            natural,
            followed_c,
            ..tower
        })
    })
}

fn merkel(
    row: &Section<'_>,
    flow: MassFlow,
    air: VolumeFlow,
    low: Option<&LowSpeed>,
) -> Option<TowerKind> {
    row.unused("outside_bounds");
    let ua = row.optional("ua_kw_per_k", FLOW);
    let natural = row.number_or("natural_share", SOME_SHARE, merkel::NATURAL_SHARE);
    let natural_ua = row.number_or("natural_ua_share", SOME_SHARE, natural);
    let (by_air, by_water) = exponents(row, low);
    let mut tower = design_point(row, ua.is_some(), flow, air)?;
    tower.by_air = FlowLaw::Power(by_air);
    tower.by_water = FlowLaw::Power(by_water);
    if let Some(ua) = ua {
        tower.ua = HeatCapacityRate::from_kw_per_k(ua);
    }
    tower.natural_air = natural;
    tower.natural_ua = natural_ua;
    Some(TowerKind::Merkel(tower))
}

/// How the conductance follows air and water.
fn exponents(row: &Section<'_>, low: Option<&LowSpeed>) -> (f64, f64) {
    let range = (0.0, 2.0);
    let by_water = row.number_or(
        "water_exponent",
        range,
        if low.is_some() { 0.0 } else { 0.4 },
    );
    let by_air = match low {
        // The one power law that gives the low speed its conductance; nothing else is asked of it.
        Some(low) => {
            row.unused("air_exponent");
            if low.air < 1.0 {
                (libm::log(low.ua) / libm::log(low.air)).max(0.0)
            } else {
                0.0
            }
        }
        None => row.number_or("air_exponent", range, 0.6),
    };
    (by_air, by_water)
}

/// The tower of a design point; where its conductance is given, of any point that is possible.
fn design_point(
    row: &Section<'_>,
    is_given: bool,
    flow: MassFlow,
    air: VolumeFlow,
) -> Option<MerkelTower> {
    let wet_bulb = row.optional("wet_bulb_c", (-30.0, 40.0));
    let dry_bulb = row.number_or("dry_bulb_c", (-30.0, 60.0), 35.0);
    let approach = row.optional("approach_k", (0.1, 60.0));
    let range = row.optional("range_k", (0.1, 60.0));
    let pressure = row.number_or("design_pressure_pa", (50_000.0, 110_000.0), SEA_LEVEL_PA);
    let any = (25.0, 30.0, 0.1);
    let (wet_bulb, approach, range) = match (wet_bulb, approach, range) {
        (Some(wet_bulb), Some(approach), Some(range)) if !is_given => (wet_bulb, approach, range),
        _ if is_given => any,
        _ => {
            let needed = [
                ("wet_bulb_c", wet_bulb),
                ("approach_k", approach),
                ("range_k", range),
            ];
            for (name, _) in needed.iter().filter(|(_, value)| value.is_none()) {
                row.problem(name, Problem::Missing);
            }
            any
        }
    };
    let wet_bulb = Temperature::from_c(wet_bulb);
    let leaving = wet_bulb + TempDelta::from_k(approach);
    MerkelTower::from_design(&MerkelDesign {
        water: flow,
        air,
        entering: leaving + TempDelta::from_k(range),
        leaving,
        wet_bulb,
        dry_bulb: Temperature::from_c(dry_bulb).max(wet_bulb),
        pressure: Pressure::from_pa(pressure),
        water_heat_j_per_kg_k: WATER_HEAT_J_PER_KG_K,
    })
}

pub(super) fn dry(row: Section<'_>) -> DryGroup {
    let speeds = match low_speed(&row) {
        None => FanSpeeds::VARIABLE,
        Some(low) => FanSpeeds::Two {
            air: low.air,
            ua: low.ua,
            power: low.power,
        },
    };
    let pads = row.section("pads").map(|pads| {
        let wet = Pads {
            effectiveness: pads.number("effectiveness", SHARE),
            bleed: pads.number("bleed", (0.0, 10.0)),
        };
        pads.finish();
        wet
    });
    let group = DryGroup {
        count: row.count("count"),
        cooler: DryCooler {
            air: VolumeFlow::from_m3_per_s(row.number("air_m3_s", FLOW)),
            ua: HeatCapacityRate::from_kw_per_k(row.number("ua_kw_per_k", FLOW)),
            fan: Power::from_kw(row.number("fan_kw", SMALL_KW)),
            speeds,
            pads,
        },
        pads_above: None,
    };
    row.finish();
    group
}
