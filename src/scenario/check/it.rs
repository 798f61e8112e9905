//! Checks platforms, deployments and support racks.

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
use crate::scenario::it::Platform;
use crate::scenario::it::PlatformField;
use crate::scenario::it::SupportRacksField;
use crate::scenario::plan;
use crate::units::Length;
use crate::units::Mass;
use crate::units::Power;

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
        .map(|(i, own)| own_platform(i, own, shared_share, reader))
        .collect();
    let used = (it.deployments.iter().map(|deployment| &deployment.platform))
        .chain(it.support.iter().map(|support| &support.platform));
    for key in used {
        if rows.iter().any(|row| row.id == *key) {
            continue;
        }
        if let Some(row) = reader.catalogue.find(&catalog::PLATFORMS, key) {
            let running_share = share(row.gpus_per_rack, shared_share, row.running_share);
            rows.push(plan::Platform {
                id: row.key.clone(),
                name: row.name.clone(),
                gpus_per_rack: row.gpus_per_rack,
                racks_per_array: row.racks_per_array,
                nameplate: row.nameplate,
                running: row.nameplate * running_share,
                liquid_fraction: row.liquid_fraction,
                mass: row.mass,
                width: row.width,
                depth: row.depth_with_door(),
            });
        }
    }
    Platforms { rows }
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

/// Support racks beside every array.
pub(super) fn support(
    scenario: &Scenario,
    platforms: &Platforms,
    reader: &mut Reader,
) -> Vec<plan::SupportRacks> {
    let given = &scenario.it.support;
    reader.ids(
        "it.support",
        given.iter().map(|support| support.id.as_str()),
    );
    let mut rows = Vec::new();
    for (index, support) in given.iter().enumerate() {
        let path = format!("it.support[{index}]");
        let per_array = reader.count(support, SupportRacksField::PerArray, &path);
        if let Some(platform) = platform_of(&support.platform, &path, platforms, reader) {
            rows.push(plan::SupportRacks {
                platform,
                per_array,
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
    let find = |key: &str| phases.iter().position(|phase| phase.id == key);
    let known = || phases.iter().map(|phase| phase.id.clone());
    let phase = reader.key_or_none(&deployment.phase, &format!("{path}.phase"), find, known);
    let platform = platform_of(&deployment.platform, &path, platforms, reader);
    let hall = hall_of(&deployment.hall, &path, halls, reader);
    let racks = reader.count(deployment, DeploymentField::Racks, &path);
    let tag = reader.tag(deployment, &path);
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

/// A platform of the scenario's own: each value from it, or from the row it is based on.
fn own_platform(
    index: usize,
    own: &Platform,
    shared_share: Option<f64>,
    reader: &mut Reader,
) -> plan::Platform {
    let path = format!("it.platforms[{index}]");
    let base = reader.row_or_none(
        &catalog::PLATFORMS,
        &own.based_on,
        &format!("{path}.based_on"),
    );
    let base = base.as_deref();
    let mut read =
        |field, from_base: fn(&catalog::Platform) -> f64| match (reader.given(own, field), base) {
            (Some(given), _) => given,
            (None, Some(base)) => from_base(base),
            (None, None) => reader.number(own, field, &path),
        };
    let gpus = read(PlatformField::GpusPerRack, |row| {
        f64::from(row.gpus_per_rack)
    });
    let array = read(PlatformField::RacksPerArray, |row| {
        f64::from(row.racks_per_array)
    });
    let nameplate_kw = read(PlatformField::NameplateKw, |row| row.nameplate.kw());
    let own_share = read(PlatformField::RunningShare, |row| row.running_share);
    let liquid_fraction = read(PlatformField::LiquidFraction, |row| row.liquid_fraction);
    let mass_kg = read(PlatformField::MassKg, |row| row.mass.kg());
    let width_m = read(PlatformField::WidthM, |row| row.width.m());
    let depth_m = read(PlatformField::DepthM, |row| row.depth_with_door().m());
    let cap = reader
        .given(own, PlatformField::CapWPerGpu)
        .map(|watts| Power::from_w(watts * gpus));
    let uncapped = Power::from_kw(nameplate_kw);
    let nameplate = cap
        .filter(|cap| Power::ZERO < *cap)
        .map_or(uncapped, |cap| cap.min(uncapped));
    let gpus_per_rack = whole(gpus);
    plan::Platform {
        id: own.id.clone(),
        name: base.map_or_else(|| own.id.clone(), |row| row.name.to_owned()),
        gpus_per_rack,
        racks_per_array: whole(array).max(1),
        nameplate,
        running: (uncapped * share(gpus_per_rack, shared_share, own_share)).min(nameplate),
        liquid_fraction,
        mass: Mass::from_kg(mass_kg),
        width: Length::from_m(width_m),
        depth: Length::from_m(depth_m),
    }
}

/// The scenario's running share holds for GPU racks; support racks keep their own.
fn share(gpus_per_rack: u32, shared: Option<f64>, own: f64) -> f64 {
    if gpus_per_rack == 0 {
        own
    } else {
        shared.unwrap_or(own)
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "in the range of its leaf"
)]
fn whole(value: f64) -> u32 {
    value.clamp(0.0, 1e6) as u32
}
