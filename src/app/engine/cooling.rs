//! The cooling view, made in the worker: a day at once, a year piece by piece.

use std::sync::Arc;

use super::protocol::Answer;
use crate::catalog::Climate;
use crate::catalog::typical_year::typical_year;
use crate::catalog::weather::Weather;
use crate::codec::weather;
use crate::evaluate;
use crate::evaluate::heat_path;
use crate::evaluate::year;
use crate::evaluate::year::YearStudy;
use crate::evaluate::year_hours::YearHours;
use crate::present::cooling;
use crate::present::cooling::YearSubject;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario;
use crate::scenario::Scenario;
use crate::scenario::plan::Plan;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::solve::floor;

/// Hours of a year in one step: about a slice of work, and twenty steps of progress.
const STEP_HOURS: usize = 438;

/// What is asked of cooling, and what is kept for the next question.
#[derive(Default)]
pub(super) struct CoolingWork {
    day: Option<(u32, u32, Node)>,
    year: Option<Year>,
    /// Weather that the planner brought.
    own: Option<Arc<Weather>>,
    /// The typical year that was made last, and of what.
    typical: Option<(Arc<Climate>, Arc<Weather>)>,
}

/// A year that was asked for, or is being computed.
enum Year {
    Asked {
        run: u32,
        day: u32,
        scenario: Node,
        is_own: bool,
    },
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

impl std::fmt::Debug for CoolingWork {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("CoolingWork")
    }
}

impl CoolingWork {
    /// A day is asked for; the one before it is of no interest any more.
    pub(super) fn ask_day(&mut self, generation: u32, day: u32, scenario: Node) {
        self.day = Some((generation, day, scenario));
    }

    /// A year is asked for; the one before it is of no interest any more.
    pub(super) fn ask_year(&mut self, run: u32, day: u32, scenario: Node, is_own: bool) {
        self.year = Some(Year::Asked {
            run,
            day,
            scenario,
            is_own,
        });
    }

    /// The year is not wanted any more.
    pub(super) fn stop(&mut self) {
        self.year = None;
    }

    /// Reads a weather file and keeps it for years that are asked for.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Answer {
        Answer::Weather(match weather::read(bytes) {
            Ok(reading) => {
                let lines = words::weather(&reading, &Names::default());
                self.own = Some(Arc::new(reading.weather));
                Ok(lines)
            }
            Err(error) => Err(error.to_string()),
        })
    }

    pub(super) fn is_idle(&self) -> bool {
        self.day.is_none() && self.year.is_none()
    }

    /// The day, or some more hours of the year.
    pub(super) fn step(&mut self) -> Option<Answer> {
        if let Some((generation, day, scenario)) = self.day.take() {
            let view = day_view(&Scenario::from_node(scenario), day);
            return Some(Answer::CoolingDay {
                generation,
                view: view.map(Box::new),
            });
        }
        match self.year.take()? {
            Year::Asked {
                run,
                day,
                scenario,
                is_own,
            } => Some(self.begin(run, day, scenario, is_own)),
            Year::Running(running) => Some(self.advance(running)),
        }
    }

    fn begin(&mut self, run: u32, day: u32, scenario: Node, is_own: bool) -> Answer {
        let scenario = Scenario::from_node(scenario);
        let mut progress = (0, 0);
        if let Some(plan) = scenario::check(&scenario).0 {
            let weather = match self.own.clone().filter(|_| is_own) {
                Some(own) => own,
                None => self.typical(&plan.climate),
            };
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
            let site = running.study.site();
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

/// The view of a day; nothing when the scenario makes no plan.
fn day_view(scenario: &Scenario, day: u32) -> Option<cooling::CoolingView> {
    let plan = scenario::check(scenario).0?;
    let layout = floor::layout(&plan);
    let state = evaluate::on_day(&plan, &layout, day);
    let path = heat_path::heat_path(&plan, &state);
    Some(cooling::view(&path, &Names::of(scenario)))
}
