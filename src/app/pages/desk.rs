//! The desk: owns the state, gives it in narrow pieces, and lays out what is on it.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::cooling::CoolingPage;
use super::dialogs::Dialogs;
use super::everything::EverythingPage;
use super::floor::FloorPage;
use super::kpis::KpiStrip;
use super::nav::Navigation;
use super::overview::OverviewPage;
use super::power::PowerPage;
use super::ribbon::DayRibbon;
use super::side::SidePanel;
use super::start::start_page;
use super::top::TopBar;
use crate::app::browser::bench;
use crate::app::browser::storage;
use crate::app::browser::theme;
use crate::app::components::ButtonKind;
use crate::app::components::hatch_pattern;
use crate::app::context::Dispatch;
use crate::app::context::PowerAnswer;
use crate::app::context::Shared;
use crate::app::context::Steps;
use crate::app::effects::use_address;
use crate::app::effects::use_autosave;
use crate::app::effects::use_cooling;
use crate::app::effects::use_engine;
use crate::app::effects::use_import;
use crate::app::effects::use_incoming;
use crate::app::effects::use_power;
use crate::app::effects::use_remedies;
use crate::app::effects::use_shortcuts;
use crate::app::engine::Remedy;
use crate::app::state::Action;
use crate::app::state::Cooling;
use crate::app::state::Desk;
use crate::app::state::Notice;
use crate::app::state::Results;
use crate::app::state::Start;
use crate::app::state::Ui;
use crate::app::state::UiAction;
use crate::app::state::View;
use crate::edit::Step;
use crate::present::words;
use crate::present::words::Names;
use crate::scenario::Scenario;

/// What the desk begins with.
#[derive(Clone, Properties)]
pub struct DeskPageProps {
    /// What the browser had, and what its address says: taken when the desk is made.
    start: Rc<Cell<Option<Start>>>,
}

impl DeskPageProps {
    /// A desk that begins with this.
    pub fn new(start: Start) -> Self {
        Self {
            start: Rc::new(Cell::new(Some(start))),
        }
    }
}

/// A desk is never given another beginning, so nothing is compared.
impl PartialEq for DeskPageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.start, &other.start)
    }
}

/// The whole page.
#[component]
pub fn DeskPage(props: &DeskPageProps) -> Html {
    let start = props.start.clone();
    let desk = use_reducer(move || Desk::new(start.take().unwrap_or_default()));
    let dispatch = Dispatch(desk.dispatcher());
    let scenario = Shared(desk.scenario().clone());
    let is_blank = is_blank(&scenario);
    let is_busy = !is_blank && !desk.results.is_final_for(&scenario);
    use_engine(&scenario, desk.generation, desk.ui.day, &dispatch);
    use_autosave(
        &scenario,
        desk.is_changed,
        desk.opened,
        desk.ui.kept,
        &dispatch,
    );
    use_import(desk.ui.list.clone(), &scenario, &dispatch);
    let day = (!is_blank).then_some(desk.ui.day);
    use_address(desk.payload().cloned(), desk.ui.view, day, &dispatch);
    let is_cooling = !is_blank && desk.ui.view == View::Cooling;
    use_cooling(&scenario, desk.ui.day, is_cooling, &desk.cooling, &dispatch);
    use_shortcuts(&dispatch);
    use_incoming(&dispatch);
    let remedies = use_remedies(&scenario, &Shared(desk.results.clone()));
    let is_power = !is_blank && desk.ui.view == View::Power;
    use_power(&scenario, &desk.ui, is_power, &dispatch);
    use_theme(&desk.ui);
    use_title(&scenario);
    let stage = Stage::of(&desk, is_blank);
    use_stage(stage);

    html! {
        <ContextProvider<Dispatch> context={dispatch.clone()}>
        <ContextProvider<Shared<Scenario>> context={scenario}>
        <ContextProvider<Shared<Results>> context={Shared(desk.results.clone())}>
        <ContextProvider<Shared<Cooling>> context={Shared(desk.cooling.clone())}>
        <ContextProvider<Shared<Ui>> context={Shared(desk.ui.clone())}>
        <ContextProvider<Shared<Names>> context={Shared(desk.names.clone())}>
        <ContextProvider<Steps> context={steps(&desk)}>
        <ContextProvider<Shared<Vec<Remedy>>> context={remedies}>
        <ContextProvider<PowerAnswer> context={PowerAnswer(desk.power.clone())}>
            { layout(stage, &desk, is_busy, &dispatch) }
            <Dialogs />
        </ContextProvider<PowerAnswer>>
        </ContextProvider<Shared<Vec<Remedy>>>>
        </ContextProvider<Steps>>
        </ContextProvider<Shared<Names>>>
        </ContextProvider<Shared<Ui>>>
        </ContextProvider<Shared<Cooling>>>
        </ContextProvider<Shared<Results>>>
        </ContextProvider<Shared<Scenario>>>
        </ContextProvider<Dispatch>>
    }
}

/// How far the desk has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The first answer is still to come.
    Waiting,
    /// There is no site yet.
    Blank,
    /// There is one.
    Full,
}

impl Stage {
    fn of(desk: &Desk, is_blank: bool) -> Self {
        let results = &desk.results;
        match (is_blank, results.is_waiting && results.good.is_none()) {
            (true, _) => Self::Blank,
            (false, true) => Self::Waiting,
            (false, false) => Self::Full,
        }
    }
}

/// Tells those who measure when the desk could be used first.
#[hook]
fn use_stage(stage: Stage) {
    use_effect_with(stage != Stage::Waiting, |is_usable| {
        if *is_usable {
            bench::mark_usable();
        }
    });
}

/// Where everything stands.
fn layout(stage: Stage, desk: &Desk, is_busy: bool, dispatch: &Dispatch) -> Html {
    if stage == Stage::Waiting {
        // As in index.html, so that nothing moves until there is something to see.
        return html! {
            <header class="skeleton">
                <span class="logo"><b>{ "Head" }</b>{ "room" }</span>
                <span class="skeleton-note" role="status">{ "Loading the desk …" }</span>
            </header>
        };
    }
    let is_blank = stage == Stage::Blank;
    let shape = is_blank.then_some("desk--empty");
    let (has_failed, notice) = (desk.results.has_failed, desk.ui.notice.as_ref());
    let noticed = (has_failed || notice.is_some()).then_some("desk--notice");
    let notice = if has_failed {
        Some(failure_bar())
    } else {
        notice.map(|notice| notice_bar(notice, dispatch))
    };
    html! {
        <div class={classes!("desk", shape, noticed)} aria-busy={is_busy.then_some("true")}>
            <TopBar {is_blank} />
            { for notice }
            if is_blank {
                { start_page() }
            } else {
                <KpiStrip day={desk.ui.day} />
                <DayRibbon day={desk.ui.day} />
                <Navigation />
                { view(desk.ui.view) }
                <SidePanel />
            }
            { hatch_pattern() }
        </div>
    }
}

/// The worker is gone: one sentence, and the way to start again.
fn failure_bar() -> Html {
    let reload = Callback::from(|_: MouseEvent| {
        let _ = gloo::utils::window().location().reload();
    });
    html! {
        <div class="notice notice--bad" role="alert">
            <span>{ "The calculation has stopped, so the numbers no longer follow your changes; your scenario is kept, and reloading starts the calculation again." }</span>
            <span class="spring" />
            <button type="button" class={ButtonKind::Small.class()} onclick={reload}>{ "Reload" }</button>
        </div>
    }
}

fn view(view: View) -> Html {
    match view {
        View::Overview => html! { <OverviewPage /> },
        View::Floor => html! { <FloorPage /> },
        View::Power => html! { <PowerPage /> },
        View::Scenario => html! { <EverythingPage /> },
        View::Cooling => html! { <CoolingPage /> },
    }
}

fn notice_bar(notice: &Notice, dispatch: &Dispatch) -> Html {
    let tone = notice.is_problem.then_some("notice--bad");
    let role = if notice.is_problem { "alert" } else { "status" };
    let back = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.act(Action::BackToOwnWork))
    };
    let other = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.act(Action::ShowOther))
    };
    let close = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.ui(UiAction::Notice(None)))
    };
    html! {
        <div class={classes!("notice", tone)} {role}>
            <span>{ &notice.text }</span>
            <span class="spring" />
            if notice.offers_other {
                <button type="button" class={ButtonKind::Small.class()} onclick={other}>{ "Show the other of its two scenarios" }</button>
            }
            if notice.offers_own_work {
                <button type="button" class={ButtonKind::Small.class()} onclick={back}>{ "Back to my own work" }</button>
            }
            <button type="button" class={ButtonKind::Small.class()} onclick={close}>{ "Dismiss" }</button>
        </div>
    }
}

/// Whether there is no site yet, so that presets are offered instead of empty charts.
fn is_blank(scenario: &Scenario) -> bool {
    scenario.floor.halls.is_empty()
        && scenario.it.deployments.is_empty()
        && scenario.power.grid.is_empty()
        && scenario.power.generation.is_empty()
}

/// What undo and redo would do, in words.
fn steps(desk: &Desk) -> Steps {
    let names = &desk.names;
    let label =
        |step: &Step| AttrValue::from(words::edit(&step.edit, &step.before, &step.after, names));
    Steps {
        undo: desk.history.next_undo().map(label),
        redo: desk.history.next_redo().map(label),
    }
}

#[hook]
fn use_theme(ui: &Rc<Ui>) {
    use_effect_with(ui.theme, |chosen| {
        theme::show(*chosen);
        if storage::theme().is_some_and(|kept| kept != chosen.key())
            || *chosen != Default::default()
        {
            storage::keep_theme(chosen.key());
        }
    });
}

/// The title of the window, by which tabs and printed pages are told apart.
#[hook]
fn use_title(scenario: &Shared<Scenario>) {
    use_effect_with(scenario.clone(), |scenario| {
        let title = match scenario.title.as_str() {
            "" => "Headroom".to_owned(),
            title => format!("{title} · Headroom"),
        };
        gloo::utils::document().set_title(&title);
    });
}
