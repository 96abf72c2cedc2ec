//! The two-level axis, from hours to ten thousand years.
//!
//! Years are counted as people count them: 1 BC is followed by AD 1. The finer level is the finest one whose labels have
//! room; the coarser one names the period above it (day over hours, month over days, year over months, decade over years).

use super::text;
use super::{Days, Px, Scale};
use crate::calendar::{Day, Names};

/// The size of the axis's type in pixels.
pub const TYPE: f64 = 11.5;

/// The axis of a view.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Axis {
    /// The coarser level. The first may begin left of the view: its label belongs at the left edge.
    pub major: Vec<Tick>,
    /// The finer level.
    pub minor: Vec<Tick>,
    /// Folded stretches that are in view: from, to, and what they hold ("1968–2007").
    pub folds: Vec<(Px, Px, String)>,
    /// The year stands on the axis already, so that labels can leave it out.
    pub names_years: bool,
}

/// One tick. Its label stands to the right of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// Where it is.
    pub x: Px,
    /// What it says; empty where there is no room.
    pub label: String,
    /// Whether a line belongs to it; not where its period began in a fold or out of sight.
    pub line: bool,
    /// What it says where the label finds no room.
    short: String,
}

/// How a tick is said: on the finer level, in full on the coarser one, or there with little room.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Form {
    Fine,
    Full,
    Short,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Unit {
    Hours(i64),
    Days(u32),
    Months(i32),
    Years(i32),
    /// Decades, centuries, millennia: periods of so many years.
    Ages(i32),
}

/// Units from fine to coarse, with their length in days and the pixels that a step needs.
const UNITS: [(Unit, f64, f64); 22] = [
    (Unit::Hours(1), 1.0 / 24.0, 46.0),
    (Unit::Hours(3), 0.125, 46.0),
    (Unit::Hours(6), 0.25, 46.0),
    (Unit::Hours(12), 0.5, 46.0),
    (Unit::Days(1), 1.0, 26.0),
    (Unit::Days(2), 2.0, 30.0),
    (Unit::Days(7), 7.0, 36.0),
    (Unit::Days(14), 14.0, 36.0),
    (Unit::Months(1), 30.4, 38.0),
    (Unit::Months(3), 91.3, 40.0),
    (Unit::Months(6), 182.6, 40.0),
    (Unit::Years(1), 365.2, 50.0),
    (Unit::Years(2), 730.5, 50.0),
    (Unit::Years(5), 1826.0, 50.0),
    (Unit::Years(10), 3652.0, 50.0),
    (Unit::Years(20), 7305.0, 50.0),
    (Unit::Years(50), 18_262.0, 50.0),
    (Unit::Years(100), 36_524.0, 60.0),
    (Unit::Years(200), 73_048.0, 60.0),
    (Unit::Years(500), 182_621.0, 60.0),
    (Unit::Years(1000), 365_242.0, 64.0),
    (Unit::Years(2000), 730_485.0, 64.0),
];

/// An even piece of a folded stretch gets ticks of its own from this width on.
const TICKS_IN_FOLD: f64 = 260.0;

/// A stretch beside a fold that is narrower than this gets no ticks: they would say too little.
const LEAST_RUN: f64 = 48.0;

/// The axis for this scale, said with these names; `factor` is that of the typeface (see [`text::width`]).
pub fn axis(scale: &Scale, factor: f64, names: &Names) -> Axis {
    let mut out = Axis::default();
    let (from, to) = (scale.invert(Px(0.0)), scale.invert(Px(scale.width())));
    let mut at = from;
    let mut finest = f64::INFINITY;
    for stretch in scale.fold().stretches() {
        if stretch.end.0 <= at.0 || stretch.start.0 >= to.0 {
            continue;
        }
        if at.0 < stretch.start.0 {
            finest = finest.min(run(&mut out, scale, (at, stretch.start), factor, names));
        }
        let (start, end) = (
            Days(stretch.start.0.max(at.0)),
            Days(stretch.end.0.min(to.0)),
        );
        let (x0, x1) = (scale.scale(start), scale.scale(end));
        let mut ticked = false;
        for (from, to) in scale.fold().pieces(*stretch) {
            let (from, to) = (Days(from.0.max(start.0)), Days(to.0.min(end.0)));
            if from < to && scale.scale(to).0 - scale.scale(from).0 >= TICKS_IN_FOLD {
                finest = finest.min(run(&mut out, scale, (from, to), factor, names));
                ticked = true;
            }
        }
        if ticked {
            out.folds.push((x0, x1, String::new()));
        } else {
            let (first, last) = (year(start), year(Days(end.0 - 1.0)));
            let years = if first == last {
                names.year(first)
            } else {
                format!("{}–{}", names.year(first), names.year(last))
            };
            let told = (names.folded)(&years);
            let fits = |label: &String| text::width(label, TYPE, factor) < x1.0 - x0.0 - 12.0;
            let label = [told, years].into_iter().find(fits).unwrap_or_default();
            out.folds.push((x0, x1, label));
        }
        at = end;
    }
    if at.0 < to.0 {
        finest = finest.min(run(&mut out, scale, (at, to), factor, names));
    }
    out.names_years = finest < 300.0;
    make_room(&mut out, scale.scale(to), factor);
    out
}

/// The ticks of one even stretch; returns the length of its finer unit in days.
fn run(out: &mut Axis, scale: &Scale, (from, to): (Days, Days), factor: f64, names: &Names) -> f64 {
    let pixels = scale.scale(to).0 - scale.scale(from).0;
    if pixels < LEAST_RUN {
        return f64::INFINITY;
    }
    let per_day = pixels / (to.0 - from.0);
    let wanted = UNITS
        .iter()
        .find(|(_, days, px)| days * per_day >= px * factor);
    let (unit, length, _) = *wanted.unwrap_or(&UNITS[UNITS.len() - 1]);
    let above = match unit {
        Unit::Hours(_) => Some(Unit::Days(1)),
        Unit::Days(_) => Some(Unit::Months(1)),
        Unit::Months(_) => Some(Unit::Years(1)),
        Unit::Years(1..=2) => Some(Unit::Ages(10)),
        Unit::Years(3..=50) => Some(Unit::Ages(100)),
        Unit::Years(51..=500) => Some(Unit::Ages(1000)),
        Unit::Years(_) | Unit::Ages(_) => None,
    };
    steps(unit, from, to, names, |at, label| {
        if at.0 >= from.0 && at.0 < to.0 {
            out.minor.push(Tick {
                x: scale.scale(at),
                label: label(Form::Fine),
                line: true,
                short: String::new(),
            });
        }
    });
    let first = out.major.len();
    if let Some(above) = above {
        steps(above, from, to, names, |at, label| {
            if at.0 < to.0 {
                let line = at.0 >= from.0;
                let tick = Tick {
                    x: scale.scale(if line { at } else { from }),
                    label: label(Form::Full),
                    line,
                    short: label(Form::Short),
                };
                // Of the periods that began before this stretch only the last reaches into it.
                if !line && out.major.len() > first {
                    out.major.pop();
                }
                out.major.push(tick);
            }
        });
    }
    length
}

/// Shortens or blanks the labels that would run into the next one, or, on the coarser level, out of the view at `edge`.
fn make_room(axis: &mut Axis, edge: Px, factor: f64) {
    for (ticks, type_factor, ends) in [
        (&mut axis.minor, factor, None),
        (&mut axis.major, factor * text::BOLD, Some(&axis.folds)),
    ] {
        let mut next = f64::INFINITY;
        for tick in ticks.iter_mut().rev() {
            let fold = ends.and_then(|folds| folds.iter().map(|f| f.0.0).find(|&x| x > tick.x.0));
            let edge = if ends.is_some() {
                edge.0
            } else {
                f64::INFINITY
            };
            let room = next.min(fold.unwrap_or(f64::INFINITY)).min(edge) - tick.x.0 - 8.0;
            let fits = |label: &str| text::width(label, TYPE, type_factor) <= room;
            if !fits(&tick.label) {
                tick.label = std::mem::take(&mut tick.short);
            }
            if fits(&tick.label) {
                next = tick.x.0;
            } else {
                tick.label.clear();
            }
        }
    }
}

/// Calls `each` with the start of every step of this unit from the one that holds `from` up to `to`.
fn steps(
    unit: Unit,
    from: Days,
    to: Days,
    names: &Names,
    mut each: impl FnMut(Days, &dyn Fn(Form) -> String),
) {
    match unit {
        Unit::Hours(n) => {
            let mut hour = (from.0 * 24.0 / n as f64).floor() as i64 * n;
            while (hour as f64) < to.0 * 24.0 {
                each(Days(hour as f64 / 24.0), &|_| {
                    format!("{:02}:00", hour.rem_euclid(24))
                });
                hour += n;
            }
        }
        Unit::Days(n) => {
            let (mut y, mut m) = month(from);
            while let Some(first) = Day::from_ymd(y, m, 1).filter(|d| f64::from(d.number()) < to.0)
            {
                let (ny, nm) = if m == 12 { (y + 1, 1) } else { (y, m + 1) };
                let length = Day::from_ymd(ny, nm, 1)
                    .map_or(31, |next| (next.number() - first.number()) as u32);
                for d in (1..=length).step_by(n as usize) {
                    // A step that the month's end cuts short would stand too close to the next month.
                    let whole = 2 * (length + 1 - d) > n;
                    let Some(day) = Day::from_ymd(y, m, d).filter(|_| whole) else {
                        continue;
                    };
                    let at = Days(f64::from(day.number()));
                    if at.0 + 1.0 > from.0 && at.0 < to.0 {
                        each(at, &|form| match form {
                            Form::Fine => d.to_string(),
                            Form::Full => {
                                let weekday = names.weekday_short(day.weekday());
                                format!("{weekday} {d} {} {}", names.month_short(m), names.year(y))
                            }
                            Form::Short => format!("{d} {}", names.month_short(m)),
                        });
                    }
                }
                (y, m) = (ny, nm);
            }
        }
        Unit::Months(n) => {
            let (mut y, m) = month(from);
            let mut m = (m as i32 - 1) / n * n + 1;
            while let Some(day) =
                Day::from_ymd(y, m as u32, 1).filter(|d| f64::from(d.number()) < to.0)
            {
                each(Days(f64::from(day.number())), &|form| match form {
                    Form::Full => (names.of_year)(names.month(m as u32), &names.year(y)),
                    Form::Fine | Form::Short => names.month_short(m as u32).to_owned(),
                });
                m += n;
                if m > 12 {
                    (y, m) = (y + 1, 1);
                }
            }
        }
        Unit::Years(n) | Unit::Ages(n) => {
            let ages = matches!(unit, Unit::Ages(_));
            // Counted as people do: …, -2 (2 BC), -1 (1 BC), 1, 2, …
            let counted = |y: i32| if y > 0 { y } else { y - 1 };
            let mut count = counted(year(from)).div_euclid(n) * n - if ages { n } else { 0 };
            loop {
                // An age before Christ begins with its highest year: 499 BC for the four hundreds.
                let first = match count {
                    c if c < 0 && ages => c + 2,
                    c if c < 0 => c + 1,
                    0 => 1,
                    c => c,
                };
                let Some(day) =
                    Day::from_ymd(first.max(-9999), 1, 1).filter(|d| f64::from(d.number()) < to.0)
                else {
                    break;
                };
                if !(n == 1 && count == 0) {
                    each(Days(f64::from(day.number())), &|_| {
                        if ages {
                            age_name(count, n, names)
                        } else {
                            tick_year(first, names)
                        }
                    });
                }
                count += n;
            }
        }
    }
}

fn year(at: Days) -> i32 {
    day_of(at).ymd().0
}

fn month(at: Days) -> (i32, u32) {
    let (y, m, _) = day_of(at).ymd();
    (y, m)
}

pub(super) fn day_of(at: Days) -> Day {
    let number =
        at.0.floor()
            .clamp(f64::from(Day::MIN.number()), f64::from(Day::MAX.number()));
    Day::from_number(number as i32).unwrap_or(Day::MIN)
}

/// A year on a tick: the first one of all says which side it is on.
fn tick_year(y: i32, names: &Names) -> String {
    if y == 1 {
        (names.after_christ)("1")
    } else {
        names.year(y)
    }
}

/// The age that `count` begins, `n` years long: 1960s, 1900–1999, 499–400 BC.
fn age_name(count: i32, n: i32, names: &Names) -> String {
    match (count, n) {
        (0, _) => (names.after_christ)(&format!("1–{}", n - 1)),
        (c, 10) if c > 0 => (names.decade)(c as u32),
        (c, _) if c > 0 => format!("{c}–{}", c + n - 1),
        (c, _) if c == -n => (names.before_christ)(&format!("{}–1", n - 1)),
        (c, 10) => (names.before_christ)(&(names.decade)((-c - n) as u32)),
        (c, _) => (names.before_christ)(&format!("{}–{}", -c - 1, -c - n)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::ENGLISH;
    use crate::timeline::{Fold, Place, View};

    fn labels(
        start: (i32, u32, u32),
        end: (i32, u32, u32),
        width: f64,
    ) -> (Vec<String>, Vec<String>) {
        let place = |(y, m, d)| Place(f64::from(Day::from_ymd(y, m, d).unwrap().number()));
        let fold = Fold::none();
        let axis = axis(
            &Scale::new(View::new(place(start), place(end)), width, &fold),
            1.0,
            &ENGLISH,
        );
        let take = |ticks: &[Tick]| {
            ticks
                .iter()
                .filter(|t| !t.label.is_empty())
                .map(|t| t.label.clone())
                .collect()
        };
        (take(&axis.major), take(&axis.minor))
    }

    #[test]
    fn each_scale_has_its_two_levels() {
        let (major, minor) = labels((2008, 8, 7), (2008, 8, 9), 900.0);
        assert_eq!(major, ["Thu 7 Aug 2008", "Fri 8 Aug 2008"]);
        assert_eq!(&minor[..3], ["00:00", "03:00", "06:00"]);

        let (major, minor) = labels((2008, 8, 5), (2008, 9, 7), 1000.0);
        assert_eq!(major, ["August 2008", "September 2008"]);
        assert_eq!(&minor[..2], ["5", "6"]);

        let (major, minor) = labels((2007, 11, 20), (2009, 3, 1), 800.0);
        assert_eq!(major, ["2007", "2008", "2009"]);
        assert_eq!(&minor[..2], ["Dec", "Jan"]);

        let (major, minor) = labels((1954, 1, 1), (1969, 1, 1), 1000.0);
        assert_eq!(major, ["1950s", "1960s"]);
        assert_eq!(&minor[..2], ["1954", "1955"]);
    }

    #[test]
    fn no_year_is_zero() {
        let (major, minor) = labels((-3, 1, 1), (5, 1, 1), 520.0);
        assert_eq!(
            minor,
            ["4 BC", "3 BC", "2 BC", "1 BC", "AD 1", "2", "3", "4"]
        );
        assert_eq!(major, ["9–1 BC", "AD 1–9"]);
        let (major, minor) = labels((-498, 1, 1), (250, 1, 1), 1000.0);
        assert_eq!(
            minor,
            [
                "450 BC", "400 BC", "350 BC", "300 BC", "250 BC", "200 BC", "150 BC", "100 BC",
                "50 BC", "AD 1", "50", "100", "150", "200"
            ]
        );
        assert_eq!(
            major,
            [
                "499–400 BC",
                "399–300 BC",
                "299–200 BC",
                "199–100 BC",
                "99–1 BC",
                "AD 1–99",
                "100–199",
                "200–299"
            ]
        );
    }

    #[test]
    fn ten_thousand_years_have_an_axis() {
        let (_, minor) = labels((-9000, 1, 1), (2000, 1, 1), 760.0);
        assert_eq!(
            minor,
            [
                "9000 BC", "8000 BC", "7000 BC", "6000 BC", "5000 BC", "4000 BC", "3000 BC",
                "2000 BC", "1000 BC", "AD 1", "1000"
            ]
        );
    }

    #[test]
    fn labels_never_run_into_each_other() {
        let fold = Fold::none();
        for step in 0..400 {
            let span = 0.125 * 1.037_f64.powi(step);
            let view = View::new(Place(14_000.0 - span * 0.37), Place(14_000.0 + span * 0.63));
            let axis = axis(&Scale::new(view, 640.0, &fold), 1.0, &ENGLISH);
            for ticks in [&axis.minor, &axis.major] {
                let shown: Vec<&Tick> = ticks.iter().filter(|t| !t.label.is_empty()).collect();
                for pair in shown.windows(2) {
                    let end = pair[0].x.0 + text::width(&pair[0].label, TYPE, 1.0);
                    assert!(
                        end < pair[1].x.0,
                        "{} and {} at a span of {span} days",
                        pair[0].label,
                        pair[1].label
                    );
                }
            }
            assert!(
                axis.minor.len() < 40 && (span > 5e6 || !axis.minor.is_empty()),
                "{} ticks for {span} days",
                axis.minor.len()
            );
        }
    }
}
