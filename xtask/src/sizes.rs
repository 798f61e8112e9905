//! What a visitor downloads: raw and compressed sizes, and the limits on them.

use crate::failure::{Failure, Outcome};
use crate::site::Site;
use std::thread;

/// A group of files that is loaded together, and how much it may weigh.
struct Budget {
    /// What it is called in the table.
    name: &'static str,
    /// The files, without the build folder; snippets of the glue count through their folder.
    files: &'static [&'static str],
    /// The most it may weigh, compressed, in bytes.
    limit: usize,
}

/// The budgets of ARCHITECTURE.md, section Speed: 350 kB each.
const BUDGETS: [Budget; 5] = [
    Budget {
        name: "page",
        files: &[
            "index.html",
            "boot.js",
            "headroom.css",
            "page.js",
            "page_bg.wasm",
        ],
        limit: 350_000,
    },
    Budget {
        name: "worker",
        files: &["worker_loader.js", "worker.js", "worker_bg.wasm"],
        limit: 350_000,
    },
    Budget {
        name: "worker of the Power view",
        files: &["power_loader.js", "power.js", "power_bg.wasm"],
        limit: 350_000,
    },
    Budget {
        name: "worker of the Cooling view",
        files: &["cooling_loader.js", "cooling.js", "cooling_bg.wasm"],
        limit: 350_000,
    },
    Budget {
        name: "worker of errands",
        files: &["errands_loader.js", "errands.js", "errands_bg.wasm"],
        limit: 350_000,
    },
];

/// One file of the site.
struct Weight {
    path: String,
    raw: usize,
    compressed: usize,
}

/// The weights of all files of a site.
pub struct Sizes(Vec<Weight>);

impl Sizes {
    /// Compresses every file with brotli at its best, as a good host serves them.
    pub fn measure(site: &Site) -> Self {
        let prefix = format!("{}/", site.build);
        let measured = thread::scope(|scope| {
            let threads: Vec<_> = site
                .files
                .iter()
                .map(|(path, content)| (path, content, scope.spawn(|| compressed(content))))
                .collect();
            let weigh =
                |(path, content, thread): (&String, &Vec<u8>, thread::ScopedJoinHandle<usize>)| {
                    Weight {
                        path: path.strip_prefix(&prefix).unwrap_or(path).to_owned(),
                        raw: content.len(),
                        compressed: thread.join().expect("brotli compresses any bytes"),
                    }
                };
            threads.into_iter().map(weigh).collect()
        });
        Self(measured)
    }

    /// Prints a line for every file and one for every budget.
    pub fn print(&self) {
        println!("{:<40} {:>11} {:>11}", "file", "bytes", "brotli");
        for weight in &self.0 {
            println!(
                "{:<40} {:>11} {:>11}",
                weight.path, weight.raw, weight.compressed
            );
        }
        for budget in &BUDGETS {
            let (total, limit) = (self.total(budget), budget.limit);
            let share = 100.0 * total as f64 / limit as f64;
            println!(
                "{:<40} {:>11} {total:>11} of {limit} ({share:.0} %)",
                budget.name, ""
            );
        }
    }

    /// Fails when a budget is overrun: what visitors download is the same on every machine, so nothing is
    /// forgiven here.
    pub fn judge(&self) -> Outcome {
        for budget in &BUDGETS {
            let total = self.total(budget);
            if budget.limit < total {
                return Err(Failure::new(
                    "sizes",
                    format!(
                        "the {} weighs {total} bytes, and its budget is {}",
                        budget.name, budget.limit
                    ),
                    "move what is rarely used into the worker, or drop a dependency; \
                     the table above says which file grew",
                ));
            }
        }
        Ok(())
    }

    fn total(&self, budget: &Budget) -> usize {
        let counts = |weight: &&Weight| budget.files.contains(&weight.path.as_str());
        self.0
            .iter()
            .filter(counts)
            .map(|weight| weight.compressed)
            .sum()
    }
}

fn compressed(content: &[u8]) -> usize {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut output, &parameters)
        .expect("writing to memory does not fail");
    output.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(page: usize) -> Sizes {
        let weight = |path: &str, compressed| Weight {
            path: path.to_owned(),
            raw: 0,
            compressed,
        };
        Sizes(vec![
            weight("page_bg.wasm", page),
            weight("icon.svg", 1_000_000),
        ])
    }

    #[test]
    fn a_budget_is_the_end() {
        assert!(sizes(350_000).judge().is_ok());
        assert!(sizes(350_001).judge().is_err());
    }

    #[test]
    fn repetition_compresses() {
        assert!(compressed(&[7; 10_000]) < 100);
    }
}
