//! The one-line of a day: generated from plan and placement, loaded with what power and cooling agreed on,
//! judged, and failed element by element.

mod faults;
mod input;
mod machines;
mod places;
mod study;

pub use faults::AssumedLevel;
pub use faults::FaultDay;
pub use faults::faults;
pub(in crate::evaluate) use faults::over_breakers;
pub use input::site_input;
pub(in crate::evaluate) use machines::machines;
pub use places::FloorPlace;
pub use places::Places;
pub use study::CutStudy;
pub use study::PairStudy;

use super::rules;
use super::supply_studies::SupplyStudies;
use super::types::DayState;
use crate::finding::Finding;
use crate::scenario::plan::Plan;
use crate::solve::floor::Layout;
use crate::solve::power::failures;
use crate::solve::power::failures::Maintainability;
use crate::solve::power::failures::Obstacle;
use crate::solve::power::failures::Outcome;
use crate::solve::power::network::Flow;
use crate::solve::power::network::Solver;
use crate::solve::power::network::Unsolved;
use crate::solve::power::oneline;
use crate::solve::power::oneline::BoardCheck;
use crate::solve::power::oneline::Flows;
use crate::solve::power::oneline::LoadClass;
use crate::solve::power::oneline::Mesh;
use crate::solve::power::oneline::OneLine;
use crate::solve::power::oneline::Overrides;
use crate::solve::power::oneline::Settings;
use crate::solve::power::oneline::Verdict;
use crate::solve::power::oneline::Voltages;
use crate::units::order;

/// The network of a day with everything alive.
#[derive(Clone, Debug, PartialEq)]
pub struct OneLineDay {
    /// The day.
    pub day: u32,
    /// Its elements.
    pub line: OneLine,
    /// What they carry at design peak.
    pub flows: Flows,
    /// Voltage behind them.
    pub voltages: Voltages,
    /// All rated elements with their loads, by element.
    pub verdicts: Vec<Verdict>,
    /// Those above what they may carry for longer than three hours, worst first.
    pub overloads: Vec<Verdict>,
    /// Elements whose voltage lies outside the limits, by element; UPS outputs and dead parts aside.
    pub low_voltage: Vec<u32>,
    /// Boards whose main is too small for their transformer, or whose fault current is too high.
    pub boards: Vec<BoardCheck>,
    /// Power factor at the utility feeds; 1 without a feed that carries anything.
    pub feed_power_factor: f64,
    /// The mesh that was solved for the voltages of sections and blocks.
    pub mesh: Mesh,
    /// Fault levels of feeds that the plan does not give, as they were assumed.
    pub assumed_levels: Vec<AssumedLevel>,
    /// Its flow, or why there is none: sections then stand at rated voltage.
    pub flow: Result<Flow, Unsolved>,
}

/// What follows when each element of a day fails.
#[derive(Clone, Debug, PartialEq)]
pub struct FailureDay {
    /// By element.
    pub outcomes: Vec<Outcome>,
    /// The elements whose loss is worst, worst first.
    pub worst: Vec<u32>,
    /// What cannot be taken out on a running day, by element.
    pub obstacles: Vec<Obstacle>,
    /// The same in numbers: whether every element can be taken out without losing a GPU.
    pub maintainability: Maintainability,
}

/// Worst failures that are kept.
const WORST_KEPT: usize = 50;

/// The network of a day, judged. Never fails; a few milliseconds for 200,000 GPUs.
pub fn oneline(plan: &Plan, layout: &Layout, state: &DayState) -> OneLineDay {
    with(plan, layout, state, &Settings::default(), &Overrides::new())
}

/// The same with settings and single elements as the planner wants them.
pub fn with(
    plan: &Plan,
    layout: &Layout,
    state: &DayState,
    settings: &Settings,
    overrides: &Overrides,
) -> OneLineDay {
    let input = site_input(plan, layout, state);
    let line = oneline::generate(plan, state.day, &input, settings, overrides);
    let flows = oneline::sweep(&line);
    let mut mesh = oneline::mesh(plan, &line, &flows);
    let assumed_levels = faults::assume(plan, &mut mesh);
    let flow = Solver::new(&mesh.network).and_then(|mut solver| solver.solve());
    let section_pu = match &flow {
        Ok(flow) => mesh.section_pu(flow),
        Err(_) => vec![1.0; line.mv.sections.len()],
    };
    let voltages = oneline::voltages(&line, &flows, &section_pu);
    let mut verdicts = oneline::verdicts(&line, &flows);
    if let Ok(flow) = &flow {
        by_flow(&mut verdicts, &mesh.carried_mva(flow));
    }
    let mut overloads: Vec<Verdict> = verdicts
        .iter()
        .filter(|verdict| verdict.is_over())
        .copied()
        .collect();
    order::sort_by(&mut overloads, |a, b| b.fraction().total_cmp(&a.fraction()));
    let rules = &plan.power.network.rules;
    let allowed = rules.voltage_low..=rules.voltage_high;
    let low_voltage = (0..line.len())
        .filter(|at| 0.0 < voltages.pu[*at] && !allowed.contains(&voltages.pu[*at]))
        .map(|at| u32::try_from(at).unwrap_or(oneline::NONE))
        .collect();
    let boards = oneline::boards(&line, settings)
        .into_iter()
        .filter(|check| check.main_is_short() || check.fault_is_high())
        .collect();
    OneLineDay {
        day: state.day,
        feed_power_factor: flow.as_ref().map_or(1.0, Mesh::feed_power_factor),
        line,
        flows,
        voltages,
        mesh,
        assumed_levels,
        flow,
        verdicts,
        overloads,
        low_voltage,
        boards,
    }
}

/// Efficiency of the power supplies of servers at the load they have in training. Source: BG-80PLUS, 94 to 96 % between a
/// fifth and half of their rating, 91 to 94 % at all of it.
const SUPPLY_EFFICIENCY: f64 = 0.95;

/// What the power supplies of all racks turn into heat, MW: a part of the racks' own power, never added to it.
pub fn supply_loss_mw(line: &OneLine) -> f64 {
    let racks = line
        .loads
        .iter()
        .filter(|load| matches!(load.class, LoadClass::GpuRack | LoadClass::SupportRack));
    racks.map(|load| load.peak_mw).sum::<f64>() * (1.0 - SUPPLY_EFFICIENCY)
}

/// Judges what the mesh knows by its flow, where reactive power is exact. Both lists go by element.
fn by_flow(verdicts: &mut [Verdict], carried: &[(u32, f64)]) {
    for (element, mva) in carried {
        if let Ok(at) = verdicts.binary_search_by_key(element, |verdict| verdict.element) {
            verdicts[at].load_mva = *mva;
        }
    }
}

/// Every element of a day out, one by one. About a hundredth of a second for 200,000 GPUs.
pub fn failures(day: &OneLineDay) -> FailureDay {
    of_outcomes(&day.line, failures::singles(&day.line, &day.flows))
}

/// The same from what follows when each element fails.
pub fn of_outcomes(line: &OneLine, outcomes: Vec<Outcome>) -> FailureDay {
    let obstacles = failures::obstacles(&outcomes);
    FailureDay {
        worst: failures::worst(&outcomes, WORST_KEPT),
        maintainability: failures::maintainability(line, &obstacles),
        obstacles,
        outcomes,
    }
}

/// What the contracts of the feeds say of a day: findings that need the plan beside the network.
pub fn contract_findings(plan: &Plan, day: &OneLineDay) -> Vec<Finding> {
    let mut findings = Vec::new();
    rules::pwr_010::apply(plan, day, &mut findings);
    rules::pwr_014::apply(plan, day, &mut findings);
    rules::sort(&mut findings);
    findings
}

/// Everything that the rules find on a day beyond the ledger's own: in its network, its failures, its contracts and
/// the studies of its supply. Worst first.
pub fn all_findings(
    plan: &Plan,
    day: &OneLineDay,
    failures: Option<&FailureDay>,
    studies: &SupplyStudies,
) -> Vec<Finding> {
    let mut all = findings(day, failures);
    all.append(&mut contract_findings(plan, day));
    all.append(&mut study_findings(studies));
    rules::sort(&mut all);
    all
}

/// What the studies of a day's supply find: classes without their backup, and a swing beyond what the utility takes.
pub fn study_findings(studies: &SupplyStudies) -> Vec<Finding> {
    let mut findings = Vec::new();
    rules::pwr_012::apply(studies, &mut findings);
    rules::pwr_015::apply(studies, &mut findings);
    rules::sort(&mut findings);
    findings
}

/// What the rules find in the network of a day, and in its failures where they are known: worst first.
pub fn findings(day: &OneLineDay, failures: Option<&FailureDay>) -> Vec<Finding> {
    let mut findings = Vec::new();
    rules::pwr_005::apply(day, &mut findings);
    if let Some(failures) = failures {
        rules::pwr_006::apply(day, failures, &mut findings);
        rules::pwr_007::apply(day, failures, &mut findings);
        rules::pwr_013::apply(day, failures, &mut findings);
    }
    rules::sort(&mut findings);
    findings
}
