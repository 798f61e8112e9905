//! Complex numbers, as few operations as circuits need.

use std::ops::Add;
use std::ops::AddAssign;
use std::ops::Div;
use std::ops::Mul;
use std::ops::Neg;
use std::ops::Sub;

/// A complex number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::solve::power) struct Complex {
    /// Real part.
    pub(in crate::solve::power) re: f64,
    /// Imaginary part.
    pub(in crate::solve::power) im: f64,
}

/// Zero.
pub(in crate::solve::power) const ZERO: Complex = Complex { re: 0.0, im: 0.0 };

/// A complex number by its parts.
pub(in crate::solve::power) const fn complex(re: f64, im: f64) -> Complex {
    Complex { re, im }
}

impl Complex {
    /// A number by its size and its angle in radians.
    pub(in crate::solve::power) fn polar(size: f64, angle: f64) -> Self {
        let (sin, cos) = libm::sincos(angle);
        complex(size * cos, size * sin)
    }

    /// The conjugate.
    pub(in crate::solve::power) fn conj(self) -> Self {
        complex(self.re, -self.im)
    }

    /// The square of its size.
    pub(in crate::solve::power) fn square(self) -> f64 {
        self.re * self.re + self.im * self.im
    }

    /// Its size.
    pub(in crate::solve::power) fn size(self) -> f64 {
        self.square().sqrt()
    }

    /// One over it.
    pub(in crate::solve::power) fn inverse(self) -> Self {
        self.conj() * (1.0 / self.square())
    }

    /// Whether both parts are finite.
    pub(in crate::solve::power) fn is_finite(self) -> bool {
        self.re.is_finite() && self.im.is_finite()
    }
}

impl Add for Complex {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        complex(self.re + other.re, self.im + other.im)
    }
}

impl AddAssign for Complex {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Complex {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        complex(self.re - other.re, self.im - other.im)
    }
}

impl Neg for Complex {
    type Output = Self;
    fn neg(self) -> Self {
        complex(-self.re, -self.im)
    }
}

impl Mul for Complex {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        complex(
            self.re * other.re - self.im * other.im,
            self.re * other.im + self.im * other.re,
        )
    }
}

impl Mul<f64> for Complex {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        complex(self.re * factor, self.im * factor)
    }
}

impl Div for Complex {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self * other.inverse()
    }
}
