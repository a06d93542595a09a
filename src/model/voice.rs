//! What the child and the parents say.

use super::value::{Chosen, Read, Text, typed};
use crate::record::Item;
use crate::template::OnlyFor;

typed! {
    /// What the child says, in the plan or at the review.
    group Voice {
        /// The words.
        quote: Option<Text<'a>> = Quote,
        /// The words, where the child reads them as well.
        child_text: Option<Text<'a>> = ChildText,
        /// How they were gathered.
        how: Option<Text<'a>> = HowHeard,
        /// Why there are none.
        not_heard: Option<Text<'a>> = NotHeard,
        /// Whom alone it is for.
        only_for: Option<Chosen<'a, OnlyFor>> = OnlyFor,
    }
}

impl<'a> Voice<'a> {
    /// The child's words, however they are kept.
    pub(crate) const fn words(&self) -> Option<&Text<'a>> {
        match &self.quote {
            Some(quote) => Some(quote),
            None => self.child_text.as_ref(),
        }
    }
}

typed! {
    /// What one parent says, in the plan or at the review.
    group ParentView {
        /// The id of the parent.
        parent: Option<Text<'a>> = FromParent,
        /// The words, of a view in the plan.
        quote: Option<Text<'a>> = Quote,
        /// How they were heard.
        how: Option<Text<'a>> = HowHeard,
        /// Whether it is kept from other households.
        private: Option<&'a Item> = Private,
        /// Whom alone it is for.
        only_for: Option<Chosen<'a, OnlyFor>> = OnlyFor,
    }
}
