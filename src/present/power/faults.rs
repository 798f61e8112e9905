//! Short circuits of the day at the feeds, the sections and the boards, beside what they bear: a screening.

use super::bench::Bench;
use crate::evaluate::oneline::FaultDay;
use crate::present::card::Card;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::number::NOTHING;
use crate::present::table::Table;
use crate::present::words::power as words;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::Settings as LineSettings;
use crate::solve::power::short_circuit::Faults;
use crate::solve::power::short_circuit::NoFaults;

/// Boards that are listed: those with the highest currents.
const BOARDS: usize = 6;

/// A bus that is judged.
struct Place {
    /// What stands there.
    name: String,
    /// Its row in the network.
    bus: usize,
    /// What it bears, kA; `None` where the plan does not say.
    bears_ka: Option<f64>,
    /// Others like it.
    like: usize,
}

/// The table with how it was reckoned, or why there is none.
pub(super) fn card(bench: &Bench) -> Card {
    let is_iec = bench.faults.duties.is_none();
    let made = if is_iec { iec(bench) } else { ansi(bench) };
    let note = Piece::Words(words::faults_note(is_iec, made.as_ref().err().copied()));
    let mut parts: Vec<Piece> = made.ok().map(Piece::Table).into_iter().collect();
    parts.push(note);
    let line = &bench.day.line;
    for level in &bench.day.assumed_levels {
        let of = words::assumed_level(&line.name(level.feed), level.max_mva, level.min_mva);
        parts.push(Piece::Words(of));
    }
    Card::new(words::FAULTS, parts).wide()
}

/// The highest current at every bus, kA: of the first cycle after ANSI/IEEE, else initial after IEC.
pub(super) fn highest(of: &FaultDay) -> Result<&[f64], &NoFaults> {
    match &of.duties {
        Some(duties) => duties.as_ref().map(|found| found.first_cycle_ka.as_slice()),
        None => of.max.as_ref().map(|found| found.ikss_ka.as_slice()),
    }
}

/// Buses of feeds and sections, and all boards.
fn places(bench: &Bench) -> (Vec<Place>, Vec<Place>) {
    let (line, mesh) = (&bench.day.line, &bench.day.mesh);
    let mut above = Vec::new();
    let mut last = None;
    for (element, row) in &mesh.transformers {
        if line.kind[*element as usize] != Kind::FeedTransformer {
            continue;
        }
        let Some(of) = mesh.network.transformers.get(*row as usize) else {
            continue;
        };
        if last != Some(of.hv_bus) {
            last = Some(of.hv_bus);
            above.push(Place {
                name: line.name(line.parent[*element as usize]),
                bus: of.hv_bus as usize,
                bears_ka: None,
                like: 0,
            });
        }
    }
    for (section, bus) in mesh.sections.iter().enumerate() {
        let named = bench.plan.power.network.sections.get(section);
        above.push(Place {
            name: line.name(line.mv.sections[section]),
            bus: *bus as usize,
            bears_ka: named.map(|of| of.breaker.ka()).filter(|ka| 0.0 < *ka),
            like: 0,
        });
    }
    let bears = LineSettings::default().board_fault_ka;
    let boards = mesh.boards.iter().map(|(element, bus)| Place {
        name: line.name(*element),
        bus: *bus as usize,
        bears_ka: Some(bears),
        like: 0,
    });
    (above, boards.collect())
}

/// Feeds and sections, then the boards with the highest of these currents.
fn chosen(bench: &Bench, ka: &[f64]) -> Vec<Place> {
    let (mut places, mut boards) = places(bench);
    let of = |place: &Place| ka.get(place.bus).copied().unwrap_or(0.0);
    crate::units::order::sort_by(&mut boards, |a, b| of(b).total_cmp(&of(a)));
    // Boards that see the same current to a tenth of a kA are one row.
    let tenths = |place: &Place| number::decimal(of(place), 1);
    let mut kept: Vec<Place> = Vec::new();
    for board in boards {
        let is_full = kept.len() == BOARDS;
        match kept.last_mut() {
            Some(last) if tenths(last) == tenths(&board) => last.like += 1,
            _ if is_full => break,
            _ => kept.push(board),
        }
    }
    let mut boards = kept;
    places.append(&mut boards);
    places
}

/// The lowest currents at a bus, with the feeds and without them.
fn lowest(bench: &Bench, bus: usize) -> [String; 2] {
    let of = |found: Option<&Faults>| {
        let ka = found.and_then(|found| found.ikss_ka.get(bus).copied());
        let ka = ka.filter(|ka| 0.0 < *ka);
        ka.map_or_else(|| NOTHING.to_owned(), |ka| number::decimal(ka, 1))
    };
    let islanded = bench.faults.islanded.as_ref();
    [
        of(bench.faults.min.as_ref().ok()),
        of(islanded.and_then(|found| found.as_ref().ok())),
    ]
}

fn iec(bench: &Bench) -> Result<Table, &NoFaults> {
    let most = bench.faults.max.as_ref()?;
    let mut table = Table::new(words::FAULTS, &words::IEC_HEAD);
    for place in chosen(bench, &most.ikss_ka) {
        let max = most.ikss_ka[place.bus];
        let [least, islanded] = lowest(bench, place.bus);
        table.rows.push(vec![
            words::and_like(&place.name, place.like),
            kv(bench, &place),
            number::decimal(max, 1),
            number::decimal(most.ip_ka[place.bus], 1),
            least,
            islanded,
            bears(&place),
            verdict(&place, max),
        ]);
    }
    Ok(table)
}

fn ansi(bench: &Bench) -> Result<Table, &NoFaults> {
    let Some(duties) = &bench.faults.duties else {
        return Ok(Table::default());
    };
    let duties = duties.as_ref()?;
    let mut table = Table::new(words::FAULTS, &words::ANSI_HEAD);
    for place in chosen(bench, &duties.first_cycle_ka) {
        let at = place.bus;
        let duty = duties.rating_ka(at);
        let [least, islanded] = lowest(bench, at);
        table.rows.push(vec![
            words::and_like(&place.name, place.like),
            kv(bench, &place),
            number::decimal(duties.first_cycle_ka[at], 1),
            number::decimal(duties.close_and_latch_peak_ka[at], 1),
            number::decimal(duty, 1),
            least,
            islanded,
            bears(&place),
            verdict(&place, duty),
        ]);
    }
    Ok(table)
}

fn kv(bench: &Bench, place: &Place) -> String {
    words::level(bench.day.mesh.network.buses[place.bus].vn_kv)
}

fn bears(place: &Place) -> String {
    place
        .bears_ka
        .map_or_else(|| NOTHING.to_owned(), |ka| number::decimal(ka, 1))
}

fn verdict(place: &Place, ka: f64) -> String {
    words::screened(place.bears_ka.map(|bears| ka / bears))
}
