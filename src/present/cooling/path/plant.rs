//! The plant of a lane: chillers and pumps, what gives heat to the outdoors, economiser and buffer tank.

use super::BOX;
use super::COLD;
use super::COOL;
use super::COOLERS;
use super::Drawn;
use super::HOT;
use super::OUTDOORS;
use super::PLANT;
use super::RISERS;
use super::ROW;
use super::WARM;
use super::at;
use crate::evaluate::heat_lanes::Lane;
use crate::evaluate::ride_through::Cause;
use crate::present::cooling::canvas::Stands;
use crate::present::cooling::lines;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::words;
use crate::present::words::cooling_plant;

/// Where the economiser's pipe rises between plant and outdoors.
const ECONOMISER_RISER: f64 = 660.0;

impl Drawn<'_> {
    pub(super) fn plant(&mut self, lane: &Lane, first: f64) {
        let terms = words::cooling_terms(self.names);
        let flows = self.flows(lane);
        let cold = if self.has_sink() { COOL } else { HOT };
        let (middle, second) = (PLANT.0 + PLANT.1 / 2.0, first + ROW);
        if let Some(chillers) = &lane.chillers {
            let line = cooling_plant::heat_and_cop(chillers.load, lane.cop, lane.is_extrapolated);
            let name = if lane.are_air_cooled {
                cooling_plant::AIR_COOLED
            } else {
                terms.chillers
            };
            let cause = Cause::Chillers;
            self.stage(at(PLANT, first), name, (chillers, line), cause, lane);
            self.canvas
                .pipe(&[(middle, first + BOX), (middle, second)], cold, flows);
        } else {
            let (left, right) = (PLANT.0, OUTDOORS.0);
            self.canvas
                .pipe(&[(left, first + WARM), (right, first + WARM)], HOT, flows);
            let back = [
                (right, first + COLD),
                (middle, first + COLD),
                (middle, second),
            ];
            self.canvas.pipe(&back, cold, flows);
            let x = PLANT.0 + PLANT.1 + 6.0;
            self.water((x, first), Anchor::Start, &lane.facility, 1.0);
        }
        let cause = Cause::FacilityPumps;
        let name = terms.facility_pumps;
        let title = lane
            .pumps
            .as_ref()
            .map_or_else(|| name.to_owned(), |pumps| lines::title(name, pumps));
        let line = match &lane.pumps {
            Some(pumps) => lines::loading(pumps),
            None => lines::warming(&lane.facility),
        };
        let lines = [title, lines::flow(&lane.facility, 1.0), line];
        self.boxed(at(PLANT, second), lines, lane.pumps.as_ref(), cause, lane);
    }

    pub(super) fn outdoors(&mut self, lane: &Lane, first: f64) {
        let terms = words::cooling_terms(self.names);
        let flows = self.has_sink();
        let (left, right) = (PLANT.0 + PLANT.1, OUTDOORS.0);
        if let Some(condenser) = &lane.condenser {
            self.canvas
                .pipe(&[(left, first + WARM), (right, first + WARM)], HOT, flows);
            self.canvas
                .pipe(&[(right, first + COLD), (left, first + COLD)], COOL, flows);
            self.water((left + 6.0, first), Anchor::Start, condenser, 1.0);
        }
        let place = at(OUTDOORS, first);
        let sinks = [
            (terms.towers, &lane.towers),
            (terms.dry_coolers, &lane.dry_coolers),
            (terms.rejection, &lane.rejection),
        ];
        let mut there = sinks
            .into_iter()
            .filter_map(|(name, stage)| Some((name, stage.as_ref()?)));
        let wet = lane.towers.is_some();
        let line = cooling_plant::outdoors(self.of, wet);
        match (there.next(), there.next()) {
            (Some((name, stage)), None) => {
                self.stage(place, name, (stage, line), Cause::Rejection, lane);
            }
            (Some((name, stage)), Some((other, second))) => {
                let lines = [
                    lines::title(name, stage),
                    lines::title(other, second),
                    lines::loading(stage),
                ];
                self.boxed(place, lines, Some(stage), Cause::Rejection, lane);
            }
            _ if lane.are_air_cooled => {
                self.canvas
                    .pipe(&[(left, first + WARM), (right, first + WARM)], HOT, flows);
                let lines = [cooling_plant::OUTDOOR_AIR.to_owned(), line];
                self.canvas.put(place, &lines, Ink::Muted, Stands::Well);
            }
            _ => {}
        }
        self.make_up(lane, first);
    }

    /// Make-up of the whole site, beside the first lane that draws any.
    fn make_up(&mut self, lane: &Lane, first: f64) {
        let draws = lane.towers.is_some() || lane.dry_coolers.is_some();
        if self.has_water || !draws || self.of.make_up.m3_per_s() <= 0.0 {
            return;
        }
        self.has_water = true;
        let terms = words::cooling_terms(self.names);
        let y = first + ROW;
        let lines = [
            terms.make_up.to_owned(),
            cooling_plant::per_day(self.of.make_up),
            cooling_plant::WORST_DAY.to_owned(),
        ];
        self.canvas
            .put(at(OUTDOORS, y), &lines, Ink::Cooling, Stands::Well);
        let x = OUTDOORS.0 + OUTDOORS.1 / 2.0;
        self.canvas
            .pipe(&[(x, y), (x, first + BOX)], COOL, self.has_sink());
        let words = cooling_plant::litres(self.of.make_up);
        self.canvas
            .label((x + 8.0, y - 18.0), Anchor::Start, &words);
    }

    /// Economiser and buffer tank, where there are any.
    pub(super) fn third_row(&mut self, lane: &Lane, first: f64) -> bool {
        let y = first + 2.0 * ROW;
        if let Some(approach) = lane.economiser {
            let lines = cooling_plant::economiser(approach);
            self.canvas
                .put(at(PLANT, y), &lines, Ink::Cooling, Stands::Well);
            let (middle, right) = (PLANT.0 + PLANT.1 / 2.0, PLANT.0 + PLANT.1);
            self.canvas
                .pipe(&[(middle, first + ROW + BOX), (middle, y)], COOL, false);
            let middle = y + BOX / 2.0;
            let riser = ECONOMISER_RISER;
            let up = [(right, middle), (riser, middle), (riser, first + COLD)];
            self.canvas.pipe(&up, COOL, false);
        }
        if let Some((volume, carries)) = lane.tank {
            let lines = cooling_plant::tank(volume, carries);
            self.canvas
                .put(at(COOLERS, y), &lines, Ink::Cooling, Stands::Well);
            let (right, riser) = (COOLERS.0 + COOLERS.1, RISERS.1);
            let middle = y + BOX / 2.0;
            let down = [
                (riser, first + ROW + COLD),
                (riser, middle),
                (right, middle),
            ];
            self.canvas.pipe(&down, COOL, self.flows(lane));
        }
        lane.economiser.is_some() || lane.tank.is_some()
    }
}
