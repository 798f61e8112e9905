//! The words of the command line.

use crate::cli::failures::Asked;

/// What `--help` prints.
pub(super) const HELP: &str = "\
Headroom plans power, cooling and floor of large GPU sites, day by day.

Usage:
  headroom evaluate FILE [--day N]   prints the evaluation of a scenario as JSON
  headroom link encode FILE [FILE]   prints the fragment of a share link, #s=…
  headroom link decode TEXT          prints the scenario in a link as a scenario file
  headroom import LIST --into FILE   adds a CSV list of racks or equipment, prints the scenario
  headroom year FILE [--weather WEATHER] [--load LOAD] [--csv]    PUE, water and peaks over 8,760 hours
  headroom plant PLANT --weather WEATHER [--csv]    a plant of given sizes alone over a year
  headroom weather WEATHER           what a weather file or a climate comes to
  headroom air                       reads states of moist air as CSV on standard input, prints them in full
  headroom failures FILE [--day N] [--pairs] [--dark X]    what follows when any element of the power network is out
  headroom flow NETWORK              prints power flow and short circuits of a network as JSON
  headroom --help | --version

FILE is a scenario file, the key of a preset (such as colossus), or - for standard input.
TEXT is an address, a fragment, what follows s= in one, or - for standard input.
NETWORK is a file in pandapower's words, one that pandapower's to_json wrote, or - for standard input.
WEATHER is an EPW or TMY3 file, the key of a climate of the catalogue (such as memphis), or -.
PLANT is a plant file (docs/plant.md) or -. With --csv, one row an hour instead of sums.
LOAD is a share of running IT from 0 to 2 that holds all year, or a CSV file of 8,760 hourly shares (one number a
line, or the column share under a header; docs/year.md) or -. Without it, the load follows the scenario's workload.
Without --day, the last day is evaluated.
failures prints the worst single failures (GPUs dark, shed, throttled, dropped; overloads; minutes that batteries
carry; machines lost and the cooling left) and what cannot be taken out on a running day. With --pairs, all pairs at
medium voltage and of blocks; with --dark X, the minimal cut sets of one and two elements for more than X GPUs off.
Two files in one link stand for A against B; decoded they are a JSON list of two scenario files.
A list is imported whole or not at all; what was not understood is printed line by line.

air reads the columns tdb_c, p_pa and one of rh (0 to 1), twb_c, tdp_c, w_kg_kg, in any order under a header, and
writes tdb_c,p_pa,rh,w_kg_kg,twb_c,tdp_c,h_j_kg,v_m3_kg,pws_pa,pv_pa, one row a row. With several of the four, each
row fills one. Other columns and blank lines are read over. A row that no air can have is left out, told on standard
error with its line, and makes code 1.

Exit codes: 0 done, also when there are findings; 1 a file, link or row cannot be read, or a network has no power
flow; 2 wrong usage.
";

/// What follows a word that is not understood.
pub(super) const SEE_HELP: &str = "See headroom --help.\n";

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// How to use it.
    Help,
    /// States of moist air, from standard input.
    Air,
    /// Which version it is.
    Version,
    /// Evaluates a scenario on a day; the last one when none is given.
    Evaluate { file: String, day: Option<u32> },
    /// Makes a link, of one scenario or of two.
    Encode { file: String, other: Option<String> },
    /// Runs the plant of a scenario over a year.
    Year { file: String, asked: YearAsked },
    /// Runs a plant of given sizes over a year.
    Plant {
        file: String,
        weather: String,
        csv: bool,
    },
    /// Sums up a year of weather.
    Weather { file: String },
    /// Reads a link.
    Decode { text: String },
    /// Adds a list to a scenario.
    Import { list: String, file: String },
    /// Solves a network.
    Flow { file: String },
    /// Takes every element of the power network of a day out.
    Failures(Asked),
}

/// What is asked of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct YearAsked {
    /// A weather file or the key of a climate; without it, the typical year of the scenario's climate.
    pub weather: Option<String>,
    /// A share of running IT, or a file of hourly shares; without it, the workload of the scenario.
    pub load: Option<String>,
    /// Whether rows are wanted.
    pub csv: bool,
}

/// Understands the arguments, or says in one sentence what is wrong with them.
pub(super) fn parse(arguments: &[String]) -> Result<Command, String> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if words.iter().any(|word| matches!(*word, "--help" | "-h")) {
        return Ok(Command::Help);
    }
    match words.as_slice() {
        [] => Err("a command is missing.".to_owned()),
        ["--version" | "-V"] => Ok(Command::Version),
        ["air"] => Ok(Command::Air),
        ["air", ..] => Err("air takes no arguments: it reads standard input.".to_owned()),
        ["evaluate", rest @ ..] => parse_evaluate(rest),
        ["link", "encode", file] if !is_option(file) => Ok(Command::Encode {
            file: (*file).to_owned(),
            other: None,
        }),
        ["link", "encode", file, other] if !is_option(file) && !is_option(other) => {
            Ok(Command::Encode {
                file: (*file).to_owned(),
                other: Some((*other).to_owned()),
            })
        }
        ["link", "decode", text] if !is_option(text) => Ok(Command::Decode {
            text: (*text).to_owned(),
        }),
        ["link", "encode", ..] => Err("link encode takes one file or two.".to_owned()),
        ["link", "decode", ..] => {
            Err("link decode takes one text, in quotes if it has blanks.".to_owned())
        }
        ["link", ..] => Err("link needs encode or decode.".to_owned()),
        ["import", list, "--into", file] | ["import", "--into", file, list]
            if !is_option(list) && !is_option(file) =>
        {
            Ok(Command::Import {
                list: (*list).to_owned(),
                file: (*file).to_owned(),
            })
        }
        ["import", ..] => Err("import takes a list, --into and a scenario file.".to_owned()),
        ["flow", file] if !is_option(file) => Ok(Command::Flow {
            file: (*file).to_owned(),
        }),
        ["flow", ..] => Err("flow takes one file.".to_owned()),
        ["failures", rest @ ..] => parse_failures(rest).map(Command::Failures),
        ["year", rest @ ..] => {
            let (file, asked) = parse_year("year", rest)?;
            Ok(Command::Year { file, asked })
        }
        ["plant", rest @ ..] => {
            let (file, asked) = parse_year("plant", rest)?;
            let weather = asked.weather.ok_or("plant needs --weather and a file.")?;
            let csv = asked.csv;
            Ok(Command::Plant { file, weather, csv })
        }
        ["weather", file] if !is_option(file) => Ok(Command::Weather {
            file: (*file).to_owned(),
        }),
        ["weather", ..] => Err("weather takes one file or the key of a climate.".to_owned()),
        [other, ..] => Err(format!("{other} is no command.")),
    }
}

fn parse_evaluate(words: &[&str]) -> Result<Command, String> {
    let mut file = None;
    let mut day = None;
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        if *word == "--day" {
            let number = rest.next().ok_or("--day needs a number.")?;
            day = Some(parse_day(number)?);
        } else if let Some(number) = word.strip_prefix("--day=") {
            day = Some(parse_day(number)?);
        } else if is_option(word) {
            return Err(format!("evaluate knows no option {word}."));
        } else if file.replace((*word).to_owned()).is_some() {
            return Err("evaluate takes one file.".to_owned());
        }
    }
    let file = file.ok_or("evaluate needs a file.")?;
    Ok(Command::Evaluate { file, day })
}

fn parse_failures(words: &[&str]) -> Result<Asked, String> {
    let (mut file, mut day, mut dark, mut pairs) = (None, None, None, false);
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value)),
            _ => (*word, None),
        };
        match (name, value) {
            ("--pairs", None) => pairs = true,
            ("--day" | "--dark", _) => {
                let value = value.or_else(|| rest.next().copied());
                let number = value.ok_or_else(|| format!("{name} needs a number."))?;
                if name == "--day" {
                    day = Some(parse_day(number)?);
                } else {
                    let gpus = number.parse().map_err(|_| {
                        format!("--dark needs a whole number of GPUs from 0 on, not {number}.")
                    })?;
                    dark = Some(gpus);
                }
            }
            _ if is_option(word) => return Err(format!("failures knows no option {word}.")),
            _ if file.replace((*word).to_owned()).is_some() => {
                return Err("failures takes one file.".to_owned());
            }
            _ => {}
        }
    }
    let file = file.ok_or("failures needs a file.")?;
    Ok(Asked {
        file,
        day,
        pairs,
        dark,
    })
}

/// The file and what is asked of its year; only a site's year takes a load, a plant has its own.
fn parse_year(command: &str, words: &[&str]) -> Result<(String, YearAsked), String> {
    let (mut file, mut asked) = (None, YearAsked::default());
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value)),
            _ => (*word, None),
        };
        let mut value_of = |needs: &str| {
            let value = value.or_else(|| rest.next().copied());
            value
                .map(str::to_owned)
                .ok_or_else(|| format!("{name} needs {needs}."))
        };
        match name {
            "--weather" => asked.weather = Some(value_of("a file or the key of a climate")?),
            "--load" if command == "year" => {
                asked.load = Some(value_of(
                    "a share of running IT or a CSV file of hourly shares",
                )?);
            }
            "--csv" if value.is_none() => asked.csv = true,
            _ if is_option(word) => return Err(format!("{command} knows no option {word}.")),
            _ if file.replace((*word).to_owned()).is_some() => {
                return Err(format!("{command} takes one file."));
            }
            _ => {}
        }
    }
    let file = file.ok_or_else(|| format!("{command} needs a file."))?;
    Ok((file, asked))
}

fn parse_day(text: &str) -> Result<u32, String> {
    text.parse()
        .map_err(|_| format!("--day needs a whole number from 0 on, not {text}."))
}

/// A lone `-` is standard input.
fn is_option(word: &str) -> bool {
    word.starts_with('-') && word != "-"
}
