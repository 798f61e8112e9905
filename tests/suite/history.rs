//! Laws of edits and their history.

use std::rc::Rc;

use headroom::edit::CatalogueEdit;
use headroom::edit::Edit;
use headroom::edit::Gesture;
use headroom::edit::History;
use headroom::edit::ItemChange;
use headroom::edit::LeafChange;
use headroom::edit::ListEdit;
use headroom::edit::MAX_STEPS;
use headroom::edit::PowerEdit;
use headroom::edit::TargetKind;
use headroom::edit::index_of;
use headroom::edit::try_edit;
use headroom::scenario::Scenario;
use headroom::scenario::power::GenerationGroup;
use headroom::scenario::power::GenerationGroupField;
use headroom::scenario::record::LeafKind;
use headroom::scenario::record::Node;
use headroom::scenario::record::Section;
use headroom::scenario::record::SectionShape;
use headroom::scenario::record::Value;
use headroom::scenario::site::SiteField;
use proptest::prelude::*;

use crate::arbitrary;
use crate::codec::bits;

proptest! {
    #![proptest_config(arbitrary::cases())]

    #[test]
    fn undoing_everything_restores_the_same_bits(
        start in arbitrary::scenario(),
        edits in prop::collection::vec((arbitrary::edit(), any::<Option<bool>>()), 1..12),
    ) {
        let mut history = History::new(Rc::new(start.clone()));
        for (edit, gesture) in edits {
            let expected = try_edit(history.present(), &edit);
            let before = bits(history.present());
            let steps = history.past().len();
            history.apply(edit, gesture.map(|gesture| Gesture(u32::from(gesture))));
            if steps < history.past().len() {
                prop_assert_eq!(bits(history.present()), bits(&expected));
                let after = bits(history.present());
                prop_assert!(history.undo());
                prop_assert_eq!(bits(history.present()), before);
                prop_assert!(history.redo());
                prop_assert_eq!(bits(history.present()), after);
            }
        }
        let end = bits(history.present());
        while history.undo() {}
        prop_assert_eq!(bits(history.present()), bits(&start));
        while history.redo() {}
        prop_assert_eq!(bits(history.present()), end);
    }

    #[test]
    fn a_leaf_that_is_set_travels_without_its_type(edit in arbitrary::edit()) {
        let change = edit.leaf_change();
        let is_leaf = matches!(edit.target().kind, TargetKind::Leaf(_));
        let is_within = matches!(&edit, Edit::Catalogue(CatalogueEdit::Values { .. }));
        prop_assert_eq!(change.is_some(), is_leaf && !is_within);
        if let Some(change) = change {
            let text = serde_json::to_string(&change).expect("plain data");
            let read: LeafChange = serde_json::from_str(&text).expect("just written");
            let (again, value) = (read.into_edit().expect("the leaf is there"), edit.value());
            prop_assert_eq!(again.target().path, edit.target().path);
            // A number that JSON does not know comes back as none.
            let is_plain = !matches!(value, Some(Value::Number(Some(number))) if !number.is_finite());
            prop_assert!(!is_plain || again == edit, "{again:?}");
        }
    }

    #[test]
    fn trying_keeps_nothing(
        start in arbitrary::scenario(),
        edit in arbitrary::edit(),
    ) {
        let before = bits(&start);
        let tried = try_edit(&start, &edit);
        prop_assert_eq!(bits(&start), before);
        edit.value_in(&tried);
        edit.item_name_in(&tried);
        let target = edit.target();
        let is_of_all = matches!(target.kind, TargetKind::Whole | TargetKind::Several);
        prop_assert_eq!(target.path.is_empty(), is_of_all);
    }
}

fn two_turbines() -> Scenario {
    let mut scenario = Scenario::default();
    for (id, name) in [("smt", "Turbines"), ("engines", "")] {
        let group = GenerationGroup {
            id: id.into(),
            name: name.into(),
            count: Some(15.0),
            ..Default::default()
        };
        scenario.power.generation.push(group);
    }
    scenario
}

fn set_count(index: usize, count: f64) -> Edit {
    let value = Value::Number(Some(count));
    Edit::Power(PowerEdit::Generation(ListEdit::Set {
        index,
        field: GenerationGroupField::Count,
        value,
    }))
}

fn set_elevation(metres: f64) -> Edit {
    Edit::Site {
        field: SiteField::ElevationM,
        value: Value::Number(Some(metres)),
    }
}

#[test]
fn a_target_says_all_that_its_words_need() {
    let scenario = two_turbines();
    let edit = set_count(0, 18.0);
    let target = edit.target();
    assert_eq!(target.path, "power.generation[0].count");
    assert_eq!(target.list.map(|list| list.name), Some("generation"));
    assert!(matches!(target.kind, TargetKind::Leaf(leaf) if leaf.name == "count"));
    assert_eq!(edit.item_name_in(&scenario).as_deref(), Some("Turbines"));
    assert_eq!(
        set_count(1, 18.0).item_name_in(&scenario).as_deref(),
        Some("engines")
    );
    assert_eq!(edit.value_in(&scenario), Some(Value::Number(Some(15.0))));
    assert_eq!(edit.value(), Some(&Value::Number(Some(18.0))));
    assert_eq!(set_elevation(80.0).target().path, "site.elevation_m");
}

#[test]
fn items_are_found_by_id() {
    let scenario = two_turbines();
    let list = &scenario.power.generation;
    assert_eq!(index_of(list, "engines"), Some(1));
    assert_eq!(index_of(list, "nobody"), None);
    assert_eq!(
        ListEdit::remove(list, "smt"),
        Some(ListEdit::Remove { index: 0 })
    );
}

#[test]
fn a_place_that_is_not_there_changes_nothing() {
    let scenario = two_turbines();
    let edits: [ListEdit<GenerationGroup>; 4] = [
        ListEdit::Set {
            index: 2,
            field: GenerationGroupField::Count,
            value: Value::Number(None),
        },
        ListEdit::Insert {
            index: 3,
            item: Box::default(),
        },
        ListEdit::Remove { index: usize::MAX },
        ListEdit::Move { from: 0, to: 2 },
    ];
    for edit in edits {
        let edit = Edit::Power(PowerEdit::Generation(edit));
        assert_eq!(try_edit(&scenario, &edit), scenario, "{edit:?}");
    }
}

#[test]
fn a_drag_is_one_step() {
    let mut history = History::new(Rc::new(two_turbines()));
    for count in [16.0, 17.0, 18.0] {
        history.apply(set_count(0, count), Some(Gesture(1)));
    }
    assert_eq!(history.past().len(), 1);
    let step = history.next_undo().unwrap();
    assert_eq!(
        step.edit.value_in(&step.before),
        Some(Value::Number(Some(15.0)))
    );
    assert_eq!(step.edit.value(), Some(&Value::Number(Some(18.0))));

    history.apply(set_count(0, 19.0), Some(Gesture(2)));
    assert_eq!(history.past().len(), 2, "another drag is another step");
    history.apply(set_count(1, 19.0), Some(Gesture(2)));
    assert_eq!(history.past().len(), 3, "another leaf is another step");
    history.apply(set_count(1, 20.0), None);
    assert_eq!(
        history.past().len(),
        4,
        "without a gesture, every change is a step"
    );
}

#[test]
fn a_drag_that_ends_where_it_began_is_no_step() {
    let mut history = History::new(Rc::new(two_turbines()));
    history.apply(set_count(0, 16.0), Some(Gesture(1)));
    history.apply(set_count(0, 15.0), Some(Gesture(1)));
    assert!(!history.can_undo());
    assert_eq!(**history.present(), two_turbines());
}

#[test]
fn what_changes_nothing_keeps_what_was_undone() {
    let mut history = History::new(Rc::new(two_turbines()));
    history.apply(set_count(0, 16.0), None);
    history.undo();
    history.apply(set_count(0, 15.0), None);
    assert!(history.can_redo());
    history.apply(set_count(0, 17.0), None);
    assert!(!history.can_redo());
}

#[test]
fn the_oldest_steps_are_forgotten() {
    let mut history = History::new(Rc::new(Scenario::default()));
    for step in 0..MAX_STEPS + 50 {
        history.apply(set_elevation(step as f64), None);
    }
    let mut undone = 0;
    while history.undo() {
        undone += 1;
    }
    assert_eq!(undone, MAX_STEPS);
    assert_eq!(history.present().site.elevation_m, Some(49.0));
}

/// The path, shape and length of every list of the scenario.
fn lists(
    shape: &'static SectionShape,
    path: &str,
    found: &mut Vec<(String, &'static SectionShape)>,
) {
    for part in shape.parts {
        let below = match path {
            "" => part.name.to_owned(),
            _ => format!("{path}.{}", part.name),
        };
        if part.is_list {
            found.push((below, part.section));
        } else {
            lists(part.section, &below, found);
        }
    }
}

/// Imports reach every list by its path: one that is forgotten in `Edit::of_list` shows here.
#[test]
fn every_list_can_be_changed_by_its_path() {
    let mut found = Vec::new();
    lists(Scenario::SHAPE, "", &mut found);
    assert!(10 < found.len());
    for (path, shape) in found {
        let leaves: Vec<Value> = shape.leaves.iter().map(|leaf| leaf.kind.blank()).collect();
        let insert = ItemChange::Insert {
            index: 0,
            item: Node::Section(leaves, Vec::new()),
        };
        let insert = Edit::of_list(&path, insert).unwrap_or_else(|| panic!("no list {path}"));
        assert_eq!(insert.target().path, format!("{path}[0]"));
        let with_item = try_edit(&Scenario::default(), &insert);
        assert_ne!(with_item, Scenario::default(), "{path}");

        let set = |leaf: usize, value: Value| ItemChange::Set {
            index: 0,
            leaf,
            value,
        };
        let (place, leaf) = (shape.leaves.iter().enumerate())
            .find(|(_, leaf)| matches!(leaf.kind, LeafKind::Text(_)))
            .unwrap_or_else(|| panic!("{path} has no text"));
        let edit = Edit::of_list(&path, set(place, Value::Text("x".into()))).expect("a leaf");
        assert_eq!(edit.target().path, format!("{path}[0].{}", leaf.name));
        assert_ne!(try_edit(&with_item, &edit), with_item, "{path}");
        assert_eq!(
            Edit::of_list(&path, set(9999, Value::Flag(true))),
            None,
            "{path}"
        );
    }
    for path in ["", "it", "it.nothing", "nothing.chillers", "chillers"] {
        let change = ItemChange::Set {
            index: 0,
            leaf: 0,
            value: Value::Flag(true),
        };
        assert_eq!(Edit::of_list(path, change), None, "{path}");
    }
}

#[test]
fn several_changes_are_one_step() {
    let start = two_turbines();
    let mut history = History::new(Rc::new(start.clone()));
    let edits = vec![set_count(0, 16.0), set_count(1, 17.0), set_elevation(80.0)];
    history.apply(Edit::Several(edits), Some(Gesture(1)));
    assert_eq!(history.past().len(), 1);
    let after = history.present().clone();
    assert_eq!(after.power.generation[1].count, Some(17.0));
    assert!(history.undo());
    assert_eq!(bits(history.present()), bits(&start));
    assert!(history.redo());
    assert_eq!(bits(history.present()), bits(&after));
    history.apply(Edit::Several(Vec::new()), None);
    assert_eq!(history.past().len(), 1, "no change, no step");
}
