//! Other programs: found on the path, run in the workspace, and their failure told with a cure.

use crate::failure::{Failure, Outcome};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where a program is, when the path knows it.
pub fn find(program: &str) -> Option<PathBuf> {
    let suffixes: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd", ""]
    } else {
        &[""]
    };
    env::split_paths(&env::var_os("PATH")?).find_map(|folder| {
        suffixes
            .iter()
            .map(|suffix| folder.join(format!("{program}{suffix}")))
            .find(|candidate| candidate.is_file())
    })
}

/// A command in the root of the workspace.
pub fn command(root: &Path, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(find(program).unwrap_or_else(|| program.into()));
    command.args(arguments).current_dir(root);
    command
}

/// Runs a command; its output goes to the terminal as it comes.
pub fn run(step: &str, command: &mut Command, cure: &str) -> Outcome {
    let status = command
        .status()
        .map_err(|error| cannot_start(step, command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(
        step,
        format!(
            "`{}` ended with {status}; its message is above",
            told(command)
        ),
        cure,
    ))
}

/// Runs a command and returns what it printed; its messages still go to the terminal.
pub fn read(step: &str, command: &mut Command, cure: &str) -> Outcome<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| cannot_start(step, command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Failure::new(
        step,
        format!("`{}` ended with {}", told(command), output.status),
        cure,
    ))
}

/// Whether a command can be started and succeeds, without a word on the terminal.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn cannot_start(step: &str, command: &Command, error: &std::io::Error) -> Failure {
    let program = command.get_program().to_string_lossy();
    Failure::new(
        step,
        format!("`{program}` could not be started ({error})"),
        format!("install `{program}` and put it on the PATH"),
    )
}

/// The command as a person would type it, without folders before the program.
fn told(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}
