//! Older files: one function a step, each from one version to the next.

use serde_json::Value as Json;

use crate::codec::file::VERSION;

/// Rewrites a document of one version as one of the next.
pub(super) type Step = fn(Json) -> Json;

/// `STEPS[v − 1]` leads from version v to v + 1. There is one version so far, hence no step.
const STEPS: &[Step] = &[];

const _: () = assert!(
    STEPS.len() + 1 == VERSION as usize,
    "every older version needs its step"
);

/// The steps from a version to the present one; none for a version that is not an older one.
pub(super) fn steps_from(version: u32) -> &'static [Step] {
    let done = usize::try_from(version)
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    STEPS.get(done..).unwrap_or_default()
}

/// Takes the steps in order.
pub(super) fn run(document: Json, steps: &[Step]) -> Json {
    steps.iter().fold(document, |document, step| step(document))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(mut document: Json) -> Json {
        let title = document["name"].take();
        document["title"] = title;
        document
    }

    fn add(mut document: Json) -> Json {
        let title = document["title"].as_str().unwrap_or_default().to_owned();
        document["notes"] = Json::from(format!("was {title}"));
        document
    }

    #[test]
    fn steps_are_taken_in_order() {
        let old = serde_json::json!({ "name": "a" });
        let new = run(old, &[rename, add]);
        assert_eq!(new["title"], "a");
        assert_eq!(new["notes"], "was a");
    }

    #[test]
    fn the_present_version_needs_no_step() {
        assert!(steps_from(VERSION).is_empty());
        assert!(steps_from(u32::MAX).is_empty());
    }
}
