//! Switches: between buses they join, at a branch they open its end.

use crate::codec::network::NetworkError;
use crate::codec::network::NetworkFault;
use crate::codec::network::elements::Reading;
use crate::codec::network::row::Row;
use crate::codec::network::tables::Fields;
use crate::solve::power::network::Coupler;
use crate::solve::power::network::Line;
use crate::solve::power::network::Open;

/// Resistance over reactance of a switch that has an impedance, as in pandapower.
const SWITCH_RX: f64 = 2.0;

/// Reads `switch`, last of all: it refers to the others.
pub(super) fn switches(reading: &mut Reading, rows: &[Fields]) -> Result<(), NetworkError> {
    for fields in rows {
        let row = Row::new("switch", fields);
        let bus = row.reference("bus", &reading.buses)?;
        let closed = row.flag("closed", true)?;
        match row.text("et")? {
            Some("b") => between(reading, &row, bus, closed)?,
            Some("l") => {
                let at = row.reference("element", &reading.lines)?;
                let line = &mut reading.document.network.lines[at as usize];
                open_end(
                    &row,
                    &mut line.open,
                    bus,
                    (line.from_bus, line.to_bus),
                    closed,
                )?;
            }
            Some("t") => {
                let at = row.reference("element", &reading.trafos)?;
                let trafo = &mut reading.document.network.transformers[at as usize];
                open_end(
                    &row,
                    &mut trafo.open,
                    bus,
                    (trafo.hv_bus, trafo.lv_bus),
                    closed,
                )?;
            }
            Some("t3") => {
                let at = row.reference("element", &reading.three_windings)?;
                let legs = reading.document.made.three_windings[at as usize];
                winding(reading, &row, legs, bus, closed)?;
            }
            Some(_) => {
                let expected = "\"b\", \"l\", \"t\" or \"t3\"";
                return Err(row.error("et", NetworkFault::Wrong { expected }));
            }
            None => return Err(row.error("et", NetworkFault::Missing)),
        }
    }
    let known = ["bus", "element", "et", "closed", "type", "z_ohm", "in_ka"];
    reading.note_unknown("switch", rows, &known);
    Ok(())
}

fn between(
    reading: &mut Reading,
    row: &Row<'_>,
    bus: u32,
    closed: bool,
) -> Result<(), NetworkError> {
    let other = row.reference("element", &reading.buses)?;
    let z_ohm = row.number_or("z_ohm", 0.0)?;
    if 0.0 < z_ohm {
        // One with an impedance is a short line, behind those that have a name.
        let x_ohm = z_ohm / (1.0 + SWITCH_RX * SWITCH_RX).sqrt();
        let mut line = Line::new(bus, other, 1.0, SWITCH_RX * x_ohm, x_ohm);
        line.in_service = closed;
        line.endtemp_degree = Some(20.0);
        reading.document.network.lines.push(line);
    } else {
        reading.document.network.couplers.push(Coupler {
            a: bus,
            b: other,
            closed,
        });
    }
    Ok(())
}

/// Opens a winding of three: the outer end of its leg.
fn winding(
    reading: &mut Reading,
    row: &Row<'_>,
    legs: [u32; 3],
    bus: u32,
    closed: bool,
) -> Result<(), NetworkError> {
    let mut outer = [false; 3];
    for (at, is_outer) in legs.into_iter().zip(&mut outer) {
        let leg = &mut reading.document.network.transformers[at as usize];
        *is_outer = bus == leg.hv_bus || bus == leg.lv_bus;
        if *is_outer {
            open_end(row, &mut leg.open, bus, (leg.hv_bus, leg.lv_bus), closed)?;
        }
    }
    if outer == [false; 3] {
        let expected = "a bus of the transformer that it switches";
        return Err(row.error("bus", NetworkFault::Wrong { expected }));
    }
    Ok(())
}

fn open_end(
    row: &Row<'_>,
    open: &mut Open,
    bus: u32,
    ends: (u32, u32),
    closed: bool,
) -> Result<(), NetworkError> {
    let expected = "a bus of the branch that it switches";
    if bus != ends.0 && bus != ends.1 {
        return Err(row.error("bus", NetworkFault::Wrong { expected }));
    }
    if !closed {
        open.from |= bus == ends.0;
        open.to |= bus == ends.1;
    }
    Ok(())
}
