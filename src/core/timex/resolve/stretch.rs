//! What has two ends: ranges, and what means the one or the other by the day of writing.

use super::{Lack, Meaning, Resolved, Scene, Writing, calendar_fields};
use crate::calendar::{Day, Granularity, Period, When};
use crate::source::Span;
use crate::timex::expr::{Fields, Node, Origin, Relation, Says, TimexExpr};

/// The two ends of a stretch, which is told by its words: what is said of it twice is worked out once.
#[derive(Clone, Copy)]
pub(in crate::timex) struct Stretch {
    words: (Span, Span),
    ends: [Resolved; 2],
}

/// What an expression means, and the stretch that it is one end of. `kept` is the stretch of the expression before it.
pub(super) fn with_whole(expr: &TimexExpr, scene: &Scene, kept: &mut Option<Stretch>) -> Resolved {
    match expr.whole.as_deref() {
        None => Resolved::alone(&expr.node, scene),
        Some(whole) => end_of(whole, &expr.node, scene, kept),
    }
}

/// One end of a stretch.
fn end_of(whole: &[Node; 2], end: &Node, scene: &Scene, kept: &mut Option<Stretch>) -> Resolved {
    let [first, last] = whole;
    let words = (first.span, last.span);
    let ends = match kept {
        Some(kept) if kept.words == words => &kept.ends,
        _ => {
            let ends = both(first, last, scene);
            &kept.insert(Stretch { words, ends }).ends
        }
    };
    match whole.iter().position(|node| node == end) {
        Some(n) => ends[n],
        None => {
            let alone = Resolved::alone(end, scene);
            let whole = ends[0].whole.filter(|_| alone.meaning.when.is_some());
            Resolved { whole, ..alone }
        }
    }
}

/// The meaning of what means the one or the other, by the day of writing.
pub(super) fn within_days(
    (first, last): (Day, Day),
    scene: &Scene,
    mean: impl Fn(&Scene) -> Meaning,
) -> Meaning {
    let on = |day: Day| {
        let known = &scene.known.written(Writing::on(day));
        mean(&Scene { known, ..*scene })
    };
    let (early, late) = (on(first), on(last));
    if early.value == late.value {
        return early;
    }
    let mut meaning = mean(scene);
    let hull = match (
        early.when.and_then(When::interval),
        late.when.and_then(When::interval),
    ) {
        (Some(a), Some(b)) => Some((
            a.hull(b),
            early.when.map_or(Granularity::Day, |w| w.granularity),
        )),
        _ => None,
    };
    match hull {
        Some((hull, granularity)) if hull.last_day().number() - hull.first_day().number() <= 7 => {
            meaning.when = Some(When::closed(hull, granularity));
            meaning.reason = early.reason;
            meaning.lacks = None;
        }
        _ => {
            meaning.when = None;
            meaning.lacks = Some(Lack::Depends);
        }
    }
    meaning
}

/// A stretch as one: what its first end means, for as long as the whole.
pub(super) fn range(of: &[Node; 2], scene: &Scene) -> Meaning {
    let [first, _] = both(&of[0], &of[1], scene);
    Meaning {
        when: first.whole,
        ..first.meaning
    }
}

/// The two ends of a stretch, each with the whole of it.
fn both(first: &Node, last: &Node, scene: &Scene) -> [Resolved; 2] {
    let mut from = Resolved::alone(first, scene);
    let mut to = second(last, &from, scene);
    join([(&mut from, first), (&mut to, last)], scene);
    [from, to]
}

/// The second end of a stretch: "the following March" follows the first.
pub(in crate::timex) fn second(last: &Node, first: &Resolved, scene: &Scene) -> Resolved {
    match first.meaning.period {
        Some(_) if follows(last) => {
            let mut known = *scene.known;
            known.told.reached = first.meaning.period;
            Resolved::alone(
                last,
                &Scene {
                    known: &known,
                    ..*scene
                },
            )
        }
        _ => Resolved::alone(last, scene),
    }
}

/// "the following March", "the next day", "two days later", "the 9th": counted from the date that is told of.
fn follows(node: &Node) -> bool {
    let mut node = node;
    loop {
        match &node.says {
            Says::Calendar { fields, relation } => {
                let alone = fields.day.is_some() && fields.month.is_none();
                return alone || *relation == Some(Relation::Following);
            }
            Says::Anaphor { offset, .. } => return *offset > 0,
            Says::Shift { from, .. } => return *from == Origin::Telling,
            Says::Phase { of, .. } | Says::Hour { of: Some(of), .. } | Says::Within { of, .. } => {
                node = of;
            }
            _ => return false,
        }
    }
}

/// Gives the two ends of a stretch, each with its words, the whole of it. Where both leave their year or week open they stand in their
/// order: "from Jan. 1 to June 30" is of one year, "from Monday to Friday" of one week.
pub(in crate::timex) fn join(ends: [(&mut Resolved, &Node); 2], scene: &Scene) {
    let [(a, first), (b, last)] = ends;
    if let (Some(from), Some(to)) = (a.meaning.period, b.meaning.period)
        && from.first_day() > to.first_day()
        && let (Some(x), Some(y)) = (open_fields(first), open_fields(last))
    {
        // "from October to March" told in February is the stretch that February lies in.
        let holds = |told: Period| {
            told.granularity() < Granularity::Year && told.first_day() <= to.last_day()
        };
        let onward = if scene.is_history() {
            !scene.told().reached.is_some_and(holds)
        } else {
            scene.ahead() == Some(true)
        };
        let (end, moved) = if onward {
            (&mut *b, calendar_fields::beside(y, from, true))
        } else {
            (&mut *a, calendar_fields::beside(x, to, false))
        };
        if let Some(moved) = moved {
            end.meaning = Meaning::date(moved, end.meaning.reason);
        }
    }
    let whole = whole(&a.meaning, &b.meaning);
    (a.whole, b.whole) = (whole, whole);
}

/// The fields of a date that leaves its year or week open.
fn open_fields(node: &Node) -> Option<&Fields> {
    match &node.says {
        Says::Calendar {
            fields,
            relation: None,
        } if fields.year.is_none() => Some(fields),
        _ => None,
    }
}

/// From the one to the other, both included. Where they fall the wrong way round, no stretch is known.
fn whole(first: &Meaning, last: &Meaning) -> Option<When> {
    let (first, last) = (first.when?, last.when?);
    let (a, b) = (first.interval()?, last.interval()?);
    (a.start() <= b.start())
        .then(|| When::closed(a.hull(b), first.granularity.min(last.granularity)))
}
