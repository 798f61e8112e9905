//! Assets: anything built, delivered or rented that has a day on which it is ready.

use super::Flag;
use super::Number;

/// Makes a section that is an asset. The leaves every asset has come first, then its own, then the
/// leaves that every asset got later, then what its kind got after those: positions never move, so new
/// leaves go to the end of `then`.
macro_rules! asset {
    (
        $(#[doc = $doc:literal])*
        $name:ident / $field_enum:ident {
            $( $(#[doc = $help:literal])* $leaf:ident / $variant:ident: $kind:ident $([$($meta:tt)*])?, )*
        }
        then {
            $( $(#[doc = $late_help:literal])* $late:ident / $late_variant:ident: $late_kind:ident $([$($late_meta:tt)*])?, )*
        }
    ) => {
        section! {
            $(#[doc = $doc])*
            $name / $field_enum {
                /// Key, unique in its list.
                id / Id: Text,
                /// Name for people; the id when not given.
                name / Name: Text,
                /// Id of the phase it belongs to.
                phase / Phase: Text,
                /// Day on which it is ready; order day and lead time together when not given.
                ready_day / ReadyDay: Number ["#day", 0.0, 36_500.0, 0.0, "day 0, or order day and lead time together"],
                /// Day on which it is gone again: a rental ends, a permit expires.
                retire_day / RetireDay: Number ["#day", 0.0, 36_500.0, none, "kept to the end"],
                /// Whether it stays.
                status / Status: Text ["permanent", "temporary", "standby"],
                /// Where it is known from.
                source / Source: Text,
                /// How far that source can be trusted.
                confidence / Confidence: Text ["", "H", "M", "L", "D", "B"],
                /// True when no source gives it: left out when assets marked as assumptions are left out.
                assumption / Assumption: Flag,
                $( $(#[doc = $help])* $leaf / $variant: $kind $([$($meta)*])?, )*
                /// Day on which it is ordered.
                order_day / OrderDay: Number ["#day", 0.0, 36_500.0, none, "left to the roadmap"],
                /// Days from the order until it is ready, installation included.
                lead_days / LeadDays: Number ["#days", 0.0, 3650.0, none, "left to the roadmap"],
                $( $(#[doc = $late_help])* $late / $late_variant: $late_kind $([$($late_meta)*])?, )*
            }
            parts {}
        }

        impl crate::scenario::record::Asset for $name {
            fn id(&self) -> &str {
                &self.id
            }
            fn name(&self) -> &str {
                if self.name.is_empty() { &self.id } else { &self.name }
            }
            fn phase(&self) -> &str {
                &self.phase
            }
            fn ready_day(&self) -> crate::scenario::record::Number {
                self.ready_day
            }
            fn retire_day(&self) -> crate::scenario::record::Number {
                self.retire_day
            }
            fn order_day(&self) -> crate::scenario::record::Number {
                self.order_day
            }
            fn lead_days(&self) -> crate::scenario::record::Number {
                self.lead_days
            }
            fn status(&self) -> &str {
                &self.status
            }
            fn source(&self) -> &str {
                &self.source
            }
            fn is_assumption(&self) -> crate::scenario::record::Flag {
                self.assumption
            }
        }
    };
}

/// What every asset has.
pub trait Asset {
    /// Key, unique in its list.
    fn id(&self) -> &str;
    /// Name for people.
    fn name(&self) -> &str;
    /// Id of its phase.
    fn phase(&self) -> &str;
    /// Day on which it is ready, as given.
    fn ready_day(&self) -> Number;
    /// Day on which it is gone, as given.
    fn retire_day(&self) -> Number;
    /// Day on which it is ordered, as given.
    fn order_day(&self) -> Number;
    /// Days from order to ready, as given.
    fn lead_days(&self) -> Number;
    /// Permanent, temporary or standby, as given.
    fn status(&self) -> &str;
    /// Keys of its sources, separated by commas.
    fn source(&self) -> &str;
    /// Whether it is marked as an assumption.
    fn is_assumption(&self) -> Flag;
}
