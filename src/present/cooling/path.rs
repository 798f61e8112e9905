//! The way of the heat as a drawing: a lane for every header of facility water, from the racks on the left to the
//! outdoors on the right.

mod plant;

use super::canvas::Canvas;
use super::canvas::Place;
use super::canvas::Stands;
use super::lines;
use super::parts;
use crate::evaluate::heat_lanes::Lane;
use crate::evaluate::heat_path::HeatPath;
use crate::evaluate::heat_path::Stage;
use crate::evaluate::heat_path::Water;
use crate::evaluate::ride_through::Cause;
use crate::present::number;
use crate::present::power::Diagram;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::words;
use crate::present::words::Names;
use crate::present::words::cooling_plant;

/// Width of the drawing, px.
const WIDTH: f64 = 872.0;
/// Height of the strip with the name of a lane, of a row of boxes with the room under it, and of a box.
const STRIP: f64 = 44.0;
const ROW: f64 = 112.0;
const BOX: f64 = 68.0;
/// Left edge and width of each column: racks, coolers, plant, outdoors.
const RACKS: (f64, f64) = (8.0, 124.0);
const COOLERS: (f64, f64) = (208.0, 148.0);
const PLANT: (f64, f64) = (448.0, 160.0);
const OUTDOORS: (f64, f64) = (700.0, 164.0);
/// Where warm and cold pipes meet a box, under its upper edge.
const WARM: f64 = 22.0;
const COLD: f64 = 54.0;
/// Words at pipes: over the warm one, between both, under the cold one.
const ABOVE: f64 = 15.0;
const BETWEEN: f64 = 42.0;
const BELOW: f64 = 69.0;
/// Where risers stand between coolers and plant: warm, cold.
const RISERS: (f64, f64) = (422.0, 436.0);
/// Pipes that carry warm and cold water.
const HOT: Ink = Ink::Power;
const COOL: Ink = Ink::Accent;
/// Lanes that are drawn at most; the table has all.
const MOST_LANES: usize = 4;

/// The drawing with its parts, while something is stopped or nothing is.
pub(super) fn draw(of: &HeatPath, stopped: Option<Cause>, names: &Names) -> Diagram {
    let mut drawn = Drawn {
        of,
        stopped,
        names,
        canvas: Canvas::new(WIDTH),
        top: 0.0,
        has_water: false,
    };
    for lane in of.lanes.iter().take(MOST_LANES) {
        drawn.lane(lane);
    }
    let height = drawn.top;
    drawn.canvas.finish(height)
}

struct Drawn<'a> {
    of: &'a HeatPath,
    stopped: Option<Cause>,
    names: &'a Names,
    canvas: Canvas,
    /// Upper edge of the lane that is drawn.
    top: f64,
    /// Whether make-up water is drawn.
    has_water: bool,
}

/// Where a box of a row stands.
fn at((x, width): (f64, f64), y: f64) -> Place {
    (x, y, width, BOX)
}

impl Drawn<'_> {
    fn lane(&mut self, lane: &Lane) {
        self.strip(lane);
        let first = self.top + STRIP;
        let mut row = first;
        if lane.cdus.is_some() || 0.0 < lane.liquid.w() {
            self.liquid(lane, row);
            self.to_plant(
                lane,
                (row, first),
                lane.cdus.is_some(),
                lines::share(lane, true),
            );
            row += ROW;
        }
        if lane.air_coolers.is_some() || 0.0 < lane.air.w() {
            self.air(lane, row);
            let share = lines::share(lane, false);
            self.to_plant(lane, (row, first), lane.air_coolers.is_some(), share);
        }
        self.plant(lane, first);
        self.outdoors(lane, first);
        let has_third = self.third_row(lane, first);
        let rows = if has_third { 3.0 } else { 2.0 };
        self.top = first + rows * ROW - 16.0;
    }

    /// The name of the lane, pressed to stop its loop; and the power of the plant over the first.
    fn strip(&mut self, lane: &Lane) {
        let words = cooling_plant::lane(lane, self.names);
        let cause = Cause::Loop(lane.header);
        let is_out = self.stopped == Some(cause);
        let ink = if is_out { Ink::Bad } else { Ink::Text };
        let y = self.top;
        self.canvas
            .text((8.0, y + 22.0), &words, Anchor::Start, true, ink);
        if self.has_stop(cause) {
            let width = (16.0 + 7.2 * words.chars().count() as f64).min(PLANT.0 - 8.0);
            self.press((2.0, y + 5.0, width, 25.0), cause, lane);
        }
        if y <= 0.0 && self.has_stop(Cause::PlantPower) {
            let place = (OUTDOORS.0 - 12.0, 4.0, OUTDOORS.1 + 12.0, 26.0);
            let words = cooling_plant::plant_power(self.of.plant_power);
            let stands = self.stands(Some(Cause::PlantPower), None);
            self.canvas.put(place, &[words], Ink::Power, stands);
            self.press(place, Cause::PlantPower, lane);
        }
    }

    fn liquid(&mut self, lane: &Lane, y: f64) {
        let terms = words::cooling_terms(self.names);
        self.racks(terms.racks_liquid, lane.liquid, y);
        let Some(cdus) = &lane.cdus else { return };
        let line = lane
            .technology
            .as_ref()
            .map_or_else(String::new, lines::warming);
        let cause = Cause::TechnologyPumps;
        self.stage(at(COOLERS, y), terms.cdus, (cdus, line), cause, lane);
        let flows = self.stopped != Some(cause);
        let (left, right) = (RACKS.0 + RACKS.1, COOLERS.0);
        self.canvas
            .pipe(&[(left, y + WARM), (right, y + WARM)], HOT, flows);
        self.canvas
            .pipe(&[(right, y + COLD), (left, y + COLD)], COOL, flows);
        if let Some(water) = &lane.technology {
            let middle = (left + right) / 2.0;
            self.water((middle, y), Anchor::Middle, water, 1.0);
        }
    }

    fn air(&mut self, lane: &Lane, y: f64) {
        let terms = words::cooling_terms(self.names);
        self.racks(terms.racks_air, lane.air, y);
        let Some(coolers) = &lane.air_coolers else {
            return;
        };
        let name = if lane.are_doors {
            terms.doors
        } else {
            terms.air_coolers
        };
        let cause = Cause::AirCoolers;
        let line = cooling_plant::room_air(lane.room.c());
        self.stage(at(COOLERS, y), name, (coolers, line), cause, lane);
        let flows = self.stopped != Some(cause);
        let (left, right) = (RACKS.0 + RACKS.1, COOLERS.0);
        self.canvas
            .pipe(&[(left, y + WARM), (right, y + WARM)], HOT, flows);
        self.canvas
            .pipe(&[(right, y + COLD), (left, y + COLD)], COOL, flows);
        let middle = (left + right) / 2.0;
        self.canvas
            .label((middle, y + BETWEEN), Anchor::Middle, cooling_plant::AIR);
        self.canvas.label(
            (middle, y + BELOW),
            Anchor::Middle,
            &lines::celsius(lane.room.c()),
        );
    }

    fn racks(&mut self, name: &str, heat: crate::units::Power, y: f64) {
        let all = self.of.liquid + self.of.air;
        let part = if 0.0 < all.w() { heat / all } else { 0.0 };
        let lines = [
            name.to_owned(),
            number::megawatts(heat).to_string(),
            cooling_plant::of_heat(part),
        ];
        self.canvas
            .put(at(RACKS, y), &lines, Ink::Power, Stands::Well);
    }

    /// Pipes from the coolers of a row to the plant, whose pumps stand in the second row.
    fn to_plant(&mut self, lane: &Lane, (y, first): (f64, f64), has_coolers: bool, share: f64) {
        if !has_coolers {
            return;
        }
        let flows = self.flows(lane);
        let cold = if self.has_sink() { COOL } else { HOT };
        let (left, right) = (COOLERS.0 + COOLERS.1, PLANT.0);
        let pumps = first + ROW + COLD;
        if y <= first {
            self.canvas
                .pipe(&[(left, y + WARM), (right, y + WARM)], HOT, flows);
            let riser = RISERS.1;
            let down = [
                (right, pumps),
                (riser, pumps),
                (riser, y + COLD),
                (left, y + COLD),
            ];
            self.canvas.pipe(&down, cold, flows);
        } else {
            let riser = RISERS.0;
            let up = [(left, y + WARM), (riser, y + WARM), (riser, first + WARM)];
            self.canvas.pipe(&up, HOT, flows);
            self.canvas
                .pipe(&[(right, y + COLD), (left, y + COLD)], cold, flows);
        }
        self.water((left + 6.0, y), Anchor::Start, &lane.facility, share);
    }

    /// Temperatures over and under a pair of pipes, and the flow between them.
    fn water(&mut self, (x, y): (f64, f64), anchor: Anchor, water: &Water, share: f64) {
        let canvas = &mut self.canvas;
        canvas.label((x, y + ABOVE), anchor, &lines::celsius(water.warm.c()));
        canvas.label((x, y + BETWEEN), anchor, &lines::flow(water, share));
        canvas.label((x, y + BELOW), anchor, &lines::celsius(water.cold.c()));
    }

    /// A box of machines: how many, a line, and how loaded they are.
    fn stage(
        &mut self,
        place: Place,
        name: &str,
        (stage, line): (&Stage, String),
        cause: Cause,
        lane: &Lane,
    ) {
        let lines = [lines::title(name, stage), line, lines::loading(stage)];
        self.boxed(place, lines, Some(stage), cause, lane);
    }

    fn boxed(
        &mut self,
        place: Place,
        lines: [String; 3],
        stage: Option<&Stage>,
        cause: Cause,
        lane: &Lane,
    ) {
        let stands = self.stands(Some(cause), stage);
        let [name, line, last] = lines;
        let last = if stands == Stands::Out {
            words::cooling_terms(self.names).stopped.to_owned()
        } else {
            last
        };
        self.canvas
            .put(place, &[name, line, last], Ink::Cooling, stands);
        self.press(place, cause, lane);
    }

    fn press(&mut self, place: Place, cause: Cause, lane: &Lane) {
        if !self.has_stop(cause) {
            return;
        }
        let label = parts::stop_label(cause, lane, self.of, self.names);
        let id = parts::id(cause, lane.header);
        self.canvas
            .mark(place, &id, label, self.stopped == Some(cause));
    }

    fn has_stop(&self, cause: Cause) -> bool {
        self.of.stops.iter().any(|stop| stop.cause == cause)
    }

    /// Whether facility water flows in a lane.
    fn flows(&self, lane: &Lane) -> bool {
        match self.stopped {
            Some(Cause::FacilityPumps | Cause::PlantPower) => false,
            Some(Cause::Loop(header)) => header != lane.header,
            _ => true,
        }
    }

    /// Whether anything takes heat out of the facility water.
    fn has_sink(&self) -> bool {
        !matches!(
            self.stopped,
            Some(Cause::Chillers | Cause::Rejection | Cause::PlantPower)
        )
    }

    /// Power that is lost takes chillers, what cools them, and pumps with it.
    fn stands(&self, cause: Option<Cause>, stage: Option<&Stage>) -> Stands {
        let by_power = matches!(
            cause,
            Some(Cause::Chillers | Cause::Rejection | Cause::FacilityPumps)
        );
        let is_out = self.stopped.is_some()
            && (cause == self.stopped || (self.stopped == Some(Cause::PlantPower) && by_power));
        let is_over = stage.is_some_and(|stage| 1.0 + ROUNDING < stage.loading());
        match (is_out, is_over) {
            (true, _) => Stands::Out,
            (false, true) => Stands::Over,
            (false, false) => Stands::Well,
        }
    }
}

/// A loading that differs from all of it by less is all of it.
const ROUNDING: f64 = 1e-6;
