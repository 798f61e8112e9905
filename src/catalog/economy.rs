//! Tariffs, fuels, carbon, and how often things fail.

use crate::catalog::Origin;
use crate::catalog::field::bounds;
use crate::catalog::field::count;
use crate::catalog::field::list;
use crate::catalog::field::number;
use crate::catalog::field::optional;

/// An electricity tariff in USD.
#[derive(Clone, Debug, PartialEq)]
pub struct Tariff {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Demand in on-peak hours, USD per kW and month.
    pub demand_on_peak_usd_per_kw_month: f64,
    /// Highest demand at any hour, USD per kW and month; comes on top of the other.
    pub demand_any_usd_per_kw_month: f64,
    /// Delivery facilities, USD per kW and month.
    pub delivery_usd_per_kw_month: f64,
    /// Energy in on-peak hours, USD/kWh.
    pub energy_on_peak_usd_per_kwh: f64,
    /// Energy in other hours by hours of use of the demand: first, next and all further tier, USD/kWh.
    pub energy_usd_per_kwh: [f64; 3],
    /// Hours of use a month after which the second and the third tier begin.
    pub tier_hours: [f64; 2],
    /// Fuel adjustment on all energy, USD/kWh.
    pub fuel_usd_per_kwh: f64,
    /// Year of its text.
    pub year: u32,
    /// Where it is known from.
    pub origin: Origin,
}

row! {
    Tariff(key, name, origin) {
        demand_on_peak_usd_per_kw_month: f64 = number(0.0, 200.0),
        demand_any_usd_per_kw_month: f64 = number(0.0, 200.0),
        delivery_usd_per_kw_month: f64 = number(0.0, 200.0),
        energy_on_peak_usd_per_kwh: f64 = number(0.0, 5.0),
        energy_usd_per_kwh: [f64; 3] = list(3, 0.0, 5.0),
        tier_hours: [f64; 2] = bounds(0.0, 744.0),
        fuel_usd_per_kwh: f64 = number(-1.0, 5.0),
        year: u32 = count(1990, 2100),
    } => Tariff {
        key,
        name,
        demand_on_peak_usd_per_kw_month,
        demand_any_usd_per_kw_month,
        delivery_usd_per_kw_month,
        energy_on_peak_usd_per_kwh,
        energy_usd_per_kwh,
        tier_hours,
        fuel_usd_per_kwh,
        year,
        origin,
    }
}

/// A fuel. All figures per GJ refer to the lower heating value, as heat rates do.
#[derive(Clone, Debug, PartialEq)]
pub struct Fuel {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Price, USD/GJ.
    pub price_usd_per_gj: f64,
    /// Lowest price seen, USD/GJ.
    pub price_low_usd_per_gj: f64,
    /// Highest price seen, USD/GJ.
    pub price_high_usd_per_gj: f64,
    /// Carbon dioxide of burning it, kg/GJ.
    pub carbon_kg_per_gj: f64,
    /// Lower over higher heating value.
    pub lower_over_higher: f64,
    /// Lower heating value of a litre, MJ; `None` for gas.
    pub mj_per_l: Option<f64>,
    /// Where it is known from.
    pub origin: Origin,
}

row! {
    Fuel(key, name, origin) {
        price_usd_per_gj: f64 = number(0.0, 500.0),
        price_low_usd_per_gj: f64 = number(0.0, 500.0),
        price_high_usd_per_gj: f64 = number(0.0, 500.0),
        carbon_kg_per_gj: f64 = number(0.0, 200.0),
        lower_over_higher: f64 = number(0.5, 1.0),
        mj_per_l: Option<f64> = optional(1.0, 100.0),
    } where
        price_low_usd_per_gj <= price_usd_per_gj,
        price_usd_per_gj <= price_high_usd_per_gj,
    => Fuel {
        key,
        name,
        price_usd_per_gj,
        price_low_usd_per_gj,
        price_high_usd_per_gj,
        carbon_kg_per_gj,
        lower_over_higher,
        mj_per_l,
        origin,
    }
}

/// Carbon intensity of a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct GridCarbon {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Carbon dioxide over energy delivered, kg/MWh.
    pub kg_per_mwh: f64,
    /// Year of the figure.
    pub year: u32,
    /// Where it is known from.
    pub origin: Origin,
}

row! {
    GridCarbon(key, name, origin) {
        kg_per_mwh: f64 = number(0.0, 2000.0),
        year: u32 = count(1990, 2100),
    } => GridCarbon {
        key,
        name,
        kg_per_mwh,
        year,
        origin,
    }
}

words! {
    /// What a rate of failure counts.
    ReliabilityUnit {
        /// One piece of equipment.
        Each = "each",
        /// 100 m of its length.
        Length = "100_m",
    }
}

/// How often a component fails, and how long its repair takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// What the rate counts.
    pub per: ReliabilityUnit,
    /// Failures in a year of service.
    pub failures_per_year: f64,
    /// Hours until it works again.
    pub repair_h: f64,
    /// Planned hours out of service in a year, where known.
    pub planned_h_per_year: Option<f64>,
    /// Failures to start over calls, for what stands by.
    pub start_failure_share: Option<f64>,
    /// Where it is known from.
    pub origin: Origin,
}

/// Hours in a year, as the reliability tables count them.
const HOURS_PER_YEAR: f64 = 8760.0;

impl Reliability {
    /// Share of the time that it works, planned outages apart: 1 / (1 + λ · r / 8760), with failures a year λ
    /// and hours of repair r. Source: the identity of the power reference, section 4.1 (BG-GOLD-BOOK).
    pub fn availability(&self) -> f64 {
        1.0 / (1.0 + self.failures_per_year * self.repair_h / HOURS_PER_YEAR)
    }
}

row! {
    Reliability(key, name, origin) {
        per: ReliabilityUnit = ReliabilityUnit::WORD,
        failures_per_year: f64 = number(0.0, 100.0),
        repair_h: f64 = number(0.01, 10_000.0),
        planned_h_per_year: Option<f64> = optional(0.0, 4000.0),
        start_failure_share: Option<f64> = optional(0.0, 1.0),
    } => Reliability {
        key,
        name,
        per,
        failures_per_year,
        repair_h,
        planned_h_per_year,
        start_failure_share,
        origin,
    }
}
