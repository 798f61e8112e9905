//! What follows from failures, as the command line prints it.

use crate::evaluate::machines_lost::CoolingLeft;
use crate::evaluate::machines_lost::Lost;
use crate::evaluate::oneline::FailureDay;
use crate::evaluate::oneline::OneLineDay;
use crate::solve::power::failures::CutSets;
use crate::solve::power::failures::Obstacle;
use crate::solve::power::failures::ObstacleKind;
use crate::solve::power::failures::Outcome;
use crate::solve::power::failures::Pairs;
use crate::solve::power::oneline::MachineKind;
use crate::solve::power::oneline::OneLine;
use crate::solve::power::oneline::Verdict;
use serde::Serialize;

/// Everything the command prints.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FailureReport {
    /// The day.
    pub day: u32,
    /// GPUs placed.
    pub gpus: u32,
    /// Elements that were taken out, one by one.
    pub elements_tried: usize,
    /// The worst single failures, worst first.
    pub worst: Vec<OutcomeRow>,
    /// What cannot be taken out on a running day without harm.
    pub obstacles: Vec<ObstacleRow>,
    /// All pairs at medium voltage and of blocks, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairs: Option<PairsRow>,
    /// Minimal cut sets, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_sets: Option<CutRow>,
}

/// What follows when something is out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OutcomeRow {
    /// Names of what is out.
    pub out: Vec<String>,
    /// GPUs without a path.
    pub dark_gpus: u32,
    /// GPUs shed because sources do not carry them.
    pub shed_gpus: u32,
    /// GPUs that run slower.
    pub throttled_gpus: u32,
    /// GPUs that lost power for longer than their hold-up.
    pub dropped_gpus: u32,
    /// GPUs that moved to their other path.
    pub transferred_gpus: u32,
    /// GPUs that stay off until units have started.
    pub waiting_gpus: u32,
    /// Elements above what they may carry for long.
    pub overloads: u32,
    /// The worst of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overloaded: Option<OverloadRow>,
    /// What sources are short of, MW.
    pub short_mw: f64,
    /// Minutes that batteries carry that.
    pub bridge_min: f64,
    /// What hangs on units that must be started, MW.
    pub starting_mw: f64,
    /// Minutes until they carry it.
    pub start_min: f64,
    /// Minutes that batteries carry it.
    pub start_bridge_min: f64,
    /// Machines of the plant without supply.
    pub machines_lost: u32,
    /// The same by kind, where it was worked out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub machines: Vec<MachineRow>,
    /// What the plant still does, where machines are lost and it was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cooling: Option<CoolingRow>,
}

/// An element above what it may carry.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OverloadRow {
    /// Name.
    pub element: String,
    /// What it must carry, MVA.
    pub load_mva: f64,
    /// What it may carry for longer than three hours, MVA.
    pub allowed_mva: f64,
    /// Load over what is allowed, percent.
    pub loading_percent: f64,
}

/// Machines of one group without supply.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MachineRow {
    /// `chiller`, `tower`, `pump` or `plant`.
    pub kind: &'static str,
    /// Position of its group in the scenario's list of that kind.
    pub group: usize,
    /// How many.
    pub lost: u32,
    /// Of how many.
    pub of: u32,
}

/// What the plant still does.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CoolingRow {
    /// Heat that chillers can take, MW.
    pub chillers_mw: f64,
    /// Heat that towers can reject, MW.
    pub towers_mw: f64,
    /// Heat rejection given as one figure, MW.
    pub rejection_mw: f64,
    /// GPUs that the plant carries for long.
    pub gpus_carried: i64,
}

/// What stands in the way of taking an element out.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ObstacleRow {
    /// Name.
    pub element: String,
    /// `dark`, `short`, `throttled`, `machines` or `overload`.
    pub kind: &'static str,
    /// GPUs, or machines of the plant; 0 for an overload.
    pub count: u32,
    /// What would be overloaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overloaded: Option<OverloadRow>,
}

/// All pairs.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PairsRow {
    /// Pairs tried.
    pub tried: u64,
    /// Pairs after which a GPU is off.
    pub with_loss: u64,
    /// The worst of them.
    pub worst: Vec<OutcomeRow>,
}

/// Minimal cut sets.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CutRow {
    /// They take more GPUs than this.
    pub more_than_gpus: u32,
    /// Elements that do so alone.
    pub singles: Vec<String>,
    /// Pairs of which neither does so alone.
    pub pairs: Vec<[String; 2]>,
    /// Whether pairs were left out because there are too many.
    pub cut_short: bool,
}

impl FailureReport {
    /// The single failures of a day; machines and cooling are added by who has them.
    pub fn of(day: &OneLineDay, failures: &FailureDay) -> Self {
        let worst = failures.worst.iter().map(|element| {
            let outcome = &failures.outcomes[*element as usize];
            OutcomeRow::of(&day.line, &[*element], outcome)
        });
        let obstacles = failures.obstacles.iter();
        Self {
            day: day.day,
            gpus: day.line.gpus(),
            elements_tried: failures.outcomes.len(),
            worst: worst.collect(),
            obstacles: obstacles
                .map(|obstacle| ObstacleRow::of(&day.line, obstacle))
                .collect(),
            pairs: None,
            cut_sets: None,
        }
    }
}

impl OutcomeRow {
    /// What follows when these elements are out.
    pub fn of(line: &OneLine, out: &[u32], outcome: &Outcome) -> Self {
        let over = outcome.worst.filter(|worst| worst.is_over());
        Self {
            out: out.iter().map(|element| line.name(*element)).collect(),
            dark_gpus: outcome.dark_gpus,
            shed_gpus: outcome.shed_gpus,
            throttled_gpus: outcome.throttled_gpus,
            dropped_gpus: outcome.dropped_gpus,
            transferred_gpus: outcome.transferred_gpus,
            waiting_gpus: outcome.waiting_gpus,
            overloads: outcome.overloads,
            overloaded: over.map(|verdict| OverloadRow::of(line, verdict)),
            short_mw: outcome.short_mw,
            bridge_min: outcome.bridge_min,
            starting_mw: outcome.starting_mw,
            start_min: outcome.start_min,
            start_bridge_min: outcome.start_bridge_min,
            machines_lost: outcome.machines,
            machines: Vec::new(),
            cooling: None,
        }
    }

    /// Adds which machines are lost, and what the plant still does.
    pub fn with_cooling(&mut self, lost: &[Lost], left: &CoolingLeft) {
        self.machines = lost
            .iter()
            .map(|(group, count)| MachineRow {
                kind: kind(group.kind),
                group: group.index,
                lost: *count,
                of: group.count,
            })
            .collect();
        self.cooling = Some(CoolingRow {
            chillers_mw: left.chillers.mw(),
            towers_mw: left.towers.mw(),
            rejection_mw: left.rejection.mw(),
            gpus_carried: left.gpus_carried,
        });
    }
}

impl OverloadRow {
    fn of(line: &OneLine, verdict: Verdict) -> Self {
        Self {
            element: line.name(verdict.element),
            load_mva: verdict.load_mva,
            allowed_mva: verdict.allowed_mva,
            loading_percent: verdict.fraction() * 100.0,
        }
    }
}

impl ObstacleRow {
    fn of(line: &OneLine, obstacle: &Obstacle) -> Self {
        let (kind, count, over) = match obstacle.kind {
            ObstacleKind::Dark { gpus } => ("dark", gpus, None),
            ObstacleKind::Short { gpus, .. } => ("short", gpus, None),
            ObstacleKind::Throttled { gpus } => ("throttled", gpus, None),
            ObstacleKind::Machines { count } => ("machines", count, None),
            ObstacleKind::Overload { worst } => ("overload", 0, Some(worst)),
        };
        Self {
            element: line.name(obstacle.element),
            kind,
            count,
            overloaded: over.map(|worst| OverloadRow::of(line, worst)),
        }
    }
}

impl PairsRow {
    /// The result of a study of pairs.
    pub fn of(line: &OneLine, pairs: &Pairs) -> Self {
        let worst = pairs.worst.iter();
        Self {
            tried: pairs.progress().done,
            with_loss: pairs.with_loss,
            worst: worst
                .map(|((a, b), outcome)| OutcomeRow::of(line, &[*a, *b], outcome))
                .collect(),
        }
    }
}

impl CutRow {
    /// The cut sets that were found for more than some GPUs.
    pub fn of(line: &OneLine, more_than: u32, found: &CutSets) -> Self {
        let name = |element: &u32| line.name(*element);
        Self {
            more_than_gpus: more_than,
            singles: found.singles.iter().map(name).collect(),
            pairs: found
                .pairs
                .iter()
                .map(|(a, b)| [name(a), name(b)])
                .collect(),
            cut_short: found.is_cut_short,
        }
    }
}

fn kind(kind: MachineKind) -> &'static str {
    match kind {
        MachineKind::Chiller => "chiller",
        MachineKind::Tower => "tower",
        MachineKind::Pump => "pump",
        MachineKind::Undrawn => "plant",
        MachineKind::DryCooler => "dry cooler",
        MachineKind::DrawnPump => "pump",
        MachineKind::HallCooler => "hall cooler",
    }
}
