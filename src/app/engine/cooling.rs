//! The cooling view, made in the worker: a day at once, a year piece by piece.

use std::sync::Arc;

use super::Job;
use super::protocol::Answer;
use super::protocol::Request;
use crate::catalog::Climate;
use crate::catalog::typical_year::typical_year;
use crate::catalog::weather::Weather;
use crate::codec::weather;
use crate::evaluate;
use crate::evaluate::year;
use crate::evaluate::year::YearStudy;
use crate::evaluate::year_hours::YearHours;
use crate::present::cooling;
use crate::present::cooling::YearSubject;
use crate::present::words::Names;
use crate::scenario;
use crate::scenario::Scenario;
use crate::scenario::plan::Plan;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::solve::cooling::year::YearBins;
use crate::solve::floor;
use crate::solve::floor::Layout;
use crate::units::TempDelta;

/// Hours of a year in one step: about a slice of work, and twenty steps of progress.
const STEP_HOURS: usize = 438;

/// Weather files that are kept: undo and redo go between a few, and each takes half a megabyte.
const MOST_FILES: usize = 4;

/// The cooling view of a day and the year; what is kept for the next question.
#[derive(Default)]
pub struct CoolingJob {
    day: Option<Day>,
    /// The plan of a day whose year is wanted from bins.
    quick: Option<(Box<Plan>, Names, u32)>,
    /// What a weather file came to.
    read: Option<Answer>,
    year: Option<Year>,
    /// Weather that the planner brought, by the digest of its file: the last ones.
    own: Vec<(String, Arc<Weather>)>,
    /// The typical year that was made last, and of what.
    typical: Option<(Arc<Climate>, Arc<Weather>)>,
    /// Where racks stand, and for which scenario they were placed.
    placed: Option<(Scenario, Arc<Layout>)>,
    /// The bins that were made last, and of what.
    bins: Option<(Binned, YearBins)>,
}

/// A day that was asked for.
struct Day {
    generation: u32,
    day: u32,
    scenario: Node,
}

/// What bins are made of: as long as it is the same, they hold.
#[derive(PartialEq)]
struct Binned {
    weather: Arc<Weather>,
    recirculation: [TempDelta; 2],
    swing: f64,
    has_dry_coolers: bool,
}

/// A year that was asked for, or is being computed.
enum Year {
    Asked { run: u32, day: u32, scenario: Node },
    Running(Box<Running>),
}

struct Running {
    run: u32,
    plan: Arc<Plan>,
    names: Names,
    weather: Arc<Weather>,
    study: YearStudy<Arc<Plan>>,
    hours: YearHours,
}

impl std::fmt::Debug for CoolingJob {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("CoolingJob")
    }
}

impl Job for CoolingJob {
    fn ask(&mut self, request: Request) {
        match request {
            Request::CoolingDay {
                generation,
                day,
                scenario,
            } => {
                self.day = Some(Day {
                    generation,
                    day,
                    scenario,
                });
                // It would come to what was there before.
                self.year = None;
                self.quick = None;
            }
            Request::Year { run, day, scenario } => {
                self.year = Some(Year::Asked { run, day, scenario });
            }
            Request::Weather { bytes } => self.read = Some(self.read(&bytes)),
            Request::Stop => self.year = None,
            _ => {}
        }
    }

    fn is_idle(&self) -> bool {
        self.read.is_none() && self.day.is_none() && self.quick.is_none() && self.year.is_none()
    }

    /// What was read, the day, or some more hours of the year.
    fn step(&mut self) -> Option<Answer> {
        if let Some(answer) = self.read.take() {
            return Some(answer);
        }
        if let Some(day) = self.day.take() {
            return Some(self.day_view(day));
        }
        if let Some((plan, names, day)) = self.quick.take() {
            return Some(self.quick_year(&plan, &names, day));
        }
        match self.year.take()? {
            Year::Asked { run, day, scenario } => Some(self.begin(run, day, scenario)),
            Year::Running(running) => Some(self.advance(running)),
        }
    }
}

impl CoolingJob {
    /// Reads a weather file and keeps it for years that are asked for.
    fn read(&mut self, bytes: &[u8]) -> Answer {
        Answer::Weather(match weather::read(bytes) {
            Ok(reading) => {
                let digest = weather::digest(bytes);
                let view = cooling::weather(&reading, digest.clone(), &Names::default());
                self.own.retain(|(known, _)| *known != digest);
                let others = self.own.len().saturating_sub(MOST_FILES - 1);
                self.own.drain(..others);
                self.own.push((digest, Arc::new(reading.weather)));
                Ok(view)
            }
            Err(error) => Err(error.to_string()),
        })
    }

    /// The view of a day; nothing when the scenario makes no plan. Its year from bins comes next.
    fn day_view(&mut self, asked: Day) -> Answer {
        let scenario = Scenario::from_node(asked.scenario);
        let view = scenario::check(&scenario).0.map(|plan| {
            let names = Names::of(&scenario);
            let layout = self.layout(&scenario, &plan);
            let state = evaluate::on_day(&plan, &layout, asked.day);
            let view = cooling::view(&scenario, &plan, &state, &names);
            let day = asked.day.min(plan.horizon);
            self.quick = Some((Box::new(plan), names, day));
            Box::new(view)
        });
        Answer::CoolingDay {
            generation: asked.generation,
            view,
        }
    }

    /// Where racks stand. No supply temperature moves one, so that they are not placed again while one is dragged.
    fn layout(&mut self, scenario: &Scenario, plan: &Plan) -> Arc<Layout> {
        let mut of = scenario.clone();
        of.cooling.supply_c = None;
        of.cooling
            .loops
            .iter_mut()
            .for_each(|row| row.supply_c = None);
        let known = self.placed.take().filter(|(known, _)| *known == of);
        let (_, layout) = self
            .placed
            .insert(known.unwrap_or_else(|| (of, Arc::new(floor::layout(plan)))));
        layout.clone()
    }

    fn quick_year(&mut self, plan: &Plan, names: &Names, day: u32) -> Answer {
        let weather = self.weather(plan);
        let of = Binned {
            weather: weather.clone(),
            recirculation: [plan.recirculation_wet, plan.recirculation_dry],
            swing: plan.workload.daily_swing,
            has_dry_coolers: !plan.cooling.dry_coolers.is_empty(),
        };
        let known = self.bins.take().filter(|(known, _)| *known == of);
        let (_, bins) = self.bins.insert(known.unwrap_or_else(|| {
            let air = year::year_air(plan, &weather);
            (of, year::year_bins(plan, &air, None))
        }));
        let (state, hours) = year::quick_hours(plan, day, bins);
        let subject = YearSubject {
            plan,
            weather: &weather,
            state: &state,
            hours: &hours,
        };
        Answer::QuickYear(Box::new(cooling::quick_year(&subject, names)))
    }

    /// The weather file that the plan names, where it is there, or the typical year.
    fn weather(&mut self, plan: &Plan) -> Arc<Weather> {
        let digest = plan.weather.as_ref().map(|file| file.digest.as_str());
        let own = self
            .own
            .iter()
            .find(|(known, _)| Some(known.as_str()) == digest);
        match own {
            Some((_, own)) => own.clone(),
            None => self.typical(&plan.climate),
        }
    }

    fn begin(&mut self, run: u32, day: u32, scenario: Node) -> Answer {
        let scenario = Scenario::from_node(scenario);
        let mut progress = (0, 0);
        if let Some(plan) = scenario::check(&scenario).0 {
            let weather = self.weather(&plan);
            let air = year::year_air(&plan, &weather);
            let plan = Arc::new(plan);
            let study = YearStudy::new(plan.clone(), day.min(plan.horizon), air, None);
            progress = (0, study.progress().of);
            self.year = Some(Year::Running(Box::new(Running {
                run,
                names: Names::of(&scenario),
                plan,
                weather,
                study,
                hours: YearHours::new(),
            })));
        }
        answer(run, progress, None)
    }

    /// Some more hours; after the last, the view.
    fn advance(&mut self, mut running: Box<Running>) -> Answer {
        for _ in 0..STEP_HOURS {
            let Some((_, hour)) = running.study.hour() else {
                break;
            };
            let site = running.study.site_hour().site;
            running.hours.push(&hour, site);
        }
        let progress = running.study.progress();
        let run = running.run;
        let done = (progress.done, progress.of);
        if !progress.is_finished() {
            self.year = Some(Year::Running(running));
            return answer(run, done, None);
        }
        let state = running.study.state();
        let subject = YearSubject {
            plan: &running.plan,
            weather: &running.weather,
            state: &state,
            hours: &running.hours,
        };
        answer(run, done, Some(cooling::year(&subject, &running.names)))
    }

    fn typical(&mut self, climate: &Arc<Climate>) -> Arc<Weather> {
        if let Some((of, weather)) = &self.typical
            && of == climate
        {
            return weather.clone();
        }
        let weather = Arc::new(typical_year(climate));
        self.typical = Some((climate.clone(), weather.clone()));
        weather
    }
}

fn answer(run: u32, (done, of): (usize, usize), view: Option<cooling::YearView>) -> Answer {
    let number = |hours: usize| u32::try_from(hours).unwrap_or(u32::MAX);
    Answer::Year {
        run,
        done: number(done),
        of: number(of),
        view: view.map(Box::new),
    }
}
