//! How text is cut for drawing, and how dates are counted and said.

use datelines_app::app::disagreement::{Count, beside, count, in_full};
use datelines_app::app::pieces::pieces;
use datelines_app::app::words::ENGLISH;
use datelines_core::source::Span;
use datelines_core::story::SourceIx;

use crate::story::{HARBOUR, bridge, day};

fn span(start: usize, end: usize) -> Span {
    bridge().sources[0]
        .source
        .span(start..end)
        .expect("a span of the text")
}

#[test]
fn pieces_cover_a_text_without_gap_or_overlap() {
    let story = bridge();
    let timexes = &story.sources[0].timexes;
    let said = span(30, 50);
    // Every stretch of the text, whatever it cuts through.
    for start in 0..HARBOUR.len() {
        for end in start..=HARBOUR.len() {
            let cut = pieces(start..end, timexes, &[said]);
            let mut at = start;
            for piece in &cut {
                assert_eq!(piece.range.start, at);
                assert!(piece.range.end > at, "no piece is empty");
                at = piece.range.end;
                let inside =
                    |span: Span| span.start() <= piece.range.start && piece.range.end <= span.end();
                assert_eq!(piece.said, inside(said));
                assert_eq!(
                    piece.timex.map(|ix| inside(timexes[ix as usize].span)),
                    piece.timex.map(|_| true)
                );
            }
            assert_eq!(at, end);
        }
    }
}

#[test]
fn words_that_say_when_are_one_piece_within_a_passage() {
    let story = bridge();
    let report = &story.sources[0];
    let mention = story.events[0]
        .mentions
        .iter()
        .find(|m| m.source == SourceIx(0))
        .expect("it reports the event");
    let cut = pieces(mention.span.range(), &report.timexes, &[]);
    let words: Vec<(&str, Option<u32>)> = cut
        .iter()
        .map(|p| (&report.source.text()[p.range.clone()], p.timex))
        .collect();
    assert_eq!(
        words,
        [
            ("The town closed the bridge ", None),
            ("on Tuesday", Some(0)),
            (".", None)
        ]
    );
}

#[test]
fn sources_are_counted_by_what_they_say_of_the_date() {
    let mut event = bridge().events[0].clone();
    let other = (day("2008-08-25"), 1);
    assert_eq!(
        count(&event),
        Count {
            same: 2,
            fitting: 0,
            others: vec![other]
        }
    );
    // A week that holds the day agrees with it and does not name it.
    event.mentions[2].date = Some(day("2008-08-25/2008-08-31"));
    assert_eq!(
        count(&event),
        Count {
            same: 1,
            fitting: 1,
            others: vec![other]
        }
    );
    // A source that gives the date once has given it, whatever else it says.
    event.mentions[1].source = SourceIx(0);
    assert_eq!(
        count(&event),
        Count {
            same: 1,
            fitting: 1,
            others: vec![]
        }
    );
    event.date = None;
    assert_eq!(count(&event), Count::default());
}

#[test]
fn dates_are_said_at_their_own_precision() {
    for (edtf, words) in [
        ("2008-08-26", "Tuesday 26 August 2008"),
        ("2008-08", "Aug 2008"),
        ("2008", "2008"),
        ("2008-08-25/2008-08-31", "25–31 Aug 2008"),
        ("-0043-03-15", "15 March 44 BC"),
    ] {
        assert_eq!(in_full(day(edtf), &ENGLISH), words, "{edtf}");
    }
    let date = day("2008-08-26");
    for (edtf, words) in [
        ("2008-08-25", "Monday the 25th"),
        ("2008-09-01", "Monday 1 September 2008"),
        ("2009", "2009"),
    ] {
        assert_eq!(beside(day(edtf), date, &ENGLISH), words, "{edtf}");
    }
}
