//! Towers, dry coolers and pumps.

use crate::catalog::Origin;
use crate::catalog::field::number;
use crate::physics::air;
use crate::physics::tower::TowerCell;
use crate::physics::tower::TowerRating;
use crate::units::Length;
use crate::units::Power;
use crate::units::Pressure;
use crate::units::Temperature;

/// A cooling tower cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Tower {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// The point it is sold by, at sea level.
    pub rating: TowerRating,
    /// Where it is known from.
    pub origin: Origin,
}

impl Tower {
    /// The cell that meets this rating, or the same cell scaled to another rated heat.
    ///
    /// `None` for a heat that is not positive.
    pub fn cell(&self, rated_heat: Power) -> Option<TowerCell> {
        let rating = TowerRating {
            heat: rated_heat,
            ..self.rating
        };
        TowerCell::from_rating(&rating, air::standard_pressure(Length::ZERO))
    }
}

row! {
    Tower(key, name, origin) {
        heat_kw: f64 = number(1.0, 200_000.0),
        entering_c: f64 = number(10.0, 70.0),
        leaving_c: f64 = number(5.0, 60.0),
        wet_bulb_c: f64 = number(0.0, 40.0),
        dry_bulb_c: f64 = number(0.0, 60.0),
        water_to_air: f64 = number(0.2, 8.0),
        fan_share: f64 = number(0.0, 0.1),
        max_water_ratio: f64 = number(1.0, 3.0),
        drift_share: f64 = number(0.0, 0.01),
    } where
        wet_bulb_c <= dry_bulb_c,
        wet_bulb_c < leaving_c,
        leaving_c < entering_c,
    => Tower {
        key,
        name,
        rating: TowerRating {
            entering: Temperature::from_c(entering_c),
            leaving: Temperature::from_c(leaving_c),
            wet_bulb: Temperature::from_c(wet_bulb_c),
            dry_bulb: Temperature::from_c(dry_bulb_c),
            heat: Power::from_kw(heat_kw),
            water_to_air,
            fan_share,
            max_water_ratio,
            drift_share,
        },
        origin,
    }
}

/// A dry cooler, or one whose air is wetted before the coil: the point it is sold by, at sea level.
#[derive(Clone, Debug, PartialEq)]
pub struct DryCooler {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Heat it rejects at this point.
    pub heat: Power,
    /// Fluid that comes in.
    pub entering: Temperature,
    /// Fluid that goes out.
    pub leaving: Temperature,
    /// Air that meets the coil.
    pub dry_bulb: Temperature,
    /// Heat capacity flow of the air over that of the fluid, at full fans.
    pub air_to_fluid: f64,
    /// Fan power over heat, at this point.
    pub fan_share: f64,
    /// How far the air is brought from dry towards wet bulb before the coil; 0 without wetting.
    pub wetting: f64,
    /// Water let go over water evaporated, with wetting.
    pub bleed_share: f64,
    /// Length.
    pub length: Length,
    /// Width.
    pub width: Length,
    /// Where it is known from.
    pub origin: Origin,
}

row! {
    DryCooler(key, name, origin) {
        heat_kw: f64 = number(1.0, 50_000.0),
        entering_c: f64 = number(5.0, 90.0),
        leaving_c: f64 = number(0.0, 80.0),
        dry_bulb_c: f64 = number(-20.0, 60.0),
        air_to_fluid: f64 = number(0.2, 5.0),
        fan_share: f64 = number(0.0, 0.1),
        wetting: f64 = number(0.0, 1.0),
        bleed_share: f64 = number(0.0, 1.0),
        length_m: f64 = number(0.5, 30.0),
        width_m: f64 = number(0.5, 10.0),
    } where
        dry_bulb_c < leaving_c,
        leaving_c < entering_c,
    => DryCooler {
        key,
        name,
        heat: Power::from_kw(heat_kw),
        entering: Temperature::from_c(entering_c),
        leaving: Temperature::from_c(leaving_c),
        dry_bulb: Temperature::from_c(dry_bulb_c),
        air_to_fluid,
        fan_share,
        wetting,
        bleed_share,
        length: Length::from_m(length_m),
        width: Length::from_m(width_m),
        origin,
    }
}

words! {
    /// Which water a pump moves.
    PumpDuty {
        /// Facility or chilled water.
        Facility = "facility",
        /// Condenser water.
        Condenser = "condenser",
    }
}

/// A pump with its motor and drive, at the point it is sold by.
#[derive(Clone, Debug, PartialEq)]
pub struct Pump {
    /// Key that scenarios use.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Which water it moves.
    pub duty: PumpDuty,
    /// Flow, L/s.
    pub flow_l_per_s: f64,
    /// Pressure it raises.
    pub head: Pressure,
    /// Hydraulic power over electric power, with motor and drive.
    pub efficiency: f64,
    /// Least speed over rated speed.
    pub min_speed_share: f64,
    /// Exponent of power over speed: 3 without static head, 2 to 2.5 with it.
    pub exponent: f64,
    /// Where it is known from.
    pub origin: Origin,
}

impl Pump {
    /// Electric power at its point: flow · head / efficiency.
    pub fn power(&self) -> Power {
        Power::from_w(self.flow_l_per_s * self.head.kpa() / self.efficiency)
    }
}

row! {
    Pump(key, name, origin) {
        duty: PumpDuty = PumpDuty::WORD,
        flow_l_per_s: f64 = number(0.1, 10_000.0),
        head_kpa: f64 = number(1.0, 2000.0),
        efficiency: f64 = number(0.1, 0.95),
        min_speed_share: f64 = number(0.0, 1.0),
        exponent: f64 = number(1.0, 3.0),
    } => Pump {
        key,
        name,
        duty,
        flow_l_per_s,
        head: Pressure::from_kpa(head_kpa),
        efficiency,
        min_speed_share,
        exponent,
        origin,
    }
}
