//! From a plant file to a plant: everything is checked, and everything wrong is reported at once.

use serde_json::Map;
use serde_json::Value as Json;

use super::FieldProblem;
use super::PlantFile;
use super::Problem;
use super::machines;
use super::outdoors;
use super::reader::FLOW;
use super::reader::KW;
use super::reader::Problems;
use super::reader::SMALL_KW;
use super::reader::Section;
use super::reader::WATER_C;
use crate::catalog::weather::HOURS;
use crate::codec::weather::Moisture;
use crate::physics::curves::Cubic;
use crate::physics::water::Coolant;
use crate::solve::cooling::year::Condenser;
use crate::solve::cooling::year::CondenserSetPoint;
use crate::solve::cooling::year::Economiser;
use crate::solve::cooling::year::FacilityFlow;
use crate::solve::cooling::year::HourLoad;
use crate::solve::cooling::year::Plant;
use crate::solve::cooling::year::PumpGroup;
use crate::solve::cooling::year::Rejection;
use crate::solve::cooling::year::WATER_HEAT_J_PER_KG_K;
use crate::units::HeatCapacityRate;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// The one version of the format.
const VERSION: f64 = 1.0;

/// Recirculation beyond this is a yard that does not work, K.
const RECIRCULATION_K: (f64, f64) = (0.0, 20.0);

/// By so much water may warm in a loop under the most heat of the year, K: less is a pump that cools nothing, more is
/// steam. What lies outside is mostly another unit.
const RISE_K: (f64, f64) = (0.2, 60.0);

/// Condenser water warms by about this, 10 °F: for its density only.
const USUAL_RISE: TempDelta = TempDelta::from_k(5.6);

/// Kinds of chillers that may stand on one header.
const MOST_GROUPS: usize = 20;

/// Mass of a litre of water at 20 °C, kg. Loops between 10 and 40 °C differ by 0.6 %.
const KG_PER_LITRE: f64 = 0.998_2;

/// Longest name, characters.
const NAME_LENGTH: usize = 200;

/// A share of a whole.
pub(super) const SHARE: (f64, f64) = (0.0, 1.0);

/// What makes the facility water cold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    WaterCooled,
    AirCooled,
    TowerOnly,
    DryCooler,
}

/// Makes the plant of a file.
pub(super) fn plant_file(fields: &Map<String, Json>) -> Result<PlantFile, Vec<FieldProblem>> {
    let problems = Problems::default();
    let file = Section::new(String::new(), fields, &problems);
    let _ = file.text("format", NAME_LENGTH);
    file.number("version", (VERSION, VERSION));
    let name = file.text("name", NAME_LENGTH);
    let loads = loads(&file);
    let plant = plant(&file, &loads);
    let extra = file.number_or("extra_kw", SMALL_KW, 0.0);
    let wet = file.number_or("recirculation_wet_k", RECIRCULATION_K, 0.0);
    let dry = file.number_or("recirculation_dry_k", RECIRCULATION_K, 0.0);
    let moisture = file.word("moisture", &["relative_humidity", "dew_point"]);
    file.finish();
    problems.finish()?;
    Ok(PlantFile {
        name,
        plant: plant.ok_or_else(Vec::new)?,
        loads,
        extra: Power::from_kw(extra),
        moisture: match moisture {
            Some(1) => Moisture::DewPoint,
            _ => Moisture::RelativeHumidity,
        },
        recirculation_wet: TempDelta::from_k(wet),
        recirculation_dry: TempDelta::from_k(dry),
    })
}

/// A flow of water from litres a second.
pub(super) fn water(litres_per_s: f64) -> MassFlow {
    MassFlow::from_kg_per_s(litres_per_s * KG_PER_LITRE)
}

/// As much water as carries the heat of so many litres that are measured at one temperature and warm around another.
/// Between 7 and 45 °C that differs by 1 %, which moves the water from a full tower by a few hundredths of a kelvin.
pub(super) fn water_at(litres_per_s: f64, measured: Temperature, around: Temperature) -> MassFlow {
    let fluid = Coolant::Water;
    let kg_per_litre = 1e-3 * fluid.density_kg_per_m3(measured);
    let heat = fluid.exact_heat_j_per_kg_k(around);
    MassFlow::from_kg_per_s(litres_per_s * kg_per_litre * heat / WATER_HEAT_J_PER_KG_K)
}

/// Heat that a flow carries per kelvin.
fn rate(flow: MassFlow) -> HeatCapacityRate {
    HeatCapacityRate::from_w_per_k(flow.kg_per_s() * WATER_HEAT_J_PER_KG_K)
}

/// What each hour asks: IT, and the pumps of its CDUs, whose work ends in the facility water too.
fn loads(file: &Section<'_>) -> Vec<HourLoad> {
    let (it_kw, shares) = it_load(file);
    let cdu = file.section("cdu").map(|cdu| {
        let rated = Power::from_kw(cdu.number("pump_kw", SMALL_KW));
        let curve = Cubic(cdu.curve_or("power_curve", Cubic::CUBE.0));
        cdu.finish();
        (rated, curve)
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

/// IT, and its share in every hour.
fn it_load(file: &Section<'_>) -> (f64, Vec<f64>) {
    let constant = || vec![1.0; HOURS];
    let Some(load) = file.needed("load") else {
        return (KW.0, constant());
    };
    let it_kw = load.number("it_kw", KW);
    let hourly = load.list("hourly", HOURS, SHARE);
    let shares = if let Some(hourly) = hourly {
        load.unused("daily");
        hourly
    } else if let Some(day) = load.list("daily", 24, SHARE) {
        (0..HOURS).map(|hour| day[hour % 24]).collect()
    } else {
        constant()
    };
    load.finish();
    (it_kw, shares)
}

fn plant(file: &Section<'_>, loads: &[HourLoad]) -> Option<Plant> {
    let most = loads
        .iter()
        .map(|load| load.heat)
        .fold(Power::ZERO, Power::max);
    let words = &["water_cooled", "air_cooled", "tower_only", "dry_cooler"];
    let kind = match file.word("kind", words) {
        Some(0) => Kind::WaterCooled,
        Some(1) => Kind::AirCooled,
        Some(2) => Kind::TowerOnly,
        Some(_) => Kind::DryCooler,
        None => {
            file.problem("kind", Problem::Missing);
            Kind::WaterCooled
        }
    };
    let supply = Temperature::from_c(file.number("supply_c", WATER_C));
    let tolerance = TempDelta::from_k(file.number_or("unmet_tolerance_k", (0.0, 20.0), 0.5));
    let facility = facility(file, supply, most);
    let economiser = economiser(file, kind);
    let condenser = condenser(file, kind, economiser.as_ref(), most);
    let chillers = if matches!(kind, Kind::WaterCooled | Kind::AirCooled) {
        let rows = file.sections("chillers", MOST_GROUPS);
        let rows = rows.into_iter();
        rows.map(|row| machines::chillers(row, kind == Kind::AirCooled))
            .collect()
    } else {
        file.unused("chillers");
        Vec::new()
    };
    let rise = match (&facility, kind) {
        (Some((pumps, _)), Kind::TowerOnly) => most / rate(pumps.flow),
        _ => USUAL_RISE,
    };
    let fed = condenser.map_or(supply, |condenser: Condenser| {
        let set_point = condenser.set_point;
        set_point.low + (set_point.high - set_point.low) * 0.5
    });
    let rejection = rejection(file, kind, (fed, fed + rise));
    let (facility, facility_flow) = facility?;
    Some(Plant {
        supply,
        reset: None,
        unmet_tolerance: tolerance,
        design_heat: most,
        facility,
        facility_flow,
        rejection: rejection?,
        chillers,
        condenser,
        economiser,
        shared_power: None,
    })
}

fn facility(
    file: &Section<'_>,
    supply: Temperature,
    most: Power,
) -> Option<(PumpGroup, FacilityFlow)> {
    let row = file.needed("facility")?;
    let pumps = pumps(&row, Cubic::CUBE, most, Some(supply));
    let least = row.number_or("least_flow", SHARE, 0.0);
    let flow = if row.flag("constant_flow", false) {
        FacilityFlow::Constant
    } else {
        FacilityFlow::ByHeat { least }
    };
    row.finish();
    Some((pumps, flow))
}

fn rejection(
    file: &Section<'_>,
    kind: Kind,
    usual: (Temperature, Temperature),
) -> Option<Rejection> {
    let has_tower = file.holds("tower");
    let dry = match kind {
        Kind::AirCooled => {
            file.unused("tower");
            file.unused("dry_cooler");
            return Some(Rejection::None);
        }
        Kind::DryCooler => true,
        Kind::TowerOnly => false,
        // What is missing is a tower, unless a dry cooler is there.
        Kind::WaterCooled => !has_tower && file.holds("dry_cooler"),
    };
    if dry {
        file.unused("tower");
        let row = file.needed("dry_cooler")?;
        return Some(Rejection::Dry(outdoors::dry(row)));
    }
    file.unused("dry_cooler");
    let row = file.needed("tower")?;
    Some(Rejection::Towers(vec![outdoors::tower(row, usual)?]))
}

fn condenser(
    file: &Section<'_>,
    kind: Kind,
    beside: Option<&Economiser>,
    most: Power,
) -> Option<Condenser> {
    if kind != Kind::WaterCooled {
        file.unused("condenser");
        return None;
    }
    let row = file.needed("condenser")?;
    let mut pumps = pumps(&row, Cubic::LINE, most, None);
    let chiller_flow = pumps.flow;
    if let Some(economiser) = beside {
        // The pumps of both users stand on one header; their power is given for the chillers' flow.
        let both = pumps.flow + economiser.flow;
        pumps.rated = pumps.rated * (both / pumps.flow);
        pumps.flow = both;
    }
    let low = row.number("low_c", WATER_C);
    let condenser = Condenser {
        pumps,
        chiller_flow,
        by_machine: row.flag("by_machine", false),
        set_point: CondenserSetPoint {
            above: TempDelta::from_k(row.number("above_k", (0.0, 40.0))),
            low: Temperature::from_c(low),
            high: Temperature::from_c(row.number("high_c", (low, WATER_C.1))),
        },
    };
    row.finish();
    Some(condenser)
}

fn economiser(file: &Section<'_>, kind: Kind) -> Option<Economiser> {
    if kind != Kind::WaterCooled {
        file.unused("economiser");
        return None;
    }
    let row = file.section("economiser")?;
    let economiser = Economiser {
        ua: HeatCapacityRate::from_kw_per_k(row.number("ua_kw_per_k", FLOW)),
        flow: water(row.number("flow_l_s", FLOW)),
        least_difference: TempDelta::from_k(row.number_or("least_difference_k", (0.0, 40.0), 1.0)),
        integrated: row.flag("integrated", true),
    };
    row.finish();
    Some(economiser)
}

/// Pumps of a loop that carries up to `most` and is fed at a known temperature, or at one that follows the weather.
fn pumps(row: &Section<'_>, default: Cubic, most: Power, fed: Option<Temperature>) -> PumpGroup {
    let flow = row.optional("flow_l_s", FLOW);
    if flow.is_none() {
        row.problem("flow_l_s", Problem::Missing);
    }
    let litres_per_s = flow.unwrap_or(FLOW.0);
    let usual = water(litres_per_s);
    let rise_k = most.w() / (usual.kg_per_s() * WATER_HEAT_J_PER_KG_K);
    let flow = match fed {
        Some(fed) => water_at(litres_per_s, fed, fed + TempDelta::from_k(0.5 * rise_k)),
        None => usual,
    };
    let (least_k, most_k) = RISE_K;
    let is_known = 0.0 < most.w() && !row.other_is_wrong("load") && !row.other_is_wrong("cdu");
    if is_known && !(least_k <= rise_k && rise_k <= most_k) {
        let problem = Problem::Warms {
            rise_k,
            least_k,
            most_k,
        };
        row.problem("flow_l_s", problem);
    }
    let curve = Cubic(row.curve_or("power_curve", default.0));
    row.near_one("power_curve", curve.at(1.0), (0.0, 10.0));
    PumpGroup {
        flow,
        rated: Power::from_kw(row.number("pump_kw", SMALL_KW)),
        curve,
        to_water: row.number_or("pump_to_water", SHARE, 1.0),
    }
}
