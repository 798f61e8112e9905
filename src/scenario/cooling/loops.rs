//! Loops of facility water with their pumps and tanks.

asset! {
    /// A loop of facility water with its common header. Spare machines serve only the header they stand on.
    Loop / LoopField {
        /// What it serves: everything; what lives with warm water; what needs it chilled.
        kind / Kind: Text ["combined", "warm", "chilled"],
        /// Its supply; that of the site when not given.
        supply_c / SupplyC: Number ["°C", -10.0, 60.0, none, "supply water of the site"],
        /// Warming on the way round; that of the site when not given.
        rise_k / RiseK: Number ["K", 2.0, 30.0, none, "rise of the site"],
        /// What flows in it.
        fluid / Fluid: Text ["water", "pg25"],
        /// Valves that can cut the header into parts; a leak takes out one part.
        valves / Valves: Number ["#valves", 0.0, 1000.0, 0.0, "none: a leak takes the whole header out"],
        /// Pressure that its pumps raise; that of the site when not given.
        head_kpa / HeadKpa: Number ["kPa", 0.0, 1000.0, none, "head of the site"],
        /// True where its pipes are not insulated, so that it must stay above the dew point.
        bare / Bare: Flag,
    }
    then {}
}

asset! {
    /// Pumps on one header.
    PumpGroup / PumpGroupField {
        /// What they move: water through machines, water round the halls, condenser water.
        duty / Duty: Text ["primary", "secondary", "condenser"],
        /// Catalogue key of the pump; none where head and flow are enough.
        unit / Unit: Text,
        /// Pumps.
        count / Count: Number ["#pumps", 0.0, 5000.0, none, "given"],
        /// Of them spare; the site's redundancy when not given.
        spares / Spares: Number ["#pumps", 0.0, 1000.0, none, "the site's redundancy"],
        /// Flow of one; that of the catalogue row, or what the heat asks for, when not given.
        flow_l_per_s / FlowLPerS: Number ["L/s", 0.0, 10_000.0, none, "what the heat asks for"],
        /// Pressure they raise; that of the catalogue row or the loop when not given.
        head_kpa / HeadKpa: Number ["kPa", 0.0, 1000.0, none, "head of the loop"],
        /// Efficiency of pump, motor and drive; that of the catalogue row or the site when not given.
        efficiency / Efficiency: Number ["", 0.2, 0.95, none, "efficiency of the site"],
        /// Id of the loop on whose header they stand.
        header / Header: Text,
        /// Id of the mechanical block that feeds them.
        block / Block: Text,
    }
    then {}
}

asset! {
    /// Buffer tanks on one header.
    TankGroup / TankGroupField {
        /// Tanks.
        count / Count: Number ["#tanks", 0.0, 1000.0, 1.0, "one"],
        /// Volume of one.
        volume_m3 / VolumeM3: Number ["m³", 0.0, 100_000.0, none, "given"],
        /// Share of the volume that leaves cold before warm water breaks through.
        mixing / Mixing: Number ["", 0.1, 1.0, 0.85, "background, stratified tanks 0.8 to 0.95"],
        /// Id of the loop on whose header it stands.
        header / Header: Text,
    }
    then {}
}
