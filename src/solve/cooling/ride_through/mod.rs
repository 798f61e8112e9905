//! When cooling stops: minutes until the racks of one platform in one hall throttle.
//!
//! A chain of lumped masses: chips with their cold plates, the technology loop, the facility loop with
//! its buffer, the air of the hall, and what stands in that air. What failed is a share of a service that
//! is left, and the time after which the whole of it is back. The facility loop enters with the share of
//! it that belongs to these racks' heat, so that each platform and hall is solved alone.

mod integrate;
mod store;

pub use store::Stores;
pub use store::buffer_volume;
pub use store::loop_capacity;

use crate::units::Duration;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;
use serde::Deserialize;
use serde::Serialize;

/// What gives heat, what stores it, and how warm each part is while everything runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chain {
    /// Heat to the cold plates.
    pub liquid: Power,
    /// Heat to the air of the hall, losses in the room included.
    pub air: Power,
    /// What stores heat.
    pub stores: Stores,
    /// Temperatures while everything runs; together with the heat they say how well each part is coupled
    /// to the next.
    pub steady: Temperatures,
    /// Conductance between the air and what stands in it.
    pub air_to_mass: HeatCapacityRate,
    /// Heat that all machines can reject over the heat there is; 1 without a spare.
    pub sink_capacity: f64,
}

/// Temperatures of the parts. In the technology loop it is the coolant supplied to the racks that counts
/// against their limit; in the air, the inlets of the racks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Temperatures {
    /// Chips with their cold plates.
    pub chip: Temperature,
    /// Coolant supplied to the racks.
    pub coolant: Temperature,
    /// Facility water.
    pub facility: Temperature,
    /// Air at the inlets of the racks.
    pub air: Temperature,
}

/// At what temperatures GPUs throttle. `None`: that way has no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// Chips.
    pub chip: Option<Temperature>,
    /// Coolant supplied.
    pub coolant: Option<Temperature>,
    /// Air at the inlets.
    pub air: Option<Temperature>,
}

/// What is left of a service after the event, and when the whole of it is back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// Share that is left, 0 to 1.
    pub left: f64,
    /// Time from the event until all of it is back; `None`: it does not come back.
    pub back_after: Option<Duration>,
}

/// What the event does to each service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outage {
    /// Pumps of the technology loop.
    pub technology_pumps: Service,
    /// Pumps of the facility loop.
    pub facility_pumps: Service,
    /// Chillers, towers, dry coolers: what takes heat out of the facility loop.
    pub sink: Service,
    /// Fans of air handlers and of doors.
    pub air_coolers: Service,
}

/// Which limit was reached first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum First {
    /// The chips' own.
    Chip,
    /// That of the coolant supplied.
    Coolant,
    /// That of the air at the inlets.
    Air,
}

/// How it ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RideThrough {
    /// Time until the first limit is reached; `None`: none is within [`LONGEST`].
    pub throttles_after: Option<Duration>,
    /// The limit that was reached.
    pub first: Option<First>,
    /// Temperatures then, or at the end.
    pub temperatures: Temperatures,
}

/// What is looked at: an hour. Whoever has not restored cooling by then has other plans.
pub const LONGEST: Duration = Duration::from_h(1.0);

impl Service {
    /// Nothing happened to it.
    pub const WHOLE: Self = Self {
        left: 1.0,
        back_after: None,
    };

    /// Gone, for good.
    pub const GONE: Self = Self {
        left: 0.0,
        back_after: None,
    };

    /// Gone, and back after a while.
    pub const fn gone_for(time: Duration) -> Self {
        Self {
            left: 0.0,
            back_after: Some(time),
        }
    }

    /// The share that is there at a time after the event.
    pub fn at(self, time: Duration) -> f64 {
        match self.back_after {
            Some(back) if back <= time => 1.0,
            _ => self.left.clamp(0.0, 1.0),
        }
    }
}

impl Outage {
    /// Nothing failed.
    pub const NONE: Self = Self {
        technology_pumps: Service::WHOLE,
        facility_pumps: Service::WHOLE,
        sink: Service::WHOLE,
        air_coolers: Service::WHOLE,
    };
}

/// Follows the chain from the event until a limit is reached.
///
/// ```text
/// C_chip·dT_chip/dt         = Q_liquid − p_t·G_plate·(T_chip − T_coolant)
/// C_coolant·dT_coolant/dt   = p_t·G_plate·(T_chip − T_coolant) − p_t·p_f·G_cdu·(T_coolant − T_facility)
/// C_facility·dT_facility/dt = p_t·p_f·G_cdu·(T_coolant − T_facility) + p_f·p_a·G_air·(T_air − T_facility) − Q_sink
/// C_air·dT_air/dt           = Q_air − p_f·p_a·G_air·(T_air − T_facility) − G_mass·(T_air − T_mass)
/// C_mass·dT_mass/dt         = G_mass·(T_air − T_mass)
/// ```
///
/// `p` is what is left of the technology pumps, facility pumps and air coolers; each conductance is the
/// heat over the temperature difference while everything runs. The sink holds the facility water at its
/// set point as long as it has the capacity. Source: cooling reference section 7 (heat balances, D).
///
/// Range: liquids that stay liquid, an hour. Known error: one temperature a part, no transport delay
/// round the loops (usually one to three minutes of facility water, which would come on top), and pumps
/// that stop at once instead of coasting: shorter times than a real plant shows.
pub fn ride_through(chain: &Chain, limits: &Limits, outage: &Outage) -> RideThrough {
    integrate::follow(chain, limits, outage)
}

/// How well two parts are coupled, from the heat that flows between them while everything runs.
fn conductance(heat: Power, difference: TempDelta) -> HeatCapacityRate {
    if difference.k() <= 0.0 {
        return HeatCapacityRate::ZERO;
    }
    HeatCapacityRate::from_w_per_k(heat.w() / difference.k())
}
