//! A part of a page that a macro wrote: the one thing that a layout places as code and not as a value.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Rest, ValueOrKwargs};
use minijinja::{Environment, Error, ErrorKind, State, Value as LayoutValue};

/// What a macro wrote: the layout's own words, each value in them a marked literal already.
///
/// It is opaque, so that no filter can take it apart: a text that a filter calls safe is still a text, and is
/// written as a literal. Only [`add`]'s function makes one, out of what a macro gave at that moment.
#[derive(Debug)]
pub(super) struct Part(pub(super) String);

impl Object for Part {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    /// As a text it is nothing: what is in it is code.
    fn render(self: &Arc<Self>, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

/// `part(own_words, view)`: what the macro writes, to be placed as it is.
pub(super) fn add(environment: &mut Environment<'static>) {
    environment.add_function(
        "part",
        |state: &mut State<'_, '_>, of: LayoutValue, given: Rest<ValueOrKwargs>| {
            let is_macro = of.get_attr("caller").is_ok_and(|caller| !caller.is_undefined());
            let written = if is_macro {
                of.call(state, &given.into_values())?
            } else {
                LayoutValue::from(())
            };
            // A macro's output is safe, and nothing else that can be called gives such a text.
            match written.as_str().filter(|_| written.is_safe()) {
                Some(text) => Ok(LayoutValue::from_object(Part(text.to_owned()))),
                None => {
                    let message = "`part` takes a macro, and what to give it";
                    Err(Error::new(ErrorKind::InvalidOperation, message))
                }
            }
        },
    );
}
