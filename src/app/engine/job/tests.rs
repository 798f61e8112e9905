//! What the engine answers, through bytes and back.

use super::*;
use crate::codec::presets::Presets;

fn colossus() -> Scenario {
    let presets = Presets::frozen();
    let preset = presets.by_key("colossus").expect("a frozen preset");
    preset.scenario.clone()
}

fn evaluate_request(generation: u32, scenario: &Scenario) -> Request {
    Request::Evaluate {
        generation,
        day: 171,
        scenario: scenario.to_node(),
    }
}

/// Through bytes and back, as between page and worker.
fn travelled(answers: &[Answer]) -> Vec<Answer> {
    let bytes = postcard::to_allocvec(answers).expect("plain data");
    postcard::from_bytes(&bytes).expect("what was just written")
}

#[test]
fn an_evaluation_comes_in_two_stages_and_survives_the_journey() {
    let scenario = colossus();
    let plan = scenario::check(&scenario).0.expect("a plan");
    let mut whole = evaluate::evaluate(&plan);
    for state in &mut whole.ledger {
        state.room_air.clear();
    }
    let answers = Engine::default().answers(evaluate_request(7, &scenario));
    let [Answer::Checked(checked), Answer::Evaluated(evaluated)] = &travelled(&answers)[..] else {
        panic!("{} answers", answers.len());
    };
    let day = checked.day.as_ref().expect("a plan");
    assert_eq!((checked.generation, evaluated.generation), (7, 7));
    assert_eq!(&day.state, whole.at(171));
    assert!(day.until.is_none_or(|until| 171 < until));
    let mut evaluation = evaluated.evaluation.clone();
    evaluation.layout = Arc::new(evaluated.layout.clone().expect("the first time"));
    evaluation.findings = whole.findings.clone();
    assert_eq!(evaluation, whole);
    let names = Names::of(&scenario);
    assert_eq!(evaluated.findings, tell(&whole.findings, &names));
    assert!(!evaluated.findings.is_empty());
    assert_eq!(evaluated.summary, evaluate::summary(&whole));
}

#[test]
fn the_layout_is_sent_only_when_it_changed() {
    let mut engine = Engine::default();
    let mut scenario = colossus();
    let mut has_layout = |generation, scenario: &Scenario| {
        let answers = engine.answers(evaluate_request(generation, scenario));
        answers
            .iter()
            .any(|answer| matches!(answer, Answer::Evaluated(it) if it.layout.is_some()))
    };
    assert!(has_layout(1, &scenario));
    scenario.cooling.supply_c = Some(20.0);
    assert!(!has_layout(2, &scenario));
    scenario.it.deployments.pop();
    assert!(has_layout(3, &scenario));
}

#[test]
fn a_newer_request_takes_the_place_of_an_older_one_and_stop_ends_a_study() {
    let scenario = colossus();
    let mut engine = Engine::default();
    engine.ask(evaluate_request(1, &scenario));
    engine.step();
    let answers = engine.answers(evaluate_request(2, &scenario));
    let generations = answers.iter().map(|answer| match answer {
        Answer::Checked(it) => it.generation,
        Answer::Evaluated(it) => it.generation,
        Answer::Remedy { generation, .. } | Answer::PowerDay { generation, .. } => *generation,
        _ => 0,
    });
    assert!(generations.eq([2, 2]));
    engine.ask(Request::Remedies {
        generation: 3,
        scenario: scenario.to_node(),
    });
    assert!(!engine.is_idle());
    engine.ask(Request::Stop);
    assert!(engine.is_idle());
}

#[test]
fn remedies_travel_with_their_words_and_clear_the_finding() {
    let mut scenario = colossus();
    // One chiller less at a time, until one more of them is what helps.
    let whole = loop {
        let chillers = &mut scenario.cooling.chillers[0].count;
        *chillers = chillers.map(|count| count - 1.0);
        let whole = evaluate::evaluate(&scenario::check(&scenario).0.expect("a plan"));
        let mut found = whole.findings.iter();
        if found.any(|finding| finding.severity == Severity::MustFix) {
            break whole;
        }
    };
    let answers = Engine::default().answers(Request::Remedies {
        generation: 1,
        scenario: scenario.to_node(),
    });
    let mut tried = 0;
    for answer in travelled(&answers) {
        let Answer::Remedy { remedy, .. } = answer else {
            panic!("only remedies");
        };
        let cleared = &whole.findings[remedy.finding];
        for (words, change) in remedy.changes {
            let edit = change.into_edit().expect("a leaf of the scenario");
            let mended = try_edit(&scenario, &edit);
            assert_eq!(
                words,
                words::edit(&edit, &scenario, &mended, &Names::default())
            );
            let plan = scenario::check(&mended).0.expect("still a plan");
            let mut left = evaluate::evaluate(&plan).findings.into_iter();
            assert!(!left.any(|finding| finding == *cleared), "{words}");
            tried += 1;
        }
    }
    assert!(0 < tried);
}

#[test]
fn what_makes_no_plan_is_answered_once_with_its_findings() {
    let mut scenario = colossus();
    scenario.it.deployments[0].racks = Some(-3.0);
    let answers = Engine::default().answers(evaluate_request(1, &scenario));
    let [Answer::Checked(checked)] = &travelled(&answers)[..] else {
        panic!("{} answers", answers.len());
    };
    assert!(checked.day.is_none() && !checked.checked.is_empty());
    let names = Names::of(&scenario);
    assert_eq!(checked.checked, tell(&scenario::check(&scenario).1, &names));
}
