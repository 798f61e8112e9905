//! Chillers of a plant file.

use super::Problem;
use super::build::SHARE;
use super::reader::KW;
use super::reader::Section;
use crate::physics::chiller::Biquadratic;
use crate::physics::chiller::ChillerCurves;
use crate::physics::chiller::ChillerRating;
use crate::physics::chiller::Quadratic;
use crate::physics::chiller::reformulated::PartLoad;
use crate::physics::chiller::reformulated::ReformulatedCurves;
use crate::physics::curves::Bicubic;
use crate::physics::curves::Bounds;
use crate::solve::cooling::year::ChillerGroup;
use crate::solve::cooling::year::ChillerModel;
use crate::solve::cooling::year::ChillerStaging;
use crate::solve::cooling::year::Dispatch;
use crate::solve::cooling::year::OutsideBounds;
use crate::units::Power;
use crate::units::TempDelta;

/// Temperatures of curves, °C.
const TEMPERATURES_C: (f64, f64) = (-60.0, 90.0);

/// Part-load ratios of curves.
const RATIOS: (f64, f64) = (0.0, 2.0);

/// Values of curves in the middle of their bounds: fits of machines lie far inside. Coefficients for °F or in another
/// order lie outside.
const NEAR_ONE: (f64, f64) = (0.1, 5.0);

/// Five and a half kelvin of condenser water and two approaches of 1.5 K.
const LIFT_ALLOWANCE_K: f64 = 8.6;

pub(super) fn chillers(row: Section<'_>, air_cooled: bool) -> ChillerGroup {
    let count = row.count("count");
    let capacity = row.number("capacity_kw", KW);
    let cop = row.number("cop", (0.5, 100.0));
    let outside = match row.word("outside_bounds", &["carnot_share", "held"]) {
        Some(1) => OutsideBounds::Held,
        _ => OutsideBounds::CarnotShare,
    };
    let by_leaving = row.word("model", &["entering", "leaving"]) == Some(1);
    if by_leaving && air_cooled {
        row.problem("model", Problem::NotUsed);
    }
    let group = ChillerGroup {
        count,
        rating: ChillerRating {
            capacity: Power::from_kw(capacity),
            cop,
        },
        model: if by_leaving {
            ChillerModel::Leaving(leaving(&row, outside == OutsideBounds::Held))
        } else {
            ChillerModel::Entering(entering(&row))
        },
        most_load: row
            .optional("max_part_load", (0.1, 2.0))
            .unwrap_or(f64::INFINITY),
        fan_share: if air_cooled {
            row.number_or("fan_share", (0.0, 0.5), 0.0)
        } else {
            row.unused("fan_share");
            0.0
        },
        to_condenser: row.number_or("to_condenser", SHARE, 1.0),
        air_cooled,
        upstream: 0.0,
        staging: match row.word("staging", &["all", "fewest", "one_by_one"]) {
            Some(1) => ChillerStaging::Fewest,
            Some(2) => ChillerStaging::OneByOne,
            _ => ChillerStaging::All,
        },
        dispatch: match row.word("dispatch", &["available", "reference"]) {
            Some(1) => Dispatch::Reference,
            _ => Dispatch::Available,
        },
        outside,
    };
    if group.dispatch == Dispatch::Reference && !group.most_load.is_finite() {
        row.problem("max_part_load", Problem::Missing);
    }
    row.finish();
    group
}

/// What both models have in common.
struct Common {
    capacity: Biquadratic,
    input_ratio: Biquadratic,
    leaving_c: Bounds,
    condenser_c: Bounds,
    part_load_ratio: Bounds,
    min_part_load: f64,
    min_unloading: f64,
    lift_allowance: TempDelta,
}

fn common(row: &Section<'_>) -> Common {
    let common = Common {
        capacity: Biquadratic(row.curve("capacity_curve")),
        input_ratio: Biquadratic(row.curve("input_ratio_curve")),
        leaving_c: row.bounds("leaving_c", TEMPERATURES_C),
        condenser_c: row.bounds("condenser_c", TEMPERATURES_C),
        part_load_ratio: row.bounds("part_load", RATIOS),
        min_part_load: row.number("min_part_load", SHARE),
        min_unloading: row.number("min_unloading", SHARE),
        lift_allowance: TempDelta::from_k(row.number_or(
            "lift_allowance_k",
            (0.0, 50.0),
            LIFT_ALLOWANCE_K,
        )),
    };
    let (x, y) = (middle(common.leaving_c), middle(common.condenser_c));
    row.near_one("capacity_curve", common.capacity.at(x, y), NEAR_ONE);
    row.near_one("input_ratio_curve", common.input_ratio.at(x, y), NEAR_ONE);
    common
}

fn entering(row: &Section<'_>) -> ChillerCurves {
    let common = common(row);
    let part_load = Quadratic(row.curve("part_load_curve"));
    row.near_one(
        "part_load_curve",
        part_load.at(middle(common.part_load_ratio)),
        NEAR_ONE,
    );
    row.unused("part_load_condenser_c");
    ChillerCurves {
        capacity: common.capacity,
        input_ratio: common.input_ratio,
        part_load,
        leaving_c: common.leaving_c,
        condenser_c: common.condenser_c,
        part_load_ratio: common.part_load_ratio,
        min_part_load: common.min_part_load,
        min_unloading: common.min_unloading,
        lift_allowance: common.lift_allowance,
    }
}

/// By leaving condenser water, with a part-load curve of three coefficients or of ten.
fn leaving(row: &Section<'_>, held: bool) -> ReformulatedCurves {
    let common = common(row);
    let ratio = middle(common.part_load_ratio);
    let own = row.bounds_in("part_load_condenser_c", TEMPERATURES_C);
    let part_load_condenser_c = own.unwrap_or(common.condenser_c);
    let (part_load, value) = if row.length("part_load_curve") == Some(3) {
        let curve = Quadratic(row.curve("part_load_curve"));
        (PartLoad::Ratio(curve), curve.at(ratio))
    } else {
        let curve = Bicubic(row.curve("part_load_curve"));
        let value = curve.at(middle(part_load_condenser_c), ratio);
        (PartLoad::CondenserAndRatio(curve), value)
    };
    row.near_one("part_load_curve", value, NEAR_ONE);
    ReformulatedCurves {
        capacity: common.capacity,
        input_ratio: common.input_ratio,
        part_load,
        leaving_c: common.leaving_c,
        condenser_leaving_c: common.condenser_c,
        part_load_condenser_c,
        held,
        part_load_ratio: common.part_load_ratio,
        min_part_load: common.min_part_load,
        min_unloading: common.min_unloading,
        lift_allowance: common.lift_allowance,
    }
}

fn middle(bounds: Bounds) -> f64 {
    0.5 * (bounds.low + bounds.high)
}
