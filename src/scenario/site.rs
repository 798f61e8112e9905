//! Where the site stands: climate, yard, water, standards.

section! {
    /// Where it stands.
    Site / SiteField {
        /// Catalogue key of the climate.
        climate / Climate: Text,
        /// Height above sea level; from the climate when not given.
        elevation_m / ElevationM: Number ["m", -430.0, 5000.0, none, "climate"],
        /// Design conditions of each day's month, or of the year on every day.
        design_basis / DesignBasis: Text ["monthly", "annual"],
        /// Warmer air at air-cooled machines, from the yard's own exhaust.
        recirculation_dry_k / RecirculationDryK: Number ["K", 0.0, 15.0, 1.5, "assumption"],
        /// Higher wet bulb at towers, from their own plumes.
        recirculation_wet_k / RecirculationWetK: Number ["K", 0.0, 10.0, 0.5, "assumption"],
        /// Lights, offices, gates: everything that is neither IT nor its cooling.
        house_mw / HouseMw: Number ["MW", 0.0, 1000.0, 0.0, "none"],
        /// Water that may be drawn on the worst day.
        water_peak_day_ml / WaterPeakDayMl: Number ["ML/day", 0.0, 10_000.0, none, "no limit"],
        /// Area outside the halls for plant.
        yard_area_m2 / YardAreaM2: Number ["m²", 0.0, 1e8, none, "no limit"],
        /// Standards in force.
        standard / Standard: Text ["ANSI/IEEE", "IEC"],
        /// Grid frequency.
        frequency_hz / FrequencyHz: Number ["Hz", 50.0, 60.0, 60.0, "ANSI/IEEE practice"],
        /// Currency of the costs.
        currency / Currency: Text,
    }
    parts {}
}
