//! What stands on the pages of power and cooling themselves: headings, buttons, and names for those who cannot see.

/// While the first answer is waited for.
pub const ONE_LINE_COMING: &str = "Drawing the one-line …";
/// When none can come.
pub const NO_ONE_LINE: &str = "No one-line can be drawn yet";
/// Why.
pub const SEE_FINDINGS: &str = "The findings beside say what is missing or wrong.";
/// Puts everything back that is out.
pub const RESTORE: &str = "Restore everything (Escape)";
/// Shows a drawing as a table.
pub const AS_A_TABLE: &str = "As a table";
/// The one-line.
pub const ONE_LINE: &str = "One-line";
/// What is opened in the one-line.
pub const OPENED: &str = "Opened";
/// The way to it.
pub const WAY_TO_OPENED: &str = "What is opened";
/// Closes it.
pub const CLOSE: &str = "Close";
/// The heat path.
pub const HEAT_PATH: &str = "Heat path";
/// While the first answer is waited for.
pub const HEAT_PATH_COMING: &str = "The heat path is drawn as soon as the day is calculated.";
/// The year.
pub const YEAR: &str = "The year";
/// How far it is.
pub const YEAR_DONE: &str = "Hours of the year that are done";
/// Stops it.
pub const STOP_YEAR: &str = "Stop the year";
/// Computes it after all.
pub const COMPUTE_YEAR: &str = "Compute the year";
/// Weather of one's own.
pub const WEATHER: &str = "Weather";
/// The file.
pub const WEATHER_FILE: &str = "Weather: an EPW or TMY3 file from this machine";
/// Leaves it.
pub const TYPICAL_YEAR: &str = "Back to the typical year";
/// What is selected there.
pub const SELECTED_IN_LINE: &str = "Selected in the one-line";
/// What is selected there.
pub const SELECTED_IN_PATH: &str = "Selected in the heat path";
/// Takes what is selected out.
pub const TAKE_OUT: &str = "Take it out";
/// Puts it back.
pub const PUT_BACK: &str = "Put it back";
/// Opens it.
pub const OPEN: &str = "Open it";
/// Leaves it.
pub const SELECT_NOTHING: &str = "Select nothing";
