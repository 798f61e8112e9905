//! Parts of the page that show: properties in, callbacks out, no context. What keeps no state is a function and
//! not a component: a component costs kilobytes of the page.

mod bars;
mod button;
mod card;
mod data_table;
mod drawing;
mod entry;
mod finding_card;
mod leaf_field;
mod leaf_spec;
mod modal;
mod number_entry;
mod press_diagram;

pub use bars::bars;
pub use button::ButtonKind;
pub use card::CardView;
pub use card::facts_list;
pub use data_table::bare_table;
pub use data_table::data_table;
pub use drawing::Frame;
pub use drawing::drawing;
pub use drawing::hatch_pattern;
pub use drawing::number;
pub use entry::Choice;
pub use entry::TextEntry;
pub use entry::choice_entry;
pub use entry::flag_entry;
pub use finding_card::FindingCard;
pub use finding_card::Way;
pub use finding_card::finding_card;
pub use leaf_field::LeafField;
pub use leaf_spec::LeafSpec;
pub use modal::Modal;
pub use number_entry::NumberEntry;
pub use number_entry::next_gesture;
pub use press_diagram::PressDiagram;
pub use press_diagram::press_diagram;
