//! What the check of the scenario says of the items of a list, brought back to their lines.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::codec::import::Problem;
use crate::codec::import::Report;
use crate::codec::import::rows::Item;
use crate::edit::Edit;
use crate::finding::Finding;
use crate::finding::Place;
use crate::finding::Severity;
use crate::scenario;
use crate::scenario::Scenario;
use crate::scenario::plan::Plan;

/// Tries the list and reports what must be mended in its items: ranges, unknown keys, missing halls. So
/// an import knows all that the check knows, of every kind there is. The Plan with the list in it, if there
/// is one.
pub(super) fn check(scenario: &Scenario, items: &[Item], report: &mut Report) -> Option<Plan> {
    let mut tried = scenario.clone();
    for item in items {
        for change in &item.changes {
            if let Some(edit) = Edit::of_list(&item.target.path, change.clone()) {
                edit.apply(&mut tried);
            }
        }
    }
    let before = scenario::check(scenario).1;
    let lists: BTreeSet<&str> = items.iter().map(|item| item.target.path.as_str()).collect();
    let by_path: BTreeMap<String, &Item> = (items.iter())
        .map(|item| (format!("{}[{}]", item.target.path, item.place), item))
        .collect();
    let (plan, findings) = scenario::check(&tried);
    for finding in findings {
        if finding.severity != Severity::MustFix {
            continue;
        }
        let Place::Field(path) = &finding.place else {
            continue;
        };
        let (owner, leaf) = path.rsplit_once('.').unwrap_or((path, ""));
        match by_path.get(owner) {
            Some(item) => remark(item, leaf, &finding, report),
            // The whole list may have become too long; what was wrong before is not the import's.
            None if lists.contains(path.as_str()) && !before.contains(&finding) => {
                report.whole(Problem::Finding(finding));
            }
            None => {}
        }
    }
    plan
}

fn remark(item: &Item, leaf: &str, finding: &Finding, report: &mut Report) {
    let column = item.columns.get(leaf).map_or(leaf, String::as_str);
    for line in &item.lines {
        report.line(*line, column, Problem::Finding(finding.clone()));
    }
}
