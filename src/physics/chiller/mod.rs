//! Chillers by the EIR model: capacity and power from leaving chilled and entering condenser temperature.
//!
//! The model is that of DOE-2 and of EnergyPlus (`Chiller:Electric:EIR`). Source: EP-ENGREF. The reformulated
//! model, by leaving condenser water, is in [`reformulated`].

pub mod reformulated;

use crate::units::Power;
use crate::units::TempDelta;
use crate::units::Temperature;

pub use crate::physics::curves::Biquadratic;
pub use crate::physics::curves::Bounds;
pub use crate::physics::curves::Quadratic;

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
    /// Heat that it takes from the water: the load, or less when that is beyond the curve's last part load.
    pub heat: Power,
    /// Share of the time that it runs; below 1 it cycles at its least part load.
    pub cycling: f64,
    /// Heat that it moves in a circle because it cannot unload further. It stays inside the machine.
    pub false_load: Power,
}

impl ChillerPoint {
    /// Heat that the condenser gives off.
    ///
    /// ```text
    /// rejected = heat + power · power_to_condenser
    /// ```
    ///
    /// `power_to_condenser` is 1 for a hermetic compressor and the efficiency of the motor for an open one.
    /// EnergyPlus adds the false load, which would come from nowhere: hot gas goes round inside the machine.
    /// Where the least part load is the least unloading, as on the water-cooled machines, nothing differs.
    pub fn rejected(&self, power_to_condenser: f64) -> Power {
        self.heat + self.power * power_to_condenser
    }

    /// Load that it was asked for and cannot take.
    pub fn unmet(&self, load: Power) -> Power {
        (load - self.heat).max(Power::ZERO)
    }
}

/// Temperatures taken as they are, °C: beyond, the nearest. Wide enough for any weather, narrow enough that
/// nothing overflows.
const TEMPERATURE_GUARD_C: (f64, f64) = (-60.0, 90.0);

/// Least refrigerant lift, K, for curves whose allowance is too small to keep it positive.
const MIN_LIFT_K: f64 = 1.0;

/// Least value of a fitted curve. Far from its data a fit may reach zero, a machine does not.
const MIN_CURVE_VALUE: f64 = 0.05;

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
        let full = self
            .form()
            .full_load(rated, load, leaving, condenser_entering);
        let stage = self.stage(full.part_load);
        let share = self.part_load.at(stage.ratio).max(MIN_CURVE_VALUE) * stage.cycling;
        stage.point(full.capacity, full.power * share, full.is_outside)
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

    /// How it carries a part-load ratio.
    fn stage(&self, part_load: f64) -> Stage {
        Stage::of(
            part_load,
            self.part_load_ratio,
            self.min_part_load,
            self.min_unloading,
        )
    }

    fn form(&self) -> Form<'_> {
        Form {
            capacity: &self.capacity,
            input_ratio: &self.input_ratio,
            leaving_c: self.leaving_c,
            condenser_c: self.condenser_c,
            lift_allowance: self.lift_allowance,
        }
    }
}

/// What both models have in common: curves of capacity and power at full load over two temperatures, with bounds.
struct Form<'a> {
    capacity: &'a Biquadratic,
    input_ratio: &'a Biquadratic,
    leaving_c: Bounds,
    condenser_c: Bounds,
    lift_allowance: TempDelta,
}

/// A machine at full load.
struct FullLoad {
    capacity: Power,
    power: Power,
    /// Load asked over capacity.
    part_load: f64,
    /// Condenser temperature that the curves were asked for, °C.
    condenser_c: f64,
    is_outside: bool,
}

impl Form<'_> {
    /// Full load at two temperatures, and what part of it a load is.
    #[inline]
    fn full_load(
        &self,
        rated: ChillerRating,
        load: Power,
        leaving: Temperature,
        condenser: Temperature,
    ) -> FullLoad {
        let (x, y) = (guarded(leaving), guarded(condenser));
        let (x_edge, y_edge) = (self.leaving_c.clamp(x), self.condenser_c.clamp(y));
        let capacity = rated.capacity * self.capacity.at(x_edge, y_edge).max(MIN_CURVE_VALUE);
        let y_held = y.max(x + self.condenser_c.low - self.leaving_c.high);
        let y_held_edge = self.condenser_c.clamp(y_held);
        let inside = x == x_edge && y_held == y_held_edge;
        let carnot_share = if inside {
            1.0
        } else {
            self.carnot(x_edge, y_held_edge) / self.carnot(x, y_held)
        };
        let input_ratio = self
            .input_ratio
            .at(x_edge, y_held_edge)
            .max(MIN_CURVE_VALUE)
            * carnot_share;
        FullLoad {
            capacity,
            power: if 0.0 < rated.cop {
                capacity * (input_ratio / rated.cop)
            } else {
                Power::ZERO
            },
            part_load: if 0.0 < capacity.w() {
                (load / capacity).max(0.0)
            } else {
                0.0
            },
            condenser_c: y_held_edge,
            is_outside: x != x_edge || y != y_edge,
        }
    }

    /// Carnot efficiency between the refrigerant's two temperatures.
    fn carnot(&self, leaving_c: f64, condenser_c: f64) -> f64 {
        let lift = (condenser_c - leaving_c + self.lift_allowance.k()).max(MIN_LIFT_K);
        Temperature::from_c(leaving_c).kelvin() / lift
    }
}

/// How a machine carries a part-load ratio: cycling, falsely loaded, or as asked.
#[derive(Clone, Copy, Debug)]
struct Stage {
    /// As asked.
    part_load: f64,
    /// Carried.
    carried: f64,
    /// Asked of the curve while it runs.
    ratio: f64,
    /// Share of the time that it runs.
    cycling: f64,
}

impl Stage {
    /// ```text
    /// cycling = min(1, PLR / PLR_min),   ratio = max(PLR, PLR_unload)
    /// ```
    ///
    /// Source: EP-ENGREF. The load carried ends at the curve's last part load, or at 1 for a curve that ends below.
    fn of(part_load: f64, bounds: Bounds, min_part_load: f64, min_unloading: f64) -> Self {
        Self {
            part_load,
            carried: part_load.min(bounds.high.max(1.0)),
            ratio: bounds.clamp(part_load).max(min_unloading),
            cycling: if part_load < min_part_load {
                part_load / min_part_load
            } else {
                1.0
            },
        }
    }

    fn point(self, capacity: Power, power: Power, outside: bool) -> ChillerPoint {
        let heat = capacity * self.carried;
        ChillerPoint {
            capacity,
            power,
            part_load: self.part_load,
            extrapolated: outside || self.carried < self.part_load,
            heat,
            cycling: self.cycling,
            false_load: (capacity * (self.ratio * self.cycling) - heat).max(Power::ZERO),
        }
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
