//! How the network of the day stands: what rules find in it, what cannot be taken out, and its voltages.

use super::bench::Bench;
use crate::evaluate::oneline;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::finding::Place;
use crate::present::card::Card;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::table::Table;
use crate::present::words::capital;
use crate::present::words::power as words;
use crate::solve::power::failures::Obstacle;
use crate::solve::power::failures::ObstacleKind;
use crate::solve::power::oneline::Kind;

/// What the rules find in the network of the day, and in its single failures.
pub(super) fn findings(bench: &Bench) -> Card {
    let mut found = oneline::findings(&bench.day, Some(&bench.failures));
    found.extend(oneline::contract_findings(&bench.plan, &bench.day));
    found.extend(oneline::study_findings(&bench.studies));
    if found.is_empty() {
        let why = Piece::Words(words::NO_FINDINGS.to_owned());
        return Card::new(words::FINDINGS, vec![why]).wide();
    }
    let mut table = Table::new(words::FINDINGS, &words::FINDINGS_HEAD);
    for finding in &mut found {
        named(bench, finding);
        let said = crate::present::words::network_finding(finding);
        table.rows.push(vec![
            said.title,
            words::gravity(finding.severity).to_owned(),
            said.message,
            said.hint,
            finding.code.text().to_owned(),
        ]);
    }
    Card::new(words::FINDINGS, vec![Piece::Table(table)]).wide()
}

/// Assets are called by their names, and the day is the one that was asked for: nothing changes between them.
fn named(bench: &Bench, finding: &mut Finding) {
    finding.days = Some(DayRange {
        from: bench.asked,
        to: bench.asked,
    });
    if let Place::Asset(id) = &finding.place {
        let power = &bench.plan.power;
        let feeds = power.grid.iter().map(|of| &of.tag);
        let units = power.generation.iter().map(|of| &of.tag);
        let batteries = power.batteries.iter().map(|of| &of.tag);
        let mut all = feeds.chain(units).chain(batteries);
        if let Some(tag) = all.find(|tag| tag.id == *id) {
            finding.place = Place::Element(tag.name.clone());
        }
    }
}

/// What cannot be taken out on a running day, kind by kind, with the gravest of each.
pub(super) fn maintenance(bench: &Bench) -> Card {
    let line = &bench.day.line;
    let obstacles = &bench.failures.obstacles;
    let sentence = words::maintainable(obstacles.len(), line.len());
    let mut kinds: Vec<(Kind, usize, Obstacle)> = Vec::new();
    for obstacle in obstacles {
        let kind = line.kind[obstacle.element as usize];
        match kinds.binary_search_by_key(&kind, |known| known.0) {
            Ok(at) => {
                let known = &mut kinds[at];
                known.1 += 1;
                if gravity(&known.2.kind) < gravity(&obstacle.kind) {
                    known.2 = *obstacle;
                }
            }
            Err(at) => kinds.insert(at, (kind, 1, *obstacle)),
        }
    }
    let mut table = Table::new(words::PRESS_ONE, &words::MAINTENANCE_HEAD);
    let mut keys = Vec::new();
    for (kind, count, worst) in kinds {
        let all = line.kind.iter().filter(|of| **of == kind).count();
        let id = line.name(worst.element);
        table.rows.push(vec![
            format!("{} {id}", words::kind(kind)),
            in_the_way(bench, &worst.kind),
            words::of_kind(count, all),
        ]);
        keys.push(id);
    }
    let mut parts = vec![Piece::Words(sentence)];
    if !keys.is_empty() {
        parts.push(Piece::Choices(table, keys));
    }
    Card::new(words::MAINTENANCE, parts).wide()
}

/// The graver, the higher: what is dark before what is slow, then by how much.
fn gravity(kind: &ObstacleKind) -> (u8, u64) {
    match kind {
        ObstacleKind::Dark { gpus } => (4, u64::from(*gpus)),
        ObstacleKind::Short { gpus, .. } => (3, u64::from(*gpus)),
        ObstacleKind::Throttled { gpus } => (2, u64::from(*gpus)),
        ObstacleKind::Machines { count } => (1, u64::from(*count)),
        ObstacleKind::Overload { worst } => {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a loading in tenths of a percent, only compared"
            )]
            let tenths = (worst.fraction() * 1e3).clamp(0.0, 1e12) as u64;
            (0, tenths)
        }
    }
}

fn in_the_way(bench: &Bench, kind: &ObstacleKind) -> String {
    match kind {
        ObstacleKind::Dark { gpus } => words::gpus_alone(*gpus),
        ObstacleKind::Short { gpus, mw } => words::sources_short(*gpus, *mw),
        ObstacleKind::Throttled { gpus } => words::too_few_supplies(*gpus),
        ObstacleKind::Machines { count } => words::machines_alone(*count),
        ObstacleKind::Overload { worst } => {
            let name = bench.day.line.name(worst.element);
            words::overloaded(&name, worst.fraction(), 1)
        }
    }
}

/// A level of voltage: what of it, and where it stands.
const LEVELS: [Kind; 4] = [Kind::Section, Kind::Board, Kind::Busway, Kind::Cord];

/// Lowest and highest voltage of every level, the power factor at the feeds, and why the mesh has no flow.
pub(super) fn voltages(bench: &Bench) -> Card {
    let (line, day) = (&bench.day.line, &bench.day);
    let rules = &bench.plan.power.network.rules;
    let mut table = Table::new(
        &words::voltages_within(rules.voltage_low, rules.voltage_high),
        &words::VOLTAGES_HEAD,
    );
    for kind in LEVELS {
        let mut found: Option<(usize, usize)> = None;
        for at in 0..line.len() {
            if line.kind[at] != kind || day.voltages.pu[at] <= 0.0 {
                continue;
            }
            let pu = |at: usize| day.voltages.pu[at];
            found = Some(match found {
                None => (at, at),
                Some((low, high)) => (
                    if pu(at) < pu(low) { at } else { low },
                    if pu(high) < pu(at) { at } else { high },
                ),
            });
        }
        let Some((low, high)) = found else { continue };
        let said = |at: usize| {
            let name = line.name(u32::try_from(at).unwrap_or(u32::MAX));
            words::voltage_at(day.voltages.pu[at], &name)
        };
        let pu = (day.voltages.pu[low], day.voltages.pu[high]);
        let is_within = rules.voltage_low <= pu.0 && pu.1 <= rules.voltage_high;
        table.rows.push(vec![
            words::kinds(kind).to_owned(),
            if kind == Kind::Section {
                words::kilovolts(line.mv.kv)
            } else {
                super::line::low_volts(line)
            },
            said(low),
            said(high),
            words::within_limits(is_within).to_owned(),
        ]);
    }
    let mut parts = vec![Piece::Table(table)];
    parts.push(Piece::Words(match &day.flow {
        Ok(_) => words::power_factor(day.feed_power_factor),
        Err(why) => words::no_flow(why),
    }));
    if !day.low_voltage.is_empty() {
        let outside = number::count(
            i64::try_from(day.low_voltage.len()).unwrap_or(i64::MAX),
            words::OUTSIDE_ONE,
            words::OUTSIDE_MANY,
        );
        parts.push(Piece::Words(capital(&outside)));
    }
    Card::new(words::VOLTAGES, parts).wide()
}
