//! Short circuits of a day: largest, smallest, and smallest with every feed out; and fault levels that are assumed
//! where a feed gives none.

use super::OneLineDay;
use crate::scenario::plan::Plan;
use crate::solve::power::network::Motor;
use crate::solve::power::network::Network;
use crate::solve::power::network::StaticSource;
use crate::solve::power::network::Strength;
use crate::solve::power::oneline::LoadClass;
use crate::solve::power::oneline::Mesh;
use crate::solve::power::oneline::SourceKind;
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
    /// Largest, with motors of the plant and inverters of batteries.
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

/// Locked-rotor over rated current of the plant's motors, and resistance over reactance then. Source: BG-IEEE-141,
/// X″ of 16.7 %. That all of them are started across the line is an assumption on the safe side: those on drives feed
/// less or nothing.
const LOCKED_ROTOR: f64 = 6.0;
const LOCKED_ROTOR_RX: f64 = 0.1;

/// Power factor of the plant's motors, for their rating. Assumption.
const MOTOR_COS_PHI: f64 = 0.9;

/// Fault over rated current of a battery's inverters. Assumption: makers limit it to 1.1 to 1.5.
const INVERTER_FAULT: f64 = 1.5;

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

/// The network of a day with what feeds the largest short circuit besides grids and machines: motors of the plant
/// at its boards, and the inverters of batteries at their sections.
fn with_motors_and_inverters(day: &OneLineDay) -> Network {
    let (line, mut network) = (&day.line, day.mesh.network.clone());
    for (board, bus) in &day.mesh.boards {
        let first = line.leaves_under(*board).next();
        let load = first.map(|at| line.loads[line.load[line.leaves[at] as usize] as usize]);
        let mw = day.flows.in_mw[*board as usize];
        if load.is_some_and(|load| load.class == LoadClass::Plant) && 0.0 < mw {
            network.motors.push(Motor {
                bus: *bus,
                p_mw: 0.0,
                q_mvar: 0.0,
                in_service: true,
                sn_mva: mw / MOTOR_COS_PHI,
                vn_kv: network.buses[*bus as usize].vn_kv,
                lrc_pu: LOCKED_ROTOR,
                rx: LOCKED_ROTOR_RX,
            });
        }
    }
    let batteries = line.mv.sources.iter();
    for source in batteries.filter(|source| source.kind == SourceKind::Battery) {
        network.static_sources.push(StaticSource {
            bus: day.mesh.sections[source.section as usize],
            p_mw: 0.0,
            q_mvar: 0.0,
            in_service: true,
            fault_mva: source.power_mw * INVERTER_FAULT,
        });
    }
    network
}

/// Short circuits of a day: a screening, as `solve::power::short_circuit` says.
pub fn faults(plan: &Plan, day: &OneLineDay) -> FaultDay {
    let network = &day.mesh.network;
    let fed = with_motors_and_inverters(day);
    let islanded = !day.mesh.units.is_empty();
    FaultDay {
        max: three_phase(&fed, Case::Maximum, &Settings::STANDARD),
        min: three_phase(network, Case::Minimum, &Settings::STANDARD),
        islanded: islanded.then(|| islanded_minimum(network, &Settings::STANDARD)),
        duties: (!plan.iec).then(|| duties(&fed, &AnsiSettings::default())),
    }
}

/// What each section's breakers must be rated for over what they bear, kA: those that are over. By the standard of
/// the site: the largest initial current after IEC, the duty after ANSI/IEEE, as the table of short circuits.
pub(in crate::evaluate) fn over_breakers(plan: &Plan, day: &OneLineDay) -> Vec<(u32, f64, f64)> {
    let sections = &plan.power.network.sections;
    if sections.is_empty() {
        return Vec::new();
    }
    let fed = with_motors_and_inverters(day);
    let found = if plan.iec {
        three_phase(&fed, Case::Maximum, &Settings::STANDARD).map(|faults| faults.ikss_ka)
    } else {
        duties(&fed, &AnsiSettings::default()).map(|duties| {
            let buses = 0..duties.first_cycle_ka.len();
            buses.map(|bus| duties.rating_ka(bus)).collect()
        })
    };
    let Ok(found) = found else {
        return Vec::new();
    };
    let mut over = Vec::new();
    for (element, bus) in day.line.mv.sections.iter().zip(&day.mesh.sections) {
        let place = day.line.major[*element as usize].saturating_sub(1) as usize;
        let Some(section) = sections.get(place) else {
            continue;
        };
        let (bears, ka) = (section.breaker.ka(), found[*bus as usize]);
        if bears < ka {
            over.push((*element, bears, ka));
        }
    }
    over
}
