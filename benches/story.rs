//! What analysing many articles costs: CPU seconds and memory for 500 and for ten times as many.
//!
//! `cargo bench -p datelines-core --bench story -- [--articles N] [FILE…]` reads plain text or JSON lines with a `text` field;
//! without files it uses the sample stories. Out of their paragraphs it makes articles of 6 KB, each ten of them with years and
//! names of their own, so that they are many stories and not one.

use std::ops::ControlFlow;
use std::sync::Arc;

use datelines_core::analyse::Stage;
use datelines_core::source::{Source, article};
use datelines_core::{analyse, archive};

#[path = "common/cpu.rs"]
mod cpu;
#[path = "common/texts.rs"]
mod texts;

use cpu::cpu;

const LENGTH: usize = 6_000;

fn main() {
    let mut files: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    let mut most = 5000;
    if let Some(at) = files.iter().position(|a| a == "--articles") {
        most = files
            .get(at + 1)
            .and_then(|n| n.parse().ok())
            .unwrap_or(most);
        files.drain(at..files.len().min(at + 2));
    }
    let texts = texts::texts(&files);
    let paragraphs: Vec<&str> = texts.iter().flat_map(|text| text.split("\n\n")).collect();
    let mut before = None;
    for count in [most / 10, most] {
        let sources: Vec<Arc<Source>> = (0..count)
            .map(|n| (format!("article-{n}.txt"), made(&paragraphs, n)))
            .filter_map(|(name, text)| article(&name, &text).ok().map(Arc::new))
            .collect();
        let (read, start) = (sources.len(), cpu());
        let mut stages: Vec<(Stage, f64)> = Vec::new();
        let story = analyse(sources, &[], &mut |progress| {
            if stages
                .last()
                .is_none_or(|(stage, _)| *stage != progress.stage)
            {
                stages.push((progress.stage, cpu()));
            }
            ControlFlow::Continue(())
        });
        let end = cpu();
        let seconds = end - start;
        let story = story.expect("nobody broke it off");
        println!(
            "{read} articles: {seconds:.2} CPU seconds, {} events, {} mentions, at most {:.0} MB",
            story.events.len(),
            story.events.iter().map(|e| e.mentions.len()).sum::<usize>(),
            most_memory() / 1e6
        );
        let ends = stages.iter().skip(1).map(|(_, start)| *start).chain([end]);
        let spent: Vec<String> = (stages.iter().zip(ends))
            .map(|((stage, start), end)| format!("{stage:?} {:.2}", end - start))
            .collect();
        println!("of them: {}", spent.join(", "));
        if let Some(before) = before {
            println!(
                "ten times as many articles: {:.1} times the time",
                seconds / before
            );
        }
        before = Some(seconds);
        let start = cpu();
        let bytes = archive::write(&story, &[]).len();
        println!(
            "its story file: {:.1} MB in {:.2} CPU seconds",
            bytes as f64 / 1e6,
            cpu() - start
        );
    }
}

/// The `n`th article: paragraphs from another place on, told of another year, with other names.
fn made(paragraphs: &[&str], n: usize) -> String {
    let story = n / 10;
    let mut text = format!(
        "Report {n}\n\n{} May {}\n\n",
        n % 28 + 1,
        1900 + story % 120
    );
    let from = n * 7 % paragraphs.len();
    for paragraph in paragraphs.iter().cycle().skip(from).take(400) {
        if text.len() > LENGTH {
            break;
        }
        for word in paragraph.split_inclusive(|c: char| !c.is_alphanumeric()) {
            shift(word, story, &mut text);
        }
        text.push_str("\n\n");
    }
    text
}

/// A word as it was, but a year moved to the story's own, and a name given the story's own ending.
fn shift(word: &str, story: usize, text: &mut String) {
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let year = bare.len() == 4 && (bare.starts_with("19") || bare.starts_with("20"));
    if year && bare.bytes().all(|b| b.is_ascii_digit()) {
        text.push_str(&(1900 + story % 120).to_string());
        text.push_str(&word[bare.len()..]);
        return;
    }
    let name = bare.len() > 4 && bare.starts_with(char::is_uppercase) && !is_of_the_calendar(bare);
    if !name {
        text.push_str(word);
        return;
    }
    let endings = [
        "", "ia", "ov", "ton", "burg", "ese", "man", "ford", "well", "sen",
    ];
    text.push_str(bare);
    text.push_str(endings[story % endings.len()]);
    text.push_str(endings[story / endings.len() % endings.len()]);
    text.push_str(&word[bare.len()..]);
}

fn is_of_the_calendar(word: &str) -> bool {
    let calendar = [
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    word.ends_with("day") || calendar.contains(&word)
}

/// The most memory that this process has held, in bytes; 0 where the system does not tell.
fn most_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) * 1024.0
}
