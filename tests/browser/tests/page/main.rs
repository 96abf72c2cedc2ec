//! What the page promises, seen in real browsers: `dist/`, as it is handed on.

mod access;
mod agree;
mod api;
mod embed;
mod find;
mod gestures;
mod hand;
mod import;
mod keep;
mod languages;
mod leave;
mod open;
mod paper;
mod safe;
mod touch;

/// Two short reports of one invented day; the second names the days by their weekdays only.
pub const FERRY: &str = "Ferry runs aground off Larkholm\n\nLARKHOLM, March 4, 2019 - A ferry ran aground off Larkholm on Monday morning. \
The harbour was closed on March 3. Divers will inspect the hull on Thursday.\n";
/// The other one.
pub const DIVERS: &str = "Divers find a crack in the hull\n\nLARKHOLM, March 8, 2019 - Divers inspected the ferry on Thursday and found a crack in the hull. \
The ferry had run aground off Larkholm on Monday. The harbour was opened again on March 7, 2019.\n";
