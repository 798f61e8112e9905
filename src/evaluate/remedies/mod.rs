//! Remedies that were tried: edits after which a finding is gone and no worse one has come.

mod cooling;

use super::evaluate;
use super::types::Evaluation;
use crate::edit::Edit;
use crate::edit::ItEdit;
use crate::edit::ListEdit;
use crate::edit::PowerEdit;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario::Scenario;
use crate::scenario::check;
use crate::scenario::it::DeploymentField;
use crate::scenario::power::BlockGroupField;
use crate::scenario::power::GenerationGroupField;
use crate::scenario::power::GridContractField;
use crate::scenario::record::Asset;
use crate::scenario::record::Number;
use crate::scenario::record::Section;
use crate::scenario::record::Value;

/// Most edits tried for one finding. Each costs a whole evaluation; what did not help by then is no
/// remedy but a redesign.
const MOST_TRIES: usize = 24;

/// Most remedies offered for one finding: a planner compares three, not ten.
pub const MOST_REMEDIES: usize = 3;

/// The search for remedies of one finding: a study that advances one try a step.
#[derive(Clone, Debug)]
pub struct RemedyStudy {
    scenario: Scenario,
    finding: Finding,
    must_fix: Vec<Finding>,
    candidates: Vec<Edit>,
    next: usize,
    tried: usize,
    /// Positions among the candidates of edits that helped: the smallest first.
    found: Vec<usize>,
}

impl RemedyStudy {
    /// Prepares the tries.
    pub fn new(scenario: &Scenario, evaluation: &Evaluation, finding: &Finding) -> Self {
        let must_fix = |finding: &&Finding| finding.severity == Severity::MustFix;
        Self {
            candidates: candidates(scenario, finding),
            next: 0,
            scenario: scenario.clone(),
            finding: finding.clone(),
            must_fix: evaluation
                .findings
                .iter()
                .filter(must_fix)
                .cloned()
                .collect(),
            tried: 0,
            found: Vec::new(),
        }
    }

    /// The edits that helped, the smallest first.
    pub fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.found.iter().map(|found| &self.candidates[*found])
    }

    /// Tries one edit; true when nothing is left to try.
    pub fn step(&mut self) -> bool {
        let position = self.next;
        if MOST_TRIES <= self.tried
            || MOST_REMEDIES <= self.found.len()
            || self.candidates.len() <= position
        {
            return true;
        }
        self.next += 1;
        if self.betters_one_found(position) {
            return false;
        }
        self.tried += 1;
        if self.helps(&self.candidates[position]) {
            self.found.push(position);
        }
        false
    }

    /// Whether a smaller change of the same leaf has helped already.
    fn betters_one_found(&self, position: usize) -> bool {
        let path = |position: usize| self.candidates[position].target().path;
        self.found
            .iter()
            .any(|found| path(*found) == path(position))
    }

    /// Whether the finding is gone and nothing that must be fixed has come or grown longer.
    fn helps(&self, edit: &Edit) -> bool {
        let mut scenario = self.scenario.clone();
        edit.apply(&mut scenario);
        let Some(plan) = check(&scenario).0 else {
            return false;
        };
        let evaluation = evaluate(&plan);
        let same = |finding: &Finding| {
            finding.code == self.finding.code && finding.place == self.finding.place
        };
        let overlaps = |finding: &Finding| match (finding.days, self.finding.days) {
            (Some(a), Some(b)) => a.from <= b.to && b.from <= a.to,
            _ => true,
        };
        let must_fix = || {
            evaluation
                .findings
                .iter()
                .filter(|finding| finding.severity == Severity::MustFix)
        };
        let gone = !must_fix().any(|finding| same(finding) && overlaps(finding));
        gone && must_fix().all(|finding| self.must_fix.iter().any(|before| covers(before, finding)))
    }
}

/// Whether a finding was there before, on the same days or more.
fn covers(before: &Finding, now: &Finding) -> bool {
    let days = match (before.days, now.days) {
        (Some(before), Some(now)) => before.from <= now.from && now.to <= before.to,
        (before, now) => before == now,
    };
    before.code == now.code && before.place == now.place && days
}

/// Edits worth trying, the smallest first.
pub fn candidates(scenario: &Scenario, finding: &Finding) -> Vec<Edit> {
    let days = finding.days.unwrap_or(DayRange {
        from: 0,
        to: u32::MAX,
    });
    let short_mw = match finding.amount {
        Amount::ShortMw(mw) => mw,
        _ => 0.0,
    };
    match (finding.code, &finding.place) {
        (Code::SupplyShort, _) => supply(scenario, days, short_mw),
        (Code::HeatRejectionShort, _) => cooling::heat_rejection(scenario, days),
        (Code::BlocksOverloaded, Place::Hall(hall)) => blocks(scenario, days, hall),
        (Code::BlocksOverloaded, _) => blocks(scenario, days, ""),
        (Code::HallCoolingShort, Place::Hall(hall)) => cooling::coolers(scenario, days, hall),
        (Code::CoolantTooWarm | Code::AirOutOfClass | Code::WaterOutOfClass, _) => {
            cooling::colder(scenario, days)
        }
        (Code::HallFull, Place::Hall(hall)) => fewer_racks(scenario, hall, &finding.amount),
        _ => Vec::new(),
    }
}

/// More units of what is there, a larger contract, or what comes next sooner.
fn supply(scenario: &Scenario, days: DayRange, short_mw: f64) -> Vec<Edit> {
    let power = &scenario.power;
    let grid = |edit| Edit::Power(PowerEdit::Grid(edit));
    let units = |edit| Edit::Power(PowerEdit::Generation(edit));
    let mut edits = earlier(&power.grid, days, GridContractField::ReadyDay, grid);
    edits.extend(earlier(
        &power.generation,
        days,
        GenerationGroupField::ReadyDay,
        units,
    ));
    edits.extend(later(
        &power.generation,
        days,
        GenerationGroupField::RetireDay,
        units,
    ));
    edits.extend(more(
        &power.generation,
        days,
        GenerationGroupField::Count,
        &[1.0, 2.0, 4.0, 8.0],
        units,
    ));
    edits.extend(more(
        &power.grid,
        days,
        GridContractField::ContractMw,
        &[(short_mw / 5.0).ceil() * 5.0],
        grid,
    ));
    edits
}

fn blocks(scenario: &Scenario, days: DayRange, hall: &str) -> Vec<Edit> {
    let list = &scenario.power.blocks;
    let edit = |edit| Edit::Power(PowerEdit::Blocks(edit));
    let of_hall = |edits: Vec<(usize, Edit)>| {
        edits
            .into_iter()
            .filter(|(i, _)| list[*i].hall == hall)
            .map(|(_, edit)| edit)
    };
    let mut edits: Vec<Edit> =
        of_hall(indexed_earlier(list, days, BlockGroupField::ReadyDay, edit)).collect();
    edits.extend(of_hall(indexed_more(
        list,
        days,
        BlockGroupField::Count,
        &[1.0, 2.0, 4.0, 8.0],
        edit,
    )));
    edits
}

/// The racks that found no place leave the hall.
fn fewer_racks(scenario: &Scenario, hall: &str, amount: &Amount) -> Vec<Edit> {
    let Amount::Racks(left_out) = amount else {
        return Vec::new();
    };
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts of racks are far below 2⁵³"
    )]
    let left_out = *left_out as f64;
    let deployments = scenario.it.deployments.iter().enumerate().rev();
    let of_hall = deployments.filter(|(_, deployment)| deployment.hall == hall);
    let fewer = of_hall.filter_map(|(index, deployment)| {
        let racks = deployment.racks? - left_out;
        let edit = set(index, DeploymentField::Racks, racks);
        (0.0 <= racks).then_some(Edit::It(ItEdit::Deployments(edit)))
    });
    fewer.collect()
}

/// Whether an asset is there at any time of some days.
fn is_there<A: Asset>(asset: &A, days: DayRange) -> bool {
    let ready = asset.ready_day().unwrap_or(0.0);
    ready <= f64::from(days.to)
        && asset
            .retire_day()
            .is_none_or(|gone| f64::from(days.from) < gone)
}

/// Assets that come only within or after the days: ready on their first day instead.
fn indexed_earlier<A: Asset + Section>(
    assets: &[A],
    days: DayRange,
    field: A::Field,
    wrap: impl Fn(ListEdit<A>) -> Edit,
) -> Vec<(usize, Edit)> {
    let first = f64::from(days.from);
    let late = |asset: &A| {
        asset
            .ready_day()
            .is_some_and(|ready| first < ready && ready <= f64::from(days.to) + 1.0)
    };
    let late = assets.iter().enumerate().filter(|(_, asset)| late(asset));
    late.map(|(index, _)| (index, wrap(set(index, field, first))))
        .collect()
}

fn earlier<A: Asset + Section>(
    assets: &[A],
    days: DayRange,
    field: A::Field,
    wrap: impl Fn(ListEdit<A>) -> Edit,
) -> Vec<Edit> {
    indexed_earlier(assets, days, field, wrap)
        .into_iter()
        .map(|(_, edit)| edit)
        .collect()
}

/// Assets that leave within the days, or just before: kept to their end instead.
fn later<A: Asset + Section>(
    assets: &[A],
    days: DayRange,
    field: A::Field,
    wrap: impl Fn(ListEdit<A>) -> Edit,
) -> Vec<Edit> {
    let leaves = |asset: &A| {
        asset
            .retire_day()
            .is_some_and(|gone| f64::from(days.from) <= gone && gone <= f64::from(days.to))
    };
    let leaving = assets.iter().enumerate().filter(|(_, asset)| leaves(asset));
    leaving
        .map(|(index, _)| wrap(set(index, field, f64::from(days.to) + 1.0)))
        .collect()
}

/// Some more of each asset that is there.
fn indexed_more<A: Asset + Section>(
    assets: &[A],
    days: DayRange,
    field: A::Field,
    steps: &[f64],
    wrap: impl Fn(ListEdit<A>) -> Edit,
) -> Vec<(usize, Edit)> {
    let mut edits = Vec::new();
    for step in steps {
        for (index, asset) in assets
            .iter()
            .enumerate()
            .filter(|(_, asset)| is_there(*asset, days))
        {
            if let Value::Number(Some(now)) = asset.value(field) {
                edits.push((index, wrap(set(index, field, now + step))));
            }
        }
    }
    edits
}

fn more<A: Asset + Section>(
    assets: &[A],
    days: DayRange,
    field: A::Field,
    steps: &[f64],
    wrap: impl Fn(ListEdit<A>) -> Edit,
) -> Vec<Edit> {
    indexed_more(assets, days, field, steps, wrap)
        .into_iter()
        .map(|(_, edit)| edit)
        .collect()
}

fn set<A: Section>(index: usize, field: A::Field, value: f64) -> ListEdit<A> {
    let value: Number = Some(value);
    ListEdit::Set {
        index,
        field,
        value: Value::Number(value),
    }
}
