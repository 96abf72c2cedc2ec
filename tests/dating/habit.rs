//! Likely days of writing from what a report tells by itself, and from other reports: each beside one, nearly alike, that must be
//! left open.

use super::dates;

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
