//! Buildings, pods, aisles and rooms; and racks that were moved by hand.

asset! {
    /// A building.
    Building / BuildingField {
        /// Left edge in the drawing of the site.
        x_m / XM: Number ["m", -10_000.0, 10_000.0, 0.0, "corner of the drawing"],
        /// Upper edge in the drawing of the site.
        y_m / YM: Number ["m", -10_000.0, 10_000.0, 0.0, "corner of the drawing"],
        /// Width.
        width_m / WidthM: Number ["m", 1.0, 5000.0, none, "given"],
        /// Depth.
        depth_m / DepthM: Number ["m", 1.0, 5000.0, none, "given"],
    }
    then {}
}

section! {
    /// A pod: rows of racks that share aisles, laid out by hand.
    Pod / PodField {
        /// Key, unique in its list.
        id / Id: Text,
        /// Id of the hall.
        hall / Hall: Text,
        /// Left edge from the hall's left wall.
        x_m / XM: Number ["m", 0.0, 1000.0, none, "given"],
        /// Upper edge from the hall's upper wall.
        y_m / YM: Number ["m", 0.0, 1000.0, none, "given"],
        /// Rows.
        rows / Rows: Number ["#rows", 1.0, 200.0, 2.0, "two, front to front"],
        /// Racks in a row.
        row_racks / RowRacks: Number ["#racks", 1.0, 200.0, none, "racks in a row of the site"],
        /// Clear width in front of racks.
        cold_aisle_m / ColdAisleM: Number ["m", 0.6, 6.0, none, "cold aisle of the site"],
        /// Clear width behind racks.
        hot_aisle_m / HotAisleM: Number ["m", 0.6, 6.0, none, "hot aisle of the site"],
        /// How far its rows are turned from the hall's width.
        turned_deg / TurnedDeg: Number ["°", -180.0, 180.0, 0.0, "along the width"],
    }
    parts {}
}

section! {
    /// An aisle that is given and must stay clear.
    Aisle / AisleField {
        /// Key, unique in its list.
        id / Id: Text,
        /// Id of the hall.
        hall / Hall: Text,
        /// What it is for.
        kind / Kind: Text ["cross", "cold", "hot", "service"],
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

section! {
    /// A room in or beside a hall.
    Room / RoomField {
        /// Key, unique in its list.
        id / Id: Text,
        /// Name for people; the id when not given.
        name / Name: Text,
        /// Id of the hall it is in; in the drawing of the site when not given.
        hall / Hall: Text,
        /// What it is for.
        kind / Kind: Text ["network", "power", "battery", "mechanical", "store"],
        /// Left edge, from the hall's left wall where it is in a hall.
        x_m / XM: Number ["m", -10_000.0, 10_000.0, none, "given"],
        /// Upper edge, from the hall's upper wall where it is in a hall.
        y_m / YM: Number ["m", -10_000.0, 10_000.0, none, "given"],
        /// Width.
        width_m / WidthM: Number ["m", 0.0, 1000.0, none, "given"],
        /// Depth.
        depth_m / DepthM: Number ["m", 0.0, 1000.0, none, "given"],
    }
    parts {}
}

section! {
    /// One rack that stands elsewhere than it was placed.
    Move / MoveField {
        /// Id of the deployment.
        deployment / Deployment: Text,
        /// Which rack of it, counted from 1 in the order of placing.
        rack / Rack: Number ["#rack", 1.0, 100_000.0, none, "given"],
        /// Its left edge from the hall's left wall.
        x_m / XM: Number ["m", 0.0, 1000.0, none, "given"],
        /// Its upper edge from the hall's upper wall.
        y_m / YM: Number ["m", 0.0, 1000.0, none, "given"],
        /// How far it is turned, front to the top of the drawing at 0.
        turned_deg / TurnedDeg: Number ["°", -180.0, 180.0, 0.0, "as placed"],
    }
    parts {}
}
