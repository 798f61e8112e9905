//! Changes inside the sections that hold lists.

use crate::edit::list::ItemChange;
use crate::edit::list::ListEdit;
use crate::edit::target::EditTarget;
use crate::scenario::Cooling;
use crate::scenario::Floor;
use crate::scenario::It;
use crate::scenario::Supply;
use crate::scenario::cooling::AirGroup;
use crate::scenario::cooling::CduGroup;
use crate::scenario::cooling::ChillerGroup;
use crate::scenario::cooling::DryCoolerGroup;
use crate::scenario::cooling::Loop;
use crate::scenario::cooling::PumpGroup;
use crate::scenario::cooling::RejectionGroup;
use crate::scenario::cooling::TankGroup;
use crate::scenario::cooling::TowerGroup;
use crate::scenario::floor::Aisle;
use crate::scenario::floor::Building;
use crate::scenario::floor::Hall;
use crate::scenario::floor::KeepOut;
use crate::scenario::floor::Move;
use crate::scenario::floor::Pod;
use crate::scenario::floor::Room;
use crate::scenario::it::Deployment;
use crate::scenario::it::Platform;
use crate::scenario::it::SupportRacks;
use crate::scenario::power::BatteryGroup;
use crate::scenario::power::BlockGroup;
use crate::scenario::power::GenerationGroup;
use crate::scenario::power::GridContract;
use crate::scenario::power::LoadClass;
use crate::scenario::power::MvSection;
use crate::scenario::record::Section;
use crate::scenario::record::Value;

/// Makes the changes of one section: of its own leaves, and of each of its lists.
macro_rules! section_edit {
    (
        $(#[doc = $doc:literal])*
        $name:ident of $section:ident {
            $( $(#[doc = $help:literal])* $variant:ident($item:ident) in $part:ident, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $name {
            /// Sets a leaf of the section itself.
            Own {
                /// The leaf.
                field: <$section as Section>::Field,
                /// What it becomes.
                value: Value,
            },
            $( $(#[doc = $help])* $variant(ListEdit<$item>), )*
        }

        impl $name {
            /// Makes the change.
            pub fn apply(&self, section: &mut $section) {
                match self {
                    Self::Own { field, value } => section.set(*field, value.clone()),
                    $( Self::$variant(edit) => edit.apply(&mut section.$part), )*
                }
            }

            /// The change of a leaf of this section by its position; `None` when there is no such leaf.
            pub(super) fn of_leaf(leaf: usize, value: Value) -> Option<Self> {
                let field = <$section as Section>::FIELDS.get(leaf).copied()?;
                Some(Self::Own { field, value })
            }

            /// The change of a list of this section by its name; `None` when there is no such list.
            pub(super) fn of_list(part: &str, change: ItemChange) -> Option<Self> {
                match part {
                    $( stringify!($part) => ListEdit::of_item(change).map(Self::$variant), )*
                    _ => None,
                }
            }

            pub(super) fn target(&self, path: &str) -> EditTarget {
                match self {
                    Self::Own { field, .. } => EditTarget::leaf::<$section>(path, *field),
                    $( Self::$variant(edit) => edit.target::<$section>(path, stringify!($part)), )*
                }
            }

            pub(super) fn value(&self) -> Option<&Value> {
                match self {
                    Self::Own { value, .. } => Some(value),
                    $( Self::$variant(edit) => edit.value(), )*
                }
            }

            pub(super) fn value_in(&self, section: &$section) -> Option<Value> {
                match self {
                    Self::Own { field, .. } => Some(section.value(*field)),
                    $( Self::$variant(edit) => edit.value_in(&section.$part), )*
                }
            }

            pub(super) fn item_name_in(&self, section: &$section) -> Option<String> {
                match self {
                    Self::Own { .. } => None,
                    $( Self::$variant(edit) => edit.item_name_in(&section.$part), )*
                }
            }
        }
    };
}

section_edit! {
    /// Changes what computes.
    ItEdit of It {
        /// Changes the scenario's own platforms.
        Platforms(Platform) in platforms,
        /// Changes GPU racks in halls.
        Deployments(Deployment) in deployments,
        /// Changes the racks that come with them.
        Support(SupportRacks) in support,
    }
}

section_edit! {
    /// Changes where power comes from.
    PowerEdit of Supply {
        /// Changes utility feeds.
        Grid(GridContract) in grid,
        /// Changes turbines and engines.
        Generation(GenerationGroup) in generation,
        /// Changes batteries.
        Batteries(BatteryGroup) in batteries,
        /// Changes power blocks.
        Blocks(BlockGroup) in blocks,
        /// Changes medium-voltage sections.
        Sections(MvSection) in sections,
        /// Changes what each class of load gets when something fails.
        Classes(LoadClass) in classes,
    }
}

section_edit! {
    /// Changes where the heat goes.
    CoolingEdit of Cooling {
        /// Changes coolant distribution units.
        Cdus(CduGroup) in cdus,
        /// Changes rear doors and air handlers.
        Air(AirGroup) in air,
        /// Changes chillers.
        Chillers(ChillerGroup) in chillers,
        /// Changes towers.
        Towers(TowerGroup) in towers,
        /// Changes heat rejection that is not drawn yet.
        Rejection(RejectionGroup) in rejection,
        /// Changes loops.
        Loops(Loop) in loops,
        /// Changes dry coolers.
        DryCoolers(DryCoolerGroup) in dry_coolers,
        /// Changes pumps.
        Pumps(PumpGroup) in pumps,
        /// Changes buffer tanks.
        Tanks(TankGroup) in tanks,
    }
}

section_edit! {
    /// Changes where things stand.
    FloorEdit of Floor {
        /// Changes halls.
        Halls(Hall) in halls,
        /// Changes places where no rack may stand.
        KeepOuts(KeepOut) in keep_outs,
        /// Changes buildings.
        Buildings(Building) in buildings,
        /// Changes pods.
        Pods(Pod) in pods,
        /// Changes aisles.
        Aisles(Aisle) in aisles,
        /// Changes rooms.
        Rooms(Room) in rooms,
        /// Changes where single racks stand.
        Moves(Move) in moves,
    }
}
