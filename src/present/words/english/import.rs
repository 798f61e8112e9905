//! What an import understood and what not, and why a link has no QR code, as sentences.

use super::field;
use super::label;
use super::terms;
use crate::codec::import::ListKind;
use crate::codec::import::MAX_BYTES;
use crate::codec::import::MAX_LINES;
use crate::codec::import::Problem;
use crate::codec::import::Remark;
use crate::codec::import::Report;
use crate::finding::Finding;
use crate::finding::Place;
use crate::present::number;
use crate::present::qr::MAX_CHARACTERS;
use crate::present::qr::TooLong;
use crate::present::words::ImportWords;

/// The report of an import.
pub(in crate::present::words) fn words(report: &Report, is_taken: bool) -> ImportWords {
    let mut lines: Vec<String> = report.remarks.iter().map(remark).collect();
    if 0 < report.left_out {
        lines.push(format!(
            "{} more like these.",
            count(report.left_out, "problem")
        ));
    }
    ImportWords {
        summary: summary(report, is_taken),
        lines,
    }
}

fn summary(report: &Report, is_taken: bool) -> String {
    let what = match report.kind {
        Some(ListKind::Racks) => "Rack list",
        Some(ListKind::Equipment) => "Equipment list",
        None => "List",
    };
    let lines = count(report.lines, "line");
    if is_taken {
        let added = format!("{} added", count(report.added, "item"));
        let changed = format!("{} changed", number::whole(report.changed as i64));
        let moved = match report.moved {
            0 => String::new(),
            racks => format!("; {} moved to where the list says", count(racks, "rack")),
        };
        return format!("{what} of {lines}: {added}, {changed}{moved}.");
    }
    let problems: usize = (report.remarks.iter())
        .filter(|remark| !remark.problem.is_note())
        .map(|remark| remark.more + 1)
        .sum();
    let problems = count(problems + report.left_out, "problem");
    format!("{what} of {lines}: nothing was imported because of {problems}.")
}

fn remark(remark: &Remark) -> String {
    let (problem, more) = sentence(&remark.problem);
    let mut place = match (remark.line, remark.column.as_str()) {
        (0, _) => String::new(),
        (line, "") => format!("Line {line}"),
        (line, column) => format!("Line {line}, {column}"),
    };
    if 0 < remark.more {
        place = format!("{place} (and {})", count(remark.more, "more line"));
    }
    let text = match (place.is_empty(), problem.starts_with(' ')) {
        (true, _) => terms::capital(problem.trim_start_matches([' ', ':'])),
        (false, true) => format!("{place}{problem}"),
        (false, false) => format!("{place}: {}", problem.trim_start_matches([' ', ':'])),
    };
    if more.is_empty() {
        format!("{text}.")
    } else {
        format!("{text}. {more}")
    }
}

/// What is wrong, and a sentence that helps, if there is one. What begins with a blank goes on from the
/// name of the column.
fn sentence(problem: &Problem) -> (String, String) {
    let text = match problem {
        Problem::Finding(finding) => return of_finding(finding),
        Problem::NotText => "the list is not text in UTF-8; save it as “CSV UTF-8”".to_owned(),
        Problem::TooLarge { .. } => format!(
            "the list is too long: at most {} bytes are read",
            number::whole(MAX_BYTES as i64)
        ),
        Problem::TooManyLines => format!(
            "the list has more than {} lines",
            number::whole(MAX_LINES as i64)
        ),
        Problem::NoLines => "there is no line with content".to_owned(),
        Problem::NoHeader => {
            return (
                "the first line does not name the columns of a list".to_owned(),
                "Racks need the columns hall and platform, equipment the column kind.".to_owned(),
            );
        }
        Problem::RepeatedColumn => "a column of this name is there already".to_owned(),
        Problem::UnknownColumn => "nothing has such a field; the column is left out".to_owned(),
        Problem::OpenQuote => "a quotation mark is opened here and never closed".to_owned(),
        Problem::TooManyCells { cells, columns } => {
            format!("{} in {}", count(*cells, "cell"), count(*columns, "column"))
        }
        Problem::MissingCell => " is not given".to_owned(),
        Problem::UnknownKind { given } => format!("“{given}” is no kind of equipment"),
        Problem::NoSuchField { list } => {
            let last = list.rsplit('.').next().unwrap_or(list);
            format!("{} have no such field", label::part(last))
        }
        Problem::NotANumber { given } => format!("“{given}” is not a number"),
        Problem::Ambiguous { given } => {
            let (thousands, fraction) = readings(given);
            format!("“{given}” may be {thousands} or {fraction}; write one of these")
        }
        Problem::NotAFlag { given } => format!("“{given}” is neither yes nor no"),
        Problem::RepeatedPosition { first } => {
            format!("the rack of line {first} stands at this position")
        }
        Problem::RepeatedId { first } => format!("line {first} has this id already"),
        Problem::NotAPlace { given } => {
            format!("“{given}” is neither a number nor one or two letters")
        }
        Problem::NotOneRack => " must be 1 where a position is given".to_owned(),
        Problem::OutsideHall => {
            "by the racks and aisles of the floor, this place is outside the hall".to_owned()
        }
        Problem::NotDrawn => {
            "the hall is not drawn in metres; its racks come in without their places".to_owned()
        }
        Problem::NoPlan => {
            "places of racks need a scenario in which nothing must be mended".to_owned()
        }
    };
    (text, String::new())
}

/// What the check says, without the place: the line is named already.
fn of_finding(finding: &Finding) -> (String, String) {
    let path = match &finding.place {
        Place::Field(path) => path.as_str(),
        _ => "",
    };
    let (problem, message, _) = field::problem(finding, path);
    (problem, message)
}

/// Both readings of a number with one mark: without it, and with a point.
fn readings(given: &str) -> (String, String) {
    (given.replace([',', '.'], ""), given.replace(',', "."))
}

/// Why a link has no QR code.
pub(in crate::present::words) fn too_long_for_qr(refused: TooLong) -> String {
    format!(
        "The link has {}; a QR code that cameras read well holds {}. Send the link or the file instead.",
        count(refused.characters, "character"),
        number::whole(MAX_CHARACTERS as i64)
    )
}

fn count(amount: usize, word: &str) -> String {
    let ending = if amount == 1 { "" } else { "s" };
    format!("{} {word}{ending}", number::whole(amount as i64))
}
