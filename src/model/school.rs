//! What a school writes once for all its plans: its staff, its programmes, its groups.

use super::list::List;
use super::typed::typed;
use super::value::{Chosen, Day, Number, Text};
use crate::template::{Setting, Weekday};

typed! {
    /// An adult who gives support.
    group StaffMember {
        /// The name.
        name: Option<Text<'a>> = StaffName,
        /// The role.
        role: Option<Text<'a>> = StaffRole,
        /// What an hour costs, if not what the role costs.
        rate: Option<Number<'a>> = HourlyRate,
        /// The days on which this person works.
        days: List<'a, Chosen<'a, Weekday>> = Weekdays,
        /// How many hours a week this person works.
        hours: Option<Number<'a>> = HoursAWeek,
        /// What this person was trained in.
        training: List<'a, Training<'a>> = Training,
    }
}

typed! {
    /// A training that somebody had.
    group Training {
        /// In what.
        what: Option<Text<'a>> = TrainingWhat,
        /// When.
        date: Option<Day<'a>> = TrainingDate,
    }
}

typed! {
    /// A programme that the school offers.
    group Programme {
        /// The short name that other fields refer to.
        id: Option<Text<'a>> = ItemId,
        /// The name.
        name: Option<Text<'a>> = ProgrammeName,
        /// Why it is thought to work.
        evidence_base: Option<Text<'a>> = EvidenceBase,
    }
}

typed! {
    /// A group of the school, or a session of one child. Programme, giver and cover are names here, whatever id the file
    /// has in their place.
    group Group {
        /// The short name that other fields refer to.
        id: Option<Text<'a>> = ItemId,
        /// What it is called.
        name: Option<Text<'a>> = GroupName,
        /// The programme.
        programme: Option<Text<'a>> = Programme,
        /// Who gives it.
        delivered_by: Option<Text<'a>> = DeliveredBy,
        /// Who steps in.
        cover: Option<Text<'a>> = Cover,
        /// Whether it is in class.
        setting: Option<Chosen<'a, Setting>> = Setting,
        /// The days of the week.
        days: List<'a, Chosen<'a, Weekday>> = Weekdays,
        /// The time at which it begins.
        time: Option<Text<'a>> = RowTime,
        /// Where.
        place: Option<Text<'a>> = RowPlace,
        /// How many children at once.
        group_size: Option<Number<'a>> = GroupSize,
        /// The minutes each time.
        minutes: Option<Number<'a>> = Minutes,
        /// How often a week.
        times_per_week: Option<Number<'a>> = TimesPerWeek,
        /// The first day.
        start: Option<Day<'a>> = RowFrom,
        /// The last day.
        end: Option<Day<'a>> = RowUntil,
    }
}
