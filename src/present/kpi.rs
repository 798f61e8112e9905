//! The strip of headline numbers of one day.

use crate::evaluate::DayState;
use crate::evaluate::Evaluation;
use crate::evaluate::PhaseOutcome;
use crate::finding::Finding;
use crate::finding::Severity;
use crate::present::Tone;
use crate::present::number;
use crate::present::number::Shown;
use crate::present::words;
use crate::present::words::Names;

/// One headline number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// Stable key: `headroom`, `gpus_live`, `it_load`, `site_load`, `design_hour_ratio`, `water`,
    /// `target`, `findings`.
    pub key: &'static str,
    /// What it is.
    pub label: String,
    /// The number.
    pub value: String,
    /// Its unit, to be set smaller.
    pub unit: String,
    /// What a reader should know beside it.
    pub note: String,
    /// How it should strike.
    pub tone: Tone,
}

/// The eight tiles of a day, always in the same order. `check` are the findings of the scenario's
/// check, counted together with the evaluation's own.
pub fn strip(evaluation: &Evaluation, check: &[Finding], day: u32, names: &Names) -> Vec<Tile> {
    if evaluation.ledger.is_empty() {
        return blank(names);
    }
    let found = check.iter().chain(&evaluation.findings);
    let severities = found.map(|finding| finding.severity);
    strip_of(evaluation, evaluation.at(day), severities, day, names)
}

/// The same with the state of the day given, which may be newer than the ledger of the evaluation, and with
/// the severities of everything that was found.
pub fn strip_of(
    evaluation: &Evaluation,
    state: &DayState,
    severities: impl Iterator<Item = Severity>,
    day: u32,
    names: &Names,
) -> Vec<Tile> {
    let mut tiles = blank(names);
    fill(&mut tiles, evaluation, state, names);
    let label = &mut tiles[0].label;
    *label = format!("{label}, {}", number::day(day));
    findings(&mut tiles[7], severities, names);
    tiles
}

/// The same tiles before anything was evaluated.
pub fn blank(names: &Names) -> Vec<Tile> {
    let terms = words::terms(names);
    let tile = |key, label: &str| Tile {
        key,
        label: label.to_owned(),
        value: number::NOTHING.to_owned(),
        ..Tile::default()
    };
    vec![
        tile("headroom", terms.headroom),
        tile("gpus_live", terms.gpus_live),
        tile("it_load", terms.it_load),
        tile("site_load", terms.site_load),
        tile("design_hour_ratio", terms.design_hour_ratio),
        tile("water", terms.water),
        tile("target", terms.target),
        tile("findings", terms.findings),
    ]
}

fn fill(tiles: &mut [Tile], evaluation: &Evaluation, state: &DayState, names: &Names) {
    let values = [
        Shown::new(number::signed(state.headroom_gpus), "GPUs"),
        Shown::new(number::whole(state.gpus_live), ""),
        number::megawatts(state.it_peak),
        number::megawatts(state.electrical.site),
        Shown::new(number::decimal(state.electrical.design_hour_ratio(), 3), ""),
        Shown::new(number::decimal(state.water.ml_per_day(), 2), "ML"),
        evaluation
            .phases
            .last()
            .map_or_else(Shown::nothing, |phase| live_day(phase, names)),
    ];
    let notes = words::notes(evaluation, state, names);
    let tones = tones(evaluation, state);
    for (((tile, value), note), tone) in tiles.iter_mut().zip(values).zip(notes).zip(tones) {
        tile.value = value.value;
        tile.unit = value.unit;
        tile.note = note;
        tile.tone = tone;
    }
    if let Some(phase) = evaluation.phases.last() {
        let live = words::terms(names).live;
        tiles[6].label = format!("{} {live}", number::whole(phase.gpus));
    }
}

fn live_day(phase: &PhaseOutcome, names: &Names) -> Shown {
    match phase.live_day {
        Some(day) => Shown::new(number::day(day), ""),
        None => Shown::new(words::terms(names).not_reached, ""),
    }
}

fn tones(evaluation: &Evaluation, state: &DayState) -> [Tone; 7] {
    let alert_if = |wrong: bool| if wrong { Tone::Alert } else { Tone::Plain };
    let in_time = |phase: &PhaseOutcome| phase.live_day.is_some_and(|day| day <= phase.due_day);
    let water_is_short = state
        .limits
        .iter()
        .any(|limit| limit.kind == crate::evaluate::LimitKind::Water && limit.free < 0.0);
    [
        alert_if(state.headroom_gpus < 0),
        alert_if(state.gpus_live < state.gpus_placed),
        Tone::Plain,
        alert_if(state.supply.firm < state.electrical.site),
        Tone::Plain,
        alert_if(water_is_short),
        match evaluation.phases.last() {
            None => Tone::Plain,
            Some(phase) if in_time(phase) => Tone::Good,
            Some(_) => Tone::Alert,
        },
    ]
}

fn findings(tile: &mut Tile, severities: impl Iterator<Item = Severity>, names: &Names) {
    let terms = words::terms(names);
    let (mut must_fix, mut to_watch) = (0, 0);
    for severity in severities {
        match severity {
            Severity::MustFix => must_fix += 1,
            Severity::Watch => to_watch += 1,
            Severity::Note => {}
        }
    }
    tile.value = number::whole(must_fix);
    tile.unit = terms.must_fix.to_owned();
    tile.note = format!("{} {}", number::whole(to_watch), terms.to_watch);
    tile.tone = match (must_fix, to_watch) {
        (0, 0) => Tone::Good,
        (0, _) => Tone::Watch,
        _ => Tone::Alert,
    };
}
