//! Impedances, wards, direct current and loads by phase: what stands for other parts of a network.
//!
//! Source of what they mean: BG-PANDAPOWER.

use crate::codec::network::NetworkError;
use crate::codec::network::NetworkFault;
use crate::codec::network::elements::Reading;
use crate::codec::network::made::Impedance;
use crate::codec::network::made::Ward;
use crate::codec::network::row::Row;
use crate::codec::network::tables::Fields;
use crate::solve::power::network::Bus;
use crate::solve::power::network::Generator;
use crate::solve::power::network::Load;
use crate::solve::power::network::Shunt;
use crate::solve::power::network::Transformer;

/// Reads `impedance`: a series impedance in per unit of its own rating, between buses of any voltage.
pub(super) fn impedances(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let row = Row::new("impedance", fields);
        let from = row.reference("from_bus", &reading.buses)?;
        let to = row.reference("to_bus", &reading.buses)?;
        let sn_mva = row.positive("sn_mva")?;
        let (r, x) = (row.number("rft_pu")?, row.number("xft_pu")?);
        row.check(
            "xft_pu",
            x,
            r != 0.0 || x != 0.0,
            "other than zero, or rft_pu is",
        )?;
        for (field, same) in [("rtf_pu", r), ("xtf_pu", x)] {
            let back = row.number_or(field, same)?;
            let expected = "the same as in the other direction: others are not modelled";
            row.check(field, back, back == same, expected)?;
        }
        let in_service = row.flag("in_service", true)?;
        let branch = series(reading, [from, to], sn_mva, [r, x], in_service);
        let mut shunts = [0; 2];
        for ((bus, g, b), slot) in [(from, "gf_pu", "bf_pu"), (to, "gt_pu", "bt_pu")]
            .into_iter()
            .zip(&mut shunts)
        {
            let (g, b) = (row.number_or(g, 0.0)?, row.number_or(b, 0.0)?);
            *slot = shunt(reading, bus, [g * sn_mva, -b * sn_mva], in_service);
        }
        let made = &mut reading.document.made.impedances;
        made.push(Impedance { branch, shunts });
    }
    reading.document.names.impedance = reading.names("impedance", rows);
    let known = [
        "from_bus", "to_bus", "sn_mva", "rft_pu", "xft_pu", "rtf_pu", "xtf_pu", "gf_pu", "bf_pu",
        "gt_pu", "bt_pu",
    ];
    reading.note_unknown("impedance", rows, &known);
    Ok(())
}

/// A series impedance as a transformer between the nominal voltages of its buses, and its place.
fn series(
    reading: &mut Reading,
    ends: [u32; 2],
    sn_mva: f64,
    [r, x]: [f64; 2],
    in_service: bool,
) -> u32 {
    let network = &mut reading.document.network;
    let kv = ends.map(|bus| network.buses[bus as usize].vn_kv);
    let mut branch = Transformer::new(ends[0], ends[1], sn_mva, kv[0], kv[1]);
    let size = 100.0 * (r * r + x * x).sqrt();
    branch.vk_percent = if x < 0.0 { -size } else { size };
    branch.vkr_percent = (100.0 * r).clamp(-size, size);
    branch.in_faults = Some([branch.vk_percent, branch.vkr_percent]);
    branch.in_service = in_service;
    network.transformers.push(branch);
    place(network.transformers.len())
}

/// A shunt that draws powers at nominal voltage, and its place.
fn shunt(reading: &mut Reading, bus: u32, [p_mw, q_mvar]: [f64; 2], in_service: bool) -> u32 {
    let network = &mut reading.document.network;
    network.shunts.push(Shunt {
        bus,
        p_mw,
        q_mvar,
        vn_kv: network.buses[bus as usize].vn_kv,
        in_service,
    });
    place(network.shunts.len())
}

/// Place of the last of so many.
fn place(count: usize) -> u32 {
    u32::try_from(count.saturating_sub(1)).unwrap_or(u32::MAX)
}

/// Reads `ward` or `xward`: constant power, constant impedance, and with the latter a voltage behind an impedance.
pub(super) fn wards(
    reading: &mut Reading,
    kind: &str,
    rows: &[Fields],
) -> Result<(), NetworkError> {
    let is_extended = kind == "xward";
    for fields in rows {
        let row = Row::new(kind, fields);
        let bus = row.reference("bus", &reading.buses)?;
        let in_service = row.flag("in_service", true)?;
        let load = Load {
            bus,
            p_mw: row.number_or("ps_mw", 0.0)?,
            q_mvar: row.number_or("qs_mvar", 0.0)?,
            in_service,
        };
        let steady = [row.number_or("pz_mw", 0.0)?, row.number_or("qz_mvar", 0.0)?];
        let branch = if is_extended {
            Some(behind(reading, &row, bus, in_service)?)
        } else {
            None
        };
        let shunt = shunt(reading, bus, steady, in_service);
        reading.document.network.loads.push(load);
        let load = place(reading.document.network.loads.len());
        let made = &mut reading.document.made;
        made.wards.push(Ward {
            load,
            shunt,
            branch,
        });
        if in_service {
            made.without_faults.get_or_insert(row.element);
        }
    }
    let names = reading.names(kind, rows);
    let known = [
        "bus",
        "ps_mw",
        "qs_mvar",
        "pz_mw",
        "qz_mvar",
        "r_ohm",
        "x_ohm",
        "vm_pu",
        "slack_weight",
    ];
    reading.note_unknown(kind, rows, &known);
    if is_extended {
        reading.document.names.xward = names;
    } else {
        reading.document.names.ward = names;
    }
    Ok(())
}

/// The voltage of an extended ward: a generator without power behind an impedance. Gives the place of the latter.
fn behind(
    reading: &mut Reading,
    row: &Row<'_>,
    bus: u32,
    in_service: bool,
) -> Result<u32, NetworkError> {
    let kv = reading.document.network.buses[bus as usize].vn_kv;
    let (r, x) = (row.number("r_ohm")?, row.number("x_ohm")?);
    row.check(
        "x_ohm",
        x,
        r != 0.0 || x != 0.0,
        "other than zero, or r_ohm is",
    )?;
    let inner = reading.document.network.add_bus(Bus {
        vn_kv: kv,
        in_service,
    });
    reading.document.network.generators.push(Generator {
        bus: inner,
        p_mw: 0.0,
        vm_pu: row.positive_or("vm_pu", 1.0)?,
        slack: false,
        in_service,
        q_range_mvar: None,
        machine: None,
    });
    let base_ohm = kv * kv;
    Ok(series(
        reading,
        [bus, inner],
        1.0,
        [r / base_ohm, x / base_ohm],
        in_service,
    ))
}

/// Reads `dcline`: a generator at each end, what is lost on the way missing at the second.
pub(super) fn direct(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let row = Row::new("dcline", fields);
        let in_service = row.flag("in_service", true)?;
        let sent_mw = row.number("p_mw")?;
        let left = 1.0 - row.number_or("loss_percent", 0.0)? / 100.0;
        let got_mw = sent_mw.abs() * left - row.number_or("loss_mw", 0.0)?;
        let given_mw = if 0.0 < sent_mw {
            [-sent_mw, got_mw]
        } else {
            [got_mw, sent_mw]
        };
        let mut places = [0; 2];
        // pandapower makes the generator at the second end first; where both stand at one bus, that is their order.
        for end in [1, 0] {
            let side = ["from", "to"][end];
            let range = [
                row.maybe(&format!("min_q_{side}_mvar"))?,
                row.maybe(&format!("max_q_{side}_mvar"))?,
            ];
            let generator = Generator {
                bus: row.reference(&format!("{side}_bus"), &reading.buses)?,
                p_mw: given_mw[end],
                vm_pu: row.positive_or(&format!("vm_{side}_pu"), 1.0)?,
                slack: false,
                in_service,
                q_range_mvar: match range {
                    [None, None] => None,
                    [low, high] => Some([low.unwrap_or(-1e9), high.unwrap_or(1e9)]),
                },
                machine: None,
            };
            let list = &mut reading.document.network.generators;
            list.push(generator);
            places[end] = place(list.len());
        }
        let made = &mut reading.document.made;
        made.direct.push(places);
        if in_service {
            made.without_faults.get_or_insert(row.element);
        }
    }
    reading.document.names.dcline = reading.names("dcline", rows);
    let known = [
        "from_bus",
        "to_bus",
        "p_mw",
        "loss_percent",
        "loss_mw",
        "vm_from_pu",
        "vm_to_pu",
        "min_q_from_mvar",
        "max_q_from_mvar",
        "min_q_to_mvar",
        "max_q_to_mvar",
        "max_p_mw",
    ];
    reading.note_unknown("dcline", rows, &known);
    Ok(())
}

/// Reads `asymmetric_load` or `asymmetric_sgen`: in a balanced network the sum of their phases counts.
pub(super) fn by_phase(
    reading: &mut Reading,
    kind: &str,
    rows: &[Fields],
) -> Result<(), NetworkError> {
    let sign = if kind == "asymmetric_load" { 1.0 } else { -1.0 };
    for fields in rows {
        let row = Row::new(kind, fields);
        let scale = sign * row.number_or("scaling", 1.0)?;
        let sum = |name: &str, unit: &str| -> Result<f64, NetworkError> {
            let phase = |phase: &str| row.number_or(&format!("{name}_{phase}_{unit}"), 0.0);
            Ok(scale * (phase("a")? + phase("b")? + phase("c")?))
        };
        let load = Load {
            bus: row.reference("bus", &reading.buses)?,
            p_mw: sum("p", "mw")?,
            q_mvar: sum("q", "mvar")?,
            in_service: row.flag("in_service", true)?,
        };
        reading.document.network.loads.push(load);
    }
    let known = [
        "bus",
        "p_a_mw",
        "p_b_mw",
        "p_c_mw",
        "q_a_mvar",
        "q_b_mvar",
        "q_c_mvar",
        "scaling",
        "sn_mva",
        "sn_a_mva",
        "sn_b_mva",
        "sn_c_mva",
        "type",
        "current_source",
    ];
    reading.note_unknown(kind, rows, &known);
    Ok(())
}

/// Shares of a load that draw a constant impedance and a constant current: of its power, then of its reactive power.
pub(super) fn shares(row: &Row<'_>) -> Result<[[f64; 2]; 2], NetworkError> {
    let mut found = [[0.0; 2]; 2];
    for (part, of) in ["p", "q"].into_iter().zip(&mut found) {
        for (law, share) in ["z", "i"].into_iter().zip(of.iter_mut()) {
            // Before version 3 there was one share for both parts.
            let (old, new) = (
                format!("const_{law}_percent"),
                format!("const_{law}_{part}_percent"),
            );
            let field = if row.has(&new) { &new } else { &old };
            let percent = row.number_or(field, 0.0)?;
            let right = (0.0..=100.0).contains(&percent);
            *share = row.check(field, percent, right, "0 to 100")? / 100.0;
        }
        if 1.0 + 1e-9 < of[0] + of[1] {
            let field = format!("const_z_{part}_percent");
            let expected = "at most 100 together with the share of constant current";
            return Err(row.error(&field, NetworkFault::Wrong { expected }));
        }
    }
    Ok(found)
}
