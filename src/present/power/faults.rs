//! Short circuits of the day at the feeds, the sections and the boards, beside what they bear: a screening.

use super::bench::Bench;
use crate::present::card::Card;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::number::NOTHING;
use crate::present::table::Table;
use crate::present::words::power as words;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::Settings as LineSettings;
use crate::solve::power::short_circuit::AnsiSettings;
use crate::solve::power::short_circuit::Case;
use crate::solve::power::short_circuit::NoFaults;
use crate::solve::power::short_circuit::Settings;
use crate::solve::power::short_circuit::duties;
use crate::solve::power::short_circuit::three_phase;

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
}

/// The table with how it was reckoned, or why there is none.
pub(super) fn card(bench: &Bench) -> Card {
    let is_iec = bench.plan.iec;
    let made = if is_iec { iec(bench) } else { ansi(bench) };
    let note = Piece::Words(words::faults_note(is_iec, made.as_ref().err()));
    let table = made.ok().map(Piece::Table);
    Card::new(words::FAULTS, table.into_iter().chain([note]).collect()).wide()
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
            });
        }
    }
    for (section, bus) in mesh.sections.iter().enumerate() {
        let named = bench.plan.power.network.sections.get(section);
        above.push(Place {
            name: line.name(line.mv.sections[section]),
            bus: *bus as usize,
            bears_ka: named.map(|of| of.breaker.ka()).filter(|ka| 0.0 < *ka),
        });
    }
    let bears = LineSettings::default().board_fault_ka;
    let boards = mesh.boards.iter().map(|(element, bus)| Place {
        name: line.name(*element),
        bus: *bus as usize,
        bears_ka: Some(bears),
    });
    (above, boards.collect())
}

/// Feeds and sections, then the boards with the highest of these currents.
fn chosen(bench: &Bench, ka: &[f64]) -> Vec<Place> {
    let (mut places, mut boards) = places(bench);
    let of = |place: &Place| ka.get(place.bus).copied().unwrap_or(0.0);
    crate::units::order::sort_by(&mut boards, |a, b| of(b).total_cmp(&of(a)));
    boards.truncate(BOARDS);
    places.append(&mut boards);
    places
}

fn iec(bench: &Bench) -> Result<Table, NoFaults> {
    let network = &bench.day.mesh.network;
    let most = three_phase(network, Case::Maximum, &Settings::STANDARD)?;
    let least = three_phase(network, Case::Minimum, &Settings::STANDARD)?;
    let mut table = Table::new(words::FAULTS, &words::IEC_HEAD);
    for place in chosen(bench, &most.ikss_ka) {
        let max = most.ikss_ka[place.bus];
        table.rows.push(vec![
            place.name.clone(),
            kv(bench, &place),
            number::decimal(max, 1),
            number::decimal(most.ip_ka[place.bus], 1),
            number::decimal(least.ikss_ka[place.bus], 1),
            bears(&place),
            verdict(&place, max),
        ]);
    }
    Ok(table)
}

fn ansi(bench: &Bench) -> Result<Table, NoFaults> {
    let network = &bench.day.mesh.network;
    let duties = duties(network, &AnsiSettings::default())?;
    let mut table = Table::new(words::FAULTS, &words::ANSI_HEAD);
    for place in chosen(bench, &duties.first_cycle_ka) {
        let at = place.bus;
        let duty = duties.interrupting_duty_ka[at].max(duties.low_voltage_duty_ka[at]);
        table.rows.push(vec![
            place.name.clone(),
            kv(bench, &place),
            number::decimal(duties.first_cycle_ka[at], 1),
            number::decimal(duties.close_and_latch_peak_ka[at], 1),
            number::decimal(duty, 1),
            bears(&place),
            verdict(&place, duty),
        ]);
    }
    Ok(table)
}

fn kv(bench: &Bench, place: &Place) -> String {
    number::exact(bench.day.mesh.network.buses[place.bus].vn_kv)
}

fn bears(place: &Place) -> String {
    place
        .bears_ka
        .map_or_else(|| NOTHING.to_owned(), |ka| number::decimal(ka, 1))
}

fn verdict(place: &Place, ka: f64) -> String {
    words::screened(place.bears_ka.map(|bears| ka / bears))
}
