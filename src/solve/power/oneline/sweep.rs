//! What every element carries with everything alive: one walk up the tree, then the sources.

use super::Kind;
use super::NONE;
use super::OneLine;
use super::settle::Settled;
use super::settle::SupplyView;
use super::settle::settle;

/// Power at both ends of every element, MW and Mvar, and the medium-voltage level at rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flows {
    /// Active power that enters.
    pub in_mw: Vec<f64>,
    /// Reactive power that enters.
    pub in_mvar: Vec<f64>,
    /// Active power that leaves.
    pub out_mw: Vec<f64>,
    /// Reactive power that leaves.
    pub out_mvar: Vec<f64>,
    /// What each source can sustain, MW.
    pub capacity_mw: Vec<f64>,
    /// Sections, sources and ties.
    pub settled: Settled,
}

impl Flows {
    /// What is lost in an element, MW.
    pub fn loss_mw(&self, element: u32) -> f64 {
        let at = element as usize;
        self.in_mw[at] - self.out_mw[at]
    }

    /// Losses of all elements of a kind, MW.
    pub fn losses_mw(&self, line: &OneLine, kind: Kind) -> f64 {
        let of_kind = (0..line.len()).filter(|at| line.kind[*at] == kind);
        of_kind.map(|at| self.in_mw[at] - self.out_mw[at]).sum()
    }

    /// The site bus: what all sources give, utility transformers' losses included, MW.
    pub fn site_mw(&self, line: &OneLine) -> f64 {
        let sources = line.mv.sources.iter();
        sources
            .map(|source| self.in_mw[source.element as usize])
            .sum()
    }

    /// What all sections draw, MW.
    pub fn demand_mw(&self, line: &OneLine) -> f64 {
        let sections = line.mv.sections.iter();
        sections.map(|section| self.in_mw[*section as usize]).sum()
    }
}

/// Solves the network with everything alive.
///
/// Low voltage is swept at rated voltage from the ends to the sections; sections then settle with their
/// sources. Takes a fraction of a millisecond for ten thousand elements.
pub fn sweep(line: &OneLine) -> Flows {
    let n = line.len();
    let mut flows = Flows {
        in_mw: vec![0.0; n],
        in_mvar: vec![0.0; n],
        out_mw: vec![0.0; n],
        out_mvar: vec![0.0; n],
        ..Flows::default()
    };
    let first = line
        .mv
        .first_section_element()
        .min(u32::try_from(n).unwrap_or(NONE)) as usize;
    for at in (first..n).rev() {
        if line.load[at] != NONE {
            let load = &line.loads[line.load[at] as usize];
            let part = load.part(usize::from(load.cords[0] as usize != at));
            flows.out_mw[at] += load.peak_mw * part;
            flows.out_mvar[at] += load.peak_mvar * part;
        }
        let law = &line.laws[line.law[at] as usize];
        let (mw, mvar) = law.enters(flows.out_mw[at], flows.out_mvar[at]);
        flows.in_mw[at] = mw;
        flows.in_mvar[at] = mvar;
        if line.parent[at] != NONE {
            flows.out_mw[line.parent[at] as usize] += mw;
            flows.out_mvar[line.parent[at] as usize] += mvar;
        }
    }
    line.mv.capacities(line, &[], &mut flows.capacity_mw);
    let demand: Vec<f64> = line
        .mv
        .sections
        .iter()
        .map(|at| flows.in_mw[*at as usize])
        .collect();
    let view = SupplyView {
        capacity_mw: &flows.capacity_mw,
        demand_mw: &demand,
        section_ok: &vec![true; demand.len()],
        tie_ok: &vec![true; line.mv.ties.len()],
    };
    settle(&line.mv, &view, &mut flows.settled);
    upstream(line, &mut flows);
    flows
}

/// Reactive over active power of the island each section belongs to.
///
/// Sources of an island share reactive power as they share active power: automatic voltage regulators
/// hold them at one power factor (assumption; the flow of the mesh says it exactly).
pub(crate) fn island_tangents(
    settled: &Settled,
    demand_mw: &[f64],
    demand_mvar: &[f64],
    tangents: &mut Vec<f64>,
) {
    tangents.clear();
    for island in &settled.island {
        let of_island = |of: &[f64]| -> f64 {
            let members = settled.island.iter().zip(of);
            members
                .filter(|(i, _)| *i == island)
                .map(|(_, value)| *value)
                .sum()
        };
        let mw = of_island(demand_mw);
        let tangent = if *island == NONE || mw <= 0.0 {
            0.0
        } else {
            of_island(demand_mvar) / mw
        };
        tangents.push(tangent);
    }
}

/// What sources give at their sections, and what each unit gives before its transformer and cable.
fn units(line: &OneLine, flows: &mut Flows, tangents: &[f64]) {
    for (i, source) in line.mv.sources.iter().enumerate() {
        let at = source.element as usize;
        let given = flows.settled.source_mw[i];
        let tangent = tangents[source.section as usize];
        flows.out_mw[at] += given;
        flows.out_mvar[at] += given * tangent;
        let units = f64::from(source.available);
        let law = &line.laws[line.law[at] as usize];
        let (mw, mvar) = if 0.0 < given {
            law.enters(given, given * tangent)
        } else {
            (0.0, 0.0)
        };
        for unit in 0..source.available {
            let unit = (source.element + 1 + unit) as usize;
            flows.out_mw[unit] = mw / units;
            flows.out_mvar[unit] = mvar / units;
            flows.in_mw[unit] = flows.out_mw[unit];
            flows.in_mvar[unit] = flows.out_mvar[unit];
        }
    }
}

/// Sources, and what stands above them.
fn upstream(line: &OneLine, flows: &mut Flows) {
    let of = |sections: &[u32], values: &[f64]| -> Vec<f64> {
        sections.iter().map(|at| values[*at as usize]).collect()
    };
    let demand_mw = of(&line.mv.sections, &flows.in_mw);
    let demand_mvar = of(&line.mv.sections, &flows.in_mvar);
    let mut tangents = Vec::new();
    island_tangents(&flows.settled, &demand_mw, &demand_mvar, &mut tangents);
    units(line, flows, &tangents);
    let first = line
        .mv
        .first_section_element()
        .min(u32::try_from(line.len()).unwrap_or(NONE));
    for at in (0..first as usize).rev() {
        let is_grid = matches!(
            line.kind[at],
            Kind::CommonPoint | Kind::Substation | Kind::Feed | Kind::FeedTransformer
        );
        if !is_grid && line.kind[at] != Kind::GenerationBus {
            continue;
        }
        let law = &line.laws[line.law[at] as usize];
        let dead = flows.out_mw[at] <= 0.0 && !is_grid;
        let (mw, mvar) = if dead {
            (0.0, 0.0)
        } else {
            law.enters(flows.out_mw[at], flows.out_mvar[at])
        };
        flows.in_mw[at] = mw;
        flows.in_mvar[at] = mvar;
        if is_grid && line.parent[at] != NONE {
            flows.out_mw[line.parent[at] as usize] += mw;
            flows.out_mvar[line.parent[at] as usize] += mvar;
        }
    }
    for (i, tie) in line.mv.ties.iter().enumerate() {
        let at = tie.element as usize;
        let mw = flows.settled.tie_mw[i].abs();
        let mvar = mw * tangents[tie.a as usize];
        flows.in_mw[at] = mw;
        flows.out_mw[at] = mw;
        flows.in_mvar[at] = mvar;
        flows.out_mvar[at] = mvar;
    }
}
