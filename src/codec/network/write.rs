//! The results of a network in pandapower's words, as JSON keyed by the names of the elements.
//!
//! What pandapower prints as NaN is null here: voltages of buses without a source, and currents at such an end.
//! Powers of elements that are out or without a source are zero, as there.

use serde::Serialize;
use serde::Serializer;
use serde::ser::SerializeMap;

use crate::codec::network::Document;
use crate::codec::network::write_made;
use crate::codec::network::write_made::MadeRows;
use crate::solve::power::network::Flow;
use crate::solve::power::network::Powers;
use crate::solve::power::short_circuit::Faults;

/// Everything that is written.
#[derive(Clone, Copy, Debug)]
pub struct Results<'a> {
    /// The network as it was read.
    pub document: &'a Document,
    /// The power flow, if there is one.
    pub flow: Option<&'a Flow>,
    /// The largest short circuits, if there are any.
    pub max: Option<&'a Faults>,
    /// The smallest short circuits, if there are any.
    pub min: Option<&'a Faults>,
    /// What a person should know besides.
    pub notes: &'a [String],
}

impl Results<'_> {
    /// As JSON on several lines.
    pub fn json(&self) -> String {
        let whole = Whole {
            power_flow: self.flow.map(|flow| FlowPart {
                document: self.document,
                flow,
            }),
            short_circuit_3ph: (self.max.is_some() || self.min.is_some()).then(|| FaultPart {
                max: self.max.map(|faults| FaultRows(self.document, faults)),
                min: self.min.map(|faults| FaultRows(self.document, faults)),
            }),
            notes: self.notes,
        };
        serde_json::to_string_pretty(&whole)
            .expect("maps with texts as keys and finite numbers are JSON")
            + "\n"
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    power_flow: Option<FlowPart<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_circuit_3ph: Option<FaultPart<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
}

#[derive(Serialize)]
struct FaultPart<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<FaultRows<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<FaultRows<'a>>,
}

struct FaultRows<'a>(&'a Document, &'a Faults);

#[derive(Serialize)]
struct FaultRow {
    ikss_ka: Option<f64>,
    skss_mva: Option<f64>,
    ip_ka: Option<f64>,
    ith_ka: Option<f64>,
}

impl Serialize for FaultRows<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let Self(document, faults) = self;
        out.collect_map(document.names.bus.iter().enumerate().map(|(at, name)| {
            let live = faults.energised[at];
            let row = FaultRow {
                ikss_ka: number(live, faults.ikss_ka[at]),
                skss_mva: number(live, faults.skss_mva[at]),
                ip_ka: number(live, faults.ip_ka[at]),
                ith_ka: number(live, faults.ith_ka[at]),
            };
            (name, row)
        }))
    }
}

struct FlowPart<'a> {
    document: &'a Document,
    flow: &'a Flow,
}

impl Serialize for FlowPart<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(None)?;
        map.serialize_entry("bus", &Rows(self, Kind::Bus))?;
        map.serialize_entry("line", &Rows(self, Kind::Line))?;
        map.serialize_entry("trafo", &Rows(self, Kind::Trafo))?;
        map.serialize_entry("ext_grid", &Grids(self))?;
        map.serialize_entry("gen", &Rows(self, Kind::Generator))?;
        for (name, kind) in write_made::KINDS {
            let rows = MadeRows {
                document: self.document,
                flow: self.flow,
                kind,
            };
            if !rows.is_empty() {
                map.serialize_entry(name, &rows)?;
            }
        }
        map.end()
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Bus,
    Line,
    Trafo,
    Generator,
}

struct Rows<'a>(&'a FlowPart<'a>, Kind);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let Self(part, kind) = self;
        let names = &part.document.names;
        let named = |list: &'_ Vec<String>| list.clone().into_iter().enumerate();
        match kind {
            Kind::Bus => out.collect_map(named(&names.bus).map(|(at, name)| (name, part.bus(at)))),
            Kind::Line => {
                out.collect_map(named(&names.line).map(|(at, name)| (name, part.line(at))))
            }
            Kind::Trafo => {
                out.collect_map(named(&names.trafo).map(|(at, name)| (name, part.trafo(at))))
            }
            Kind::Generator => out
                .collect_map(named(&names.generator).map(|(at, name)| (name, part.generator(at)))),
        }
    }
}

#[derive(Serialize)]
struct BusRow {
    vm_pu: Option<f64>,
    va_degree: Option<f64>,
}

#[derive(Serialize)]
struct LineRow {
    p_from_mw: f64,
    q_from_mvar: f64,
    p_to_mw: f64,
    q_to_mvar: f64,
    pl_mw: f64,
    i_ka: Option<f64>,
    loading_percent: Option<f64>,
}

#[derive(Serialize)]
struct TrafoRow {
    p_hv_mw: f64,
    q_hv_mvar: f64,
    p_lv_mw: f64,
    q_lv_mvar: f64,
    pl_mw: f64,
    i_hv_ka: Option<f64>,
    i_lv_ka: Option<f64>,
    loading_percent: f64,
}

#[derive(Serialize)]
struct GeneratorRow {
    p_mw: f64,
    q_mvar: f64,
    va_degree: f64,
}

#[derive(Serialize)]
struct PowerRow {
    p_mw: f64,
    q_mvar: f64,
}

impl FlowPart<'_> {
    fn bus(&self, at: usize) -> BusRow {
        let live = self.flow.energised[at];
        BusRow {
            vm_pu: number(live, self.flow.vm_pu[at]),
            va_degree: number(live, self.flow.va_degree[at]),
        }
    }

    fn live(&self, bus: u32) -> bool {
        self.flow.energised[bus as usize]
    }

    fn line(&self, at: usize) -> LineRow {
        let row = &self.document.network.lines[at];
        let (from, to) = (self.live(row.from_bus), self.live(row.to_bus));
        let live = from && to;
        // A line that hangs on one end has no bus at the other, so that nothing is missing there.
        let hangs = row.in_service && ((from && !row.open.from) || (to && !row.open.to));
        let flows = &self.flow.lines;
        let i_ka = number(live || hangs, flows.i_from_ka[at].max(flows.i_to_ka[at]));
        LineRow {
            p_from_mw: plain(flows.p_from_mw[at]),
            q_from_mvar: plain(flows.q_from_mvar[at]),
            p_to_mw: plain(flows.p_to_mw[at]),
            q_to_mvar: plain(flows.q_to_mvar[at]),
            pl_mw: plain(flows.loss_mw(at)),
            i_ka,
            loading_percent: i_ka
                .filter(|_| 0.0 < row.max_i_ka)
                .map(|_| plain(flows.loading_percent[at])),
        }
    }

    fn trafo(&self, at: usize) -> TrafoRow {
        let row = &self.document.network.transformers[at];
        let flows = &self.flow.transformers;
        TrafoRow {
            p_hv_mw: plain(flows.p_from_mw[at]),
            q_hv_mvar: plain(flows.q_from_mvar[at]),
            p_lv_mw: plain(flows.p_to_mw[at]),
            q_lv_mvar: plain(flows.q_to_mvar[at]),
            pl_mw: plain(flows.loss_mw(at)),
            i_hv_ka: number(self.live(row.hv_bus), flows.i_from_ka[at]),
            i_lv_ka: number(self.live(row.lv_bus), flows.i_to_ka[at]),
            loading_percent: plain(flows.loading_percent[at]),
        }
    }

    fn generator(&self, at: usize) -> GeneratorRow {
        let row = &self.document.network.generators[at];
        let running = row.in_service && self.live(row.bus);
        GeneratorRow {
            p_mw: plain(self.flow.generators.p_mw[at]),
            q_mvar: plain(self.flow.generators.q_mvar[at]),
            va_degree: if running {
                plain(self.flow.va_degree[row.bus as usize])
            } else {
                0.0
            },
        }
    }
}

/// Grids: one is the object itself; of several the sum stands in front, then each by its name.
struct Grids<'a>(&'a FlowPart<'a>);

impl Serialize for Grids<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let powers: &Powers = &self.0.flow.grids;
        let names = &self.0.document.names.ext_grid;
        let mut map = out.serialize_map(None)?;
        if !names.is_empty() {
            map.serialize_entry("p_mw", &plain(powers.p_mw.iter().sum()))?;
            map.serialize_entry("q_mvar", &plain(powers.q_mvar.iter().sum()))?;
        }
        if 1 < names.len() {
            for (at, name) in names.iter().enumerate() {
                let row = PowerRow {
                    p_mw: plain(powers.p_mw[at]),
                    q_mvar: plain(powers.q_mvar[at]),
                };
                map.serialize_entry(name, &row)?;
            }
        }
        map.end()
    }
}

/// A number, or nothing where there is none.
pub(super) fn number(there: bool, value: f64) -> Option<f64> {
    (there && value.is_finite()).then(|| plain(value))
}

/// A number without the sign of a zero.
pub(super) fn plain(value: f64) -> f64 {
    value + 0.0
}
