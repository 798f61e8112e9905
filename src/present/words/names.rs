//! What the things of a scenario are called, so that words need neither scenario nor plan.

use super::Language;
use crate::scenario::Scenario;
use crate::scenario::record::Node;
use crate::scenario::record::Section;
use crate::scenario::record::SectionShape;
use crate::scenario::record::Value;
use crate::units::Date;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Names of halls, phases and assets, the calendar date of day 0, and the language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Language of all words.
    pub language: Language,
    /// Calendar date of day 0, where it is one.
    pub start: Option<Date>,
    /// Help and default of fields, by section and leaf, where they came from elsewhere: the page's own build
    /// leaves them out of the shapes.
    pub fields: Rc<FieldTexts>,
    /// Items of every list, by its path such as `floor.halls`.
    lists: BTreeMap<String, Vec<Item>>,
}

/// Help and default of fields, by `Section.leaf`.
pub type FieldTexts = BTreeMap<String, (String, String)>;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    id: String,
    name: String,
}

impl Names {
    /// Names of a scenario, checked or not.
    pub fn of(scenario: &Scenario) -> Self {
        let mut names = Self {
            language: Language::English,
            start: Date::parse(&scenario.start_date),
            fields: Rc::default(),
            lists: BTreeMap::new(),
        };
        names.collect(&Section::to_node(scenario), Scenario::SHAPE, "");
        names
    }

    /// The same with help and defaults of fields.
    pub fn with_fields(self, fields: Rc<FieldTexts>) -> Self {
        Self { fields, ..self }
    }

    /// Name of a hall; its id where it has none.
    pub fn hall<'a>(&'a self, id: &'a str) -> &'a str {
        self.by_id("floor.halls", id).unwrap_or(id)
    }

    /// Name of a phase.
    pub fn phase<'a>(&'a self, id: &'a str) -> &'a str {
        self.by_id("phases", id).unwrap_or(id)
    }

    /// Name of an asset.
    pub fn asset<'a>(&'a self, id: &'a str) -> &'a str {
        // A row of the catalogue may share its key with an asset.
        let mut lists = self
            .lists
            .keys()
            .filter(|list| !list.starts_with("catalogue"));
        lists.find_map(|list| self.by_id(list, id)).unwrap_or(id)
    }

    /// Name of an item by its place in a list such as `power.grid`.
    pub fn item(&self, list: &str, index: usize) -> Option<&str> {
        let item = self.lists.get(list)?.get(index)?;
        (!item.name.is_empty()).then_some(item.name.as_str())
    }

    fn by_id(&self, list: &str, id: &str) -> Option<&str> {
        let item = self.lists.get(list)?.iter().find(|item| item.id == id)?;
        Some(&item.name)
    }

    fn collect(&mut self, node: &Node, shape: &'static SectionShape, path: &str) {
        let Node::Section(_, parts) = node else {
            return;
        };
        for (part, part_shape) in parts.iter().zip(shape.parts) {
            let path = if path.is_empty() {
                part_shape.name.to_owned()
            } else {
                format!("{path}.{}", part_shape.name)
            };
            match part {
                Node::List(items) => {
                    for (index, item) in items.iter().enumerate() {
                        self.collect(item, part_shape.section, &format!("{path}[{index}]"));
                    }
                    let items = items.iter().map(|item| Item::of(item, part_shape.section));
                    self.lists.insert(path, items.collect());
                }
                other => self.collect(other, part_shape.section, &path),
            }
        }
    }
}

impl Item {
    fn of(node: &Node, shape: &'static SectionShape) -> Self {
        let text = |name: &str| match node {
            Node::Section(leaves, _) => leaves
                .iter()
                .zip(shape.leaves)
                .find(|(_, leaf)| leaf.name == name)
                .and_then(|(value, _)| match value {
                    Value::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .unwrap_or_default(),
            _ => String::new(),
        };
        let (id, name) = (text("id"), text("name"));
        // A value of a row goes by its field.
        let id = if id.is_empty() { text("field") } else { id };
        Self {
            name: if name.is_empty() { id.clone() } else { name },
            id,
        }
    }
}
