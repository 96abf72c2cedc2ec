//! Days of writing over generated stories whose true days are known.
//!
//! Every corpus is made from a number: happenings with names of their own, and articles that tell of them in words that are true
//! on the day on which they are written. So whatever is worked out as certain must hold the true day.

#[path = "dating/habit.rs"]
mod habit;

use std::ops::ControlFlow;
use std::sync::Arc;

use datelines_core::analyse;
use datelines_core::calendar::{Day, Interval, When, weekday_name};
use datelines_core::curation::Edit;
use datelines_core::source::{Source, import};
use datelines_core::story::{Report, Step, Story};

/// How many corpora each property is tried on.
const TRIES: u64 = 24;

/// Numbers that look random and are the same every time (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n as u64) as usize
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// A happening: what, and on which day.
struct Happening {
    words: String,
    day: Day,
}

const PLACES: [&str; 12] = [
    "Norvik",
    "Elsterau",
    "Tarbek",
    "Quellin",
    "Orvano",
    "Brandsted",
    "Melk Abbey",
    "Sundhaven",
    "Karelby",
    "Ivrea",
    "Duskwell",
    "Portmoor",
];
const DEEDS: [&str; 8] = [
    "closed the {} swing bridge",
    "opened the {} tram tunnel",
    "bought the {} paper mill",
    "sold the {} brewery",
    "arrested the {} harbour master",
    "elected a {} lighthouse keeper",
    "launched the {} hospital ship",
    "demolished the {} gasworks",
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(month: u32) -> &'static str {
    MONTHS[month as usize - 1]
}

/// An article: its text and the day on which it was written.
struct Article {
    text: String,
    written: Day,
    dated: bool,
}

fn say(day: Day) -> String {
    let (year, month, d) = day.ymd();
    format!("{d} {} {year}", month_name(month))
}

/// Words for a past day, true on the day of writing.
fn past(dice: &mut Dice, day: Day, written: Day) -> String {
    let (year, month, d) = day.ymd();
    let gone = written.number() - day.number();
    let weekday = weekday_name(day);
    match (gone, dice.below(4)) {
        (0, 0..=2) => "today".into(),
        (1, 0..=1) => "yesterday".into(),
        (1..=6, 0..=2) => format!("on {weekday}"),
        (1..=200, 0..=1) => format!("on {} {d}", month_name(month)),
        (_, 2) => format!("on {}", say(day)),
        _ => format!("in {} {year}", month_name(month)),
    }
}

fn corpus(seed: u64) -> Vec<Article> {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let start =
        Day::from_ymd(1995 + dice.below(25) as i32, 1 + dice.below(12) as u32, 3).expect("a day");
    let happenings: Vec<Happening> = (0..6)
        .map(|k| {
            let place = PLACES[(seed as usize + 2 * k) % PLACES.len()];
            let deed = DEEDS[(seed as usize + k) % DEEDS.len()].replace("{}", place);
            let council = dice.pick(&["council", "guild", "parish", "senate"]);
            Happening {
                words: format!("the {place} {council} {deed}"),
                day: start.plus(dice.below(60) as i32).expect("a day"),
            }
        })
        .collect();
    (0..3 + dice.below(5))
        .map(|k| {
            let written = start.plus(dice.below(70) as i32).expect("a day");
            let dated = k == 0 || dice.below(3) == 0;
            let mut text = if dated {
                format!("{}\n\n", say(written))
            } else {
                String::new()
            };
            for happening in happenings.iter().filter(|h| h.day <= written) {
                let told = past(&mut dice, happening.day, written);
                let [first, ..] = &happening.words.chars().collect::<Vec<_>>()[..] else {
                    continue;
                };
                let rest = &happening.words[first.len_utf8()..];
                text += &format!("{}{rest} {told}.\n\n", first.to_uppercase());
            }
            let coming = written
                .plus(400 + dice.below(900) as i32)
                .expect("a day")
                .ymd()
                .0;
            text += &format!(
                "Number {k} of the {} almanac will appear in {coming}.\n",
                dice.pick(&PLACES)
            );
            Article {
                text,
                written,
                dated,
            }
        })
        .collect()
}

fn sources(corpus: &[Article]) -> Vec<Arc<Source>> {
    let read = |(k, article): (usize, &Article)| {
        let mut read = import(&format!("{k}.txt"), article.text.as_bytes());
        Arc::new(read.pop().expect("one article").expect("a good one"))
    };
    corpus.iter().enumerate().map(read).collect()
}

fn story(sources: Vec<Arc<Source>>, edits: &[Edit]) -> Story {
    analyse(sources, edits, &mut |_| ControlFlow::Continue(())).expect("nobody cancels")
}

/// The report of the `k`th article.
fn report(story: &Story, k: usize) -> &Report {
    let name = format!("{k}.txt");
    story
        .sources
        .iter()
        .find(|r| *r.source.name == *name)
        .expect("the source")
}

/// Nothing that is certain says anything but the truth. How many articles without a date are known between two days.
fn certain_is_true(corpus: &[Article], story: &Story, tried: &str) -> usize {
    let mut known = 0;
    for (k, article) in corpus.iter().enumerate() {
        let date = &report(story, k).date;
        for (ix, reason) in date.because.iter().enumerate() {
            let again = |other: &Step| other.text == reason.text;
            assert!(
                !date.because[..ix].iter().any(again),
                "{tried}, article {k}: said twice: {date:#?}"
            );
        }
        if let Some(when) = date.when.filter(|when| !when.about) {
            assert!(
                when.compatible(When::day(article.written)),
                "{tried}, article {k}, written on {}: {date:#?}\n{}",
                say(article.written),
                article.text
            );
            known += usize::from(when.interval().is_some() && !date.stated);
        }
    }
    known
}

#[test]
fn what_is_certain_is_true() {
    let (mut known, mut open) = (0, 0);
    for seed in 0..TRIES {
        let corpus = corpus(seed);
        let story = story(sources(&corpus), &[]);
        known += certain_is_true(&corpus, &story, &format!("corpus {seed}"));
        open += corpus.iter().filter(|article| !article.dated).count();
    }
    assert!(
        known * 3 > open,
        "only {known} of {open} undated articles are known between two days"
    );
}

#[test]
fn the_order_of_sources_and_their_coming_and_going_change_nothing() {
    for seed in 0..TRIES / 4 {
        let all = sources(&corpus(seed));
        let first = story(all.clone(), &[]);
        let mut turned = all.clone();
        turned.rotate_left(seed as usize % all.len());
        assert_eq!(story(turned.clone(), &[]), first, "corpus {seed}, turned");
        turned.reverse();
        assert_eq!(story(turned.clone(), &[]), first, "corpus {seed}, reversed");
        let gone = turned.remove(0);
        assert_ne!(story(turned.clone(), &[]), first, "corpus {seed}, one less");
        turned.push(gone);
        assert_eq!(story(turned, &[]), first, "corpus {seed}, brought back");
    }
}

#[test]
fn true_bounds_set_by_hand_are_kept_and_what_follows_is_true() {
    let (mut moved, mut tried) = (0, 0);
    for seed in 0..TRIES / 2 {
        let corpus = corpus(seed);
        let Some(k) = corpus.iter().position(|article| !article.dated) else {
            continue;
        };
        let all = sources(&corpus);
        let before = story(all.clone(), &[]);
        let day = corpus[k].written;
        let (early, late) = (day.plus(-9).expect("a day"), day.plus(4).expect("a day"));
        let bounds = [
            When::from_day(early),
            When::until_day(late),
            When::days(early, late).expect("in order"),
            When::day(day),
        ];
        for bound in bounds {
            let tried_with = format!("corpus {seed}, {k} set to {}", bound.to_edtf());
            let edit = Edit::SourceDate {
                source: all[k].id.clone(),
                edtf: bound.to_edtf(),
            };
            let after = story(all.clone(), &[edit]);
            certain_is_true(&corpus, &after, &tried_with);
            let when = report(&after, k).date.when.expect("a date");
            let within = match (bound.interval(), when.interval()) {
                (Some(bound), Some(when)) => bound.contains(when),
                (Some(_), None) => false,
                (None, _) => bound.compatible(when),
            };
            assert!(within, "{tried_with}: {}", when.to_edtf());
            // Never wider than without it.
            let wide = |story: &Story| {
                report(story, k)
                    .date
                    .when
                    .filter(|when| !when.about)
                    .and_then(When::interval)
                    .map(length)
            };
            if let (Some(before), Some(after)) = (wide(&before), wide(&after)) {
                assert!(after <= before, "{tried_with}");
            }
            tried += 1;
            moved += usize::from(
                after
                    .sources
                    .iter()
                    .zip(&before.sources)
                    .any(|(a, b)| a.source.id != all[k].id && a.date != b.date),
            );
        }
    }
    assert!(
        moved > 0,
        "no bound of {tried} told another source anything"
    );
}

fn length(interval: Interval) -> i64 {
    interval.end().minutes() - interval.start().minutes()
}

#[test]
fn a_planted_contradiction_is_found_with_its_words() {
    let mut planted = 0;
    for seed in 0..TRIES / 2 {
        let mut corpus = corpus(seed);
        let Some(k) = corpus.iter().position(|article| !article.dated) else {
            continue;
        };
        let found = |story: &Story| {
            let source = &report(story, k).source;
            let named = source
                .findings
                .iter()
                .filter(|f| f.code == "date-contradiction");
            named
                .filter_map(|f| f.span)
                .map(|span| source.words(span).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found(&story(sources(&corpus), &[])),
            [""; 0],
            "corpus {seed} as it was"
        );
        let year = corpus[k].written.ymd().0;
        let (late, early) = (format!("June {}", year + 6), format!("March {}", year - 6));
        corpus[k].text += &format!(
            "The old customs house of Zell burned down in {late}. A new one will open in {early}.\n"
        );
        let words = found(&story(sources(&corpus), &[]));
        assert!(
            words.contains(&late) || words.contains(&early),
            "corpus {seed}: {words:?}"
        );
        planted += 1;
    }
    assert!(planted > 5);
}

/// The date of each of these texts, in their order, as EDTF.
fn dates(texts: &[&str]) -> Vec<Option<String>> {
    let read = |(k, text): (usize, &&str)| {
        let mut read = import(&format!("{k}.txt"), text.as_bytes());
        Arc::new(read.pop().expect("one article").expect("a good one"))
    };
    let story = story(texts.iter().enumerate().map(read).collect(), &[]);
    (0..texts.len())
        .map(|k| report(&story, k).date.when.map(When::to_edtf))
        .collect()
}

const PLACES_IT: &str = "5 May 2003\n\nOn 2 May, Ada Orlow resigned as harbour master of Tarbek. \
    The council of Tarbek has named nobody yet.\n";

#[test]
fn a_report_is_likely_of_the_day_on_which_another_places_its_news() {
    let news = "Harbour master Ada Orlow resigns in Tarbek\n\n\
        Ada Orlow has resigned as harbour master of Tarbek, the council announced.\n";
    assert_eq!(
        dates(&[news, PLACES_IT])[0].as_deref(),
        Some("2003-05-02~/2003-05-03~")
    );
    for other in [
        // Another deed of hers, another who resigned, and the same deed told as still to come.
        "Harbour master Ada Orlow wins the Tarbek regatta\n\nAda Orlow has won the regatta of Tarbek.\n",
        "Bishop Emil Stroud resigns in Quellin\n\nEmil Stroud has resigned as bishop of Quellin.\n",
        "Harbour master Ada Orlow to resign in Tarbek\n\nAda Orlow will resign as harbour master of Tarbek.\n",
    ] {
        assert_eq!(dates(&[other, PLACES_IT])[0], None, "{other}");
    }
}

#[test]
fn a_time_of_day_alone_is_of_no_known_day() {
    let told = |line: &str, at: &str| {
        format!(
            "Ferry Alma lost off Tarbek\n\n{line}\n\nThe ferry Alma of Quellin sent a distress call to Tarbek {at}.\n"
        )
    };
    let dated = told("20 January 2010", "at 0640 GMT");
    let dates = dates(&[&told("By Ada Orlow", "at 0640 GMT"), &dated]);
    assert_eq!(dates[0], None);
}

#[test]
fn a_like_deed_of_one_firm_is_another_one() {
    let news = "Nordhavn presents new lamp with radio functions\n\n\
        Nordhavn presented a lamp with radio functions, and shops in nine towns have it.\n";
    let other = "5 May 2003\n\nFormerly \"Tock\", Tick 4 was first presented by Nordhavn in April, and offers many waking functions.\n";
    assert_eq!(dates(&[news, other])[0], None);
}

#[test]
fn each_report_has_a_today_of_its_own() {
    let told = |when: &str| {
        format!("The Tarbek ferry company sold its shares to Ada Orlow of Quellin {when}.\n")
    };
    let dated = format!("5 May 2003\n\n{}", told("yesterday"));
    assert_eq!(dates(&[&told("today"), &dated])[0], None);
    assert_eq!(dates(&[&told("on Friday"), &dated])[0], None);
    let named = "5 May 2003\n\nThe Tarbek ferry company sold its shares to Ada Orlow of Quellin on 2 May.\n";
    assert_eq!(
        dates(&[&told("on Friday"), named])[0].as_deref(),
        Some("2003-05-02/2003-05-08")
    );
}

#[test]
fn a_report_of_a_death_is_likely_of_the_year_that_ends_the_life() {
    let told = |news: &str, life: &str| {
        format!("Poet Ada Orlow {news}\n\nThe poet Ada Orlow {news} at Tarbek.\n\n{life}\n")
    };
    let life = "Ada Orlow (1931–2004) wrote nine books.";
    // What is only known not to be earlier ("2004-01-01/..") is not likely to be of any year.
    let year = |text: &str| {
        let date = dates(&[text])[0].clone().filter(|date| date.ends_with('~'));
        date.map(|date| date[..4].to_owned())
    };
    assert_eq!(year(&told("has died", life)).as_deref(), Some("2004"));
    assert_eq!(year(&told("has won a prize", life)), None);
    assert_eq!(
        year(&told(
            "has died",
            "The tram ran on line 1931–2004 for years."
        )),
        None
    );
}

#[test]
fn reports_of_one_story_date_each_other_by_many_weak_agreements() {
    // 5 April 2003 was a Saturday.
    let dated = "5 April 2003\n\nThe dam above Tarbek burst on Wednesday and drowned the mill of Ada Orlow.\n\n\
        The Quellin canal board had closed the Portmoor road on Monday. \
        On Friday Bishop Emil Stroud visited the Duskwell school.\n";
    let told = |dam: &str, road: &str, visit: &str| {
        format!(
            "The dam of Tarbek broke {dam}, and the house of Ada Orlow is gone.\n\n\
             Police shut the road to Portmoor {road}, as the Quellin board had asked. \
             Emil Stroud is to come to Duskwell {visit}.\n"
        )
    };
    let dates = |told: String| dates(&[&told, dated])[0].clone();
    assert_eq!(
        dates(told("last night", "three days ago", "tomorrow")).as_deref(),
        Some("2003-04-03~")
    );
    // The same words, of which no two fall on such days; and "today" three times, which every report has.
    assert_eq!(
        dates(told("last night", "ten days ago", "in nine days")),
        None
    );
    assert_eq!(dates(told("today", "today", "today")), None);
}

/// Whether a date holds a day, and the day before is not all it says.
fn holds(date: &Option<String>, day: (i32, u32, u32)) -> bool {
    let day = Day::from_ymd(day.0, day.1, day.2).expect("a day");
    let when = date.as_deref().and_then(When::from_edtf);
    when.is_some_and(|when| when.interval().is_some() && when.compatible(When::day(day)))
}

#[test]
fn like_reports_that_name_one_day_of_the_year_mean_the_same_day() {
    let tunnel = |more: &str| {
        format!(
            "Tarbek tram tunnel nears its opening\n\nThe tram tunnel under the harbour of Tarbek, \
             which the Orlow yard has dug, is almost ready. {more}\n"
        )
    };
    let dated = |day: &str| {
        let feast = tunnel(&format!("The mayor will give a feast on {day}."));
        format!("5 May 2003\n\n{feast}")
    };
    let pumps = |day: &str| tunnel(&format!("The old pumps will be sold on {day}."));
    let read = dates(&[&pumps("24 May"), &dated("24 May")]);
    assert!(holds(&read[0], (2003, 5, 12)), "{read:?}");
    assert!(!holds(&read[0], (2003, 6, 12)), "{read:?}");
    let likely = |date: &str| date.ends_with('~');
    assert!(read[0].as_deref().is_some_and(likely), "{read:?}");
    // Another day; a day on which all business ends; a report of something else.
    assert_eq!(dates(&[&pumps("19 June"), &dated("24 May")])[0], None);
    assert_eq!(
        dates(&[&pumps("31 December"), &dated("31 December")])[0],
        None
    );
    let other = "Quellin brewery to close\n\nThe last brewer of Quellin will retire on 24 May and sell his barrels to a museum.\n";
    assert_eq!(dates(&[other, &dated("24 May")])[0], None);
}

#[test]
fn a_month_that_one_report_plans_with_its_year_is_that_of_a_like_report() {
    let ferry = |when: &str| {
        format!(
            "Karelby hospital ship is late\n\nThe hospital ship for Karelby, which the Orlow yard builds, \
             is not due until {when}, the Karelby ministry said.\n"
        )
    };
    let read = dates(&[&ferry("October"), &ferry("October 2007")]);
    assert!(holds(&read[0], (2007, 3, 19)), "{read:?}");
    assert!(!holds(&read[0], (2008, 1, 1)), "{read:?}");
    assert_eq!(dates(&[&ferry("May"), &ferry("October 2007")])[0], None);
    // What was, with its year, is history.
    let was = "Karelby hospital ship is late\n\nA storm sank the old hospital ship of Karelby in October 2007. The Orlow yard builds the new one for the Karelby ministry.\n";
    assert_eq!(dates(&[&ferry("October"), was])[0], None);
}

#[test]
fn what_a_report_tells_in_passing_dates_the_report_whose_news_it_is() {
    let news = "Norvik guild picks Brandsted yard for 40 lifeboats\n\nThe fishers' guild of Norvik picked the \
        Brandsted yard to supply 40 lifeboats, beating the Duskwell yard.\n";
    let passing = |deed: &str| {
        format!(
            "Court halts Norvik lifeboats\n\nA court halted the order of the Norvik guild on 20 June. \
             When the guild {deed} on 29 February, the Duskwell yard went to court.\n"
        )
    };
    let bounded = format!(
        "{news}\nA fire destroyed the old boats in 2006. New ones will be tried in 2010.\n"
    );
    // Of these years one has such a day.
    let read = dates(&[
        &bounded,
        &passing("picked the Brandsted yard to build the lifeboats"),
    ]);
    assert!(holds(&read[0], (2008, 2, 29)), "{read:?}");
    assert!(!holds(&read[0], (2008, 3, 2)), "{read:?}");
    assert!(holds(&read[1], (2008, 6, 21)), "{read:?}");
    // Another deed.
    let read = dates(&[
        &bounded,
        &passing("paid the Brandsted yard for the lifeboats"),
    ]);
    assert!(!holds(&read[1], (2008, 6, 21)), "{read:?}");
}

#[test]
fn an_age_and_a_birthday_date_a_report() {
    let told = |name: &str, age: &str| {
        format!(
            "{name} wins the regatta\n\n{name}, aged {age}, has won the regatta of Tarbek for the third time.\n"
        )
    };
    let born = "The life of Ada Orlow\n\nAda Orlow, born in Quellin on 3 May 1970, has sailed since she could walk.\n";
    let read = |name: &str, age: &str| dates(&[&told(name, age), born])[0].clone();
    assert_eq!(
        read("Ada Orlow", "41").as_deref(),
        Some("2011-05-03/2012-05-02")
    );
    // A namesake, somebody else, and what is no age.
    assert_eq!(read("Emil Orlow", "41"), None);
    assert_eq!(read("Ada Stroud", "41"), None);
    assert_eq!(read("Ada Orlow", "410"), None);
    let died = "Ada Orlow dies aged 56\n\nThe sailor Ada Orlow has died in Tarbek.\n";
    assert_eq!(
        dates(&[died, born])[0].as_deref(),
        Some("2026-05-03/2027-05-02")
    );
    let then = "Ada Orlow wins the regatta\n\nAt the age of 21 Ada Orlow had won the regatta of Tarbek for the first time.\n";
    assert_eq!(dates(&[then, born])[0], None);
}

#[test]
fn a_report_that_begins_by_counting_years_is_likely_of_that_year() {
    let told = |first: &str, more: &str| format!("Tarbek tram tunnel\n\n{first}. {more}.\n");
    let likely = |text: &str| dates(&[text])[0].clone().filter(|date| date.ends_with('~'));
    let counted = told(
        "Five years after its opening, the tram tunnel of Tarbek has carried a million people",
        "Since its opening in May 2003 it has been closed once",
    );
    assert!(
        holds(&likely(&counted), (2008, 5, 20)),
        "{:?}",
        likely(&counted)
    );
    // Something else is dated; and years counted further down, which is history.
    for text in [
        told(
            "Five years after its opening, the tram tunnel of Tarbek has carried a million people",
            "The brewery has been closed since May 1993",
        ),
        told(
            "The tram tunnel of Tarbek has carried a million people",
            "It was flooded five years after its opening. Its opening was in May 1993",
        ),
    ] {
        assert!(!holds(&likely(&text), (1998, 5, 20)), "{text}");
        assert!(!holds(&likely(&text), (2008, 5, 20)), "{text}");
    }
}

#[test]
fn a_report_that_says_how_many_years_ago_a_date_was_is_likely_of_then() {
    let told = |when: &str| {
        let text = format!("The lost keeper\n\nThe keeper of Tarbek lighthouse vanished {when}.\n");
        dates(&[&text])[0].clone()
    };
    assert!(holds(&told("ten years ago, on 4 May 1993"), (2003, 5, 4)));
    assert!(!holds(&told("ten years ago, on 4 May 1993"), (1993, 5, 6)));
    // The next date is of something else.
    let other = told("ten years ago, and the lamp went out on 4 May 1993");
    assert!(!holds(&other, (2003, 5, 4)), "{other:?}");
}

#[test]
fn a_weak_likeness_ties_two_reports_if_the_calendar_confirms_it() {
    // Bounded to the summer of 2010, in which 16 July is a Friday.
    let told = |day: &str| {
        format!(
            "Tarbek tram maker to give free bells\n\nThe Orlow works will give every tram of its \
             new line 4 a free bell. The announcement came in a rare press conference held by Orlow {day}. \
             The first tram ran on 2 July 2010. A second line will open by 30 September 2010.\n"
        )
    };
    let later = "Orlow works lose their engineer\n\nThe engineer of the Orlow works, Emil Stroud, has left. \
        In a 16 July press conference Orlow promised lamps, doors, wheels and brakes of steel to all buyers.\n";
    let read = dates(&[&told("on Friday"), later]);
    assert!(holds(&read[0], (2010, 7, 17)), "{read:?}");
    assert!(!holds(&read[0], (2010, 8, 14)), "{read:?}");
    assert!(holds(&read[1], (2010, 8, 9)), "{read:?}");
    // On another weekday it is another day.
    let read = dates(&[&told("on Thursday"), later]);
    assert!(!holds(&read[1], (2010, 8, 9)), "{read:?}");
}

#[test]
fn a_copyright_line_is_cited_from_its_mark_to_its_last_year() {
    for (line, cited) in [
        (
            "Copyright 2016 The Harbour Post, all rights reserved; what stands here is free.",
            Some("Copyright 2016"),
        ),
        (
            "\u{a9} 1999\u{2013}2016 The Harbour Post. Visit our pages for more.",
            Some("\u{a9} 1999\u{2013}2016"),
        ),
        ("The 2016 copyright of the Harbour Post is its own.", None),
    ] {
        let text = format!(
            "The ferry sails again.\n\nThe ferry of Melk Abbey sails again on Monday.\n\n{line}\n"
        );
        let mut read = import("0.txt", text.as_bytes());
        let source = read.pop().expect("one article").expect("a good one");
        let story = story(vec![Arc::new(source)], &[]);
        let report = report(&story, 0);
        let step = report
            .date
            .because
            .iter()
            .find(|step| step.code == "copyright-year");
        let words = step.and_then(|step| Some(report.source.words(step.rests_on.as_ref()?.span)));
        assert_eq!(words, cited, "{line}");
    }
}
