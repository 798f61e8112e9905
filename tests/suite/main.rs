//! All integration tests, one module a subject.

mod air;
mod arbitrary;
mod catalogue;
mod check;
mod cli;
mod codec;
mod colossus;
mod components;
mod components_laws;
mod digests;
mod frozen;
mod hand_worked;
mod history;
mod hostile;
#[cfg(feature = "app")]
mod html;
mod laws;
mod lengths;
mod physics_laws;
mod plants;
mod present;
mod present_words;
mod published;
mod ride_through;
mod sites;
mod tidy;
mod weather;
mod year;
