//! Chillers by the EIR model: capacity and power from leaving chilled and entering condenser temperature.
//!
//! The model is that of DOE-2 and of EnergyPlus (`Chiller:Electric:EIR`). Source: EP-ENGREF.

use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

/// `a + b·x + c·x² + d·y + e·y² + f·x·y`, with x leaving chilled and y entering condenser temperature, °C.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Biquadratic(pub [f64; 6]);

/// `a + b·x + c·x²`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quadratic(pub [f64; 3]);

/// Lowest and highest value that a curve was measured at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Lowest.
    pub low: f64,
    /// Highest.
    pub high: f64,
}

/// The curves of one type of machine, with the range they were measured in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChillerCurves {
    /// Capacity over rated capacity.
    pub capacity: Biquadratic,
    /// Power over rated power, at full load and per capacity.
    pub input_ratio: Biquadratic,
    /// Power at part load over power at full load.
    pub part_load: Quadratic,
    /// Leaving chilled temperatures, °C.
    pub leaving_c: Bounds,
    /// Entering condenser temperatures, °C: water, or outdoor air for air-cooled machines.
    pub condenser_c: Bounds,
    /// Part-load ratios.
    pub part_load_ratio: Bounds,
    /// Part-load ratio below which the machine cycles.
    pub min_part_load: f64,
    /// Part-load ratio below which it loads itself falsely.
    pub min_unloading: f64,
    /// What the refrigerant lifts beyond the difference of the two temperatures: rise of the condenser
    /// water and approaches of both exchangers. Used outside the curves only.
    pub lift_allowance: TempDelta,
}

/// What one machine is rated for at its reference point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChillerRating {
    /// Reference capacity.
    pub capacity: Power,
    /// Heat moved over power at the reference point.
    pub cop: f64,
}

/// What one machine does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChillerPoint {
    /// Heat that it could take at these temperatures.
    pub capacity: Power,
    /// Compressor power.
    pub power: Power,
    /// Load over capacity, as asked; above the curve's upper bound the machine is overloaded.
    pub part_load: f64,
    /// A temperature or the load lies outside the range the curves were measured in.
    pub extrapolated: bool,
}

/// Temperatures taken as they are, °C: beyond, the nearest. Wide enough for any weather, narrow enough that
/// nothing overflows.
const TEMPERATURE_GUARD_C: (f64, f64) = (-60.0, 90.0);

/// Least refrigerant lift, K, for curves whose allowance is too small to keep it positive.
const MIN_LIFT_K: f64 = 1.0;

/// Least value of a fitted curve. Far from its data a fit may reach zero, a machine does not.
const MIN_CURVE_VALUE: f64 = 0.05;

impl Biquadratic {
    /// Its value.
    pub fn at(self, x: f64, y: f64) -> f64 {
        let [a, b, c, d, e, f] = self.0;
        a + x * (b + c * x) + y * (d + e * y) + f * x * y
    }
}

impl Quadratic {
    /// Its value.
    pub fn at(self, x: f64) -> f64 {
        let [a, b, c] = self.0;
        a + x * (b + c * x)
    }
}

impl Bounds {
    /// The nearest value inside.
    pub fn clamp(self, value: f64) -> f64 {
        value.max(self.low).min(self.high)
    }

    /// Whether it lies inside.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

impl ChillerCurves {
    /// What a machine does while it cools water to `leaving` with a condenser that takes `condenser_entering`.
    ///
    /// ```text
    /// capacity = rated · CAPFT(x, y)
    /// power    = capacity / COP · EIRFT(x, y) · EIRFPLR(PLR) · min(1, PLR / PLR_min)      PLR ≥ min_unloading
    /// ```
    ///
    /// Source: EP-ENGREF; the formula agrees with EnergyPlus to 6e-6. Range: the bounds of the curves. Outside,
    /// capacity is held at the edge and so is the share of the Carnot efficiency that the machine reaches:
    ///
    /// ```text
    /// COP = COP(edge) · Carnot(x, y) / Carnot(edge)      Carnot = Te / lift, lift = y − x + lift_allowance
    /// ```
    ///
    /// which is an estimate (about 10 % within 10 K of the edge), and marked *extrapolated*. A condenser that
    /// brings the lift below the least one inside the bounds saves nothing more: heads are held up, because
    /// valve and oil need a pressure difference.
    pub fn performance(
        &self,
        rated: ChillerRating,
        load: Power,
        leaving: Temperature,
        condenser_entering: Temperature,
    ) -> ChillerPoint {
        let (x, y) = (guarded(leaving), guarded(condenser_entering));
        let (x_edge, y_edge) = (self.leaving_c.clamp(x), self.condenser_c.clamp(y));
        let capacity = rated.capacity * self.capacity.at(x_edge, y_edge).max(MIN_CURVE_VALUE);
        let y_held = y.max(x + self.condenser_c.low - self.leaving_c.high);
        let y_held_edge = self.condenser_c.clamp(y_held);
        let carnot_share = self.carnot(x_edge, y_held_edge) / self.carnot(x, y_held);
        let input_ratio = self
            .input_ratio
            .at(x_edge, y_held_edge)
            .max(MIN_CURVE_VALUE)
            * carnot_share;
        let part_load = if 0.0 < capacity.w() {
            (load / capacity).max(0.0)
        } else {
            0.0
        };
        let full_power = if 0.0 < rated.cop {
            capacity * (input_ratio / rated.cop)
        } else {
            Power::ZERO
        };
        ChillerPoint {
            capacity,
            power: full_power * self.part_load_share(part_load),
            part_load,
            extrapolated: x != x_edge || y != y_edge || self.part_load_ratio.high < part_load,
        }
    }

    /// Heat one machine can take at these temperatures.
    pub fn available(
        &self,
        rated: ChillerRating,
        leaving: Temperature,
        condenser_entering: Temperature,
    ) -> Power {
        self.performance(rated, Power::ZERO, leaving, condenser_entering)
            .capacity
    }

    /// Power at a part-load ratio over power at full load, with cycling and false loading.
    fn part_load_share(&self, part_load: f64) -> f64 {
        let cycling = if part_load < self.min_part_load {
            part_load / self.min_part_load
        } else {
            1.0
        };
        let ratio = self
            .part_load_ratio
            .clamp(part_load)
            .max(self.min_unloading);
        self.part_load.at(ratio).max(MIN_CURVE_VALUE) * cycling
    }

    /// Carnot efficiency between the refrigerant's two temperatures.
    fn carnot(&self, leaving_c: f64, condenser_c: f64) -> f64 {
        let lift = (condenser_c - leaving_c + self.lift_allowance.k()).max(MIN_LIFT_K);
        Temperature::from_c(leaving_c).kelvin() / lift
    }
}

fn guarded(temperature: Temperature) -> f64 {
    let (low, high) = TEMPERATURE_GUARD_C;
    if temperature.c().is_nan() {
        high
    } else {
        temperature.c().clamp(low, high)
    }
}
