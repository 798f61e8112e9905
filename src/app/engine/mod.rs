//! The engine beside the page: what the page asks, what the worker answers, and how both travel.
//!
//! The page links neither check nor solvers: it sends a scenario and shows what comes back. One worker
//! answers edits, and a second one of the same program runs studies, so that no study delays an edit.
//!
//! - `protocol`: one enum of requests, one of answers. A new question is one variant of each.
//! - `job`: what a worker does, pure: it is asked, and advances in small steps until it is idle. A newer
//!   request takes the place of the older one of its kind. `Engine` answers edits, remedies and links;
//!   `errand` reads files and lists, `power` and `cooling` make their views. Each is a program of its own, loaded when it is first asked.
//! - `compact`: messages as bytes. `worker` runs the engine in a worker, `client` talks to it.

pub mod client;
pub mod compact;
mod cooling;
mod errand;
mod job;
mod links;
mod power;
mod protocol;
mod worker;

pub use cooling::CoolingJob;
pub use errand::ErrandJob;
pub use job::Engine;
pub use job::Job;
pub use power::PowerJob;
pub use protocol::Answer;
pub use protocol::Checked;
pub use protocol::DayAnswer;
pub use protocol::Evaluated;
pub use protocol::Imported;
pub use protocol::LinkAnswer;
pub use protocol::Remedy;
pub use protocol::Request;
pub use worker::EngineWorker;
