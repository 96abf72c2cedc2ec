//! What holds for every text, every day of writing and every kind of text. The tests and the fuzzer share it.

use datelines_core::calendar::{Day, Granularity, Period, When};
use datelines_core::source::Kind;
use datelines_core::timex::timex3::Value;
use datelines_core::timex::{self, Context, Told};

/// Reads the text, and stops where something does not hold.
pub fn hold(text: &str, anchor: Option<When>, kind: Kind) {
    let timexes = timex::tag(text, anchor, kind);
    assert_eq!(timexes, timex::tag(text, anchor, kind), "twice the same");
    let mut end = 0;
    for timex in &timexes {
        let words = text.get(timex.span.range());
        assert!(words.is_some_and(|words| !words.is_empty()), "{text:?}");
        assert!(timex.span.start() >= end, "in order, apart: {text:?}");
        end = timex.span.end();
        let value = timex.value.parse::<Value>().map(|value| value.to_string());
        assert_eq!(value.as_ref(), Ok(&timex.value), "{text:?}");
        assert_eq!(timex.when.is_some(), !timex.because.is_empty(), "{text:?}");
        assert!(
            timex.when.is_none() || timex.unresolved.is_none(),
            "{text:?}"
        );
        if let Some(when) = timex.when {
            let edtf = when.to_edtf();
            let again = When::from_edtf(&edtf).map(When::to_edtf);
            assert_eq!(again, Some(edtf), "{text:?}");
        }
    }
    let resolved = timex::find_and_resolve(text, anchor, kind);
    let told: Vec<_> = resolved
        .iter()
        .map(|resolved| resolved.explain(text, anchor, kind))
        .collect();
    assert_eq!(told, timexes, "sentences change nothing");
    let told = Told::default();
    let context = Context {
        text,
        anchor,
        kind,
        told,
    };
    for expr in timex::find_in(text, kind) {
        let alone = timex::resolve(&expr, &context);
        assert_eq!(alone, timex::resolve(&expr, &context), "{text:?}");
    }
}

/// A day of writing and a kind of text from a few bytes: any day there is, any stretch of days, an open end, a unit, or none.
pub fn scene(bytes: &[u8]) -> (Option<When>, Kind) {
    let byte = |n: usize| bytes.get(n).copied().unwrap_or(0);
    let number = |n: usize| i32::from_le_bytes([byte(n), byte(n + 1), byte(n + 2), 0]);
    let day = |n: i32| {
        let days = Day::MAX.number() - Day::MIN.number() + 1;
        Day::from_number(Day::MIN.number() + n.rem_euclid(days)).expect("within the range")
    };
    let first = day(number(1));
    let last = day(first.number() - Day::MIN.number() + number(4) % 1000);
    let units = [
        Granularity::Week,
        Granularity::Month,
        Granularity::Season,
        Granularity::Year,
        Granularity::Century,
    ];
    let anchor = match byte(0) % 8 {
        0 => None,
        1 => When::days(first, last),
        2 => Some(When::from_day(first)),
        3 => Some(When::until_day(first)),
        4 => Some(Period::containing(first, units[number(4) as usize % units.len()]).when()),
        5 => Some(When::day([Day::MIN, Day::MAX][number(1) as usize % 2])),
        _ => Some(When::day(first)),
    };
    let kind = [Kind::News, Kind::History, Kind::Prose][byte(7) as usize % 3];
    (anchor, kind)
}

/// A text of words that rules know, one a byte.
pub fn words(bytes: &[u8]) -> String {
    let scrap = |byte: &u8| SCRAPS[*byte as usize % SCRAPS.len()];
    bytes.iter().map(scrap).collect()
}

/// Words that the rules know, marks, digits and characters of every width.
const SCRAPS: &[&str] = &[
    "the ",
    "day ",
    "after ",
    "before ",
    "of ",
    "last ",
    "next ",
    "Friday ",
    "May ",
    "Aug. ",
    "7",
    "31 ",
    "1999",
    "0",
    "99999999999999999999",
    "th ",
    "two ",
    "hundred ",
    "million ",
    "years ",
    "ago ",
    "later ",
    "night ",
    "p.m. ",
    "BC ",
    "'",
    "s ",
    "-",
    "–",
    ",",
    ".",
    ":",
    "/",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    "é",
    "日",
    "🕰",
    "\u{0}",
    "½",
    "’",
    "quarter ",
    "third ",
    "early ",
    "mid",
    "end ",
    "year",
    "every ",
    "Easter ",
    "New Year's Eve ",
    "Q3 ",
    "will ",
    "said ",
    "first ",
    "half ",
    "a ",
    "and ",
    "to ",
    "from ",
    "2.5 ",
    "1,000 ",
    "$",
    "%",
    "1990s ",
    "fiscal ",
    "AD ",
    "29 February ",
    "-9999 ",
    "9999 ",
    "December 31, 9999 ",
    "tomorrow ",
    "week ",
    "of March 6 ",
    "10000 centuries later ",
    "4294967295 years ago ",
    "this ",
    "that ",
    "same ",
    "day before ",
    "yesterday",
    "’s",
    "on ",
    "in ",
    "at ",
    "by ",
    "since ",
    "until ",
    "between ",
    "during ",
    "about ",
    "more than ",
    "nearly ",
    "few ",
    "several ",
    "Monday, ",
    "Sat. ",
    "January ",
    "March ",
    "december",
    "12/12/2008 ",
    "3.9.2008",
    "2008-08-26",
    "1914-18",
    "264-241 ",
    "'90s ",
    "twenty-",
    "nineteen ninety-",
    "one ",
    "decade ",
    "century ",
    "summer ",
    "winter of ",
    "morning ",
    "3:30 ",
    "noon ",
    "midnight ",
    "now ",
    "recently ",
    "daily ",
    "per ",
    "Christmas ",
    "Thanksgiving ",
    "Friday's ",
    "month",
    "weekend ",
    "fortnight ",
    "ended ",
    "earlier ",
    "late ",
    "fall ",
    "latter part of ",
    "year-end ",
    "minute ",
    "seconds ",
    "old ",
    "-long ",
    "who said he would meet ",
    "\t",
    "  ",
    "“",
    "&",
    "#",
    "©",
    "\u{301}",
    "٣",
    "XIV ",
    "B.C. ",
    "a.m.",
    "GMT ",
    "o'clock ",
    "1/2 ",
    "or so ",
    "hence",
    "0000 ",
    "0001",
    "10000",
];
