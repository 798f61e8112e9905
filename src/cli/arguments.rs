//! The words of the command line.

/// What `--help` prints.
pub(super) const HELP: &str = "\
Headroom plans power, cooling and floor of large GPU sites, day by day.

Usage:
  headroom evaluate FILE [--day N]   prints the evaluation of a scenario as JSON
  headroom link encode FILE          prints the fragment of a share link, #s=…
  headroom link decode TEXT          prints the scenario in a link as a scenario file
  headroom flow NETWORK              prints power flow and short circuits of a network as JSON
  headroom --help | --version

FILE is a scenario file, the key of a preset (such as colossus), or - for standard input.
TEXT is an address, a fragment, what follows s= in one, or - for standard input.
NETWORK is a file in pandapower's words, one that pandapower's to_json wrote, or - for standard input.
Without --day, the last day is evaluated.

Exit codes: 0 done, also when there are findings; 1 a file or link cannot be read, or a network has no power
flow; 2 wrong usage.
";

/// What follows a word that is not understood.
pub(super) const SEE_HELP: &str = "See headroom --help.\n";

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// How to use it.
    Help,
    /// Which version it is.
    Version,
    /// Evaluates a scenario on a day; the last one when none is given.
    Evaluate { file: String, day: Option<u32> },
    /// Makes a link.
    Encode { file: String },
    /// Reads a link.
    Decode { text: String },
    /// Solves a network.
    Flow { file: String },
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
        ["evaluate", rest @ ..] => parse_evaluate(rest),
        ["link", "encode", file] if !is_option(file) => Ok(Command::Encode {
            file: (*file).to_owned(),
        }),
        ["link", "decode", text] if !is_option(text) => Ok(Command::Decode {
            text: (*text).to_owned(),
        }),
        ["link", "encode", ..] => Err("link encode takes one file.".to_owned()),
        ["link", "decode", ..] => {
            Err("link decode takes one text, in quotes if it has blanks.".to_owned())
        }
        ["link", ..] => Err("link needs encode or decode.".to_owned()),
        ["flow", file] if !is_option(file) => Ok(Command::Flow {
            file: (*file).to_owned(),
        }),
        ["flow", ..] => Err("flow takes one file.".to_owned()),
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

fn parse_day(text: &str) -> Result<u32, String> {
    text.parse()
        .map_err(|_| format!("--day needs a whole number from 0 on, not {text}."))
}

/// A lone `-` is standard input.
fn is_option(word: &str) -> bool {
    word.starts_with('-') && word != "-"
}
