//! A file as tables of rows, whichever of the two ways it was written in.

use std::collections::BTreeMap;

use serde_json::Map;
use serde_json::Value as Json;

use crate::codec::MAX_LIST_ITEMS;
use crate::codec::network::NetworkError;
use crate::codec::network::NetworkFault;
use crate::codec::network::elements;
use crate::codec::network::frames;
use crate::codec::network::row;

/// Fields of one element, without those that hold nothing.
pub(super) struct Fields {
    /// Its number: the place in the list, or pandapower's index.
    pub(super) index: i64,
    /// What it has.
    pub(super) map: Map<String, Json>,
}

/// All tables of a file.
pub(super) struct Tables {
    /// Rows by kind.
    pub(super) rows: BTreeMap<String, Vec<Fields>>,
    /// Frequency, where it is given.
    pub(super) f_hz: Option<Json>,
    /// Whether pandapower wrote the file.
    pub(super) by_pandapower: bool,
    /// Whether that was a version before the third, when tap changers had no types yet.
    pub(super) without_tap_types: bool,
    /// Names at the top of the file that are no table.
    pub(super) unknown: Vec<String>,
}

/// What may stand at the top beside the tables, in a file by hand.
const NO_TABLE: [&str; 4] = ["f_hz", "name", "sn_mva", "description"];

/// Takes a file apart.
pub(super) fn tables(json: Json) -> Result<Tables, NetworkError> {
    let Json::Object(mut top) = json else {
        return Err(NetworkError::whole(NetworkFault::NotANetwork));
    };
    if let Some(inner) = frames::unwrapped(&mut top) {
        return frames::tables(inner);
    }
    if !top.get("bus").is_some_and(Json::is_array) {
        return Err(NetworkError::whole(NetworkFault::NotANetwork));
    }
    let f_hz = top.remove("f_hz");
    let mut tables = Tables {
        rows: BTreeMap::new(),
        f_hz,
        by_pandapower: false,
        without_tap_types: true,
        unknown: Vec::new(),
    };
    for (kind, value) in top {
        if NO_TABLE.contains(&kind.as_str()) {
            continue;
        }
        match value {
            Json::Array(list) => {
                let rows = listed(&kind, list)?;
                // Both names of a static source go into one table.
                let kind = if kind == "static_gen" {
                    "sgen".to_owned()
                } else {
                    kind
                };
                let table: &mut Vec<Fields> = tables.rows.entry(kind).or_default();
                let first = i64::try_from(table.len()).unwrap_or(i64::MAX);
                table.extend(rows.into_iter().map(|row| Fields {
                    index: row.index + first,
                    map: row.map,
                }));
            }
            Json::Null => {}
            _ if elements::is_table(&kind) => {
                return Err(NetworkError {
                    element: kind,
                    field: String::new(),
                    fault: NetworkFault::Wrong {
                        expected: "a list of elements",
                    },
                });
            }
            _ => tables.unknown.push(kind),
        }
    }
    Ok(tables)
}

fn listed(kind: &str, list: Vec<Json>) -> Result<Vec<Fields>, NetworkError> {
    limit(kind, list.len())?;
    (0i64..)
        .zip(list)
        .map(|(index, item)| match item {
            Json::Object(map) => Ok(Fields {
                index,
                map: without_nothing(map),
            }),
            _ => Err(NetworkError {
                element: format!("{kind} {index}"),
                field: String::new(),
                fault: NetworkFault::Wrong {
                    expected: "an object in braces",
                },
            }),
        })
        .collect()
}

/// Refuses a table with too many rows.
pub(super) fn limit(kind: &str, rows: usize) -> Result<(), NetworkError> {
    if MAX_LIST_ITEMS < rows {
        return Err(NetworkError {
            element: kind.to_owned(),
            field: String::new(),
            fault: NetworkFault::TooMany { rows },
        });
    }
    Ok(())
}

fn without_nothing(map: Map<String, Json>) -> Map<String, Json> {
    let mut map: Map<String, Json> = map
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .collect();
    row::spell_name(&mut map);
    map
}
