//! Where the heat goes: CDUs and air coolers in the halls, loops, chillers, towers and dry coolers.

mod halls;
mod loops;
mod plant;

pub use halls::AirGroup;
pub use halls::AirGroupField;
pub use halls::CduGroup;
pub use halls::CduGroupField;
pub use loops::Loop;
pub use loops::LoopField;
pub use loops::PumpGroup;
pub use loops::PumpGroupField;
pub use loops::TankGroup;
pub use loops::TankGroupField;
pub use plant::ChillerGroup;
pub use plant::ChillerGroupField;
pub use plant::DryCoolerGroup;
pub use plant::DryCoolerGroupField;
pub use plant::RejectionGroup;
pub use plant::RejectionGroupField;
pub use plant::TowerGroup;
pub use plant::TowerGroupField;

section! {
    /// Where the heat goes.
    Cooling / CoolingField {
        /// Facility water to CDUs and air coolers.
        supply_c / SupplyC: Number ["°C", 4.0, 50.0, 18.0, "assumption"],
        /// Warming of the facility water on its way round.
        loop_rise_k / LoopRiseK: Number ["K", 2.0, 30.0, 12.0, "8 to 12 K modern, cooling reference section 6"],
        /// Dew point of the air in the halls.
        room_dew_point_c / RoomDewPointC: Number ["°C", -20.0, 30.0, 12.0, "inside the ASHRAE recommended envelope"],
        /// Least distance of coolant and rear-door water above the dew point.
        dew_point_margin_k / DewPointMarginK: Number ["K", 0.0, 10.0, 2.0, "2 to 3 K, cooling reference section 6"],
        /// Warmest condenser water the chillers are sized for.
        condenser_limit_c / CondenserLimitC: Number ["°C", 15.0, 45.0, 32.0, "edge of the reference chiller curve"],
        /// Warming of the condenser water.
        condenser_rise_k / CondenserRiseK: Number ["K", 2.0, 15.0, 5.6, "tower reference condition"],
        /// Cycles of concentration in the tower basins.
        cycles / Cycles: Number ["", 1.5, 20.0, 4.0, "3 to 8, cooling reference section 4"],
        /// Pressure that facility and condenser pumps raise.
        pump_head_kpa / PumpHeadKpa: Number ["kPa", 0.0, 1000.0, 250.0, "200 to 350 kPa, cooling reference section 6"],
        /// Cooling power over IT, for a site whose plant is not drawn yet; computed when not given.
        power_share / PowerShare: Number ["", 0.0, 2.0, none, "computed from the plant"],
        /// Heat rejected over IT, for a site whose plant is not drawn yet; computed when not given.
        rejection_ratio / RejectionRatio: Number ["", 1.0, 3.0, none, "computed from the plant"],
        /// Water-side economiser: none; in parallel, so that it carries all of the load or nothing; in series, so that chillers only trim.
        economiser / Economiser: Text ["none", "full", "partial"],
        /// How much warmer than the tower water the economiser's exchanger makes the facility water.
        economiser_approach_k / EconomiserApproachK: Number ["K", 0.5, 10.0, 1.5, "1 to 2 K, cooling reference section 5"],
        /// Conductance of that exchanger; from its approach when not given.
        economiser_ua_kw_per_k / EconomiserUaKwPerK: Number ["kW/K", 0.0, 1e6, none, "approach"],
        /// How much warmer the facility water may be made when it is cool outside.
        supply_reset_k / SupplyResetK: Number ["K", 0.0, 15.0, 0.0, "no reset"],
        /// Outdoor wet bulb at and below which all of that reset is used.
        reset_below_c / ResetBelowC: Number ["°C", -20.0, 30.0, 10.0, "assumption"],
        /// Condenser water that the tower fans hold while it is cool outside.
        condenser_set_c / CondenserSetC: Number ["°C", 8.0, 40.0, 18.0, "assumption, above the edge of the reference curve"],
        /// Air to the fronts of the racks.
        air_supply_c / AirSupplyC: Number ["°C", 10.0, 40.0, 24.0, "18 to 27 °C recommended, cooling reference section 1"],
        /// Minutes a chiller needs to make cold water again after its power is back.
        chiller_restart_min / ChillerRestartMin: Number ["min", 0.0, 60.0, 4.0, "3 to 5 min, 1 min quick-start, cooling reference section 7"],
        /// True where facility pumps hang on a UPS.
        pumps_on_ups / PumpsOnUps: Flag,
        /// True where fans of air coolers hang on a UPS.
        fans_on_ups / FansOnUps: Flag,
        /// Efficiency of pump, motor and drive together.
        pump_efficiency / PumpEfficiency: Number ["", 0.2, 0.95, 0.7, "0.65 to 0.75, cooling reference section 6"],
        /// Pressure that condenser pumps raise; as facility pumps when not given.
        condenser_head_kpa / CondenserHeadKpa: Number ["kPa", 0.0, 1000.0, none, "as facility pumps"],
        /// Water in racks and their piping over their heat.
        loop_l_per_kw / LoopLPerKw: Number ["L/kW", 0.0, 20.0, 0.5, "500 L per MW in the row piping, cooling reference section 7"],
    }
    parts {
        /// Coolant distribution units of the halls.
        cdus: Vec<CduGroup>,
        /// Rear doors and air handlers of the halls.
        air: Vec<AirGroup>,
        /// Chillers.
        chillers: Vec<ChillerGroup>,
        /// Cooling towers.
        towers: Vec<TowerGroup>,
        /// Heat rejection of a site whose plant is not drawn yet.
        rejection: Vec<RejectionGroup>,
        /// Loops of facility water, each with a common header; without any, all machines share one.
        loops: Vec<Loop>,
        /// Dry coolers.
        dry_coolers: Vec<DryCoolerGroup>,
        /// Pumps of loops and condensers.
        pumps: Vec<PumpGroup>,
        /// Buffer tanks.
        tanks: Vec<TankGroup>,
    }
}
