//! Notices changed files by asking for their times, which works on every system and file system.

use crate::workspace;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// What the site is made of.
const WATCHED: [&str; 5] = ["src", "static", "index.html", "Cargo.toml", "Cargo.lock"];

/// How often the times are read. Short beside any build, long beside reading a few hundred times.
const PAUSE: Duration = Duration::from_millis(300);

/// The times of all watched files.
#[derive(PartialEq, Eq)]
pub struct Times(BTreeMap<PathBuf, SystemTime>);

impl Times {
    /// Reads the times as they are now.
    pub fn now() -> Self {
        let root = workspace::root();
        let mut times = BTreeMap::new();
        for name in WATCHED {
            read_into(&root.join(name), &mut times);
        }
        Self(times)
    }

    /// Returns when files have changed since `self` and have then been quiet for one pause, so
    /// that a save of many files makes one build.
    pub fn wait_for_change(&self) -> Self {
        let mut last = Self::now();
        loop {
            thread::sleep(PAUSE);
            let now = Self::now();
            if now == last && now != *self {
                return now;
            }
            last = now;
        }
    }
}

/// A file that vanishes while it is looked at is one that has changed; it is left out.
fn read_into(path: &Path, times: &mut BTreeMap<PathBuf, SystemTime>) {
    let Ok(metadata) = fs::metadata(path) else {
        return;
    };
    if metadata.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            read_into(&entry.path(), times);
        }
    } else if let Ok(time) = metadata.modified() {
        times.insert(path.to_path_buf(), time);
    }
}
