//! Turbines, engines and batteries.

asset! {
    /// Identical generating units on a common bus.
    GenerationGroup / GenerationGroupField {
        /// Catalogue key of the unit.
        unit / Unit: Text,
        /// Units.
        count / Count: Number ["#units", 0.0, 500.0, none, "given"],
        /// Units in planned maintenance at any time.
        in_maintenance / InMaintenance: Number ["#units", 0.0, 500.0, 0.0, "none"],
        /// Power of one unit at ISO conditions; from the catalogue when not given.
        unit_mw / UnitMw: Number ["MW", 0.0, 1000.0, none, "catalogue"],
        /// Power of one unit on this site's design day; computed from ambient and height when not given.
        site_mw / SiteMw: Number ["MW", 0.0, 1000.0, none, "computed"],
        /// Buses, step-up transformers or gas skids that the units share equally; the largest may fail.
        buses / Buses: Number ["#buses", 1.0, 100.0, 1.0, "one common bus"],
        /// Carries load always, or only when something failed.
        role / Role: Text ["prime", "standby"],
        /// Own use of fans, pumps and compressors over output.
        auxiliary_share / AuxiliaryShare: Number ["", 0.0, 0.2, 0.0, "net ratings"],
        /// Output lost to age over output.
        degradation_share / DegradationShare: Number ["", 0.0, 0.3, 0.0, "new and clean"],
        /// Power the permit allows at ISO conditions, all units together.
        permit_mw / PermitMw: Number ["MW", 0.0, 10_000.0, none, "no limit"],
    }
    then {
        /// How the intake air is cooled.
        inlet_cooling / InletCooling: Text ["none", "evaporative", "fogging", "chilled"],
        /// Share of the way to the wet bulb that evaporative cooling or fogging goes.
        inlet_effectiveness / InletEffectiveness: Number ["", 0.0, 1.0, 0.85, "background, 0.8 to 0.95"],
        /// Intake air that chilled coils make.
        inlet_c / InletC: Number ["°C", 5.0, 30.0, 10.0, "background, 7 to 10 °C"],
        /// Fuel gas that is contracted, by lower heating value.
        gas_gj_per_h / GasGjPerH: Number ["GJ/h", 0.0, 1e6, none, "as much as it needs"],
        /// Share of that gas that the supplier may interrupt.
        gas_interruptible_share / GasInterruptibleShare: Number ["", 0.0, 1.0, 0.0, "firm"],
        /// Units that the permit allows to run at once.
        permit_units / PermitUnits: Number ["#units", 0.0, 500.0, none, "no limit"],
        /// Starts in a year that the permit allows, all units together.
        permit_starts / PermitStarts: Number ["#starts", 0.0, 100_000.0, none, "no limit"],
        /// Nitrogen oxides in a year that the permit allows, all units together.
        permit_nox_t / PermitNoxT: Number ["t/year", 0.0, 100_000.0, none, "no limit"],
        /// Nitrogen oxides per energy, after clean-up.
        nox_kg_per_mwh / NoxKgPerMwh: Number ["kg/MWh", 0.0, 50.0, none, "not counted"],
        /// Hours in a year that one unit may run.
        hours_per_year / HoursPerYear: Number ["h", 0.0, 8784.0, none, "no limit"],
        /// Minutes from start to rated load; from the catalogue when not given.
        start_min / StartMin: Number ["min", 0.0, 1440.0, none, "catalogue"],
        /// Largest load step over rating; from the catalogue when not given.
        step_share / StepShare: Number ["", 0.0, 1.0, none, "catalogue"],
        /// Least load over rating; from the catalogue when not given.
        min_load_share / MinLoadShare: Number ["", 0.0, 1.0, none, "catalogue"],
        /// Line voltage at the terminals of a unit.
        voltage_kv / VoltageKv: Number ["kV", 0.2, 36.0, none, "that of its section"],
        /// Catalogue key of the step-up transformer; none where units make the section's voltage.
        step_up / StepUp: Text,
        /// Id of the medium-voltage section it feeds.
        section / Section: Text,
        /// Catalogue key of the cable from a bus of units to the section.
        feeder_cable / FeederCable: Text,
        /// Length of that cable.
        feeder_m / FeederM: Number ["m", 0.0, 50_000.0, 200.0, "assumption"],
        /// Subtransient reactance on the rating of a unit, for fault currents.
        subtransient / Subtransient: Number ["", 0.05, 0.6, 0.18, "background, IEC 60909-2"],
    }
}

asset! {
    /// Batteries at medium voltage. They bridge; they never count as firm supply.
    BatteryGroup / BatteryGroupField {
        /// Catalogue key of the unit.
        unit / Unit: Text,
        /// Units.
        count / Count: Number ["#units", 0.0, 5000.0, none, "given"],
        /// Power of one unit; from the catalogue when not given.
        unit_mw / UnitMw: Number ["MW", 0.0, 100.0, none, "catalogue"],
        /// Energy of one unit; from the catalogue when not given.
        unit_mwh / UnitMwh: Number ["MWh", 0.0, 1000.0, none, "catalogue"],
        /// Share of the energy that is kept for bridging. Bridging, swings and demand response together are at most the whole.
        bridge_share / BridgeShare: Number ["", 0.0, 1.0, 0.8, "assumption"],
    }
    then {
        /// Share of the energy that smooths swings of the load; what the other reserves leave when not given.
        swing_share / SwingShare: Number ["", 0.0, 1.0, none, "the rest"],
        /// Share of the energy that answers calls of the utility.
        response_share / ResponseShare: Number ["", 0.0, 1.0, 0.0, "none"],
        /// Milliseconds to full power; from the catalogue when not given.
        response_ms / ResponseMs: Number ["ms", 0.0, 10_000.0, none, "catalogue"],
        /// True where inverters make a grid of their own when the utility is gone.
        grid_forming / GridForming: Flag,
        /// Id of the medium-voltage section it hangs on.
        section / Section: Text,
        /// Catalogue key of the cable to the section.
        feeder_cable / FeederCable: Text,
        /// Length of that cable.
        feeder_m / FeederM: Number ["m", 0.0, 50_000.0, 200.0, "assumption"],
    }
}
