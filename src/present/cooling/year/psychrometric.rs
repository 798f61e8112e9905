//! The psychrometric chart: all hours in bins, saturation, the envelope of the racks and the air through them.

use super::charts::text;
use crate::catalog::weather::HOURS;
use crate::catalog::weather::Weather;
use crate::physics::air::MoistAir;
use crate::present::card::Cells;
use crate::present::number;
use crate::present::shape::Anchor;
use crate::present::shape::Ink;
use crate::present::shape::Scene;
use crate::present::shape::Shape;
use crate::present::shape::Stroke;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario::plan::Plan;
use crate::units::Pressure;
use crate::units::Temperature;

/// Size of the chart, px.
const WIDTH: f64 = 430.0;
const HEIGHT: f64 = 270.0;
const RIGHT: f64 = 392.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 236.0;
/// Most humidity ratio, g/kg: nothing on the ground reaches it but for hours.
const MOST_G_PER_KG: f64 = 28.0;
/// A bin: dry bulb K, humidity ratio g/kg.
const BIN: (f64, f64) = (1.0, 0.7);
/// Bins are told apart in so many steps by how many hours they hold, each holding this many times more.
const STEPS: usize = 5;
const STEP_RATIO: f64 = 3.0;
/// Recommended at the inlets, classes A1 to A4: dry bulb, dew point, highest relative humidity.
/// Source: cooling reference section 1 (18 to 27 °C, −9 to 15 °C, 70 %).
const RECOMMENDED_C: (f64, f64) = (18.0, 27.0);
const RECOMMENDED_DEW_C: (f64, f64) = (-9.0, 15.0);
const RECOMMENDED_HUMIDITY: f64 = 0.7;
/// How much warmer air leaves a rack. Assumption, for the process line alone: 12 to 18 K.
const RACK_RISE_K: f64 = 15.0;

/// Where states of air stand in the drawing.
#[derive(Clone, Copy)]
struct Chart {
    low_c: f64,
    high_c: f64,
    pressure: Pressure,
}

/// The chart without its hours, and the hours.
pub(super) fn draw(plan: &Plan, weather: &Weather, names: &Names) -> (Scene, Vec<Cells>) {
    let lowest = weather
        .dry_bulb_c
        .iter()
        .copied()
        .fold(f64::INFINITY, f64::min);
    let highest = weather.dry_bulb_c.iter().copied().fold(0.0, f64::max);
    let chart = Chart {
        low_c: (lowest.clamp(-60.0, 0.0) / 5.0).floor() * 5.0,
        high_c: (highest.clamp(40.0, 60.0) / 5.0).ceil() * 5.0,
        pressure: plan.pressure,
    };
    let mut scene = Scene {
        width: WIDTH,
        height: HEIGHT,
        items: Vec::new(),
    };
    chart.axes(&mut scene, names);
    chart.envelope(&mut scene, plan, names);
    (scene, chart.hours(weather))
}

impl Chart {
    fn at(&self, dry_c: f64, g_per_kg: f64) -> (f64, f64) {
        let x = RIGHT * (dry_c - self.low_c) / (self.high_c - self.low_c);
        (
            x,
            BOTTOM - (BOTTOM - TOP) * g_per_kg.clamp(0.0, MOST_G_PER_KG) / MOST_G_PER_KG,
        )
    }

    /// Humidity ratio of air of a relative humidity, g/kg.
    fn ratio(&self, dry_c: f64, humidity: f64) -> f64 {
        let dry = Temperature::from_c(dry_c);
        1e3 * MoistAir::from_relative_humidity(dry, humidity, self.pressure).humidity_ratio
    }

    fn dew_ratio(&self, dew_c: f64) -> f64 {
        self.ratio(dew_c, 1.0)
    }

    fn axes(&self, scene: &mut Scene, names: &Names) {
        let terms = words::cooling_terms(names);
        let steps = ((self.high_c - self.low_c) / 0.5) as usize;
        for (humidity, stroke) in [
            (1.0, Ink::Muted.stroke(1.2)),
            (0.8, Ink::Line.stroke(1.0)),
            (0.6, Ink::Line.stroke(1.0)),
            (0.4, Ink::Line.stroke(1.0)),
            (0.2, Ink::Line.stroke(1.0)),
        ] {
            let states = (0..=steps).map(|step| self.low_c + 0.5 * step as f64);
            let states = states.map(|dry| (dry, self.ratio(dry, humidity)));
            let states = states.take_while(|(_, ratio)| *ratio <= MOST_G_PER_KG);
            let points = states.map(|(dry, ratio)| self.at(dry, ratio)).collect();
            line(scene, points, stroke);
        }
        line(
            scene,
            vec![(0.0, BOTTOM), (RIGHT, BOTTOM), (RIGHT, TOP)],
            Ink::Line.stroke(1.0),
        );
        let mut dry = libm::ceil(self.low_c / 10.0) * 10.0;
        while dry <= self.high_c {
            let (x, _) = self.at(dry, 0.0);
            let words = number::decimal(dry, 0);
            scene.items.push(text(
                x.clamp(12.0, RIGHT - 4.0),
                BOTTOM + 14.0,
                words,
                Anchor::Middle,
                Ink::Muted,
            ));
            dry += 10.0;
        }
        for ratio in [10.0, 20.0] {
            let (_, y) = self.at(0.0, ratio);
            scene.items.push(text(
                RIGHT + 4.0,
                y + 4.0,
                number::decimal(ratio, 0),
                Anchor::Start,
                Ink::Muted,
            ));
        }
        scene.items.push(text(
            RIGHT + 4.0,
            TOP + 6.0,
            terms.humidity.to_owned(),
            Anchor::Start,
            Ink::Muted,
        ));
        scene.items.push(text(
            0.0,
            HEIGHT - 4.0,
            terms.dry_bulb.to_owned(),
            Anchor::Start,
            Ink::Muted,
        ));
    }

    /// What is recommended at the racks, the warmest that those of the plan take, and the air through them.
    fn envelope(&self, scene: &mut Scene, plan: &Plan, names: &Names) {
        let terms = words::cooling_terms(names);
        let (cold, warm) = RECOMMENDED_C;
        let (dry, moist) = (
            self.dew_ratio(RECOMMENDED_DEW_C.0),
            self.dew_ratio(RECOMMENDED_DEW_C.1),
        );
        let mut corners = vec![self.at(cold, dry)];
        let steps = ((warm - cold) / 0.5) as usize;
        for step in 0..=steps {
            let at = cold + 0.5 * step as f64;
            corners.push(self.at(at, self.ratio(at, RECOMMENDED_HUMIDITY).min(moist)));
        }
        corners.push(self.at(warm, dry));
        scene.items.push(Shape::Path {
            points: corners,
            closed: true,
            fill: Some(Ink::Good.fill().pale(0.12)),
            stroke: Some(Ink::Good.stroke(1.4)),
        });
        let used = plan
            .deployments
            .iter()
            .filter_map(|it| plan.platforms.get(it.platform));
        let warmest = used
            .map(|platform| platform.air_max.c())
            .fold(f64::INFINITY, f64::min);
        if warmest.is_finite() {
            let points = vec![self.at(warmest, 0.0), self.at(warmest, 0.6 * MOST_G_PER_KG)];
            line(scene, points, Ink::Bad.stroke(1.4).dashed());
        }
        let supply = plan.cooling.set_points.air_supply.c();
        let ratio = self.dew_ratio(plan.cooling.set_points.room_dew_point.c());
        let points = vec![
            self.at(supply, ratio),
            self.at((supply + RACK_RISE_K).min(self.high_c), ratio),
        ];
        line(scene, points, Ink::Accent.stroke(2.0));
        let key = [
            (terms.recommended, Ink::Good),
            (terms.rack_limit, Ink::Bad),
            (terms.process, Ink::Accent),
        ];
        for (row, (words, ink)) in key.into_iter().enumerate() {
            let y = TOP + 4.0 + 17.0 * row as f64;
            scene.items.push(super::charts::square(4.0, y, ink));
            scene.items.push(text(
                20.0,
                y + 9.5,
                words.to_owned(),
                Anchor::Start,
                Ink::Muted,
            ));
        }
    }

    /// Hours in bins; the more hours, the darker.
    fn hours(&self, weather: &Weather) -> Vec<Cells> {
        let columns = ((self.high_c - self.low_c) / BIN.0) as usize + 1;
        let rows = (MOST_G_PER_KG / BIN.1) as usize + 1;
        let mut bins = vec![0_u32; columns * rows];
        for hour in 0..HOURS {
            let column = (weather.dry_bulb_c[hour] - self.low_c) / BIN.0;
            let row = 1e3 * weather.humidity_ratio[hour] / BIN.1;
            let (column, row) = (column.max(0.0) as usize, row.max(0.0) as usize);
            bins[row.min(rows - 1) * columns + column.min(columns - 1)] += 1;
        }
        let mut paths = vec![String::new(); STEPS];
        for (at, count) in bins.iter().enumerate().filter(|(_, count)| 0 < **count) {
            let (mut step, mut most) = (0, STEP_RATIO);
            while most <= f64::from(*count) && step + 1 < STEPS {
                step += 1;
                most *= STEP_RATIO;
            }
            let (dry, ratio) = ((at % columns) as f64 * BIN.0, (at / columns) as f64 * BIN.1);
            let (x, y) = self.at(self.low_c + dry, ratio + BIN.1);
            let (right, bottom) = self.at(self.low_c + dry + BIN.0, ratio);
            let (width, height) = (right - x - 0.6, bottom - y - 0.6);
            paths[step].push_str(&format!(
                "M{x:.1} {y:.1}h{width:.1}v{height:.1}h-{width:.1}z"
            ));
        }
        let cells = paths.into_iter().enumerate().map(|(step, path)| Cells {
            ink: Ink::Cooling,
            opacity: 0.2 + 0.8 * step as f64 / (STEPS - 1) as f64,
            path,
        });
        cells.filter(|cells| !cells.path.is_empty()).collect()
    }
}

fn line(scene: &mut Scene, points: Vec<(f64, f64)>, stroke: Stroke) {
    scene.items.push(Shape::Path {
        points,
        closed: false,
        fill: None,
        stroke: Some(stroke),
    });
}
