//! The illness, absence and leave of a member of staff in a sentence; a child's or a family's own do not count.

use super::Sentence;
use super::lists::{
    BETWEEN, HAPPENINGS, LEAVE, LINKS, MONTHS, NO_ONE, OTHERS, SMALL, STAFF, STATES, SUBJECTS,
    SUFFERED,
};
use super::table::Match;
use super::word::{Kind, Word};
use super::word_list;

/// The group of private words that the matches belong to.
const GROUP: &str = "staff matters";

/// How titles are written.
const TITLES: &[&str] = word_list!("people", "titles before a name");

/// People known by name, in lower case: each name is a word.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Of the staff.
    pub(crate) staff: Vec<String>,
    /// The pupil and the family.
    pub(crate) others: Vec<String>,
}

impl People {
    /// The words of a name that are names: capitalised, and not ordinary words.
    pub(crate) fn words(name: &str) -> impl Iterator<Item = String> {
        let sentence = Sentence::new(name);
        let named: Vec<String> = (sentence.words.iter())
            .filter(|word| name[word.range.clone()].starts_with(char::is_uppercase))
            .filter(|word| word.kind == Kind::Letters && !SMALL.has(word) && !STAFF.has(word))
            .filter(|word| !word.is_any(TITLES))
            .map(|word| word.plain.to_string())
            .collect();
        named.into_iter()
    }
}

/// Somebody whom a sentence names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Staff,
    Other,
}

/// What a sentence says about the health, leave or absence of staff.
pub(crate) fn absence(sentence: &Sentence<'_>, people: &People) -> Vec<Match> {
    let known = sentence.known;
    if ![STATES, HAPPENINGS, LEAVE].iter().any(|list| list.may_begin(known)) {
        return Vec::new();
    }
    let reader = Reader { sentence, people };
    let mut found: Vec<Match> = Vec::new();
    let mut next = 0;
    for index in 0..sentence.words.len() {
        if index < next {
            continue;
        }
        let Some((from, to)) = reader.at(index) else { continue };
        next = to;
        let (from, to) = (from.min(index), to.max(index + 1));
        let range = sentence.words[from].range.start..sentence.words[to - 1].range.end;
        found.push(Match { range, says: GROUP.to_owned() });
    }
    found
}

struct Reader<'s> {
    sentence: &'s Sentence<'s>,
    people: &'s People,
}

impl Reader<'_> {
    fn words(&self) -> &[Word<'_>] {
        &self.sentence.words
    }

    /// The words that say so here, if they do.
    fn at(&self, index: usize) -> Option<(usize, usize)> {
        let words = self.words();
        if let Some(length) = LEAVE.at(words, index) {
            let end = index + length;
            return match self.nearest(index, end) {
                Some((Who::Other, _)) => None,
                _ if self.is_general(index, false) => None,
                Some((Who::Staff, at)) if at < index => Some((at, end)),
                _ => Some((index, end)),
            };
        }
        if let Some(length) = STATES.at(words, index)
            && let Some(at) = self.suffers(index)
        {
            return Some((at, index + length));
        }
        let length = HAPPENINGS.at(words, index)?;
        let end = index + length;
        let subject = words.get(end).is_some_and(|word| SUBJECTS.has(word));
        if words[index].plain.starts_with("mental") && subject {
            return None;
        }
        self.happened(index, end)
    }

    /// Who is in this state, if it is a member of staff: where that person is named.
    fn suffers(&self, index: usize) -> Option<usize> {
        let words = self.words();
        let (mut at, mut linked, mut past) = (index, false, false);
        while let Some(before) = at.checked_sub(1) {
            let word = &words[before];
            if LINKS.has(word)
                || word.is_any(&["in"]) && LINKS.at(words, before.wrapping_sub(1)) == Some(2)
            {
                linked = true;
                past |= !word.is_any(word_list!("absence", "verbs of now"));
            } else if !(BETWEEN.has(word)
                || word.is_any(&[",", "(", "–", "—", "who", "off", "away"]))
            {
                break;
            }
            at = before;
        }
        let before = at.checked_sub(1)?;
        if self.is_general(index, past) || self.is_of_the_week(index, linked, past) {
            return None;
        }
        match self.who_ends(before).map(|person| self.head(person)) {
            Some((Who::Staff, start)) => return Some(start),
            // Mrs Bell and Kofi were ill.
            Some((Who::Other, start)) => {
                let and = start.checked_sub(1).filter(|and| words[*and].is("and"))?;
                let (who, start) = self.who_ends(and.checked_sub(1)?)?;
                return (who == Who::Staff && linked).then_some(start);
            }
            None => {}
        }
        if !linked {
            return None;
        }
        if words[before].is_any(&["he", "she", "they"]) {
            return self.pronoun(before);
        }
        let (who, start) = self.left(before + 1)?;
        (who == Who::Staff).then_some(start)
    }

    /// Who a clause that ends with a person is about: the teacher in “the teacher who works with Kofi”.
    fn head(&self, person: (Who, usize)) -> (Who, usize) {
        let words = self.words();
        let from = person.1.saturating_sub(7);
        let who = (from..person.1).rev().find(|at| words[*at].is_any(&["who", "that", "whose"]));
        let Some(who) = who else { return person };
        let before = who.checked_sub(1).map(|at| at - usize::from(words[at].is(",") && at > 0));
        before.and_then(|before| self.who_ends(before)).unwrap_or(person)
    }

    /// Whether being away is only about who works when: “not in school on Fridays”.
    fn is_of_the_week(&self, index: usize, linked: bool, past: bool) -> bool {
        let words = self.words();
        if past || !words[index].is_any(word_list!("absence", "away, or only not working then")) {
            return false;
        }
        let Some(length) = STATES.at(words, index) else { return false };
        let lasts = |word: &Word<'_>| {
            word.is_any(word_list!("absence", "lasts")) || word.kind == Kind::Number
        };
        // A plan is signed off as well.
        let linked = linked || words[index].is("signed");
        match words.get(index + length) {
            None => linked,
            Some(word) if word.kind == Kind::Mark => linked,
            Some(word) => {
                !lasts(word)
                    && !words[index + length - 1]
                        .is_any(word_list!("absence", "at the end of a state that lasts"))
            }
        }
    }

    /// Whether what happened is about staff.
    fn happened(&self, index: usize, end: usize) -> Option<(usize, usize)> {
        let words = self.words();
        let mut at = index;
        let between = |word: &Word<'_>| BETWEEN.has(word) || word.kind == Kind::Number;
        while at > 0 && between(&words[at - 1]) && !SUFFERED.has(&words[at - 1]) {
            at -= 1;
        }
        let before = at.checked_sub(1);
        let has = |word: &Word<'_>, list: &[&str]| word.is_any(list);
        // Mrs Bell's illness, staff sickness.
        if let Some((Who::Staff, start)) = before.and_then(|before| self.who_ends(before)) {
            let close = words[start..index].iter().all(|word| word.kind != Kind::Mark);
            let own = words[before.unwrap_or_default()].plain.ends_with("'s");
            if close && (own || self.is_noun(start, before)) && !self.is_general(index, true) {
                return Some((start, end));
            }
        }
        // Illness among the staff, the absence of Mrs Bell.
        if words
            .get(end)
            .is_some_and(|word| has(word, word_list!("absence", "before whom it concerns")))
        {
            let named = (end + 1..(end + 5).min(words.len())).find_map(|at| self.who_starts(at));
            if let Some((Who::Staff, stop)) = named
                && !self.is_general(index, true)
                && !(words[index].is_any(&["baby", "leave", "accident"]))
            {
                return Some((index, stop));
            }
        }
        // Mrs Bell had an operation.
        let before = before.filter(|before| SUFFERED.has(&words[*before]))?;
        let mut start = before;
        while start > 0
            && (LINKS.has(&words[start - 1])
                || BETWEEN.has(&words[start - 1])
                || words[start - 1].is("who"))
        {
            start -= 1;
        }
        let subject = start.checked_sub(1)?;
        if self.is_general(index, true) {
            return None;
        }
        match self.who_ends(subject) {
            Some((Who::Staff, at)) => Some((at, end)),
            None if words[subject].is_any(&["he", "she", "they"]) => {
                self.pronoun(subject).map(|at| (at, end))
            }
            _ => None,
        }
    }

    /// Whether a person is described rather than named: staff, the TA.
    fn is_noun(&self, start: usize, end: Option<usize>) -> bool {
        let words = self.words();
        let last = end.unwrap_or(start);
        STAFF.at(words, start).is_some_and(|length| start + length == last + 1)
    }

    /// The first person in the clause before a pronoun, or in its own clause, if that is a member of staff.
    fn pronoun(&self, index: usize) -> Option<usize> {
        let words = self.words();
        let mut start = index;
        // Its own clause first, then those before it.
        while start > 0 {
            let end = start;
            start =
                (0..end).rev().find(|at| ends(&words[*at]) && *at + 1 < end).map_or(0, |at| at + 1);
            let first = (start..end).find_map(|at| Some((self.who_starts(at)?.0, at)));
            match first {
                Some((Who::Staff, at)) => return Some(at),
                Some((Who::Other, _)) => return None,
                None if start == 0 => return None,
                None => start -= 1,
            }
        }
        None
    }

    /// The nearest person to the left within the sentence, or else just to the right.
    fn nearest(&self, from: usize, to: usize) -> Option<(Who, usize)> {
        let right = || {
            let words = self.words();
            let until = (to..(to + 7).min(words.len())).take_while(|at| !ends(&words[*at]));
            until.into_iter().find_map(|at| Some((self.who_starts(at)?.0, at)))
        };
        self.left(from).or_else(right)
    }

    /// The nearest person to the left, within the sentence.
    fn left(&self, from: usize) -> Option<(Who, usize)> {
        let words = self.words();
        (0..from).rev().take_while(|at| !ends(&words[*at])).find_map(|at| self.who_ends(at))
    }

    /// Whether it is about a day that may come: if she is ill, in the absence of an adult.
    fn is_general(&self, index: usize, past: bool) -> bool {
        let words = self.words();
        let start = (0..index).rev().find(|at| ends(&words[*at])).map_or(0, |at| at + 1);
        let opens = |at: usize| {
            let general = NO_ONE
                .at(words, at)
                .is_some_and(|length| length != 1 || !past || !words[at].is("when"));
            general || (!past && words[at].is("when"))
        };
        (start..index).any(opens)
    }

    /// Who is named by the words that end here, and where they begin.
    fn who_ends(&self, index: usize) -> Option<(Who, usize)> {
        (index.saturating_sub(3)..=index).find_map(|start| {
            let (who, end) = self.who_starts(start)?;
            (end == index + 1).then_some((who, start))
        })
    }

    /// Who is named by the words that begin here, and where they end.
    fn who_starts(&self, index: usize) -> Option<(Who, usize)> {
        let words = self.words();
        let word = words.get(index)?;
        let capital = |at: usize| {
            words.get(at).is_some_and(|word| {
                word.kind == Kind::Letters
                    && self.sentence.text[word.range.clone()].starts_with(char::is_uppercase)
            })
        };
        let is = |list: &[String], at: usize| {
            words.get(at).is_some_and(|word| {
                let bare = word.plain.strip_suffix("'s").unwrap_or(&word.plain);
                list.iter().any(|name| name == bare)
            })
        };
        if word.is_any(TITLES) && capital(index) && capital(index + 1) {
            let end = (index + 1..index + 4).find(|at| !capital(*at)).unwrap_or(index + 4);
            let family = (index + 1..end).any(|at| is(&self.people.others, at));
            let staff = (index + 1..end).any(|at| is(&self.people.staff, at));
            return Some((if family && !staff { Who::Other } else { Who::Staff }, end));
        }
        if let Some(length) = STAFF.at(words, index) {
            return Some((Who::Staff, index + length));
        }
        if let Some((base, true)) =
            word.plain.strip_suffix("'s").map(|base| (base, STAFF.has_word(base)))
        {
            debug_assert!(!base.is_empty());
            return Some((Who::Staff, index + 1));
        }
        if let Some(length) = OTHERS.at(words, index) {
            return Some((Who::Other, index + length));
        }
        if word.plain.strip_suffix("'s").is_some_and(|base| OTHERS.has_word(base)) {
            return Some((Who::Other, index + 1));
        }
        if !capital(index) {
            return None;
        }
        if is(&self.people.others, index) {
            return Some((Who::Other, index + 1));
        }
        if is(&self.people.staff, index) {
            let end =
                (index + 1..index + 3).find(|at| !is(&self.people.staff, *at) || !capital(*at));
            return Some((Who::Staff, end.unwrap_or(index + 3)));
        }
        // A name that the plan does not know, within a sentence.
        let begins = index.checked_sub(1).is_none_or(|at| words[at].kind == Kind::Mark);
        let ordinary = MONTHS.has(word) || SMALL.has(word) || word.capitals || is_day(word);
        (!begins && !ordinary).then_some((Who::Other, index + 1))
    }
}

fn ends(word: &Word<'_>) -> bool {
    word.is_any(&[".", "!", "?", ";", ":", "•", "\n"])
}

fn is_day(word: &Word<'_>) -> bool {
    let bare = word.plain.strip_suffix('s').unwrap_or(&word.plain);
    word_list!("time", "weekdays").contains(&bare) || ["easter", "christmas"].contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let staff = ["Mrs Carol Bell", "Mr Joel Pike", "Priya Raman, therapist"];
        let others = ["Kofi", "Zeynep", "Ama Mensah", "Mrs Elif Yıldız"];
        let words = |names: &[&str]| names.iter().flat_map(|name| People::words(name)).collect();
        let people = People { staff: words(&staff), others: words(&others) };
        let found = absence(&Sentence::new(text), &people).into_iter();
        found.map(|found| text[found.range].to_owned()).collect()
    }

    #[test]
    fn the_absence_of_staff_is_found_in_all_its_forms() {
        for text in [
            "Mrs Bell ill for six days",
            "Mrs Bell was ill for six days",
            "The narrative group lost six sessions when Mrs Bell was ill",
            "Mr Pike off sick",
            "Mr Pike was off for a fortnight",
            "Mrs Bell, who leads the group, was unwell",
            "Mrs Bell (ill)",
            "Mr Pike has been signed off",
            "signed off work with stress",
            "Mrs Bell is on long-term leave",
            "Mrs Bell on maternity leave from week 4",
            "The teaching assistant had an operation",
            "Mrs Bell has had surgery on her knee",
            "because of staff sickness",
            "Staff absence",
            "TA absence in weeks 4 and 5",
            "a bereavement in Mrs Bell's family",
            "Mrs Bell had a bereavement",
            "Mrs Bell's mental health",
            "the mental health of staff",
            "The class teacher was suspended",
            "Mrs Bell led 38 of the 44; she was ill for six days",
            "Six lessons were missed with Mrs Bell, as she was poorly",
            "Mrs Bell and Kofi were ill",
            "Priya was away with flu",
            "Our TA called in sick",
            "Mrs Bell's long absence",
            "illness of the teacher",
            "Mr Pike was in hospital",
            "Mr Pike was pregnant",
            "Mrs Bell broke her leg: broken leg. Mr Pike was away",
            "Missed: Mrs Bell absent three days",
            "She is on compassionate leave",
            "sickness among staff",
            "a phased return for Mrs Bell",
            "Missed: Mrs Bell away",
            "Mr Pike is off for six weeks",
            "Mrs Bell went into hospital",
            "two members of staff were ill",
            "illness (Mrs Bell)",
            "half the staff had flu",
            "the TA was off with stress",
            "Mrs Bell’s been poorly",
            "cover for Mrs Bell, who is recovering from surgery",
            "Mrs Bell had a fall",
            "Mrs Bell was taken ill",
            "while Mrs Bell recovered from her operation",
            "Mr Pike lost his father",
            "Mrs Bell is undergoing treatment",
            "Mrs Bell broke her arm",
            "Mr Pike was under the weather",
            "The adult who works with Kofi was ill for six days",
            "Mrs Bell, who works with Kofi, was ill",
            "Mrs Bell has been on long-term leave since October",
            "No sessions in week 4: teacher illness",
            "Mr Pike was bereaved",
            "the group stopped for Mrs Bell’s operation",
        ] {
            assert!(!found(text).is_empty(), "not found: {text}");
        }
    }

    #[test]
    fn a_childs_or_a_familys_own_is_none() {
        for text in [
            "Kofi was ill for two days",
            "A day of rest after a seizure",
            "A trip, two absences",
            "the child was away",
            "Mrs Bell noted that Kofi was ill",
            "Mrs Bell helps Kofi after his operation",
            "Mum is on maternity leave",
            "His mother was in hospital in May",
            "Ama Mensah was ill, so we spoke by telephone",
            "Mrs Yıldız was ill on the day of the meeting",
            "so that Mr Green can take the group when Mr Pike is away",
            "If Mrs Bell is ill, Mr Green leads the group",
            "Ms Noor is the mental health lead",
            "Mrs Bell, mental health first aider, sees him on Mondays",
            "Mrs Bell takes sick children home",
            "Zeynep reads with Mrs Bell. She was ill for two days",
            "In the absence of an adult he waits at the gate",
            "One colour strip is taken away by Mrs Bell every two weeks",
            "Mr Okoro steps in; the therapist signed off by letter is Priya Raman's",
            "The programme was signed off by the therapist",
            "Mrs Bell puts the cards away",
            "Iris was not in school on four days",
            "93%; the absences were for appointments",
            "Walks away when Mrs Bell asks him",
            "He looks away from the teacher",
            "I felt sick when Mrs Bell asked me",
            "The child who works with Mrs Bell was ill",
            "Kofi, who sees Mrs Bell, was away",
            "The plan was signed off by Ms Noor",
            "Ms Noor is not in school on Fridays",
            "Mrs Bell (not in school on Fridays)",
            "Mr Pike is away on Mondays",
            "Mrs Bell works with him until the end of his absence",
            "Kofi has Mrs Bell on Mondays; he was ill on one",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "found in: {text}");
        }
    }
}
