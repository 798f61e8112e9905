//! Days of the report: headline numbers, limits, rows of the ledger.

use super::plain;
use crate::evaluate::DayState;
use crate::evaluate::ElectricalBalance;
use crate::evaluate::Limit;
use crate::evaluate::LimitUnit;
use crate::evaluate::ThermalBalance;
use crate::present::words;
use crate::present::words::Names;
use crate::units::Date;
use crate::units::Power;
use serde::Serialize;

/// Headline numbers of one day.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "named as in DEFINITIONS, units in the names")]
pub struct Kpi {
    pub day: u32,
    pub date: String,
    pub gpus_live: i64,
    pub gpus_live_without_reserve: i64,
    pub gpus_placed: i64,
    pub gpu_racks: i64,
    pub support_racks: i64,
    pub it_nameplate_mw: f64,
    pub it_running_mw: f64,
    pub it_peak_mw: f64,
    pub site_mw: f64,
    pub supply_capacity_mw: f64,
    pub firm_supply_mw: f64,
    pub bridge_mw: f64,
    pub bridge_min: f64,
    pub firm_cooling_mw: f64,
    pub design_hour_ratio: f64,
    pub water_ml_per_day: f64,
    pub dry_bulb_c: f64,
    pub wet_bulb_c: f64,
    pub headroom_gpus: i64,
    pub binding_limit: String,
    pub electrical: ElectricalMw,
    pub thermal: ThermalMw,
    pub coupling: CouplingRow,
}

/// Supply = IT + cooling + house + losses.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(
    missing_docs,
    reason = "named as in the evaluation, units in the names"
)]
pub struct ElectricalMw {
    pub site_mw: f64,
    pub gpu_racks_mw: f64,
    pub support_racks_mw: f64,
    pub fluid_mw: f64,
    pub plant_mw: f64,
    pub house_mw: f64,
    pub losses_mw: f64,
    pub feed_transformer_losses_mw: f64,
    pub mv_cable_losses_mw: f64,
    pub block_transformer_losses_mw: f64,
    pub ups_losses_mw: f64,
    pub busway_losses_mw: f64,
    pub board_losses_mw: f64,
    pub losses_by_share_mw: f64,
}

/// Heat rejected = IT + room losses + fluid work + compressor work.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(
    missing_docs,
    reason = "named as in the evaluation, units in the names"
)]
pub struct ThermalMw {
    pub rejected_mw: f64,
    pub it_mw: f64,
    pub room_losses_mw: f64,
    pub fluid_work_mw: f64,
    pub compressor_work_mw: f64,
}

/// How the coupling of power and cooling ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(
    missing_docs,
    reason = "named as in the evaluation, units in the names"
)]
pub struct CouplingRow {
    pub rounds: u32,
    pub residual_mw: f64,
    pub converged: bool,
}

/// One limit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "named as in DEFINITIONS")]
pub struct LimitRow {
    pub id: String,
    pub unit: &'static str,
    pub capacity: f64,
    pub used: f64,
    pub reserve: f64,
    pub stranded: f64,
    pub free: f64,
    pub free_gpus: i64,
    pub shortfall_without_reserve: i64,
}

/// One row of the ledger.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "named as in DEFINITIONS, units in the names")]
pub struct DayRow {
    pub day: u32,
    pub date: String,
    pub changes: Vec<String>,
    pub gpus_placed: i64,
    pub gpus_live: i64,
    pub headroom_gpus: i64,
    pub binding_limit: String,
    pub it_peak_mw: f64,
    pub site_mw: f64,
    pub supply_capacity_mw: f64,
    pub firm_supply_mw: f64,
    pub firm_cooling_mw: f64,
}

impl Kpi {
    pub(super) fn of(state: &DayState, day: u32, start: Date) -> Self {
        Self {
            day,
            date: start.plus_days(i64::from(day)).to_string(),
            gpus_live: state.gpus_live,
            gpus_live_without_reserve: state.gpus_live_without_reserve,
            gpus_placed: state.gpus_placed,
            gpu_racks: state.gpu_racks,
            support_racks: state.support_racks,
            it_nameplate_mw: mw(state.it_nameplate),
            it_running_mw: mw(state.it_running),
            it_peak_mw: mw(state.it_peak),
            site_mw: mw(state.electrical.site),
            supply_capacity_mw: mw(state.supply.capacity),
            firm_supply_mw: mw(state.supply.firm),
            bridge_mw: mw(state.supply.bridge),
            bridge_min: plain(state.supply.bridge_time.minutes()),
            firm_cooling_mw: mw(state.firm_cooling),
            design_hour_ratio: plain(state.electrical.design_hour_ratio()),
            water_ml_per_day: plain(state.water.ml_per_day()),
            dry_bulb_c: plain(state.conditions.dry_bulb.c()),
            wet_bulb_c: plain(state.conditions.wet_bulb.c()),
            headroom_gpus: state.headroom_gpus,
            binding_limit: state.binding_limit.clone(),
            electrical: ElectricalMw::of(&state.electrical),
            thermal: ThermalMw::of(&state.thermal),
            coupling: CouplingRow {
                rounds: state.coupling.rounds,
                residual_mw: mw(state.coupling.residual),
                converged: state.coupling.converged,
            },
        }
    }
}

impl ElectricalMw {
    fn of(balance: &ElectricalBalance) -> Self {
        let losses = &balance.losses;
        Self {
            site_mw: mw(balance.site),
            gpu_racks_mw: mw(balance.gpu_racks),
            support_racks_mw: mw(balance.support_racks),
            fluid_mw: mw(balance.fluid),
            plant_mw: mw(balance.plant),
            house_mw: mw(balance.house),
            losses_mw: mw(losses.total()),
            feed_transformer_losses_mw: mw(losses.feed_transformers),
            mv_cable_losses_mw: mw(losses.mv_cables),
            block_transformer_losses_mw: mw(losses.block_transformers),
            ups_losses_mw: mw(losses.ups),
            busway_losses_mw: mw(losses.busways),
            board_losses_mw: mw(losses.boards),
            losses_by_share_mw: mw(losses.by_share),
        }
    }
}

impl ThermalMw {
    fn of(balance: &ThermalBalance) -> Self {
        Self {
            rejected_mw: mw(balance.rejected),
            it_mw: mw(balance.it),
            room_losses_mw: mw(balance.room_losses),
            fluid_work_mw: mw(balance.fluid_work),
            compressor_work_mw: mw(balance.compressor_work),
        }
    }
}

impl LimitRow {
    pub(super) fn of(limit: &Limit) -> Self {
        Self {
            id: limit.id.clone(),
            unit: unit(limit.unit),
            capacity: plain(limit.capacity),
            used: plain(limit.used),
            reserve: plain(limit.reserve),
            stranded: plain(limit.stranded),
            free: plain(limit.free),
            free_gpus: limit.free_gpus,
            shortfall_without_reserve: limit.shortfall_without_reserve,
        }
    }
}

impl DayRow {
    pub(super) fn of(state: &DayState, start: Date, names: &Names) -> Self {
        Self {
            day: state.day,
            date: start.plus_days(i64::from(state.day)).to_string(),
            changes: state
                .changes
                .iter()
                .map(|change| words::change(change, names))
                .collect(),
            gpus_placed: state.gpus_placed,
            gpus_live: state.gpus_live,
            headroom_gpus: state.headroom_gpus,
            binding_limit: state.binding_limit.clone(),
            it_peak_mw: mw(state.it_peak),
            site_mw: mw(state.electrical.site),
            supply_capacity_mw: mw(state.supply.capacity),
            firm_supply_mw: mw(state.supply.firm),
            firm_cooling_mw: mw(state.firm_cooling),
        }
    }
}

fn mw(power: Power) -> f64 {
    plain(power.mw())
}

/// A unit as a key: it never changes with the language.
fn unit(unit: LimitUnit) -> &'static str {
    match unit {
        LimitUnit::Mw => "MW",
        LimitUnit::MwHeat => "MW heat",
        LimitUnit::MwIt => "MW IT",
        LimitUnit::MlPerDay => "ML/day",
        LimitUnit::Gpus => "GPUs",
    }
}
