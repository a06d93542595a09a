//! How a part of the model is declared.

/// Declares a part of the model: its fields, each with its type and the role that gives it. `group` is one that is read from
/// an item, which it carries; `plan` is one that is gathered from the whole plan.
macro_rules! typed {
    ($(#[doc = $about:literal])+ group $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident: $kind:ty = $role:ident,)*
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        pub(crate) struct $name<'a> {
            /// The item that it was read from.
            #[allow(dead_code, reason = "every part has its place, whether a rule asks for it or not")]
            pub(crate) item: &'a $crate::record::Item,
            /// All its fields, those without a role included.
            #[allow(dead_code, reason = "every part has its fields, whether a rule asks for them or not")]
            pub(crate) fields: &'a $crate::record::Slots,
            $($(#[doc = $doc])+ pub(crate) $field: $kind,)*
        }

        impl<'a> $crate::model::value::Read<'a> for $name<'a> {
            fn read(item: &'a $crate::record::Item) -> Option<Self> {
                let fields =
                    <&$crate::record::Slots as $crate::model::value::Read<'a>>::read(item)?;
                Some(Self {
                    item,
                    fields,
                    $($field: $crate::model::value::Part::part(
                        &fields,
                        $crate::template::Role::$role,
                    ),)*
                })
            }
        }
    };
    ($(#[doc = $about:literal])+ plan $name:ident {
        $($(#[doc = $doc:literal])+ $field:ident: $kind:ty = $role:ident,)*
    }) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone)]
        pub(crate) struct $name<'a> {
            $($(#[doc = $doc])+ pub(crate) $field: $kind,)*
        }

        impl<'a> $name<'a> {
            /// Gathers it from a plan.
            pub(super) fn of(source: &impl $crate::model::value::Source<'a>) -> Self {
                Self {
                    $($field: $crate::model::value::Part::part(
                        source,
                        $crate::template::Role::$role,
                    ),)*
                }
            }
        }
    };
}
pub(super) use typed;
