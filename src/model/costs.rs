//! What a row of provision costs, for one child: by the minutes, the size of the group and the rate of whoever gives it.

use super::provision::plain;
use super::school::StaffMember;
use super::{ProvisionRow, SupportPlan};
use crate::wording;

/// For how many weeks a year support is given, where the school does not say.
const WEEKS_A_YEAR: f64 = 38.0;

/// The role that the school's price of an assistant's hour is for.
const ASSISTANT: &str = "teaching assistant";

/// What support costs for one child, in pounds; `None` where it is not costed.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Cost {
    /// A week.
    pub(crate) a_week: Option<f64>,
    /// In this cycle: for the weeks of the row, or else of the plan.
    pub(crate) a_term: Option<f64>,
    /// A year, if it goes on.
    pub(crate) a_year: Option<f64>,
}

impl<'a> SupportPlan<'a> {
    /// What a row costs: as it says, or by its figures and a rate. Which rates count goes by who reads: the model of a copy
    /// has only those that its readers may see.
    pub(crate) fn cost_of(&self, row: &ProvisionRow<'a>) -> Cost {
        let a_week = row.cost_per_week.map(|cost| *cost).or_else(|| self.cost_by_rate(row));
        let weeks = row.weeks.or(self.cycle.weeks).map(|weeks| *weeks);
        Cost {
            a_week,
            a_term: a_week.zip(weeks).map(|(cost, weeks)| cost * weeks),
            a_year: a_week.map(|cost| cost * self.weeks_a_year()),
        }
    }

    /// For how many weeks a year support is given.
    pub(crate) fn weeks_a_year(&self) -> f64 {
        self.settings.weeks_a_year.map_or(WEEKS_A_YEAR, |weeks| *weeks)
    }

    /// The member of staff of this name.
    pub(crate) fn member(&self, name: &str) -> Option<&StaffMember<'a>> {
        let wanted = plain(name);
        let is_it = |own: Option<&str>| own.is_some_and(|own| plain(own) == wanted);
        self.staff.iter().find(|one| !wanted.is_empty() && is_it(one.name.as_deref()))
    }

    fn cost_by_rate(&self, row: &ProvisionRow<'a>) -> Option<f64> {
        let alone = || row.is_one_to_one().then_some(1.0);
        let size = row.group_size.map(|size| *size).or_else(alone)?;
        Some(row.dose()? / 60.0 / size.max(1.0) * self.hour_of(row)?)
    }

    /// What an hour of those who give a row costs together.
    fn hour_of(&self, row: &ProvisionRow<'a>) -> Option<f64> {
        let role = row.role.as_deref().unwrap_or_default();
        let names = wording::roles_in(row.giver());
        let members: Vec<&StaffMember<'a>> =
            names.iter().filter_map(|name| self.member(name)).collect();
        let of_member = |member: &&StaffMember<'a>| {
            let own = member.role.as_deref().unwrap_or_default();
            let of_role = || self.hour_of_role(if own.is_empty() { role } else { own });
            member.rate.map(|rate| *rate).or_else(of_role)
        };
        match members.as_slice() {
            [one] if names.len() == 1 => {
                let of_role = || self.hour_of_role(role).or_else(|| of_member(one));
                one.rate.map(|rate| *rate).or_else(of_role)
            }
            several if !several.is_empty() && several.len() == names.len() => {
                several.iter().map(of_member).sum()
            }
            _ if role.trim().is_empty() => self.hour_of_role(row.giver()),
            _ => self.hour_of_role(role),
        }
    }

    /// What an hour of a role costs, or of several roles together: `class teacher and teaching assistant`.
    fn hour_of_role(&self, text: &str) -> Option<f64> {
        let parts = wording::roles_in(text);
        match parts.as_slice() {
            [] => None,
            [one] => self.hour_of_one(one),
            // A role of its own may have an `and` in it.
            several => self
                .hour_listed_as(text)
                .or_else(|| several.iter().map(|one| self.hour_of_one(one)).sum::<Option<f64>>()),
        }
    }

    /// The rate in the school's list for this very role.
    fn hour_listed_as(&self, role: &str) -> Option<f64> {
        let key = wording::role_key(role);
        let mut rates = self.settings.rates.iter();
        rates.find(|(listed, _)| wording::role_key(listed) == key).map(|(_, rate)| **rate)
    }

    fn hour_of_one(&self, role: &str) -> Option<f64> {
        let by_price = || {
            let is_assistant = wording::is_kind_of(&wording::role_key(role), ASSISTANT);
            self.settings.assistant_hour.filter(|_| is_assistant).map(|hour| *hour)
        };
        self.listed_hour(role).or_else(by_price)
    }

    /// The rate in the school's list that fits a role best: the same role, or else the longest that it is a kind of.
    fn listed_hour(&self, role: &str) -> Option<f64> {
        let role = wording::role_key(role);
        let listed = self.settings.rates.iter().map(|(key, rate)| (wording::role_key(key), **rate));
        let fitting = listed.filter(|(key, _)| wording::is_kind_of(&role, key));
        fitting.max_by_key(|(key, _)| key.len()).map(|(_, rate)| rate)
    }
}
