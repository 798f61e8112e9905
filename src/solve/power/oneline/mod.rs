//! The one-line: every element of the power network of a day, generated from the plan, and what it carries.
//!
//! Elements have `u32` ids and one array a field. They stand in pre-order: what hangs under an element is
//! the interval from it to its `end`, so that a radial outage is an interval. Readable ids are made only
//! for display, by [`OneLine::name`].
//!
//! **What the plan leaves open is decided here, once:**
//!
//! - Sections, where the plan names none: as many as the most transformers (or direct circuits) that stand
//!   on one day, at least as many as the systems of the widest topology, and enough that none carries more
//!   than 3,000 A. In a row, each tied to the next. An open tie closes, already with nothing failed, where
//!   one side has no grid source or is short. A ring is closed but for its last tie.
//! - N: both cords of a rack from one block; a failure takes it down. N+1: the last block of a group stands
//!   idle and takes over the board of one other through a low-voltage tie, after a break. Catcher: the last
//!   blocks stand idle and take over what hangs on one other by static switches. 2N: blocks in pairs, a cord
//!   from each. 3N/2, 4N/3, 5N/4: block `k` belongs to system `k mod have`; a rack's cords come from two
//!   systems, dealt so that the worst loss of a system loads the others evenly.
//! - A system has feeders of its own; a block without a second path has its own feeder.
//! - An array of racks hangs on one pair of busway runs if its nameplate fits on one of them alone.
//!
//! - A class may ask for other paths than its blocks give: one, or a second one from another block or section.
//! - Cables that the plan names lie behind what they come from, within its element: as many strands side by side as
//!   carry it, but one to a block, whose feeder then carries no more than the cable. Step-up transformers stand
//!   within the bus of units, as many side by side as its units need. A named tie's cable is in the mesh alone.
//! - Machines hang on the group of mechanical blocks that they name, dealt among its blocks.
//!
//! **Where voltages and losses come from.** The low-voltage trees are swept at rated voltage: they are
//! radial, their drop is a few percent, and a sweep of ten thousand elements takes a tenth of a
//! millisecond where Newton's method would factor a matrix of that size for the same digits. Only the
//! medium-voltage mesh, a few dozen buses, is worth Newton's method.

mod arrays;
mod build;
mod deal;
mod emit;
mod ends;
mod fluid;
mod input;
mod laws;
mod mesh;
mod mesh_flow;
mod mv;
mod names;
mod plant;
mod racks;
mod sections;
mod settle;
mod sizing;
mod sources;
mod sweep;
mod verdict;
mod voltage;

pub use build::generate;
pub use emit::board_size;
pub use input::HallInput;
pub use input::LoadClass;
pub use input::MachineGroup;
pub use input::MachineKind;
pub use input::Override;
pub use input::Overrides;
pub use input::RackInput;
pub use input::Settings;
pub use input::SiteInput;
pub use input::Supplies;
pub use laws::Law;
pub use mesh::Mesh;
pub use mesh::mesh;
pub use mv::Mv;
pub use mv::Source;
pub use mv::SourceKind;
pub use mv::Tie;
pub use settle::Settled;
pub use settle::SupplyView;
pub use settle::settle;
pub use sweep::Flows;
pub(crate) use sweep::island_tangents;
pub use sweep::sweep;
pub use verdict::BoardCheck;
pub use verdict::Verdict;
pub use verdict::allowed;
pub use verdict::boards;
pub use verdict::check_board;
pub use verdict::loading;
pub(crate) use verdict::stand_in_room_mva;
pub use verdict::verdicts;
pub use voltage::Voltages;
pub use voltage::voltages;

/// No element, no load, no hall.
pub const NONE: u32 = u32::MAX;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A substation that feeds share.
    Substation,
    /// A utility circuit with its part of the contract.
    Feed,
    /// A transformer from the utility's voltage to medium voltage.
    FeedTransformer,
    /// The common bus, step-up transformer or gas skid of generating units.
    GenerationBus,
    /// A generating unit.
    Generator,
    /// Batteries on one section.
    Battery,
    /// A medium-voltage section.
    Section,
    /// A tie between two sections.
    Tie,
    /// A medium-voltage feeder with its breaker and cable.
    Feeder,
    /// The transformer of a block.
    Transformer,
    /// The low-voltage board of a block with its main breaker.
    Board,
    /// A UPS.
    Ups,
    /// A static transfer switch.
    Switch,
    /// A busway run, or a bundle of feeds where the plan names no busway.
    Busway,
    /// One side's cords and rack PDUs of a rack, or the cable of a machine.
    Cord,
    /// A supply from medium voltage that the plan does not draw: the house, an undrawn plant.
    Service,
    /// What feeds share and are lost with besides a substation: a line, a corridor, a station upstream.
    CommonPoint,
}

/// The network of one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OneLine {
    /// What each element is.
    pub kind: Vec<Kind>,
    /// First number of its readable id.
    pub major: Vec<u32>,
    /// Second number of its readable id; [`NONE`] without.
    pub minor: Vec<u32>,
    /// The element it hangs under; [`NONE`] at medium voltage and above.
    pub parent: Vec<u32>,
    /// One past the last element that hangs under it.
    pub end: Vec<u32>,
    /// The element it is switched over to when its parent is dead; [`NONE`] without.
    pub alternate: Vec<u32>,
    /// Rating, MVA; 0 where none is known.
    pub rating_mva: Vec<f64>,
    /// Share of the rating that it may carry for longer than three hours.
    pub continuous: Vec<f64>,
    /// Load it is judged by over the load it carries: nameplate over design peak behind racks, else 1.
    pub sizing: Vec<f64>,
    /// Position of its loss law in `laws`.
    pub law: Vec<u32>,
    /// Position of its load in `loads`, at the ends of the tree.
    pub load: Vec<u32>,
    /// Hall it stands in; [`NONE`] in the yard.
    pub hall: Vec<u32>,
    /// Row it stands in; [`NONE`] where it has none.
    pub row: Vec<u32>,
    /// Loss laws, each once.
    pub laws: Vec<Law>,
    /// What is fed.
    pub loads: Vec<Load>,
    /// Elements with a load, ascending.
    pub leaves: Vec<u32>,
    /// Elements with an alternate, ascending.
    pub switches: Vec<u32>,
    /// How long each of them takes to be switched over, ms.
    pub transfer_ms: Vec<f64>,
    /// Sections, ties and sources.
    pub mv: Mv,
    /// Boards with what their transformer and main breaker are, for the check of sizes.
    pub boards: Vec<BoardSize>,
    /// What kinds of elements bear over their rating for a few hours.
    pub emergency: Emergency,
    /// Turn of each class when load is shed, 1 first; 0: only after all that have a turn, GPU racks before others.
    pub shed_turn: [u32; 5],
    /// Minutes that its UPS carries each class alone, in the order of the classes; 0 without a UPS.
    pub ups_min: [f64; 5],
    /// Minutes until each class works again after voltage is back, in the order of the classes.
    pub restart_min: [f64; 5],
    /// Capacitance of each phase of the feeders whose cable is named, nF, by element.
    pub charge_nf: Vec<(u32, f64)>,
    /// What the planner said of single elements and no element answers to.
    pub unknown_overrides: Vec<String>,
}

/// Something that is fed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Its class.
    pub class: LoadClass,
    /// Hall it stands in; [`NONE`] in the yard.
    pub hall: u32,
    /// Number in its hall, or of its machine group.
    pub number: u32,
    /// GPUs.
    pub gpus: u32,
    /// Active power at design peak, MW.
    pub peak_mw: f64,
    /// Reactive power at design peak, Mvar.
    pub peak_mvar: f64,
    /// Its cords; equal parts of the load while both live. [`NONE`] for what is missing.
    pub cords: [u32; 2],
    /// Power supplies of one server.
    pub supplies: Supplies,
    /// Whether a UPS carries it.
    pub has_ups: bool,
    /// Position of its machine group; [`NONE`] for racks.
    pub group: u32,
    /// Machines it stands for; 0 for racks.
    pub machines: u32,
}

/// What kinds of elements bear over their rating for a few hours.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Emergency {
    /// Transformers.
    pub transformer: f64,
    /// Cables, busways and switchgear.
    pub cable: f64,
    /// Generating units.
    pub generator: f64,
    /// UPS.
    pub ups: f64,
    /// For how long, h.
    pub hours: f64,
}

/// What a board is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoardSize {
    /// The board.
    pub element: u32,
    /// Rating of its transformer, MVA.
    pub transformer_mva: f64,
    /// Impedance of its transformer on that rating, 1; 0 where it is not known.
    pub impedance: f64,
    /// Line voltage, kV.
    pub low_kv: f64,
    /// Frame of the main breaker, A.
    pub main_a: f64,
}

impl OneLine {
    /// Number of elements.
    pub fn len(&self) -> usize {
        self.kind.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }

    /// Whether an element lies under another, or is it.
    pub fn is_under(&self, element: u32, root: u32) -> bool {
        root <= element && element < self.end[root as usize]
    }

    /// Positions in `leaves` of the loads' ends under an element.
    pub fn leaves_under(&self, element: u32) -> std::ops::Range<usize> {
        within(&self.leaves, element, self.end[element as usize])
    }

    /// Positions in `switches` of the switched elements under an element, itself included.
    pub fn switches_under(&self, element: u32) -> std::ops::Range<usize> {
        within(&self.switches, element, self.end[element as usize])
    }

    /// GPUs of all racks.
    pub fn gpus(&self) -> u32 {
        self.loads.iter().map(|load| load.gpus).sum()
    }
}

impl Load {
    /// How many cords it has.
    pub fn cord_count(&self) -> u32 {
        self.cords.iter().map(|cord| u32::from(*cord != NONE)).sum()
    }

    /// Part of its load that it draws over a side with everything alive: by the supplies on it, or evenly.
    pub fn part(&self, side: usize) -> f64 {
        let on = self.supplies.on;
        let all = on[0] + on[1];
        if self.cord_count() < 2 {
            1.0
        } else if all == 0 {
            0.5
        } else {
            f64::from(on[side]) / f64::from(all)
        }
    }

    /// Part of its full load that it draws over a side that lives while the sides in `dead` are dead.
    pub fn part_without(&self, side: usize, dead: u8) -> f64 {
        if dead == 0 {
            self.part(side)
        } else {
            self.share_without(dead)
        }
    }

    /// Share of its full load that it can take while the sides in `dead` (bits, A first) are dead.
    ///
    /// With at least `full` supplies live a server runs, with at least `run` it runs as far as they carry
    /// it, with fewer it is dark. Source: P13 (4+2 supplies run throttled with three lost), by count; how
    /// deep a firmware brakes is its own affair.
    pub fn share_without(&self, dead: u8) -> f64 {
        let lives = |side: &usize| self.cords[*side] != NONE && dead & (1 << side) == 0;
        let alive = [0, 1].iter().filter(|side| lives(side)).count();
        if alive == 0 {
            return 0.0;
        }
        if dead == 0 || self.supplies.on == [0, 0] {
            return 1.0;
        }
        let sides = [0, 1].into_iter().filter(lives);
        let left: u32 = sides.map(|side| self.supplies.on[side]).sum();
        if left < self.supplies.run.max(1) {
            0.0
        } else {
            (f64::from(left) / f64::from(self.supplies.full.max(1))).min(1.0)
        }
    }
}

/// Positions in an ascending list of what lies from `from` to before `to`.
fn within(ascending: &[u32], from: u32, to: u32) -> std::ops::Range<usize> {
    ascending.partition_point(|id| *id < from)..ascending.partition_point(|id| *id < to)
}
