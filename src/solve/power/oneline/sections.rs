//! Sections of medium voltage and the ties between them: those the plan names, or as many as it needs.

use super::Kind;
use super::NONE;
use super::Tie;
use super::build::Builder;
use super::build::New;
use super::build::ROOT_3;
use super::racks::Draft;
use crate::scenario::plan;
use crate::scenario::plan::Block;
use crate::scenario::plan::MvArrangement;
use crate::scenario::plan::Plan;

/// Continuous ratings of medium-voltage switchgear, A. Source: power reference 3.3 (IEEE C37, B).
const FRAMES_A: [f64; 4] = [1_200.0, 2_000.0, 3_000.0, 4_000.0];

/// Sections that the plan names and that stand on the day.
#[derive(Clone, Debug, Default)]
pub(super) struct Sections {
    /// Positions in the plan; empty: the plan names none.
    named: Vec<usize>,
}

impl Sections {
    /// Those of a day.
    pub fn of(plan: &Plan, day: u32) -> Self {
        let sections = plan.power.network.sections.iter().enumerate();
        let named = sections.filter(|(_, section)| section.tag.life.holds(day));
        Self {
            named: named.map(|(i, _)| i).collect(),
        }
    }

    /// How many; `None` where the plan names none.
    pub fn count(&self) -> Option<usize> {
        (!self.named.is_empty()).then_some(self.named.len())
    }

    /// Number of a section in its readable id: its place in the plan.
    pub fn number(&self, section: usize) -> u32 {
        let place = self.named.get(section).copied().unwrap_or(section);
        u32::try_from(place).map_or(NONE, |place| place + 1)
    }

    /// Where a section of the plan stands among those of the day.
    pub fn standing(&self, in_plan: usize) -> Option<usize> {
        self.named.iter().position(|named| *named == in_plan)
    }

    /// The section that the plan names, if it stands, or another.
    pub fn named_or(&self, named: Option<usize>, other: usize) -> usize {
        named
            .and_then(|named| self.standing(named))
            .unwrap_or(other)
    }

    /// The sections on both sides of a group of blocks, where the plan names one.
    pub fn of_block(&self, block: &Block) -> Option<(usize, usize)> {
        let first = self.standing(block.section?)?;
        let second = block.second_section.and_then(|named| self.standing(named));
        Some((first, second.unwrap_or(first)))
    }
}

/// Ties from each section to the next, and in a ring of three or more from the last to the first.
///
/// A ring is closed but for its last tie; in a row ties are open unless the plan says otherwise.
pub(super) fn ties(builder: &mut Builder<'_>, sections: usize) {
    let network = &builder.plan.power.network;
    builder.line.mv.tie_after = vec![NONE; sections];
    let is_ring = network.arrangement == MvArrangement::Ring;
    let last = match network.arrangement {
        MvArrangement::Radial => 0,
        MvArrangement::Ring if 2 < sections => sections,
        _ => sections - 1,
    };
    for section in 0..last {
        let next = (section + 1) % sections;
        let own = builder
            .sections
            .named
            .get(section)
            .map(|i| &network.sections[*i]);
        let said = own.map_or(plan::Tie::Open, |own| own.tie);
        if said == plan::Tie::None {
            continue;
        }
        let is_last = section + 1 == last;
        let ms = own.map_or(builder.settings.tie_s, |own| own.tie_time.s()) * 1e3;
        let (number, minor) = (
            builder.sections.number(section),
            builder.sections.number(next),
        );
        let element = builder.push(New {
            minor,
            ..New::of(Kind::Tie, NONE, number)
        });
        let mv = &mut builder.line.mv;
        mv.tie_after[section] = u32::try_from(mv.ties.len()).unwrap_or(NONE);
        mv.ties.push(Tie {
            element,
            a: u32::try_from(section).unwrap_or(NONE),
            b: u32::try_from(next).unwrap_or(NONE),
            is_closed: said == plan::Tie::Closed || (is_ring && !is_last),
            ms,
        });
    }
}

/// Sections carry what the plan says, or the smallest frame for their largest feed and the blocks behind
/// them; a tie the lesser of both its sections.
pub(super) fn rate(builder: &mut Builder<'_>, drafts: &[Draft<'_>]) {
    let network = &builder.plan.power.network;
    let named = &builder.sections.named;
    let line = &mut builder.line;
    let kv = line.mv.kv;
    let mva = |amperes: f64| ROOT_3 * kv * amperes / 1e3;
    let mut rated = Vec::with_capacity(line.mv.sections.len());
    for section in 0..line.mv.sections.len() {
        let here = drafts.iter().filter(|draft| draft.section == section);
        let behind: f64 = here.map(|draft| draft.share_mva).sum();
        let feeds = line.mv.sources.iter();
        let largest = feeds
            .filter(|source| source.section as usize == section)
            .map(|source| line.rating_mva[source.element as usize])
            .fold(0.0, f64::max);
        let needed = behind.max(largest);
        let frame = FRAMES_A.iter().copied().find(|frame| needed <= mva(*frame));
        let amperes = match named.get(section) {
            Some(i) => network.sections[*i].bus.a(),
            None => frame.unwrap_or(FRAMES_A[FRAMES_A.len() - 1]),
        };
        rated.push(mva(amperes));
        line.rating_mva[line.mv.sections[section] as usize] = rated[section];
    }
    for tie in &line.mv.ties {
        line.rating_mva[tie.element as usize] = rated[tie.a as usize].min(rated[tie.b as usize]);
    }
}
