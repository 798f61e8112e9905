//! Coolers of the halls.

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
    then {
        /// How much warmer the coolant leaves than the facility water comes; from the catalogue when not given.
        approach_k / ApproachK: Number ["K", 0.5, 20.0, none, "catalogue, 3 to 5 K"],
        /// Coolant flow over heat.
        flow_l_per_min_kw / FlowLPerMinKw: Number ["L/min/kW", 0.3, 5.0, 1.5, "OCP guideline, power reference 2.6"],
        /// Pressure that its pumps raise.
        head_kpa / HeadKpa: Number ["kPa", 10.0, 1000.0, 250.0, "0.5 to 3 bar, power reference 2.6"],
        /// Pumps in a unit; from the catalogue when not given.
        pumps / Pumps: Number ["#pumps", 1.0, 8.0, none, "catalogue, N+1"],
        /// Of them spare; from the catalogue when not given.
        spare_pumps / SparePumps: Number ["#pumps", 0.0, 8.0, none, "catalogue, N+1"],
        /// Warmest coolant it may send to the racks; that of the platforms when not given.
        coolant_max_c / CoolantMaxC: Number ["°C", 10.0, 70.0, none, "platforms"],
        /// Id of the loop on whose header it stands.
        header / Header: Text,
        /// Id of the mechanical block that feeds it; the hall's own blocks when not given.
        block / Block: Text,
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
    then {
        /// How much warmer the air leaves than the water comes; from the catalogue when not given.
        approach_k / ApproachK: Number ["K", 0.5, 20.0, none, "catalogue, 5 to 8 K"],
        /// Share of the hot air that comes back to the fronts of the racks.
        leakage / Leakage: Number ["", 0.0, 0.9, 0.05, "0 to 5 % contained, 10 to 40 % open, cooling reference section 5"],
        /// Id of the loop on whose header it stands.
        header / Header: Text,
        /// Id of the mechanical block that feeds it; the hall's own blocks when not given.
        block / Block: Text,
    }
}
