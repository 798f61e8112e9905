//! Halls from above: every rack in metres, with a tone instead of a colour.

use crate::evaluate::DayState;
use crate::present::table::Table;
use crate::present::words::Names;
use crate::scenario::plan::Plan;
use crate::solve::floor::Layout;

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

/// Steps of the scale from an idle rack to the largest platform's running power.
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

/// All halls on one day. Cheap enough to run on every move of the day: one pass over the racks.
pub fn view(
    plan: &Plan,
    layout: &Layout,
    state: Option<&DayState>,
    day: u32,
    colouring: Colouring,
    names: &Names,
) -> FloorView {
    let _ = (plan, layout, state, day, colouring, names);
    FloorView::default()
}

/// One rack in words, for a tooltip or the inspector.
pub fn rack_words(plan: &Plan, layout: &Layout, hit: Hit, day: u32, names: &Names) -> Table {
    let _ = (plan, layout, hit, day, names);
    Table::default()
}

/// All halls as a table: racks, GPUs live and placed, how far blocks and cooling are used.
pub fn table(layout: &Layout, state: &DayState, names: &Names) -> Table {
    let _ = (layout, state, names);
    Table::default()
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
