//! Parts of the page that show: properties in, callbacks out, no context.

mod bars;
mod button;
mod data_table;
mod drawing;
mod entry;
mod finding_card;
mod leaf_field;
mod leaf_spec;
mod modal;
mod number_entry;
mod press_diagram;

pub use bars::Bars;
pub use button::ButtonKind;
pub use data_table::DataTable;
pub use drawing::Drawing;
pub use drawing::HatchPattern;
pub use drawing::number;
pub use entry::ChoiceEntry;
pub use entry::FlagEntry;
pub use entry::TextEntry;
pub use finding_card::FindingCard;
pub use leaf_field::LeafField;
pub use leaf_spec::LeafSpec;
pub use modal::Modal;
pub use number_entry::NumberEntry;
pub use number_entry::next_gesture;
pub use press_diagram::PressDiagram;
