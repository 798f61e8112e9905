//! What the plan says of an element: what is set, beside what is.

use super::bench::Scope;
use super::sources;
use crate::catalog;
use crate::present::number;
use crate::present::words::power as words;
use crate::scenario::plan::Battery;
use crate::scenario::plan::Block;
use crate::scenario::plan::Generation;
use crate::scenario::plan::Grid;
use crate::scenario::plan::Life;
use crate::scenario::plan::Tie;
use crate::solve::power::oneline::Kind;
use crate::solve::power::oneline::SourceKind;

/// Names and values.
pub(super) type Facts = Vec<(String, String)>;

/// Adds a name with its value.
pub(super) fn fact(facts: &mut Facts, name: &str, value: String) {
    facts.push((name.to_owned(), value));
}

/// What is set of an element, and the sentence of its catalogue row.
pub(super) fn given(scope: &Scope<'_>, element: u32) -> (Facts, String) {
    let line = scope.line;
    let plan = &scope.bench.plan.power;
    let mut facts = Facts::new();
    let mut row = String::new();
    rated(scope, element, &mut facts);
    match line.kind[element as usize] {
        Kind::Substation | Kind::Feed | Kind::FeedTransformer => {
            let asset = sources::asset_of(scope, element);
            if let Some(grid) = asset.and_then(|at| plan.grid.get(at)) {
                row = feed(grid, line.kind[element as usize], &mut facts);
            }
        }
        Kind::GenerationBus | Kind::Generator => {
            let source = sources::source_of(scope, element);
            let of = source.filter(|(_, of)| of.kind == SourceKind::Generation);
            if let Some(units) = of.and_then(|(_, of)| plan.generation.get(of.asset as usize)) {
                row = generation(units, &mut facts);
            }
        }
        Kind::Battery => {
            let source = sources::source_of(scope, element);
            if let Some(of) = source.and_then(|(_, of)| plan.batteries.get(of.asset as usize)) {
                battery(of, &mut facts);
            }
        }
        Kind::Section | Kind::Tie => medium(scope, element, &mut facts),
        _ => {
            if let Some(block) = block_of(scope, element) {
                row = of_block(block, line.kind[element as usize], &mut facts);
            }
        }
    }
    (facts, row)
}

/// Rating and the rule by which the element is judged.
fn rated(scope: &Scope<'_>, element: u32, facts: &mut Facts) {
    let (line, at) = (scope.line, element as usize);
    let rating = line.rating_mva[at];
    if rating <= 0.0 {
        return;
    }
    fact(facts, words::RATING, words::mva(rating));
    fact(
        facts,
        words::RULE,
        words::rule(
            line.continuous[at],
            line.emergency_mva(at) / rating,
            line.emergency.hours,
        ),
    );
}

/// A utility feed; returns the sentence of its transformers.
fn feed(grid: &Grid, kind: Kind, facts: &mut Facts) -> String {
    let mut push = |name: &str, value: String| fact(facts, name, value);
    if kind == Kind::FeedTransformer {
        push(
            words::COUNT,
            number::whole(i64::from(grid.transformer_count)),
        );
        ready(grid.tag.life, facts);
        return grid
            .transformer
            .as_deref()
            .map_or_else(String::new, transformer);
    }
    push(words::CONTRACT, words::megawatts(grid.contract.mw()));
    if 0.0 < grid.interruptible.mw() {
        push(
            words::INTERRUPTIBLE,
            words::megawatts(grid.interruptible.mw()),
        );
    }
    push(
        words::LEAST_FACTOR,
        number::decimal(grid.power_factor_min, 2),
    );
    push(
        words::FAULT_LEVEL,
        words::fault_level(
            grid.fault_min.map(|least| least.mva()),
            grid.fault_max.map(|most| most.mva()),
        ),
    );
    if let Some(voltage) = grid.voltage {
        push(words::DELIVERED_AT, words::kilovolts(voltage.kv()));
    }
    ready(grid.tag.life, facts);
    String::new()
}

/// Generating units; returns the sentence of their row.
fn generation(group: &Generation, facts: &mut Facts) -> String {
    let mut push = |name: &str, value: String| fact(facts, name, value);
    push(words::COUNT, number::whole(i64::from(group.count)));
    if 0 < group.in_maintenance {
        push(
            words::IN_MAINTENANCE,
            number::whole(i64::from(group.in_maintenance)),
        );
    }
    push(words::UNIT_ISO, words::megawatts(group.unit_iso.mw()));
    push(words::START, words::minutes(group.start.minutes()));
    push(words::STEP, number::percent(group.step_share, 0));
    push(words::RUNS, words::duty(group.standby).to_owned());
    ready(group.tag.life, facts);
    format!(
        "{}. {}",
        group.unit.name,
        words::source(&group.unit.origin.source)
    )
}

fn battery(of: &Battery, facts: &mut Facts) {
    let mut push = |name: &str, value: String| fact(facts, name, value);
    push(words::COUNT, number::whole(i64::from(of.count)));
    push(words::POWER, words::megawatts(of.power.mw()));
    push(
        words::BRIDGING,
        words::megawatt_hours(of.bridge_energy.mwh()),
    );
    push(
        words::SWING_KEPT,
        words::megawatt_hours(of.swing_energy.mwh()),
    );
    push(words::RESPONSE, words::milliseconds(of.response.s() * 1e3));
    push(words::FORMING, words::yes_or_no(of.grid_forming).to_owned());
    ready(of.tag.life, facts);
}

/// A section or a tie.
fn medium(scope: &Scope<'_>, element: u32, facts: &mut Facts) {
    let line = scope.line;
    if let Some(at) = line.mv.tie_of(element) {
        let tie = &line.mv.ties[at];
        let normally = if tie.is_closed {
            Tie::Closed
        } else {
            Tie::Open
        };
        fact(facts, words::NORMALLY, words::tie(normally).to_owned());
        fact(facts, words::CLOSES_IN, words::milliseconds(tie.ms));
        return;
    }
    fact(facts, words::LEVEL, words::kilovolts(line.mv.kv));
    let at = line.major[element as usize] as usize;
    let named = &scope.bench.plan.power.network.sections;
    if let Some(section) = named.get(at.wrapping_sub(1)) {
        fact(facts, words::BUS, words::amperes(section.bus.a()));
        fact(
            facts,
            words::BREAKERS,
            words::kiloamperes(section.breaker.ka()),
        );
        ready(section.tag.life, facts);
    }
}

/// Blocks of the hall an element stands in, those of its rating first.
fn block_of<'a>(scope: &Scope<'a>, element: u32) -> Option<&'a Block> {
    let line = scope.line;
    let hall = line.hall[element as usize];
    let plan = &scope.bench.plan.power;
    let all = || plan.blocks.iter().chain(&plan.plant_blocks);
    let here = || {
        all().filter(|block| {
            let of = block.hall.and_then(|hall| u32::try_from(hall).ok());
            of.unwrap_or(crate::solve::power::oneline::NONE) == hall
        })
    };
    let rating = line.rating_mva[element as usize];
    let is_like = |block: &&Block| {
        let row = block.unit.as_deref().map(|row| row.rating.mva());
        row.is_some_and(|row| (row - rating).abs() < 0.02 * row)
    };
    here().find(is_like).or_else(|| here().next())
}

/// A block; returns the sentence of its transformer.
fn of_block(block: &Block, kind: Kind, facts: &mut Facts) -> String {
    fact(
        facts,
        words::BLOCKS_SET,
        words::blocks_set(block.count, block.topology),
    );
    if kind == Kind::Switch || kind == Kind::Board {
        fact(
            facts,
            words::TAKES_OVER,
            block.transfer.map_or_else(
                || words::AT_ONCE.to_owned(),
                |time| words::milliseconds(time.s() * 1e3),
            ),
        );
    }
    ready(block.tag.life, facts);
    let of = block.unit.as_deref().filter(|_| kind == Kind::Transformer);
    of.map_or_else(String::new, transformer)
}

fn ready(life: Life, facts: &mut Facts) {
    fact(facts, words::READY, number::day(life.ready));
}

/// The sentence of a transformer's row.
fn transformer(row: &catalog::Transformer) -> String {
    words::transformer(row)
}
