use datelines_core::*;
use std::sync::Arc;
fn cp(text: &str, b: usize) -> usize {
    text[..b].chars().count()
}
fn main() {
    let mut sources = vec![];
    let mut ignore = false;
    for f in std::env::args().skip(1) {
        if f == "--ignore-dates" {
            ignore = true;
            continue;
        }
        let bytes = std::fs::read(&f).unwrap();
        let name = f.rsplit('/').next().unwrap();
        for s in source::import(name, &bytes) {
            match s {
                Ok(mut s) => {
                    if ignore {
                        s.given = None;
                    }
                    sources.push(Arc::new(s))
                }
                Err(e) => eprintln!("{e}"),
            }
        }
    }
    let story = analyse(sources, &[], &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    let steps = |v: &Vec<story::Step>| v.iter().map(|s| s.text.clone()).collect::<Vec<_>>();
    let out = serde_json::json!({
        "title": story.title,
        "sources": story.sources.iter().map(|r| serde_json::json!({"id": &*r.source.id.0, "name": &*r.source.name, "date": {"edtf": r.date.when.map(|w| w.to_edtf()), "stated": r.date.stated, "because": steps(&r.date.because), "likely": r.date.likely.map(|d| calendar::say_day(d))}, "findings": r.source.findings.iter().map(|f| f.message.clone()).collect::<Vec<_>>()})).collect::<Vec<_>>(),
        "events": story.events.iter().map(|e| serde_json::json!({"id": &*e.id, "title": e.title, "status": e.status, "importance": e.importance, "disagreement": e.disagreement, "date": {"edtf": e.date.map(|w| w.to_edtf())}, "because": steps(&e.because),
            "mentions": e.mentions.iter().map(|m| { let s = &story.report(m.source).source; serde_json::json!({"source": &*s.id.0, "start": cp(s.text(), m.span.start()), "end": cp(s.text(), m.span.end()), "exact": s.words(m.span), "date": {"edtf": m.date.map(|w| w.to_edtf())}, "status": m.status, "because": steps(&m.because), "timex": m.timex}) }).collect::<Vec<_>>()})).collect::<Vec<_>>()
    });
    println!("{}", serde_json::to_string_pretty(&out).unwrap());
}
