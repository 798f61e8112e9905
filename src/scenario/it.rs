//! What computes: platforms, deployments of racks, support racks.

section! {
    /// What computes.
    It / ItField {
        /// Average power in training over nameplate, for all GPU racks; each platform's own when not given.
        running_share / RunningShare: Number ["", 0.05, 1.0, none, "platform"],
        /// What the coincident peak lies above the running average.
        design_margin / DesignMargin: Number ["", 0.0, 1.0, 0.05, "DEFINITIONS, loads"],
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
    }
    parts {}
}
