//! Power blocks of halls and of the plant.

asset! {
    /// Power blocks of one hall, or, without a hall, mechanical blocks of the plant: transformer, low-voltage board, busways.
    BlockGroup / BlockGroupField {
        /// Id of the hall; none for mechanical blocks, which machines of the plant name.
        hall / Hall: Text,
        /// Catalogue key of the transformer.
        unit / Unit: Text,
        /// Blocks.
        count / Count: Number ["#blocks", 0.0, 2000.0, none, "given"],
        /// Active power one block may carry; from rating and power factor when not given.
        unit_mw / UnitMw: Number ["MW", 0.0, 100.0, none, "catalogue"],
        /// How the blocks stand in for one another.
        topology / Topology: Text ["N+1", "N", "2N", "3N/2", "4N/3", "5N/4", "catcher"],
        /// Catalogue key of the busway; without one, no busway loss is counted.
        busway / Busway: Text,
    }
    then {
        /// Blocks that stand idle and catch the load of a failed one, in the catcher topology.
        catchers / Catchers: Number ["#blocks", 0.0, 100.0, 1.0, "one, power reference 3.10"],
        /// Id of the medium-voltage section that feeds it.
        section / Section: Text,
        /// Id of the section on the other side; blocks alternate between the two.
        second_section / SecondSection: Text,
        /// Catalogue key of the medium-voltage cable to a block.
        feeder_cable / FeederCable: Text,
        /// Length of that cable.
        feeder_m / FeederM: Number ["m", 0.0, 10_000.0, 100.0, "20 to 100 m to the hall's edge, power reference 5.1"],
        /// Catalogue key of the low-voltage cable from transformer to board; a bus duct without losses of its own when not given.
        lv_cable / LvCable: Text,
        /// Length of the low-voltage cable.
        lv_m / LvM: Number ["m", 0.0, 500.0, 30.0, "under 60 m, power reference 5.1"],
        /// Catalogue key of a UPS that carries the whole block; none when not given.
        ups / Ups: Text,
        /// Length of one busway.
        busway_m / BuswayM: Number ["m", 0.0, 500.0, none, "the row it stands over"],
        /// True where a transfer switch and not a second cord brings the load to the other side.
        transfer_switch / TransferSwitch: Flag,
        /// Milliseconds that the transfer takes.
        transfer_ms / TransferMs: Number ["ms", 0.0, 60_000.0, 4.0, "2 to 8 ms, power reference 3.8"],
    }
}
