//! What the readers of one copy may not see, and where a text contains it.

use std::ops::Range;

use super::email::{self, Email};
use super::phone::{self, Extent, Run};
use super::postal::{self, Piece};
use super::{Open, Sure, names};
use crate::people::{Detail, Name, Part, Person};
use crate::record::Slots;
use crate::source::Place;
use crate::wording::fold::{Folded, drawn_together, is_unseen, squeezed, words};

/// How much about a person a copy may not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Everything, including the name.
    All,
    /// Numbers and addresses, as far as they can mean nothing else.
    Contact,
}

/// Something that says who or where somebody is.
#[derive(Debug, Clone)]
enum Secret {
    Name(Name),
    Phone(String),
    Email(Email),
    Postal(Piece),
}

/// A secret, and whose it is.
#[derive(Debug, Clone)]
struct Withheld {
    secret: Secret,
    owner: String,
    place: Place,
    reach: Reach,
}

/// What the readers of one copy may not see.
#[derive(Debug, Clone, Default)]
pub(crate) struct Guard {
    withheld: Vec<Withheld>,
    open: Open,
}

/// A text, taken apart as searching it needs.
#[derive(Debug)]
struct SearchedText {
    words: Vec<Folded>,
    /// The same with letters that stand apart drawn together, if there are any.
    together: Option<Vec<Folded>>,
    /// The digits that may be of a telephone number.
    runs: Vec<Run>,
}

impl SearchedText {
    fn of(text: &str) -> Self {
        let words = words(text);
        let (together, runs) = (drawn_together(&words), phone::all(text, &words));
        Self { words, together, runs }
    }
}

/// A long text that is searched for many plans.
#[derive(Debug)]
pub(crate) struct LongText {
    /// Its letters and digits alone, to see fast that something is not in it.
    squeezed: String,
    text: SearchedText,
}

impl LongText {
    /// Takes a text apart.
    pub(crate) fn of(text: &str) -> Self {
        Self { squeezed: squeezed(text), text: SearchedText::of(text) }
    }
}

/// A place in a text that says something about somebody.
#[derive(Debug, Clone)]
pub(crate) struct Hit<'g> {
    /// How certainly.
    pub(crate) sure: Sure,
    /// What it gives away: `the telephone number`.
    pub(crate) what: &'static str,
    /// Whose: the id.
    pub(crate) owner: &'g str,
    /// Where the list of parents says so.
    pub(crate) place: &'g Place,
    /// The words.
    pub(crate) range: Range<usize>,
}

impl Guard {
    /// What the readers of a copy of this plan may not see: details about other people from any cycle, unless the
    /// readers know them from a cycle or they are printed about the pupil or the school.
    pub(crate) fn new<'p>(
        sections: &Slots,
        readers: impl IntoIterator<Item = &'p Person>,
        others: impl IntoIterator<Item = (&'p Person, Reach)>,
    ) -> Self {
        let mut others = others.into_iter().peekable();
        if others.peek().is_none() {
            return Self::default();
        }
        let mut open = Open::of_plan(sections);
        readers.into_iter().for_each(|person| open.take_person(person));
        let mut guard = Self { withheld: Vec::new(), open };
        for (person, reach) in others {
            for detail in &person.details {
                guard.take(person, detail, reach);
            }
        }
        guard
    }

    /// Whether there is nothing to guard.
    pub(crate) fn is_empty(&self) -> bool {
        self.withheld.is_empty()
    }

    fn take(&mut self, person: &Person, detail: &Detail, reach: Reach) {
        let text = detail.text.as_str();
        let mut secrets = Vec::new();
        if detail.part == Part::Name && reach == Reach::All {
            secrets.push(Secret::Name(Name::parse(text)));
        }
        if detail.part != Part::Name && detail.part != Part::Email {
            let numbers = phone::numbers(text, detail.part != Part::Phone).into_iter();
            secrets
                .extend(numbers.filter(|number| !self.open.has_phone(number)).map(Secret::Phone));
        }
        let emails = email::addresses(text).into_iter();
        secrets.extend(emails.filter(|email| !self.open.has_email(email)).map(Secret::Email));
        let pieces = match detail.part {
            Part::Address => postal::of_address(text),
            Part::Notes => {
                let known = |word: &str| self.open.is_known(word) || person.name.has(word);
                postal::of_sentences(text, known)
            }
            _ => Vec::new(),
        };
        secrets.extend(
            pieces.into_iter().filter(|piece| !self.open.has_piece(piece)).map(Secret::Postal),
        );
        for secret in secrets {
            let (owner, place) = (person.id.clone(), detail.place.clone());
            self.withheld.push(Withheld { secret, owner, place, reach });
        }
    }

    /// Where a text gives away something guarded: for each person and kind, the most certain place.
    pub(crate) fn search(&self, text: &str) -> Vec<Hit<'_>> {
        if self.withheld.is_empty() || text.chars().all(|c| is_unseen(c) || c.is_whitespace()) {
            return Vec::new();
        }
        self.search_in(&SearchedText::of(text))
    }

    /// The same in a text that somebody translated, where names may have endings.
    pub(crate) fn search_translated(&self, text: &str) -> Vec<Hit<'_>> {
        let mut hits = self.search(text);
        if self.withheld.is_empty() {
            return hits;
        }
        let words = words(text);
        for one in self.withheld.iter().filter(|one| one.reach == Reach::All) {
            let Secret::Name(name) = &one.secret else { continue };
            let (what, owner, place) = (one.secret.in_words(), one.owner.as_str(), &one.place);
            if hits.iter().any(|hit| hit.owner == owner) {
                continue;
            }
            let found = names::inflected(&words, name, &self.open);
            hits.extend(found.map(|(sure, range)| Hit { sure, what, owner, place, range }));
        }
        hits
    }

    /// Whether a long text may give away something guarded.
    pub(crate) fn may_be_in(&self, long: &LongText) -> bool {
        self.withheld.iter().any(|one| one.secret.is_hinted_at(long))
            && !self.search_in(&long.text).is_empty()
    }

    fn search_in(&self, text: &SearchedText) -> Vec<Hit<'_>> {
        let SearchedText { words, together, runs } = text;
        let mut hits: Vec<Hit<'_>> = Vec::new();
        for one in &self.withheld {
            let found = match &one.secret {
                Secret::Name(name) => {
                    let apart = || names::written(together.as_ref()?, name, &self.open);
                    names::written(words, name, &self.open).or_else(apart)
                }
                Secret::Phone(number) => phone::find(runs, number).map(|(extent, range)| {
                    (if extent == Extent::Whole { Sure::Certain } else { Sure::Possible }, range)
                }),
                Secret::Email(email) => email::find(words, email).map(|(whole, range)| {
                    (if whole { Sure::Certain } else { Sure::Possible }, range)
                }),
                Secret::Postal(piece) => piece.find(words),
            };
            let Some((sure, range)) = found else { continue };
            if one.reach == Reach::Contact && sure == Sure::Possible {
                continue;
            }
            let hit = Hit {
                sure,
                what: one.secret.in_words(),
                owner: &one.owner,
                place: &one.place,
                range,
            };
            let same = |other: &Hit<'_>| other.what == hit.what && other.owner == hit.owner;
            match hits.iter_mut().find(|other| same(other)) {
                Some(other) if other.sure < hit.sure => *other = hit,
                Some(_) => {}
                None => hits.push(hit),
            }
        }
        // If one thing is certain, whatever else it may give away adds nothing.
        let certain: Vec<&str> =
            hits.iter().filter(|hit| hit.sure == Sure::Certain).map(|hit| hit.owner).collect();
        hits.retain(|hit| hit.sure == Sure::Certain || !certain.contains(&hit.owner));
        hits
    }
}

impl Secret {
    /// Whether the letters are there without which nothing could be certain.
    fn is_hinted_at(&self, LongText { squeezed, text }: &LongText) -> bool {
        match self {
            Self::Name(name) => {
                let mut family = name.family.iter().filter(|word| word.chars().count() > 1);
                family.any(|word| squeezed.contains(word.as_str()))
            }
            Self::Phone(number) => phone::find(&text.runs, number).is_some(),
            Self::Email(email) => squeezed.contains(email.local()),
            Self::Postal(piece) => squeezed.contains(&piece.letters()),
        }
    }

    /// What it is, as messages say it.
    const fn in_words(&self) -> &'static str {
        match self {
            Self::Name(_) => "the name",
            Self::Phone(_) => "the telephone number",
            Self::Email(_) => "the e-mail address",
            Self::Postal(Piece::Place(_)) => "the town or place",
            Self::Postal(_) => "the address",
        }
    }
}
