//! The plant on one hour: every header with its chillers, towers and dry coolers, and what they come to.

use super::capacity::Capacity;
use super::circuit::Circuit;
use super::headers;
use crate::physics::tower::TowerAir;
use crate::scenario::plan::Plan;
use crate::units::Power;
use crate::units::Temperature;

/// Outdoor air where the machines of the yard stand, recirculation included.
///
/// Towers are judged in the wet-bulb design state, bare coils in the dry-bulb one, and wetted pads in the harder
/// of the two. The two need not come in the same hour: a plant that has both is judged a little too hard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YardAir {
    /// At the towers.
    pub towers: TowerAir,
    /// At air-cooled machines in the dry-bulb design state.
    pub dry: TowerAir,
    /// At air-cooled machines in the wet-bulb design state.
    pub humid: TowerAir,
}

/// What the plant must take, and in what air.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatSide {
    /// Heat that the halls give to each header.
    pub heat: Vec<Power>,
    /// IT that it comes from.
    pub it: Power,
    /// Air in the yard.
    pub air: YardAir,
}

/// The plant on one hour.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PlantState {
    /// Facility water to the halls.
    pub supply: Temperature,
    /// Condenser water to the chillers; the air at their condensers where all are air-cooled; without chillers the
    /// facility water that towers and dry coolers make.
    pub condenser: Temperature,
    /// Heat at the evaporators: from the halls, and the work of the facility pumps.
    pub evaporator_heat: Power,
    /// Chillers: all of them.
    pub chiller_capacity: Power,
    /// Chillers without the spare ones.
    pub chiller_firm: Power,
    /// Heat over compressor power; 0 without chillers.
    pub chiller_cop: f64,
    /// Towers: all of them, at the warmest condenser water allowed; dry coolers that cool condenser water too.
    pub tower_capacity: Power,
    /// Towers without the spare ones.
    pub tower_firm: Power,
    /// Heat rejected over heat at the evaporators while the chillers work at full load on the warmest
    /// condenser water: what a tower must be sized for, whatever the number of chillers.
    pub full_load_ratio: f64,
    /// Heat given to the outdoors.
    pub rejected: Power,
    /// Heat rejection given as one figure, and dry coolers that make the facility water: all of it.
    pub rejection_capacity: Power,
    /// The same without the spare units.
    pub rejection_firm: Power,
    /// Compressors.
    pub compressor_power: Power,
    /// Facility and condenser pumps.
    pub pump_power: Power,
    /// Fans of towers and dry coolers.
    pub fan_power: Power,
    /// The planner's share of IT, where the plant is not drawn.
    pub shared_power: Power,
    /// Water that evaporates, kg/s.
    pub evaporation_kg_per_s: f64,
    /// Water carried out as drops, kg/s.
    pub drift_kg_per_s: f64,
    /// A curve was used outside the range it was measured in.
    pub extrapolated: bool,
    /// Rounds until condenser water settled.
    pub rounds: u32,
    /// Of the heat given to the outdoors: by towers and dry coolers. Air-cooled chillers give theirs to air.
    pub sink_heat: Power,
    /// Water onto the pads of dry coolers, drained water included, kg/s.
    pub pad_water_kg_per_s: f64,
    /// Water drained from the basins of towers, each at its own cycles of concentration, kg/s.
    pub blowdown_kg_per_s: f64,
}

impl PlantState {
    /// Everything the plant draws.
    pub fn power(&self) -> Power {
        self.compressor_power + self.pump_power + self.fan_power + self.shared_power
    }

    /// All headers together: the coldest supply, the warmest condenser, the sums of the rest.
    fn with(mut self, other: &Self) -> Self {
        let heat = self.evaporator_heat + other.evaporator_heat;
        let share = if Power::ZERO < heat {
            self.evaporator_heat / heat
        } else {
            0.5
        };
        self.full_load_ratio = self.full_load_ratio * share + other.full_load_ratio * (1.0 - share);
        self.supply = Temperature::from_c(self.supply.c().min(other.supply.c()));
        self.condenser = self.condenser.max(other.condenser);
        self.evaporator_heat = heat;
        self.chiller_capacity += other.chiller_capacity;
        self.chiller_firm += other.chiller_firm;
        self.tower_capacity += other.tower_capacity;
        self.tower_firm += other.tower_firm;
        self.rejected += other.rejected;
        self.rejection_capacity += other.rejection_capacity;
        self.rejection_firm += other.rejection_firm;
        self.compressor_power += other.compressor_power;
        self.pump_power += other.pump_power;
        self.fan_power += other.fan_power;
        self.shared_power += other.shared_power;
        self.evaporation_kg_per_s += other.evaporation_kg_per_s;
        self.drift_kg_per_s += other.drift_kg_per_s;
        self.extrapolated |= other.extrapolated;
        self.rounds = self.rounds.max(other.rounds);
        self.sink_heat += other.sink_heat;
        self.pad_water_kg_per_s += other.pad_water_kg_per_s;
        self.blowdown_kg_per_s += other.blowdown_kg_per_s;
        self.chiller_cop = 0.0;
        self
    }
}

/// The headers of a day with the machines on them.
#[derive(Clone, Debug)]
pub struct Fleet {
    circuits: Vec<Circuit>,
}

impl Fleet {
    /// The machines of a day, with their capacity in the design hour's air.
    pub fn of(plan: &Plan, day: u32, air: &YardAir) -> Self {
        let circuits = 0..headers::count(plan);
        Self {
            circuits: circuits
                .map(|header| Circuit::of(plan, day, header, air))
                .collect(),
        }
    }

    /// Units of each header.
    pub fn capacities(&self) -> impl Iterator<Item = &Capacity> {
        self.circuits.iter().map(|circuit| &circuit.capacity)
    }

    /// Whether water on pads depends on the hour of the day.
    pub fn has_pads(&self) -> bool {
        self.circuits.iter().any(Circuit::has_pads)
    }

    /// Runs every header against its heat of one hour; each is solved on its own.
    pub fn run(&self, plan: &Plan, side: &HeatSide) -> Vec<PlantState> {
        let all: Power = side.heat.iter().copied().sum();
        let circuits = self.circuits.iter().zip(&side.heat);
        circuits
            .map(|(circuit, heat)| {
                let share = if Power::ZERO < all { *heat / all } else { 0.0 };
                circuit.run(plan, *heat, side.it * share, &side.air)
            })
            .collect()
    }
}

/// The states of all headers as one.
pub fn together(headers: &[PlantState]) -> PlantState {
    let mut states = headers.iter();
    let first = *states.next().expect("a plan has at least one header");
    let several = 1 < headers.len();
    let mut whole = states.fold(first, |whole, state| whole.with(state));
    if several && Power::ZERO < whole.compressor_power {
        let chilled = headers
            .iter()
            .filter(|state| Power::ZERO < state.compressor_power);
        let heat: Power = chilled.map(|state| state.evaporator_heat).sum();
        whole.chiller_cop = heat / whole.compressor_power;
    }
    whole
}
