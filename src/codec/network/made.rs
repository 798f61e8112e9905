//! Elements that become several rows of the network: transformers of three windings, impedances, wards, direct
//! current.

/// What such elements were made into, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// Transformers of three windings: places of the legs at high, medium and low voltage. The legs meet in a bus of
    /// our own; it is the second bus of the first leg and the first of the others.
    pub three_windings: Vec<[u32; 3]>,
    /// Impedances.
    pub impedances: Vec<Impedance>,
    /// Wards, then extended wards.
    pub wards: Vec<Ward>,
    /// Lines of direct current: places of the generators at `from` and at `to`.
    pub direct: Vec<[u32; 2]>,
    /// An element in service that says nothing of short circuits and cannot be left out of one either.
    pub without_faults: Option<String>,
}

/// An impedance between two buses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Impedance {
    /// Place of the transformer that stands for it.
    pub branch: u32,
    /// Places of the shunts at its ends.
    pub shunts: [u32; 2],
}

/// An equivalent of a network beyond a bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ward {
    /// Place of the load that stands for its constant power.
    pub load: u32,
    /// Place of the shunt that stands for its constant impedance.
    pub shunt: u32,
    /// Place of the transformer to its voltage source, where it has one.
    pub branch: Option<u32>,
}
