//! From a plant file to a plant: everything is checked, and everything wrong is reported at once.

use super::FieldProblem;
use super::PlantFile;
use super::Problem;
use super::checker::Checker;
use super::checker::FLOW;
use super::checker::KW;
use super::checker::SMALL_KW;
use super::checker::WATER_C;
use super::format;
use super::format::Kind;
use super::machines;
use super::machines::water;
use crate::catalog::weather::HOURS;
use crate::physics::curves::Cubic;
use crate::solve::cooling::year::Condenser;
use crate::solve::cooling::year::CondenserSetPoint;
use crate::solve::cooling::year::Economiser;
use crate::solve::cooling::year::FacilityFlow;
use crate::solve::cooling::year::HourLoad;
use crate::solve::cooling::year::Plant;
use crate::solve::cooling::year::PumpGroup;
use crate::solve::cooling::year::Rejection;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// The one version of the format.
const VERSION: u32 = 1;

/// Recirculation beyond this is a yard that does not work, K.
const RECIRCULATION_K: (f64, f64) = (0.0, 20.0);

/// Makes the plant of a file.
pub(super) fn plant_file(file: &format::File) -> Result<PlantFile, Vec<FieldProblem>> {
    let format::Format::Plant = file.format;
    let mut check = Checker::default();
    check.within(
        "version",
        f64::from(file.version),
        (f64::from(VERSION), f64::from(VERSION)),
    );
    let loads = loads(file, &mut check);
    let plant = plant(file, &loads, &mut check);
    let extra = check.within("extra_kw", file.extra_kw, SMALL_KW);
    let wet = check.within(
        "recirculation_wet_k",
        file.recirculation_wet_k,
        RECIRCULATION_K,
    );
    let dry = check.within(
        "recirculation_dry_k",
        file.recirculation_dry_k,
        RECIRCULATION_K,
    );
    check.finish()?;
    Ok(PlantFile {
        name: file.name.chars().take(200).collect(),
        plant: plant.ok_or_else(Vec::new)?,
        loads,
        extra: Power::from_kw(extra),
        recirculation_wet: TempDelta::from_k(wet),
        recirculation_dry: TempDelta::from_k(dry),
    })
}

/// What each hour asks: IT, and the pumps of its CDUs, whose work ends in the facility water too.
fn loads(file: &format::File, check: &mut Checker) -> Vec<HourLoad> {
    let it_kw = check.within("load.it_kw", file.load.it_kw, KW);
    let shares: Vec<f64> = match (&file.load.hourly, &file.load.daily) {
        (Some(hourly), None) => listed("load.hourly", hourly, HOURS, check),
        (None, Some(daily)) => {
            let day = listed("load.daily", daily, 24, check);
            (0..HOURS).map(|hour| day[hour % 24]).collect()
        }
        (None, None) => vec![1.0; HOURS],
        (Some(_), Some(_)) => {
            check.problem("load.daily", Problem::NotUsed);
            vec![1.0; HOURS]
        }
    };
    let cdu = file.cdu.as_ref().map(|cdu| {
        let rated = Power::from_kw(check.within("cdu.pump_kw", cdu.pump_kw, SMALL_KW));
        (
            rated,
            Cubic(check.curve("cdu.power_curve", cdu.power_curve)),
        )
    });
    let hour = |share: &f64| {
        let it = Power::from_kw(it_kw * share);
        let fluid = match cdu {
            Some((rated, curve)) if 0.0 < *share => rated * curve.at(*share).max(0.0),
            _ => Power::ZERO,
        };
        HourLoad {
            it,
            heat: it + fluid,
            fluid,
        }
    };
    shares.iter().map(hour).collect()
}

fn listed(path: &str, shares: &[f64], expected: usize, check: &mut Checker) -> Vec<f64> {
    if shares.len() != expected {
        check.problem(
            path,
            Problem::WrongLength {
                found: shares.len(),
                expected,
            },
        );
        return vec![1.0; expected];
    }
    shares
        .iter()
        .map(|share| check.within(path, *share, (0.0, 1.0)))
        .collect()
}

fn plant(file: &format::File, loads: &[HourLoad], check: &mut Checker) -> Option<Plant> {
    let most = loads
        .iter()
        .map(|load| load.heat)
        .fold(Power::ZERO, Power::max);
    let chilled = matches!(file.kind, Kind::WaterCooled | Kind::AirCooled);
    let chillers = if chilled {
        let row = check.needed("chillers", file.chillers.as_ref());
        row.map(|row| vec![machines::chillers(row, file.kind == Kind::AirCooled, check)])
    } else {
        check.unused("chillers", &file.chillers);
        Some(Vec::new())
    };
    let condenser = if file.kind == Kind::WaterCooled {
        let row = check.needed("condenser", file.condenser.as_ref());
        row.map(|row| condenser(row, file.economiser.as_ref(), check))
    } else {
        check.unused("condenser", &file.condenser);
        check.unused("economiser", &file.economiser);
        None
    };
    let supply = check.within("supply_c", file.supply_c, WATER_C);
    let tolerance = check.within("unmet_tolerance_k", file.unmet_tolerance_k, (0.0, 20.0));
    Some(Plant {
        supply: Temperature::from_c(supply),
        reset: None,
        unmet_tolerance: TempDelta::from_k(tolerance),
        design_heat: most,
        facility: pumps(
            "facility",
            file.facility.flow_l_s,
            file.facility.pump_kw,
            file.facility.power_curve,
            check,
        ),
        facility_flow: if file.facility.constant_flow {
            FacilityFlow::Constant
        } else {
            FacilityFlow::ByHeat {
                least: check.within("facility.least_flow", file.facility.least_flow, (0.0, 1.0)),
            }
        },
        rejection: rejection(file, check)?,
        chillers: chillers?,
        condenser,
        economiser: file.economiser.as_ref().map(|row| economiser(row, check)),
        shared_power: None,
    })
}

fn rejection(file: &format::File, check: &mut Checker) -> Option<Rejection> {
    if file.kind == Kind::AirCooled {
        check.unused("tower", &file.tower);
        check.unused("dry_cooler", &file.dry_cooler);
        return Some(Rejection::None);
    }
    let dry =
        file.kind == Kind::DryCooler || (file.kind == Kind::WaterCooled && file.tower.is_none());
    if dry {
        check.unused("tower", &file.tower);
        let row = check.needed("dry_cooler", file.dry_cooler.as_ref())?;
        return Some(Rejection::Dry(machines::dry(row, check)));
    }
    check.unused("dry_cooler", &file.dry_cooler);
    let row = check.needed("tower", file.tower.as_ref())?;
    Some(Rejection::Towers(vec![machines::tower(row, check)?]))
}

fn condenser(
    row: &format::Condenser,
    beside: Option<&format::Economiser>,
    check: &mut Checker,
) -> Condenser {
    let mut pumps = pumps(
        "condenser",
        row.flow_l_s,
        row.pump_kw,
        row.power_curve,
        check,
    );
    let chiller_flow = pumps.flow;
    if let Some(economiser) = beside {
        // The pumps of both users stand on one header; their power is given for the chillers' flow.
        let both =
            pumps.flow + water(check.within("economiser.flow_l_s", economiser.flow_l_s, FLOW));
        pumps.rated = pumps.rated * (both / pumps.flow);
        pumps.flow = both;
    }
    let low = check.within("condenser.low_c", row.low_c, WATER_C);
    Condenser {
        pumps,
        chiller_flow,
        set_point: CondenserSetPoint {
            above: TempDelta::from_k(check.within("condenser.above_k", row.above_k, (0.0, 40.0))),
            low: Temperature::from_c(low),
            high: Temperature::from_c(check.within(
                "condenser.high_c",
                row.high_c,
                (low, WATER_C.1),
            )),
        },
    }
}

fn economiser(row: &format::Economiser, check: &mut Checker) -> Economiser {
    Economiser {
        ua: HeatCapacityRate::from_kw_per_k(check.within(
            "economiser.ua_kw_per_k",
            row.ua_kw_per_k,
            FLOW,
        )),
        flow: water(row.flow_l_s),
        least_difference: TempDelta::from_k(check.within(
            "economiser.least_difference_k",
            row.least_difference_k,
            (0.0, 40.0),
        )),
        integrated: row.integrated,
    }
}

fn pumps(
    section: &str,
    flow_l_s: f64,
    pump_kw: f64,
    curve: [f64; 4],
    check: &mut Checker,
) -> PumpGroup {
    PumpGroup {
        flow: water(check.within(&format!("{section}.flow_l_s"), flow_l_s, FLOW)),
        rated: Power::from_kw(check.within(&format!("{section}.pump_kw"), pump_kw, SMALL_KW)),
        curve: Cubic(check.curve(&format!("{section}.power_curve"), curve)),
    }
}
