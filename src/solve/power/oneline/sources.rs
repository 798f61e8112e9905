//! Sources: substations, feeds and their transformers, generating units on their buses, batteries.

use super::Kind;
use super::Law;
use super::NONE;
use super::build::Builder;
use super::build::New;
use super::mv::Pool;
use super::mv::Source;
use super::mv::SourceKind;
use super::mv::count;
use super::names::pack;
use super::racks::tangent;
use crate::catalog;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Grid;
use crate::solve::power::series;
use crate::solve::power::supply::permitted;
use crate::solve::power::supply::unit_power;
use crate::units::ApparentPower;
use crate::units::Power;

/// Where a feed enters medium voltage: through each transformer, or by each circuit where it has none.
pub(super) fn entries(grid: &Grid) -> usize {
    if grid.transformer.is_some() && 0 < grid.transformer_count {
        grid.transformer_count as usize
    } else {
        grid.circuits.max(1) as usize
    }
}

/// Circuits as elements: one more than there are transformers would lead nowhere of its own.
fn circuits(grid: &Grid) -> usize {
    (grid.circuits.max(1) as usize).min(entries(grid))
}

/// Feeds of the day. Those that name the same substation hang under it.
///
/// An entry's section is counted over all feeds of the plan, whether they stand or not, so that it does
/// not move when another comes or goes.
pub(super) fn grid(builder: &mut Builder<'_>, sections: usize) {
    let plan = builder.plan;
    let feeds = &plan.power.grid;
    let mut first_entry = Vec::with_capacity(feeds.len());
    let mut entry = 0;
    for grid in feeds {
        first_entry.push(entry);
        entry += entries(grid);
    }
    let there = |i: &usize| feeds[*i].tag.life.holds(builder.day);
    let standing: Vec<usize> = (0..feeds.len()).filter(there).collect();
    let mut laid = Laid {
        standing: &standing,
        first_entry: &first_entry,
        sections,
        done: vec![false; feeds.len()],
    };
    for i in &standing {
        if laid.done[*i] {
            continue;
        }
        let common = common_point(feeds, &standing, *i);
        if common.is_empty() {
            laid.station(builder, NONE, *i);
            continue;
        }
        let point = builder.push(New::of(Kind::CommonPoint, NONE, pack(0, number(*i))));
        for j in &standing {
            if !laid.done[*j] && common_point(feeds, &standing, *j) == common {
                laid.station(builder, point, *j);
            }
        }
        builder.close(point);
    }
}

/// What a feed is lost with besides its substation: as it says, or as another feed of its substation does.
fn common_point<'a>(feeds: &'a [Grid], standing: &[usize], i: usize) -> &'a str {
    let station = &feeds[i].substation;
    let same = standing
        .iter()
        .filter(|j| !station.is_empty() && feeds[**j].substation == *station);
    let mut named = std::iter::once(&i)
        .chain(same)
        .map(|j| feeds[*j].common_point.as_str())
        .filter(|point| !point.is_empty());
    named.next().unwrap_or("")
}

/// Feeds that are being laid.
struct Laid<'a> {
    standing: &'a [usize],
    first_entry: &'a [usize],
    sections: usize,
    done: Vec<bool>,
}

impl Laid<'_> {
    /// A feed, with its substation and everything else on that where it names one.
    fn station(&mut self, builder: &mut Builder<'_>, parent: u32, i: usize) {
        let feeds = &builder.plan.power.grid;
        let name = &feeds[i].substation;
        if name.is_empty() {
            self.done[i] = true;
            feed(builder, parent, i, self.first_entry[i], self.sections);
            return;
        }
        let substation = builder.push(New::of(Kind::Substation, parent, pack(0, number(i))));
        for j in self.standing {
            if feeds[*j].substation == *name {
                self.done[*j] = true;
                feed(builder, substation, *j, self.first_entry[*j], self.sections);
            }
        }
        builder.close(substation);
    }
}

/// One feed: its circuits, each with its part of the transformers.
fn feed(builder: &mut Builder<'_>, parent: u32, i: usize, first_entry: usize, sections: usize) {
    let grid = &builder.plan.power.grid[i];
    let power_factor = builder.plan.power.it_power_factor;
    let entries = entries(grid);
    let circuits = circuits(grid);
    let through = through(builder, grid);
    let law = match &through {
        Some((_, law)) => law.clone(),
        None if builder.is_undrawn() => Law::Lossless,
        None => {
            let each = grid.contract.at_power_factor(power_factor) / count(entries);
            Law::of_series(series::cable(
                builder.plan,
                &grid.feeder,
                builder.line.mv.kv,
                each,
            ))
        }
    };
    let sustained = (grid.contract - grid.interruptible).max(Power::ZERO);
    // The contract is measured before the transformers, whose losses it must carry too.
    let entry_mw = sustained.mw() / count(entries);
    let entry_mvar = entry_mw * tangent(power_factor);
    let lost_mw = (law.enters(entry_mw, entry_mvar).0 - entry_mw).min(entry_mw);
    let law = builder.law(law);
    let first = source_count(builder);
    for circuit in 0..circuits {
        let lowest = grid.power_factor_min;
        let contract_mva = grid.contract.at_power_factor(lowest).mva() / count(circuits);
        let feed = builder.push(New {
            rating_mva: contract_mva,
            law: if through.is_none() { law } else { 0 },
            ..New::of(Kind::Feed, parent, pack(i + 1, number(circuit)))
        });
        for entry in (circuit..entries).step_by(circuits) {
            let (element, own) = match &through {
                Some((rating_mva, _)) => {
                    let transformer = New {
                        rating_mva: *rating_mva,
                        law,
                        ..New::of(Kind::FeedTransformer, feed, pack(i + 1, number(entry)))
                    };
                    (builder.push(transformer), rating_mva * power_factor)
                }
                None => (feed, entry_mw),
            };
            let section = builder
                .sections
                .named_or(grid.section, (first_entry + entry) % sections);
            source(builder, (SourceKind::Grid, i), element, section, own);
        }
        builder.close(feed);
    }
    close_pool(
        builder,
        first,
        (entry_mw - lost_mw) * count(entries),
        circuits,
    );
}

/// Rating in the day's air, MVA, and law of a feed's transformers, where it has them.
fn through(builder: &Builder<'_>, grid: &Grid) -> Option<(f64, Law)> {
    let unit = grid
        .transformer
        .as_deref()
        .filter(|_| 0 < grid.transformer_count)?;
    let rating_mva = unit.rating.mva() * builder.outdoor_share;
    let cable = series::cable(builder.plan, &grid.feeder, builder.line.mv.kv, unit.rating);
    let law = transformer_law(unit, builder.is_undrawn()).with(cable);
    Some((rating_mva, law))
}

/// A transformer's law from its catalogue row; nothing is lost in a chain that is not drawn.
pub(super) fn transformer_law(unit: &catalog::Transformer, undrawn: bool) -> Law {
    if undrawn || unit.base.mva() <= 0.0 {
        return Law::Lossless;
    }
    let (z, r) = (unit.impedance_percent, unit.resistance_percent);
    Law::Transformer {
        base_mva: unit.base.mva(),
        no_load_mw: unit.no_load.mw(),
        load_loss_mw: unit.load_loss.mw(),
        reactance: (z * z - r * r).max(0.0).sqrt() / 100.0,
    }
}

/// Generating groups of the day: their buses, each with its units. Buses take sections after the feeds,
/// counted over all groups of the plan.
pub(super) fn generation(builder: &mut Builder<'_>, sections: usize) {
    let plan = builder.plan;
    let mut bus = plan.power.grid.iter().map(entries).sum::<usize>();
    for (i, group) in plan.power.generation.iter().enumerate() {
        let buses = group.buses.max(1).min(group.count.max(1)) as usize;
        if group.tag.life.holds(builder.day) && 0 < group.count {
            self::group(builder, group, i, bus, sections);
        }
        bus += buses;
    }
}

fn group(
    builder: &mut Builder<'_>,
    group: &Generation,
    i: usize,
    first_bus: usize,
    sections: usize,
) {
    let plan = builder.plan;
    let unit_power = unit_power(plan, group, builder.input.intake_air);
    let unit_mva = unit_power
        .at_power_factor(builder.settings.generator_power_factor)
        .mva();
    let buses = group.buses.max(1).min(group.count);
    let in_service = group.count.saturating_sub(group.in_maintenance);
    let first = source_count(builder);
    let (mut at_units_mw, mut at_sections_mw) = (0.0, 0.0);
    for bus in 0..buses {
        // Units are dealt to the buses in turn, so the first ones hold one more.
        let units = (group.count - bus).div_ceil(buses);
        let available = in_service.saturating_sub(bus).div_ceil(buses);
        let bus_mva = ApparentPower::from_mva(unit_mva * f64::from(units));
        let law = units_law(builder, group, bus_mva);
        let power_mw = unit_power.mw() * f64::from(available);
        let at_section_mw = behind(&law, power_mw, plan.power.it_power_factor);
        at_sections_mw += at_section_mw;
        at_units_mw += power_mw;
        let law = builder.law(law);
        let element = builder.push(New {
            rating_mva: bus_mva.mva(),
            law,
            ..New::of(Kind::GenerationBus, NONE, pack(i + 1, bus + 1))
        });
        for unit in 0..units {
            let number = pack(i + 1, bus + unit * buses + 1);
            builder.push(New {
                rating_mva: unit_mva,
                ..New::of(Kind::Generator, element, number)
            });
        }
        builder.close(element);
        let section = builder
            .sections
            .named_or(group.section, (first_bus + bus as usize) % sections);
        let named = (SourceKind::Generation, i);
        let at = source(builder, named, element, section, at_section_mw);
        let source = &mut builder.line.mv.sources[at];
        (source.units, source.available) = (units, available);
        source.step_share = group.step_share;
        source.start_min = group.start.minutes();
        source.standby = group.standby;
    }
    // Permits count what units give; step-up transformers and cables take their part of it.
    let behind = if 0.0 < at_units_mw {
        at_sections_mw / at_units_mw
    } else {
        1.0
    };
    let permitted = permitted(group, unit_power);
    close_pool(builder, first, permitted.mw() * behind, 1);
}

/// Step-up transformers and cable of a bus of units.
fn units_law(builder: &Builder<'_>, group: &Generation, bus: ApparentPower) -> Law {
    if builder.is_undrawn() {
        return Law::Lossless;
    }
    let kv = builder.line.mv.kv;
    Law::of_series(series::of_units(builder.plan, group, bus, kv))
}

/// What is left behind a law of what enters it, to first order in the loss.
fn behind(law: &Law, enters_mw: f64, power_factor: f64) -> f64 {
    let lost = law.enters(enters_mw, enters_mw * tangent(power_factor)).0 - enters_mw;
    (enters_mw - lost).max(0.0)
}

/// Batteries of the day: on the section the plan names, or an equal part on every one.
pub(super) fn batteries(builder: &mut Builder<'_>, sections: usize) {
    let plan = builder.plan;
    for (i, battery) in plan.power.batteries.iter().enumerate() {
        if !battery.tag.life.holds(builder.day) || battery.power <= Power::ZERO {
            continue;
        }
        let on: Vec<usize> = match battery
            .section
            .and_then(|named| builder.sections.standing(named))
        {
            Some(section) => vec![section],
            None => (0..sections).collect(),
        };
        let each = battery.power * (1.0 / count(on.len()));
        let energy = battery.bridge_energy * (1.0 / count(on.len()));
        let law = if builder.is_undrawn() {
            Law::Lossless
        } else {
            let mva = each.at_power_factor(1.0);
            let kv = builder.line.mv.kv;
            Law::of_series(series::cable(plan, &battery.feeder, kv, mva))
        };
        let at_section_mw = behind(&law, each.mw(), 1.0);
        for section in on {
            let first = source_count(builder);
            let element = builder.push(New {
                rating_mva: each.mw(),
                ..New::of(Kind::Battery, NONE, pack(i + 1, number(section)))
            });
            let at = source(
                builder,
                (SourceKind::Battery, i),
                element,
                section,
                at_section_mw,
            );
            let source = &mut builder.line.mv.sources[at];
            source.response_ms = battery.response.s() * 1e3;
            source.grid_forming = battery.grid_forming;
            source.energy_mwh = energy.mwh();
            close_pool(builder, first, at_section_mw, 1);
        }
    }
}

fn source_count(builder: &Builder<'_>) -> u32 {
    u32::try_from(builder.line.mv.sources.len()).unwrap_or(NONE)
}

fn source(
    builder: &mut Builder<'_>,
    (kind, asset): (SourceKind, usize),
    element: u32,
    section: usize,
    power_mw: f64,
) -> usize {
    let pool = u32::try_from(builder.line.mv.pools.len()).unwrap_or(NONE);
    builder.line.mv.sources.push(Source {
        element,
        section: u32::try_from(section).unwrap_or(NONE),
        asset: u32::try_from(asset).unwrap_or(NONE),
        kind,
        pool,
        power_mw,
        units: 0,
        available: 0,
        step_share: 0.0,
        start_min: 0.0,
        response_ms: 0.0,
        grid_forming: false,
        standby: false,
        energy_mwh: 0.0,
    });
    builder.line.mv.sources.len() - 1
}

fn close_pool(builder: &mut Builder<'_>, first: u32, limit_mw: f64, circuits: usize) {
    let end = source_count(builder);
    builder.line.mv.pools.push(Pool {
        limit_mw,
        first,
        end,
        circuits: u32::try_from(circuits).unwrap_or(1),
    });
}

/// A place counted from 0 as a number counted from 1.
fn number(place: usize) -> u32 {
    u32::try_from(place).map_or(NONE, |place| place + 1)
}
