//! The pages: they read contexts, take words from `present`, and wire components together.

mod branch;
mod cooling;
mod desk;
mod dialogs;
mod everything;
mod findings;
mod floor;
mod inspector;
mod kpis;
mod nav;
mod numbers;
mod overview;
mod power;
mod ribbon;
mod selected;
mod side;
mod start;
mod top;

pub use desk::DeskPage;
pub use desk::DeskPageProps;
