//! The boxes of sources: above each section those that feed it, at the top what they come through.

use super::Press;
use super::bench::Scope;
use super::groups::Group;
use super::parts::element;
use super::sketch::Part;
use super::sketch::Stands;
use super::sketch::first_fitting;
use super::sketch::room;
use crate::present::words::power as words;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::Source;
use crate::solve::power::oneline::SourceKind;

/// A box above a section: one source, or several that open.
pub(super) struct Entry {
    /// Positions among the sources.
    pub sources: Vec<usize>,
    /// What they are together; nothing where it is one.
    pub group: Option<Group>,
}

/// How sources share boxes: kind, sources of one asset that have a box each, boxes of the kind on a section.
/// Beyond, the drawing would push the halls out of sight.
const SHARED: [(SourceKind, usize, usize); 3] = [
    (SourceKind::Grid, 2, 4),
    (SourceKind::Generation, 1, 3),
    (SourceKind::Battery, 1, 2),
];

/// Boxes above a section: feeds first, then units, then batteries.
pub(super) fn entries(scope: &Scope<'_>, section: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (kind, each, most) in SHARED {
        let all = scope.line.mv.sources.iter().enumerate();
        let here: Vec<(usize, &Source)> = all
            .filter(|(_, of)| of.kind == kind && of.section as usize == section)
            .collect();
        let mut of_kind = Vec::new();
        for assets in here.chunk_by(|a, b| a.1.asset == b.1.asset) {
            let sources: Vec<usize> = assets.iter().map(|(at, _)| *at).collect();
            if sources.len() <= each {
                of_kind.extend(sources.into_iter().map(|at| Entry {
                    sources: vec![at],
                    group: None,
                }));
            } else {
                let asset = Some(assets[0].1.asset);
                of_kind.push(Entry {
                    sources,
                    group: Some(Group::Sources(kind, section, asset)),
                });
            }
        }
        if most < of_kind.len() {
            of_kind = vec![Entry {
                sources: here.iter().map(|(at, _)| *at).collect(),
                group: Some(Group::Sources(kind, section, None)),
            }];
        }
        entries.append(&mut of_kind);
    }
    entries
}

/// The box of one source or of several.
pub(super) fn part(scope: &Scope<'_>, entry: &Entry, width: f64) -> Part {
    match (entry.sources.as_slice(), entry.group) {
        ([one], None) => single(scope, *one, width),
        (several, group) => grouped(scope, several, group, width),
    }
}

/// What a source gives, and what it can, MW.
pub(super) fn gives(scope: &Scope<'_>, position: usize) -> (f64, f64) {
    let of = |values: &[f64]| values.get(position).copied().unwrap_or(0.0);
    let standing = &scope.standing;
    (of(&standing.settled.source_mw), of(&standing.capacity_mw))
}

/// The box of one source.
pub(super) fn single(scope: &Scope<'_>, position: usize, width: f64) -> Part {
    let source = &scope.line.mv.sources[position];
    let part = element(scope, source.element, "");
    let (mw, can) = gives(scope, position);
    let name = scope.bench.asset_name(source.kind, source.asset);
    let id = part.id.clone();
    let opens = source.kind == SourceKind::Generation && 0 < source.units;
    let room = room(width, opens);
    let (short, note, share) = match source.kind {
        SourceKind::Grid => {
            let is_transformer = scope.line.kind[source.element as usize] == Kind::FeedTransformer;
            let short = if is_transformer {
                id.clone()
            } else {
                format!("{id} {name}")
            };
            (short, part.note.clone(), part.share)
        }
        SourceKind::Generation => {
            let all = [position];
            let units = units_of(scope, &all);
            let (name, note) = units.words(name, (mw, can), scope.bench.air, room);
            (name, note, (0.0 < can).then(|| mw / can))
        }
        SourceKind::Battery => {
            let minutes = 60.0 * source.energy_mwh / source.power_mw.max(1e-9);
            let is_called = 0.0 < scope.detail.outcome.short_mw + scope.detail.outcome.starting_mw;
            let notes = words::battery(source.power_mw, minutes, is_called);
            (name.to_owned(), first_fitting(&notes, room, false), None)
        }
    };
    Part {
        label: format!("{id} {name}, {}", words::load_and_percent(&note, share)),
        name: short,
        note,
        share,
        opens,
        no_percent: source.kind != SourceKind::Grid,
        ..part
    }
}

/// Several sources in one box: the bar is that of what they give together, of feeds that of the most loaded.
fn grouped(scope: &Scope<'_>, sources: &[usize], group: Option<Group>, width: f64) -> Part {
    let all = &scope.line.mv.sources;
    let key = group.map_or_else(String::new, Group::key);
    let title = group.map_or_else(String::new, |group| group.title(scope));
    let sum = sources.iter().map(|at| gives(scope, *at));
    let (mw, can) = sum.fold((0.0, 0.0), |(mw, can), of| (mw + of.0, can + of.1));
    let of = sources.first().map(|at| &all[*at]);
    let kind = of.map_or(SourceKind::Grid, |of| of.kind);
    let asset = match group {
        Some(Group::Sources(_, _, Some(asset))) => Some(asset),
        _ => None,
    };
    let name = asset.map_or_else(
        || words::sources_of(kind),
        |asset| scope.bench.asset_name(kind, asset),
    );
    let room = room(width, false);
    let (name, note, share) = match kind {
        SourceKind::Generation => {
            let units = units_of(scope, sources);
            let (name, note) = units.words(name, (mw, can), scope.bench.air, room);
            (name, note, (0.0 < can).then(|| mw / can))
        }
        SourceKind::Grid => {
            let shares = sources
                .iter()
                .filter_map(|at| scope.share(all[*at].element));
            let note = words::load_of_rough(mw, can, "MW");
            (name.to_owned(), note, shares.reduce(f64::max))
        }
        SourceKind::Battery => {
            let power: f64 = sources.iter().map(|at| all[*at].power_mw).sum();
            let energy: f64 = sources.iter().map(|at| all[*at].energy_mwh).sum();
            let is_called = 0.0 < scope.detail.outcome.short_mw + scope.detail.outcome.starting_mw;
            let notes = words::battery(power, 60.0 * energy / power.max(1e-9), is_called);
            (name.to_owned(), first_fitting(&notes, room, false), None)
        }
    };
    Part {
        label: format!("{title}: {}", words::load_and_percent(&note, share)),
        name,
        note,
        share,
        no_percent: kind != SourceKind::Grid,
        stands: stands(scope, sources),
        press: Press::Open,
        is_open: scope.question.open.first() == Some(&key),
        id: key,
        ..Part::default()
    }
}

/// How several sources stand together: they fail only all at once, and one that lives is enough to live.
fn stands(scope: &Scope<'_>, sources: &[usize]) -> Stands {
    let of = |at: &usize| scope.stands(scope.line.mv.sources[*at].element);
    if sources.iter().all(|at| of(at) == Stands::Failed) {
        Stands::Failed
    } else if sources.iter().any(|at| of(at) == Stands::Alive) {
        Stands::Alive
    } else {
        Stands::Dead
    }
}

/// Generating units of some sources.
struct Units {
    /// How many stand there, and how many of them run or can.
    all: u32,
    alive: u32,
    /// Power of one, MW; zero where they differ.
    each_mw: f64,
    is_standby: bool,
}

fn units_of(scope: &Scope<'_>, sources: &[usize]) -> Units {
    let line = scope.line;
    let of = || sources.iter().map(|at| &line.mv.sources[*at]);
    let each = |source: &Source| source.power_mw / f64::from(source.available.max(1));
    let first = of().next().map_or(0.0, each);
    let is_equal = of().all(|source| (each(source) - first).abs() < 1e-6);
    let out = |source: &Source| {
        let units = source.element + 1..source.element + 1 + source.available;
        let dead = units.filter(|unit| scope.stands(*unit) != Stands::Alive);
        u32::try_from(dead.count()).unwrap_or(0)
    };
    Units {
        all: of().map(|source| source.units).sum(),
        alive: of()
            .map(|source| source.available.saturating_sub(out(source)))
            .sum(),
        each_mw: if is_equal { first } else { 0.0 },
        is_standby: of().all(|source| source.standby),
    }
}

impl Units {
    /// Name and note: the count stands beside the name where there is room, else in the note.
    fn words(&self, name: &str, (mw, can): (f64, f64), air_c: f64, room: f64) -> (String, String) {
        let count = words::units((self.alive, self.all), self.each_mw);
        let long = format!("{name} {count}");
        let has_count = first_fitting(std::slice::from_ref(&long), room, true) == long;
        let sum = if self.is_standby && can <= 0.0 {
            words::STANDBY.to_owned()
        } else if has_count || self.alive < self.all || self.each_mw <= 0.0 {
            words::load_of_rough(mw, can, "MW")
        } else {
            words::load_of_units(mw, &count)
        };
        let notes = [words::at_air(&sum, air_c), sum];
        let name = if has_count { long } else { name.to_owned() };
        (name, first_fitting(&notes, room, false))
    }
}

/// What stands in front of transformers, and substations: drawn at the top.
pub(super) fn roots(scope: &Scope<'_>) -> Vec<u32> {
    let line = scope.line;
    let mut roots = Vec::new();
    for source in &line.mv.sources {
        let mut root = source.element;
        while line.parent[root as usize] != NONE {
            root = line.parent[root as usize];
        }
        if source.kind == SourceKind::Grid && root != source.element && !roots.contains(&root) {
            roots.push(root);
        }
    }
    roots
}

/// The box of a substation or circuit: what it gives of what is contracted there.
pub(super) fn root_part(scope: &Scope<'_>, root: u32) -> Part {
    let part = element(scope, root, "");
    let line = scope.line;
    let under =
        || (root..line.end[root as usize]).filter(|at| line.kind[*at as usize] == Kind::Feed);
    let mut names: Vec<&str> = Vec::new();
    let mut contract = 0.0;
    for feed in under() {
        let Some(asset) = asset_of(scope, feed) else {
            continue;
        };
        let grid = &scope.bench.plan.power.grid[asset];
        let name = grid.tag.name.as_str();
        if !names.contains(&name) {
            names.push(name);
        }
        if scope.stands(feed) == Stands::Alive {
            let sustained = (grid.contract - grid.interruptible).mw().max(0.0);
            contract += sustained / f64::from(grid.circuits.max(1));
        }
    }
    let share = under()
        .filter_map(|feed| scope.share(feed))
        .reduce(f64::max);
    let mw = scope.standing.carried_mw[root as usize];
    let note = words::load_of_rough(mw, contract, "MW");
    let name = format!("{} {}", part.id, names.join(", "));
    Part {
        label: format!(
            "{} {name}, {}",
            words::kind(line.kind[root as usize]),
            words::load_and_percent(&note, share)
        ),
        name,
        note,
        share,
        opens: true,
        ..part
    }
}

/// Position in the plan of the feed that a circuit belongs to.
pub(super) fn asset_of(scope: &Scope<'_>, feed: u32) -> Option<usize> {
    let mut sources = scope.line.mv.sources.iter();
    let of = sources.find(|source| {
        source.kind == SourceKind::Grid && scope.line.is_under(source.element, feed)
    });
    of.map(|source| source.asset as usize)
        .filter(|asset| *asset < scope.bench.plan.power.grid.len())
}

/// The source an element is or stands on, with its position.
pub(super) fn source_of<'a>(scope: &Scope<'a>, element: u32) -> Option<(usize, &'a Source)> {
    let mut sources = scope.line.mv.sources.iter().enumerate();
    sources.find(|(_, source)| scope.line.is_under(element, source.element))
}
