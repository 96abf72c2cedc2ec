//! Likely days of writing from what a report tells by itself, and from other reports: each beside one, nearly alike, that must be
//! left open.

use super::{dates, holds};

#[test]
fn a_time_of_day_is_no_year() {
    let of = |time: &str| format!("Harbour play\n\nThe guild will show the play on {time}.\n");
    for time in [
        "Wednesday 19 January, from 1930 in the hall",
        "Wednesday, at 1930 in the hall",
        "the quay from 1130 to 1215 GMT",
    ] {
        assert_eq!(dates(&[&of(time)])[0], None, "{time}");
    }
    for time in ["a quay to be built by 1930", "Wednesday, 19 May 1930"] {
        assert!(dates(&[&of(time)])[0].is_some(), "{time}");
    }
}

#[test]
fn the_country_of_two_deeds_does_not_make_them_one() {
    let dated = |where_: &str| {
        format!(
            "Harbour games\n\nThe Brandsted box was launched {where_} on 15 November 2001. Many waited.\n"
        )
    };
    let undated =
        |what: &str| format!("New bell\n\nA bell to ring by hand comes. {what} last week.\n");
    let read = |what: &str, where_: &str| dates(&[&undated(what), &dated(where_)])[0].clone();
    let other = read("It was launched in Japan", "in Japan");
    assert!(!holds(&other, (2001, 11, 20)), "{other:?}");
    let same = read("The Brandsted box was launched", "in Japan");
    assert!(holds(&same, (2001, 11, 20)), "{same:?}");
}
