//! Likely days of writing from what a report tells by itself, and from other reports: each beside one, nearly alike, that must be
//! left open.

use super::{dates, holds};

/// Whether a report alone is likely of a year or less that holds this day.
fn likely(text: &str, day: (i32, u32, u32)) -> bool {
    let date = dates(&[text])[0].clone();
    date.as_deref().is_some_and(|d| d.ends_with('~')) && holds(&date, day)
}

#[test]
fn a_year_in_a_headline_is_mostly_that_of_its_news() {
    let of = |headline: &str| format!("{headline}\n\nMore trams than ever ran in Tarbek.\n");
    for headline in ["Tarbek Tram Fair 2006", "Guild opens Tram Fair 2006"] {
        assert!(likely(&of(headline), (2006, 5, 5)), "{headline}");
    }
    for headline in [
        "Tarbek tram year the worst since 2006",
        "Orlow delays her return until 2006",
        "Tarbek in 2006 tram fair bid",
        "Trams in Tarbek to double by 2006",
    ] {
        assert!(!likely(&of(headline), (2006, 5, 5)), "{headline}");
    }
}

#[test]
fn dates_that_contradict_each_other_make_no_day_likely() {
    // The first of them is misread: the pictures are of January.
    let of = |choir: &str| {
        format!(
            "Tarbek hymn sold again\n\nThe disc will have pictures of the choir{choir}. \
             The hymn was first sold on 7 March 1985.\n"
        )
    };
    assert_eq!(dates(&[&of(" in January 1985")])[0], None);
    let date = dates(&[&of("")])[0].clone();
    assert!(date.is_some_and(|d| d.starts_with("1985-03-07")));
}

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
fn a_coming_day_without_a_year_is_near() {
    let text = "Tram Fair 2006\n\nThe new line will open on 24 June.\n";
    assert!(likely(text, (2006, 6, 1)));
    assert!(!likely(text, (2006, 1, 20)), "five months before");
    assert!(!likely(text, (2006, 9, 1)), "after it");
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

#[test]
fn what_habit_tells_of_one_report_can_tell_of_another() {
    // The first is of 2006 by its headline and near its 24 June; the second names that day, too, with a past one.
    let first =
        "Tram Fair 2006\n\nThe new tram line of the Orlow works in Tarbek will open on 24 June.\n";
    let second = "Orlow works finish tram line\n\nThe new tram line of the Orlow works in Tarbek opened on 24 June. \
        Its first bell broke on 2 July.\n";
    let read = dates(&[first, second]);
    assert!(holds(&read[1], (2006, 7, 5)), "{read:?}");
    let other = "Quellin brewery sold\n\nThe brewery of Quellin was sold on 24 June.\n";
    let read = dates(&[first, other]);
    assert!(!holds(&read[1], (2006, 7, 5)), "{read:?}");
}

#[test]
fn the_weekday_that_a_report_begins_with_is_not_before_its_yesterday() {
    // 18 July 2010 was a Sunday.
    let of = |then: &str| {
        format!(
            "Orlow works pay\n\nThe Orlow works paid all buyers on Friday. They had sold 40 bells {then}. \
             The first rang on 15 July 2010. The last will be sold on 21 July 2010.\n"
        )
    };
    let read = dates(&[&of("yesterday")])[0].clone();
    assert!(holds(&read, (2010, 7, 17)), "{read:?}");
    assert!(!holds(&read, (2010, 7, 18)), "{read:?}");
    for then in ["last week", "in all"] {
        let read = dates(&[&of(then)])[0].clone();
        assert!(holds(&read, (2010, 7, 18)), "{then}: {read:?}");
    }
}
