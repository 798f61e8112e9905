//! Grids, generators, loads and everything else at one bus.

use crate::codec::network::NetworkError;
use crate::codec::network::NetworkFault;
use crate::codec::network::elements::Reading;
use crate::codec::network::equivalents;
use crate::codec::network::row::Row;
use crate::codec::network::tables::Fields;
use crate::solve::power::network::Generator;
use crate::solve::power::network::Grid;
use crate::solve::power::network::Load;
use crate::solve::power::network::Machine;
use crate::solve::power::network::Motor;
use crate::solve::power::network::Shunt;
use crate::solve::power::network::StaticSource;
use crate::solve::power::network::Strength;

/// Reads `ext_grid`.
pub(super) fn grids(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let row = Row::new("ext_grid", fields);
        let grid = Grid {
            bus: row.reference("bus", &reading.buses)?,
            vm_pu: row.positive_or("vm_pu", 1.0)?,
            va_degree: row.number_or("va_degree", 0.0)?,
            in_service: row.flag("in_service", true)?,
            max: strength(&row, "s_sc_max_mva", "rx_max")?,
            min: strength(&row, "s_sc_min_mva", "rx_min")?,
        };
        reading.document.network.grids.push(grid);
    }
    // In pandapower grids seldom have a name: the bus is where people know them.
    let at: Vec<String> = reading
        .document
        .network
        .grids
        .iter()
        .map(|grid| reading.document.names.bus[grid.bus as usize].clone())
        .collect();
    reading.document.names.ext_grid = reading.names_or("ext_grid", rows, &at);
    let known = [
        "bus",
        "vm_pu",
        "va_degree",
        "s_sc_max_mva",
        "s_sc_min_mva",
        "rx_max",
        "rx_min",
        "slack_weight",
    ];
    reading.note_unknown("ext_grid", rows, &known);
    Ok(())
}

fn strength(row: &Row<'_>, power: &str, ratio: &str) -> Result<Option<Strength>, NetworkError> {
    let (s_sc_mva, rx) = (row.maybe(power)?, row.maybe(ratio)?);
    // A power without its ratio is passed on as it is, so that what is missing is named when it is needed.
    Ok(s_sc_mva.map(|s_sc_mva| Strength {
        s_sc_mva,
        rx: rx.unwrap_or(f64::NAN),
    }))
}

/// Reads `gen`.
pub(super) fn generators(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let row = Row::new("gen", fields);
        let bus = row.reference("bus", &reading.buses)?;
        let kv = reading.document.network.buses[bus as usize].vn_kv;
        let range = match (row.maybe("min_q_mvar")?, row.maybe("max_q_mvar")?) {
            (None, None) => None,
            (low, high) => Some([low.unwrap_or(-1e9), high.unwrap_or(1e9)]),
        };
        let generator = Generator {
            bus,
            p_mw: row.number("p_mw")? * row.number_or("scaling", 1.0)?,
            vm_pu: row.positive_or("vm_pu", 1.0)?,
            slack: row.flag("slack", false)?,
            in_service: row.flag("in_service", true)?,
            q_range_mvar: range,
            machine: machine(&row, kv, reading)?,
        };
        reading.document.network.generators.push(generator);
    }
    reading.document.names.generator = reading.names("gen", rows);
    let known = [
        "bus",
        "p_mw",
        "vm_pu",
        "slack",
        "scaling",
        "sn_mva",
        "vn_kv",
        "xdss_pu",
        "cos_phi",
        "rdss_ohm",
        "pg_percent",
        "power_station_trafo",
        "min_q_mvar",
        "max_q_mvar",
        "slack_weight",
    ];
    reading.note_unknown("gen", rows, &known);
    Ok(())
}

fn machine(row: &Row<'_>, bus_kv: f64, reading: &Reading) -> Result<Option<Machine>, NetworkError> {
    if !row.has("xdss_pu") {
        return Ok(None);
    }
    let unit_transformer = if row.has("power_station_trafo") {
        Some(row.reference("power_station_trafo", &reading.trafos)?)
    } else {
        None
    };
    // What is not given is passed on as no number, so that it is named when a short circuit needs it.
    Ok(Some(Machine {
        sn_mva: row.number_or("sn_mva", f64::NAN)?,
        vn_kv: row.positive_or("vn_kv", bus_kv)?,
        xdss_pu: row.number("xdss_pu")?,
        rdss_ohm: row.number_or("rdss_ohm", f64::NAN)?,
        cos_phi: row.number_or("cos_phi", f64::NAN)?,
        pg_percent: row.number_or("pg_percent", 0.0)?,
        unit_transformer,
    }))
}

/// Reads `load`.
pub(super) fn loads(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    let dependent = [
        "const_z_percent",
        "const_i_percent",
        "const_z_p_percent",
        "const_i_p_percent",
        "const_z_q_percent",
        "const_i_q_percent",
    ];
    for fields in rows {
        let row = Row::new("load", fields);
        let [p, q] = equivalents::shares(&row)?;
        let mut load = load(reading, &row)?;
        load.p_mw *= 1.0 - p[0] - p[1];
        load.q_mvar *= 1.0 - q[0] - q[1];
        reading.document.network.loads.push(load);
    }
    reading.document.names.load = reading.names("load", rows);
    let known: Vec<&str> = dependent
        .into_iter()
        .chain(["bus", "p_mw", "q_mvar", "scaling"])
        .collect();
    reading.note_unknown("load", rows, &known);
    Ok(())
}

/// What loads draw at constant impedance and at constant current, behind the shunts that have a name.
pub(super) fn dependent(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let row = Row::new("load", fields);
        let [p, q] = equivalents::shares(&row)?;
        let Load {
            bus,
            p_mw,
            q_mvar,
            in_service,
        } = load(reading, &row)?;
        let network = &mut reading.document.network;
        if p[0] != 0.0 || q[0] != 0.0 {
            network.shunts.push(Shunt {
                bus,
                p_mw: p_mw * p[0],
                q_mvar: q_mvar * q[0],
                vn_kv: network.buses[bus as usize].vn_kv,
                in_service,
            });
        }
        if p[1] != 0.0 || q[1] != 0.0 {
            network.currents.push(Load {
                bus,
                p_mw: p_mw * p[1],
                q_mvar: q_mvar * q[1],
                in_service,
            });
        }
    }
    Ok(())
}

fn load(reading: &Reading, row: &Row<'_>) -> Result<Load, NetworkError> {
    let scaling = row.number_or("scaling", 1.0)?;
    Ok(Load {
        bus: row.reference("bus", &reading.buses)?,
        p_mw: row.number("p_mw")? * scaling,
        q_mvar: row.number_or("q_mvar", 0.0)? * scaling,
        in_service: row.flag("in_service", true)?,
    })
}

/// Reads `storage`: in a flow it is a load, positive when it charges.
pub(super) fn storages(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let load = load(reading, &Row::new("storage", fields))?;
        reading.document.network.loads.push(load);
    }
    reading.note_unknown(
        "storage",
        rows,
        &[
            "bus",
            "p_mw",
            "q_mvar",
            "scaling",
            "max_e_mwh",
            "soc_percent",
        ],
    );
    Ok(())
}

/// Reads `sgen`, also called `static_gen`.
pub(super) fn static_sources(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let row = Row::new("sgen", fields);
        let load = load(reading, &row)?;
        let kind = row.text("generator_type")?.unwrap_or("current_source");
        let feeds = kind == "current_source" && row.flag("current_source", true)?;
        if kind != "current_source" && load.in_service {
            // A rotating machine feeds a short circuit; one without it would be too small.
            let made = &mut reading.document.made;
            made.without_faults.get_or_insert(row.element.clone());
        }
        let fault_mva = match (row.maybe("sn_mva")?, row.maybe("k")?) {
            (Some(sn_mva), Some(k)) if feeds => sn_mva * k,
            _ => 0.0,
        };
        reading.document.network.static_sources.push(StaticSource {
            bus: load.bus,
            p_mw: load.p_mw,
            q_mvar: load.q_mvar,
            in_service: load.in_service,
            fault_mva,
        });
    }
    reading.document.names.sgen = reading.names("sgen", rows);
    let known = [
        "bus",
        "p_mw",
        "q_mvar",
        "scaling",
        "sn_mva",
        "k",
        "current_source",
        "generator_type",
    ];
    reading.note_unknown("sgen", rows, &known);
    Ok(())
}

/// Reads `shunt`.
pub(super) fn shunts(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let row = Row::new("shunt", fields);
        if row.flag("step_dependency_table", false)? {
            return Err(row.error("step_dependency_table", NetworkFault::NotModelled));
        }
        let bus = row.reference("bus", &reading.buses)?;
        let kv = reading.document.network.buses[bus as usize].vn_kv;
        let steps = row.number_or("step", 1.0)?;
        let shunt = Shunt {
            bus,
            p_mw: row.number_or("p_mw", 0.0)? * steps,
            q_mvar: row.number("q_mvar")? * steps,
            vn_kv: row.positive_or("vn_kv", kv)?,
            in_service: row.flag("in_service", true)?,
        };
        reading.document.network.shunts.push(shunt);
    }
    reading.document.names.shunt = reading.names("shunt", rows);
    let known = [
        "bus",
        "p_mw",
        "q_mvar",
        "vn_kv",
        "step",
        "max_step",
        "step_dependency_table",
    ];
    reading.note_unknown("shunt", rows, &known);
    Ok(())
}

/// Reads `motor`.
pub(super) fn motors(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let row = Row::new("motor", fields);
        let bus = row.reference("bus", &reading.buses)?;
        let kv = reading.document.network.buses[bus as usize].vn_kv;
        let mechanical_mw = row.number("pn_mech_mw")?;
        let cos_phi = row.number("cos_phi")?;
        row.check(
            "cos_phi",
            cos_phi,
            0.0 < cos_phi && cos_phi <= 1.0,
            "above zero and at most 1",
        )?;
        let running =
            row.number_or("loading_percent", 100.0)? / 100.0 * row.number_or("scaling", 1.0)?;
        let p_mw = mechanical_mw / row.positive_or("efficiency_percent", 100.0)? * 100.0 * running;
        let apparent_mva = p_mw / cos_phi;
        let rated_cos_phi = row.positive_or("cos_phi_n", cos_phi)?;
        let rated_efficiency = row.positive_or("efficiency_n_percent", 100.0)? / 100.0;
        let motor = Motor {
            bus,
            p_mw,
            q_mvar: (apparent_mva * apparent_mva - p_mw * p_mw).max(0.0).sqrt(),
            in_service: row.flag("in_service", true)?,
            sn_mva: mechanical_mw / (rated_efficiency * rated_cos_phi),
            vn_kv: row.positive_or("vn_kv", kv)?,
            lrc_pu: row.number_or("lrc_pu", 0.0)?,
            rx: row.number_or("rx", 0.0)?,
        };
        reading.document.network.motors.push(motor);
    }
    reading.document.names.motor = reading.names("motor", rows);
    let known = [
        "bus",
        "pn_mech_mw",
        "cos_phi",
        "cos_phi_n",
        "efficiency_percent",
        "efficiency_n_percent",
        "loading_percent",
        "scaling",
        "lrc_pu",
        "rx",
        "vn_kv",
    ];
    reading.note_unknown("motor", rows, &known);
    Ok(())
}
