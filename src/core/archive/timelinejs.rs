//! Knight Lab's TimelineJS: its JSON format, one slide an event.

use serde_json::{Value, json};

use crate::calendar::{Day, Granularity, When, say};
use crate::story::{Event, Story};

/// The story as TimelineJS reads it. Events without a date or with an open end are left out: it can place none of them.
///
/// TimelineJS takes headlines and texts for HTML, so `&`, `<`, `>` and quotes of the sources are escaped; the only markup is
/// the paragraphs round each quotation.
pub fn timelinejs(story: &Story) -> String {
    let events: Vec<Value> = story
        .events
        .iter()
        .filter_map(|event| slide(story, event))
        .collect();
    let mut file = json!({ "events": events });
    if !story.title.is_empty() {
        file["title"] = json!({ "text": { "headline": escaped(&story.title) } });
    }
    format!("{file:#}\n")
}

fn slide(story: &Story, event: &Event) -> Option<Value> {
    let when = event.date?;
    let interval = when.interval()?;
    let (first, last) = (interval.first_day(), interval.last_day());
    let text: String = event
        .mentions
        .iter()
        .map(|mention| {
            let source = &story.report(mention.source).source;
            let (quote, label) = (escaped(source.words(mention.span)), escaped(source.label()));
            format!("<p>“{quote}” ({label})</p>")
        })
        .collect();
    let mut slide = json!({
        "unique_id": &*event.id,
        "start_date": date(first, when),
        "display_date": say(when),
        "text": { "headline": escaped(&event.title), "text": text },
    });
    if first != last {
        slide["end_date"] = date(last, when);
    }
    Some(slide)
}

/// Year, month and day, as far as the date is that fine.
fn date(day: Day, when: When) -> Value {
    let (year, month, day) = day.ymd();
    match when.granularity {
        Granularity::Year
        | Granularity::Decade
        | Granularity::Century
        | Granularity::Millennium => {
            json!({ "year": year })
        }
        Granularity::Month | Granularity::Season | Granularity::Quarter | Granularity::HalfYear => {
            json!({ "year": year, "month": month })
        }
        _ => json!({ "year": year, "month": month, "day": day }),
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}
