//! A day on the test bench: its network, all its single failures, and what is out right now.

use super::PowerView;
use super::Question;
use super::faults;
use super::inspect;
use super::line;
use super::losses;
use super::opened;
use super::sketch::Stands;
use super::swing;
use super::tables;
use crate::evaluate;
use crate::evaluate::oneline;
use crate::evaluate::oneline::FailureDay;
use crate::evaluate::oneline::OneLineDay;
use crate::present::Tone;
use crate::present::card::Card;
use crate::present::words::power as words;
use crate::scenario::plan::Plan;
use crate::solve::floor;
use crate::solve::power::failures::Detail;
use crate::solve::power::failures::Engine;
use crate::solve::power::failures::Standing;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::MachineKind;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::OneLine;
use crate::solve::power::oneline::allowed;
use std::collections::BTreeMap;

/// The network of a day, kept between questions.
#[derive(Debug)]
pub struct Bench {
    pub(super) plan: Plan,
    pub(super) day: OneLineDay,
    pub(super) failures: FailureDay,
    /// What the machine groups are.
    pub(super) groups: Vec<MachineKind>,
    /// Transformers of blocks by hall ([`NONE`]: the plant) and section.
    pub(super) cells: BTreeMap<(u32, usize), Vec<u32>>,
    /// What does not change with what is out.
    fixed: PowerView,
}

/// Elements that can be out at once: beyond it a question is no question of a person.
const MOST_OUT: usize = 64;

/// The network as it stands with what is out.
pub(super) struct Scope<'a> {
    pub(super) bench: &'a Bench,
    pub(super) line: &'a OneLine,
    pub(super) out: Vec<u32>,
    pub(super) standing: Standing,
    pub(super) detail: Detail,
    pub(super) question: &'a Question,
}

impl Bench {
    /// Sets a day up: generates and loads its network, and tries every single failure.
    pub fn new(plan: Plan, day: u32) -> Self {
        let layout = floor::layout(&plan);
        let state = evaluate::on_day(&plan, &layout, day);
        let input = oneline::site_input(&plan, &layout, &state);
        let of_day = oneline::oneline(&plan, &layout, &state);
        let failures = oneline::failures(&of_day);
        let mut bench = Self {
            groups: input.machines.iter().map(|group| group.kind).collect(),
            cells: cells(&of_day.line),
            plan,
            day: of_day,
            failures,
            fixed: PowerView::default(),
        };
        bench.fixed = PowerView {
            day,
            tried: vec![tables::worst(&bench)],
            of_day: cards(&bench),
            ..PowerView::default()
        };
        bench
    }

    /// The view with these elements out, and this opened and selected.
    pub fn answer(&self, question: &Question) -> PowerView {
        let line = &self.day.line;
        let mut out = self.elements(&question.failed);
        out.truncate(MOST_OUT);
        let mut engine = Engine::new(line, &self.day.flows);
        let detail = engine.detail(&out);
        let mut standing = engine.standing();
        if out.is_empty() {
            // With everything alive, what the rules judge: the mesh knows reactive power exactly.
            for verdict in &self.day.verdicts {
                standing.load_mva[verdict.element as usize] = verdict.load_mva;
            }
        }
        let scope = Scope {
            bench: self,
            line,
            standing,
            out,
            detail,
            question,
        };
        let names: Vec<String> = scope.out.iter().map(|at| line.name(*at)).collect();
        let outcome = &scope.detail.outcome;
        PowerView {
            question: question.clone(),
            headline: words::headline(&names, line.gpus(), outcome),
            tone: match (outcome.lost_gpus(), names.is_empty()) {
                (0, true) => Tone::Plain,
                (0, false) if 0 < outcome.dropped_gpus + outcome.overloads => Tone::Watch,
                (0, false) => Tone::Good,
                _ => Tone::Alert,
            },
            line: line::diagram(&scope),
            elements: tables::elements(&scope),
            opened: opened::opened(&scope),
            selected: inspect::selected(&scope),
            tried: [tables::effects(&scope), self.fixed.tried.clone()].concat(),
            ..self.fixed.clone()
        }
    }

    /// Elements by their readable ids, each once, in the order they were named.
    fn elements(&self, names: &[String]) -> Vec<u32> {
        let mut found = Vec::new();
        for name in names {
            if let Some(element) = self.day.line.find(name)
                && !found.contains(&element)
            {
                found.push(element);
            }
        }
        found
    }

    /// What a hall is called, and the plant where there is none.
    pub(super) fn hall_name(&self, hall: u32) -> String {
        let room = self.plan.halls.get(hall as usize);
        room.map_or_else(|| words::PLANT.to_owned(), |room| room.tag.name.clone())
    }
}

/// What is to be said of the day, whatever is out.
fn cards(bench: &Bench) -> Vec<Card> {
    let losses = Card::of_figure(words::WHERE_LOST, losses::figure(bench));
    let mut cards = vec![losses, faults::card(bench)];
    cards.extend(swing::card(bench));
    cards
}

impl Scope<'_> {
    /// How an element stands.
    pub(super) fn stands(&self, element: u32) -> Stands {
        if self.out.contains(&element) {
            Stands::Failed
        } else if self.standing.is_dead[element as usize] {
            Stands::Dead
        } else {
            Stands::Alive
        }
    }

    /// Load over what an element may carry for long; `None` without a rating.
    pub(super) fn share(&self, element: u32) -> Option<f64> {
        let at = element as usize;
        allowed(self.line, at).map(|allowed| self.standing.load_mva[at] / allowed)
    }

    /// `10.4 of 12.5 MVA`; without a rating what it carries.
    pub(super) fn load_words(&self, element: u32) -> String {
        let at = element as usize;
        match allowed(self.line, at) {
            Some(allowed) => words::load_of(self.standing.load_mva[at], allowed, "MVA"),
            None => format!("{} MW", words::short(self.standing.carried_mw[at])),
        }
    }

    /// GPUs of a hall with any path in the network, and those of them that are dark.
    pub(super) fn gpus(&self, hall: u32) -> (i64, i64) {
        let loads = &self.line.loads;
        let of = |load: &crate::solve::power::oneline::Load| {
            if load.hall == hall {
                i64::from(load.gpus)
            } else {
                0
            }
        };
        let dark = self.detail.dark.iter().map(|id| of(&loads[*id as usize]));
        (loads.iter().map(of).sum(), dark.sum())
    }
}

/// Transformers of blocks by where they stand and what feeds them.
fn cells(line: &OneLine) -> BTreeMap<(u32, usize), Vec<u32>> {
    let mut cells: BTreeMap<(u32, usize), Vec<u32>> = BTreeMap::new();
    for (element, kind) in (0_u32..).zip(&line.kind) {
        if *kind != Kind::Transformer {
            continue;
        }
        if let Some(section) = line.mv.section_of(line, element) {
            let hall = line.hall[element as usize];
            cells.entry((hall, section)).or_default().push(element);
        }
    }
    cells
}

/// Key of a group of blocks; read back by [`cell_of`].
pub(super) fn cell_key(hall: u32, section: usize) -> String {
    let hall = if hall == NONE { 0 } else { hall + 1 };
    format!("group-{hall}-{}", section + 1)
}

/// Key of a hall.
pub(super) fn hall_key(hall: u32) -> String {
    format!("hall-{}", if hall == NONE { 0 } else { hall + 1 })
}

/// Hall and section of a key; no section: the whole hall.
pub(super) fn cell_of(key: &str) -> Option<(u32, Option<usize>)> {
    let hall_of = |text: &str| text.parse::<u32>().ok().map(|hall| hall.wrapping_sub(1));
    if let Some(rest) = key.strip_prefix("hall-") {
        return Some((hall_of(rest)?, None));
    }
    let (hall, section) = key.strip_prefix("group-")?.split_once('-')?;
    let section = section.parse::<usize>().ok()?.checked_sub(1)?;
    Some((hall_of(hall)?, Some(section)))
}
