//! A day on the test bench: its network, all its single failures, and what is out right now.

use super::PowerView;
use super::Question;
use super::faults;
use super::follows;
use super::heat::Warmth;
use super::heat::heat;
use super::heat::touches_cooling;
use super::inspect;
use super::line;
use super::losses;
use super::opened;
use super::sketch::Stands;
use super::stands;
use super::study;
use super::study::Study;
use super::supplied;
use super::swing;
use super::tables;
use crate::evaluate;
use crate::evaluate::DayState;
use crate::evaluate::oneline;
use crate::evaluate::oneline::FailureDay;
use crate::evaluate::oneline::FaultDay;
use crate::evaluate::oneline::OneLineDay;
use crate::evaluate::oneline::Places;
use crate::evaluate::supply_studies;
use crate::evaluate::supply_studies::SupplyStudies;
use crate::present::Tone;
use crate::present::card::Card;
use crate::present::words::power as words;
use crate::scenario::plan::Plan;
use crate::solve::floor;
use crate::solve::floor::Layout;
use crate::solve::power::failures;
use crate::solve::power::failures::Detail;
use crate::solve::power::failures::Engine;
use crate::solve::power::failures::Seen;
use crate::solve::power::failures::Standing;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::MachineGroup;
use crate::solve::power::oneline::OneLine;
use crate::solve::power::oneline::SourceKind;
use crate::solve::power::oneline::allowed;
use std::cell::RefCell;
use std::rc::Rc;

/// The network of a day, kept between questions.
#[derive(Debug)]
pub struct Bench {
    pub(super) plan: Plan,
    pub(super) day: OneLineDay,
    pub(super) failures: FailureDay,
    /// The day that was asked for; the state may be that of an earlier one, since which nothing changed.
    pub(super) asked: u32,
    /// What the plan is laid out to, and its state on the day.
    pub(super) layout: Layout,
    /// Where racks stand, for what hangs on what.
    pub(super) places: Places,
    pub(super) state: DayState,
    /// What every element sees in the single failure that is worst for it, by element.
    pub(super) seen: Vec<Seen>,
    /// The machines of the plant.
    pub(super) groups: Vec<MachineGroup>,
    /// Air that units breathe, °C.
    pub(super) air: f64,
    /// Three-phase short circuits at every bus of the mesh.
    pub(super) faults: FaultDay,
    /// Studies of the supply.
    pub(super) studies: SupplyStudies,
    /// Transformers of blocks by hall ([`u32::MAX`]: the plant) and section.
    pub(super) cells: Cells,
    /// Cards that do not change with what is out: among those that are tried, and of the day.
    fixed: (Vec<Rc<Card>>, Vec<Rc<Card>>),
    /// The cooling that goes with what was out last: it takes longer than all else together.
    heat: RefCell<Option<(Vec<u32>, Rc<Warmth>)>>,
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
    /// The cooling that goes with it.
    pub(super) heat: Rc<Warmth>,
    pub(super) question: &'a Question,
}

impl Bench {
    /// Sets a day up: generates and loads its network, and tries every single failure.
    pub fn new(plan: Plan, day: u32) -> Self {
        let layout = floor::layout(&plan);
        let state = evaluate::on_day(&plan, &layout, day);
        let input = oneline::site_input(&plan, &layout, &state);
        let of_day = oneline::oneline(&plan, &layout, &state);
        let (outcomes, seen) = failures::singles_seen(&of_day.line, &of_day.flows);
        let failures = oneline::of_outcomes(&of_day.line, outcomes);
        let mut bench = Self {
            asked: day,
            groups: input.machines,
            air: input.intake_air.dry_bulb.c(),
            faults: oneline::faults(&plan, &of_day),
            studies: supply_studies::studies(&plan, &state),
            cells: cells(&of_day.line),
            places: Places::of(&plan, &layout, day),
            layout,
            state,
            seen,
            plan,
            day: of_day,
            failures,
            fixed: (Vec::new(), Vec::new()),
            heat: RefCell::new(None),
        };
        let tried = [stands::findings(&bench), tables::worst(&bench)];
        let of_day = cards(&bench).into_iter().map(Rc::new).collect();
        bench.fixed = (tried.map(Rc::new).to_vec(), of_day);
        bench
    }

    /// The view with these elements out, and this opened and selected.
    pub fn answer(&self, question: &Question) -> PowerView {
        self.answer_with(question, None)
    }

    /// The same with a study of this bench, as far as it is.
    pub fn answer_with(&self, question: &Question, study: Option<&mut Study>) -> PowerView {
        self.answered(question, study, true).0
    }

    /// The same without waiting for the cooling that goes with it; and whether nothing more is to come.
    pub fn answer_soon(&self, question: &Question, study: Option<&mut Study>) -> (PowerView, bool) {
        self.answered(question, study, false)
    }

    fn answered(
        &self,
        question: &Question,
        study: Option<&mut Study>,
        is_whole: bool,
    ) -> (PowerView, bool) {
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
        let heat = self.warmth(&out, &detail, is_whole);
        let scope = Scope {
            heat,
            bench: self,
            line,
            standing,
            out,
            detail,
            question,
        };
        let names: Vec<String> = scope.out.iter().map(|at| line.name(*at)).collect();
        let outcome = &scope.detail.outcome;
        let mut headline = words::headline(&names, line.gpus(), outcome);
        if let Warmth::Known(heat) = &*scope.heat {
            headline = format!("{headline} {}", heat.sentence(self))
                .trim_end()
                .to_owned();
        }
        let is_whole = !matches!(*scope.heat, Warmth::Coming);
        let followed = follows::cards(&scope).into_iter().map(Rc::new);
        let view = PowerView {
            question: question.clone(),
            title: words::one_line_on(self.asked),
            headline,
            tone: match (outcome.lost_gpus(), names.is_empty()) {
                (0, true) => Tone::Plain,
                (0, false) if 0 < outcome.dropped_gpus + outcome.overloads => Tone::Watch,
                (0, false) => Tone::Good,
                _ => Tone::Alert,
            },
            line: Rc::new(line::diagram(&scope)),
            elements: tables::elements(&scope),
            opened: opened::opened(&scope),
            selected: inspect::selected(&scope),
            tried: followed.chain(self.fixed.0.iter().cloned()).collect(),
            of_day: [&[Rc::new(study::card(self, study))], &self.fixed.1[..]].concat(),
            day: self.asked,
        };
        (view, is_whole)
    }

    /// The cooling that goes with what is out: as it is known, or worked out where that is waited for.
    fn warmth(&self, out: &[u32], detail: &Detail, is_whole: bool) -> Rc<Warmth> {
        if !touches_cooling(self, detail) {
            return Rc::new(Warmth::Untouched);
        }
        let mut known = self.heat.borrow_mut();
        match &*known {
            Some((of, heat)) if of == out => heat.clone(),
            _ if !is_whole => Rc::new(Warmth::Coming),
            _ => {
                let found = Rc::new(Warmth::Known(heat(self, out, detail)));
                *known = Some((out.to_vec(), found.clone()));
                found
            }
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

    /// Halls with blocks, ascending; the plant is the last.
    pub(super) fn halls(&self) -> Vec<u32> {
        let mut halls: Vec<u32> = self.cells.iter().map(|((hall, _), _)| *hall).collect();
        halls.dedup();
        halls
    }

    /// Blocks of a hall on a section.
    pub(super) fn cell(&self, hall: u32, section: usize) -> Option<&[u32]> {
        let place = (hall, section);
        let at = self.cells.binary_search_by_key(&place, |cell| cell.0);
        at.ok().map(|at| self.cells[at].1.as_slice())
    }

    /// What a source's asset is called.
    pub(super) fn asset_name(&self, kind: SourceKind, asset: u32) -> &str {
        let (power, at) = (&self.plan.power, asset as usize);
        let tag = match kind {
            SourceKind::Grid => power.grid.get(at).map(|of| &of.tag),
            SourceKind::Generation => power.generation.get(at).map(|of| &of.tag),
            SourceKind::Battery => power.batteries.get(at).map(|of| &of.tag),
        };
        tag.map_or("", |tag| tag.name.as_str())
    }

    /// What the plan calls a section; nothing where the plan names none.
    pub(super) fn section_name(&self, element: u32) -> &str {
        let at = self.day.line.major[element as usize] as usize;
        let named = self.plan.power.network.sections.get(at.wrapping_sub(1));
        named.map_or("", |section| section.tag.name.as_str())
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
    let mut cards = supplied::cards(bench);
    cards.extend([
        stands::maintenance(bench),
        stands::voltages(bench),
        losses,
        faults::card(bench),
    ]);
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

/// Transformers of blocks by where they stand and what feeds them, ascending.
pub(super) type Cells = Vec<((u32, usize), Vec<u32>)>;

fn cells(line: &OneLine) -> Cells {
    let mut cells = Cells::new();
    for (element, kind) in (0_u32..).zip(&line.kind) {
        if *kind != Kind::Transformer {
            continue;
        }
        if let Some(section) = line.mv.section_of(line, element) {
            let place = (line.hall[element as usize], section);
            match cells.binary_search_by_key(&place, |cell| cell.0) {
                Ok(at) => cells[at].1.push(element),
                Err(at) => cells.insert(at, (place, vec![element])),
            }
        }
    }
    cells
}
