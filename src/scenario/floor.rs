//! Where things stand: halls in metres, and what stands in their way.

section! {
    /// Where things stand.
    Floor / FloorField {
        /// Clear width in front of racks.
        cold_aisle_m / ColdAisleM: Number ["m", 0.6, 6.0, 1.2, "power reference section 5.1"],
        /// Clear width behind racks; rear doors need their swing.
        hot_aisle_m / HotAisleM: Number ["m", 0.6, 6.0, 1.2, "power reference section 5.1, with rear door"],
        /// Racks side by side before a cross aisle.
        row_racks / RowRacks: Number ["#racks", 1.0, 100.0, 20.0, "power reference section 5.1"],
        /// Cross aisles and the path along the walls.
        cross_aisle_m / CrossAisleM: Number ["m", 0.6, 10.0, 1.2, "power reference section 5.1"],
        /// Pressure the slab carries under a rack.
        floor_load_kpa / FloorLoadKpa: Number ["kPa", 0.5, 200.0, 24.0, "slab on grade, background"],
    }
    parts {
        /// Rooms for racks.
        halls: Vec<Hall>,
        /// Columns, doors and other places where no rack may stand.
        keep_outs: Vec<KeepOut>,
    }
}

asset! {
    /// A room for racks.
    Hall / HallField {
        /// Length of its rows' side.
        width_m / WidthM: Number ["m", 1.0, 1000.0, none, "given"],
        /// The other side.
        depth_m / DepthM: Number ["m", 1.0, 1000.0, none, "given"],
        /// Left edge in the drawing of the site; beside its neighbour when not given.
        x_m / XM: Number ["m", -10_000.0, 10_000.0, none, "in a row"],
        /// Upper edge in the drawing of the site.
        y_m / YM: Number ["m", -10_000.0, 10_000.0, none, "in a row"],
        /// GPU rack positions, for a hall that is not drawn yet; placed in metres when not given.
        gpu_positions / GpuPositions: Number ["#positions", 0.0, 100_000.0, none, "placed"],
    }
}

section! {
    /// A rectangle in a hall where no rack may stand.
    KeepOut / KeepOutField {
        /// Key, unique in its list.
        id / Id: Text,
        /// Id of the hall.
        hall / Hall: Text,
        /// What stands there.
        kind / Kind: Text ["column", "door", "other"],
        /// Left edge from the hall's left wall.
        x_m / XM: Number ["m", 0.0, 1000.0, none, "given"],
        /// Upper edge from the hall's upper wall.
        y_m / YM: Number ["m", 0.0, 1000.0, none, "given"],
        /// Width.
        width_m / WidthM: Number ["m", 0.0, 1000.0, none, "given"],
        /// Depth.
        depth_m / DepthM: Number ["m", 0.0, 1000.0, none, "given"],
    }
    parts {}
}
