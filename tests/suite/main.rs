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
mod cooling_stops;
#[cfg(feature = "app")]
mod cooling_view;
mod digests;
mod failures;
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
mod import;
mod laws;
mod lengths;
mod oneline;
mod own_rows;
mod physics_laws;
mod plant_day;
mod plants;
mod power_view;
mod present;
mod present_words;
mod published;
mod qr;
mod ride_through;
mod schema;
mod site_power;
mod sites;
mod supply_studies;
mod tidy;
mod topologies;
mod weather;
mod year;
