//! One node of what is said: by its kind, with what is quickly told here.

use super::hour::hour;
use super::scene::{Known, Writing};
use super::stretch::range;
use super::{Meaning, Scene, Told, calendar_fields, shifts};
use crate::calendar::{Granularity, When};
use crate::timex::TimexType;
use crate::timex::expr::{Amount, Fields, Node, Phase, Recurring, Says, TimeOfDay, Year, YearSpan};
use crate::timex::timex3::{Length, Modifier, Pattern, Value};

/// What a node means. Most are dates by themselves.
#[inline(never)]
pub(super) fn node(of: &Node, scene: &Scene) -> Meaning {
    match &of.says {
        Says::Calendar { fields, relation } => calendar_fields::mean(fields, *relation, scene),
        says => other(says, scene),
    }
}

/// What anything else means; what is not told quickly is in a file of its own.
#[inline(never)]
fn other(says: &Says, scene: &Scene) -> Meaning {
    match says {
        Says::Calendar { fields, relation } => calendar_fields::mean(fields, *relation, scene),
        Says::Reference(reference) => Meaning::reference(*reference),
        Says::Within { fields, of } => within(fields, of, scene),
        Says::Deictic { unit, offset } => shifts::deictic(*unit, *offset, scene),
        Says::Anaphor {
            unit,
            offset,
            pointed,
        } => shifts::anaphor(*unit, *offset, *pointed, scene),
        Says::Shift {
            amount,
            direction,
            from,
        } => shifts::shift(amount, *direction, from, scene),
        Says::Phase { phase: which, of } => phase(*which, node(of, scene)),
        Says::Hour { time, of, zone } => hour(*time, of.as_deref(), zone.is_some(), scene),
        Says::Length(amount) => length(amount),
        // The telling goes on within that period.
        Says::LengthOf(amount, of) => Meaning {
            period: node(of, scene).period,
            ..length(amount)
        },
        Says::Every { what } => every(what),
        Says::About(of) => about(node(of, scene)),
        Says::Beside {
            n,
            weekday,
            direction,
            of,
        } => shifts::beside(*n, *weekday, *direction, node(of, scene)),
        Says::Nth { n, each, of } => shifts::nth(*n, *each, node(of, scene), scene),
        Says::Range(ends) => range(ends, scene),
    }
}

/// "July of that year": the fields within the year of the other.
fn within(fields: &Fields, of: &Node, scene: &Scene) -> Meaning {
    let outer = node(of, scene);
    let mut fields = *fields;
    match outer.period {
        Some(period) if period.granularity() >= Granularity::Year => {
            fields.year = Some(Year {
                number: period.in_year(),
                short: false,
            });
            fields.span = YearSpan::One;
            let mut meaning = calendar_fields::mean(&fields, None, scene);
            meaning.reason = outer.reason;
            meaning
        }
        _ => {
            let known = &Known {
                writing: Writing::Unknown,
                told: Told::default(),
                ..*scene.known
            };
            calendar_fields::mean(&fields, None, &Scene { known, ..*scene })
        }
    }
}

fn phase(phase: Phase, of: Meaning) -> Meaning {
    let modifier = match phase {
        Phase::Start | Phase::Early => Modifier::Start,
        Phase::Mid => Modifier::Mid,
        Phase::Late | Phase::End => Modifier::End,
    };
    Meaning {
        modifier: Some(modifier),
        ..of
    }
}

fn about(of: Meaning) -> Meaning {
    Meaning {
        modifier: Some(Modifier::Approx),
        when: of.when.map(When::about),
        ..of
    }
}

fn length(amount: &Amount) -> Meaning {
    Meaning {
        modifier: amount.rough.map(Modifier::from),
        ..Meaning::of(
            Value::Length(Length::new(amount.count, amount.unit)),
            TimexType::Duration,
        )
    }
}

fn every(what: &Recurring) -> Meaning {
    let value = match what {
        Recurring::Every(amount) => Value::Length(Length::new(amount.count, amount.unit)),
        Recurring::Weekly(unit) => Value::Like(Pattern {
            unit: Some(*unit),
            ..Pattern::default()
        }),
        Recurring::Fields(fields, part) => Value::Like(Pattern {
            time: part.map(TimeOfDay::Part),
            ..calendar_fields::pattern(fields)
        }),
    };
    Meaning::of(value, TimexType::Set)
}
