//! From tables to a network.

use std::collections::BTreeSet;

use crate::codec::network::Document;
use crate::codec::network::NetworkError;
use crate::codec::network::NetworkFault;
use crate::codec::network::branches;
use crate::codec::network::equivalents;
use crate::codec::network::row::Directory;
use crate::codec::network::row::Row;
use crate::codec::network::row::name;
use crate::codec::network::sources;
use crate::codec::network::switches;
use crate::codec::network::tables::Fields;
use crate::codec::network::tables::Tables;
use crate::codec::network::three_windings;
use crate::solve::power::network::Bus;
use crate::solve::power::network::Network;

/// Frequency of a file that gives none, as in pandapower.
const DEFAULT_HZ: f64 = 50.0;

/// Notes of one sort that are written out; the rest is counted.
const MAX_NOTES: usize = 50;

/// Tables of pandapower that change the result and are not modelled: refused when a row of theirs is in service.
const NOT_MODELLED: [&str; 10] = [
    "svc",
    "tcsc",
    "ssc",
    "vsc",
    "b2b_vsc",
    "bi_vsc",
    "bus_dc",
    "line_dc",
    "load_dc",
    "source_dc",
];

/// Tables that are read.
const READ: [&str; 18] = [
    "bus",
    "ext_grid",
    "line",
    "trafo",
    "trafo3w",
    "load",
    "sgen",
    "gen",
    "shunt",
    "motor",
    "storage",
    "switch",
    "impedance",
    "ward",
    "xward",
    "dcline",
    "asymmetric_load",
    "asymmetric_sgen",
];

/// Whether a file by hand that has something under this name means a table of elements by it.
pub(super) fn is_table(kind: &str) -> bool {
    kind == "static_gen" || READ.contains(&kind) || NOT_MODELLED.contains(&kind)
}

/// What reading goes through, with what it has found so far.
pub(super) struct Reading {
    /// Where buses are.
    pub(super) buses: Directory,
    /// Where lines are.
    pub(super) lines: Directory,
    /// Where transformers are.
    pub(super) trafos: Directory,
    /// Where transformers of three windings are.
    pub(super) three_windings: Directory,
    /// Whether pandapower wrote the file.
    pub(super) by_pandapower: bool,
    /// Whether tap changers without a type are of ratio, rather than none.
    pub(super) without_tap_types: bool,
    /// The result.
    pub(super) document: Document,
}

/// Reads all tables.
pub(super) fn document(mut tables: Tables) -> Result<Document, NetworkError> {
    refuse(&tables)?;
    let mut reading = Reading {
        buses: Directory::new(tables.by_pandapower),
        lines: Directory::new(tables.by_pandapower),
        trafos: Directory::new(tables.by_pandapower),
        three_windings: Directory::new(tables.by_pandapower),
        by_pandapower: tables.by_pandapower,
        without_tap_types: tables.without_tap_types,
        document: Document::default(),
    };
    reading.document.network = Network::new(frequency(&tables, &mut reading)?);
    let mut take = |kind: &str| tables.rows.remove(kind).unwrap_or_default();
    reading.buses(&take("bus"))?;
    sources::grids(&mut reading, &take("ext_grid"))?;
    branches::lines(&mut reading, &take("line"))?;
    branches::transformers(&mut reading, &take("trafo"))?;
    three_windings::transformers(&mut reading, &take("trafo3w"))?;
    let loads = take("load");
    sources::loads(&mut reading, &loads)?;
    sources::static_sources(&mut reading, &take("sgen"))?;
    sources::storages(&mut reading, &take("storage"))?;
    sources::generators(&mut reading, &take("gen"))?;
    sources::shunts(&mut reading, &take("shunt"))?;
    sources::dependent(&mut reading, &loads)?;
    sources::motors(&mut reading, &take("motor"))?;
    equivalents::impedances(&mut reading, &take("impedance"))?;
    for kind in ["ward", "xward"] {
        equivalents::wards(&mut reading, kind, &take(kind))?;
    }
    equivalents::direct(&mut reading, &take("dcline"))?;
    for kind in ["asymmetric_load", "asymmetric_sgen"] {
        equivalents::by_phase(&mut reading, kind, &take(kind))?;
    }
    switches::switches(&mut reading, &take("switch"))?;
    if !tables.by_pandapower {
        let left = tables
            .rows
            .keys()
            .filter(|kind| !READ.contains(&kind.as_str()));
        for kind in tables.unknown.iter().chain(left) {
            reading.note(format!("{kind} is not known and was left out."));
        }
    }
    Ok(reading.document)
}

fn refuse(tables: &Tables) -> Result<(), NetworkError> {
    for kind in NOT_MODELLED {
        for fields in tables.rows.get(kind).into_iter().flatten() {
            let row = Row::new(kind, fields);
            if row.flag("in_service", true)? {
                return Err(row.error("", NetworkFault::NotModelled));
            }
        }
    }
    Ok(())
}

fn frequency(tables: &Tables, reading: &mut Reading) -> Result<f64, NetworkError> {
    let Some(value) = tables.f_hz.as_ref().filter(|value| !value.is_null()) else {
        reading.note(format!("f_hz is not given; {DEFAULT_HZ} Hz was taken."));
        return Ok(DEFAULT_HZ);
    };
    value
        .as_f64()
        .filter(|hertz| (1.0..=1000.0).contains(hertz))
        .ok_or_else(|| NetworkError {
            element: String::new(),
            field: "f_hz".to_owned(),
            fault: NetworkFault::Wrong {
                expected: "a number from 1 to 1000",
            },
        })
}

impl Reading {
    /// Takes down something a person should know.
    pub(super) fn note(&mut self, sentence: String) {
        let notes = &mut self.document.notes;
        match notes.len() {
            length if length < MAX_NOTES => notes.push(sentence),
            MAX_NOTES => notes.push("There are more such notes.".to_owned()),
            _ => {}
        }
    }

    fn buses(&mut self, rows: &[Fields]) -> Result<(), NetworkError> {
        for (place, fields) in (0u32..).zip(rows) {
            let row = Row::new("bus", fields);
            let bus = Bus {
                vn_kv: row.positive("vn_kv")?,
                in_service: row.flag("in_service", true)?,
            };
            self.document.network.buses.push(bus);
            self.buses.add(fields, place);
        }
        self.document.names.bus = self.names("bus", rows);
        self.note_unknown("bus", rows, &["vn_kv"]);
        Ok(())
    }

    /// Names that are unique: a name that was given before, or none, is replaced.
    pub(super) fn names(&mut self, kind: &str, rows: &[Fields]) -> Vec<String> {
        self.names_or(kind, rows, &[])
    }

    /// The same, with what a row without a name is called instead.
    pub(super) fn names_or(
        &mut self,
        kind: &str,
        rows: &[Fields],
        otherwise: &[String],
    ) -> Vec<String> {
        let mut used: BTreeSet<String> = BTreeSet::new();
        let mut names = Vec::with_capacity(rows.len());
        for (place, fields) in rows.iter().enumerate() {
            let own = format!("{kind} {}", fields.index);
            let given = name(fields).or_else(|| otherwise.get(place).map(String::as_str));
            let mut chosen = given.map_or_else(|| own.clone(), str::to_owned);
            if used.contains(&chosen) {
                chosen = given.map_or_else(|| own.clone(), |name| format!("{name} ({own})"));
                if name(fields).is_some() {
                    self.note(format!(
                        "{own}: the name is given twice; it is printed as {chosen}."
                    ));
                }
            }
            // Somebody may even have given the replacement as a name.
            while used.contains(&chosen) {
                chosen.push('\'');
            }
            used.insert(chosen.clone());
            names.push(chosen);
        }
        names
    }

    /// Takes down fields of a file by hand that are not read, once a field.
    pub(super) fn note_unknown(&mut self, kind: &str, rows: &[Fields], known: &[&str]) {
        if self.by_pandapower {
            return;
        }
        let known: Vec<&str> = known
            .iter()
            .copied()
            .chain(["name", "in_service", "index"])
            .collect();
        let mut unknown = BTreeSet::new();
        for fields in rows {
            let row = Row::new(kind, fields);
            unknown.extend(
                row.unknown(&known)
                    .map(|field| field.chars().take(80).collect::<String>()),
            );
        }
        for field in unknown {
            self.note(format!("{kind}: the field {field} is not used."));
        }
    }
}
