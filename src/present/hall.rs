//! Halls from above: every rack in metres, with a tone instead of a colour.

use crate::evaluate::DayState;
use crate::evaluate::Evaluation;
use crate::evaluate::HallDay;
use crate::evaluate::LimitKind;
use crate::present::number;
use crate::present::table::Table;
use crate::present::words;
use crate::present::words::Names;
use crate::solve::floor::HallLayout;
use crate::solve::floor::Layout;
use crate::solve::floor::Rack;
use crate::units::Power;
use crate::units::order;
use std::collections::BTreeSet;

/// What the colour of a rack says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colouring {
    /// The phase it belongs to.
    #[default]
    Phase,
    /// What it runs at, against the largest platform.
    Load,
}

/// Tone of a rack. Whoever draws it gives every tone its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RackTone {
    /// It does not stand yet, or no longer: an outline.
    Awaited,
    /// Network, storage or management.
    Support,
    /// GPUs of the phase with this number, counted from 0.
    Phase(u8),
    /// GPUs at a load of so many of [`LOAD_LEVELS`], from 0.
    Load(u8),
}

/// Steps of the scale from an idle rack to the largest platform's nameplate.
pub const LOAD_LEVELS: u8 = 8;

/// A rectangle in the metres of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Along the rows.
    pub width: f64,
    /// Across the rows.
    pub depth: f64,
}

/// One rack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RackMark {
    /// Where it stands.
    pub area: Area,
    /// Its tone.
    pub tone: RackTone,
}

/// One hall.
#[derive(Clone, Debug, PartialEq)]
pub struct HallPlan {
    /// Id of the hall.
    pub id: String,
    /// `Hall E · 25,024 GPUs · H200`.
    pub title: String,
    /// Its walls.
    pub area: Area,
    /// Racks, in the order of the layout.
    pub racks: Vec<RackMark>,
    /// Places that are left, to be outlined.
    pub spaces: Vec<Area>,
    /// Where no rack may stand.
    pub keep_outs: Vec<Area>,
}

/// All halls on one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FloorView {
    /// In the order of the plan.
    pub halls: Vec<HallPlan>,
    /// What holds all of them, titles included.
    pub bounds: Area,
    /// Tones in use with their meaning, for a legend.
    pub legend: Vec<(RackTone, String)>,
}

/// What lies at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Position of the hall.
    pub hall: usize,
    /// Position of the rack in it; `None`: the hall beside its racks.
    pub rack: Option<usize>,
}

/// Space above a hall for its title, m.
pub const TITLE_M: f64 = 3.0;

/// All halls on one day. Cheap enough to run on every move of the day: the tone of every deployment is
/// found once, then one pass over the racks.
pub fn view(
    evaluation: &Evaluation,
    state: Option<&DayState>,
    day: u32,
    colouring: Colouring,
    names: &Names,
) -> FloorView {
    let tones = Tones::of(evaluation, day, colouring);
    let halls: Vec<HallPlan> = evaluation
        .layout
        .halls
        .iter()
        .enumerate()
        .map(|(index, hall)| {
            let today = state.and_then(|state| state.halls.iter().find(|it| it.hall == index));
            hall_plan(evaluation, hall, today, &tones, names)
        })
        .collect();
    FloorView {
        bounds: bounds(&halls),
        legend: legend(evaluation, &halls, names),
        halls,
    }
}

/// Tones of the racks of every deployment on a day.
struct Tones {
    gpu: Vec<RackTone>,
    stands: Vec<bool>,
}

impl Tones {
    fn of(evaluation: &Evaluation, day: u32, colouring: Colouring) -> Self {
        let largest = largest(evaluation);
        let deployments = evaluation.deployments.iter();
        let gpu = deployments.clone().map(|deployment| match colouring {
            Colouring::Phase => {
                // Racks of no phase take the tone after the last one's.
                let phase = deployment.phase.unwrap_or(evaluation.phases.len());
                RackTone::Phase(u8::try_from(phase).unwrap_or(u8::MAX))
            }
            Colouring::Load => {
                let running = evaluation.platforms[deployment.platform].running;
                RackTone::Load(load_level(running, largest))
            }
        });
        let stands = deployments.map(|deployment| deployment.life.holds(day));
        Self {
            gpu: gpu.collect(),
            stands: stands.collect(),
        }
    }

    fn tone(&self, rack: &Rack) -> RackTone {
        if !self.stands[rack.deployment] {
            RackTone::Awaited
        } else if rack.is_gpu {
            self.gpu[rack.deployment]
        } else {
            RackTone::Support
        }
    }
}

/// Nameplate of the largest platform in use.
fn largest(evaluation: &Evaluation) -> Power {
    let platforms = evaluation.platforms.iter();
    platforms.fold(Power::ZERO, |most, platform| most.max(platform.nameplate))
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the levels first"
)]
fn load_level(running: Power, largest: Power) -> u8 {
    if largest <= Power::ZERO {
        return 0;
    }
    let last = f64::from(LOAD_LEVELS - 1);
    (running / largest * f64::from(LOAD_LEVELS))
        .floor()
        .clamp(0.0, last) as u8
}

fn hall_plan(
    evaluation: &Evaluation,
    hall: &HallLayout,
    today: Option<&HallDay>,
    tones: &Tones,
    names: &Names,
) -> HallPlan {
    let (x, y) = (hall.x_m, hall.y_m);
    let area = |left: f64, upper: f64, width: f64, depth: f64| Area {
        x: x + left,
        y: y + upper,
        width,
        depth,
    };
    let racks = hall.racks.iter().map(|rack| RackMark {
        area: area(rack.x_m, rack.y_m, rack.width_m, rack.depth_m),
        tone: tones.tone(rack),
    });
    let spaces = hall
        .spaces
        .iter()
        .map(|space| area(space.x_m, space.y_m, space.width_m, space.depth_m));
    let keep_outs = hall
        .keep_outs
        .iter()
        .map(|it| area(it.x.m(), it.y.m(), it.width.m(), it.depth.m()));
    let platforms = platforms_of(evaluation, hall);
    HallPlan {
        id: hall.id.clone(),
        title: words::hall_title(&hall.name, today, &platforms, names),
        area: area(0.0, 0.0, hall.width_m, hall.depth_m),
        racks: racks.collect(),
        spaces: spaces.collect(),
        keep_outs: keep_outs.collect(),
    }
}

/// Short names of the GPU platforms of a hall, in the order they arrive.
fn platforms_of<'a>(evaluation: &'a Evaluation, hall: &HallLayout) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    let mut last = None;
    for rack in hall.racks.iter().filter(|rack| rack.is_gpu) {
        if last == Some(rack.platform) {
            continue;
        }
        last = Some(rack.platform);
        let name = short_name(&evaluation.platforms[rack.platform].name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// `H100` of `H100, 64 GPUs, direct liquid cooling`.
fn short_name(name: &str) -> &str {
    name.split(',').next().unwrap_or(name).trim()
}

fn bounds(halls: &[HallPlan]) -> Area {
    let edge = |start: f64, pick: fn(f64, f64) -> f64, of: &dyn Fn(&Area) -> f64| {
        halls
            .iter()
            .fold(start, |edge, hall| pick(edge, of(&hall.area)))
    };
    let left = edge(f64::INFINITY, f64::min, &|area| area.x);
    let upper = edge(f64::INFINITY, f64::min, &|area| area.y);
    let right = edge(f64::NEG_INFINITY, f64::max, &|area| area.x + area.width);
    let lower = edge(f64::NEG_INFINITY, f64::max, &|area| area.y + area.depth);
    if halls.is_empty() {
        return Area::default();
    }
    Area {
        x: left,
        y: upper - TITLE_M,
        width: right - left,
        depth: lower - upper + TITLE_M,
    }
}

fn legend(evaluation: &Evaluation, halls: &[HallPlan], names: &Names) -> Vec<(RackTone, String)> {
    let terms = words::terms(names);
    // One by one: collecting would sort every rack first.
    let mut tones = BTreeSet::new();
    for rack in halls.iter().flat_map(|hall| &hall.racks) {
        tones.insert(rack.tone);
    }
    let largest = largest(evaluation);
    let meaning = |tone: RackTone| match tone {
        RackTone::Awaited => terms.awaited.to_owned(),
        RackTone::Support => terms.support_rack.to_owned(),
        RackTone::Phase(index) => evaluation
            .phases
            .get(usize::from(index))
            .map_or_else(|| terms.no_phase.to_owned(), |phase| phase.name.clone()),
        RackTone::Load(level) => {
            let step = largest.kw() / f64::from(LOAD_LEVELS);
            let (low, high) = (f64::from(level) * step, f64::from(level + 1) * step);
            format!(
                "{} {} {} kW",
                number::decimal(low, 0),
                terms.to,
                number::decimal(high, 0)
            )
        }
    };
    let mut rows: Vec<(RackTone, String)> = tones
        .into_iter()
        .map(|tone| (tone, meaning(tone)))
        .collect();
    let is_phase = |tone: &RackTone| matches!(tone, RackTone::Phase(_) | RackTone::Load(_));
    order::sort_by(&mut rows, |a, b| {
        (!is_phase(&a.0), a.0).cmp(&(!is_phase(&b.0), b.0))
    });
    rows
}

/// One rack in words, for a tooltip or the inspector: name and value row by row.
pub fn rack_words(evaluation: &Evaluation, hit: Hit, names: &Names) -> Option<Table> {
    let hall = evaluation.layout.halls.get(hit.hall)?;
    let rack = hall.racks.get(hit.rack?)?;
    let platform = evaluation.platforms.get(rack.platform)?;
    let deployment = evaluation.deployments.get(rack.deployment)?;
    let terms = words::terms(names);
    let kilowatts = |power: Power| format!("{} kW", number::decimal(power.kw(), 1));
    let values = [
        platform.name.clone(),
        deployment.name.clone(),
        words::array_and_row(rack.array + 1, rack.row + 1, names),
        kilowatts(platform.nameplate),
        kilowatts(platform.running),
        format!("{} kg", number::decimal(platform.mass.kg(), 0)),
        words::life(deployment.life, names),
    ];
    let mut table = Table::new(terms.rack, &[terms.rack, &hall.name]);
    for (name, value) in terms.rack_rows.iter().zip(values) {
        table.rows.push(vec![(*name).to_owned(), value]);
    }
    Some(table)
}

/// All halls as a table: racks, GPUs live and placed, how far firm blocks and firm cooling are used.
pub fn table(layout: &Layout, state: &DayState, names: &Names) -> Table {
    let terms = words::terms(names);
    let mut table = Table::new(terms.halls, &terms.halls_head);
    for (index, hall) in layout.halls.iter().enumerate() {
        let Some(today) = state.halls.iter().find(|it| it.hall == index) else {
            continue;
        };
        table.rows.push(vec![
            hall.name.clone(),
            number::whole(today.gpu_racks),
            number::whole(today.support_racks),
            number::whole(today.gpus_placed),
            number::whole(today.gpus_live),
            used_share(state, index, LimitKind::Blocks),
            used_share(state, index, LimitKind::HallCooling),
        ]);
    }
    table
}

/// What is used of a hall's limit, its reserve and what is stranded not counted.
fn used_share(state: &DayState, hall: usize, kind: LimitKind) -> String {
    let limit = state
        .limits
        .iter()
        .find(|limit| limit.hall == Some(hall) && limit.kind == kind);
    match limit.map(|limit| (limit.used, limit.used + limit.free)) {
        Some((used, usable)) if 0.0 < usable => number::percent(used / usable, 0),
        _ => number::NOTHING.to_owned(),
    }
}

impl Area {
    /// Whether a point lies in it, its left and upper edge included.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        self.x <= x && x < self.x + self.width && self.y <= y && y < self.y + self.depth
    }
}

impl FloorView {
    /// What lies at a point of the site, in metres.
    pub fn hit(&self, x: f64, y: f64) -> Option<Hit> {
        let hall = self
            .halls
            .iter()
            .position(|hall| hall.area.contains(x, y))?;
        let racks = &self.halls[hall].racks;
        Some(Hit {
            hall,
            rack: racks.iter().position(|rack| rack.area.contains(x, y)),
        })
    }
}
