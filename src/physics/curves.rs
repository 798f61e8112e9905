//! Fitted curves of machines: polynomials of one or two numbers, and the bounds they were measured in.
//!
//! The forms are those of EnergyPlus (`Curve:*`), so that published coefficients go in unchanged. A curve
//! only computes: its caller asks the bounds first and says *extrapolated*. Source: EP-ENGREF.

/// `a + b·x + c·x² + d·y + e·y² + f·x·y`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Biquadratic(pub [f64; 6]);

/// `a + b·x + c·x²`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quadratic(pub [f64; 3]);

/// `a + b·x + c·x² + d·x³`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cubic(pub [f64; 4]);

/// Terms 1, x, x², y, y², x·y, x³, y³, x²·y, x·y².
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bicubic(pub [f64; 10]);

/// Lowest and highest value that a curve was measured at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Lowest.
    pub low: f64,
    /// Highest.
    pub high: f64,
}

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

impl Cubic {
    /// `x³`: power of a fan or pump over its rated power, by the affinity law (BG-FAN-LAWS).
    pub const CUBE: Self = Self([0.0, 0.0, 0.0, 1.0]);
    /// `x`.
    pub const LINE: Self = Self([0.0, 1.0, 0.0, 0.0]);
    /// 1, whatever x.
    pub const ONE: Self = Self([1.0, 0.0, 0.0, 0.0]);

    /// Its value.
    pub fn at(self, x: f64) -> f64 {
        let [a, b, c, d] = self.0;
        a + x * (b + x * (c + d * x))
    }
}

impl Bicubic {
    /// Its value.
    pub fn at(self, x: f64, y: f64) -> f64 {
        let [one, x1, x2, y1, y2, xy, x3, y3, x2y, xy2] = self.0;
        one + x * (x1 + x * (x2 + x3 * x))
            + y * (y1 + y * (y2 + y3 * y))
            + x * y * (xy + x2y * x + xy2 * y)
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
