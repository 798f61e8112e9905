//! Scenarios and edits by chance, made from the shapes of the sections: new fields join by themselves.

use headroom::edit::CatalogueEdit;
use headroom::edit::CoolingEdit;
use headroom::edit::Edit;
use headroom::edit::FloorEdit;
use headroom::edit::ItEdit;
use headroom::edit::ListEdit;
use headroom::edit::PowerEdit;
use headroom::scenario::Scenario;
use headroom::scenario::record::LeafKind;
use headroom::scenario::record::Node;
use headroom::scenario::record::Number;
use headroom::scenario::record::Section;
use headroom::scenario::record::SectionShape;
use headroom::scenario::record::Value;
use proptest::prelude::*;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestRng;
use proptest::test_runner::TestRunner;

/// Cases of every property.
pub const CASES: u32 = 256;

/// The usual number of cases, without files about failures: the seed is printed.
pub fn cases() -> ProptestConfig {
    ProptestConfig {
        cases: CASES,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// A runner that draws the same in every run.
pub fn fixed_runner() -> TestRunner {
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(ProptestConfig::default(), random)
}

/// Any scenario: wrong values, −0, infinity and NaN included.
pub fn scenario() -> BoxedStrategy<Scenario> {
    section::<Scenario>()
}

/// Any section of one kind.
pub fn section<S: Section + 'static>() -> BoxedStrategy<S> {
    node(S::SHAPE).prop_map(S::from_node).boxed()
}

/// Any change, sometimes several as one step.
pub fn edit() -> BoxedStrategy<Edit> {
    let several = prop::collection::vec(single_edit(), 0..4).prop_map(Edit::Several);
    prop_oneof![12 => single_edit(), 1 => several].boxed()
}

fn single_edit() -> BoxedStrategy<Edit> {
    let replaced = scenario().prop_map(|scenario| Edit::Replace(Box::new(scenario)));
    prop_oneof![
        leaf::<Scenario>().prop_map(|(field, value)| Edit::Scenario { field, value }),
        leaf::<headroom::scenario::Site>().prop_map(|(field, value)| Edit::Site { field, value }),
        leaf::<headroom::scenario::Targets>()
            .prop_map(|(field, value)| Edit::Targets { field, value }),
        leaf::<headroom::scenario::Costs>().prop_map(|(field, value)| Edit::Costs { field, value }),
        list_edit().prop_map(Edit::Phases),
        list_edit().prop_map(Edit::Record),
        list_edit().prop_map(Edit::Survive),
        catalogue_edit(),
        it_edit().prop_map(Edit::It),
        power_edit().prop_map(Edit::Power),
        cooling_edit().prop_map(Edit::Cooling),
        floor_edit().prop_map(Edit::Floor),
        replaced,
    ]
    .boxed()
}

fn catalogue_edit() -> BoxedStrategy<Edit> {
    let values =
        (0_usize..5, list_edit()).prop_map(|(row, edit)| CatalogueEdit::Values { row, edit });
    prop_oneof![list_edit().prop_map(CatalogueEdit::Rows), values]
        .prop_map(Edit::Catalogue)
        .boxed()
}

fn it_edit() -> BoxedStrategy<ItEdit> {
    prop_oneof![
        leaf::<headroom::scenario::It>().prop_map(|(field, value)| ItEdit::Own { field, value }),
        list_edit().prop_map(ItEdit::Platforms),
        list_edit().prop_map(ItEdit::Deployments),
        list_edit().prop_map(ItEdit::Support),
    ]
    .boxed()
}

fn power_edit() -> BoxedStrategy<PowerEdit> {
    prop_oneof![
        leaf::<headroom::scenario::Supply>()
            .prop_map(|(field, value)| PowerEdit::Own { field, value }),
        list_edit().prop_map(PowerEdit::Grid),
        list_edit().prop_map(PowerEdit::Generation),
        list_edit().prop_map(PowerEdit::Batteries),
        list_edit().prop_map(PowerEdit::Blocks),
        list_edit().prop_map(PowerEdit::Sections),
        list_edit().prop_map(PowerEdit::Classes),
    ]
    .boxed()
}

fn cooling_edit() -> BoxedStrategy<CoolingEdit> {
    prop_oneof![
        leaf::<headroom::scenario::Cooling>()
            .prop_map(|(field, value)| CoolingEdit::Own { field, value }),
        list_edit().prop_map(CoolingEdit::Cdus),
        list_edit().prop_map(CoolingEdit::Air),
        list_edit().prop_map(CoolingEdit::Chillers),
        list_edit().prop_map(CoolingEdit::Towers),
        list_edit().prop_map(CoolingEdit::Rejection),
        list_edit().prop_map(CoolingEdit::Loops),
        list_edit().prop_map(CoolingEdit::DryCoolers),
        list_edit().prop_map(CoolingEdit::Pumps),
        list_edit().prop_map(CoolingEdit::Tanks),
    ]
    .boxed()
}

fn floor_edit() -> BoxedStrategy<FloorEdit> {
    prop_oneof![
        leaf::<headroom::scenario::Floor>()
            .prop_map(|(field, value)| FloorEdit::Own { field, value }),
        list_edit().prop_map(FloorEdit::Halls),
        list_edit().prop_map(FloorEdit::KeepOuts),
        list_edit().prop_map(FloorEdit::Buildings),
        list_edit().prop_map(FloorEdit::Pods),
        list_edit().prop_map(FloorEdit::Aisles),
        list_edit().prop_map(FloorEdit::Rooms),
        list_edit().prop_map(FloorEdit::Moves),
    ]
    .boxed()
}

/// Any change of a list, often at places that are not there.
fn list_edit<S: Section + 'static>() -> BoxedStrategy<ListEdit<S>> {
    let place = 0_usize..5;
    prop_oneof![
        3 => (place.clone(), leaf::<S>())
            .prop_map(|(index, (field, value))| ListEdit::Set { index, field, value }),
        2 => (place.clone(), section::<S>())
            .prop_map(|(index, item)| ListEdit::Insert { index, item: Box::new(item) }),
        1 => place.clone().prop_map(|index| ListEdit::Remove { index }),
        1 => (place.clone(), place).prop_map(|(from, to)| ListEdit::Move { from, to }),
    ]
    .boxed()
}

/// Any leaf of a section with any value, sometimes of another kind.
fn leaf<S: Section + 'static>() -> BoxedStrategy<(S::Field, Value)> {
    (0..S::FIELDS.len(), any_value())
        .prop_flat_map(|(index, stray)| {
            let matching = value(&S::SHAPE.leaves[index].kind);
            (
                Just(S::FIELDS[index]),
                prop_oneof![9 => matching, 1 => Just(stray)],
            )
        })
        .boxed()
}

/// Any tree of one shape.
fn node(shape: &'static SectionShape) -> BoxedStrategy<Node> {
    let leaves: Vec<_> = shape.leaves.iter().map(|leaf| value(&leaf.kind)).collect();
    let parts: Vec<_> = shape
        .parts
        .iter()
        .map(|part| {
            if part.is_list {
                prop::collection::vec(node(part.section), 0..4)
                    .prop_map(Node::List)
                    .boxed()
            } else {
                node(part.section)
            }
        })
        .collect();
    (leaves, parts)
        .prop_map(|(leaves, parts)| Node::Section(leaves, parts))
        .boxed()
}

fn any_value() -> BoxedStrategy<Value> {
    prop_oneof![
        number().prop_map(Value::Number),
        text().prop_map(Value::Text),
        any::<bool>().prop_map(Value::Flag),
    ]
    .boxed()
}

fn value(kind: &LeafKind) -> BoxedStrategy<Value> {
    match kind {
        LeafKind::Number(_) => number().prop_map(Value::Number).boxed(),
        LeafKind::Text(_) => text().prop_map(Value::Text).boxed(),
        LeafKind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
    }
}

fn number() -> BoxedStrategy<Number> {
    let powers = vec![1.0, 10.0, 100.0, 1e3, 1e6, 1e9, 1e10];
    let decimal = (-1e7..1e7_f64, prop::sample::select(powers));
    prop_oneof![
        6 => Just(None),
        4 => (-300..5000_i32).prop_map(|whole| Some(f64::from(whole))),
        4 => decimal.prop_map(|(mantissa, power)| Some(mantissa.round() / power)),
        1 => any::<f64>().prop_map(Some),
        1 => any::<u64>().prop_map(|bits| Some(f64::from_bits(bits))),
        1 => prop::sample::select(vec![
            -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MIN_POSITIVE, f64::MAX, 9_007_199_254_740_993.0,
        ])
        .prop_map(Some),
    ]
    .boxed()
}

fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => Just(String::new()),
        3 => "[a-d]{1,2}",
        1 => "[a-z0-9 .-]{1,20}",
        1 => any::<String>(),
    ]
    .boxed()
}
