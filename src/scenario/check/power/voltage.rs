//! Checks that voltages meet: what a transformer makes and takes, and what stands on either side of it.

use crate::catalog;
use crate::finding::Amount;
use crate::finding::Code;
use crate::scenario::Scenario;
use crate::scenario::check::reader::Reader;
use crate::scenario::power::BlockGroup;
use crate::scenario::power::GenerationGroup;
use crate::scenario::power::GridContract;
use crate::scenario::power::MvSection;

/// How far two voltages of one class may lie apart: 33 and 34.5 kV, or 13.2 and 13.8 kV, are one class
/// (4.5 %), and taps and excitation make up for it; 11 and 13.8 kV are not (20 %).
const SAME_CLASS: f64 = 0.06;

/// Line voltage of a section, kV: its own, that of the site, or what the first feed with a transformer
/// brings it.
pub(super) fn of_section(scenario: &Scenario, section: &MvSection, reader: &Reader) -> Option<f64> {
    let from_feed = || {
        let mut feeds = scenario.power.grid.iter();
        feeds.find_map(|feed| {
            let names_it = !feed.section.is_empty() && feed.section == section.id;
            let table = &catalog::FEED_TRANSFORMERS;
            let row = reader.catalogue.find(table, &feed.transformer);
            row.filter(|_| names_it).map(|row| row.low_kv)
        })
    };
    section
        .kv
        .or(scenario.power.mv_kv)
        .or_else(from_feed)
        .filter(|kv| 0.0 < *kv)
}

/// All sections, feeds, units and blocks.
pub(super) fn check(scenario: &Scenario, reader: &mut Reader) {
    let power = &scenario.power;
    for (index, section) in power.sections.iter().enumerate() {
        // Sections are tied to one another and solved as one network of one voltage.
        let path = format!("power.sections[{index}]");
        meets(section.kv, of_site(scenario, reader), &path, "kv", reader);
    }
    for (index, feed) in power.grid.iter().enumerate() {
        grid(scenario, feed, &format!("power.grid[{index}]"), reader);
    }
    for (index, group) in power.generation.iter().enumerate() {
        let path = format!("power.generation[{index}]");
        generation(scenario, group, &path, reader);
    }
    for (index, group) in power.blocks.iter().enumerate() {
        block(scenario, group, &format!("power.blocks[{index}]"), reader);
    }
}

fn grid(scenario: &Scenario, feed: &GridContract, path: &str, reader: &mut Reader) {
    let medium = at(scenario, &feed.section, reader);
    match reader
        .catalogue
        .find(&catalog::FEED_TRANSFORMERS, &feed.transformer)
    {
        Some(row) => {
            meets(
                feed.voltage_kv,
                Some(row.high_kv),
                path,
                "voltage_kv",
                reader,
            );
            meets(Some(row.low_kv), medium, path, "transformer", reader);
        }
        None if feed.transformer.is_empty() => {
            meets(feed.voltage_kv, medium, path, "voltage_kv", reader);
        }
        None => {}
    }
}

fn generation(scenario: &Scenario, group: &GenerationGroup, path: &str, reader: &mut Reader) {
    let medium = at(scenario, &group.section, reader);
    match super::sources::step_up(&group.step_up, reader) {
        Some(row) => {
            meets(
                group.voltage_kv,
                Some(row.low_kv),
                path,
                "voltage_kv",
                reader,
            );
            meets(Some(row.high_kv), medium, path, "step_up", reader);
        }
        None if group.step_up.is_empty() => {
            meets(group.voltage_kv, medium, path, "voltage_kv", reader);
        }
        None => {}
    }
}

fn block(scenario: &Scenario, group: &BlockGroup, path: &str, reader: &mut Reader) {
    let row = reader
        .catalogue
        .find(&catalog::BLOCK_TRANSFORMERS, &group.unit);
    let takes = row.as_ref().map(|row| row.high_kv);
    let medium = at(scenario, &group.section, reader);
    meets(takes, medium, path, "unit", reader);
    let makes = row.as_ref().map(|row| row.low_kv);
    let carries = reader.catalogue.find(&catalog::BUSWAYS, &group.busway);
    let carries_kv = carries.map(|row| row.line_v / 1e3);
    meets(carries_kv, makes, path, "busway", reader);
    if !group.second_section.is_empty() {
        let second = at(scenario, &group.second_section, reader);
        meets(takes, second, path, "second_section", reader);
    }
}

/// Medium voltage where something stands: of its section, or of the site where it names none.
fn at(scenario: &Scenario, section: &str, reader: &Reader) -> Option<f64> {
    let mut sections = scenario.power.sections.iter();
    sections
        .find(|row| row.id == section)
        .and_then(|row| of_section(scenario, row, reader))
        .or_else(|| of_site(scenario, reader))
}

/// Medium voltage of the site, kV, in the order in which the one-line takes it: as given, of the first section, of
/// the first feed with a transformer, or of the first block.
fn of_site(scenario: &Scenario, reader: &Reader) -> Option<f64> {
    let power = &scenario.power;
    let of_sections = || {
        let mut sections = power.sections.iter();
        sections.find_map(|section| of_section(scenario, section, reader))
    };
    let of_feeds = || {
        let mut feeds = power.grid.iter();
        feeds.find_map(|feed| {
            let table = &catalog::FEED_TRANSFORMERS;
            let row = reader.catalogue.find(table, &feed.transformer)?;
            Some(row.low_kv)
        })
    };
    let of_blocks = || {
        let mut blocks = power.blocks.iter();
        blocks.find_map(|block| {
            let table = &catalog::BLOCK_TRANSFORMERS;
            let row = reader.catalogue.find(table, &block.unit)?;
            Some(row.high_kv)
        })
    };
    power
        .mv_kv
        .or_else(of_sections)
        .or_else(of_feeds)
        .or_else(of_blocks)
        .filter(|kv| 0.0 < *kv)
}

fn meets(given: Option<f64>, needed: Option<f64>, path: &str, leaf: &str, reader: &mut Reader) {
    let Some((given, needed)) = given.zip(needed) else {
        return;
    };
    let differs = SAME_CLASS * needed.abs() < (given - needed).abs();
    if differs {
        let amount = Amount::Differs {
            given,
            needed,
            unit: "kV",
        };
        reader.wrong(Code::VoltageMismatch, format!("{path}.{leaf}"), amount);
    }
}
