//! Medium-voltage switchgear.

asset! {
    /// One section of the medium-voltage switchgear: a bus between two breakers.
    MvSection / MvSectionField {
        /// Line voltage; the site's medium voltage when not given.
        kv / Kv: Number ["kV", 1.0, 72.5, none, "medium voltage of the site"],
        /// Continuous current of bus and main breakers.
        bus_a / BusA: Number ["A", 100.0, 10_000.0, 2000.0, "1,200, 2,000 or 3,000 A, power reference 3.3"],
        /// Fault current that its breakers interrupt.
        breaker_ka / BreakerKa: Number ["kA", 1.0, 200.0, 40.0, "25 to 63 kA, power reference 3.3"],
        /// The tie to the next section of the list, or in a ring from the last to the first.
        tie / Tie: Text ["open", "closed", "none"],
        /// Seconds until an open tie is closed after a source was lost.
        tie_s / TieS: Number ["s", 0.0, 3600.0, 5.0, "assumption, automatic transfer"],
        /// Catalogue key of the cable of that tie; switchgear side by side when not given.
        tie_cable / TieCable: Text,
        /// Length of that cable.
        tie_m / TieM: Number ["m", 0.0, 20_000.0, 0.0, "side by side"],
    }
    then {}
}
