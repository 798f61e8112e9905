//! Utility feeds.

asset! {
    /// A utility feed: what may be drawn from it, and the transformers it comes through.
    GridContract / GridContractField {
        /// Contracted power.
        contract_mw / ContractMw: Number ["MW", 0.0, 10_000.0, none, "contract"],
        /// Part of it that the utility may interrupt.
        interruptible_mw / InterruptibleMw: Number ["MW", 0.0, 10_000.0, 0.0, "none"],
        /// Circuits that share the contract equally and fail one by one.
        circuits / Circuits: Number ["#circuits", 1.0, 12.0, 1.0, "one circuit"],
        /// Substation it hangs on; feeds that name the same one are lost together.
        substation / Substation: Text,
        /// Catalogue key of its transformer; not given: metered at the site bus, without transformers.
        transformer / Transformer: Text,
        /// Transformers in parallel.
        transformer_count / TransformerCount: Number ["#transformers", 0.0, 64.0, 2.0, "one pair"],
    }
    then {
        /// What else it shares with other feeds and is lost with: a line, a corridor, a station upstream.
        common_point / CommonPoint: Text,
        /// Line voltage at which the utility delivers; the transformer's when not given.
        voltage_kv / VoltageKv: Number ["kV", 1.0, 765.0, none, "transformer"],
        /// Highest three-phase fault level at the point of delivery, for the duty of switchgear.
        fault_max_mva / FaultMaxMva: Number ["MVA", 1.0, 100_000.0, none, "to be asked of the utility"],
        /// Lowest three-phase fault level, for flicker, starting and protection.
        fault_min_mva / FaultMinMva: Number ["MVA", 1.0, 100_000.0, none, "to be asked of the utility"],
        /// Reactance over resistance of the utility at the point of delivery.
        x_over_r / XOverR: Number ["", 0.5, 100.0, 10.0, "assumption for 69 to 230 kV"],
        /// Lowest power factor that the contract allows.
        power_factor_min / PowerFactorMin: Number ["", 0.5, 1.0, 0.95, "assumption, common in contracts"],
        /// Hours in a year in which the interruptible part may be called.
        curtailment_h / CurtailmentH: Number ["h", 0.0, 8784.0, none, "any number"],
        /// Fastest change of load that the utility accepts.
        ramp_mw_per_min / RampMwPerMin: Number ["MW/min", 0.0, 100_000.0, none, "no limit"],
        /// Largest sudden change of load that the utility accepts.
        step_mw / StepMw: Number ["MW", 0.0, 10_000.0, none, "no limit"],
        /// Id of the medium-voltage section it feeds.
        section / Section: Text,
        /// Catalogue key of the cable from its transformers to the section.
        feeder_cable / FeederCable: Text,
        /// Length of that cable.
        feeder_m / FeederM: Number ["m", 0.0, 50_000.0, 100.0, "assumption"],
        /// Largest content of the load's swing between 0.1 and 20 Hz that the utility accepts, as an effective value.
        band_mw / BandMw: Number ["MW", 0.0, 10_000.0, none, "no limit"],
    }
}
