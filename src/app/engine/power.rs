//! The Power view of a day: the network is made once for a scenario and day, and asked as often as elements
//! fail. A study of pairs and cut sets goes on between the questions.

use serde::Serializer;
use serde::ser::Error;
use serde::ser::SerializeStructVariant;

use super::Job;
use super::protocol::Answer;
use super::protocol::Request;
use crate::present::card::KnownCards;
use crate::present::power::Bench;
use crate::present::power::Question;
use crate::present::power::Study;
use crate::scenario;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;

/// What is asked, and the network it was last asked of.
#[derive(Debug, Default)]
pub struct PowerJob {
    asked: Option<Asked>,
    /// The scenario that was sent last.
    scenario: Option<Node>,
    /// The day of the bench; nothing while it is of another scenario.
    of: Option<u32>,
    /// Nothing when that scenario makes no plan.
    bench: Option<Box<Bench>>,
    /// The study that was asked for, of this bench.
    study: Option<Study>,
    /// Number and question of what was answered last: what tells of the study answers it again.
    last: (u32, Question),
    /// Whether that answer still lacks the cooling that goes with it.
    is_partial: bool,
    /// How far the study was when it was told.
    told: f64,
    /// The cards that were sent.
    sent: KnownCards,
}

#[derive(Debug)]
struct Asked {
    generation: u32,
    day: u32,
    question: Question,
}

/// Place of [`Answer::PowerDay`] among the answers, which a test compares with them.
const PLACE: u32 = 10;

/// How far a study goes on until it is told again.
const TELL: f64 = 0.04;

impl Job for PowerJob {
    fn ask(&mut self, request: Request) {
        if let Request::PowerDay {
            generation,
            day,
            scenario,
            question,
        } = request
        {
            if scenario.is_some() && scenario != self.scenario {
                self.scenario = scenario;
                self.of = None;
            }
            self.asked = Some(Asked {
                generation,
                day,
                question,
            });
        }
    }

    fn is_idle(&self) -> bool {
        let is_done = self.study.as_ref().is_none_or(Study::is_done);
        self.asked.is_none() && !self.is_partial && is_done
    }

    fn write<S: Serializer>(answer: &Answer, to: S) -> Result<S::Ok, S::Error> {
        let Answer::PowerDay { generation, view } = answer else {
            return Err(S::Error::custom("no answer of this worker"));
        };
        let mut fields = to.serialize_struct_variant("Answer", PLACE, "PowerDay", 2)?;
        fields.serialize_field("generation", generation)?;
        fields.serialize_field("view", view)?;
        fields.end()
    }

    /// A question first, then what its answer lacks; else a few milliseconds of the study.
    fn step(&mut self) -> Option<Answer> {
        if let Some(asked) = self.asked.take() {
            self.set_up(asked);
            return Some(self.answer(false));
        }
        if self.is_partial {
            return Some(self.answer(true));
        }
        let study = self.study.as_mut()?;
        study.step();
        if study.is_done() || self.told + TELL < study.done() {
            self.told = study.done();
            return Some(self.answer(true));
        }
        None
    }
}

impl PowerJob {
    /// Takes up a question: another network, another study, or both as they are.
    fn set_up(&mut self, asked: Asked) {
        if self.of != Some(asked.day) {
            let scenario = self.scenario.clone().map(Scenario::from_node);
            let plan = scenario.and_then(|scenario| scenario::check(&scenario).0);
            self.bench = plan.map(|plan| Box::new(Bench::new(plan, asked.day)));
            self.of = Some(asked.day);
            self.study = None;
        }
        let wanted = asked.question.study;
        if self.study.as_ref().map(Study::more_than) != wanted {
            let bench = self.bench.as_ref();
            self.study = bench
                .zip(wanted)
                .map(|(bench, gpus)| Study::new(bench, gpus));
            self.told = 0.0;
        }
        self.last = (asked.generation, asked.question);
    }

    /// The answer; what takes longer only where it is waited for.
    fn answer(&mut self, is_waited: bool) -> Answer {
        let (generation, question) = &self.last;
        let study = self.study.as_mut();
        let answered = self.bench.as_ref().map(|bench| match is_waited {
            true => (bench.answer_with(question, study), true),
            false => bench.answer_soon(question, study),
        });
        self.is_partial = answered.as_ref().is_some_and(|(_, is_whole)| !is_whole);
        let view = answered.map(|(mut view, _)| {
            self.sent.leave_out(view.cards());
            Box::new(view)
        });
        Answer::PowerDay {
            generation: *generation,
            view,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::engine::worker::Said;
    use crate::codec::presets::Presets;
    use crate::present::power::PowerView;

    fn node() -> Node {
        let presets = Presets::frozen();
        let preset = presets.by_key("colossus").expect("a frozen preset");
        preset.scenario.to_node()
    }

    fn question(failed: &[&str]) -> Question {
        Question {
            failed: failed.iter().map(|id| (*id).to_owned()).collect(),
            ..Question::default()
        }
    }

    /// What a worker answers, through bytes and back, with the cards that are sent and with all of them.
    fn asked(
        job: &mut PowerJob,
        known: &mut KnownCards,
        (scenario, question): (Option<Node>, Question),
    ) -> Vec<(usize, PowerView)> {
        let answers = job.answers(Request::PowerDay {
            generation: 7,
            day: 600,
            scenario,
            question,
        });
        let travelled = |answer: Answer| -> Answer {
            let said = Said::<PowerJob>::new(answer);
            let bytes = postcard::to_allocvec(&said).expect("plain data");
            postcard::from_bytes(&bytes).expect("just written")
        };
        let answers: Vec<Answer> = answers.into_iter().map(travelled).collect();
        let view = |answer| match answer {
            Answer::PowerDay {
                generation: 7,
                view: Some(mut view),
            } => {
                let sent = view.cards().filter(|card| !card.pages.is_empty()).count();
                known.put_back(view.cards());
                (sent, *view)
            }
            _ => panic!("the view of the question"),
        };
        answers.into_iter().map(view).collect()
    }

    #[test]
    fn cards_and_scenario_travel_once_and_the_views_are_whole() {
        let plan = scenario::check(&Scenario::from_node(node())).0;
        let bench = Bench::new(plan.expect("a plan"), 600);
        let (mut job, mut known) = (PowerJob::default(), KnownCards::default());
        let first = asked(&mut job, &mut known, (Some(node()), question(&[])));
        let [(sent, view)] = &first[..] else {
            panic!("{} answers", first.len());
        };
        assert_eq!(*sent, view.tried.len() + view.of_day.len());
        assert_eq!(*view, bench.answer(&question(&[])));
        // Nothing of the cooling hangs on it: one answer, with what follows and no card of the day.
        let second = asked(&mut job, &mut known, (None, question(&["T-301"])));
        let [(sent, view)] = &second[..] else {
            panic!("{} answers", second.len());
        };
        assert_eq!(*view, bench.answer(&question(&["T-301"])));
        assert!(*sent < view.tried.len() && 0 < *sent, "{sent} cards");
    }

    #[test]
    fn what_the_cooling_does_comes_second_and_is_kept_while_the_same_is_out() {
        let (mut job, mut known) = (PowerJob::default(), KnownCards::default());
        let out = question(&["MV-2"]);
        let views = asked(&mut job, &mut known, (Some(node()), out.clone()));
        let [(_, soon), (sent, whole)] = &views[..] else {
            panic!("{} answers", views.len());
        };
        assert!(whole.headline.starts_with(&soon.headline) && whole.headline != soon.headline);
        assert_eq!((&soon.line, &soon.of_day), (&whole.line, &whole.of_day));
        let titles = |view: &PowerView| -> Vec<String> {
            view.tried.iter().map(|card| card.title.clone()).collect()
        };
        assert_eq!(titles(soon), titles(whole));
        assert_eq!(*sent, 2, "who runs, and the cooling that goes with it");
        let selected = Question {
            selected: Some("MV-2".to_owned()),
            ..out
        };
        let again = asked(&mut job, &mut known, (None, selected));
        let [(0, view)] = &again[..] else {
            panic!("{} answers, {} cards", again.len(), again[0].0);
        };
        assert_eq!(view.tried, whole.tried);
    }
}
