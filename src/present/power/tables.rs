//! The tables of the view: elements, what follows from what is out, the worst single failures.

use super::bench::Bench;
use super::bench::Scope;
use super::parts::cell_part;
use super::parts::source_part;
use super::sketch::Part;
use super::sketch::Stands;
use crate::present::card::Card;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::number::NOTHING;
use crate::present::table::Table;
use crate::present::words::power as words;
use crate::solve::power::failures::Transfer;
use crate::solve::power::failures::TransferKind;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;
use crate::solve::power::oneline::allowed;
use std::collections::BTreeMap;

/// Rows of the table of the worst failures.
const WORST: usize = 12;

/// Of them, of one kind of element: a hundred equal boards say no more than four.
const WORST_OF_A_KIND: usize = 4;

/// Rows of what follows from a failure.
const EFFECTS: usize = 30;

/// The worst single failures; a row that is pressed fails its element.
pub(super) fn worst(bench: &Bench) -> Card {
    let line = &bench.day.line;
    let tried = bench.failures.outcomes.len();
    let title = words::worst_of(tried);
    let mut table = Table::new(&title, &words::WORST_HEAD);
    let mut elements = Vec::new();
    let mut of_kind: BTreeMap<Kind, usize> = BTreeMap::new();
    for element in &bench.failures.worst {
        let kind = line.kind[*element as usize];
        let seen = of_kind.entry(kind).or_insert(0);
        *seen += 1;
        if WORST_OF_A_KIND < *seen || table.rows.len() == WORST {
            continue;
        }
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

/// The one-line as a table: everything at medium voltage and above, and the groups of blocks.
pub(super) fn elements(scope: &Scope<'_>) -> Table {
    let line = scope.line;
    let mut table = Table::new(words::ELEMENTS, &words::ELEMENTS_HEAD);
    let first = line
        .mv
        .first_section_element()
        .min(u32::try_from(line.len()).unwrap_or(NONE));
    for element in (0..first).chain(line.mv.sections.iter().copied()) {
        let source = line
            .mv
            .sources
            .iter()
            .position(|source| source.element == element);
        match source {
            Some(at) => {
                let part = source_part(scope, at, &line.mv.sources[at]);
                table
                    .rows
                    .push(row_of(&part, words::kind(line.kind[element as usize])));
            }
            None => table.rows.push(row(scope, element)),
        }
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

/// What follows from what is out; empty tables are left out.
pub(super) fn effects(scope: &Scope<'_>) -> Vec<Card> {
    if scope.out.is_empty() {
        return Vec::new();
    }
    let mut tables = vec![lost(scope), transfers(scope), overloads(scope)];
    tables.retain(|table| !table.rows.is_empty());
    let cards = tables.into_iter();
    cards
        .map(|table| Card::new(table.caption.clone(), vec![Piece::Table(table)]))
        .collect()
}

/// GPUs and machines without power, by hall and group.
fn lost(scope: &Scope<'_>) -> Table {
    let line = scope.line;
    let mut table = Table::new(words::LOST, &words::LOST_HEAD);
    let mut halls: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for (ids, is_dark) in [(&scope.detail.dark, true), (&scope.detail.throttled, false)] {
        for id in ids {
            let load = &line.loads[*id as usize];
            if 0 < load.gpus {
                let of = halls.entry(load.hall).or_insert((0, 0));
                let count = if is_dark { &mut of.0 } else { &mut of.1 };
                *count += load.gpus;
            }
        }
    }
    for (hall, (dark, throttled)) in halls {
        table.rows.push(vec![
            scope.bench.hall_name(hall),
            words::gpus_dark(dark),
            words::gpus_throttled(throttled),
        ]);
    }
    for (group, count) in &scope.detail.machines {
        let kind = scope.bench.groups.get(*group as usize);
        let what = kind.map_or(words::PLANT, |kind| words::machines(*kind));
        table.rows.push(vec![
            crate::present::words::capital(what),
            words::machines_lost(*count),
            String::new(),
        ]);
    }
    table
}

/// Who took over how much.
fn transfers(scope: &Scope<'_>) -> Table {
    let line = scope.line;
    let mut table = Table::new(words::TRANSFERS, &words::TRANSFERS_HEAD);
    let mut cords: BTreeMap<u32, f64> = BTreeMap::new();
    let mut push = |transfer: &Transfer, to: u32| {
        table.rows.push(vec![
            line.name(to),
            words::transfer(transfer.kind).to_owned(),
            format!("{} MW", words::short(transfer.mw)),
            words::within(transfer.ms, transfer.in_time),
        ]);
    };
    for transfer in &scope.detail.transfers {
        if transfer.kind == TransferKind::Cords {
            let block = block_of(line, transfer.element);
            *cords.entry(block).or_insert(0.0) += transfer.mw;
        } else {
            let to = if transfer.to == NONE {
                transfer.element
            } else {
                transfer.to
            };
            push(transfer, to);
        }
    }
    let mut cords: Vec<(u32, f64)> = cords.into_iter().collect();
    crate::units::order::sort_by(&mut cords, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    for (block, mw) in cords {
        let transfer = Transfer {
            kind: TransferKind::Cords,
            element: block,
            to: block,
            mw,
            ms: 0.0,
            in_time: true,
        };
        push(&transfer, block);
    }
    cut(&mut table);
    table
}

/// The block an element belongs to; itself above the blocks.
fn block_of(line: &OneLine, element: u32) -> u32 {
    let mut at = element;
    while at != NONE {
        if line.kind[at as usize] == Kind::Transformer {
            return at;
        }
        at = line.parent[at as usize];
    }
    element
}

fn overloads(scope: &Scope<'_>) -> Table {
    let mut table = Table::new(words::OVERLOADS, &words::OVERLOADS_HEAD);
    for verdict in &scope.detail.overloads {
        table.rows.push(vec![
            format!(
                "{} {}",
                words::kind(scope.line.kind[verdict.element as usize]),
                scope.line.name(verdict.element)
            ),
            words::short(verdict.load_mva),
            words::short(
                allowed(scope.line, verdict.element as usize).unwrap_or(verdict.allowed_mva),
            ),
            number::percent(verdict.fraction(), 0),
            words::emergency(verdict.is_beyond_emergency()).to_owned(),
        ]);
    }
    cut(&mut table);
    table
}

/// Keeps a table short, and says so.
fn cut(table: &mut Table) {
    let more = table.rows.len().saturating_sub(EFFECTS);
    if 0 < more {
        table.rows.truncate(EFFECTS);
        table.caption = words::first_of(&table.caption, EFFECTS, EFFECTS + more);
    }
}
