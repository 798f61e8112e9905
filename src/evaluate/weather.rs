//! The air a day is judged in.

use super::types::Conditions;
use crate::catalog::DesignAir;
use crate::catalog::MonthAir;
use crate::physics::air::MoistAir;
use crate::scenario::plan::DesignBasis;
use crate::scenario::plan::Plan;
use crate::solve::roadmap::Step;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Design conditions of a day: of its month; of the year once the site stays as it is.
pub fn conditions(plan: &Plan, step: &Step) -> Conditions {
    let climate = &plan.climate;
    let annual = plan.annual_only || step.end_state;
    let (dry, wet) = if annual {
        annual_air(plan)
    } else {
        let month = &climate.months[step.month];
        (month.dry_design, month.wet_design)
    };
    Conditions {
        dry_bulb: dry.dry_bulb,
        wet_bulb: wet.wet_bulb,
        wet_coincident_dry_bulb: wet.dry_bulb,
        annual,
    }
}

/// Design conditions of the year: the dry bulb and the wet bulb that 0.4 % of its hours exceed, or on the
/// 20-year basis those that are reached once in 20 years, each with the coincident value of the year.
fn annual_air(plan: &Plan) -> (DesignAir, DesignAir) {
    let climate = &plan.climate;
    let (mut dry, mut wet) = (climate.annual_dry, climate.annual_wet);
    let is_chosen = plan.design_basis == DesignBasis::TwentyYears;
    if let Some(n20) = plan.n20.filter(|_| is_chosen) {
        dry.dry_bulb = n20.dry_bulb;
        wet.wet_bulb = n20.wet_bulb;
    }
    (dry, wet)
}

/// Air at the towers in the design hour: the wet-bulb design state, and their own plumes on top.
pub fn tower_air(plan: &Plan, conditions: &Conditions) -> MoistAir {
    let wet_bulb = conditions.wet_bulb + plan.recirculation_wet;
    let dry_bulb = conditions.wet_coincident_dry_bulb.max(wet_bulb);
    MoistAir::from_wet_bulb(dry_bulb, wet_bulb, plan.pressure)
}

/// Average air of the design day, for the water of the worst day.
///
/// The dry bulb lies half the month's daily swing under the design dry bulb, with the moisture of the
/// design hour: moisture hardly changes over a day. Source: the daily range of the climate's normals;
/// error about 1 K of wet bulb.
pub fn mean_day_air(plan: &Plan, step: &Step, conditions: &Conditions) -> MoistAir {
    let month = if conditions.annual {
        hottest(plan)
    } else {
        &plan.climate.months[step.month]
    };
    let design = if conditions.annual {
        annual_air(plan).0
    } else {
        month.dry_design
    };
    let swing = month.mean_daily_max - month.mean_daily_min;
    let mean = design.dry_bulb - TempDelta::from_k(0.5 * swing.k());
    let moisture =
        MoistAir::from_wet_bulb(design.dry_bulb, design.wet_bulb, plan.pressure).humidity_ratio;
    let most = MoistAir::saturated(mean, plan.pressure).humidity_ratio;
    let still = MoistAir::from_humidity_ratio(mean, moisture.min(most), plan.pressure);
    let wet_bulb = (still.wet_bulb() + plan.recirculation_wet).min(mean);
    MoistAir::from_wet_bulb(mean, wet_bulb, plan.pressure)
}

/// Dry bulb that turbines and engines breathe.
pub fn intake_air(conditions: &Conditions) -> Temperature {
    conditions.dry_bulb
}

fn hottest(plan: &Plan) -> &MonthAir {
    let months = plan.climate.months.iter();
    months.reduce(warmer).unwrap_or(&plan.climate.months[0])
}

fn warmer<'a>(best: &'a MonthAir, month: &'a MonthAir) -> &'a MonthAir {
    if best.dry_design.dry_bulb < month.dry_design.dry_bulb {
        month
    } else {
        best
    }
}
