//! The study of a day: all pairs at medium voltage and of blocks, and the exact minimal cut sets.

use super::bench::Bench;
use crate::evaluate::oneline::CutStudy;
use crate::evaluate::oneline::PairStudy;
use crate::present::card::Card;
use crate::present::card::Page;
use crate::present::card::Piece;
use crate::present::number;
use crate::present::table::Table;
use crate::present::words::power as words;
use crate::solve::power::failures::Engine;
use crate::solve::power::failures::Outcome;
use crate::solve::power::oneline::Kind;

/// Pairs that are tried in one step: a few milliseconds, so that a question in between does not wait.
const WORK: usize = 100;

/// Pairs of elements that are looked at in one step of the search for cut sets. Most are within the bound and cost
/// nothing, so there may be more.
const SOLVED: usize = 100;

/// Pairs that are listed.
const LISTED: usize = 20;

/// Parts of the GPUs that a planner may call too many to lose, in percent: the second is the default.
const SHARES: [u32; 4] = [5, 10, 25, 50];

/// Share of the bar that the pairs take; the search for cut sets takes the rest.
const PAIRS_SHARE: f64 = 0.7;

/// The study, begun.
#[derive(Debug)]
pub struct Study {
    more_than: u32,
    pairs: PairStudy,
    cuts: CutStudy,
    pairs_done: f64,
    cuts_done: f64,
}

impl Study {
    /// A study for more than some GPUs off, not begun.
    pub fn new(bench: &Bench, more_than: u32) -> Self {
        Self {
            more_than,
            pairs: PairStudy::new(bench.day.clone()),
            cuts: CutStudy::new(bench.day.clone(), &bench.failures, more_than),
            pairs_done: 0.0,
            cuts_done: 0.0,
        }
    }

    /// What counts as too many GPUs off.
    pub fn more_than(&self) -> u32 {
        self.more_than
    }

    /// Advances by a few milliseconds.
    pub fn step(&mut self) {
        if self.pairs_done < 1.0 {
            self.pairs_done = share(self.pairs.step(WORK));
        } else if self.cuts_done < 1.0 {
            self.cuts_done = share(self.cuts.step(SOLVED));
        }
    }

    /// How far it is, 0 to 1.
    pub fn done(&self) -> f64 {
        PAIRS_SHARE * self.pairs_done + (1.0 - PAIRS_SHARE) * self.cuts_done
    }

    /// Whether it has ended.
    pub fn is_done(&self) -> bool {
        1.0 <= self.pairs_done && 1.0 <= self.cuts_done
    }
}

fn share(of: crate::solve::power::failures::Progress) -> f64 {
    if of.is_done() {
        return 1.0;
    }
    #[allow(clippy::cast_precision_loss, reason = "counts far below 2^53")]
    let share = of.done as f64 / of.total.max(1) as f64;
    share
}

/// The card: what can be asked, how far it is, or what was found.
pub(super) fn card(bench: &Bench, study: Option<&mut Study>) -> Card {
    let mut parts = vec![Piece::Words(words::STUDY_NOTE.to_owned())];
    let Some(study) = study else {
        parts.push(Piece::Buttons(choices(bench)));
        return Card::new(words::STUDY, parts).wide();
    };
    if !study.is_done() {
        parts.push(Piece::Progress(study.done()));
        parts.push(Piece::Buttons(vec![(
            words::STOP.to_owned(),
            words::STUDY_KEY.to_owned(),
        )]));
        return Card::new(words::STUDY, parts).wide();
    }
    let more_than = study.more_than;
    let again = Piece::Buttons(choices(bench));
    let pairs = pairs(bench, study);
    let cuts = cuts(bench, study);
    Card {
        title: words::STUDY.to_owned(),
        is_wide: true,
        pages: vec![
            Page {
                label: words::WORST_PAIRS.to_owned(),
                parts: pairs,
            },
            Page {
                label: words::cut_sets(more_than),
                parts: [cuts, vec![again]].concat(),
            },
        ],
    }
}

/// What may be called too many GPUs: parts of those that have a path, in whole hundreds.
fn choices(bench: &Bench) -> Vec<(String, String)> {
    let all = bench.day.line.gpus();
    let of = |share: u32| {
        let gpus = u64::from(all) * u64::from(share) / 100;
        u32::try_from(gpus / 100 * 100).unwrap_or(u32::MAX)
    };
    let mut found: Vec<u32> = SHARES.into_iter().map(of).collect();
    found.dedup();
    found
        .into_iter()
        .map(|gpus| {
            (
                words::try_more_than(gpus),
                format!("{}{gpus}", words::STUDY_KEY),
            )
        })
        .collect()
}

fn pairs(bench: &Bench, study: &mut Study) -> Vec<Piece> {
    let line = &bench.day.line;
    let found = study.pairs.pairs();
    let mut parts = vec![Piece::Words(words::pairs_tried(
        found.progress().total,
        found.with_loss,
    ))];
    let mut table = Table::new(words::WORST_PAIRS, &words::PAIRS_HEAD);
    let mut keys = Vec::new();
    for ((a, b), outcome) in found.worst.iter().take(LISTED) {
        let (a, b) = (line.name(*a), line.name(*b));
        table.rows.push(row(&format!("{a} + {b}"), outcome));
        keys.push(format!("{a}+{b}"));
    }
    if !keys.is_empty() {
        parts.push(Piece::Choices(table, keys));
    }
    parts
}

fn row(name: &str, outcome: &Outcome) -> Vec<String> {
    vec![
        name.to_owned(),
        number::whole(i64::from(outcome.lost_gpus())),
        number::whole(i64::from(outcome.dropped_gpus)),
        number::whole(i64::from(outcome.machines)),
        number::whole(i64::from(outcome.overloads)),
    ]
}

/// How many elements, and their kinds.
type Kinds = (usize, Kind, Kind);

/// Cut sets by the kinds of their elements, each with an example.
fn cuts(bench: &Bench, study: &Study) -> Vec<Piece> {
    let line = &bench.day.line;
    let found = study.cuts.found();
    let kind = |at: u32| line.kind[at as usize];
    let mut groups: Vec<(Kinds, u64, Vec<u32>)> = Vec::new();
    let mut count = |kinds: Kinds, example: &[u32]| match groups
        .binary_search_by_key(&kinds, |known| known.0)
    {
        Ok(at) => groups[at].1 += 1,
        Err(at) => groups.insert(at, (kinds, 1, example.to_vec())),
    };
    for at in &found.singles {
        count((1, kind(*at), kind(*at)), &[*at]);
    }
    for (a, b) in &found.pairs {
        let kinds = (kind(*a).min(kind(*b)), kind(*a).max(kind(*b)));
        count((2, kinds.0, kinds.1), &[*a, *b]);
    }
    let mut engine = Engine::new(line, &bench.day.flows);
    let mut table = Table::new(&words::cut_sets(study.more_than), &words::CUTS_HEAD);
    let mut keys = Vec::new();
    for ((order, a, b), count, example) in groups {
        let outcome = engine.fail(&example);
        let names: Vec<String> = example.iter().map(|at| line.name(*at)).collect();
        let kinds = if order == 1 {
            words::kind(a).to_owned()
        } else {
            format!("{} + {}", words::kind(a), words::kind(b))
        };
        table.rows.push(vec![
            names.join(" + "),
            kinds,
            number::whole(i64::try_from(count).unwrap_or(i64::MAX)),
            number::whole(i64::from(outcome.lost_gpus())),
        ]);
        keys.push(names.join("+"));
    }
    let sentence = words::cuts_found(
        study.more_than,
        found.singles.len(),
        found.pairs.len(),
        found.is_cut_short,
    );
    let mut parts = vec![Piece::Words(sentence)];
    if !keys.is_empty() {
        parts.push(Piece::Choices(table, keys));
    }
    parts
}
