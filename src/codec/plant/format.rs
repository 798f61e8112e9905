//! The sections of a plant file as they are written. `docs/plant.md` says what each field means.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) format: Format,
    pub(super) version: u32,
    #[serde(default)]
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) load: Load,
    pub(super) supply_c: f64,
    #[serde(default = "half")]
    pub(super) unmet_tolerance_k: f64,
    pub(super) facility: Facility,
    pub(super) chillers: Option<Chillers>,
    pub(super) condenser: Option<Condenser>,
    pub(super) tower: Option<Tower>,
    pub(super) dry_cooler: Option<Dry>,
    pub(super) economiser: Option<Economiser>,
    pub(super) cdu: Option<Cdu>,
    #[serde(default)]
    pub(super) extra_kw: f64,
    #[serde(default)]
    pub(super) recirculation_wet_k: f64,
    #[serde(default)]
    pub(super) recirculation_dry_k: f64,
}

#[derive(Deserialize)]
pub(super) enum Format {
    #[serde(rename = "headroom-plant")]
    Plant,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    WaterCooled,
    AirCooled,
    TowerOnly,
    DryCooler,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Load {
    pub(super) it_kw: f64,
    /// 8,760 shares of `it_kw`.
    pub(super) hourly: Option<Vec<f64>>,
    /// 24 shares of `it_kw`, the same every day.
    pub(super) daily: Option<Vec<f64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facility {
    pub(super) flow_l_s: f64,
    pub(super) pump_kw: f64,
    #[serde(default = "cube")]
    pub(super) power_curve: [f64; 4],
    #[serde(default)]
    pub(super) constant_flow: bool,
    #[serde(default)]
    pub(super) least_flow: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Chillers {
    pub(super) count: f64,
    pub(super) capacity_kw: f64,
    pub(super) cop: f64,
    pub(super) capacity_curve: [f64; 6],
    pub(super) input_ratio_curve: [f64; 6],
    pub(super) part_load_curve: [f64; 3],
    pub(super) leaving_c: [f64; 2],
    pub(super) condenser_c: [f64; 2],
    pub(super) part_load: [f64; 2],
    pub(super) min_part_load: f64,
    pub(super) min_unloading: f64,
    #[serde(default = "lift")]
    pub(super) lift_allowance_k: f64,
    #[serde(default)]
    pub(super) staging: ChillerStaging,
    #[serde(default)]
    pub(super) outside_bounds: OutsideBounds,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ChillerStaging {
    #[default]
    All,
    Fewest,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum OutsideBounds {
    #[default]
    CarnotShare,
    Held,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condenser {
    pub(super) flow_l_s: f64,
    pub(super) pump_kw: f64,
    #[serde(default = "line")]
    pub(super) power_curve: [f64; 4],
    pub(super) above_k: f64,
    pub(super) low_c: f64,
    pub(super) high_c: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tower {
    pub(super) model: TowerModel,
    pub(super) cells: f64,
    pub(super) flow_l_s: f64,
    pub(super) air_m3_s: f64,
    pub(super) fan_kw: f64,
    #[serde(default = "cube")]
    pub(super) fan_curve: [f64; 4],
    #[serde(default = "fifth")]
    pub(super) least_air: f64,
    pub(super) wet_bulb_c: f64,
    #[serde(default = "dry_bulb")]
    pub(super) dry_bulb_c: f64,
    pub(super) approach_k: f64,
    pub(super) range_k: f64,
    pub(super) ua_kw_per_k: Option<f64>,
    #[serde(default = "air_exponent")]
    pub(super) air_exponent: f64,
    #[serde(default = "water_exponent")]
    pub(super) water_exponent: f64,
    pub(super) natural_share: Option<f64>,
    #[serde(default = "drift")]
    pub(super) drift_share: f64,
    pub(super) cycles: f64,
    #[serde(default)]
    pub(super) staging: CellStaging,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TowerModel {
    York,
    Merkel,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum CellStaging {
    #[default]
    Fewest,
    All,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dry {
    pub(super) count: f64,
    pub(super) air_m3_s: f64,
    pub(super) fan_kw: f64,
    pub(super) ua_kw_per_k: f64,
    #[serde(default)]
    pub(super) fans: DryFans,
    pub(super) pads: Option<Pads>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DryFans {
    TwoSpeed {
        low_air: f64,
        low_ua: f64,
        low_power: f64,
    },
    #[default]
    Variable,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pads {
    pub(super) effectiveness: f64,
    pub(super) bleed: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Economiser {
    pub(super) ua_kw_per_k: f64,
    pub(super) flow_l_s: f64,
    #[serde(default = "one")]
    pub(super) least_difference_k: f64,
    #[serde(default = "yes")]
    pub(super) integrated: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cdu {
    pub(super) pump_kw: f64,
    #[serde(default = "cube")]
    pub(super) power_curve: [f64; 4],
}

fn half() -> f64 {
    0.5
}

fn one() -> f64 {
    1.0
}

fn yes() -> bool {
    true
}

fn cube() -> [f64; 4] {
    [0.0, 0.0, 0.0, 1.0]
}

fn line() -> [f64; 4] {
    [0.0, 1.0, 0.0, 0.0]
}

/// Five and a half kelvin of condenser water and two approaches of 1.5 K.
fn lift() -> f64 {
    8.6
}

fn fifth() -> f64 {
    0.2
}

fn dry_bulb() -> f64 {
    35.0
}

fn air_exponent() -> f64 {
    0.6
}

fn water_exponent() -> f64 {
    0.4
}

fn drift() -> f64 {
    8e-5
}
