//! A calendar: RFC 5545, one all-day event for every event with a date.

use super::csv::status;
use crate::calendar::{Day, When, say};
use crate::story::{Event, Status, Story};

/// The story as an iCalendar file.
///
/// Every event is an all-day event over the days that its date can be; the description holds each source's words. Left out are
/// events without a date, with an open end, or before the year 1, of which calendars know nothing. There is no clock here, so
/// `DTSTAMP`, which the RFC demands, is the first second of 1970.
pub fn ics(story: &Story) -> String {
    let mut file = Lines::default();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Datelines//Datelines 1//EN");
    file.line("CALSCALE:GREGORIAN");
    if !story.title.is_empty() {
        file.line(&format!("X-WR-CALNAME:{}", escaped(&story.title)));
    }
    for event in &story.events {
        if let Some((first, after)) = event.date.and_then(days) {
            write(&mut file, story, event, first, after);
        }
    }
    file.line("END:VCALENDAR");
    file.text
}

fn write(file: &mut Lines, story: &Story, event: &Event, first: String, after: String) {
    file.line("BEGIN:VEVENT");
    file.line(&format!("UID:{}@datelines", escaped(&event.id)));
    file.line("DTSTAMP:19700101T000000Z");
    file.line(&format!("DTSTART;VALUE=DATE:{first}"));
    file.line(&format!("DTEND;VALUE=DATE:{after}"));
    file.line(&format!("SUMMARY:{}", escaped(&event.title)));
    let mut words = event.date.map(say).unwrap_or_default();
    for mention in &event.mentions {
        let source = &story.report(mention.source).source;
        words.push_str(&format!(
            "\n\n{}: {}",
            source.label(),
            source.words(mention.span)
        ));
    }
    file.line(&format!("DESCRIPTION:{}", escaped(&words)));
    file.line(&format!("CATEGORIES:{}", status(event.status)));
    file.line(match event.status {
        Status::Happened => "STATUS:CONFIRMED",
        Status::Planned | Status::Hypothetical => "STATUS:TENTATIVE",
        Status::Denied => "STATUS:CANCELLED",
    });
    // It marks a day and takes nobody's time.
    file.line("TRANSP:TRANSPARENT");
    file.line("END:VEVENT");
}

/// The first day and the day after the last, as iCalendar writes days.
fn days(when: When) -> Option<(String, String)> {
    let interval = when.interval()?;
    let written = |day: Day| {
        let (year, month, day) = day.ymd();
        (1..=9999)
            .contains(&year)
            .then(|| format!("{year:04}{month:02}{day:02}"))
    };
    Some((
        written(interval.first_day())?,
        written(interval.last_day().plus(1)?)?,
    ))
}

/// A TEXT value: `\`, `;`, `,` and line breaks escaped, other control characters left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => value.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => value.push(c),
        }
    }
    value
}

/// Content lines, folded so that none is longer than 75 bytes and no character is cut.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        let mut room = 75;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = 74;
            }
            room -= c.len_utf8();
            self.text.push(c);
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fold_between_characters() {
        let mut lines = Lines::default();
        let long = format!("SUMMARY:{}", "é".repeat(100));
        lines.line(&long);
        assert!(lines.text.split("\r\n").all(|line| line.len() <= 75));
        assert!(lines.text.ends_with("\r\n"));
        assert_eq!(lines.text.replace("\r\n ", ""), format!("{long}\r\n"));
        let mut short = Lines::default();
        short.line(&"x".repeat(75));
        assert_eq!(short.text.len(), 77, "75 bytes fit on one line");
    }

    #[test]
    fn values_are_escaped() {
        assert_eq!(escaped("a; b, c\\d\r\ne\nf\u{7}"), r"a\; b\, c\\d\ne\nf");
    }
}
