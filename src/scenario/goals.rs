//! What must be reached: phases, targets, costs, and what is known of the real site.

section! {
    /// A step of the expansion.
    Phase / PhaseField {
        /// Key, unique in its list.
        id / Id: Text,
        /// Name for people.
        name / Name: Text,
        /// GPUs that must be live in all.
        gpus / Gpus: Number ["#GPUs", 0.0, 5_000_000.0, none, "given"],
        /// Day on which they must be.
        due_day / DueDay: Number ["#day", 0.0, 36_500.0, none, "given"],
        /// Where it is known from.
        source / Source: Text,
        /// How far that source can be trusted.
        confidence / Confidence: Text ["", "H", "M", "L", "D", "B"],
    }
    parts {}
}

section! {
    /// What must hold on every day.
    Targets / TargetsField {
        /// What the supply must survive: its worst single event, or nothing.
        supply_redundancy / SupplyRedundancy: Text ["N-1", "N"],
        /// Spare machines on each common header of the cooling plant.
        cooling_spares / CoolingSpares: Number ["#units", 0.0, 20.0, 1.0, "N+1"],
        /// Highest facility power over IT power in the design hour; no limit when not given.
        design_hour_ratio_max / DesignHourRatioMax: Number ["", 1.0, 5.0, none, "no limit"],
    }
    parts {}
}

section! {
    /// What it costs.
    Costs / CostsField {
        /// Energy from the grid, all-in.
        electricity_per_mwh / ElectricityPerMwh: Number ["1/MWh", 0.0, 10_000.0, none, "not priced"],
        /// Fuel gas, delivered.
        gas_per_gj / GasPerGj: Number ["1/GJ", 0.0, 1000.0, none, "not priced"],
        /// Water.
        water_per_m3 / WaterPerM3: Number ["1/m³", 0.0, 1000.0, none, "not priced"],
    }
    parts {}
}

section! {
    /// One thing known of the real site, to set beside the model.
    RecordLine / RecordLineField {
        /// What is compared.
        quantity / Quantity: Text [
            "gpu_racks", "support_racks", "it_nameplate_mw", "it_running_mw", "it_peak_mw", "site_mw",
            "loss_share", "firm_supply_mw", "live_day", "water_ml_per_day", "design_hour_ratio"
        ],
        /// Id of the phase it is compared at: on its due day. Not given: the last day.
        phase / Phase: Text,
        /// Lowest value the record allows.
        low / Low: Number ["", -1e12, 1e12, none, "open"],
        /// Highest value the record allows.
        high / High: Number ["", -1e12, 1e12, none, "open"],
        /// Where it is known from.
        source / Source: Text,
        /// How far that source can be trusted.
        confidence / Confidence: Text ["", "H", "M", "L", "D", "B"],
        /// What a reader should know.
        note / Note: Text,
    }
    parts {}
}
