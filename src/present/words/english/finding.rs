//! Findings as sentences.

use super::place;
use super::terms;
use crate::finding::Amount;
use crate::finding::Code;
use crate::finding::DayRange;
use crate::finding::Finding;
use crate::present::number;
use crate::present::words::FindingWords;
use crate::present::words::Names;

/// Title, message and hint of a finding.
pub(in crate::present::words) fn words(finding: &Finding, names: &Names) -> FindingWords {
    let place = terms::capital(&place::place(&finding.place, names));
    let amount = &finding.amount;
    let (title, condition, hint) = match finding.code {
        Code::SupplyShort => (
            short("Supply", amount),
            "with the worst single event out, at the design conditions of the day",
            "Add firm supply, bring it forward, or let racks come later.",
        ),
        _ => (place, "", ""),
    };
    FindingWords {
        title,
        message: when(finding.days, condition, names),
        hint: hint.to_owned(),
    }
}

fn short(what: &str, amount: &Amount) -> String {
    match amount {
        Amount::ShortMw(mw) => format!("{what} is {} MW short", number::decimal(*mw, 1)),
        _ => format!("{what} is short"),
    }
}

fn when(days: Option<DayRange>, condition: &str, names: &Names) -> String {
    match days {
        None => String::new(),
        Some(days) => format!(
            "From {} to day {}, {condition}.",
            number::day_and_date(days.from, names.start),
            days.to
        ),
    }
}
