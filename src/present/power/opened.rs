//! What is inside a group of blocks or sources, a block, or a busway: one level down from the one-line.

use super::Diagram;
use super::Opened;
use super::bench::Scope;
use super::groups::Group;
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
use std::rc::Rc;

/// Boxes side by side.
const ACROSS: usize = 5;

/// Room between boxes.
const GAP: f64 = 10.0;

/// Boxes that are drawn: a busway of a large hall holds fewer, a hall about as many.
const MOST: usize = 120;

/// What is opened, if anything that exists is.
pub(super) fn opened(scope: &Scope<'_>) -> Option<Opened> {
    let open = &scope.question.open;
    let last = open.last()?;
    let (chain, inside) = match Group::of(last) {
        Some(group) => (Vec::new(), group.members(scope)),
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
        diagram: Rc::new(diagram(scope, &chain, &inside)),
        table: tables::of_elements(scope, &caption, &listed),
    })
}

/// What a part is called on the way back.
pub(super) fn title(scope: &Scope<'_>, id: &str) -> String {
    Group::of(id).map_or_else(|| id.to_owned(), |group| group.title(scope))
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
        Kind::Substation | Kind::Feed => (element + 1..line.end[element as usize]).collect(),
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
            | Kind::Substation
            | Kind::Feed
    ) && element + 1 < scope.line.end[element as usize]
}

fn diagram(scope: &Scope<'_>, chain: &[u32], inside: &[u32]) -> Diagram {
    let mut diagram = Diagram {
        label: words::INSIDE_LABEL.to_owned(),
        ..Diagram::default()
    };
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
            diagram.opener(&part, words::open_it(&part.id));
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
