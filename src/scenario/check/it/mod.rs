//! Checks platforms, deployments and support racks.

mod platform;

use super::MOST_RACKS;
use super::floor::Halls;
use super::floor::hall_of;
use super::floor::too_much;
use super::reader::Reader;
use super::reader::words;
use crate::catalog;
use crate::scenario::Scenario;
use crate::scenario::it::Deployment;
use crate::scenario::it::DeploymentField;
use crate::scenario::it::ItField;
use crate::scenario::it::SupportRacksField;
use crate::scenario::plan;
use crate::units::Duration;

/// Most support racks beside one array: the range of `per_array`.
const MOST_BESIDE: u32 = 64;

/// Platforms in use.
pub(super) struct Platforms {
    pub(super) rows: Vec<plan::Platform>,
}

impl Platforms {
    /// Position of a platform by key.
    fn find(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }
}

/// The scenario's own platforms first, then the catalogue rows that are used and not among them.
pub(super) fn platforms(scenario: &Scenario, reader: &mut Reader) -> Platforms {
    let it = &scenario.it;
    reader.ids(
        "it.platforms",
        it.platforms.iter().map(|platform| platform.id.as_str()),
    );
    let shared_share = reader.given(it, ItField::RunningShare);
    let mut rows: Vec<plan::Platform> = it
        .platforms
        .iter()
        .enumerate()
        .map(|(i, own)| platform::own(i, own, shared_share, reader))
        .collect();
    let used = (it.deployments.iter().map(|deployment| &deployment.platform))
        .chain(it.support.iter().map(|support| &support.platform));
    for key in used {
        if rows.iter().any(|row| row.id == *key) {
            continue;
        }
        if let Some(row) = reader.catalogue.find(&catalog::PLATFORMS, key) {
            let running_share = platform::share(row.gpus_per_rack, shared_share, row.running_share);
            rows.push(platform::of_row(&row, running_share));
        }
    }
    Platforms { rows }
}

/// How the load moves.
pub(super) fn workload(scenario: &Scenario, reader: &mut Reader) -> plan::Workload {
    let it = &scenario.it;
    plan::Workload {
        daily_swing: reader.number(it, ItField::DailySwing, "it"),
        step: Duration::from_s(reader.number(it, ItField::StepS, "it")),
        step_depth: reader.number(it, ItField::StepDepth, "it"),
        ramp_per_s: reader.given(it, ItField::StepRamp),
        step_wait: reader.number(it, ItField::StepWait, "it"),
    }
}

/// Which platforms stand in which halls at some time.
pub(super) fn standing<'a>(
    deployments: &[plan::Deployment],
    platforms: &'a Platforms,
) -> Vec<(usize, &'a plan::Platform)> {
    let rows = deployments.iter().filter(|row| 0 < row.racks);
    rows.map(|row| (row.hall, &platforms.rows[row.platform]))
        .collect()
}

/// Deployments that are evaluated.
pub(super) fn deployments(
    scenario: &Scenario,
    platforms: &Platforms,
    halls: &Halls,
    phases: &[plan::Phase],
    reader: &mut Reader,
) -> Vec<plan::Deployment> {
    let given = &scenario.it.deployments;
    reader.ids(
        "it.deployments",
        given.iter().map(|deployment| deployment.id.as_str()),
    );
    let mut rows = Vec::new();
    for (index, deployment) in given.iter().enumerate() {
        let row = deployment_row(index, deployment, platforms, halls, phases, reader);
        rows.extend(row.filter(|_| !(scenario.sourced_only && deployment.assumption)));
    }
    let racks: f64 = rows.iter().map(|row| f64::from(row.racks)).sum();
    too_much(
        racks,
        f64::from(MOST_RACKS),
        "racks",
        "it.deployments",
        reader,
    );
    rows
}

/// Support racks beside every array. How many there are in all is spread over the arrays that are
/// evaluated and rounded up: never fewer than given.
pub(super) fn support(
    scenario: &Scenario,
    platforms: &Platforms,
    deployments: &[plan::Deployment],
    reader: &mut Reader,
) -> Vec<plan::SupportRacks> {
    let given = &scenario.it.support;
    reader.ids(
        "it.support",
        given.iter().map(|support| support.id.as_str()),
    );
    let arrays: u32 = deployments
        .iter()
        .map(|row| {
            let per_array = platforms.rows[row.platform].racks_per_array.max(1);
            row.racks.div_ceil(per_array)
        })
        .fold(0, u32::saturating_add);
    let mut rows = Vec::new();
    for (index, support) in given.iter().enumerate() {
        let path = format!("it.support[{index}]");
        let beside_each = reader.count(support, SupportRacksField::PerArray, &path);
        let in_all = reader.given_count(support, SupportRacksField::InAll);
        let spread = in_all.map(|in_all| in_all.div_ceil(arrays.max(1)));
        if let Some(spread) = spread.filter(|_| 0 < arrays) {
            let at = format!("{path}.in_all");
            let (given, most) = (f64::from(spread), f64::from(MOST_BESIDE));
            too_much(given, most, "racks beside each array", &at, reader);
        }
        let per_array = spread.map_or(beside_each, |spread| spread.min(MOST_BESIDE));
        if let Some(platform) = platform_of(&support.platform, &path, platforms, reader) {
            rows.push(plan::SupportRacks {
                platform,
                per_array,
                in_all,
            });
        }
    }
    rows
}

fn deployment_row(
    index: usize,
    deployment: &Deployment,
    platforms: &Platforms,
    halls: &Halls,
    phases: &[plan::Phase],
    reader: &mut Reader,
) -> Option<plan::Deployment> {
    let path = format!("it.deployments[{index}]");
    let tag = reader.tag(deployment, &path);
    let mut ids = phases.iter();
    let phase = ids.position(|phase| phase.id == deployment.phase);
    let platform = platform_of(&deployment.platform, &path, platforms, reader);
    let hall = hall_of(&deployment.hall, &path, halls, reader);
    let racks = reader.count(deployment, DeploymentField::Racks, &path);
    hall.zip(platform).map(|(hall, platform)| plan::Deployment {
        tag,
        phase,
        hall,
        platform,
        racks,
    })
}

fn platform_of(key: &str, path: &str, platforms: &Platforms, reader: &mut Reader) -> Option<usize> {
    let found = platforms.find(key);
    if found.is_none() {
        let own = platforms.rows.iter().map(|row| row.id.clone());
        let rows = reader.catalogue.keys(catalog::Kind::Platform);
        let known = words(key, own.chain(rows));
        reader.no_such(key, &format!("{path}.platform"), known);
    }
    found
}
