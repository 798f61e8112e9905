//! Where the site stands: climate, yard, water, standards.

section! {
    /// Where it stands.
    Site / SiteField {
        /// Catalogue key of the climate.
        climate / Climate: Text,
        /// Height above sea level; from the climate when not given.
        elevation_m / ElevationM: Number ["m", -430.0, 5000.0, none, "climate"],
        /// Design conditions of each day's month, of the year on every day, or the hottest hour of 20 years on every day.
        design_basis / DesignBasis: Text ["monthly", "annual", "n20"],
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
        /// Name of the imported weather file. Its hours stay outside the scenario.
        weather / Weather: Text,
        /// Digest of the content of that file, so that a reader can tell whether theirs is the same one.
        weather_digest / WeatherDigest: Text,
        /// Dry bulb that is reached once in 20 years.
        n20_dry_c / N20DryC: Number ["°C", -20.0, 60.0, none, "for the 20-year basis"],
        /// Wet bulb that is reached once in 20 years.
        n20_wet_c / N20WetC: Number ["°C", -20.0, 40.0, none, "for the 20-year basis"],
        /// Water that may be drawn at any moment.
        water_peak_l_per_s / WaterPeakLPerS: Number ["L/s", 0.0, 100_000.0, none, "no limit"],
        /// Water that may be drawn in a year.
        water_year_ml / WaterYearMl: Number ["ML/year", 0.0, 1e6, none, "no limit"],
        /// Water that may be sent to the sewer on the worst day.
        sewer_ml / SewerMl: Number ["ML/day", 0.0, 10_000.0, none, "no limit"],
        /// Hours that stored water carries the site on the worst day.
        water_storage_h / WaterStorageH: Number ["h", 0.0, 1000.0, 0.0, "none"],
    }
    parts {}
}
