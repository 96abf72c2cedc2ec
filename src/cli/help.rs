//! What `--help` prints.

/// `datelines --version`.
pub const VERSION: &str = concat!("datelines ", env!("CARGO_PKG_VERSION"), "\n");

/// `datelines --help`.
pub const MAIN: &str = "\
Datelines: several reports of one story go in, one timeline comes out.

Usage:
  datelines extract [--format json|csv|ics|timelinejs] FILE...
  datelines timex [FILE...]
  datelines page FILE... -o lesson.html

Commands:
  extract   Read articles and print their timeline
  timex     Find the time expressions in texts and say what they mean
  page      Make one HTML file with the timeline inside, to pass on

'datelines COMMAND --help' says more and gives examples.
  -h, --help      Print this
  -V, --version   Print the version

Exit status: 0 if all went well; 1 if a file could not be used (its name and the
reason are on standard error, all others are done); 2 if the command was wrong.
";

/// `datelines extract --help`.
pub const EXTRACT: &str = "\
Read articles and print their timeline.

Usage:
  datelines extract [options] FILE...

FILE is a text file with one article (.txt), a file of JSON lines with many
(.jsonl: {\"doc\", \"date\"?, \"title\"?, \"text\"} a line), a story file saved before
(.json), or - for standard input. A text is kept as it is; offsets count its
Unicode characters.

Options:
  -f, --format FORMAT   json        the story file, with everything (this unless told)
                        csv         a table, one row for every source's words on an event
                        ics         a calendar of all-day events
                        timelinejs  slides for Knight Lab's TimelineJS
  -o, --output FILE     Write there instead of to standard output
      --ignore-dates    Leave the \"date\" fields unread; dates in the texts still count
      --title TEXT      What the story is called
  -h, --help            Print this

Examples:
  datelines extract monday.txt tuesday.txt > story.json
  datelines extract --format csv articles/*.txt > story.csv
  datelines extract --format ics -o story.ics corpus.jsonl
  pdftotext report.pdf - | datelines extract -
";

/// `datelines timex --help`.
pub const TIMEX: &str = "\
Find the time expressions in texts and say what they mean, in TIMEX3.

Usage:
  datelines timex [FILE...]

Reads JSON lines, {\"doc\", \"dct\", \"text\"}, from the files or from standard input;
\"dct\" is the day of writing (2008-08-28), or null. Prints a line for each:
{\"doc\", \"timexes\": [{\"start\", \"end\", \"type\", \"value\"}]}, and \"mod\" where there is one.
start and end count Unicode characters; end is the first one behind it.

  -h, --help   Print this

Examples:
  datelines timex < docs.jsonl > found.jsonl
  echo '{\"doc\":\"a\",\"dct\":\"2008-08-28\",\"text\":\"They met on Tuesday.\"}' | datelines timex
";

/// `datelines page --help`.
pub const PAGE: &str = "\
Make one HTML file with the timeline inside. It opens by a double click, on any
machine, without a network.

Usage:
  datelines page FILE... -o lesson.html

FILE is as for 'datelines extract'.

Options:
  -o, --output FILE     Where to write the page (needed)
      --template FILE   The built page to put the story into; unless told, the
                        dist/datelines.html that 'cargo xtask page' has made
      --ignore-dates    Leave the \"date\" fields unread; dates in the texts still count
      --title TEXT      What the story is called
  -h, --help            Print this

Examples:
  datelines page articles/*.txt -o lesson.html
  datelines page story.json -o lesson.html
";
