//! The tables of the view: elements, and the worst single failures.

use super::bench::Bench;
use super::bench::Scope;
use super::heat::heat;
use super::heat::touches_cooling;
use super::parts::cell_part;
use super::sketch::Part;
use super::sketch::Stands;
use super::sources;
use crate::present::card::Card;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::number::NOTHING;
use crate::present::table::Table;
use crate::present::words::power as words;
use crate::solve::power::failures::Detail;
use crate::solve::power::failures::Engine;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::NONE;

/// Rows of the table of the worst failures.
const WORST: usize = 12;

/// Of them, of one kind of element: a hundred equal boards say no more than four.
const WORST_OF_A_KIND: usize = 4;

/// The worst single failures; a row that is pressed fails its element.
pub(super) fn worst(bench: &Bench) -> Card {
    let line = &bench.day.line;
    let tried = bench.failures.outcomes.len();
    let title = words::worst_of(tried);
    let mut table = Table::new(words::PRESS_ONE, &words::WORST_HEAD);
    let mut elements = Vec::new();
    let mut of_kind: Vec<Kind> = Vec::new();
    let mut engine = Engine::new(line, &bench.day.flows);
    for element in &bench.failures.worst {
        let kind = line.kind[*element as usize];
        let seen = of_kind.iter().filter(|of| **of == kind).count();
        if WORST_OF_A_KIND <= seen || table.rows.len() == WORST {
            continue;
        }
        of_kind.push(kind);
        let outcome = &bench.failures.outcomes[*element as usize];
        let over = outcome.worst.filter(|worst| worst.is_over());
        let id = line.name(*element);
        table.rows.push(vec![
            format!("{} {id}", words::kind(kind)),
            over.map_or_else(
                || words::NONE.to_owned(),
                |worst| {
                    words::overloaded(
                        &line.name(worst.element),
                        worst.fraction(),
                        outcome.overloads,
                    )
                },
            ),
            number::whole(i64::from(outcome.lost_gpus())),
            if outcome.machines == 0 {
                NOTHING.to_owned()
            } else {
                number::whole(i64::from(outcome.machines))
            },
            words::rides(outcome),
            first_to_throttle(bench, *element, &engine.detail(&[*element])),
        ]);
        elements.push(id);
    }
    let part = if table.rows.is_empty() {
        Piece::Words(words::NO_HARM.to_owned())
    } else {
        Piece::Choices(table, elements)
    };
    Card::new(title, vec![part]).wide()
}

/// Minutes until the first racks anywhere throttle without an element.
fn first_to_throttle(bench: &Bench, element: u32, detail: &Detail) -> String {
    if touches_cooling(bench, detail) {
        heat(bench, &[element], detail).first()
    } else {
        NOTHING.to_owned()
    }
}

/// The one-line as a table: everything at medium voltage and above, and the groups of blocks.
pub(super) fn elements(scope: &Scope<'_>) -> Table {
    let line = scope.line;
    let mut table = Table::new(words::ELEMENTS, &words::ELEMENTS_HEAD);
    let first = line
        .mv
        .first_section_element()
        .min(u32::try_from(line.len()).unwrap_or(NONE));
    for element in (0..first).chain(line.mv.sections.iter().copied()) {
        let mut what = words::kind(line.kind[element as usize]).to_owned();
        let mut part = super::parts::element(scope, element, "");
        if let Some((at, source)) = sources::source_of(scope, element) {
            let name = scope.bench.asset_name(source.kind, source.asset);
            what = format!("{what}, {name}");
            if source.element == element {
                part = sources::single(scope, at, super::line::WIDTH);
            }
        }
        table.rows.push(row_of(&part, &what));
    }
    for ((hall, section), blocks) in &scope.bench.cells {
        let part = cell_part(scope, (*hall, *section), blocks);
        let place = format!(
            "{}, {}",
            scope.bench.hall_name(*hall),
            line.name(line.mv.sections[*section])
        );
        let mut row = row_of(&part, &part.name);
        row[0] = place;
        table.rows.push(row);
    }
    table
}

/// A table of these elements.
pub(super) fn of_elements(scope: &Scope<'_>, caption: &str, elements: &[u32]) -> Table {
    let mut table = Table::new(caption, &words::ELEMENTS_HEAD);
    table.rows = elements
        .iter()
        .map(|element| row(scope, *element))
        .collect();
    table
}

fn row(scope: &Scope<'_>, element: u32) -> Vec<String> {
    let part = super::parts::element(scope, element, "");
    row_of(&part, words::kind(scope.line.kind[element as usize]))
}

fn row_of(part: &Part, what: &str) -> Vec<String> {
    vec![
        part.id.clone(),
        what.to_owned(),
        part.note.clone(),
        part.share
            .map_or_else(|| NOTHING.to_owned(), |share| number::percent(share, 0)),
        words::stands(part.stands == Stands::Failed, part.stands == Stands::Dead).to_owned(),
    ]
}
