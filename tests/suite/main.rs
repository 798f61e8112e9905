//! All integration tests, one module a subject.

mod arbitrary;
mod catalogue;
mod cli;
mod codec;
mod frozen;
mod hand_worked;
mod history;
mod hostile;
#[cfg(feature = "app")]
mod html;
mod lengths;
mod physics_laws;
mod published;
mod sites;
