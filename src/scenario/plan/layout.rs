//! Buildings, pods, aisles, rooms and moves by hand in a Plan.

use crate::scenario::plan::Tag;
use crate::units::Length;

/// What is laid out by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Buildings.
    pub buildings: Vec<Building>,
    /// Pods of rows.
    pub pods: Vec<Pod>,
    /// Aisles that must stay clear.
    pub aisles: Vec<Aisle>,
    /// Rooms.
    pub rooms: Vec<Room>,
    /// Racks that stand elsewhere than placed.
    pub moves: Vec<Move>,
}

/// A rectangle from an upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rectangle {
    /// Left edge.
    pub x: Length,
    /// Upper edge.
    pub y: Length,
    /// Width.
    pub width: Length,
    /// Depth.
    pub depth: Length,
}

/// A building.
#[derive(Clone, Debug, PartialEq)]
pub struct Building {
    /// Name and days.
    pub tag: Tag,
    /// Where it stands in the drawing of the site.
    pub place: Rectangle,
}

/// Rows of racks that share aisles.
#[derive(Clone, Debug, PartialEq)]
pub struct Pod {
    /// Id.
    pub id: String,
    /// Position of the hall.
    pub hall: usize,
    /// Left edge from the hall's left wall.
    pub x: Length,
    /// Upper edge from the hall's upper wall.
    pub y: Length,
    /// Rows.
    pub rows: u32,
    /// Racks in a row.
    pub row_racks: u32,
    /// In front of racks.
    pub cold_aisle: Length,
    /// Behind racks.
    pub hot_aisle: Length,
    /// How far its rows are turned from the hall's width, degrees.
    pub turned_deg: f64,
}

/// An aisle that must stay clear.
#[derive(Clone, Debug, PartialEq)]
pub struct Aisle {
    /// Id.
    pub id: String,
    /// Position of the hall.
    pub hall: usize,
    /// What it is for.
    pub kind: AisleKind,
    /// Where it is in the hall.
    pub place: Rectangle,
}

/// What an aisle is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AisleKind {
    /// The way between rows.
    Cross,
    /// In front of racks.
    Cold,
    /// Behind racks.
    Hot,
    /// Room to work on gear.
    Service,
}

/// A room in a hall, or in the drawing of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Position of the hall it is in.
    pub hall: Option<usize>,
    /// What it is for.
    pub kind: RoomKind,
    /// Where it is.
    pub place: Rectangle,
}

/// What a room is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomKind {
    /// Switches and cross-connects.
    Network,
    /// Switchgear and transformers.
    Power,
    /// Batteries.
    Battery,
    /// Pumps, exchangers, chillers.
    Mechanical,
    /// Spare parts and staging.
    Store,
}

/// One rack that stands elsewhere than it was placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// Position of the deployment.
    pub deployment: usize,
    /// Which rack of it, counted from 0 in the order of placing.
    pub rack: u32,
    /// Left edge from the hall's left wall.
    pub x: Length,
    /// Upper edge from the hall's upper wall.
    pub y: Length,
    /// How far it is turned, degrees.
    pub turned_deg: f64,
}
