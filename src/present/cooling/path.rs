//! The way of the heat as a drawing and as a table.

use super::PathPart;
use crate::evaluate::heat_path::HeatPath;
use crate::evaluate::heat_path::Stage;
use crate::evaluate::heat_path::Water;
use crate::evaluate::ride_through::Cause;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::table::Table;
use crate::present::words;
use crate::present::words::Names;
use crate::units::Power;

/// Size of the drawing, px.
const WIDTH: f64 = 880.0;
const HEIGHT: f64 = 262.0;
/// Pipes that carry warm and cold water.
const HOT: Ink = Ink::Power;
const COLD: Ink = Ink::Accent;

/// A box: left, upper edge, width, height.
type Place = (f64, f64, f64, f64);

const LIQUID: Place = (8.0, 38.0, 134.0, 68.0);
const AIR: Place = (8.0, 148.0, 134.0, 68.0);
const CDUS: Place = (206.0, 38.0, 148.0, 68.0);
const DOORS: Place = (206.0, 148.0, 148.0, 68.0);
const CHILLERS: Place = (442.0, 38.0, 164.0, 68.0);
const PUMPS: Place = (442.0, 148.0, 164.0, 68.0);
const OUTDOORS: Place = (702.0, 38.0, 170.0, 68.0);
const WATER: Place = (702.0, 148.0, 170.0, 68.0);

struct Drawn<'a> {
    of: &'a HeatPath,
    stopped: Option<Cause>,
    names: &'a Names,
    scene: Scene,
    parts: Vec<PathPart>,
}

/// The drawing, and its parts that can be stopped.
pub(super) fn draw(of: &HeatPath, stopped: Option<Cause>, names: &Names) -> (Scene, Vec<PathPart>) {
    let mut drawn = Drawn {
        of,
        stopped,
        names,
        scene: Scene {
            width: WIDTH,
            height: HEIGHT,
            items: Vec::new(),
        },
        parts: Vec::new(),
    };
    drawn.halls();
    drawn.facility();
    drawn.outdoors();
    (drawn.scene, drawn.parts)
}

impl Drawn<'_> {
    fn halls(&mut self) {
        let terms = words::cooling_terms(self.names);
        let of = self.of;
        self.put(
            LIQUID,
            terms.racks_liquid,
            [mw(of.liquid), String::new()],
            Ink::Power,
            None,
        );
        self.put(
            AIR,
            terms.racks_air,
            [mw(of.air), String::new()],
            Ink::Power,
            None,
        );
        let flows = self.stopped != Some(Cause::TechnologyPumps);
        if let Some(cdus) = &of.cdus {
            let line = of.technology.as_ref().map_or_else(String::new, warming);
            let title = title(terms.cdus, cdus);
            self.put(
                CDUS,
                &title,
                [line, loading(cdus)],
                Ink::Cooling,
                Some(Cause::TechnologyPumps),
            );
            self.pipe(&[(142.0, 60.0), (206.0, 60.0)], HOT, flows);
            self.pipe(&[(206.0, 88.0), (142.0, 88.0)], COLD, flows);
        }
        if let Some(doors) = &of.air_coolers {
            let name = if of.are_doors {
                terms.doors
            } else {
                terms.air_coolers
            };
            let title = title(name, doors);
            let line = warming(&of.facility);
            self.put(
                DOORS,
                &title,
                [line, loading(doors)],
                Ink::Cooling,
                Some(Cause::AirCoolers),
            );
            let flows = self.stopped != Some(Cause::AirCoolers);
            self.pipe(&[(142.0, 182.0), (206.0, 182.0)], HOT, flows);
        }
    }

    fn facility(&mut self) {
        let terms = words::cooling_terms(self.names);
        let of = self.of;
        let flows = !matches!(
            self.stopped,
            Some(Cause::FacilityPumps | Cause::PlantPower | Cause::Loop(_))
        );
        let cold = if self.has_sink() { COLD } else { HOT };
        if of.cdus.is_some() {
            self.pipe(&[(354.0, 60.0), (442.0, 60.0)], HOT, flows);
            self.pipe(&[(394.0, 200.0), (394.0, 92.0), (354.0, 92.0)], cold, flows);
        }
        if of.air_coolers.is_some() {
            self.pipe(&[(354.0, 164.0), (418.0, 164.0), (418.0, 60.0)], HOT, flows);
        }
        self.pipe(&[(442.0, 200.0), (354.0, 200.0)], cold, flows);
        self.pipe(&[(524.0, 106.0), (524.0, 148.0)], cold, flows);
        self.label(360.0, 30.0, celsius(of.facility.warm.c()));
        self.label(360.0, 232.0, celsius(of.facility.cold.c()));
        if let Some(chillers) = &of.chillers {
            let title = title(terms.chillers, chillers);
            let line = format!("{}, COP {}", mw(chillers.load), number::decimal(of.cop, 1));
            self.put(
                CHILLERS,
                &title,
                [line, loading(chillers)],
                Ink::Cooling,
                Some(Cause::Chillers),
            );
        } else {
            self.pipe(&[(442.0, 60.0), (702.0, 60.0)], HOT, flows);
            self.pipe(&[(702.0, 92.0), (524.0, 92.0), (524.0, 110.0)], cold, flows);
        }
        let flow = format!("{} L/s", number::decimal(of.facility.flow.l_per_s(), 0));
        self.put(
            PUMPS,
            terms.facility_pumps,
            [flow, warming(&of.facility)],
            Ink::Cooling,
            Some(Cause::FacilityPumps),
        );
    }

    fn outdoors(&mut self) {
        let terms = words::cooling_terms(self.names);
        let of = self.of;
        let flows = self.has_sink();
        if let Some(condenser) = &of.condenser {
            self.pipe(&[(606.0, 60.0), (702.0, 60.0)], HOT, flows);
            self.pipe(&[(702.0, 88.0), (606.0, 88.0)], COLD, flows);
            self.label(612.0, 30.0, celsius(condenser.warm.c()));
            self.label(612.0, 122.0, celsius(condenser.cold.c()));
        }
        let wet = words::wet_bulb(of, self.names);
        let (name, stage) = match (&of.towers, &of.dry_coolers, &of.rejection) {
            (Some(towers), _, _) => (terms.towers, towers),
            (None, Some(dry), _) => (terms.dry_coolers, dry),
            (None, None, Some(rejection)) => (terms.rejection, rejection),
            (None, None, None) => return,
        };
        self.put(
            OUTDOORS,
            &title(name, stage),
            [wet, loading(stage)],
            Ink::Cooling,
            Some(Cause::Rejection),
        );
        if of.towers.is_some() {
            let per_day = format!("{} ML/day", number::decimal(of.make_up.ml_per_day(), 2));
            self.put(
                WATER,
                terms.make_up,
                [per_day, String::new()],
                Ink::Cooling,
                None,
            );
            self.pipe(&[(787.0, 148.0), (787.0, 106.0)], COLD, flows);
        }
    }

    /// Whether anything takes heat out of the facility water.
    fn has_sink(&self) -> bool {
        !matches!(
            self.stopped,
            Some(Cause::Chillers | Cause::Rejection | Cause::PlantPower)
        )
    }

    /// Whether power that is lost takes this part with it.
    fn is_out(&self, cause: Option<Cause>) -> bool {
        let Some(stopped) = self.stopped else {
            return false;
        };
        let by_power = matches!(
            cause,
            Some(Cause::Chillers | Cause::Rejection | Cause::FacilityPumps)
        );
        cause == Some(stopped) || (stopped == Cause::PlantPower && by_power)
    }

    /// A box with a title and two lines.
    fn put(
        &mut self,
        place: Place,
        title: &str,
        lines: [String; 2],
        ink: Ink,
        cause: Option<Cause>,
    ) {
        let (x, y, width, height) = place;
        let is_out = self.is_out(cause);
        let (edge, fill) = if is_out {
            (Ink::Bad.stroke(2.0).dashed(), Ink::Bad.fill().pale(0.1))
        } else {
            (ink.stroke(1.6), Ink::Surface.fill())
        };
        self.scene.items.push(Shape::Rect {
            x,
            y,
            width,
            height,
            fill: Some(fill),
            stroke: Some(edge),
        });
        let [first, second] = lines;
        let stopped = words::cooling_terms(self.names).stopped;
        let second = if is_out { stopped.to_owned() } else { second };
        let second_ink = if is_out { Ink::Bad } else { Ink::Muted };
        self.text(x + 10.0, y + 19.0, title.to_owned(), true, Ink::Text);
        self.text(x + 10.0, y + 37.0, first, false, Ink::Muted);
        self.text(x + 10.0, y + 55.0, second, is_out, second_ink);
        let stop = self
            .of
            .stops
            .iter()
            .position(|stop| Some(stop.cause) == cause);
        self.parts.extend(stop.map(|stop| PathPart {
            x,
            y,
            width,
            height,
            stop,
        }));
    }

    fn pipe(&mut self, points: &[(f64, f64)], ink: Ink, flows: bool) {
        let stroke = if flows {
            ink.stroke(3.0)
        } else {
            Ink::Muted.stroke(2.0).dashed()
        };
        self.scene.items.push(Shape::Path {
            points: points.to_vec(),
            closed: false,
            fill: None,
            stroke: Some(stroke),
        });
    }

    fn label(&mut self, x: f64, y: f64, text: String) {
        self.text(x, y + 18.0, text, false, Ink::Muted);
    }

    fn text(&mut self, x: f64, y: f64, text: String, bold: bool, ink: Ink) {
        if text.is_empty() {
            return;
        }
        self.scene.items.push(Shape::Text {
            x,
            y,
            text,
            anchor: Anchor::Start,
            size: 12.5,
            bold,
            ink,
        });
    }
}

fn mw(power: Power) -> String {
    number::megawatts(power).to_string()
}

fn celsius(c: f64) -> String {
    format!("{} °C", number::decimal(c, 1))
}

fn warming(water: &Water) -> String {
    format!(
        "{} → {} °C",
        number::decimal(water.cold.c(), 1),
        number::decimal(water.warm.c(), 1)
    )
}

fn title(name: &str, stage: &Stage) -> String {
    format!("{name} {}", working(stage))
}

fn working(stage: &Stage) -> String {
    let working = number::whole(i64::from(stage.count - stage.spares.min(stage.count)));
    if stage.spares == 0 {
        working
    } else {
        format!("{working} + {}", stage.spares)
    }
}

fn loading(stage: &Stage) -> String {
    if stage.loading() <= 0.0 {
        return String::new();
    }
    words::loaded(stage.loading())
}

/// Everything that the drawing says, and what one machine less would mean.
pub(super) fn table(of: &HeatPath, names: &Names) -> Table {
    let terms = words::cooling_terms(names);
    let mut table = Table::new(terms.path, &terms.path_head);
    let doors = if of.are_doors {
        terms.doors
    } else {
        terms.air_coolers
    };
    let stages = [
        (terms.cdus, &of.cdus),
        (doors, &of.air_coolers),
        (terms.chillers, &of.chillers),
        (terms.towers, &of.towers),
        (terms.dry_coolers, &of.dry_coolers),
        (terms.rejection, &of.rejection),
    ];
    let stages = stages
        .into_iter()
        .filter_map(|(name, stage)| Some((name, stage.as_ref()?)));
    for (name, stage) in stages {
        let share = |share: f64| {
            if 0.0 < share {
                number::percent(share, 0)
            } else {
                "–".to_owned()
            }
        };
        table.rows.push(vec![
            name.to_owned(),
            working(stage),
            number::decimal(stage.load.mw(), 1),
            number::decimal(stage.capacity.mw(), 1),
            share(stage.loading()),
            share(stage.one_out()),
            number::decimal(stage.power.mw(), 2),
        ]);
    }
    table
}
