//! Cooling: what the halls' coolers take, and what chillers and towers make of it on the design hour.

mod halls;
mod machines;
mod plant;
pub mod ride_through;
mod water;
pub mod year;

pub use halls::HallCooling;
pub use halls::HallHeat;
pub use halls::fluid_power;
pub use halls::hall_cooling;
pub use plant::Fleet;
pub use plant::HeatSide;
pub use plant::PlantState;
pub use water::worst_day;
