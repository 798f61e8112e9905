//! Products and quotients between quantities, written once.

use super::ApparentPower;
use super::Area;
use super::Duration;
use super::Energy;
use super::HeatCapacity;
use super::HeatCapacityRate;
use super::Length;
use super::Power;
use super::TempDelta;
use super::Temperature;

impl std::ops::Sub for Temperature {
    type Output = TempDelta;
    fn sub(self, rhs: Self) -> TempDelta {
        TempDelta::from_k(self.c() - rhs.c())
    }
}

impl std::ops::Add<TempDelta> for Temperature {
    type Output = Self;
    fn add(self, rhs: TempDelta) -> Self {
        Self::from_c(self.c() + rhs.k())
    }
}

impl std::ops::Sub<TempDelta> for Temperature {
    type Output = Self;
    fn sub(self, rhs: TempDelta) -> Self {
        Self::from_c(self.c() - rhs.k())
    }
}

impl std::ops::Mul<TempDelta> for HeatCapacityRate {
    type Output = Power;
    fn mul(self, rhs: TempDelta) -> Power {
        Power::from_w(self.w_per_k() * rhs.k())
    }
}

impl std::ops::Div<HeatCapacityRate> for Power {
    type Output = TempDelta;
    fn div(self, rhs: HeatCapacityRate) -> TempDelta {
        TempDelta::from_k(self.w() / rhs.w_per_k())
    }
}

impl std::ops::Mul<Duration> for Power {
    type Output = Energy;
    fn mul(self, rhs: Duration) -> Energy {
        Energy::from_j(self.w() * rhs.s())
    }
}

impl std::ops::Div<Power> for Energy {
    type Output = Duration;
    fn div(self, rhs: Power) -> Duration {
        Duration::from_s(self.j() / rhs.w())
    }
}

impl std::ops::Mul<TempDelta> for HeatCapacity {
    type Output = Energy;
    fn mul(self, rhs: TempDelta) -> Energy {
        Energy::from_j(self.j_per_k() * rhs.k())
    }
}

impl std::ops::Mul for Length {
    type Output = Area;
    fn mul(self, rhs: Self) -> Area {
        Area::from_m2(self.m() * rhs.m())
    }
}

impl ApparentPower {
    /// The active power it carries at a power factor.
    pub fn at_power_factor(self, power_factor: f64) -> Power {
        Power::from_w(self.va() * power_factor)
    }
}

impl Power {
    /// The apparent power that carries it at a power factor.
    pub fn at_power_factor(self, power_factor: f64) -> ApparentPower {
        ApparentPower::from_va(self.w() / power_factor)
    }
}
