//! What a power flow finds: one array per quantity, in the order of the network's rows.

/// A solved network. Elements that are out or without a source have zeros; see `energised`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// Whether the bus has a source.
    pub energised: Vec<bool>,
    /// Voltage of every bus, of its nominal; zero where it has no source.
    pub vm_pu: Vec<f64>,
    /// Angle of every bus; zero where it has no source.
    pub va_degree: Vec<f64>,
    /// Every line; `from` first.
    pub lines: BranchFlows,
    /// Every transformer; the high voltage first.
    pub transformers: BranchFlows,
    /// What every grid gives.
    pub grids: Powers,
    /// What every generator gives.
    pub generators: Powers,
    /// What goes through every coupler from `a` to `b`. Where closed couplers form a loop, the split among them
    /// is not determined, and one of them is shown empty.
    pub couplers: Powers,
    /// The generator that was made the reference, because there is neither a grid nor a generator marked for it.
    pub promoted: Option<u32>,
    /// Newton steps.
    pub rounds: u32,
    /// Largest power that remains unbalanced at a bus.
    pub mismatch_mva: f64,
}

/// Flows of lines or transformers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BranchFlows {
    /// Power into the branch at its first end.
    pub p_from_mw: Vec<f64>,
    /// Reactive power into the branch at its first end.
    pub q_from_mvar: Vec<f64>,
    /// Power into the branch at its second end.
    pub p_to_mw: Vec<f64>,
    /// Reactive power into the branch at its second end.
    pub q_to_mvar: Vec<f64>,
    /// Current at the first end.
    pub i_from_ka: Vec<f64>,
    /// Current at the second end.
    pub i_to_ka: Vec<f64>,
    /// Loading: of lines by current, of transformers by power, the larger of both ends. Zero where no rating is
    /// known.
    pub loading_percent: Vec<f64>,
}

/// Powers of things at one bus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Powers {
    /// Power.
    pub p_mw: Vec<f64>,
    /// Reactive power.
    pub q_mvar: Vec<f64>,
}

impl BranchFlows {
    /// Loss of one branch.
    pub fn loss_mw(&self, index: usize) -> f64 {
        self.p_from_mw[index] + self.p_to_mw[index]
    }

    /// Zeros for so many branches.
    pub(super) fn zeros(count: usize) -> Self {
        Self {
            p_from_mw: vec![0.0; count],
            q_from_mvar: vec![0.0; count],
            p_to_mw: vec![0.0; count],
            q_to_mvar: vec![0.0; count],
            i_from_ka: vec![0.0; count],
            i_to_ka: vec![0.0; count],
            loading_percent: vec![0.0; count],
        }
    }
}

impl Powers {
    /// Zeros for so many things.
    pub(super) fn zeros(count: usize) -> Self {
        Self {
            p_mw: vec![0.0; count],
            q_mvar: vec![0.0; count],
        }
    }
}

/// Why there is no flow.
#[derive(Clone, Debug, PartialEq)]
pub enum Unsolved {
    /// An element names a bus or transformer that does not exist.
    Dangling {
        /// Which element.
        element: Element,
    },
    /// A value is not a finite number, or not positive where it must be.
    Invalid {
        /// Which element.
        element: Element,
        /// Which field.
        field: &'static str,
    },
    /// No bus has a source: neither a grid nor a generator.
    NoSource,
    /// Two sources hold one bus at different voltages.
    Conflict {
        /// The bus.
        bus: u32,
    },
    /// The load is more than the network can carry.
    Collapse {
        /// The bus with the largest unbalanced power where the iteration stopped.
        bus: u32,
        /// That power.
        mismatch_mva: f64,
        /// The largest share of all loads and sources, in percent, for which a solution was found; `None` where
        /// none was found at all.
        carried_percent: Option<f64>,
    },
    /// The network is so meshed that its factors do not fit.
    TooMeshed,
}

/// One element by kind and place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(
    missing_docs,
    reason = "the number is the place among the rows of that kind"
)]
pub enum Element {
    Bus(u32),
    Grid(u32),
    Generator(u32),
    Line(u32),
    Transformer(u32),
    Load(u32),
    StaticSource(u32),
    Shunt(u32),
    Motor(u32),
    Coupler(u32),
}
