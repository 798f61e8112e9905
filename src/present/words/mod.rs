//! Sentences and labels, made from data. One folder of tables for each language.

mod cooling;
mod english;
mod names;
mod terms;

pub use cooling::*;
pub use english::page;
pub use names::FieldTexts;
pub use names::Names;
pub use terms::Terms;

/// Words of the Power view: English is the only language so far.
pub(in crate::present) use english::cooling_plant;
pub(in crate::present) use english::cooling_year;
pub(in crate::present) use english::power;
pub(in crate::present) use english::power::SUPPLY;

use serde::Deserialize;
use serde::Serialize;

use crate::codec::import::Report;
use crate::edit::Edit;
use crate::evaluate::DayState;
use crate::evaluate::Evaluation;
use crate::evaluate::HallDay;
use crate::evaluate::Limit;
use crate::evaluate::LimitKind;
use crate::evaluate::LimitUnit;
use crate::evaluate::PhaseOutcome;
use crate::evaluate::RecordOutcome;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::present::number;
use crate::present::number::NumberError;
use crate::present::qr::TooLong;
use crate::scenario::Scenario;
use crate::scenario::plan::Life;
use crate::scenario::record::LeafKind;
use crate::scenario::record::LeafShape;
use crate::scenario::record::PartShape;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;
use crate::solve::roadmap::Change;

/// A language. Every one has the same tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
}

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingWords {
    /// What is wrong, where and how much, in a few words.
    pub title: String,
    /// When, and under which conditions, as a sentence.
    pub message: String,
    /// What may help, as a sentence.
    pub hint: String,
}

/// What stands beside a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldWords {
    /// Its name.
    pub label: String,
    /// Unit of its number; empty for none.
    pub unit: String,
    /// What it is, as a sentence.
    pub help: String,
    /// What holds when nothing is given: `18 °C: assumption`.
    pub default: String,
}

/// What is said of an item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemWords {
    /// Its name, where it has none.
    pub title: String,
    /// The button that makes another one like it.
    pub copy: &'static str,
    /// The button that takes it out.
    pub remove: &'static str,
    /// The button that makes a new one.
    pub add: &'static str,
}

/// What an import says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportWords {
    /// What came in, or that nothing did.
    pub summary: String,
    /// What is to be said of single lines, a sentence or two each.
    pub lines: Vec<String>,
}

/// Labels, heads of tables and other short texts.
pub fn terms(names: &Names) -> &'static Terms {
    match names.language {
        Language::English => &english::table::TERMS,
    }
}

/// A finding in words.
pub fn finding(finding: &Finding, names: &Names) -> FindingWords {
    match names.language {
        Language::English => english::finding::words(finding, names),
    }
}

/// A finding of the rules that look at a day's network, as sentences.
pub(in crate::present) fn network_finding(finding: &Finding) -> FindingWords {
    english::finding::network(finding)
}

/// The report of an import; `is_taken` when its changes were made.
pub fn import(report: &Report, is_taken: bool, names: &Names) -> ImportWords {
    match names.language {
        Language::English => english::import::words(report, is_taken),
    }
}

/// Why a link has no QR code.
pub fn too_long_for_qr(refused: TooLong, names: &Names) -> String {
    match names.language {
        Language::English => english::import::too_long_for_qr(refused),
    }
}

/// A severity as a word for people: `must fix`.
pub fn severity(severity: Severity, names: &Names) -> &'static str {
    match names.language {
        Language::English => english::terms::severity(severity),
    }
}

/// A place as people call it: `Hall A`, `cooling, chillers 1, count`.
pub fn place(place: &Place, names: &Names) -> String {
    match names.language {
        Language::English => english::place::place(place, names),
    }
}

/// A row of limits: `Power blocks, by hall`.
pub fn limit_kind(kind: LimitKind, names: &Names) -> &'static str {
    match names.language {
        Language::English => english::terms::limit_kind(kind),
    }
}

/// The same with the conditions it is judged on: `Chillers at 35.8 °C`.
pub fn limit_label(kind: LimitKind, state: &DayState, names: &Names) -> String {
    match names.language {
        Language::English => english::limit::label(kind, state),
    }
}

/// Capacity, used, reserve, stranded and free of a limit as a sentence.
pub fn limit_amounts(unit: LimitUnit, amounts: [f64; 5], names: &Names) -> String {
    match names.language {
        Language::English => english::limit::amounts(unit, amounts),
    }
}

/// An amount of a limit without its unit: GPUs are whole.
pub fn limit_amount(unit: LimitUnit, amount: f64) -> String {
    let decimals = if unit == LimitUnit::Gpus { 0 } else { 2 };
    number::decimal(amount, decimals)
}

/// The halls whose limit is short, where not all are: `Hall A is short by 1,024 GPUs`.
pub fn short_halls(limits: &[&Limit], state: &DayState, names: &Names) -> String {
    match names.language {
        Language::English => english::limit::short_halls(limits, state),
    }
}

/// One limit: `power blocks of Hall A`.
pub fn limit(limit: &Limit, state: &DayState, names: &Names) -> String {
    match names.language {
        Language::English => english::limit::limit(limit, state),
    }
}

/// What binds on a day: `heat rejection`, `power blocks of all halls`.
pub fn binding(state: &DayState, names: &Names) -> String {
    match names.language {
        Language::English => english::limit::binding(state),
    }
}

/// A binding limit by its id alone.
pub fn binding_id(id: &str, names: &Names) -> String {
    match names.language {
        Language::English => english::limit::binding_id(id, names),
    }
}

/// Unit of a limit's own amounts: `MW of heat`.
pub fn limit_unit(unit: LimitUnit, names: &Names) -> &'static str {
    match names.language {
        Language::English => english::terms::limit_unit(unit),
    }
}

/// Something that changes on a day: `Substation 22 is ready`.
pub fn change(change: &Change, names: &Names) -> String {
    match names.language {
        Language::English => english::terms::change(change),
    }
}

/// What a confidence means: `background, to be verified`.
pub fn confidence(confidence: &str, names: &Names) -> &'static str {
    match names.language {
        Language::English => english::terms::confidence(confidence),
    }
}

/// Label, unit and help of a leaf.
pub fn field(section: &SectionShape, leaf: &LeafShape, names: &Names) -> FieldWords {
    let mut words = match names.language {
        Language::English => english::label::field(section, leaf),
    };
    if let Some((help, default)) = names.fields.get(&format!("{}.{}", section.name, leaf.name)) {
        (words.help, words.default) = (help.clone(), default.clone());
    }
    words
}

/// Help and default of every field of every section.
pub fn fields(names: &Names) -> FieldTexts {
    fn collect(section: &SectionShape, names: &Names, texts: &mut FieldTexts) {
        for leaf in section.leaves {
            let words = field(section, leaf, names);
            let key = format!("{}.{}", section.name, leaf.name);
            texts.insert(key, (words.help, words.default));
        }
        for part in section.parts {
            collect(part.section, names, texts);
        }
    }
    let mut texts = FieldTexts::new();
    collect(Scenario::SHAPE, names, &mut texts);
    texts
}

/// What a part of a section is called as a heading.
pub fn part(part: &PartShape, names: &Names) -> String {
    match names.language {
        Language::English => english::label::part_heading(part),
    }
}

/// What an item of a list that has no name yet is called, and what its buttons say.
pub fn item(number: usize, names: &Names) -> ItemWords {
    match names.language {
        Language::English => english::label::item_words(number),
    }
}

/// The value of a leaf as its field shows it, without its unit.
pub fn value(value: &Value, leaf: &LeafShape, names: &Names) -> String {
    match names.language {
        Language::English => english::label::value(value, leaf),
    }
}

/// The value of a leaf in a sentence, with its unit: `18 °C`, `not given`.
pub fn value_with_unit(value: &Value, leaf: &LeafShape, names: &Names) -> String {
    match names.language {
        Language::English => english::label::value_with_unit(value, leaf),
    }
}

/// One of the words a leaf allows, as a choice: `N+1: one spare`.
pub fn choice(word: &str, names: &Names) -> String {
    match names.language {
        Language::English => english::terms::choice(word),
    }
}

/// Why a text is no number for a field.
pub fn problem(problem: &NumberError, names: &Names) -> String {
    match names.language {
        Language::English => english::terms::problem(problem),
    }
}

/// A change as undo and redo name it: `Turbines: units 12 → 15`. `before` and `after` are the
/// scenarios around it.
pub fn edit(edit: &Edit, before: &Scenario, after: &Scenario, names: &Names) -> String {
    match names.language {
        Language::English => english::edit::words(edit, before, after),
    }
}

/// The day ribbon as a sentence.
pub fn ribbon(evaluation: &Evaluation, names: &Names) -> String {
    match names.language {
        Language::English => english::summary::ribbon(evaluation, names),
    }
}

/// A phase on the ribbon: `First 100,000 by day 122`.
pub fn phase_band(phase: &PhaseOutcome, names: &Names) -> String {
    match names.language {
        Language::English => english::summary::phase_band(phase),
    }
}

/// A line of the record: `Site at design peak, 100,000 GPUs`.
pub fn record_label(line: &RecordOutcome, names: &Names) -> String {
    match names.language {
        Language::English => english::record::label(line, names),
    }
}

/// Why a line of the record is not met, and its note.
pub fn record_reason(line: &RecordOutcome, names: &Names) -> String {
    match names.language {
        Language::English => english::record::reason(line, names),
    }
}

/// A source with what its confidence means.
pub fn source(source: &str, confidence: &str, names: &Names) -> String {
    match names.language {
        Language::English => english::record::source(source, confidence),
    }
}

/// A hall above its drawing: `Hall E · 25,024 GPUs · H200`.
pub fn hall_title(
    name: &str,
    today: Option<&HallDay>,
    platforms: &[&str],
    names: &Names,
) -> String {
    match names.language {
        Language::English => english::place::hall_title(name, today, platforms),
    }
}

/// A text as the beginning of a line: its first letter large.
pub fn capital(text: &str) -> String {
    english::terms::capital(text)
}

/// Where a rack stands in its hall: `array 12, row 3`.
pub fn array_and_row(array: u32, row: u32, names: &Names) -> String {
    match names.language {
        Language::English => format!("array {array}, row {row}"),
    }
}

/// When something is there: `from day 168 (18 October 2024)`.
pub fn life(life: Life, names: &Names) -> String {
    match names.language {
        Language::English => english::place::life(life, names),
    }
}

/// The notes below the headline numbers, in the order of the strip.
pub(in crate::present) fn notes(
    evaluation: &Evaluation,
    state: &DayState,
    names: &Names,
) -> [String; 7] {
    match names.language {
        Language::English => english::summary::notes(evaluation, state, names),
    }
}

/// Unit of a leaf's number; empty for texts and flags.
pub fn unit_of(leaf: &LeafShape) -> &'static str {
    match &leaf.kind {
        LeafKind::Number(range) => range.plain_unit(),
        LeafKind::Text(_) | LeafKind::Flag => "",
    }
}
