//! Where power comes from and how it reaches the racks.

mod blocks;
mod classes;
mod generation;
mod grid;
mod network;

pub use blocks::BlockGroup;
pub use blocks::BlockGroupField;
pub use classes::LoadClass;
pub use classes::LoadClassField;
pub use generation::BatteryGroup;
pub use generation::BatteryGroupField;
pub use generation::GenerationGroup;
pub use generation::GenerationGroupField;
pub use grid::GridContract;
pub use grid::GridContractField;
pub use network::MvSection;
pub use network::MvSectionField;

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
        /// How the medium-voltage sections hang together: side by side with ties between them, each alone, or in a ring that is open at its last tie.
        mv_arrangement / MvArrangement: Text ["main-tie-main", "radial", "ring"],
        /// Line voltage of the medium-voltage sections; from their transformers when not given.
        mv_kv / MvKv: Number ["kV", 1.0, 72.5, none, "transformers"],
        /// Share of its rating that a breaker or conductor carries continuously, where it is not listed for all of it.
        breaker_share / BreakerShare: Number ["", 0.5, 1.0, 0.8, "NEC 210.20 and 215.3, power reference 3.9"],
        /// True where breakers and conductors are listed for their full rating.
        fully_rated / FullyRated: Flag,
        /// Lowest voltage at a rack over nominal.
        voltage_low / VoltageLow: Number ["", 0.8, 1.0, 0.95, "5 % in all, power reference 3.9"],
        /// Highest voltage at a rack over nominal.
        voltage_high / VoltageHigh: Number ["", 1.0, 1.2, 1.05, "background, ANSI C84.1 range A"],
        /// What a transformer may carry over its rating in an emergency.
        transformer_emergency / TransformerEmergency: Number ["", 1.0, 2.0, 1.2, "1.2 to 1.3 for two hours, power reference 3.1"],
        /// What a cable may carry over its rating in an emergency.
        cable_emergency / CableEmergency: Number ["", 1.0, 2.0, 1.0, "no overload, assumption"],
        /// What a generating unit may carry over its rating in an emergency.
        generator_emergency / GeneratorEmergency: Number ["", 1.0, 1.5, 1.0, "no overload, assumption"],
        /// What a UPS may carry over its rating in an emergency.
        ups_emergency / UpsEmergency: Number ["", 1.0, 2.0, 1.0, "no overload, assumption"],
        /// How long an emergency overload may last.
        emergency_h / EmergencyH: Number ["h", 0.0, 24.0, 2.0, "power reference 3.1"],
        /// Load by which blocks are judged.
        blocks_sized_by / BlocksSizedBy: Text ["design_peak", "nameplate"],
        /// Load by which the medium-voltage network and the substations are judged.
        mv_sized_by / MvSizedBy: Text ["design_peak", "nameplate"],
        /// Load by which the supply is judged.
        supply_sized_by / SupplySizedBy: Text ["design_peak", "nameplate"],
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
        /// Medium-voltage switchgear, section by section, in the order in which ties join neighbours.
        sections: Vec<MvSection>,
        /// UPS, backup, redundancy and order of shedding of each load class.
        classes: Vec<LoadClass>,
    }
}
