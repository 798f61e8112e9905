//! The generator: from plan and day to elements in pre-order.

use super::Kind;
use super::Law;
use super::NONE;
use super::OneLine;
use super::Overrides;
use super::Settings;
use super::SiteInput;
use super::emit;
use super::ends;
use super::mv::count;
use super::plant;
use super::racks;
use super::sections;
use super::sections::Sections;
use super::sizing;
use super::sources;
use crate::scenario::plan::Block;
use crate::scenario::plan::LoadClass;
use crate::scenario::plan::Plan;
use crate::solve::power::series;
use crate::units::Power;
use std::collections::BTreeMap;

/// Most sections: more are a typing error that would only cost time.
const MOST_SECTIONS: usize = 64;

/// Most that one section carries, A: the usual largest metal-clad bus (power reference 3.3, 3,000 A).
const SECTION_MAX_A: f64 = 3_000.0;

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
    pub sections: Sections,
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
        sections: Sections::of(plan, day),
        outdoor_share: settings.transformer_share(input.mean_air),
    };
    builder.line.laws.push(Law::Lossless);
    let kv = series::medium_kv(plan);
    let sections = builder
        .sections
        .count()
        .unwrap_or_else(|| default_sections(plan, settings, kv));
    mv_settings(&mut builder, kv);
    let mut drafts = racks::drafts(&mut builder, sections);
    drafts.extend(plant::drafts(&mut builder, sections, &drafts));
    sources::grid(&mut builder, sections);
    sources::generation(&mut builder, sections);
    sources::batteries(&mut builder, sections);
    sections::ties(&mut builder, sections);
    emit::sections(&mut builder, sections, &drafts);
    sections::rate(&mut builder, &drafts);
    carried_by_ups(&mut builder.line);
    sizing::by_nameplate(&mut builder.line, &plan.power.network.rules);
    overridden(&mut builder.line, overrides);
    builder.line
}

/// How many sections: see the module.
fn default_sections(plan: &Plan, settings: &Settings, kv: f64) -> usize {
    if let Some(given) = settings.sections {
        return given.clamp(1, MOST_SECTIONS);
    }
    let days = plan.power.grid.iter().map(|grid| grid.tag.life.ready);
    let on_one_day = days
        .map(|day| {
            let there = plan
                .power
                .grid
                .iter()
                .filter(|grid| grid.tag.life.holds(day));
            there.map(sources::entries).sum::<usize>()
        })
        .max()
        .unwrap_or(0);
    let groups = plan.power.blocks.iter().filter(|group| 0 < group.count);
    let widest = groups
        .map(|group| series::systems(group.topology))
        .max()
        .unwrap_or(1);
    let all = plan.power.blocks.iter().chain(&plan.power.plant_blocks);
    let blocks: Power = all
        .map(|group| group.unit_power * f64::from(group.count))
        .sum();
    let mva = blocks.at_power_factor(plan.power.it_power_factor).mva();
    let by_current = (mva / (ROOT_3 * kv * SECTION_MAX_A / 1e3)).ceil();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped just before"
    )]
    let by_current = by_current.clamp(1.0, count(MOST_SECTIONS)) as usize;
    on_one_day
        .max(widest)
        .max(by_current)
        .clamp(1, MOST_SECTIONS)
}

fn mv_settings(builder: &mut Builder<'_>, kv: f64) {
    let network = &builder.plan.power.network;
    let line = &mut builder.line;
    line.mv.kv = kv;
    line.mv.hold_up_ms = network.hold_up.s() * 1e3;
    line.mv.short_time_share = builder.settings.short_time_share;
    line.mv.power_factor = builder.plan.power.it_power_factor;
    line.emergency = super::Emergency {
        transformer: network.rules.transformer_emergency,
        cable: network.rules.cable_emergency,
        generator: network.rules.generator_emergency,
        ups: network.rules.ups_emergency,
        hours: network.rules.emergency.h(),
    };
    line.ups_min = ups_min(builder.plan);
    line.restart_min = of_classes(builder.plan).map(|class| class.restart.minutes());
    line.shed_turn = of_classes(builder.plan).map(|class| class.shed_order.unwrap_or(0));
}

/// Minutes of battery by class: as the plan says, or the catalogue's, longer by as much as the UPS is larger
/// than its load.
fn ups_min(plan: &Plan) -> [f64; 5] {
    let of = |class: &LoadClass| {
        let from_row = class
            .ups
            .as_ref()
            .map(|unit| unit.autonomy_min / ends::UPS_SIZING_LOAD);
        let given = class.ups_time.filter(|_| class.ups.is_some());
        given.map(|time| time.minutes()).or(from_row).unwrap_or(0.0)
    };
    of_classes(plan).map(of)
}

/// The classes in the order of the one-line's.
fn of_classes(plan: &Plan) -> [&LoadClass; 5] {
    let classes = &plan.power.network.classes;
    [
        &classes.gpu,
        &classes.support,
        &classes.fluid,
        &classes.plant,
        &classes.house,
    ]
}

/// Loads that a UPS carries: those with one above a cord.
fn carried_by_ups(line: &mut OneLine) {
    let mut behind = vec![false; line.len()];
    for at in 0..line.len() {
        let above = line.parent[at] != NONE && behind[line.parent[at] as usize];
        behind[at] = above || line.kind[at] == Kind::Ups;
        if line.load[at] != NONE && behind[at] {
            line.loads[line.load[at] as usize].has_ups = true;
        }
    }
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
