//! Numbers as spreadsheets of all countries write them: `1,234.5`, `1.234,5`, `1 234`, `16,5`.

use crate::codec::import::Problem;
use crate::codec::import::table::Table;

/// Which mark begins the fraction, where the list as a whole tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `16.5`.
    Point,
    /// `16,5`.
    Comma,
    /// Nothing in the list tells it.
    Unknown,
}

/// What one number tells of its marks.
enum Form {
    /// No mark, or groups of thousands only.
    Whole(String),
    /// A fraction, and which mark begins it.
    Fraction(String, Mark),
    /// One mark with three digits after it; both readings.
    Either {
        as_fraction: String,
        as_thousands: String,
        mark: Mark,
    },
    /// No number.
    No,
}

impl Mark {
    /// What the numbers of a table that can be read in one way only say. Where they disagree, or say
    /// nothing, a point begins a fraction unless semicolons separate: those are chosen where commas do.
    pub(super) fn of(table: &Table) -> Self {
        let (mut point, mut comma) = (false, false);
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            match form(cell) {
                Form::Fraction(_, Self::Point) => point = true,
                Form::Fraction(_, Self::Comma) => comma = true,
                _ => {}
            }
        }
        match (point, comma) {
            (true, false) => Self::Point,
            (false, true) => Self::Comma,
            (false, false) if table.separator != ';' => Self::Point,
            _ => Self::Unknown,
        }
    }
}

/// Reads a number.
pub(super) fn read(text: &str, decimal: Mark) -> Result<f64, Problem> {
    let given = || text.chars().take(40).collect::<String>();
    let digits = match form(text) {
        Form::Whole(digits) | Form::Fraction(digits, _) => digits,
        Form::Either { .. } if decimal == Mark::Unknown => {
            return Err(Problem::Ambiguous { given: given() });
        }
        Form::Either {
            as_fraction,
            as_thousands,
            mark,
        } => {
            if mark == decimal {
                as_fraction
            } else {
                as_thousands
            }
        }
        Form::No => return Err(Problem::NotANumber { given: given() }),
    };
    let value: Option<f64> = digits.parse().ok();
    value
        .filter(|value| value.is_finite())
        .ok_or_else(|| Problem::NotANumber { given: given() })
}

fn form(text: &str) -> Form {
    let text = text.trim().replace('\u{2212}', "-");
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(&text)),
    };
    let Some(rest) = without_blanks(rest) else {
        return Form::No;
    };
    if rest.is_empty() || !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return Form::No;
    }
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, format!("e{exponent}")),
        None => (rest.as_str(), String::new()),
    };
    let is_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    if !mantissa.chars().all(is_number) || !mantissa.contains(|c: char| c.is_ascii_digit()) {
        return Form::No;
    }
    marked(sign, mantissa, &exponent)
}

/// Tells the marks of a mantissa apart.
fn marked(sign: &str, mantissa: &str, exponent: &str) -> Form {
    let number = |whole: &str, fraction: &str| format!("{sign}{whole}.{fraction}0{exponent}");
    let Some(last) = mantissa.rfind(['.', ',']) else {
        return Form::Whole(format!("{sign}{mantissa}{exponent}"));
    };
    let (whole, fraction) = (&mantissa[..last], &mantissa[last + 1..]);
    let mark = &mantissa[last..=last];
    let other = if mark == "." { "," } else { "." };
    let kind = if mark == "." {
        Mark::Point
    } else {
        Mark::Comma
    };
    let joined = whole.replace([',', '.'], "");
    if whole.contains(other) {
        let is_plain = !whole.contains(mark) && is_grouped(whole, other);
        return if is_plain {
            Form::Fraction(number(&joined, fraction), kind)
        } else {
            Form::No
        };
    }
    if whole.contains(mark) {
        return if is_grouped(mantissa, mark) && exponent.is_empty() {
            Form::Whole(format!("{sign}{joined}{fraction}"))
        } else {
            Form::No
        };
    }
    let could_group = fraction.len() == 3
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && exponent.is_empty();
    if could_group {
        return Form::Either {
            as_fraction: number(whole, fraction),
            as_thousands: format!("{sign}{whole}{fraction}"),
            mark: kind,
        };
    }
    Form::Fraction(number(whole, fraction), kind)
}

/// Whether a mark groups thousands: one to three digits, then always three.
fn is_grouped(text: &str, mark: &str) -> bool {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// Blanks and apostrophes that group thousands are taken out; `None` when they do not.
fn without_blanks(text: &str) -> Option<String> {
    let is_blank = |c: char| c.is_whitespace() || c == '\'' || c == '’';
    if !text.contains(is_blank) {
        return Some(text.to_owned());
    }
    let end = text.find(['.', ',']).unwrap_or(text.len());
    let (whole, fraction) = text.split_at(end);
    if fraction.contains(is_blank) {
        return None;
    }
    let plain = whole.replace(is_blank, " ");
    is_grouped(&plain, " ").then(|| plain.replace(' ', "") + fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, decimal: Mark, expected: Option<f64>) {
        assert_eq!(read(text, decimal).ok(), expected, "{text}");
    }

    #[test]
    fn numbers_of_all_countries_are_read() {
        for decimal in [Mark::Point, Mark::Comma, Mark::Unknown] {
            check("16", decimal, Some(16.0));
            check("-3", decimal, Some(-3.0));
            check("\u{2212}3,5", decimal, Some(-3.5));
            check("+0.125", decimal, Some(0.125));
            check("0,125", decimal, Some(0.125));
            check(".5", decimal, Some(0.5));
            check("16,5", decimal, Some(16.5));
            check("16.", decimal, Some(16.0));
            check("1,234.5", decimal, Some(1234.5));
            check("1.234,5", decimal, Some(1234.5));
            check("1,234,567", decimal, Some(1_234_567.0));
            check("12 345,5", decimal, Some(12_345.5));
            check("12\u{202f}345", decimal, Some(12_345.0));
            check("12'345.5", decimal, Some(12_345.5));
            check("1e3", decimal, Some(1000.0));
            check("2.5E-1", decimal, Some(0.25));
        }
        check("1,234", Mark::Point, Some(1234.0));
        check("1,234", Mark::Comma, Some(1.234));
        check("1.234", Mark::Point, Some(1.234));
        check("1.234", Mark::Comma, Some(1234.0));
    }

    #[test]
    fn what_is_no_number_is_none() {
        let wrong = [
            "",
            "-",
            ".",
            ",",
            "x",
            "16 MW",
            "1 2",
            "1,23,456",
            "1.2.3",
            "1,2.3,4",
            "1e",
            "e5",
            "nan",
            "inf",
            "0x10",
            "1e999",
            "--1",
            "=1+2",
            "1,234,56",
            "12 34 567",
            "1.5 0",
        ];
        for text in wrong {
            check(text, Mark::Point, None);
        }
    }

    #[test]
    fn a_number_of_two_readings_is_not_guessed() {
        for text in ["1,234", "1.234", "-12.345"] {
            let problem = read(text, Mark::Unknown).expect_err("no guess");
            assert!(matches!(problem, Problem::Ambiguous { .. }), "{text}");
        }
    }
}
