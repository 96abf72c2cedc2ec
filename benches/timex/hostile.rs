//! Texts made to be costly: each of one thing only, as long as asked for. The bench times them against prose, a test reads them
//! short.

/// Repeated end to end.
const SCRAPS: &[&str] = &[
    "1",
    "1 ",
    "7th ",
    "10 ",
    "1,200 ",
    "2.5 ",
    "1999 ",
    "1999-",
    "2008-2008-2008 ",
    "1914-18, ",
    "12/12/",
    "12/12/2008 ",
    "3.9.2008 ",
    "3:30 p.m. ",
    "7 ",
    "31 31 ",
    "the day after ",
    "the day before the day after ",
    "two years after ",
    "two days after Christmas of ",
    "a hundred ",
    "twenty ",
    "half a ",
    "about the early ",
    "of the last week of ",
    "the end of the beginning of the middle of ",
    "of the of the ",
    "the third Thursday of the third ",
    "Monday, ",
    "Monday ",
    "Monday Tuesday Wednesday ",
    "Friday's ",
    "January ",
    "January-",
    "January 1 ",
    "May ",
    "from May to July and ",
    "from 3 to 5 March ",
    "1 March and 2 April and ",
    "in the summer and fall of ",
    "Christmas Eve ",
    "yesterday ",
    "today's ",
    "now ",
    "last ",
    "the same ",
    "every ",
    "early ",
    "quarter ",
    "third-quarter ",
    "fiscal ",
    "year ",
    "year-",
    "the night of ",
    "a.m. ",
    "B.C. ",
    "the ",
    "and ",
    "will ",
    "said ",
    "XVIII ",
    "MDCCCLXXXVIII ",
    "(",
    "\"",
    ",",
    ", ",
    "-",
    "--",
    ". ",
    "'",
    "\n",
    "\n\n",
    "\r\n",
    "a",
    "a ",
    "A.",
    "é",
    "é ",
    "e\u{301}",
    "\u{301}",
    "٣",
    "٣ ",
    "日",
    "’s ",
    "½ ",
    "\u{a0}",
    "\u{200b}",
    "\u{0}",
];

/// The texts with their names, each about this many bytes.
pub fn texts(bytes: usize) -> Vec<(String, String)> {
    let repeated = |scrap: &&str| (format!("only {scrap:?}"), scrap.repeat(bytes / scrap.len()));
    let mut texts: Vec<_> = SCRAPS.iter().map(repeated).collect();
    let nested = |open: &str, inside: &str, close: &str| {
        let deep = bytes.saturating_sub(inside.len()) / (open.len() + close.len());
        format!("{}{inside}{}", open.repeat(deep), close.repeat(deep))
    };
    let words = ["the council met ", "it rained ", "he said so "];
    let sentence = words.repeat(bytes / words.concat().len()).concat();
    let numbers = (0..bytes / 6).map(|n| format!("{} ", n % 100_000));
    let dates = (0..bytes / 16).map(|n| format!("{} May {} and ", n % 31 + 1, 1000 + n % 1000));
    texts.extend([
        ("deep brackets".to_owned(), nested("(", "on Monday", ")")),
        (
            "deep quotes".to_owned(),
            nested("“(", "on 5 May 1999", ")”"),
        ),
        (
            "dates in brackets".to_owned(),
            nested("(on Monday ", "", ")"),
        ),
        ("one sentence without a stop".to_owned(), sentence),
        ("numbers in a row".to_owned(), numbers.collect()),
        ("a chain of dates".to_owned(), dates.collect()),
    ]);
    texts
}
