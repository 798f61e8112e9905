//! Where things stand: buildings and halls in metres, what stands in their way, and what was moved by hand.

mod places;

pub use places::Aisle;
pub use places::AisleField;
pub use places::Building;
pub use places::BuildingField;
pub use places::Move;
pub use places::MoveField;
pub use places::Pod;
pub use places::PodField;
pub use places::Room;
pub use places::RoomField;

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
        /// Racks side by side from a cross aisle to a wall without a way out.
        dead_end_racks / DeadEndRacks: Number ["#racks", 1.0, 50.0, 10.0, "power reference section 5.1"],
        /// Longest way to an exit.
        exit_m / ExitM: Number ["m", 10.0, 200.0, 91.0, "300 ft, sprinklered, power reference section 5.1"],
        /// Clear depth in front of low-voltage gear.
        working_m / WorkingM: Number ["m", 0.6, 3.0, 1.07, "NEC 110.26 condition 2, power reference 3.9"],
        /// Longest fabric link from a rack to its array's network rack.
        reach_m / ReachM: Number ["m", 1.0, 2000.0, 50.0, "multimode, power reference section 5.2"],
        /// Cable length over the length of its route: drops and slack.
        cable_slack / CableSlack: Number ["", 0.0, 1.0, 0.15, "10 to 15 %, power reference section 5.2"],
    }
    parts {
        /// Rooms for racks.
        halls: Vec<Hall>,
        /// Columns, doors and other places where no rack may stand.
        keep_outs: Vec<KeepOut>,
        /// Buildings that halls stand in.
        buildings: Vec<Building>,
        /// Pods of rows laid out by hand; without any, rows fill the hall.
        pods: Vec<Pod>,
        /// Aisles that are given and must stay clear.
        aisles: Vec<Aisle>,
        /// Rooms in or beside halls: network, power, battery, store.
        rooms: Vec<Room>,
        /// Racks that were moved by hand. Sparse: all others stand where they are placed.
        moves: Vec<Move>,
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
    then {
        /// Id of the building it is in.
        building / Building: Text,
        /// Pressure its slab carries under a rack; that of the site when not given.
        floor_load_kpa / FloorLoadKpa: Number ["kPa", 0.5, 200.0, none, "floor load of the site"],
        /// Clear height under ceiling or pipes.
        height_m / HeightM: Number ["m", 2.0, 20.0, 4.0, "3.5 to 6 m for AI halls, power reference section 5.1"],
        /// Whether hot aisles are closed off.
        containment / Containment: Text ["hot", "cold", "none"],
        /// Which way rows run.
        rows_along / RowsAlong: Text ["width", "depth"],
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
        /// Space that stays clear around it, such as the swing of a door.
        clear_m / ClearM: Number ["m", 0.0, 20.0, 0.0, "none"],
    }
    parts {}
}
