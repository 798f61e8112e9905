//! Single terms: what one value of an enum or one key is called.

use crate::evaluate::LimitKind;
use crate::evaluate::LimitUnit;
use crate::finding::Severity;
use crate::present::number;
use crate::present::number::NumberError;
use crate::solve::roadmap::Change;

pub(in crate::present::words) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::MustFix => "must fix",
        Severity::Watch => "to watch",
        Severity::Note => "to know",
    }
}

pub(in crate::present::words) fn limit_kind(kind: LimitKind) -> &'static str {
    match kind {
        LimitKind::Supply => "Supply, firm",
        LimitKind::HeatRejection => "Heat rejection",
        LimitKind::Chillers => "Chillers",
        LimitKind::Towers => "Cooling towers",
        LimitKind::PlantBlocks => "Power blocks of the plant",
        LimitKind::Water => "Water, worst day",
        LimitKind::Blocks => "Power blocks, by hall",
        LimitKind::HallCooling => "CDUs and air coolers, by hall",
        LimitKind::Positions => "Rack positions, by hall",
        LimitKind::Pumps => "Pumps",
    }
}

/// The same inside a sentence, without its halls.
pub(super) fn limit_noun(kind: LimitKind) -> &'static str {
    match kind {
        LimitKind::Supply => "supply",
        LimitKind::HeatRejection => "heat rejection",
        LimitKind::Chillers => "chillers",
        LimitKind::Towers => "cooling towers",
        LimitKind::PlantBlocks => "power blocks of the plant",
        LimitKind::Water => "water",
        LimitKind::Blocks => "power blocks",
        LimitKind::HallCooling => "CDUs and air coolers",
        LimitKind::Positions => "rack positions",
        LimitKind::Pumps => "pumps",
    }
}

pub(in crate::present::words) fn limit_unit(unit: LimitUnit) -> &'static str {
    match unit {
        LimitUnit::Mw => "MW",
        LimitUnit::MwHeat => "MW of heat",
        LimitUnit::MwIt => "MW of IT",
        LimitUnit::MlPerDay => "ML/day",
        LimitUnit::Gpus => "GPUs",
    }
}

pub(in crate::present::words) fn change(change: &Change) -> String {
    match change {
        Change::Start => "The plan begins".to_owned(),
        Change::Ready(name) => format!("{name} is ready"),
        Change::Retired(name) => format!("{name} is gone"),
        Change::Month(index) => format!("{} begins", number::month(*index)),
        Change::EndState => {
            "The end state begins: judged on the year's design conditions".to_owned()
        }
    }
}

pub(in crate::present::words) fn confidence(confidence: &str) -> &'static str {
    match confidence {
        "H" => "high confidence",
        "M" => "medium confidence",
        "L" => "low confidence",
        "D" => "derived from other facts",
        "B" | "BK" => "background, to be verified",
        _ => "confidence not given",
    }
}

pub(in crate::present::words) fn choice(word: &str) -> String {
    let meaning = match word {
        "N-1" => "survives its worst single event",
        "N" => "nothing in reserve",
        "N+1" => "one spare",
        "2N" => "two full sides",
        "3N/2" => "three carry the load of two",
        "4N/3" => "four carry the load of three",
        "5N/4" => "five carry the load of four",
        "catcher" => "idle blocks catch the load of a failed one",
        "n20" => return "Once in 20 years".to_owned(),
        "gpu" => return "GPU racks".to_owned(),
        "support" => return "Support racks".to_owned(),
        "fluid" => return "Pumps of CDUs and loops".to_owned(),
        "pg25" => return "25 % propylene glycol".to_owned(),
        "cdu" => return "CDU".to_owned(),
        "ups" => return "UPS".to_owned(),
        "mv_section" => return "Medium-voltage section".to_owned(),
        "mv_feeder" => return "Medium-voltage feeder".to_owned(),
        "as_block" => return "As its block".to_owned(),
        "H" | "M" | "L" | "D" | "B" | "" => return capital(confidence(word)),
        other => return capital(&other.replace('_', " ")),
    };
    format!("{word}: {meaning}")
}

pub(in crate::present::words) fn problem(problem: &NumberError) -> String {
    match problem {
        NumberError::NotANumber { typed } => format!("“{typed}” is not a number."),
        NumberError::Comma { typed } => format!(
            "“{typed}”: a comma groups thousands, as in 1,563; write decimals with a point, as in 0.83."
        ),
        NumberError::Unit { typed, known } if known.is_empty() => {
            format!("“{typed}” is not a unit of this field; leave it out.")
        }
        NumberError::Unit { typed, known } => format!(
            "“{typed}” is not a unit of this field; it takes {}.",
            either(known.iter().copied())
        ),
    }
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn either<'a>(words: impl Iterator<Item = &'a str>) -> String {
    list(words, "or")
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn all<'a>(words: impl Iterator<Item = &'a str>) -> String {
    list(words, "and")
}

fn list<'a>(words: impl Iterator<Item = &'a str>, last: &str) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// The same text with a capital first letter.
pub(in crate::present::words) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_ascii_uppercase(), letters.as_str())
    })
}
