//! Short circuits of a day: largest, smallest, and smallest with every feed out; and fault levels that are assumed
//! where a feed gives none.

use super::OneLineDay;
use crate::scenario::plan::Plan;
use crate::solve::power::network::Strength;
use crate::solve::power::oneline::Mesh;
use crate::solve::power::short_circuit::AnsiSettings;
use crate::solve::power::short_circuit::Case;
use crate::solve::power::short_circuit::Duties;
use crate::solve::power::short_circuit::Faults;
use crate::solve::power::short_circuit::NoFaults;
use crate::solve::power::short_circuit::Settings;
use crate::solve::power::short_circuit::duties;
use crate::solve::power::short_circuit::islanded_minimum;
use crate::solve::power::short_circuit::three_phase;

/// A fault level that no feed gives and that was taken instead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AssumedLevel {
    /// The circuit.
    pub feed: u32,
    /// Highest fault level, MVA.
    pub max_mva: f64,
    /// Lowest fault level, MVA.
    pub min_mva: f64,
}

/// Short circuits of a day by bus of its mesh; rows of the mesh say which bus is what.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultDay {
    /// Largest.
    pub max: Result<Faults, NoFaults>,
    /// Smallest, with the feeds.
    pub min: Result<Faults, NoFaults>,
    /// Smallest with every feed out: what the site's own units still give. `None` where none runs.
    pub islanded: Option<Result<Faults, NoFaults>>,
    /// Duties after ANSI/IEEE, where that is the site's standard.
    pub duties: Option<Result<Duties, NoFaults>>,
}

/// What circuits usually deliver, by line voltage up to which it holds, kV: highest and lowest fault level, MVA.
/// Background (BG-FAULT-LEVELS): ratings of switchgear bound the upper end (31.5 kA at 15 kV, 40 kA at 36 kV,
/// 40 kA at 170 kV and above); the lower end is a long line or a night with few machines. To be asked of the utility.
const USUAL_MVA: [(f64, f64, f64); 4] = [
    (15.0, 750.0, 250.0),
    (40.0, 2_000.0, 500.0),
    (100.0, 5_000.0, 1_500.0),
    (f64::INFINITY, 10_000.0, 3_000.0),
];

/// Lowest over highest fault level where only one of them is given. Assumption, between day and night of the above.
const LOWEST_SHARE: f64 = 0.6;

/// Fills in what the feeds of a mesh do not say.
pub(super) fn assume(plan: &Plan, mesh: &mut Mesh) -> Vec<AssumedLevel> {
    let mut assumed = Vec::new();
    for (grid, feed) in mesh.network.grids.iter_mut().zip(&mesh.feeds) {
        if grid.max.is_some() && grid.min.is_some() {
            continue;
        }
        let kv = mesh.network.buses[grid.bus as usize].vn_kv;
        let usual = USUAL_MVA.iter().find(|row| kv <= row.0);
        let (_, usual_max, usual_min) = *usual.unwrap_or(&USUAL_MVA[USUAL_MVA.len() - 1]);
        let given = |of: Option<Strength>| of.map(|strength| strength.s_sc_mva);
        let (max_mva, min_mva) = match (given(grid.max), given(grid.min)) {
            (Some(max), _) => (max, max * LOWEST_SHARE),
            (None, Some(min)) => (min / LOWEST_SHARE, min),
            (None, None) => (usual_max, usual_min),
        };
        let rx = grid
            .max
            .or(grid.min)
            .map_or_else(|| usual_rx(plan), |of| of.rx);
        let strength = |s_sc_mva| Strength { s_sc_mva, rx };
        grid.max = grid.max.or(Some(strength(max_mva)));
        grid.min = grid.min.or(Some(strength(min_mva)));
        assumed.push(AssumedLevel {
            feed: *feed,
            max_mva,
            min_mva,
        });
    }
    assumed
}

/// Resistance over reactance of the first feed: the scenario's own figure or its default.
fn usual_rx(plan: &Plan) -> f64 {
    let first = plan.power.grid.first();
    first.map_or(0.1, |grid| 1.0 / grid.x_over_r.max(f64::MIN_POSITIVE))
}

/// Short circuits of a day: a screening, as `solve::power::short_circuit` says.
pub fn faults(plan: &Plan, day: &OneLineDay) -> FaultDay {
    let network = &day.mesh.network;
    let of = |case| three_phase(network, case, &Settings::STANDARD);
    let islanded = !day.mesh.units.is_empty();
    FaultDay {
        max: of(Case::Maximum),
        min: of(Case::Minimum),
        islanded: islanded.then(|| islanded_minimum(network, &Settings::STANDARD)),
        duties: (!plan.iec).then(|| duties(network, &AnsiSettings::default())),
    }
}

/// The largest current at each section over what its breakers interrupt, kA: those that are over.
pub(in crate::evaluate) fn over_breakers(plan: &Plan, day: &OneLineDay) -> Vec<(u32, f64, f64)> {
    let sections = &plan.power.network.sections;
    if sections.is_empty() {
        return Vec::new();
    }
    let Ok(found) = three_phase(&day.mesh.network, Case::Maximum, &Settings::STANDARD) else {
        return Vec::new();
    };
    let mut over = Vec::new();
    for (element, bus) in day.line.mv.sections.iter().zip(&day.mesh.sections) {
        let place = day.line.major[*element as usize].saturating_sub(1) as usize;
        let Some(section) = sections.get(place) else {
            continue;
        };
        let (bears, ka) = (section.breaker.ka(), found.ikss_ka[*bus as usize]);
        if bears < ka {
            over.push((*element, bears, ka));
        }
    }
    over
}
