//! What the child and the parents say.

use super::typed::typed;
use super::value::Text;

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
    }
}

impl<'a> Voice<'a> {
    /// The child's words, however they were recorded.
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
        /// The words.
        quote: Option<Text<'a>> = Quote,
    }
}
