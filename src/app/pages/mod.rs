//! The pages: they read contexts, take words from `present`, and wire components together.

mod branch;
mod cooling;
mod desk;
mod dialogs;
mod everything;
mod findings;
mod floor;
mod kpis;
mod nav;
mod numbers;
mod overview;
mod power;
mod power_side;
mod ribbon;
mod selected;
mod side;
mod start;
mod top;

pub use desk::DeskPage;
pub use desk::DeskPageProps;
