//! What follows from what is out: who runs, who throttles, who is dark, for how long something carries them, what
//! moved where, what is overloaded, and the cooling that goes with it.

use super::bench::Scope;
use super::heat::Warmth;
use super::heat::gpus_of;
use crate::present::card::Card;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::number::NOTHING;
use crate::present::table::Table;
use crate::present::words::capital;
use crate::present::words::power as words;
use crate::scenario::plan::Class;
use crate::solve::power::failures::Transfer;
use crate::solve::power::failures::TransferKind;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::LoadClass;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;
use crate::solve::power::oneline::allowed;

/// Rows of a table.
const ROWS: usize = 30;

/// The cards; none while nothing is out.
pub(super) fn cards(scope: &Scope<'_>) -> Vec<Card> {
    if scope.out.is_empty() {
        return Vec::new();
    }
    let mut cards = vec![
        Card::new(words::WHO_RUNS, vec![Piece::Table(halls(scope))]).wide(),
        Card::new(
            words::CLASSES,
            vec![Piece::Table(classes(scope)), Piece::Words(bridged(scope))],
        )
        .wide(),
    ];
    if !scope.detail.first_seconds.islands.is_empty() {
        let table = Piece::Table(first_seconds(scope));
        cards.push(Card::new(words::FIRST_SECONDS, vec![table]).wide());
    }
    let moved = [
        (words::TRANSFERS, transfers(scope)),
        (words::OVERLOADS, overloads(scope)),
    ];
    for (title, table) in moved {
        if !table.rows.is_empty() {
            cards.push(Card::new(title, vec![Piece::Table(table)]));
        }
    }
    match &*scope.heat {
        Warmth::Untouched => {}
        Warmth::Coming => {
            let words = Piece::Words(words::HEAT_COMING.to_owned());
            cards.push(Card::new(words::HEAT, vec![words]).wide());
        }
        Warmth::Known(heat) => cards.push(heat.card(scope.bench)),
    }
    cards
}

/// GPUs of every hall.
fn halls(scope: &Scope<'_>) -> Table {
    let halls = scope.bench.halls();
    let mut table = Table::new(words::WHO_RUNS, &words::WHO_RUNS_HEAD);
    for hall in halls.into_iter().filter(|hall| *hall != NONE) {
        let (all, throttled, dark) = gpus_of(scope.line, &scope.detail, hall);
        let lasts = match &*scope.heat {
            Warmth::Known(heat) => heat.of_hall(hall).map_or(NOTHING.to_owned(), words::lasts),
            Warmth::Coming => NOTHING.to_owned(),
            Warmth::Untouched => words::COOLED.to_owned(),
        };
        table.rows.push(vec![
            scope.bench.hall_name(hall),
            number::whole(all - throttled - dark),
            number::whole(throttled),
            number::whole(dark),
            lasts,
        ]);
    }
    let shed = scope.detail.outcome.shed_gpus;
    if 0 < shed {
        let mut row = vec![NOTHING.to_owned(); words::WHO_RUNS_HEAD.len()];
        words::SHED.clone_into(&mut row[0]);
        row[3] = number::whole(i64::from(shed));
        table.rows.push(row);
    }
    table
}

/// Every class of load: what it draws, what of it has no path, and what carries that meanwhile.
fn classes(scope: &Scope<'_>) -> Table {
    let mut table = Table::new(words::CLASSES, &words::CLASSES_HEAD);
    let rows = &scope.bench.plan.power.network.classes;
    for class in LoadClass::ALL {
        let loads = scope.line.loads.iter().filter(|load| load.class == class);
        let all: f64 = loads.map(|load| load.peak_mw).sum();
        if all <= 0.0 {
            continue;
        }
        let at = class.index();
        let dark = scope.detail.outcome.dark_mw[at];
        let row = rows.of(class_of(class));
        let restart = row.restart.minutes();
        table.rows.push(vec![
            capital(words::class(class)),
            words::short(all),
            words::short(dark),
            words::short(scope.detail.first_seconds.dropped_mw[at]),
            if 0.0 < dark {
                words::ups_carries(scope.detail.ups_min[at])
            } else {
                NOTHING.to_owned()
            },
            if 0.0 < dark + scope.detail.first_seconds.dropped_mw[at] {
                words::minutes(restart)
            } else {
                NOTHING.to_owned()
            },
            words::backup(row.backup).to_owned(),
        ]);
    }
    table
}

fn class_of(class: LoadClass) -> Class {
    match class {
        LoadClass::GpuRack => Class::Gpu,
        LoadClass::SupportRack => Class::Support,
        LoadClass::Fluid => Class::Fluid,
        LoadClass::Plant => Class::Plant,
        LoadClass::House => Class::House,
    }
}

/// What carries each island of medium voltage in the first moment, before anything has switched or started.
fn first_seconds(scope: &Scope<'_>) -> Table {
    let found = &scope.detail.first_seconds;
    let mut table = Table::new(
        &words::first_seconds(found.hold_up_ms),
        &words::FIRST_SECONDS_HEAD,
    );
    for of in &found.islands {
        table.rows.push(vec![
            if of.section == NONE {
                NOTHING.to_owned()
            } else {
                scope.line.name(of.section)
            },
            words::short(of.draws_mw),
            words::short(of.feeds_mw),
            words::short(of.units_mw),
            words::short(of.batteries_mw),
            words::voltage_stays(of.holds).to_owned(),
        ]);
    }
    table
}

/// What batteries carry, and what must start.
fn bridged(scope: &Scope<'_>) -> String {
    let of = &scope.detail.outcome;
    let mut sentences = Vec::new();
    if 0.0 < of.short_mw {
        sentences.push(words::short_bridged(of.short_mw, of.bridge_min));
    }
    if 0.0 < of.starting_mw {
        sentences.push(words::must_start(
            of.starting_mw,
            of.start_min,
            of.start_bridge_min,
        ));
    }
    if 0 < of.refused {
        sentences.push(words::refused(of.refused));
    }
    if sentences.is_empty() {
        sentences.push(words::SOURCES_CARRY.to_owned());
    }
    sentences.join(" ")
}

/// Who took over how much, and how fast against what loads ride through.
fn transfers(scope: &Scope<'_>) -> Table {
    let line = scope.line;
    let mut table = Table::new(
        &words::transfers(line.mv.hold_up_ms),
        &words::TRANSFERS_HEAD,
    );
    let mut cords: Vec<(u32, f64)> = Vec::new();
    let mut push = |transfer: &Transfer, to: u32| {
        let what = match transfer.kind {
            TransferKind::Cords => words::RACKS_CORDS.to_owned(),
            TransferKind::SectionTie => words::A_SECTION.to_owned(),
            _ => line.name(transfer.element),
        };
        table.rows.push(vec![
            what,
            line.name(to),
            words::transfer(transfer.kind).to_owned(),
            format!("{} MW", words::short(transfer.mw)),
            words::within(transfer.ms, transfer.in_time),
        ]);
    };
    for transfer in &scope.detail.transfers {
        match transfer.kind {
            TransferKind::Cords => {
                let block = block_of(line, transfer.element);
                match cords.binary_search_by_key(&block, |known| known.0) {
                    Ok(at) => cords[at].1 += transfer.mw,
                    Err(at) => cords.insert(at, (block, transfer.mw)),
                }
            }
            TransferKind::SectionTie => push(transfer, transfer.element),
            _ => push(transfer, transfer.to),
        }
    }
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
    let more = table.rows.len().saturating_sub(ROWS);
    if 0 < more {
        table.rows.truncate(ROWS);
        table.caption = words::first_of(&table.caption, ROWS, ROWS + more);
    }
}
