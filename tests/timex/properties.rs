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
    assert_eq!(resolved.len(), timexes.len(), "{text:?}");
    for (short, timex) in resolved.iter().zip(&timexes) {
        assert_eq!(short.span, timex.span, "{text:?}");
        let meaning = short.meaning;
        assert_eq!(meaning.kind, timex.kind, "{text:?}");
        assert_eq!(meaning.value.to_string(), timex.value, "{text:?}");
        let modifier = meaning.modifier.map(|modifier| modifier.as_str());
        assert_eq!(modifier, timex.modifier.as_deref(), "{text:?}");
        assert_eq!(meaning.when, timex.when, "{text:?}");
        assert_eq!(short.whole, timex.whole, "{text:?}");
        assert_eq!(short.stated(), timex.stated, "{text:?}");
    }
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
