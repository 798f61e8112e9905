//! What an hour asks of a plant and what the plant does in it.

use crate::physics::tower;
use crate::units::MassFlow;
use crate::units::Power;
use crate::units::Temperature;

/// What an hour asks of the plant.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HourLoad {
    /// IT at the rack inlets.
    pub it: Power,
    /// Heat that the facility water takes from the halls, their pumps and fans included.
    pub heat: Power,
    /// Pumps of CDUs and fans of air coolers in the halls.
    pub fluid: Power,
}

/// Who makes the facility water cold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// No heat.
    #[default]
    Idle,
    /// Chillers alone, or none but chillers could.
    Mechanical,
    /// The economiser takes a part, chillers the rest.
    Partial,
    /// No compressor runs.
    Free,
}

/// What a plant does in one hour: means of the hour.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hour {
    /// Who makes the facility water cold.
    pub mode: Mode,
    /// What was asked.
    pub load: HourLoad,
    /// What the facility water to the halls aims at.
    pub set_point: Temperature,
    /// Facility water to the halls.
    pub supply: Temperature,
    /// Facility water from the halls.
    pub facility_return: Temperature,
    /// Water that leaves towers or dry coolers; of air-cooled chillers the air at them.
    pub condenser: Temperature,
    /// Water that enters them; of air-cooled chillers the air again.
    pub condenser_return: Temperature,
    /// Heat that the economiser takes from the facility water.
    pub economiser: Power,
    /// Heat at the evaporators.
    pub evaporator: Power,
    /// Compressors.
    pub chiller: Power,
    /// Pumps of the facility loop.
    pub facility_pump: Power,
    /// Pumps of the condenser loop.
    pub condenser_pump: Power,
    /// Fans of towers or dry coolers.
    pub fan: Power,
    /// The planner's share of IT, where the plant is not drawn.
    pub shared: Power,
    /// Heat given to the outdoors by towers, dry coolers or air-cooled condensers.
    pub rejected: Power,
    /// Heat that the chillers could not take: it warms the loop.
    pub unmet: Power,
    /// Water by ways.
    pub water: tower::WaterUse,
    /// The supply is warmer than its set point by more than the tolerance.
    pub is_unmet: bool,
    /// The condenser water settled; where it did not, chillers and towers differ by some hundredths of a kelvin.
    pub is_settled: bool,
    /// A curve or a model was used outside the range it was measured in.
    pub extrapolated: bool,
}

impl HourLoad {
    /// The load of several loops.
    fn with(self, other: &Self) -> Self {
        Self {
            it: self.it + other.it,
            heat: self.heat + other.heat,
            fluid: self.fluid + other.fluid,
        }
    }
}

impl Mode {
    /// The mode of several loops: free or mechanical when all that carry heat are, else partial.
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Idle, one) | (one, Self::Idle) => one,
            (one, same) if one == same => one,
            _ => Self::Partial,
        }
    }
}

impl Hour {
    /// Several loops as one: heat, power and water are sums; the facility water is that of the coldest loop with heat,
    /// the water from outdoors the warmest.
    pub(super) fn together(loops: &[Self]) -> Self {
        let mut all = loops.first().copied().unwrap_or_default();
        for hour in loops.iter().skip(1) {
            let is_colder = hour.mode != Mode::Idle
                && (all.mode == Mode::Idle || hour.set_point < all.set_point);
            if is_colder {
                all.set_point = hour.set_point;
                all.supply = hour.supply;
                all.facility_return = hour.facility_return;
            }
            if all.condenser < hour.condenser {
                all.condenser = hour.condenser;
                all.condenser_return = hour.condenser_return;
            }
            all.load = all.load.with(&hour.load);
            all.mode = all.mode.with(hour.mode);
            all.economiser += hour.economiser;
            all.evaporator += hour.evaporator;
            all.chiller += hour.chiller;
            all.facility_pump += hour.facility_pump;
            all.condenser_pump += hour.condenser_pump;
            all.fan += hour.fan;
            all.shared += hour.shared;
            all.rejected += hour.rejected;
            all.unmet += hour.unmet;
            all.water += hour.water;
            all.is_unmet |= hour.is_unmet;
            all.is_settled &= hour.is_settled;
            all.extrapolated |= hour.extrapolated;
        }
        all
    }

    /// Pumps of both loops.
    pub fn pump(&self) -> Power {
        self.facility_pump + self.condenser_pump
    }

    /// Everything that the plant draws outside the halls.
    pub fn plant(&self) -> Power {
        self.chiller + self.pump() + self.fan + self.shared
    }

    /// What goes in as heat or work and does not come out: zero but for rounding. Fans blow outdoors.
    pub fn energy_residual(&self) -> Power {
        self.load.heat + self.chiller + self.pump() - self.rejected - self.unmet
    }

    /// Make-up less what becomes of it.
    pub fn water_residual(&self) -> MassFlow {
        self.water.make_up - self.water.evaporation - self.water.drift - self.water.blowdown
    }
}
