//! The generator: from plan and day to elements in pre-order.

use super::Kind;
use super::Law;
use super::NONE;
use super::OneLine;
use super::Overrides;
use super::Settings;
use super::SiteInput;
use super::emit;
use super::input::systems;
use super::mv::count;
use super::plant;
use super::racks;
use super::racks::Draft;
use super::sources;
use crate::scenario::plan::Block;
use crate::scenario::plan::Plan;
use crate::units::Power;
use std::collections::BTreeMap;

/// Most sections: more are a typing error that would only cost time.
const MOST_SECTIONS: usize = 64;

/// Most that one section carries, A: the usual largest metal-clad bus (power reference 3.3, 3,000 A).
const SECTION_MAX_A: f64 = 3_000.0;

/// Continuous ratings of medium-voltage switchgear, A. Source: power reference 3.3 (IEEE C37, B).
const SECTION_FRAMES_A: [f64; 4] = [1_200.0, 2_000.0, 3_000.0, 4_000.0];

/// Laws compared before a new one is kept: neighbours are mostly alike.
const LAWS_COMPARED: usize = 8;

/// √3, the line voltage over the phase voltage.
pub(super) const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// What a new element is.
#[derive(Clone, Copy, Debug)]
pub(super) struct New {
    pub kind: Kind,
    pub parent: u32,
    pub major: u32,
    pub minor: u32,
    pub rating_mva: f64,
    pub law: u32,
    pub hall: u32,
}

impl New {
    /// An element of the yard without rating, losses and second number.
    pub fn of(kind: Kind, parent: u32, major: u32) -> Self {
        Self {
            kind,
            parent,
            major,
            minor: NONE,
            rating_mva: 0.0,
            law: 0,
            hall: NONE,
        }
    }
}

/// The network while it grows.
pub(super) struct Builder<'a> {
    pub plan: &'a Plan,
    pub day: u32,
    pub input: &'a SiteInput,
    pub settings: &'a Settings,
    pub line: OneLine,
    /// Rating over name plate of outdoor transformers in the day's air.
    pub outdoor_share: f64,
}

impl Builder<'_> {
    /// Adds an element and returns its id.
    pub fn push(&mut self, new: New) -> u32 {
        let line = &mut self.line;
        let id = u32::try_from(line.kind.len()).unwrap_or(NONE);
        line.kind.push(new.kind);
        line.parent.push(new.parent);
        line.major.push(new.major);
        line.minor.push(new.minor);
        line.end.push(id + 1);
        line.alternate.push(NONE);
        line.rating_mva.push(new.rating_mva);
        line.continuous.push(1.0);
        line.sizing.push(1.0);
        line.law.push(new.law);
        line.load.push(NONE);
        line.hall.push(new.hall);
        line.row.push(NONE);
        id
    }

    /// Closes an element: everything added since hangs under it.
    pub fn close(&mut self, id: u32) {
        self.line.end[id as usize] = u32::try_from(self.line.kind.len()).unwrap_or(NONE);
    }

    /// Keeps a loss law and returns its position.
    pub fn law(&mut self, law: Law) -> u32 {
        let laws = &mut self.line.laws;
        let recent = laws.len().saturating_sub(LAWS_COMPARED);
        let known = laws[recent..].iter().rposition(|known| *known == law);
        let at = match known {
            Some(position) => recent + position,
            None => {
                laws.push(law);
                laws.len() - 1
            }
        };
        u32::try_from(at).unwrap_or(0)
    }

    /// Whether the planner gives losses as a share of IT: a chain that is not drawn.
    pub fn is_undrawn(&self) -> bool {
        self.plan.power.loss_share.is_some()
    }
}

/// The network of a day.
///
/// Never fails: what the plan leaves open is decided as the module says, racks without a block stay
/// without cords. Takes about a millisecond for 200,000 GPUs.
pub fn generate(
    plan: &Plan,
    day: u32,
    input: &SiteInput,
    settings: &Settings,
    overrides: &Overrides,
) -> OneLine {
    let mut builder = Builder {
        plan,
        day,
        input,
        settings,
        line: OneLine::default(),
        outdoor_share: settings.transformer_share(input.mean_air),
    };
    builder.line.laws.push(Law::Lossless);
    let kv = voltage_kv(plan, settings);
    let sections = sections(plan, settings, kv);
    mv_settings(&mut builder, kv);
    let mut drafts = racks::drafts(&mut builder, sections);
    drafts.extend(plant::drafts(&mut builder, sections, &drafts));
    sources::grid(&mut builder, sections);
    sources::generation(&mut builder, sections);
    sources::batteries(&mut builder, sections);
    ties(&mut builder, sections);
    emit::sections(&mut builder, sections, &drafts);
    rate_sections(&mut builder, &drafts);
    builder.line.ups_min = ups_min(plan);
    overridden(&mut builder.line, overrides);
    builder.line
}

/// Medium voltage of the site.
fn voltage_kv(plan: &Plan, settings: &Settings) -> f64 {
    /// Where nothing says it: the usual voltage of a large site on 60 Hz (power reference 3.3).
    const USUAL_KV: f64 = 34.5;
    let of_feeds = plan.power.grid.iter().find_map(|grid| {
        let unit = grid.transformer.as_ref()?;
        Some(unit.low_kv)
    });
    let of_blocks = || {
        plan.power.blocks.iter().find_map(|block| {
            let unit = block.unit.as_ref()?;
            Some(unit.high_kv)
        })
    };
    settings.mv_kv.or(of_feeds).or_else(of_blocks).unwrap_or(USUAL_KV)
}

/// How many sections: see the module.
fn sections(plan: &Plan, settings: &Settings, kv: f64) -> usize {
    if let Some(given) = settings.sections {
        return given.clamp(1, MOST_SECTIONS);
    }
    let days = plan.power.grid.iter().map(|grid| grid.tag.life.ready);
    let on_one_day = days
        .map(|day| {
            let there = plan.power.grid.iter().filter(|grid| grid.tag.life.holds(day));
            there.map(sources::entries).sum::<usize>()
        })
        .max()
        .unwrap_or(0);
    let groups = plan.power.blocks.iter().filter(|group| 0 < group.count);
    let widest = groups.map(|group| systems(group.topology)).max().unwrap_or(1);
    let all = plan.power.blocks.iter().chain(&plan.power.plant_blocks);
    let blocks: Power = all.map(|group| group.unit_power * f64::from(group.count)).sum();
    let mva = blocks.at_power_factor(plan.power.it_power_factor).mva();
    let by_current = (mva / (ROOT_3 * kv * SECTION_MAX_A / 1e3)).ceil();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped just before")]
    let by_current = by_current.clamp(1.0, count(MOST_SECTIONS)) as usize;
    on_one_day.max(widest).max(by_current).clamp(1, MOST_SECTIONS)
}

fn mv_settings(builder: &mut Builder<'_>, kv: f64) {
    let settings = builder.settings;
    let mv = &mut builder.line.mv;
    mv.kv = kv;
    mv.arrangement = settings.arrangement;
    mv.hold_up_ms = settings.hold_up_ms;
    mv.section_tie_ms = settings.section_tie_ms;
    mv.board_tie_ms = settings.board_tie_ms;
    mv.switch_ms = settings.switch_ms;
    mv.short_time_share = settings.short_time_share;
    mv.power_factor = builder.plan.power.it_power_factor;
}

/// Ties from each section to the next; a ring of three or more is closed by one from the last to the
/// first. Sections that stand alone have none.
fn ties(builder: &mut Builder<'_>, sections: usize) {
    use super::Arrangement;
    let last = match builder.settings.arrangement {
        Arrangement::Radial => 0,
        Arrangement::Ring if 2 < sections => sections,
        _ => sections - 1,
    };
    for a in 0..last {
        let b = (a + 1) % sections;
        let id = |section: usize| u32::try_from(section).unwrap_or(NONE);
        let element = builder.push(New {
            minor: id(b) + 1,
            ..New::of(Kind::Tie, NONE, id(a) + 1)
        });
        builder.line.mv.ties.push(super::Tie {
            element,
            a: id(a),
            b: id(b),
        });
    }
}

/// Sections and ties take the smallest frame that carries their largest feed and the blocks behind them.
fn rate_sections(builder: &mut Builder<'_>, drafts: &[Draft]) {
    let line = &mut builder.line;
    let kv = line.mv.kv;
    let mva = |frame: f64| ROOT_3 * kv * frame / 1e3;
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
        let frame = SECTION_FRAMES_A.iter().find(|frame| needed <= mva(**frame));
        let largest_frame = SECTION_FRAMES_A[SECTION_FRAMES_A.len() - 1];
        rated.push(mva(*frame.unwrap_or(&largest_frame)));
        let element = line.mv.sections[section] as usize;
        line.rating_mva[element] = rated[section];
    }
    for tie in &line.mv.ties {
        line.rating_mva[tie.element as usize] = rated[tie.a as usize].min(rated[tie.b as usize]);
    }
}

/// Minutes of battery by class: a UPS is bought larger than its load, which lasts longer by as much.
fn ups_min(plan: &Plan) -> [f64; 5] {
    let of = |unit: Option<f64>| unit.map_or(0.0, |minutes| minutes / emit::UPS_SIZING_LOAD);
    let mut minutes = [0.0; 5];
    minutes[super::LoadClass::SupportRack.index()] =
        of(plan.power.support_ups.as_ref().map(|unit| unit.autonomy_min));
    minutes[super::LoadClass::Fluid.index()] =
        of(plan.power.fluid_ups.as_ref().map(|unit| unit.autonomy_min));
    minutes
}

/// What the planner said of single elements.
fn overridden(line: &mut OneLine, overrides: &Overrides) {
    if overrides.is_empty() {
        return;
    }
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    for element in 0..u32::try_from(line.len()).unwrap_or(0) {
        known.insert(line.name(element), element);
    }
    for (name, said) in overrides {
        let Some(element) = known.get(name) else {
            line.unknown_overrides.push(name.clone());
            continue;
        };
        let at = *element as usize;
        if let Some(rating) = said.rating {
            line.rating_mva[at] = rating.mva();
        }
        if let Some(share) = said.continuous_share {
            line.continuous[at] = share;
        }
    }
}

/// Groups of blocks that stand on the day, with their number in the plan counted from 1.
pub(super) fn standing(groups: &[Block], day: u32) -> impl Iterator<Item = (usize, &Block)> {
    let numbered = groups.iter().enumerate().map(|(i, group)| (i + 1, group));
    numbered.filter(move |(_, group)| group.tag.life.holds(day) && 0 < group.count)
}
