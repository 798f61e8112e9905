//! All integration tests, one module a subject.

mod arbitrary;
mod catalogue;
mod check;
mod cli;
mod codec;
mod colossus;
mod digests;
mod flow;
mod flow_ansi;
mod flow_files;
mod flow_laws;
mod frozen;
mod hand_worked;
mod history;
mod hostile;
#[cfg(feature = "app")]
mod html;
mod laws;
mod lengths;
mod physics_laws;
mod present;
mod present_words;
mod published;
mod sites;
mod tidy;
