//! What pandapower's `to_json` writes: tables as text inside of text, in columns, index and data.

use std::collections::BTreeMap;

use serde_json::Map;
use serde_json::Value as Json;

use crate::codec::file::inspect;
use crate::codec::file::tree::Strict;
use crate::codec::network::NetworkError;
use crate::codec::network::NetworkFault;
use crate::codec::network::row;
use crate::codec::network::tables::Fields;
use crate::codec::network::tables::Tables;
use crate::codec::network::tables::limit;

/// Most columns of a table. pandapower's widest has about fifty.
const MAX_COLUMNS: usize = 500;

/// The inside of a file that pandapower wrote; `None` for any other.
pub(super) fn unwrapped(top: &mut Map<String, Json>) -> Option<Map<String, Json>> {
    let class = top.get("_class").and_then(Json::as_str)?;
    if class != "pandapowerNet" {
        return None;
    }
    match top.remove("_object") {
        Some(Json::Object(inner)) => Some(inner),
        _ => None,
    }
}

/// The tables of elements; results, types and tables of its own are passed over.
pub(super) fn tables(inner: Map<String, Json>) -> Result<Tables, NetworkError> {
    let mut tables = Tables {
        rows: BTreeMap::new(),
        f_hz: None,
        by_pandapower: true,
        without_tap_types: false,
        unknown: Vec::new(),
    };
    for (kind, value) in inner {
        if kind == "f_hz" {
            tables.f_hz = Some(value);
        } else if kind == "version" {
            let first = value.as_str().and_then(|text| text.split('.').next());
            let version = first.and_then(|digits| digits.parse::<u32>().ok());
            tables.without_tap_types = version.is_some_and(|version| version < 3);
        } else if let Some(frame) = frame(&kind, value)?
            && !kind.starts_with('_')
            && !kind.starts_with("res_")
        {
            tables.rows.insert(kind, frame);
        }
    }
    if !tables.rows.contains_key("bus") {
        return Err(NetworkError::whole(NetworkFault::NotANetwork));
    }
    Ok(tables)
}

/// The rows of a data frame; `None` for anything else.
fn frame(kind: &str, value: Json) -> Result<Option<Vec<Fields>>, NetworkError> {
    let Json::Object(mut wrapping) = value else {
        return Ok(None);
    };
    if wrapping.get("_class").and_then(Json::as_str) != Some("DataFrame") {
        return Ok(None);
    }
    let inner = match wrapping.remove("_object") {
        Some(Json::String(text)) => {
            let Strict(json) = serde_json::from_str(&text).map_err(|error| NetworkError {
                element: kind.to_owned(),
                field: String::new(),
                fault: NetworkFault::Json(inspect::explain(&error)),
            })?;
            json
        }
        Some(json) => json,
        None => return Ok(None),
    };
    let broken = || NetworkError {
        element: kind.to_owned(),
        field: String::new(),
        fault: NetworkFault::Wrong {
            expected: "a table of columns, index and data",
        },
    };
    rows(kind, inner)?.ok_or_else(broken).map(Some)
}

fn rows(kind: &str, inner: Json) -> Result<Option<Vec<Fields>>, NetworkError> {
    let Json::Object(mut inner) = inner else {
        return Ok(None);
    };
    let (Some(Json::Array(columns)), Some(Json::Array(index)), Some(Json::Array(data))) = (
        inner.remove("columns"),
        inner.remove("index"),
        inner.remove("data"),
    ) else {
        return Ok(None);
    };
    limit(kind, data.len())?;
    if MAX_COLUMNS < columns.len() || index.len() != data.len() {
        return Ok(None);
    }
    let names: Vec<&str> = columns
        .iter()
        .map(|name| name.as_str().unwrap_or(""))
        .collect();
    let mut rows = Vec::with_capacity(data.len());
    for (place, (index, values)) in index.into_iter().zip(data).enumerate() {
        let Json::Array(values) = values else {
            return Ok(None);
        };
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        let mut map = names
            .iter()
            .zip(values)
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| ((*name).to_owned(), value))
            .collect();
        row::spell_name(&mut map);
        rows.push(Fields {
            index: index.as_i64().unwrap_or(place),
            map,
        });
    }
    Ok(Some(rows))
}
