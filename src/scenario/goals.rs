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
        /// Highest facility energy over IT energy in a year.
        pue_max / PueMax: Number ["", 1.0, 5.0, none, "no limit"],
        /// Highest water over IT energy in a year.
        wue_max / WueMax: Number ["L/kWh", 0.0, 10.0, none, "no limit"],
        /// Minutes that racks must run on after cooling or its power is lost.
        ride_through_min / RideThroughMin: Number ["min", 0.0, 240.0, none, "1 to 5 min for a checkpoint, power reference 4.2"],
        /// Minutes that batteries must bridge a lost source.
        bridge_min / BridgeMin: Number ["min", 0.0, 240.0, none, "start of what replaces it"],
    }
    parts {
        /// What each class of load must do when something fails.
        survive: Vec<Survival>,
    }
}

section! {
    /// One failure, and what a class of load must do through it.
    Survival / SurvivalField {
        /// Key, unique in its list.
        id / Id: Text,
        /// Which loads.
        class / Class: Text ["gpu", "support", "fluid", "plant", "house"],
        /// What fails.
        failure / Failure: Text [
            "grid_circuit", "grid_feed", "substation", "grid_all", "generating_unit", "generation_bus", "mv_section",
            "mv_feeder", "block", "ups", "busway", "chiller", "tower", "pump", "cdu", "air_cooler", "header",
            "mechanical_block"
        ],
        /// How many of it fail at once.
        count / Count: Number ["#failures", 1.0, 2.0, 1.0, "one at a time"],
        /// What must hold through it.
        outcome / Outcome: Text ["runs", "throttles", "restarts"],
        /// Minutes within which it must run again, where it may restart.
        back_min / BackMin: Number ["min", 0.0, 10_080.0, none, "no limit"],
    }
    parts {}
}

section! {
    /// What it costs.
    Costs / CostsField {
        /// Energy from the grid, all-in; at off-peak hours where peak hours have a price of their own.
        electricity_per_mwh / ElectricityPerMwh: Number ["1/MWh", 0.0, 10_000.0, none, "not priced"],
        /// Fuel gas, delivered, by lower heating value.
        gas_per_gj / GasPerGj: Number ["1/GJ", 0.0, 1000.0, none, "not priced"],
        /// Water.
        water_per_m3 / WaterPerM3: Number ["1/m³", 0.0, 1000.0, none, "not priced"],
        /// Catalogue key of the electricity tariff; values here stand above it.
        tariff / Tariff: Text,
        /// Energy from the grid at peak hours.
        peak_per_mwh / PeakPerMwh: Number ["1/MWh", 0.0, 10_000.0, none, "as at other hours"],
        /// First hour of the day at peak price.
        peak_from_h / PeakFromH: Number ["h", 0.0, 24.0, 13.0, "assumption"],
        /// Hour of the day at which peak price ends.
        peak_to_h / PeakToH: Number ["h", 0.0, 24.0, 19.0, "assumption"],
        /// Highest load of a month, per kW.
        demand_per_kw_month / DemandPerKwMonth: Number ["1/kW", 0.0, 1000.0, none, "not priced"],
        /// Share of the year's highest load that is billed in every month.
        demand_ratchet / DemandRatchet: Number ["", 0.0, 1.0, 0.0, "no ratchet"],
        /// Diesel, delivered.
        diesel_per_l / DieselPerL: Number ["1/L", 0.0, 100.0, none, "not priced"],
        /// Water that is sent to the sewer.
        sewer_per_m3 / SewerPerM3: Number ["1/m³", 0.0, 1000.0, none, "not priced"],
        /// Carbon dioxide.
        carbon_per_t / CarbonPerT: Number ["1/t", 0.0, 10_000.0, none, "not priced"],
        /// Carbon dioxide of grid energy.
        grid_carbon_kg_per_mwh / GridCarbonKgPerMwh: Number ["kg/MWh", 0.0, 2000.0, none, "catalogue, power reference 6.5"],
        /// Interest by which later money is worth less, a year.
        discount / Discount: Number ["1/year", 0.0, 1.0, 0.08, "assumption"],
        /// Years over which capital is spread.
        years / Years: Number ["years", 1.0, 60.0, 15.0, "assumption"],
        /// Upkeep in a year over capital.
        upkeep / Upkeep: Number ["1/year", 0.0, 1.0, 0.03, "assumption"],
        /// Capital held back over what is planned.
        contingency / Contingency: Number ["", 0.0, 1.0, 0.1, "assumption"],
        /// How far capital may be off, either way.
        accuracy / Accuracy: Number ["", 0.0, 1.0, 0.3, "concept estimate, assumption"],
        /// Capital of land, shell and site works, per area of halls.
        shell_per_m2 / ShellPerM2: Number ["1/m²", 0.0, 1e6, none, "not priced"],
        /// Capital of substations, per rating of their transformers.
        substation_per_kva / SubstationPerKva: Number ["1/kVA", 0.0, 10_000.0, none, "not priced"],
        /// Capital of generation, per ISO power.
        generation_per_kw / GenerationPerKw: Number ["1/kW", 0.0, 100_000.0, none, "not priced"],
        /// Rent of temporary generation in a month, per ISO power.
        rent_per_kw_month / RentPerKwMonth: Number ["1/kW", 0.0, 10_000.0, none, "not priced"],
        /// Capital of batteries, per energy.
        battery_per_kwh / BatteryPerKwh: Number ["1/kWh", 0.0, 10_000.0, none, "not priced"],
        /// Capital of switchgear, transformers, boards and busways, per power of blocks.
        distribution_per_kw / DistributionPerKw: Number ["1/kW", 0.0, 100_000.0, none, "not priced"],
        /// Capital of UPS, per load.
        ups_per_kw / UpsPerKw: Number ["1/kW", 0.0, 100_000.0, none, "not priced"],
        /// Capital of chillers, towers and dry coolers, per heat.
        plant_per_kw / PlantPerKw: Number ["1/kW", 0.0, 100_000.0, none, "not priced"],
        /// Capital of CDUs and air coolers, per heat.
        hall_cooling_per_kw / HallCoolingPerKw: Number ["1/kW", 0.0, 100_000.0, none, "not priced"],
        /// Capital of racks with their servers and network, per GPU.
        it_per_gpu / ItPerGpu: Number ["1/GPU", 0.0, 1e6, none, "not priced"],
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
