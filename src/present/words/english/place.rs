//! Places in words: a hall by its name, a field by the names on the way to it.

use super::label;
use super::terms;
use crate::evaluate::HallDay;
use crate::finding::Place;
use crate::present::number;
use crate::present::words::Names;
use crate::scenario::Scenario;
use crate::scenario::plan::Life;
use crate::scenario::record::LeafShape;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;

/// A place as people call it.
pub(in crate::present::words) fn place(place: &Place, names: &Names) -> String {
    match place {
        Place::Site => "the site".to_owned(),
        Place::Field(path) => field(path, names),
        Place::Hall(id) => names.hall(id).to_owned(),
        Place::Phase(id) => names.phase(id).to_owned(),
        Place::Loop(id) | Place::Asset(id) => names.asset(id).to_owned(),
        Place::Element(id) => id.clone(),
    }
}

/// A field by its path: `Turbines at site 1: units`, `Cooling: supply water`.
pub(in crate::present::words) fn field(path: &str, names: &Names) -> String {
    let (owner, _) = path.rsplit_once('.').unwrap_or(("", path));
    let label = match leaf_at(path) {
        Some((section, leaf)) => label::name(section.name, leaf.name),
        None => return owner_words(path, names),
    };
    if owner.is_empty() {
        label
    } else {
        format!(
            "{}: {}",
            owner_words(owner, names),
            label::uncapital(&label)
        )
    }
}

/// The section and leaf that a path such as `power.grid[0].contract_mw` names.
pub(in crate::present::words) fn leaf_at(
    path: &str,
) -> Option<(&'static SectionShape, &'static LeafShape)> {
    let mut section = Scenario::SHAPE;
    let mut steps = path.split('.').peekable();
    while let Some(step) = steps.next() {
        let name = step.split('[').next().unwrap_or(step);
        if steps.peek().is_none() {
            let leaf = section.leaves.iter().find(|leaf| leaf.name == name)?;
            return Some((section, leaf));
        }
        section = section.parts.iter().find(|part| part.name == name)?.section;
    }
    None
}

/// What stands at a path that is no leaf: an item by its name, a section by its key.
pub(in crate::present::words) fn owner_words(path: &str, names: &Names) -> String {
    let item = path
        .strip_suffix(']')
        .and_then(|path| path.rsplit_once('['));
    let Some((list, index)) = item else {
        let (owner, last) = path.rsplit_once('.').unwrap_or(("", path));
        return match owner.ends_with(']') {
            true => format!("{}: {}", owner_words(owner, names), label::part(last)),
            false => terms::capital(label::part(last)),
        };
    };
    let index: Option<usize> = index.parse().ok();
    let (owner, last) = list.rsplit_once('.').unwrap_or(("", list));
    let name = match index.and_then(|index| names.item(list, index)) {
        Some(name) => name.to_owned(),
        None => {
            let number = index.map_or(0, |index| index + 1);
            format!("{} {number}", terms::capital(label::item(last)))
        }
    };
    match owner.ends_with(']') {
        true => format!("{}, {name}", owner_words(owner, names)),
        false => name,
    }
}

/// A hall above its drawing. GPUs that must stay off are named.
pub(in crate::present::words) fn hall_title(
    name: &str,
    today: Option<&HallDay>,
    platforms: &[&str],
) -> String {
    let mut parts = vec![name.to_owned()];
    if let Some(today) = today {
        parts.push(format!("{} GPUs", number::whole(today.gpus_placed)));
        if today.gpus_live < today.gpus_placed {
            parts.push(format!("{} live", number::whole(today.gpus_live)));
        }
    }
    if !platforms.is_empty() {
        parts.push(platforms.join(" and "));
    }
    parts.join(" · ")
}

/// When something is there.
pub(in crate::present::words) fn life(life: Life, names: &Names) -> String {
    let from = format!("from {}", number::day_and_date(life.ready, names.start));
    match life.retired {
        Some(gone) => format!("{from} until {}", number::day_and_date(gone, names.start)),
        None => from,
    }
}
