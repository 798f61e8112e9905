//! The plant over a year: 8,760 hours of its loops through pumps, chillers, economiser and towers.
//!
//! [`Plant`] is the plant of one loop, by its sizes, [`Plant::hour`] what it does in one hour, [`Run`] the way through
//! the year with one loop or several, which can be taken in pieces. Nothing here knows a scenario: `of_plan` makes the
//! plants of one.
//!
//! Runs over every hour of a year, so it has a budget: 3 ms natively for one plant of the reference kind
//! (chiller, tower, pumps), 50 ms for a full site. How it is met: moist air is worked out once for a weather file
//! ([`YearAir`]); identical machines are solved once; the fans' sequence asks the tower model without iteration
//! where the set point is held, and the condenser water is sought by secant only where it is not; sums are kept
//! as plain numbers and nothing allocates in the loop.

mod air;
mod bins;
mod chilling;
mod hour;
mod of_plan;
mod plant;
mod rejection;
mod run;
mod state;
mod sums;

pub use air::YearAir;
pub use bins::Bin;
pub use bins::BinSteps;
pub use bins::YearBins;
pub use of_plan::of_plan;
pub use plant::CellStaging;
pub use plant::ChillerGroup;
pub use plant::ChillerModel;
pub use plant::ChillerStaging;
pub use plant::Condenser;
pub use plant::CondenserSetPoint;
pub use plant::Dispatch;
pub use plant::DryGroup;
pub use plant::Economiser;
pub use plant::Evaporation;
pub use plant::FacilityFlow;
pub use plant::OutsideBounds;
pub use plant::Plant;
pub use plant::PumpGroup;
pub use plant::Rejection;
pub use plant::SupplyReset;
pub use plant::TowerGroup;
pub use plant::TowerKind;
pub use plant::WATER_HEAT_J_PER_KG_K;
pub use rejection::Outdoors;
pub use run::Run;
pub use run::hour_of;
pub use state::Hour;
pub use state::HourLoad;
pub use state::Mode;
pub use sums::Peak;
pub use sums::Sums;
pub use sums::YearSums;
