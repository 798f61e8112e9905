//! Several elements in one box: what it is called, so that it can be opened and selected.

use super::bench::Scope;
use crate::present::words::power as words;
use crate::solve::power::oneline::NONE;
use crate::solve::power::oneline::SourceKind;

/// Elements that share a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// All blocks of a hall; of [`NONE`]: of the plant.
    Hall(u32),
    /// Its blocks on one section.
    Cell(u32, usize),
    /// Sources of a kind on one section: those of one asset, or all.
    Sources(SourceKind, usize, Option<u32>),
}

/// Words of the keys of sources.
const SOURCES: [(SourceKind, &str); 3] = [
    (SourceKind::Grid, "feeds"),
    (SourceKind::Generation, "units"),
    (SourceKind::Battery, "batteries"),
];

impl Group {
    /// Its key, which no readable id is like; read back by [`Self::of`].
    pub fn key(self) -> String {
        let hall = |hall: u32| if hall == NONE { 0 } else { hall + 1 };
        match self {
            Self::Hall(at) => format!("hall-{}", hall(at)),
            Self::Cell(at, section) => format!("group-{}-{}", hall(at), section + 1),
            Self::Sources(kind, section, asset) => {
                let word = SOURCES.iter().find(|(of, _)| *of == kind);
                let word = word.map_or("", |(_, word)| word);
                let asset = asset.map_or(0, |asset| asset + 1);
                format!("{word}-{}-{asset}", section + 1)
            }
        }
    }

    /// The group with a key.
    pub fn of(key: &str) -> Option<Self> {
        let (word, numbers) = key.split_once('-')?;
        let number = |text: &str| text.parse::<u32>().ok();
        if word == "hall" {
            return Some(Self::Hall(number(numbers)?.wrapping_sub(1)));
        }
        let (first, second) = numbers.split_once('-')?;
        let section = |text: &str| text.parse::<usize>().ok()?.checked_sub(1);
        if word == "group" {
            let hall = number(first)?.wrapping_sub(1);
            return Some(Self::Cell(hall, section(second)?));
        }
        let (kind, _) = SOURCES.iter().find(|(_, of)| *of == word)?;
        let asset = number(second)?.checked_sub(1);
        Some(Self::Sources(*kind, section(first)?, asset))
    }

    /// Its elements: transformers of blocks, or sources.
    pub fn members(self, scope: &Scope<'_>) -> Vec<u32> {
        let sources = |kind: SourceKind, section: usize, asset: Option<u32>| {
            let all = scope.line.mv.sources.iter();
            let here = all.filter(|of| of.kind == kind && of.section as usize == section);
            let here = here.filter(|of| asset.is_none_or(|asset| of.asset == asset));
            here.map(|of| of.element).collect()
        };
        match self {
            Self::Hall(hall) => blocks(scope, hall, None),
            Self::Cell(hall, section) => blocks(scope, hall, Some(section)),
            Self::Sources(kind, section, asset) => sources(kind, section, asset),
        }
    }

    /// What it is called.
    pub fn title(self, scope: &Scope<'_>) -> String {
        let section = |at: usize| {
            let element = scope.line.mv.sections.get(at);
            element.map_or_else(String::new, |at| scope.line.name(*at))
        };
        match self {
            Self::Hall(hall) => scope.bench.hall_name(hall),
            Self::Cell(hall, at) => format!("{}, {}", scope.bench.hall_name(hall), section(at)),
            Self::Sources(kind, at, asset) => {
                let name = asset.map(|asset| scope.bench.asset_name(kind, asset).to_owned());
                let name = name.unwrap_or_else(|| words::sources_of(kind).to_owned());
                format!("{name}, {}", section(at))
            }
        }
    }
}

/// Blocks of a hall, on one section or on all, by element.
fn blocks(scope: &Scope<'_>, hall: u32, section: Option<usize>) -> Vec<u32> {
    let cells = scope.bench.cells.iter();
    let here = cells.filter(|((at, on), _)| *at == hall && section.is_none_or(|of| of == *on));
    let mut blocks: Vec<u32> = here
        .flat_map(|(_, blocks)| blocks.iter().copied())
        .collect();
    blocks.sort();
    blocks
}
