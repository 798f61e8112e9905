//! Chillers by the reformulated EIR model: capacity and power from leaving chilled and LEAVING condenser water.
//!
//! The model of EnergyPlus' `Chiller:Electric:ReformulatedEIR`. What leaves the condenser follows from the
//! power, and the power from what leaves the condenser: a fixed point, found by secant. Source: EP-ENGREF.

use super::ChillerPoint;
use super::ChillerRating;
use super::Form;
use super::MIN_CURVE_VALUE;
use super::Stage;
use super::guarded;
use crate::physics::curves::Bicubic;
use crate::physics::curves::Biquadratic;
use crate::physics::curves::Bounds;
use crate::physics::curves::Quadratic;
use crate::units::HeatCapacityRate;
use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// Power at part load over power at full load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PartLoad {
    /// Of the part-load ratio alone.
    Ratio(Quadratic),
    /// Of x = leaving condenser water, °C, and y = part-load ratio.
    CondenserAndRatio(Bicubic),
}

/// The curves of one type of machine, by leaving condenser water.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReformulatedCurves {
    /// Capacity over rated capacity; x leaving chilled, y leaving condenser water, °C.
    pub capacity: Biquadratic,
    /// Power over rated power, at full load and per capacity; same x and y.
    pub input_ratio: Biquadratic,
    /// Power at part load over power at full load.
    pub part_load: PartLoad,
    /// Leaving chilled temperatures, °C.
    pub leaving_c: Bounds,
    /// Leaving condenser temperatures, °C.
    pub condenser_leaving_c: Bounds,
    /// Leaving condenser temperatures of the part-load curve, °C: the same, or those that it was fitted in.
    pub part_load_condenser_c: Bounds,
    /// Outside, the curves' values at the edge are kept, as other programs do; otherwise the share of Carnot.
    pub held: bool,
    /// Part-load ratios.
    pub part_load_ratio: Bounds,
    /// Part-load ratio below which the machine cycles.
    pub min_part_load: f64,
    /// Part-load ratio below which it loads itself falsely.
    pub min_unloading: f64,
    /// What the refrigerant lifts beyond the difference of the two leaving temperatures: the approaches of both
    /// exchangers. Used outside the curves only.
    pub lift_allowance: TempDelta,
}

/// Water that comes to a condenser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CondenserWater {
    /// Temperature.
    pub entering: Temperature,
    /// Heat it takes per kelvin.
    pub rate: HeatCapacityRate,
    /// Share of the compressor's power that it takes: 1 for a hermetic compressor.
    pub power_share: f64,
}

/// What one machine does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReformulatedPoint {
    /// Capacity, power and load.
    pub point: ChillerPoint,
    /// Condenser water that leaves.
    pub condenser_leaving: Temperature,
    /// Rounds until the condenser water settled.
    pub rounds: u32,
    /// It did; otherwise the point is that of 90 °C, marked extrapolated.
    pub settled: bool,
}

/// Rounds allowed. Substitution alone gains a digit a round, because compressor work is a tenth of the heat.
const MOST_ROUNDS: u32 = 40;

/// Condenser water has settled when a round moves it less, K. Far below what any sensor sees; the energy balance
/// then closes to 1e-10, since the heat rejected is computed from the last round.
const SETTLED_K: f64 = 1e-9;

/// Warmest condenser water considered, °C: more means next to no flow, and nothing of a machine is known there.
const HOTTEST_C: f64 = 90.0;

impl ReformulatedCurves {
    /// What a machine does while it cools water to `leaving` with this condenser water.
    ///
    /// ```text
    /// capacity = rated · CAPFT(x, y),   power = capacity / COP · EIRFT(x, y) · EIRFPLR(y, PLR) · cycling
    /// y = entering + (heat + power · power_share) / rate
    /// ```
    ///
    /// Source: EP-ENGREF. Range: the bounds of the curves; outside, as for [`super::ChillerCurves::performance`].
    /// Without condenser flow there is no answer; it is given for 90 °C, and marked.
    pub fn performance(
        &self,
        rated: ChillerRating,
        load: Power,
        leaving: Temperature,
        condenser: CondenserWater,
    ) -> ReformulatedPoint {
        let entering = guarded(condenser.entering);
        let mut out = entering;
        let mut last: Option<(f64, f64)> = None;
        for rounds in 1..=MOST_ROUNDS {
            let point = self.at(rated, load, leaving, Temperature::from_c(out));
            let rise = point.rejected(condenser.power_share) / condenser.rate;
            let now = (out, entering + rise.k() - out);
            if now.1.abs() < SETTLED_K {
                return ReformulatedPoint {
                    point,
                    condenser_leaving: Temperature::from_c(out + now.1),
                    rounds,
                    settled: true,
                };
            }
            if !(out + now.1 <= HOTTEST_C) {
                break;
            }
            out = secant(now, last).unwrap_or(out + now.1);
            last = Some(now);
        }
        let hottest = Temperature::from_c(HOTTEST_C);
        let point = self.at(rated, load, leaving, hottest);
        ReformulatedPoint {
            point: ChillerPoint {
                extrapolated: true,
                ..point
            },
            condenser_leaving: hottest,
            rounds: MOST_ROUNDS,
            settled: false,
        }
    }

    /// What a machine does at a known leaving condenser temperature.
    pub fn at(
        &self,
        rated: ChillerRating,
        load: Power,
        leaving: Temperature,
        condenser_leaving: Temperature,
    ) -> ChillerPoint {
        let form = Form {
            capacity: &self.capacity,
            input_ratio: &self.input_ratio,
            leaving_c: self.leaving_c,
            condenser_c: self.condenser_leaving_c,
            lift_allowance: self.lift_allowance,
        };
        let asked = guarded(condenser_leaving);
        let edge = self.condenser_leaving_c.clamp(asked);
        let at = if self.held { edge } else { asked };
        let mut full = form.full_load(rated, load, leaving, Temperature::from_c(at));
        full.is_outside |= at != asked;
        let stage = Stage::of(
            full.part_load,
            self.part_load_ratio,
            self.min_part_load,
            self.min_unloading,
        );
        let share = match self.part_load {
            PartLoad::Ratio(curve) => curve.at(stage.ratio),
            PartLoad::CondenserAndRatio(curve) => {
                let bounds = self.part_load_condenser_c;
                curve.at(bounds.clamp(full.condenser_c), stage.ratio)
            }
        };
        let power = full.power * (share.max(MIN_CURVE_VALUE) * stage.cycling);
        stage.point(full.capacity, power, full.is_outside)
    }
}

/// Where a line through the last two points `(temperature, movement)` crosses no movement, unless that lies far off:
/// a curve has a kink at its bounds.
fn secant(now: (f64, f64), last: Option<(f64, f64)>) -> Option<f64> {
    let last = last?;
    let next = now.0 - now.1 * ((now.0 - last.0) / (now.1 - last.1));
    ((next - now.0).abs() <= 2.0 * now.1.abs()).then_some(next)
}
