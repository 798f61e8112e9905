//! Where power comes from and how it reaches the racks.

section! {
    /// Where power comes from and how it reaches the racks.
    Supply / SupplyField {
        /// Power factor of the IT load.
        it_power_factor / ItPowerFactor: Number ["", 0.5, 1.0, 0.98, "DEFINITIONS, supply"],
        /// Power factor of pumps, fans and compressors.
        drive_power_factor / DrivePowerFactor: Number ["", 0.5, 1.0, 0.95, "DEFINITIONS, supply"],
        /// Electrical losses over IT, for a site whose chain is not drawn yet; computed when not given.
        loss_share / LossShare: Number ["", 0.0, 0.5, none, "computed from the chain"],
        /// Loss of medium-voltage cables at full load over the power they carry.
        mv_cable_loss_share / MvCableLossShare: Number ["", 0.0, 0.05, 0.002, "assumption"],
        /// Loss of low-voltage boards, feeders and rack cords at full load over the power they carry.
        lv_loss_share / LvLossShare: Number ["", 0.0, 0.05, 0.005, "boards 0.1 to 0.3 %, power reference 3.3; cords 0.2 %, assumption"],
        /// Longest interruption that racks ride through.
        hold_up_ms / HoldUpMs: Number ["ms", 0.0, 1000.0, 12.0, "assumption"],
        /// Catalogue key of the UPS of support racks; none when not given.
        support_ups / SupportUps: Text,
        /// Catalogue key of the UPS of CDUs, loop pumps and controls; none when not given.
        fluid_ups / FluidUps: Text,
    }
    parts {
        /// Utility feeds with their contracts.
        grid: Vec<GridContract>,
        /// Turbines and engines.
        generation: Vec<GenerationGroup>,
        /// Batteries at medium voltage.
        batteries: Vec<BatteryGroup>,
        /// Transformers with their low-voltage boards and busways.
        blocks: Vec<BlockGroup>,
    }
}

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
}

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
        /// Share of the energy that is kept for bridging; the rest smooths swings and answers the utility.
        bridge_share / BridgeShare: Number ["", 0.0, 1.0, 0.8, "assumption"],
    }
}

asset! {
    /// The power blocks of one hall: transformer, low-voltage board, busways.
    BlockGroup / BlockGroupField {
        /// Id of the hall.
        hall / Hall: Text,
        /// Catalogue key of the transformer.
        unit / Unit: Text,
        /// Blocks.
        count / Count: Number ["#blocks", 0.0, 2000.0, none, "given"],
        /// Active power one block may carry; from rating and power factor when not given.
        unit_mw / UnitMw: Number ["MW", 0.0, 100.0, none, "catalogue"],
        /// How the blocks stand in for one another.
        topology / Topology: Text ["N+1", "N", "2N", "3N/2", "4N/3", "5N/4"],
        /// Catalogue key of the busway; without one, no busway loss is counted.
        busway / Busway: Text,
    }
}
