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

pub(super) mod branch;
pub(super) mod check;
pub(super) mod complex;
mod couple;
pub(super) mod factors;
mod newton;
mod numbers;
pub(super) mod order;
mod outcome;
pub(super) mod prepared;
mod results;
mod rows;
mod share;
mod solver;

pub use check::MOST_ELEMENTS;
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
pub use solver::Solver;

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
    /// Constant current drawn: powers at nominal voltage, which follow the voltage.
    pub currents: Vec<Load>,
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

    /// Nominal voltage of a bus that exists.
    pub(super) fn kv(&self, bus: u32) -> f64 {
        self.buses[bus as usize].vn_kv
    }

    /// Whether a bus that exists is in service.
    pub(super) fn is_live(&self, bus: u32) -> bool {
        self.buses[bus as usize].in_service
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
