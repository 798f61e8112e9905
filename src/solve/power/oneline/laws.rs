//! Loss laws of elements: what enters for what leaves.

use crate::physics::ups;
use crate::physics::ups::EfficiencyPoint;
use crate::solve::power::series::Series;
use crate::units::Power;

/// How an element loses power. Active in MW, apparent in MVA, impedances on 1 MVA.
#[derive(Clone, Debug, PartialEq)]
pub enum Law {
    /// Nothing is lost.
    Lossless,
    /// A transformer, a cable, or one behind the other: iron always, copper and leakage by the square.
    Transformer {
        /// Rating that the load loss and the reactance refer to, MVA.
        base_mva: f64,
        /// Loss without load, MW.
        no_load_mw: f64,
        /// Further loss at the base rating, MW.
        load_loss_mw: f64,
        /// Leakage reactance on the base rating, 1.
        reactance: f64,
    },
    /// A conductor known by its share at full load.
    Conductor {
        /// Loss at full load over the power carried.
        share: f64,
        /// Full load, MW.
        full_mw: f64,
        /// Reactance over resistance.
        x_over_r: f64,
    },
    /// A busway run that is tapped evenly.
    Busway {
        /// Resistance of the whole run on 1 MVA, 1.
        resistance: f64,
    },
    /// A UPS.
    Ups {
        /// Rated output, MW.
        rated_mw: f64,
        /// Efficiency by load.
        points: Vec<EfficiencyPoint>,
        /// Tangent of the angle at its input.
        input_tan: f64,
    },
    /// A share of what leaves, for a chain that is not drawn.
    Share {
        /// Loss over output.
        share: f64,
    },
}

impl Law {
    /// A series impedance on 1 MVA with its loss without load.
    pub(super) fn of_series(series: Series) -> Self {
        if series.is_none() {
            return Self::Lossless;
        }
        Self::Transformer {
            base_mva: 1.0,
            no_load_mw: series.no_load_mw,
            load_loss_mw: series.r,
            reactance: series.x,
        }
    }

    /// The same transformer with something in series behind it; nothing is added to other laws.
    pub(super) fn with(self, series: Series) -> Self {
        match self {
            Self::Transformer {
                base_mva,
                no_load_mw,
                load_loss_mw,
                reactance,
            } => Self::Transformer {
                base_mva,
                no_load_mw: no_load_mw + series.no_load_mw,
                load_loss_mw: load_loss_mw + series.r * base_mva * base_mva,
                reactance: reactance + series.x * base_mva,
            },
            other => other,
        }
    }

    /// Active and reactive power that enter while `out_mw` and `out_mvar` leave.
    ///
    /// ```text
    /// transformer   p + P₀ + P_k·(S/S_b)²      q + x·S²/S_b
    /// conductor     p + share·p·(p/P_full)     q + x/r · the same
    /// busway        p + r·S²/3                 (even taps: ∫₀¹(1 − y)²dy = 1/3)
    /// UPS           p + loss(p)                tan φ_in · p_in
    /// ```
    ///
    /// Sources: E1 and Joule's law; the planner's share at full load; catalogue rows. Valid to 1.5 of the
    /// rating at rated voltage; the reactive no-load current (0.1 to 1 %) is left out. A UPS decouples
    /// the reactive power of its load.
    pub fn enters(&self, out_mw: f64, out_mvar: f64) -> (f64, f64) {
        let square = out_mw * out_mw + out_mvar * out_mvar;
        match self {
            Self::Lossless => (out_mw, out_mvar),
            Self::Transformer {
                base_mva,
                no_load_mw,
                load_loss_mw,
                reactance,
            } => (
                out_mw + no_load_mw + load_loss_mw * square / (base_mva * base_mva),
                out_mvar + reactance * square / base_mva,
            ),
            Self::Conductor {
                share,
                full_mw,
                x_over_r,
            } => {
                let loss = share * out_mw * (out_mw / full_mw);
                (out_mw + loss, out_mvar + loss * x_over_r)
            }
            Self::Busway { resistance } => (out_mw + resistance * square / 3.0, out_mvar),
            Self::Ups {
                rated_mw,
                points,
                input_tan,
            } => {
                let loss = ups::loss(points, Power::from_mw(*rated_mw), Power::from_mw(out_mw));
                let enters = out_mw + loss.mw();
                (enters, enters * input_tan)
            }
            Self::Share { share } => (out_mw * (1.0 + share), out_mvar),
        }
    }

    /// Series resistance and reactance on 1 MVA that make the voltage drop of the load at its far end.
    pub fn series(&self) -> (f64, f64) {
        match self {
            Self::Lossless | Self::Ups { .. } | Self::Share { .. } => (0.0, 0.0),
            Self::Transformer {
                base_mva,
                load_loss_mw,
                reactance,
                ..
            } => (load_loss_mw / (base_mva * base_mva), reactance / base_mva),
            Self::Conductor {
                share,
                full_mw,
                x_over_r,
            } => (share / full_mw, share / full_mw * x_over_r),
            // Evenly tapped: the far end sees half of what the whole load at the end would drop.
            Self::Busway { resistance } => (resistance / 2.0, 0.0),
        }
    }

    /// Whether the voltage behind it is its own, whatever stands before it.
    pub fn makes_its_own_voltage(&self) -> bool {
        matches!(self, Self::Ups { .. })
    }
}
