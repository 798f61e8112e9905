//! Whether each element carries what it must, by its own rule.

use super::BoardSize;
use super::Kind;
use super::OneLine;
use super::Settings;
use super::ends::hypot;
use super::sweep::Flows;

/// An element with its load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The element.
    pub element: u32,
    /// Load it is judged by, MVA.
    pub load_mva: f64,
    /// What it may carry for longer than three hours, MVA.
    pub allowed_mva: f64,
    /// What it bears in an emergency, for the hours the plan says, MVA.
    pub emergency_mva: f64,
}

impl Verdict {
    /// Load over what is allowed.
    pub fn fraction(self) -> f64 {
        self.load_mva / self.allowed_mva
    }

    /// Whether it carries more than it bears even in an emergency.
    pub fn is_beyond_emergency(self) -> bool {
        self.emergency_mva * (1.0 + ROUNDING) < self.load_mva
    }

    /// Whether it is overloaded, rounding aside.
    pub fn is_over(self) -> bool {
        self.allowed_mva * (1.0 + ROUNDING) < self.load_mva
    }
}

impl OneLine {
    /// What an element bears in an emergency, MVA: its rating times what the plan says of its kind, and no
    /// less than what it may carry always. Where an emergency may last no time at all, nothing more.
    pub fn emergency_mva(&self, element: usize) -> f64 {
        if self.emergency.hours <= 0.0 {
            return self.rating_mva[element] * self.continuous[element];
        }
        let share = match self.kind[element] {
            Kind::Transformer | Kind::FeedTransformer => self.emergency.transformer,
            Kind::Generator | Kind::GenerationBus => self.emergency.generator,
            Kind::Ups => self.emergency.ups,
            _ => self.continuous[element] * self.emergency.cable,
        };
        self.rating_mva[element] * share.max(self.continuous[element])
    }
}

/// Rounding that is no overload.
const ROUNDING: f64 = 1e-9;

/// Load that an element is judged by, MVA.
///
/// Transformers, UPS and generators by what leaves them, as they are rated (IEEE C57.12.80, B);
/// conductors and breakers by what enters. Behind racks by nameplate.
pub fn loading(line: &OneLine, element: usize, (in_mva, out_mva): (f64, f64)) -> f64 {
    let carried = match line.kind[element] {
        Kind::Transformer | Kind::FeedTransformer | Kind::Ups | Kind::GenerationBus => out_mva,
        _ => in_mva,
    };
    carried * line.sizing[element]
}

/// What an element may carry for longer than three hours, MVA; `None` where no rating is known.
///
/// Rating × share: 0.8 for overcurrent devices and conductors that are not listed for 100 % (busways by
/// their row, rack PDUs); 1 for power breakers in switchgear, transformers (rating taken to the day's
/// air), UPS and generators. A failure lasts until it is repaired, which is longer than three hours, so
/// the same rule holds in the failed state.
pub fn allowed(line: &OneLine, element: usize) -> Option<f64> {
    let allowed = line.rating_mva[element] * line.continuous[element];
    (0.0 < allowed).then_some(allowed)
}

/// Room on a board that stands in for others: what its transformer may carry less what it carries, MVA.
pub(crate) fn stand_in_room_mva(line: &OneLine, flows: &Flows, board: u32) -> f64 {
    let transformer = line.parent[board as usize] as usize;
    let carried = hypot(flows.out_mw[transformer], flows.out_mvar[transformer]);
    allowed(line, transformer).map_or(f64::INFINITY, |allowed| {
        (allowed - carried) * (1.0 + ROUNDING)
    })
}

/// All rated elements with their loads, everything alive.
pub fn verdicts(line: &OneLine, flows: &Flows) -> Vec<Verdict> {
    (0..line.len())
        .filter_map(|at| {
            let ends = (
                hypot(flows.in_mw[at], flows.in_mvar[at]),
                hypot(flows.out_mw[at], flows.out_mvar[at]),
            );
            allowed(line, at).map(|allowed_mva| Verdict {
                element: u32::try_from(at).unwrap_or(super::NONE),
                load_mva: loading(line, at, ends),
                allowed_mva,
                emergency_mva: line.emergency_mva(at),
            })
        })
        .collect()
}

/// Whether a board fits its transformer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoardCheck {
    /// The board.
    pub element: u32,
    /// Current of the transformer at its rating, A.
    pub full_a: f64,
    /// Frame of the main breaker, A.
    pub main_a: f64,
    /// Fault current behind the transformer on an infinite bus, kA; 0 where the impedance is not known.
    pub fault_ka: f64,
    /// What the board bears, kA.
    pub bears_ka: f64,
}

impl BoardCheck {
    /// The transformer gives more than the main carries.
    pub fn main_is_short(self) -> bool {
        self.main_a < self.full_a
    }

    /// The fault current is more than the board bears.
    pub fn fault_is_high(self) -> bool {
        self.bears_ka < self.fault_ka
    }
}

/// Checks every board with a drawn transformer.
pub fn boards(line: &OneLine, settings: &Settings) -> Vec<BoardCheck> {
    let sizes = line.boards.iter();
    sizes.map(|size| check_board(size, settings)).collect()
}

/// Checks a board.
///
/// ```text
/// I = S / (√3·U)      I_k = I / z
/// ```
///
/// The fault current on an infinite bus, without motors: a screening from the safe side of the network
/// and the unsafe side of the motors; the short-circuit calculation says it exactly. Source: power
/// reference 3.2 (52.3 kA at 480 V and 60.5 kA at 415 V for 2.5 MVA and 5.75 %).
pub fn check_board(size: &BoardSize, settings: &Settings) -> BoardCheck {
    let full_a = size.transformer_mva * 1e3 / (super::build::ROOT_3 * size.low_kv);
    let fault_ka = if 0.0 < size.impedance {
        full_a / size.impedance / 1e3
    } else {
        0.0
    };
    BoardCheck {
        element: size.element,
        full_a,
        main_a: size.main_a,
        fault_ka,
        bears_ka: settings.board_fault_ka,
    }
}
