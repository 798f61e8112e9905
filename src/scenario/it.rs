//! What computes: platforms, deployments of racks, support racks.

section! {
    /// What computes.
    It / ItField {
        /// Average power in training over nameplate, for all GPU racks; each platform's own when not given.
        running_share / RunningShare: Number ["", 0.05, 1.0, none, "platform"],
        /// What the coincident peak lies above the running average.
        design_margin / DesignMargin: Number ["", 0.0, 1.0, 0.05, "DEFINITIONS, loads"],
        /// By how much the load of the day's quietest hour lies below the average.
        daily_swing / DailySwing: Number ["", 0.0, 1.0, 0.02, "1 to 2 %, power reference 2.4"],
        /// Seconds of one training step, computing and exchanging.
        step_s / StepS: Number ["s", 0.01, 600.0, 2.0, "0.3 to 5 s, power reference 2.4"],
        /// Share of the running power that is lost while GPUs wait for each other.
        step_depth / StepDepth: Number ["", 0.0, 1.0, 0.5, "near idle to 40 % of a GPU's power, power reference 2.4"],
        /// How fast the load follows a step, as share of the running power in a second.
        step_ramp / StepRamp: Number ["1/s", 0.001, 1000.0, none, "as fast as it comes"],
        /// Share of a training step in which GPUs wait for each other.
        step_wait / StepWait: Number ["", 0.0, 1.0, 0.2, "assumption, within power reference 2.4"],
    }
    parts {
        /// Platforms of the scenario's own, or catalogue rows with other values.
        platforms: Vec<Platform>,
        /// GPU racks in halls.
        deployments: Vec<Deployment>,
        /// Racks for network, storage and management that come with the GPU racks.
        support: Vec<SupportRacks>,
    }
}

section! {
    /// A kind of rack: a catalogue row with other values, or one of the scenario's own.
    Platform / PlatformField {
        /// Key that deployments use.
        id / Id: Text,
        /// Catalogue key whose values hold where none is given here.
        based_on / BasedOn: Text,
        /// GPUs in a rack; 0 for a support rack.
        gpus_per_rack / GpusPerRack: Number ["#GPUs", 0.0, 1152.0, none, "catalogue"],
        /// Racks that are wired together.
        racks_per_array / RacksPerArray: Number ["#racks", 1.0, 512.0, none, "catalogue"],
        /// Most that a rack may draw.
        nameplate_kw / NameplateKw: Number ["kW", 0.0, 2000.0, none, "catalogue"],
        /// Enforced cap per GPU, all-in at the rack inlet; none when not given.
        cap_w_per_gpu / CapWPerGpu: Number ["W", 1.0, 20_000.0, none, "no cap"],
        /// Average power in training over nameplate.
        running_share / RunningShare: Number ["", 0.05, 1.0, none, "catalogue"],
        /// Share of the rack's heat that goes to cold plates.
        liquid_fraction / LiquidFraction: Number ["", 0.0, 1.0, none, "catalogue"],
        /// Mass of a rack, filled.
        mass_kg / MassKg: Number ["kg", 0.0, 10_000.0, none, "catalogue"],
        /// Width of a rack.
        width_m / WidthM: Number ["m", 0.3, 3.0, none, "catalogue"],
        /// Depth of a rack with its rear door.
        depth_m / DepthM: Number ["m", 0.3, 4.0, none, "catalogue"],
        /// Where it is known from.
        source / Source: Text,
        /// How far that source can be trusted.
        confidence / Confidence: Text ["", "H", "M", "L", "D", "B"],
        /// Power without work over nameplate.
        idle_share / IdleShare: Number ["", 0.0, 1.0, none, "catalogue"],
        /// Warmest coolant it takes.
        coolant_max_c / CoolantMaxC: Number ["°C", 5.0, 70.0, none, "its class, or catalogue"],
        /// Class of its coolant: the number is the warmest supply.
        coolant_class / CoolantClass: Text ["", "W17", "W27", "W32", "W40", "W45", "W+", "S30", "S40", "S45", "S50"],
        /// Coolant flow over heat to the cold plates.
        coolant_l_per_min_kw / CoolantLPerMinKw: Number ["L/min/kW", 0.3, 5.0, none, "catalogue, 1.5"],
        /// Warmest air it takes at its front.
        air_max_c / AirMaxC: Number ["°C", 15.0, 60.0, none, "its class, or catalogue"],
        /// Class of its air after ASHRAE TC 9.9.
        air_class / AirClass: Text ["", "A1", "A2", "A3", "A4", "H1"],
        /// Coolant at which it throttles.
        throttle_coolant_c / ThrottleCoolantC: Number ["°C", 10.0, 90.0, none, "its warmest coolant"],
        /// Air at its front at which it throttles.
        throttle_air_c / ThrottleAirC: Number ["°C", 15.0, 70.0, none, "its warmest air"],
        /// Ports into the GPU fabric.
        ports / Ports: Number ["#ports", 0.0, 4096.0, none, "catalogue"],
        /// Height of a rack.
        height_m / HeightM: Number ["m", 0.5, 4.0, 2.3, "48U, power reference 2.3"],
        /// Servers (or shelves) in a rack that have power supplies of their own.
        servers / Servers: Number ["#servers", 1.0, 100.0, none, "catalogue"],
        /// Power supplies of one server.
        supplies / Supplies: Number ["#supplies", 1.0, 64.0, none, "not known"],
        /// Of them needed for full power.
        supplies_full / SuppliesFull: Number ["#supplies", 1.0, 64.0, none, "half of them"],
        /// Of them needed to run at all, throttled.
        supplies_run / SuppliesRun: Number ["#supplies", 1.0, 64.0, none, "those for full power"],
        /// Of them on cord A; the others hang on cord B.
        supplies_a / SuppliesA: Number ["#supplies", 0.0, 64.0, none, "half of them"],
    }
    parts {}
}

asset! {
    /// Racks of one platform in one hall.
    Deployment / DeploymentField {
        /// Id of the hall.
        hall / Hall: Text,
        /// Id of a platform of the scenario, or catalogue key.
        platform / Platform: Text,
        /// GPU racks.
        racks / Racks: Number ["#racks", 0.0, 100_000.0, none, "given"],
    }
    then {}
}

section! {
    /// Racks that come with GPU racks: network, storage, CPU, management.
    SupportRacks / SupportRacksField {
        /// Key, unique in its list.
        id / Id: Text,
        /// Id of a platform of the scenario, or catalogue key.
        platform / Platform: Text,
        /// How many stand beside each array, the last partial one included.
        per_array / PerArray: Number ["#racks", 0.0, 64.0, 1.0, "one for each array"],
        /// Where it is known from.
        source / Source: Text,
        /// How far that source can be trusted.
        confidence / Confidence: Text ["", "H", "M", "L", "D", "B"],
        /// How many there are in all, instead of beside each array; spread over the arrays, rounded up to whole racks beside each.
        in_all / InAll: Number ["#racks", 0.0, 100_000.0, none, "by array"],
    }
    parts {}
}
