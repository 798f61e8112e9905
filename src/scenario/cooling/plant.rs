//! Machines that cool water or give heat to the outside.

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
    then {
        /// How they stand in the water: side by side, or two in a row.
        arrangement / Arrangement: Text ["parallel", "series"],
        /// Minutes to make cold water again after power is back; that of the site when not given.
        restart_min / RestartMin: Number ["min", 0.0, 60.0, none, "restart of the site"],
        /// Id of the loop on whose header they stand.
        header / Header: Text,
        /// Id of the mechanical block that feeds them.
        block / Block: Text,
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
    then {
        /// How its leaving water is computed.
        model / Model: Text ["merkel", "yorkcalc"],
        /// Cycles of concentration in its basin; those of the site when not given.
        cycles / Cycles: Number ["", 1.5, 20.0, none, "cycles of the site"],
        /// Id of the loop it serves, directly or through chillers.
        header / Header: Text,
        /// Id of the mechanical block that feeds it.
        block / Block: Text,
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
    then {
        /// Id of the loop it serves.
        header / Header: Text,
    }
}

asset! {
    /// Dry coolers on one header.
    DryCoolerGroup / DryCoolerGroupField {
        /// Catalogue key of the unit.
        unit / Unit: Text,
        /// Units.
        count / Count: Number ["#units", 0.0, 20_000.0, none, "given"],
        /// Heat one unit rejects at its rating point; from the catalogue when not given.
        unit_mw / UnitMw: Number ["MW", 0.0, 50.0, none, "catalogue"],
        /// Spare units on the header.
        spares / Spares: Number ["#units", 0.0, 1000.0, none, "the site's redundancy"],
        /// Water that cools the intake air on hot days.
        adiabatic / Adiabatic: Text ["as_unit", "none", "pads", "spray"],
        /// Share of the way to the wet bulb that the intake air is cooled.
        adiabatic_effectiveness / AdiabaticEffectiveness: Number ["", 0.0, 1.0, 0.7, "0.6 to 0.9, cooling reference section 5"],
        /// Dry bulb above which that water runs.
        adiabatic_above_c / AdiabaticAboveC: Number ["°C", 0.0, 50.0, 25.0, "assumption"],
        /// Share of that water that is bled off on top of what evaporates.
        bleed / Bleed: Number ["", 0.0, 2.0, 0.2, "10 to 30 %, cooling reference section 5"],
        /// Id of the loop it serves, directly or through chillers.
        header / Header: Text,
        /// Id of the mechanical block that feeds it.
        block / Block: Text,
    }
    then {}
}
