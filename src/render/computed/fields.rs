//! What is worked out for one thing, as a layout has it.

use std::collections::BTreeMap;

use minijinja::Value as LayoutValue;

/// Values by their names.
pub(super) type Fields = BTreeMap<&'static str, LayoutValue>;

/// Declares what is worked out for one thing: each value with its type and what it is.
macro_rules! computed {
    ($(#[doc = $about:literal])+ $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident: $kind:ty,)+
    }) => {
        $(#[doc = $about])+
        pub(super) struct $name {
            $($(#[doc = $doc])+ pub(super) $field: $kind,)+
        }

        impl $name {
            /// The names of the values.
            #[cfg(test)]
            pub(super) const NAMES: &[&str] = &[$(stringify!($field)),+];

            /// The values by their names.
            pub(super) fn fields(self) -> super::fields::Fields {
                super::fields::Fields::from([
                    $((stringify!($field), minijinja::Value::from(self.$field)),)+
                ])
            }
        }
    };
}
pub(super) use computed;
