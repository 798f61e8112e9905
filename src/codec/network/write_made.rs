//! Results of elements that are several rows of the network: put together again.

use serde::Serialize;
use serde::Serializer;

use crate::codec::network::Document;
use crate::codec::network::made::Impedance;
use crate::codec::network::made::Ward;
use crate::codec::network::write::number;
use crate::codec::network::write::plain;
use crate::solve::power::network::BranchFlows;
use crate::solve::power::network::Flow;

/// Three phases.
const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// Such elements of one kind.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    ThreeWindings,
    Impedances,
    Wards,
    ExtendedWards,
    Direct,
}

/// All kinds, with what their tables are called.
pub(super) const KINDS: [(&str, Kind); 5] = [
    ("trafo3w", Kind::ThreeWindings),
    ("impedance", Kind::Impedances),
    ("ward", Kind::Wards),
    ("xward", Kind::ExtendedWards),
    ("dcline", Kind::Direct),
];

/// The results of one kind.
pub(super) struct MadeRows<'a> {
    pub(super) document: &'a Document,
    pub(super) flow: &'a Flow,
    pub(super) kind: Kind,
}

impl MadeRows<'_> {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.names().is_empty()
    }

    fn names(&self) -> &[String] {
        let names = &self.document.names;
        match self.kind {
            Kind::ThreeWindings => &names.trafo3w,
            Kind::Impedances => &names.impedance,
            Kind::Wards => &names.ward,
            Kind::ExtendedWards => &names.xward,
            Kind::Direct => &names.dcline,
        }
    }
}

impl Serialize for MadeRows<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let made = &self.document.made;
        let names = self.names().iter();
        match self.kind {
            Kind::ThreeWindings => out.collect_map(
                names
                    .zip(&made.three_windings)
                    .map(|(name, legs)| (name, self.three_windings(*legs))),
            ),
            Kind::Impedances => out.collect_map(
                names
                    .zip(&made.impedances)
                    .map(|(name, row)| (name, self.impedance(*row))),
            ),
            Kind::Wards => out.collect_map(
                names
                    .zip(&made.wards)
                    .map(|(name, row)| (name, self.ward(*row))),
            ),
            Kind::ExtendedWards => {
                let extended = made.wards.iter().skip(self.document.names.ward.len());
                out.collect_map(
                    names
                        .zip(extended)
                        .map(|(name, row)| (name, self.ward(*row))),
                )
            }
            Kind::Direct => out.collect_map(
                names
                    .zip(&made.direct)
                    .map(|(name, ends)| (name, self.direct(*ends))),
            ),
        }
    }
}

#[derive(Serialize)]
struct ThreeWindingsRow {
    p_hv_mw: f64,
    q_hv_mvar: f64,
    p_mv_mw: f64,
    q_mv_mvar: f64,
    p_lv_mw: f64,
    q_lv_mvar: f64,
    pl_mw: f64,
    i_hv_ka: Option<f64>,
    i_mv_ka: Option<f64>,
    i_lv_ka: Option<f64>,
    loading_percent: f64,
}

#[derive(Serialize)]
struct ImpedanceRow {
    p_from_mw: f64,
    q_from_mvar: f64,
    p_to_mw: f64,
    q_to_mvar: f64,
    pl_mw: f64,
    i_from_ka: Option<f64>,
    i_to_ka: Option<f64>,
}

#[derive(Serialize)]
struct WardRow {
    p_mw: f64,
    q_mvar: f64,
    vm_pu: Option<f64>,
}

#[derive(Serialize)]
struct DirectRow {
    p_from_mw: f64,
    q_from_mvar: f64,
    p_to_mw: f64,
    q_to_mvar: f64,
    pl_mw: f64,
}

/// Power and current at one end.
struct End {
    p_mw: f64,
    q_mvar: f64,
    i_ka: Option<f64>,
}

impl MadeRows<'_> {
    fn three_windings(&self, legs: [u32; 3]) -> ThreeWindingsRow {
        let rows = &self.document.network.transformers;
        let mut loading_percent: f64 = 0.0;
        let mut side = |winding: usize| {
            let at = legs[winding] as usize;
            let end = self.end(at, winding == 0);
            let carried_mva = (end.p_mw * end.p_mw + end.q_mvar * end.q_mvar).sqrt();
            loading_percent = loading_percent.max(carried_mva / rows[at].sn_mva * 100.0);
            end
        };
        let [high, middle, low] = [side(0), side(1), side(2)];
        ThreeWindingsRow {
            p_hv_mw: high.p_mw,
            q_hv_mvar: high.q_mvar,
            p_mv_mw: middle.p_mw,
            q_mv_mvar: middle.q_mvar,
            p_lv_mw: low.p_mw,
            q_lv_mvar: low.q_mvar,
            pl_mw: plain(high.p_mw + middle.p_mw + low.p_mw),
            i_hv_ka: high.i_ka,
            i_mv_ka: middle.i_ka,
            i_lv_ka: low.i_ka,
            loading_percent: plain(loading_percent),
        }
    }

    /// One end of a transformer.
    fn end(&self, at: usize, is_first: bool) -> End {
        let row = &self.document.network.transformers[at];
        let flows: &BranchFlows = &self.flow.transformers;
        let (p_mw, q_mvar, i_ka, bus) = if is_first {
            (
                flows.p_from_mw[at],
                flows.q_from_mvar[at],
                flows.i_from_ka[at],
                row.hv_bus,
            )
        } else {
            (
                flows.p_to_mw[at],
                flows.q_to_mvar[at],
                flows.i_to_ka[at],
                row.lv_bus,
            )
        };
        End {
            p_mw: plain(p_mw),
            q_mvar: plain(q_mvar),
            i_ka: number(self.flow.energised[bus as usize], i_ka),
        }
    }

    fn impedance(&self, row: Impedance) -> ImpedanceRow {
        let at = row.branch as usize;
        let side = |is_first: bool, shunt: u32| {
            let (mut end, [p_mw, q_mvar]) = (self.end(at, is_first), self.shunt(shunt));
            end.p_mw += p_mw;
            end.q_mvar += q_mvar;
            let bus = self.document.network.shunts[shunt as usize].bus as usize;
            let voltage_kv = self.flow.vm_pu[bus] * self.document.network.buses[bus].vn_kv;
            let carried_mva = (end.p_mw * end.p_mw + end.q_mvar * end.q_mvar).sqrt();
            end.i_ka = end
                .i_ka
                .and_then(|_| number(true, carried_mva / (ROOT_3 * voltage_kv)));
            end
        };
        let (from, to) = (side(true, row.shunts[0]), side(false, row.shunts[1]));
        ImpedanceRow {
            p_from_mw: from.p_mw,
            q_from_mvar: from.q_mvar,
            p_to_mw: to.p_mw,
            q_to_mvar: to.q_mvar,
            pl_mw: plain(from.p_mw + to.p_mw),
            i_from_ka: from.i_ka,
            i_to_ka: to.i_ka,
        }
    }

    /// What a shunt at nominal voltage draws; nothing where it has no source.
    fn shunt(&self, at: u32) -> [f64; 2] {
        let row = &self.document.network.shunts[at as usize];
        let vm = self.flow.vm_pu[row.bus as usize];
        let live = row.in_service && self.flow.energised[row.bus as usize];
        let scale = if live { vm * vm } else { 0.0 };
        [row.p_mw * scale, row.q_mvar * scale]
    }

    fn ward(&self, row: Ward) -> WardRow {
        let load = &self.document.network.loads[row.load as usize];
        let live = self.flow.energised[load.bus as usize];
        let [mut p_mw, mut q_mvar] = self.shunt(row.shunt);
        if load.in_service && live {
            p_mw += load.p_mw;
            q_mvar += load.q_mvar;
        }
        if let Some(branch) = row.branch {
            let end = self.end(branch as usize, true);
            p_mw += end.p_mw;
            q_mvar += end.q_mvar;
        }
        WardRow {
            p_mw: plain(p_mw),
            q_mvar: plain(q_mvar),
            vm_pu: number(live, self.flow.vm_pu[load.bus as usize]),
        }
    }

    fn direct(&self, ends: [u32; 2]) -> DirectRow {
        let given = &self.flow.generators;
        let [from, to] = ends.map(|at| [given.p_mw[at as usize], given.q_mvar[at as usize]]);
        DirectRow {
            p_from_mw: plain(-from[0]),
            q_from_mvar: plain(-from[1]),
            p_to_mw: plain(-to[0]),
            q_to_mvar: plain(-to[1]),
            pl_mw: plain(-from[0] - to[0]),
        }
    }
}
