//! What each source at a node gives, when there are several.
//!
//! The rules are pandapower's (BG-PANDAPOWER). Power at a reference: generators that are no reference keep theirs,
//! the references share the rest equally. Reactive power: a grid beside generators gives none, generators share by
//! their reactive ranges, and equally where none has a range.

use crate::solve::power::network::Network;
use crate::solve::power::network::branch::BASE_MVA;
use crate::solve::power::network::newton::Work;
use crate::solve::power::network::numbers::Kind;
use crate::solve::power::network::numbers::Numbers;
use crate::solve::power::network::prepared::Prepared;
use crate::solve::power::network::results::Flow;

/// Reactive range of a machine that has none given, in Mvar: wide enough never to matter.
const UNLIMITED_MVAR: f64 = 1e9;

/// One source at a node.
struct Source {
    node: usize,
    at: usize,
    is_grid: bool,
    is_reference: bool,
    set_mw: f64,
    range: [f64; 2],
}

/// Fills in what grids and generators give.
pub(super) fn sources(
    network: &Network,
    prepared: &Prepared,
    numbers: &Numbers,
    work: &Work,
    flow: &mut Flow,
) {
    let mut list = listed(network, prepared, numbers);
    list.sort_by_key(|source| source.node);
    for group in list.chunk_by(|a, b| a.node == b.node) {
        let node = group[0].node;
        // Power that leaves through branches and shunts, plus what is drawn here, less what is given by others.
        let set_mw: f64 = group
            .iter()
            .filter(|source| !source.is_grid)
            .map(|source| source.set_mw)
            .sum();
        let others = numbers.given(node, work.vm[node]) * BASE_MVA;
        let total_mw = work.flow[node].re * BASE_MVA - (others.re - set_mw);
        let total_mvar = work.flow[node].im * BASE_MVA - others.im;
        power(group, numbers.kind[node], total_mw, flow);
        reactive(group, total_mvar, flow);
    }
}

fn listed(network: &Network, prepared: &Prepared, numbers: &Numbers) -> Vec<Source> {
    let live = |bus: u32, in_service: bool| {
        let node = prepared.node[bus as usize] as usize;
        (in_service && network.is_live(bus) && numbers.kind[node] != Kind::Dead).then_some(node)
    };
    let grids = network.grids.iter().enumerate().filter_map(|(at, row)| {
        live(row.bus, row.in_service).map(|node| Source {
            node,
            at,
            is_grid: true,
            is_reference: true,
            set_mw: 0.0,
            range: [0.0, 0.0],
        })
    });
    let generators = network
        .generators
        .iter()
        .enumerate()
        .filter_map(|(at, row)| {
            live(row.bus, row.in_service).map(|node| Source {
                node,
                at,
                is_grid: false,
                is_reference: row.slack
                    || numbers
                        .promoted
                        .is_some_and(|promoted| promoted as usize == at),
                set_mw: row.p_mw,
                range: row
                    .q_range_mvar
                    .unwrap_or([-UNLIMITED_MVAR, UNLIMITED_MVAR]),
            })
        });
    grids.chain(generators).collect()
}

fn power(group: &[Source], kind: Kind, total_mw: f64, flow: &mut Flow) {
    let grids = group.iter().filter(|source| source.is_grid).count();
    let slacks = group
        .iter()
        .filter(|source| source.is_reference && !source.is_grid)
        .count();
    // A grid carries the whole weight of a slack generator beside it.
    let takes_rest = |source: &Source| {
        kind == Kind::Reference
            && if 0 < grids {
                source.is_grid
            } else {
                source.is_reference
            }
    };
    let kept: f64 = group
        .iter()
        .filter(|source| !takes_rest(source))
        .map(|source| source.set_mw)
        .sum();
    let sharers = if 0 < grids { grids } else { slacks };
    for source in group {
        let given = if takes_rest(source) {
            (total_mw - kept) / sharers as f64
        } else {
            source.set_mw
        };
        slot(source, flow)[0][source.at] = given;
    }
}

fn reactive(group: &[Source], total_mvar: f64, flow: &mut Flow) {
    let low: f64 = group.iter().map(|source| source.range[0]).sum();
    let high: f64 = group.iter().map(|source| source.range[1]).sum();
    let alike = group.iter().all(|source| source.range == group[0].range);
    for source in group {
        let [from, to] = source.range;
        let given = if alike || high <= low {
            total_mvar / group.len() as f64
        } else if group
            .iter()
            .all(|source| source.is_grid || UNLIMITED_MVAR <= source.range[1])
        {
            // The formula below, without the rounding that such a range would bring.
            let machines = group.iter().filter(|source| !source.is_grid).count();
            if source.is_grid {
                0.0
            } else {
                total_mvar / machines as f64
            }
        } else {
            from + (total_mvar - low) / (high - low) * (to - from)
        };
        slot(source, flow)[1][source.at] = given;
    }
}

fn slot<'a>(source: &Source, flow: &'a mut Flow) -> [&'a mut Vec<f64>; 2] {
    let powers = if source.is_grid {
        &mut flow.grids
    } else {
        &mut flow.generators
    };
    [&mut powers.p_mw, &mut powers.q_mvar]
}
