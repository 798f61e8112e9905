//! Where an element of the one-line has its place on the floor: where the racks stand that hang on it.

use super::OneLineDay;
use super::input::standing;
use crate::scenario::plan::Plan;
use crate::solve::floor::Layout;
use crate::solve::floor::Rack;
use crate::solve::power::oneline::LoadClass;

/// A place in a hall: of a rack, or of all racks that hang on an element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FloorPlace {
    /// Position of the hall in the plan.
    pub hall: u32,
    /// First and last row, counted from 0.
    pub rows: (u32, u32),
    /// From the hall's left edge to their middle, m.
    pub x_m: f64,
    /// From the hall's upper edge to their middle, m.
    pub y_m: f64,
}

/// Places of the racks that stand on a day, hall by hall, in the order of their loads; none for a rack without one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places(Vec<Vec<Option<Rack>>>);

impl Places {
    /// Of the day of a network.
    pub fn of(plan: &Plan, layout: &Layout, day: u32) -> Self {
        let hall = |hall: usize| {
            let racks = standing(plan, layout.halls.get(hall), hall, day);
            racks.into_iter().map(|(_, place)| place).collect()
        };
        Self((0..plan.halls.len()).map(hall).collect())
    }

    /// Where an element stands: nothing above the halls and in the yard, or where its racks found no place.
    pub fn place(&self, day: &OneLineDay, element: u32) -> Option<FloorPlace> {
        let line = &day.line;
        let mut found: Option<FloorPlace> = None;
        let mut count = 0.0;
        for leaf in &line.leaves[line.leaves_under(element)] {
            let load = &line.loads[line.load[*leaf as usize] as usize];
            if !matches!(load.class, LoadClass::GpuRack | LoadClass::SupportRack) {
                continue;
            }
            let of_hall = self.0.get(load.hall as usize);
            let Some(Some(rack)) = of_hall.and_then(|racks| racks.get(load.number as usize)) else {
                continue;
            };
            let (x, y) = (rack.x_m + rack.width_m / 2.0, rack.y_m + rack.depth_m / 2.0);
            count += 1.0;
            match &mut found {
                None => {
                    found = Some(FloorPlace {
                        hall: load.hall,
                        rows: (rack.row, rack.row),
                        x_m: x,
                        y_m: y,
                    });
                }
                Some(place) if place.hall != load.hall => return None,
                Some(place) => {
                    place.rows = (place.rows.0.min(rack.row), place.rows.1.max(rack.row));
                    place.x_m += (x - place.x_m) / count;
                    place.y_m += (y - place.y_m) / count;
                }
            }
        }
        found
    }
}
