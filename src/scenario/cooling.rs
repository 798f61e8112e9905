//! Where the heat goes: CDUs and air coolers in the halls, chillers and towers outside.

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
    }
}

asset! {
    /// Coolant distribution units of one hall.
    CduGroup / CduGroupField {
        /// Id of the hall.
        hall / Hall: Text,
        /// Catalogue key of the unit.
        unit / Unit: Text,
        /// Units.
        count / Count: Number ["#units", 0.0, 20_000.0, none, "given"],
        /// Spare units on the common header; in-rack units share none.
        spares / Spares: Number ["#units", 0.0, 1000.0, none, "the site's redundancy, none in the rack"],
        /// Heat one unit moves; from the catalogue when not given.
        unit_kw / UnitKw: Number ["kW", 0.0, 50_000.0, none, "catalogue"],
    }
}

asset! {
    /// Rear doors or air handlers of one hall.
    AirGroup / AirGroupField {
        /// Id of the hall.
        hall / Hall: Text,
        /// Catalogue key of the unit.
        unit / Unit: Text,
        /// Units.
        count / Count: Number ["#units", 0.0, 20_000.0, none, "given"],
        /// Spare units that can stand in for any other in the hall; doors share none.
        spares / Spares: Number ["#units", 0.0, 1000.0, none, "the site's redundancy, none for doors"],
        /// Heat one unit takes; from the catalogue when not given.
        unit_kw / UnitKw: Number ["kW", 0.0, 50_000.0, none, "catalogue"],
    }
}

asset! {
    /// Chillers on the common facility header.
    ChillerGroup / ChillerGroupField {
        /// Catalogue key of the unit.
        unit / Unit: Text,
        /// Units.
        count / Count: Number ["#units", 0.0, 5000.0, none, "given"],
        /// Reference capacity of one unit; from the catalogue when not given.
        unit_mw / UnitMw: Number ["MW", 0.0, 100.0, none, "catalogue"],
    }
}

asset! {
    /// Cooling tower cells on the common condenser header.
    TowerGroup / TowerGroupField {
        /// Catalogue key of the cell.
        unit / Unit: Text,
        /// Cells.
        count / Count: Number ["#cells", 0.0, 5000.0, none, "given"],
        /// Heat one cell rejects at its rating point; from the catalogue when not given.
        unit_mw / UnitMw: Number ["MW", 0.0, 200.0, none, "catalogue"],
    }
}

asset! {
    /// Heat rejection as one figure, for a site whose plant is not drawn yet.
    RejectionGroup / RejectionGroupField {
        /// Units.
        count / Count: Number ["#units", 0.0, 5000.0, 1.0, "one"],
        /// Heat one unit rejects on the design day.
        unit_mw / UnitMw: Number ["MW", 0.0, 10_000.0, none, "given"],
        /// Units of them that are spare.
        spares / Spares: Number ["#units", 0.0, 1000.0, none, "the site's redundancy"],
    }
}
