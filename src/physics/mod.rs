//! How air, water, machines and conductors behave, in quantities and nothing of the site.
//!
//! Functions here are total: any finite input gives a finite answer, and a flag says when it lies
//! outside the range that the source supports. The caller makes a finding of it.

pub mod air;
pub mod chiller;
pub mod conductor;
pub mod curves;
pub mod dry_cooler;
pub mod exchanger;
pub mod exponential;
pub mod numerics;
pub mod pump;
pub mod rear_door;
pub mod saturation;
pub mod tower;
pub mod transformer;
pub mod turbine;
pub mod ups;
pub mod water;
