//! What is inside a group of blocks, a block, or a busway: one level down from the one-line.

use super::Diagram;
use super::Mark;
use super::Opened;
use super::Press;
use super::bench::Scope;
use super::bench::cell_of;
use super::line::WIDTH;
use super::line::count;
use super::parts::element;
use super::sketch::BOX;
use super::sketch::Part;
use super::sketch::Stands;
use super::tables;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::words::power as words;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::NONE;

/// Boxes side by side.
const ACROSS: usize = 5;

/// Room between boxes.
const GAP: f64 = 10.0;

/// Boxes that are drawn: a busway of a large hall holds fewer, a hall about as many.
const MOST: usize = 120;

/// Width of what opens a box, so that a finger finds it.
const OPENER: f64 = 26.0;

/// What is opened, if anything that exists is.
pub(super) fn opened(scope: &Scope<'_>) -> Option<Opened> {
    let open = &scope.question.open;
    let last = open.last()?;
    let (chain, inside) = match cell_of(last) {
        Some((hall, section)) => (Vec::new(), blocks(scope, hall, section)),
        None => {
            let element = scope.line.find(last)?;
            (chain(scope, element), inside(scope, element))
        }
    };
    if inside.is_empty() && chain.is_empty() {
        return None;
    }
    let listed: Vec<u32> = chain.iter().chain(&inside).copied().collect();
    let caption = title(scope, last);
    Some(Opened {
        path: open.iter().map(|id| title(scope, id)).collect(),
        diagram: diagram(scope, &chain, &inside),
        table: tables::of_elements(scope, &caption, &listed),
    })
}

/// What a part is called on the way back.
pub(super) fn title(scope: &Scope<'_>, id: &str) -> String {
    match cell_of(id) {
        Some((hall, None)) => scope.bench.hall_name(hall),
        Some((hall, Some(section))) => {
            let sections = &scope.line.mv.sections;
            let section = sections.get(section).map(|at| scope.line.name(*at));
            format!(
                "{}, {}",
                scope.bench.hall_name(hall),
                section.unwrap_or_default()
            )
        }
        None => id.to_owned(),
    }
}

/// Blocks of a hall, on one section or on all.
pub(super) fn blocks(scope: &Scope<'_>, hall: u32, section: Option<usize>) -> Vec<u32> {
    let cells = scope.bench.cells.iter();
    let here = cells.filter(|((at, on), _)| *at == hall && section.is_none_or(|of| of == *on));
    let mut blocks: Vec<u32> = here
        .flat_map(|(_, blocks)| blocks.iter().copied())
        .collect();
    blocks.sort();
    blocks
}

/// What feeds an element, from the feeder down to itself.
fn chain(scope: &Scope<'_>, element: u32) -> Vec<u32> {
    let mut chain = vec![element];
    let mut above = scope.line.parent[element as usize];
    while above != NONE && scope.line.kind[above as usize] != Kind::Section {
        chain.insert(0, above);
        above = scope.line.parent[above as usize];
    }
    if scope.line.kind[element as usize] == Kind::Transformer {
        chain.extend(children(scope, element));
    }
    chain
}

/// What hangs on an element: of a block its UPS, switches and busways, of a busway its cords.
fn inside(scope: &Scope<'_>, element: u32) -> Vec<u32> {
    let line = scope.line;
    match line.kind[element as usize] {
        Kind::Transformer | Kind::Board | Kind::Ups | Kind::Switch => {
            let under = element + 1..line.end[element as usize];
            let distributes = |at: &u32| {
                matches!(
                    line.kind[*at as usize],
                    Kind::Ups | Kind::Switch | Kind::Busway
                ) || (line.kind[*at as usize] == Kind::Cord
                    && line.kind[line.parent[*at as usize] as usize] != Kind::Busway)
            };
            under.filter(distributes).collect()
        }
        _ => children(scope, element),
    }
}

fn children(scope: &Scope<'_>, element: u32) -> Vec<u32> {
    let line = scope.line;
    let under = element + 1..line.end[element as usize];
    under
        .filter(|at| line.parent[*at as usize] == element)
        .collect()
}

/// Whether there is anything to see inside.
pub(super) fn opens(scope: &Scope<'_>, element: u32) -> bool {
    matches!(
        scope.line.kind[element as usize],
        Kind::Transformer
            | Kind::Board
            | Kind::Ups
            | Kind::Switch
            | Kind::Busway
            | Kind::GenerationBus
    ) && element + 1 < scope.line.end[element as usize]
}

fn diagram(scope: &Scope<'_>, chain: &[u32], inside: &[u32]) -> Diagram {
    let mut diagram = Diagram::default();
    diagram.scene.width = WIDTH;
    let width = (WIDTH - GAP * count(ACROSS - 1) - 4.0) / count(ACROSS);
    let mut y = 2.0;
    let place = |at: usize| 2.0 + (width + GAP) * count(at % ACROSS);
    for (at, of) in chain.iter().enumerate().take(ACROSS) {
        let x = place(at);
        if 0 < at {
            let is_dead = scope.stands(*of) != Stands::Alive;
            diagram.wire(&[(x - GAP, y + BOX / 2.0), (x, y + BOX / 2.0)], is_dead);
        }
        diagram.part(&element(scope, *of, ""), (x, y), width);
    }
    if !chain.is_empty() {
        y += BOX + 16.0;
    }
    for (at, of) in inside.iter().enumerate().take(MOST) {
        let (x, y) = (place(at), y + (BOX + GAP) * count(at / ACROSS));
        let part = part(scope, *of);
        diagram.part(&part, (x, y), width);
        if opens(scope, *of) {
            opener(&mut diagram, &part, (x + width - OPENER, y));
        }
    }
    let rows = inside.len().min(MOST).div_ceil(ACROSS);
    y += (BOX + GAP) * count(rows);
    if MOST < inside.len() {
        let more = words::more(inside.len() - MOST);
        diagram.text((2.0, y + 8.0), &more, (Anchor::Start, false), Ink::Muted);
        y += 16.0;
    }
    diagram.scene.height = y;
    diagram
}

/// A part with what it feeds.
fn part(scope: &Scope<'_>, of: u32) -> Part {
    let line = scope.line;
    let mut part = element(scope, of, "");
    part.opens = opens(scope, of);
    if line.kind[of as usize] == Kind::Cord {
        let load = &line.loads[line.load[of as usize] as usize];
        let kw = scope.standing.carried_mw[of as usize] * 1e3;
        part.note = words::cord(kw, load.gpus);
    }
    part
}

/// The right end of a box opens it.
fn opener(diagram: &mut Diagram, part: &Part, (x, y): (f64, f64)) {
    diagram.text(
        (x + OPENER / 2.0, y + 25.0),
        "›",
        (Anchor::Middle, true),
        Ink::Accent,
    );
    if let Some(mark) = diagram.marks.last_mut() {
        mark.width -= OPENER;
    }
    diagram.marks.push(Mark {
        id: part.id.clone(),
        label: words::open_it(&part.id),
        x,
        y,
        width: OPENER,
        height: BOX,
        press: Press::Open,
        is_on: false,
    });
}
