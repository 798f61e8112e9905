//! All integration tests, one module a subject.

mod arbitrary;
mod catalogue;
mod cli;
mod codec;
mod frozen;
mod hand_worked;
mod history;
mod hostile;
mod lengths;
mod physics_laws;
mod present;
mod present_words;
mod published;
mod sites;
