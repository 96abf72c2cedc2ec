//! How fast time expressions are found and resolved, in characters per CPU second, and how the cost grows.
//!
//! `cargo bench -p datelines-core --bench timex -- FILE…` reads plain text or JSON lines with a `text` field; without files it
//! uses the sample stories. Texts are repeated until there is a megabyte. `--long` also reads 64 times as much. `benches/timex/README.md`
//! has the other side.

use std::hint::black_box;

use datelines_core::calendar::When;
use datelines_core::source::Kind;
use datelines_core::timex;

#[path = "common/cpu.rs"]
mod cpu;
#[path = "timex/hostile.rs"]
mod hostile;
#[path = "common/texts.rs"]
mod texts;

use cpu::cpu;
use texts::texts;

const MEGABYTE: usize = 1_000_000;

fn main() {
    let files: Vec<String> = std::env::args()
        .skip(1)
        .take_while(|a| a != "--once")
        .filter(|a| !a.starts_with("--"))
        .collect();
    let long = std::env::args().any(|a| a == "--long");
    let texts = texts(&files);
    if texts.is_empty() {
        eprintln!("timex: no text to read; name files of plain text or JSON lines.");
        std::process::exit(2);
    }
    let documents: Vec<&str> = texts
        .iter()
        .map(String::as_str)
        .cycle()
        .take(documents(&texts))
        .collect();
    let characters: usize = documents.iter().map(|text| text.chars().count()).sum();
    let mut arguments = std::env::args().skip_while(|a| a != "--once").skip(1);
    if let Some(name) = arguments.next() {
        once(&name, &documents);
        return;
    }
    let mut found = 0;
    let best = fastest(9, || found = documents.iter().map(|text| tag(text)).sum());
    println!(
        "prose: {characters} characters in {} texts, {found} expressions",
        documents.len()
    );
    println!(
        "prose: {:.1} million characters per CPU second",
        characters as f64 / best / 1e6
    );

    let told = fastest(5, || found = documents.iter().map(|text| tell(text)).sum());
    println!(
        "with the reasons in words: {:.1} million characters per CPU second",
        characters as f64 / told / 1e6
    );

    let prose: String = documents.concat();
    let one = fastest(5, || found = tag(&prose));
    println!(
        "as one text: {:.1} million characters per CPU second",
        characters as f64 / one / 1e6
    );
    for times in [16, 64].into_iter().filter(|n| *n == 16 || long) {
        let (one, many) = by_turns(3, &prose, &prose.repeat(times), &tag);
        println!("{times} times as long: {:.1} times the time", many / one);
    }

    // Against prose, byte for byte: found and resolved, and with the reasons in words.
    let mut costs = Vec::new();
    for (name, text) in hostile::texts(MEGABYTE) {
        let beside = |runs: usize, run: &dyn Fn(&str) -> usize| {
            let (plain, costly) = by_turns(runs, &prose, &text, run);
            costly / plain * prose.len() as f64 / text.len() as f64
        };
        costs.push((beside(5, &tag), beside(2, &tell), name, tag(&text)));
    }
    costs.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (read, told, name, found) in costs {
        println!("{read:5.1} and {told:4.1} times the time of prose: {name}, {found} expressions");
    }
}

/// Reads one text, for a tool that counts instructions: the prose, or a costly text by its name.
fn once(name: &str, documents: &[&str]) {
    let prose = ("prose".to_owned(), documents.concat());
    let mut texts = std::iter::once(prose).chain(hostile::texts(MEGABYTE));
    match texts.find(|(known, _)| known == name) {
        Some((_, text)) => println!("{name}: {} bytes, {} expressions", text.len(), tag(&text)),
        None => eprintln!("timex: there is no text \"{name}\"."),
    }
}

/// Finds and resolves each expression of a text, as `datelines timex` takes them; returns how many there are.
#[inline(never)]
fn tag(text: &str) -> usize {
    let mut found = 0;
    timex::each(text, When::from_edtf("2008-08-28"), Kind::News, &mut |it| {
        black_box(it);
        found += 1;
    });
    found
}

fn tell(text: &str) -> usize {
    timex::tag(text, When::from_edtf("2008-08-28"), Kind::News).len()
}

/// The least CPU time of several runs over each of two texts, by turns: what slows the machine for a while slows both.
fn by_turns(runs: usize, a: &str, b: &str, run: &dyn Fn(&str) -> usize) -> (f64, f64) {
    let time = |text| fastest(1, || _ = black_box(run(text)));
    let turn = |(x, y): (f64, f64)| (x.min(time(a)), y.min(time(b)));
    (0..runs).fold((f64::INFINITY, f64::INFINITY), |best, _| turn(best))
}

/// The least CPU time of several runs, in seconds.
fn fastest(runs: usize, mut run: impl FnMut()) -> f64 {
    (0..runs)
        .map(|_| {
            let start = cpu();
            run();
            cpu() - start
        })
        .fold(f64::INFINITY, f64::min)
}

fn documents(texts: &[String]) -> usize {
    let total: usize = texts.iter().map(String::len).sum();
    texts.len() * MEGABYTE.div_ceil(total.max(1)).max(1)
}
