//! Power: what supplies the site, what survives its worst event, and what is lost on the way to the racks.

pub mod black_start;
pub mod bridge;
mod cables;
mod chain;
pub mod failures;
pub mod fuel;
mod inlet;
pub mod network;
pub mod oneline;
mod series;
pub mod short_circuit;
mod supply;
pub mod swing;

pub use chain::BlockState;
pub use chain::ChainLosses;
pub use chain::HallChain;
pub use chain::HallLoads;
pub use chain::PlantLoads;
pub use chain::SiteChain;
pub use chain::hall_chain;
pub use chain::site_chain;
pub use chain::site_chain_of;
pub use inlet::IntakeAir;
pub use supply::Event;
pub use supply::EventKind;
pub use supply::SupplyState;
pub use supply::supply;
pub use supply::sustained_units;
pub use supply::unit_power;
