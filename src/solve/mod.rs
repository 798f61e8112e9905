//! The solvers. Each takes the Plan and plain inputs and returns its own result; none knows another.

pub mod cooling;
pub mod floor;
pub mod power;
pub mod roadmap;
