//! The air a day is judged in.

use super::types::Conditions;
use crate::catalog::DesignAir;
use crate::catalog::MonthAir;
use crate::physics::air::MoistAir;
use crate::physics::tower::TowerAir;
use crate::scenario::plan::DesignBasis;
use crate::scenario::plan::Plan;
use crate::solve::cooling::YardAir;
use crate::solve::power::IntakeAir;
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
fn tower_air(plan: &Plan, conditions: &Conditions) -> MoistAir {
    let wet_bulb = conditions.wet_bulb + plan.recirculation_wet;
    let dry_bulb = conditions.wet_coincident_dry_bulb.max(wet_bulb);
    MoistAir::from_wet_bulb(dry_bulb, wet_bulb, plan.pressure)
}

/// Air in the yard in the design hours, each with its own recirculation: warm exhaust carries no moisture of its own
/// back to dry machines, so that they meet the moisture of the design state in warmer air.
pub fn yard_air(plan: &Plan, step: &Step, conditions: &Conditions) -> YardAir {
    let design = dry_state(plan, step, conditions);
    let humid = (conditions.wet_coincident_dry_bulb, conditions.wet_bulb);
    YardAir {
        towers: TowerAir::from(tower_air(plan, conditions)),
        dry: at_dry_machines(plan, conditions.dry_bulb, design.wet_bulb),
        humid: at_dry_machines(plan, humid.0, humid.1),
    }
}

fn at_dry_machines(plan: &Plan, dry_bulb: Temperature, wet_bulb: Temperature) -> TowerAir {
    let still = MoistAir::from_wet_bulb(dry_bulb, wet_bulb.min(dry_bulb), plan.pressure);
    let warmed = dry_bulb + plan.recirculation_dry;
    TowerAir::from(MoistAir::from_humidity_ratio(
        warmed,
        still.humidity_ratio,
        plan.pressure,
    ))
}

/// The dry-bulb design state of a day.
fn dry_state(plan: &Plan, step: &Step, conditions: &Conditions) -> DesignAir {
    if conditions.annual {
        annual_air(plan).0
    } else {
        plan.climate.months[step.month].dry_design
    }
}

/// Air in the yard in the average hour of the design day: one state for all machines.
pub fn mean_yard_air(plan: &Plan, step: &Step, conditions: &Conditions) -> YardAir {
    let towers = TowerAir::from(mean_day_air(plan, step, conditions));
    let dry = swing_air(plan, step, conditions, 0.0);
    YardAir {
        towers,
        dry,
        humid: dry,
    }
}

/// Places of the hours over the design day at which water on pads is taken, as share of half the daily swing above
/// or below the mean: six equal steps of a cosine. Pads are wet in the afternoon and dry at night, so that the mean
/// hour alone would say all or nothing.
const HOURS_OF_PADS: [f64; 6] = [0.966, 0.707, 0.259, -0.259, -0.707, -0.966];

/// Air in the yard over the design day, for the water of pads.
pub fn yard_over_the_day(plan: &Plan, step: &Step, conditions: &Conditions) -> Vec<YardAir> {
    let towers = TowerAir::from(mean_day_air(plan, step, conditions));
    let hours = HOURS_OF_PADS.iter().map(|swing| {
        let dry = swing_air(plan, step, conditions, *swing);
        YardAir {
            towers,
            dry,
            humid: dry,
        }
    });
    hours.collect()
}

/// Air at dry machines at a place of the daily swing, with the moisture of the design hour as far as the air holds it.
fn swing_air(plan: &Plan, step: &Step, conditions: &Conditions, swing: f64) -> TowerAir {
    let month = month_of(plan, step, conditions);
    let half = 0.5 * (month.mean_daily_max - month.mean_daily_min).k();
    let design = dry_state(plan, step, conditions);
    let dry_bulb = design.dry_bulb - TempDelta::from_k(half * (1.0 - swing));
    let moisture = MoistAir::from_wet_bulb(design.dry_bulb, design.wet_bulb, plan.pressure);
    let most = MoistAir::saturated(dry_bulb, plan.pressure).humidity_ratio;
    TowerAir::from(MoistAir::from_humidity_ratio(
        dry_bulb + plan.recirculation_dry,
        moisture.humidity_ratio.min(most),
        plan.pressure,
    ))
}

/// Average air of the design day, for the water of the worst day.
///
/// The dry bulb lies half the month's daily swing under the design dry bulb, with the moisture of the
/// design hour: moisture hardly changes over a day. Source: the daily range of the climate's normals;
/// error about 1 K of wet bulb.
pub fn mean_day_air(plan: &Plan, step: &Step, conditions: &Conditions) -> MoistAir {
    let month = month_of(plan, step, conditions);
    let design = dry_state(plan, step, conditions);
    let swing = month.mean_daily_max - month.mean_daily_min;
    let mean = design.dry_bulb - TempDelta::from_k(0.5 * swing.k());
    let moisture =
        MoistAir::from_wet_bulb(design.dry_bulb, design.wet_bulb, plan.pressure).humidity_ratio;
    let most = MoistAir::saturated(mean, plan.pressure).humidity_ratio;
    let still = MoistAir::from_humidity_ratio(mean, moisture.min(most), plan.pressure);
    let wet_bulb = (still.wet_bulb() + plan.recirculation_wet).min(mean);
    MoistAir::from_wet_bulb(mean, wet_bulb, plan.pressure)
}

/// Air that turbines and engines breathe: the design dry bulb. The wet bulb is that of its own design state, which
/// is above the one that comes with the dry bulb: a cooled inlet is judged a little too warm.
pub fn intake_air(conditions: &Conditions) -> IntakeAir {
    IntakeAir {
        dry_bulb: conditions.dry_bulb,
        wet_bulb: conditions.wet_bulb.min(conditions.dry_bulb),
    }
}

fn month_of<'a>(plan: &'a Plan, step: &Step, conditions: &Conditions) -> &'a MonthAir {
    if conditions.annual {
        hottest(plan)
    } else {
        &plan.climate.months[step.month]
    }
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
